package ledger_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// A source is suspended, resumed, closed and moved in time at random, while people
// pay, commit, revise, receive and take back. After every order the ledger and a model
// that knows only what each day is agree on what came of it, and on what is paid from
// before the source began.
func TestLifeSimulation(t *testing.T) {
	came := map[string]int{}
	for seed := range uint64(12) {
		store := &memstore.Store{Seed: seed, ConflictPercent: 20}
		if seed%2 == 1 {
			store.NonAtomic, store.StopPercent = true, 20
		}
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { simulateLife(t, store, seed, 250, came) })
	}
	for _, outcome := range []string{
		"paid", "committed", "revised", "received", "reversed", "suspended", "resumed", "closed", "amended",
		"before-window", "over-retroactive-cap", "before-effectiveness", "source-suspended", "suspended-unbegun", "closed-undelivered",
		"after-closing", "commitment-after-closing", "allocation-after-closing", "already-suspended", "suspension-overlaps", "not-suspended",
		"resumed-before-suspension", "suspended-after-closing", "already-closed", "closing-later", "payments-before", "cap-below-used",
	} {
		if came[outcome] == 0 {
			t.Errorf("nothing was ever %s: %v", outcome, came)
		}
	}
}

// A lifeModel keeps for every day what it is, and every payment.
type lifeModel struct {
	next             int
	acts             int
	begins, from     ledger.Date
	closes, deadline ledger.Date
	cap              int64
	closed           bool
	suspended        map[ledger.Date]string // "transition" or "suspended", and since when
	since            map[ledger.Date]ledger.Date
	open, end        ledger.Date // first day of the suspension that nobody lifted; first day behind the last that was
	first            ledger.Date // that was charged when the source had begun by then
	payments         []*lifePayment
}

type lifePayment struct {
	ref   string
	day   ledger.Date
	minor int64
	back  bool
}

const lifeSpan = 400 // days from the first on that orders are about

func simulateLife(t *testing.T, store ledger.Store, seed uint64, steps int, came map[string]int) {
	ctx := context.Background()
	people := []*ledger.Ledger{ledgertest.New(store, 1), ledgertest.New(store, 2)}
	first := day("2018-01-01")
	m := &lifeModel{
		next: 5, begins: first.AddDays(60), from: first.AddDays(20), closes: first.AddDays(300), deadline: first.AddDays(350), cap: 50000,
		suspended: map[ledger.Date]string{}, since: map[ledger.Date]ledger.Date{},
	}
	for _, c := range []ledger.Command{
		createLedger(),
		&ledger.RegisterSource{ID: "minsk", SourceRegistered: ledger.SourceRegistered{
			Kind: "other", Currency: "BYN", Opens: first.AddDays(30), Effective: m.begins, Closes: m.closes, Deadline: m.deadline,
			RetroactiveFrom: m.from, RetroactiveCap: ledger.Money{Minor: m.cap, Currency: "BYN"},
		}},
		lifeLine("networks", m.from), lifeLine("salaries", m.from),
	} {
		if _, err := people[0].Do(ctx, "begin", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
	r := rand.New(rand.NewPCG(seed, 7))
	for step := range steps {
		o := m.random(ctx, people[r.IntN(2)], r, first.AddDays(r.IntN(lifeSpan)))
		out, err := o.give()
		got, done := out.Ref.String(), o.done
		if err != nil {
			if got = ledger.RefusalCode(err); got == "" {
				t.Fatalf("step %d: %s: %v", step, o.say, err)
			}
			done = got
		}
		came[done]++
		if got != o.want {
			t.Fatalf("step %d: %s\ngave %s (%v), the model says %s", step, o.say, got, err, o.want)
		}
		if err := people[0].Views.CatchUp(ctx, ""); err != nil {
			t.Fatal(err)
		}
		if s := people[0].Views.Books().Sources["minsk"]; s.Retroactive() != m.early(m.begins) {
			t.Fatalf("step %d: %s\n%d paid from before the source began, %d in the model", step, o.say, s.Retroactive(), m.early(m.begins))
		}
	}
	again := ledgertest.NewViews(store)
	if err := again.CatchUp(ctx, ""); err != nil {
		t.Fatal(err)
	}
	if err := people[0].Views.CatchUp(ctx, ""); err != nil {
		t.Fatal(err)
	}
	if picture(people[0].Views.Books()) != picture(again.Books()) {
		t.Error("folded again, the books are others")
	}
}

func lifeLine(path string, from ledger.Date) *ledger.ApproveAllocation {
	return &ledger.ApproveAllocation{
		Source: "minsk", Line: path, FirstDay: from, LastDay: day("2021-12-31"), Amount: ledger.Money{Minor: 1e12, Currency: "BYN"}, Act: "1", Date: day("2017-12-01"),
	}
}

// charge notes the first day that was charged when the source had begun by then.
func (m *lifeModel) charge(on ledger.Date) {
	if on >= m.begins && (m.first == ledger.NoDate || on < m.first) {
		m.first = on
	}
}

func (m *lifeModel) ref() string {
	m.next++
	return fmt.Sprint("minsk#", m.next-1)
}

func (m *lifeModel) act() string {
	m.acts++
	return fmt.Sprint("Act ", m.acts)
}

// early is what stands paid from before a day, and was paid as such.
func (m *lifeModel) early(begins ledger.Date) (sum int64) {
	for _, p := range m.payments {
		if !p.back && p.day < begins {
			sum += p.minor
		}
	}
	return sum
}

func (m *lifeModel) random(ctx context.Context, l *ledger.Ledger, r *rand.Rand, on ledger.Date) order {
	do := func(c ledger.Command) func() (ledger.Outcome, error) {
		return func() (ledger.Outcome, error) { return l.Do(ctx, "order", c.Decide) }
	}
	line := pick(r, "networks", "networks", "salaries")
	switch n := r.IntN(100); {
	case n < 40:
		return m.pay(r, line, on, do)
	case n < 50:
		c := &ledger.MakeCommitment{Source: "minsk", Terms: ledger.Terms{Number: m.act(), Date: on}, Parts: []ledger.Part{{Line: line, Minor: 1}}}
		return order{fmt.Sprintf("commit %+v", *c), m.want(m.mayCommit(line, on)), "committed", do(c)}
	case n < 58:
		c := &ledger.ReviseAllocation{
			Source: "minsk", Line: line, Differences: true, Amount: ledger.Money{Minor: pick(r, int64(-100), 100), Currency: "BYN"}, Act: m.act(), Date: on,
		}
		return order{fmt.Sprintf("revise %+v", *c), m.want(m.mayRevise(c)), "revised", do(c)}
	case n < 64:
		c := &ledger.RecordReceipt{
			Source: "minsk", Kind: pick(r, ledger.ReceiptAdvance, ledger.ReceiptReimbursement, ledger.ReceiptRefundIn), Account: "a", Date: on,
			Amount: ledger.Money{Minor: 1, Currency: "BYN"},
		}
		c.Document.Number = m.act()
		return order{fmt.Sprintf("receive %+v", *c), m.want(m.mayReceive(c)), "received", do(c)}
	case n < 72 && len(m.payments) > 0:
		p := pick(r, m.payments...)
		c := ledger.ReverseExpenditure{Entry: parsed(p.ref), Date: max(on, p.day), Reason: m.act()}
		why := ""
		if p.back {
			why = "already-reversed"
		}
		o := order{fmt.Sprintf("reverse %+v", c), m.want(why), "reversed", func() (ledger.Outcome, error) { return l.Reverse(ctx, c) }}
		p.back = true
		m.charge(p.day)
		return o
	case n < 80:
		return m.suspend(r, on, do)
	case n < 88:
		c := &ledger.ResumeSource{Source: "minsk", From: on, Act: m.act()}
		return order{fmt.Sprintf("resume %+v", *c), m.want(m.resume(on)), "resumed", do(c)}
	case n < 91:
		c := &ledger.CloseSource{Source: "minsk", On: on.AddDays(200), Act: m.act()}
		return order{fmt.Sprintf("close %+v", *c), m.want(m.close(c.On)), "closed", do(c)}
	}
	return m.amend(r, do)
}

// want is the refusal, or the reference of the entry that is made.
func (m *lifeModel) want(why string) string {
	if why != "" {
		return why
	}
	return m.ref()
}

func (m *lifeModel) pay(r *rand.Rand, line string, on ledger.Date, do func(ledger.Command) func() (ledger.Outcome, error)) order {
	c := &ledger.RecordExpenditure{Source: "minsk", Line: line, Date: on, Amount: ledger.Money{Minor: int64(1 + r.IntN(12000)), Currency: "BYN"}}
	c.Document.Number = m.act()
	if r.IntN(2) == 0 {
		c.AcceptanceDate = on.AddDays(-r.IntN(60))
	}
	o := order{fmt.Sprintf("pay %+v", *c), m.want(m.mayPay(c)), "paid", do(c)}
	if ref := o.want; strings.HasPrefix(ref, "minsk#") {
		m.charge(on)
		m.payments = append(m.payments, &lifePayment{ref: ref, day: on, minor: c.Amount.Minor})
	}
	return o
}

func (m *lifeModel) mayPay(c *ledger.RecordExpenditure) string {
	switch {
	case c.Date < m.from:
		return "before-window"
	case c.Date < m.begins && m.early(m.begins)+c.Amount.Minor > m.cap:
		return "over-retroactive-cap"
	case c.Date > m.deadline:
		return "after-closing"
	case c.Date > m.closes && (c.AcceptanceDate == ledger.NoDate || c.AcceptanceDate > m.closes):
		return "closed-undelivered"
	case c.Line == "salaries":
		return ""
	case m.suspended[c.Date] == "suspended":
		return "source-suspended"
	case m.suspended[c.Date] == "transition" && (c.AcceptanceDate == ledger.NoDate || c.AcceptanceDate >= m.since[c.Date]):
		return "suspended-unbegun"
	}
	return ""
}

func (m *lifeModel) mayCommit(line string, on ledger.Date) string {
	switch {
	case on < m.begins && on >= day("2018-01-31"):
		return "before-effectiveness"
	case on < m.begins:
		return "before-opening"
	case on > m.closes:
		return "commitment-after-closing"
	case m.suspended[on] != "" && line != "salaries":
		return "source-suspended"
	}
	return ""
}

func (m *lifeModel) mayRevise(c *ledger.ReviseAllocation) string {
	switch {
	case c.Date > m.deadline:
		return "act-outside-line"
	case c.Amount.Minor < 0:
		return ""
	case c.Date > m.closes:
		return "allocation-after-closing"
	case m.suspended[c.Date] != "" && c.Line != "salaries":
		return "source-suspended"
	}
	return ""
}

func (m *lifeModel) mayReceive(c *ledger.RecordReceipt) string {
	switch {
	case c.Date < m.begins && c.Date >= day("2018-01-31"):
		return "before-effectiveness"
	case c.Date < m.begins:
		return "before-opening"
	case c.Date > m.deadline && c.Kind != ledger.ReceiptRefundIn:
		return "after-closing"
	case m.suspended[c.Date] != "" && c.Kind == ledger.ReceiptAdvance:
		return "source-suspended"
	}
	return ""
}

func (m *lifeModel) suspend(r *rand.Rand, on ledger.Date, do func(ledger.Command) func() (ledger.Outcome, error)) order {
	c := &ledger.SuspendSource{Source: "minsk", From: on, Transition: r.IntN(40), Except: []string{"salaries"}, Act: m.act()}
	why := ""
	switch {
	case on > m.closes:
		why = "suspended-after-closing"
	case m.open != ledger.NoDate:
		why = "already-suspended"
	case on < m.end:
		why = "suspension-overlaps"
	default:
		m.open = on
		for d := range 2 * lifeSpan {
			state := "suspended"
			if d < c.Transition {
				state = "transition"
			}
			m.suspended[on.AddDays(d)], m.since[on.AddDays(d)] = state, on
		}
	}
	return order{fmt.Sprintf("suspend %+v", *c), m.want(why), "suspended", do(c)}
}

func (m *lifeModel) resume(on ledger.Date) string {
	switch {
	case m.open == ledger.NoDate:
		return "not-suspended"
	case on < m.open:
		return "resumed-before-suspension"
	}
	m.open, m.end = ledger.NoDate, on
	for d := range 3 * lifeSpan {
		delete(m.suspended, on.AddDays(d))
	}
	return ""
}

func (m *lifeModel) close(on ledger.Date) string {
	switch {
	case m.closed:
		return "already-closed"
	case on > m.closes:
		return "closing-later"
	}
	m.closes, m.closed = on, true
	return ""
}

// amend moves the day on which the source comes into force, or the cap.
func (m *lifeModel) amend(r *rand.Rand, do func(ledger.Command) func() (ledger.Outcome, error)) order {
	c := &ledger.AmendSource{ID: "minsk", SourceAmended: ledger.SourceAmended{Act: m.act()}}
	why := ""
	if r.IntN(2) == 0 {
		c.Effective = day("2018-02-10").AddDays(r.IntN(60))
		if c.Effective == m.begins {
			c.Effective++
		}
		switch {
		case c.Effective > m.begins && m.first != ledger.NoDate && m.first < c.Effective:
			why = "payments-before"
		case m.early(c.Effective) > m.cap:
			why = "cap-below-used"
		default:
			m.begins = c.Effective
		}
	} else {
		c.RetroactiveCap = ledger.Money{Minor: m.cap + int64(r.IntN(40000)) - 19990, Currency: "BYN"}
		if c.RetroactiveCap.Minor <= 0 || c.RetroactiveCap.Minor == m.cap {
			c.RetroactiveCap.Minor = m.cap + 1
		}
		if m.early(m.begins) > c.RetroactiveCap.Minor {
			why = "cap-below-used"
		} else {
			m.cap = c.RetroactiveCap.Minor
		}
	}
	return order{fmt.Sprintf("amend %+v", *c), m.want(why), "amended", do(c)}
}

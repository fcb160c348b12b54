package ledger_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// Contracts are made, changed, invoiced, paid, released; invoices and payments are
// taken back and replaced, in any order, rightly and wrongly. After every order the
// ledger and a model of maps and decimals agree on what came of it, on what stands on
// every line at every stage, and on what is left of every contract and invoice. No
// amount is ever in two stages: what was committed is open, accepted, paid or given
// back.
func TestObligationSimulation(t *testing.T) {
	came := map[string]int{}
	for seed := range uint64(6) {
		store := &memstore.Store{Seed: seed, ConflictPercent: 20}
		if seed%2 == 1 {
			store.NonAtomic, store.StopPercent = true, 20
		}
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { simulateObligations(t, store, seed, 500, came) })
	}
	for _, outcome := range []string{
		"made", "changed", "released", "accepted", "taken back", "paid", "reversed", "reversed in part", "replaced", "over-available", "over-obligation",
		"obligation-closed", "not-on-line", "before-obligation", "liability-used", "already-reversed", "reopens-over-available", "nothing-to-change",
	} {
		if came[outcome] == 0 {
			t.Errorf("nothing was ever %s: %v", outcome, came)
		}
	}
}

type due struct {
	ref      string
	number   string
	stage    ledger.Stage
	date     ledger.Date
	left     map[string]decimal.Decimal // by line
	accepted *modelPayment              // what accepting it did
	back     string                     // reference of the reversal
}

// A modelPayment is a payment or an accepted invoice: what it took off a contract or
// an invoice.
type modelPayment struct {
	line     string
	amount   decimal.Decimal
	date     ledger.Date
	against  *due
	took     decimal.Decimal
	reversed bool
	order    ledger.RecordExpenditure
}

type dueModel struct {
	next     int
	number   int
	plan     map[string]decimal.Decimal
	sums     map[string]map[ledger.Stage]decimal.Decimal // by line
	dues     map[string]*due
	payments map[string]*modelPayment
	// What ever came in by contracts and invoices without one, and went out again.
	committed, released, paid decimal.Decimal
}

func (m *dueModel) ref() string {
	m.next++
	return fmt.Sprint("minsk#", m.next-1)
}

func (m *dueModel) available(line string) decimal.Decimal {
	s := m.sums[line]
	return m.plan[line].Sub(s[ledger.StageCommitted]).Sub(s[ledger.StageAccrued]).Sub(s[ledger.StageSpent])
}

func (m *dueModel) post(line string, stage ledger.Stage, amount decimal.Decimal) {
	m.sums[line][stage] = m.sums[line][stage].Add(amount)
}

// put adds to what is left of a contract or an invoice, and to its line's stage.
func (m *dueModel) put(d *due, line string, amount decimal.Decimal) {
	d.left[line] = d.left[line].Add(amount)
	m.post(line, d.stage, amount)
}

func (d *due) total() (sum decimal.Decimal) {
	for _, left := range d.left {
		sum = sum.Add(left)
	}
	return sum
}

// take decides what a payment or an invoice takes off, or refuses it.
func (m *dueModel) take(d *due, line string, date ledger.Date, amount, returned decimal.Decimal, final bool) (decimal.Decimal, string) {
	var took decimal.Decimal
	if d != nil {
		took = amount
		switch left := d.left[line]; {
		case d.total().IsZero():
			return took, "obligation-closed"
		case date < d.date:
			return took, "before-obligation"
		case left.IsZero():
			return took, "not-on-line"
		case amount.GreaterThan(left):
			return took, "over-obligation"
		case final:
			took = left
		}
	}
	if amount.GreaterThan(m.available(line).Add(returned).Add(took)) {
		return took, "over-available"
	}
	return took, ""
}

var dueLines = []string{"networks", "training", "workplaces"}

func simulateObligations(t *testing.T, store ledger.Store, seed uint64, steps int, came map[string]int) {
	ctx := context.Background()
	people := []*ledger.Ledger{ledgertest.New(store, 1), ledgertest.New(store, 2)}
	m := &dueModel{plan: map[string]decimal.Decimal{}, sums: map[string]map[ledger.Stage]decimal.Decimal{}, dues: map[string]*due{}, payments: map[string]*modelPayment{}, next: 1}
	orders := []ledger.Command{createLedger(), registerBudget()}
	for i, line := range dueLines {
		amount := ledger.Money{Minor: int64(20000 * (i + 1)), Currency: "BYN"}
		orders = append(orders, &ledger.ApproveAllocation{
			Source: "minsk", Line: line, FirstDay: day("2018-01-01"), LastDay: day("2019-12-31"), Amount: amount, Act: "1", Date: day("2018-01-01"),
		})
		m.plan[line], m.sums[line] = amount.Decimal(), map[ledger.Stage]decimal.Decimal{}
		m.next += 2
	}
	for _, c := range orders {
		if _, err := people[0].Do(ctx, "begin", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
	r := rand.New(rand.NewPCG(seed, 7))
	for step := range steps {
		l := people[r.IntN(2)]
		o := m.random(ctx, l, r)
		out, err := o.give()
		got := out.Ref.String()
		if out.Already {
			got = "already " + got
		}
		if err != nil {
			if got = ledger.RefusalCode(err); got == "" {
				t.Fatalf("step %d: %s: %v", step, o.say, err)
			}
			came[got]++
		} else {
			came[o.done]++
		}
		if got != o.want {
			t.Fatalf("step %d: %s\ngave %s (%v), the model says %s", step, o.say, got, err, o.want)
		}
		if err := l.Views.CatchUp(ctx, ""); err != nil {
			t.Fatal(err)
		}
		m.compare(t, step, l.Views.Books().Sources["minsk"])
	}
	m.readFromTheBeginning(t, store)
}

// An order is one that was decided by the model and waits to be given to the ledger.
type order struct {
	say, want, done string
	give            func() (ledger.Outcome, error)
}

func money(d decimal.Decimal) ledger.Money {
	return ledger.Money{Minor: d.Shift(2).IntPart(), Currency: "BYN"}
}

func (m *dueModel) random(ctx context.Context, l *ledger.Ledger, r *rand.Rand) order {
	date := day("2018-01-01").AddDays(r.IntN(600))
	switch n := r.IntN(100); {
	case n < 15:
		return m.randomContract(ctx, l, r, date)
	case n < 25:
		return m.randomChange(ctx, l, r, date)
	case n < 32:
		return m.randomRelease(ctx, l, r, date)
	case n < 50:
		return m.randomInvoice(ctx, l, r, date)
	case n < 55:
		return m.randomStorno(ctx, l, r, date)
	case n < 82:
		c := m.randomPayment(r, date)
		return order{fmt.Sprintf("%+v", c), m.pay(&c, decimal.Decimal{}), "paid", func() (ledger.Outcome, error) { return l.Do(ctx, "pay", c.Decide) }}
	case n < 91:
		return m.randomReversal(ctx, l, r, date)
	default:
		return m.randomReplacement(ctx, l, r)
	}
}

func (m *dueModel) randomContract(ctx context.Context, l *ledger.Ledger, r *rand.Rand, date ledger.Date) order {
	m.number++
	c := &ledger.MakeCommitment{Source: "minsk", Terms: ledger.Terms{Number: fmt.Sprint("c", m.number), Date: date, Payee: "Медсофт"}}
	asked, refusal := map[string]decimal.Decimal{}, ""
	for i := range 1 + r.IntN(2) {
		line := dueLines[(r.IntN(3)+i)%3]
		part := ledger.Part{Line: line, Minor: int64(1 + r.IntN(9000))}
		if slices.ContainsFunc(c.Parts, func(p ledger.Part) bool { return p.Line == line }) {
			continue
		}
		c.Parts = append(c.Parts, part)
		asked[line] = decimal.New(part.Minor, -2)
		if asked[line].GreaterThan(m.available(line)) {
			refusal = "over-available"
		}
	}
	want := refusal
	if refusal == "" {
		d := &due{ref: m.ref(), number: c.Number, stage: ledger.StageCommitted, date: date, left: map[string]decimal.Decimal{}}
		m.dues[d.ref], want = d, d.ref
		for line, amount := range asked {
			m.put(d, line, amount)
			m.committed = m.committed.Add(amount)
		}
	}
	return order{fmt.Sprintf("make %+v", *c), want, "made", func() (ledger.Outcome, error) { return l.Do(ctx, "make", c.Decide) }}
}

// anyDue is a contract or invoice, open or not; nil where there is none.
func (m *dueModel) anyDue(r *rand.Rand, stage ledger.Stage) *due {
	var list []string
	for ref, d := range m.dues {
		if d.stage == stage && (!d.total().IsZero() || r.IntN(4) == 0) {
			list = append(list, ref)
		}
	}
	if len(list) == 0 {
		return nil
	}
	slices.Sort(list)
	return m.dues[list[r.IntN(len(list))]]
}

func parsed(ref string) ledger.Ref {
	x, err := ledger.ParseRef(ref)
	if err != nil {
		panic(err)
	}
	return x
}

func (m *dueModel) randomChange(ctx context.Context, l *ledger.Ledger, r *rand.Rand, date ledger.Date) order {
	d := m.anyDue(r, ledger.StageCommitted)
	if d == nil {
		return m.randomContract(ctx, l, r, date)
	}
	m.number++
	line := pick(r, dueLines...)
	c := ledger.ChangeCommitment{
		Entry: parsed(d.ref), Date: date, Act: fmt.Sprint("a", m.number), Parts: []ledger.Part{{Line: line, Minor: int64(r.IntN(8000)) - 4000}},
	}
	amount, want := decimal.New(c.Parts[0].Minor, -2), ""
	switch {
	case date < d.date:
		want = "before-obligation"
	case amount.IsZero():
		want = "part-not-positive"
	case amount.IsNegative() && amount.Neg().GreaterThan(d.left[line]):
		want = "over-obligation"
	case amount.IsPositive() && amount.GreaterThan(m.available(line)):
		want = "over-available"
	default:
		want = m.ref()
		m.put(d, line, amount)
		m.committed = m.committed.Add(amount)
	}
	return order{fmt.Sprintf("change %+v", c), want, "changed", func() (ledger.Outcome, error) { return l.ChangeCommitment(ctx, c) }}
}

func (m *dueModel) randomRelease(ctx context.Context, l *ledger.Ledger, r *rand.Rand, date ledger.Date) order {
	d := m.anyDue(r, pick(r, ledger.StageCommitted, ledger.StageAccrued))
	if d == nil {
		return m.randomContract(ctx, l, r, date)
	}
	m.number++
	c := ledger.ReleaseObligation{Stage: d.stage, Entry: parsed(d.ref), Date: date, Reason: "ended", Act: fmt.Sprint("r", m.number)}
	want := ""
	if r.IntN(2) == 0 {
		c.Line, c.Amount = pick(r, dueLines...), ledger.Money{Minor: int64(1 + r.IntN(4000)), Currency: "BYN"}
	}
	left := d.left[c.Line]
	switch amount := c.Amount.Decimal(); {
	case d.total().IsZero():
		want = "obligation-closed"
	case date < d.date:
		want = "before-obligation"
	case c.Line == "":
		want = m.ref()
		for line, left := range d.left {
			m.put(d, line, left.Neg())
			m.released = m.released.Add(left)
		}
	case left.IsZero():
		want = "not-on-line"
	case amount.GreaterThan(left):
		want = "over-obligation"
	default:
		want = m.ref()
		m.put(d, c.Line, amount.Neg())
		m.released = m.released.Add(amount)
	}
	return order{fmt.Sprintf("release %+v", c), want, "released", func() (ledger.Outcome, error) { return l.ReleaseObligation(ctx, c) }}
}

func (m *dueModel) randomInvoice(ctx context.Context, l *ledger.Ledger, r *rand.Rand, date ledger.Date) order {
	m.number++
	c := &ledger.AcceptLiability{
		Source: "minsk", Line: pick(r, dueLines...), Amount: ledger.Money{Minor: int64(1 + r.IntN(5000)), Currency: "BYN"},
		Terms: ledger.Terms{Number: fmt.Sprint("i", m.number), Date: date, Payee: "Медтех"},
	}
	var contract *due
	if r.IntN(4) > 0 {
		if contract = m.anyDue(r, ledger.StageCommitted); contract != nil {
			c.Commitment, c.Final = contract.ref, r.IntN(3) == 0
			for _, line := range dueLines { // mostly the right one
				if !contract.left[line].IsZero() && r.IntN(2) == 0 {
					c.Line = line
				}
			}
		}
	}
	amount := c.Amount.Decimal()
	took, want := m.take(contract, c.Line, date, amount, decimal.Decimal{}, c.Final)
	if want == "" {
		want = m.ref()
		d := &due{ref: want, number: c.Number, stage: ledger.StageAccrued, date: date, left: map[string]decimal.Decimal{}}
		d.accepted = &modelPayment{line: c.Line, amount: amount, date: date, against: contract, took: took}
		m.dues[d.ref] = d
		m.put(d, c.Line, amount)
		m.settle(d.accepted, 1)
	}
	return order{fmt.Sprintf("accept %+v", *c), want, "accepted", func() (ledger.Outcome, error) { return l.Do(ctx, "accept", c.Decide) }}
}

// settle takes off a contract or invoice what a payment or invoice takes (1), or gives
// it back (-1), and counts what came from outside and what went back to the line.
func (m *dueModel) settle(p *modelPayment, sign int64) {
	s := decimal.NewFromInt(sign)
	if p.against == nil {
		m.committed = m.committed.Add(p.amount.Mul(s))
		return
	}
	m.put(p.against, p.line, p.took.Neg().Mul(s))
	m.released = m.released.Add(p.took.Sub(p.amount).Mul(s))
}

func (m *dueModel) randomStorno(ctx context.Context, l *ledger.Ledger, r *rand.Rand, date ledger.Date) order {
	d := m.anyDue(r, ledger.StageAccrued)
	if d == nil {
		return m.randomContract(ctx, l, r, date)
	}
	c := ledger.ReverseLiability{Entry: parsed(d.ref), Date: max(date, d.date), Reason: fmt.Sprint("wrong", r.IntN(1000000))}
	a, want := d.accepted, ""
	switch {
	case d.back != "":
		want = "already-reversed"
	case !d.total().Equal(a.amount):
		want = "liability-used"
	case m.overReopened(a):
		want = "reopens-over-available"
	default:
		want = m.ref()
		d.back = want
		m.put(d, a.line, a.amount.Neg())
		m.settle(a, -1)
	}
	return order{fmt.Sprintf("storno %+v", c), want, "taken back", func() (ledger.Outcome, error) { return l.ReverseLiability(ctx, c) }}
}

// overReopened tells that taking a final payment back would take more of the line
// than is available there.
func (m *dueModel) overReopened(p *modelPayment) bool {
	rest := p.took.Sub(p.amount)
	return p.against != nil && rest.IsPositive() && rest.GreaterThan(m.available(p.line))
}

func (m *dueModel) randomPayment(r *rand.Rand, date ledger.Date) ledger.RecordExpenditure {
	m.number++
	c := ledger.RecordExpenditure{
		Source: "minsk", Line: pick(r, dueLines...), Date: date, Amount: ledger.Money{Minor: int64(1 + r.IntN(5000)), Currency: "BYN"},
		Payment: ledger.Payment{Payee: "Медсофт"},
	}
	c.Document.Number = fmt.Sprint("p", m.number)
	if r.IntN(4) == 0 {
		return c
	}
	d := m.anyDue(r, pick(r, ledger.StageCommitted, ledger.StageAccrued))
	if d == nil {
		return c
	}
	c.Final = r.IntN(4) == 0
	if d.stage == ledger.StageAccrued {
		c.Liability = d.ref
	} else {
		c.Commitment = d.ref
	}
	for _, line := range dueLines {
		if left := d.left[line]; left.IsPositive() && r.IntN(4) > 0 {
			c.Line = line
			if r.IntN(2) == 0 {
				c.Amount = money(left)
			}
		}
	}
	return c
}

// pay decides a payment as if so much had come back to its line.
func (m *dueModel) pay(c *ledger.RecordExpenditure, returned decimal.Decimal) string {
	against := m.dues[c.Commitment+c.Liability]
	amount := c.Amount.Decimal()
	if !amount.IsPositive() {
		return "not-positive"
	}
	took, refusal := m.take(against, c.Line, c.Date, amount, returned, c.Final)
	if refusal != "" {
		return refusal
	}
	ref := m.ref()
	p := &modelPayment{line: c.Line, amount: amount, date: c.Date, against: against, took: took, order: *c}
	m.payments[ref] = p
	m.post(p.line, ledger.StageSpent, amount)
	m.paid = m.paid.Add(amount)
	m.settle(p, 1)
	return ref
}

func (m *dueModel) anyPayment(r *rand.Rand) (string, *modelPayment) {
	if len(m.payments) == 0 {
		return "", nil
	}
	ref := pick(r, slices.Sorted(maps.Keys(m.payments))...)
	return ref, m.payments[ref]
}

func (m *dueModel) undo(p *modelPayment) {
	p.reversed = true
	m.post(p.line, ledger.StageSpent, p.amount.Neg())
	m.paid = m.paid.Sub(p.amount)
	m.settle(p, -1)
}

// undoPart takes back less than all: the rest stands as if it had been paid so.
func (m *dueModel) undoPart(p *modelPayment, amount decimal.Decimal) {
	part := *p
	part.amount, part.took = amount, amount
	m.undo(&part)
	p.amount, p.order.Amount = p.amount.Sub(amount), money(p.amount.Sub(amount))
	if p.against != nil {
		p.took = p.took.Sub(amount)
	}
}

func (m *dueModel) randomReversal(ctx context.Context, l *ledger.Ledger, r *rand.Rand, date ledger.Date) order {
	ref, p := m.anyPayment(r)
	if p == nil {
		return m.randomContract(ctx, l, r, date)
	}
	c := ledger.ReverseExpenditure{Entry: parsed(ref), Date: p.date, Reason: fmt.Sprint("wrong", r.IntN(1000000))}
	want, done := "", "reversed"
	if minor := money(p.amount).Minor; minor > 1 && r.IntN(2) == 0 {
		c.Amount = ledger.Money{Minor: 1 + r.Int64N(minor-1), Currency: "BYN"}
	}
	switch {
	case p.reversed:
		want = "already-reversed"
	case c.Amount.Minor > 0:
		want, done = m.ref(), "reversed in part"
		m.undoPart(p, c.Amount.Decimal())
	case m.overReopened(p):
		want = "reopens-over-available"
	default:
		want = m.ref()
		m.undo(p)
	}
	return order{fmt.Sprintf("reverse %+v", c), want, done, func() (ledger.Outcome, error) { return l.Reverse(ctx, c) }}
}

func (m *dueModel) randomReplacement(ctx context.Context, l *ledger.Ledger, r *rand.Rand) order {
	ref, p := m.anyPayment(r)
	if p == nil {
		return m.randomContract(ctx, l, r, day("2018-02-01"))
	}
	right := p.stands()
	switch r.IntN(5) {
	case 0, 1:
		right.Amount.Minor += int64(r.IntN(2000)) - 1000
	case 2:
		right.Line = pick(r, dueLines...)
	case 3:
		right.Against = ledger.Against{}
	}
	c := ledger.ReplaceExpenditure{Entry: parsed(ref), Right: right, Reason: fmt.Sprint("typo", r.IntN(1000000))}
	return order{fmt.Sprintf("replace %+v", c), m.replace(p, &right), "replaced", func() (ledger.Outcome, error) { return l.Replace(ctx, c) }}
}

// stands is the payment as it stands, with what it took over from its contract or
// invoice.
func (p *modelPayment) stands() ledger.RecordExpenditure {
	c := p.order
	switch {
	case p.against == nil:
		return c
	case p.against.stage == ledger.StageCommitted:
		c.Contract = p.against.number
	default:
		c.InvoiceNumber = p.against.number
	}
	c.Final = p.took.GreaterThan(p.amount)
	return c
}

// replace is to reverse and to record in one act. On one line only what comes of both
// counts.
func (m *dueModel) replace(p *modelPayment, right *ledger.RecordExpenditure) string {
	same := p.stands()
	switch {
	case right.Amount.Minor <= 0:
		return "not-positive"
	case p.reversed:
		return "already-reversed"
	case right.Line == same.Line && right.Amount == same.Amount && right.Against == same.Against:
		return "nothing-to-change"
	case right.Line != p.line && m.overReopened(p):
		return "reopens-over-available"
	}
	m.undo(p)
	m.next++ // of the reversal
	ref := m.pay(right, decimal.Decimal{})
	if m.payments[ref] == nil {
		m.next--
		p.reversed = false
		m.post(p.line, ledger.StageSpent, p.amount)
		m.paid = m.paid.Add(p.amount)
		m.settle(p, 1)
	}
	return ref
}

// compare holds the books against the model.
func (m *dueModel) compare(t *testing.T, step int, s *ledger.Source) {
	t.Helper()
	stages := decimal.Decimal{}
	for _, path := range dueLines {
		line := s.Lines[path]
		for _, stage := range []ledger.Stage{ledger.StageCommitted, ledger.StageAccrued, ledger.StageSpent} {
			got := decimal.New(line.Sums[stage], -2)
			if !got.Equal(m.sums[path][stage]) {
				t.Fatalf("step %d: %v %v on %s, %v in the model", step, got, stage, path, m.sums[path][stage])
			}
			if got.IsNegative() {
				t.Fatalf("step %d: %v %v on %s", step, got, stage, path)
			}
			stages = stages.Add(got)
		}
		if got := decimal.New(line.Available(), -2); !got.Equal(m.available(path)) || got.IsNegative() {
			t.Fatalf("step %d: %v available on %s, %v in the model", step, got, path, m.available(path))
		}
	}
	if want := m.committed.Sub(m.released); !stages.Equal(want) {
		t.Fatalf("step %d: the stages sum to %v; %v was committed and %v of it given back", step, stages, m.committed, m.released)
	}
	open := 0
	for ref, d := range m.dues {
		o := s.Obligations[parsed(ref).Revision]
		if d.total().IsZero() != (o == nil) {
			t.Fatalf("step %d: %s is open: %v; in the model %v is left", step, ref, o != nil, d.total())
		}
		if o == nil {
			continue
		}
		open++
		for _, line := range dueLines {
			if got := decimal.New(o.On(line), -2); !got.Equal(d.left[line]) || got.IsNegative() {
				t.Fatalf("step %d: %v left of %s on %s, %v in the model", step, got, ref, line, d.left[line])
			}
		}
		found, err := s.Obligation(o.Stage, o.Number)
		if err != nil || found != o {
			t.Fatalf("step %d: %s is not found by its number %s: %v", step, ref, o.Number, err)
		}
	}
	if open != len(s.Obligations) {
		t.Fatalf("step %d: %d are open, %d in the model", step, len(s.Obligations), open)
	}
}

// readFromTheBeginning reads the log plainly: by every payee, no more was taken off a
// stage than was put there.
func (m *dueModel) readFromTheBeginning(t *testing.T, store ledger.Store) {
	reading, err := ledgertest.Read(context.Background(), store)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range dueLines {
		for _, stage := range []ledger.Stage{ledger.StageCommitted, ledger.StageAccrued, ledger.StageSpent} {
			if got := reading.Stage("minsk/"+path, stage.String()); !got.Equal(m.sums[path][stage]) {
				t.Errorf("%v %v on %s in the log, %v in the model", got, stage, path, m.sums[path][stage])
			}
		}
	}
	for _, payee := range []string{"Медсофт", "Медтех"} {
		for _, stage := range []string{"committed", "accrued"} {
			sum := reading.Sum(func(p ledgertest.Posting) bool { return p.Stage == stage && p.Payee == payee })
			if sum["BYN"].IsNegative() {
				t.Errorf("%v %s of %s", sum["BYN"], stage, payee)
			}
		}
	}
}

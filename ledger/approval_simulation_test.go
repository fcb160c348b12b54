package ledger_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// Three people pay, move money, approve and reject under rules that change, on a store
// that makes them decide again and again. After every order a model of maps says what
// came of it, what is available, and what waits.
func TestApprovalSimulation(t *testing.T) {
	came := map[string]int{}
	for seed := range uint64(8) {
		store := &memstore.Store{Seed: seed, ConflictPercent: 20}
		if seed%2 == 1 {
			store.NonAtomic, store.StopPercent = true, 20
		}
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { simulateApproval(t, store, seed, 600, came) })
	}
	for _, outcome := range []string{
		"paid", "waits", "moved", "approved", "rejected", "required", "already done", "over-available", "document-conflict", "own-approval",
		"not-pending", "already-approved", "already-rejected",
	} {
		if came[outcome] == 0 {
			t.Errorf("nothing was ever %s: %v", outcome, came)
		}
	}
}

var approvalLines = []string{"networks", "salaries", "training"}

// A waitModel is the ledger as it should be, in maps.
type waitModel struct {
	next, acts int
	rules      int // revision of the last one in stream ledger, 0 for none
	plan       map[string]int64
	spent      map[string]int64
	limit      int64 // 0 for none
	transfers  bool  // wait
	papers     map[string]*waitPaper
	waits      map[string]*waitPaper // by entry
	decided    map[string]string     // refusal of who decides about an entry once more
}

type waitPaper struct {
	number, line, to string // to is of a transfer
	minor            int64
	preparer         string
	entry            string // that it stands as
	rejected         bool
}

func (m *waitModel) ref() string {
	m.next++
	return fmt.Sprint("minsk#", m.next-1)
}

func (m *waitModel) available(line string) int64 {
	left := m.plan[line] - m.spent[line]
	for _, w := range m.waits {
		if w.line == line {
			left -= w.minor
		}
	}
	return left
}

func simulateApproval(t *testing.T, store ledger.Store, seed uint64, steps int, came map[string]int) {
	ctx := context.Background()
	var people []*ledger.Ledger
	for i, name := range []string{"ivanova", "petrova", "sidorov"} {
		people = append(people, ledgertest.New(store, uint32(i+1)))
		people[i].Author.Actor = name
	}
	m := &waitModel{
		plan: map[string]int64{}, spent: map[string]int64{}, papers: map[string]*waitPaper{}, waits: map[string]*waitPaper{}, decided: map[string]string{},
	}
	for _, c := range []ledger.Command{createLedger(), registerBudget()} {
		if _, err := people[0].Do(ctx, "begin", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
	for _, line := range approvalLines {
		if _, err := people[0].Do(ctx, "begin", (&ledger.ApproveAllocation{
			Source: "minsk", Line: line, FirstDay: day("2018-01-01"), LastDay: day("2018-12-31"), Amount: ledger.Money{Minor: 100_000, Currency: "BYN"}, Act: "1", Date: day("2018-01-01"),
		}).Decide); err != nil {
			t.Fatal(err)
		}
		m.plan[line] = 100_000
	}
	m.next = 7
	r := rand.New(rand.NewPCG(seed, 3))
	for step := range steps {
		l := people[r.IntN(len(people))]
		var o order
		switch n := r.IntN(100); {
		case n < 45:
			o = m.pay(ctx, l, r)
		case n < 57:
			o = m.transfer(ctx, l, r)
		case n < 75:
			o = m.approve(ctx, l, r)
		case n < 92:
			o = m.reject(ctx, l, r)
		default:
			o = m.require(ctx, l, r)
		}
		out, err := o.give()
		got, done := out.Ref.String(), o.done
		if out.Already {
			got, done = "already "+got, "already done"
		}
		if err != nil {
			if got = ledger.RefusalCode(err); got == "" {
				t.Fatalf("step %d: %s: %v", step, o.say, err)
			}
			done = got
		}
		came[done]++
		if got != o.want {
			t.Fatalf("step %d: %s, by %s\ngave %s (%v), the model says %s", step, o.say, l.Author.Actor, got, err, o.want)
		}
		m.compare(t, step, l)
	}
	again := ledgertest.NewViews(store)
	for _, views := range []ledger.Views{again, people[0].Views} {
		if err := views.CatchUp(ctx, ""); err != nil {
			t.Fatal(err)
		}
	}
	if picture(people[0].Views.Books()) != picture(again.Books()) {
		t.Error("folded again, the books are others")
	}
	if err := ledgertest.Judge(ctx, store); err != nil {
		t.Error(err)
	}
}

func (m *waitModel) compare(t *testing.T, step int, l *ledger.Ledger) {
	if err := l.Views.CatchUp(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	s := l.Views.Books().Sources["minsk"]
	for _, path := range approvalLines {
		line := s.Lines[path]
		if line.Available() != m.available(path) || line.Sums[ledger.StageSpent] != m.spent[path] {
			t.Fatalf("step %d: %s: %d available and %d spent; in the model %d and %d", step, path, line.Available(), line.Sums[ledger.StageSpent], m.available(path), m.spent[path])
		}
	}
	var waits []string
	for _, p := range s.SortedPending() {
		waits = append(waits, ledger.Ref{Source: "minsk", Revision: p.Entry}.String())
		if w := m.waits[waits[len(waits)-1]]; w == nil || w.preparer != p.Preparer || w.minor != p.Amount.Minor {
			t.Fatalf("step %d: %+v waits; in the model %+v", step, p, w)
		}
	}
	if len(waits) != len(m.waits) {
		t.Fatalf("step %d: %v waits; in the model %v", step, waits, m.waits)
	}
}

func (m *waitModel) pay(ctx context.Context, l *ledger.Ledger, r *rand.Rand) order {
	c := &ledger.RecordExpenditure{
		Source: "minsk", Line: approvalLines[r.IntN(3)], Date: day("2018-07-15"), Amount: ledger.Money{Minor: 1 + r.Int64N(900), Currency: "BYN"},
		Payment: ledger.Payment{Document: ledger.Document{Number: fmt.Sprint(r.IntN(300))}},
		Again:   r.IntN(3) == 0,
	}
	if r.IntN(12) == 0 {
		c.Amount.Minor *= 30
	}
	was := m.papers[c.Document.Number]
	if was != nil && r.IntN(2) == 0 {
		c.Line, c.Amount.Minor = was.line, was.minor
	}
	o := order{say: fmt.Sprintf("%+v", *c), done: "paid", give: func() (ledger.Outcome, error) { return l.Do(ctx, "pay", c.Decide) }}
	p := &waitPaper{number: c.Document.Number, line: c.Line, minor: c.Amount.Minor, preparer: l.Author.Actor}
	switch {
	case was != nil && was.line == p.line && was.minor == p.minor && !(was.rejected && c.Again):
		o.want = "already " + was.entry
	case was != nil && !was.rejected:
		o.want = "document-conflict"
	case p.minor > m.available(p.line):
		o.want = "over-available"
	default:
		p.entry = m.ref()
		o.want = p.entry
		m.papers[p.number] = p
		if m.limit > 0 && p.minor > m.limit {
			o.done, m.waits[p.entry] = "waits", p
		} else {
			m.spent[p.line] += p.minor
		}
	}
	return o
}

func (m *waitModel) transfer(ctx context.Context, l *ledger.Ledger, r *rand.Rand) order {
	m.acts++
	from := r.IntN(3)
	p := &waitPaper{line: approvalLines[from], to: approvalLines[(from+1)%3], minor: 1 + r.Int64N(30_000), preparer: l.Author.Actor}
	c := &ledger.TransferAllocation{
		Source: "minsk", From: p.line, ToSource: "minsk", To: p.to, Amount: ledger.Money{Minor: p.minor, Currency: "BYN"}, Act: fmt.Sprint("Order ", m.acts), Date: day("2018-06-01"),
	}
	o := order{say: fmt.Sprintf("%+v", *c), done: "moved", give: func() (ledger.Outcome, error) { return l.Do(ctx, "transfer", c.Decide) }}
	if p.minor > m.available(p.line) {
		o.want = "over-available"
		return o
	}
	p.entry = m.ref()
	o.want = p.entry
	if m.transfers {
		o.done, m.waits[p.entry] = "waits", p
	} else {
		m.plan[p.line] -= p.minor
		m.plan[p.to] += p.minor
	}
	return o
}

// some chooses entries: mostly such as wait.
func (m *waitModel) some(r *rand.Rand) []ledger.Ref {
	waiting := slices.Sorted(maps.Keys(m.waits))
	var chosen []string
	for range 1 + r.IntN(3) {
		if len(waiting) > 0 && r.IntN(8) > 0 {
			chosen = append(chosen, waiting[r.IntN(len(waiting))])
		} else {
			chosen = append(chosen, fmt.Sprint("minsk#", r.IntN(m.next)))
		}
	}
	slices.Sort(chosen)
	var refs []ledger.Ref
	for _, ref := range slices.Compact(chosen) {
		refs = append(refs, parsed(ref))
	}
	return refs
}

// refusal is what is wrong with deciding about entries, "" for nothing.
func (m *waitModel) refusal(refs []ledger.Ref, approver string) string {
	for _, ref := range refs {
		if m.waits[ref.String()] == nil {
			if before := m.decided[ref.String()]; before != "" {
				return before
			}
			return "not-pending"
		}
	}
	for _, ref := range refs {
		if m.waits[ref.String()].preparer == approver {
			return "own-approval"
		}
	}
	return ""
}

func (m *waitModel) approve(ctx context.Context, l *ledger.Ledger, r *rand.Rand) order {
	refs := m.some(r)
	o := order{say: fmt.Sprint("approve ", refs), done: "approved", give: func() (ledger.Outcome, error) {
		return l.Approve(ctx, ledger.ApproveEntries{Entries: refs})
	}}
	if o.want = m.refusal(refs, l.Author.Actor); o.want != "" {
		return o
	}
	for _, ref := range refs {
		w := m.waits[ref.String()]
		delete(m.waits, ref.String())
		m.decided[ref.String()] = "already-approved"
		m.ref() // the approval
		w.entry = m.ref()
		o.want = w.entry
		if w.to == "" {
			m.spent[w.line] += w.minor
		} else {
			m.plan[w.line] -= w.minor
			m.plan[w.to] += w.minor
		}
	}
	return o
}

func (m *waitModel) reject(ctx context.Context, l *ledger.Ledger, r *rand.Rand) order {
	refs := m.some(r)
	o := order{say: fmt.Sprint("reject ", refs), done: "rejected", give: func() (ledger.Outcome, error) {
		return l.Reject(ctx, ledger.RejectEntries{Entries: refs, Reason: "no"})
	}}
	if o.want = m.refusal(refs, ""); o.want != "" {
		return o
	}
	for _, ref := range refs {
		w := m.waits[ref.String()]
		delete(m.waits, ref.String())
		m.decided[ref.String()] = "already-rejected"
		w.entry, w.rejected = m.ref(), true
		o.want = w.entry
	}
	return o
}

func (m *waitModel) require(ctx context.Context, l *ledger.Ledger, r *rand.Rand) order {
	limit, transfers := []int64{0, 300, 600}[r.IntN(3)], r.IntN(2) == 0
	c := &ledger.RequireApproval{}
	c.Transfers, c.Reason = transfers, "Order"
	if limit > 0 {
		c.Limits = []ledger.Money{{Minor: limit, Currency: "BYN"}}
	}
	o := order{say: fmt.Sprintf("%+v", c.ApprovalRequired), done: "required", give: func() (ledger.Outcome, error) { return l.Do(ctx, "require", c.Decide) }}
	if m.rules > 0 && m.limit == limit && m.transfers == transfers {
		o.want = fmt.Sprint("already ledger#", m.rules)
		return o
	}
	m.rules++
	o.want = fmt.Sprint("ledger#", m.rules)
	m.limit, m.transfers = limit, transfers
	return o
}

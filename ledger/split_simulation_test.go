package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// Two people pay documents from several sources and take them back, while others use the
// lines up, on a store that writes one stream at a time, makes them decide again, and
// stops between two streams as a killed program does. Whatever happened, the next command
// finds a document paid as a whole or not at all, as a model of maps says.
func TestSplitSimulation(t *testing.T) {
	came := map[string]int{}
	for seed := range uint64(10) {
		store := &memstore.Store{Seed: seed, ConflictPercent: 20}
		if seed%2 == 1 {
			store.NonAtomic, store.StopPercent = true, 30
		}
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { simulateSplits(t, store, seed, 500, came) })
	}
	for _, outcome := range []string{
		"split", "split already", "killed", "undone by the next", "reversed", "reversed in part", "paid", "over-available", "document-conflict",
		"already-reversed", "over-remaining", "split-part",
	} {
		if came[outcome] == 0 {
			t.Errorf("nothing was ever %s: %v", outcome, came)
		}
	}
}

var splitLines = []string{"a/x", "a/y", "b/x", "c/x"}

// A splitModel is what is available, and which documents are paid by whom.
type splitModel struct {
	left map[string]int64
	paid map[string]*modelSplit
	one  map[string]bool // documents that are one payment
}

type modelSplit struct {
	shares   []ledger.SourceShare
	remains  []int64
	first    ledger.Ref
	reversed bool
}

// errKilled is what a program that is killed says.
var errKilled = errors.New("killed")

// dying is a store on which a call of Append may end after some of its commits.
type dying struct {
	ledger.Store
	commits int // that are written before it ends; below zero for all
}

func (d *dying) Append(ctx context.Context, commits iter.Seq2[ledger.Commit, error]) (ledger.Appended, error) {
	if d.commits < 0 || d.Atomic() {
		return d.Store.Append(ctx, commits)
	}
	n, killed := 0, false
	appended, err := d.Store.Append(ctx, func(yield func(ledger.Commit, error) bool) {
		commits(func(c ledger.Commit, err error) bool {
			if n++; n > d.commits {
				killed = true
				return false
			}
			return yield(c, err)
		})
	})
	if err == nil && killed {
		err = errKilled
	}
	return appended, err
}

func simulateSplits(t *testing.T, store ledger.Store, seed uint64, steps int, came map[string]int) {
	ctx := context.Background()
	d := &dying{store, -1}
	people := []*ledger.Ledger{ledgertest.New(d, 1), ledgertest.New(d, 2)}
	do := func(c ledger.Command) {
		if _, err := people[0].Do(ctx, "begin", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
	m := &splitModel{left: map[string]int64{}, paid: map[string]*modelSplit{}, one: map[string]bool{}}
	do(createLedger())
	for _, id := range []string{"a", "b", "c"} {
		do(&ledger.RegisterSource{ID: id, SourceRegistered: ledger.SourceRegistered{Kind: ledger.KindOther, Currency: "BYN", Opens: day("2018-01-01")}})
	}
	for _, line := range splitLines {
		do(&ledger.ApproveAllocation{
			Source: line[:1], Line: line[2:], FirstDay: day("2018-01-01"), LastDay: day("2018-12-31"), Amount: ledger.Money{Minor: 20_000, Currency: "BYN"}, Act: "1", Date: day("2018-01-01"),
		})
		m.left[line] = 20_000
	}
	people[1].Author.Actor = "with files"
	people[1].Evidence = []ledger.File{scan("a.pdf", "a")}
	r := rand.New(rand.NewPCG(seed, 5))
	for step := range steps {
		l := people[r.IntN(2)]
		var say, want, done string
		var out ledger.Outcome
		var err error
		d.commits = -1
		dies := !store.Atomic() && r.IntN(3) == 0
		if dies {
			d.commits = r.IntN(5)
		}
		settled := func() {} // what the model says once the next command has met the document
		switch n := r.IntN(100); {
		case n < 55:
			c := m.randomSplit(r)
			say = fmt.Sprintf("split %+v", c)
			want, done = m.split(&c, &settled), "split"
			out, err = l.Split(ctx, c)
		case n < 80:
			number, s := m.any(r)
			if s == nil {
				continue
			}
			c := ledger.ReverseSplit{Date: day("2018-08-01"), Reason: fmt.Sprint("order ", step)}
			if r.IntN(2) == 0 {
				c.Amount = ledger.Money{Minor: 1 + r.Int64N(300), Currency: "BYN"}
			}
			say = fmt.Sprintf("reverse %s %+v", number, c)
			if want, done = m.reverse(s, &c, &settled), "reversed"; c.Amount.Minor > 0 {
				done = "reversed in part"
			}
			out, err = l.ReverseSplit(ctx, s.first, c)
		case n < 90:
			d.commits, dies = -1, false
			line := splitLines[r.IntN(len(splitLines))]
			c := &ledger.RecordExpenditure{
				Source: line[:1], Line: line[2:], Date: day("2018-07-15"), Amount: ledger.Money{Minor: 1 + r.Int64N(300), Currency: "BYN"},
				Payment: ledger.Payment{Document: ledger.Document{Number: fmt.Sprint("p", step)}},
			}
			if number, s := m.any(r); s != nil && r.IntN(4) == 0 {
				c.Document.Number = number
			}
			say, want, done = fmt.Sprintf("pay %+v", *c), m.pay(line, c), "paid"
			out, err = l.Do(ctx, "pay", c.Decide)
		default:
			d.commits, dies = -1, false
			number, s := m.any(r)
			if s == nil || s.reversed {
				continue
			}
			say, want = "reverse one part of "+number, "split-part"
			_, err = l.Reverse(ctx, ledger.ReverseExpenditure{Entry: s.first, Date: day("2018-08-01"), Reason: "x"})
		}
		d.commits = -1
		if dies && errors.Is(err, errKilled) {
			came["killed"]++
			m.meet(t, r, people, settled, came)
		} else {
			got := done
			if out.Already {
				got = done + " already"
			}
			if err != nil {
				if got = ledger.RefusalCode(err); got == "" {
					t.Fatalf("step %d: %s: %v", step, say, err)
				}
			}
			came[got]++
			if want == "" {
				want = done
			}
			if got != want {
				t.Fatalf("step %d: %s\ngave %s (%v), the model says %s", step, say, got, err, want)
			}
			settled()
		}
		m.compare(t, step, say, people[0])
	}
	if _, err := ledgertest.Read(ctx, store); err != nil {
		t.Error(err)
	}
	if err := ledgertest.Judge(ctx, store); err != nil {
		t.Error(err)
	}
	checkFilesOfSplits(t, store)
	again := ledgertest.NewViews(store)
	if err := again.CatchUp(ctx, ""); err != nil {
		t.Fatal(err)
	}
	if picture(people[0].Views.Books()) != picture(again.Books()) {
		t.Error("folded again, the books are others")
	}
}

func (m *splitModel) randomSplit(r *rand.Rand) ledger.RecordSplit {
	var c ledger.RecordSplit
	c.Date, c.Amount.Currency, c.Again = day("2018-07-15"), "BYN", r.IntN(3) == 0
	c.Document.Number = fmt.Sprint(r.IntN(150))
	if known := m.paid[c.Document.Number]; known != nil && r.IntN(2) == 0 {
		c.Shares = known.shares
	} else {
		for _, i := range r.Perm(len(splitLines))[:2+r.IntN(2)] {
			amount := ledger.Money{Minor: 1 + r.Int64N(300), Currency: "BYN"}
			c.Shares = append(c.Shares, ledger.SourceShare{Source: splitLines[i][:1], Line: splitLines[i][2:], Amount: amount})
		}
	}
	for _, s := range c.Shares {
		c.Amount.Minor += s.Amount.Minor
	}
	return c
}

func (m *splitModel) any(r *rand.Rand) (string, *modelSplit) {
	for range 20 {
		number := fmt.Sprint(r.IntN(150))
		if s := m.paid[number]; s != nil {
			return number, s
		}
	}
	return "", nil
}

func address(s *ledger.SourceShare) string { return s.Source + "/" + s.Line }

func (m *splitModel) split(c *ledger.RecordSplit, settled *func()) string {
	number := c.Document.Number
	known := m.paid[number]
	same := known != nil && fmt.Sprint(known.shares) == fmt.Sprint(c.Shares)
	switch {
	case m.one[number]:
		return "document-conflict"
	case same && !(known.reversed && c.Again):
		return "split already"
	case known != nil && !known.reversed:
		return "document-conflict"
	}
	for i := range c.Shares {
		if c.Shares[i].Amount.Minor > m.left[address(&c.Shares[i])] {
			return "over-available"
		}
	}
	shares := c.Shares
	*settled = func() {
		s := &modelSplit{shares: shares}
		for i := range shares {
			m.left[address(&shares[i])] -= shares[i].Amount.Minor
			s.remains = append(s.remains, shares[i].Amount.Minor)
		}
		m.paid[number] = s
	}
	return ""
}

func (m *splitModel) reverse(s *modelSplit, c *ledger.ReverseSplit, settled *func()) string {
	sum := int64(0)
	for _, n := range s.remains {
		sum += n
	}
	switch {
	case s.reversed && c.Amount.Minor == 0:
		return "already-reversed"
	case s.reversed:
		return "nothing-remains"
	case c.Amount.Minor > sum:
		return "over-remaining"
	}
	back := c.Amount.Minor
	if back == 0 {
		back = sum
	}
	*settled = func() {
		var weights []int64
		for _, n := range s.remains {
			if n > 0 {
				weights = append(weights, n)
			}
		}
		parts, _ := ledger.SplitByWeights(back, weights)
		for i := range s.remains {
			if s.remains[i] == 0 {
				continue
			}
			s.remains[i] -= parts[0]
			m.left[address(&s.shares[i])] += parts[0]
			parts = parts[1:]
		}
		s.reversed = back == sum
	}
	return ""
}

func (m *splitModel) pay(line string, c *ledger.RecordExpenditure) string {
	if s := m.paid[c.Document.Number]; s != nil && !s.reversed {
		return "document-conflict"
	}
	if c.Amount.Minor > m.left[line] {
		return "over-available"
	}
	if s := m.paid[c.Document.Number]; s != nil {
		delete(m.paid, c.Document.Number)
		m.one[c.Document.Number] = true
	}
	m.left[line] -= c.Amount.Minor
	return ""
}

// meet lets somebody come to a document whose plan is cut off: at times somebody else has
// used up a line of it before, who had decided at the same moment.
func (m *splitModel) meet(t *testing.T, r *rand.Rand, people []*ledger.Ledger, settled func(), came map[string]int) {
	t.Helper()
	l := people[r.IntN(2)]
	if err := l.Views.CatchUp(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	open := l.Views.Books().Unsettled()
	if len(open) == 0 {
		// Before its first word, or behind its last one.
		if l.Views.Books().Last > 0 {
			m.asItCame(t, l, settled)
		}
		return
	}
	s := open[0]
	lacks := -1
	if _, takesBack := s.Plan.Parts[0].Event.(*ledger.ExpenditureReversed); !takesBack {
		for i := range s.Parts {
			if s.Parts[i].Entry < 0 {
				lacks = i
			}
		}
	}
	undone := lacks >= 0 && r.IntN(3) == 0
	if undone {
		line := s.Parts[lacks].Source + "/" + ledger.GistOf(s.Plan.Parts[lacks].Event).Line
		available := l.Views.Books().Sources[s.Parts[lacks].Source].Lines[line[2:]].Available()
		if available > 0 {
			source := l.Views.Books().Sources[s.Parts[lacks].Source]
			m.cut(t, l, source, line[2:], available)
			m.left[line] = 0
		}
		for number := range m.paid { // what stood there before was taken back
			if ledger.SplitKey(ledgerID, &ledger.Document{Number: number}) == s.Key {
				delete(m.paid, number)
			}
		}
		came["undone by the next"]++
	}
	if _, err := l.Do(t.Context(), "meet", (&ledger.RegisterDimension{Name: fmt.Sprint("d", r.IntN(3))}).Decide); err != nil && ledger.RefusalCode(err) == "" {
		t.Fatal(err)
	}
	if !undone {
		settled()
	}
}

// asItCame finds out whether what was cut off was done whole.
func (m *splitModel) asItCame(t *testing.T, l *ledger.Ledger, settled func()) {
	t.Helper()
	same := true
	for _, line := range splitLines {
		same = same && l.Views.Books().Sources[line[:1]].Lines[line[2:]].Available() == m.left[line]
	}
	if !same {
		settled()
	}
}

// cut uses up a line without meeting anybody.
func (m *splitModel) cut(t *testing.T, l *ledger.Ledger, s *ledger.Source, line string, minor int64) {
	t.Helper()
	c := &ledger.RecordExpenditure{
		Source: s.ID, Line: line, Date: day("2018-07-15"), Amount: ledger.Money{Minor: minor, Currency: "BYN"},
		Payment: ledger.Payment{Document: ledger.Document{Number: l.NewID().String()}},
	}
	d, err := c.Decide(l.Views.Books(), l.Views.Documents())
	if err != nil {
		t.Fatal(err)
	}
	commit, err := ledger.NewCommit(d, &ledger.Metadata{Commit: l.NewID(), Events: 1, RecordedAt: l.Now(), Command: "cut", Rules: ledger.Rules})
	if err != nil {
		t.Fatal(err)
	}
	for range 1000 {
		_, err = l.Store.Append(t.Context(), func(yield func(ledger.Commit, error) bool) { yield(commit, nil) })
		if !errors.Is(err, ledger.ErrConflict) && !errors.Is(err, ledger.ErrUnknownOutcome) {
			break
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (m *splitModel) compare(t *testing.T, step int, say string, l *ledger.Ledger) {
	t.Helper()
	if err := l.Views.CatchUp(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	b := l.Views.Books()
	for _, line := range splitLines {
		if got := b.Sources[line[:1]].Lines[line[2:]].Available(); got != m.left[line] {
			t.Fatalf("step %d: %s\n%s: %d available; in the model %d", step, say, line, got, m.left[line])
		}
	}
	if len(b.Unsettled()) > 0 {
		t.Fatalf("step %d: %s\nunsettled: %+v", step, say, *b.Unsettled()[0])
	}
	for number, s := range m.paid {
		split := b.Splits[ledger.SplitKey(b.Ledger.ID, &ledger.Document{Number: number})]
		if split == nil || split.Stands() == s.reversed {
			t.Fatalf("step %d: %s\ndocument %s is %+v; in the model %+v", step, say, number, split, *s)
		}
		if !s.reversed {
			s.first = split.First()
		}
	}
}

// checkFilesOfSplits looks that a clerk's file is kept with every entry that he gave himself,
// in its commit, and with no other: neither with those of a clerk without files, nor with
// what he only settled, nor with a plan.
func checkFilesOfSplits(t *testing.T, store ledger.Store) {
	t.Helper()
	has := map[ledger.Ref]bool{}
	var paid []ledger.Record
	if _, err := store.Read(t.Context(), "", "", func(r ledger.Record) error {
		e, err := ledger.Decode(r.Type, r.Data)
		if err != nil {
			return err
		}
		switch e := e.(type) {
		case *ledger.EvidenceAttached:
			has[ledger.Ref{Source: ledger.RefOf(r).Source, Revision: e.Entry}] = true
		default:
			paid = append(paid, r)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	files := 0
	for _, r := range paid {
		m, err := ledger.DecodeMetadata(r.Metadata)
		if err != nil {
			t.Fatal(err)
		}
		want := m.Actor == "with files" && m.Command != "split settle" && m.Command != "begin" && !strings.HasPrefix(r.Stream, "document-")
		if ref := ledger.RefOf(r); has[ref] != want {
			t.Errorf("%v (%s, %s by %s) has a file: %v, want %v", ref, r.Type, m.Command, m.Actor, has[ref], want)
		}
		if want {
			files++
		}
	}
	if files == 0 {
		t.Error("nothing was ever given a file")
	}
}

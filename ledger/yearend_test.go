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

func registered(id, kind, lapses string) *ledger.RegisterSource {
	return &ledger.RegisterSource{ID: id, SourceRegistered: ledger.SourceRegistered{
		Kind: kind, Currency: "BYN", Opens: day("2017-01-01"), Lapses: lapses,
	}}
}

func planned(source, line, from, to string, minor int64) *ledger.ApproveAllocation {
	return &ledger.ApproveAllocation{
		Source: source, Line: line, FirstDay: day(from), LastDay: day(to),
		Amount: ledger.Money{Minor: minor, Currency: "BYN"}, Act: "1", Date: day(from),
	}
}

func carriedOver(from, to string, minor int64) *ledger.CarryOverAllocation {
	c := &ledger.CarryOverAllocation{
		Source: "grodno", From: from, ToSource: "grodno", To: to, Act: "7", Date: day("2019-01-20"),
	}
	if minor != 0 {
		c.Amount = ledger.Money{Minor: minor, Currency: "BYN"}
	}
	return c
}

var year2018 = ledger.CalendarYear.Year(2018)

// closeYear gives the order again until nothing is left to do, and returns the steps.
func closeYear(t *testing.T, l *ledger.Ledger, c *ledger.CloseYear) (steps []string, err error) {
	t.Helper()
	for range 20 {
		out, err := l.Do(t.Context(), "year close", c.Decide)
		if err != nil || out.Already {
			return steps, err
		}
		steps = append(steps, ledger.TypeName(out.Events[len(out.Events)-1]))
	}
	t.Fatal("the closing does not end")
	return nil, nil
}

func ledgerWith(t *testing.T, orders ...ledger.Command) *ledger.Ledger {
	t.Helper()
	l := ledgertest.New(&memstore.Store{}, 1)
	for _, c := range append([]ledger.Command{createLedger()}, orders...) {
		if _, err := l.Do(t.Context(), "test", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func TestCarryOver(t *testing.T) {
	l := ledgerWith(t, registered("grodno", ledger.KindLocalBudget, ""), registered("wb", ledger.KindWorldBank, ""),
		planned("grodno", "net/18", "2018-01-01", "2018-12-31", 1000), planned("grodno", "net/19", "2019-01-01", "2019-12-31", 300))
	out, err := l.Do(t.Context(), "test", carriedOver("net/18", "net/19", 400).Decide)
	if err != nil {
		t.Fatal(err)
	}
	s := l.Views.Books().Sources["grodno"]
	from, to := s.Lines["net/18"], s.Lines["net/19"]
	if from.Final() != 600 || from.Available() != 600 || from.Sums[ledger.StageOriginal] != 1000 {
		t.Errorf("the old line has %d of %d", from.Available(), from.Final())
	}
	if to.Final() != 700 || to.Sums[ledger.StageOriginal] != 300 || to.Sums[ledger.StageCarried] != 400 {
		t.Errorf("the new line has %+v", to.Sums)
	}
	if e := out.Events[0].(*ledger.AllocationCarried); e.FromDate != day("2018-12-31") || e.Date != day("2019-01-20") {
		t.Errorf("taken on %v, given on %v", e.FromDate, e.Date)
	}
	for _, tc := range []struct {
		name   string
		change func(*ledger.CarryOverAllocation)
		want   string
	}{
		{"again", func(*ledger.CarryOverAllocation) {}, "already"},
		{"otherwise", func(c *ledger.CarryOverAllocation) { c.Amount.Minor++ }, "transfer-conflict"},
		{"too much", func(c *ledger.CarryOverAllocation) { c.Act, c.Amount.Minor = "8", 601 }, "over-available"},
		{"nothing", func(c *ledger.CarryOverAllocation) { c.Act, c.Amount.Minor = "8", 0 }, "not-positive"},
		{"without an act", func(c *ledger.CarryOverAllocation) { c.Act = "" }, "missing-field"},
		{"without a date", func(c *ledger.CarryOverAllocation) { c.Date = ledger.NoDate }, "missing-field"},
		{"backwards", func(c *ledger.CarryOverAllocation) { c.From, c.To = c.To, c.From }, "carry-over-not-later"},
		{"to itself", func(c *ledger.CarryOverAllocation) { c.To = c.From }, "transfer-to-itself"},
		{"to another source", func(c *ledger.CarryOverAllocation) { c.ToSource = "wb" }, "transfer-across-sources"},
		{"from no line", func(c *ledger.CarryOverAllocation) { c.From = "none" }, "unknown-line"},
		{"to no line", func(c *ledger.CarryOverAllocation) { c.To = "none" }, "no-line-to-carry-into"},
		{"act of another time", func(c *ledger.CarryOverAllocation) { c.Act, c.Date = "8", day("2020-01-01") }, "act-outside-line"},
		{"another currency", func(c *ledger.CarryOverAllocation) { c.Amount.Currency = "USD" }, "wrong-currency"},
	} {
		c := carriedOver("net/18", "net/19", 400)
		tc.change(c)
		out, err := l.Do(t.Context(), "test", c.Decide)
		got := ledger.RefusalCode(err)
		if out.Already {
			got = "already"
		}
		if got != tc.want {
			t.Errorf("%s: %q, %v; want %s", tc.name, got, err, tc.want)
		}
	}
}

// Open commitments and accepted invoices go over with their money, before anything
// else, and are paid from the new line.
func TestCarryOverOfObligations(t *testing.T) {
	terms := ledger.Terms{Number: "K-1", Date: day("2018-02-01"), Payee: "Медсофт"}
	l := ledgerWith(t, registered("grodno", ledger.KindLocalBudget, ""),
		planned("grodno", "net/18", "2018-01-01", "2018-12-31", 1000), planned("grodno", "net/19", "2019-01-01", "2019-12-31", 300),
		&ledger.MakeCommitment{Source: "grodno", Terms: terms, Parts: []ledger.Part{{Line: "net/18", Minor: 600}}})
	do := func(c ledger.Command) (ledger.Outcome, error) { return l.Do(t.Context(), "test", c.Decide) }
	order := &ledger.CloseYear{Source: "grodno", Year: year2018, Act: "9"}
	if steps, err := closeYear(t, l, order); ledger.RefusalCode(err) != "year-obliged" || steps != nil {
		t.Errorf("with an open contract: %v, %v", steps, err)
	}
	if _, err := do(carriedOver("net/18", "net/19", 599)); ledger.RefusalCode(err) != "commitments-first" {
		t.Errorf("less than the contract: %v", err)
	}
	if _, err := do(carriedOver("net/18", "net/19", 1001)); ledger.RefusalCode(err) != "over-available" {
		t.Errorf("more than the line has: %v", err)
	}
	order.Carry = []ledger.CarryOverAllocation{*carriedOver("net/18", "net/19", 700)}
	want := []string{"period-held.v1", "allocation-carried.v1", "allocation-lapsed.v1", "period-closed.v1"}
	if steps, err := closeYear(t, l, order); err != nil || !slices.Equal(steps, want) {
		t.Fatalf("%v, %v", steps, err)
	}
	s := l.Views.Books().Sources["grodno"]
	from, to := s.Lines["net/18"], s.Lines["net/19"]
	if from.Final() != 0 || from.Sums[ledger.StageCommitted] != 0 || from.Sums[ledger.StageLapsed] != -300 {
		t.Errorf("the old line has %+v", from.Sums)
	}
	if to.Final() != 1000 || to.Sums[ledger.StageCommitted] != 600 || to.Available() != 400 {
		t.Errorf("the new line has %+v", to.Sums)
	}
	pay := &ledger.RecordExpenditure{
		Source: "grodno", Line: "net/19", Date: day("2019-03-01"), Amount: ledger.Money{Minor: 600, Currency: "BYN"},
		Payment: ledger.Payment{Document: ledger.Document{Number: "1"}}, Against: ledger.Against{Commitment: "K-1"},
	}
	if _, err := do(pay); err != nil {
		t.Fatal(err)
	}
	if to.Sums[ledger.StageCommitted] != 0 || to.Available() != 400 || len(s.Obligations) != 0 {
		t.Errorf("paid, the new line has %+v, and %v is open", to.Sums, s.Obligations)
	}
}

func TestYearEndBySource(t *testing.T) {
	closing := registered("closing", ledger.KindWorldBank, "")
	closing.Closes = day("2018-11-30")
	for _, tc := range []struct {
		source *ledger.RegisterSource
		want   int64 // lapses
	}{
		{registered("local", ledger.KindLocalBudget, ""), 1000},
		{registered("state", ledger.KindStateProgramme, ""), 1000},
		{registered("loan", ledger.KindWorldBank, ""), 0},
		{registered("local-stays", ledger.KindLocalBudget, "no"), 0},
		{registered("loan-lapses", ledger.KindWorldBank, "yes"), 1000},
		{closing, 1000},
	} {
		l := ledgerWith(t, tc.source,
			planned(tc.source.ID, "net", "2018-01-01", "2018-12-31", 1000), planned(tc.source.ID, "long", "2018-01-01", "2019-12-31", 50))
		want := []string{"period-held.v1", "period-closed.v1"}
		if tc.want > 0 {
			want = slices.Insert(want, 1, "allocation-lapsed.v1")
		}
		order := &ledger.CloseYear{Source: tc.source.ID, Year: year2018, Act: "7"}
		if steps, err := closeYear(t, l, order); err != nil || !slices.Equal(steps, want) {
			t.Errorf("%s: %v, %v; want %v", tc.source.ID, steps, err, want)
		}
		s := l.Views.Books().Sources[tc.source.ID]
		if got := -s.Lines["net"].Sums[ledger.StageLapsed]; got != tc.want {
			t.Errorf("%s: %d lapsed, want %d", tc.source.ID, got, tc.want)
		}
		if got := -s.Lines["long"].Sums[ledger.StageLapsed]; got != 0 && tc.source.ID != "closing" {
			t.Errorf("%s: %d lapsed of a line that goes on", tc.source.ID, got)
		}
		if steps, err := closeYear(t, l, order); err != nil || steps != nil {
			t.Errorf("%s: again %v, %v", tc.source.ID, steps, err)
		}
		pay := &ledger.RecordExpenditure{
			Source: tc.source.ID, Line: "net", Date: day("2018-05-01"), Amount: ledger.Money{Minor: 1, Currency: "BYN"},
			Payment: ledger.Payment{Document: ledger.Document{Number: "1"}},
		}
		if _, err := l.Do(t.Context(), "test", pay.Decide); ledger.RefusalCode(err) != "period-closed" {
			t.Errorf("%s: a payment after the closing: %v", tc.source.ID, err)
		}
	}
}

// Nothing is begun while something is in the way.
func TestYearEndObstacles(t *testing.T) {
	l := ledgerWith(t, registered("grodno", ledger.KindLocalBudget, ""), planned("grodno", "net", "2018-01-01", "2018-12-31", 1000),
		&ledger.SetPeriod{Source: "grodno", Period: ledger.CalendarYear.StepOf(day("2018-12-01"), ledger.StepMonth), State: ledger.PeriodIsClosed, Actor: "a"})
	order := &ledger.CloseYear{Source: "grodno", Year: year2018, Act: "7"}
	if steps, err := closeYear(t, l, order); ledger.RefusalCode(err) != "lapse-closed" || steps != nil {
		t.Errorf("%v, %v", steps, err)
	}
	order.Act = ""
	if steps, err := closeYear(t, l, order); ledger.RefusalCode(err) != "missing-field" || steps != nil {
		t.Errorf("without an act: %v, %v", steps, err)
	}
	reopen := &ledger.SetPeriod{Source: "grodno", Period: year2018, Reason: "year end", Actor: "b"}
	if _, err := l.Do(t.Context(), "test", reopen.Decide); err != nil {
		t.Fatal(err)
	}
	order.Act, order.Carry = "7", []ledger.CarryOverAllocation{*carriedOver("net", "none", 1)}
	if steps, err := closeYear(t, l, order); ledger.RefusalCode(err) != "no-line-to-carry-into" || steps != nil {
		t.Errorf("with a carry-over that is refused: %v, %v", steps, err)
	}
}

// Two people carry over and close a year at once on a store that stops between
// commits and makes them decide again; each gives up after any step, and the next
// run goes on. What is spent, carried over and lapsed is the plan, to the kopeck.
func TestClosingAYearConservesMoney(t *testing.T) {
	for seed := range uint64(12) {
		store := &memstore.Store{Seed: seed, ConflictPercent: 20}
		if seed%2 == 1 {
			store.NonAtomic, store.StopPercent = true, 20
		}
		r := rand.New(rand.NewPCG(seed, 3))
		people := []*ledger.Ledger{ledgertest.New(store, 1), ledgertest.New(store, 2)}
		do := func(l *ledger.Ledger, c ledger.Command) (ledger.Outcome, error) {
			return l.Do(context.Background(), "test", c.Decide)
		}
		orders := []ledger.Command{createLedger(), registered("grodno", ledger.KindLocalBudget, "")}
		plan, spent := map[string]int64{}, map[string]int64{}
		for i := range 6 {
			line := fmt.Sprint("line/", i)
			plan[line] = int64(1 + r.IntN(5000))
			orders = append(orders, planned("grodno", line, "2018-01-01", "2018-12-31", plan[line]))
		}
		orders = append(orders, planned("grodno", "next", "2019-01-01", "2019-12-31", 1))
		for _, c := range orders {
			if _, err := do(people[0], c); err != nil {
				t.Fatal(err)
			}
		}
		carried := map[string]int64{}
		order := &ledger.CloseYear{Source: "grodno", Year: year2018, Act: "7"}
		for i, line := range slices.Sorted(maps.Keys(plan)) {
			pay := &ledger.RecordExpenditure{
				Source: "grodno", Line: line, Date: day("2018-05-01"), Amount: ledger.Money{Minor: 1 + r.Int64N(plan[line]), Currency: "BYN"},
				Payment: ledger.Payment{Document: ledger.Document{Number: fmt.Sprint(i)}},
			}
			if _, err := do(people[i%2], pay); err != nil {
				t.Fatal(err)
			}
			spent[line] = pay.Amount.Minor
			if left := plan[line] - spent[line]; left > 0 && r.IntN(2) == 0 {
				carried[line] = 1 + r.Int64N(left)
				order.Carry = append(order.Carry, *carriedOver(line, "next", carried[line]))
			}
		}
		closed := false
		for run := 0; !closed; run++ {
			if run > 100 {
				t.Fatal("the closing does not end")
			}
			for range 1 + r.IntN(3) { // and then it is killed
				mine := *order
				mine.Carry = slices.Clone(order.Carry)
				out, err := do(people[run%2], &mine)
				if err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				closed = closed || out.Already
			}
		}
		reading, err := ledgertest.Read(t.Context(), store)
		if err != nil {
			t.Fatal(err)
		}
		next := int64(1)
		for line := range plan {
			stage := func(stage string) int64 { return reading.Stage("grodno/"+line, stage).Shift(2).IntPart() }
			lapsed := plan[line] - spent[line] - carried[line]
			if -stage("carried_over") != carried[line] || -stage("lapsed") != lapsed || !reading.Available("grodno/"+line).IsZero() {
				t.Errorf("seed %d: %s: %d carried over and %d lapsed, want %d and %d", seed, line, -stage("carried_over"), -stage("lapsed"), carried[line], lapsed)
			}
			next += carried[line]
		}
		if got := reading.Available("grodno/next").Shift(2).IntPart(); got != next {
			t.Errorf("seed %d: %d in the next year, want %d", seed, got, next)
		}
		for _, l := range people {
			if err := l.Views.CatchUp(t.Context(), ""); err != nil {
				t.Fatal(err)
			}
			for path, line := range l.Views.Books().Sources["grodno"].Lines {
				if want := reading.Available("grodno/" + path).Shift(2).IntPart(); line.Available() != want {
					t.Errorf("seed %d: %s has %d available, %d in the log", seed, path, line.Available(), want)
				}
			}
		}
	}
}

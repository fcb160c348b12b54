package projections

import (
	"fmt"
	"math"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// plans makes a ledger of lines with the largest allocation that there is, each for
// a year of its own from 2017 on.
func plans(t *testing.T, lines int) *Views {
	t.Helper()
	store := &memstore.Store{}
	l := ledgertest.New(store, 1)
	commands := []ledger.Command{
		&ledger.CreateLedger{ID: l.NewID(), Name: "overflow", Currency: "BYN", Zone: "UTC"},
		&ledger.RegisterSource{ID: "s", SourceRegistered: ledger.SourceRegistered{Kind: ledger.KindOther, Currency: "BYN", Opens: ledger.NewDate(2016, 1, 1)}},
	}
	for i := range lines {
		commands = append(commands, &ledger.ApproveAllocation{
			Source: "s", Line: fmt.Sprint(2017 + i), FirstDay: ledger.NewDate(2017+i, 1, 1), LastDay: ledger.NewDate(2017+i, 12, 31),
			Amount: ledger.Money{Minor: math.MaxInt64, Currency: "BYN"}, Act: "act", Date: ledger.NewDate(2016, 12, 1),
		})
	}
	for _, c := range commands {
		if _, err := l.Do(t.Context(), "test", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
	v, err := Open(t.Context(), store, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := v.CatchUp(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	return v
}

// A sum that does not fit is refused on every way of adding up, never wrapped.
func TestSumsThatDoNotFit(t *testing.T) {
	table := plans(t, 2).Table()
	days := ledger.CalendarYear.Steps(ledger.Period{Start: ledger.MinDate, End: ledger.MaxDate + 1}, ledger.StepDay)
	for name, q := range map[string]Query{
		"a counter for each group, two workers": {By: []string{ledger.DimSource}},
		"a counter for each group, one worker":  {By: []string{ledger.DimSource, DimStage}, Steps: days, Gross: true},
		// The days twice are more groups than get a counter each.
		"counters where they are needed": {By: []string{ledger.DimSource, DimStage}, Steps: append(days, days...), Gross: true},
	} {
		if _, err := table.Sum(q); ledger.RefusalCode(err) != "amount-overflow" {
			t.Errorf("%s: %v", name, err)
		}
	}
	each, err := table.Sum(Query{By: []string{ledger.DimLine}})
	if err != nil || len(each) != 2 || each[0].Amount.Minor != math.MaxInt64 {
		t.Errorf("line by line: %v, %v", each, err)
	}
	if _, err := table.Execution(ExecutionQuery{Period: ledger.Period{Start: ledger.NewDate(2017, 1, 1), End: ledger.NewDate(2019, 1, 1)}}); ledger.RefusalCode(err) != "amount-overflow" {
		t.Errorf("the total of all lines: %v", err)
	}
}

// Budget execution is that of the lines that are valid in the period.
func TestExecutionCoversTheLinesOfThePeriod(t *testing.T) {
	e, err := plans(t, 3).Table().Execution(ExecutionQuery{
		Period: ledger.Period{Start: ledger.NewDate(2018, 7, 1), End: ledger.NewDate(2019, 1, 1)},
	})
	if err != nil || len(e.Rows) != 1 || e.Rows[0].Values[1] != "s/2018" || e.Rows[0].Final != math.MaxInt64 {
		t.Errorf("%+v, %v", e, err)
	}
}

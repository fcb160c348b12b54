package projections

import (
	"fmt"
	"slices"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// A line has a row of nothing where nothing was spent on it, and where the ledger
// knew of it; not beside the rows of its payments.
func TestRowsOfNothing(t *testing.T) {
	store := &memstore.Store{}
	paid(t, store)(2)
	v, err := Open(t.Context(), store, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := v.CatchUp(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		by    string
		where []Filter
		known ledger.Ordinal
		want  []string
	}{
		{by: ledger.DimDocument, want: []string{"2017 1 0.01", "2017 2 0.01", "2018  0.00"}},
		{by: ledger.DimLine, want: []string{"2017 s/l 0.02", "2018 s/l 0.00"}},
		{by: ledger.DimDocument, known: 5, want: []string{"2017 1 0.01", "2018  0.00"}},
		{by: ledger.DimLine, known: 4, want: []string{"2017 s/l 0.00", "2018 s/l 0.00"}},
		{by: ledger.DimLine, known: 2},
		{by: ledger.DimLine, where: []Filter{{ledger.DimDocument, []string{""}}}, want: []string{"2017 s/l 0.00", "2018 s/l 0.00"}},
		{by: ledger.DimLine, where: []Filter{{ledger.DimSource, []string{"other"}}}},
	} {
		s, err := v.Table().Spend(SpendQuery{
			Period: ledger.Period{Start: ledger.NewDate(2017, 1, 1), End: ledger.NewDate(2019, 1, 1)}, Calendar: ledger.CalendarYear, Every: ledger.StepYear,
			By: []string{test.by}, Where: test.where, Known: test.known, Zero: true,
		})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for g := range s.All() {
			got = append(got, fmt.Sprint(s.Steps[g.Step], " ", g.Values[0], " ", g.Amount))
		}
		slices.Sort(got)
		if !slices.Equal(got, test.want) {
			t.Errorf("by %s where %v as of %d: %q, want %q", test.by, test.where, test.known, got, test.want)
		}
	}
}

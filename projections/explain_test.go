package projections_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/projections"
)

// Whatever the report, the parts of every figure add up to it, and are entries that stand in
// the ledger, in order.
func TestPartsAddUpToEveryFigure(t *testing.T) {
	explained := map[string]int{}
	for seed := range uint64(3) {
		rng := rand.New(rand.NewPCG(seed, 11))
		store := &memstore.Store{}
		l := ledgertest.New(store, uint32(seed))
		v, err := projections.Open(t.Context(), store, "")
		if err != nil {
			t.Fatal(err)
		}
		l.Views = v
		scribble(t, l, rng, 400)
		names := []string{"source", "line", "region", "payee", "document", "account", "component", "payee_id"}
		for range 10 {
			start := ledger.NewDate(2016, 6, 1).AddDays(rng.IntN(700))
			span := ledger.Period{Start: start, End: start.AddDays(1 + rng.IntN(500))}
			rng.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
			by := slices.Clone(names[:rng.IntN(3)])
			known := ledger.Ordinal(0)
			if rng.IntN(3) == 0 {
				known = 1 + ledger.Ordinal(rng.Int64N(int64(v.Books().Last)))
			}
			var where []projections.Filter
			if rng.IntN(3) == 0 {
				where = []projections.Filter{{Dimension: "region", Values: []string{"r0", ""}}}
			}
			check := func(report, column string, values []string, currency ledger.Currency, want int64, parts func(projections.Cell) iter.Seq2[projections.Part, error]) {
				t.Helper()
				cell := projections.Cell{Column: column}
				for i, name := range by {
					cell.Group = append(cell.Group, ledger.Dimension{Name: name, Value: values[i]})
				}
				sum, last := int64(0), ledger.Ordinal(0)
				for p, err := range parts(cell) {
					if err != nil {
						t.Fatal(err)
					}
					if p.Entry < last || p.Entry > v.Books().Last || known > 0 && p.Entry > known {
						t.Fatalf("%s %s of %v: entry %d after %d", report, column, values, p.Entry, last)
					}
					last = p.Entry
					if p.Amount.Currency == currency {
						sum += p.Amount.Minor
						explained[report+" "+column]++
					}
				}
				if sum != want {
					t.Fatalf("seed %d: %s %s by %v: parts of %q %s make %d, the figure is %d", seed, report, column, by, values, currency, sum, want)
				}
			}

			basis := []projections.Basis{projections.BasisPayment, projections.BasisLiability, projections.BasisCommitment}[rng.IntN(3)]
			spendQuery := projections.SpendQuery{Basis: basis, Period: span, Calendar: ledger.CalendarYear, By: by, Where: where, Known: known}
			spend, err := v.Table().Spend(spendQuery)
			if err != nil {
				t.Fatal(err)
			}
			for g := range spend.All() {
				check("spend", "", g.Values, g.Amount.Currency, g.Amount.Minor, func(c projections.Cell) iter.Seq2[projections.Part, error] {
					return v.Table().ExplainSpend(spendQuery, c)
				})
			}

			executionQuery := projections.ExecutionQuery{Period: span, By: by, Where: where, Known: known, Zero: true}
			if len(by) == 0 {
				by = []string{"source", "line"}
			}
			execution, err := v.Table().Execution(executionQuery)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range execution.Rows {
				for column, want := range map[string]int64{
					"original": r.Original, "revised": r.Revised, "transferred": r.Transferred, "carried_over": r.Carried, "lapsed": r.Lapsed, "final": r.Final,
					"committed": r.Committed, "accrued": r.Accrued, "pending": r.Pending, "spent_before": r.SpentBefore, "spent": r.Spent, "available": r.Available,
					"unspent": r.Final - r.SpentBefore - r.Spent,
				} {
					check("execution", column, r.Values, r.Currency, want, func(c projections.Cell) iter.Seq2[projections.Part, error] {
						return v.Table().ExplainExecution(executionQuery, c)
					})
				}
			}

			cashQuery := projections.CashQuery{Period: span, By: []string{"source"}, Where: where, Known: known}
			by = cashQuery.By
			cash, err := v.Table().Cash(cashQuery)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range cash.Rows {
				want := map[string]int64{"opening": r.Opening, "received": r.In, "spent": r.Spent, "closing": r.Closing}
				for _, kind := range projections.CashKinds() {
					want[kind] = r.Received[kind]
				}
				for column, want := range want {
					check("cash", column, r.Values, r.Currency, want, func(c projections.Cell) iter.Seq2[projections.Part, error] {
						return v.Table().ExplainCash(cashQuery, c)
					})
				}
			}
		}
	}
	for _, what := range []string{"spend ", "execution original", "execution spent", "execution spent_before", "execution available", "cash received", "cash spent", "cash closing", "cash opening"} {
		if explained[what] < 5 {
			t.Errorf("%s: only %d parts: %v", what, explained[what], fmt.Sprint(explained))
		}
	}
}

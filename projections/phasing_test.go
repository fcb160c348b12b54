package projections_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/projections"
)

// budget makes n random entries of plans: lines of several years, of one and of a
// part of one, phased over months, quarters and halves or not at all, revised with
// their phasing or without; and some payments.
func budget(t *testing.T, l *ledger.Ledger, rng *rand.Rand, n int) {
	t.Helper()
	try := func(c ledger.Command) {
		t.Helper()
		if _, err := l.Do(t.Context(), "test", c.Decide); err != nil {
			if _, refused := errors.AsType[*ledger.Refusal](err); !refused {
				t.Fatal(err)
			}
		}
	}
	if !l.Views.Books().Created {
		try(&ledger.CreateLedger{ID: l.NewID(), Name: "plans", Currency: "BYN", Zone: "UTC"})
		for s, currency := range []ledger.Currency{"BYN", "USD"} {
			try(&ledger.RegisterSource{ID: fmt.Sprint("s", s), SourceRegistered: ledger.SourceRegistered{
				Kind: ledger.KindOther, Currency: currency, Opens: ledger.NewDate(2016, 1, 1),
			}})
		}
	}
	steps := []ledger.Step{ledger.StepMonth, ledger.StepQuarter, ledger.StepHalf}
	for i := range n {
		s, line := rng.IntN(2), rng.IntN(8)
		source, path, currency := fmt.Sprint("s", s), fmt.Sprint("line/", line), []ledger.Currency{"BYN", "USD"}[s]
		first := ledger.NewDate(2017, 1, 1).AddMonths(line * 3)
		last := first.AddMonths(3+9*(line%4)).AddDays(-line%3) - 1
		amount := ledger.Money{Minor: rng.Int64N(1e6), Currency: currency}
		phasing := func() []ledger.Phase {
			if rng.IntN(3) == 0 {
				return nil
			}
			parts, err := ledger.EqualPhasing(amount.Minor, ledger.CalendarYear.Steps(ledger.Period{Start: first, End: last + 1}, steps[rng.IntN(3)]))
			if err != nil {
				t.Fatal(err)
			}
			return parts
		}
		act, date := fmt.Sprint(l.Views.Books().Last, "-", i), first.AddDays(rng.IntN(200)-40)
		switch rng.IntN(4) {
		case 0:
			try(&ledger.ApproveAllocation{
				Source: source, Line: path, FirstDay: first, LastDay: last, Amount: amount, Act: act, Date: date, Phasing: phasing(),
				Dimensions: []ledger.Dimension{{Name: "region", Value: fmt.Sprint("r", line%3)}},
			})
		case 1, 2:
			c := &ledger.ReviseAllocation{Source: source, Line: path, Amount: amount, Act: act, Date: date, Differences: rng.IntN(2) == 0, Phasing: phasing()}
			if c.Differences {
				c.Amount.Minor -= 5e5
				c.Phasing = nil
			}
			try(c)
		default:
			try(&ledger.RecordExpenditure{
				Source: source, Line: path, Date: date, Amount: ledger.Money{Minor: 1 + rng.Int64N(1e5), Currency: currency},
				Payment: ledger.Payment{Document: ledger.Document{Number: act}},
			})
		}
	}
}

// A plainPlan is what a row of the execution says, in decimals and text.
type plainPlan struct {
	original, revised, final, before, spent, available, planned decimal.Decimal
	unplanned                                                   bool
}

func (p plainPlan) String() string {
	amounts := ""
	for _, d := range []decimal.Decimal{p.original, p.revised, p.final, p.before, p.spent, p.available, p.planned} {
		amounts += d.StringFixed(2) + " "
	}
	return fmt.Sprint(amounts, p.unplanned)
}

// plainExecution answers with maps what was planned for days FIRST to LAST and spent
// in them, by line or region.
func plainExecution(r *ledgertest.Reading, first, last string, by string, known ledger.Ordinal) map[string]plainPlan {
	rows := map[string]plainPlan{}
	for address, line := range r.Lines {
		if line.LastDay < first || line.FirstDay > last {
			continue
		}
		whole := first <= line.FirstDay && line.LastDay <= last
		phases := map[string]decimal.Decimal{}
		var p plainPlan
		var unphased decimal.Decimal
		found := false
		for _, x := range r.Postings {
			if x.Line != address || x.Date > last || known > 0 && x.Ordinal > known {
				continue
			}
			found = true
			switch x.Stage {
			case "original":
				p.original = p.original.Add(x.Amount)
			case "revised":
				p.revised = p.revised.Add(x.Amount)
			case "phased":
				key := max(x.PhaseFirst, line.FirstDay) + ".." + min(x.PhaseLast, line.LastDay)
				phases[key] = phases[key].Add(x.Amount)
				unphased = unphased.Sub(x.Amount)
			case "spent":
				if x.Date < first {
					p.before = p.before.Add(x.Amount)
				} else {
					p.spent = p.spent.Add(x.Amount)
				}
			}
		}
		if !found {
			continue
		}
		p.final = p.original.Add(p.revised)
		unphased = unphased.Add(p.final)
		p.available = p.final.Sub(p.before).Sub(p.spent)
		if whole {
			p.planned = p.final
		} else {
			p.unplanned = !unphased.IsZero()
			for key, amount := range phases {
				from, to := key[:10], key[12:]
				if first <= from && to <= last {
					p.planned = p.planned.Add(amount)
				} else if from <= last && first <= to && !amount.IsZero() {
					p.unplanned = true
				}
			}
		}
		key := address
		if by == "region" {
			key = line.Dimensions["region"]
		}
		key += " " + line.Currency
		sum := rows[key]
		rows[key] = plainPlan{
			sum.original.Add(p.original), sum.revised.Add(p.revised), sum.final.Add(p.final), sum.before.Add(p.before),
			sum.spent.Add(p.spent), sum.available.Add(p.available), sum.planned.Add(p.planned), sum.unplanned || p.unplanned,
		}
	}
	return rows
}

// Original, revised and final plan, the plan for the period and what was spent are
// those of a plain fold, for any period and as of any entry.
func TestExecutionEqualsPlainFold(t *testing.T) {
	planned, cut := 0, 0
	for seed := range uint64(3) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 7))
			store := &memstore.Store{}
			l := ledgertest.New(store, uint32(seed))
			cache := filepath.Join(t.TempDir(), "cache")
			for range 3 {
				v, err := projections.Open(t.Context(), store, cache)
				if err != nil {
					t.Fatal(err)
				}
				if err := v.CatchUp(t.Context(), ""); err != nil {
					t.Fatal(err)
				}
				l.Views = v
				budget(t, l, rng, 120)
				reading, err := ledgertest.Read(t.Context(), store)
				if err != nil {
					t.Fatal(err)
				}
				for range 60 {
					start := ledger.NewDate(2016, 10, 1).AddMonths(rng.IntN(40)).AddDays(rng.IntN(2) * rng.IntN(20))
					period := ledger.Period{Start: start, End: start.AddMonths(1 + rng.IntN(14))}
					q := projections.ExecutionQuery{Period: period, By: []string{[]string{"line", "region"}[rng.IntN(2)]}, Zero: true}
					if rng.IntN(2) == 0 {
						q.Known = 1 + ledger.Ordinal(rng.Int64N(int64(v.Books().Last)))
					}
					e, err := v.Table().Execution(q)
					if err != nil {
						t.Fatal(err)
					}
					want := plainExecution(reading, period.Start.String(), period.Last().String(), q.By[0], q.Known)
					if len(e.Rows) != len(want) {
						t.Fatalf("%+v: %d rows, want %d", q, len(e.Rows), len(want))
					}
					for i := range e.Rows {
						r := &e.Rows[i]
						minor := func(n int64) decimal.Decimal { return ledger.Money{Minor: n, Currency: r.Currency}.Decimal() }
						w := want[r.Values[0]+" "+string(r.Currency)]
						got := plainPlan{
							minor(r.Original), minor(r.Revised), minor(r.Final), minor(r.SpentBefore), minor(r.Spent), minor(r.Available),
							minor(r.Planned), !r.HasPlan(),
						}
						if got.String() != w.String() {
							t.Fatalf("%+v\n%v\n got %v\nwant %v", q, r.Values, got, w)
						}
						if r.HasPlan() && r.Planned != r.Final {
							planned++
						}
					}
					cut += len(e.Cut)
				}
				v.Save()
				if err := v.Close(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	if planned < 50 || cut < 50 {
		t.Errorf("only %d plans for a period, %d phases cut", planned, cut)
	}
}

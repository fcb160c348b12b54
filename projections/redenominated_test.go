package projections_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/projections"
)

// A redenominated is a source across 1 July 2016, and what a plain model says of it: every
// amount in roubles of before, as a decimal.
type redenominated struct {
	t     *testing.T
	l     *ledger.Ledger
	rng   *rand.Rand
	plan  decimal.Decimal
	spent map[ledger.Date]decimal.Decimal
	n     int
}

var lawDay = ledger.NewDate(2016, 7, 1)

func (x *redenominated) do(c ledger.Command) error {
	_, err := x.l.Do(x.t.Context(), "test", c.Decide)
	return err
}

func (x *redenominated) must(c ledger.Command) {
	x.t.Helper()
	if err := x.do(c); err != nil {
		x.t.Fatal(err)
	}
}

func (x *redenominated) available() decimal.Decimal {
	left := x.plan
	for _, amount := range x.spent {
		left = left.Sub(amount)
	}
	return left
}

// pay pays a random amount, often about what is available, in the currency of the day or,
// sometimes, in another: the model says what comes of it.
func (x *redenominated) pay() {
	x.t.Helper()
	x.n++
	day := ledger.NewDate(2015, 1, 1).AddDays(x.rng.IntN(3 * 365))
	c := &ledger.RecordExpenditure{Source: "old", Line: "line", Date: day, OldCurrency: x.rng.IntN(3) == 0}
	c.Document.Number = fmt.Sprint(x.n)
	left := x.available().IntPart()
	worth := decimal.NewFromInt(1)
	if x.rng.IntN(4) > 0 == (day >= lawDay) {
		c.Amount, worth = ledger.Money{Minor: 1 + x.rng.Int64N(left/400+2), Currency: "BYN"}, decimal.NewFromInt(100)
		if x.rng.IntN(5) == 0 {
			c.Amount.Minor = max(1, left/100+x.rng.Int64N(3)-1)
		}
	} else {
		c.Amount = ledger.Money{Minor: 1 + x.rng.Int64N(left/4+2), Currency: "BYR"}
	}
	asked := decimal.NewFromInt(c.Amount.Minor).Mul(worth)
	want := ""
	switch {
	case c.Amount.Currency == "BYN" && day < lawDay:
		want = "wrong-currency"
	case c.Amount.Currency == "BYR" && day > ledger.NewDate(2016, 12, 31):
		want = "old-currency-ended"
	case c.Amount.Currency == "BYR" && day >= lawDay && !c.OldCurrency:
		want = "old-currency"
	case asked.GreaterThan(x.available()):
		want = "over-available"
	}
	if err := x.do(c); ledger.RefusalCode(err) != want || want == "" && err != nil {
		x.t.Fatalf("%v of %v, old currency meant: %v, %v BYR available: %v, and not %q", c.Amount, day, c.OldCurrency, x.available(), err, want)
	}
	if want == "" {
		x.spent[day] = x.spent[day].Add(asked)
	}
}

func (x *redenominated) between(p ledger.Period) (sum decimal.Decimal) {
	for day, amount := range x.spent {
		if p.Contains(day) {
			sum = sum.Add(amount)
		}
	}
	return sum
}

// shown is an amount as a report says it whose last day that is, known up to an entry.
func shown(byr decimal.Decimal, last ledger.Date) (text string, currency ledger.Currency) {
	if last < lawDay {
		return byr.StringFixed(0), "BYR"
	}
	return byr.Div(decimal.NewFromInt(10_000)).Round(2).StringFixed(2), "BYN" // away from zero
}

// Whatever is paid on both sides of the day on which a source's currency changed, control,
// every period of every report, the cache, the second reading and a plain model agree.
func TestRedenominatedSourceAgainstAModel(t *testing.T) {
	for seed := range uint64(6) {
		store := &memstore.Store{Seed: seed, ConflictPercent: 20}
		x := &redenominated{t: t, l: ledgertest.New(store, 1), rng: rand.New(rand.NewPCG(seed, 16)), spent: map[ledger.Date]decimal.Decimal{}}
		x.must(&ledger.CreateLedger{ID: newID(), Name: "test", Currency: "BYN", Zone: "Europe/Minsk"})
		x.must(&ledger.RegisterSource{ID: "old", SourceRegistered: ledger.SourceRegistered{Kind: ledger.KindOther, Currency: "BYR", Opens: ledger.NewDate(2015, 1, 1)}})
		plan := 1_000_000 + x.rng.Int64N(1_000_000)
		x.plan = decimal.NewFromInt(plan)
		x.must(&ledger.ApproveAllocation{
			Source: "old", Line: "line", FirstDay: ledger.NewDate(2015, 1, 1), LastDay: ledger.NewDate(2017, 12, 31),
			Amount: ledger.Money{Minor: plan, Currency: "BYR"}, Act: "act", Date: ledger.NewDate(2015, 1, 1),
		})
		x.must(&ledger.RedenominateSource{Source: "old", Currency: "BYN", Act: "Edict 450"})
		cache := t.TempDir()
		for range 60 {
			x.pay()
			if x.n%20 == 0 {
				v := open(t, store, cache)
				v.Save()
				x.compare(v.Table())
				if err := v.Close(); err != nil {
					t.Fatal(err)
				}
				v = open(t, store, cache)
				x.compare(v.Table())
				if err := v.Close(); err != nil {
					t.Fatal(err)
				}
				s := x.l.Views.Books().Sources["old"]
				if available := s.Lines["line"].Available(); !x.available().Equal(decimal.NewFromInt(available)) {
					t.Fatalf("seed %d: %d BYR available, %v in the model", seed, available, x.available())
				}
			}
		}
		r, err := ledgertest.Read(t.Context(), store)
		if err != nil {
			t.Fatal(err)
		}
		if second := r.Available("old/line"); !second.Equal(x.available()) {
			t.Errorf("seed %d: the second reading has %v available, the model %v", seed, second, x.available())
		}
	}
}

// compare holds the reports of many periods against the model.
func (x *redenominated) compare(table *projections.Table) {
	x.t.Helper()
	for _, text := range []string{"2015", "2016H1", "2016H2", "2016", "2017", "2015..2016H1", "2015..2017", "2016Q3", "2016-06..2016-07"} {
		p, err := ledger.ParsePeriod(text, ledger.BuiltinCalendars(), "calendar")
		if err != nil {
			x.t.Fatal(err)
		}
		for _, every := range []ledger.Step{ledger.StepNone, ledger.StepMonth, ledger.StepYear} {
			spend, err := table.Spend(projections.SpendQuery{Period: p, Calendar: ledger.CalendarYear, Every: every, By: []string{"source"}})
			if err != nil {
				x.t.Fatal(err)
			}
			for _, g := range spend.Totals {
				want, currency := shown(x.between(spend.Steps[g.Step]), p.Last())
				if g.Amount.String() != want || g.Amount.Currency != currency {
					x.t.Fatalf("%s by %v: %v %s in step %d, %s %s in the model", text, every, g.Amount, g.Amount.Currency, g.Step, want, currency)
				}
			}
			for _, g := range spend.WholeTotals {
				if want, _ := shown(x.between(p), p.Last()); g.Amount.String() != want {
					x.t.Fatalf("%s by %v: %v in all, %s in the model", text, every, g.Amount, want)
				}
			}
		}
		for _, in := range []ledger.Currency{"BYN", "BYR"} {
			spend, err := table.Spend(projections.SpendQuery{
				Period: p, Calendar: ledger.CalendarYear, In: &projections.Conversion{In: in, Policy: projections.RateOfPayment, Provider: "nbrb"},
			})
			if err != nil {
				x.t.Fatal(err)
			}
			last := lawDay // a day of the new currency
			if in == "BYR" {
				last--
			}
			for _, g := range spend.Totals {
				if want, _ := shown(x.between(p), last); g.Amount.String() != want || g.Amount.Currency != in {
					x.t.Fatalf("%s in %s: %v, %s in the model", text, in, g.Amount, want)
				}
			}
		}
		cash, err := table.Cash(projections.CashQuery{Period: p})
		if err != nil {
			x.t.Fatal(err)
		}
		for i := range cash.Totals {
			paid := x.between(ledger.Period{Start: ledger.MinDate, End: p.End}).Neg()
			want, currency := shown(paid, p.Last())
			if ours := (ledger.Money{Minor: cash.Totals[i].Closing, Currency: currency}).String(); ours != want || cash.Totals[i].Currency != currency {
				x.t.Fatalf("%s: %s %s at the end, %s %s in the model", text, ours, cash.Totals[i].Currency, want, currency)
			}
		}
		e, err := table.Execution(projections.ExecutionQuery{Period: p})
		if err != nil {
			x.t.Fatal(err)
		}
		spent := x.between(p)
		before := x.between(ledger.Period{Start: ledger.MinDate, End: p.Start})
		for _, f := range []struct {
			name string
			ours int64
			want decimal.Decimal
		}{
			{"final", e.Rows[0].Final, x.plan},
			{"spent", e.Rows[0].Spent, spent},
			{"spent before", e.Rows[0].SpentBefore, before},
			{"available", e.Rows[0].Available, x.plan.Sub(spent).Sub(before)},
		} {
			want, currency := shown(f.want, p.Last())
			if ours := (ledger.Money{Minor: f.ours, Currency: currency}).String(); len(e.Rows) != 1 || e.Rows[0].Currency != currency || ours != want {
				x.t.Fatalf("%s: %s %s of %s, %s %s in the model", text, ours, e.Rows[0].Currency, f.name, want, currency)
			}
		}
	}
}

package projections_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/projections"
)

// quote sets the rates of dollars for most days, corrects some, and pays in roubles
// of before July 2016.
func quote(t testing.TB, l *ledger.Ledger, rng *rand.Rand) {
	t.Helper()
	do := func(c ledger.Command) {
		t.Helper()
		if _, err := l.Do(t.Context(), "test", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
	set := &ledger.SetRates{Today: ledger.NewDate(2026, 1, 1), Correct: true, Reason: "misread"}
	for day := ledger.NewDate(2017, 1, 1); day < ledger.NewDate(2020, 1, 1); day++ {
		if int(day)%31 > 0 {
			set.Rates = append(set.Rates, ledger.RateSet{Currency: "USD", Date: day, Value: fmt.Sprintf("%d.%04d", 1+rng.IntN(3), rng.IntN(10000)), Scale: 1})
		}
	}
	do(set)
	if l.Views.Books().Sources["old"] == nil {
		do(&ledger.RegisterSource{ID: "old", SourceRegistered: ledger.SourceRegistered{
			Kind: ledger.KindOther, Currency: "BYR", Opens: ledger.NewDate(2016, 1, 1), Closes: ledger.NewDate(2016, 12, 31),
		}})
		do(&ledger.ApproveAllocation{
			Source: "old", Line: "line", FirstDay: ledger.NewDate(2016, 1, 1), LastDay: ledger.NewDate(2016, 12, 31),
			Amount: ledger.Money{Minor: 1e15, Currency: "BYR"}, Act: "act", Date: ledger.NewDate(2016, 1, 1),
		})
	}
	for range 20 {
		c := &ledger.RecordExpenditure{
			Source: "old", Line: "line", Date: ledger.NewDate(2016, 1, 1).AddDays(rng.IntN(366)),
			Amount: ledger.Money{Minor: 1 + rng.Int64N(1e6), Currency: "BYR"}, Payment: ledger.Payment{Payee: "Acme"},
		}
		c.Document.Number = fmt.Sprint("old-", l.Views.Books().Last)
		do(c)
	}
}

// plainRates reads the dollar's rates as they were known, by day.
func plainRates(t testing.TB, r *ledgertest.Reading, known ledger.Ordinal) map[string]decimal.Decimal {
	t.Helper()
	rates := map[string]decimal.Decimal{}
	for _, e := range r.Entries {
		if e.Type != "rate-set.v1" || known > 0 && e.Ordinal > known {
			continue
		}
		var d struct {
			Date, Value string
			Scale       int64
		}
		if err := json.Unmarshal([]byte(e.Data), &d); err != nil {
			t.Fatal(err)
		}
		rates[d.Date] = decimal.RequireFromString(d.Value).Div(decimal.NewFromInt(d.Scale))
	}
	return rates
}

// A plainSpend is what a report says, exactly: by step and values, and in all.
type plainSpend struct {
	sums    map[string]decimal.Decimal
	totals  map[string]decimal.Decimal
	missing string // the first day whose rate is
}

// convertPlainly adds postings up, each at its rate.
func convertPlainly(t testing.TB, r *ledgertest.Reading, q *projections.SpendQuery, steps []ledger.Period) plainSpend {
	t.Helper()
	rates := plainRates(t, r, q.Known)
	s := plainSpend{sums: map[string]decimal.Decimal{}, totals: map[string]decimal.Decimal{}}
	counts := map[string]int64{}
	for _, p := range r.Postings {
		if p.Stage != "spent" || q.Known > 0 && p.Ordinal > q.Known {
			continue
		}
		n := slices.IndexFunc(steps, func(s ledger.Period) bool { return s.Start.String() <= p.Date && p.Date <= s.Last().String() })
		if n < 0 {
			continue
		}
		day := p.Date
		if q.In.Policy == projections.RateOfPeriodEnd {
			day = steps[n].Last().String()
		}
		values := map[string]string{"source": p.Source, "line": p.Line, "payee": r.PayeeOf(p, q.Known), "region": p.Dimensions["region"]}
		step := fmt.Sprint(n)
		if q.Gross {
			step += fmt.Sprint(" ", p.Correction, p.Replaced)
		}
		group := step
		for _, name := range q.By {
			group += "|" + values[name]
		}
		factor, ok := decimal.NewFromInt(1), true
		switch p.Currency {
		case "BYR":
			factor = decimal.New(1, -4)
		case "USD":
			factor, ok = rates[day]
		}
		if !ok && !p.Amount.IsZero() && (s.missing == "" || day < s.missing) {
			s.missing = day
		}
		s.sums[group] = s.sums[group].Add(p.Amount.Mul(factor))
		if counts[group]++; !q.Gross {
			counts[group] += p.Weight() - 1
		}
		s.totals[step] = s.totals[step].Add(p.Amount.Mul(factor))
	}
	maps.DeleteFunc(s.sums, func(group string, sum decimal.Decimal) bool { return counts[group] == 0 && sum.IsZero() })
	return s
}

// A report in one currency is the exact sum of every payment at its rate, rounded once.
func TestConvertedSpendEqualsPlainDecimals(t *testing.T) {
	refused, answered := 0, 0
	for seed := range uint64(2) {
		rng := rand.New(rand.NewPCG(seed, 5))
		store := &memstore.Store{}
		l := ledgertest.New(store, uint32(seed))
		v, err := projections.Open(t.Context(), store, "")
		if err != nil {
			t.Fatal(err)
		}
		l.Views = v
		for range 2 {
			scribble(t, l, rng, 300)
			quote(t, l, rng)
		}
		reading, err := ledgertest.Read(t.Context(), store)
		if err != nil {
			t.Fatal(err)
		}
		for range 80 {
			start := ledger.NewDate(2016, 1, 1).AddDays(rng.IntN(900))
			names := []string{"source", "line", "region", "payee"}
			rng.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
			q := projections.SpendQuery{
				Period: ledger.Period{Start: start, End: start.AddDays(1 + rng.IntN(400))}, Calendar: ledger.CalendarYear,
				Every: []ledger.Step{ledger.StepNone, ledger.StepMonth, ledger.StepHalf}[rng.IntN(3)], By: names[:rng.IntN(3)],
				Gross: rng.IntN(3) == 0,
				In: &projections.Conversion{
					In: "BYN", Provider: "nbrb", Policy: []projections.RatePolicy{projections.RateOfPayment, projections.RateOfPeriodEnd}[rng.IntN(2)],
				},
			}
			if rng.IntN(3) == 0 {
				q.Known = 400 + ledger.Ordinal(rng.Int64N(int64(v.Books().Last-400)))
			}
			spend, err := v.Table().Spend(q)
			want := convertPlainly(t, reading, &q, q.Calendar.Steps(q.Period, q.Every))
			if want.missing != "" {
				refused++
				if r, ok := err.(*ledger.Refusal); !ok || r.Code != "rate-missing" || fmt.Sprint(r.Arg("date")) != want.missing {
					t.Fatalf("seed %d: %+v: %v, want the rate of %s to be missing", seed, q, err, want.missing)
				}
				continue
			}
			if err != nil {
				t.Fatalf("seed %d: %+v: %v", seed, q, err)
			}
			answered++
			holdAgainst(t, slices.Collect(spend.All()), want.sums, q.Gross)
			holdAgainst(t, spend.Totals, want.totals, q.Gross)
			var all decimal.Decimal
			for _, sum := range want.totals {
				all = all.Add(sum)
			}
			if len(spend.WholeTotals) > 0 && !spend.WholeTotals[0].Amount.Decimal().Equal(all.Round(2)) {
				t.Fatalf("seed %d: %+v: %v in all, want %v", seed, q, spend.WholeTotals, all)
			}
		}
	}
	if refused < 10 || answered < 40 {
		t.Errorf("only %d answers and %d refusals: this no longer tests much", answered, refused)
	}
}

func holdAgainst(t *testing.T, groups []projections.Group, want map[string]decimal.Decimal, gross bool) {
	t.Helper()
	if len(groups) != len(want) {
		t.Fatalf("%d groups, want %d: %v, %v", len(groups), len(want), groups, want)
	}
	for _, g := range groups {
		key := fmt.Sprint(g.Step)
		if gross {
			key += fmt.Sprint(" ", g.Correction, g.Replaced)
		}
		if len(g.Values) > 0 {
			key += "|" + strings.Join(g.Values, "|")
		}
		if sum, ok := want[key]; !ok || g.Amount.Currency != "BYN" || !sum.Round(2).Equal(g.Amount.Decimal()) {
			t.Fatalf("%q is %v, want %v", key, g.Amount, sum)
		}
	}
}

// Rounding on the way changes nothing of what is rounded in the end.
func TestRoundOnWay(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 20000 {
		d := decimal.New(rng.Int64N(4e11)-2e11, -6)
		if rng.IntN(2) == 0 { // near a half of the tens
			d = decimal.New(5+10*(rng.Int64N(1000)-500), 0).Add(decimal.New(rng.Int64N(5)-2, -6))
		}
		m, err := ledger.RoundOnWay(d, "BYN")
		if err != nil {
			t.Fatal(err)
		}
		if got, want := m.Decimal().Round(-1), d.Round(-1); !got.Equal(want) {
			t.Fatalf("%v by way of %v is %v, want %v", d, m, got, want)
		}
	}
}

// The budget in one currency: plan and balance at the rates of the period's last day,
// payments at those of their days, and the difference by itself.
func TestConvertedExecutionEqualsPlainDecimals(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 5))
	store := &memstore.Store{}
	l := ledgertest.New(store, 1)
	v, err := projections.Open(t.Context(), store, "")
	if err != nil {
		t.Fatal(err)
	}
	l.Views = v
	scribble(t, l, rng, 300)
	quote(t, l, rng)
	reading, err := ledgertest.Read(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	rates := plainRates(t, reading, 0)
	answered := 0
	for range 60 {
		start := ledger.NewDate(2016, 6, 1).AddDays(rng.IntN(900))
		period := ledger.Period{Start: start, End: start.AddDays(1 + rng.IntN(400))}
		q := projections.ExecutionQuery{
			Period: period, By: []string{"source"}, Zero: true,
			In: &projections.Conversion{In: "BYN", Provider: "nbrb", Policy: []projections.RatePolicy{projections.RateOfPayment, projections.RateOfPeriodEnd}[rng.IntN(2)]},
		}
		want := map[string]*[6]decimal.Decimal{} // final, before, spent, available, exchange
		missing := false
		for _, p := range reading.Postings {
			line := reading.Lines[p.Line]
			if p.Date > period.Last().String() || line.FirstDay > period.Last().String() || line.LastDay < period.Start.String() || p.Stage == "phased" || p.Stage == "received" {
				continue
			}
			worth := func(day string) decimal.Decimal {
				switch p.Currency {
				case "BYR":
					return p.Amount.Mul(decimal.New(1, -4))
				case "BYN":
					return p.Amount
				}
				rate, ok := rates[day]
				missing = missing || !ok
				return p.Amount.Mul(rate)
			}
			row := want[p.Source]
			if row == nil {
				row = new([6]decimal.Decimal)
				want[p.Source] = row
			}
			end := worth(period.Last().String())
			switch p.Stage {
			case "committed", "accrued", "pending":
				row[3] = row[3].Sub(end)
				continue
			case "original", "revised", "transferred", "carried_over", "lapsed":
				row[0], row[3] = row[0].Add(end), row[3].Add(end)
				continue
			}
			paid := end
			if q.In.Policy == projections.RateOfPayment {
				paid = worth(p.Date)
			}
			at := 2
			if p.Date < period.Start.String() {
				at = 1
			}
			row[at], row[3], row[4] = row[at].Add(paid), row[3].Sub(end), row[4].Add(paid).Sub(end)
		}
		e, err := v.Table().Execution(q)
		if missing || err != nil {
			if ledger.RefusalCode(err) != "rate-missing" || !missing {
				t.Fatalf("%+v: %v, missing: %v", q, err, missing)
			}
			continue
		}
		answered++
		if len(e.Rows) != len(want) {
			t.Fatalf("%+v: %d rows, want %d", q, len(e.Rows), len(want))
		}
		var total [6]decimal.Decimal
		for _, r := range append(slices.Clone(e.Rows), e.Totals...) {
			row := want[strings.Join(r.Values, "")]
			if r.Values == nil {
				row = &total
			}
			for i, got := range []int64{r.Final, r.SpentBefore, r.Spent, r.Available, r.Exchange} {
				if !decimal.New(got, -2).Equal(row[i].Round(2)) || r.Currency != "BYN" {
					t.Fatalf("%+v: amount %d of %v is %d, want %v", q, i, r.Values, got, row[i])
				}
				total[i] = total[i].Add(row[i])
			}
		}
	}
	if answered < 20 {
		t.Errorf("only %d answers", answered)
	}
}

package projections_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/projections"
)

// Of every comparison: each row has what a plain fold finds in its period and in
// its base; nothing is missing; the totals are the sums of the rows; the growth is
// that of decimals.
func TestComparisonEqualsPlainFold(t *testing.T) {
	store := &memstore.Store{}
	rng := rand.New(rand.NewPCG(7, 1))
	l := ledgertest.New(store, 7)
	v, err := projections.Open(t.Context(), store, "")
	if err != nil {
		t.Fatal(err)
	}
	l.Views = v
	scribble(t, l, rng, 600)
	reading, err := ledgertest.Read(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	periods := []string{"2018", "2018H2", "2018Q1", "2018-07", "FY2018@wb", "2017H2..2018H2", "2018-05-10..2018-08-03", "2019-02", "2019..2020", "1950"}
	dimensions := []string{"source", "line", "region", "programme", "payee", "document"}
	for range 300 {
		period, err := ledger.ParsePeriod(periods[rng.IntN(len(periods))], v.Books().Calendars, "")
		if err != nil {
			t.Fatal(err)
		}
		if rng.IntN(4) == 0 {
			period.Label = ""
		}
		q := projections.SpendQuery{
			Period:   period,
			Calendar: []ledger.Calendar{ledger.CalendarYear, ledger.WorldBankYear}[rng.IntN(2)],
			Every:    []ledger.Step{ledger.StepNone, ledger.StepNone, ledger.StepMonth, ledger.StepQuarter, ledger.StepHalf}[rng.IntN(5)],
		}
		for _, i := range rng.Perm(len(dimensions))[:rng.IntN(3)] {
			q.By = append(q.By, dimensions[i])
		}
		if rng.IntN(3) == 0 {
			q.Where = []projections.Filter{{Dimension: "region", Values: []string{"", "r7"}}}
		}
		if rng.IntN(3) == 0 {
			q.Known = 1 + ledger.Ordinal(rng.Int64N(int64(v.Books().Last)))
		}
		against := []projections.Against{projections.AgainstPrevious, projections.AgainstYearAgo}[rng.IntN(2)]
		c, err := v.Table().Compare(q, against)
		if ledger.RefusalCode(err) == "compare-clipped" && against == projections.AgainstPrevious && q.Every != ledger.StepNone {
			continue
		}
		if err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
		checkComparison(t, reading, &q, c)
	}
}

func checkComparison(t *testing.T, reading *ledgertest.Reading, q *projections.SpendQuery, c *projections.Comparison) {
	t.Helper()
	plain := func(by []string, steps []ledger.Period) map[string]decimal.Decimal {
		return plainSum(reading, projections.Query{By: by, Steps: steps, Where: q.Where, Known: q.Known, Stages: []ledger.Stage{ledger.StageSpent}})
	}
	for _, part := range []struct {
		by   []string
		rows []projections.Pair
	}{{q.By, c.Rows}, {nil, c.Totals}} {
		amounts, bases := plain(part.by, c.Steps), plain(part.by, c.Bases)
		all := map[string]bool{}
		for key := range amounts {
			all[key] = true
		}
		for key := range bases {
			all[key] = true
		}
		for _, row := range part.rows {
			key := strings.Join(append([]string{fmt.Sprint(row.Step, " ", row.Currency)}, row.Values...), "|")
			if !all[key] {
				t.Fatalf("%+v: row %q twice, or of nothing", q, key)
			}
			delete(all, key)
			amount, base := amounts[key], bases[key]
			digits := int32(-row.Currency.Digits())
			if !decimal.New(row.Amount, digits).Equal(amount) || !decimal.New(row.Base, digits).Equal(base) {
				t.Fatalf("%+v: row %q has %d and %d, want %v and %v", q, key, row.Amount, row.Base, amount, base)
			}
			difference, err := row.Difference()
			if err != nil || !difference.Decimal().Equal(amount.Sub(base)) {
				t.Fatalf("%+v: row %q has the difference %v, %v", q, key, difference, err)
			}
			ratio, rate, ok := row.Growth()
			if ok != base.IsPositive() {
				t.Fatalf("%+v: row %q has a growth: %v, of the base %v", q, key, ok, base)
			}
			if ok && (!ratio.Equal(amount.Div(base).Shift(2).Round(1)) || !rate.Equal(amount.Sub(base).Div(base).Shift(2).Round(1))) {
				t.Fatalf("%+v: row %q grows to %v by %v: %v after %v", q, key, ratio, rate, amount, base)
			}
		}
		if len(all) > 0 {
			t.Fatalf("%+v: rows missing: %v", q, all)
		}
	}
	first := ""
	for _, p := range reading.Postings {
		if p.Stage == "spent" && (q.Known == 0 || p.Ordinal <= q.Known) && p.Date <= q.Period.Last().String() && (first == "" || p.Date < first) {
			first = p.Date
		}
	}
	if c.FirstSpent != ledger.NoDate && c.FirstSpent.String() != first || c.FirstSpent == ledger.NoDate && first != "" {
		t.Fatalf("%+v: the first payment is of %v, want %v", q, c.FirstSpent, first)
	}
}

// Halves go away from zero, each figure once; a base of nothing or less has none.
func TestGrowth(t *testing.T) {
	for _, tt := range []struct {
		amount, base int64
		ratio, rate  string
	}{
		{1124, 1000, "112.4", "12.4"},
		{2001, 2000, "100.1", "0.1"}, // 100.05
		{1999, 2000, "100", "-0.1"},  // 99.95 and -0.05
		{0, 5, "0", "-100"},
		{-5, 10, "-50", "-150"},
		{9223372036854775807, 1, "922337203685477580700", "922337203685477580600"},
		{5, 0, "", ""},
		{0, 0, "", ""},
		{5, -5, "", ""},
	} {
		p := projections.Pair{Amount: tt.amount, Base: tt.base, Currency: "BYN"}
		ratio, rate, ok := p.Growth()
		if ok != (tt.ratio != "") || ok && (ratio.String() != tt.ratio || rate.String() != tt.rate) {
			t.Errorf("%d after %d: %v, %v, %v", tt.amount, tt.base, ratio, rate, ok)
		}
	}
	p := projections.Pair{Amount: 9223372036854775807, Base: -1, Currency: "BYN"}
	if _, err := p.Difference(); ledger.RefusalCode(err) != "amount-overflow" {
		t.Errorf("a difference that does not fit: %v", err)
	}
}

// The base of a leap day is the day before it, which then counts for two steps.
func TestComparisonOfALeapDay(t *testing.T) {
	store := &memstore.Store{}
	l := ledgertest.New(store, 8)
	v, err := projections.Open(t.Context(), store, "")
	if err != nil {
		t.Fatal(err)
	}
	l.Views = v
	rng := rand.New(rand.NewPCG(8, 1))
	scribble(t, l, rng, 300)
	reading, err := ledgertest.Read(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	q := projections.SpendQuery{
		Period:   ledger.Period{Start: ledger.NewDate(2020, 1, 1), End: ledger.NewDate(2020, 3, 10)},
		Calendar: ledger.CalendarYear, Every: ledger.StepDay, By: []string{"source"},
	}
	c, err := v.Table().Compare(q, projections.AgainstYearAgo)
	if err != nil {
		t.Fatal(err)
	}
	if c.Bases[58] != c.Bases[59] || c.Overall != nil {
		t.Errorf("bases %v and %v, overall %v", c.Bases[58], c.Bases[59], c.Overall)
	}
	want := plainSum(reading, projections.Query{Steps: []ledger.Period{{Start: ledger.NewDate(2019, 2, 28), End: ledger.NewDate(2019, 3, 1)}}, Stages: []ledger.Stage{ledger.StageSpent}})
	for _, step := range []int{58, 59} {
		got := decimal.Zero
		for _, total := range c.Totals {
			if total.Step == step && total.Currency == "BYN" {
				got = decimal.New(total.Base, -2)
			}
		}
		if !got.Equal(want["0 BYN"]) {
			t.Errorf("step %d is compared with %v, want %v", step, got, want["0 BYN"])
		}
	}
}

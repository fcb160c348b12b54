package ledger_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

func TestParseRate(t *testing.T) {
	for text, want := range map[string]string{
		"2.0345": "2.0345", "2": "2", "2.000": "2", "0.00010": "0.0001", "007.5": "7.5", "999999999999999": "999999999999999",
		"0.0000000001": "0.0000000001", "1.00000000000000": "1",
		"": "bad-rate", ".5": "bad-rate", "5.": "bad-rate", "1e3": "bad-rate", "+1": "bad-rate", "1 000": "bad-rate", "1.2.3": "bad-rate",
		"-": "bad-rate", "NaN": "bad-rate", "٣": "bad-rate", "1,5": "bad-rate",
		"0": "rate-not-positive", "0.000": "rate-not-positive", "-1": "rate-not-positive",
		"1000000000000000": "rate-too-long", "0.00000000001": "rate-too-long", "99999999999999999999999": "rate-too-long",
	} {
		n, decimals, err := ledger.ParseRate(text)
		got := string(ledger.AppendMinor(nil, n, int(decimals)))
		if err != nil {
			got = ledger.RefusalCode(err)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// A rate that is read is the number that was written, in its shortest form.
func TestRatesAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[0-9]{1,16}(\.[0-9]{1,12})?`).Draw(t, "rate")
		n, decimals, err := ledger.ParseRate(text)
		if err != nil {
			return
		}
		if got, want := decimal.New(n, -int32(decimals)), decimal.RequireFromString(text); !got.Equal(want) {
			t.Fatalf("%s read as %v", text, got)
		}
		if again, d, err := ledger.ParseRate(string(ledger.AppendMinor(nil, n, int(decimals)))); again != n || d != decimals || err != nil {
			t.Fatalf("%s does not come back: %d, %d, %v", text, again, d, err)
		}
	})
}

// Random orders, right and wrong ones, by two people on a store that makes them decide
// again: at every entry the ledger knows the rates that a plain list knows.
func TestRatesAgainstAPlainList(t *testing.T) {
	came := map[string]int{}
	for seed := range uint64(4) {
		store := &memstore.Store{Seed: seed, ConflictPercent: 20, NonAtomic: seed%2 == 1, StopPercent: int(seed%2) * 20}
		people := []*ledger.Ledger{ledgertest.New(store, 1), ledgertest.New(store, 2)}
		begin := createLedger()
		if _, err := people[0].Do(context.Background(), "begin", begin.Decide); err != nil {
			t.Fatal(err)
		}
		list := &plainRates{}
		r := rand.New(rand.NewPCG(seed, 7))
		for step := range 150 {
			l := people[r.IntN(2)]
			c := randomRates(r)
			before := len(list.set)
			want := list.order(c)
			out, err := l.Do(context.Background(), "rates", c.Decide)
			got := fmt.Sprintf("%d recorded", len(out.Events))
			if err != nil {
				if got = ledger.RefusalCode(err); got == "" {
					t.Fatal(err)
				}
			}
			// A store that stops between two commits keeps the first, and what is done
			// again finds it there.
			if err != nil && got != want || err == nil && want != fmt.Sprintf("%d recorded", len(list.set)-before) {
				t.Fatalf("seed %d, step %d: %+v\ngave %s, %v, want %s", seed, step, c, got, err, want)
			}
			came[map[bool]string{true: "recorded", false: got}[err == nil]]++
			if err := l.Views.CatchUp(context.Background(), ""); err != nil {
				t.Fatal(err)
			}
			list.compare(t, &l.Views.Books().Rates)
		}
	}
	for _, outcome := range []string{"recorded", "rate-conflict", "rate-of-future", "rate-not-positive", "rate-twice", "bad-rate-scale", "rate-by-law", "rate-in-which", "missing-field"} {
		if came[outcome] == 0 {
			t.Errorf("nothing was ever %s: %v", outcome, came)
		}
	}
}

func randomRates(r *rand.Rand) *ledger.SetRates {
	c := &ledger.SetRates{Today: day("2018-01-20"), Correct: r.IntN(4) == 0}
	if r.IntN(4) > 0 {
		c.Reason = "misread"
	}
	for range 1 + r.IntN(3) {
		e := ledger.RateSet{
			Currency: pick(r, ledger.Currency("USD"), "USD", "RUB"), Date: day("2018-01-01").AddDays(r.IntN(12)),
			Value: pick(r, "1.95", "1.950", "2.1", "3"), Scale: pick(r, int64(1), 1, 100),
		}
		switch r.IntN(40) {
		case 0:
			e.Value = "0"
		case 1:
			e.Date = day("2018-01-21")
		case 2:
			e.Scale = 7
		case 3:
			e.Currency = "BYR"
		case 4:
			e.Date = day("2016-06-01")
		}
		c.Rates = append(c.Rates, e)
	}
	return c
}

// plainRates are the rates in the order in which they were set.
type plainRates struct{ set []plainRate }

type plainRate struct {
	currency ledger.Currency
	day      ledger.Date
	worth    decimal.Decimal
}

func (l *plainRates) last(c ledger.Currency, d ledger.Date, n int) (worth decimal.Decimal, ok bool) {
	for _, x := range l.set[:n] {
		if x.currency == c && x.day == d {
			worth, ok = x.worth, true
		}
	}
	return worth, ok
}

func (l *plainRates) order(c *ledger.SetRates) string {
	var fresh []plainRate
	said := map[string]decimal.Decimal{}
	for _, e := range c.Rates {
		switch {
		case e.Currency == "BYR":
			return "rate-by-law"
		case e.Date > c.Today:
			return "rate-of-future"
		case e.Date < day("2016-07-01"):
			return "rate-in-which"
		case e.Value == "0":
			return "rate-not-positive"
		case e.Scale == 7:
			return "bad-rate-scale"
		}
		x := plainRate{e.Currency, e.Date, decimal.RequireFromString(e.Value).Div(decimal.NewFromInt(e.Scale))}
		name := fmt.Sprint(x.currency, x.day)
		if other, ok := said[name]; ok {
			if !other.Equal(x.worth) {
				return "rate-twice"
			}
			continue
		}
		said[name] = x.worth
		before, ok := l.last(x.currency, x.day, len(l.set))
		switch {
		case ok && before.Equal(x.worth):
			continue
		case ok && !c.Correct:
			return "rate-conflict"
		case ok && c.Reason == "":
			return "missing-field"
		}
		fresh = append(fresh, x)
	}
	l.set = append(l.set, fresh...)
	return fmt.Sprintf("%d recorded", len(fresh))
}

// compare looks every day up at every entry. The ledger's first entry is no rate.
func (l *plainRates) compare(t *testing.T, rates *ledger.Rates) {
	t.Helper()
	for known := range len(l.set) + 1 {
		for _, c := range []ledger.Currency{"USD", "RUB"} {
			for d := day("2017-12-31"); d < day("2018-01-14"); d++ {
				want, there := l.last(c, d, known)
				got, ok := rates.On("nbrb", c, d, ledger.Ordinal(known+1))
				if ok != there || ok && !got.Factor().Equal(want) {
					t.Fatalf("%s on %v at entry %d: %v, %v, want %v, %v", c, d, known+1, got, ok, want, there)
				}
			}
		}
	}
}

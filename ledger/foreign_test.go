package ledger_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// What a payment was worth is its amount at the official rate of its day, rounded once;
// its reversal says the same, and the metadata which rates were looked at.
func TestFunctionalAmountAgainstDecimals(t *testing.T) {
	ctx := context.Background()
	rng := rand.New(rand.NewPCG(3, 3))
	store := &memstore.Store{}
	l := ledgertest.New(store, 1)
	do := func(c ledger.Command) ledger.Outcome {
		t.Helper()
		out, err := l.Do(ctx, "test", c.Decide)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	do(createLedger())
	do(&ledger.RegisterSource{ID: "wb", SourceRegistered: ledger.SourceRegistered{Kind: "other", Currency: "USD", Opens: day("2018-01-01")}})
	do(&ledger.ApproveAllocation{
		Source: "wb", Line: "it", FirstDay: day("2018-01-01"), LastDay: day("2018-12-31"), Act: "1", Date: day("2018-01-01"),
		Amount: ledger.Money{Minor: 1e15, Currency: "USD"},
	})
	rates := map[ledger.Date]decimal.Decimal{}
	set := &ledger.SetRates{Today: day("2019-01-01")}
	for n := range 200 {
		if n%7 > 0 {
			value := fmt.Sprintf("%d.%04d", 1+rng.IntN(3), rng.IntN(10000))
			scale := []int64{1, 100}[rng.IntN(2)]
			rates[day("2018-01-01").AddDays(n)] = decimal.RequireFromString(value).Div(decimal.NewFromInt(scale))
			set.Rates = append(set.Rates, ledger.RateSet{Currency: "USD", Date: day("2018-01-01").AddDays(n), Value: value, Scale: scale})
		}
	}
	do(set)
	for n := range 200 {
		c := &ledger.RecordExpenditure{
			Source: "wb", Line: "it", Date: day("2018-01-01").AddDays(n), Amount: ledger.Money{Minor: 100 + rng.Int64N(1e9), Currency: "USD"},
			Original: ledger.Money{Minor: 1 + rng.Int64N(1e9), Currency: "EUR"},
		}
		c.Document.Number = fmt.Sprint(n)
		out := do(c)
		e := out.Events[0].(*ledger.ExpenditureRecorded)
		rate, known := rates[c.Date]
		if known != (e.Rate != "") || known && !e.Functional.Decimal().Equal(c.Amount.Decimal().Mul(rate).Round(2)) || e.Original != c.Original {
			t.Fatalf("%v on %v at %v: %v by %q", c.Amount, c.Date, rate, e.Functional, e.Rate)
		}
		r, _, err := ledger.Load(ctx, store, out.Ref)
		if err != nil {
			t.Fatal(err)
		}
		m, err := ledger.DecodeMetadata(r.Metadata)
		if err != nil {
			t.Fatal(err)
		}
		looked := slices.ContainsFunc(m.Seen, func(s ledger.Seen) bool { return s.Stream == ledger.StreamRates })
		if looked != known {
			t.Fatalf("entry %v says that it saw %v", out.Ref, m.Seen)
		}
		back, err := l.Reverse(ctx, ledger.ReverseExpenditure{Entry: out.Ref, Date: c.Date, Reason: "wrong"})
		if err != nil {
			t.Fatal(err)
		}
		if x := back.Events[0].(*ledger.ExpenditureReversed); x.Original != e.Original || x.Functional != e.Functional || x.Rate != e.Rate {
			t.Fatalf("%+v is taken back by %+v", e, x)
		}
	}
}

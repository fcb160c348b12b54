package projections

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/fundledger/fundledger/ledger"
)

// What is written of the rates is read again.
func TestRatesComeBackFromTheCache(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var rates ledger.Rates
		for _, c := range rapid.SliceOfNDistinct(rapid.SampledFrom([]ledger.Currency{"USD", "EUR", "RUB"}), 0, 3, rapid.ID).Draw(t, "currencies") {
			s := ledger.RateSeries{Provider: "nbrb", Currency: c}
			s.Rates = make([]ledger.Rate, rapid.IntRange(1, 5).Draw(t, "rates"))
			for i := range s.Rates {
				s.Rates[i] = ledger.Rate{
					Provider: "nbrb", Currency: c, In: rapid.SampledFrom([]ledger.Currency{"BYN", "BYR"}).Draw(t, "in"),
					Date:        ledger.Date(rapid.Int32Range(int32(ledger.MinDate), int32(ledger.MaxDate)).Draw(t, "date")),
					Coefficient: rapid.Int64Range(1, 999_999_999_999_999).Draw(t, "coefficient"),
					Decimals:    rapid.Int8Range(0, 10).Draw(t, "decimals"), Zeros: rapid.Int8Range(0, 6).Draw(t, "zeros"),
					Entry: ledger.Revision(rapid.Int64Min(0).Draw(t, "entry")), Ordinal: ledger.Ordinal(rapid.Int64Min(1).Draw(t, "ordinal")),
				}
			}
			rates.Series = append(rates.Series, s)
		}
		var w writer
		writeRates(&w, &rates)
		var back ledger.Rates
		r := &reader{b: w.b}
		readRates(r, &back)
		if r.err != nil || len(r.b) > 0 || !reflect.DeepEqual(back, rates) {
			t.Fatalf("%+v came back as %+v, %v", rates, back, r.err)
		}
	})
}

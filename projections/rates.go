package projections

import "github.com/fundledger/fundledger/ledger"

// writeRates keeps the rates in the cache: what changes from one day to the next is
// little, and written as such. readRates is its inverse.
func writeRates(w *writer, t *ledger.Rates) {
	w.uint(uint64(len(t.Series)))
	for i := range t.Series {
		s := &t.Series[i]
		w.text(s.Provider)
		w.text(string(s.Currency))
		w.uint(uint64(len(s.Rates)))
		var last ledger.Rate
		for _, r := range s.Rates {
			w.uint(flag(r.In != last.In))
			if r.In != last.In {
				w.text(string(r.In))
			}
			w.int(int64(r.Date - last.Date))
			w.int(r.Coefficient - last.Coefficient)
			w.uint(uint64(r.Decimals)<<4 | uint64(r.Zeros))
			w.int(int64(r.Entry - last.Entry))
			w.int(int64(r.Ordinal - last.Ordinal))
			last = r
		}
	}
}

func readRates(r *reader, t *ledger.Rates) {
	for range r.count() {
		s := ledger.RateSeries{Provider: r.text(), Currency: ledger.Currency(r.text())}
		s.Rates = make([]ledger.Rate, r.count())
		last := ledger.Rate{Provider: s.Provider, Currency: s.Currency}
		for i := range s.Rates {
			if r.uint() == 1 {
				last.In = ledger.Currency(r.text())
			}
			last.Date += ledger.Date(r.int())
			last.Coefficient += r.int()
			form := r.uint()
			last.Decimals, last.Zeros = int8(form>>4&0xf), int8(form&0xf)
			last.Entry += ledger.Revision(r.int())
			last.Ordinal += ledger.Ordinal(r.int())
			s.Rates[i] = last
		}
		t.Series = append(t.Series, s)
	}
}

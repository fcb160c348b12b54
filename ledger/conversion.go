package ledger

import "github.com/shopspring/decimal"

// A Converter tells what currencies were worth in one of them, by the official rates
// of a provider and by law. Nothing is rounded here.
type Converter struct {
	Rates      *Rates
	Functional Currency // of the ledger, in which rates are stated
	In         Currency
	Provider   string
	Known      Ordinal // rates as the ledger knew them at this entry; 0 for all
}

// Check refuses a currency into which nothing converts: in-other-currency (asked,
// currency).
func (c *Converter) Check() error {
	if _, ok := byLaw(c.Functional, c.In); !ok {
		return Refuse("in-other-currency", "asked", c.In, "currency", c.Functional)
	}
	return nil
}

// Lawful is what one unit of a currency is worth on any day, where law says it and no
// rate is needed.
func (c *Converter) Lawful(from Currency) (decimal.Decimal, bool) { return byLaw(from, c.In) }

// Worth is what one unit of a currency was worth on a day. It is false where nobody
// knows it: there is no nearest rate.
func (c *Converter) Worth(from Currency, day Date) (decimal.Decimal, bool) {
	if f, ok := c.Lawful(from); ok {
		return f, true
	}
	r, ok := c.Rates.On(c.Provider, from, day, c.Known)
	if !ok {
		return decimal.Decimal{}, false
	}
	f, ok := byLaw(r.In, c.In)
	if r.In == c.In {
		return r.Factor(), ok
	}
	return r.Factor().Mul(f), ok
}

// ByLaw is an amount in another currency, exactly, where a law put the one in the place of
// the other or they are the same.
func (m Money) ByLaw(in Currency) (decimal.Decimal, bool) {
	f, ok := byLaw(m.Currency, in)
	if m.Currency == in {
		return m.Decimal(), ok
	}
	return m.Decimal().Mul(f), ok
}

// byLaw is the exact ratio of two currencies of which one took the place of the other,
// or that are the same.
func byLaw(from, to Currency) (decimal.Decimal, bool) {
	if from == to {
		return decimal.NewFromInt(1), true
	}
	if law, ok := RedenominationOf(from); ok && law.New == to {
		return decimal.NewFromInt(1).DivRound(decimal.NewFromInt(law.Per), 18), true
	}
	if law, ok := RedenominationOf(to); ok && law.New == from {
		return decimal.NewFromInt(law.Per), true
	}
	return decimal.Decimal{}, false
}

// RoundOnWay rounds an amount that will be rounded once more, to units at least a
// hundred times as large: the outcome is that of rounding the exact amount once. What
// is cut off shows in the last digit, which is never 0 or 5 then (ROUND_05UP of the
// General Decimal Arithmetic Specification).
func RoundOnWay(d decimal.Decimal, c Currency) (Money, error) {
	cut := d.Truncate(int32(c.Digits()))
	m, err := MoneyFromDecimal(cut, c)
	if err != nil || cut.Equal(d) || m.Minor%5 != 0 {
		return m, err
	}
	return m.Add(Money{int64(d.Sign()), c})
}

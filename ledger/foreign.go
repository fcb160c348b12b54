package ledger

// A payment abroad has three amounts: what its document says, what the bank debited
// in the source's currency, and what that was worth in the ledger's currency at the
// official rate (domain rule 10).

// ofForeign objects to an amount of the document that is none, and to a currency that
// had ended when it was paid in. Refusals: not-positive-original (original),
// original-in-source-currency (original, amount), document-currency-ended (currency,
// date, until).
func (c *RecordExpenditure) ofForeign(object objector) bool {
	if c.Original != (Money{}) {
		switch {
		case !c.Original.Currency.known():
			return object(Refuse("unknown-currency", "code", excerpt(string(c.Original.Currency))))
		case c.Original.Minor <= 0:
			return object(Refuse("not-positive-original", "original", c.Original))
		case c.Original.Currency == c.Amount.Currency:
			return object(Refuse("original-in-source-currency", "original", c.Original, "amount", c.Amount))
		}
	}
	for _, currency := range [...]Currency{c.Amount.Currency, c.Original.Currency} {
		law, ended := RedenominationOf(currency)
		if ended && c.paid() > law.Until && !c.AfterEnd && !c.corrects {
			return object(Refuse("document-currency-ended", "currency", currency, "date", c.paid(), "until", law.Until))
		}
	}
	return true
}

// convert fills in what the payment was worth in the ledger's currency, where the
// official rate of its day is known. It is decided once: a rate that is corrected later
// changes nothing of it. Without a rate nothing is stored.
func (e *ExpenditureRecorded) convert(b *Books, paid Date) {
	functional := b.Ledger.Currency
	if e.Amount.Currency == functional || len(b.Rates.Series) == 0 {
		return
	}
	provider := OfficialProvider(functional)
	to := Converter{Rates: &b.Rates, Functional: functional, In: functional, Provider: provider}
	if _, lawful := to.Lawful(e.Amount.Currency); lawful {
		return // reports convert sums: a payment of 49 BYR alone is nothing
	}
	rate, ok := b.Rates.On(provider, e.Amount.Currency, paid, 0)
	if !ok {
		return
	}
	worth, ok := to.Worth(e.Amount.Currency, paid)
	if !ok {
		return
	}
	m, err := RoundToMoney(e.Amount.Decimal().Mul(worth), functional)
	if err != nil || m.Minor == 0 {
		return
	}
	e.Functional, e.Rate = m, rate.String()
}

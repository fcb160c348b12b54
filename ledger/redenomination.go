package ledger

// A Redenomination is a law that put another currency in the place of one, at an
// exact ratio: Per units of Old are one unit of New. The two stay different
// currencies: documents keep the one that they were written in.
type Redenomination struct {
	Old, New Currency
	Per      int64 // a power of ten
	From     Date  // first day of New
	Until    Date  // last day on which Old circulated
}

// redenominations are the laws that are known here.
var redenominations = []Redenomination{
	// Edict of the President of Belarus No. 450 of 4 November 2015.
	{"BYR", "BYN", 10_000, NewDate(2016, 7, 1), NewDate(2016, 12, 31)},
}

// RedenominationOf is the law that put an end to a currency.
func RedenominationOf(old Currency) (Redenomination, bool) {
	for _, r := range redenominations {
		if r.Old == old {
			return r, true
		}
	}
	return Redenomination{}, false
}

// RedenominationInto is the law that a currency came from.
func RedenominationInto(c Currency) (Redenomination, bool) {
	for _, r := range redenominations {
		if r.New == c {
			return r, true
		}
	}
	return Redenomination{}, false
}

// minor is how many minor units of the old currency are one of the new: 100 BYR are a
// kopeck. The old one's are the finer ones, and so it holds both exactly.
func (r *Redenomination) minor() int64 {
	n := r.Per
	for range r.Old.Digits() {
		n *= 10
	}
	for range r.New.Digits() {
		n /= 10
	}
	return n
}

// A CurrencyChange is what a law made of a source's currency from a day on.
type CurrencyChange struct {
	To    Currency // "" for a source that has its first currency
	From  Date
	Entry Revision // of the source's stream
	Known Ordinal  // of the same entry in the ledger
}

// CurrencyOn is the currency in which the source plans and pays on a day.
func (s *Source) CurrencyOn(day Date) Currency {
	if s.Changed.To != "" && day >= s.Changed.From {
		return s.Changed.To
	}
	return s.Currency
}

// CurrencyKnown is CurrencyOn as the ledger knew it at an entry; 0 for all entries.
func (s *Source) CurrencyKnown(day Date, known Ordinal) Currency {
	if known != 0 && s.Changed.Known > known {
		return s.Currency
	}
	return s.CurrencyOn(day)
}

// InUnits is an amount in the source's first currency, in which its sums are kept
// whatever law made of it since. It is exact. Refusals: wrong-currency (line, asked,
// currency), amount-overflow (value).
func (s *Source) InUnits(m Money) (Money, error) {
	if m.Currency == s.Currency || m.Currency == "" {
		return m, nil
	}
	law, ok := RedenominationOf(s.Currency)
	if !ok || s.Changed.To != m.Currency {
		return Money{}, Refuse("wrong-currency", "line", s.ID, "asked", m.Currency, "currency", s.Currency)
	}
	minor := m.Minor * law.minor()
	if minor/law.minor() != m.Minor {
		return Money{}, Refuse("amount-overflow", "value", m.String())
	}
	return Money{minor, s.Currency}, nil
}

// scale multiplies amounts that an event says in the source's new currency.
func (s *Source) scale(currency Currency, amounts ...*int64) error {
	for _, minor := range amounts {
		m, err := s.InUnits(Money{*minor, currency})
		if err != nil {
			return err
		}
		*minor = m.Minor
	}
	return nil
}

// oldCurrency refuses an amount in the currency that the source had before, unless it
// is meant, and in any case once that no longer circulated. Refusals: old-currency
// (source, currency, new, since, date, until), old-currency-ended (source, currency,
// new, date, until).
func (s *Source) oldCurrency(day Date, meant bool) *Refusal {
	law, _ := RedenominationOf(s.Currency)
	switch {
	case day > law.Until:
		return Refuse("old-currency-ended", "source", s.ID, "currency", law.Old, "new", law.New, "date", day, "until", law.Until)
	case !meant:
		return Refuse("old-currency", "source", s.ID, "currency", law.Old, "new", law.New, "since", law.From, "date", day, "until", law.Until)
	}
	return nil
}

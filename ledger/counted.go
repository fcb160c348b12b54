package ledger

import "slices"

// Counted is an event of the source's stream as the source's sums count it: with its
// amounts in the source's first currency. An event that has them in it is returned as it
// is.
func (s *Source) Counted(e Event) (Event, error) {
	if s.Changed.To == "" {
		return e, nil
	}
	currency := s.Changed.To
	switch e := e.(type) {
	case *AllocationApproved:
		if e.Amount.Currency == currency {
			c := *e
			c.Phasing = slices.Clone(e.Phasing)
			return &c, s.count(&c.Amount, c.Phasing)
		}
	case *AllocationTransferred:
		if e.Amount.Currency == currency {
			c := *e
			c.FromPhasing, c.ToPhasing = slices.Clone(e.FromPhasing), slices.Clone(e.ToPhasing)
			return &c, s.count(&c.Amount, c.FromPhasing, c.ToPhasing)
		}
	case *AllocationRevised:
		if e.Amount.Currency == currency {
			c := *e
			c.Phasing = slices.Clone(e.Phasing)
			if err := s.scale(currency, &c.Final); err != nil {
				return nil, err
			}
			return &c, s.count(&c.Amount, c.Phasing)
		}
	case *CommitmentMade:
		if e.Amount.Currency == currency {
			c := *e
			return &c, s.countParts(&c.Amount, &c.Parts)
		}
	case *CommitmentChanged:
		if e.Amount.Currency == currency {
			c := *e
			return &c, s.countParts(&c.Amount, &c.Parts)
		}
	case *ObligationReleased:
		if e.Amount.Currency == currency {
			c := *e
			return &c, s.countParts(&c.Amount, &c.Parts)
		}
	case *LiabilityAccepted:
		if e.Amount.Currency == currency {
			c := *e
			return &c, s.countPayment(&c.Amount, &Payment{}, &c.Liquidates)
		}
	case *LiabilityReversed:
		if e.Amount.Currency == currency {
			c := *e
			return &c, s.countPayment(&c.Amount, &Payment{}, &c.Liquidates)
		}
	case *ExpenditureRecorded:
		if e.Amount.Currency == currency {
			c := *e
			return &c, s.countPayment(&c.Amount, &c.Payment, &c.Liquidates)
		}
	case *ExpenditureReversed:
		if e.Amount.Currency == currency {
			c := *e
			if err := s.scale(currency, &c.Rest.Minor); err != nil {
				return nil, err
			}
			return &c, s.countPayment(&c.Amount, &c.Payment, &c.Liquidates)
		}
	case *ExpenditureRefunded:
		if e.Amount.Currency == currency {
			c := *e
			if err := s.scale(currency, &c.Rest.Minor); err != nil {
				return nil, err
			}
			return &c, s.countPayment(&c.Amount, &c.Payment, nil)
		}
	case *ExpenditureAmended:
		if e.Amount.Currency == currency {
			c := *e
			return &c, s.countPayment(&c.Amount, &c.Payment, nil)
		}
	case *AccountOpened:
		if e.Balance.Currency == currency {
			c := *e
			return &c, s.count(&c.Balance)
		}
	case *ReceiptRecorded:
		if e.Amount.Currency == currency {
			c := *e
			return &c, s.count(&c.Amount)
		}
	case *ReceiptReversed:
		if e.Amount.Currency == currency {
			c := *e
			return &c, s.count(&c.Amount)
		}
	case *EntryProposed:
		waits, err := s.Counted(e.Event)
		return &EntryProposed{e.Required, e.Limit, waits}, err
	case *EntryApproved:
		waits, err := s.Counted(e.Event)
		return &EntryApproved{e.Entry, waits}, err
	case *EntryRejected:
		waits, err := s.Counted(e.Event)
		return &EntryRejected{e.Entry, e.Reason, waits}, err
	}
	return e, nil
}

// countedBack is Counted of a reversal; nil for none.
func (s *Source) countedBack(e *ExpenditureReversed) (*ExpenditureReversed, error) {
	if e == nil || s.Changed.To == "" {
		return e, nil
	}
	counted, err := s.Counted(e)
	if err != nil {
		return nil, err
	}
	return counted.(*ExpenditureReversed), nil
}

func (s *Source) count(amount *Money, phasings ...[]Phase) error {
	for _, list := range phasings {
		for i := range list {
			if err := s.scale(amount.Currency, &list[i].Minor); err != nil {
				return err
			}
		}
	}
	var err error
	*amount, err = s.InUnits(*amount)
	return err
}

// countParts counts a contract by its parts.
func (s *Source) countParts(amount *Money, parts *[]Part) error {
	list := slices.Clone(*parts)
	for i := range list {
		if err := s.scale(amount.Currency, &list[i].Minor); err != nil {
			return err
		}
	}
	*parts = list
	return s.count(amount)
}

// say says an amount, and what is in its currency beside it, in the currency that the
// source has on a day: where every one of them is an amount of it. Else they stay in the
// first currency, which loses nothing.
func (s *Source) say(day Date, amount *Money, minors ...*int64) {
	currency := s.CurrencyOn(day)
	if currency == amount.Currency {
		return
	}
	law, _ := RedenominationOf(s.Currency)
	minors = append(minors, &amount.Minor)
	for _, minor := range minors {
		if *minor%law.minor() != 0 {
			return
		}
	}
	for _, minor := range minors {
		*minor /= law.minor()
	}
	amount.Currency = currency
}

// sayParts is say of a contract and its parts.
func (s *Source) sayParts(day Date, amount *Money, parts *[]Part) {
	list := slices.Clone(*parts)
	var minors []*int64
	for i := range list {
		minors = append(minors, &list[i].Minor)
	}
	if s.say(day, amount, minors...); amount.Currency != s.Currency {
		*parts = list
	}
}

// countPayment counts a payment with its document's and invoice's totals, and with what
// it takes off obligations.
func (s *Source) countPayment(amount *Money, p *Payment, liquidates *[]Liquidation) error {
	for _, m := range []*Money{&p.Document.Total, &p.InvoiceTotal} {
		if m.Currency == s.Changed.To {
			var err error
			if *m, err = s.InUnits(*m); err != nil {
				return err
			}
		}
	}
	if liquidates != nil {
		list := slices.Clone(*liquidates)
		for i := range list {
			if err := s.scale(amount.Currency, &list[i].Minor, &list[i].Rest); err != nil {
				return err
			}
		}
		*liquidates = list
	}
	return s.count(amount)
}

// payable is how much of an amount in the source's first currency can be paid in a
// currency of it: what is less than its smallest unit cannot.
func (s *Source) payable(minor int64, currency Currency) Money {
	if currency == s.Currency {
		return Money{minor, currency}
	}
	law, _ := RedenominationOf(s.Currency)
	whole := minor / law.minor()
	if minor%law.minor() < 0 {
		whole--
	}
	return Money{whole, currency}
}

// phaseMinors are the amounts of phasings.
func phaseMinors(phasings ...[]Phase) (list []*int64) {
	for _, phasing := range phasings {
		for i := range phasing {
			list = append(list, &phasing[i].Minor)
		}
	}
	return list
}

// saidIn puts what a payment takes off obligations into the currency of the payment.
// Where the last payment gives back a rest that has no such amount, that rest is to be
// released first: rest-in-old-currency (line, rest, currency).
func (s *Source) saidIn(currency Currency, line string, list []Liquidation) error {
	law, _ := RedenominationOf(s.Currency)
	if currency == s.Currency {
		return nil
	}
	for i := range list {
		l := &list[i]
		if l.Rest%law.minor() != 0 || l.Minor%law.minor() != 0 {
			return Refuse("rest-in-old-currency", "line", s.Address(line), "rest", Money{l.Rest, s.Currency}, "currency", currency)
		}
		l.Minor, l.Rest = l.Minor/law.minor(), l.Rest/law.minor()
	}
	return nil
}

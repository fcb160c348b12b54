package ledger

import "slices"

// AmendableFields are the fields of a payment that are not money: they may be
// amended at any time. The document's identity, the amount and the days are not
// among them; those are replaced (domain rule 14).
func AmendableFields() []string {
	return []string{"payee", "payee_id", "invoice_number", "invoice_date", "contract", "purpose"}
}

// AmendExpenditure puts right what is not money in a recorded expenditure.
type AmendExpenditure struct {
	Entry    Ref
	Standing Standing // of the entry, as read from the store
	Changes  []Change // their To; From is filled in
	Reason   string
	Act      string // authority or reference, may be empty
}

// Decide refuses an amendment of what was reversed (amends-reversed: entry, by), of
// a field that is money or not there (not-amendable: field), and one that changes
// nothing (nothing-to-change: entry). The last amendment's very order again is found.
func (c *AmendExpenditure) Decide(b *Books, _ Documents) (Decision, error) {
	s, err := b.Source(c.Entry.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := checkReason(c.Reason, c.Act); err != nil {
		return Decision{}, err
	}
	e := ExpenditureAmended{
		Amends: c.Entry.Revision, Key: AmendmentKey(b.Ledger.ID, c.Entry), Digest: c.order(),
		Line: c.Standing.Recorded.Line, Date: c.Standing.Recorded.Date, Amount: c.Standing.Remains(),
		Payment: c.Standing.Payment(), Dimensions: c.Standing.Recorded.Dimensions, Reason: c.Reason, Act: c.Act,
	}
	if c.Standing.Amended != nil {
		if c.Standing.Amended.Digest == e.Digest {
			return Decision{Already: &c.Standing.AmendedBy}, nil
		}
		e.Previous = c.Standing.AmendedBy.Revision
	}
	if c.Standing.Reversed != nil {
		return Decision{}, Refuse("amends-reversed", "entry", c.Entry, "by", c.Standing.ReversedBy)
	}
	for _, change := range c.Changes {
		if change.From, err = e.set(change.Field, change.To); err != nil {
			return Decision{}, err
		}
		if change.From != change.To {
			e.Changes = append(e.Changes, change)
		}
	}
	if len(e.Changes) == 0 {
		return Decision{}, Refuse("nothing-to-change", "entry", c.Entry)
	}
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

func (c *AmendExpenditure) order() Digest {
	slices.SortFunc(c.Changes, func(a, b Change) int {
		return slices.Index(AmendableFields(), a.Field) - slices.Index(AmendableFields(), b.Field)
	})
	var d digester
	d.text(c.Entry.String(), c.Reason, c.Act)
	for _, change := range c.Changes {
		d.text(change.Field, change.To)
	}
	return d.sum()
}

// set gives a field of the payment another value and returns the one it had.
func (p *Payment) set(field, value string) (old string, err error) {
	if err := CheckValue(value); value != "" && err != nil {
		return "", err
	}
	var at *string
	switch field {
	case "payee":
		at = &p.Payee
	case "payee_id":
		at = &p.PayeeID
	case "invoice_number":
		at = &p.InvoiceNumber
	case "contract":
		at = &p.Contract
	case "purpose":
		at = &p.Purpose
	case "invoice_date":
		day := NoDate
		if value != "" {
			if day, err = ParseDate(value); err != nil {
				return "", err
			}
		}
		if p.InvoiceDate != NoDate {
			old = p.InvoiceDate.String()
		}
		p.InvoiceDate = day
		return old, nil
	default:
		return "", Refuse("not-amendable", "field", field)
	}
	old, *at = *at, value
	return old, nil
}

// checkReason checks why a correction is made, and on whose authority.
func checkReason(reason, act string) error {
	if reason == "" {
		return Refuse("missing-field", "field", "reason")
	}
	for _, text := range []string{reason, act} {
		if err := CheckValue(text); text != "" && err != nil {
			return err
		}
	}
	return nil
}

package ledger

import "context"

// A ReceiptStanding is what has become of a receipt since it was recorded.
type ReceiptStanding struct {
	Recorded   *ReceiptRecorded
	Reversed   *ReceiptReversed // nil without one
	ReversedBy Ref
}

// LoadReceipt reads a receipt and what became of it. Refusals: no-such-entry (entry),
// not-a-receipt (entry).
func LoadReceipt(ctx context.Context, store Store, docs Documents, entry Ref) (ReceiptStanding, error) {
	var s ReceiptStanding
	_, e, err := Load(ctx, store, entry)
	if err != nil {
		return s, err
	}
	var ok bool
	if s.Recorded, ok = e.(*ReceiptRecorded); !ok {
		return s, Refuse("not-a-receipt", "entry", entry)
	}
	filed, ok, err := docs.Find(s.Recorded.Key)
	if err != nil || !ok {
		return s, err
	}
	// The document may have been reversed and recorded again several times since.
	for at := filed.Ref; at != (Ref{}) && at != entry; {
		if _, e, err = Load(ctx, store, at); err != nil {
			return s, err
		}
		switch e := e.(type) {
		case *ReceiptReversed:
			reversed := Ref{at.Source, e.Reverses}
			if reversed == entry {
				s.Reversed, s.ReversedBy = e, at
				return s, nil
			}
			at = reversed
		case *ReceiptRecorded:
			at = e.Succeeds
		default:
			return s, Refuse("not-a-receipt", "entry", at)
		}
	}
	return s, nil
}

// ReverseReceipt takes a recorded receipt back, wholly (storno).
type ReverseReceipt struct {
	Entry    Ref
	Standing ReceiptStanding // of the entry, as read from the store
	Date     Date            // on which the reversal counts
	Reason   string
	Act      string // authority or reference, may be empty
}

// ReverseReceipt carries the reversal of a receipt out: it reads what became of it
// from the store.
func (l *Ledger) ReverseReceipt(ctx context.Context, c ReverseReceipt) (Outcome, error) {
	return l.Do(ctx, "receipt reverse", func(b *Books, docs Documents) (Decision, error) {
		var err error
		if c.Standing, err = LoadReceipt(ctx, l.Store, docs, c.Entry); err != nil {
			return Decision{}, err
		}
		return c.Decide(b, docs)
	})
}

// Decide refuses a second reversal (already-reversed: entry, by), unless it is the
// same order again, and what a reversal of an expenditure is refused for.
func (c *ReverseReceipt) Decide(b *Books, _ Documents) (Decision, error) {
	s, err := b.Source(c.Entry.Source)
	if err != nil {
		return Decision{}, err
	}
	var d digester
	d.text(c.Entry.String(), c.Reason, c.Act)
	d.date(c.Date)
	order, o := d.sum(), c.Standing.Recorded
	if r := c.Standing.Reversed; r != nil {
		if r.Order == order {
			return Decision{Already: &c.Standing.ReversedBy}, nil
		}
		return Decision{}, Refuse("already-reversed", "entry", c.Entry, "by", c.Standing.ReversedBy, "why", "receipt")
	}
	switch err := checkReason(c.Reason, c.Act); {
	case err != nil:
		return Decision{}, err
	case c.Date == NoDate:
		return Decision{}, Refuse("missing-field", "field", "date")
	case c.Date < o.Date:
		return Decision{}, Refuse("reversal-before-entry", "entry", c.Entry, "date", c.Date, "original", o.Date)
	}
	if r := s.mayPost(c.Date, true); r != nil {
		return Decision{}, r
	}
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&ReceiptReversed{
		Reverses: c.Entry.Revision, Key: o.Key, Digest: o.Digest, Order: order, Kind: o.Kind, Account: o.Account,
		Date: c.Date, AppliesTo: o.Date, Amount: o.Amount, Reason: c.Reason, Act: c.Act, Receipt: o.Receipt, Dimensions: o.Dimensions,
	}}}, nil
}

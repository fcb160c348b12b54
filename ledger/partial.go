package ledger

import (
	"context"
	"math/bits"

	"github.com/google/uuid"
)

// A Rest is what a correction in part leaves of the expenditure that it corrects. The
// corrections of one expenditure form a chain, the last of which is found by its key.
type Rest struct {
	Key      uuid.UUID // see CorrectionKey; Nil for a reversal of what nothing was taken of before
	Previous Revision  // the correction before this one, 0 for the first
	Minor    int64     // of the expenditure, after this correction
}

func (r *Rest) fields(c *coder, currency Currency) {
	c.optID("corrections", &r.Key)
	c.optInteger("previous", (*int64)(&r.Previous))
	c.optAmount("remains", &r.Minor, currency)
}

// CorrectionKey is the key under which the corrections in part of an entry are filed.
func CorrectionKey(ledger uuid.UUID, entry Ref) uuid.UUID {
	return ActKey(ledger, "expenditure correct", "", entry.String())
}

// A PartTaken is an entry that took something of an expenditure back and left the rest.
type PartTaken struct {
	By     Ref
	Event  *ExpenditureReversed // nil for a refund
	Refund *ExpenditureRefunded
}

// RestOf is what an entry says is left of the expenditure that it takes a part of; nil
// for any other entry.
func RestOf(e Event) *Rest {
	switch e := e.(type) {
	case *ExpenditureReversed:
		return &e.Rest
	case *ExpenditureRefunded:
		return &e.Rest
	}
	return nil
}

func (p *PartTaken) rest() *Rest {
	if p.Event == nil {
		return &p.Refund.Rest
	}
	return &p.Event.Rest
}

// loadParts follows the chain of corrections in part back from the last one.
func (s *Standing) loadParts(ctx context.Context, store Store, docs Documents, key uuid.UUID) error {
	filed, ok, err := docs.Find(key)
	if err != nil || !ok {
		return err
	}
	for at := filed.Ref; at.Revision > 0; {
		_, e, err := Load(ctx, store, at)
		if err != nil {
			return err
		}
		part := PartTaken{By: at}
		part.Event, _ = e.(*ExpenditureReversed)
		part.Refund, _ = e.(*ExpenditureRefunded)
		rest := RestOf(e)
		if rest == nil {
			return Refuse("not-an-expenditure", "entry", at)
		}
		s.Parts = append(s.Parts, part)
		at.Revision = rest.Previous
	}
	return nil
}

// Remains is what is left of the expenditure, net of all that was taken back.
func (s *Standing) Remains() Money {
	m := s.Recorded.Amount
	switch {
	case s.Reversed != nil:
		m.Minor = 0
	case len(s.Parts) > 0:
		m.Minor = s.Parts[0].rest().Minor
	}
	return m
}

// ordered finds the reversal that was made by an order; nil for none.
func (s *Standing) ordered(order Digest) (*ExpenditureReversed, Ref) {
	if s.Reversed != nil && s.Reversed.Order == order {
		return s.Reversed, s.ReversedBy
	}
	for i := range s.Parts {
		if e := s.Parts[i].Event; e != nil && e.Order == order {
			return e, s.Parts[i].By
		}
	}
	return nil, Ref{}
}

// take puts into a reversal the next part of what the expenditure was: the amount, its
// share of the amounts in other currencies, and what of its contract or invoice is open
// again. Each share is cut out of the whole at the same place, so that the parts
// together are exactly what was recorded, whatever was rounded on the way.
func (s *Standing) take(e *ExpenditureReversed, minor int64, key uuid.UUID) {
	o, remains := s.Recorded, s.Remains().Minor
	whole, from := o.Amount.Minor, int64(0)
	for i := range s.Parts {
		if e := s.Parts[i].Event; e != nil { // a refund is no part of what is taken back
			from += e.Amount.Minor
		}
	}
	to := from + minor
	e.Amount.Minor, e.Whole = minor, minor == remains
	e.Original.Minor = cut(o.Original.Minor, from, to, whole)
	e.Functional.Minor = cut(o.Functional.Minor, from, to, whole)
	e.Liquidates = cutLiquidations(o.Liquidates, from, to, e.Whole)
	if minor == whole { // all at once, as before there were parts
		return
	}
	e.Rest = Rest{Key: key, Minor: remains - minor}
	if len(s.Parts) > 0 {
		e.Rest.Previous = s.Parts[0].By.Revision
	}
}

// cut is the piece of an amount that lies between two places of a whole: both ends
// rounded down, so that pieces that meet add up. Nothing is below zero, and
// 0 <= from <= to <= whole.
func cut(amount, from, to, whole int64) int64 {
	at := func(place int64) int64 {
		hi, lo := bits.Mul64(uint64(amount), uint64(place))
		q, _ := bits.Div64(hi, lo, uint64(whole)) // at most the amount
		return int64(q)
	}
	return at(to) - at(from)
}

// cutLiquidations is what a part of a payment took off earlier stages, in the order in
// which the payment did. What was not paid and went back to the line is open again with
// the last part, as it went there with the payment as a whole.
func cutLiquidations(list []Liquidation, from, to int64, last bool) (part []Liquidation) {
	at := int64(0)
	for _, l := range list {
		paid := l.Minor - l.Rest
		minor := max(0, min(to, at+paid)-max(from, at))
		at += paid
		if !last {
			l.Rest = 0
		}
		if l.Minor = minor + l.Rest; l.Minor != 0 {
			part = append(part, l)
		}
	}
	return part
}

package ledger

import (
	"cmp"
	"context"
)

// AcceptLiability records an accepted invoice or act that is not yet paid.
type AcceptLiability struct {
	Source       string
	Line         string // path within the source
	Amount       Money
	Terms        // number of the invoice; Date is that of the acceptance
	InvoiceDate  Date
	InvoiceTotal Money
	Contract     string
	Description  string
	Against      // the commitment that it liquidates
	// Again accepts an invoice that was taken back once more even though its content is
	// the same.
	Again bool

	said Money // the amount before it was counted in the source's first currency
}

// Decide checks the invoice as a payment is checked, but for the day: what is accepted
// was delivered while the source was open, not in the time it has for payments after
// its closing. Refusals besides those of a payment: liability-after-closing (source,
// date, closes), obligation-conflict (why: the stage, number, entry).
func (c *AcceptLiability) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	line := s.Lines[c.Line]
	if line == nil {
		return Decision{}, Refuse("unknown-line", "line", s.Address(c.Line))
	}
	if err := firstOf(func(object objector) bool { return c.ofTerms(object) && c.ofMoney(b, s, line, object) }); err != nil {
		return Decision{}, err
	}
	e := LiabilityAccepted{
		Key: LiabilityKey(b.Ledger.ID, s.Address(c.Line), c.InvoiceDate, &c.Terms), Digest: c.digest(), Line: c.Line, Amount: c.Amount,
		InvoiceDate: c.InvoiceDate, InvoiceTotal: c.InvoiceTotal, Contract: c.Contract, Description: c.Description, Terms: c.Terms,
	}
	made := MakeCommitment{Terms: c.Terms, Parts: []Part{{Line: c.Line}}}
	e.Dimensions = made.open(s)
	switch filed, ok, err := docs.Find(e.Key); {
	case err != nil:
		return Decision{}, err
	case ok && filed.Matches(e.Digest) && !(filed.Reversed && c.Again):
		return Decision{Already: &filed.Ref}, nil
	case ok && !filed.Reversed:
		return Decision{}, Refuse("obligation-conflict", "why", StageAccrued.String(), "number", c.Number, "entry", filed.Ref)
	case ok:
		e.Succeeds = filed.Ref
	}
	counted, err := c.counted(s)
	if err != nil {
		return Decision{}, err
	}
	if err := firstOf(func(object objector) bool { return counted.ofSource(s, object) && counted.ofLine(s, line, &e, object) }); err != nil {
		return Decision{}, err
	}
	for i := range e.Liquidates {
		e.inherit(line, &e.Liquidates[i])
	}
	if err := s.saidIn(e.Amount.Currency, e.Line, e.Liquidates); err != nil {
		return Decision{}, err
	}
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

// inherit takes over what the invoice does not say, and its contract does.
func (e *LiabilityAccepted) inherit(line *Line, l *Liquidation) {
	if e.Payee == "" && e.PayeeID == "" {
		e.Payee, e.PayeeID = l.Payee, l.PayeeID
	}
	if e.Contract == "" {
		e.Contract = l.Number
	}
	e.Dimensions = l.Terms.complete(line, e.Dimensions)
}

// Objections is everything that speaks against the liability, of which Decide
// returns the first, except what was recorded of its invoice.
func (c *AcceptLiability) Objections(b *Books) []error {
	return allOf(func(object objector) bool {
		s, err := b.Source(c.Source)
		if err != nil {
			return object(err) && c.ofTerms(object)
		}
		line := s.Lines[c.Line]
		if line == nil {
			return object(Refuse("unknown-line", "line", s.Address(c.Line))) && c.ofTerms(object) && c.ofSource(s, object)
		}
		if !c.ofTerms(object) || !c.ofMoney(b, s, line, object) {
			return false
		}
		counted, err := c.counted(s)
		if err != nil {
			return object(err)
		}
		var e LiabilityAccepted
		return counted.ofSource(s, object) && counted.ofLine(s, line, &e, object)
	})
}

// counted is the acceptance as the source's sums count it.
func (c *AcceptLiability) counted(s *Source) (*AcceptLiability, error) {
	if s.Changed.To == "" || c.Amount.Currency != s.Changed.To {
		return c, nil
	}
	counted := *c
	counted.said = c.Amount
	return &counted, s.count(&counted.Amount)
}

func (c *AcceptLiability) ofTerms(object objector) bool {
	return c.Terms.check("invoice_number", object) && ofText("contract", c.Contract, object) && ofText("description", c.Description, object)
}

func (c *AcceptLiability) ofMoney(b *Books, s *Source, line *Line, object objector) bool {
	switch {
	case c.Amount.Currency != s.CurrencyOn(c.Date):
		if !object(Refuse("wrong-currency", "line", s.Address(c.Line), "asked", c.Amount.Currency, "currency", s.CurrencyOn(c.Date))) {
			return false
		}
	case c.Amount.Minor <= 0:
		if !object(Refuse("part-not-positive", "line", s.Address(c.Line), "asked", c.Amount)) {
			return false
		}
	}
	err := agree(b, s, line, c.Dimensions)
	return err == nil || object(err)
}

func (c *AcceptLiability) ofSource(s *Source, object objector) bool {
	if c.Date == NoDate {
		return true // said before
	}
	asks := plea{order: OrderAccept, day: c.Date, lines: []string{c.Line}}
	if c.given() {
		list, _ := c.liquidate(s, c.Line, c.Date, c.Amount) // its refusal is said of the line
		asks.obliged = obligedOn(list)
	}
	if r := s.allows(&asks); r != nil && !object(r) {
		return false
	}
	if r := s.mayPost(c.Date, false); r != nil {
		return object(r)
	}
	return true
}

// ofLine fills in what the liability takes off its commitment, and objects to more
// than is available beside that.
func (c *AcceptLiability) ofLine(s *Source, line *Line, e *LiabilityAccepted, object objector) bool {
	if !line.Span.Contains(c.Date) &&
		!object(Refuse("outside-line", "line", s.Address(c.Line), "date", c.Date, "first", line.Span.Start, "last", line.Span.Last())) {
		return false
	}
	if c.given() {
		var err error
		if e.Liquidates, err = c.liquidate(s, c.Line, c.Date, c.Amount); err != nil && !object(err) {
			return false
		}
	}
	available := line.Available() + liquidated(e.Liquidates)
	if c.Amount.Minor > available && c.Amount.Currency == s.Currency {
		asked := cmp.Or(c.said, c.Amount)
		return object(Refuse("over-available", "line", s.Address(c.Line), "asked", asked, "available", s.payable(available, asked.Currency)))
	}
	return true
}

func (c *AcceptLiability) digest() Digest {
	var d digester
	d.text(c.Source, c.Line, c.Contract, c.Description)
	d.terms(&c.Terms)
	d.date(c.InvoiceDate)
	d.money(c.Amount, c.InvoiceTotal)
	c.Against.digest(&d)
	return d.sum()
}

// A LiabilityStanding is what has become of a liability since it was accepted.
type LiabilityStanding struct {
	Accepted *LiabilityAccepted
	// Reversed is the reversal, and ReversedBy its reference; nil without one.
	Reversed   *LiabilityReversed
	ReversedBy Ref
}

// ReverseLiability takes a wrong acceptance back, wholly (storno).
type ReverseLiability struct {
	Entry    Ref
	Standing LiabilityStanding // of the entry, as read from the store
	Date     Date
	Reason   string
	Act      string // may be empty
}

// Decide refuses the reversal of a liability of which anything was paid or released
// (liability-used: entry, number, left, amount), a second one (already-reversed:
// entry, by) unless it is the same order again, and one whose commitment would take
// more of the line than comes back (reopens-over-available).
func (c *ReverseLiability) Decide(b *Books, _ Documents) (Decision, error) {
	s, err := b.Source(c.Entry.Source)
	if err != nil {
		return Decision{}, err
	}
	var d digester
	d.text(c.Entry.String(), c.Reason, c.Act)
	d.date(c.Date)
	order, o := d.sum(), c.Standing.Accepted
	switch {
	case c.Standing.Reversed != nil && c.Standing.Reversed.Order == order:
		return Decision{Already: &c.Standing.ReversedBy}, nil
	case c.Standing.Reversed != nil:
		return Decision{}, Refuse("already-reversed", "entry", c.Entry, "by", c.Standing.ReversedBy)
	}
	if err := checkReason(c.Reason, c.Act); err != nil {
		return Decision{}, err
	}
	same, err := s.Counted(o)
	if err != nil {
		return Decision{}, err
	}
	counted := same.(*LiabilityAccepted)
	left := int64(0)
	if open := s.Obligations[c.Entry.Revision]; open != nil {
		left = open.On(o.Line)
	}
	switch {
	case c.Date == NoDate:
		return Decision{}, Refuse("missing-field", "field", "date")
	case c.Date < o.Date:
		return Decision{}, Refuse("reversal-before-entry", "entry", c.Entry, "date", c.Date, "original", o.Date)
	case left != counted.Amount.Minor:
		return Decision{}, Refuse("liability-used", "entry", c.Entry, "number", o.Number, "left", Money{left, s.Currency}, "amount", counted.Amount)
	}
	if r := s.mayPost(c.Date, true); r != nil {
		return Decision{}, r
	}
	if err := s.mayReopen(s.Lines[o.Line], counted.Liquidates, counted.Amount.Minor); err != nil {
		return Decision{}, err
	}
	e := LiabilityReversed{
		Liability: c.Entry.Revision, Key: o.Key, Digest: o.Digest, Order: order, Line: o.Line, Effective: c.Date, Amount: o.Amount,
		Reason: c.Reason, Act: c.Act, Liquidates: o.Liquidates, Terms: o.Terms,
	}
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

// LoadLiability reads a liability and what became of it. Refusals: no-such-entry
// (entry), not-an-obligation (why: the stage, entry).
func LoadLiability(ctx context.Context, store Store, docs Documents, entry Ref) (s LiabilityStanding, err error) {
	_, e, err := Load(ctx, store, entry)
	if err != nil {
		return s, err
	}
	accepted, ok := e.(*LiabilityAccepted)
	if !ok {
		return s, Refuse("not-an-obligation", "why", StageAccrued.String(), "entry", entry)
	}
	s.Accepted = accepted
	filed, ok, err := docs.Find(accepted.Key)
	for at := filed.Ref; err == nil && ok && at != (Ref{}) && at != entry; {
		if _, e, err = Load(ctx, store, at); err != nil {
			return s, err
		}
		switch e := e.(type) {
		case *LiabilityReversed:
			accepted := Ref{at.Source, e.Liability}
			if accepted == entry {
				s.Reversed, s.ReversedBy = e, at
				return s, nil
			}
			at = accepted
		case *LiabilityAccepted:
			at = e.Succeeds
		case *EntryProposed, *EntryRejected:
			at = GistOf(e).Succeeds
		default:
			return s, Refuse("not-an-obligation", "why", StageAccrued.String(), "entry", at)
		}
	}
	return s, err
}

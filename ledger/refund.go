package ledger

import "context"

// Where money of an earlier year's payment goes when it comes back, as the source's
// registration or amendment says. Where it says nothing, the kind decides.
const (
	RefundsToRevenue = "revenue" // of the budget: it may not be spent again
	RefundsToLine    = "line"    // is available there again
)

// RefundsRestore tells whether a refund that comes on a day gives the line back what was
// paid on another one. In the payment's own budget year it does; later, state and local
// money is revenue of the budget, and loan money is not (domain rule 8).
func (s *Source) RefundsRestore(calendar Calendar, paid, came Date) bool {
	if calendar.YearOf(paid) == calendar.YearOf(came) {
		return true
	}
	switch s.Refunds {
	case RefundsToLine:
		return true
	case RefundsToRevenue:
		return false
	}
	return s.Kind == KindWorldBank
}

// checkRefunds refuses what is neither revenue nor line: bad-refunds (value).
func checkRefunds(text string) error {
	if text != "" && text != RefundsToRevenue && text != RefundsToLine {
		return Refuse("bad-refunds", "value", text)
	}
	return nil
}

// RefundExpenditure records money of a payment that came back from the supplier. It is
// no correction: it was rightly paid, and came back on a day of its own.
type RefundExpenditure struct {
	Entry    Ref
	Standing Standing // of the payment, as read from the store
	Amount   Money
	Date     Date // value date: money came to the account
	Document Document
	Account  string // to which it came; without it, where the payment was made from
	Purpose  string
	Reason   string
}

// RefundExpenditure carries the order out: it reads what became of the payment from the
// store.
func (l *Ledger) Refund(ctx context.Context, c RefundExpenditure) (Outcome, error) {
	return l.correct(ctx, "expenditure refund", c.Entry, &c.Standing, &c)
}

// Decide finds the same refund again by its document, among those of the payment; with
// another content it is a conflict. A contract or invoice that was settled stays so.
//
// Refusals besides those of an expenditure: already-reversed (entry, by), over-remaining
// and nothing-remains (entry, asked, remains), refund-before-payment (entry, date,
// original), refund-undocumented.
func (c *RefundExpenditure) Decide(b *Books, _ Documents) (Decision, error) {
	s, err := b.Source(c.Entry.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := c.check(s); err != nil {
		return Decision{}, err
	}
	order := c.order()
	for i := range c.Standing.Parts {
		switch part := &c.Standing.Parts[i]; {
		case part.Refund == nil || !part.Refund.Document.same(&c.Document):
		case part.Refund.Digest == order:
			return Decision{Already: &part.By}, nil
		default:
			return Decision{}, Refuse("document-conflict", "document", &c.Document, "entry", part.By, "why", "refund")
		}
	}
	if err := c.control(s); err != nil {
		return Decision{}, err
	}
	o := c.Standing.Recorded
	e := &ExpenditureRefunded{
		Refunds: c.Entry.Revision, Digest: order, Line: o.Line, Date: c.Date, Amount: c.Amount, Reason: c.Reason,
		ToRevenue: !s.RefundsRestore(b.Calendars[s.Calendar], o.paid(), c.Date),
		Payment:   c.Standing.Payment(), Dimensions: c.dimensions(s.Lines[o.Line]),
		Rest: Rest{Key: CorrectionKey(b.Ledger.ID, c.Entry), Minor: c.Standing.Remains().Minor - c.Amount.Minor},
	}
	e.Document = c.Document
	if c.Purpose != "" {
		e.Purpose = c.Purpose
	}
	if len(c.Standing.Parts) > 0 {
		e.Rest.Previous = c.Standing.Parts[0].By.Revision
	}
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{e}}, nil
}

func (c *RefundExpenditure) check(s *Source) error {
	if c.Document.Kind == DefaultDocumentKind {
		c.Document.Kind = ""
	}
	for _, t := range [...]fieldText{
		{"system", c.Document.System},
		{"issuer", c.Document.Issuer},
		{"document_kind", c.Document.Kind},
		{"document_number", c.Document.Number},
		{"account", c.Account},
		{"purpose", c.Purpose},
		{"reason", c.Reason},
	} {
		if err := t.check(); err != nil {
			return err
		}
	}
	address := s.Address(c.Standing.Recorded.Line)
	switch {
	case !c.Document.Numbered():
		return Refuse("refund-undocumented")
	case c.Date == NoDate:
		return Refuse("missing-field", "field", "date")
	case c.Amount.Currency != c.Standing.Recorded.Amount.Currency:
		return Refuse("wrong-currency", "line", address, "asked", c.Amount.Currency, "currency", c.Standing.Recorded.Amount.Currency)
	case c.Amount.Minor <= 0:
		return Refuse("not-positive", "line", address, "asked", c.Amount, "why", "refund")
	}
	return nil
}

func (c *RefundExpenditure) control(s *Source) error {
	o, remains := c.Standing.Recorded, c.Standing.Remains()
	switch {
	case c.Standing.Reversed != nil:
		return Refuse("already-reversed", "entry", c.Entry, "by", c.Standing.ReversedBy)
	case c.Date < o.paid():
		return Refuse("refund-before-payment", "entry", c.Entry, "date", c.Date, "original", o.paid())
	case c.Amount.Minor > remains.Minor:
		return overRemaining(c.Entry, c.Amount, remains)
	}
	if r := s.allows(&plea{order: OrderRefund, day: c.Date}); r != nil {
		return r
	}
	if r := s.mayPost(c.Date, false); r != nil {
		return r
	}
	line := s.Lines[o.Line]
	if r := s.mayMove(accountOf(line, c.dimensions(line)), c.Date); r != nil {
		return r
	}
	return nil
}

// dimensions are the payment's own, with the account to which the money came.
func (c *RefundExpenditure) dimensions(line *Line) (list []Dimension) {
	own := c.Account != "" && DimensionValue(line.Dimensions, DimAccount) == ""
	for _, d := range c.Standing.Recorded.Dimensions {
		if d.Name != DimAccount || !own {
			list = append(list, d)
		}
	}
	if own {
		list = append(list, Dimension{DimAccount, c.Account})
		SortDimensions(list)
	}
	return list
}

func (c *RefundExpenditure) order() Digest {
	var d digester
	d.text("refund", c.Entry.String(), c.Account, c.Purpose, c.Reason)
	d.date(c.Date)
	d.money(c.Amount)
	doc := &c.Document
	d.text(doc.System, doc.Issuer, doc.Kind, doc.Number)
	d.date(doc.Date)
	d.number(doc.Line)
	return d.sum()
}

// same tells that two documents have one identity.
func (d *Document) same(other *Document) bool {
	return d.System == other.System && d.Issuer == other.Issuer && d.Kind == other.Kind &&
		d.Number == other.Number && d.Date == other.Date && d.Line == other.Line
}

// paid is the day on which the money of a recorded payment left the account.
func (e *ExpenditureRecorded) paid() Date {
	if e.AppliesTo != NoDate {
		return e.AppliesTo
	}
	return e.Date
}

// overRemaining refuses more than is left of a payment.
func overRemaining(entry Ref, asked, remains Money) *Refusal {
	if remains.Minor == 0 {
		return Refuse("nothing-remains", "entry", entry)
	}
	return Refuse("over-remaining", "entry", entry, "asked", asked, "remains", remains)
}

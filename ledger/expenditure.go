package ledger

import (
	"cmp"
	"fmt"

	"github.com/google/uuid"
)

// RecordExpenditure records a payment.
type RecordExpenditure struct {
	Source string
	Line   string // path within the source
	Date   Date   // value date
	Amount Money
	// Original is what the document says, where it is in another currency.
	Original Money
	Payment
	Against    // the contract or invoice that is paid
	Dimensions []Dimension
	// AppliesTo is the real value date when it lies in a period that is held or closed;
	// Date is then the open day on which the payment is posted instead.
	AppliesTo Date
	// Again records a document that was wholly reversed once more even though its
	// content is the same. A person may order that; an import may not, for then
	// the same file read twice would undo a reversal.
	Again bool
	// AfterEnd pays in a currency that no longer circulated: else that is refused.
	AfterEnd bool
	// OldCurrency pays in the currency that the source had before a law changed it, as
	// long as that circulates beside the new one: else that is refused.
	OldCurrency bool
	// Known says that this very order was carried out before, as a row of a file that
	// was taken whole: whatever stands under its document now corrected it.
	Known bool
	// Corrected tells whether a content was recorded under the document of an entry and
	// taken back since, as the function of that name does; nil where nobody looks. Such
	// a content is a repetition too: its file or statement came again.
	Corrected func(entry Ref, content Digest) (bool, error)
	// Recorded is what stands recorded under all lines of a document, net of what was
	// taken back, in minor units of its total; nil where nobody looks.
	Recorded func(*Document) (int64, error)
	// Claims is what stands recorded on a claim; nil where nobody looks.
	Claims func(*Claim) (Claimed, error)

	copyOf    func(Digest) (int64, error)          // which of the equal documents without a number it is
	returned  int64                                // to the line by the same act
	said      Money                                // the amount before it was counted in the source's first currency
	moved     bool                                 // paid by another line before: by this one on its day
	key       uuid.UUID                            // under which it is filed, in the place of the document's
	corrects  bool                                 // is half of a correction: held days take it
	reopens   *ExpenditureReversed                 // by the same act; what it liquidated is open again
	gives     *ExpenditureReversed                 // by the same act, on the same source
	unclaims  *ExpenditureReversed                 // by the same act: what it takes off its claim
	replaces  Ref                                  // the entry that it takes back
	suppliers func(payee, payeeID string) Supplier // SupplierOf or faster
	ready     preparedExpenditure
}

// A preparedExpenditure is what can be known of a payment before its turn comes:
// everything that does not depend on what was recorded before it.
type preparedExpenditure struct {
	source *Source
	line   *Line
	open   []Dimension
	digest Digest
	key    uuid.UUID // of a numbered document
}

// Decide checks the payment against its line and source: both there, the same
// currency, a value date in the life of both, no more than what is available. It
// looks the document up first, so that a repetition is told as one whatever has
// become of the line: the same document with the same content is found
// (Decision.Already), with another content it is a conflict; one that was wholly
// reversed is recorded again as the successor.
func (c *RecordExpenditure) Decide(b *Books, docs Documents) (Decision, error) {
	var e ExpenditureRecorded
	s, filed, err := c.decide(b, docs, &e, new(digester))
	if err != nil {
		return Decision{}, err
	}
	if filed != nil {
		return Decision{Already: &filed.Ref}, nil
	}
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

// decide fills in the event, or finds the entry that recorded the same before.
// It is apart from Decide because an import calls it a million times, with the same
// event and the same digester.
func (c *RecordExpenditure) decide(b *Books, docs Documents, e *ExpenditureRecorded, f *digester) (*Source, *Filed, error) {
	if c.ready.source == nil {
		if err := c.prepare(b, f, e.Dimensions[:0]); err != nil {
			return nil, nil, err
		}
	}
	s, line, open, digest, key := c.ready.source, c.ready.line, c.ready.open, c.ready.digest, c.ready.key
	if c.key != uuid.Nil {
		key = c.key
	} else if !c.Document.Numbered() {
		if c.copyOf != nil {
			var err error
			if c.Document.Copy, err = c.copyOf(digest); err != nil {
				return nil, nil, err
			}
		}
		key = f.documentKey(b.Ledger.ID, &c.Document, digest)
	}
	c.ready = preparedExpenditure{} // a decision that is made again looks again
	filed, ok, err := docs.Find(key)
	if err != nil {
		return nil, nil, err
	}
	again := ok && (c.Known || filed.Matches(digest) && !(filed.Reversed && c.Again))
	if ok && !again && !c.Again && c.Corrected != nil {
		if again, err = c.Corrected(filed.Ref, digest); err != nil {
			return nil, nil, err
		}
	}
	switch {
	case again:
		found := filed // allocates only here
		return s, &found, nil
	case ok && !filed.Reversed:
		document := c.Document // of this row; the command may be used for the next one
		refusal := Refuse("document-conflict", "document", &document, "entry", filed.Ref)
		if waits := b.Sources[filed.Ref.Source]; waits != nil && waits.Pending[filed.Ref.Revision] != nil {
			refusal.Args = append(refusal.Args, Arg{"why", "pending"})
		} else if document.Number != "" && document.Date == NoDate { // numbers begin anew every year
			refusal.Args = append(refusal.Args, Arg{"why", "no-date"})
		}
		return nil, nil, refusal
	}
	if !ok && len(b.Splits) > 0 {
		if split := b.Splits[key]; split != nil && split.standing() > 0 {
			document := c.Document
			return nil, nil, Refuse("document-conflict", "document", &document, "entry", split.First())
		}
	}
	if !c.corrects { // a correction stays in the place of what it corrects
		if err := rowIsFree(b, docs, c.Document.Row); err != nil {
			return nil, nil, err
		}
	}
	said := c
	if c.Amount.Currency != s.Currency {
		if c, err = said.counted(s); err != nil {
			return nil, nil, err
		}
	}
	liquidates, err := c.liquidates(s)
	if err != nil {
		return nil, nil, err
	}
	if err := c.control(s, line, open, liquidates); err != nil {
		return nil, nil, err
	}
	if err := c.withinDocument(); err != nil {
		return nil, nil, err
	}
	*e = ExpenditureRecorded{
		Key: key, Digest: digest, Line: c.Line, Date: c.Date, Amount: c.Amount, Payment: c.Payment,
		Succeeds: filed.Ref, Liquidates: liquidates, Dimensions: open, // filed is zero when nothing was
		AppliesTo: c.AppliesTo, Original: c.Original,
	}
	for i := range liquidates {
		e.inherit(line, &liquidates[i])
		if o := s.Obligations[liquidates[i].Entry]; o != nil {
			e.inheritInvoice(o)
		}
	}
	if err := c.withinInvoice(e); err != nil {
		return nil, nil, err
	}
	if said != c {
		e.Amount, e.Document.Total, e.InvoiceTotal = said.Amount, said.Document.Total, said.InvoiceTotal
		if err := s.saidIn(e.Amount.Currency, e.Line, e.Liquidates); err != nil {
			return nil, nil, err
		}
	}
	e.convert(b, c.paid())
	return s, nil, nil
}

// rowIsFree refuses a mended row whose place is recorded already under another
// document: whoever mends it may write its number otherwise, and so does a program
// that takes 002 for a number.
func rowIsFree(b *Books, docs Documents, row string) error {
	if row == "" {
		return nil
	}
	filed, ok, err := docs.Find(RowKey(b.Ledger.ID, row))
	if err != nil || !ok || filed.Reversed {
		return err
	}
	return Refuse("row-recorded", "row", row, "entry", filed.Ref)
}

// prepare makes ready. It looks at nothing of the books that recording a payment
// changes, and so it may run beside that. open is where dimensions may be put.
func (c *RecordExpenditure) prepare(b *Books, f *digester, open []Dimension) error {
	s, err := b.Source(c.Source)
	if err != nil {
		return err
	}
	line := s.Lines[c.Line]
	if line == nil {
		return Refuse("unknown-line", "line", s.Address(c.Line))
	}
	if err := firstOf(func(object objector) bool { return c.ofMoney(s, object) && c.ofForeign(object) && c.ofTexts(object) }); err != nil {
		return err
	}
	if c.Document.Kind == DefaultDocumentKind {
		c.Document.Kind = ""
	}
	for _, d := range c.Dimensions {
		opens, err := c.opens(b, s, line, d)
		if err != nil {
			return err
		}
		if opens {
			open = append(open, d)
		}
	}
	if err := sortOnce(open); err != nil {
		return err
	}
	c.ready = preparedExpenditure{source: s, line: line, open: open, digest: c.digest(f, open)}
	if c.Document.Numbered() {
		c.ready.key = f.documentKey(b.Ledger.ID, &c.Document, c.ready.digest)
	}
	return nil
}

// Objections is everything that speaks against the payment, of which Decide
// returns the first, except what was recorded under its document.
func (c *RecordExpenditure) Objections(b *Books) []error {
	return allOf(func(object objector) bool {
		s, err := b.Source(c.Source)
		if err != nil {
			return object(err) && c.ofTexts(object)
		}
		line := s.Lines[c.Line]
		if line == nil {
			object(Refuse("unknown-line", "line", s.Address(c.Line)))
			line = &Line{}
		}
		c.ofMoney(s, object)
		c.ofForeign(object)
		c.ofTexts(object)
		if counted, err := c.counted(s); err == nil {
			c = counted
		}
		var open []Dimension
		for _, d := range c.Dimensions {
			if opens, err := c.opens(b, s, line, d); err != nil {
				object(err)
			} else if opens {
				open = append(open, d)
			}
		}
		if err := sortOnce(open); err != nil {
			object(err)
		}
		liquidates, err := c.liquidates(s)
		c.ofSource(s, liquidates, object)
		if err != nil {
			object(err)
		}
		if s.Lines[c.Line] != nil {
			c.ofLine(s, line, liquidates, object)
			c.ofAccount(s, line, open, liquidates, object)
		}
		return true
	})
}

func (c *RecordExpenditure) ofMoney(s *Source, object objector) bool {
	switch {
	case c.Amount.Currency == s.Currency && s.CurrencyOn(c.paid()) != s.Currency && !c.corrects:
		if r := s.oldCurrency(c.paid(), c.OldCurrency); r != nil {
			return object(r)
		}
	case c.Amount.Currency != s.CurrencyOn(c.paid()) && !(c.corrects && c.Amount.Currency == s.Currency):
		return object(Refuse("wrong-currency", "line", s.Address(c.Line), "asked", c.Amount.Currency, "currency", s.CurrencyOn(c.paid())))
	}
	switch {
	case c.Amount.Minor <= 0:
		return object(Refuse("not-positive", "line", s.Address(c.Line), "asked", c.Amount))
	}
	return true
}

// counted is the payment as the source's sums count it.
func (c *RecordExpenditure) counted(s *Source) (*RecordExpenditure, error) {
	if s.Changed.To == "" || c.Amount.Currency != s.Changed.To {
		return c, nil
	}
	counted := *c
	counted.said = c.Amount
	if err := s.countPayment(&counted.Amount, &counted.Payment, nil); err != nil {
		return nil, err
	}
	return &counted, nil
}

func (c *RecordExpenditure) ofTexts(object objector) bool {
	if c.Date == NoDate && !object(Refuse("missing-field", "field", "value_date")) {
		return false
	}
	for _, t := range [...]fieldText{
		{"system", c.Document.System},
		{"issuer", c.Document.Issuer},
		{"document_kind", c.Document.Kind},
		{"document_number", c.Document.Number},
		{"fundledger_row", c.Document.Row},
		{"payee", c.Payee},
		{"payee_id", c.PayeeID},
		{"invoice_number", c.InvoiceNumber},
		{"contract", c.Contract},
		{"purpose", c.Purpose},
	} {
		if err := t.check(); err != nil && !object(err) {
			return false
		}
	}
	if c.Document.Line < 0 || c.Document.Copy < 0 {
		return object(Refuse("bad-document-line", "value", c.Document.Line))
	}
	return true
}

// opens tells whether the line leaves one of the payment's dimensions open. One
// that the line fixes must agree with it.
func (c *RecordExpenditure) opens(b *Books, s *Source, line *Line, d Dimension) (bool, error) {
	if d.Value == "" {
		return false, nil
	}
	if fixed := DimensionValue(line.Dimensions, d.Name); fixed != "" {
		if fixed != d.Value {
			return false, Refuse("dimension-fixed", "line", s.Address(c.Line), "dimension", d.Name, "value", d.Value, "fixed", fixed)
		}
		return false, nil
	}
	if !b.Classifies(d.Name) {
		return false, Refuse("unknown-dimension", "dimension", d.Name)
	}
	return true, fieldText{d.Name, d.Value}.check()
}

func sortOnce(open []Dimension) error {
	SortDimensions(open)
	for i := 1; i < len(open); i++ {
		if open[i-1].Name == open[i].Name {
			return Refuse("dimension-twice", "dimension", open[i].Name)
		}
	}
	return nil
}

// liquidates is what the payment takes off its commitment or liability.
func (c *RecordExpenditure) liquidates(s *Source) ([]Liquidation, error) {
	if !c.given() {
		return nil, nil
	}
	if c.reopens != nil {
		var err error
		if s, err = s.reopened(c.reopens.Line, c.reopens.Liquidates); err != nil {
			return nil, err
		}
	}
	return c.liquidate(s, c.Line, c.Date, c.Amount)
}

// inherit takes over what the payment does not say, and its contract or invoice does.
func (e *ExpenditureRecorded) inherit(line *Line, l *Liquidation) {
	if e.Payee == "" && e.PayeeID == "" {
		e.Payee, e.PayeeID = l.Payee, l.PayeeID
	}
	switch {
	case l.Stage == StageCommitted && e.Contract == "":
		e.Contract = l.Number
	case l.Stage == StageAccrued && e.InvoiceNumber == "":
		e.InvoiceNumber = l.Number
	}
	e.Dimensions = l.Terms.complete(line, e.Dimensions)
}

// inheritInvoice takes the date and total of the invoice that is paid: by them other
// payments on it are known.
func (e *ExpenditureRecorded) inheritInvoice(o *Obligation) {
	if o.Stage != StageAccrued || e.InvoiceNumber != o.Number {
		return
	}
	if e.InvoiceDate == NoDate {
		e.InvoiceDate = o.InvoiceDate
	}
	if e.InvoiceTotal == (Money{}) && o.InvoiceTotal.Currency == e.Amount.Currency {
		e.InvoiceTotal = o.InvoiceTotal
	}
}

// complete adds the obligation's dimensions that neither the line nor the list has.
func (t *Terms) complete(line *Line, list []Dimension) []Dimension {
	for _, d := range t.Dimensions {
		if DimensionValue(list, d.Name) == "" && DimensionValue(line.Dimensions, d.Name) == "" {
			list = append(list, d)
		}
	}
	SortDimensions(list)
	return list
}

// control is budget control (domain rules 3 and 9).
func (c *RecordExpenditure) control(s *Source, line *Line, open []Dimension, liquidates []Liquidation) error {
	return firstOf(func(object objector) bool {
		return c.ofSource(s, liquidates, object) && c.ofLine(s, line, liquidates, object) && c.ofAccount(s, line, open, liquidates, object)
	})
}

// ofAccount holds the payment against the account that it is made from, where one is
// named: by the payment, its line or the contract or invoice that it settles.
func (c *RecordExpenditure) ofAccount(s *Source, line *Line, open []Dimension, liquidates []Liquidation, object objector) bool {
	account := accountOf(line, open)
	if account == "" && len(liquidates) > 0 {
		account = DimensionValue(liquidates[0].Dimensions, DimAccount)
	}
	if r := s.mayMove(account, c.Date); r != nil {
		return object(r)
	}
	return true
}

// withinDocument refuses more than the document says that it has in all. Refusal:
// over-document-total (document, label, asked, recorded, total).
func (c *RecordExpenditure) withinDocument() error {
	total := c.Document.Total
	if c.Recorded == nil || !c.Document.Numbered() || total.Currency != c.Amount.Currency {
		return nil
	}
	recorded, err := c.Recorded(&c.Document)
	if err != nil {
		return err
	}
	if sum, ok := AddMinor(recorded, c.Amount.Minor); !ok || sum > total.Minor {
		document := c.Document
		return Refuse("over-document-total", "document", &document, "label", document.Label(),
			"asked", c.Amount, "recorded", Money{recorded, total.Currency}, "total", total)
	}
	return nil
}

// paid is the day on which money left the account, or a line took it over.
func (c *RecordExpenditure) paid() Date {
	if c.AppliesTo != NoDate && !c.moved {
		return c.AppliesTo
	}
	return c.Date
}

func (c *RecordExpenditure) ofSource(s *Source, liquidates []Liquidation, object objector) bool {
	lines := [...]string{c.Line}
	asks := plea{order: OrderPay, day: c.paid(), lines: lines[:], accepted: c.AcceptanceDate, obliged: obligedOn(liquidates), minor: c.Amount.Minor}
	if c.gives != nil && c.gives.AppliesTo < s.Begins() {
		asks.returned = c.gives.Amount.Minor
	}
	if r := s.allows(&asks); r != nil {
		return object(r)
	}
	if c.moved && s.RetroactiveFrom != NoDate && c.AppliesTo != NoDate && c.AppliesTo < s.Begins() {
		asks.day = c.AppliesTo // made good today, and paid from before the source began
		if r := s.inWindow(&asks); r != nil {
			return object(r)
		}
	}
	if c.AppliesTo != NoDate && !c.moved && (c.AppliesTo >= c.Date || s.closing(c.AppliesTo) == nil) {
		return object(Refuse("applies-to-open", "source", s.ID, "date", c.AppliesTo))
	}
	if r := s.mayPost(c.Date, c.corrects); r != nil {
		return object(r)
	}
	return true
}

// ofLine objects to more than is available. What the payment takes off an earlier
// stage is on the line already.
func (c *RecordExpenditure) ofLine(s *Source, line *Line, liquidates []Liquidation, object objector) bool {
	if !line.Span.Contains(c.paid()) &&
		!object(Refuse("outside-line", "line", s.Address(c.Line), "date", c.paid(), "first", line.Span.Start, "last", line.Span.Last())) {
		return false
	}
	if available := line.Available() + c.returned + liquidated(liquidates); c.Amount.Minor > available && c.Amount.Currency == s.Currency {
		asked := cmp.Or(c.said, c.Amount)
		return object(Refuse("over-available", "line", s.Address(c.Line), "asked", asked, "available", s.payable(available, asked.Currency)))
	}
	return true
}

// digest covers what was put in, not what was derived from it: the line by its
// source and path, then the fields in the order of the stored event. Which line of
// the document it is belongs to it, which of the equal ones (copy, row) does not.
func (c *RecordExpenditure) digest(d *digester, open []Dimension) Digest {
	d.reset()
	d.text(c.Source, c.Line)
	d.date(c.Date)
	d.money(c.Amount)
	doc := &c.Document
	d.text(doc.System, doc.Issuer, doc.Kind, doc.Number)
	d.date(doc.Date)
	d.number(doc.Line)
	d.money(doc.Total)
	d.text(c.Payee, c.PayeeID, c.InvoiceNumber)
	d.date(c.InvoiceDate)
	d.money(c.InvoiceTotal)
	d.date(c.AcceptanceDate)
	d.text(c.Contract, c.Purpose)
	d.dimensions(open)
	if c.AppliesTo != NoDate {
		d.text("applies_to")
		d.date(c.AppliesTo)
	}
	if c.Original != (Money{}) {
		d.text("original")
		d.money(c.Original)
	}
	c.Against.digest(d)
	return d.sum()
}

// ReverseExpenditure takes a recorded expenditure back (storno): wholly, or a part.
type ReverseExpenditure struct {
	Entry    Ref
	Standing Standing // of the entry, as read from the store
	Amount   Money    // what is taken back; zero for all that remains
	Date     Date     // on which the reversal counts
	Reason   string
	Act      string // authority or reference, may be empty

	replaced bool // on the same line, by the same act
}

// Decide refuses a second reversal (already-reversed: entry, by), unless it is
// the same order again, and more than remains (over-remaining: entry, asked, remains).
func (c *ReverseExpenditure) Decide(b *Books, docs Documents) (Decision, error) {
	var d digester
	d.text(c.Entry.String(), c.Reason, c.Act)
	d.date(c.Date)
	if c.Amount != (Money{}) {
		d.text("amount")
		d.money(c.Amount)
	}
	order := d.sum()
	if e, by := c.Standing.ordered(order); e != nil {
		return Decision{Already: &by}, nil
	}
	e, err := c.decide(b, docs, order)
	if err != nil {
		return Decision{}, err
	}
	s := b.Sources[c.Entry.Source]
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{e}}, nil
}

// decide makes the reversal that an order asks for.
func (c *ReverseExpenditure) decide(b *Books, docs Documents, order Digest) (*ExpenditureReversed, error) {
	s, err := b.Source(c.Entry.Source)
	if err != nil {
		return nil, err
	}
	o := c.Standing.Recorded
	switch err := checkReason(c.Reason, c.Act); {
	case err != nil:
		return nil, err
	case c.Date == NoDate:
		return nil, Refuse("missing-field", "field", "date")
	case c.Date < o.Date:
		return nil, Refuse("reversal-before-entry", "entry", c.Entry, "date", c.Date, "original", o.Date)
	}
	filed, ok, err := docs.Find(o.Key)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, fmt.Errorf("entry %v is not filed under its document key", c.Entry)
	case c.Standing.Reversed != nil:
		return nil, Refuse("already-reversed", "entry", c.Entry, "by", c.Standing.ReversedBy)
	case filed.Ref != c.Entry:
		return nil, Refuse("already-reversed", "entry", c.Entry, "by", filed.Ref)
	}
	amount, err := c.amount()
	if err != nil {
		return nil, err
	}
	if r := s.mayPost(c.Date, true); r != nil {
		return nil, r
	}
	// A reversal gives the amount back to the line, and only on the line's own days
	// can it be spent again.
	line := s.Lines[o.Line]
	if !line.Span.Contains(c.Date) {
		return nil, Refuse("reversal-outside-line", "line", s.Address(o.Line), "date", c.Date, "first", line.Span.Start, "last", line.Span.Last())
	}
	e := &ExpenditureReversed{
		Reverses: c.Entry.Revision, Key: o.Key, Digest: o.Digest, Order: order, Line: o.Line, Date: c.Date, AppliesTo: o.Date,
		Amount: o.Amount, Reason: c.Reason, Act: c.Act,
		Payment: c.Standing.Payment(), Original: o.Original, Functional: o.Functional, Rate: o.Rate, Dimensions: o.Dimensions,
	}
	c.Standing.take(e, amount, CorrectionKey(b.Ledger.ID, c.Entry))
	if !c.replaced {
		counted, err := s.countedBack(e)
		if err != nil {
			return nil, err
		}
		if err := s.mayReopen(line, counted.Liquidates, counted.Amount.Minor); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// amount is what is taken back, in minor units.
func (c *ReverseExpenditure) amount() (int64, error) {
	remains := c.Standing.Remains()
	asked := c.Amount
	if asked == (Money{}) {
		asked = remains
	}
	switch {
	case asked.Currency != remains.Currency:
		return 0, Refuse("wrong-currency", "line", c.Entry.Source+"/"+c.Standing.Recorded.Line, "asked", asked.Currency, "currency", remains.Currency)
	case c.Amount != (Money{}) && asked.Minor <= 0:
		return 0, Refuse("not-positive", "line", c.Entry.Source+"/"+c.Standing.Recorded.Line, "asked", asked, "why", "reversal")
	case asked.Minor > remains.Minor || remains.Minor == 0:
		return 0, overRemaining(c.Entry, asked, remains)
	}
	return asked.Minor, nil
}

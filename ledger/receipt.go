package ledger

import (
	"slices"

	"github.com/google/uuid"
)

// Kinds of receipts. What the funder pays to suppliers himself is recorded as an
// expenditure from AccountDirect or AccountSpecial, and is a receipt by that.
const (
	ReceiptAdvance       = "advance"       // to the designated account
	ReceiptReimbursement = "reimbursement" // of what was paid from own money
	ReceiptTransfer      = "transfer"      // by a treasury or a council
	ReceiptInterest      = "interest"
	ReceiptRefundIn      = "refund-in"  // from a supplier, to no line
	ReceiptRefundOut     = "refund-out" // to the funder: the one kind that leaves the account
	ReceiptOther         = "other"

	ReceiptDirect  = "direct-payment"
	ReceiptSpecial = "special-commitment"
	ReceiptOpening = "opening-balance" // what an account was opened with
)

// ReceiptKinds lists the kinds that can be recorded, in the order of statements.
func ReceiptKinds() []string {
	return []string{
		ReceiptAdvance, ReceiptReimbursement, ReceiptTransfer, ReceiptInterest, ReceiptRefundIn, ReceiptRefundOut, ReceiptOther,
	}
}

// RecordReceipt records money that came to an account.
type RecordReceipt struct {
	Source  string
	Kind    string
	Account string
	Date    Date // value date
	Amount  Money
	Receipt
	Dimensions []Dimension
	AppliesTo  Date // see RecordExpenditure
	Again      bool // see RecordExpenditure
	Known      bool // likewise

	copyOf func(Digest) (int64, error) // which of the equal documents without a number it is
}

// Decide looks the document up first: with the same content it is found
// (Decision.Already), with another it is a conflict; one that was reversed is
// recorded again as the successor. Neither plan nor lines are touched.
//
// Refusals besides those of an expenditure: unknown-receipt-kind (kind),
// receipt-by-funder (kind), account-reserved (account), account-not-open, and
// cash-currency, cash-not-positive (source, asked).
func (c *RecordReceipt) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := firstOf(func(object objector) bool { return c.ofParticulars(b, s, object) }); err != nil {
		return Decision{}, err
	}
	e := ReceiptRecorded{
		Kind: c.Kind, Account: c.Account, Date: c.Date, Amount: c.Amount, Receipt: c.Receipt, Dimensions: c.Dimensions, AppliesTo: c.AppliesTo,
	}
	e.Digest = c.digest()
	if !c.Document.Numbered() && c.copyOf != nil {
		if e.Document.Copy, err = c.copyOf(e.Digest); err != nil {
			return Decision{}, err
		}
	}
	e.Key = ReceiptKey(b.Ledger.ID, &e.Document, e.Digest)
	filed, ok, err := docs.Find(e.Key)
	switch {
	case err != nil:
		return Decision{}, err
	case ok && (c.Known || filed.Matches(e.Digest) && !(filed.Reversed && c.Again)):
		return Decision{Already: &filed.Ref}, nil
	case ok && !filed.Reversed:
		document := c.Document
		return Decision{}, Refuse("document-conflict", "document", &document, "entry", filed.Ref, "why", "receipt")
	}
	if err := rowIsFree(b, docs, c.Document.Row); err != nil {
		return Decision{}, err
	}
	if err := firstOf(func(object objector) bool { return c.ofSource(s, object) }); err != nil {
		return Decision{}, err
	}
	e.Succeeds = filed.Ref // zero when nothing was
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

// Objections is everything that speaks against the receipt, of which Decide returns
// the first, except what was recorded under its document.
func (c *RecordReceipt) Objections(b *Books) []error {
	return allOf(func(object objector) bool {
		s, err := b.Source(c.Source)
		if err != nil {
			return object(err)
		}
		return c.ofParticulars(b, s, object) && c.ofSource(s, object)
	})
}

func (c *RecordReceipt) ofParticulars(b *Books, s *Source, object objector) bool {
	if err := c.kind(); err != nil && !object(err) {
		return false
	}
	if err := checkAccount(c.Account); err != nil && !object(err) {
		return false
	}
	if err := c.money(s); err != nil && !object(err) {
		return false
	}
	if c.Date == NoDate && !object(Refuse("missing-field", "field", "value_date")) {
		return false
	}
	if c.Document.Kind == DefaultDocumentKind {
		c.Document.Kind = ""
	}
	for _, t := range [...]fieldText{
		{"system", c.Document.System},
		{"issuer", c.Document.Issuer},
		{"document_kind", c.Document.Kind},
		{"document_number", c.Document.Number},
		{"fundledger_row", c.Document.Row},
		{"payer", c.Payer},
		{"payer_id", c.PayerID},
		{"purpose", c.Purpose},
	} {
		if err := t.check(); err != nil && !object(err) {
			return false
		}
	}
	return c.ofDimensions(b, object)
}

func (c *RecordReceipt) kind() error {
	switch {
	case c.Kind == "":
		return Refuse("missing-field", "field", "kind")
	case c.Kind == ReceiptDirect, c.Kind == ReceiptSpecial:
		return Refuse("receipt-by-funder", "kind", c.Kind)
	case !slices.Contains(ReceiptKinds(), c.Kind):
		return Refuse("unknown-receipt-kind", "kind", c.Kind)
	}
	return nil
}

func (c *RecordReceipt) money(s *Source) error {
	switch {
	case c.Amount.Currency != s.CurrencyOn(c.Date):
		return Refuse("cash-currency", "source", s.ID, "asked", c.Amount.Currency, "currency", s.CurrencyOn(c.Date))
	case c.Amount.Minor <= 0:
		return Refuse("cash-not-positive", "source", s.ID, "asked", c.Amount)
	}
	return nil
}

// ofDimensions checks and sorts what classifies the receipt. The account has a field
// of its own.
func (c *RecordReceipt) ofDimensions(b *Books, object objector) bool {
	c.Dimensions = slices.DeleteFunc(c.Dimensions, func(d Dimension) bool { return d.Value == "" })
	for _, d := range c.Dimensions {
		err := fieldText{d.Name, d.Value}.check()
		if !b.Classifies(d.Name) || d.Name == DimAccount {
			err = Refuse("unknown-dimension", "dimension", d.Name)
		}
		if err != nil && !object(err) {
			return false
		}
	}
	if err := sortOnce(c.Dimensions); err != nil {
		return object(err)
	}
	return true
}

// came is the day on which money came to the account.
func (c *RecordReceipt) came() Date {
	if c.AppliesTo != NoDate {
		return c.AppliesTo
	}
	return c.Date
}

// order is what the receipt asks of its source: new money comes only to one that is
// not suspended, while interest may still come, and what is left be given back, when
// its life is over.
func (c *RecordReceipt) order() Order {
	switch c.Kind {
	case ReceiptAdvance, ReceiptTransfer:
		return OrderReceive
	case ReceiptInterest, ReceiptRefundIn, ReceiptRefundOut:
		return OrderRefund
	}
	return OrderReimburse
}

// ofSource holds the receipt against the life of its source and account.
func (c *RecordReceipt) ofSource(s *Source, object objector) bool {
	if r := s.allows(&plea{order: c.order(), day: c.came()}); r != nil && !object(r) {
		return false
	}
	if c.AppliesTo != NoDate && (c.AppliesTo >= c.Date || s.closing(c.AppliesTo) == nil) &&
		!object(Refuse("applies-to-open", "source", s.ID, "date", c.AppliesTo)) {
		return false
	}
	if r := s.mayPost(c.Date, false); r != nil && !object(r) {
		return false
	}
	if r := s.mayMove(c.Account, c.Date); r != nil && !object(r) {
		return false
	}
	if _, ok := AddMinor(s.Cash.Sums[StageReceived], signed(c.Kind, c.Amount).Minor); !ok {
		return object(Refuse("amount-overflow", "value", c.Amount.String()))
	}
	return true
}

// signed is what a receipt adds to its account.
func signed(kind string, amount Money) Money {
	if kind == ReceiptRefundOut {
		amount.Minor = -amount.Minor
	}
	return amount
}

// ReceiptKey derives the key by which the document of a receipt is known again, as
// DocumentKey does, over the texts
//
//	"receipt", system, issuer, kind, number, date, line
//	"content", digest, copy           for a document without a number
func ReceiptKey(ledger uuid.UUID, d *Document, content Digest) uuid.UUID {
	if !d.Numbered() {
		return DocumentKey(ledger, d, content)
	}
	f := digester{ledger[:]}
	f.text("receipt", d.System, d.Issuer, d.Kind, d.Number)
	f.date(d.Date)
	f.number(d.Line)
	return f.key()
}

// digest covers what was put in, in the order of the stored event. It begins with a
// word that no expenditure begins with: two documents without a number may be equal.
func (c *RecordReceipt) digest() Digest {
	var d digester
	d.text("receipt", c.Source, c.Kind, c.Account)
	d.date(c.Date)
	d.money(c.Amount)
	doc := &c.Document
	d.text(doc.System, doc.Issuer, doc.Kind, doc.Number)
	d.date(doc.Date)
	d.number(doc.Line)
	d.money(doc.Total)
	d.text(c.Payer, c.PayerID, c.Purpose)
	d.dimensions(c.Dimensions)
	d.date(c.AppliesTo)
	return d.sum()
}

package ledger

import "github.com/google/uuid"

// AccountOpened says what stood on an account when the ledger began to follow it, at
// the beginning of a day. An account that is only named by receipts and payments
// began with nothing.
type AccountOpened struct {
	Account string
	Title   string
	Date    Date
	Balance Money // at the beginning of the day, in the source's currency
	Act     string
}

func (e *AccountOpened) fields(c *coder) {
	c.text("account", &e.Account)
	c.option("title", &e.Title)
	c.date("date", &e.Date)
	c.money("balance", "currency", &e.Balance)
	c.option("act", &e.Act)
}

// ReceiptRecorded is money that came to an account of a source or, of the kind
// refund-out, went from it back to the funder.
type ReceiptRecorded struct {
	Key     uuid.UUID // of the document; see ReceiptKey
	Digest  Digest    // of the input, by which a repetition is told from a conflict
	Kind    string    // see ReceiptKinds
	Account string
	Date    Date  // value date: money came to the account
	Amount  Money // above zero, whichever way it went
	Receipt
	Succeeds   Ref // the reversal in whose place this is recorded
	Dimensions []Dimension
	AppliesTo  Date // the real value date, when its period was closed; see ExpenditureRecorded
}

// Receipt is what the document of a receipt says besides account, date and amount.
type Receipt struct {
	Document Document
	Payer    string
	PayerID  string // taxpayer or registration number
	Purpose  string
}

func (r *Receipt) fields(c *coder) {
	r.Document.fields(c)
	c.option("payer", &r.Payer)
	c.option("payer_id", &r.PayerID)
	c.option("purpose", &r.Purpose)
}

func (e *ReceiptRecorded) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.text("kind", &e.Kind)
	c.text("account", &e.Account)
	c.date("value_date", &e.Date)
	c.money("amount", "currency", &e.Amount)
	e.Receipt.fields(c)
	c.optRef("succeeds", &e.Succeeds)
	c.dimensions("dimensions", &e.Dimensions)
	c.optDate("applies_to", &e.AppliesTo)
}

// ReceiptReversed takes a receipt back, wholly (storno).
type ReceiptReversed struct {
	Reverses  Revision // of the receipt, in the same stream
	Key       uuid.UUID
	Digest    Digest // of the original's input
	Order     Digest // of the order to reverse
	Kind      string
	Account   string
	Date      Date // on which the reversal counts
	AppliesTo Date // value date of the original: the period it belongs to
	Amount    Money
	Reason    string
	Act       string
	Receipt
	Dimensions []Dimension
}

func (e *ReceiptReversed) fields(c *coder) {
	c.integer("reverses", (*int64)(&e.Reverses))
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.digest("order", &e.Order)
	c.text("kind", &e.Kind)
	c.text("account", &e.Account)
	c.date("value_date", &e.Date)
	c.date("applies_to", &e.AppliesTo)
	c.money("amount", "currency", &e.Amount)
	c.text("reason", &e.Reason)
	c.option("act", &e.Act)
	e.Receipt.fields(c)
	c.dimensions("dimensions", &e.Dimensions)
}

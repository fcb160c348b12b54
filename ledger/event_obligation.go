package ledger

import "github.com/google/uuid"

// Terms are what a contract or an invoice says that stays the same as long as
// anything is left of it. Every later event that takes something off an obligation
// or gives it back repeats them, so that an obligation of which nothing is left
// needs not be remembered, and can be opened again.
type Terms struct {
	Number     string // of the contract or invoice
	Date       Date   // effective: the contract is signed, the delivery accepted
	Due        Date   // last day to pay, NoDate where nobody said
	Payee      string
	PayeeID    string
	Dimensions []Dimension // those that the lines leave open
}

// fields of the terms begin behind those that tell what they are the terms of.
func (t *Terms) fields(c *coder) {
	c.text("number", &t.Number)
	c.date("date", &t.Date)
	c.optDate("due", &t.Due)
	c.option("payee", &t.Payee)
	c.option("payee_id", &t.PayeeID)
	c.dimensions("dimensions", &t.Dimensions)
}

// optional are terms that are left out as a whole.
func (t *Terms) optional(c *coder) {
	if c.absent("number", t.Number == "") {
		*t = Terms{}
		return
	}
	t.fields(c)
}

// A Part is what an obligation takes of one line. FirstDay and LastDay are the days
// that it is meant for, where a contract has amounts per year; NoDate otherwise.
type Part struct {
	Line     string // path within the source
	Minor    int64  // in minor units of the event's currency
	Period   string // canonical expression of the days, such as 2019
	FirstDay Date
	LastDay  Date // inclusive
}

func (c *coder) parts(list *[]Part, currency Currency) {
	array(c, "parts", list, func(p *Part) {
		c.text("line", &p.Line)
		c.amount("amount", &p.Minor, currency)
		c.option("period", &p.Period)
		c.optDate("first_day", &p.FirstDay)
		c.optDate("last_day", &p.LastDay)
	})
}

// CommitmentMade is a signed contract or order that reserves parts of lines.
type CommitmentMade struct {
	Key         uuid.UUID // see CommitmentKey
	Digest      Digest    // of the order
	Description string
	Amount      Money // of all parts
	Parts       []Part
	Terms
}

func (e *CommitmentMade) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.option("description", &e.Description)
	c.money("amount", "currency", &e.Amount)
	c.parts(&e.Parts, e.Amount.Currency)
	e.Terms.fields(c)
}

// CommitmentChanged changes a commitment by an additional agreement.
type CommitmentChanged struct {
	Commitment Revision // in the same stream
	Key        uuid.UUID
	Digest     Digest
	Effective  Date
	Act        string // the additional agreement
	Reason     string
	Amount     Money  // what all parts add; below zero for what they take off
	Parts      []Part // likewise
	Terms             // of the commitment
}

func (e *CommitmentChanged) fields(c *coder) {
	c.integer("commitment", (*int64)(&e.Commitment))
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.date("effective", &e.Effective)
	c.text("act", &e.Act)
	c.option("reason", &e.Reason)
	c.money("amount", "currency", &e.Amount)
	c.parts(&e.Parts, e.Amount.Currency)
	e.Terms.fields(c)
}

// ObligationReleased gives back to the lines what is left of a commitment or a
// liability, or a part of it. It is stored as commitment-released.v1 or
// liability-released.v1.
type ObligationReleased struct {
	Entry     Revision // of the commitment or liability, in the same stream
	Stage     Stage    // committed or accrued
	Key       uuid.UUID
	Digest    Digest
	Effective Date
	Act       string
	Reason    string
	Amount    Money // given back, above zero
	Parts     []Part
	Terms     // of the obligation
}

func (e *ObligationReleased) fields(c *coder) {
	c.integer("entry", (*int64)(&e.Entry))
	c.stage("stage", &e.Stage)
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.date("effective", &e.Effective)
	c.option("act", &e.Act)
	c.text("reason", &e.Reason)
	c.money("amount", "currency", &e.Amount)
	c.parts(&e.Parts, e.Amount.Currency)
	e.Terms.fields(c)
}

// LiabilityAccepted is an invoice or act that was accepted and is not yet paid. Its
// number is the invoice's, its date that of the acceptance.
type LiabilityAccepted struct {
	Key          uuid.UUID // see LiabilityKey
	Digest       Digest
	Line         string
	Amount       Money
	InvoiceDate  Date
	InvoiceTotal Money // of the whole invoice, where it is divided over lines or sources
	Contract     string
	Description  string
	// Succeeds is set when the invoice was accepted before and taken back: the entry
	// of that reversal.
	Succeeds   Ref
	Liquidates []Liquidation // of a commitment
	Terms
}

func (e *LiabilityAccepted) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.text("line", &e.Line)
	c.money("amount", "currency", &e.Amount)
	c.optDate("invoice_date", &e.InvoiceDate)
	c.optMoney("invoice_total", "invoice_currency", &e.InvoiceTotal)
	c.option("contract", &e.Contract)
	c.option("description", &e.Description)
	c.optRef("succeeds", &e.Succeeds)
	c.liquidations(&e.Liquidates, e.Amount.Currency)
	e.Terms.fields(c)
}

// LiabilityReversed takes a wrong acceptance back, wholly (storno), and opens the
// commitment again that it liquidated.
type LiabilityReversed struct {
	Liability  Revision // in the same stream
	Key        uuid.UUID
	Digest     Digest // of the original's order
	Order      Digest // of the order to reverse
	Line       string
	Effective  Date
	Amount     Money // taken back, above zero
	Reason     string
	Act        string
	Liquidates []Liquidation // reopened
	Terms                    // of the liability
}

func (e *LiabilityReversed) fields(c *coder) {
	c.integer("liability", (*int64)(&e.Liability))
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.digest("order", &e.Order)
	c.text("line", &e.Line)
	c.date("effective", &e.Effective)
	c.money("amount", "currency", &e.Amount)
	c.text("reason", &e.Reason)
	c.option("act", &e.Act)
	c.liquidations(&e.Liquidates, e.Amount.Currency)
	e.Terms.fields(c)
}

// CommitmentKey is the key of a contract: the same number, day and payee in one
// source are one contract.
func CommitmentKey(ledger uuid.UUID, source string, t *Terms) uuid.UUID {
	f := digester{ledger[:]}
	f.text("commitment", source, t.Number)
	f.date(t.Date)
	f.text(t.identity())
	return f.key()
}

// LiabilityKey is the key of an invoice on a line, whose address is given.
func LiabilityKey(ledger uuid.UUID, address string, invoiced Date, t *Terms) uuid.UUID {
	f := digester{ledger[:]}
	f.text("liability", address, t.Number)
	f.date(invoiced)
	f.text(t.identity())
	return f.key()
}

// identity is by what a payee is known again: the taxpayer number, or else the name.
func (t *Terms) identity() string {
	if t.PayeeID != "" {
		return t.PayeeID
	}
	return t.Payee
}

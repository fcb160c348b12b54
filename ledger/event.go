package ledger

import (
	"github.com/google/uuid"
)

// An Event is a fact that a ledger holds: appended to a stream, never changed.
// Events say their whole effect on money, so that Postings needs nothing else.
//
// Adding one means: a type here, a row in the table of codec.go, a case in
// Postings and in Books.Apply, a golden file and a script.
type Event interface {
	fields(*coder)
}

// LedgerCreated is the first entry of every ledger, in stream "ledger".
type LedgerCreated struct {
	ID       uuid.UUID // version 7; the name space of all document keys
	Name     string
	Title    string
	Currency Currency // functional currency
	Zone     string   // IANA time zone in which a bare date of --known-at ends
	Rules    string   // version of the rules that decisions were made by
}

func (e *LedgerCreated) fields(c *coder) {
	c.id("id", &e.ID)
	c.text("name", &e.Name)
	c.option("title", &e.Title)
	c.text("currency", (*string)(&e.Currency))
	c.text("zone", &e.Zone)
	c.text("rules", &e.Rules)
}

// DimensionRegistered adds a classification that lines and entries may carry.
// Values of any dimension may form a hierarchy by "/".
type DimensionRegistered struct {
	Name  string
	Title string
}

func (e *DimensionRegistered) fields(c *coder) {
	c.text("name", &e.Name)
	c.option("title", &e.Title)
}

// CalendarDefined names a fiscal year by its first month. The built-in calendars
// (calendar, wb) are not defined by events.
type CalendarDefined struct {
	Name       string
	FirstMonth int64 // 1-12
}

func (e *CalendarDefined) fields(c *coder) {
	c.text("name", &e.Name)
	c.integer("first_month", &e.FirstMonth)
}

// PayeeRegistered gives a payee the name that reports call it by. With a taxpayer
// number it stands for all payments to that number, however their documents spell
// the name. A later one takes the place of an earlier one.
type PayeeRegistered struct {
	Number  string // see TaxNumberKey; empty for a payee without one
	Name    string
	Country string // ISO 3166, two letters; empty where nobody said
	Note    string
}

func (e *PayeeRegistered) fields(c *coder) {
	c.option("number", &e.Number)
	c.text("name", &e.Name)
	c.option("country", &e.Country)
	c.option("note", &e.Note)
}

// PayeeMerged says that spellings and numbers mean the same payee as another one.
type PayeeMerged struct {
	From   []PayeeKey
	Into   PayeeKey
	Reason string
	// DifferentNumbers: two valid taxpayer numbers, which are two legal persons, are
	// put together all the same.
	DifferentNumbers bool
}

func (e *PayeeMerged) fields(c *coder) {
	array(c, "payees", &e.From, func(k *PayeeKey) {
		c.option("name", &k.Name)
		c.option("number", &k.Number)
	})
	c.option("into_name", &e.Into.Name)
	c.option("into_number", &e.Into.Number)
	c.text("reason", &e.Reason)
	c.flag("different_numbers", &e.DifferentNumbers)
}

// PayeeSplit takes a merge of one spelling or number back.
type PayeeSplit struct {
	Payee  PayeeKey
	Reason string
}

func (e *PayeeSplit) fields(c *coder) {
	c.option("name", &e.Payee.Name)
	c.option("number", &e.Payee.Number)
	c.text("reason", &e.Reason)
}

// SourceRegistered is the first entry of a funding source's stream.
type SourceRegistered struct {
	Kind     string // world-bank, state-programme, local-budget, other
	Title    string
	Funder   string
	Currency Currency
	Calendar string // the source's own fiscal calendar
	Signed   Date   // of the agreement or act
	Opens    Date   // first day on which it may pay
	Closes   Date   // last day of its life
	Deadline Date   // last day for payments after closing (grace)
	// Lapses is LapsesYes or LapsesNo: whether what is left of its plans is lost at
	// year end. Without it, the kind decides; with it, the event is stored as
	// source-registered.v2.
	Lapses string
	// With any of these the event is stored as source-registered.v3.
	Effective       Date  // in force from then on
	RetroactiveFrom Date  // payments of this day on, from before the source begins, are allowed
	RetroactiveCap  Money // up to so much in all; given together with the day
	// Refunds is RefundsToRevenue or RefundsToLine: where money of an earlier year's
	// payment goes that comes back. Without it, the kind decides; with it, the event is
	// stored as source-registered.v4.
	Refunds string
}

func (e *SourceRegistered) fields(c *coder) {
	c.text("kind", &e.Kind)
	c.option("title", &e.Title)
	c.option("funder", &e.Funder)
	c.text("currency", (*string)(&e.Currency))
	c.text("calendar", &e.Calendar)
	c.optDate("signed", &e.Signed)
	c.date("opens", &e.Opens)
	c.optDate("closes", &e.Closes)
	c.optDate("deadline", &e.Deadline)
	c.option("lapses", &e.Lapses)
	c.optDate("effective", &e.Effective)
	c.optDate("retroactive_from", &e.RetroactiveFrom)
	c.optMoney("retroactive_cap", "retroactive_currency", &e.RetroactiveCap)
	c.option("refunds_to", &e.Refunds)
}

// SourceAmended replaces what may change of a source; an empty field stays as it was.
type SourceAmended struct {
	Title    string
	Funder   string
	Calendar string
	Signed   Date
	Opens    Date
	Closes   Date
	Deadline Date
	Act      string // the legal act
	Reason   string
	Digest   Digest
	Key      uuid.UUID // of the act, by which the same order is known again; Nil without one
	Lapses   string    // see SourceRegistered; with it, stored as source-amended.v2

	// As of SourceRegistered; with any of them stored as source-amended.v3.
	Effective       Date
	RetroactiveFrom Date
	RetroactiveCap  Money
	Refunds         string // likewise; source-amended.v4
}

func (e *SourceAmended) fields(c *coder) {
	c.option("title", &e.Title)
	c.option("funder", &e.Funder)
	c.option("calendar", &e.Calendar)
	c.optDate("signed", &e.Signed)
	c.optDate("opens", &e.Opens)
	c.optDate("closes", &e.Closes)
	c.optDate("deadline", &e.Deadline)
	c.option("act", &e.Act)
	c.option("reason", &e.Reason)
	c.digest("digest", &e.Digest)
	c.optID("key", &e.Key)
	c.option("lapses", &e.Lapses)
	c.optDate("effective", &e.Effective)
	c.optDate("retroactive_from", &e.RetroactiveFrom)
	c.optMoney("retroactive_cap", "retroactive_currency", &e.RetroactiveCap)
	c.option("refunds_to", &e.Refunds)
}

// LineOpened opens a budget line inside a source. What it fixes never changes: a
// change is a new line.
type LineOpened struct {
	Line       string // path within the source
	Title      string
	FirstDay   Date
	LastDay    Date // inclusive, as acts and people say it
	Dimensions []Dimension
}

func (e *LineOpened) fields(c *coder) {
	c.text("line", &e.Line)
	c.option("title", &e.Title)
	c.date("first_day", &e.FirstDay)
	c.date("last_day", &e.LastDay)
	c.dimensions("dimensions", &e.Dimensions)
}

// AllocationApproved is the original budget of a line.
type AllocationApproved struct {
	Key     uuid.UUID
	Digest  Digest
	Line    string
	Date    Date // effective: of the act
	Amount  Money
	Act     string // the legal act, or the reference given for it
	Phasing []Phase
}

func (e *AllocationApproved) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.text("line", &e.Line)
	c.date("date", &e.Date)
	c.money("amount", "currency", &e.Amount)
	c.text("act", &e.Act)
	c.phasing(&e.Phasing, e.Amount.Currency)
}

func (c *coder) phasing(list *[]Phase, currency Currency) { c.phases("phasing", list, currency) }

func (c *coder) phases(name string, list *[]Phase, currency Currency) {
	array(c, name, list, func(p *Phase) {
		c.text("period", &p.Period)
		c.date("first_day", &p.FirstDay)
		c.date("last_day", &p.LastDay)
		c.amount("amount", &p.Minor, currency)
	})
}

// AllocationRevised changes the plan of a line by a later act. It says by how much,
// and what the plan is then, so that neither has to be computed from the other.
type AllocationRevised struct {
	Key    uuid.UUID
	Digest Digest
	Line   string
	Date   Date  // effective: of the act
	Amount Money // what the act adds to the plan; below zero for what it takes off
	Final  int64 // plan of the line after it, in minor units of the same currency
	Act    string
	Reason string
	// Phasing is what the act adds to each period of the phasing.
	Phasing []Phase
}

func (e *AllocationRevised) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.text("line", &e.Line)
	c.date("date", &e.Date)
	c.money("amount", "currency", &e.Amount)
	c.amount("final", &e.Final, e.Amount.Currency)
	c.text("act", &e.Act)
	c.option("reason", &e.Reason)
	c.phasing(&e.Phasing, e.Amount.Currency)
}

// AllocationTransferred moves a part of the plan from one line to another of the
// same source. Its two halves sum to zero.
type AllocationTransferred struct {
	Key    uuid.UUID
	Digest Digest
	From   string // path of the line that gives
	To     string // path of the line that gets
	Date   Date   // effective: of the act
	Amount Money  // above zero
	Act    string
	Reason string
	// What the act adds to each period of either line's phasing: below zero on the
	// one that gives.
	FromPhasing []Phase
	ToPhasing   []Phase
}

func (e *AllocationTransferred) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.text("from_line", &e.From)
	c.text("to_line", &e.To)
	c.date("date", &e.Date)
	c.money("amount", "currency", &e.Amount)
	c.text("act", &e.Act)
	c.option("reason", &e.Reason)
	c.phases("from_phasing", &e.FromPhasing, e.Amount.Currency)
	c.phases("to_phasing", &e.ToPhasing, e.Amount.Currency)
}

// ExpenditureRecorded is a payment. Its amount is what the bank debited, in the
// source's currency; Original and Functional say the same in the document's
// currency and in the ledger's, where they differ.
type ExpenditureRecorded struct {
	Key    uuid.UUID // of the document; see DocumentKey
	Digest Digest    // of the input, by which a repetition is told from a conflict
	Line   string
	Date   Date // value date: money left the account
	Amount Money
	Payment
	// Succeeds is set when the document was recorded before and wholly reversed: the
	// entry of that reversal. It names the source too, because the mistake may have
	// been the source.
	Succeeds   Ref
	Original   Money // in the document's currency
	Functional Money // in the ledger's functional currency
	Rate       string
	Liquidates []Liquidation
	Dimensions []Dimension // those that the line leaves open
	// AppliesTo is the real value date of a payment that came to be known when its
	// period was closed: then Date lies in an open one, and the entry is stored as
	// expenditure-late.v1.
	AppliesTo Date
}

// Payment is what a payment document says besides line, date and amount. An
// expenditure and its reversal carry the same one.
type Payment struct {
	Document       Document
	Payee          string
	PayeeID        string // taxpayer or registration number
	InvoiceNumber  string
	InvoiceDate    Date
	InvoiceTotal   Money
	AcceptanceDate Date // of the act by which the delivery was accepted
	Contract       string
	Purpose        string
}

// Liquidation takes an amount off an earlier stage, on the line of the event that
// it stands in: a payment against a commitment or an accepted invoice.
type Liquidation struct {
	Entry Revision // of the commitment or liability, in the same stream
	Stage Stage
	Minor int64
	// Rest is the part of Minor that was not paid and goes back to the line, because
	// the payment is the last one.
	Rest int64
	// Terms are those of the obligation. An event whose liquidations have them is stored
	// under a name of its own.
	Terms
}

func (e *ExpenditureRecorded) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.text("line", &e.Line)
	c.date("value_date", &e.Date)
	c.money("amount", "currency", &e.Amount)
	e.Payment.fields(c)
	c.optRef("succeeds", &e.Succeeds)
	c.optMoney("original_amount", "original_currency", &e.Original)
	c.optMoney("functional_amount", "functional_currency", &e.Functional)
	c.option("rate", &e.Rate)
	c.liquidations(&e.Liquidates, e.Amount.Currency)
	c.dimensions("dimensions", &e.Dimensions)
	c.optDate("applies_to", &e.AppliesTo)
}

func (c *coder) liquidations(list *[]Liquidation, currency Currency) {
	array(c, "liquidates", list, func(l *Liquidation) {
		c.integer("entry", (*int64)(&l.Entry))
		c.stage("stage", &l.Stage)
		c.amount("amount", &l.Minor, currency)
		c.optAmount("rest", &l.Rest, currency)
		l.Terms.optional(c)
	})
}

// ofObligation tells that liquidations have the terms of what they liquidate, which
// is another shape of the event that they stand in.
func ofObligation(list []Liquidation) bool { return len(list) > 0 && list[0].Number != "" }

func (p *Payment) fields(c *coder) {
	p.Document.fields(c)
	c.option("payee", &p.Payee)
	c.option("payee_id", &p.PayeeID)
	c.option("invoice_number", &p.InvoiceNumber)
	c.optDate("invoice_date", &p.InvoiceDate)
	c.optMoney("invoice_total", "invoice_currency", &p.InvoiceTotal)
	c.optDate("acceptance_date", &p.AcceptanceDate)
	c.option("contract", &p.Contract)
	c.option("purpose", &p.Purpose)
}

// ExpenditureReversed takes an expenditure back (storno): the same
// classification with the sign turned, on a date of its own. With a Replacement it
// is one half of putting a mistake right, and stored as expenditure-replaced.v1:
// no money came back, and what follows is what was paid.
type ExpenditureReversed struct {
	Reverses  Revision // of the expenditure, in the same stream
	Key       uuid.UUID
	Digest    Digest // of the original's input
	Order     Digest // of the order to reverse
	Line      string
	Date      Date  // on which the reversal counts
	AppliesTo Date  // value date of the original: the period it belongs to
	Amount    Money // what is taken back, positive
	Whole     bool  // nothing of the original remains
	Reason    string
	Act       string
	// Replacement is the document key of the entry that is recorded in the same act;
	// Nil for a reversal that stands for itself.
	Replacement uuid.UUID
	Payment     // of the original as amended, so that every total it is in nets to zero
	Original    Money
	Functional  Money
	Rate        string
	Liquidates  []Liquidation // reopened
	Dimensions  []Dimension
	// Rest is set where something is left or was taken before; then the entry is stored
	// as expenditure-partly-reversed.v1.
	Rest Rest
}

func (e *ExpenditureReversed) fields(c *coder) {
	c.integer("reverses", (*int64)(&e.Reverses))
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.digest("order", &e.Order)
	c.text("line", &e.Line)
	c.date("value_date", &e.Date)
	c.date("applies_to", &e.AppliesTo)
	c.money("amount", "currency", &e.Amount)
	c.flag("whole", &e.Whole)
	c.text("reason", &e.Reason)
	c.option("act", &e.Act)
	c.optID("replacement", &e.Replacement)
	e.Payment.fields(c)
	c.optMoney("original_amount", "original_currency", &e.Original)
	c.optMoney("functional_amount", "functional_currency", &e.Functional)
	c.option("rate", &e.Rate)
	c.liquidations(&e.Liquidates, e.Amount.Currency)
	c.dimensions("dimensions", &e.Dimensions)
	e.Rest.fields(c, e.Amount.Currency)
}

// ExpenditureAmended puts right what is not money in an expenditure: who was paid,
// under which contract, for what. The old values stay (domain rule 14).
type ExpenditureAmended struct {
	Amends     Revision // the expenditure, in the same stream
	Previous   Revision // the amendment before this one, 0 for the first
	Key        uuid.UUID
	Digest     Digest // of the order
	Line       string
	Date       Date // value date of the expenditure
	Amount     Money
	Changes    []Change
	Reason     string
	Act        string
	Payment    // as amended
	Dimensions []Dimension
}

// A Change is what an amendment makes of one field of a payment, named as it is
// stored; no value is "".
type Change struct {
	Field    string
	From, To string
}

func (e *ExpenditureAmended) fields(c *coder) {
	c.integer("amends", (*int64)(&e.Amends))
	c.optInteger("previous", (*int64)(&e.Previous))
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.text("line", &e.Line)
	c.date("value_date", &e.Date)
	c.money("amount", "currency", &e.Amount)
	array(c, "changes", &e.Changes, func(h *Change) {
		c.text("field", &h.Field)
		c.option("from", &h.From)
		c.option("to", &h.To)
	})
	c.text("reason", &e.Reason)
	c.option("act", &e.Act)
	e.Payment.fields(c)
	c.dimensions("dimensions", &e.Dimensions)
}

// A PeriodAct is what an entry says that holds, closes or reopens days of a source.
type PeriodAct struct {
	Period   string // as it was ordered: 2018H1
	FirstDay Date
	LastDay  Date // inclusive
	Reason   string
	Act      string
}

func (e *PeriodAct) fields(c *coder) {
	c.text("period", &e.Period)
	c.date("first_day", &e.FirstDay)
	c.date("last_day", &e.LastDay)
	c.option("reason", &e.Reason)
	c.option("act", &e.Act)
}

// PeriodHeld lets nothing but corrections be posted to days of a source.
type PeriodHeld struct{ PeriodAct }

// PeriodClosed lets nothing be posted to days of a source.
type PeriodClosed struct{ PeriodAct }

// PeriodReopened takes a holding or closing back.
type PeriodReopened struct{ PeriodAct }

// BatchOpened is the first entry of an import, in the batch's own stream. Rows
// and totals are known beforehand only where the store cannot take the whole
// import in one transaction; there they let every report say "n of N".
type BatchOpened struct {
	ID     uuid.UUID // version 7
	Kind   string    // expenditures, allocations, revisions, sources, results
	File   string
	SHA256 string
	Bytes  int64
	Rows   int64
	Totals []Total
}

// A Total is a control total: rows and their sum in one currency.
type Total struct {
	Rows   int64
	Amount Money
}

func (c *coder) totals(list *[]Total) {
	array(c, "totals", list, func(t *Total) {
		c.integer("rows", &t.Rows)
		c.money("amount", "currency", &t.Amount)
	})
}

func (e *BatchOpened) fields(c *coder) {
	c.id("id", &e.ID)
	c.text("kind", &e.Kind)
	c.text("file", &e.File)
	c.text("sha256", &e.SHA256)
	c.integer("bytes", &e.Bytes)
	c.optInteger("rows", &e.Rows)
	c.totals(&e.Totals)
}

// BatchCompleted is the last entry of an import: what came of its rows.
type BatchCompleted struct {
	Rows     int64 // in the file
	Recorded int64
	Skipped  int64 // already in the ledger
	Rejected int64
	Totals   []Total // of what was recorded
}

func (e *BatchCompleted) fields(c *coder) {
	c.integer("rows", &e.Rows)
	c.integer("recorded", &e.Recorded)
	c.optInteger("skipped", &e.Skipped)
	c.optInteger("rejected", &e.Rejected)
	c.totals(&e.Totals)
}

package intake

import (
	"slices"
	"strings"
)

// A Field is what a column means.
type Field int

// The fields, by the names that headings and profiles use.
const (
	Source Field = iota
	Line
	Title
	Amount
	Currency
	ValueDate
	DocumentNumber
	DocumentDate
	DocumentKind
	DocumentLine
	DocumentTotal
	Issuer
	System
	Payee
	PayeeID
	InvoiceNumber
	InvoiceDate
	InvoiceTotal
	AcceptanceDate
	Contract
	Purpose
	Act
	ActDate
	From
	To
	Period
	Kind
	Funder
	Calendar
	Signed
	Opens
	Closes
	Deadline
	AppliesTo
	Payer
	PayerID
	FromLine
	ToLine
	Reason
	Indicator
	Value
	Day // of a result
	Document
	Note
	Commitment // that a payment or an invoice is against, by its entry or number
	Liability
	Final // it is the last one against it
	ContractDate
	Due
	Description
	OriginalAmount
	OriginalCurrency
	RowMarker  // of a rejects file: the row's place in the file it was rejected from
	RowProblem // of a rejects file: why; not read
	numFields
)

var fieldNames = [numFields]string{
	"source", "line", "title", "amount", "currency", "value_date",
	"document_number", "document_date", "document_kind", "document_line", "document_total", "issuer", "system",
	"payee", "payee_id", "invoice_number", "invoice_date", "invoice_total", "acceptance_date", "contract", "purpose",
	"act", "act_date", "from", "to", "period",
	"kind", "funder", "calendar", "signed", "opens", "closes", "deadline", "applies_to", "payer", "payer_id", "from_line", "to_line", "reason",
	"indicator", "value", "date", "document", "note",
	"commitment", "liability", "final", "contract_date", "due", "description",
	"original_amount", "original_currency",
	"fundledger_row", "fundledger_problem",
}

func (f Field) String() string { return fieldNames[f] }

func fieldOf(name string) (Field, bool) {
	i := slices.Index(fieldNames[:], name)
	return Field(i), i >= 0
}

// The kinds of files.
const (
	Expenditures = "expenditures"
	Allocations  = "allocations"
	Sources      = "sources"
	Transfers    = "transfers"
	CarryOvers   = "carry-overs" // only by a profile: its fields are those of transfers
	Receipts     = "receipts"
	Commitments  = "commitments" // a row for each part of a contract
	Liabilities  = "liabilities"
	// Statements are held against the ledger, not imported: what came to an account is
	// above zero, what went below.
	Statements = "statement"
)

// fields of each kind: those that it must have, and those that it may have.
var kinds = map[string]struct{ must, may []Field }{
	Expenditures: {
		[]Field{Source, Line, Amount, ValueDate},
		[]Field{
			Currency, DocumentNumber, DocumentDate, DocumentKind, DocumentLine, DocumentTotal, Issuer, System, Payee, PayeeID,
			InvoiceNumber, InvoiceDate, InvoiceTotal, AcceptanceDate, Contract, Purpose, AppliesTo,
			Commitment, Liability, Final, OriginalAmount, OriginalCurrency,
			RowMarker, RowProblem,
		},
	},
	Allocations: {
		[]Field{Source, Line, Amount, Act, ActDate},
		[]Field{Title, Currency, From, To, Period, RowMarker, RowProblem},
	},
	Revisions: {
		[]Field{Source, Line, Amount, Act, ActDate},
		[]Field{Title, Currency, From, To, Period, RowMarker, RowProblem},
	},
	Receipts: { // and the dimension account
		[]Field{Source, Kind, Amount, ValueDate},
		[]Field{
			Currency, DocumentNumber, DocumentDate, DocumentKind, DocumentLine, Issuer, System, Payer, PayerID, Purpose, AppliesTo,
			RowMarker, RowProblem,
		},
	},
	Statements: {
		[]Field{Amount, ValueDate},
		[]Field{Currency, DocumentNumber, DocumentDate, DocumentKind, Payee, PayeeID, Purpose},
	},
	Transfers: {
		[]Field{FromLine, ToLine, Amount, Act, ActDate},
		[]Field{Source, Currency, Reason, RowMarker, RowProblem},
	},
	CarryOvers: {
		[]Field{FromLine, ToLine, Act, ActDate},
		[]Field{Amount, Source, Currency, Reason, Title, Period, RowMarker, RowProblem},
	},
	Commitments: {
		[]Field{Source, Line, Amount, Contract, ContractDate},
		[]Field{Currency, Period, Payee, PayeeID, Due, Description, RowMarker, RowProblem},
	},
	Liabilities: {
		[]Field{Source, Line, Amount, InvoiceNumber, AcceptanceDate},
		[]Field{
			Currency, InvoiceDate, InvoiceTotal, Payee, PayeeID, Contract, Due, Description, Commitment, Final, RowMarker, RowProblem,
		},
	},
	Results: {
		[]Field{Indicator, Value, Day},
		[]Field{Document, Note, Reason, RowMarker, RowProblem},
	},
	Sources: {
		[]Field{Source, Kind, Currency, Opens},
		[]Field{Title, Funder, Calendar, Signed, Closes, Deadline, RowMarker, RowProblem},
	},
}

// dimensionOf is the dimension that a heading names without a profile, or a key
// of [columns] with one: any name that is no field, with or without "dim.".
func dimensionOf(name string) string { return strings.TrimPrefix(name, "dim.") }

// phasePrefix begins the headings of an allocation's phasing: phase.2018Q1.
const phasePrefix = "phase."

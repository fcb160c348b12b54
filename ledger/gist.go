package ledger

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/google/uuid"
)

// A Gist is what an event is about, in the terms that lists, registers and searches
// share. What an event does not have is zero.
type Gist struct {
	Line       string    // path within the source
	ToLine     string    // path of the line that gets what Line gives
	Lines      []string  // all of them, where there are several
	Date       Date      // effective date, or first day
	Amount     Money     // below zero where it is taken back
	Quantity   *Quantity // of what is no money
	Act        string    // legal act, or the reference given for it
	Reason     string
	Payment    *Payment
	Dimensions []Dimension
	Corrects   Revision // the entry of the same stream that is taken back or amended
	Succeeds   Ref      // the reversal in whose place this is recorded
	Changes    []Change
	Names      []string // titles, and names of what is no line
	Says       string   // what is set, where that is no amount
}

// GistOf is the one place that says it for every event.
func GistOf(e Event) Gist {
	switch e := e.(type) {
	case *LedgerCreated:
		return Gist{Names: []string{e.Name, e.Title}}
	case *DimensionRegistered:
		return Gist{Names: []string{e.Name, e.Title}}
	case *CalendarDefined:
		return Gist{Names: []string{e.Name}}
	case *SourceRegistered:
		return Gist{Names: []string{e.Title, e.Funder}}
	case *SourceAmended:
		return Gist{Names: []string{e.Title, e.Funder}, Act: e.Act, Reason: e.Reason}
	case *SourceSuspended:
		return Gist{Lines: e.Except, Date: e.From, Act: e.Act, Reason: e.Reason}
	case *SourceResumed:
		return Gist{Date: e.From, Act: e.Act, Reason: e.Reason}
	case *SourceClosed:
		return Gist{Date: e.On, Act: e.Act, Reason: e.Reason}
	case *SourceRedenominated:
		return Gist{Date: e.From, Act: e.Act, Reason: e.Reason, Names: []string{string(e.Currency)}}
	case *LineOpened:
		return Gist{Line: e.Line, Names: []string{e.Title}, Dimensions: e.Dimensions}
	case *AllocationApproved:
		return Gist{Line: e.Line, Date: e.Date, Amount: e.Amount, Act: e.Act}
	case *AllocationRevised:
		return Gist{Line: e.Line, Date: e.Date, Amount: e.Amount, Act: e.Act, Reason: e.Reason}
	case *AllocationTransferred:
		return Gist{Line: e.From, ToLine: e.To, Date: e.Date, Amount: e.Amount, Act: e.Act, Reason: e.Reason}
	case *AllocationCarried:
		return Gist{Line: e.From, ToLine: e.To, Date: e.Date, Amount: e.Amount, Act: e.Act, Reason: e.Reason}
	case *AllocationLapsed:
		return Gist{Line: e.Line, Date: e.Date, Amount: Money{-e.Amount.Minor, e.Amount.Currency}, Act: e.Act, Reason: e.Reason}
	case *ExpenditureRecorded:
		return Gist{
			Line: e.Line, Date: e.Date, Amount: e.Amount, Payment: &e.Payment, Dimensions: e.Dimensions, Succeeds: e.Succeeds,
		}
	case *ExpenditureReversed:
		back := Money{-e.Amount.Minor, e.Amount.Currency}
		return Gist{
			Line: e.Line, Date: e.Date, Amount: back, Act: e.Act, Reason: e.Reason,
			Payment: &e.Payment, Dimensions: e.Dimensions, Corrects: e.Reverses,
		}
	case *ExpenditureRefunded:
		return Gist{
			Line: e.Line, Date: e.Date, Amount: Money{-e.Amount.Minor, e.Amount.Currency}, Reason: e.Reason,
			Payment: &e.Payment, Dimensions: e.Dimensions, Corrects: e.Refunds,
		}
	case *ExpenditureAmended:
		return Gist{
			Line: e.Line, Act: e.Act, Reason: e.Reason,
			Payment: &e.Payment, Dimensions: e.Dimensions, Corrects: e.Amends, Changes: e.Changes,
		}
	case *CommitmentMade:
		return e.Terms.gist(e.Parts, e.Date, e.Amount, "", e.Description)
	case *CommitmentChanged:
		g := e.Terms.gist(e.Parts, e.Effective, e.Amount, e.Act, "")
		g.Reason, g.Corrects = e.Reason, e.Commitment
		return g
	case *ObligationReleased:
		g := e.Terms.gist(e.Parts, e.Effective, Money{-e.Amount.Minor, e.Amount.Currency}, e.Act, "")
		g.Reason, g.Corrects = e.Reason, e.Entry
		return g
	case *LiabilityAccepted:
		g := e.Terms.gist([]Part{{Line: e.Line}}, e.Date, e.Amount, "", e.Description)
		g.Payment.InvoiceNumber, g.Payment.Contract, g.Payment.InvoiceDate = e.Number, e.Contract, e.InvoiceDate
		g.Payment.Document.Date = e.InvoiceDate
		g.Succeeds = e.Succeeds
		return g
	case *LiabilityReversed:
		g := e.Terms.gist([]Part{{Line: e.Line}}, e.Effective, Money{-e.Amount.Minor, e.Amount.Currency}, e.Act, "")
		g.Payment.InvoiceNumber, g.Payment.Contract = e.Number, ""
		g.Reason, g.Corrects = e.Reason, e.Liability
		return g
	case *PeriodHeld:
		return e.gist()
	case *PeriodClosed:
		return e.gist()
	case *PeriodReopened:
		return e.gist()
	case *AccountOpened:
		return Gist{Date: e.Date, Amount: e.Balance, Act: e.Act, Names: []string{e.Account, e.Title}}
	case *ReceiptRecorded:
		g := e.Receipt.gist(e.Kind, e.Account, e.Dimensions)
		g.Date, g.Amount, g.Succeeds = e.Date, signed(e.Kind, e.Amount), e.Succeeds
		return g
	case *ReceiptReversed:
		g := e.Receipt.gist(e.Kind, e.Account, e.Dimensions)
		g.Date, g.Amount, g.Corrects = e.Date, signed(e.Kind, e.Amount), e.Reverses
		g.Amount.Minor = -g.Amount.Minor
		g.Reason, g.Act = e.Reason, e.Act
		return g
	case *PayeeMerged:
		g := Gist{Reason: e.Reason, Names: []string{e.Into.Name, e.Into.Number}}
		for _, from := range e.From {
			g.Names = append(g.Names, from.Name, from.Number)
		}
		return g
	case *PayeeSplit:
		return Gist{Reason: e.Reason, Names: []string{e.Payee.Name, e.Payee.Number}}
	case *PersonRegistered:
		return Gist{Names: []string{e.Name, e.Title}}
	case *RoleGranted:
		return Gist{Names: []string{e.Person}, Says: string(e.Role), Reason: e.Reason}
	case *KeyRegistered:
		return Gist{Names: []string{e.Person}, Says: e.Public}
	case *KeyRevoked:
		return Gist{Says: e.ID, Reason: e.Reason}
	case *SigningRequired:
		return Gist{Names: actNames(e.Acts), Says: joinActs(e.Acts)}
	case *SigningWaived:
		return Gist{Names: actNames(e.Acts), Says: joinActs(e.Acts), Reason: e.Reason}
	case *ReportIssued:
		return Gist{Date: e.Last, Act: e.Reference, Names: append([]string{e.Recipient, e.Signatory}, e.Sources...), Says: e.Report}
	case *RateSet:
		return Gist{
			Date: e.Date, Act: e.Origin, Reason: e.Reason, Names: []string{e.Provider, string(e.Currency)},
			Says: fmt.Sprintf("%s %s / %d %s", e.Value, e.In, e.Scale, e.Currency),
		}
	case *EvidenceAttached:
		return Gist{Names: []string{e.Name, e.Archive, e.SHA256}, Says: e.says()}
	case *BatchOpened:
		return Gist{Names: []string{e.File}}
	case *IndicatorRegistered:
		return Gist{Names: []string{e.Name, e.Title, e.Unit}}
	case *IndicatorGoalSet:
		return Gist{
			Date: e.LastDay, Quantity: &e.Value, Act: e.Act, Reason: e.Reason, Dimensions: e.Dimensions, Names: []string{e.Indicator},
		}
	case *ResultRecorded:
		return Gist{
			Date: e.Date, Quantity: &e.Value, Act: e.Document, Reason: e.Reason, Dimensions: e.Dimensions,
			Corrects: e.Corrects, Names: []string{e.Indicator, e.Note},
		}
	}
	return gistOfApproval(e)
}

// gistOfApproval shows what waits as the entry that it would be, and takes its amount
// back where the waiting ends.
func gistOfApproval(e Event) Gist {
	switch e := e.(type) {
	case *ApprovalRequired:
		g := Gist{Names: []string{e.Source}, Reason: e.Reason}
		for i, limit := range e.Limits {
			if i > 0 {
				g.Says += ", "
			}
			g.Says += "> " + limit.String()
		}
		return g
	case *SplitBegun:
		if len(e.Parts) == 0 {
			return Gist{}
		}
		g := GistOf(e.Parts[0].Event)
		g.Line, g.Lines, g.Amount, g.Succeeds, g.Corrects = "", nil, e.Total, Ref{}, 0
		for _, p := range e.Parts {
			part := GistOf(p.Event)
			g.Names = append(g.Names, p.Source+"/"+part.Line)
			g.Lines = append(g.Lines, part.Line)
			g.Reason = cmp.Or(g.Reason, part.Reason)
		}
		g.Says = strings.Join(g.Names, ", ")
		return g
	case *SplitUndone:
		return Gist{Reason: e.Reason}
	case *EntryProposed:
		return gistOfWaiting(e.Event)
	case *EntryApproved:
		g := gistOfWaiting(e.Event)
		g.Amount.Minor, g.Corrects = -g.Amount.Minor, e.Entry
		return g
	case *EntryRejected:
		g := gistOfWaiting(e.Event)
		g.Amount.Minor, g.Corrects, g.Reason = -g.Amount.Minor, e.Entry, e.Reason
		return g
	}
	return Gist{}
}

func gistOfWaiting(e Event) Gist {
	if e == nil {
		return Gist{}
	}
	return GistOf(e)
}

// gist is what an entry of an obligation is about: the line where it has only one,
// and what a payment would say, so that it is found by the same words.
func (t *Terms) gist(parts []Part, date Date, amount Money, act, description string) Gist {
	g := Gist{
		Date: date, Amount: amount, Act: act, Dimensions: t.Dimensions,
		Payment: &Payment{
			Document: Document{Number: t.Number, Date: t.Date}, Payee: t.Payee, PayeeID: t.PayeeID, Contract: t.Number, Purpose: description,
		},
	}
	if len(parts) == 1 {
		g.Line = parts[0].Line
		return g
	}
	for i := range parts {
		g.Lines = append(g.Lines, parts[i].Line)
	}
	return g
}

// gist shows the payer where a payment has its payee: whom the money moved between us and.
func (r *Receipt) gist(kind, account string, dimensions []Dimension) Gist {
	return Gist{
		Payment:    &Payment{Document: r.Document, Payee: r.Payer, PayeeID: r.PayerID, Purpose: r.Purpose},
		Dimensions: dimensions, Names: []string{account, kind},
	}
}

func (e *PeriodAct) gist() Gist {
	return Gist{Date: e.FirstDay, Act: e.Act, Reason: e.Reason, Names: []string{e.Period}}
}

// A Filing is what an event leaves under its document key.
type Filing struct {
	Key       uuid.UUID
	Digest    Digest
	TakenBack bool // wholly: the document may be recorded again
	// Row is the place in another file that the entry's row was mended from. The entry
	// is filed under its RowKey too, so that the place is not recorded twice.
	Row string
}

// FilingOf is false for an event that is not known by a key.
func FilingOf(e Event) (Filing, bool) {
	switch e := e.(type) {
	case *ExpenditureRecorded:
		return Filing{Key: e.Key, Digest: e.Digest, Row: e.Document.Row}, true
	case *ExpenditureReversed:
		if !e.Whole { // the document stays filed where it is
			return Filing{Key: e.Rest.Key, Digest: e.Order}, e.Rest.Key != uuid.Nil
		}
		return Filing{Key: e.Key, Digest: e.Digest, TakenBack: true, Row: e.Document.Row}, true
	case *ExpenditureRefunded:
		return Filing{Key: e.Rest.Key, Digest: e.Digest}, true
	case *ExpenditureAmended:
		return Filing{Key: e.Key, Digest: e.Digest}, true
	case *CommitmentMade:
		return Filing{Key: e.Key, Digest: e.Digest}, true
	case *CommitmentChanged:
		return Filing{Key: e.Key, Digest: e.Digest}, true
	case *ObligationReleased:
		return Filing{Key: e.Key, Digest: e.Digest}, true
	case *LiabilityAccepted:
		return Filing{Key: e.Key, Digest: e.Digest}, true
	case *LiabilityReversed:
		return Filing{Key: e.Key, Digest: e.Digest, TakenBack: true}, true
	case *ReceiptRecorded:
		return Filing{Key: e.Key, Digest: e.Digest, Row: e.Document.Row}, true
	case *ReceiptReversed:
		return Filing{Key: e.Key, Digest: e.Digest, TakenBack: true, Row: e.Document.Row}, true
	case *AllocationApproved:
		return Filing{Key: e.Key, Digest: e.Digest}, true
	case *AllocationRevised:
		return Filing{Key: e.Key, Digest: e.Digest}, true
	case *AllocationTransferred:
		return Filing{Key: e.Key, Digest: e.Digest}, true
	case *AllocationCarried:
		return Filing{Key: e.Key, Digest: e.Digest}, true
	case *SourceSuspended:
		return Filing{Key: e.Key, Digest: e.Digest}, true
	case *SourceResumed:
		return Filing{Key: e.Key, Digest: e.Digest}, true
	case *SourceClosed:
		return Filing{Key: e.Key, Digest: e.Digest}, true
	case *SourceRedenominated:
		return Filing{Key: e.Key, Digest: e.Digest}, true
	case *EvidenceAttached:
		return Filing{Key: e.Key, Digest: e.digest()}, true
	case *SourceAmended:
		return Filing{Key: e.Key, Digest: e.Digest}, e.Key != uuid.Nil
	case *EntryProposed:
		return filingOfWaiting(e.Event, false)
	case *EntryApproved:
		return filingOfWaiting(e.Event, true)
	case *EntryRejected:
		return filingOfWaiting(e.Event, true)
	}
	return Filing{}, false
}

// filingOfWaiting files a document that waits as one that is recorded, so that it is
// not proposed twice.
func filingOfWaiting(e Event, over bool) (Filing, bool) {
	if e == nil {
		return Filing{}, false
	}
	f, ok := FilingOf(e)
	f.TakenBack = over
	return f, ok
}

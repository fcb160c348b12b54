package ledger

import (
	"fmt"

	"github.com/google/uuid"
)

// A Stage is where in its cycle an amount stands.
type Stage uint8

// Stages of money. An amount is never in two of the stages that use up a plan:
// each liquidates its predecessor by the same amount. What is phased is neither
// plan nor use: it says for which days a part of the plan is meant.
const (
	StageOriginal    Stage = iota // approved: the original budget
	StageRevised                  // changed by a later act
	StageTransferred              // moved between lines of one source
	StageCarried                  // brought over from last year
	StageLapsed                   // lost at year end
	StageCommitted                // reserved by a contract
	StageAccrued                  // accepted and not yet paid
	StagePending                  // waiting for approval
	StageSpent                    // paid
	StageReceived                 // come in from the funder
	StagePhased                   // the part of a plan that is meant for one period
	NumStages        = iota
)

var stageNames = [NumStages]string{
	"original", "revised", "transferred", "carried_over", "lapsed",
	"committed", "accrued", "pending", "spent", "received", "phased",
}

func (s Stage) String() string {
	if int(s) < len(stageNames) {
		return stageNames[s]
	}
	return "unknown"
}

// Plan tells whether the stage is part of the final allocation.
func (s Stage) Plan() bool { return s <= StageLapsed }

// Uses tells whether an amount at this stage is no longer available:
// available = final - committed - accrued - pending - spent.
func (s Stage) Uses() bool { return s >= StageCommitted && s <= StageSpent }

// ParseStage is the inverse of String.
func ParseStage(text string) (Stage, error) {
	for i, name := range stageNames {
		if name == text {
			return Stage(i), nil
		}
	}
	return 0, fmt.Errorf("unknown stage %q", text)
}

func (c *coder) stage(name string, v *Stage) {
	text := v.String()
	c.text(name, &text)
	stage, err := ParseStage(text) // when writing too: it has to be read again
	if err != nil {
		c.fail(name, err)
		return
	}
	*v = stage
}

// A Posting is the effect of an event on money: one dated, signed amount on one
// budget line at one stage, with the entry's own dimensions. Those that are fixed
// on the line are joined by the table.
type Posting struct {
	Line       string // path within the source
	Date       Date   // effective date
	AppliesTo  Date   // day of an earlier period that the posting belongs to; NoDate for Date itself
	Stage      Stage
	Correction bool // takes back an earlier entry; --gross shows both
	Replaced   bool // a correction of what was written, not of what was paid
	Amount     Money
	Phase      Period // that the amount is meant for, at StagePhased only
	Document   *Document
	Payee      string
	PayeeID    string
	Invoice    *Payment // the payment whose invoice the amount was claimed by; nil without one
	Dimensions []Dimension
}

// Postings appends the postings of an event to dst. It is a pure function and
// the only place that knows what an event means for money.
func Postings(dst []Posting, e Event) ([]Posting, error) {
	switch e := e.(type) {
	case *AllocationApproved:
		dst = append(dst, Posting{Line: e.Line, Date: e.Date, Stage: StageOriginal, Amount: e.Amount})
		dst = phase(dst, e.Phasing)
	case *AllocationRevised:
		dst = append(dst, Posting{Line: e.Line, Date: e.Date, Stage: StageRevised, Amount: e.Amount})
		dst = phase(dst, e.Phasing)
	case *AllocationTransferred:
		return transferred(dst, e)
	case *AllocationCarried:
		return carried(dst, e)
	case *AllocationLapsed:
		return lapsed(dst, e)
	case *ExpenditureRecorded:
		p := Posting{
			Line: e.Line, Date: e.Date, AppliesTo: e.AppliesTo, Stage: StageSpent, Amount: e.Amount,
			Document: &e.Document, Payee: e.Payee, PayeeID: e.PayeeID, Invoice: e.Payment.invoiced(), Dimensions: e.Dimensions,
		}
		return liquidate(byFunder(append(dst, p), p), p, e.Liquidates)
	case *ExpenditureReversed:
		back, err := e.Amount.Neg()
		if err != nil {
			return dst, err
		}
		p := Posting{
			Line: e.Line, Date: e.Date, Stage: StageSpent, Correction: true, Replaced: e.Replacement != uuid.Nil, Amount: back,
			Document: &e.Document, Payee: e.Payee, PayeeID: e.PayeeID, Invoice: e.Payment.invoiced(), Dimensions: e.Dimensions,
		}
		if e.AppliesTo != e.Date {
			p.AppliesTo = e.AppliesTo
		}
		return liquidate(byFunder(append(dst, p), p), p, e.Liquidates)
	case *ExpenditureRefunded:
		return refunded(dst, e)
	case *ExpenditureAmended:
		return amended(dst, e)
	case *CommitmentMade:
		return oblige(dst, &e.Terms, e.Date, StageCommitted, e.Parts, e.Amount.Currency, false)
	case *CommitmentChanged:
		return oblige(dst, &e.Terms, e.Effective, StageCommitted, e.Parts, e.Amount.Currency, false)
	case *ObligationReleased:
		return oblige(dst, &e.Terms, e.Effective, e.Stage, e.Parts, e.Amount.Currency, true)
	case *LiabilityAccepted:
		p := e.Terms.posting(e.Line, e.Date, StageAccrued, e.Amount)
		return liquidate(append(dst, p), p, e.Liquidates)
	case *LiabilityReversed:
		back, err := e.Amount.Neg()
		if err != nil {
			return dst, err
		}
		p := e.Terms.posting(e.Line, e.Effective, StageAccrued, back)
		p.Correction = true
		return liquidate(append(dst, p), p, e.Liquidates)
	case *AccountOpened:
		if e.Balance.Minor != 0 {
			dst = append(dst, Posting{Date: e.Date, Stage: StageReceived, Amount: e.Balance, Dimensions: received(nil, e.Account, ReceiptOpening)})
		}
	case *ReceiptRecorded:
		dst = append(dst, Posting{
			Date: e.Date, AppliesTo: e.AppliesTo, Stage: StageReceived, Amount: signed(e.Kind, e.Amount),
			Document: &e.Document, Dimensions: received(e.Dimensions, e.Account, e.Kind),
		})
	case *ReceiptReversed:
		back, err := signed(e.Kind, e.Amount).Neg()
		if err != nil {
			return dst, err
		}
		p := Posting{
			Date: e.Date, Stage: StageReceived, Correction: true, Amount: back,
			Document: &e.Document, Dimensions: received(e.Dimensions, e.Account, e.Kind),
		}
		if e.AppliesTo != e.Date {
			p.AppliesTo = e.AppliesTo
		}
		dst = append(dst, p)
	case *EntryProposed:
		return reserved(dst, e.Event, 1)
	case *EntryApproved:
		return reserved(dst, e.Event, -1)
	case *EntryRejected:
		return reserved(dst, e.Event, -1)
	}
	return dst, nil
}

// posting is an amount of an obligation. It is nobody's payment, and so it has no
// document: what is left of an obligation sums to nothing by every dimension once
// it is paid.
func (t *Terms) posting(line string, date Date, stage Stage, amount Money) Posting {
	return Posting{
		Line: line, Date: date, Stage: stage, Amount: amount, Payee: t.Payee, PayeeID: t.PayeeID, Dimensions: t.Dimensions,
	}
}

func oblige(dst []Posting, t *Terms, date Date, stage Stage, parts []Part, currency Currency, back bool) ([]Posting, error) {
	for i := range parts {
		p := t.posting(parts[i].Line, date, stage, Money{parts[i].Minor, currency})
		if back {
			var err error
			if p.Amount, err = p.Amount.Neg(); err != nil {
				return dst, err
			}
		}
		dst = append(dst, p)
	}
	return dst, nil
}

// transferred takes the amount off the one line and gives it to the other.
func transferred(dst []Posting, e *AllocationTransferred) ([]Posting, error) {
	taken, err := e.Amount.Neg()
	if err != nil {
		return dst, err
	}
	dst = phase(append(dst, Posting{Line: e.From, Date: e.Date, Stage: StageTransferred, Amount: taken}), e.FromPhasing)
	return phase(append(dst, Posting{Line: e.To, Date: e.Date, Stage: StageTransferred, Amount: e.Amount}), e.ToPhasing), nil
}

// byFunder adds the receipt that a payment is at the same time which the funder made
// himself: money that came and went without touching an account.
func byFunder(dst []Posting, p Posting) []Posting {
	account := DimensionValue(p.Dimensions, DimAccount)
	kind := ReservedAccount(account)
	if kind == "" {
		return dst
	}
	p.Stage, p.Payee, p.PayeeID, p.Invoice = StageReceived, "", "", nil
	p.Dimensions = received(p.Dimensions, "", kind)
	return append(dst, p)
}

// received classifies a receipt by its account and kind too.
func received(own []Dimension, account, kind string) []Dimension {
	list := make([]Dimension, 0, len(own)+2)
	list = append(list, own...)
	if account != "" {
		list = append(list, Dimension{DimAccount, account})
	}
	list = append(list, Dimension{DimReceiptKind, kind})
	SortDimensions(list)
	return list
}

// amended moves the amount to the right payee and invoice. What else is amended is in
// no sum.
func amended(dst []Posting, e *ExpenditureAmended) ([]Posting, error) {
	was := e.Payment
	for _, c := range e.Changes {
		if _, err := was.set(c.Field, c.From); err != nil {
			return dst, err
		}
	}
	if was.Payee == e.Payee && was.PayeeID == e.PayeeID && was.InvoiceNumber == e.InvoiceNumber && was.InvoiceDate == e.InvoiceDate {
		return dst, nil
	}
	to := Posting{
		Line: e.Line, Date: e.Date, Stage: StageSpent, Correction: true, Replaced: true, Amount: e.Amount,
		Document: &e.Document, Payee: e.Payee, PayeeID: e.PayeeID, Invoice: e.Payment.invoiced(), Dimensions: e.Dimensions,
	}
	from := to
	from.Payee, from.PayeeID, from.Invoice = was.Payee, was.PayeeID, was.invoiced()
	var err error
	from.Amount, err = e.Amount.Neg()
	return append(dst, from, to), err
}

// invoiced is the payment, where it names its invoice.
func (p *Payment) invoiced() *Payment {
	if p.InvoiceNumber == "" {
		return nil
	}
	return p
}

// phase adds the phasing of a plan, whose posting is the last one of dst. It counts
// from the date of the act, as the plan does: what a later act makes of a quarter
// was not its plan before. The quarter itself is the posting's phase.
func phase(dst []Posting, phasing []Phase) []Posting {
	plan := dst[len(dst)-1]
	for i := range phasing {
		p := plan
		p.Stage, p.Amount.Minor, p.Phase = StagePhased, phasing[i].Minor, phasing[i].days()
		dst = append(dst, p)
	}
	return dst
}

// liquidate adds what a payment takes off earlier stages, or what its reversal
// gives back to them. What overflows says amount-overflow, as Neg does.
func liquidate(dst []Posting, p Posting, list []Liquidation) ([]Posting, error) {
	for i := range list {
		l := &list[i]
		p.Stage, p.Amount.Minor, p.Invoice = l.Stage, l.Minor, nil
		if l.Number != "" { // under the obligation's payee and dimensions, where it was put
			p.Document, p.Payee, p.PayeeID, p.Dimensions = nil, l.Payee, l.PayeeID, l.Dimensions
		}
		if !p.Correction {
			var err error
			if p.Amount, err = p.Amount.Neg(); err != nil {
				return dst, err
			}
		}
		dst = append(dst, p)
	}
	return dst, nil
}

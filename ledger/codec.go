package ledger

import (
	"errors"
	"fmt"

	"github.com/google/uuid"
)

// stored is the one table of stored type names. Names never change and are never
// used again: a new shape of an event gets a new version, its own struct and an
// upcast method, and the old row stays.
var stored = []struct {
	name string
	new  func() Event
}{
	{"ledger-created.v1", func() Event { return new(LedgerCreated) }},
	{"dimension-registered.v1", func() Event { return new(DimensionRegistered) }},
	{"calendar-defined.v1", func() Event { return new(CalendarDefined) }},
	{"source-registered.v1", func() Event { return new(SourceRegistered) }},
	{"source-amended.v1", func() Event { return new(SourceAmended) }},
	{"line-opened.v1", func() Event { return new(LineOpened) }},
	{"allocation-approved.v1", func() Event { return new(AllocationApproved) }},
	{"expenditure-recorded.v1", func() Event { return new(ExpenditureRecorded) }},
	{"expenditure-reversed.v1", func() Event { return new(ExpenditureReversed) }},
	{"expenditure-replaced.v1", func() Event { return new(ExpenditureReversed) }},
	{"expenditure-amended.v1", func() Event { return new(ExpenditureAmended) }},
	{"expenditure-late.v1", func() Event { return new(ExpenditureRecorded) }},
	{"period-held.v1", func() Event { return new(PeriodHeld) }},
	{"period-closed.v1", func() Event { return new(PeriodClosed) }},
	{"period-reopened.v1", func() Event { return new(PeriodReopened) }},
	{"batch-opened.v1", func() Event { return new(BatchOpened) }},
	{"batch-completed.v1", func() Event { return new(BatchCompleted) }},
	{"allocation-revised.v1", func() Event { return new(AllocationRevised) }},
	{"allocation-transferred.v1", func() Event { return new(AllocationTransferred) }},
	{"allocation-carried.v1", func() Event { return new(AllocationCarried) }},
	{"allocation-lapsed.v1", func() Event { return new(AllocationLapsed) }},
	{"source-registered.v2", func() Event { return new(SourceRegistered) }},
	{"source-amended.v2", func() Event { return new(SourceAmended) }},
	{"payee-registered.v1", func() Event { return new(PayeeRegistered) }},
	{"payee-merged.v1", func() Event { return new(PayeeMerged) }},
	{"payee-split.v1", func() Event { return new(PayeeSplit) }},
	{"report-issued.v1", func() Event { return new(ReportIssued) }},
	{"rate-set.v1", func() Event { return new(RateSet) }},
	{"expenditure-liquidating.v1", func() Event { return new(ExpenditureRecorded) }},
	{"expenditure-reopening.v1", func() Event { return new(ExpenditureReversed) }},
	{"commitment-made.v1", func() Event { return new(CommitmentMade) }},
	{"commitment-changed.v1", func() Event { return new(CommitmentChanged) }},
	{"commitment-released.v1", func() Event { return new(ObligationReleased) }},
	{"liability-accepted.v1", func() Event { return new(LiabilityAccepted) }},
	{"liability-released.v1", func() Event { return new(ObligationReleased) }},
	{"liability-reversed.v1", func() Event { return new(LiabilityReversed) }},
	{"indicator-registered.v1", func() Event { return new(IndicatorRegistered) }},
	{"indicator-goal-set.v1", func() Event { return new(IndicatorGoalSet) }},
	{"result-recorded.v1", func() Event { return new(ResultRecorded) }},
	{"account-opened.v1", func() Event { return new(AccountOpened) }},
	{"receipt-recorded.v1", func() Event { return new(ReceiptRecorded) }},
	{"receipt-reversed.v1", func() Event { return new(ReceiptReversed) }},
	{"expenditure-partly-reversed.v1", func() Event { return new(ExpenditureReversed) }},
	{"expenditure-refunded.v1", func() Event { return new(ExpenditureRefunded) }},
	{"source-registered.v4", func() Event { return new(SourceRegistered) }},
	{"source-amended.v4", func() Event { return new(SourceAmended) }},
	{"source-suspended.v1", func() Event { return new(SourceSuspended) }},
	{"source-resumed.v1", func() Event { return new(SourceResumed) }},
	{"source-closed.v1", func() Event { return new(SourceClosed) }},
	{"split-begun.v1", func() Event { return new(SplitBegun) }},
	{"split-completed.v1", func() Event { return new(SplitCompleted) }},
	{"split-undone.v1", func() Event { return new(SplitUndone) }},
	{"evidence-attached.v1", func() Event { return new(EvidenceAttached) }},
	{"source-registered.v3", func() Event { return new(SourceRegistered) }},
	{"source-amended.v3", func() Event { return new(SourceAmended) }},
	{"source-redenominated.v1", func() Event { return new(SourceRedenominated) }},
	{"approval-required.v1", func() Event { return new(ApprovalRequired) }},
	{"entry-proposed.v1", func() Event { return new(EntryProposed) }},
	{"entry-approved.v1", func() Event { return new(EntryApproved) }},
	{"entry-rejected.v1", func() Event { return new(EntryRejected) }},
	{"person-registered.v1", func() Event { return new(PersonRegistered) }},
	{"role-granted.v1", func() Event { return new(RoleGranted) }},
	{"key-registered.v1", func() Event { return new(KeyRegistered) }},
	{"key-revoked.v1", func() Event { return new(KeyRevoked) }},
	{"signing-required.v1", func() Event { return new(SigningRequired) }},
	{"signing-waived.v1", func() Event { return new(SigningWaived) }},
}

// older is an event of a version that is no longer written. It is read as the
// one that took its place.
type older interface {
	upcast() Event
}

// TypeName returns the stored name of an event's type and version.
func TypeName(e Event) string {
	switch e := e.(type) {
	case *LedgerCreated:
		return "ledger-created.v1"
	case *DimensionRegistered:
		return "dimension-registered.v1"
	case *CalendarDefined:
		return "calendar-defined.v1"
	case *SourceRegistered:
		switch {
		case e.Refunds != "":
			return "source-registered.v4"
		case e.Effective != NoDate || e.RetroactiveFrom != NoDate || e.RetroactiveCap != (Money{}):
			return "source-registered.v3"
		case e.Lapses != "":
			return "source-registered.v2"
		}
		return "source-registered.v1"
	case *SourceAmended:
		switch {
		case e.Refunds != "":
			return "source-amended.v4"
		case e.Effective != NoDate || e.RetroactiveFrom != NoDate || e.RetroactiveCap != (Money{}):
			return "source-amended.v3"
		case e.Lapses != "":
			return "source-amended.v2"
		}
		return "source-amended.v1"
	case *LineOpened:
		return "line-opened.v1"
	case *AllocationApproved:
		return "allocation-approved.v1"
	case *AllocationRevised:
		return "allocation-revised.v1"
	case *AllocationTransferred:
		return "allocation-transferred.v1"
	case *AllocationCarried:
		return "allocation-carried.v1"
	case *AllocationLapsed:
		return "allocation-lapsed.v1"
	case *ExpenditureRecorded:
		switch {
		case ofObligation(e.Liquidates):
			return "expenditure-liquidating.v1"
		case e.AppliesTo != NoDate:
			return "expenditure-late.v1"
		}
		return "expenditure-recorded.v1"
	case *ExpenditureReversed:
		switch {
		case e.Rest != (Rest{}):
			return "expenditure-partly-reversed.v1"
		case ofObligation(e.Liquidates):
			return "expenditure-reopening.v1"
		case e.Replacement != uuid.Nil:
			return "expenditure-replaced.v1"
		}
		return "expenditure-reversed.v1"
	case *ExpenditureRefunded:
		return "expenditure-refunded.v1"
	case *ExpenditureAmended:
		return "expenditure-amended.v1"
	case *PeriodHeld:
		return "period-held.v1"
	case *PeriodClosed:
		return "period-closed.v1"
	case *PeriodReopened:
		return "period-reopened.v1"
	case *BatchOpened:
		return "batch-opened.v1"
	case *BatchCompleted:
		return "batch-completed.v1"
	case *PayeeRegistered:
		return "payee-registered.v1"
	case *PayeeMerged:
		return "payee-merged.v1"
	case *PayeeSplit:
		return "payee-split.v1"
	case *ReportIssued:
		return "report-issued.v1"
	case *RateSet:
		return "rate-set.v1"
	case *CommitmentMade:
		return "commitment-made.v1"
	case *CommitmentChanged:
		return "commitment-changed.v1"
	case *ObligationReleased:
		if e.Stage == StageAccrued {
			return "liability-released.v1"
		}
		return "commitment-released.v1"
	case *LiabilityAccepted:
		return "liability-accepted.v1"
	case *LiabilityReversed:
		return "liability-reversed.v1"
	case *IndicatorRegistered:
		return "indicator-registered.v1"
	case *IndicatorGoalSet:
		return "indicator-goal-set.v1"
	case *ResultRecorded:
		return "result-recorded.v1"
	case *AccountOpened:
		return "account-opened.v1"
	case *ReceiptRecorded:
		return "receipt-recorded.v1"
	case *ReceiptReversed:
		return "receipt-reversed.v1"
	case *SourceSuspended:
		return "source-suspended.v1"
	case *SourceResumed:
		return "source-resumed.v1"
	case *SourceClosed:
		return "source-closed.v1"
	case *SourceRedenominated:
		return "source-redenominated.v1"
	case *ApprovalRequired:
		return "approval-required.v1"
	case *EntryProposed:
		return "entry-proposed.v1"
	case *EntryApproved:
		return "entry-approved.v1"
	case *EntryRejected:
		return "entry-rejected.v1"
	case *EvidenceAttached:
		return "evidence-attached.v1"
	case *SplitBegun:
		return "split-begun.v1"
	case *SplitCompleted:
		return "split-completed.v1"
	case *SplitUndone:
		return "split-undone.v1"
	case *PersonRegistered:
		return "person-registered.v1"
	case *RoleGranted:
		return "role-granted.v1"
	case *KeyRegistered:
		return "key-registered.v1"
	case *KeyRevoked:
		return "key-revoked.v1"
	case *SigningRequired:
		return "signing-required.v1"
	case *SigningWaived:
		return "signing-waived.v1"
	}
	return ""
}

// ErrUnknownEvent: a stored event of a type that this program does not know, as
// a newer version of it may have written.
var ErrUnknownEvent = errors.New("unknown event type")

// ErrBadEvent: stored data that is not what Encode writes. Nothing else is ever
// written, so somebody altered it, or the disk did.
var ErrBadEvent = errors.New("not an event as it was stored")

// Encode returns an event as it is stored. What Decode makes of the result is
// equal to e.
func Encode(e Event) (Proposal, error) {
	data, err := AppendEvent(nil, e)
	return Proposal{TypeName(e), string(data)}, err
}

// AppendEvent appends the canonical JSON of an event to b.
func AppendEvent(b []byte, e Event) ([]byte, error) {
	return new(coder).appendEvent(b, e)
}

func (c *coder) appendEvent(b []byte, e Event) ([]byte, error) {
	*c = coder{buf: append(b, '{')}
	e.fields(c)
	if c.err != nil {
		return b, fmt.Errorf("encode %s: %w", TypeName(e), c.err)
	}
	return append(c.buf, '}'), nil
}

// Decode reads a stored event. Data that is not canonical is an error: nothing
// else is ever written, so it was altered. Strings of the event are parts of data.
func Decode(typ, data string) (Event, error) {
	e := newStored(typ)
	if e == nil {
		return nil, fmt.Errorf("%w %q", ErrUnknownEvent, typ)
	}
	if err := decodeInto(e, typ, data); err != nil {
		return nil, err
	}
	if old, ok := e.(older); ok {
		return old.upcast(), nil
	}
	if TypeName(e) != typ { // two names have one shape
		return nil, fmt.Errorf("%w: %s", ErrBadEvent, typ)
	}
	return e, nil
}

// newStored is an empty event of a stored name, nil where there is none of it.
func newStored(typ string) Event {
	for i := range stored {
		if stored[i].name == typ {
			return stored[i].new()
		}
	}
	return nil
}

// A Decoder decodes without allocating for the events that make up most of a
// ledger. The event it returns is valid until the next call.
type Decoder struct {
	expenditure ExpenditureRecorded
	c           coder
}

// Decode is like the function Decode, but for the life of its result.
func (d *Decoder) Decode(typ, data string) (Event, error) {
	if typ != "expenditure-recorded.v1" {
		return Decode(typ, data)
	}
	d.c = coder{reading: true, in: data}
	if err := d.c.document(&d.expenditure, typ); err != nil {
		return nil, err
	}
	if d.expenditure.AppliesTo != NoDate || ofObligation(d.expenditure.Liquidates) { // other names have one shape
		return nil, fmt.Errorf("%w: %s", ErrBadEvent, typ)
	}
	return &d.expenditure, nil
}

func decodeInto(e Event, typ, data string) error {
	c := coder{reading: true, in: data}
	return c.document(e, typ)
}

// document reads a whole event and nothing behind it.
func (c *coder) document(e Event, typ string) error {
	c.punct("{", '{')
	e.fields(c)
	c.punct("}", '}')
	if c.err == nil && c.pos != len(c.in) {
		c.err = errNotCanonical
	}
	if c.err != nil {
		return fmt.Errorf("%w: %s at byte %d: %w", ErrBadEvent, typ, c.pos, c.err)
	}
	return nil
}

package cli

import (
	"context"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// alreadyThere counts a row that was recorded before.
func (r *importRun) alreadyThere(x *importRow, skipped *skippedRow) {
	r.already++
	if (!r.known || skipped.told != "row-already-recorded") && len(r.skipped) < mostListed {
		skipped.place = r.file.Place(x.row.Line, "")
		r.skipped = append(r.skipped, *skipped)
	}
}

// takenBack finds out whether an invoice that is there already was reversed since.
func (r *importRun) takenBack(ctx context.Context, skipped *skippedRow) error {
	s := r.open.books().Sources[skipped.ref.Source]
	if s == nil || skipped.ref.Revision > s.Revision {
		return nil // of this very file
	}
	e, err := r.open.entry(ctx, skipped.ref)
	if err != nil {
		return err
	}
	if back, ok := e.event.(*ledger.LiabilityReversed); ok {
		skipped.told, skipped.back = "invoice-reversed", skipped.ref
		skipped.ref.Revision = back.Liability
		r.reversed++
	}
	return nil
}

// payment decides a row that is a payment, and finds out what to say when it was
// there already.
func (r *importRun) payment(ctx context.Context, c *ledger.RecordExpenditure, skipped *skippedRow) (already bool, err error) {
	same, err := r.twins.look(ctx, r, c)
	if err != nil {
		return false, err
	}
	if same != (ledger.Ref{}) {
		skipped.told, skipped.ref = "row-recorded-otherwise", same
		return true, nil
	}
	c.Known, c.Corrected = r.whole, r.corrected
	ref, found, err := r.batch.Expenditure(ctx, c)
	skipped.ref = ref
	if err == nil && found == nil && !c.Document.Numbered() && c.Document.Row != "" {
		err = r.equals.see(ctx, r, c.Document.Row)
	}
	if err != nil || found == nil || !found.Reversed {
		return found != nil, err
	}
	e, err := r.open.entry(ctx, ref)
	if err != nil {
		return false, err
	}
	if back, ok := e.event.(*ledger.ExpenditureReversed); ok && back.Replacement == uuid.Nil {
		skipped.told, skipped.back = "row-reversed", ref
		skipped.ref.Revision = back.Reverses
		r.reversed++
	}
	return true, nil
}

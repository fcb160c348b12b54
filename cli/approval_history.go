package cli

import (
	"context"
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// withApprovals adds to entries what proposed, approved and rejected them.
func (l *openLedger) withApprovals(ctx context.Context, list []*entry) ([]*entry, error) {
	if len(l.books().Approvals) == 0 {
		return list, nil
	}
	known := map[ledger.Ref]bool{}
	for _, e := range list {
		known[e.ref()] = true
	}
	for _, e := range slices.Clone(list) {
		more, err := l.approvalOf(ctx, e)
		if err != nil {
			return nil, err
		}
		for _, e := range more {
			if !known[e.ref()] {
				known[e.ref()] = true
				list = append(list, e)
			}
		}
	}
	return list, nil
}

// approvalOf are the proposal, what was decided about it, and what is in force since, of
// any of these three; nothing for what never waited.
func (l *openLedger) approvalOf(ctx context.Context, e *entry) ([]*entry, error) {
	at := e.ref()
	proposal := ledger.Ref{Source: at.Source}
	switch x := e.event.(type) {
	case *ledger.EntryProposed:
		proposal.Revision = at.Revision
	case *ledger.EntryApproved:
		proposal.Revision = x.Entry
	case *ledger.EntryRejected:
		proposal.Revision = x.Entry
	default:
		if at.Revision == 0 {
			return nil, nil
		}
		before, err := l.entry(ctx, ledger.Ref{Source: at.Source, Revision: at.Revision - 1})
		if err != nil {
			return nil, err
		}
		approved, ok := before.event.(*ledger.EntryApproved)
		if !ok {
			return nil, nil
		}
		proposal.Revision = approved.Entry
	}
	refs := []ledger.Ref{proposal}
	for e, err := range l.entriesOf(ctx, at.Source, proposal.Revision+1) {
		if err != nil {
			return nil, err
		}
		if x, ok := e.event.(*ledger.EntryApproved); ok && x.Entry == proposal.Revision { // what it puts in force stands behind it
			refs = append(refs, e.ref(), ledger.Ref{Source: at.Source, Revision: e.Revision + 1})
			break
		}
		if x, ok := e.event.(*ledger.EntryRejected); ok && x.Entry == proposal.Revision {
			refs = append(refs, e.ref())
			break
		}
	}
	var list []*entry
	for _, ref := range refs {
		e, err := l.entry(ctx, ref)
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return list, nil
}

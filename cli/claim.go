package cli

import (
	"context"
	"slices"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// claims looks up what stands recorded on a claim, in the table as it is when a payment
// is decided.
func (l *openLedger) claims(ctx context.Context) func(*ledger.Claim) (ledger.Claimed, error) {
	return func(claim *ledger.Claim) (ledger.Claimed, error) {
		list, err := l.views.Table().ClaimPayments(claim)
		if err != nil {
			return ledger.Claimed{}, err
		}
		return l.claimed(ctx, list)
	}
}

func (l *openLedger) claimed(ctx context.Context, list []projections.ClaimPayment) (ledger.Claimed, error) {
	c, err := projections.StandingClaim(list)
	c.Entries = func() ([]ledger.Ref, error) { return l.claimants(ctx, list) }
	return c, err
}

// claimIndex is claims for many questions about the table as it is at the first of them.
func (l *openLedger) claimIndex(ctx context.Context) func(*ledger.Claim) (ledger.Claimed, error) {
	var index *projections.ClaimIndex
	return func(claim *ledger.Claim) (ledger.Claimed, error) {
		if index == nil {
			var err error
			if index, err = l.views.Table().ClaimIndex(); err != nil {
				return ledger.Claimed{}, err
			}
		}
		c, err := index.Claimed(claim)
		c.Entries = func() ([]ledger.Ref, error) { return l.claimants(ctx, c.Last) }
		return c.Claimed, err
	}
}

// Of a claim that consists of many entries the last ones are looked at, and fewer named.
const (
	claimantsRead  = 50
	claimantsNamed = 5
)

// claimants are the entries of the last payments of a claim of which something stands.
func (l *openLedger) claimants(ctx context.Context, list []projections.ClaimPayment) ([]ledger.Ref, error) {
	list = list[max(0, len(list)-claimantsRead):]
	var ordinals []ledger.Ordinal
	moved := map[ledger.Ordinal]int64{} // by an amendment: onto the claim, off it, or neither
	for _, p := range list {
		if n := len(ordinals); n == 0 || ordinals[n-1] != p.Entry {
			ordinals = append(ordinals, p.Entry)
		}
		moved[p.Entry] += p.Minor
	}
	records, err := l.views.Records(ctx, ordinals)
	if err != nil {
		return nil, err
	}
	var refs []ledger.Ref
	for _, r := range records {
		e, err := ledger.Decode(r.Type, r.Data)
		if err != nil {
			return nil, err
		}
		ref := ledger.RefOf(r)
		gone := func(revision ledger.Revision) {
			refs = slices.DeleteFunc(refs, func(x ledger.Ref) bool { return x == ledger.Ref{Source: ref.Source, Revision: revision} })
		}
		switch e := e.(type) {
		case *ledger.ExpenditureRecorded:
			refs = append(refs, ref)
		case *ledger.ExpenditureReversed:
			if e.Whole {
				gone(e.Reverses)
			}
		case *ledger.ExpenditureAmended:
			if moved[r.Ordinal] == 0 {
				continue
			}
			gone(e.Amends)
			if moved[r.Ordinal] > 0 {
				refs = append(refs, ledger.Ref{Source: ref.Source, Revision: e.Amends})
			}
		}
	}
	return refs[max(0, len(refs)-claimantsNamed):], nil
}

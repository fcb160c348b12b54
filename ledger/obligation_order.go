package ledger

import "context"

// ChangeCommitment carries out a ChangeCommitment: it reads the contract from the
// store.
func (l *Ledger) ChangeCommitment(ctx context.Context, c ChangeCommitment) (Outcome, error) {
	return l.Do(ctx, "commitment change", func(b *Books, docs Documents) (Decision, error) {
		made, err := LoadCommitment(ctx, l.Store, c.Entry)
		if err != nil {
			return Decision{}, err
		}
		c.Made = made
		return c.Decide(b, docs)
	})
}

// ReleaseObligation carries out a ReleaseObligation: it reads the contract or invoice
// from the store.
func (l *Ledger) ReleaseObligation(ctx context.Context, c ReleaseObligation) (Outcome, error) {
	command := "commitment release"
	if c.Stage == StageAccrued {
		command = "liability release"
	}
	return l.Do(ctx, command, func(b *Books, docs Documents) (Decision, error) {
		terms, err := LoadTerms(ctx, l.Store, c.Stage, c.Entry)
		if err != nil {
			return Decision{}, err
		}
		c.Terms = *terms
		return c.Decide(b, docs)
	})
}

// ReverseLiability carries out a ReverseLiability: it reads what became of the invoice
// from the store.
func (l *Ledger) ReverseLiability(ctx context.Context, c ReverseLiability) (Outcome, error) {
	return l.Do(ctx, "liability reverse", func(b *Books, docs Documents) (Decision, error) {
		var err error
		if c.Standing, err = LoadLiability(ctx, l.Store, docs, c.Entry); err != nil {
			return Decision{}, err
		}
		return c.Decide(b, docs)
	})
}

// LoadTerms reads what a contract (committed) or an invoice (accrued) says. Refusals:
// no-such-entry (entry), not-an-obligation (why: the stage, entry).
func LoadTerms(ctx context.Context, store Store, stage Stage, entry Ref) (*Terms, error) {
	_, e, err := Load(ctx, store, entry)
	if err != nil {
		return nil, err
	}
	switch e := e.(type) {
	case *CommitmentMade:
		if stage == StageCommitted {
			return &e.Terms, nil
		}
	case *LiabilityAccepted:
		if stage == StageAccrued {
			return &e.Terms, nil
		}
	}
	return nil, Refuse("not-an-obligation", "why", stage.String(), "entry", entry)
}

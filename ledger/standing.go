package ledger

import (
	"context"

	"github.com/google/uuid"
)

// A Standing is what has become of an expenditure since it was recorded.
// Corrections are decided on it.
type Standing struct {
	Recorded *ExpenditureRecorded
	// Amended is the last amendment, and AmendedBy its reference; nil without one.
	Amended   *ExpenditureAmended
	AmendedBy Ref
	// Parts are what was taken back of it in part, the last one first.
	Parts []PartTaken
	// Reversed is the reversal after which nothing is left, and ReversedBy its
	// reference; nil without one.
	Reversed   *ExpenditureReversed
	ReversedBy Ref
}

// Payment is what the payment's document says, as amended.
func (s *Standing) Payment() Payment {
	if s.Amended != nil {
		return s.Amended.Payment
	}
	return s.Recorded.Payment
}

// AmendmentKey is the key under which the amendments of an entry are filed.
func AmendmentKey(ledger uuid.UUID, entry Ref) uuid.UUID {
	return ActKey(ledger, "expenditure amend", "", entry.String())
}

// LoadStanding reads an expenditure and what became of it. Refusals:
// no-such-entry (entry), not-an-expenditure (entry).
func LoadStanding(ctx context.Context, store Store, views Views, entry Ref) (Standing, error) {
	var s Standing
	var err error
	if s.Recorded, err = LoadExpenditure(ctx, store, entry); err != nil {
		return s, err
	}
	if err := s.findReversal(ctx, store, views.Documents(), entry); err != nil {
		return s, err
	}
	id := views.Books().Ledger.ID
	if err := s.loadParts(ctx, store, views.Documents(), CorrectionKey(id, entry)); err != nil {
		return s, err
	}
	filed, ok, err := views.Documents().Find(AmendmentKey(id, entry))
	if err != nil || !ok {
		return s, err
	}
	s.AmendedBy = filed.Ref
	s.Amended, err = loadAmendment(ctx, store, filed.Ref)
	return s, err
}

// findReversal follows the entries filed under the document key from the last one
// back to the reversal of the entry: a document may have been reversed and recorded
// again several times since.
func (s *Standing) findReversal(ctx context.Context, store Store, docs Documents, entry Ref) error {
	filed, ok, err := docs.Find(s.Recorded.Key)
	if err != nil || !ok {
		return err
	}
	for at := filed.Ref; at != (Ref{}) && at != entry; {
		_, e, err := Load(ctx, store, at)
		if err != nil {
			return err
		}
		switch e := e.(type) {
		case *ExpenditureReversed:
			reversed := Ref{at.Source, e.Reverses}
			if reversed == entry && e.Whole {
				s.Reversed, s.ReversedBy = e, at
				return nil
			}
			at = reversed
		case *ExpenditureRecorded:
			at = e.Succeeds
		case *EntryProposed, *EntryRejected:
			at = GistOf(e).Succeeds
		default:
			return Refuse("not-an-expenditure", "entry", at)
		}
	}
	if filed.Ref == entry {
		return nil
	}
	return s.scanForReversal(ctx, store, entry)
}

// scanForReversal looks through the entries after one that its document does not
// lead back to: the document was reversed, and then took the place of another one,
// whose reversal it succeeds.
func (s *Standing) scanForReversal(ctx context.Context, store Store, entry Ref) error {
	for r, err := range store.Stream(ctx, StreamName(entry.Source), entry.Revision+1) {
		if err != nil {
			return err
		}
		switch r.Type {
		case "expenditure-reversed.v1", "expenditure-replaced.v1", "expenditure-reopening.v1", "expenditure-partly-reversed.v1":
		default:
			continue
		}
		e, err := Decode(r.Type, r.Data)
		if err != nil {
			return err
		}
		if back := e.(*ExpenditureReversed); back.Reverses == entry.Revision && back.Whole {
			s.Reversed, s.ReversedBy = back, RefOf(r)
			return nil
		}
	}
	return nil
}

// Corrected tells whether a content was recorded under the document of an entry and
// taken back since: it follows what was filed there back from the entry. What is not
// stored yet has no such past.
func Corrected(ctx context.Context, store Store, from Ref, content Digest) (bool, error) {
	for at := from; at != (Ref{}); {
		_, e, err := Load(ctx, store, at)
		if RefusalCode(err) == "no-such-entry" {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		switch e := e.(type) {
		case *ExpenditureReversed:
			if e.Digest == content {
				return true, nil
			}
			at = Ref{at.Source, e.Reverses}
		case *ExpenditureRecorded:
			at = e.Succeeds
		case *EntryRejected:
			if f, _ := FilingOf(e); f.Digest == content {
				return true, nil
			}
			at = GistOf(e.Event).Succeeds
		case *EntryProposed:
			at = GistOf(e.Event).Succeeds
		default:
			return false, nil
		}
	}
	return false, nil
}

func loadAmendment(ctx context.Context, store Store, at Ref) (*ExpenditureAmended, error) {
	_, e, err := Load(ctx, store, at)
	if err != nil {
		return nil, err
	}
	if a, ok := e.(*ExpenditureAmended); ok {
		return a, nil
	}
	return nil, Refuse("not-an-expenditure", "entry", at)
}

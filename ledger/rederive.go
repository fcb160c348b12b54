package ledger

import (
	"strings"

	"github.com/google/uuid"
)

// A Rederiver computes again, from what an event says, the key by which it is known and the
// digest of what was put in. Who changes an entry and forgets one of the two is found by the
// entry alone. It depends on no other entry but the first, and so may run beside anything.
//
// Where an event does not hold all that its digest is over, as when it was made against a
// contract by the number that somebody typed, only the key is computed.
type Rederiver struct {
	Ledger uuid.UUID // the id of the ledger
	f      digester
}

// Check returns what does not agree, nil where all does: found-digest or found-key.
func (x *Rederiver) Check(r *Record, e Event) *Refusal {
	source := strings.TrimPrefix(r.Stream, sourcePrefix)
	switch e := e.(type) {
	case *ExpenditureRecorded:
		if len(e.Liquidates) == 0 {
			c := RecordExpenditure{
				Source: source, Line: e.Line, Date: e.Date, Amount: e.Amount, Payment: e.Payment, Original: e.Original, AppliesTo: e.AppliesTo,
			}
			if c.digest(&x.f, e.Dimensions) != e.Digest {
				return wrongDigest()
			}
		}
		if e.Succeeds != (Ref{}) { // a part that was moved is filed by the order that moved it
			return nil
		}
		return wrongKey(e.Key, x.f.documentKey(x.Ledger, &e.Document, e.Digest))
	case *ReceiptRecorded:
		c := RecordReceipt{
			Source: source, Kind: e.Kind, Account: e.Account, Date: e.Date, Amount: e.Amount, Receipt: e.Receipt, Dimensions: e.Dimensions, AppliesTo: e.AppliesTo,
		}
		if c.digest() != e.Digest {
			return wrongDigest()
		}
		return wrongKey(e.Key, ReceiptKey(x.Ledger, &e.Document, e.Digest))
	case *AllocationApproved:
		return x.act(e.Key, "allocation approve", e.Act, source+"/"+e.Line)
	case *AllocationRevised:
		return x.act(e.Key, "allocation revise", e.Act, source+"/"+e.Line)
	case *AllocationTransferred:
		c := TransferAllocation{Source: source, From: e.From, To: e.To, Date: e.Date, Amount: e.Amount, Act: e.Act, Reason: e.Reason}
		if len(e.FromPhasing)+len(e.ToPhasing) == 0 && c.digest() != e.Digest {
			return wrongDigest()
		}
		return x.act(e.Key, "allocation transfer", e.Act, source+"/"+e.From+"\n"+source+"/"+e.To)
	case *AllocationCarried:
		return x.act(e.Key, "allocation carry-over", e.Act, source+"/"+e.From+"\n"+source+"/"+e.To)
	case *CommitmentMade:
		return wrongKey(e.Key, CommitmentKey(x.Ledger, source, &e.Terms))
	case *CommitmentChanged:
		return x.act(e.Key, "commitment change", e.Act, Ref{source, e.Commitment}.String())
	case *LiabilityAccepted:
		if len(e.Liquidates) > 0 { // the payee may be the contract's
			return nil
		}
		return wrongKey(e.Key, LiabilityKey(x.Ledger, source+"/"+e.Line, e.InvoiceDate, &e.Terms))
	case *ExpenditureAmended:
		return wrongKey(e.Key, AmendmentKey(x.Ledger, Ref{source, e.Amends}))
	case *SourceAmended:
		if e.digest(source) != e.Digest {
			return wrongDigest()
		}
		if e.Act == "" {
			return wrongKey(e.Key, uuid.Nil)
		}
		return x.act(e.Key, "source amend", e.Act, source)
	case *SourceSuspended:
		if e.digest(source) != e.Digest {
			return wrongDigest()
		}
		return x.act(e.Key, "source suspend", e.Act, source)
	case *SourceResumed:
		if lifeDigest(source, e.Act, e.Reason, e.From) != e.Digest {
			return wrongDigest()
		}
		return x.act(e.Key, "source resume", e.Act, source)
	case *SourceClosed:
		if lifeDigest(source, e.Act, e.Reason, e.On) != e.Digest {
			return wrongDigest()
		}
		return x.act(e.Key, "source close", e.Act, source)
	case *SourceRedenominated:
		if e.digest(source) != e.Digest {
			return wrongDigest()
		}
		return x.act(e.Key, "source redenominate", e.Act, source)
	case *SplitBegun:
		if e.digest() != e.Digest {
			return wrongDigest()
		}
		if paid, ok := e.firstPayment(); ok {
			return wrongKey(e.Key, SplitKey(x.Ledger, &paid.Document))
		}
		return nil
	case *EvidenceAttached:
		return wrongKey(e.Key, EvidenceKey(x.Ledger, Ref{source, e.Entry}, e.Number))
	case *IndicatorGoalSet:
		if e.digest() != e.Digest {
			return wrongDigest()
		}
		return wrongKey(e.Key, GoalKey(x.Ledger, e))
	case *ResultRecorded:
		if e.digest() != e.Digest {
			return wrongDigest()
		}
		return wrongKey(e.Key, ResultKey(x.Ledger, e))
	}
	return nil
}

func (x *Rederiver) act(key uuid.UUID, command, act, line string) *Refusal {
	return wrongKey(key, ActKey(x.Ledger, command, act, line))
}

func wrongDigest() *Refusal { return Refuse("found-digest") }

func wrongKey(stored, derived uuid.UUID) *Refusal {
	if stored == derived {
		return nil
	}
	return Refuse("found-key")
}

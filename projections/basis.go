package projections

import "github.com/fundledger/fundledger/ledger"

// Basis says when an amount counts as spent.
type Basis string

// The bases: when it is paid (cash), when the delivery is accepted (accrual), when the
// contract is signed. What had no invoice or no contract counts when it is paid. Each
// stage takes off the one before, so that an amount counts once on every basis, on the
// day on which it first reached the stage.
const (
	BasisPayment    Basis = "payment"
	BasisLiability  Basis = "liability"
	BasisCommitment Basis = "commitment"
)

// stages are those whose sum is what was spent.
func (b Basis) stages() []ledger.Stage {
	switch b {
	case BasisLiability:
		return []ledger.Stage{ledger.StageAccrued, ledger.StageSpent}
	case BasisCommitment:
		return []ledger.Stage{ledger.StageCommitted, ledger.StageAccrued, ledger.StageSpent}
	}
	return []ledger.Stage{ledger.StageSpent}
}

package intake

import (
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// Revisions is the kind of a revised plan: a row for each line whose plan an act
// changes, in the form of an allocation.
const Revisions = "revisions"

// What becomes of lines that a revised plan does not have.
const (
	MissingLeave  = "leave"  // they stay as they are
	MissingZero   = "zero"   // the act took their plan away
	MissingRefuse = "refuse" // the file is not complete
)

// checkRevisions asks of a revised plan what its file does not say: whether its
// amounts are new or differences, and what is meant by a line that is not in it.
func (p *Profile) checkRevisions() error {
	for _, k := range []struct {
		key, value string
		allowed    []string
	}{
		{"amounts", p.Amounts, []string{"new", "differences"}},
		{"missing", p.Missing, []string{MissingLeave, MissingZero, MissingRefuse}},
	} {
		if k.value != "" && p.Kind != Revisions {
			return ledger.Refuse("revision-key", "file", p.path, "key", k.key)
		}
		if k.value != "" && !slices.Contains(k.allowed, k.value) {
			return p.badValue(k.key, k.value, k.allowed...)
		}
	}
	whole := p.Missing == MissingZero || p.Missing == MissingRefuse
	switch {
	case p.Kind != Revisions:
		return nil
	case p.Amounts == "":
		return ledger.Refuse("amounts-unsaid", "file", p.path)
	case p.Amounts == "new" && p.Missing == "":
		return ledger.Refuse("missing-unsaid", "file", p.path)
	case p.Amounts == "differences" && whole:
		return ledger.Refuse("missing-of-differences", "file", p.path, "missing", p.Missing)
	case whole && p.Constants[Period.String()] == "":
		return ledger.Refuse("missing-without-period", "file", p.path, "missing", p.Missing)
	}
	return nil
}

// Differences tells that the amounts of a revised plan are differences.
func (f *File) Differences() bool { return f.profile.Amounts == "differences" }

// Missing is what becomes of lines that a revised plan does not have.
func (f *File) Missing() string { return f.profile.Missing }

// PlanPeriod is the period that the profile says the plan is of, "" for none.
func (f *File) PlanPeriod() string { return f.profile.Constants[Period.String()] }

package projections

import (
	"cmp"
	"iter"
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// A Table is all postings of a ledger, in ledger order. What the ledger knew at
// an entry is a prefix of it.
type Table struct {
	books    *ledger.Books
	segments []*segment
}

// Rows counts the postings.
func (t *Table) Rows() int {
	n := 0
	for _, s := range t.segments {
		n += s.rows
	}
	return n
}

// DimStage groups by stage beside the dimensions of the ledger. No dimension can
// have this name: one may be registered that is called "stage".
const DimStage = "#stage"

// DimPhase groups what is phased by the days that it is planned for, written
// FIRST..LAST or as one day.
const DimPhase = "#phase"

// A Query asks for sums over a slice of the table.
type Query struct {
	By     []string        // dimensions, DimStage or DimPhase; each group has a value for each
	Steps  []ledger.Period // disjoint, in order; postings outside of all are left out. None: all dates.
	Where  []Filter
	Stages []ledger.Stage
	Known  ledger.Ordinal // what the ledger knew at this entry; 0 for everything
	// Gross keeps corrections apart from what they correct.
	Gross bool

	keep func(lineRef) bool // lines that the report covers; nil for all
}

// A Filter keeps postings whose dimension has one of the values, or lies below
// one in the hierarchy by "/". The empty value keeps those that have none.
type Filter struct {
	Dimension string
	Values    []string
}

// Matches tells whether a value is kept.
func (f *Filter) Matches(value string) bool {
	for _, v := range f.Values {
		if v == value || v != "" && under(value, v) {
			return true
		}
	}
	return false
}

// A Group is one sum. Postings in different currencies are never in one group.
type Group struct {
	Values     []string // one for each of Query.By
	Step       int      // index in Query.Steps
	Correction bool     // only with Query.Gross
	Replaced   bool     // only with Query.Gross: corrections of what was written, not of what was paid
	Amount     ledger.Money
	// Postings is how many there are, where one that takes back what was only written
	// wrongly takes one off; with Query.Gross it is all of them.
	Postings int64
}

// Sum adds up the postings that a query asks for. Groups are sorted by their
// values, then by step, correction and currency; there is one for every
// combination that has postings, but for what was only written wrongly and corrected. The values stay valid until the views are
// closed, saved or catch up.
//
// Refusals: unknown-dimension (dimension), amount-overflow (value).
func (t *Table) Sum(q Query) ([]Group, error) {
	s, err := t.sums(q)
	if err != nil {
		return nil, err
	}
	return slices.Collect(s.all()), nil
}

// sums are groups in their order, not yet spelled out.
type sums struct {
	plan *plan
	list []sum
}

func (t *Table) sums(q Query) (*sums, error) {
	p, err := t.plan(&q)
	if err != nil {
		return nil, err
	}
	s := &sums{plan: p}
	if p.size <= denseGroups {
		s.list, err = sumDense(p)
	} else {
		s.list, err = sumSparse(p)
	}
	if err != nil {
		return nil, err
	}
	s.list = p.arrange(s.list)
	return s, nil
}

// all spells the groups out one after another.
func (s *sums) all() iter.Seq[Group] {
	return func(yield func(Group) bool) {
		by := len(s.plan.query.By)
		var values []string // of the next groups, allocated many at a time
		for i := range s.list {
			if len(values) < by {
				values = make([]string, min(1024, len(s.list)-i)*by)
			}
			g := Group{Values: values[:by:by], Amount: ledger.Money{Minor: s.list[i].sum}, Postings: s.list[i].n}
			values = values[by:]
			for _, a := range s.plan.axes {
				a.decode(a.digit(s.list[i].group), &g)
			}
			if !yield(g) {
				return
			}
		}
	}
}

func sortGroups(groups []Group) {
	slices.SortFunc(groups, func(a, b Group) int {
		return cmp.Or(
			slices.Compare(a.Values, b.Values), cmp.Compare(a.Step, b.Step),
			cmp.Compare(flag(a.Correction)+flag(a.Replaced), flag(b.Correction)+flag(b.Replaced)), cmp.Compare(a.Amount.Currency, b.Amount.Currency),
		)
	})
}

package projections

import (
	"cmp"
	"slices"
	"strings"

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

// DimStage groups by stage beside the dimensions of the ledger.
const DimStage = "stage"

// A Query asks for sums over a slice of the table.
type Query struct {
	By     []string        // dimensions, or DimStage; each group has a value for each
	Steps  []ledger.Period // disjoint, in order; postings outside of all are left out. None: all dates.
	Where  []Filter
	Stages []ledger.Stage
	Known  ledger.Ordinal // what the ledger knew at this entry; 0 for everything
	// Gross keeps corrections apart from what they correct.
	Gross bool

	keep func(*ledger.Line) bool // lines that the report covers; nil for all
}

// A Filter keeps postings whose dimension has one of the values, or lies below
// one in the hierarchy by "/". The empty value keeps those that have none.
type Filter struct {
	Dimension string
	Values    []string
}

func (f *Filter) matches(value string) bool {
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
	Amount     ledger.Money
	Postings   int64
}

// Sum adds up the postings that a query asks for. Groups are sorted by their
// values, then by step and currency; there is one for every combination that has
// postings. The values stay valid until the views are closed or catch up.
//
// Refusals: unknown-dimension (dimension), amount-overflow (value).
func (t *Table) Sum(q Query) ([]Group, error) {
	p, err := t.plan(&q)
	if err != nil {
		return nil, err
	}
	var groups []Group
	if p.size <= denseGroups {
		groups, err = sumDense(p)
	} else {
		groups, err = sumSparse(p)
	}
	if err != nil {
		return nil, err
	}
	sortGroups(groups)
	return groups, nil
}

func sortGroups(groups []Group) {
	slices.SortFunc(groups, func(a, b Group) int {
		if c := compareValues(a.Values, b.Values); c != 0 {
			return c
		}
		if c := cmp.Compare(a.Step, b.Step); c != 0 {
			return c
		}
		if a.Correction != b.Correction {
			return cmp.Compare(flag(a.Correction), flag(b.Correction))
		}
		return strings.Compare(string(a.Amount.Currency), string(b.Amount.Currency))
	})
}

func compareValues(a, b []string) int {
	for i := range a {
		if c := strings.Compare(a[i], b[i]); c != 0 {
			return c
		}
	}
	return 0
}

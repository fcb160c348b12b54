package intake

import (
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// Passed are the rows that skip patterns pass over: what they hold is told, so that a
// pattern that takes more than was meant is seen.
type Passed struct {
	LeftOut
	Entries int    // of them, with a date and an amount, as what is recorded has
	Rows    []int  // the first of those
	First   string // the first filled cell of the first
}

// mostPassed is how many rows are told by their numbers.
const mostPassed = 10

// passOver counts a row that a skip pattern matches.
func (f *File) passOver(r *Row) {
	f.Passed++
	f.Skipped.add(r, f.amountColumns()...)
	if !f.isEntry(r) {
		return
	}
	if f.Skipped.Entries++; f.Skipped.Entries == 1 {
		f.Skipped.First = firstCell(r)
	}
	if len(f.Skipped.Rows) < mostPassed {
		f.Skipped.Rows = append(f.Skipped.Rows, r.Line)
	}
}

// amountColumns are the column of the amount, or the two that it is in one of.
func (f *File) amountColumns() []int {
	if f.sides != nil {
		return []int{f.sides.plus, f.sides.minus}
	}
	if columns := f.fields[Amount].columns; len(columns) == 1 {
		return columns
	}
	return nil
}

// AmountHeading is the heading of the column that amounts are in, "" where there are
// two, or none.
func (f *File) AmountHeading() string {
	if columns := f.amountColumns(); len(columns) == 1 && columns[0] < len(f.Header) {
		return f.Header[columns[0]]
	}
	return ""
}

// isEntry tells a row that is as wide as the headings and has a day and an amount.
func (f *File) isEntry(r *Row) bool {
	if r.fit(len(f.Header)) != nil {
		return false
	}
	f.cut(r)
	if n, err := r.Amount(Amount, LooseDigits); n == 0 || err != nil {
		return false
	}
	for _, field := range []Field{ValueDate, ActDate, ContractDate, AcceptanceDate} {
		if len(f.fields[field].columns) == 0 {
			continue
		}
		if d, err := r.Date(field); err == nil && d != ledger.NoDate {
			return true
		}
	}
	return false
}

func firstCell(r *Row) string {
	for _, cell := range r.Cells {
		if cell = clean(cell); cell != "" {
			return strings.Clone(excerpt(oneLine(cell)))
		}
	}
	return ""
}

package plain

import "github.com/shopspring/decimal"

// A Cell is what a sum is of: a stage, and beside it source, line and month, or a dimension
// and its value. What it is not of is empty.
type Cell struct {
	Stage, Currency string
	Correction      bool

	Source, Line, Month string
	Dimension, Value    string
}

// Sums are amounts by cell: by source, line and month, and by every dimension.
type Sums struct {
	Cells    map[Cell]decimal.Decimal
	Postings int64
	First    string // day of a posting
	Last     string
}

// Add adds postings.
func (s *Sums) Add(postings []Posting) {
	if s.Cells == nil {
		s.Cells = map[Cell]decimal.Decimal{}
	}
	for i := range postings {
		p := &postings[i]
		s.Postings++
		if s.First == "" || p.Date < s.First {
			s.First = p.Date
		}
		s.Last = max(s.Last, p.Date)
		cell := Cell{Stage: p.Stage, Currency: p.Currency, Correction: p.Correction}
		placed := cell
		placed.Source, placed.Line, placed.Month = p.Source, p.Line, p.Date[:len("2018-07")]
		s.Cells[placed] = s.Cells[placed].Add(p.Amount)
		for name, value := range p.Dimensions {
			cell.Dimension, cell.Value = name, value
			s.Cells[cell] = s.Cells[cell].Add(p.Amount)
		}
	}
}

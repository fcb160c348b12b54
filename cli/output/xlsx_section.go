package output

import (
	"iter"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/catalogue"
)

// A section is a table on its way to a sheet. The first rows are taken ahead, for
// the widths, and then given out again.
type section struct {
	table   *Table
	columns []int // indexes of those that are shown
	ahead   []Row
	pull    func() (Row, error, bool)
	stop    func()
}

func newSection(t *Table) *section {
	s := &section{table: t}
	s.pull, s.stop = iter.Pull2(t.rows())
	return s
}

// sample takes rows ahead and tells the layout what room they need.
func (s *section) sample(b *workbook, l *layout) error {
	filled := make([]bool, len(s.table.Columns))
	complete := false
	for len(s.ahead) < widthSample {
		row, err, more := s.pull()
		if err != nil {
			return err
		}
		if !more {
			complete = true
			break
		}
		row.Cells = slices.Clone(row.Cells)
		s.ahead = append(s.ahead, row)
		for i := range min(len(row.Cells), len(filled)) {
			filled[i] = filled[i] || row.Cells[i].Kind != Empty && (row.Cells[i].Kind != Text || row.Cells[i].Text != "")
		}
	}
	for i, c := range s.table.Columns {
		if c.Optional && complete && !filled[i] {
			continue
		}
		at := len(s.columns)
		s.columns = append(s.columns, i)
		l.header(at, c.header(b.lang))
		for r := range s.ahead {
			if row := &s.ahead[r]; i < len(row.Cells) && row.Kind != Group {
				l.cell(at, &row.Cells[i], row.Kind, b.lang)
			}
		}
		if c.Kind == Amount && !complete {
			l.atLeast(at, len("-999 999 999 999.99")) // totals come last, and are the longest
		}
	}
	return nil
}

// next gives the rows, those taken ahead first.
func (s *section) next() (Row, bool, error) {
	if len(s.ahead) > 0 {
		row := s.ahead[0]
		s.ahead = s.ahead[1:]
		return row, true, nil
	}
	row, err, more := s.pull()
	return row, more, err
}

// A layout collects how wide the columns of a sheet must be, in characters.
type layout struct{ widths []int }

// The widest that a column gets: text beyond goes on in the next line.
const (
	widestText   = 60
	widestHeader = 18
)

func (l *layout) width(column int) int { return roomFor(l.widths[column]) }

// roomFor is the width of a column for n characters in the sheet's unit, the width
// of a figure. Letters are a little wider, and there is room beside them.
func roomFor(n int) int { return n + n/8 + 3 }

func (l *layout) atLeast(column, n int) {
	for len(l.widths) <= column {
		l.widths = append(l.widths, 0)
	}
	l.widths[column] = max(l.widths[column], n)
}

// header makes room for the longest word, and for the button of the filter.
func (l *layout) header(column int, text string) {
	const button = 3
	widest := min(Width(text), widestHeader)
	for _, word := range strings.Fields(text) {
		widest = max(widest, Width(word))
	}
	l.atLeast(column, widest+button)
}

func (l *layout) cell(column int, c *Cell, row RowKind, lang catalogue.Lang) {
	n := Width(c.Readable(lang))
	if row.strong() {
		n += n / 10
	}
	if c.Kind == Text {
		n = min(n, widestText)
	}
	l.atLeast(column, n)
}

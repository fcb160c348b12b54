package output

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/ledger"
)

// A grid is a table's cells as people read them, all in one piece of memory, with
// the width that each takes: columns can be aligned only when the last row is
// known.
type grid struct {
	lang   catalogue.Lang
	text   []byte
	ends   []int  // of each cell in text, row after row
	widths []int  // of each cell on the screen
	widest []int  // of each column
	filled []bool // columns in which anything stands, or that are always shown
	kinds  []RowKind

	bands  [][]int // the columns of each line of a row: all that are shown in one, as a rule
	fitted bool    // some columns are narrower than what stands in them
	screen int     // for which it was fitted
}

// layOut formats the header as row 0 and then every row.
func (t *Table) layOut(l catalogue.Lang) (*grid, error) {
	g := &grid{lang: l, widest: make([]int, len(t.Columns)), filled: make([]bool, len(t.Columns))}
	header := make([]Cell, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = String(c.header(l))
	}
	g.add(Row{Cells: header})
	for i, c := range t.Columns {
		g.filled[i] = !c.Optional
	}
	for row, err := range t.rows() {
		if err != nil {
			return nil, err
		}
		g.add(row)
	}
	g.bands = [][]int{nil}
	for i, shown := range g.filled {
		if shown {
			g.bands[0] = append(g.bands[0], i)
		}
	}
	return g, nil
}

// hidden tells that there is no column to show.
func (g *grid) hidden() bool { return len(g.bands[0]) == 0 }

func (g *grid) add(row Row) {
	g.kinds = append(g.kinds, row.Kind)
	for i := range g.widest {
		start := len(g.text)
		if i < len(row.Cells) {
			g.text = appendReadable(g.text, g.lang, &row.Cells[i])
		}
		w := widthOf(g.text[start:])
		g.filled[i] = g.filled[i] || w > 0
		g.ends = append(g.ends, len(g.text))
		g.widths = append(g.widths, w)
		// A heading may run on over the columns beside it.
		if row.Kind != Group {
			g.widest[i] = max(g.widest[i], w)
		}
	}
}

// cell is the text of a cell and its width.
func (g *grid) cell(row, column int) (text []byte, width int) {
	i := row*len(g.widest) + column
	start := 0
	if i > 0 {
		start = g.ends[i-1]
	}
	return g.text[start:g.ends[i]], g.widths[i]
}

// appendReadable appends a cell as the language writes it, on one line.
func appendReadable(b []byte, l catalogue.Lang, c *Cell) []byte {
	switch c.Kind {
	case Text:
		return appendOneLine(b, c.Text)
	case Date:
		return l.AppendDate(b, ledger.Date(c.N))
	case Empty:
		return b
	}
	b = l.AppendDecimal(b, c.N, int(c.Digits))
	if c.Kind == Percent {
		b = append(b, "\u00a0%"...)
	}
	return b
}

// Readable is the cell as the language writes it, on one line.
func (c Cell) Readable(l catalogue.Lang) string { return string(appendReadable(nil, l, &c)) }

// appendOneLine appends text with line breaks and tabs as spaces, and without
// what else a terminal could take for an order.
func appendOneLine(b []byte, s string) []byte {
	if strings.IndexFunc(s, unicode.IsControl) < 0 && utf8.ValidString(s) {
		return append(b, s...)
	}
	for _, r := range s {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			b = append(b, ' ')
		case unicode.IsControl(r):
			b = append(b, "\ufffd"...)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// Width is the number of columns that text takes on a terminal: two for wide
// characters (Unicode Standard Annex 11), none for combining marks.
func Width(s string) int { return widthOf([]byte(s)) }

func widthOf(b []byte) int {
	n := 0
	for _, r := range string(b) {
		switch {
		case r < 0x300: // Latin
			n++
		case 0x400 <= r && r < 0x483: // Cyrillic
			n++
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		default:
			n++
			switch width.LookupRune(r).Kind() {
			case width.EastAsianWide, width.EastAsianFullwidth:
				n++
			}
		}
	}
	return n
}

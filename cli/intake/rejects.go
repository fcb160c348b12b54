package intake

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// cutOff stands in a rejects file in each cell that a row did not have, and before
// what stood beyond its last one. A row that still holds it is not mended: it is
// refused again, even where the cell might be empty, or hold any text.
const cutOff = "???"

// Rejects writes the rows that were not taken, in the form of the file they came
// from, so that the same profile reads them when they are mended. Two columns
// follow the file's own: the row's place, which must stay as it is, and what was
// wrong with it, which is not read.
type Rejects struct {
	w         *bufio.Writer
	delimiter byte
	width     int   // of the file, with our columns where it is a rejects file itself
	own       []int // the file's own columns
	err       error
}

// NewRejects begins a rejects file for f.
func (f *File) NewRejects(w io.Writer) *Rejects {
	if f.encoding == encoding1251 {
		w = encoding.ReplaceUnsupported(charmap.Windows1251.NewEncoder()).Writer(w)
	}
	r := &Rejects{w: bufio.NewWriter(w), delimiter: f.delimiter, width: len(f.Header)}
	for i, heading := range f.Header {
		if heading != RowMarker.String() && heading != RowProblem.String() {
			r.own = append(r.own, i)
		}
	}
	if f.encoding == encodingUTF8 {
		_, r.err = r.w.WriteString("\ufeff")
	}
	for _, row := range f.headings { // a header in two rows stays one
		for len(row) < len(f.Header) { // of two, one may be shorter
			row = append(slices.Clip(row), "")
		}
		r.write(row, RowMarker.String(), RowProblem.String())
	}
	return r
}

// Write adds a row with its place and what was wrong. A row that is not as wide as
// its file gets cells to be mended (cutOff); of one with too many cells the last one
// takes the rest.
func (r *Rejects) Write(cells []string, marker, problem string) { r.write(cells, marker, problem) }

func (r *Rejects) write(cells []string, marker, problem string) {
	for _, i := range r.own {
		switch {
		case i >= len(cells):
			r.cell(cutOff)
		case i == r.own[len(r.own)-1] && len(cells) > r.width:
			r.cell(cutOff + " " + strings.Join(cells[i:], string(r.delimiter)))
		default:
			r.cell(cells[i])
		}
		r.put(string(r.delimiter))
	}
	r.cell(marker)
	r.put(string(r.delimiter))
	r.cell(problem)
	r.put("\n")
}

func (r *Rejects) cell(text string) {
	r.put(quoteCell(text, r.delimiter))
}

// quoteCell writes a cell so that it is read as one.
func quoteCell(text string, delimiter byte) string {
	if strings.ContainsAny(text, "\"\r\n") || strings.IndexByte(text, delimiter) >= 0 {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

func (r *Rejects) put(text string) {
	if r.err == nil {
		_, r.err = r.w.WriteString(text)
	}
}

// Close writes what is left, and returns the first error.
func (r *Rejects) Close() error {
	if r.err != nil {
		return r.err
	}
	return r.w.Flush()
}

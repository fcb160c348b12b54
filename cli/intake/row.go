package intake

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/fundledger/fundledger/cli/intake/xlsx"
	"github.com/fundledger/fundledger/ledger"
)

// A Row is one record of the file. Its cells are parts of a block of the file,
// which they keep in memory.
type Row struct {
	Line  int // of the file, or row of the sheet, from 1
	Cells []string
	file  *File
	parts []string // what the profile's patterns cut out of cells
	flaws []flaw
}

// A flaw is why a column has no value in a row.
type flaw struct {
	column int
	err    error
}

// A Block is a run of rows, and what was wrong with those that are not among them.
type Block struct {
	Rows     []Row
	Problems []Problem
	Bytes    int64 // of the file, read so far
}

// Blocks reads the file from its first row. An error ends it.
func (f *File) Blocks() iter.Seq2[*Block, error] {
	f.Passed, f.Hidden, f.LeftOut, f.Skipped = 0, 0, LeftOut{}, Passed{}
	return f.form.blocks(f)
}

// take puts a row where it belongs: among the block's rows or its problems, or it
// passes it over. raw is how the row stands in the file. It tells whether the row
// is among the rows.
func (f *File) take(b *Block, row Row, raw string) bool {
	if f.skips(&row) {
		f.passOver(&row)
		return false
	}
	if err := row.fit(len(f.Header)); err != nil {
		if other := f.otherDelimiter(raw); other != 0 {
			err = ledger.Refuse("other-delimiter", "found", string(other), "delimiter", string(f.delimiter))
		}
		b.Problems = append(b.Problems, Problem{Row: row.Line, Value: excerpt(raw), Err: err, Cells: row.Cells})
		return false
	}
	for _, column := range f.deciding(&row) {
		if err := row.flaw(column); err != nil { // whether the row is meant cannot be told
			b.Problems = append(b.Problems, Problem{
				Row: row.Line, Cell: xlsx.CellName(column, row.Line), Column: f.Header[column], Value: row.Cells[column], Err: err, Cells: row.Cells,
			})
			return false
		}
	}
	if cut := row.cutOff(); cut >= 0 && f.fields[RowMarker].given() {
		b.Problems = append(b.Problems, Problem{
			Row: row.Line, Column: f.Header[cut], Value: row.Cells[cut], Err: ledger.Refuse("cell-cut-off"), Cells: row.Cells,
		})
		return false
	}
	if f.leavesOut(&row) {
		f.Passed++
		return false
	}
	if f.sides != nil && f.sides.leavesOut(&row) {
		f.LeftOut.add(&row, f.sides.plus, f.sides.minus)
		f.Passed++
		return false
	}
	f.cut(&row)
	b.Rows = append(b.Rows, row)
	return true
}

// deciding are the columns that decide whether a row is read, as far as it has
// cells without a value.
func (f *File) deciding(r *Row) (columns []int) {
	if r.flaws == nil {
		return nil
	}
	for i := range f.conditions {
		columns = append(columns, f.conditions[i].column)
	}
	if f.sides != nil {
		columns = append(columns, f.sides.plus, f.sides.minus)
	}
	return columns
}

// otherDelimiter is one that cuts a row into as many cells as there are headings,
// where the file's own does not: two files were put into one.
func (f *File) otherDelimiter(raw string) byte {
	for _, d := range []byte(";\t,|") {
		if d != f.delimiter && len(f.Header) > 1 && countOutsideQuotes(raw, d) == len(f.Header)-1 {
			return d
		}
	}
	return 0
}

// fit makes the row as wide as the header. Empty cells too many are nothing; others
// mean that a delimiter stands where it should not, and too few that the row was
// cut.
func (r *Row) fit(width int) error {
	if len(r.Cells) > width && isBlank(r.Cells[width:]) {
		r.Cells = r.Cells[:width]
	}
	if len(r.Cells) != width {
		return ledger.Refuse("cell-count", "cells", len(r.Cells), "columns", width)
	}
	return nil
}

// cutOff is the first cell that a rejects file left to be mended, -1 when there is
// none. Why a row was rejected may quote anything.
func (r *Row) cutOff() int {
	for i, cell := range r.Cells {
		if strings.HasPrefix(cell, cutOff) && r.file.Header[i] != RowProblem.String() {
			return i
		}
	}
	return -1
}

func excerpt(text string) string {
	text = strings.TrimRight(text, "\r\n")
	if len(text) <= 80 {
		return text
	}
	cut := 80
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}

// Text returns a field, "" when the file does not have it or the cell is empty.
// A value that the profile's map does not list is the refusal value-not-mapped
// (value, field).
func (r *Row) Text(field Field) (string, error) { return r.text(&r.file.fields[field]) }

func (r *Row) text(s *source) (string, error) {
	if err := r.flaw(s.columns...); err != nil {
		return "", err
	}
	text := r.composed(s)
	if s.values != nil && text != "" {
		targets, ok := s.values.rows[text]
		if !ok {
			return text, s.values.unknown(text)
		}
		text = targets[s.target]
	}
	if !isPrintable(text) {
		// A line break inside a cell is a space to a ledger, whose texts have one line.
		text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " ")
		text = ledger.CleanValue(text)
	}
	return text, nil
}

// composed is the text of a field's cells, before a map says what it stands for.
func (r *Row) composed(s *source) string {
	var text string
	switch len(s.columns) {
	case 0:
		text = s.constant
	case 1:
		text = r.cell(s.columns[0])
	default:
		if r.file.sides != nil && s == &r.file.fields[Amount] {
			return r.file.sides.text(r)
		}
		parts, empty := make([]string, len(s.columns)), true
		for i, c := range s.columns {
			parts[i] = r.cell(c)
			empty = empty && parts[i] == ""
			if s.replace != nil {
				parts[i] = s.replace.Replace(parts[i])
			}
		}
		if empty { // cells that are all empty make no value out of what joins them
			return ""
		}
		return strings.Join(parts, s.join)
	}
	if s.replace != nil {
		text = s.replace.Replace(text)
	}
	return text
}

// cell is what stands in a column of the file, or what was cut out of one.
func (r *Row) cell(column int) string {
	if column < len(r.Cells) {
		return clean(r.Cells[column])
	}
	return r.parts[column-len(r.Cells)]
}

// flaw is why one of those columns has no value in this row.
func (r *Row) flaw(columns ...int) error {
	for i := range r.flaws {
		if slices.Contains(columns, r.flaws[i].column) {
			return r.flaws[i].err
		}
	}
	return nil
}

// isPrintable tells text that needs no look at its letters: ASCII without controls.
func isPrintable(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Date reads a date field; NoDate when it is empty. Refusals: date-form (value,
// form) for one that is not as the file writes dates, bad-date (value) for a
// constant.
func (r *Row) Date(field Field) (ledger.Date, error) {
	text, err := r.Text(field)
	if err != nil || text == "" {
		return ledger.NoDate, err
	}
	for i := range r.file.layouts {
		if d, ok := r.file.layouts[i].date(text); ok {
			return d, nil
		}
	}
	if len(r.file.fields[field].columns) == 0 { // a constant is written as in the ledger
		return ledger.ParseDate(text)
	}
	return ledger.NoDate, ledger.Refuse("date-form", "value", text, "form", r.file.dateForms())
}

// dateForms are the forms that the file's dates may have.
func (f *File) dateForms() string {
	forms := make([]string, len(f.layouts))
	for i := range f.layouts {
		forms[i] = f.layouts[i].text
	}
	return strings.Join(forms, ", ")
}

// Amount reads an amount in minor units of that many digits. An empty cell is the
// refusal missing-field (field).
func (r *Row) Amount(field Field, digits int) (int64, error) {
	if field == Amount && r.file.sides != nil && r.file.fields[Amount].values == nil {
		if err := r.flaw(r.file.fields[Amount].columns...); err != nil {
			return 0, err
		}
		return r.file.sides.amount(r, digits)
	}
	text, err := r.Text(field)
	if err != nil {
		return 0, err
	}
	if text == "" {
		return 0, ledger.Refuse("missing-field", "field", field.String())
	}
	n, err := r.file.number.minor(text, digits)
	if err == nil && field == Amount && r.file.profile.File.Negative == "payment" {
		n = -n
	}
	return n, err
}

// Dimensions appends the row's dimensions that have a value. What is wrong with
// one goes to fail.
func (r *Row) Dimensions(to []ledger.Dimension, fail func(dimension string, err error)) []ledger.Dimension {
	for i := range r.file.dimensions {
		d := &r.file.dimensions[i]
		value, err := r.text(&d.source)
		if err != nil {
			fail(d.dimension, err)
		} else if value != "" {
			to = append(to, ledger.Dimension{Name: d.dimension, Value: value})
		}
	}
	return to
}

// Phases calls fn for every column of the phasing that has an amount, or
// something that is none.
func (r *Row) Phases(digits int, fn func(period string, minor int64, err error)) {
	for _, p := range r.file.phases {
		cell := clean(r.Cells[p.column])
		err := r.flaw(p.column)
		if cell == "" && err == nil {
			continue
		}
		var minor int64
		if err == nil {
			minor, err = r.file.number.minor(cell, digits)
		}
		fn(p.period, minor, err)
	}
}

// NumbersLines tells that rows of one document are its lines.
func (f *File) NumbersLines() bool { return strings.EqualFold(f.profile.File.DocumentLines, "auto") }

// Heading is the file's word for a field (or a dimension, or a period of the
// phasing), and what stands there, for a problem.
func (r *Row) Heading(field string) (heading, value string) {
	s := r.file.sourceOf(field)
	if len(s.columns) == 0 {
		return field, s.constant
	}
	var headings, values []string
	for _, c := range s.columns {
		c = r.file.base(c)
		headings, values = append(headings, r.file.Header[c]), append(values, clean(r.Cells[c]))
	}
	return strings.Join(headings, " + "), strings.Join(values, s.join)
}

// Cell is the cell of a workbook that a field is in; "" elsewhere, and for a
// field that is in none.
func (r *Row) Cell(field string) string {
	if s := r.file.sourceOf(field); r.file.Sheet != "" && len(s.columns) > 0 {
		return xlsx.CellName(r.file.base(s.columns[0]), r.Line)
	}
	return ""
}

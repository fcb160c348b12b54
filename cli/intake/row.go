package intake

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/fundledger/fundledger/ledger"
)

// A Row is one record of the file. Its cells are parts of a block of the file,
// which they keep in memory.
type Row struct {
	Line  int // of the file, from 1
	Cells []string
	file  *File
}

// A Block is a run of rows, and what was wrong with those that are not among them.
type Block struct {
	Rows     []Row
	Problems []Problem
	Bytes    int64 // of the file, read so far
}

// Blocks reads the file from its first row. An error ends it.
func (f *File) Blocks() iter.Seq2[*Block, error] {
	return func(yield func(*Block, error) bool) {
		if _, err := f.f.Seek(f.dataFrom, io.SeekStart); err != nil {
			yield(nil, cannotRead(f.Name, err))
			return
		}
		f.Passed = 0
		line, read := f.dataLine, f.dataFrom
		var rest []byte
		stuck := false
		for last := false; !last; {
			buf := make([]byte, len(rest)+blockBytes)
			n := copy(buf, rest)
			m, err := io.ReadFull(f.f, buf[n:])
			if last = err == io.EOF || err == io.ErrUnexpectedEOF; err != nil && !last {
				yield(nil, cannotRead(f.Name, err))
				return
			}
			buf = buf[:n+m]
			b := &Block{}
			used, next := f.block(b, buf, scanner{line: line, last: last, stuck: stuck})
			rest, line = buf[used:], next
			if stuck = len(rest) > recordBytes; stuck && !last && bytes.IndexByte(rest, '\n') < 0 {
				yield(nil, cannotRead(f.Name, fmt.Errorf("line %d is longer than %d MiB", line, recordBytes>>20)))
				return
			}
			read += int64(used)
			b.Bytes = read
			if !yield(b, nil) {
				return
			}
		}
	}
}

// block cuts the whole records out of buf, and tells how many bytes they were and
// on which line the next one begins.
func (f *File) block(b *Block, buf []byte, s scanner) (used, next int) {
	cut := len(buf)
	if !s.last && f.encoding == encodingUTF8 {
		cut = wholeRunes(buf)
	}
	text := decode(buf[:cut], f.encoding)
	s.text, s.delimiter = text, f.delimiter
	valid, nul := f.encoding != encodingUTF8 || utf8.ValidString(text), strings.IndexByte(text, 0) >= 0
	width := len(f.Header)
	b.Rows = make([]Row, 0, len(text)/100)
	// No text has more cells than bytes, and one: a header of many columns asks for
	// no more memory than the rows can fill.
	cells := make([]string, 0, min((len(text)/100+1)*width, len(text)+1))
	for {
		at, from, start := s.line, len(cells), s.pos
		if most := len(text) - start + 1; cap(cells)-from < min(width, most) {
			cells, from = make([]string, 0, min(1024*width, most)), 0
		}
		var problem *ledger.Refusal
		var ok bool
		if cells, problem, ok = s.record(cells); !ok {
			break
		}
		row := Row{at, cells[from:len(cells):len(cells)], f}
		switch {
		case problem != nil:
			b.Problems = append(b.Problems, Problem{Row: at, Value: excerpt(text[start:s.pos]), Err: problem, Cells: []string{strings.TrimRight(text[start:s.pos], "\r\n")}})
		case isBlank(row.Cells):
			f.Passed++
		case !valid && !utf8.ValidString(text[start:s.pos]):
			b.Problems = append(b.Problems, Problem{Row: at, Value: excerpt(strings.ToValidUTF8(text[start:s.pos], "�")), Err: ledger.Refuse("not-utf-8"), Cells: row.Cells})
		case nul && strings.IndexByte(text[start:s.pos], 0) >= 0:
			b.Problems = append(b.Problems, Problem{Row: at, Err: ledger.Refuse("nul-byte"), Cells: row.Cells})
		case f.skips(&row):
			f.Passed++
		default:
			err := row.fit(width)
			switch {
			case err != nil:
				b.Problems = append(b.Problems, Problem{Row: at, Value: excerpt(text[start:s.pos]), Err: err, Cells: row.Cells})
			case f.leavesOut(&row):
				f.Passed++
			default:
				b.Rows = append(b.Rows, row)
			}
		}
	}
	return cut - int(encodedLen(text[s.pos:], f.encoding)), s.line
}

// wholeRunes is how many bytes of a block do not end inside a letter.
func wholeRunes(b []byte) int {
	for i := 1; i <= min(utf8.UTFMax, len(b)); i++ {
		if utf8.RuneStart(b[len(b)-i]) {
			if utf8.FullRune(b[len(b)-i:]) {
				return len(b)
			}
			return len(b) - i
		}
	}
	return len(b)
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

// skips tells a row that the profile passes over by its first filled cell.
func (f *File) skips(r *Row) bool {
	if f.skip == nil {
		return false
	}
	for _, cell := range r.Cells {
		if cell = clean(cell); cell != "" {
			return slices.ContainsFunc(f.skip, func(p *regexp.Regexp) bool { return p.MatchString(cell) })
		}
	}
	return false
}

// leavesOut tells a row that does not meet the profile's conditions.
func (f *File) leavesOut(r *Row) bool {
	return slices.ContainsFunc(f.conditions, func(c condition) bool {
		return !slices.Contains(c.values, clean(r.Cells[c.column]))
	})
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
	var text string
	switch len(s.columns) {
	case 0:
		text = s.constant
	case 1:
		text = clean(r.Cells[s.columns[0]])
	default:
		parts, empty := make([]string, len(s.columns)), true
		for i, c := range s.columns {
			parts[i] = clean(r.Cells[c])
			empty = empty && parts[i] == ""
			if s.replace != nil {
				parts[i] = s.replace.Replace(parts[i])
			}
		}
		if !empty { // cells that are all empty make no value out of what joins them
			text = strings.Join(parts, s.join)
		}
	}
	if s.replace != nil && len(s.columns) < 2 {
		text = s.replace.Replace(text)
	}
	if s.values != nil && text != "" {
		mapped, ok := s.values[text]
		if !ok {
			return text, ledger.Refuse("value-not-mapped", "value", text, "field", s.name)
		}
		text = mapped
	}
	if !isPrintable(text) {
		// A line break inside a cell is a space to a ledger, whose texts have one line.
		text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " ")
		text = ledger.CleanValue(text)
	}
	return text, nil
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

// Dimensions appends the row's dimensions that have a value.
func (r *Row) Dimensions(to []ledger.Dimension) ([]ledger.Dimension, error) {
	for i := range r.file.dimensions {
		d := &r.file.dimensions[i]
		value, err := r.text(&d.source)
		if err != nil {
			return to, err
		}
		if value != "" {
			to = append(to, ledger.Dimension{Name: d.dimension, Value: value})
		}
	}
	return to, nil
}

// Phases calls fn for every column of the phasing that has an amount.
func (r *Row) Phases(digits int, fn func(period string, minor int64) error) error {
	for _, p := range r.file.phases {
		cell := clean(r.Cells[p.column])
		if cell == "" {
			continue
		}
		minor, err := r.file.number.minor(cell, digits)
		if err == nil {
			err = fn(p.period, minor)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// NumbersLines tells that rows of one document are its lines.
func (f *File) NumbersLines() bool { return strings.EqualFold(f.profile.File.DocumentLines, "auto") }

// Heading is the file's word for a field, and what stands there, for a problem.
func (r *Row) Heading(field string) (heading, value string) {
	s := &source{}
	if at, ok := fieldOf(field); ok {
		s = &r.file.fields[at]
	} else {
		for i := range r.file.dimensions {
			if r.file.dimensions[i].dimension == field {
				s = &r.file.dimensions[i].source
			}
		}
	}
	if len(s.columns) == 0 {
		return field, s.constant
	}
	var headings, values []string
	for _, c := range s.columns {
		headings, values = append(headings, r.file.Header[c]), append(values, clean(r.Cells[c]))
	}
	return strings.Join(headings, " + "), strings.Join(values, s.join)
}

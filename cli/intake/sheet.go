package intake

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/intake/xlsx"
	"github.com/fundledger/fundledger/ledger"
)

// sheetForm is one sheet of a workbook. Its cells become text as the profile says
// that the file writes amounts and dates, so that everything behind it is as with
// other files, and a rejects file is read by the same profile.
type sheetForm struct {
	book  *xlsx.Workbook
	sheet *xlsx.Sheet
	from  int    // the row of the headings
	dates []bool // columns that a date is taken from: a bare number there is one
	money []bool // columns of amounts: those alone are rounded to 15 digits
	typed []bool // of the last row that headings looked at: which cells are numbers
}

const (
	oleMagic     = "\xd0\xcf\x11\xe0"
	blockRows    = 1024
	blockCells   = 32 << 10
	noticedGap   = 2 // rows further down, a row has empty ones above it
	headingCells = 2 // fewer filled cells make no headings

	// firstBareDate: a number without a date's format is one only from here on. An
	// earlier one is a year, or a slip: 2018 would be 10 July 1905.
	firstBareDate = "1990"
)

// refuseOLE tells what is in a container of the old Office formats: a workbook
// with a password, or one from before xlsx.
func (f *File) refuseOLE() error {
	encrypted := utf16("EncryptedPackage")
	r := bufio.NewReaderSize(io.NewSectionReader(f.f, 0, f.Bytes), blockBytes)
	for {
		head, err := r.Peek(blockBytes)
		if bytes.Contains(head, encrypted) {
			return ledger.Refuse("workbook-password", "file", f.Name)
		}
		if err != nil {
			return ledger.Refuse("workbook-old", "file", f.Name)
		}
		r.Discard(len(head) - len(encrypted)) //nolint:errcheck // they were peeked at
	}
}

// utf16 is ASCII as those containers name what they hold.
func utf16(ascii string) []byte {
	var b []byte
	for i := range len(ascii) {
		b = append(b, ascii[i], 0)
	}
	return b
}

func (s *sheetForm) begin(f *File, _ []byte) (err error) {
	if s.book, err = xlsx.Open(f.f, f.Bytes); err != nil {
		return workbookRefusal(f.Name, err)
	}
	if s.sheet, err = s.choose(f); err != nil {
		return err
	}
	f.Sheet = s.sheet.Name
	f.plainText()
	for row, err := range s.book.Rows(s.sheet) {
		if err != nil {
			return workbookRefusal(f.Name, err)
		}
		if cells := s.headings(f, row); f.heads(row.Number, cells) {
			s.from = row.Number
			return nil
		}
	}
	return f.headless()
}

// choose takes the sheet that the profile names, or the only one that is visible
// and not empty. Between several a program must not guess.
func (s *sheetForm) choose(f *File) (*xlsx.Sheet, error) {
	var names []string
	var filled []*xlsx.Sheet
	for i := range s.book.Sheets {
		sheet := &s.book.Sheets[i]
		names = append(names, sheet.Name)
		if name := f.profile.File.Sheet; name != "" {
			if strings.EqualFold(clean(sheet.Name), clean(name)) {
				return sheet, nil
			}
			continue
		}
		if sheet.Hidden {
			continue
		}
		for _, err := range s.book.Rows(sheet) {
			if err != nil {
				return nil, workbookRefusal(f.Name, err)
			}
			filled = append(filled, sheet)
			break
		}
	}
	switch {
	case f.profile.File.Sheet != "":
		return nil, ledger.Refuse("sheet-missing", "file", f.Name, "sheet", f.profile.File.Sheet, "sheets", names)
	case len(filled) == 0:
		return nil, ledger.Refuse("file-empty", "file", f.Name)
	case len(filled) > 1:
		names = names[:0]
		for _, sheet := range filled {
			names = append(names, sheet.Name)
		}
		return nil, ledger.Refuse("sheets-several", "file", f.Name, "sheets", names)
	}
	return filled[0], nil
}

// workbookRefusal puts into words what is wrong with a workbook as a whole.
func workbookRefusal(file string, err error) error {
	if damaged, ok := errors.AsType[*xlsx.DamagedError](err); ok {
		return ledger.Refuse("workbook-damaged", "file", file, "part", damaged.Part, "problem", damaged.Err)
	}
	switch {
	case errors.Is(err, xlsx.ErrPassword):
		return ledger.Refuse("workbook-password", "file", file)
	case errors.Is(err, xlsx.ErrTooLarge):
		return ledger.Refuse("workbook-too-large", "file", file)
	case errors.Is(err, xlsx.ErrOpenDoc):
		return ledger.Refuse("workbook-other", "file", file, "form", "opendocument")
	case errors.Is(err, xlsx.ErrBinary):
		return ledger.Refuse("workbook-other", "file", file, "form", "xlsb")
	case errors.Is(err, xlsx.ErrNotWorkbook):
		return ledger.Refuse("workbook-none", "file", file)
	case errors.Is(err, xlsx.ErrNotZip):
		return ledger.Refuse("workbook-cut", "file", file)
	}
	return cannotRead(file, err)
}

// headings are the texts of a row, in one line each.
func (s *sheetForm) headings(f *File, row *xlsx.Row) []string {
	cells := make([]string, row.Cells[len(row.Cells)-1].Column+1)
	s.typed = append(s.typed[:0], make([]bool, len(cells))...)
	for i := range row.Cells {
		c := &row.Cells[i]
		cells[c.Column], s.typed[c.Column] = oneLine(s.text(f, c)), c.Kind == xlsx.Number
	}
	for len(cells) > 1 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

func (s *sheetForm) blocks(f *File) iter.Seq2[*Block, error] {
	return func(yield func(*Block, error) bool) {
		s.dates, s.money = f.dateColumns(), f.moneyColumns()
		width := len(f.Header)
		b, cells := &Block{}, []string(nil)
		last := s.from
		for row, err := range s.book.Rows(s.sheet) {
			if err != nil {
				yield(nil, workbookRefusal(f.Name, err))
				return
			}
			if row.Number <= s.from {
				continue
			}
			if cap(cells)-len(cells) < width {
				cells = make([]string, 0, max(width, min(blockCells, blockRows*width)))
			}
			from := len(cells)
			cells = cells[:from+width]
			at := s.row(f, b, row, cells[from:len(cells):len(cells)], row.Number-last >= noticedGap)
			if at {
				last = row.Number
			} else {
				cells = cells[:from] // an empty row
			}
			if len(b.Rows)+len(b.Problems) >= blockRows || (len(b.Rows)+len(b.Problems))*width >= blockCells {
				b.Bytes = s.progress(f, row.Read)
				if !yield(b, nil) {
					return
				}
				b, cells = &Block{}, nil
			}
		}
		b.Bytes = f.Bytes
		yield(b, nil)
	}
}

// progress is how much of the file a part of the sheet is.
func (s *sheetForm) progress(f *File, read int64) int64 {
	if s.sheet.Bytes == 0 {
		return 0
	}
	return min(read, s.sheet.Bytes) / (s.sheet.Bytes/f.Bytes + 1)
}

// row puts a row of the sheet into a block; false when it is empty. An empty row
// is not counted as passed over: nobody wrote it.
func (s *sheetForm) row(f *File, b *Block, row *xlsx.Row, cells []string, behindGap bool) bool {
	r := Row{Line: row.Number, Cells: cells, file: f}
	var beyond *xlsx.Cell
	filled, textual := 0, true
	for i := range row.Cells {
		c := &row.Cells[i]
		text := s.text(f, c)
		empty := clean(text) == "" && (c.Formula == "" || c.Calculated)
		if !empty {
			filled++
			textual = textual && c.Kind == xlsx.Text
		}
		if c.Column >= len(cells) {
			if !empty && beyond == nil {
				beyond = c
			}
			continue
		}
		cells[c.Column] = text
		if err := s.flawOf(f, c); err != nil && !empty {
			r.flaws = append(r.flaws, flaw{c.Column, err})
		}
	}
	if filled == 0 {
		return false
	}
	if !f.take(b, r, "") {
		return true
	}
	if row.Hidden {
		f.Hidden++
	}
	var p Problem
	switch {
	case s.isHeader(f, cells):
		p = Problem{Value: excerpt(oneLine(cells...)), Err: ledger.Refuse("headings-again", "row", s.from)}
	case behindGap && textual && filled >= headingCells && s.lacksAmount(f, &r):
		p = Problem{Value: excerpt(oneLine(cells...)), Err: ledger.Refuse("second-table")}
	case beyond != nil:
		p = Problem{
			Cell: xlsx.CellName(beyond.Column, row.Number), Value: excerpt(s.text(f, beyond)),
			Err: ledger.Refuse("beyond-headings", "last", xlsx.CellName(len(f.Header)-1, s.from)),
		}
	default:
		return true
	}
	p.Row, p.Cells = row.Number, cells
	b.Rows = b.Rows[:len(b.Rows)-1]
	b.Problems = append(b.Problems, p)
	return true
}

// isHeader tells a row that repeats the headings, as every page of a printed
// report does, and every further table.
func (s *sheetForm) isHeader(f *File, cells []string) bool {
	for i := range cells {
		if !strings.EqualFold(oneLine(cells[i]), f.Header[i]) {
			return false
		}
	}
	return true
}

// oneLine joins texts with single spaces between their words.
func oneLine(texts ...string) string {
	return strings.Join(strings.Fields(strings.Join(texts, " ")), " ")
}

// lacksAmount tells a row of words where amounts belong.
func (s *sheetForm) lacksAmount(f *File, r *Row) bool {
	from := f.fields[Amount].columns
	if len(from) != 1 || from[0] >= len(r.Cells) { // in two columns, or cut out of another
		return false
	}
	_, ok := f.number.plain(nil, clean(r.Cells[from[0]]))
	return !ok
}

// flawOf is why a cell's text is no value: nobody vouches for what a formula came
// to when it was last calculated, perhaps from other workbooks.
func (s *sheetForm) flawOf(f *File, c *xlsx.Cell) error {
	switch {
	case c.Kind == xlsx.Error:
		return ledger.Refuse("cell-error", "value", c.Text)
	case c.Formula != "" && !c.Calculated:
		return ledger.Refuse("cell-not-calculated", "formula", excerpt(c.Formula))
	case c.Formula != "" && f.profile.File.Formulas == "":
		return ledger.Refuse("cell-formula", "formula", excerpt(c.Formula))
	}
	return nil
}

// text is a cell as the profile says that the file writes it.
func (s *sheetForm) text(f *File, c *xlsx.Cell) string {
	switch c.Kind {
	case xlsx.Date:
		return f.dateText(c.Text)
	case xlsx.Number:
		if c.Column < len(s.dates) && s.dates[c.Column] && !f.isDate(c.Text) {
			if iso, ok := s.book.Date(c.Text); ok && iso >= firstBareDate {
				return f.dateText(iso)
			}
		}
		if c.Whole != "" && !(c.Column < len(s.money) && s.money[c.Column]) {
			return c.Whole
		}
		if f.number.decimal != '.' {
			return strings.Replace(c.Text, ".", string(f.number.decimal), 1)
		}
	}
	return c.Text
}

// dateText writes a date, with or without a time behind it, in the first form of
// the file's dates that can hold it; in its own when none can.
func (f *File) dateText(iso string) string {
	day, clock, _ := strings.Cut(iso, "T")
	if len(day) != len(isoLayout.text) { // a time alone
		return iso
	}
	for i := range f.layouts {
		if text := f.layouts[i].write(day); text != "" {
			return strings.TrimSuffix(text+" "+clock, " ")
		}
	}
	return strings.Replace(iso, "T", " ", 1)
}

func (f *File) isDate(text string) bool {
	return slices.ContainsFunc(f.layouts, func(l layout) bool {
		_, ok := l.date(text)
		return ok
	})
}

// dateColumns are those that alone make up a date.
func (f *File) dateColumns() []bool {
	is := make([]bool, len(f.Header))
	for _, field := range []Field{ValueDate, DocumentDate, InvoiceDate, AcceptanceDate, AppliesTo, ActDate, From, To, Signed, Opens, Closes, Deadline, Day} {
		if from := f.fields[field].columns; len(from) == 1 && from[0] < len(is) {
			is[from[0]] = true
		}
	}
	return is
}

// moneyColumns are those that an amount is taken from.
func (f *File) moneyColumns() []bool {
	is := make([]bool, len(f.Header))
	columns := make([]int, 0, 8)
	for _, field := range []Field{Amount, DocumentTotal, InvoiceTotal, OriginalAmount, Value} {
		columns = append(columns, f.fields[field].columns...)
	}
	for _, p := range f.phases {
		columns = append(columns, p.column)
	}
	for _, column := range columns {
		if column < len(is) {
			is[column] = true
		}
	}
	return is
}

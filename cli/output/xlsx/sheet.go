package xlsx

import (
	"errors"
	"io"
	"strconv"

	"github.com/fundledger/fundledger/ledger"
)

// What a sheet has room for, in every program that reads these files.
const (
	MaxRows    = 1 << 20
	MaxColumns = 1 << 14
	MaxText    = 32767 // UTF-16 units in a cell
	MaxDigits  = 15    // significant ones, of a number

	maxWidth = 255
)

// Errors of Sheet.NextRow and Writer.Close.
var (
	ErrRows    = errors.New("xlsx: more rows than a sheet has")
	ErrColumns = errors.New("xlsx: more columns than a sheet has")
	ErrInexact = errors.New("xlsx: more digits than a spreadsheet keeps of a number")
)

// A View is how a sheet is shown, and how it is printed: on A4, as wide as a page,
// with page numbers.
type View struct {
	Widths    []int // of the columns from the first, in figures
	Frozen    int   // how many rows at the top stay in sight
	Repeated  int   // the row that every printed page begins with; 0 for none
	Landscape bool
}

// A Sheet takes cells from left to right and from top to bottom.
type Sheet struct {
	to     io.Writer
	view   View
	b      []byte // not yet written
	row    int    // the present one, from 1
	column int    // of the next cell, from 0
	inRow  bool   // between <row> and </row>
	filter string // as an absolute reference, "" for none
	ended  bool
	err    error // the first one
}

// flushAt is how many bytes are collected before they are packed.
const flushAt = 32 << 10

// NextRow begins a row. It returns the first error of whatever came before.
func (s *Sheet) NextRow() error {
	s.endRow()
	if s.row == MaxRows {
		s.fail(ErrRows)
	}
	if s.err != nil {
		return s.err
	}
	s.row++
	s.column, s.inRow = 0, true
	s.b = append(s.b, `<row r="`...)
	s.b = strconv.AppendInt(s.b, int64(s.row), 10)
	s.b = append(s.b, `">`...)
	return nil
}

// SkipRow leaves a row empty. The next one is begun by NextRow.
func (s *Sheet) SkipRow() {
	s.endRow()
	if s.row < MaxRows {
		s.row++
	}
}

// Row is the number of the present row, from 1; 0 before the first.
func (s *Sheet) Row() int { return s.row }

// Blank is a cell with nothing in it but its style.
func (s *Sheet) Blank(style StyleID) {
	s.cell(style)
	s.b = append(s.b, "/>"...)
}

// Text is a cell of text, which is never a formula. It is false when the text is
// longer than MaxText, and ends in an ellipsis. What XML cannot spell (control
// characters, halves of surrogates, bytes that are no UTF-8) becomes U+FFFD.
func (s *Sheet) Text(style StyleID, text string) (whole bool) {
	text, whole = fitText(text)
	s.cell(style)
	s.b = append(s.b, ` t="inlineStr"><is><t`...)
	if n := len(text); n > 0 && (isSpace(text[0]) || isSpace(text[n-1])) {
		s.b = append(s.b, ` xml:space="preserve"`...)
	}
	s.b = append(s.b, '>')
	s.b = appendText(s.b, text)
	s.b = append(s.b, "</t></is></c>"...)
	return whole
}

// Number is a cell with the number n / 10^digits, with digits from 0 to 20, spelled
// in the file as the decimal that it is. One that is not Exact is an error.
func (s *Sheet) Number(style StyleID, n int64, digits int) {
	if !Exact(n) {
		s.fail(ErrInexact)
	}
	s.cell(style)
	s.b = append(s.b, "><v>"...)
	s.b = ledger.AppendMinor(s.b, n, digits)
	if digits > 0 { // a spreadsheet writes no zeros at the end
		end := len(s.b)
		for s.b[end-1] == '0' {
			end--
		}
		if s.b[end-1] == '.' {
			end--
		}
		s.b = s.b[:end]
	}
	s.b = append(s.b, "</v></c>"...)
}

// Exact says whether a spreadsheet keeps a number of these digits as it is,
// wherever the point stands. It stores a double, from which each decimal of up to
// MaxDigits significant digits comes back as it was (IEEE 754, and the
// specification of Excel); longer ones may not.
func Exact(n int64) bool {
	const limit = 1_000_000_000_000_000 // of MaxDigits digits
	for n <= -limit || n >= limit {
		if n%10 != 0 {
			return false
		}
		n /= 10
	}
	return true
}

// Filter puts the buttons of a filter on a row of headings, over the rows down to
// last.
func (s *Sheet) Filter(heading, last, columns int) {
	s.filter = "$A$" + strconv.Itoa(heading) + ":$" + string(appendColumn(nil, columns-1)) + "$" + strconv.Itoa(last)
}

// cell begins the next cell of the row, up to its style.
func (s *Sheet) cell(style StyleID) {
	if !s.inRow {
		s.fail(errors.New("xlsx: a cell outside a row"))
	}
	if s.column == MaxColumns {
		s.fail(ErrColumns)
	}
	s.b = append(s.b, `<c r="`...)
	s.b = appendColumn(s.b, s.column)
	s.b = strconv.AppendInt(s.b, int64(s.row), 10)
	s.b = append(s.b, `" s="`...)
	s.b = strconv.AppendInt(s.b, int64(style), 10)
	s.b = append(s.b, '"')
	s.column++
}

func (s *Sheet) endRow() {
	if s.inRow {
		s.b = append(s.b, "</row>"...)
		s.inRow = false
	}
	if len(s.b) >= flushAt {
		s.flush()
	}
}

func (s *Sheet) flush() {
	if s.err == nil {
		_, err := s.to.Write(s.b)
		s.fail(err)
	}
	s.b = s.b[:0]
}

func (s *Sheet) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// begin writes what stands in front of the rows.
func (s *Sheet) begin(selected bool) {
	x := func(parts ...string) {
		for _, part := range parts {
			s.b = append(s.b, part...)
		}
	}
	x(xmlHeader, `<worksheet xmlns="`, nsMain, `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView `)
	if selected {
		x(`tabSelected="1" `)
	}
	x(`workbookViewId="0">`)
	if n := s.view.Frozen; n > 0 {
		x(`<pane ySplit="`, strconv.Itoa(n), `" topLeftCell="A`, strconv.Itoa(n+1), `" activePane="bottomLeft" state="frozen"/>`)
	}
	x(`</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`)
	if len(s.view.Widths) > 0 {
		x("<cols>")
		for i, width := range s.view.Widths {
			column := strconv.Itoa(i + 1)
			x(`<col min="`, column, `" max="`, column, `" width="`, strconv.Itoa(min(width, maxWidth)), `" customWidth="1"/>`)
		}
		x("</cols>")
	}
	x("<sheetData>")
}

// finish writes what stands behind the rows.
func (s *Sheet) finish() error {
	if s.ended {
		return s.err
	}
	s.ended = true
	s.endRow()
	s.b = append(s.b, "</sheetData>"...)
	if s.filter != "" {
		s.b = append(s.b, `<autoFilter ref="`+s.filter+`"/>`...)
	}
	orientation := "portrait"
	if s.view.Landscape {
		orientation = "landscape"
	}
	s.b = append(s.b, `<pageSetup paperSize="9" orientation="`+orientation+`" fitToWidth="1" fitToHeight="0"/>`+
		`<headerFooter><oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`...)
	s.flush()
	return s.err
}

// appendColumn adds the letters of a column, counted from 0.
func appendColumn(b []byte, column int) []byte {
	if column >= 26 {
		b = appendColumn(b, column/26-1)
	}
	return append(b, byte('A'+column%26))
}

package output

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/ledger"
)

// sheetDigits is how many significant digits a spreadsheet keeps of a number,
// which it stores as a double: each decimal of up to 15 digits comes back as it
// was (IEEE 754, and the specification of Excel), longer ones may not.
const sheetDigits = 15

// sheetValue is a cell's value for excelize: nil, a number or text. isText is true
// of what is no text but has to stand as such: an amount of more digits than a
// spreadsheet keeps, a day before those that all of them count alike.
func sheetValue(c *Cell) (value any, isText bool) {
	switch c.Kind {
	case Text:
		return sheetText(c.Text), true
	case Amount:
		return sheetNumber(c.N, int(c.Digits))
	case Percent: // a share of one, which the format shows in per cent
		return sheetNumber(c.N, int(c.Digits)+2)
	case Integer:
		return sheetNumber(c.N, 0)
	case Date:
		if serial, ok := sheetDay(ledger.Date(c.N)); ok {
			return serial, false
		}
		return ledger.Date(c.N).String(), true
	}
	return nil, false
}

// sheetNumber is n / 10^digits as the number of a spreadsheet, or as text where
// that would not be exact. The double is spelled in the file by the shortest
// decimal that leads to it, which up to sheetDigits digits is the one it came from.
func sheetNumber(n int64, digits int) (value any, isText bool) {
	plain := string(ledger.AppendMinor(nil, n, digits))
	significant := strings.Trim(strings.Replace(plain, ".", "", 1), "-0")
	if len(significant) > sheetDigits {
		return plain, true
	}
	if digits == 0 {
		return n, false
	}
	double, err := strconv.ParseFloat(plain, 64)
	return double, err != nil
}

// sheetDay is the number of a day in the 1900 system, in which 1 March 1900 is 61.
// Before it, Excel counts a day that never was.
func sheetDay(d ledger.Date) (int, bool) {
	return int(d) + 1, d >= ledger.NewDate(1900, 3, 1)
}

// A look is all that the style of a cell depends on.
type look struct {
	row    rowLook
	kind   Kind
	digits uint8
	right  bool
	second bool // a line of the title below the first
}

type rowLook uint8

const (
	rowData rowLook = iota
	rowGroup
	rowTotal
	rowHeader
	rowTitle
	rowNote
)

func lookOf(c *Cell, row RowKind, isText bool) look {
	l := look{kind: c.Kind, digits: c.Digits, right: c.Kind == Amount || c.Kind == Percent || c.Kind == Integer}
	switch row {
	case Group:
		l.row = rowGroup
	case Total:
		l.row = rowTotal
	}
	if isText {
		l.kind, l.digits = Text, 0
	}
	return l
}

// style is the number of a look in the file; each is defined once.
func (b *workbook) style(l look) (int, error) {
	if id, ok := b.styles[l]; ok {
		return id, nil
	}
	id, err := b.file.NewStyle(l.style(b.lang))
	b.styles[l] = id
	return id, err
}

func (l look) style(lang catalogue.Lang) *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: "Calibri", Size: 11, Bold: l.row != rowData && l.row != rowNote},
		Alignment: &excelize.Alignment{Vertical: "top"},
	}
	rule := func(side string) { s.Border = append(s.Border, excelize.Border{Type: side, Color: "808080", Style: 1}) }
	switch l.row {
	case rowTitle:
		s.Font.Bold = !l.second
		if !l.second {
			s.Font.Size = 13
		}
		return s
	case rowNote:
		s.Font.Italic = true
		return s
	case rowHeader:
		s.Alignment.WrapText, s.Alignment.Vertical = true, "center"
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7ECF2"}}
		rule("bottom")
		rule("top")
	case rowTotal:
		rule("top")
	}
	switch {
	case l.right:
		s.Alignment.Horizontal, s.Alignment.Indent = "right", 1 // text may follow on the right
	case l.kind == Date:
		s.Alignment.Horizontal = "center"
	}
	if l.row == rowHeader {
		return s
	}
	if l.kind == Text {
		s.NumFmt = 49                                       // @: figures that are typed over stay text
		s.Alignment.WrapText = l.row == rowData && !l.right // headings run on over the columns beside
	}
	if format := l.numberFormat(lang); format != "" {
		s.CustomNumFmt = &format
	}
	return s
}

// numberFormat is how the sheet shows numbers. The separators are those of the
// reader's own system; # and , stand for them (ECMA-376, 18.8.31).
func (l look) numberFormat(lang catalogue.Lang) string {
	switch l.kind {
	case Amount:
		format := "#,##0" + fraction(int(l.digits))
		return format + ";[Red]-" + format
	case Integer:
		return "#,##0"
	case Percent:
		// The space is one that does not break: beside another, LibreOffice forgets the
		// indent in some rows.
		return "#,##0" + fraction(int(l.digits)) + "\"\u00a0\"%"
	case Date:
		if lang == catalogue.Russian {
			return `dd\.mm\.yyyy`
		}
		return `yyyy\-mm\-dd`
	}
	return ""
}

func fraction(digits int) string {
	if digits == 0 {
		return ""
	}
	return "." + strings.Repeat("0", digits)
}

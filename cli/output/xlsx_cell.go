package output

import (
	"strings"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/cli/output/xlsx"
	"github.com/fundledger/fundledger/ledger"
)

// writeCell writes the next cell of a row. What has to stand as text although it is
// none looks like text: an amount of more digits than a spreadsheet keeps, a day
// before those that all of them count alike.
func (b *workbook) writeCell(c *Cell, row RowKind) {
	digits := int(c.Digits)
	switch c.Kind {
	case Text:
		b.writeText(c, row, c.Text)
		return
	case Empty:
		b.sheet.Blank(b.style(lookOf(c, row, false)))
		return
	case Date:
		serial, ok := sheetDay(ledger.Date(c.N))
		if !ok {
			b.writeText(c, row, ledger.Date(c.N).String())
			return
		}
		b.sheet.Number(b.style(lookOf(c, row, false)), serial, 0)
		return
	case Integer:
		digits = 0
	case Percent: // a share of one, which the format shows in per cent
		digits += 2
	}
	if !xlsx.Exact(c.N) {
		if c.Kind == Amount {
			b.asText++
		}
		b.writeText(c, row, string(ledger.AppendMinor(nil, c.N, digits)))
		return
	}
	b.sheet.Number(b.style(lookOf(c, row, false)), c.N, digits)
}

func (b *workbook) writeText(c *Cell, row RowKind, text string) {
	if whole := b.sheet.Text(b.style(lookOf(c, row, true)), text); !whole {
		b.cut++
	}
}

// sheetDay is the number of a day in the 1900 system, in which 1 March 1900 is 61.
// Before it, Excel counts a day that never was.
func sheetDay(d ledger.Date) (int64, bool) {
	return int64(d) + 1, d >= ledger.NewDate(1900, 3, 1)
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

// style is the number of a look in the file.
func (b *workbook) style(l look) xlsx.StyleID {
	id, ok := b.styles[l]
	if !ok {
		id = b.file.Style(l.style(b.lang))
		b.styles[l] = id
	}
	return id
}

func (l look) style(lang catalogue.Lang) xlsx.Style {
	s := xlsx.Style{Bold: l.row != rowData && l.row != rowNote}
	switch l.row {
	case rowTitle:
		if s.Bold = !l.second; s.Bold {
			s.Points = 13
		}
		return s
	case rowNote:
		s.Italic = true
		return s
	case rowHeader:
		s.Wrap, s.Middle, s.Shaded, s.RuleAbove, s.RuleBelow = true, true, true, true, true
	case rowTotal:
		s.RuleAbove = true
	}
	switch {
	case l.right:
		s.Align = xlsx.Right
	case l.kind == Date:
		s.Align = xlsx.Centre
	}
	if l.row == rowHeader {
		return s
	}
	s.Format = l.format(lang)
	s.Wrap = l.kind == Text && l.row == rowData && !l.right // headings run on over the columns beside
	return s
}

// format is how the sheet shows what stands in a cell. The separators are those of the
// reader's own system; # and , stand for them (ECMA-376, 18.8.31).
func (l look) format(lang catalogue.Lang) string {
	switch l.kind {
	case Text:
		return "@" // figures that are typed over stay text
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

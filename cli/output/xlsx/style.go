package xlsx

import (
	"fmt"
	"slices"
	"strings"
)

// A Style is how a cell looks. The zero Style is Calibri 11, at the top.
type Style struct {
	Format string // of numbers and dates (ECMA-376, 18.8.31); "@" for text that stays text when it is typed over

	Points       int // the size of letters; 0 for 11
	Bold, Italic bool

	Align  Align
	Middle bool // halfway up, not at the top
	Wrap   bool // long text goes on in a next line of the cell

	Shaded               bool
	RuleAbove, RuleBelow bool
}

// Align is on which side a cell's content stands.
type Align uint8

// The sides. Standard is left for text and right for numbers; Right keeps a
// distance, since text may follow in the next cell.
const (
	Standard Align = iota
	Right
	Centre
)

// A StyleID names a style in its workbook. The zero StyleID is that of cells that
// are not there.
type StyleID int

// Style is the id of a style in this workbook.
func (w *Writer) Style(s Style) StyleID {
	for i, known := range w.styles[1:] {
		if s == known {
			return StyleID(i + 1)
		}
	}
	w.styles = append(w.styles, s)
	return StyleID(len(w.styles) - 1)
}

const (
	grey  = "FF808080" // of rules
	shade = "FFE7ECF2"

	formatText     = 49  // @, one that is built in
	firstOwnFormat = 164 // smaller numbers are those of formats that are built in
)

// stylesPart spells the styles out. The first of each list is what cells without
// a style have; two fills are kept by Excel for itself.
func stylesPart(styles []Style) string {
	var formats, fonts []string
	xfs := []string{`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`}
	number(&fonts, Style{}.font())
	for _, s := range styles[1:] {
		format := 0
		switch s.Format {
		case "":
		case "@":
			format = formatText
		default:
			format = firstOwnFormat + number(&formats, s.Format)
		}
		fill, border := 0, 0
		if s.Shaded {
			fill = 2
		}
		if s.RuleAbove {
			border |= 1
		}
		if s.RuleBelow {
			border |= 2
		}
		xfs = append(xfs, fmt.Sprintf(`<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0"`+
			` applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">%s</xf>`,
			format, number(&fonts, s.font()), fill, border, s.alignment()))
	}
	for i, format := range formats {
		formats[i] = fmt.Sprintf(`<numFmt numFmtId="%d" formatCode="%s"/>`, firstOwnFormat+i, escape(format))
	}
	const line = ` style="thin"><color rgb="` + grey + `"/></`
	var x strings.Builder
	x.WriteString(`<styleSheet xmlns="` + nsMain + `">`)
	if len(formats) > 0 { // an empty list is damage
		list(&x, "numFmts", formats...)
	}
	list(&x, "fonts", fonts...)
	list(&x, "fills", `<fill><patternFill patternType="none"/></fill>`, `<fill><patternFill patternType="gray125"/></fill>`,
		`<fill><patternFill patternType="solid"><fgColor rgb="`+shade+`"/></patternFill></fill>`)
	list(&x, "borders", // by the bits of RuleAbove and RuleBelow
		`<border><left/><right/><top/><bottom/><diagonal/></border>`,
		`<border><left/><right/><top`+line+`top><bottom/><diagonal/></border>`,
		`<border><left/><right/><top/><bottom`+line+`bottom><diagonal/></border>`,
		`<border><left/><right/><top`+line+`top><bottom`+line+`bottom><diagonal/></border>`)
	list(&x, "cellStyleXfs", `<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`)
	list(&x, "cellXfs", xfs...)
	list(&x, "cellStyles", `<cellStyle name="Normal" xfId="0" builtinId="0"/>`)
	x.WriteString("</styleSheet>")
	return x.String()
}

func list(x *strings.Builder, name string, items ...string) {
	fmt.Fprintf(x, `<%s count="%d">%s</%s>`, name, len(items), strings.Join(items, ""), name)
}

// number is the index of an item, which is added when it is new.
func number(items *[]string, item string) int {
	i := slices.Index(*items, item)
	if i < 0 {
		i = len(*items)
		*items = append(*items, item)
	}
	return i
}

func (s Style) font() string {
	points := s.Points
	if points == 0 {
		points = 11
	}
	traits := ""
	if s.Bold {
		traits += "<b/>"
	}
	if s.Italic {
		traits += "<i/>"
	}
	return fmt.Sprintf(`<font>%s<sz val="%d"/><name val="Calibri"/><family val="2"/></font>`, traits, points)
}

func (s Style) alignment() string {
	x := "<alignment"
	switch s.Align {
	case Right:
		x += ` horizontal="right" indent="1"`
	case Centre:
		x += ` horizontal="center"`
	}
	if s.Middle {
		x += ` vertical="center"`
	} else {
		x += ` vertical="top"`
	}
	if s.Wrap {
		x += ` wrapText="1"`
	}
	return x + "/>"
}

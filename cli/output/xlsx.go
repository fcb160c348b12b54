package output

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/ledger"
)

// writeXLSX writes a workbook of two sheets (ECMA-376): the tables, one below the
// other as people read them, and what they are about. Amounts, shares and dates
// are numbers with a format; text is never a formula. Rows are streamed: memory
// holds the first ones, by which the columns' widths are chosen, and no more. The
// same table gives the same bytes: no time and no name of a person goes in.
//
// Refusal: sheet-full (rows), for more rows than a sheet can have.
func (t *Table) writeXLSX(w io.Writer, s Style) error {
	book := &workbook{lang: s.Lang, file: excelize.NewFile(), styles: map[look]int{}}
	defer book.file.Close()
	// Straight to w: excelize would put the file together in memory first.
	book.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(w) })
	if err := book.writeProperties(t); err != nil {
		return err
	}
	if err := book.writeTables(t); err != nil {
		return err
	}
	if err := book.writeFingerprint(append(t.Meta[:len(t.Meta):len(t.Meta)], missingFields(t.Meta, s.About)...)); err != nil {
		return err
	}
	return book.file.Write(w)
}

// missingFields are those of about that meta does not have.
func missingFields(meta, about []Field) []Field {
	var missing []Field
	for _, f := range about {
		if !hasField(meta, f.Key) {
			missing = append(missing, f)
		}
	}
	return missing
}

func hasField(fields []Field, key string) bool {
	for i := range fields {
		if fields[i].Key == key {
			return true
		}
	}
	return false
}

// A workbook is a file while it is written. Only one sheet is streamed: excelize
// packs several in an order of chance.
type workbook struct {
	lang   catalogue.Lang
	file   *excelize.File
	styles map[look]int

	sheet  string
	stream *excelize.StreamWriter
	row    int // the last one written, from 1
	cells  []any
	asText int // amounts that no spreadsheet can hold as numbers
}

// writeProperties says who made the file, and not when: the same report has the
// same bytes.
func (b *workbook) writeProperties(t *Table) error {
	var core strings.Builder
	core.WriteString(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>fundledger</dc:creator>`)
	if len(t.Title) > 0 {
		core.WriteString("<dc:title>")
		if err := xml.EscapeText(&core, []byte(t.Title[0])); err != nil {
			return err
		}
		core.WriteString("</dc:title>")
	}
	core.WriteString("</cp:coreProperties>")
	b.file.Pkg.Store("docProps/core.xml", []byte(core.String()))
	return b.file.SetAppProps(&excelize.AppProperties{Application: "fundledger"})
}

// widthSample is how many rows are looked at, and held, before the first one is
// written: columns get their widths in front of all rows.
const widthSample = 2000

func (b *workbook) writeTables(t *Table) error {
	b.sheet = b.lang.Text("sheet/report")
	if err := b.openSheet(); err != nil {
		return err
	}
	tables := append([]*Table{t}, t.Below...)
	sections := make([]*section, len(tables))
	layout := &layout{}
	for i, table := range tables {
		sections[i] = newSection(table)
		defer sections[i].stop()
		if err := sections[i].sample(b, layout); err != nil {
			return err
		}
	}
	header := len(t.Title) + 2
	if len(t.Title) == 0 {
		header = 1
	}
	if err := b.shapeSheet(layout, header); err != nil {
		return err
	}
	for i, section := range sections {
		if i > 0 {
			b.row++
		}
		first, last, err := b.writeSection(section)
		if err != nil {
			return err
		}
		if i == 0 && last > first {
			corner, _ := excelize.CoordinatesToCellName(max(1, len(section.columns)), last)
			if err := b.file.AutoFilter(b.sheet, "A"+strconv.Itoa(first)+":"+corner, nil); err != nil {
				return err
			}
		}
	}
	return b.stream.Flush()
}

// openSheet starts the sheet that is streamed. What stands in its first bytes is
// settled before.
func (b *workbook) openSheet() (err error) {
	if err = b.file.SetSheetName("Sheet1", b.sheet); err != nil {
		return err
	}
	if err = b.fitPages(b.sheet, "portrait"); err != nil {
		return err
	}
	b.stream, err = b.file.NewStreamWriter(b.sheet)
	return err
}

// shapeSheet sets widths, the rows that stay in sight and those that every
// printed page begins with.
func (b *workbook) shapeSheet(l *layout, header int) error {
	total := 0
	for i := range l.widths {
		width := l.width(i)
		total += width
		if err := b.stream.SetColWidth(i+1, i+1, float64(width)); err != nil {
			return err
		}
	}
	below, err := excelize.CoordinatesToCellName(1, header+1)
	if err != nil {
		return err
	}
	if err := b.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: header, TopLeftCell: below, ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	line := strconv.Itoa(header)
	if err := b.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: "'" + b.sheet + "'!$" + line + ":$" + line, Scope: b.sheet,
	}); err != nil {
		return err
	}
	if total <= pageWidth {
		return nil
	}
	return b.fitPages(b.sheet, "landscape")
}

// pageWidth is how many characters fit across a page of A4 that stands upright.
const pageWidth = 95

// fitPages has a sheet printed on A4 as wide as a page, with page numbers.
func (b *workbook) fitPages(sheet, orientation string) error {
	fit, a4, wide, high := true, 9, 1, 0
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{
		Size: &a4, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high,
	}); err != nil {
		return err
	}
	return b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&R&P / &N"})
}

// writeSection writes a table: title, header, rows, notes. It returns the row of
// the header and that of the last row of data.
func (b *workbook) writeSection(s *section) (header, lastData int, err error) {
	for i, line := range s.table.Title {
		if err := b.writeLine(line, look{row: rowTitle, second: i > 0}); err != nil {
			return 0, 0, err
		}
	}
	if len(s.table.Title) > 0 {
		b.row++
	}
	if err := b.writeHeader(s); err != nil {
		return 0, 0, err
	}
	header, lastData = b.row, b.row
	before := b.asText
	for {
		row, more, err := s.next()
		if err != nil {
			return 0, 0, err
		}
		if !more {
			break
		}
		if err := b.writeRow(s, &row); err != nil {
			return 0, 0, err
		}
		if row.Kind == Data || row.Kind == Group {
			lastData = b.row
		}
	}
	notes := s.table.Notes
	if n := b.asText - before; n > 0 {
		notes = append(notes[:len(notes):len(notes)], b.lang.Text("sheet-amounts-as-text", "n", int64(n)))
	}
	if len(notes) > 0 {
		b.row++
	}
	for _, line := range notes {
		if err := b.writeLine(line, look{row: rowNote}); err != nil {
			return 0, 0, err
		}
	}
	return header, lastData, nil
}

func (b *workbook) writeLine(line string, l look) error {
	style, err := b.style(l)
	if err != nil {
		return err
	}
	b.cells = append(b.cells[:0], excelize.Cell{StyleID: style, Value: sheetText(line)})
	return b.setRow()
}

func (b *workbook) writeHeader(s *section) error {
	b.cells = b.cells[:0]
	for _, i := range s.columns {
		c := &s.table.Columns[i]
		style, err := b.style(look{row: rowHeader, right: c.rightAligned()})
		if err != nil {
			return err
		}
		b.cells = append(b.cells, excelize.Cell{StyleID: style, Value: sheetText(c.header(b.lang))})
	}
	return b.setRow()
}

func (b *workbook) writeRow(s *section, row *Row) error {
	b.cells = b.cells[:0]
	for _, i := range s.columns {
		cell := Cell{Kind: Empty}
		if i < len(row.Cells) {
			cell = row.Cells[i]
		}
		value, isText := sheetValue(&cell)
		if isText && cell.Kind == Amount {
			b.asText++
		}
		style, err := b.style(lookOf(&cell, row.Kind, isText))
		if err != nil {
			return err
		}
		b.cells = append(b.cells, excelize.Cell{StyleID: style, Value: value})
	}
	return b.setRow()
}

// setRow writes the cells as the next row.
func (b *workbook) setRow() error {
	b.row++
	if b.row > excelize.TotalRows {
		return ledger.Refuse("sheet-full", "rows", int64(excelize.TotalRows))
	}
	return b.stream.SetRow("A"+strconv.Itoa(b.row), b.cells)
}

// writeFingerprint writes the second sheet: what tells this result from others.
func (b *workbook) writeFingerprint(fields []Field) error {
	name := b.lang.Text("sheet/fingerprint")
	if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	if err := b.fitPages(name, "portrait"); err != nil {
		return err
	}
	heading := []Cell{String(b.lang.Text("column/field")), String(b.lang.Text("column/value"))}
	widest := [2]int{}
	for i := -1; i < len(fields); i++ {
		cells, kind := heading, rowHeader
		if i >= 0 {
			cells, kind = []Cell{String(b.fieldTitle(fields[i].Key)), b.fieldValue(&fields[i])}, rowData
		}
		for c := range cells {
			at, err := excelize.CoordinatesToCellName(c+1, i+2)
			if err != nil {
				return err
			}
			style, err := b.style(look{row: kind, kind: Text})
			if err != nil {
				return err
			}
			text := cells[c].Readable(b.lang)
			widest[c] = max(widest[c], Width(text))
			if err := b.file.SetCellStr(name, at, sheetText(text)); err != nil {
				return err
			}
			if err := b.file.SetCellStyle(name, at, at, style); err != nil {
				return err
			}
		}
	}
	for c, column := range []string{"A", "B"} {
		if err := b.file.SetColWidth(name, column, column, float64(min(widest[c]+widest[c]/8+3, widestText))); err != nil {
			return err
		}
	}
	return b.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// fieldTitle is what people call a field of Meta.
func (b *workbook) fieldTitle(key string) string {
	for _, code := range []string{"meta/" + key, "column/" + key} {
		if catalogue.Has(code) {
			return b.lang.Text(code)
		}
	}
	return key
}

// fieldValue is a field's value; names of the program's own have words for people.
func (b *workbook) fieldValue(f *Field) Cell {
	if code := "meta/" + f.Key + "/" + f.Value.Text; f.Value.Kind == Text && catalogue.Has(code) {
		return String(b.lang.Text(code))
	}
	return f.Value
}

// cellLimit is how many UTF-16 units a cell can hold. excelize would cut the rest
// off without a word.
const cellLimit = excelize.TotalCellChars

// sheetText is text as a cell can hold it. What does not fit ends in an ellipsis.
func sheetText(s string) string {
	if len(s) <= cellLimit {
		return s
	}
	units := utf16.Encode([]rune(s))
	if len(units) <= cellLimit {
		return s
	}
	return strings.TrimRight(string(utf16.Decode(units[:cellLimit-1])), "\ufffd") + "…"
}

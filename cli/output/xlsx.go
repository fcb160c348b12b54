package output

import (
	"errors"
	"io"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/cli/output/xlsx"
	"github.com/fundledger/fundledger/ledger"
)

// writeXLSX writes a workbook of two sheets: the tables, one below the other as
// people read them, and what they are about. Amounts, shares and dates are numbers
// with a format; text is never a formula. Rows are streamed: memory holds the first
// ones, by which the columns' widths are chosen, and no more. The same table gives
// the same bytes.
//
// Refusals: sheet-full (rows), for more rows than a sheet can have; sheet-wide
// (columns), for more columns.
func (t *Table) writeXLSX(w io.Writer, s Style) error {
	report, fingerprint := s.Lang.Text("sheet/report"), s.Lang.Text("sheet/fingerprint")
	properties := xlsx.Properties{Application: "fundledger"}
	if len(t.Title) > 0 {
		properties.Title = t.Title[0]
	}
	file, err := xlsx.NewWriter(w, properties, report, fingerprint)
	if err != nil {
		return err
	}
	b := &workbook{lang: s.Lang, file: file, styles: map[look]xlsx.StyleID{}}
	if err := b.writeTables(t); err != nil {
		return refusalOf(err)
	}
	if err := b.writeFingerprint(append(t.Meta[:len(t.Meta):len(t.Meta)], missingFields(t.Meta, s.About)...)); err != nil {
		return refusalOf(err)
	}
	return refusalOf(file.Close())
}

// refusalOf has words for what a sheet has no room for.
func refusalOf(err error) error {
	switch {
	case errors.Is(err, xlsx.ErrRows):
		return ledger.Refuse("sheet-full", "rows", int64(xlsx.MaxRows))
	case errors.Is(err, xlsx.ErrColumns):
		return ledger.Refuse("sheet-wide", "columns", int64(xlsx.MaxColumns))
	}
	return err
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

// A workbook is a file while it is written.
type workbook struct {
	lang   catalogue.Lang
	file   *xlsx.Writer
	sheet  *xlsx.Sheet
	styles map[look]xlsx.StyleID

	asText int // amounts that no spreadsheet can hold as numbers
	cut    int // texts that are longer than a cell
}

// widthSample is how many rows are looked at, and held, before the first one is
// written: columns get their widths in front of all rows.
const widthSample = 2000

// pageWidth is how many characters fit across a page of A4 that stands upright.
const pageWidth = 95

func (b *workbook) writeTables(t *Table) error {
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
	view, total := xlsx.View{Frozen: header, Repeated: header}, 0
	for i := range layout.widths {
		view.Widths = append(view.Widths, layout.width(i))
		total += layout.width(i)
	}
	view.Landscape = total > pageWidth
	var err error
	if b.sheet, err = b.file.Sheet(view); err != nil {
		return err
	}
	for i, section := range sections {
		if i > 0 {
			b.sheet.SkipRow()
		}
		first, last, err := b.writeSection(section)
		if err != nil {
			return err
		}
		if i == 0 && last > first {
			b.sheet.Filter(first, last, max(1, len(section.columns)))
		}
	}
	return nil
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
		b.sheet.SkipRow()
	}
	if len(s.columns) > 0 {
		if err := b.writeHeader(s); err != nil {
			return 0, 0, err
		}
	}
	header = b.sheet.Row()
	lastData = header
	b.asText, b.cut = 0, 0
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
			lastData = b.sheet.Row()
		}
	}
	notes := s.table.Notes[:len(s.table.Notes):len(s.table.Notes)]
	if b.asText > 0 {
		notes = append(notes, b.lang.Text("sheet-amounts-as-text", "n", int64(b.asText)))
	}
	if b.cut > 0 {
		notes = append(notes, b.lang.Text("sheet-texts-cut", "n", int64(b.cut), "limit", int64(xlsx.MaxText)))
	}
	if len(notes) > 0 {
		b.sheet.SkipRow()
	}
	for _, line := range notes {
		if err := b.writeLine(line, look{row: rowNote}); err != nil {
			return 0, 0, err
		}
	}
	return header, lastData, nil
}

func (b *workbook) writeLine(line string, l look) error {
	err := b.sheet.NextRow()
	b.sheet.Text(b.style(l), line)
	return err
}

func (b *workbook) writeHeader(s *section) error {
	err := b.sheet.NextRow()
	for _, i := range s.columns {
		c := &s.table.Columns[i]
		b.sheet.Text(b.style(look{row: rowHeader, right: c.rightAligned()}), c.header(b.lang))
	}
	return err
}

func (b *workbook) writeRow(s *section, row *Row) error {
	err := b.sheet.NextRow()
	for _, i := range s.columns {
		cell := Cell{Kind: Empty}
		if i < len(row.Cells) {
			cell = row.Cells[i]
		}
		b.writeCell(&cell, row.Kind)
	}
	return err
}

// writeFingerprint writes the second sheet: what tells this result from others.
func (b *workbook) writeFingerprint(fields []Field) error {
	rows := [][2]string{{b.lang.Text("column/field"), b.lang.Text("column/value")}}
	for i := range fields {
		value := b.fieldValue(&fields[i])
		rows = append(rows, [2]string{b.fieldTitle(fields[i].Key), value.Readable(b.lang)})
	}
	view := xlsx.View{Frozen: 1, Widths: make([]int, len(rows[0]))}
	for _, row := range rows {
		for c, text := range row {
			view.Widths[c] = max(view.Widths[c], min(roomFor(Width(text)), widestText))
		}
	}
	sheet, err := b.file.Sheet(view)
	if err != nil {
		return err
	}
	kind := rowHeader
	for _, row := range rows {
		if err := sheet.NextRow(); err != nil {
			return err
		}
		for _, text := range row {
			sheet.Text(b.style(look{row: kind, kind: Text}), text)
		}
		kind = rowData
	}
	return nil
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

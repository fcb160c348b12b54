// Package xlsxtest writes small workbooks for tests, from a text that shows them:
//
//	[Лист1]                     a sheet; [Лист2 hidden] is one that is not shown
//	Дата | Сумма | Получатель   a row; cells are divided by |, empty ones stay away
//
//	date 43296 | 1234.5599999999999 | ООО "Ромашка"
//
// A cell is a number when it looks like one, and otherwise a text. Besides there are
//
//	'12            a text that looks like a number
//	date 43296     a number whose format shows a date
//	=A1+A2 -> 7    a formula with the value that it came to, which may be empty;
//	               without -> it has none
//	#REF!          an error
//
// A row behind "hidden: " is one that the sheet does not show.
//
// An empty line is an empty row. A first line "1904" sets the workbook's date system.
package xlsxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"

	"github.com/fundledger/fundledger/cli/intake/xlsx"
)

var number = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

// Workbook is the bytes of the workbook that text shows.
func Workbook(text string) []byte {
	var names, states []string
	var sheets []*strings.Builder
	row, dates := 0, ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "1904" && sheets == nil:
			dates = `<workbookPr date1904="1"/>`
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]"):
			name, hidden := strings.CutSuffix(line[1:len(line)-1], " hidden")
			state := ""
			if hidden {
				state = ` state="hidden"`
			}
			names, states, sheets, row = append(names, name), append(states, state), append(sheets, &strings.Builder{}), 0
		default:
			row++
			if sheets != nil && line != "" {
				writeRow(sheets[len(sheets)-1], row, line)
			}
		}
	}
	const relationship = `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`
	book, related := `<workbook xmlns:r="r">`+dates+`<sheets>`, fmt.Sprintf(relationship, "styles", "styles", "styles.xml")
	parts := []string{
		"_rels/.rels", `<Relationships>` + fmt.Sprintf(relationship, "rId1", "officeDocument", "xl/workbook.xml") + `</Relationships>`,
		"xl/styles.xml", `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
	}
	for i, name := range names {
		id := fmt.Sprintf("rId%d", i+1)
		book += fmt.Sprintf(`<sheet name="%s" sheetId="%d"%s r:id="%s"/>`, escape(name), i+1, states[i], id)
		related += fmt.Sprintf(relationship, id, "worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i+1))
		parts = append(parts, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), `<worksheet><sheetData>`+sheets[i].String()+`</sheetData></worksheet>`)
	}
	return zipped(append(parts, "xl/workbook.xml", book+`</sheets></workbook>`, "xl/_rels/workbook.xml.rels", `<Relationships>`+related+`</Relationships>`))
}

func writeRow(b *strings.Builder, row int, line string) {
	line, hidden := strings.CutPrefix(line, "hidden: ")
	if hidden {
		fmt.Fprintf(b, `<row r="%d" hidden="1">`, row)
	} else {
		fmt.Fprintf(b, `<row r="%d">`, row)
	}
	for column, cell := range strings.Split(line, "|") {
		name, cell := xlsx.CellName(column, row), strings.TrimSpace(cell)
		serial, date := strings.CutPrefix(cell, "date ")
		formula, value, calculated := strings.Cut(cell, " ->")
		value = strings.TrimSpace(value)
		switch {
		case cell == "":
		case date:
			fmt.Fprintf(b, `<c r="%s" s="1"><v>%s</v></c>`, name, serial)
		case cell[0] == '=' && !calculated:
			fmt.Fprintf(b, `<c r="%s"><f>%s</f></c>`, name, escape(formula[1:]))
		case cell[0] == '=' && number.MatchString(value):
			fmt.Fprintf(b, `<c r="%s"><f>%s</f><v>%s</v></c>`, name, escape(formula[1:]), value)
		case cell[0] == '=':
			fmt.Fprintf(b, `<c r="%s" t="str"><f>%s</f><v>%s</v></c>`, name, escape(formula[1:]), escape(value))
		case cell[0] == '#':
			fmt.Fprintf(b, `<c r="%s" t="e"><v>%s</v></c>`, name, cell)
		case number.MatchString(cell):
			fmt.Fprintf(b, `<c r="%s"><v>%s</v></c>`, name, cell)
		default:
			fmt.Fprintf(b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, name, escape(strings.TrimPrefix(cell, "'")))
		}
	}
	b.WriteString(`</row>`)
}

func escape(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		panic(err) // a Builder takes everything
	}
	return b.String()
}

// zipped archives pairs of name and content.
func zipped(parts []string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err == nil {
			_, err = f.Write([]byte(parts[i+1]))
		}
		if err != nil {
			panic(err) // a Buffer takes everything
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

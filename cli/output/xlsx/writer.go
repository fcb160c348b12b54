package xlsx

import (
	"archive/zip"
	"compress/flate"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// A Writer writes one workbook, sheet by sheet.
type Writer struct {
	zip    *zip.Writer
	names  []string // of the sheets
	sheets []*Sheet // begun; the last one is being written
	styles []Style
}

// Properties are what a workbook says of itself.
type Properties struct {
	Application string // that made it, also named as the author
	Title       string // "" for none
}

// NewWriter begins a workbook with sheets of these names, in this order. Names
// that Excel would take for damage are an error.
func NewWriter(w io.Writer, p Properties, sheets ...string) (*Writer, error) {
	if err := checkNames(sheets); err != nil {
		return nil, err
	}
	b := &Writer{zip: zip.NewWriter(w), names: sheets, styles: []Style{{}}}
	b.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, compression) })
	// What stands first tells programs such as file(1) what they have before them.
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", b.contentTypes()},
		{"_rels/.rels", packageRelations},
		{"docProps/app.xml", appProperties(p)},
		{"docProps/core.xml", coreProperties(p)},
		{"xl/_rels/workbook.xml.rels", b.relations()},
	} {
		if err := b.part(part.name, part.content); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// compression is the level of compress/flate behind which files stop getting
// smaller: the levels below are no faster, 6 takes three times as long for 4 % less
// (BenchmarkSheet).
const compression = 3

// Sheet begins the next sheet, and ends the one before.
func (w *Writer) Sheet(v View) (*Sheet, error) {
	if err := w.finishSheet(); err != nil {
		return nil, err
	}
	if len(w.sheets) == len(w.names) {
		return nil, fmt.Errorf("xlsx: a sheet more than the %d that were named", len(w.names))
	}
	to, err := w.create("xl/worksheets/sheet" + strconv.Itoa(len(w.sheets)+1) + ".xml")
	if err != nil {
		return nil, err
	}
	s := &Sheet{to: to, view: v}
	s.begin(len(w.sheets) == 0)
	w.sheets = append(w.sheets, s)
	return s, nil
}

// Close ends the last sheet and the workbook. It does not close what was written to.
func (w *Writer) Close() error {
	if err := w.finishSheet(); err != nil {
		return err
	}
	if n := len(w.sheets); n < len(w.names) {
		return fmt.Errorf("xlsx: sheet %q was not written", w.names[n])
	}
	// Behind the sheets, which only now have said what they need.
	if err := w.part("xl/styles.xml", stylesPart(w.styles)); err != nil {
		return err
	}
	if err := w.part("xl/workbook.xml", w.workbook()); err != nil {
		return err
	}
	return w.zip.Close()
}

func (w *Writer) finishSheet() error {
	if len(w.sheets) == 0 {
		return nil
	}
	return w.sheets[len(w.sheets)-1].finish()
}

// epoch is the time of every part: the earliest that a zip file can say.
var epoch = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

func (w *Writer) create(name string) (io.Writer, error) {
	return w.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: epoch})
}

func (w *Writer) part(name, content string) error {
	to, err := w.create(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(to, xmlHeader+content)
	return err
}

// Names of ECMA-376.
const (
	xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

	nsMain      = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	nsRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsPackage   = "http://schemas.openxmlformats.org/package/2006/"

	typeDocument    = "application/vnd.openxmlformats-officedocument."
	typeSpreadsheet = typeDocument + "spreadsheetml."
)

const packageRelations = `<Relationships xmlns="` + nsPackage + `relationships">` +
	`<Relationship Id="rId1" Type="` + nsRelations + `/officeDocument" Target="xl/workbook.xml"/>` +
	`<Relationship Id="rId2" Type="` + nsPackage + `relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="rId3" Type="` + nsRelations + `/extended-properties" Target="docProps/app.xml"/></Relationships>`

func (w *Writer) contentTypes() string {
	var x strings.Builder
	x.WriteString(`<Types xmlns="` + nsPackage + `content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	override := func(part, contentType string) {
		fmt.Fprintf(&x, `<Override PartName="%s" ContentType="%s+xml"/>`, part, contentType)
	}
	override("/xl/workbook.xml", typeSpreadsheet+"sheet.main")
	override("/xl/styles.xml", typeSpreadsheet+"styles")
	for i := range w.names {
		override("/xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml", typeSpreadsheet+"worksheet")
	}
	override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties")
	override("/docProps/app.xml", typeDocument+"extended-properties")
	x.WriteString("</Types>")
	return x.String()
}

func appProperties(p Properties) string {
	return `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>` +
		escape(p.Application) + `</Application></Properties>`
}

// coreProperties has no times and no names of persons.
func coreProperties(p Properties) string {
	title := ""
	if p.Title != "" {
		title = "<dc:title>" + escape(p.Title) + "</dc:title>"
	}
	return `<cp:coreProperties xmlns:cp="` + nsPackage + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		title + "<dc:creator>" + escape(p.Application) + "</dc:creator></cp:coreProperties>"
}

// relations gives sheet n the id rIdn, and the styles the one behind.
func (w *Writer) relations() string {
	var x strings.Builder
	x.WriteString(`<Relationships xmlns="` + nsPackage + `relationships">`)
	for i := range w.names {
		fmt.Fprintf(&x, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, nsRelations, i+1)
	}
	fmt.Fprintf(&x, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/></Relationships>`, len(w.names)+1, nsRelations)
	return x.String()
}

func (w *Writer) workbook() string {
	var x, defined strings.Builder
	x.WriteString(`<workbook xmlns="` + nsMain + `" xmlns:r="` + nsRelations + `"><bookViews><workbookView/></bookViews><sheets>`)
	for i, name := range w.names {
		fmt.Fprintf(&x, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escape(name), i+1, i+1)
		quoted := escape("'" + strings.ReplaceAll(name, "'", "''") + "'")
		s := w.sheets[i]
		if s.filter != "" {
			fmt.Fprintf(&defined, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">%s!%s</definedName>`, i, quoted, s.filter)
		}
		if line := s.view.Repeated; line > 0 {
			fmt.Fprintf(&defined, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s!$%d:$%d</definedName>`, i, quoted, line, line)
		}
	}
	x.WriteString("</sheets>")
	if defined.Len() > 0 {
		x.WriteString("<definedNames>" + defined.String() + "</definedNames>")
	}
	x.WriteString("</workbook>")
	return x.String()
}

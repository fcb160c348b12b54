package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// cells reads the first sheet as "C12 kind text [formula]".
func cells(t testing.TB, w *Workbook) (all []string, err error) {
	t.Helper()
	for row, err := range w.Rows(&w.Sheets[0]) {
		if err != nil {
			return all, err
		}
		for _, c := range row.Cells {
			s := fmt.Sprintf("%s %d %s", CellName(c.Column, row.Number), c.Kind, c.Text)
			if c.Formula != "" {
				s += fmt.Sprintf(" [%s %v]", c.Formula, c.Calculated)
			}
			all = append(all, s)
		}
	}
	return all, nil
}

func TestCells(t *testing.T) {
	for name, c := range map[string]struct {
		sheet string
		want  []string
	}{
		"shared and rich text": {
			`<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row>`,
			[]string{"B2 0 Дата", `D2 0 ООО "Ромашка"`},
		},
		"inline text, a line break and a letter that XML does not allow": {
			`<row r="1"><c r="A1" t="inlineStr"><is><t>a&#10;b_x000D_c_x005F_x000D_</t></is></c></row>`,
			[]string{"A1 0 a\nb\rc_x000D_"},
		},
		"numbers are doubles": {
			`<row r="1"><c><v>1234.5599999999999</v></c><c><v>1.2345E+3</v></c><c><v>123456789012</v></c><c><v>0.1</v></c><c><v>-7</v></c><c><v>x</v></c></row>`,
			[]string{"A1 1 1234.56", "B1 1 1234.5", "C1 1 123456789012", "D1 1 0.1", "E1 1 -7", "F1 0 x"},
		},
		"dates by their format, and as text": {
			`<row r="1"><c s="1"><v>43296</v></c><c s="1"><v>43296.5855439815</v></c><c s="2"><v>43296</v></c><c t="d"><v>2018-07-15</v></c><c s="9"><v>1</v></c></row>`,
			[]string{"A1 2 2018-07-15", "B1 2 2018-07-15T14:03:11", "C1 1 43296", "D1 2 2018-07-15", "E1 1 1"},
		},
		"truth and errors": {
			`<row r="1"><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c></row>`,
			[]string{"A1 3 TRUE", "B1 3 FALSE", "C1 4 #N/A"},
		},
		"formulas": {
			`<row r="3"><c r="A3"><f>SUM(A1:A2)</f><v>3</v></c><c r="B3" t="str"><f>""</f><v></v></c><c r="C3"><f>A1</f></c><c r="D3"><f t="shared" si="0"/><v>4</v></c></row>`,
			[]string{"A3 1 3 [=SUM(A1:A2) true]", `B3 0  [="" true]`, "C3 0  [=A1 false]", "D3 1 4 [= true]"},
		},
		"a formula over an area": {
			`<row r="1"><c r="A1"><f t="array" ref="A1:B2">X</f><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>` +
				`<row r="2"><c r="A2"><v>4</v></c></row><row r="3"><c r="A3"><v>5</v></c></row>`,
			[]string{"A1 1 1 [=X true]", "B1 1 2 [= true]", "C1 1 3", "A2 1 4 [= true]", "A3 1 5"},
		},
		"empty cells and rows, prefixes, no references": {
			`<x:row><x:c><x:v>1</x:v></x:c><x:c s="1"/><x:c><x:v>2</x:v></x:c></x:row><row/><row r="9"><c r="C9"><v>3</v></c></row>`,
			[]string{"A1 1 1", "C1 1 2", "C9 1 3"},
		},
	} {
		got, err := cells(t, open(t, book(t, c.sheet)))
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q %v, want %q", name, got, err, c.want)
		}
	}
}

func TestDamagedSheets(t *testing.T) {
	for name, sheet := range map[string]string{
		"rows out of order":    `<row r="2"><c><v>1</v></c></row><row r="1"/>`,
		"cells out of order":   `<row r="1"><c r="B1"/><c r="A1"/></row>`,
		"a cell of elsewhere":  `<row r="1"><c r="A2"><v>1</v></c></row>`,
		"no such text":         `<row r="1"><c t="s"><v>2</v></c></row>`,
		"a row beyond all":     `<row r="1048577"/>`,
		"a column beyond all":  `<row r="1"><c r="XFE1"/></row>`,
		"an entity of its own": `<row r="1"><c t="str"><v>&x;</v></c></row>`,
		"not UTF-8":            "<row r=\"1\"><c t=\"str\"><v>\xcf</v></c></row>",
		"cut":                  `<row r="1"><c`,
		"a document type":      `<!DOCTYPE x [<!ENTITY a "b">]>`,
		"a text beyond all":    `<row r="1"><c t="str"><v>` + strings.Repeat("x", maxToken+1) + `</v></c></row>`,
	} {
		_, err := cells(t, open(t, book(t, sheet)))
		if _, ok := errors.AsType[*DamagedError](err); !ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFilesThatAreNoWorkbooks(t *testing.T) {
	zipped := func(parts ...string) []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, name := range parts {
			if _, err := w.Create(name); err != nil {
				t.Fatal(err)
			}
		}
		w.Close()
		return b.Bytes()
	}
	whole := book(t, `<row r="1"><c><v>1</v></c></row>`)
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"cut":           {whole[:len(whole)-40], ErrNotZip},
		"some archive":  {zipped("readme.txt"), ErrNotWorkbook},
		"a text":        {zipped("word/document.xml"), ErrNotWorkbook},
		"ods":           {zipped("mimetype", "content.xml"), ErrOpenDoc},
		"xlsb":          {zipped("xl/workbook.bin"), ErrBinary},
		"a bomb":        {book(t, strings.Repeat(" ", MaxPart+1)), ErrTooLarge},
		"a string bomb": {book(t, "", "xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si/>", MaxPart/5+1)+"</sst>"), ErrTooLarge},
	} {
		w, err := Open(bytes.NewReader(c.data), int64(len(c.data)))
		if err == nil {
			_, err = cells(t, w)
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestFlippedBytesAreFound(t *testing.T) {
	data := book(t, `<row r="1"><c><v>1234567</v></c></row>`)
	var stored bytes.Buffer // not compressed, so that a byte is a digit
	w := zip.NewWriter(&stored)
	for _, f := range open(t, data).parts {
		r, _ := f.Open()
		text, _ := io.ReadAll(r)
		to, _ := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
		to.Write(text)
	}
	w.Close()
	at := bytes.Index(stored.Bytes(), []byte("1234567"))
	stored.Bytes()[at]++
	if got, err := cells(t, open(t, stored.Bytes())); !errors.Is(err, zip.ErrChecksum) {
		t.Errorf("%v %v", got, err)
	}
}

func TestSheets(t *testing.T) {
	data := book(t, "", "xl/workbook.xml", `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets>`+
		`<sheet name="А &amp; Б" r:id="rId1"/><sheet name="h" state="hidden" r:id="rId1"/><sheet name="v" state="veryHidden" r:id="rId1"/><sheet name="chart" r:id="rId9"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>`+
			`<Relationship Id="rId9" Type="http://x/chartsheet" Target="charts/1.xml"/></Relationships>`)
	w := open(t, data)
	var names []string
	for _, s := range w.Sheets {
		names = append(names, fmt.Sprint(s.Name, s.Hidden))
	}
	if want := []string{"А & Бfalse", "htrue", "vtrue"}; !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
	if iso, _ := w.Date("0"); iso != "1904-01-01" {
		t.Errorf("day 0 of the 1904 system: %s", iso)
	}
}

func TestPlain(t *testing.T) {
	for stored, want := range map[string]string{
		"1234.5599999999999": "1234.56", "1.2345E+3": "1234.5", "1E-2": "0.01", "123456789012": "123456789012",
		"0": "0", "-0": "0", "-0.5": "-0.5", "1e15": "1000000000000000", "0.1": "0.1", "1234.565": "1234.565",
		"0.30000000000000004": "0.3", "999999999999999.9": "1000000000000000", "99999999999999.99": "100000000000000",
		"1.0": "1", "00012.50": "12.5", ".5": "0.5", "1.": "1", "+1": "1", "4.3499999999999996": "4.35", "1E308": "1" + strings.Repeat("0", 308),
	} {
		if got, ok := Plain(stored); got != want || !ok {
			t.Errorf("%s: %s, want %s", stored, got, want)
		}
	}
	for _, stored := range []string{"", "-", ".", "1,5", "NaN", "0x10", "1e", "1e401", "1E309", "-1e-400", "-+1", "1 2", "--1", "1.2.3"} {
		if got, ok := Plain(stored); ok {
			t.Errorf("%q: %s", stored, got)
		}
	}
}

func TestWhole(t *testing.T) {
	for stored, want := range map[string]string{
		"1234567890123451": "1234567890123451", "-1234567890123452": "-1234567890123452", "1.2345678901234512E+18": "1234567890123451200",
		"1234567890123451.0": "1234567890123451", "123456789012345": "", "1234567890123450": "", "1234567890123451.5": "", "1e400": "", "x": "",
	} {
		if got, ok := Whole(stored); got != want || ok != (want != "") {
			t.Errorf("%s: %q, want %q", stored, got, want)
		}
	}
}

func TestSerialDates(t *testing.T) {
	for _, c := range []struct {
		plain string
		since bool // 1904
		want  string
	}{
		{"1", false, "1900-01-01"},
		{"59", false, "1900-02-28"},
		{"60", false, "1900-02-29"},
		{"61", false, "1900-03-01"},
		{"43296", false, "2018-07-15"},
		{"41834", true, "2018-07-15"},
		{"2958465", false, "9999-12-31"},
		{"43296.5", false, "2018-07-15T12:00:00"},
		{"43296.999999999", false, "2018-07-16"},
		{"0.25", false, "06:00:00"},
		{"0", true, "1904-01-01"},
	} {
		if got, ok := serialDate(c.plain, c.since); got != c.want || !ok {
			t.Errorf("%s: %s, want %s", c.plain, got, c.want)
		}
	}
	for _, plain := range []string{"-1", "2958466", "99999999999999999999"} {
		if got, ok := serialDate(plain, false); ok {
			t.Errorf("%s: %s", plain, got)
		}
	}
}

func TestDateFormats(t *testing.T) {
	for _, code := range []string{`dd\.mm\.yyyy`, "m/d/yy h:mm", "[$-419]d mmm yyyy;@", "[h]:mm:ss", "mm:ss.0", "[$-F800]dddd", `yyyy"г."`} {
		if !isDateFormat(code) {
			t.Errorf("%s", code)
		}
	}
	for _, code := range []string{"", "General", "0.00", "#,##0.00_);[Red](#,##0.00)", `#,##0.00\ [$руб.-419]`, `0.00" days"`, `0\d`, "@", "0%", "0.00E+00", "Standard", `[Magenta]0`, `#,##0_d`} {
		if isDateFormat(code) {
			t.Errorf("%s", code)
		}
	}
}

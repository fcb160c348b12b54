package xlsx

import (
	"archive/zip"
	"bytes"
	"testing"
)

// book zips the parts of a workbook with one sheet, and whatever else is given as
// pairs of name and content.
func book(t testing.TB, sheet string, more ...string) []byte {
	t.Helper()
	parts := []string{
		"_rels/.rels", `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Лист1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships>` +
			`<Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="http://x/styles" Target="/xl/styles.xml"/>` +
			`<Relationship Id="rId3" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="4"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml", `<sst><si><t>Дата</t></si><si><r><t xml:space="preserve">ООО </t></r><r><t>&quot;Ромашка&quot;</t></r><rPh><t>no</t></rPh></si></sst>`,
		"xl/worksheets/sheet1.xml", `<?xml version="1.0"?><worksheet><sheetData>` + sheet + `</sheetData></worksheet>`,
	}
	content := map[string]string{}
	var names []string
	for i := 0; i < len(parts)+len(more); i += 2 {
		all := append(parts[:len(parts):len(parts)], more...)
		if _, again := content[all[i]]; !again {
			names = append(names, all[i])
		}
		content[all[i]] = all[i+1]
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t testing.TB, data []byte) *Workbook {
	t.Helper()
	w, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

package xlsx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/fundledger/fundledger/cli/output/xlsx"
)

// A cell is what a test writes, and what it expects to read.
type cell struct {
	style  xlsx.StyleID
	kind   string // text, number, blank
	text   string
	n      int64
	digits int
}

func (c *cell) write(s *xlsx.Sheet) {
	switch c.kind {
	case "text":
		s.Text(c.style, c.text)
	case "number":
		s.Number(c.style, c.n, c.digits)
	default:
		s.Blank(c.style)
	}
}

// value is what a reader must find: the digits are put together here in another
// way than where they are written.
func (c *cell) value() string {
	switch c.kind {
	case "text":
		var b strings.Builder
		for _, r := range c.text { // bytes that are no UTF-8 come as U+FFFD
			if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
				r = '\uFFFD'
			}
			b.WriteRune(r)
		}
		return b.String()
	case "number":
		digits, sign := strconv.FormatInt(c.n, 10), ""
		if digits[0] == '-' {
			digits, sign = digits[1:], "-"
		}
		digits = strings.Repeat("0", max(0, c.digits+1-len(digits))) + digits
		whole, fraction := digits[:len(digits)-c.digits], strings.TrimRight(digits[len(digits)-c.digits:], "0")
		return sign + strings.TrimSuffix(whole+"."+fraction, ".")
	}
	return ""
}

var fragments = []string{
	"=1+1", "-1", "0012", " ", "  ", "\t", "\n", "\r", "<&>", `"`, "'", "ООО «Ромашка»", "医療", "𝄞", "e\u0301", "\u00a0",
	"\x00", "\x1b[31m", "\x7f", "\ufffe", "\uffff", "\ufffd", "\xed\xa0\x80", "\xff", "_", "_x", "_x0041_", "_x005F_", "x0041_", "]]>",
}

func drawCell(t *rapid.T, styles int) cell {
	c := cell{
		style: xlsx.StyleID(rapid.IntRange(0, styles-1).Draw(t, "style")),
		kind:  rapid.SampledFrom([]string{"text", "number", "blank"}).Draw(t, "kind"),
	}
	switch c.kind {
	case "text":
		c.text = strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(fragments), rapid.String()), 0, 6).Draw(t, "text"), "")
	case "number":
		c.n = rapid.Int64Range(-999_999_999_999_999, 999_999_999_999_999).Draw(t, "n")
		c.digits = rapid.IntRange(0, 20).Draw(t, "digits")
	}
	return c
}

func drawStyle(t *rapid.T) xlsx.Style {
	flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
	return xlsx.Style{
		Format: rapid.SampledFrom([]string{"", "@", "#,##0.00;[Red]-#,##0.00", `#,##0.0" "%`, `dd\.mm\.yyyy`}).Draw(t, "format"),
		Points: rapid.SampledFrom([]int{0, 11, 13}).Draw(t, "points"),
		Bold:   flag("bold"), Italic: flag("italic"),
		Align:  xlsx.Align(rapid.IntRange(0, 2).Draw(t, "align")),
		Middle: flag("middle"), Wrap: flag("wrap"), Shaded: flag("shaded"), RuleAbove: flag("above"), RuleBelow: flag("below"),
	}
}

// Whatever is written comes back through excelize: every value, type and style.
func TestAnotherReaderFindsWhatWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		styles := append([]xlsx.Style{{}}, rapid.SliceOfNDistinct(rapid.Custom(drawStyle), 0, 5, rapid.ID).Draw(t, "styles")...)
		sheets := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) [][]cell {
			return rapid.SliceOfN(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) cell { return drawCell(t, len(styles)) }), 0, 30), 0, 8).Draw(t, "rows")
		}), 1, 3).Draw(t, "sheets")
		names := []string{"Отчёт", "it's & <more>", "3"}[:len(sheets)]

		var file bytes.Buffer
		book, err := xlsx.NewWriter(&file, xlsx.Properties{Application: "a & b", Title: "<title>"}, names...)
		if err != nil {
			t.Fatal(err)
		}
		ids := []xlsx.StyleID{0}
		for _, s := range styles[1:] {
			ids = append(ids, book.Style(s))
		}
		for i, rows := range sheets {
			sheet, err := book.Sheet(xlsx.View{Widths: []int{10, 20}, Frozen: i, Repeated: i, Landscape: i == 1})
			if err != nil {
				t.Fatal(err)
			}
			for r := range rows {
				if len(rows[r]) == 0 {
					sheet.SkipRow()
					continue
				}
				if err := sheet.NextRow(); err != nil {
					t.Fatal(err)
				}
				for c := range rows[r] {
					rows[r][c].style = ids[rows[r][c].style]
					rows[r][c].write(sheet)
				}
			}
			if sheet.Row() != len(rows) {
				t.Fatalf("row %d after %d", sheet.Row(), len(rows))
			}
			sheet.Filter(1, max(1, len(rows)), 28)
		}
		if err := book.Close(); err != nil {
			t.Fatal(err)
		}

		wellFormed(t, file.Bytes())
		f, err := excelize.OpenReader(&file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		f.Theme = excelize.NewFile().Theme // without one it tells no colours
		if got := f.GetSheetList(); fmt.Sprint(got) != fmt.Sprint(names) {
			t.Fatalf("sheets %q, want %q", got, names)
		}
		for i, rows := range sheets {
			for r := range rows {
				for c := range rows[r] {
					at, _ := excelize.CoordinatesToCellName(c+1, r+1)
					sameCell(t, f, names[i], at, &rows[r][c], styles)
				}
			}
			view, err := f.GetPanes(names[i])
			if err != nil || view.Freeze != (i > 0) || view.YSplit != i {
				t.Fatalf("panes %+v, %v", view, err)
			}
			width, err := f.GetColWidth(names[i], "B")
			if err != nil || width != 20 {
				t.Fatalf("width %v, %v", width, err)
			}
			layout, err := f.GetPageLayout(names[i])
			if err != nil || *layout.Orientation != map[bool]string{false: "portrait", true: "landscape"}[i == 1] || *layout.Size != 9 {
				t.Fatalf("page %+v, %v", layout, err)
			}
		}
		properties, err := f.GetDocProps()
		if err != nil || properties.Title != "<title>" || properties.Creator != "a & b" || properties.Created != "" {
			t.Fatalf("properties %+v, %v", properties, err)
		}
	})
}

func sameCell(t *rapid.T, f *excelize.File, sheet, at string, c *cell, styles []xlsx.Style) {
	got, err := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
	if err != nil || got != c.value() {
		t.Fatalf("%s %s: %+v came back as %q (%v), want %q", sheet, at, *c, got, err, c.value())
	}
	if formula, err := f.GetCellFormula(sheet, at); formula != "" || err != nil {
		t.Fatalf("%s: formula %q (%v)", at, formula, err)
	}
	kinds := map[string]excelize.CellType{"text": excelize.CellTypeInlineString, "number": excelize.CellTypeUnset, "blank": excelize.CellTypeUnset}
	if kind, err := f.GetCellType(sheet, at); kind != kinds[c.kind] || err != nil {
		t.Fatalf("%s: %+v is of type %v (%v)", at, *c, kind, err)
	}
	id, err := f.GetCellStyle(sheet, at)
	if err != nil || id != int(c.style) {
		t.Fatalf("%s: style %d (%v), want %d", at, id, err, c.style)
	}
	if id == 0 {
		return
	}
	read, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	want := styles[id]
	style := xlsx.Style{
		Points: int(read.Font.Size), Bold: read.Font.Bold, Italic: read.Font.Italic,
		Align:  map[string]xlsx.Align{"right": xlsx.Right, "center": xlsx.Centre}[read.Alignment.Horizontal],
		Middle: read.Alignment.Vertical == "center", Wrap: read.Alignment.WrapText,
		Shaded: read.Fill.Pattern == 1 && fmt.Sprint(read.Fill.Color) == "[E7ECF2]",
	}
	for _, side := range read.Border {
		style.RuleAbove = style.RuleAbove || side.Type == "top" && side.Style == 1
		style.RuleBelow = style.RuleBelow || side.Type == "bottom" && side.Style == 1
	}
	switch {
	case read.CustomNumFmt != nil:
		style.Format = *read.CustomNumFmt
	case read.NumFmt == 49:
		style.Format = "@"
	}
	if want.Points == 0 {
		want.Points = 11
	}
	if style != want || read.Font.Family != "Calibri" {
		t.Fatalf("%s: style %+v, want %+v", at, style, want)
	}
}

// wellFormed reads every part as XML, which excelize does not do with all of them.
func wellFormed(t interface{ Fatalf(string, ...any) }, file []byte) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, part := range z.File {
		if part.Modified.Year() != 1980 {
			t.Fatalf("%s has the time %v", part.Name, part.Modified)
		}
		r, err := part.Open()
		if err != nil {
			t.Fatalf("%v", err)
		}
		for d := xml.NewDecoder(r); err == nil; {
			_, err = d.Token()
		}
		if err != io.EOF {
			t.Fatalf("%s: %v", part.Name, err)
		}
	}
}

// write writes a workbook of one sheet with the rows.
func write(w io.Writer, rows int, row func(s *xlsx.Sheet, i int)) error {
	book, err := xlsx.NewWriter(w, xlsx.Properties{Application: "test"}, "Sheet")
	if err != nil {
		return err
	}
	s, err := book.Sheet(xlsx.View{})
	if err != nil {
		return err
	}
	for i := range rows {
		if err := s.NextRow(); err != nil {
			return err
		}
		row(s, i)
	}
	return book.Close()
}

func TestLongTextEndsInAnEllipsis(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("ж", xlsx.MaxText+1), strings.Repeat("𝄞", xlsx.MaxText), "ж" + strings.Repeat("𝄞", xlsx.MaxText),
		strings.Repeat("a", xlsx.MaxText-1) + "\xff\xff", strings.Repeat("a", xlsx.MaxText+1),
	} {
		whole := true
		var file bytes.Buffer
		if err := write(&file, 1, func(s *xlsx.Sheet, _ int) { whole = s.Text(0, text) }); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&file)
		if err != nil {
			t.Fatal(err)
		}
		got, err := f.GetCellValue("Sheet", "A1")
		kept, cut := strings.CutSuffix(got, "…")
		if units := len(utf16.Encode([]rune(got))); err != nil || whole || !cut || !strings.HasPrefix(text, kept) || units > xlsx.MaxText || units < xlsx.MaxText-1 {
			t.Errorf("%d bytes became %d units, whole: %v (%v)", len(text), units, whole, err)
		}
	}
	for _, text := range []string{strings.Repeat("ж", xlsx.MaxText), strings.Repeat("𝄞", xlsx.MaxText/2), strings.Repeat("<", xlsx.MaxText)} {
		write(io.Discard, 1, func(s *xlsx.Sheet, _ int) {
			if !s.Text(0, text) {
				t.Errorf("text that fits was cut: %.10q", text)
			}
		})
	}
}

func TestWhatASheetRefuses(t *testing.T) {
	number := func(n int64) error {
		return write(io.Discard, 1, func(s *xlsx.Sheet, _ int) { s.Number(0, n, 2) })
	}
	for n, exact := range map[int64]bool{
		0: true, 999_999_999_999_999: true, -999_999_999_999_999: true, 9_999_999_999_999_990: true, 1_000_000_000_000_000_000: true,
		1_000_000_000_000_001: false, 9_007_199_254_740_993: false, -1 << 63: false, 1<<63 - 1: false,
	} {
		if xlsx.Exact(n) != exact || errors.Is(number(n), xlsx.ErrInexact) == exact {
			t.Errorf("%d is exact: %v, %v, want %v", n, xlsx.Exact(n), number(n), exact)
		}
	}
	if err := write(io.Discard, 1, func(s *xlsx.Sheet, _ int) {
		for range xlsx.MaxColumns + 1 {
			s.Blank(0)
		}
	}); !errors.Is(err, xlsx.ErrColumns) {
		t.Errorf("a column too many: %v", err)
	}
	for skipped, want := range map[int]error{xlsx.MaxRows - 1: nil, xlsx.MaxRows: xlsx.ErrRows} {
		if err := write(io.Discard, 1, func(s *xlsx.Sheet, _ int) {
			for range skipped - 1 {
				s.SkipRow()
			}
			s.NextRow()
		}); !errors.Is(err, want) {
			t.Errorf("a row behind %d: %v", skipped, err)
		}
	}
	broken := errors.New("broken")
	if err := write(failing{broken}, 10_000, func(s *xlsx.Sheet, i int) { s.Number(0, int64(i)*7919, 0) }); !errors.Is(err, broken) {
		t.Errorf("an error of the writer came out as %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestSheetsAreWrittenInTheirOrder(t *testing.T) {
	book, err := xlsx.NewWriter(io.Discard, xlsx.Properties{}, "a", "b")
	if err != nil {
		t.Fatal(err)
	}
	s, err := book.Sheet(xlsx.View{})
	if err != nil {
		t.Fatal(err)
	}
	s.Blank(0)
	if _, err := book.Sheet(xlsx.View{}); err == nil {
		t.Error("a cell outside a row was taken")
	}
	if err := book.Close(); err == nil {
		t.Error("a workbook was closed after an error")
	}
	one, _ := xlsx.NewWriter(io.Discard, xlsx.Properties{}, "a", "b")
	one.Sheet(xlsx.View{})
	if err := one.Close(); err == nil {
		t.Error("a workbook was closed without its second sheet")
	}
	one.Sheet(xlsx.View{})
	if _, err := one.Sheet(xlsx.View{}); err == nil {
		t.Error("a third sheet of two")
	}
}

func TestNamesOfSheets(t *testing.T) {
	for _, names := range [][]string{
		{},
		{""},
		{"a", "A"},
		{"Отчёт", "ОТЧЁТ"},
		{strings.Repeat("ж", 32)},
		{strings.Repeat("𝄞", 16)},
		{"a/b"},
		{`a\b`},
		{"a?"},
		{"a*"},
		{"a:b"},
		{"[a]"},
		{"'a"},
		{"a'"},
		{"history"},
		{"a\nb"},
		{"\xff"},
		{"\uffff"},
	} {
		if _, err := xlsx.NewWriter(io.Discard, xlsx.Properties{}, names...); err == nil {
			t.Errorf("%q was taken", names)
		}
	}
	if _, err := xlsx.NewWriter(io.Discard, xlsx.Properties{}, strings.Repeat("ж", 31), "it's", "<&>", " "); err != nil {
		t.Error(err)
	}
}

// Memory does not grow with rows: a row costs none.
func TestRowsCostNoMemory(t *testing.T) {
	book, err := xlsx.NewWriter(io.Discard, xlsx.Properties{}, "a")
	if err != nil {
		t.Fatal(err)
	}
	s, err := book.Sheet(xlsx.View{})
	if err != nil {
		t.Fatal(err)
	}
	row := func() {
		s.NextRow()
		s.Text(1, `ООО "Связь" & Co`)
		s.Number(2, 123456, 2)
		s.Blank(3)
	}
	for range 5000 {
		row()
	}
	if n := testing.AllocsPerRun(5000, row); n != 0 {
		t.Errorf("a row allocates %v times", n)
	}
}

// BenchmarkSheet writes 100,000 rows of 8 columns, such as a register has. The size
// of the file is a metric, since it is what compression is chosen by.
func BenchmarkSheet(b *testing.B) {
	b.ReportAllocs()
	size := &counter{}
	for b.Loop() {
		size.n = 0
		if err := write(size, 100_000, func(s *xlsx.Sheet, i int) {
			s.Text(1, "digital-economy#"+strconv.Itoa(i))
			s.Number(2, int64(43000+i%365), 0)
			s.Text(1, "digital-economy/e-prescription/2018")
			s.Text(1, "BYN")
			s.Number(3, int64(i)*7919%1_000_000_007, 2)
			s.Text(1, `ООО "Медсофт"`)
			s.Text(1, strconv.Itoa(i*31%10_007)+" 2018-03-14")
			s.Text(1, "Оплата по договору № "+strconv.Itoa(i%97))
		}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(size.n), "bytes/file")
}

type counter struct{ n int }

func (c *counter) Write(p []byte) (int, error) {
	c.n += len(p)
	return len(p), nil
}

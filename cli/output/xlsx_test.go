package output

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/cli/output/xlsx"
	"github.com/fundledger/fundledger/ledger"
)

// openBook writes a table and opens what was written.
func openBook(t *testing.T, table *Table, s Style) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := table.Write(&b, XLSX, s); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// sheet spells the cells of a sheet: as stored, or as they are shown.
func sheet(t *testing.T, f *excelize.File, name string, raw bool) string {
	t.Helper()
	rows, err := f.GetRows(name, excelize.Options{RawCellValue: raw})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(strings.Join(row, "|") + "\n")
	}
	return b.String()
}

func TestWorkbook(t *testing.T) {
	table := sample()
	table.Below = []*Table{{
		Title:   []string{"Control totals"},
		Columns: []Column{{Key: "currency"}, {Key: "count", Kind: Integer}},
		Rows:    Rows(Row{Cells: []Cell{String("BYN"), Int(3)}, Kind: Total}),
		Key:     "control",
	}}
	f := openBook(t, table, Style{About: []Field{{"period", String("not this one")}, {"program", String("fundledger")}}})
	want := `Spent in 2018H1

Source|Date|Spent|% executed
State programmes
Цифровая экономика|43281|1234567.89|1.234
a|b "c"||-0.05
医療|43281|1
Total||1234568.84

Illustrative.

Control totals

Currency|Count
BYN|3
`
	if got := sheet(t, f, "Report", true); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if got, want := sheet(t, f, "Report", false), "Цифровая экономика|2018-06-30|1,234,567.89|123.4%"; !strings.Contains(got, want) {
		t.Errorf("no %q in:\n%s", want, got)
	}
	want = "Particular|Value\nPeriod|2018H1\nEntries|1\u00a0234\nAs of|2018-06-30\nProgram|fundledger\n"
	if got := sheet(t, f, "Fingerprint", false); got != want {
		t.Errorf("fingerprint: got:\n%s\nwant:\n%s", got, want)
	}
	panes, err := f.GetPanes("Report")
	if err != nil || !panes.Freeze || panes.YSplit != 3 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	names := fmt.Sprint(f.GetDefinedName())
	for _, want := range []string{"'Report'!$3:$3", "'Report'!$A$3:$D$7"} { // the filter ends above the total
		if !strings.Contains(names, want) {
			t.Errorf("no %s in %s", want, names)
		}
	}
	for cell, bold := range map[string]bool{"A1": true, "A3": true, "A4": true, "A5": false, "C8": true} {
		id, err := f.GetCellStyle("Report", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil || style.Font.Bold != bold {
			t.Errorf("%s: bold is %v, want %v (%v)", cell, style.Font.Bold, bold, err)
		}
	}
}

func TestWorkbookInRussian(t *testing.T) {
	f := openBook(t, sample(), Style{Lang: catalogue.Russian})
	if got, want := sheet(t, f, "Отчёт", false), "Источник|Дата|Кассовый расход|% к плану\n"; !strings.Contains(got, want) {
		t.Errorf("no %q in:\n%s", want, got)
	}
	if got, want := sheet(t, f, "Отчёт", false), "|30.06.2018|"; !strings.Contains(got, want) {
		t.Errorf("no %q in:\n%s", want, got)
	}
	if got := f.GetSheetList(); fmt.Sprint(got) != "[Отчёт Отпечаток]" {
		t.Errorf("sheets %v", got)
	}
}

// The same table has the same bytes, whenever it is written.
func TestWorkbookIsReproducible(t *testing.T) {
	var a, b bytes.Buffer
	for _, w := range []io.Writer{&a, &b} {
		if err := sample().Write(w, XLSX, Style{}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two workbooks of one table differ")
	}
	z, err := zip.NewReader(bytes.NewReader(a.Bytes()), int64(a.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s has the time %v", f.Name, f.Modified)
		}
	}
}

func TestTextIsNeverAFormula(t *testing.T) {
	texts := []string{"=1+1", "+375 17 200", "@SUM(A1)", "-1", "0012", "1e5", "2018-01-01", " a ", "a\nb", "_x0041_", "<&>", "", "\x01"}
	table := &Table{Columns: []Column{{Key: "payee"}}}
	var rows []Row
	for _, s := range texts {
		rows = append(rows, Row{Cells: []Cell{String(s)}})
	}
	table.Rows = Rows(rows...)
	f := openBook(t, table, Style{})
	for i, want := range texts {
		cell := "A" + strconv.Itoa(i+2)
		if formula, err := f.GetCellFormula("Report", cell); formula != "" || err != nil {
			t.Errorf("%q became the formula %q (%v)", want, formula, err)
		}
		if want == "\x01" {
			want = "\ufffd" // XML has no place for it
		}
		if got, err := f.GetCellValue("Report", cell); got != want || err != nil {
			t.Errorf("%q came back as %q (%v)", want, got, err)
		}
		if kind, err := f.GetCellType("Report", cell); kind != excelize.CellTypeInlineString || err != nil {
			t.Errorf("%q is of type %v (%v)", want, kind, err)
		}
	}
}

// What stands in a sheet is the amount: as the number that was meant, or as text
// and counted in a note.
func TestSheetNumbersAreExact(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var rows []Row
		var want []decimal.Decimal
		long := 0
		for range rapid.IntRange(1, 30).Draw(rt, "rows") {
			n := rapid.Int64().Draw(rt, "n")
			if rapid.Bool().Draw(rt, "short") {
				n %= 1e15
			}
			cell := Decimal(n, rapid.IntRange(0, 5).Draw(rt, "digits"))
			value := decimal.New(n, -int32(cell.Digits))
			if rapid.Bool().Draw(rt, "share") {
				cell.Kind = Percent
				value = value.Shift(-2)
			}
			if cell.Kind == Amount && !isExact(value) {
				long++
			}
			rows, want = append(rows, Row{Cells: []Cell{cell}}), append(want, value)
		}
		f := openBook(t, &Table{Columns: []Column{{Key: "amount", Kind: Amount}}, Rows: Rows(rows...)}, Style{})
		for i, want := range want {
			at := "A" + strconv.Itoa(i+2)
			stored, err := f.GetCellValue("Report", at, excelize.Options{RawCellValue: true})
			if err != nil {
				rt.Fatal(err)
			}
			if got, err := decimal.NewFromString(stored); err != nil || !got.Equal(want) {
				rt.Fatalf("%v is written as %q", want, stored)
			}
			kind, err := f.GetCellType("Report", at)
			if err != nil || (kind == excelize.CellTypeInlineString) == isExact(want) {
				rt.Fatalf("%v is of type %v (%v)", want, kind, err)
			}
		}
		note, err := f.GetCellValue("Report", "A"+strconv.Itoa(len(rows)+3))
		if err != nil || strings.HasPrefix(note, strconv.Itoa(long)+" amount") != (long > 0) {
			rt.Fatalf("%d long amounts, and the note is %q (%v)", long, note, err)
		}
	})
}

// isExact counts digits the long way.
func isExact(d decimal.Decimal) bool {
	return len(strings.Trim(d.Coefficient().Abs(d.Coefficient()).String(), "0")) <= xlsx.MaxDigits
}

func TestLongAmountsStandAsText(t *testing.T) {
	table := &Table{
		Columns: []Column{{Key: "amount", Kind: Amount}},
		Rows:    Rows(Row{Cells: []Cell{Decimal(1234567890123456, 2)}}, Row{Cells: []Cell{Decimal(999999999999999, 2)}}),
	}
	got := sheet(t, openBook(t, table, Style{}), "Report", true)
	want := "Amount\n12345678901234.56\n9999999999999.99\n\n" +
		"1 amount has more than the 15 digits that a spreadsheet can hold, and stands as text: what adds the column up leaves it out\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDaysOfASheet(t *testing.T) {
	for day, want := range map[string]int64{"1900-03-01": 61, "2018-07-15": 43296, "2199-12-31": 109574} {
		d, err := ledger.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := sheetDay(d); got != want || !ok {
			t.Errorf("%s is %d, %v, want %d", day, got, ok, want)
		}
	}
	if _, ok := sheetDay(ledger.NewDate(1900, 2, 28)); ok {
		t.Error("a day before March 1900 became a number")
	}
}

func TestLongTextsAreCutWithANote(t *testing.T) {
	long := strings.Repeat("ж", xlsx.MaxText+1)
	f := openBook(t, &Table{Columns: []Column{{Key: "payee"}}, Rows: Rows(Row{Cells: []Cell{String(long)}}, Row{Cells: []Cell{String(long[2:])}})}, Style{})
	want := "Payee\n" + long[4:] + "…\n" + long[2:] + "\n\n" +
		"1 text is longer than the 32\u00a0767 characters that a cell of a spreadsheet can hold, and is cut short: -O csv has it in full\n"
	if got := sheet(t, f, "Report", true); got != want {
		t.Errorf("got %d bytes that end in %q, want %d", len(got), got[max(0, len(got)-300):], len(want))
	}
}

// More rows than the widths are chosen by, cells used again for each row.
func TestWorkbookOfManyRows(t *testing.T) {
	const n = widthSample + 500
	cells := make([]Cell, 2)
	table := &Table{
		Columns: []Column{{Key: "entry"}, {Key: "ordinal", Kind: Integer}, {Key: "act", Optional: true}},
		Rows: func(yield func(Row, error) bool) {
			for i := range n {
				cells[0], cells[1] = String("wb#"+strconv.Itoa(i)), Int(int64(i))
				if !yield(Row{Cells: cells}, nil) {
					return
				}
			}
		},
	}
	rows, err := openBook(t, table, Style{}).GetRows("Report")
	if err != nil || len(rows) != n+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, row := range rows[1:] {
		if row[0] != "wb#"+strconv.Itoa(i) {
			t.Fatalf("row %d is %q", i, row)
		}
	}
}

func TestWorkbookErrors(t *testing.T) {
	broken := errors.New("broken")
	table := &Table{Columns: []Column{{Key: "entry"}}, Rows: iter.Seq2[Row, error](func(yield func(Row, error) bool) { yield(Row{}, broken) })}
	if err := table.Write(io.Discard, XLSX, Style{}); !errors.Is(err, broken) {
		t.Errorf("an error among the rows came out as %v", err)
	}
	if err := sample().Write(failingWriter{broken}, XLSX, Style{}); !errors.Is(err, broken) {
		t.Errorf("an error of the writer came out as %v", err)
	}
	file, err := xlsx.NewWriter(io.Discard, xlsx.Properties{}, "Report")
	if err != nil {
		t.Fatal(err)
	}
	full := &workbook{file: file, styles: map[look]xlsx.StyleID{}}
	if full.sheet, err = file.Sheet(xlsx.View{}); err != nil {
		t.Fatal(err)
	}
	for range xlsx.MaxRows {
		full.sheet.SkipRow()
	}
	if err := refusalOf(full.writeLine("one more", look{})); ledger.RefusalCode(err) != "sheet-full" {
		t.Errorf("a row too many: %v", err)
	}
	wide := &Table{Columns: make([]Column, xlsx.MaxColumns+1), Rows: Rows(Row{})}
	if err := wide.Write(io.Discard, XLSX, Style{}); ledger.RefusalCode(err) != "sheet-wide" {
		t.Errorf("a column too many: %v", err)
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) { return 0, w.err }

func BenchmarkWorkbook(b *testing.B) {
	cells := []Cell{String("digital-economy#12345"), Day(43000), String("digital-economy/e-prescription/2018"), String("BYN"), {}, String(`ООО "Медсофт"`), String("114 2018-03-14"), String("Оплата по договору № 17")}
	table := &Table{Columns: []Column{{Key: "entry"}, {Key: "value_date", Kind: Date}, {Key: "line"}, {Key: "currency"}, {Key: "amount", Kind: Amount}, {Key: "payee"}, {Key: "document"}, {Key: "purpose"}}}
	b.ReportAllocs()
	for b.Loop() {
		table.Rows = func(yield func(Row, error) bool) {
			for i := range 100_000 {
				cells[4] = Decimal(int64(i)*101, 2)
				if !yield(Row{Cells: cells}, nil) {
					return
				}
			}
		}
		if err := table.Write(io.Discard, XLSX, Style{}); err != nil {
			b.Fatal(err)
		}
	}
}

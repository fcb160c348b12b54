package output

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/ledger"
)

func sample() *Table {
	day := ledger.NewDate(2018, 6, 30)
	return &Table{
		Title: []string{"Spent in 2018H1"},
		Meta:  []Field{{"period", String("2018H1")}, {"entries", Int(1234)}, {"as_of", Day(day)}},
		Columns: []Column{
			{Key: "source"},
			{Key: "date", Kind: Date},
			{Key: "spent", Kind: Amount},
			{Key: "executed", Kind: Percent},
		},
		Rows: Rows(
			Row{Cells: []Cell{String("State programmes")}, Kind: Group},
			Row{Cells: []Cell{String("Цифровая экономика"), Day(day), Decimal(123456789, 2), Share(1234, 1)}},
			Row{Cells: []Cell{String(`a|b "c"`), None(), Decimal(-5, 2), None()}},
			Row{Cells: []Cell{String("医療"), Day(day), Decimal(100, 2)}},
			Row{Cells: []Cell{String("Total"), None(), Decimal(123456884, 2)}, Kind: Total},
		),
		Notes: []string{"Illustrative."},
	}
}

func render(t *testing.T, table *Table, f Format, s Style) string {
	t.Helper()
	var b bytes.Buffer
	if err := table.Write(&b, f, s); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(b.String(), "\u00a0", "_")
}

func TestPlainTable(t *testing.T) {
	want := `Spent in 2018H1

Source              Date               Spent  % executed
──────────────────  ──────────  ────────────  ──────────
State programmes
Цифровая экономика  2018-06-30  1_234_567.89     123.4_%
a|b "c"                                -0.05
医療                2018-06-30          1.00
──────────────────  ──────────  ────────────  ──────────
Total                           1_234_568.84

Illustrative.
`
	if got := render(t, sample(), Plain, Style{}); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestPlainTableInRussian(t *testing.T) {
	got := render(t, sample(), Plain, Style{Lang: catalogue.Russian, Colour: true})
	for _, want := range []string{
		"\x1b[1mИсточник            Дата        Кассовый расход  % к плану\x1b[0m\n",
		"Цифровая экономика  30.06.2018     1_234_567,89    123,4_%\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
}

func TestMarkdown(t *testing.T) {
	want := `Spent in 2018H1

| Source             | Date       |        Spent | % executed |
| ------------------ | ---------- | -----------: | ---------: |
| **State programmes** |            |              |            |
| Цифровая экономика | 2018-06-30 | 1_234_567.89 |    123.4_% |
| a\|b "c"            |            |        -0.05 |            |
| 医療               | 2018-06-30 |         1.00 |            |
| **Total**          |            | **1_234_568.84** |            |

Illustrative.
`
	if got := render(t, sample(), Markdown, Style{}); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// CSV and JSON do not follow the language.
func TestCSVAndJSON(t *testing.T) {
	for _, lang := range []catalogue.Lang{catalogue.English, catalogue.Russian} {
		wantCSV := `source,date,spent,executed
Цифровая экономика,2018-06-30,1234567.89,123.4
"a|b ""c""",,-0.05,
医療,2018-06-30,1.00,
`
		if got := render(t, sample(), CSV, Style{Lang: lang}); got != wantCSV {
			t.Errorf("got:\n%s\nwant:\n%s", got, wantCSV)
		}
		wantJSON := `{
"period": "2018H1",
"entries": 1234,
"as_of": "2018-06-30",
"rows": [
{"source":"Цифровая экономика","date":"2018-06-30","spent":"1234567.89","executed":"123.4"},
{"source":"a|b \"c\"","date":null,"spent":"-0.05","executed":null},
{"source":"医療","date":"2018-06-30","spent":"1.00","executed":null}
],
"totals": [
{"source":"Total","date":null,"spent":"1234568.84","executed":null}
]
}
`
		if got := render(t, sample(), JSON, Style{Lang: lang}); got != wantJSON {
			t.Errorf("got:\n%s\nwant:\n%s", got, wantJSON)
		}
	}
}

// A column in which nothing stands is for programs only, if it may be left out.
func TestOptionalColumns(t *testing.T) {
	table := &Table{
		Columns: []Column{{Key: "source", Optional: true}, {Key: "payee", Optional: true}, {Key: "spent", Kind: Amount}},
		Rows:    Rows(Row{Cells: []Cell{String("wb"), None(), None()}}, Row{Cells: []Cell{None()}}),
	}
	for form, want := range map[Format]string{
		Plain:    "Source  Spent\n──────  ─────\nwb\n\n",
		Markdown: "| Source | Spent |\n| ------ | ----: |\n| wb     |       |\n|        |       |\n",
		CSV:      "source,payee,spent\nwb,,\n,,\n",
	} {
		if got := render(t, table, form, Style{}); got != want {
			t.Errorf("%v: got:\n%s\nwant:\n%s", form, got, want)
		}
	}
}

func TestEmptyTableIsValidJSON(t *testing.T) {
	got := render(t, &Table{Columns: []Column{{Key: "a"}}}, JSON, Style{})
	if !json.Valid([]byte(got)) {
		t.Errorf("not JSON: %s", got)
	}
}

// An error among the rows ends every format; nothing is swallowed.
func TestErrorsOfRowsComeOut(t *testing.T) {
	broken := errors.New("the store is gone")
	for i := range FormatNames {
		table := sample()
		table.Rows = func(yield func(Row, error) bool) {
			_ = yield(Row{Cells: []Cell{String("x")}}, nil) && yield(Row{}, broken)
		}
		if err := table.Write(io.Discard, Format(i), Style{}); !errors.Is(err, broken) {
			t.Errorf("%v: error %v", Format(i), err)
		}
	}
}

func TestFormulasAreDefused(t *testing.T) {
	tests := map[string]string{
		"=1+1":              "'=1+1",
		"@SUM(A1)":          "'@SUM(A1)",
		"+cmd|' /C calc'!A": "'+cmd|' /C calc'!A",
		"-2+3+cmd":          "'-2+3+cmd",
		"\tx":               "'\tx",
		"-":                 "-",
		"-5":                "-5",
		"+375 17 200-00-00": "+375 17 200-00-00",
		"a=b":               "a=b",
		"":                  "",
	}
	for text, want := range tests {
		c := String(text)
		if got := string(appendCSV(nil, &c)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	amount := Decimal(-500, 2)
	if got := string(appendCSV(nil, &amount)); got != "-5.00" {
		t.Errorf("an amount became %q", got)
	}
}

// What is written as CSV is read by encoding/csv, and as JSON by encoding/json,
// as the same text.
func FuzzTextSurvives(f *testing.F) {
	for _, s := range []string{"", "a,b", `"`, "a\nb", " a ", "ё\u2028", "\x00\x1f\\", "\xff", "'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var back string
		if err := json.Unmarshal(appendJSONText(nil, s), &back); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if want := strings.ToValidUTF8(s, "\ufffd"); back != want && !strings.Contains(s, "\xff") {
			// ToValidUTF8 makes one mark of a run of bad bytes, JSON one of each.
			if strings.ReplaceAll(back, "\ufffd", "") != strings.ReplaceAll(want, "\ufffd", "") {
				t.Fatalf("JSON: %q came back as %q", s, back)
			}
		}
		line := append(appendCSVText(appendCSVText(nil, s), ""), ",x\n"...)
		record, err := csv.NewReader(bytes.NewReader(line)).Read()
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		// encoding/csv reads a line break inside quotes as \n, however written.
		if want := strings.ReplaceAll(s, "\r\n", "\n"); record[0] != want {
			t.Fatalf("CSV: %q came back as %q", s, record[0])
		}
	})
}

func TestFormatNames(t *testing.T) {
	for i, name := range FormatNames {
		if f, ok := ParseFormat(name); !ok || f != Format(i) || f.String() != name {
			t.Errorf("%s: %v", name, f)
		}
	}
	for file, want := range map[string]Format{"a.csv": CSV, "a.JSON": JSON, "a.b.md": Markdown, "a.txt": Plain, "a.XLSX": XLSX, "a.html": HTML, "a.htm": HTML} {
		if got, ok := FormatOf(file); !ok || got != want {
			t.Errorf("%s: %v", file, got)
		}
	}
	for _, file := range []string{"a", "a.xls", "csv", "a.pdf"} {
		if f, ok := FormatOf(file); ok {
			t.Errorf("%s: %v", file, f)
		}
	}
}

// Control totals under a register: below it for people, lists of their own in JSON,
// and not in CSV.
func TestTablesBelow(t *testing.T) {
	table := &Table{
		Columns: []Column{{Key: "entry"}, {Key: "amount", Kind: Amount}},
		Rows: Rows(
			Row{Cells: []Cell{String("wb#1"), Decimal(4, 1)}},
			Row{Cells: []Cell{String("Rounding"), Decimal(1, 1)}, Kind: Rounding},
			Row{Cells: []Cell{String("Total"), Decimal(5, 1)}, Kind: Total},
		),
		Below: []*Table{{
			Key: "by_source", Title: []string{"By source"},
			Columns: []Column{{Key: "source"}},
			Rows:    Rows(Row{Cells: []Cell{String("wb")}}, Row{Cells: []Cell{String("grodno")}}, Row{Cells: []Cell{String("all")}, Kind: Total}),
		}},
	}
	for f, want := range map[Format]string{
		CSV: "entry,amount\nwb#1,0.4\n",
		JSON: `{
"rows": [
{"entry":"wb#1","amount":"0.4"}
],
"totals": [
{"entry":"Total","amount":"0.5"}
],
"rounding": [
{"entry":"Rounding","amount":"0.1"}
],
"by_source": [
{"source":"wb"},
{"source":"grodno"}
],
"by_source_totals": [
{"source":"all"}
]
}
`,
		Plain: `Entry     Amount
────────  ──────
wb#1         0.4
Rounding     0.1
────────  ──────
Total        0.5

By source

Source
──────
wb
grodno
──────
all
`,
	} {
		got := render(t, table, f, Style{})
		if got != want {
			t.Errorf("%v: got:\n%s\nwant:\n%s", f, got, want)
		}
		if f == JSON && !json.Valid([]byte(got)) {
			t.Errorf("no JSON: %s", got)
		}
	}
}

func million() iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		var cells [3]Cell
		for i := range int64(1_000_000) {
			cells[0] = String("state-programme-digital")
			cells[1] = Day(ledger.Date(17000 + i%1500))
			cells[2] = Decimal(i*37, 2)
			if !yield(Row{Cells: cells[:]}, nil) {
				return
			}
		}
	}
}

// A million rows of three columns; the goal is 150 ms.
func BenchmarkMillionRows(b *testing.B) {
	for _, f := range []Format{CSV, JSON, Plain} {
		b.Run(f.String(), func(b *testing.B) {
			for b.Loop() {
				t := &Table{
					Columns: []Column{{Key: "source"}, {Key: "date", Kind: Date}, {Key: "spent", Kind: Amount}},
					Rows:    million(),
				}
				if err := t.Write(io.Discard, f, Style{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

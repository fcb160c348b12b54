package intake

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"github.com/fundledger/fundledger/ledger"
)

// writeFile puts content into a file of its own.
func writeFile(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// open opens content as a file; an empty profile is none.
func open(t testing.TB, content, profile string) (*File, error) {
	t.Helper()
	var p *Profile
	if profile != "" {
		var err error
		if p, err = ReadProfile(writeFile(t, "profile.toml", profile)); err != nil {
			return nil, err
		}
	}
	f, err := Open(writeFile(t, "file.csv", content), p)
	if err == nil {
		t.Cleanup(func() { f.Close() })
	}
	return f, err
}

func mustOpen(t testing.TB, content, profile string) *File {
	t.Helper()
	f, err := open(t, content, profile)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// readAll returns all rows and problems.
func readAll(t testing.TB, f *File) (rows []Row, problems []Problem) {
	t.Helper()
	for b, err := range f.Blocks() {
		if err != nil {
			t.Fatal(err)
		}
		rows, problems = append(rows, b.Rows...), append(problems, b.Problems...)
	}
	return rows, problems
}

// in1251 is text as an office program of that time writes it.
func in1251(t testing.TB, text string) string {
	t.Helper()
	encoded, err := charmap.Windows1251.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	if got := ledger.RefusalCode(err); got != code {
		t.Errorf("refused with %q (%v), want %q", got, err, code)
	}
}

func text(t *testing.T, r *Row, field Field) string {
	t.Helper()
	s, err := r.Text(field)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const head = "source,line,amount,value_date,purpose\n"

func TestDialects(t *testing.T) {
	tests := []struct{ name, content, purpose string }{
		{"comma", head + "wb,fees,1.50,2018-07-15,plain\n", "plain"},
		{"semicolon", strings.ReplaceAll(head, ",", ";") + "wb;fees;1.50;2018-07-15;a, b\n", "a, b"},
		{"tab", strings.ReplaceAll(head, ",", "\t") + "wb\tfees\t1.50\t2018-07-15\ta, b; c\n", "a, b; c"},
		{"bar", strings.ReplaceAll(head, ",", "|") + "wb|fees|1.50|2018-07-15|x\n", "x"},
		{"CRLF", strings.ReplaceAll(head, "\n", "\r\n") + "wb,fees,1.50,2018-07-15,x\r\n", "x"},
		{"no line break at the end", head + "wb,fees,1.50,2018-07-15,x", "x"},
		{"CR at the end", head + "wb,fees,1.50,2018-07-15,x\r", "x"},
		{"quoted", head + `wb,fees,1.50,2018-07-15,"a ""b"", c"` + "\n", `a "b", c`},
		{"quoted at the end", head + `wb,fees,1.50,2018-07-15,"x"`, "x"},
		{"quoted with CRLF", head + `wb,fees,1.50,2018-07-15,"x"` + "\r\n", "x"},
		{"empty quoted", head + `wb,fees,1.50,2018-07-15,""` + "\n", ""},
		{"line break in a cell", head + "wb,fees,1.50,2018-07-15,\"a\nb\"\n", "a b"},
		{"quote inside a cell", head + `wb,fees,1.50,2018-07-15,ООО "Ромашка"` + "\n", `ООО "Ромашка"`},
		{"spaces around", head + " wb ,fees, 1.50\u00a0,\t2018-07-15 , x \n", "x"},
		{"empty rows first", "\n,,,,\n\n" + head + "wb,fees,1.50,2018-07-15,x\n", "x"},
		{"empty cells too many", head + "wb,fees,1.50,2018-07-15,x,,\n", "x"},
		{"byte order mark", "\ufeff" + head + "wb,fees,1.50,2018-07-15,ж\n", "ж"},
		{"composed", head + "wb,fees,1.50,2018-07-15,и\u0306\n", "й"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := mustOpen(t, tt.content, "")
			rows, problems := readAll(t, f)
			if len(problems) > 0 || len(rows) != 1 {
				t.Fatalf("%d rows, problems %v", len(rows), problems)
			}
			r := &rows[0]
			day, err := r.Date(ValueDate)
			if err != nil || day != ledger.NewDate(2018, 7, 15) {
				t.Errorf("date %v, %v", day, err)
			}
			amount, err := r.Amount(Amount, 2)
			if err != nil || amount != 150 {
				t.Errorf("amount %d, %v", amount, err)
			}
			if got := text(t, r, Source); got != "wb" {
				t.Errorf("source %q", got)
			}
			if got := text(t, r, Purpose); got != tt.purpose {
				t.Errorf("purpose %q, want %q", got, tt.purpose)
			}
			if f.Kind != Expenditures {
				t.Errorf("kind %s", f.Kind)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const russian = "source;line;amount;value_date;purpose\nминск;сети;1.50;2018-07-15;Электронный рецепт\n"
	tests := []struct{ name, content, profile, encoding string }{
		{"UTF-8, found out", russian, "", "utf-8"},
		{"Windows-1251, found out", in1251(t, russian), "", "windows-1251"},
		{"Windows-1251, said", in1251(t, russian), oneToOne + "[file]\nencoding = \"windows-1251\"\n", "windows-1251"},
		{"ASCII", "source;line;amount;value_date;purpose\nminsk;nets;1.50;2018-07-15;x\n", "", "utf-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := mustOpen(t, tt.content, tt.profile)
			rows, problems := readAll(t, f)
			if len(rows) != 1 || problems != nil {
				t.Fatalf("%d rows, problems %v", len(rows), problems)
			}
			if f.Encoding() != tt.encoding {
				t.Errorf("encoding %s, want %s", f.Encoding(), tt.encoding)
			}
			if tt.name == "ASCII" {
				return
			}
			if got := text(t, &rows[0], Purpose); got != "Электронный рецепт" {
				t.Errorf("purpose %q", got)
			}
		})
	}
}

// oneToOne is a profile whose headings are the fields.
const oneToOne = `
[columns]
source = "source"
line = "line"
amount = "amount"
value_date = "value_date"
purpose = "purpose"
`

// A file that cannot be a table is refused by a sentence about the file.
func TestFilesThatAreNoTables(t *testing.T) {
	tests := []struct{ name, content, profile, code string }{
		{"workbook, cut", "PK\x03\x04\x14\x00\x06\x00", "", "workbook-cut"},
		{"old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", "workbook-old"},
		{"UTF-16", "\xff\xfes\x00o\x00", "", "file-form"},
		{"UTF-16, big end first", "\xfe\xff\x00s\x00o", "", "file-form"},
		{"UTF-16 without a mark", "s\x00o\x00u\x00", "", "file-form"},
		{"PDF", "%PDF-1.7\n", "", "file-form"},
		{"gzip", "\x1f\x8b\x08\x00", "", "file-form"},
		{"NUL", head + "wb,fe\x00es,1,2018-07-15,\n", "", "file-form"},
		{"nothing", "", "", "file-empty"},
		{"only a byte order mark", "\ufeff", "", "file-empty"},
		{"only empty rows", "\n;;;\n\n", "", "file-empty"},
		{"other headings", "a,b\n1,2\n", "", "kind-unknown"},
		{"a heading twice", "source,line,amount,value_date,amount\n", "", "header-twice"},
		{"a used heading twice", "source,line,amount,value_date,purpose,purpose\n", oneToOne, "header-twice"},
		{"no amount", "source,line,value_date\n", "", "field-missing"},
		{"no source", "line,amount,value_date\n", "", ""},
		{"field of another kind", "source,line,amount,value_date,act\n", "", "field-foreign"},
		{"phasing of payments", "source,line,amount,value_date,phase.2018Q1\n", "", "field-foreign"},
		{"dimension of a source", "source,kind,currency,opens,programme\n", "", "field-foreign"},
		{"no such column", "source,line,amount,value_date\n", oneToOne, "column-missing"},
		{"no such condition", head, oneToOne + "[where]\nstate = \"paid\"\n", "column-missing"},
		{"heading to be found", "a,b\nc,d\n", oneToOne + "[file]\nheader = \"value_date\"\n", "header-missing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := open(t, tt.content, tt.profile)
			wantCode(t, err, tt.code)
		})
	}
	t.Run("no such file", func(t *testing.T) {
		_, err := Open(filepath.Join(t.TempDir(), "none.csv"), nil)
		wantCode(t, err, "cannot-read")
	})
	t.Run("folder", func(t *testing.T) {
		_, err := Open(t.TempDir(), nil)
		wantCode(t, err, "cannot-read")
	})
}

// A heading that nobody uses may stand there twice, or not at all.
func TestUnusedHeadings(t *testing.T) {
	f := mustOpen(t, "source,line,amount,value_date,purpose,name,name,,\nwb,fees,1,2018-07-15,x,,,,\n", oneToOne)
	if rows, problems := readAll(t, f); len(rows) != 1 || problems != nil {
		t.Errorf("%d rows, problems %v", len(rows), problems)
	}
}

// Every bad row is named by its line, and reading goes on behind it.
func TestBadRows(t *testing.T) {
	const good = "wb,fees,1,2018-07-15,x\n"
	tests := []struct {
		name, content, code string
		line, rows          int
	}{
		{"cut in a quoted cell", good + `wb,fees,1,2018-07-15,"cut off`, "quote-not-closed", 3, 1},
		{"cut in a quoted cell, lines before the end", good + "wb,fees,1,2018-07-15,\"cut off\n" + good + good, "quote-not-closed", 3, 3},
		{"text behind a quote", good + `wb,"fees"x,1,2018-07-15,x` + "\n" + good, "text-after-quote", 3, 2},
		{"too few cells", good + "wb,fees,1\n" + good, "cell-count", 3, 2},
		{"too many cells", good + "wb,fees,1,2018-07-15,x,y\n" + good, "cell-count", 3, 2},
		{"decimal comma in a file with commas", "wb,fees,1,5,2018-07-15,x\n" + good, "cell-count", 2, 1},
		{"not UTF-8", "wb,fees,1,2018-07-15,сеть \xe6\n" + good, "not-utf-8", 2, 1},
		{"behind a cell of three lines", "wb,fees,1,2018-07-15,\"a\nb\nc\"\nwb\n" + good, "cell-count", 5, 2},
		{"behind an empty row", "\n,,,,\nwb\n" + good, "cell-count", 4, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, problems := readAll(t, mustOpen(t, head+tt.content, ""))
			if len(problems) != 1 || len(rows) != tt.rows {
				t.Fatalf("%d rows, want %d; problems %v", len(rows), tt.rows, problems)
			}
			wantCode(t, problems[0].Err, tt.code)
			if problems[0].Row != tt.line {
				t.Errorf("in line %d, want %d", problems[0].Row, tt.line)
			}
		})
	}
}

// A byte 0 far behind the beginning is a problem of its row.
func TestNULBehindTheFirstBlock(t *testing.T) {
	filler := strings.Repeat("wb,fees,1,2018-07-15,"+strings.Repeat("x", 200)+"\n", blockBytes/200)
	_, problems := readAll(t, mustOpen(t, head+filler+"wb,fe\x00es,1,2018-07-15,x\n", ""))
	if len(problems) != 1 {
		t.Fatalf("problems %v", problems)
	}
	wantCode(t, problems[0].Err, "nul-byte")
}

// An opening quote without a closing one costs its own line, however long the file.
func TestQuoteThatIsNeverClosed(t *testing.T) {
	const line = "wb,fees,1,2018-07-15,abcdefghijklmnopqrstuvwxyz\n"
	n := 2 * recordBytes / len(line)
	content := head + line + "wb,fees,1,2018-07-15,\"open\n" + strings.Repeat(line, n)
	rows, problems := readAll(t, mustOpen(t, content, ""))
	if len(rows) != n+1 || len(problems) != 1 {
		t.Fatalf("%d rows, want %d; problems %v", len(rows), n+1, problems)
	}
	wantCode(t, problems[0].Err, "quote-not-closed")
	if problems[0].Row != 3 || rows[len(rows)-1].Line != n+3 {
		t.Errorf("in line %d; last row in line %d, want %d", problems[0].Row, rows[len(rows)-1].Line, n+3)
	}
}

// A line without an end is refused before it fills the memory, quoted or not.
func TestLineWithoutEnd(t *testing.T) {
	long := strings.Repeat("a", 2*recordBytes)
	for _, content := range []string{head + "wb,fees,1,2018-07-15," + long, head + "wb,fees,1,2018-07-15,\"" + long} {
		f := mustOpen(t, content+"\n"+content, "")
		var failed error
		for _, err := range f.Blocks() {
			failed = err
		}
		wantCode(t, failed, "cannot-read")
	}
	_, err := open(t, long, "")
	wantCode(t, err, "cannot-read")
}

// A header of very many columns costs what its rows fill, not rows times columns.
func TestManyColumns(t *testing.T) {
	const wide, rows = 60_000, 10_000
	row := "wb;fees;1;2018-07-15\n"
	content := "source;line;amount;value_date" + strings.Repeat(";", wide) + "\n" + strings.Repeat(row, rows)
	f := mustOpen(t, content, "")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, problems := readAll(t, f)
	runtime.ReadMemStats(&after)
	if len(problems) != rows {
		t.Errorf("%d problems, want %d", len(problems), rows)
	}
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 100<<20 {
		t.Errorf("%d MiB taken for a file of %d KiB", grown>>20, len(content)>>10)
	}
}

// Rows keep their lines and cells over the ends of blocks, in every encoding.
func TestBlocksDivideNothing(t *testing.T) {
	for _, encoding := range []string{encodingUTF8, encoding1251} {
		var b strings.Builder
		b.WriteString("source;line;amount;value_date;purpose\n")
		want := 0
		for b.Len() < 3*blockBytes {
			want++
			b.WriteString(`wb;fees;1;2018-07-15;"Рабочее` + "\n" + strings.Repeat("я", want%97) + ` ""место"""` + "\n")
		}
		content := b.String()
		if encoding == encoding1251 {
			content = in1251(t, content)
		}
		f := mustOpen(t, content, "")
		rows, problems := readAll(t, f)
		if f.Encoding() != encoding || len(rows) != want || problems != nil {
			t.Fatalf("%s: %d rows, want %d, problems %v", f.Encoding(), len(rows), want, problems)
		}
		for i := range rows {
			wantText := "Рабочее " + strings.Repeat("я", (i+1)%97) + ` "место"`
			if got := text(t, &rows[i], Purpose); got != wantText || rows[i].Line != 2+2*i {
				t.Fatalf("row %d: line %d, %q", i, rows[i].Line, got)
			}
		}
	}
}

func TestTitleBlockTotalsAndConditions(t *testing.T) {
	content := in1251(t, strings.ReplaceAll(`Ведомость расходов "за год
Единица; руб.

№;Дата;Раздел;Статья;Вид;Сумма
1;15.07.2018;связь;2.01;Списание;1 234,50
2;15.07.2018;связь;2.01;Зачисление;7,00
Итого за июль;;;;;1 234,50
3;16.07.2018;связь;2.02;Возврат;0,50
короткая;строка
;;;;;
  Итого;;;;;1 235,00
`, "\n", "\r\n"))
	f := mustOpen(t, content, `
kind = "expenditures"
[file]
delimiter = ";"
decimal = ","
grouping = " "
dates = ["DD.MM.YYYY"]
header = "Сумма"
skip = ["^Итого"]
[constants]
source = "минск"
[columns]
value_date = "Дата"
line = ["Раздел", "Статья"]
amount = "Сумма"
[replace.line]
"." = "-"
[where]
"Вид" = ["Списание", "Возврат"]
`)
	rows, problems := readAll(t, f)
	if len(rows) != 2 || f.Passed != 4 {
		t.Fatalf("%d rows, %d passed over", len(rows), f.Passed)
	}
	// A short row may be one that the conditions would take: it is not passed over.
	if len(problems) != 1 || problems[0].Row != 9 || ledger.RefusalCode(problems[0].Err) != "cell-count" {
		t.Errorf("problems %v", problems)
	}
	if got := text(t, &rows[1], Line); got != "связь/2-02" || rows[1].Line != 8 {
		t.Errorf("line %d: %q", rows[1].Line, got)
	}
	if got := text(t, &rows[0], Source); got != "минск" {
		t.Errorf("source %q", got)
	}
	if amount, err := rows[0].Amount(Amount, 2); amount != 123450 || err != nil {
		t.Errorf("amount %d, %v", amount, err)
	}
	if heading, value := rows[0].Heading("line"); heading != "Раздел + Статья" || value != "связь/2.01" {
		t.Errorf("heading %q, value %q", heading, value)
	}
}

func TestMaps(t *testing.T) {
	f := mustOpen(t, "source,line,amount,value_date,place,tag\nwb,fees,1,2018-07-15,г. Минск,нет\nwb,fees,1,2018-07-15,Минск,да\n", `
[columns]
source = "source"
line = "line"
amount = "amount"
value_date = "value_date"
region = "place"
informatisation = "tag"
[maps.region]
"г. Минск" = "minsk-city"
[maps.informatisation]
"да" = "yes"
"нет" = ""
`)
	rows, _ := readAll(t, f)
	var err error
	fail := func(dimension string, bad error) {
		if err = bad; dimension != "region" {
			t.Errorf("dimension %q", dimension)
		}
	}
	got := rows[0].Dimensions(nil, fail)
	if err != nil || len(got) != 1 || got[0] != (ledger.Dimension{Name: "region", Value: "minsk-city"}) {
		t.Errorf("dimensions %v, %v", got, err)
	}
	rows[1].Dimensions(nil, fail)
	wantCode(t, err, "value-not-mapped")
	if heading, value := rows[1].Heading("region"); heading != "place" || value != "Минск" {
		t.Errorf("heading %q, value %q", heading, value)
	}
	if got := f.Dimensions(); len(got) != 2 || got[0] != "informatisation" {
		t.Errorf("dimensions of the file %v", got)
	}
}

// Joined cells that are all empty are an empty field, so that a row without a
// number is not one more row of the document "/".
func TestJoinOfEmptyCells(t *testing.T) {
	f := mustOpen(t, "a;b;line;amount;value_date\n;;wb/fees;1;2018-07-15\n7;;wb/fees;1;2018-07-15\n", `[columns]
document_number = ["a", "b"]
line = "line"
amount = "amount"
value_date = "value_date"
`)
	rows, problems := readAll(t, f)
	if len(rows) != 2 || problems != nil {
		t.Fatalf("%d rows, problems %v", len(rows), problems)
	}
	for i, want := range []string{"", "7/"} {
		if got := text(t, &rows[i], DocumentNumber); got != want {
			t.Errorf("row %d: %q, want %q", i, got, want)
		}
	}
}

func TestPhases(t *testing.T) {
	f := mustOpen(t, "source,line,amount,act,act_date,phase.2018Q1,phase.2018Q2\nwb,fees,3.00,a,2018-01-01,1.00,\nwb,fees,3,a,2018-01-01,x,\n", "")
	if f.Kind != Allocations {
		t.Fatalf("kind %s", f.Kind)
	}
	rows, _ := readAll(t, f)
	var got []string
	var failed error
	add := func(period string, minor int64, err error) {
		failed = err
		got = append(got, period, ledger.Money{Minor: minor, Currency: "BYN"}.String())
	}
	if rows[0].Phases(2, add); failed != nil || strings.Join(got, " ") != "2018Q1 1.00" {
		t.Errorf("phases %q, %v", got, failed)
	}
	rows[1].Phases(2, add)
	wantCode(t, failed, "bad-amount")
	if heading, value := rows[1].Heading("2018Q1"); heading != "phase.2018Q1" || value != "x" {
		t.Errorf("heading %q, value %q", heading, value)
	}
}

// A file that is written to while it is read is not to be trusted.
func TestUnchanged(t *testing.T) {
	path := writeFile(t, "file.csv", head)
	f, err := Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Unchanged(); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(path, []byte(head+"wb,fees,1,2018-07-15,x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantCode(t, f.Unchanged(), "file-changed")
}

package intake

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/cli/intake/xlsx/xlsxtest"
	"github.com/fundledger/fundledger/ledger"
)

const office = `
[file]
decimal = ","
grouping = " "
dates = ["DD.MM.YY", "DD.MM.YYYY"]
header = "Сумма, BYN"
skip = ["^Итого"]
[constants]
source = "grodno"
[columns]
line = "Статья"
value_date = "Дата оплаты"
amount = "Сумма, BYN"
document_number = "Номер"
`

// openBook opens the workbook that text shows.
func openBook(t testing.TB, text, profile string) (*File, error) {
	t.Helper()
	return open(t, string(xlsxtest.Workbook(text)), profile)
}

// sheetRows reads its rows as "ROW date amount number", and its problems as
// "PLACE code".
func sheetRows(t testing.TB, f *File) (all []string) {
	t.Helper()
	rows, problems := readAll(t, f)
	for i := range rows {
		r := &rows[i]
		s := fmt.Sprint(r.Line)
		date, err := r.Date(ValueDate)
		s += " " + orCode(date, err)
		amount, err := r.Amount(Amount, 2)
		s += " " + orCode(amount, err)
		number, err := r.Text(DocumentNumber)
		all = append(all, s+" "+orCode(number, err))
	}
	for _, p := range problems {
		all = append(all, f.Place(p.Row, p.Cell)+" "+ledger.RefusalCode(p.Err))
	}
	return all
}

func orCode(value any, err error) string {
	if err != nil {
		return ledger.RefusalCode(err)
	}
	return fmt.Sprint(value)
}

const officeHead = "[Лист1]\nРеестр платежей\n\nСтатья | Дата оплаты | Сумма, BYN | Номер | Примечание\n"

func TestSheets(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"stored doubles, dates by format, as numbers and as text": {
			officeHead + "a | date 43296 | 1234.5599999999999 | 123456789012\na | 43296 | 1.2345E+3 | 1.23456789012E+11\na | 15.07.18 | '1 234,56 | '007\na | date 43296.99 | 1 | \n",
			[]string{"4 2018-07-15 123456 123456789012", "5 2018-07-15 123450 123456789012", "6 2018-07-15 123456 007", "7 2018-07-15 100 "},
		},
		"the 1904 system": {
			"1904\n" + officeHead + "a | date 41834 | 1\na | 41834 | 1\n",
			[]string{"4 2018-07-15 100 ", "5 2018-07-15 100 "},
		},
		"what is no date or amount": {
			officeHead + "a | date 60 | 1234.565\na | 99999999 | двести\na | 2018 | 1e300\na | #N/A | #REF!\n",
			[]string{"4 date-form too-many-decimals ", "5 date-form amount-form ", "6 date-form amount-form ", "7 cell-error cell-error "},
		},
		"formulas where they matter": {
			officeHead + "=B9 -> a | date 43296 | =A1*2 -> 10 | 1 | =X\na | date 43296 | =A1*2 | 2\na | date 43296 | 5 | 3 | =NOW() -> 7\n",
			[]string{"4 2018-07-15 cell-formula 1", "5 2018-07-15 cell-not-calculated 2", "6 2018-07-15 500 3"},
		},
		"totals, empty rows, formulas that came to nothing": {
			officeHead + "a | date 43296 | 1\n\n =A1 ->  | \nИтого | | =SUM(C4) -> 1\n   |  |  |\n",
			[]string{"4 2018-07-15 100 "},
		},
		"headings again, a second table, something beside": {
			officeHead + "a | date 43296 | 1\nСтатья | Дата оплаты | Сумма, BYN | Номер | Примечание\na | date 43296 | 1 | | | 7\n\nФонд | Год | Остаток\nx | 2018 | y\n",
			[]string{"4 2018-07-15 100 ", "9 date-form amount-form ", "Лист1!5 headings-again", "Лист1!F6 beyond-headings", "Лист1!8 second-table"},
		},
		"the only sheet with data": {
			"[Пустой]\n[Скрытый hidden]\na | b\n" + officeHead + "a | date 43296 | 1\n",
			[]string{"4 2018-07-15 100 "},
		},
	} {
		f, err := openBook(t, c.text, office)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for range 2 { // a file is read twice by a dry run, or where stores are not atomic
			if got := sheetRows(t, f); !slices.Equal(got, c.want) {
				t.Errorf("%s:\n%q, want\n%q", name, got, c.want)
			}
		}
	}
}

func TestFormulasAsValues(t *testing.T) {
	profile := strings.Replace(office, "[file]", "[file]\nformulas = \"values\"", 1)
	f, err := openBook(t, officeHead+"a | date 43296 | =A1*2 -> 10.10 | 1\na | =TODAY() -> 43296 | =A1*2 | 2\n", profile)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := sheetRows(t, f), []string{"4 2018-07-15 1010 1", "5 2018-07-15 cell-not-calculated 2"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestChoiceOfTheSheet(t *testing.T) {
	two := officeHead + "a | date 43296 | 1\n[Июль hidden]\nСтатья | Дата оплаты | Сумма, BYN | Номер\na | date 43296 | 2\n[Август]\nx | y\n"
	_, err := openBook(t, two, office)
	wantCode(t, err, "sheets-several")
	if r, ok := err.(*ledger.Refusal); !ok || !slices.Equal(r.Arg("sheets").([]string), []string{"Лист1", "Август"}) {
		t.Errorf("%v", err)
	}
	_, err = openBook(t, two, strings.Replace(office, "[file]", "[file]\nsheet = \"Май\"", 1))
	wantCode(t, err, "sheet-missing")
	f, err := openBook(t, two, strings.Replace(office, "[file]", "[file]\nsheet = \"июль\"", 1))
	if err != nil {
		t.Fatal(err)
	}
	if got := sheetRows(t, f); f.Sheet != "Июль" || !slices.Equal(got, []string{"2 2018-07-15 200 "}) {
		t.Errorf("%s: %q", f.Sheet, got)
	}
	_, err = openBook(t, "[Лист1]\n[Лист2]\n", "")
	wantCode(t, err, "file-empty")
	_, err = openBook(t, "[Лист1]\nreport\n", office)
	wantCode(t, err, "header-missing")
}

// What is rejected from a workbook is read back by the same profile, and is the same.
func TestRejectsOfASheet(t *testing.T) {
	for _, form := range []string{"", "encoding = \"windows-1251\"\ndelimiter = \"\\t\"\n"} {
		f, err := openBook(t, officeHead+"a;b | date 43296 | 1234.5599999999999 | 123456789012\na | 15.07.2018 | '1 234,56\na | 36526 | -5 | \"x\"\na | date 20000 | 7 | 1\n",
			strings.Replace(office, "[file]\n", "[file]\nsheet = \"Лист1\"\n"+form, 1))
		if err != nil {
			t.Fatal(err)
		}
		want := sheetRows(t, f)
		var b bytes.Buffer
		w := f.NewRejects(&b)
		rows, _ := readAll(t, f)
		for i := range rows {
			w.Write(rows[i].Cells, "0123456789ab:7", "why")
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		again, err := Open(writeFile(t, "rejects.csv", b.String()), f.profile)
		if err != nil {
			t.Fatal(err)
		}
		defer again.Close()
		got := sheetRows(t, again)
		for i := range got { // the rows stand elsewhere
			_, got[i], _ = strings.Cut(got[i], " ")
			_, want[i], _ = strings.Cut(want[i], " ")
		}
		if !slices.Equal(got, want) || len(got) != 4 {
			t.Errorf("%s:\n%q, want\n%q", b.String(), got, want)
		}
	}
}

// A password puts a workbook into a container of the old formats.
func TestOldContainers(t *testing.T) {
	ole := oleMagic + "\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", blockBytes-20)
	for text, code := range map[string]string{
		ole:                                      "workbook-old",
		ole + string(utf16("EncryptedPackage")):  "workbook-password",
		ole + string(utf16("Workbook")) + "\x00": "workbook-old",
		"PK\x03\x04 cut":                         "workbook-cut",
	} {
		_, err := open(t, text, "")
		wantCode(t, err, code)
	}
}

package intake

import (
	"slices"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

// purposes reads a file and returns the purposes of its rows.
func purposes(t *testing.T, f *File) []string {
	t.Helper()
	rows, problems := readAll(t, f)
	if problems != nil {
		t.Fatalf("problems %v", problems)
	}
	var list []string
	for i := range rows {
		list = append(list, text(t, &rows[i], Purpose))
	}
	return list
}

func TestRowsAreChosen(t *testing.T) {
	const content = "source,line,amount,value_date,purpose,operation,account\n" +
		"wb,fees,1.00,2018-07-15,a,Debit,60.1\n" +
		"wb,fees,1.00,2018-07-15,b,Credit,60.2\n" +
		"wb,fees,1.00,2018-07-15,c,,60.1\n" +
		"wb,fees,1.00,2018-07-15,d,Storno,51\n"
	tests := []struct{ name, where, want string }{
		{"one value", `operation = "Debit"`, "a"},
		{"one of some", `operation = ["Debit", "Storno"]`, "a d"},
		{"the same as a condition", `operation = { is = ["Debit", "Storno"] }`, "a d"},
		{"none of some", `operation = { not = ["Debit", "Storno"] }`, "b c"},
		{"a pattern", `account = { matches = '^60\.' }`, "a b c"},
		{"not a pattern", `account = { not_matches = '^60\.' }`, "d"},
		{"empty", `operation = { empty = true }`, "c"},
		{"not empty", `operation = { empty = false }`, "a b d"},
		{"two conditions", `account = { matches = '^60', not = "60.2" }`, "a c"},
		{"two columns", "account = '60.1'\noperation = { empty = false }", "a"},
		{"empty as a value", `operation = ["", "Debit"]`, "a c"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := mustOpen(t, content, oneToOne+"\n[where]\n"+tt.where)
			if got := strings.Join(purposes(t, f), " "); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
			if want := 4 - len(strings.Fields(tt.want)); f.Passed != want {
				t.Errorf("%d passed over, want %d", f.Passed, want)
			}
		})
	}
}

func TestRowsAreSkippedByAnyColumn(t *testing.T) {
	const content = head +
		"wb,fees,1.00,2018-07-15,a\n" +
		",,1.00,,Итого за день\n" +
		"Обороты за период\n" +
		"wb,fees,1.00,2018-07-15,Всего хорошего\n"
	tests := []struct{ name, skip, want string }{
		{"a column", "purpose = '^Итого'\nsource = '^Обороты'", "a,Всего хорошего"},
		{"any column", "'*' = ['^Итого', '^Обороты']", "a,Всего хорошего"},
		{"several", "purpose = ['^Итого', '^Всего']\nsource = '^Обороты'", "a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := mustOpen(t, content, oneToOne+"\n[skip]\n"+tt.skip)
			if got := strings.Join(purposes(t, f), ","); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

func TestAmountInTwoColumns(t *testing.T) {
	const content = "source;line;debit;credit;value_date;purpose\n" +
		"wb;fees;1,50;;2018-07-15;paid\n" +
		"wb;fees;0,00;2,50;2018-07-15;back\n" +
		"wb;fees;1,00;2,00;2018-07-15;both\n" +
		"wb;fees;;-;2018-07-15;neither\n"
	const profile = "[columns]\nsource = 'source'\nline = 'line'\nvalue_date = 'value_date'\npurpose = 'purpose'\n" +
		"[file]\ndecimal = ','\n[amount]\nplus = 'debit'\nminus = 'credit'\n"
	f := mustOpen(t, content, profile)
	rows, _ := readAll(t, f)
	for i, want := range []struct {
		amount int64
		code   string
		shown  string
	}{{150, "", "1,50 / "}, {-250, "", "0,00 / 2,50"}, {0, "amount-both", "1,00 / 2,00"}, {0, "amount-neither", " / -"}} {
		got, err := rows[i].Amount(Amount, 2)
		if got != want.amount || ledger.RefusalCode(err) != want.code {
			t.Errorf("row %d: %d, %v", i, got, err)
		}
		if heading, _ := rows[i].Heading("amount"); heading != "debit + credit" {
			t.Errorf("heading %q", heading)
		}
	}
	f = mustOpen(t, content, profile+"minus_rows = 'skip'\nboth = 'skip'\nneither = 'skip'\n")
	if got := purposes(t, f); !slices.Equal(got, []string{"paid"}) || f.Passed != 3 {
		t.Errorf("%q, %d passed over", got, f.Passed)
	}
}

func TestCellsAreSplit(t *testing.T) {
	const profile = `
[columns]
source = "source"
line = "line"
amount = "amount"
value_date = "value_date"
[file]
dates = ["YYYY-MM-DD", "DD.MM.YYYY"]
[split."Документ"]
pattern = '^(?P<document_kind>.+?) (?P<document_number>\S+) от (?P<document_date>\S+)(?: .*)?( (?P<dim_batch>\d+))?$'
`
	f := mustOpen(t, "source,line,amount,value_date,Документ\n"+
		"wb,fees,1.00,2018-07-15,Списание с расчетного счета 0000-000123 от 15.07.2018 14:03:11\n"+
		"wb,fees,1.00,2018-07-15,\n"+
		"wb,fees,1.00,2018-07-15,Списание без номера\n", profile)
	if got := f.Dimensions(); !slices.Equal(got, []string{"batch"}) {
		t.Errorf("dimensions %v", got)
	}
	rows, problems := readAll(t, f)
	if len(rows) != 3 || problems != nil {
		t.Fatalf("%d rows, %v", len(rows), problems)
	}
	for field, want := range map[Field]string{DocumentKind: "Списание с расчетного счета", DocumentNumber: "0000-000123", DocumentDate: "15.07.2018"} {
		if got := text(t, &rows[0], field); got != want {
			t.Errorf("%s: %q, want %q", field, got, want)
		}
		if got := text(t, &rows[1], field); got != "" {
			t.Errorf("%s of an empty cell: %q", field, got)
		}
		_, err := rows[2].Text(field)
		wantCode(t, err, "split-differs")
	}
	if d, err := rows[0].Date(DocumentDate); err != nil || d != ledger.NewDate(2018, 7, 15) {
		t.Errorf("%v, %v", d, err)
	}
	if heading, value := rows[2].Heading("document_number"); heading != "Документ" || value != "Списание без номера" {
		t.Errorf("%q, %q", heading, value)
	}
	if len(rows[0].Cells) != 5 {
		t.Error("what was cut out is among the cells of the file")
	}
}

package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"github.com/fundledger/fundledger/ledger"
)

// asProfile writes what a suggestion says, without what it asks but with constants.
func asProfile(s *Suggestion, constants string) string {
	tables := map[string]string{}
	if constants != "" {
		tables["constants"] = constants
	}
	for _, l := range s.Lines {
		if !l.Open {
			tables[l.Table] += toml.Key{l.Key}.String() + " = " + l.Value + "\n"
		}
	}
	text := tables[""]
	for name, keys := range tables {
		if name != "" {
			text += "[" + name + "]\n" + keys
		}
	}
	return text
}

// contents are the rows of a file as text, field by field.
func contents(t *testing.T, path string, p *Profile, fields []Field) (rows []string, passed int) {
	t.Helper()
	f, err := Open(path, p)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, problems := readAll(t, f)
	if problems != nil {
		t.Fatalf("problems %v", problems)
	}
	for i := range all {
		row := ""
		for _, field := range fields {
			switch field {
			case Amount:
				n, err := all[i].Amount(field, 2)
				row += fmt.Sprint(n, err, ";")
			case ValueDate, DocumentDate, InvoiceDate, ActDate, From, To, Opens, Closes:
				d, err := all[i].Date(field)
				row += fmt.Sprint(d, err, ";")
			default:
				row += text(t, &all[i], field) + ";"
			}
		}
		dims := all[i].Dimensions(nil, func(name string, err error) { t.Error(name, err) })
		for _, d := range dims {
			row += d.Name + "=" + d.Value + ";"
		}
		rows = append(rows, row)
	}
	return rows, f.Passed
}

// What is suggested for the sample's files reads them as the sample's own profiles
// do, or as no profile does, as soon as what is asked is answered: where answers
// cannot be known from the file, the fields that need none are compared.
func TestSuggestionsReadTheSample(t *testing.T) {
	folder := filepath.Join("..", "..", "examples", "belarus-ehealth")
	all := []Field{
		Source, Line, Amount, ValueDate, Currency, DocumentNumber, DocumentDate, DocumentLine, DocumentTotal, Issuer, Payee, PayeeID, InvoiceNumber,
		InvoiceDate, Contract, Purpose,
	}
	tests := []struct {
		file, profile, answers string
		fields                 []Field
		dimensions             bool
	}{
		{"republican-budget.csv", "", "", all, true},
		{"allocations.csv", "", "", []Field{Source, Line, Amount, Act, ActDate, Title, From, To}, true},
		{"sources.csv", "", "", []Field{Source, Kind, Currency, Title, Funder, Calendar, Signed, Opens, Closes}, true},
		{"world-bank.csv", "world-bank.toml", "source = \"wb\"\n", []Field{Source, Line, Amount, ValueDate, DocumentNumber, DocumentDate, Payee, Contract}, false},
		{"local-budgets.csv", "local-budgets.toml", "", []Field{Amount, ValueDate, DocumentNumber, DocumentDate, Issuer, Payee, PayeeID, Contract, Purpose}, false},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			path := filepath.Join(folder, tt.file)
			suggestion, err := Suggest(path, "")
			if err != nil {
				t.Fatal(err)
			}
			suggested, err := ReadProfile(writeFile(t, "suggested.toml", asProfile(suggestion, tt.answers)))
			if err != nil {
				t.Fatal(err)
			}
			var own *Profile
			if tt.profile != "" {
				if own, err = ReadProfile(filepath.Join(folder, tt.profile)); err != nil {
					t.Fatal(err)
				}
			}
			if !tt.dimensions { // their names are the user's to give
				suggested.Columns = withoutDimensions(suggested.Columns)
				own.Columns, own.Maps = withoutDimensions(own.Columns), map[string]*valueMap{}
				delete(own.Replace, "line")
			}
			got, gotPassed := contents(t, path, suggested, tt.fields)
			want, wantPassed := contents(t, path, own, tt.fields)
			if gotPassed != wantPassed || len(got) != len(want) {
				t.Fatalf("%d rows and %d passed over, want %d and %d", len(got), gotPassed, len(want), wantPassed)
			}
			for i := range got {
				if got[i] != want[i] {
					t.Fatalf("row %d:\n%s\nwant\n%s", i, got[i], want[i])
				}
			}
		})
	}
}

func withoutDimensions(columns map[string]headings) map[string]headings {
	fields := map[string]headings{}
	for name, heading := range columns {
		if _, ok := fieldOf(name); ok {
			fields[name] = heading
		}
	}
	return fields
}

// lineOf is what is suggested under a key; "" when nothing is.
func lineOf(s *Suggestion, table, key string) string {
	for _, l := range s.Lines {
		if l.Table == table && l.Key == key {
			return map[bool]string{true: "? "}[l.Open] + l.Value
		}
	}
	return ""
}

func TestSuggestions(t *testing.T) {
	tests := []struct {
		name, content string
		want          map[string]string // by table.key
	}{
		{
			"a header in two rows",
			"Выписка\n\nДата;Обороты;;Контрагент\n;Дебет;Кредит;\n15.07.18;1,50;;ООО Лён\n16.07.18;;2,50;ООО Лён\n",
			map[string]string{
				"file.header": `"Дата"`, "file.header_rows": "2", "amount.plus": `"Обороты / Дебет"`, "amount.minus": `"Обороты / Кредит"`,
				"amount.minus_rows": `? "skip"`, "columns.payee": `"Контрагент"`, "file.dates": `["DD.MM.YY"]`,
			},
		},
		{
			"a document's date beside its number",
			"Дата;Платёжное поручение;;Сумма\n;номер;дата;\n15.07.2018;701;14.07.2018;1,50\n16.07.2018;702;15.07.2018;2,50\n",
			map[string]string{
				"columns.value_date": `"Дата"`, "columns.document_number": `"Платёжное поручение / номер"`,
				"columns.document_date": `"Платёжное поручение / дата"`,
			},
		},
		{
			"equal headings",
			"Дата;Сумма;Сумма\n15.07.2018;x;1,50\n16.07.2018;y;2,50\n",
			map[string]string{"columns.amount": `"Сумма#2"`},
		},
		{
			"payments below zero",
			"Date,Amount,Payee\n2018-07-15,-1.50,a\n2018-07-16,-2.50,b\n",
			map[string]string{"file.negative": `"payment"`},
		},
		{
			"totals in another column",
			"Дата;Получатель;Сумма\n15.07.2018;a;1,50\n;Итого за день;1,50\n16.07.2018;b;2,50\n16.07.2018;Итоговый центр;2,50\n",
			map[string]string{"file.skip": `["^Итого( |:|$)"]`},
		},
		{
			"a budget with codes", "Раздел;Наименование раздела;Статья;Утверждено\n01;Здравоохранение;10/1;5\n02;Связь;10/2;6\n",
			map[string]string{"kind": `"allocations"`, "columns.line": `["Раздел", "Статья"]`, "constants.act": `? ""`, "constants.act_date": `? ""`},
		},
		{
			"dates in words", "Дата;№ документа;Сумма\n15 июля 2018 г.;1;5,00\n16 июля 2018 г.;2;6,00\n",
			map[string]string{"file.dates": `["D MMMM YYYY"]`},
		},
		{
			"sources that are no names", "Дата;Бюджет;Сумма\n15.07.2018;г. Минск;5,00\n16.07.2018;\"а \"\"б\"\"\";6,00\n",
			map[string]string{"maps.source.г. Минск": `? ""`, `maps.source.а "б"`: `? ""`},
		},
		{
			"thousands, and decimal commas that look like delimiters",
			"Отчет, 2018 год\nДата;Номер;Получатель;Сумма, тыс. руб.\n15.01.2018;1;ООО Лён;12,5\n16.01.2018;2;ООО Ива;1,25\n",
			map[string]string{"file.delimiter": `";"`, "file.amounts_in": `"thousand"`, "columns.amount": `"Сумма, тыс. руб."`},
		},
		{
			"quarters of a plan",
			"Статья;План 2018;1 квартал;II квартал;III кв.;4-й квартал\n10;1000,00;250,00;250,00;250,00;250,00\n20;500,00;100,00;200,00;100,00;100,00\n",
			map[string]string{
				"columns.phase.2018Q1": `"1 квартал"`, "columns.phase.2018Q2": `"II квартал"`, "columns.phase.2018Q3": `"III кв."`, "columns.phase.2018Q4": `"4-й квартал"`,
			},
		},
		{
			"months of a plan of no known year",
			"Статья;План;Январь;Февраль\n10;10,50;5,25;5,25\n20;5,00;1,00;4,00\n",
			map[string]string{"columns.phase.YYYY-01": `? "Январь"`, "columns.phase.YYYY-02": `? "Февраль"`},
		},
		{
			"one's own account of money",
			"Карточка счета 51 за Январь 2018 г.\nПериод;Документ;Дебет;;Кредит;;Сальдо\n;;Счет;;Счет;;\n" +
				"15.01.2018;Списание 1 от 15.01.2018;60.01;;51;1 200,00;Д 8 800,00\n20.01.2018;Поступление 2 от 20.01.2018;51;500,00;62.01;;Д 9 300,00\n",
			map[string]string{"file.header_rows": "2", "amount.plus": `"Кредит"`, "amount.minus": `"Дебет"`, "columns.value_date": `"Период"`},
		},
		{"no rows", "Дата;Сумма\n", map[string]string{"file.delimiter": `";"`}},
		{"no table at all", "x", map[string]string{"columns.value_date": `? ""`, "columns.amount": `? ""`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Suggest(writeFile(t, "file.csv", tt.content), "")
			if err != nil {
				t.Fatal(err)
			}
			for place, want := range tt.want {
				table, key := "", place
				if i := strings.IndexByte(place, '.'); i >= 0 {
					table, key = place[:i], place[i+1:]
				}
				if table == "maps" {
					i := strings.IndexByte(key, '.')
					table, key = "maps."+key[:i], key[i+1:]
				}
				if got := lineOf(s, table, key); got != want {
					t.Errorf("%s: %s, want %s", place, got, want)
				}
			}
			if _, err := ReadProfile(writeFile(t, "suggested.toml", asProfile(s, ""))); err != nil {
				t.Errorf("%s\n%v", asProfile(s, ""), err)
			}
		})
	}
	_, err := Suggest(writeFile(t, "file.csv", ""), "")
	wantCode(t, err, "file-empty")
}

// FuzzSuggest: whatever a file holds, what is suggested for it is a profile, and
// headings that it names are in the file.
func FuzzSuggest(f *testing.F) {
	for _, seed := range []string{
		"Дата;Обороты;;Контрагент\n;Дебет;Кредит;\n15.07.18;1,50;;ООО Лён\n", "a,a\n1,2\n", "Документ\nСчет № 1 от 15.07.2018\n", "Сумма\t\"\n\"\n", "a;b'\\;\"c\"\"\"\n",
		"Итого\nДата\n", "x\n", ";;\n", "№;No\n1;2\n2;3\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content string) {
		path := filepath.Join(t.TempDir(), "file.csv")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Suggest(path, "")
		if err != nil {
			return
		}
		p, err := ReadProfile(writeFile(t, "suggested.toml", asProfile(s, "")))
		if err != nil {
			t.Fatalf("%q: %v\n%s", content, err, asProfile(s, ""))
		}
		file, err := Open(path, p)
		if code := ledger.RefusalCode(err); slices.Contains([]string{"column-missing", "header-twice", "header-missing"}, code) {
			t.Fatalf("%q: %v\n%s", content, err, asProfile(s, ""))
		}
		if err == nil {
			file.Close()
		}
	})
}

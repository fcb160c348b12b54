package intake

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

const codeHead = "code,amount,value_date\n"

func TestMapOfOneValueToSeveralFields(t *testing.T) {
	const columns = "[columns]\nline = 'code'\namount = 'amount'\nvalue_date = 'value_date'\n"
	tests := []struct{ name, profile, table string }{
		{"in the profile", "[maps.line]\n'1201' = { source = 'wb', line = 'fees', component = 'x' }\n", ""},
		{
			"in a file", "[maps.line]\nfile = 'codes.csv'\nfrom = 'Код'\nto = { source = 'Источник', line = 'Строка', component = 'Компонент' }\n",
			"Строка;Код;Источник;Компонент\nfees; 1201 ;wb;x\n\nloans;1202;wb;\nfees;1201;wb;x\n",
		},
		{
			"in a file in Windows-1251", "[maps.line]\nfile = 'codes.csv'\nfrom = 'Код'\nto = { source = 'Источник', line = 'Строка', component = 'Компонент' }\n",
			in1251(t, "Строка;Код;Источник;Компонент\nfees;1201;wb;x\n"),
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			write := func(name, content string) string {
				path := filepath.Join(dir, name)
				if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
				return path
			}
			write("codes.csv", tt.table)
			p, err := ReadProfile(write("profile.toml", columns+tt.profile))
			if err != nil {
				t.Fatal(err)
			}
			f, err := Open(write("file.csv", codeHead+"1201,1.00,2018-07-15\n1203,1.00,2018-07-15\n"), p)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			rows, _ := readAll(t, f)
			if got := text(t, &rows[0], Source) + "/" + text(t, &rows[0], Line); got != "wb/fees" {
				t.Error(got)
			}
			dims := rows[0].Dimensions(nil, func(dimension string, err error) { t.Error(dimension, err) })
			if len(dims) != 1 || dims[0] != (ledger.Dimension{Name: "component", Value: "x"}) {
				t.Error(dims)
			}
			_, err = rows[1].Text(Source)
			wantCode(t, err, "value-not-mapped")
			if heading, value := rows[1].Heading("source"); heading != "code" || value != "1203" {
				t.Errorf("%q, %q", heading, value)
			}
		})
	}
}

// A taxpayer number stays what it is, and gives the payee.
func TestMapToAnotherField(t *testing.T) {
	f := mustOpen(t, "source,line,amount,value_date,УНП\nwb,fees,1.00,2018-07-15,999000011\nwb,fees,1.00,2018-07-15,\n",
		"[columns]\nsource = 'source'\nline = 'line'\namount = 'amount'\nvalue_date = 'value_date'\npayee_id = 'УНП'\n[maps.payee_id]\n'999000011' = { payee = 'Образец' }\n")
	rows, _ := readAll(t, f)
	if got := text(t, &rows[0], PayeeID) + " " + text(t, &rows[0], Payee); got != "999000011 Образец" {
		t.Error(got)
	}
	if got := text(t, &rows[1], PayeeID) + text(t, &rows[1], Payee); got != "" {
		t.Error(got)
	}
}

func TestMapFilesThatAreRefused(t *testing.T) {
	tests := []struct{ name, table, profile, code string }{
		{"missing", "", "file = 'none.csv'\nfrom = 'a'\nto = 'b'", "map-unreadable"},
		{"empty", "", "file = 'codes.csv'\nfrom = 'a'\nto = 'b'", "map-unreadable"},
		{"two equal keys", "a;b\n1;x\n2;y\n1;z\n", "file = 'codes.csv'\nfrom = 'a'\nto = 'b'", "map-key-twice"},
		{"no such column", "a;b\n1;x\n", "file = 'codes.csv'\nfrom = 'a'\nto = 'c'", "column-missing"},
		{"a quotation mark that is not closed", "a;b\n1;\"x\n", "file = 'codes.csv'\nfrom = 'a'\nto = 'b'", "table-row"},
		{"no target", "a;b\n", "file = 'codes.csv'\nfrom = 'a'", "profile-missing"},
		{"unknown key", "a;b\n", "file = 'codes.csv'\nfrom = 'a'\ninto = 'b'", "profile-key"},
		{"a workbook", "PK\x03\x04", "file = 'codes.csv'\nfrom = 'a'\nto = 'b'", "map-unreadable"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := writeFile(t, "profile.toml", "[columns]\nline = 'code'\n[maps.line]\n"+tt.profile)
			if err := os.WriteFile(filepath.Join(filepath.Dir(path), "codes.csv"), []byte(tt.table), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := ReadProfile(path)
			wantCode(t, err, tt.code)
		})
	}
}

// A row of the map without an answer is as good as none: a list of what is missing
// can be added to it and filled in bit by bit.
func TestMapRowsWithoutAnAnswer(t *testing.T) {
	path := writeFile(t, "profile.toml", "[columns]\nline = 'code'\namount = 'amount'\nvalue_date = 'value_date'\n[maps.line]\nfile = 'codes.csv'\nfrom = 'Код'\nto = 'Строка'")
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "codes.csv"), []byte("Код;Строка;Примечание\n1;;нет\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := ReadProfile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Open(writeFile(t, "file.csv", codeHead+"1,1.00,2018-07-15\n"), p)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, _ := readAll(t, f)
	_, err = rows[0].Text(Line)
	wantCode(t, err, "value-not-mapped")
	if got := f.MissingValue("line", "a;b"); got != (Missing{"codes.csv", `"a;b";;`}) {
		t.Error(got)
	}
}

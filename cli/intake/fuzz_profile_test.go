package intake

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzProfile: whatever a profile that parses says, reading a file by it ends
// without a panic, and every record of the file is a row, a problem or passed over.
func FuzzProfile(f *testing.F) {
	const table = "source;line;Сумма;Сумма;Дата;Документ\nwb;fees;1,50;;15.07.18;Счет 7 от 15.07.2018 9:00:00\nИтого;;;\n;;\nwb;x;;2;1 июля 2018 г.;нет\n"
	for _, seed := range []string{
		"", "[columns]\nsource='source'\nline='line'\namount='Сумма#2'\nvalue_date='Дата'\n[skip]\n'*'='^Итого'\n",
		"[columns]\nline=['source','line']\nvalue_date='Дата'\n[amount]\nplus='Сумма#1'\nminus='Сумма#2'\nboth='skip'\n[file]\ndecimal=','\ndates=['DD.MM.YY','D MMMM YYYY']\npivot=50\n",
		"[columns]\nline='line'\namount='Сумма#1'\nvalue_date='Дата'\n[maps.line]\nfees={source='wb',line='x',region='y'}\n[where]\nline={matches='f',empty=false,not='z'}\n",
		"[columns]\nsource='source'\nline='line'\namount='Сумма#1'\nvalue_date='Дата'\n[split.'Документ']\npattern='^(?P<document_kind>.+?) (?P<document_number>\\S+) от (?P<document_date>\\S+)'\n",
		"[file]\nheader=['Дата']\nheader_rows=2\nheader_join=''\nskip=['^Итого']\ndelimiter=';'\nencoding='windows-1251'\n[columns]\nline='line'\n[replace.line]\ne='o'\n[join]\nline=''\n",
		"[columns]\nline='line'\namount='Сумма#1'\nvalue_date='Дата'\n[maps.line]\nfile='file.csv'\nfrom='line'\nto={line='source', region='Документ'}\n",
	} {
		f.Add(seed, table)
	}
	f.Fuzz(func(t *testing.T, profile, content string) {
		dir := t.TempDir()
		write := func(name, text string) string {
			path := filepath.Join(dir, name)
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			return path
		}
		path := write("file.csv", content)
		p, err := ReadProfile(write("profile.toml", profile))
		if err != nil {
			return
		}
		file, err := Open(path, p)
		if err != nil {
			return
		}
		defer file.Close()
		form, ok := file.form.(*csvForm)
		if !ok {
			return
		}
		rows, problems := readAll(t, file)
		for i := range rows {
			for field := range numFields {
				_, _ = rows[i].Text(field)
				_, _ = rows[i].Date(field)
				_, _ = rows[i].Amount(field, 2)
				rows[i].Heading(field.String())
			}
			rows[i].Dimensions(nil, func(name string, _ error) { rows[i].Heading(name) })
			rows[i].Phases(2, func(string, int64, error) {})
		}
		records := 0
		s := scanner{text: decode([]byte(content)[form.dataFrom:], file.encoding), line: 1, delimiter: file.delimiter, last: true}
		for {
			if _, _, ok := s.record(nil); !ok {
				break
			}
			records++
		}
		if got := len(rows) + len(problems) + file.Passed; got != records {
			t.Errorf("%d rows, %d problems, %d passed over; the file has %d records", len(rows), len(problems), file.Passed, records)
		}
	})
}

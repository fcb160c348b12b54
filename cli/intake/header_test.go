package intake

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestHeaders(t *testing.T) {
	const columns = "[columns]\nsource = 'source'\nline = 'line'\nvalue_date = 'Дата'\n"
	tests := []struct{ name, content, profile string }{
		{
			"by several headings",
			"Отчёт;Дата\n;;\nИсточник;Дата;Прочее\nsource;line;Дата;Сумма\nwb;fees;2018-07-15;1.50\n",
			"[file]\nheader = ['Дата', 'Сумма']\n" + columns + "amount = 'Сумма'",
		},
		{
			"line breaks and spaces do not count",
			"Отчёт\nsource;line;Дата;\"Сумма,\n  руб.\u00a0\"\nwb;fees;2018-07-15;1.50\n",
			"[file]\nheader = \"Сумма, руб.\"\n" + columns + "amount = 'Сумма,  руб.'",
		},
		{
			"the second of two equal ones",
			"source;line;Сумма;Дата;Сумма\nwb;fees;9;2018-07-15;1.50\n",
			columns + "amount = 'Сумма#2'",
		},
		{
			"a heading that ends so itself",
			"source;line;Сумма#2;Дата;Сумма\nwb;fees;1.50;2018-07-15;9\n",
			columns + "amount = 'Сумма#2'",
		},
		{
			"two rows",
			"Отчёт за год\n\nsource;line;Обороты;;Дата\n;;Дебет;Кредит;\nwb;fees;1.50;;2018-07-15\n",
			"[file]\nheader = 'Дата'\nheader_rows = 2\n" + columns + "amount = 'Обороты / Дебет'",
		},
		{
			"two rows from the first",
			"source;line;Обороты;;Дата\n;;Дебет;Кредит;\nwb;fees;;1.50;2018-07-15\n",
			"[file]\nheader_rows = 2\nheader_join = ': '\n" + columns + "amount = 'Обороты: Кредит'",
		},
		{
			"two rows, named by a joined heading",
			"Дата отчёта;x\nsource;line;Обороты;;Дата\n;;Дебет;Кредит;\nwb;fees;;1.50;2018-07-15\n",
			"[file]\nheader = 'Обороты / Кредит'\nheader_rows = 2\n" + columns + "amount = 'Обороты / Кредит'",
		},
		{
			"merged cells that repeat their text",
			"source;line;Обороты;Обороты;Дата\nsource;line;Дебет;Кредит;Дата\nwb;fees;;1.50;2018-07-15\n",
			"[file]\nheader_rows = 2\n" + columns + "amount = 'Обороты / Кредит'",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := mustOpen(t, tt.content, tt.profile)
			rows, problems := readAll(t, f)
			if len(rows) != 1 || problems != nil {
				t.Fatalf("%d rows, problems %v", len(rows), problems)
			}
			if got, err := rows[0].Amount(Amount, 2); got != 150 || err != nil {
				t.Errorf("amount %d, %v", got, err)
			}
			// What is rejected is read by the same profile.
			var b bytes.Buffer
			w := f.NewRejects(&b)
			w.Write(rows[0].Cells, "0123456789ab:7", "wrong")
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			again := mustOpen(t, b.String(), tt.profile)
			mended, problems := readAll(t, again)
			if len(mended) != 1 || problems != nil || !slices.Equal(mended[0].Cells[:len(rows[0].Cells)], rows[0].Cells) {
				t.Fatalf("%s comes back as %d rows, problems %v", b.String(), len(mended), problems)
			}
			if got := text(t, &mended[0], RowMarker); got != "0123456789ab:7" {
				t.Errorf("mark %q", got)
			}
		})
	}
}

func TestHeadersThatAreNotFound(t *testing.T) {
	_, err := open(t, "Дата\nСумма\n", "[file]\nheader = ['Дата', 'Сумма']\n")
	wantCode(t, err, "header-missing")
	_, err = open(t, "a;b\n1;2\n", "[file]\nheader = 'c'\nheader_rows = 2\n")
	wantCode(t, err, "header-missing")
	_, err = open(t, "Сумма;Сумма\n", "[columns]\namount = 'Сумма'\n")
	wantCode(t, err, "header-twice")
	_, err = open(t, "Сумма;Сумма\n", "[columns]\namount = 'Сумма#3'\n")
	wantCode(t, err, "column-missing")
}

// A file that could be of any kind is told what it lacks.
func TestKindThatTheFileResembles(t *testing.T) {
	tests := []struct{ headings, kind, lacks string }{
		{"source,line,amount,payee", Expenditures, "value_date"},
		{"line,amount", Expenditures, "value_date"},
		{"source,line,amount,act_date", Allocations, "act"},
		{"source,kind,currency", Sources, "opens"},
	}
	for _, tt := range tests {
		_, err := open(t, tt.headings+"\n", "")
		if code := "kind-resembles"; !strings.Contains(err.Error(), code) || !strings.Contains(err.Error(), "kind="+tt.kind) || !strings.Contains(err.Error(), "fields="+tt.lacks) {
			t.Errorf("%s: %v", tt.headings, err)
		}
	}
	_, err := open(t, "name,colour\n", "")
	wantCode(t, err, "kind-unknown")
}

package intake

import (
	"fmt"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/cli/intake/xlsx/xlsxtest"
)

// What is suggested reads its file, as soon as the constants are filled in: every
// entry is there with its amount, and nothing else.
func TestSuggestedProfilesRead(t *testing.T) {
	const payments, plan = "source = \"s\"\nline = \"l\"\n", "source = \"s\"\nact = \"a\"\nact_date = \"2018-01-01\"\nperiod = \"2018\"\n"
	tests := []struct {
		name, file, content string
		want                map[string]string
		constants           string
		amounts             []int64
	}{
		{
			"amounts as text in a workbook", "a.xlsx",
			"[Лист1]\nДата | № документа | Сумма\n'15.07.2018 | 1 | 1 234,56\n'16.07.2018 | 2 | 1500.5\n'17.07.2018 | 3 | '12,00\n'18.07.2018 | 4 | 7\n'19.07.2018 | 5 | 8\n",
			map[string]string{"file.decimal": `","`, "file.grouping": `" "`},
			payments,
			[]int64{123456, 150050, 1200, 700, 800},
		},
		{
			"amounts as text with points", "a.xlsx",
			"[Лист1]\nDate | No | Amount\n'2018-07-15 | 1 | '1,234.56\n'2018-07-16 | 2 | '15.50\n",
			map[string]string{"file.decimal": "", "file.grouping": `","`},
			payments,
			[]int64{123456, 1550},
		},
		{
			"headings on every page", "a.xlsx",
			"[Лист1]\nОтчёт\n\nДата | Получатель | Сумма\n'15.07.2018 | УП Лён | 1.5\nДата | Получатель | Сумма\n'16.07.2018 | УП Лён | 2.5\nИтого | | 4\n",
			map[string]string{"file.skip": `["^Итого( |:|$)", "^Дата$"]`},
			payments,
			[]int64{150, 250},
		},
		{
			"headings again, broken into lines", "a.csv",
			"\"Дата\nсписания\";Получатель;Сумма\n15.07.2018;a;1,50\n\"Дата\nсписания\";Получатель;Сумма\n16.07.2018;b;2,50\n",
			map[string]string{"file.skip": `["^Дата списания$"]`},
			payments,
			[]int64{150, 250},
		},
		{
			"headings in two rows, again", "a.csv",
			"Дата;Обороты;;Контрагент\n;Дебет;Кредит;\n15.07.18;1,50;;Лён\nДата;Обороты;;Контрагент\n;Дебет;Кредит;\n16.07.18;2,50;;Лён\n",
			map[string]string{"file.skip": `["^Дата$", "^Дебет$"]`},
			payments,
			[]int64{150, 250},
		},
		{
			"numbered columns", "a.csv",
			"№ п/п;Дата;Получатель;Сумма\n1;2;3;4\n1;15.07.2018;a;1,50\n2;16.07.2018;b;2,50\n3;17.07.2018;c;3,50\n",
			map[string]string{`skip.Дата`: `["^2$"]`},
			payments,
			[]int64{150, 250, 350},
		},
		{
			"numbered columns of a plan", "a.csv",
			"Код строки;Наименование статьи;Утверждено\n1;2;3\n01;Связь;100,00\n02;Сети;200,00\n",
			map[string]string{`skip.Наименование статьи`: `["^2$"]`},
			plan,
			[]int64{10000, 20000},
		},
		{
			"payments in parentheses", "a.csv",
			"Date,Payee,Amount\n2018-07-15,a,(100.00)\n2018-07-16,b,\"(1,250.50)\"\n",
			map[string]string{"file.negative": `"payment"`, "file.grouping": `","`},
			payments,
			[]int64{10000, 125050},
		},
		{
			"some in parentheses", "a.csv",
			"Date,Payee,Amount\n2018-07-15,a,(100.00)\n2018-07-16,b,1250.50\n",
			map[string]string{"file.negative": `? "payment"`},
			payments,
			[]int64{-10000, 125050},
		},
		{
			"a card of an account", "a.csv",
			"Карточка счета 51\n\nПериод\tДокумент\tДебет\t\tКредит\t\n\t\tСчет\tСумма\tСчет\tСумма\nСальдо на начало\t\t\t100,00\t\t\n" +
				"02.07.2018\tСписание 0000-000123 от 02.07.2018 12:00:01\t60.1\t\t51\t1 200,50\n03.07.2018\tСписание 0000-000124 от 03.07.2018 12:00:01\t60.1\t\t51\t9,00\n" +
				"Обороты за период\t\t\t0,00\t\t1 209,50\n\nГлавный бухгалтер ______\t\t\t\t\t\n",
			map[string]string{"amount.plus": `"Кредит / Сумма"`, "amount.minus": `"Дебет / Сумма"`},
			payments,
			[]int64{120050, 900},
		},
		{
			"signatures and sections", "a.xlsx",
			"[Выписка]\nДата | № док. | Корреспондент | Дебет | Кредит\nРаздел 1\n'02.07.2018 | 15 | ООО Лён | '1 200,50 |\n'04.07.2018 | 17 | УП Мак | 99.5 |\nИтого обороты | | | 1300 |\nИсходящий остаток: | | | | 3700\nМастер ________\n",
			map[string]string{
				"file.skip": `['^Раздел \d+$', "^Итого( |:|$)", "^Исходящий остаток( |:|$)", "^Мастер _+$"]`, "columns.value_date": `"Дата"`,
				"columns.payee": `"Корреспондент"`,
			},
			payments,
			[]int64{120050, 9950},
		},
		{
			"pages", "a.csv", "№ п/п;Дата;Сумма\n1;15.07.2018;1,50\nСтраница 1 из 2;;\n2;16.07.2018;2,50\nНачальник отдела Петров;;\n",
			map[string]string{"file.skip": `['^Страница \d+ из \d+$', "^Начальник отдела Петров$"]`},
			payments,
			[]int64{150, 250},
		},
		{
			"names that begin as seals, signatures and totals do", "a.csv",
			"Получатель;Номер;Дата;Сумма\nБелтелеком;1;01.02.2018;10,00\nИтог Плюс;2;01.02.2018;20,00\nДиректор-Сервис;3;02.02.2018;30,00\n" +
				"Итог;;;60,00\nМ.П.;;;\nА.А. Сидоров;;;\nДиректор;;;Иванов\n",
			map[string]string{"file.skip": `["^Итог$", '^М\.П\.$', '^А\.А\. Сидоров$', "^Директор$"]`},
			payments,
			[]int64{1000, 2000, 3000},
		},
		{
			"a currency in the heading", "a.csv", "Дата;Получатель;Сумма, BYN\n15.07.2018;a;1,50\n16.07.2018;b;2,50\n",
			map[string]string{"constants.currency": `"BYN"`, "columns.amount": `"Сумма, BYN"`},
			payments,
			[]int64{150, 250},
		},
		{
			"a currency in parentheses", "a.csv", "Date,Payee,Amount (USD)\n2018-07-15,a,1.50\n",
			map[string]string{"constants.currency": `"USD"`},
			payments,
			[]int64{150},
		},
		{
			"roubles without a country", "a.csv", "Дата;Получатель;Сумма, руб.\n15.07.2018;a;1,50\n",
			map[string]string{"constants.currency": ""},
			payments,
			[]int64{150},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			content := tt.content
			if strings.HasSuffix(tt.file, ".xlsx") {
				content = string(xlsxtest.Workbook(content))
			}
			path := writeFile(t, tt.file, content)
			s, err := Suggest(path, "")
			if err != nil {
				t.Fatal(err)
			}
			for place, want := range tt.want {
				table, key, _ := strings.Cut(place, ".")
				if got := lineOf(s, table, key); got != want {
					t.Errorf("%s: %s, want %s", place, got, want)
				}
			}
			p, err := ReadProfile(writeFile(t, "suggested.toml", asProfile(s, tt.constants)))
			if err != nil {
				t.Fatalf("%v\n%s", err, asProfile(s, tt.constants))
			}
			f, err := Open(path, p)
			if err != nil {
				t.Fatalf("%v\n%s", err, asProfile(s, tt.constants))
			}
			defer f.Close()
			rows, problems := readAll(t, f)
			var got []int64
			for i := range rows {
				n, err := rows[i].Amount(Amount, 2)
				if err != nil {
					t.Error(err)
				}
				if f.Kind == Expenditures {
					if _, err := rows[i].Date(ValueDate); err != nil {
						t.Error(err)
					}
				}
				got = append(got, n)
			}
			if problems != nil || fmt.Sprint(got) != fmt.Sprint(tt.amounts) {
				t.Errorf("%v, want %v; problems %v\n%s", got, tt.amounts, problems, asProfile(s, tt.constants))
			}
		})
	}
}

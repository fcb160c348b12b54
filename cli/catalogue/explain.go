package catalogue

// explainEntries are about what makes up a figure of a report.
var explainEntries = []entry{
	{"flag/cell", text{"a value of the row, for a dimension that the report is --by; may be given again; DIMENSION= for none", ""}, text{"значение строки отчёта по классификации из --by; можно указать несколько раз; КЛАССИФИКАЦИЯ= — без значения", ""}},
	{"flag/column", text{"the column of the report", ""}, text{"столбец отчёта", ""}},
	{"value/column", text{"COLUMN", ""}, text{"СТОЛБЕЦ", ""}},
	{"column/running", text{"Running", ""}, text{"Нарастающим итогом", ""}},
	{"explain-column", text{`Column: {column}`, ``}, text{`Столбец: {column}`, ``}},
	{"explain-none", text{"none", ""}, text{"без значения", ""}},
	{"meta/cell", text{"Row", ""}, text{"Строка", ""}},
	{"meta/column", text{"Column", ""}, text{"Столбец", ""}},
}

var explainHelp = []helpEntry{
	{"explain", helpText{"open a figure of a report into the entries that make it", ""}, helpText{"раскрыть цифру отчёта до записей, из которых она состоит", ""}, nil},
	{
		"explain spend",
		helpText{
			"the entries behind a figure of report spend",
			`Say of which figure as the report has it: its days, its filters, and in --cell the values of its row. Every entry is shown with who recorded it and when, its document and what it gives to the figure; ` +
				`the last running sum is the figure. With --known-at it is the figure as the ledger knew it then. A month or quarter of --every is a period of its own: -p 2018-03.`,
		},
		helpText{
			"записи за цифрой отчёта report spend",
			`Укажите цифру так, как она стоит в отчёте: его дни, условия, а в --cell — значения её строки. Каждая запись показана с тем, кто и когда её внёс, с документом и вкладом в цифру; ` +
				`последняя сумма нарастающим итогом и есть цифра. С --known-at — цифра, какой её тогда знал учёт. Месяц или квартал из --every — это свой период: -p 2018-03.`,
		},
		[]example{
			{"what a payee got from one source", "что получил получатель из одного источника", "fundledger explain spend -p 2018H1 --cell source=wb --cell payee=Asseco"},
			{"as reported on 10 August 2018", "как в отчёте от 10 августа 2018 года", "fundledger explain spend -p 2018H1 --cell source=wb --known-at 2018-08-10"},
		},
	},
	{
		"explain execution",
		helpText{
			"the entries behind a figure of report execution",
			`As explain spend, of the --column that is asked for. In available what uses the plan stands below zero.`,
		},
		helpText{
			"записи за цифрой отчёта report execution",
			`Как explain spend, для столбца --column. В свободном остатке (available) то, что расходует план, стоит со знаком минус.`,
		},
		[]example{
			{"why so little is left", "почему осталось так мало", "fundledger explain execution -p 2018 --cell line=grodno/networks --column available"},
		},
	},
	{
		"explain cash",
		helpText{
			"the entries behind a figure of report cash",
			`As explain spend, of the --column that is asked for: opening, spent, closing, received (all receipts), or a kind of receipts. In opening and closing payments stand below zero.`,
		},
		helpText{
			"записи за цифрой отчёта report cash",
			`Как explain spend, для столбца --column: opening (остаток на начало), spent (расход), closing (остаток на конец), received (все поступления) или вид поступлений. В остатках платежи стоят со знаком минус.`,
		},
		[]example{
			{"what makes the balance of an account", "из чего состоит остаток счёта", "fundledger explain cash -p 2018H1 --cell account=treasury --column closing"},
		},
	},
}

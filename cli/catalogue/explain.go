package catalogue

// explainEntries are about what makes up a figure of a report.
var explainEntries = []entry{
	{"flag/cell", text{"a value of the row, for a dimension that the report is --by; may be given again; DIMENSION= for none", ""}, text{"значение строки отчёта по классификации из --by; можно указать несколько раз; КЛАССИФИКАЦИЯ= — без значения", ""}},
	{"flag/column", text{"the column of the report", ""}, text{"столбец отчёта", ""}},
	{"value/column", text{"COLUMN", ""}, text{"СТОЛБЕЦ", ""}},
	{"column/running", text{"Running", ""}, text{"Нарастающим итогом", ""}},
	{"explain-column", text{`Column: {column}`, ``}, text{`Столбец: {column}`, ``}},
	{"explain-none", text{"none", ""}, text{"без значения", ""}},
	{"flag/since", text{"the earlier state: a time, or an entry as @1234", ""}, text{"прежнее состояние: время или запись, например @1234", ""}},
	{"flag/since-issued", text{"the earlier state: that of a report that was handed over, by its reference", ""}, text{"прежнее состояние: на момент переданного отчёта, по его обозначению", ""}},
	{"column/before", text{"Before", ""}, text{"Было", ""}},
	{"column/after", text{"After", ""}, text{"Стало", ""}},
	{"column/change", text{"Change", ""}, text{"Изменение", ""}},
	{"column/why", text{"Why", ""}, text{"Причина", ""}},
	{"diff-since-entry", text{`What changed since entry {ordinal}, recorded {recorded}`, ``}, text{`Что изменилось после записи {ordinal}, внесённой {recorded}`, ``}},
	{"diff-nothing", text{`no figure has changed`, ``}, text{`ни одна цифра не изменилась`, ``}},
	{
		"diff-payees",
		text{`the register of payees has changed in between: both states are shown under the names of the later one`, ``},
		text{`за это время изменился справочник получателей: оба состояния показаны под именами позднейшего`, ``},
	},
	{
		"diff-since",
		text{`say since when: --since TIME or --since @ENTRY, or --since-issued REF`, ``},
		text{`укажите, с какого момента: --since ВРЕМЯ или --since @ЗАПИСЬ либо --since-issued ОБОЗНАЧЕНИЕ`, ``},
	},
	{
		"diff-order",
		text{`entry {before} is later than entry {after}`, `--since is the earlier state, --known-at the later`},
		text{`запись {before} позже записи {after}`, `--since — прежнее состояние, --known-at — позднейшее`},
	},
	{"diff-why/late-document", text{"late document", ""}, text{"поздний документ", ""}},
	{"diff-why/correction", text{"correction", ""}, text{"исправление", ""}},
	{"diff-why/revision", text{"revision of the plan", ""}, text{"изменение плана", ""}},
	{"diff-why/reclassification", text{"reclassification", ""}, text{"перенос расхода", ""}},
	{"diff-why/exchange-rate", text{"exchange rate, rounding", ""}, text{"курс, округление", ""}},
	{"diff-why/new", text{"new", ""}, text{"новая запись", ""}},
	{"meta/since", text{"Since entry", ""}, text{"После записи", ""}},
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
	{"diff", helpText{"what a report says now that it did not say before", ""}, helpText{"что отчёт говорит теперь и чего не говорил раньше", ""}, nil},
	{
		"diff spend",
		helpText{
			"the figures of report spend that changed, and the entries that changed them",
			`The same report at two states of knowledge: --since, or when a report was handed over (--since-issued), and now or --known-at. Below stands every entry in between, and what it is: ` +
				`a late document (of a day up to the earlier state), a correction, a reclassification, a revision of the plan, or new. Changes are the sums of their entries. ` +
				`With --since-issued, period, --by and --where are those of that report unless you say others.`,
		},
		helpText{
			"цифры отчёта report spend, которые изменились, и записи, которые их изменили",
			`Один отчёт в двух состояниях знания: --since или передача отчёта (--since-issued) и теперь или --known-at. Ниже стоит каждая запись между ними и что она собой представляет: ` +
				`поздний документ (за день не позже прежнего состояния), исправление, перенос расхода, изменение плана или новая запись. Изменение — сумма своих записей. ` +
				`С --since-issued период, --by и --where берутся из того отчёта, если не указаны другие.`,
		},
		[]example{
			{"in roubles, with what rates changed", "в рублях, с тем, что изменили курсы", "fundledger diff spend -p 2019 --in BYN --since 2020-01-15"},
			{"what changed after the report of 10 August", "что изменилось после отчёта от 10 августа", "fundledger diff spend -p 2018H1 --by source,line --since 2018-08-10"},
		},
	},
	{
		"diff execution",
		helpText{"the figures of a column of report execution that changed, and the entries that changed them", `As diff spend, of the --column that is asked for.`},
		helpText{"изменившиеся цифры столбца отчёта report execution и записи, которые их изменили", `Как diff spend, для столбца --column.`},
		[]example{
			{"why less is left than in May", "почему осталось меньше, чем в мае", "fundledger diff execution -p 2018 --column available --since 2018-05-31"},
		},
	},
	{
		"diff cash",
		helpText{"the figures of a column of report cash that changed, and the entries that changed them", `As diff spend, of the --column that is asked for.`},
		helpText{"изменившиеся цифры столбца отчёта report cash и записи, которые их изменили", `Как diff spend, для столбца --column.`},
		[]example{
			{"the balances that were reported at the end of May", "остатки, показанные в конце мая", "fundledger diff cash -p 2018-05 --column closing --since 2018-06-05"},
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
	{
		"explain commitments",
		helpText{
			"the entries behind a figure of report commitments",
			`The report is narrowed down as it was made; --cell payee=NAME, line=SOURCE/LINE or document=NUMBER (of the contract) names the row, none the total. With --all contracts of which nothing is left count too, as in the report.`,
		},
		helpText{
			"записи за цифрой отчёта report commitments",
			`Отчёт сужается так же, как при его составлении; --cell payee=ИМЯ, line=ИСТОЧНИК/СТРОКА или document=НОМЕР (договора) называет строку отчёта, без него — итог. С --all учитываются и договоры, по которым ничего не осталось, как в отчёте.`,
		},
		[]example{
			{"what a contract still binds", "что ещё связано договором", "fundledger explain commitments --cell document=14/2019 --column left"},
		},
	},
	{
		"explain ageing",
		helpText{
			"the entries behind a figure of report ageing",
			`As explain commitments, of invoices: --cell document=NUMBER is that of the invoice, --column a class of age or left.`,
		},
		helpText{
			"записи за цифрой отчёта report ageing",
			`Как explain commitments, но о счетах: --cell document=НОМЕР — номер счёта, --column — срок давности или left (остаток).`,
		},
		[]example{
			{"what is overdue for more than 90 days", "что просрочено больше чем на 90 дней", "fundledger explain ageing --column days_over_90"},
		},
	},
	{
		"diff commitments",
		helpText{
			"the figures of a column of report commitments that changed, and the entries that changed them",
			`As diff spend, of all contracts as in the report with --all, by payee, line or document (the contract).`,
		},
		helpText{
			"изменившиеся цифры столбца отчёта report commitments и записи, которые их изменили",
			`Как diff spend, по всем договорам, как в отчёте с --all; --by payee, line или document (договор).`,
		},
		[]example{
			{"what contracts bind more or less since then", "что договоры с тех пор связывают больше или меньше", "fundledger diff commitments --column left --since 2019-06-05"},
		},
	},
	{
		"diff ageing",
		helpText{
			"the figures of a column of report ageing that changed, and the entries that changed them",
			`As diff commitments, of invoices. The ages are those of the report's last day in both states.`,
		},
		helpText{
			"изменившиеся цифры столбца отчёта report ageing и записи, которые их изменили",
			`Как diff commitments, но о счетах. Давность в обоих состояниях — на последний день отчёта.`,
		},
		[]example{
			{"what is owed more or less since then", "что с тех пор мы должны больше или меньше", "fundledger diff ageing --by payee --column left --since 2019-06-05"},
		},
	},
	{
		"explain burn",
		helpText{
			"the entries behind a figure of report burn",
			`As explain execution: --column is final, spent or unspent; the pace per day and the date follow from these.`,
		},
		helpText{
			"записи за цифрой отчёта report burn",
			`Как explain execution: --column — final, spent или unspent; расход в день и дата следуют из них.`,
		},
		[]example{
			{"what a line has not spent yet", "что по строке ещё не израсходовано", "fundledger explain burn -p 2018-07 --cell line=grodno/networks --column unspent"},
		},
	},
	{
		"explain claims",
		helpText{
			"what was paid on an invoice and what came back, over all orders and sources",
			`The invoice is named as report claims has it, with its date where it has one.`,
		},
		helpText{
			"что оплачено по счёту и что вернулось, по всем поручениям и источникам",
			`Счёт называют так же, как в отчёте report claims, с датой, если она там есть.`,
		},
		[]example{
			{"who paid an invoice", "кто оплатил счёт", "fundledger explain claims --invoice 77 --payee 'Beltelecom'"},
		},
	},
	{
		"diff burn",
		helpText{"the figures of a column of report burn that changed, and the entries that changed them", `As diff execution, of final, spent or unspent.`},
		helpText{"изменившиеся цифры столбца отчёта report burn и записи, которые их изменили", `Как diff execution, для final, spent или unspent.`},
		[]example{
			{"what is spent more or less since then", "что с тех пор израсходовано больше или меньше", "fundledger diff burn -p 2018-07 --column spent --since 2018-08-05"},
		},
	},
	{
		"explain results",
		helpText{
			"the values behind a result of report results",
			`Of a flow the values of the period, of a level the last value of every place by its end. What was spent is explained by explain spend, and the goals are in fundledger history results.`,
		},
		helpText{
			"значения за показателем отчёта report results",
			`Для потока — значения периода, для уровня — последнее значение каждого места к его концу. Расход открывает explain spend, цели — в fundledger history results.`,
		},
		[]example{
			{"workplaces of a region", "рабочие места региона", "fundledger explain results workplaces -p 2018 --cell region=grodno"},
		},
	},
	{
		"diff claims",
		helpText{"invoices on which another amount is paid now, and the entries that changed it", `As diff spend, by payee and invoice.`},
		helpText{"что по каждому счёту оплачено теперь иначе и какие записи это изменили", `Как diff spend, по получателю и счёту.`},
		[]example{
			{"since a day", "с указанного дня", "fundledger diff claims --since 2019-06-05"},
		},
	},
	{
		"diff results",
		helpText{"results that are others than at an earlier state, place by place, and the entries that changed them", `Values count as in report results and explain results.`},
		helpText{"показатели, изменившиеся по сравнению с прежним состоянием, по местам, и записи, которые их изменили", `Значения считаются как в report results и explain results.`},
		[]example{
			{"workplaces at the end of 2018", "рабочие места на конец 2018 года", "fundledger diff results workplaces -p 2018 --since 2019-02-01"},
		},
	},
}

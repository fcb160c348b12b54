package catalogue

// obligationReports are about the reports of contracts and unpaid invoices, and about
// the bases on which an amount counts as spent.
var obligationReports = []entry{
	{
		"bad-obligation-cell",
		text{`contracts and invoices are not told apart by {dimension}`, `by payee, line or document: the number of the contract or invoice`},
		text{`договоры и счёт-фактуры не различаются по {dimension}`, `различаются по payee, line или document: номеру договора или счёта`},
	},
	{
		"report-commitments",
		text{`Contracts at the end of {period}: {last}`, ``},
		text{`Обязательства по договорам на конец периода {period}: {last}`, ``},
	},
	{
		"report-ageing",
		text{`Unpaid invoices at the end of {period}: {last}`, ``},
		text{`Кредиторская задолженность на конец периода {period}: {last}`, ``},
	},
	{
		"report-aged-from/due",
		text{`Days since the last day to pay or, where none is known, since the acceptance`, ``},
		text{`Дни после крайнего срока оплаты, а если он неизвестен — после приёмки`, ``},
	},
	{
		"report-aged-from/acceptance",
		text{`Days since the acceptance`, ``},
		text{`Дни после приёмки`, ``},
	},
	{
		"report-spend/liability",
		text{`Accepted and paid in {period}: {first} to {last}`, ``},
		text{`Фактические расходы за период {period}: с {first} по {last}`, ``},
	},
	{
		"report-spend-days/liability",
		text{`Accepted and paid from {first} to {last}`, ``},
		text{`Фактические расходы с {first} по {last}`, ``},
	},
	{
		"report-spend/commitment",
		text{`Committed, accepted and paid in {period}: {first} to {last}`, ``},
		text{`Принятые обязательства за период {period}: с {first} по {last}`, ``},
	},
	{
		"report-spend-days/commitment",
		text{`Committed, accepted and paid from {first} to {last}`, ``},
		text{`Принятые обязательства с {first} по {last}`, ``},
	},
	{
		"report-basis/liability",
		text{`Accepted, by day of acceptance; without an invoice paid, by value date; {money}; ledger {ledger} up to entry {ordinal}`, ``},
		text{`Принято, по дате приёмки; без счёта — оплачено, по дате списания; {money}; учёт {ledger} по запись {ordinal}`, ``},
	},
	{
		"report-basis/obligations",
		text{`By the dates of contracts, invoices and payments; {money}; ledger {ledger} up to entry {ordinal}`, ``},
		text{`По датам договоров, приёмки и платежей; {money}; учёт {ledger} по запись {ordinal}`, ``},
	},
	{
		"report-basis/commitment",
		text{`Committed, by date of the contract; without one accepted or paid; {money}; ledger {ledger} up to entry {ordinal}`, ``},
		text{`Обязательства, по дате договора; без договора — принято или оплачено; {money}; учёт {ledger} по запись {ordinal}`, ``},
	},

	{"column/committed", text{"Committed", ""}, text{"Принятые обязательства", ""}},
	{"column/accrued", text{"Owed", ""}, text{"Кредиторская задолженность", ""}},
	{"column/accepted", text{"Accepted", ""}, text{"Фактический расход", ""}},
	{"column/obliged", text{"Committed", ""}, text{"Принято обязательств", ""}},
	{"column/contracts", text{"Contracts", ""}, text{"Договоров", ""}},
	{"column/made", text{"Made", ""}, text{"Принято", ""}},
	{"column/changed", text{"Changed", ""}, text{"Изменено", ""}},
	{"column/days", text{"Days", ""}, text{"Дней", ""}},
	{"column/not_due", text{"Not yet due", ""}, text{"Срок не наступил", ""}},
	{"column/days_0_30", text{"0-30 days", ""}, text{"0–30 дней", ""}},
	{"column/days_31_60", text{"31-60 days", ""}, text{"31–60 дней", ""}},
	{"column/days_61_90", text{"61-90 days", ""}, text{"61–90 дней", ""}},
	{"column/days_over_90", text{"Over 90 days", ""}, text{"Свыше 90 дней", ""}},

	{"value/basis", text{"BASIS", ""}, text{"МЕТОД", ""}},
	{"value/by", text{"WHAT", ""}, text{"ПО-ЧЕМУ", ""}},
	{"value/aged-from", text{"DAY", ""}, text{"ДЕНЬ", ""}},
	{"flag/basis", text{"when an amount counts: paid, accepted or committed; else paid", ""}, text{"когда сумма считается расходом: при оплате, при приёмке или по договору; по умолчанию при оплате", ""}},
	{"flag/aged-from", text{"day from which its age counts; else due", ""}, text{"от какого дня считать возраст; по умолчанию due", ""}},
	{"flag/report commitments/by", text{"what to put together; else contract", ""}, text{"по чему группировать; по умолчанию contract", ""}},
	{"flag/report commitments/all", text{"also contracts of which nothing is left", ""}, text{"также договоры без остатка", ""}},
	{"flag/report commitments/period", text{"period at whose end; else today", ""}, text{"на конец какого периода; по умолчанию на сегодня", ""}},
	{"flag/report commitments/calendar", text{"what FY2018 means; else calendar", ""}, text{"что означает FY2018; по умолчанию calendar", ""}},
	{"flag/report ageing/by", text{"what to put together; else payee", ""}, text{"по чему группировать; по умолчанию payee", ""}},
	{"flag/report ageing/period", text{"period at whose end; else today", ""}, text{"на конец какого периода; по умолчанию на сегодня", ""}},
	{"flag/report ageing/calendar", text{"what FY2018 means; else calendar", ""}, text{"что означает FY2018; по умолчанию calendar", ""}},
}

// obligationReportHelp is about those reports.
var obligationReportHelp = []helpEntry{
	{
		"report commitments",
		helpText{
			"contracts: made, changed, settled, released and left",
			`As it was at the end of the period, by the dates of contracts, agreements, invoices and payments. Settled is what invoices and payments took off a contract; released is what went back to the line. With --in all of it is converted at the rates of the last day.`,
		},
		helpText{
			"обязательства: принято, изменено, исполнено, снято, остаток",
			`По состоянию на конец периода, по датам договоров, соглашений, приёмки и платежей. Исполнено — на сколько обязательство уменьшили принятые документы и платежи; снято — что вернулось на строку. С --in всё пересчитывается по курсам на последний день.`,
		},
		[]example{
			{"open contracts today", "действующие на сегодня", "fundledger report commitments"},
			{"by payee at the end of 2019", "по получателям на конец 2019 года", "fundledger report commitments -p 2019 --by payee"},
			{"in roubles", "в рублях", "fundledger report commitments -p 2019 --by payee --in BYN"},
		},
	},
	{
		"report ageing",
		helpText{
			"how long accepted invoices have been unpaid",
			`As it was at the end of the period. The day on which an invoice is due counts as its day 0; --aged-from acceptance counts from its acceptance. With --in all of it is converted at the rates of the last day.`,
		},
		helpText{
			"сколько дней не оплачены принятые документы",
			`По состоянию на конец периода. День крайнего срока оплаты — нулевой; с --aged-from acceptance дни считаются от приёмки. С --in всё пересчитывается по курсам на последний день.`,
		},
		[]example{
			{"by payee today", "по получателям на сегодня", "fundledger report ageing"},
			{"each invoice at the end of a quarter", "каждый документ на конец квартала", "fundledger report ageing -p 2019Q2 --by invoice"},
			{"by payee in roubles", "по получателям в рублях", "fundledger report ageing -p 2019Q2 --in BYN"},
		},
	},
}

package catalogue

// correctionEntries are about mistakes that are put right by entries of their own.
var correctionEntries = []entry{
	{
		"replaced",
		text{`replaced {entry}, by {by}`, ``},
		text{`запись {entry} заменена записью {by}`, ``},
	},
	{
		"amended",
		text{`amended {entry}, by {by}`, ``},
		text{`запись {entry} исправлена записью {by}`, ``},
	},
	{
		"nothing-to-change",
		text{`{entry} says the same already; there is nothing to change`, `see: fundledger expenditure show {entry}`},
		text{`в записи {entry} уже стоит то же самое; менять нечего`, `см. fundledger expenditure show {entry}`},
	},
	{
		"amends-reversed",
		text{`{entry} was taken back by {by}; it cannot be amended any more`, `see: fundledger expenditure show {by}`},
		text{`запись {entry} сторнирована записью {by}; исправить её уже нельзя`, `см. fundledger expenditure show {by}`},
	},
	{
		"not-amendable",
		text{`{field} is not amended`, `money, days and the document's number are put right by: fundledger expenditure replace`},
		text{`поле {field} так не исправляется`, `сумму, даты и номер документа исправляет fundledger expenditure replace`},
	},
	{"changed", text{`{name}: "{from}" → "{to}"`, ``}, text{`{name}: «{from}» → «{to}»`, ``}},
	{"changed/added", text{`{name}: "{to}" added`, ``}, text{`{name}: добавлено «{to}»`, ``}},
	{"changed/removed", text{`{name}: "{from}" taken out`, ``}, text{`{name}: убрано «{from}»`, ``}},
	{"event/expenditure-replaced.v1", text{"expenditure taken back to be replaced", ""}, text{"сторно расхода с заменой", ""}},
	{"event/expenditure-amended.v1", text{"expenditure amended", ""}, text{"исправление расхода", ""}},
	{"column/details", text{"Details", ""}, text{"Подробности", ""}},
	{"column/replaced", text{"Replaced", ""}, text{"Заменено", ""}},
	{"column/replaced_by", text{"Replaced by", ""}, text{"Заменено записью", ""}},
	{"column/amended_by", text{"Amended by", ""}, text{"Исправлено записью", ""}},
	{"column/amends", text{"Amends", ""}, text{"Исправляет запись", ""}},
	{"column/payee_before", text{"Payee before", ""}, text{"Получатель до исправления", ""}},
	{"column/payee_id_before", text{"Taxpayer number before", ""}, text{"УНП до исправления", ""}},
	{"column/invoice_number_before", text{"Invoice before", ""}, text{"Счёт до исправления", ""}},
	{"column/invoice_date_before", text{"Invoice date before", ""}, text{"Дата счёта до исправления", ""}},
	{"column/contract_before", text{"Contract before", ""}, text{"Договор до исправления", ""}},
	{"column/purpose_before", text{"Purpose of payment before", ""}, text{"Назначение платежа до исправления", ""}},
	{"flag/line", text{"budget line", ""}, text{"бюджетная строка", ""}},
	{
		"flag/expenditure replace/line",
		text{"line that should have paid, if it was another", ""},
		text{"бюджетная строка, по которой следовало провести расход, если была указана не та", ""},
	},
	{
		"flag/expenditure replace/amount",
		text{"the right amount", ""},
		text{"правильная сумма", ""},
	},
	{
		"flag/expenditure replace/date",
		text{"the right value date", ""},
		text{"правильная дата списания", ""},
	},
}

// correctionHelp is about the commands that put mistakes right.
var correctionHelp = []helpEntry{
	{
		"expenditure replace",
		helpText{
			"put a wrongly entered payment right: amount, line, date, document",
			`Takes the wrong entry back and records the right one, in one act. What is not given stays as it is; an empty text takes a value away. ` +
				`The correction counts on the value dates: as if the mistake had never been made, while the ledger still knows what it said before. ` +
				`What comes back to the line counts as available for the right entry.` + "\n\n" +
				`Turnovers tell a replacement from money that came back: see fundledger report spend --gross.`,
		},
		helpText{
			"исправить ошибочно внесённый расход: сумму, строку, дату, документ",
			`Сторнирует неверную запись и вносит верную — одним действием. Что не указано, остаётся прежним; пустой текст убирает значение. ` +
				`Исправление проводится датами списания, как если бы ошибки не было; при этом учёт помнит, что в нём стояло раньше. ` +
				`Сумма, возвращённая на строку, сразу доступна верной записи.` + "\n\n" +
				`В оборотах замена отличима от возврата денег: см. fundledger report spend --gross.`,
		},
		[]example{
			{"a slip in the amount", "опечатка в сумме", "fundledger expenditure replace 'grodno#17' --amount 12000.00 --reason 'typing error'"},
			{"paid from another line", "указана не та бюджетная строка", "fundledger expenditure replace 'grodno#17' --line grodno/training/2018 --reason 'wrong line'"},
		},
	},
	{
		"expenditure amend",
		helpText{
			"put right what is not money: payee, contract, invoice, purpose",
			`The entry stays, and its old values with it: an entry of its own says what was changed and why. Reports by payee follow the amendment from then on. ` +
				`An empty text takes a value away. Amount, line, days and the document's number are put right by fundledger expenditure replace.`,
		},
		helpText{
			"исправить неденежные сведения: получателя, договор, счёт, назначение платежа",
			`Запись и её прежние значения сохраняются: отдельная запись говорит, что и почему изменено. Отчёты по получателям учитывают исправление с этого момента. ` +
				`Пустой текст убирает значение. Сумму, строку, даты и номер документа исправляет fundledger expenditure replace.`,
		},
		[]example{
			{"the payee's official name", "полное наименование получателя", "fundledger expenditure amend 'grodno#17' --payee 'RUE Beltelecom' --payee-id 101007741 --reason 'name as registered'"},
			{"a contract that was left out", "пропущенный номер договора", "fundledger expenditure amend 'grodno#17' --contract 5/2018 --reason 'left out'"},
		},
	},
}

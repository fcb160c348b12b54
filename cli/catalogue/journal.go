package catalogue

// journalEntries are the words of the register.
var journalEntries = []entry{
	{
		"unknown-batch",
		text{`there is no import "{value}"`, `give the name of its file, or the beginning of its number: fundledger journal shows both`},
		text{`нет импорта «{value}»`, `укажите имя файла или начало номера импорта: и то и другое показывает fundledger journal`},
	},
	{
		"batch-ambiguous",
		text{`"{value}" means {n:# import|# imports}`, `say which: {batches}`},
		text{`под «{value}» {n:подходит # импорт|подходят # импорта|подходят # импортов}`, `уточните, какой: {batches}`},
	},
	{
		"journal-day",
		text{`Register of entries recorded on {day}, time of {zone}`, ``},
		text{`Реестр записей, внесённых {day} (часовой пояс: {zone})`, ``},
	},
	{
		"journal-days",
		text{`Register of entries recorded from {first} to {last}, time of {zone}`, ``},
		text{`Реестр записей, внесённых с {first} по {last} (часовой пояс: {zone})`, ``},
	},
	{
		"journal-batch",
		text{`Register of the import of {file}`, ``},
		text{`Реестр импорта {file}`, ``},
	},
	{
		"journal-batch-id",
		text{`Import {batch}, SHA-256 of the file {sha256}`, ``},
		text{`Импорт {batch}, SHA-256 файла {sha256}`, ``},
	},
	{
		"journal-batch-rows",
		text{`{rows:# row|# rows} in the file: {recorded} recorded, {skipped} recorded before, {rejected} rejected`, ``},
		text{`В файле {rows:# строка|# строки|# строк}: внесено {recorded}, внесено ранее {skipped}, отклонено {rejected}`, ``},
	},
	{
		"journal-batch-total",
		text{`Control total: {rows:# row|# rows}, {amount}`, ``},
		text{`Контрольная сумма: {rows:# строка|# строки|# строк}, {amount}`, ``},
	},
	{
		"journal-entries",
		text{`Ledger {ledger}, entries {first} to {last}`, ``},
		text{`Учёт {ledger}, записи с {first} по {last}`, ``},
	},
	{
		"journal-no-entries",
		text{`Ledger {ledger}, no entries`, ``},
		text{`Учёт {ledger}, записей нет`, ``},
	},
	{
		"journal-today",
		text{`No day was given: today`, ``},
		text{`День не указан: сегодня`, ``},
	},
	{
		"journal-nothing",
		text{`Nothing was recorded`, ``},
		text{`Ничего не внесено`, ``},
	},
	{
		"journal-count",
		text{`In this register: {n:# entry|# entries}`, ``},
		text{`В реестре {n:# запись|# записи|# записей}`, ``},
	},
	{
		"journal-folded",
		text{`An import stands on one line for each source; its rows one by one: --batch IMPORT, or --rows for all`, ``},
		text{`Импорт показан одной строкой на источник; строки одного импорта: --batch ИМПОРТ, всех импортов: --rows`, ``},
	},
	{"sign/prepared", text{"Prepared by", ""}, text{"Составил", ""}},
	{"sign/checked", text{"Checked by", ""}, text{"Проверил", ""}},
	{"sign/chief-accountant", text{"Chief accountant", ""}, text{"Главный бухгалтер", ""}},
	{"sign/signature", text{"(signature)", ""}, text{"(подпись)", ""}},
	{"sign/name", text{"(name)", ""}, text{"(фамилия, инициалы)", ""}},
	{"sign/date", text{"(date)", ""}, text{"(дата)", ""}},

	{"column/time", text{"Time", ""}, text{"Время", ""}},
	{"column/side", text{"Control totals", ""}, text{"Контрольные суммы", ""}},
	{"column/corrects", text{"Corrects", ""}, text{"Исправляет", ""}},
	{"column/net", text{"Net", ""}, text{"С учётом сторно", ""}},

	{"side/allocations", text{"allocations", ""}, text{"бюджетные назначения", ""}},
	{"side/obligations", text{"obligations", ""}, text{"обязательства", ""}},
	{"side/payments", text{"payments", ""}, text{"кассовые расходы", ""}},
	{"side/receipts", text{"receipts", ""}, text{"поступления", ""}},
	{"side/openings", text{"opening balances", ""}, text{"начальные остатки", ""}},
	{"side/waiting", text{"waiting for approval", ""}, text{"ждут утверждения", ""}},
	{"import-side/allocations", text{"import of allocations", ""}, text{"импорт назначений", ""}},
	{"import-side/obligations", text{"import of obligations", ""}, text{"импорт обязательств", ""}},
	{"import-side/payments", text{"import of payments", ""}, text{"импорт расходов", ""}},
	{"import-side/receipts", text{"import of receipts", ""}, text{"импорт поступлений", ""}},
	{"import-side/openings", text{"import of opening balances", ""}, text{"импорт начальных остатков", ""}},
	{"import-side/waiting", text{"import of what waits for approval", ""}, text{"импорт ожидающих утверждения", ""}},
	{"import-side/other", text{"import", ""}, text{"импорт", ""}},

	{"value/days", text{"DAYS", ""}, text{"ДНИ", ""}},
	{"value/batch", text{"IMPORT", ""}, text{"ИМПОРТ", ""}},
	{
		"flag/recorded",
		text{"only what was recorded then: a day, a period such as 2018-07, or FROM..TO", ""},
		text{"только внесённое тогда: день; период, например 2018-07; или С..ПО", ""},
	},
	{
		"flag/journal/recorded",
		text{"day of recording, a period such as 2018-07, or FROM..TO; else today", ""},
		text{"день внесения; период, например 2018-07; или С..ПО; по умолчанию сегодня", ""},
	},
	{
		"flag/batch",
		text{"only this import: its file's name, or the beginning of its number", ""},
		text{"только этот импорт: имя файла или начало номера", ""},
	},
	{
		"flag/rows",
		text{"the rows of imports one by one", ""},
		text{"строки импортов по одной", ""},
	},
}

// journalHelp is about the register.
var journalHelp = []helpEntry{
	{
		"journal",
		helpText{
			"the register of what was recorded, to check and to sign",
			`What was recorded today, or on other days, in the order of recording: who, when, which line and document, how much; corrections stand in a column of their own. ` +
				`Below are control totals by source and currency, plans apart from payments, and lines for signatures.` + "\n\n" +
				`An import stands on one line for each source. The head names the first and the last entry: a register that is printed again has the same lines, ` +
				`and what was recorded in the meantime shows by a later last entry. --actor NAME leaves what NAME recorded. Days are those of the ledger's time zone.`,
		},
		helpText{
			"реестр внесённых записей для проверки и подписи",
			`Всё внесённое за сегодня или за другие дни в порядке внесения: кто, когда, по какой строке и документу, на какую сумму; исправления — в отдельной графе. ` +
				`Под таблицей — контрольные суммы по источникам и валютам, назначения отдельно от расходов, — и строки для подписей.` + "\n\n" +
				`Импорт показан одной строкой на каждый источник. В заголовке названы первая и последняя запись: реестр, напечатанный снова, содержит те же строки, ` +
				`а внесённое за это время видно по номеру последней записи. --actor ИМЯ оставляет внесённое этим лицом. Дни считаются по часовому поясу учёта.`,
		},
		[]example{
			{"what was recorded today", "внесённое сегодня", "fundledger journal"},
			{"a day, for a spreadsheet", "за день, для электронной таблицы", "fundledger journal --recorded 2018-07-15 -o register.csv"},
			{"what one person recorded in a month", "внесённое одним лицом за месяц", "fundledger journal --recorded 2018-07 --actor 'A. Petrova'"},
			{"the rows of one import", "строки одного импорта", "fundledger journal --batch july.csv"},
		},
	},
}

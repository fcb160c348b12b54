package catalogue

// reconcileEntries are about account statements that are held against the ledger.
var reconcileEntries = []entry{
	{
		"reconcile-title",
		text{`Account {account} from {first} to {last}: {file} against the ledger`, ``},
		text{`Счёт {account} с {first} по {last}: выписка {file} и учёт`, ``},
	},
	{
		"reconcile-counts",
		text{`{matched:# movement matches|# movements match}; {n:# differs|# differ}`, ``},
		text{`сходится: {matched:# движение|# движения|# движений}; расхождений: {n:#|#|#}`, ``},
	},
	{
		"reconcile-no-balances",
		text{`the file gives no balances, so they are not compared; to compare them: --opening, --closing`, ``},
		text{`остатков в файле нет, поэтому они не сверены; чтобы сверить: --opening, --closing`, ``},
	},
	{
		"reconcile-differs",
		text{
			`account {account}: {n:# movement differs|# movements differ} between the statement and the ledger`,
			`what only the bank has is missing here: fundledger receipt record or expenditure record with --account; what only the ledger has was paid on another day, from another account or not at all: fundledger expenditure replace, or reverse; then reconcile again`,
		},
		text{
			`счёт {account}: в выписке и в учёте {n:расходится # движение|расходятся # движения|расходится # движений}`,
			`того, что есть только в банке, в учёте не хватает: fundledger receipt record или expenditure record с --account; то, что есть только в учёте, прошло другим днём, по другому счёту или не прошло: fundledger expenditure replace или reverse; затем сверьте снова`,
		},
	},
	{
		"reconcile-balance",
		text{
			`account {account}: every movement matches, but on {date} the statement began with {bank} and the ledger with {books}`,
			`the difference is older than the statement: say what stood there by fundledger account open, or reconcile the statement before it`,
		},
		text{
			`счёт {account}: все движения сходятся, но на {date} выписка начинается с остатка {bank}, а учёт — с {books}`,
			`расхождение старше выписки: укажите остаток командой fundledger account open или сверьте предыдущую выписку`,
		},
	},
	{
		"reconcile-closing",
		text{
			`account {account}: every movement matches, but on {date} the statement ends with {bank} and the ledger with {books}`,
			`the statement's own balances do not follow from its movements: is a page of it missing?`,
		},
		text{
			`счёт {account}: все движения сходятся, но на {date} выписка кончается остатком {bank}, а учёт — {books}`,
			`остатки выписки не следуют из её движений: нет ли пропущенной страницы?`,
		},
	},
	{
		"unknown-account",
		text{`no receipt, payment or opening names account {account}`, `see: fundledger account list; what was imported without accounts is found by the payer's account of its documents`},
		text{`ни в одном поступлении или расходе нет счёта {account}`, `см. fundledger account list; внесённое без счёта ищется по счёту плательщика в документах`},
	},
	{
		"account-ambiguous",
		text{`sources keep account {account} in several currencies`, `say which one is meant: --source`},
		text{`источники ведут счёт {account} в нескольких валютах`, `укажите источник: --source`},
	},
	{
		"statement-other-account",
		text{`{file} is of several accounts, and {account} is not among them: {accounts}`, `name the account as the statement does`},
		text{`{file} — выписка по нескольким счетам, и {account} среди них нет: {accounts}`, `назовите счёт так, как в выписке`},
	},
	{
		"statement-not-imported",
		text{`{file}: statements are held against the ledger, not imported`, `use: fundledger reconcile ACCOUNT {file} --profile; to record its payments the profile is of kind "expenditures"`},
		text{`{file}: такую выписку сверяют с учётом, а не импортируют`, `для этого: fundledger reconcile СЧЁТ {file} --profile; чтобы внести платежи, вид профиля — expenditures`},
	},
	{
		"balance-in-file",
		text{`the file gives the balances itself, and {flag} another one`, `leave {flag} out`},
		text{`остатки есть в самом файле, а {flag} указывает другой`, `уберите {flag}`},
	},
	{"kind/statement", text{"statements", ""}, text{"выписки", ""}},
	{"reconcile-state/matched", text{"matches", ""}, text{"сходится", ""}},
	{"reconcile-state/amount-differs", text{"another amount", ""}, text{"другая сумма", ""}},
	{"reconcile-state/date-differs", text{"another day", ""}, text{"другой день", ""}},
	{"reconcile-state/only-bank", text{"only in the bank", ""}, text{"только в банке", ""}},
	{"reconcile-state/only-ledger", text{"only in the ledger", ""}, text{"только в учёте", ""}},
	{"reconcile-balance/opening", text{"opening", ""}, text{"остаток на начало", ""}},
	{"reconcile-balance/in", text{"came in", ""}, text{"поступило", ""}},
	{"reconcile-balance/out", text{"went out", ""}, text{"списано", ""}},
	{"reconcile-balance/closing", text{"closing", ""}, text{"остаток на конец", ""}},
	{"column/bank", text{"Bank", ""}, text{"В банке", ""}},
	{"column/books", text{"Ledger", ""}, text{"В учёте", ""}},
	{"column/row", text{"Row", ""}, text{"Строка файла", ""}},
	{"column/entry_date", text{"Day in the ledger", ""}, text{"Дата в учёте", ""}},
	{"column/party", text{"Payer or payee", ""}, text{"Плательщик или получатель", ""}},
	{"flag/opening", text{"opening balance of the statement, where the file has none", ""}, text{"остаток на начало по выписке, если его нет в файле", ""}},
	{"flag/closing", text{"closing balance of the statement, where the file has none", ""}, text{"остаток на конец по выписке, если его нет в файле", ""}},
	{"flag/reconcile/source", text{"of one source only, where several use the account", ""}, text{"только по одному источнику, если счёт общий", ""}},
	{"flag/all", text{"show what matches too", ""}, text{"показать и то, что сходится", ""}},
}

// reconcileHelp is about holding statements against the ledger.
var reconcileHelp = []helpEntry{
	{
		"reconcile",
		helpText{
			"hold an account statement against the ledger",
			`Every movement of the statement is matched with an entry: by document number, day and amount, then by day and amount. ` +
				`Shown are movements that only the bank or only the ledger has, and documents whose amount or day is another; below them both ways from the opening to the closing balance. Nothing is written. ` +
				`The exit status is 0 when all matches and ties, and 1 otherwise.` + "\n\n" +
				`FILE is a statement in the format 1CClientBankExchange, or a table (CSV, xlsx) with the columns value_date, amount (above zero for what came, below for what went) and document_number, or one that a profile describes: of kind "statement", or the profile by which payments are imported. ` +
				`Payments that name no account count to the one that issued their document.`,
		},
		helpText{
			"сверить выписку по счёту с учётом",
			`Каждое движение выписки сопоставляется с записью: по номеру документа, дню и сумме, затем по дню и сумме. ` +
				`Показаны движения, которые есть только в банке или только в учёте, и документы с другой суммой или другим днём; ниже — путь от остатка на начало до остатка на конец по обеим сторонам. Ничего не записывается. ` +
				`Код завершения 0, если всё сходится, иначе 1.` + "\n\n" +
				`ФАЙЛ — выписка в формате 1CClientBankExchange, либо таблица (CSV, xlsx) со столбцами value_date, amount (больше нуля — поступило, меньше — списано) и document_number, либо таблица, описанная профилем: вида statement или тем, по которому импортируются платежи. ` +
				`Платежи без счёта относятся к тому счёту, с которого выдан документ.`,
		},
		[]example{
			{"an export for 1C", "выгрузка для 1С", "fundledger reconcile BY36GRDN30120000000000000001 statement.txt"},
			{"a table, with its opening balance", "таблица и её остаток на начало", "fundledger reconcile designated june.csv --opening 12500.40"},
		},
	},
}

package catalogue

// findEntries are the words of the search.
var findEntries = []entry{
	{
		"find-nothing",
		text{`nothing is given to look for`, `for example: fundledger find chamomile 1234.56`},
		text{`не указано, что искать`, `например: fundledger find ромашка 1234,56`},
	},
	{
		"bad-amounts",
		text{`"{value}" is no amount and no range`, `for example 1234.56, 1000..2000, 1000.. or ..2000`},
		text{`«{value}» — не сумма и не промежуток`, `например, 1234,56, 1000..2000, 1000.. или ..2000`},
	},
	{
		"found",
		text{`Found {n:# entry|# entries}, the newest first; ledger {ledger} up to entry {ordinal}`, ``},
		text{`{n:Найдена # запись|Найдены # записи|Найдено # записей}, сначала новые; учёт {ledger} по запись {ordinal}`, ``},
	},
	{
		"found-none",
		text{`Nothing found; ledger {ledger} up to entry {ordinal}`, ``},
		text{`Ничего не найдено; учёт {ledger} по запись {ordinal}`, ``},
	},
	{
		"found-more",
		text{`{n:# more|# more}: --limit NUMBER, or 0 for all`, ``},
		text{`ещё {n:# запись|# записи|# записей}: --limit ЧИСЛО, 0 — все`, ``},
	},
	{
		"indexing-texts",
		text{`Indexing texts`, ``},
		text{`Построение указателя текстов`, ``},
	},

	{
		"history-of-what",
		text{`the history is of one thing: SUBJECT, --payee and --document, or --batch`, ``},
		text{`история показывается по чему-то одному: ПРЕДМЕТ, либо --payee и --document, либо --batch`, ``},
	},

	{"flag/history/payee", text{"only entries with these words in the payee's name", ""}, text{"только записи с этими словами в наименовании получателя", ""}},
	{"flag/history/document", text{"only entries with these words in the number or issuer of payment order or invoice", ""}, text{"только записи с этими словами в номере платёжного документа или счёта", ""}},
	{"value/amounts", text{"AMOUNT|FROM..TO", ""}, text{"СУММА|ОТ..ДО", ""}},
	{"flag/find/payee", text{"these words in the payee's name", ""}, text{"эти слова в наименовании получателя", ""}},
	{"flag/find/payee-id", text{"these figures in the payee's taxpayer number", ""}, text{"эти цифры в УНП получателя", ""}},
	{"flag/find/contract", text{"these words in the contract's number", ""}, text{"эти слова в номере договора", ""}},
	{"flag/find/document", text{"these words in the number or issuer of payment order or invoice", ""}, text{"эти слова в номере платёжного документа или счёта либо в том, кто его выдал", ""}},
	{"flag/find/purpose", text{"these words in the purpose of payment, or the reason of a correction", ""}, text{"эти слова в назначении платежа или в причине исправления", ""}},
	{"flag/find/line", text{"these words in the name of source or line", ""}, text{"эти слова в имени источника или бюджетной строки", ""}},
	{"flag/find/amount", text{"this amount, or a range: 1000..2000, 1000.., ..2000", ""}, text{"эта сумма или промежуток: 1000..2000, 1000.., ..2000", ""}},
	{"flag/find/period", text{"only what has its date in this period", ""}, text{"только с датой в этом периоде", ""}},
	{"flag/find/limit", text{"so many at most; else 50 in a table and all in a file for programs; 0 for all", ""}, text{"не больше стольких записей; по умолчанию 50 в таблице и все в файлах для программ; 0 — все", ""}},
}

// searchHelp is about the search.
var searchHelp = []helpEntry{
	{
		"find",
		helpText{
			"find entries by text, amount, payee, document, over everything",
			`TEXT is looked for in purpose, payee, taxpayer number, document, contract, invoice, line, reason and legal act: parts of words will do, ` +
				`several words must all be there, in any place. Capital and small letters, е and ё, Latin and Cyrillic letters that look alike are the same; quotation marks do not count. ` +
				`A number is found as an amount, too, in whatever way it is written: 1234.56, 1 234,56; 1000..2000 is a range of amounts.` + "\n\n" +
				`The newest entries come first. Below are the totals of all that was found, even if not all of it is shown. ` +
				`The first search makes an index beside what reports are computed from.`,
		},
		helpText{
			"найти записи по тексту, сумме, получателю, документу — по всему учёту",
			`ТЕКСТ ищется в назначении платежа, получателе, УНП, документе, договоре, счёте, строке, причине и правовом акте: достаточно части слова, ` +
				`если слов несколько, нужны все, в любом месте. Прописные и строчные буквы, е и ё, похожие латинские и русские буквы не различаются, кавычки не учитываются. ` +
				`Число ищется и как сумма, как бы она ни была записана: 1234.56, 1 234,56; 1000..2000 — промежуток сумм.` + "\n\n" +
				`Сначала показаны новые записи. Под таблицей — суммы по всему найденному, даже если показано не всё. ` +
				`При первом поиске строится указатель; он хранится рядом с данными, по которым считаются отчёты.`,
		},
		[]example{
			{"everything about a supplier", "всё о поставщике", "fundledger find ооо ромашка"},
			{"payments of one amount", "платежи на одну сумму", "fundledger find 1234.56"},
			{"by taxpayer number, in a period", "по УНП, за период", "fundledger find --payee-id 101007741 -p 2018H1"},
			{"rent, from a thousand to two thousand roubles, of one source", "аренда от тысячи до двух тысяч рублей, один источник", "fundledger find аренда 1000..2000 --where source=grodno"},
			{"all of it, for a spreadsheet", "всё найденное, для электронной таблицы", "fundledger find --contract 12/3 -o contract.csv"},
		},
	},
}

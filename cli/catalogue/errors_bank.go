package catalogue

// bankEntries are about account statements in the exchange format of 1C.
var bankEntries = []entry{
	{
		"statement-refused",
		text{`{file}: the statement has {n:# fault|# faults}; nothing was recorded`, `ask the bank for it again; a statement is taken whole or not at all`},
		text{`{file}: в выписке {n:# ошибка|# ошибки|# ошибок}; ничего не записано`, `запросите выписку в банке заново: она принимается только целиком`},
	},
	{
		"bank-file-cut",
		text{`the file ends without {mark}: it was cut short`, ``},
		text{`в конце файла нет строки {mark}: он обрезан`, ``},
	},
	{
		"bank-after-end",
		text{`there is more behind {mark}`, `are these two files in one? import each by itself`},
		text{`после {mark} есть ещё строки`, `возможно, это два файла в одном: импортируйте их по отдельности`},
	},
	{
		"bank-section-open",
		text{`{section} begins here and is not closed up to line {line}`, ``},
		text{`здесь начинается {section}, и до строки {line} она не закрыта`, ``},
	},
	{
		"bank-section-unopened",
		text{`a {section} ends here that did not begin`, ``},
		text{`здесь закрывается {section}, но она не открывалась`, ``},
	},
	{
		"bank-line",
		text{`this is neither a key with its value nor the mark of a section`, ``},
		text{`это не реквизит со значением и не граница секции`, ``},
	},
	{
		"bank-missing",
		text{`{key} is missing`, ``},
		text{`нет реквизита {key}`, ``},
	},
	{
		"bank-date",
		text{`"{value}" is no date of the form DD.MM.YYYY`, ``},
		text{`«{value}» — не дата вида ДД.ММ.ГГГГ`, ``},
	},
	{
		"bank-amount-sign",
		text{`the amount of a document is above zero`, ``},
		text{`сумма документа должна быть больше нуля`, ``},
	},
	{
		"bank-no-account",
		text{`there is no {section}: nothing to check the documents by`, `payment orders on their way to the bank are no statement; ask the bank for one with balances`},
		text{`нет секции {section}: документы не с чем сверить`, `платёжные поручения для отправки в банк — не выписка; запросите выписку с остатками`},
	},
	{
		"bank-unchecked",
		text{`account {account} has neither turnovers nor a closing balance to check by`, ``},
		text{`по счёту {account} нет ни оборотов, ни конечного остатка для сверки`, ``},
	},
	{
		"bank-balance",
		text{`account {account}: opening balance and turnovers make {expected}, the closing balance says {found}`, ``},
		text{`счёт {account}: по начальному остатку и оборотам выходит {expected}, а конечный остаток — {found}`, ``},
	},
	{
		"bank-balance-gap",
		text{`account {account}: the days before end with {expected}, these begin with {found}`, `a day may be missing from the statement`},
		text{`счёт {account}: на конец предыдущих дней остаток {expected}, а на начало этих — {found}`, `возможно, в выписке пропущен день`},
	},
	{
		"bank-turnover-in",
		text{`account {account}: received {stated}, but the documents in make {found}`, ``},
		text{`счёт {account}: поступило {stated}, а по документам — {found}`, ``},
	},
	{
		"bank-turnover-out",
		text{`account {account}: spent {stated}, but the documents out make {found}`, ``},
		text{`счёт {account}: списано {stated}, а по документам — {found}`, ``},
	},
	{
		"bank-version",
		text{`version {version} of the format is not known; known are {known}`, `ask the bank for the statement in one of these versions`},
		text{`версия формата {version} неизвестна; известны версии {known}`, `запросите выписку в одной из этих версий`},
	},
	{
		"bank-foreign-document",
		text{`account {account} is not one of this statement; its accounts: {accounts}`, ``},
		text{`счёт {account} не относится к этой выписке; в ней: {accounts}`, ``},
	},
	{
		"bank-accountless",
		text{`which account of the statement paid, or was paid, is not said`, ``},
		text{`не указано, с какого или на какой счёт выписки прошёл документ`, ``},
	},
	{
		"bank-document-twice",
		text{
			`document {number} of {date} is debited a second time with the same amount on the same day; the first time is in line {line}`,
			`two payments of one number are told apart by a reference of the bank, such as {key}`,
		},
		text{
			`документ {number} от {date} списан второй раз той же суммой в тот же день: он уже есть в строке {line}`,
			`два платежа с одним номером различает идентификатор банка, например реквизит {key}`,
		},
	},
	{
		"bank-outside-days",
		text{`{date} is not among the days of the statement, {first} to {last}`, ``},
		text{`дата {date} не входит в период выписки, с {first} по {last}`, ``},
	},
	{
		"suggest-statement",
		text{`a statement knows no budget line: here by the payee, below`, ``},
		text{`бюджетной строки в выписке нет: здесь она определяется по получателю, см. ниже`, ``},
	},
	{
		"suggest-account",
		text{`by which name does the ledger know the account? without one: by its number in the statement`, ``},
		text{`под каким именем счёт ведётся в учёте? без ответа — под номером из выписки`, ``},
	},
	{
		"suggest-payee",
		text{`which budget line, as source/line? {payee}`, ``},
		text{`какая бюджетная строка (источник/строка)? {payee}`, ``},
	},
	{
		"import-no-payments",
		text{`{file}: a statement without payments; nothing was changed`, ``},
		text{`{file}: в выписке нет расходов; ничего не изменено`, ``},
	},
	{
		"receipts-not-recorded",
		text{`{n:# receipt|# receipts} of {amount} in the statement: not recorded by this profile, but by one with kind = "receipts"`, ``},
		text{`в выписке {n:# поступление|# поступления|# поступлений} на сумму {amount}: этим профилем они не вносятся, их вносит профиль с kind = "receipts"`, ``},
	},
	{
		"transfers-not-recorded",
		text{
			`{n:# transfer|# transfers} of {amount} between accounts of the statement: neither spent nor received`, ``,
		},
		text{
			`между счетами выписки {n:# перевод|# перевода|# переводов} на сумму {amount}: это не расход и не поступление, в учёт не вносится`, ``,
		},
	},
}

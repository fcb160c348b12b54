package catalogue

// importObligations are about files of contracts, invoices and carry-overs.
var importObligations = []entry{
	{"kind/commitments", text{`commitments`, ``}, text{`обязательства по договорам`, ``}},
	{"kind/liabilities", text{`liabilities`, ``}, text{`денежные обязательства`, ``}},
	{"kind/carry-overs", text{`carry-overs`, ``}, text{`переносы остатков`, ``}},
	{"field/contract_date", text{"the date of the contract", ""}, text{"дата договора", ""}},
	{"field/acceptance_date", text{"the date of acceptance", ""}, text{"дата приёмки", ""}},
	{"why-contract", text{`"{heading}" is of contracts`, ``}, text{`судя по столбцу «{heading}», это договоры`, ``}},
	{"why-invoice", text{`"{heading}" is of accepted invoices`, ``}, text{`судя по столбцу «{heading}», это приёмка к оплате`, ``}},
	{
		"contract-differs",
		text{`row {row} says otherwise of contract {number}`, `rows with the number and date of one contract are its parts: the payee, due and description are those of the whole; leave the cell empty or give them all the same`},
		text{`в строке {row} у договора {number} указано другое`, `строки с одним номером и датой — части одного договора: получатель, срок и содержание у них общие; оставьте ячейку пустой или укажите везде одно`},
	},
	{
		"contract-incomplete",
		text{`another row of contract {number} is wrong, and its parts are recorded together`, `mend that row, and import both again`},
		text{`в другой строке договора {number} ошибка, а его части записываются только вместе`, `исправьте ту строку и импортируйте обе снова`},
	},
	{
		"yes-or-no",
		text{`"{value}" is neither yes nor no`, `yes, true, 1, + or x; or no, false, 0, - or nothing`},
		text{`«{value}» — не «да» и не «нет»`, `да, 1, + или х; либо нет, 0, - или ничего`},
	},
	{
		"invoice-reversed",
		text{`{file}:{row}: recorded as {entry} and reversed by {by}, so it is not recorded again; to accept it once more: fundledger liability accept … --again`, ``},
		text{`{file}:{row}: внесено как {entry}, сторнировано записью {by} и повторно не записано; принять снова: fundledger liability accept … --again`, ``},
	},
	{
		"part-outside-line/file",
		text{`line {line} is valid from {first} to {last}, not from {from} to {to}`, `use the line of that year, or say in a column period which year the amount is for`},
		text{`бюджетная строка {line} действует с {first} по {last}, а не с {from} по {to}`, `возьмите строку нужного года или укажите в столбце period, на какой год сумма`},
	},
	{
		"part-twice/file",
		text{`line {line} is given twice for the same days`, `put the two amounts together, or say in a column period which year each is for`},
		text{`бюджетная строка {line} указана дважды на одни и те же дни`, `сложите суммы или укажите в столбце period, на какой год каждая`},
	},
	{
		"final-of-nothing/file",
		text{`nothing is said that the payment is the final one of`, `name the contract or the invoice in a column commitment or liability`},
		text{`не указано, по какому договору или счёту платёж последний`, `укажите договор или счёт в столбце commitment или liability`},
	},
	{
		"period-closed/obligation",
		text{`source {source}: {date} is closed ({period}, by {entry})`, `the day of a contract or an acceptance is an open one; or open the period again: fundledger period reopen`},
		text{`источник {source}: дата {date} в закрытом периоде ({period}, запись {entry})`, `дата договора или приёмки должна быть открытым днём; либо откройте период: fundledger period reopen`},
	},
	{
		"period-held/obligation",
		text{`source {source}: {date} is held for corrections only ({period}, by {entry})`, `the day of a contract or an acceptance is an open one; or open the period again: fundledger period reopen`},
		text{`источник {source}: дата {date} — только для исправлений ({period}, запись {entry})`, `дата договора или приёмки должна быть открытым днём; либо откройте период: fundledger period reopen`},
	},
}

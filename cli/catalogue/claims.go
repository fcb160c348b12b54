package catalogue

// claimEntries are about invoices that are claimed more than once.
var claimEntries = []entry{
	{
		"over-invoice-total",
		text{
			`invoice {invoice} of {supplier}: {asked} asked, {claimed} paid so far ({entries}), {total} is its total`,
			`pay no more than is left, or put a wrong entry right: fundledger expenditure replace`,
		},
		text{
			`счёт {invoice}, поставщик — {supplier}: запрошено {asked}, по нему уже оплачено {claimed} ({entries}), а сумма счёта — {total}`,
			`оплатите не больше остатка или исправьте ошибочную запись: fundledger expenditure replace`,
		},
	},
	{
		"over-invoice-total/alone",
		text{`invoice {invoice} of {supplier}: {asked} asked, {total} is its total`, `correct the amount or the total`},
		text{`счёт {invoice}, поставщик — {supplier}: запрошено {asked}, а сумма счёта — {total}`, `исправьте сумму платежа или сумму счёта`},
	},
	{
		"over-invoice-total/file",
		text{
			`invoice {invoice} of {supplier}: {asked} asked, {claimed} paid so far, with the rows above, {total} is its total`,
			`leave out the rows that pay it twice, or correct their amounts or the total`,
		},
		text{
			`счёт {invoice}, поставщик — {supplier}: запрошено {asked}, по нему уже оплачено {claimed} вместе со строками выше, а сумма счёта — {total}`,
			`уберите строки, которые оплачивают его дважды, или исправьте суммы платежей или сумму счёта`,
		},
	},
	{
		"invoice-total-differs",
		text{
			`invoice {invoice} of {supplier} is of {known} in {entries}, and now of {total}`,
			`correct the total; where the recorded one is wrong: fundledger expenditure replace ENTRY --invoice-total … --reason …`,
		},
		text{
			`счёт {invoice}, поставщик — {supplier}: в записях ({entries}) его сумма — {known}, а теперь {total}`,
			`исправьте сумму счёта; если неверна внесённая раньше: fundledger expenditure replace ЗАПИСЬ --invoice-total … --reason …`,
		},
	},
	{
		"invoice-total-differs/file",
		text{`invoice {invoice} of {supplier} is of {known} in the rows above, and now of {total}`, `correct the total of one of them`},
		text{`счёт {invoice}, поставщик — {supplier}: в строках выше его сумма — {known}, а теперь {total}`, `исправьте сумму счёта в одной из строк`},
	},
	{
		"column/invoice",
		text{`Invoice`, ``},
		text{`Счёт`, ``},
	},
	{
		"report-claims",
		text{`Invoices paid beyond their total; ledger {ledger} up to entry {ordinal}`, ``},
		text{`Оплачено сверх суммы счёта; учёт {ledger} по запись {ordinal}`, ``},
	},
	{
		"report-claims-one",
		text{`What was paid on an invoice, and what came back`, ``},
		text{`Что оплачено по счёту и что вернулось`, ``},
	},
	{
		"claim-of-nobody",
		text{`whose invoice it is is not said`, `give --payee NAME as report claims has it, or --payee-id NUMBER`},
		text{`не указано, чей это счёт`, `укажите --payee ИМЯ, как в отчёте report claims, или --payee-id НОМЕР`},
	},
	{
		"no-such-claim",
		text{`nothing was paid on an invoice {invoice} of this payee`, `see: fundledger report claims --all`},
		text{`по счёту {invoice} этого получателя ничего не оплачено`, `см. fundledger report claims --all`},
	},
	{
		"report-claims-all",
		text{`Invoices and what was paid by them; ledger {ledger} up to entry {ordinal}`, ``},
		text{`Оплачено по каждому счёту; учёт {ledger} по запись {ordinal}`, ``},
	},
	{
		"column/paid_by",
		text{`Entries`, ``},
		text{`Записи`, ``},
	},
	{
		"flag/report claims/all",
		text{`all invoices that something was paid by`, ``},
		text{`каждый счёт, по которому что-то оплачено`, ``},
	},
}

// claimHelp is about the report of them.
var claimHelp = []helpEntry{
	{
		"report claims",
		helpText{
			"invoices that were paid beyond their total",
			`An invoice is known by its number, its date and the supplier: by taxpayer number or, where a payment has none, by name. ` +
				`Payments of all sources count, net of what was taken back; the total is that of the latest payment which says one. Currencies are never added.` + "\n\n" +
				`A payment beyond the total is refused when it is recorded or imported. What can still be listed here: two people who recorded at the same moment where sources are stored apart, ` +
				`an amendment or a smaller total that came later, and entries of an earlier version of the program.`,
		},
		helpText{
			"что оплачено сверх суммы счёта",
			`Счёт узнаётся по номеру, дате и поставщику: по УНП, а если в платеже его нет — по наименованию. ` +
				`Учитываются платежи из всех источников за вычетом сторнированного; сумма счёта берётся из последнего платежа, в котором она указана. Валюты не складываются.` + "\n\n" +
				`Платёж сверх суммы счёта не принимается ни при вводе, ни при импорте. Сюда всё же могут попасть: платежи, внесённые одновременно двумя людьми там, где источники хранятся отдельно, ` +
				`исправление или меньшая сумма счёта, внесённые позже, и записи прежней версии программы.`,
		},
		[]example{
			{"all of 2018 in roubles", "все за 2018 год в рублях", "fundledger report claims --all --as-of 2018-12-31 --in BYN"},
			{"what was paid twice", "что оплачено дважды", "fundledger report claims"},
			{"all invoices, as a workbook", "каждый счёт, книгой xlsx", "fundledger report claims --all -o invoices.xlsx"},
		},
	},
}

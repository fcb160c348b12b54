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
}

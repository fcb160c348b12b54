package catalogue

// rowEntries are about rows of a file that were recorded before, in one way or
// another.
var rowEntries = []entry{
	{
		"row-recorded",
		text{
			`this row ({row}) is already recorded, as {entry}`,
			`leave it out; if the entry is wrong: fundledger expenditure replace {entry} (amount, date, document number) or fundledger expenditure amend {entry}`,
		},
		text{
			`эта строка ({row}) уже внесена как {entry}`,
			`уберите её; если запись неверна: fundledger expenditure replace {entry} (сумма, дата, номер документа) или fundledger expenditure amend {entry}`,
		},
	},
	{
		"row-recorded-otherwise",
		text{`{file}:{row}: already recorded as {entry}: the document's number differs only by zeros before it; not recorded again`, ``},
		text{`{file}:{row}: уже внесено как {entry}: номер документа отличается только нулями впереди; повторно не записано`, ``},
	},
	{
		"row-reversed",
		text{`{file}:{row}: recorded as {entry} and reversed by {by}, so it is not recorded again; to record it once more: fundledger expenditure record … --again`, ``},
		text{`{file}:{row}: внесено как {entry}, сторнировано записью {by} и повторно не записано; внести снова: fundledger expenditure record … --again`, ``},
	},
	{
		"rows-reversed",
		text{`{n:# row was|# rows were} reversed since and count for nothing; they were not recorded again`, ``},
		text{`{n:# строка|# строки|# строк} после записи сторнированы: в расходах их нет, повторно они не записаны`, ``},
	},
	{
		"document-twin",
		text{
			`{file}:{row}: document {number} is taken for a payment of its own, but {entry} is document {was} of the same day, payee and amount`,
			`if the two are one payment, take one back: fundledger expenditure reverse {entry}`,
		},
		text{
			`{file}:{row}: документ {number} принят за отдельный платёж, но {entry} — это документ {was} с той же датой, получателем и суммой`,
			`если это один и тот же платёж, сторнируйте один из них: fundledger expenditure reverse {entry}`,
		},
	},
	{
		"more-document-twins",
		text{`… and {n:# more document|# more documents} whose number differs from another's only by zeros`, ``},
		text{`… и ещё {n:# документ|# документа|# документов} с номером, который отличается от другого только нулями`, ``},
	},
}

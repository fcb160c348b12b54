package catalogue

// rowEntries are about rows of a file that were recorded before, in one way or
// another.
var rowEntries = []entry{
	{
		"bad-marker",
		text{`{value} is no place in a file that rows were mended from`, `leave fundledger_row as the rejects file has it; other files do without this column`},
		text{`{value} — не место в файле, из которого исправляли строки`, `оставьте fundledger_row таким, как в файле отказов; другим файлам этот столбец не нужен`},
	},
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
		text{`{n:# row was|# rows were} reversed since: not among the expenditures, and not recorded again`, ``},
		text{`{n:# строка сторнирована|# строки сторнированы|# строк сторнировано} после записи: в расходы не входит и повторно не записано`, ``},
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
	{
		"totals-differ/unread",
		text{
			`{file} adds up to {found} as far as its amounts can be read, {expected} expected; nothing was recorded`,
			`mend the amounts first, then the total can be compared`,
		},
		text{
			`сумма по файлу {file}, насколько её можно прочитать, — {found}, а ожидалось {expected}; ничего не записано`,
			`сначала исправьте суммы, тогда итог можно будет сверить`,
		},
	},
	{
		"total-not-compared",
		text{`the total of {expected} was not compared: there are amounts that cannot be read`, ``},
		text{`контрольная сумма {expected} не сверена: не все суммы удалось прочитать`, ``},
	},
	{
		"left-out",
		text{`In the rows passed over, column "{heading}": {amount}`, ``},
		text{`В пропущенных строках, столбец «{heading}»: {amount}`, ``},
	},
	{
		"left-out-unread",
		text{`{n:# of the rows|# of the rows} passed over hold amounts that cannot be read`, ``},
		text{`{n:В # пропущенной строке|В # пропущенных строках|В # пропущенных строках} сумму прочитать не удалось`, ``},
	},
	{
		"not-positive/side",
		text{
			`line {line}: {asked} is no payment`,
			`money that came back is no expenditure: pass such rows over in the profile: [amount] minus_rows = "skip"; to take a payment back: fundledger expenditure reverse`,
		},
		text{
			`бюджетная строка {line}: сумма {asked} не может быть платежом`,
			`возврат — не расход: пропускайте такие строки, указав в профиле: [amount] minus_rows = "skip"; сторно проводит команда fundledger expenditure reverse`,
		},
	},
	{
		"not-positive/file",
		text{
			`line {line}: {asked} is no payment`,
			`an expenditure is above zero; where the file writes payments below zero, say so in the profile: negative = "payment"; to take one back: fundledger expenditure reverse`,
		},
		text{
			`бюджетная строка {line}: сумма {asked} не может быть платежом`,
			`сумма расхода больше нуля; если платежи в файле со знаком минус, укажите в профиле: negative = "payment"; сторно проводит команда fundledger expenditure reverse`,
		},
	},
	{
		"period-closed/file",
		text{
			`source {source}: {date} is closed ({period}, by {entry})`,
			`give the row an open day as value_date and the real one in a column applies_to; or open the period again: fundledger period reopen`,
		},
		text{
			`источник {source}: дата {date} в закрытом периоде ({period}, запись {entry})`,
			`укажите в value_date открытый день, а действительную дату — в столбце applies_to; либо откройте период: fundledger period reopen`,
		},
	},
	{
		"period-held/file",
		text{
			`source {source}: {date} is held for corrections only ({period}, by {entry})`,
			`give the row an open day as value_date and the real one in a column applies_to; or open the period again: fundledger period reopen`,
		},
		text{
			`источник {source}: период с датой {date} открыт только для исправлений ({period}, запись {entry})`,
			`укажите в value_date открытый день, а действительную дату — в столбце applies_to; либо откройте период: fundledger period reopen`,
		},
	},
	{
		"applies-to-open/file",
		text{
			`source {source}: {date} is not before the posting, or not closed`,
			`applies_to is for a day of a held or closed period; an open day is the value_date itself`,
		},
		text{
			`источник {source}: дата {date} не раньше даты проводки или не закрыта`,
			`applies_to — для дня закрытого периода; открытый день указывают в value_date`,
		},
	},
}

package catalogue

// twiceEntries are about what is recorded already and may still come a second time, and
// flags that say nothing as they were given.
var twiceEntries = []entry{
	{
		"equal-unnumbered",
		text{`if this is a second one, equal to the first, add --copy {copy}, or the number of its document with --document`, ``},
		text{`если это ещё одна такая же операция, укажите --copy {copy} или номер документа: --document`, ``},
	},
	{
		"rejects-without-partial",
		text{`--rejects names a file for rows that are not taken, but without --partial all rows are taken or none`, `add --partial, or leave out --rejects`},
		text{`в --rejects указан файл для отклонённых строк, но без --partial вносятся все строки или ни одной`, `добавьте --partial или уберите --rejects`},
	},
	{
		"amounts-turned",
		text{`"{value}" goes from the greater amount to the smaller one`, `write the smaller one first: 1000..2000`},
		text{`«{value}» — от большей суммы к меньшей`, `сначала пишется меньшая: 1000..2000`},
	},
	{
		"row-equal",
		text{
			`{file}:{row}: this mended row is taken for an entry of its own, but an equal one is there, {entry}, from {from}`,
			`if the two are one, the file was mended as well as its rejects; take one back, as in: fundledger {command} reverse {entry}`,
		},
		text{
			`{file}:{row}: исправленная строка принята за отдельную запись, но такая же уже есть: {entry}, из файла {from}`,
			`если это одна и та же операция (исправили и файл, и его отклонённые строки), сторнируйте одну запись: fundledger {command} reverse {entry}`,
		},
	},
	{
		"row-equal-typed",
		text{
			`{file}:{row}: this mended row is taken for an entry of its own, but an equal one was typed in before, {entry}`,
			`if the two are one, take one back, as in: fundledger {command} reverse {entry}`,
		},
		text{
			`{file}:{row}: исправленная строка принята за отдельную запись, но такая же уже введена вручную: {entry}`,
			`если это одна и та же операция, сторнируйте одну запись: fundledger {command} reverse {entry}`,
		},
	},
	{
		"more-rows-equal",
		text{`… and {n:# more mended row|# more mended rows} equal to entries that are there`, ``},
		text{`… и ещё {n:# исправленная строка|# исправленные строки|# исправленных строк}, равных имеющимся записям`, ``},
	},
}

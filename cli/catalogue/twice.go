package catalogue

// twiceEntries are about what is recorded already and may still come a second time.
var twiceEntries = []entry{
	{
		"equal-unnumbered",
		text{`if this is a second one, equal to the first, add --copy {copy}, or the number of its document with --document`, ``},
		text{`если это ещё одна такая же операция, укажите --copy {copy} или номер документа: --document`, ``},
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

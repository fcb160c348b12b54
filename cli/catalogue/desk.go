package catalogue

// databaseEntries are what the database says of a ledger's file.
var databaseEntries = []entry{
	{
		"database-malformed",
		text{`its pages do not fit together`, ``},
		text{`страницы файла не согласуются между собой`, ``},
	},
	{
		"database-header",
		text{`its beginning is not that of a ledger any more`, ``},
		text{`начало файла уже не похоже на начало файла учёта`, ``},
	},
	{
		"database-unopened",
		text{`it may be read, but the files of the database beside it may not be opened or made`, ``},
		text{`сам файл доступен, но файлы базы данных рядом с ним не удаётся открыть или создать`, ``},
	},
	{
		"ledger-disk",
		text{`the disk fails to read or write ledger {path}`, `nothing is half written; look after the disk, and copy the ledger to another one with fundledger backup`},
		text{`диск не может прочитать или записать файл учёта {path}`, `ничего не записано наполовину; проверьте диск и скопируйте учёт на другой командой fundledger backup`},
	},
}

// deskEntries are about what is asked for at the desk: flags that are missing, values
// that nothing has.
var deskEntries = []entry{
	{
		"flags-missing",
		text{`{command} needs {flags}`, `see: {command} --help`},
		text{`команде {command} нужны флаги {flags}`, `см. {command} --help`},
	},
	{
		"no-such-value",
		text{
			`no entry and no line has {dimension} "{value}"`,
			`what there is: fundledger report spend -p YEAR --by {dimension}; a part of a text: fundledger find TEXT`,
		},
		text{
			`ни в одной записи и ни в одной бюджетной строке нет значения «{value}» классификации {dimension}`,
			`какие значения есть: fundledger report spend -p ГОД --by {dimension}; поиск по части текста: fundledger find ТЕКСТ`,
		},
	},
	{
		"no-such-value-meant",
		text{`no entry and no line has {dimension} "{value}"`, `did you mean: {meant}`},
		text{
			`ни в одной записи и ни в одной бюджетной строке нет значения «{value}» классификации {dimension}`,
			`возможно, имелось в виду: {meant}`,
		},
	},
}

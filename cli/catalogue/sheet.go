package catalogue

// sheetEntries are what a workbook says around its tables.
var sheetEntries = []entry{
	{"sheet/report", text{"Report", ""}, text{"Отчёт", ""}},
	{"sheet/fingerprint", text{"Fingerprint", ""}, text{"Отпечаток", ""}},
	{
		"sheet-amounts-as-text",
		text{"{n:# amount has|# amounts have} more than the 15 digits that a spreadsheet can hold, and {n:stands|stand} as text: what adds the column up leaves {n:it|them} out", ""},
		text{"{n:# сумма длиннее|# суммы длиннее|# сумм длиннее} 15 цифр, которые умещает число электронной таблицы, и {n:записана|записаны|записаны} текстом: при сложении столбца {n:она|они|они} не {n:учитывается|учитываются|учитываются}", ""},
	},
	{
		"sheet-full",
		text{"a sheet of a spreadsheet has {rows:# row|# rows} at most", "choose fewer rows, or -O csv"},
		text{"на листе электронной таблицы помещается не более {rows:# строки|# строк|# строк}", "отберите меньше строк или укажите -O csv"},
	},
	{
		"sheet-wide",
		text{"a sheet of a spreadsheet has {columns:# column|# columns} at most", "choose longer steps or a shorter period, or -O csv"},
		text{"на листе электронной таблицы помещается не более {columns:# столбца|# столбцов|# столбцов}", "выберите более длинный шаг или более короткий период либо укажите -O csv"},
	},
	{
		"sheet-texts-cut",
		text{"{n:# text is|# texts are} longer than the {limit:# character|# characters} that a cell of a spreadsheet can hold, and {n:is|are} cut short: -O csv has {n:it|them} in full", ""},
		text{"{n:# текст длиннее|# текста длиннее|# текстов длиннее} {limit:# знака|# знаков|# знаков}, которые умещает ячейка электронной таблицы, и {n:обрезан|обрезаны|обрезаны}: полностью {n:он|они|они} — в виде -O csv", ""},
	},
	{
		"xlsx-on-terminal",
		text{"a workbook is not for a terminal", "name a file: -o {file}"},
		text{"книгу электронной таблицы нельзя вывести на терминал", "укажите файл: -o {file}"},
	},

	// What the second sheet of a workbook says about the first, by key.
	{"meta/report", text{"Report", ""}, text{"Отчёт", ""}},
	{"meta/report/spend", text{"Spent", ""}, text{"Кассовые расходы", ""}},
	{"meta/report/execution", text{"Budget execution", ""}, text{"Исполнение бюджета", ""}},
	{"meta/ledger", text{"Ledger", ""}, text{"Учёт", ""}},
	{"meta/ledger_id", text{"Id of the ledger", ""}, text{"Идентификатор учёта", ""}},
	{"meta/ordinal", text{"Up to entry", ""}, text{"По запись №", ""}},
	{"meta/first_day", text{"First day", ""}, text{"Первый день", ""}},
	{"meta/last_day", text{"Last day", ""}, text{"Последний день", ""}},
	{"meta/basis", text{"Basis", ""}, text{"Метод учёта", ""}},
	{"meta/basis/payment", text{"paid, by value date", ""}, text{"оплачено, по дате списания", ""}},
	{"meta/currency_policy", text{"Currencies", ""}, text{"Валюты", ""}},
	{"meta/currency_policy/source", text{"each source in its own currency", ""}, text{"каждый источник в своей валюте", ""}},
	{"meta/incomplete_imports", text{"Incomplete imports", ""}, text{"Незавершённых импортов", ""}},
	{"meta/where", text{"Only", ""}, text{"Только", ""}},
	{"meta/command", text{"Command", ""}, text{"Команда", ""}},
	{"meta/program", text{"Program", ""}, text{"Программа", ""}},
	{"meta/sha256", text{"SHA-256 of the file", ""}, text{"SHA-256 файла", ""}},
	{"meta/dry_run", text{"Dry run", ""}, text{"Пробный запуск", ""}},
	{"meta/dry_run/true", text{"yes", ""}, text{"да", ""}},
	{"meta/dry_run/false", text{"no", ""}, text{"нет", ""}},
}

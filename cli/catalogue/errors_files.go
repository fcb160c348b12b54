package catalogue

// filesEntries are about files that are not CSV: workbooks and bank statements.
var filesEntries = []entry{
	{"form/opendocument", text{`an OpenDocument file`, ``}, text{`файл OpenDocument`, ``}},
	{"form/xlsb", text{`a binary workbook (xlsb)`, ``}, text{`двоичная книга (xlsb)`, ``}},
	{
		"workbook-other",
		text{`{file} is {form@}`, `save it as .xlsx and import that`},
		text{`{file} — {form@}`, `сохраните его как .xlsx и импортируйте полученный файл`},
	},
	{
		"workbook-none",
		text{`{file} is an archive, and no workbook is in it`, `unpack it, and import the workbook or CSV file that it holds`},
		text{`{file} — архив, книги в нём нет`, `распакуйте его и импортируйте книгу или файл CSV из него`},
	},
	{
		"other-delimiter",
		text{`this row is divided by "{found}", the headings by "{delimiter}"`, `are these two files in one? import each by itself, or divide all rows alike`},
		text{`эта строка разделена знаком «{found}», а заголовки — «{delimiter}»`, `возможно, это два файла в одном: импортируйте их по отдельности или разделите все строки одинаково`},
	},
	{
		"workbook-old",
		text{`{file} is a workbook of the old format (xls)`, `open it, save it as .xlsx and import that`},
		text{`{file} — книга старого формата (xls)`, `откройте её, сохраните как .xlsx и импортируйте полученный файл`},
	},
	{
		"workbook-password",
		text{`{file} is protected by a password`, `open it, save it without the password and import that`},
		text{`файл {file} защищён паролем`, `откройте его, сохраните без пароля и импортируйте полученный файл`},
	},
	{
		"workbook-cut",
		text{`{file} is damaged or was cut short`, `copy it again from where it came; does it open in a spreadsheet program?`},
		text{`файл {file} повреждён или обрезан`, `скопируйте его заново; открывается ли он в табличном редакторе?`},
	},
	{
		"workbook-damaged",
		text{`{file} is damaged: {part}: {problem}`, `open it in a spreadsheet program, save it as .xlsx and import that`},
		text{`файл {file} повреждён: {part}: {problem}`, `откройте его в табличном редакторе, сохраните как .xlsx и импортируйте полученный файл`},
	},
	{
		"workbook-too-large",
		text{`{file} unpacks to more than a workbook holds`, `open it in a spreadsheet program; copy the table into a new workbook and import that`},
		text{`файл {file} распаковывается в больший объём, чем бывает у книги`, `откройте его в табличном редакторе, скопируйте таблицу в новую книгу и импортируйте её`},
	},
	{
		"sheets-several",
		text{`{file} has several sheets with data: {sheets}`, `say which one: --sheet NAME, or file.sheet in the profile`},
		text{`в файле {file} несколько листов с данными: {sheets}`, `укажите нужный: --sheet ИМЯ или file.sheet в профиле`},
	},
	{
		"sheet-missing",
		text{`{file} has no sheet "{sheet}"; it has {sheets}`, `correct --sheet, or file.sheet in the profile`},
		text{`в файле {file} нет листа «{sheet}»; есть {sheets}`, `исправьте --sheet или file.sheet в профиле`},
	},
	{
		"sheet-without-workbook",
		text{`{file} is no workbook and has no sheets`, `leave out --sheet`},
		text{`{file} — не книга, листов в нём нет`, `уберите --sheet`},
	},
	{
		"cell-formula",
		text{`a formula stands here: {formula}`, `paste it as a value, or take the values that were saved: file.formulas = "values" in the profile`},
		text{`здесь формула: {formula}`, `вставьте вместо неё значение или разрешите сохранённые значения: file.formulas = "values" в профиле`},
	},
	{
		"cell-not-calculated",
		text{`a formula that was never calculated stands here: {formula}`, `open the workbook in a spreadsheet program and save it, or paste a value`},
		text{`здесь невычисленная формула: {formula}`, `откройте книгу в табличном редакторе и сохраните или вставьте значение`},
	},
	{
		"cell-error",
		text{`an error of the spreadsheet stands here: {value}`, `correct the cell in the workbook`},
		text{`здесь ошибка таблицы: {value}`, `исправьте ячейку в книге`},
	},
	{
		"headings-again",
		text{`the headings of row {row} stand here again`, `move a second table to a sheet of its own; headings that every page repeats are left out by the profile: file.skip`},
		text{`здесь повторяются заголовки строки {row}`, `перенесите вторую таблицу на отдельный лист; заголовки, повторяемые на каждой странице, исключает профиль: file.skip`},
	},
	{
		"second-table",
		text{`words stand here below an empty row: headings of a second table, or a signature?`, `move a second table to a sheet of its own; other text is left out by the profile: file.skip`},
		text{`под пустой строкой стоит текст: заголовки второй таблицы или подпись?`, `перенесите вторую таблицу на отдельный лист; прочий текст исключает профиль: file.skip`},
	},
	{
		"beyond-headings",
		text{`this stands beside the table, whose last heading is in {last}`, `move what is beside the table to a sheet of its own, or give the column a heading`},
		text{`это значение стоит вне таблицы: её последний заголовок — в {last}`, `перенесите то, что рядом с таблицей, на отдельный лист или дайте столбцу заголовок`},
	},
	{"flag/sheet", text{`the sheet of a workbook to read (default: the only one with data)`, ``}, text{`лист книги (по умолчанию единственный с данными)`, ``}},
	{"value/sheet", text{`NAME`, ``}, text{`ИМЯ`, ``}},
}

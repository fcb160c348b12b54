package catalogue

// importEntries are about files that are imported.
var importEntries = []entry{
	{
		"cannot-read",
		text{`cannot read {file}: {problem}`, ``},
		text{`не удалось прочитать {file}: {problem}`, ``},
	},
	{
		"file-form",
		text{`{file} is {form@}, not text`, `save it as CSV and import that`},
		text{`{file} — {form@}, а не текст`, `сохраните его как CSV и импортируйте полученный файл`},
	},
	{"form/utf-16", text{`in UTF-16`, ``}, text{`файл в UTF-16`, ``}},
	{"form/pdf", text{`a PDF`, ``}, text{`файл PDF`, ``}},
	{"form/gzip", text{`compressed`, ``}, text{`сжатый файл`, ``}},
	{"form/binary", text{`binary`, ``}, text{`двоичный файл`, ``}},
	{
		"file-empty",
		text{`{file} has no headings and no rows`, ``},
		text{`в файле {file} нет ни заголовков, ни строк`, ``},
	},
	{
		"file-changed",
		text{`{file} was changed while it was read; nothing was recorded`, `run the same command again`},
		text{`{file} изменился во время чтения; ничего не записано`, `повторите ту же команду`},
	},
	{
		"header-missing",
		text{`{file}: no row has the heading "{heading}"`, `the profile names it as file.header`},
		text{`{file}: ни в одной строке нет заголовка «{heading}»`, `он указан в профиле как file.header`},
	},
	{
		"field-missing",
		text{`{file}: nothing gives {field}, which {kind@} need`, `name its column or a constant for it in a profile`},
		text{`{file}: не задано поле {field}, без него нельзя записать: {kind@}`, `укажите для него столбец или постоянное значение в профиле`},
	},
	{
		"field-foreign",
		text{`{file}: {field} is no field of {kind@}`, `see: fundledger import --help`},
		text{`{file}: поле {field} не относится к виду «{kind@}»`, `см. fundledger import --help`},
	},
	{"kind/expenditures", text{`expenditures`, ``}, text{`расходы`, ``}},
	{"kind/allocations", text{`allocations`, ``}, text{`бюджетные назначения`, ``}},
	{"kind/sources", text{`sources`, ``}, text{`источники`, ``}},

	{
		"quote-not-closed",
		text{`a quotation mark is not closed`, `if the file ends there it was cut short: ask for it again; else close the quotation mark`},
		text{`кавычка не закрыта`, `если на этом файл кончается, он обрезан: запросите его заново; иначе закройте кавычку`},
	},
	{
		"text-after-quote",
		text{`there is text behind a closing quotation mark`, `a quotation mark inside a cell is doubled`},
		text{`после закрывающей кавычки стоит текст`, `кавычка внутри ячейки удваивается`},
	},
	{
		"cell-count",
		text{`{cells:# cell|# cells} in a row of {columns}`, `a delimiter may be missing, or stand inside a cell without quotation marks`},
		text{`{cells:# ячейка|# ячейки|# ячеек} в строке, а столбцов {columns}`, `возможно, пропущен разделитель или он стоит внутри ячейки без кавычек`},
	},
	{
		"not-utf-8",
		text{`what shows as � is not in UTF-8, as the file is`, `write these letters anew; if the whole file is in Windows-1251, say so in the profile: encoding = "windows-1251"`},
		text{`файл в кодировке UTF-8, а знаки, показанные как �, — нет`, `наберите эти буквы заново; если весь файл в Windows-1251, укажите в профиле: encoding = "windows-1251"`},
	},
	{
		"nul-byte",
		text{`a byte 0 stands in it`, `the file is damaged or no text`},
		text{`содержит нулевой байт`, `файл повреждён или это не текст`},
	},
	{
		"date-form",
		text{`"{value}" is no date of the form {form}`, `the form of a file's dates stands in the profile, as file.dates`},
		text{`«{value}» — не дата вида {form}`, `вид дат в файле указывают в профиле: file.dates`},
	},
	{
		"amount-form",
		text{`"{value}" is no amount as {example} is`, `the form of a file's amounts stands in the profile, as file.decimal and file.grouping`},
		text{`«{value}» — не сумма вида {example}`, `вид сумм в файле указывают в профиле: file.decimal и file.grouping`},
	},

	{
		"document-twice",
		text{`document {document} stands in an earlier row, with other content`, `one of the two rows is wrong; lines of one document are numbered by document_line, or by the profile: document_lines = "auto"`},
		text{`документ {document} уже есть в строке выше, с другим содержанием`, `одна из двух строк неверна; строки одного документа нумерует поле document_line или профиль: document_lines = "auto"`},
	},
	{
		"rejects-exist",
		text{`{file} is there already`, `it may hold rows that wait to be mended: import it, move it away, or name another file with --rejects`},
		text{`файл {file} уже есть`, `в нём могут быть строки, которые ещё не исправлены: импортируйте его, уберите или укажите другой файл в --rejects`},
	},
	{
		"rejects-unwritten",
		text{`the good rows are recorded, but {file} could not be written: {problem}`, `run the same command again with another --rejects; it is safe`},
		text{`правильные строки записаны, но файл {file} записать не удалось: {problem}`, `повторите команду с другим --rejects, это безопасно`},
	},
	{
		"rows-differ",
		text{`{file} has {found:# row|# rows}, {expected} expected; nothing was recorded`, `ask the sender for the whole file`},
		text{`в файле {file} {found:# строка|# строки|# строк}, а ожидалось {expected}; ничего не записано`, `запросите у отправителя полный файл`},
	},
	{
		"totals-differ",
		text{`{file} adds up to {found}, {expected} expected; nothing was recorded`, `ask the sender which of the two is right`},
		text{`сумма по файлу {file} — {found}, а ожидалось {expected}; ничего не записано`, `уточните у отправителя, какая сумма верна`},
	},
	{
		"total-without-currency",
		text{`the file has several currencies: which one is {value}?`, `for example: --expect-total "{value} USD"`},
		text{`в файле несколько валют: в какой из них {value}?`, `например: --expect-total "{value} USD"`},
	},
	{
		"lines-uncounted",
		text{`{file}: {n:# row|# rows} cannot be cut into cells, so the lines of documents cannot be counted; nothing was recorded`, `mend these rows in the file, and import it whole`},
		text{`{file}: {n:# строку|# строки|# строк} не удалось разбить на ячейки, поэтому строки документов не сосчитать; ничего не записано`, `исправьте эти строки в файле и импортируйте его целиком`},
	},
	{
		"period-and-dates",
		text{`a period and dates from and to say the same thing twice`, `leave one of them out`},
		text{`период и даты from и to говорят об одном и том же`, `оставьте что-то одно`},
	},
	{
		"import-refused",
		text{`{file}: {n:# problem|# problems} in {rows:# row|# rows}; nothing was recorded`, `mend the file, or take the good rows with --partial`},
		text{`{file}: {n:# ошибка|# ошибки|# ошибок}, в файле всего {rows:# строка|# строки|# строк}; ничего не записано`, `исправьте файл или запишите правильные строки с --partial`},
	},

	{"importing", text{`importing`, ``}, text{`импорт`, ``}},
	{"import-plan", text{`{file}: what would be recorded; nothing was`, ``}, text{`{file}: что было бы записано; пока ничего не записано`, ``}},
	{"import-none", text{`{file}: nothing new was recorded`, ``}, text{`{file}: новых записей нет`, ``}},
	{"import-done", text{`{file}: recorded`, ``}, text{`{file}: записано`, ``}},
	{
		"import-nothing-new",
		text{`{file}: everything in it is recorded already; nothing was changed`, ``},
		text{`{file}: всё уже внесено ранее; ничего не изменено`, ``},
	},
	{
		"import-no-rows",
		text{`{file}: headings without rows; nothing was changed`, ``},
		text{`{file}: заголовки без строк; ничего не изменено`, ``},
	},
	{
		"row-already-recorded",
		text{`{file}:{row}: already recorded as {entry}`, ``},
		text{`{file}:{row}: уже внесено как {entry}`, ``},
	},
	{
		"rows-rejected",
		text{`{n:# row|# rows} not taken; mend {file} and import it`, ``},
		text{`{n:# строка не принята|# строки не приняты|# строк не принято}; исправьте {file} и импортируйте его`, ``},
	},
	{
		"rows-passed-over",
		text{`{n:# row|# rows} passed over: empty, or left out by the profile`, ``},
		text{`{n:# строка пропущена|# строки пропущены|# строк пропущено}: пустые или исключённые профилем`, ``},
	},

	{"flag/profile", text{`how to read the file (TOML)`, ``}, text{`профиль: описание файла (TOML)`, ``}},
	{"value/profile", text{`FILE`, ``}, text{`ФАЙЛ`, ``}},
	{"flag/dry-run", text{`check everything and show the plan, record nothing`, ``}, text{`всё проверить и показать план, ничего не записывая`, ``}},
	{"flag/partial", text{`record the good rows, put the others into a rejects file`, ``}, text{`записать правильные строки, остальные вынести в файл отклонённых`, ``}},
	{"flag/rejects", text{`the rejects file (default NAME.rejects.csv)`, ``}, text{`файл отклонённых строк (по умолчанию ИМЯ.rejects.csv)`, ``}},
	{"value/rejects", text{`FILE`, ``}, text{`ФАЙЛ`, ``}},
	{"flag/expect-rows", text{`refuse a file with another number of rows`, ``}, text{`не принимать файл с другим числом строк`, ``}},
	{"flag/expect-total", text{`refuse a file that adds up to another amount`, ``}, text{`не принимать файл с другой суммой`, ``}},
	{"flag/allow-negative", text{`take original allocations below zero`, ``}, text{`принимать утверждённые назначения меньше нуля`, ``}},
}

package catalogue

// profileEntries are about profiles, and about files that do not fit theirs.
var profileEntries = []entry{
	{
		"profile-syntax",
		text{`profile {file}, line {line}, letter {column}: {problem}`, `a profile is a TOML file; see: fundledger import --help`},
		text{`профиль {file}, строка {line}, знак {column}: {problem}`, `профиль — файл TOML; см. fundledger import --help`},
	},
	{
		"profile-unreadable",
		text{`profile {file}: {problem}`, `a profile is a TOML file; see: fundledger import --help`},
		text{`профиль {file}: {problem}`, `профиль — файл TOML; см. fundledger import --help`},
	},
	{"toml-flaw/text-not-closed", text{`a quotation mark is not closed on its line`, ``}, text{`кавычка не закрыта до конца строки`, ``}},
	{"toml-flaw/cut-short", text{`an entry is not complete: a key, = and a value make one`, ``}, text{`запись не закончена: нужны ключ, знак = и значение`, ``}},
	{"toml-flaw/no-value", text{`a value is missing; a text stands between straight quotation marks`, ``}, text{`нет значения; текст пишут в прямых кавычках "…"`, ``}},
	{"toml-flaw/no-equals", text{`= is missing behind a key; a key with spaces stands between quotation marks`, ``}, text{`после ключа нет знака =; ключ с пробелами пишут в кавычках`, ``}},
	{"toml-flaw/bare-key", text{`a key in other than Latin letters stands between quotation marks`, ``}, text{`ключ не латиницей пишут в кавычках`, ``}},
	{"toml-flaw/no-key", text{`there is no key before =`, ``}, text{`перед знаком = нет ключа`, ``}},
	{"toml-flaw/escape", text{`\ means something else between "…"; write a pattern between '…'`, ``}, text{`в кавычках "…" знак \ имеет особый смысл; шаблон пишут в апострофах '…'`, ``}},
	{"toml-flaw/more-on-line", text{`something follows the value; each key has a line of its own`, ``}, text{`после значения ещё что-то есть; каждый ключ пишут на своей строке`, ``}},
	{"toml-flaw/no-comma", text{`a comma is missing, or the bracket is not closed`, ``}, text{`нет запятой или не закрыта скобка`, ``}},
	{"toml-flaw/table-on-line", text{`what stands between curly brackets is all on one line`, ``}, text{`всё в фигурных скобках пишут на одной строке`, ``}},
	{"toml-flaw/table-name", text{`the name of a table is [name], on a line of its own`, ``}, text{`имя раздела — [имя] на отдельной строке`, ``}},
	{"toml-key-twice", text{`{key} stands there twice`, ``}, text{`ключ {key} указан дважды`, ``}},

	{
		"profile-type",
		text{`profile {file}, line {line}: {key} must be {wanted@}`, `the keys and their values are listed by: fundledger import --help`},
		text{`профиль {file}, строка {line}: для {key} ожидается {wanted@}`, `ключи и их значения перечислены в fundledger import --help`},
	},
	{
		"profile-key-type",
		text{`profile {file}: {key} must be {wanted@}`, `the keys and their values are listed by: fundledger import --help`},
		text{`профиль {file}: для {key} ожидается {wanted@}`, `ключи и их значения перечислены в fundledger import --help`},
	},
	{"wanted/text", text{`a text between quotation marks`, ``}, text{`текст в кавычках`, ``}},
	{"wanted/number", text{`a whole number, without quotation marks`, ``}, text{`целое число без кавычек`, ``}},
	{"wanted/yes-or-no", text{`true or false, without quotation marks`, ``}, text{`значение true или false без кавычек`, ``}},
	{"wanted/table", text{`a table: its name in [ ] and keys below, or keys in curly brackets`, ``}, text{`раздел: имя в [ ] и ключи под ним либо ключи в фигурных скобках`, ``}},
	{"wanted/text-or-list", text{`a text between quotation marks, or a list of them`, ``}, text{`текст в кавычках или список текстов`, ``}},
	{"wanted/text-or-table", text{`a text between quotation marks, or a table in curly brackets`, ``}, text{`текст в кавычках или раздел в фигурных скобках`, ``}},
	{"wanted/text-list-or-table", text{`a text between quotation marks, a list of them, or a table of conditions`, ``}, text{`текст в кавычках, список текстов или раздел с условиями`, ``}},
	{
		"profile-key",
		text{`profile {file}: {key} does not belong there`, `the keys are listed by: fundledger import --help`},
		text{`профиль {file}: ключа {key} здесь быть не может`, `ключи перечислены в fundledger import --help`},
	},
	{
		"profile-key-meant",
		text{`profile {file}: {key} does not belong there`, `did you mean {meant}?`},
		text{`профиль {file}: ключа {key} здесь быть не может`, `возможно, имелось в виду {meant}?`},
	},
	{
		"profile-missing",
		text{`profile {file}: {key} is missing`, `see: fundledger import --help`},
		text{`профиль {file}: не указано: {key}`, `см. fundledger import --help`},
	},
	{
		"profile-value",
		text{`profile {file}: {key} cannot be "{value}"`, `allowed: {allowed}`},
		text{`профиль {file}: для {key} недопустимо значение «{value}»`, `допустимо: {allowed}`},
	},
	{
		"profile-twice",
		text{`profile {file}: {field} is given twice, by {other} and by {key}`, `take one of the two out`},
		text{`профиль {file}: поле {field} задано дважды: {other} и {key}`, `уберите одно из двух`},
	},
	{
		"profile-pattern",
		text{`profile {file}: {key}: the pattern {pattern} is impossible: {flaw@}`, `patterns are those of RE2: https://github.com/google/re2/wiki/Syntax`},
		text{`профиль {file}: {key}: шаблон {pattern} невозможен: {flaw@}`, `шаблоны пишут по правилам RE2: https://github.com/google/re2/wiki/Syntax`},
	},
	{"flaw/missing closing )", text{`a ( is not closed`, ``}, text{`скобка ( не закрыта`, ``}},
	{"flaw/missing closing ]", text{`a [ is not closed`, ``}, text{`скобка [ не закрыта`, ``}},
	{"flaw/unexpected )", text{`a ) closes nothing`, ``}, text{`скобка ) ничего не закрывает`, ``}},
	{"flaw/missing argument to repetition operator", text{`nothing stands before *, + or ?`, ``}, text{`перед *, + или ? ничего нет`, ``}},
	{"flaw/invalid nested repetition operator", text{`two of *, + and ? follow each other`, ``}, text{`знаки *, + и ? стоят подряд`, ``}},
	{"flaw/invalid repeat count", text{`a count in curly brackets is too large, or the wrong way round`, ``}, text{`число в фигурных скобках слишком велико или границы переставлены`, ``}},
	{"flaw/invalid character class", text{`what stands between [ and ] is no class of letters`, ``}, text{`между [ и ] стоит не набор знаков`, ``}},
	{"flaw/invalid character class range", text{`a range between [ and ] is the wrong way round, or unknown`, ``}, text{`диапазон между [ и ] неизвестен или записан наоборот`, ``}},
	{"flaw/invalid escape sequence", text{`the letter behind \ means nothing`, ``}, text{`знак после \ ничего не означает`, ``}},
	{"flaw/trailing backslash at end of expression", text{`it ends in \`, ``}, text{`он заканчивается на \`, ``}},
	{"flaw/invalid named capture", text{`the name of a group is wrong, or there twice; a named group is (?P<name>…)`, ``}, text{`имя группы неверно или повторяется; группа с именем — (?P<имя>…)`, ``}},
	{"flaw/invalid or unsupported Perl syntax", text{`what stands behind (? is unknown; there is no looking ahead or back`, ``}, text{`после (? стоит неизвестное; просмотра вперёд и назад нет`, ``}},
	{"flaw/invalid UTF-8", text{`it is not in UTF-8`, ``}, text{`он не в UTF-8`, ``}},
	{"flaw/expression too large", text{`it is too large`, ``}, text{`он слишком велик`, ``}},
	{"flaw/expression nests too deeply", text{`it has too many brackets inside each other`, ``}, text{`в нём слишком много вложенных скобок`, ``}},
	{
		"profile-group",
		text{`profile {file}: {key}: the group {group} is no field`, `a group is named like a field, or dim_ and the name of a dimension`},
		text{`профиль {file}: {key}: группа {group} — не поле`, `группу называют именем поля либо dim_ и именем классификации`},
	},
	{
		"profile-group-meant",
		text{`profile {file}: {key}: the group {group} is no field`, `did you mean {meant}?`},
		text{`профиль {file}: {key}: группа {group} — не поле`, `возможно, имелось в виду {meant}?`},
	},
	{
		"profile-no-group",
		text{`profile {file}: {key}: the pattern names no field`, `name what it takes: (?P<document_number>\S+)`},
		text{`профиль {file}: {key}: шаблон не называет ни одного поля`, `дайте частям имена: (?P<document_number>\S+)`},
	},

	{
		"text-not-table",
		text{`a profile is no table, and has no form {form}`, `leave -O out; -o takes a file of any name`},
		text{`профиль — не таблица, вид {form} к нему неприменим`, `уберите -O; в -o можно указать файл с любым именем`},
	},
	{
		"map-unreadable",
		text{`profile {file}: {key} is in {table}: {problem}`, `the file's name is relative to the folder of the profile`},
		text{`профиль {file}: таблица {key} — в файле {table}: {problem}`, `имя файла отсчитывается от папки профиля`},
	},
	{
		"map-key-twice",
		text{`{table}: "{value}" stands for something in row {other}, and for something else in row {row}`, `take one of the two rows out`},
		text{`{table}: «{value}» в строке {other} означает одно, а в строке {row} — другое`, `уберите одну из двух строк`},
	},
	{
		"table-row",
		text{`{table}, row {row}: {problem}`, `mend the row`},
		text{`{table}, строка {row}: {problem}`, `исправьте строку`},
	},

	{
		"header-twice",
		text{`{file}: two columns have the heading "{heading}"`, `say in the profile which: "{heading}#2" is the second one`},
		text{`{file}: заголовок «{heading}» есть у двух столбцов`, `укажите в профиле, какой из них: "{heading}#2" — второй`},
	},
	{
		"column-missing",
		text{`{file}: there is no column "{heading}"`, `correct the profile; headings count letter by letter`},
		text{`{file}: нет столбца «{heading}»`, `исправьте профиль: заголовки сверяются буква в букву`},
	},
	{
		"column-missing-meant",
		text{`{file}: there is no column "{heading}"`, `did you mean "{meant}"? headings count letter by letter`},
		text{`{file}: нет столбца «{heading}»`, `возможно, имелось в виду «{meant}»; заголовки сверяются буква в букву`},
	},
	{
		"kind-unknown",
		text{`{file}: cannot tell what it holds`, `give it the headings of the fields, or a profile; fundledger import --suggest {file} writes one to begin with`},
		text{`{file}: непонятно, что в нём`, `дайте столбцам имена полей или составьте профиль; начало напишет fundledger import --suggest {file}`},
	},
	{
		"kind-resembles",
		text{`{file}: cannot tell what it holds: for {kind@} {n:a column is|# columns are} missing, {fields}`, `give it the headings of the fields, or a profile; fundledger import --suggest {file} writes one to begin with`},
		text{`{file}: непонятно, что в нём: для вида «{kind@}» не {n:хватает столбца|хватает столбцов|хватает столбцов} {fields}`, `дайте столбцам имена полей или составьте профиль; начало напишет fundledger import --suggest {file}`},
	},
	{
		"split-differs",
		text{`the pattern {pattern} does not fit`, `correct the pattern in the profile under [split]; \S+ is a word, .+ anything`},
		text{`шаблон {pattern} не подходит`, `исправьте шаблон в профиле, раздел [split]; \S+ — слово, .+ — что угодно`},
	},
	{
		"amount-both",
		text{`both amounts are filled: {value} and {other}`, `one of the two columns has to be empty; or say both = "skip" under [amount] in the profile`},
		text{`заполнены обе суммы: {value} и {other}`, `один из двух столбцов должен быть пуст; либо укажите в профиле в разделе [amount]: both = "skip"`},
	},
	{
		"amount-neither",
		text{`neither of the two amounts is filled`, `one of the two columns has to be filled; or say neither = "skip" under [amount] in the profile`},
		text{`не заполнена ни одна из двух сумм`, `один из двух столбцов должен быть заполнен; либо укажите в профиле в разделе [amount]: neither = "skip"`},
	},
	{
		"value-not-mapped",
		text{`the profile's map of {field} does not have "{value}"`, `add it to the profile under [maps.{field}]`},
		text{`в таблице соответствий для {field} нет значения «{value}»`, `добавьте его в профиль, раздел [maps.{field}]`},
	},
	{
		"value-not-mapped/file",
		text{`{table} does not have "{value}"`, `add it to {table}`},
		text{`в {table} нет значения «{value}»`, `добавьте его в {table}`},
	},
	{
		"values-not-mapped",
		text{`not in the map of {field}: {n:# row|# rows} ({rows})`, ``},
		text{`нет в таблице соответствий для {field}: {n:# строка|# строки|# строк} ({rows})`, ``},
	},
	{
		"values-to-add",
		text{`to be filled in and added to {where}`, ``},
		text{`заполните и добавьте в {where}`, ``},
	},
	{
		"file-guessed",
		text{`{file}: read as {encoding}, delimiter {delimiter}, headings in line {row}`, ``},
		text{`{file}: кодировка {encoding}, разделитель {delimiter}, заголовки в строке {row}`, ``},
	},
}

package catalogue

// usageEntries are about the command line itself.
var usageEntries = []entry{
	{
		"unknown-command",
		text{`{command} has no command "{word}"`, `see: {command} --help`},
		text{`у {command} нет команды «{word}»`, `см. {command} --help`},
	},
	{
		"unknown-command-meant",
		text{`{command} has no command "{word}"`, `did you mean: {meant}`},
		text{`у {command} нет команды «{word}»`, `возможно, имелось в виду: {meant}`},
	},
	{
		"which-command",
		text{`{command} needs one of its commands: {commands}`, `see: {command} --help`},
		text{`для {command} укажите команду: {commands}`, `см. {command} --help`},
	},
	{
		"unknown-flag",
		text{`{command} has no flag {flag}`, `see: {command} --help; what only looks like a flag goes behind --`},
		text{`у {command} нет флага {flag}`, `см. {command} --help; то, что лишь похоже на флаг, пишется после --`},
	},
	{
		"unknown-flag-meant",
		text{`unknown flag {flag}`, `did you mean: {meant}`},
		text{`неизвестный флаг {flag}`, `возможно, имелось в виду: {meant}`},
	},
	{
		"unknown-flag-early",
		text{`{command} has no flag {flag}`, `the flags of a command stand behind its name`},
		text{`у {command} нет флага {flag}`, `флаги команды пишутся после её имени`},
	},
	{
		"negative-argument",
		text{`{value} is taken for a flag`, `a negative number as an argument goes behind --`},
		text{`{value} воспринимается как флаг`, `отрицательное число в качестве аргумента пишется после --`},
	},
	{
		"flag-repeated",
		text{`{flag} is given more than once`, `give it once: only one value could count`},
		text{`флаг {flag} указан несколько раз`, `укажите его один раз: учесть можно только одно значение`},
	},
	{
		"flag-needs-value",
		text{`{flag} needs a value: {flag} {value@}`, `a value that looks like a flag is written behind "=": {flag}={value@}`},
		text{`флагу {flag} нужно значение: {flag} {value@}`, `значение, похожее на флаг, пишется через «=»: {flag}={value@}`},
	},
	{
		"flag-without-value",
		text{`{flag} takes no value, and "{value}" was given`, `write {flag} alone`},
		text{`у флага {flag} не бывает значения, а указано «{value}»`, `напишите просто {flag}`},
	},
	{
		"flag-missing",
		text{`{command} needs {flag} {value@}`, `see: {command} --help`},
		text{`команде {command} нужен флаг {flag} {value@}`, `см. {command} --help`},
	},
	{
		"flag-no-table",
		text{`{flag} has no meaning for {command}, which prints no table`, ``},
		text{`флаг {flag} неприменим: команда {command} не выводит таблицу`, ``},
	},
	{
		"flag-value",
		text{`{flag}: {problem}`, ``},
		text{`{flag}: {problem}`, ``},
	},
	{
		"argument-value",
		text{`{value@}: {problem}`, ``},
		text{`{value@}: {problem}`, ``},
	},
	{
		"unexpected-argument",
		text{`{command} does not know what to do with "{argument}"`, `see: {command} --help`},
		text{`{command}: лишний аргумент «{argument}»`, `см. {command} --help`},
	},
	{
		"missing-argument",
		text{`{command} needs {value@}`, `see: {command} --help`},
		text{`команде {command} нужен аргумент {value@}`, `см. {command} --help`},
	},
	{
		"bad-choice",
		text{`"{value}" is none of {choices}`, ``},
		text{`«{value}» не входит в число допустимых значений: {choices}`, ``},
	},
	{
		"bad-choice-meant",
		text{`"{value}" is none of {choices}`, `did you mean: {meant}`},
		text{`«{value}» не входит в число допустимых значений: {choices}`, `возможно, имелось в виду: {meant}`},
	},
	{
		"bad-count",
		text{`"{value}" is no count`, `write a whole number from 0, such as 120`},
		text{`«{value}» — не количество`, `напишите целое число от 0, например 120`},
	},
	{
		"unknown-ending",
		text{
			`the ending of {file} does not say in what form to write`,
			`use .csv, .json, .md, .html, .xlsx or .txt, or choose with -O`,
		},
		text{
			`по расширению файла {file} не понять, в каком виде писать`,
			`используйте .csv, .json, .md, .html, .xlsx или .txt либо укажите вид флагом -O`,
		},
	},
	{
		"interrupted",
		text{`interrupted`, `it is safe to run the command again`},
		text{`прервано`, `команду можно безопасно повторить`},
	},
	{
		"cannot-write",
		text{`cannot write {file}: {problem}`, ``},
		text{`не удалось записать {file}: {problem}`, ``},
	},
	{
		"ledger-twice",
		text{`the ledger's file is given twice`, `name it once: behind init, or by --ledger`},
		text{`файл учёта указан дважды`, `укажите его один раз: после init или флагом --ledger`},
	},
	{
		"flags-exclude",
		text{`{flag} and {other} cannot be given together`, `one of them says it all`},
		text{`{flag} и {other} нельзя указать вместе`, `достаточно одного из них`},
	},
	{
		"act-or-ref",
		text{`an allocation rests on a legal act: give --act, or --ref with a reference of your own`, `the same reference again is known as the same allocation`},
		text{`назначения основаны на правовом акте: укажите --act или --ref со своим обозначением`, `по тому же обозначению повторный ввод будет узнан`},
	},
}

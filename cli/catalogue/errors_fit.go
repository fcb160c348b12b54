package catalogue

// fitEntries are about a file and a profile that do not fit each other.
var fitEntries = []entry{
	{
		"other-ending",
		text{`{file} does not end as a file of the form {form} does`, `leave -O out, or give the file another ending: no program would open it`},
		text{`имя {file} не подходит для формата {form}`, `уберите -O или смените расширение: такой файл ни одна программа не откроет`},
	},
	{
		"period-closed/act",
		text{`source {source}: {date} is closed ({period}, by {entry})`, `an act is dated on an open day; or open the period again: fundledger period reopen`},
		text{`источник {source}: дата {date} в закрытом периоде ({period}, запись {entry})`, `дата акта должна быть открытым днём; либо откройте период: fundledger period reopen`},
	},
	{
		"period-held/act",
		text{`source {source}: {date} is held for corrections only ({period}, by {entry})`, `an act is dated on an open day; or open the period again: fundledger period reopen`},
		text{`источник {source}: дата {date} — только для исправлений ({period}, запись {entry})`, `дата акта должна быть открытым днём; либо откройте период: fundledger period reopen`},
	},
	{
		"encoding-differs",
		text{`{file}: the profile says that it is in {encoding}, but it is in {found}`, `correct it in the profile: encoding = "{found}"; without that line it is found out`},
		text{`{file}: в профиле указана кодировка {encoding}, а файл — в {found}`, `исправьте в профиле: encoding = "{found}"; без этой строки кодировка определяется сама`},
	},
	{
		"field-missing-meant",
		text{`{file}: nothing gives {field}, which {kind@} need`, `the profile has "{typed}": did you mean "{field}"?`},
		text{`{file}: не задано поле {field}, без него нельзя записать: {kind@}`, `в профиле есть "{typed}": возможно, имелось в виду "{field}"`},
	},
	{
		"profile-name",
		text{`{file}: {name} is neither a field nor a dimension of the ledger`, `the fields: fundledger import --help; the dimensions: fundledger dimension list; a new one: fundledger dimension register {name}`},
		text{`{file}: {name} — не поле и не классификация этого учёта`, `поля: fundledger import --help; классификации: fundledger dimension list; новая: fundledger dimension register {name}`},
	},
	{
		"profile-name-meant",
		text{`{file}: {name} is neither a field nor a dimension of the ledger`, `did you mean "{meant}"?`},
		text{`{file}: {name} — не поле и не классификация этого учёта`, `возможно, имелось в виду "{meant}"`},
	},
	{
		"heading-meant",
		text{`{name} is neither a field nor a dimension of the ledger`, `did you mean "{meant}" instead of "{name}"?`},
		text{`{name} — не поле и не классификация этого учёта`, `возможно, вместо "{name}" имелось в виду "{meant}"`},
	},
}

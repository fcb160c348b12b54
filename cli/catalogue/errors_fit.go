package catalogue

// fitEntries are about a file and a profile that do not fit each other.
var fitEntries = []entry{
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

package catalogue

// valueEntries are about single values: amounts, dates, periods, names.
var valueEntries = []entry{
	{
		"bad-amount",
		text{`"{value}" is no amount`, `write digits with a point before the decimals: 1234.50`},
		text{`«{value}» — не сумма`, `напишите, например, 1234.50; в командной строке можно и 1234,50`},
	},
	{
		"too-many-decimals",
		text{`"{value}" has more than {digits:# decimal|# decimals}`, `write the amount to the smallest unit of its currency`},
		text{`в «{value}» больше чем {digits:# знак|# знака|# знаков} после запятой`, `укажите сумму с точностью до наименьшей единицы валюты`},
	},
	{
		"amount-overflow",
		text{`{value} is larger than the ledger can hold`, `amounts reach 92 233 720 368 547 758.07 in a currency with two decimals`},
		text{`сумма {value} не помещается в учёт`, `наибольшая сумма при двух знаках после запятой — 92 233 720 368 547 758,07`},
	},
	{
		"unknown-currency",
		text{`"{code}" is no currency known here`, `use a code of ISO 4217, such as BYN or USD`},
		text{`валюта «{code}» неизвестна`, `укажите код по ISO 4217, например BYN или USD`},
	},
	{
		"mixed-currencies",
		text{`{a} and {b} cannot be added`, `convert one of them, or keep them apart`},
		text{`{a} и {b} нельзя складывать`, `пересчитайте одну из сумм или ведите их раздельно`},
	},
	{
		"bad-shares/empty",
		text{`there are no shares to divide by`, ``},
		text{`не указаны доли, по которым делить`, ``},
	},
	{
		"bad-shares/not-positive",
		text{`share {share} is {weight}: shares are above zero`, ``},
		text{`доля {share} равна {weight}, а доли должны быть больше нуля`, ``},
	},
	{
		"bad-shares/too-large",
		text{`share {share} is too large: {weight}`, `use the same ratio in smaller numbers`},
		text{`доля {share} слишком велика: {weight}`, `запишите то же соотношение меньшими числами`},
	},
	{
		"bad-date",
		text{`"{value}" is no date`, `write year, month and day: 2018-07-15`},
		text{`«{value}» — не дата`, `напишите, например, 2018-07-15 или 15.07.2018`},
	},
	{
		"bad-period",
		text{`"{value}" is no period`, `write for example 2018, 2018H1, 2018Q3, 2018-07, FY2018@wb or 2016H2..2018H1`},
		text{`«{value}» — не период`, `напишите, например, 2018, 2018H1, 2018Q3, 2018-07, FY2018@wb или 2016H2..2018H1`},
	},
	{
		"reversed-period",
		text{`{value} ends before it starts`, `write the earlier period first`},
		text{`{value} заканчивается раньше, чем начинается`, `сначала укажите более ранний период`},
	},
	{
		"fy-without-calendar",
		text{`"{value}" does not say whose fiscal year it is`, `add the calendar, as in FY2018@wb`},
		text{`в «{value}» не сказано, чей это финансовый год`, `добавьте календарь, например FY2018@wb`},
	},
	{
		"unknown-calendar",
		text{`there is no calendar "{name}"`, `the built-in ones are calendar (January to December) and wb (July to June)`},
		text{`нет календаря «{name}»`, `встроенные календари: calendar (январь–декабрь) и wb (июль–июнь)`},
	},
	{
		"bad-step",
		text{`"{value}" is no step of time`, `use month, quarter, half or year`},
		text{`«{value}» — не шаг по времени`, `укажите month (месяц), quarter (квартал), half (полугодие) или year (год)`},
	},

	{
		"bad-name/empty",
		text{`{kind@}: "{value}" has nothing where a name belongs`, ``},
		text{`{kind@}: в «{value}» пропущено имя`, ``},
	},
	{
		"bad-name/long",
		text{`{kind@}: "{value}" is longer than {limit:# character|# characters}`, ``},
		text{`{kind@}: «{value}» длиннее, чем {limit:# знак|# знака|# знаков}`, ``},
	},
	{
		"bad-name/char",
		text{`{kind@}: "{value}" has "{char}", which does not belong into a name`, `use letters, digits and hyphens`},
		text{`{kind@}: в «{value}» есть недопустимый знак «{char}»`, `используйте буквы, цифры и дефис`},
	},
	{
		"bad-name/ascii",
		text{`{kind@}: "{value}" has "{char}", which does not belong into a name`, `use small Latin letters and digits, with - in a ledger's name and _ in a dimension's`},
		text{`{kind@}: в «{value}» есть недопустимый знак «{char}»`, `используйте строчные латинские буквы и цифры, в имени учёта ещё дефис, в имени классификации — знак _`},
	},
	{
		"bad-name/control",
		text{`{kind@}: "{value}" has a line break, a tab or another character that is not seen`, `write it on one line`},
		text{`{kind@}: в «{value}» есть перевод строки, табуляция или другой невидимый знак`, `напишите в одну строку`},
	},
	{
		"bad-name/utf-8",
		text{`{kind@}: "{value}" is not UTF-8`, `if it comes from a file, say in the profile how the file is encoded`},
		text{`{kind@}: «{value}» не в кодировке UTF-8`, `если это из файла, укажите его кодировку в профиле`},
	},
	{
		"bad-name/not-nfc",
		text{`{kind@}: "{value}" is written with separate accents`, `write it with composed letters (Unicode NFC)`},
		text{`{kind@}: в «{value}» надстрочные знаки записаны отдельно от букв`, `используйте слитные буквы (Unicode NFC)`},
	},
	{
		"bad-name/mixed-scripts",
		text{`{kind@}: "{value}" mixes letters that look alike, of different alphabets`, `write the name in one alphabet, Latin or Cyrillic`},
		text{`{kind@}: в «{value}» смешаны похожие буквы разных алфавитов`, `напишите имя буквами одного алфавита: либо кириллицей, либо латиницей`},
	},
	{
		"bad-name/reserved",
		text{`{kind@}: "{value}" is a word that the ledger keeps for itself`, `choose another name`},
		text{`{kind@}: слово «{value}» занято самой программой`, `выберите другое имя`},
	},
	{
		"bad-name/untrimmed",
		text{`{kind@}: "{value}" has a space at its beginning or end`, ``},
		text{`{kind@}: в начале или в конце «{value}» стоит пробел`, ``},
	},
	{
		"names-look-alike",
		text{`"{value}" looks like "{other}", which is there already`, `use that one, or choose a name that nobody takes for it`},
		text{`«{value}» на вид не отличить от «{other}», а такое имя уже есть`, `используйте его или выберите имя, которое не спутать`},
	},
	{
		"bad-reference",
		text{`"{value}" is no entry's reference`, `write source and number, as in wb#17`},
		text{`«{value}» — не ссылка на запись`, `укажите источник и номер, например wb#17`},
	},
	{
		"bad-address",
		text{`"{value}" is no line's address`, `write source and line, as in wb/e-prescription`},
		text{`«{value}» — не адрес бюджетной строки`, `укажите источник и строку, например wb/e-prescription`},
	},
	{
		"missing-field",
		text{`{field@} is missing`, ``},
		text{`не указано: {field@}`, ``},
	},
	{
		"bad-pair",
		text{`"{value}" is no dimension with a value`, `write the two with = between them, as in region=minsk-city`},
		text{`«{value}» — не классификация со значением`, `напишите их через =, например region=minsk-city`},
	},
	{
		"bad-phase",
		text{`"{value}" is no period with an amount`, `write the two with = between them, as in 2018Q1=250000`},
		text{`«{value}» — не период с суммой`, `напишите их через =, например 2018Q1=250000`},
	},
	{
		"bad-ordinal",
		text{`"{value}" is no number of a place`, `count from 1`},
		text{`«{value}» — не порядковый номер`, `счёт начинается с 1`},
	},
	{
		"bad-fingerprint",
		text{`this is no fingerprint of a report, or a character of it is wrong or missing`, `copy it whole, with the eight characters at its end`},
		text{`это не отпечаток отчёта, либо в нём неверен или пропущен знак`, `скопируйте его целиком, вместе с восемью знаками в конце`},
	},
	{
		"fingerprint-newer",
		text{`the fingerprint is of a kind, {mark}, that this version does not know`, `take the version that made the report, or a later one`},
		text{`отпечаток вида {mark} этой версии неизвестен`, `возьмите версию, в которой составлен отчёт, или более новую`},
	},
	{
		"bad-known-at",
		text{`"{value}" is no time and does not name an entry`, `write a date, a date with a time as in '2018-08-10 17:45', or @ and the number of the entry in the ledger, as in @1234`},
		text{`«{value}» — не время и не указывает на запись`, `напишите дату, дату со временем, например '10.08.2018 17:45', или @ и номер записи в учёте, например @1234`},
	},
	{
		"unknown-zone",
		text{`there is no time zone "{value}"`, `use a name such as Europe/Minsk or UTC`},
		text{`нет часового пояса «{value}»`, `укажите имя, например Europe/Minsk или UTC`},
	},
}

package catalogue

// rateHelp is about official rates of exchange.
var rateHelp = []helpEntry{
	{"rate", helpText{"official rates of exchange", ""}, helpText{"официальные курсы валют", ""}, nil},
	{
		"rate set",
		helpText{
			"set the official rate of a currency for a day",
			`RATE is what --per units of CURRENCY were worth in the ledger's currency, exactly as the bank published it. ` +
				`The same rate again is found; another one for the same day and provider is refused, unless --correct says that the first was wrong. ` +
				`Then the later one counts from its entry on: --known-at an earlier entry still knows the first.`,
		},
		helpText{
			"внести официальный курс валюты на день",
			`КУРС — сколько стоили в валюте учёта --per единиц ВАЛЮТЫ, точно как опубликовал банк. ` +
				`Такой же курс повторно не вносится; другой на тот же день от того же банка отклоняется, если только --correct не говорит, что прежний неверен. ` +
				`Тогда новый действует с этой записи: отчёт с --known-at на более раннюю запись по-прежнему знает первый.`,
		},
		[]example{
			{"dollars", "доллары", "fundledger rate set USD 1.9898 --date 2018-07-15"},
			{"roubles of Russia, for 100", "российские рубли, за 100", "fundledger rate set RUB 3.1741 --per 100 --date 2018-07-15"},
			{"before July 2016, in roubles of that time", "до июля 2016 года, в рублях того времени", "fundledger rate set USD 20053 --date 2016-06-30 --in BYR"},
		},
	},
	{
		"rate import",
		helpText{
			"import official rates from a file, all or none",
			`JSON as the rate service of the National Bank of the Republic of Belarus answers it (one object or an array with ` +
				`Date, Cur_Abbreviation, Cur_Scale and Cur_OfficialRate), saved as a file; or CSV with the columns date, currency, rate and, as needed, ` +
				`scale, provider and in. Encodings, delimiters and decimal commas are found out. What the file does not say the flags do. ` +
				`Rates that are there already are passed over, so that a file can be imported again.`,
		},
		helpText{
			"импортировать официальные курсы из файла: все или ни одного",
			`JSON, каким отвечает служба курсов Национального банка Республики Беларусь (объект или массив с полями ` +
				`"Date", Cur_Abbreviation, Cur_Scale и Cur_OfficialRate), сохранённый в файл; или CSV со столбцами date, currency, rate (дата, валюта, курс) и при необходимости ` +
				`scale, provider, in. Кодировка, разделитель и десятичная запятая определяются сами. Чего нет в файле, указывают флагами. ` +
				`Уже внесённые курсы пропускаются, поэтому файл можно импортировать снова.`,
		},
		[]example{
			{"the answer of the bank", "ответ банка", "fundledger rate import rates-2018-07.json"},
			{"a table of dollars alone", "таблица только по доллару", "fundledger rate import usd.csv --currency USD"},
		},
	},
	{
		"rate list",
		helpText{"list official rates", `Of each day the rate that counts: with --known-at the one that was known at that entry.`},
		helpText{"перечислить официальные курсы", `На каждый день — действующий курс: с --known-at тот, который был известен на ту запись.`},
		[]example{
			{"dollars of July 2018", "доллар за июль 2018 года", "fundledger rate list --currency USD --from 2018-07-01 --to 2018-07-31"},
		},
	},
}

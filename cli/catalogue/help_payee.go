package catalogue

// payeeHelp is about who was paid.
var payeeHelp = []helpEntry{
	{"payee", helpText{"who was paid: names, taxpayer numbers, spellings", ""}, helpText{"получатели: наименования, УНП, написания", ""}, nil},
	{
		"payee register",
		helpText{
			"name a payee, by its taxpayer number where it has one",
			`Reports by payee put all payments with this number under this name, however their documents spell it. ` +
				`Documents stay as they are. A new name takes the place of an earlier one, which stays with the number. ` +
				`A number that looks like one of Belarus or Russia has its check digit checked, which warns and refuses nothing.` + "\n\n" +
				`Payees need not be registered: the list grows from the payments by itself.`,
		},
		helpText{
			"дать получателю наименование, по возможности с УНП",
			`В отчётах по получателям все платежи с этим УНП будут под этим наименованием, как бы его ни писали в документах. ` +
				`Сами документы не меняются. Новое наименование заменяет прежнее, а прежнее остаётся за этим УНП. ` +
				`У номера, похожего на УНП или российский ИНН, проверяется контрольный разряд: это предупреждение, а не отказ.` + "\n\n" +
				`Вносить всех получателей не нужно: их перечень сам растёт из платежей.`,
		},
		[]example{
			{"by its number", "по УНП", "fundledger payee register 101007741 --name 'РУП «Белтелеком»'"},
			{"of another country", "из другой страны", "fundledger payee register 5252344078 --name 'Asseco' --country PL"},
		},
	},
	{
		"payee merge",
		helpText{
			"say that names or numbers mean the same payee as another",
			`Reports then show one row. What the ledger knew before stays as it was: --known-at of an earlier entry does not know the merge. ` +
				`The number of a document counts more than its name. A merge joins payees as wholes: where payments of one name have ` +
				`several numbers, those that it would leave out must be named too, or be registered as another payee first. ` +
				`A number that only payments have is registered under the name that most of them have.` + "\n\n" +
				`Two valid taxpayer numbers are two legal persons; they are merged with --different-numbers only. ` +
				`A merge is undone by payee split.`,
		},
		helpText{
			"указать, что наименования или номера означают одного получателя",
			`В отчётах это будет одна строка. Что было известно раньше, не меняется: отчёт с --known-at на более раннюю запись объединения не учитывает. ` +
				`УНП в документе важнее наименования. Получатели объединяются целиком: если у платежей с одним наименованием разные УНП, ` +
				`остающиеся в стороне надо назвать в той же команде или сначала внести в реестр как другого получателя. ` +
				`УНП, который есть только в платежах, вносится в реестр под наименованием, указанным в большинстве из них.` + "\n\n" +
				`Два верных УНП — это два разных лица; объединить их можно только с --different-numbers. ` +
				`Отменяет объединение payee split.`,
		},
		[]example{
			{"two spellings", "два написания", "fundledger payee merge 'Ромашка ООО' 'ромашка' --into 'ООО «Ромашка»' --reason 'spelling'"},
			{"a number with a typing error", "номер с опечаткой", "fundledger payee merge 101007742 --into 101007741 --reason 'typing error in order 15'"},
		},
	},
	{
		"payee split",
		helpText{
			"take the merge of one name or number back",
			`It stands for itself again, with what was merged into it.`,
		},
		helpText{
			"отменить объединение одного наименования или номера",
			`Это снова отдельный получатель, вместе с тем, что было к нему отнесено.`,
		},
		[]example{
			{"it was another school", "это другая школа", "fundledger payee split 'Школа № 5' --reason 'school of another district'"},
		},
	},
	{
		"payee list",
		helpText{
			"list who was paid, how often and how much",
			`With TEXT, only payees that have it in a name, in any spelling, or in a number. Totals are net of reversals. ` +
				`--similar finds those that may be the same: one number with several names, one name with several numbers, ` +
				`names that differ only by capitals, quotation marks, spaces, ё, look-alike letters of another alphabet, or where the legal form stands.`,
		},
		helpText{
			"перечислить получателей: сколько платежей и на какую сумму",
			`С ТЕКСТОМ — только те, у кого он есть в наименовании, в любом написании, или в УНП. Суммы за вычетом сторно. ` +
				`--similar находит возможных двойников: один УНП с разными наименованиями, одно наименование с разными УНП, ` +
				`наименования, отличающиеся только регистром, кавычками, пробелами, ё, похожими буквами другого алфавита или местом ООО, УП, ИП.`,
		},
		[]example{
			{"all payees", "все получатели", "fundledger payee list"},
			{"suspected doubles, for a spreadsheet", "возможные двойники, для электронной таблицы", "fundledger payee list --similar -o doubles.csv"},
		},
	},
	{
		"payee show",
		helpText{
			"show a payee: names, numbers, payments, merges",
			`Each name and number with what was paid to it, and which entry put it there.`,
		},
		helpText{
			"показать получателя: наименования, номера, платежи, объединения",
			`Каждое наименование и номер: сколько по нему заплачено и какой записью оно отнесено к получателю.`,
		},
		[]example{
			{"by number", "по УНП", "fundledger payee show 101007741"},
			{"by any of its names", "по любому из наименований", "fundledger payee show 'РУП «Белтелеком»'"},
		},
	},
}

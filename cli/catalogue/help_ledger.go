package catalogue

// ledgerHelp is about what the ledger is made of: its file, sources, dimensions,
// allocations.
var ledgerHelp = []helpEntry{
	{
		"init",
		helpText{
			"make a new ledger",
			`Makes the ledger's file, with its name, currency and time zone. The file is FILE or that of --ledger, else fundledger.db here. ` +
				`What is there already is never overwritten.`,
		},
		helpText{
			"создать новый учёт",
			`Создаёт файл учёта с именем, валютой и часовым поясом: ФАЙЛ, или указанный в --ledger, иначе fundledger.db в текущей папке. ` +
				`То, что уже есть, никогда не перезаписывается.`,
		},
		[]example{
			{"a ledger in fundledger.db, in Belarusian roubles", "учёт в fundledger.db, в белорусских рублях", "fundledger init"},
			{"one with a title, in dollars", "с названием, в долларах", "fundledger init health.db --title 'Health IT' --currency USD"},
		},
	},
	{
		"export",
		helpText{
			"write the whole ledger as lines of JSON, to move or to examine it",
			`Every commit is a line, with the stored bytes as they are; the last line has the number of entries and the root of their hash tree. ` +
				`Without FILE the lines go to standard output.`,
		},
		helpText{
			"выгрузить весь учёт построчно в JSON, чтобы перенести или проверить его",
			`Каждая строка — одна запись целиком, в сохранённом виде; в последней строке — число записей и корень дерева хешей. ` +
				`Без имени файла строки выводятся на экран.`,
		},
		[]example{
			{"everything, as it stands now", "всё, что есть сейчас", "fundledger export fundledger-2018-06-30.ndjson"},
		},
	},
	{
		"restore",
		helpText{
			"read an export into a new ledger, in a file or on a cluster",
			`The export is checked first, and the ledger is read through afterwards: it has the same entries in the same order, and every report is the same. ` +
				`If the command is interrupted, run it again.`,
		},
		helpText{
			"восстановить выгрузку в новый учёт, в файле или на кластере",
			`Сначала проверяется выгрузка, а в конце — весь новый учёт: записи и их порядок те же, и все отчёты совпадают. ` +
				`Если команда прервана, повторите её.`,
		},
		[]example{
			{"a copy of the ledger", "копия учёта", "fundledger restore fundledger-2018-06-30.ndjson --ledger copy.db"},
		},
	},
	{
		"backup",
		helpText{
			"copy the ledger to a new file, while others go on writing",
			`The copy is whole and durable when the command ends, and is a ledger like any other. ` +
				`Copying the file by other means is not safe: what was written last may stand in the file beside it that ends in -wal.`,
		},
		helpText{
			"скопировать учёт в новый файл, не мешая другим писать",
			`Когда команда завершена, копия полна и записана на диск; с ней можно работать, как с любым учётом. ` +
				`Копировать файл иначе небезопасно: последние записи могут находиться в соседнем файле с окончанием -wal.`,
		},
		[]example{
			{"the state of today", "состояние на сегодня", "fundledger backup fundledger-2018-06-30.db"},
		},
	},

	{"source", helpText{"funding sources: who pays", ""}, helpText{"источники финансирования: кто платит", ""}, nil},
	{
		"source register",
		helpText{
			"add a funding source",
			`SOURCE is a short name without spaces, in letters of any alphabet, digits, hyphens. It stands in front of the source's lines (wb/e-prescription) and entries (wb#17). ` +
				`A source has one currency; payments are possible from the opening date, or from the day on which it is in force, to the deadline or, without one, to the closing date; with --retroactive-from and --retroactive-cap, also from before, up to that amount in all.`,
		},
		helpText{
			"добавить источник финансирования",
			`ИСТОЧНИК — короткое имя без пробелов: буквы любого алфавита, цифры, дефис. С него начинаются адреса бюджетных строк источника (wb/e-prescription) и номера его записей (wb#17). ` +
				`У источника одна валюта; платежи возможны с даты открытия или вступления в силу по крайний срок, а если он не указан — по дату закрытия; с --retroactive-from и --retroactive-cap — и более ранние, в пределах этой суммы.`,
		},
		[]example{
			{"a loan", "заём", "fundledger source register wb --kind world-bank --title 'Health loan 8663-BY' --currency USD --calendar wb --signed 2016-11-22 --opens 2016-11-18 --closes 2021-12-31"},
			{"a regional budget", "областной бюджет", "fundledger source register grodno --kind local-budget --title 'Grodno region' --opens 2016-07-01"},
		},
	},
	{
		"source amend",
		helpText{
			"change what may change of a source",
			`Title, funder, calendar and dates can be changed; the kind cannot. The currency changes only where a law put another one in the place of it: from that day on the source plans, pays and receives in the new one, and reports that have both days convert what they add up, exactly. What was there before stays in the history.`,
		},
		helpText{
			"изменить сведения об источнике",
			`Изменить можно название, финансирующую сторону, календарь и даты; вид — нельзя. Валюта меняется, только если её заменил закон: с этого дня план, платежи и поступления источника — в новой валюте, а отчёты, в которых есть дни до и после, точно пересчитывают суммы. Прежние сведения остаются в истории.`,
		},
		[]example{
			{"the closing date was moved", "дата закрытия перенесена", "fundledger source amend wb --closes 2022-06-30 --act 'Amendment 2'"},
			{"the rouble was redenominated", "деноминация рубля", "fundledger source amend grodno --currency BYN --from 2016-07-01 --act 'Edict 450'"},
			{"payments from before the signing", "платежи, сделанные до подписания", "fundledger source amend wb --retroactive-from 2016-06-01 --retroactive-cap 5000000 --act 'Amendment 2'"},
		},
	},
	{
		"source list",
		helpText{"list the sources, with what stands on their lines", `Amounts are of all time, up to the last entry.`},
		helpText{"перечислить источники с суммами по их строкам", `Суммы за всё время, по последнюю запись.`},
		[]example{
			{"all sources", "все источники", "fundledger source list"},
			{"for a spreadsheet", "для электронной таблицы", "fundledger source list -o sources.csv"},
		},
	},
	{
		"source show",
		helpText{"show a source and its lines", `Amounts are of all time, up to the last entry.`},
		helpText{"показать источник и его строки", `Суммы за всё время, по последнюю запись.`},
		[]example{
			{"the loan", "заём", "fundledger source show wb"},
		},
	},

	{"dimension", helpText{"what lines and payments can be classified by", ""}, helpText{"классификации строк и платежей", ""}, nil},
	{
		"dimension register",
		helpText{
			"add a classification",
			`NAME has small Latin letters, digits and _. Values are free; where they have / in them, what stands before it sums up what stands behind.`,
		},
		helpText{
			"добавить классификацию",
			`ИМЯ состоит из строчных латинских букв, цифр и знака _. Значения любые; знак / в значении отделяет уровни: часть до него объединяет всё, что стоит после.`,
		},
		[]example{
			{"by state programme", "по государственным программам", "fundledger dimension register programme --title 'State programme'"},
		},
	},
	{
		"dimension list",
		helpText{"list the classifications", ""},
		helpText{"перечислить классификации", ""},
		[]example{
			{"by what can reports add up?", "по чему можно суммировать в отчётах?", "fundledger dimension list"},
		},
	},

	{"allocation", helpText{"money approved for budget lines", ""}, helpText{"бюджетные назначения по строкам", ""}, nil},
	{
		"allocation approve",
		helpText{
			"record the original allocation of a budget line",
			`The first allocation opens the line: then the period on which money may be spent is needed, and what is classified here is fixed for good. ` +
				`What is left open can be given with each payment.` + "\n\n" +
				`The same act for the same line again is known as a repetition, and changes nothing.`,
		},
		helpText{
			"внести утверждённые назначения по бюджетной строке",
			`Первые назначения открывают строку: нужен период, в котором возможны расходы, а указанная здесь классификация закрепляется навсегда. ` +
				`Остальное можно указывать в каждом платеже.` + "\n\n" +
				`Тот же акт по той же строке будет узнан как повтор и ничего не изменит.`,
		},
		[]example{
			{"a line for one year", "строка на один год", "fundledger allocation approve grodno/networks/2018 --amount 1500000 --act 'Decision 31' --act-date 2017-12-28 --period 2018 --region grodno"},
			{"with its phasing by quarters", "с росписью по кварталам", "fundledger allocation approve wb/training --amount 300000.00 --act 'Plan 2019' --act-date 2019-01-10 --period 2019 --phase 2019Q1=100000 --phase 2019Q2=200000"},
		},
	},
	{
		"allocation list",
		helpText{"list budget lines and their allocations", ""},
		helpText{"перечислить бюджетные строки и назначения", ""},
		[]example{
			{"lines of the loan that are valid in 2019", "строки займа, действующие в 2019 году", "fundledger allocation list wb -p 2019"},
		},
	},
}

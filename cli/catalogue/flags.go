package catalogue

// flagEntries are the flags, by name, and what values and arguments are called.
// A flag that means something else for one command has an entry with the
// command's path: "flag/source list/kind".
var flagEntries = []entry{
	{
		"flag/ledger",
		text{"the ledger's file or cluster (esdb://…); else $FUNDLEDGER_LEDGER, else fundledger.db here", ""},
		text{"файл учёта или кластер (esdb://…); по умолчанию $FUNDLEDGER_LEDGER, а если она не задана — fundledger.db в текущей папке", ""},
	},
	{"flag/trust-clock", text{"record even if this computer's clock is far from the last entry", ""}, text{"записывать, даже если часы компьютера сильно расходятся с последней записью", ""}},
	{
		"flag/actor",
		text{"who acts; else whose key signs, else $FUNDLEDGER_ACTOR, else the system's user", ""},
		text{"кто действует; по умолчанию — чей ключ подписывает, иначе $FUNDLEDGER_ACTOR, иначе пользователь системы", ""},
	},
	{
		"flag/lang",
		text{"language of what you read; else that of LC_ALL, LC_MESSAGES or LANG", ""},
		text{"язык сообщений; по умолчанию определяется по LC_ALL, LC_MESSAGES или LANG", ""},
	},
	{
		"flag/output-format",
		text{"form of the result; else by the ending of -o, else table", ""},
		text{"вид результата; по умолчанию по расширению файла в -o, а без него table", ""},
	},
	{
		"flag/output-file",
		text{"write the result to a file, which is replaced only when all is written; - is stdout", ""},
		text{"записать результат в файл; прежний файл заменяется, только когда записано всё; - означает стандартный вывод", ""},
	},
	{
		"flag/help",
		text{"this help", ""},
		text{"эта справка", ""},
	},

	{"value/ledger", text{"FILE", ""}, text{"ФАЙЛ", ""}},
	{"value/actor", text{"NAME", ""}, text{"ИМЯ", ""}},
	{"value/lang", text{"LANGUAGE", ""}, text{"ЯЗЫК", ""}},
	{"value/output-format", text{"FORM", ""}, text{"ВИД", ""}},
	{"value/output-file", text{"FILE", ""}, text{"ФАЙЛ", ""}},
	{"value/command", text{"COMMAND", ""}, text{"КОМАНДА", ""}},
	{"value/flags", text{"flags", ""}, text{"флаги", ""}},
	{"value/shell", text{"SHELL", ""}, text{"ОБОЛОЧКА", ""}},
	{"value/word", text{"WORD", ""}, text{"СЛОВО", ""}},
	{"value/file", text{"FILE", ""}, text{"ФАЙЛ", ""}},
	{"value/date", text{"DATE", ""}, text{"ДАТА", ""}},
	{"value/amount", text{"AMOUNT", ""}, text{"СУММА", ""}},
	{"value/name", text{"NAME", ""}, text{"ИМЯ", ""}},
	{"value/text", text{"TEXT", ""}, text{"ТЕКСТ", ""}},
	{"value/number", text{"NUMBER", ""}, text{"ЧИСЛО", ""}},
	{"value/source", text{"SOURCE", ""}, text{"ИСТОЧНИК", ""}},
	{"value/line", text{"SOURCE/LINE", ""}, text{"ИСТОЧНИК/СТРОКА", ""}},
	{"value/entry", text{"SOURCE#NUMBER", ""}, text{"ИСТОЧНИК#НОМЕР", ""}},
	{"value/period", text{"PERIOD", ""}, text{"ПЕРИОД", ""}},
	{"value/currency", text{"CURRENCY", ""}, text{"ВАЛЮТА", ""}},
	{"value/dimension", text{"DIMENSION", ""}, text{"КЛАССИФИКАЦИЯ", ""}},
	{"value/pair", text{"DIMENSION=VALUE", ""}, text{"КЛАССИФИКАЦИЯ=ЗНАЧЕНИЕ", ""}},
	{"value/phase", text{"PERIOD=AMOUNT", ""}, text{"ПЕРИОД=СУММА", ""}},
	{"value/dimensions", text{"DIMENSIONS", ""}, text{"КЛАССИФИКАЦИИ", ""}},
	{"value/known", text{"TIME|@N|FINGERPRINT", ""}, text{"ВРЕМЯ|@N|ОТПЕЧАТОК", ""}},
	{"value/fingerprint", text{"FINGERPRINT", ""}, text{"ОТПЕЧАТОК", ""}},
	{"value/step", text{"STEP", ""}, text{"ШАГ", ""}},
	{"value/kind", text{"KIND", ""}, text{"ВИД", ""}},
	{"value/zone", text{"ZONE", ""}, text{"ПОЯС", ""}},
	{"value/calendar", text{"CALENDAR", ""}, text{"КАЛЕНДАРЬ", ""}},
	{"value/ref", text{"REFERENCE", ""}, text{"ОБОЗНАЧЕНИЕ", ""}},
	{"value/subject", text{"SUBJECT", ""}, text{"ПРЕДМЕТ", ""}},
	{"value/document-number", text{"NUMBER", ""}, text{"НОМЕР", ""}},

	{
		"flag/name",
		text{"the ledger's name: small Latin letters, digits and hyphens; else that of the file", ""},
		text{"имя учёта: строчные латинские буквы, цифры и дефис; по умолчанию по имени файла", ""},
	},
	{
		"flag/title",
		text{"what people call it", ""},
		text{"полное название", ""},
	},
	{
		"flag/currency",
		text{"code by ISO 4217", ""},
		text{"код валюты по ISO 4217", ""},
	},
	{
		"flag/zone",
		text{"time zone by its IANA name, in which days begin and end; else Europe/Minsk", ""},
		text{"часовой пояс по IANA, в котором начинаются и кончаются дни; по умолчанию Europe/Minsk", ""},
	},
	{
		"flag/kind",
		text{"what kind of source it is", ""},
		text{"вид источника", ""},
	},
	{
		"flag/calendar",
		text{"fiscal calendar, such as calendar or wb", ""},
		text{"финансовый календарь, например calendar или wb", ""},
	},
	{
		"flag/opens",
		text{"first day on which it may pay", ""},
		text{"первый день, когда возможны платежи", ""},
	},
	{
		"flag/closes",
		text{"last day of its life", ""},
		text{"последний день действия", ""},
	},
	{
		"flag/deadline",
		text{"last day for payments after closing", ""},
		text{"последний день платежей после закрытия", ""},
	},
	{
		"flag/signed",
		text{"day on which the agreement or act was signed", ""},
		text{"день подписания соглашения или акта", ""},
	},
	{
		"flag/funder",
		text{"who gives the money", ""},
		text{"кто финансирует", ""},
	},
	{
		"flag/act",
		text{"the legal act", ""},
		text{"правовой акт", ""},
	},
	{
		"flag/reason",
		text{"why", ""},
		text{"причина", ""},
	},
	{
		"flag/amount",
		text{"amount, such as 120000.00; a currency code may stand behind it", ""},
		text{"сумма, например 120000,00; за ней может стоять код валюты", ""},
	},
	{
		"flag/ref",
		text{"a reference of your own, where there is no legal act", ""},
		text{"своё обозначение, если правового акта нет", ""},
	},
	{
		"flag/act-date",
		text{"date of the act: from then on the allocation counts", ""},
		text{"дата акта: с неё действуют назначения", ""},
	},
	{
		"flag/period",
		text{"period, such as 2018, 2018H1, 2018Q3, 2018-07, FY2018@wb or 2016H2..2018H1", ""},
		text{"период, например 2018, 2018H1, 2018Q3, 2018-07, FY2018@wb или 2016H2..2018H1", ""},
	},
	{
		"flag/from",
		text{"first day, instead of a period", ""},
		text{"первый день, вместо периода", ""},
	},
	{
		"flag/to",
		text{"last day, instead of a period", ""},
		text{"последний день, вместо периода", ""},
	},
	{
		"flag/dim",
		text{"classification, such as programme=people-health", ""},
		text{"классификация, например programme=people-health", ""},
	},
	{
		"flag/component",
		text{"component of the project", ""},
		text{"компонент проекта", ""},
	},
	{
		"flag/region",
		text{"region", ""},
		text{"регион", ""},
	},
	{
		"flag/category",
		text{"category of spending", ""},
		text{"категория расходов", ""},
	},
	{
		"flag/date",
		text{"the value date, on which money left the account", ""},
		text{"дата списания денег со счёта", ""},
	},
	{
		"flag/document",
		text{"number of the payment order", ""},
		text{"номер платёжного документа", ""},
	},
	{
		"flag/document-date",
		text{"date of the payment order", ""},
		text{"дата платёжного документа", ""},
	},
	{
		"flag/document-kind",
		text{"kind of the document; else a payment order", ""},
		text{"вид документа; по умолчанию платёжное поручение", ""},
	},
	{
		"flag/document-line",
		text{"which line of the document it is", ""},
		text{"номер строки документа", ""},
	},
	{
		"flag/document-total",
		text{"total of the document, where it has several lines", ""},
		text{"сумма документа, если в нём несколько строк", ""},
	},
	{
		"flag/issuer",
		text{"whose numbers these are: account or institution of the payer", ""},
		text{"чья это нумерация: счёт плательщика или учреждение", ""},
	},
	{
		"flag/system",
		text{"program that numbered the document", ""},
		text{"программа, которая присвоила номер", ""},
	},
	{"flag/again", text{"record a document once more that was reversed", ""}, text{"внести ещё раз документ, который был сторнирован", ""}},
	{
		"flag/copy",
		text{"which of several equal payments without a number it is", ""},
		text{"номер среди одинаковых платежей без номера документа", ""},
	},
	{
		"flag/payee",
		text{"who was paid", ""},
		text{"получатель", ""},
	},
	{
		"flag/payee-id",
		text{"the payee's taxpayer number", ""},
		text{"УНП получателя", ""},
	},
	{
		"flag/invoice",
		text{"number of the invoice", ""},
		text{"номер счёта", ""},
	},
	{
		"flag/invoice-date",
		text{"date of the invoice", ""},
		text{"дата счёта", ""},
	},
	{
		"flag/invoice-total",
		text{"total of the invoice", ""},
		text{"сумма счёта", ""},
	},
	{
		"flag/acceptance-date",
		text{"date of the act of acceptance", ""},
		text{"дата акта приёмки", ""},
	},
	{
		"flag/contract",
		text{"number of the contract", ""},
		text{"номер договора", ""},
	},
	{
		"flag/purpose",
		text{"purpose of payment", ""},
		text{"назначение платежа", ""},
	},
	{
		"flag/where",
		text{"only what has this value or lies below it; several values of one dimension: any of them", ""},
		text{"только с этим значением и нижестоящими; если значений одной классификации несколько — с любым из них", ""},
	},
	{
		"flag/source",
		text{"only this source", ""},
		text{"только этот источник", ""},
	},
	{
		"flag/limit",
		text{"only the last ones, so many; 0 for all", ""},
		text{"столько последних; 0 — все", ""},
	},
	{
		"flag/by",
		text{"what to add up by; several with commas", ""},
		text{"по чему суммировать; несколько — через запятую", ""},
	},
	{
		"flag/as-of",
		text{"leave out what has a later date than this one", ""},
		text{"не учитывать то, что датировано позже этого дня", ""},
	},
	{
		"flag/known-at",
		text{"what the ledger knew on a day or at a time (2018-08-10, '2018-08-10 17:45'), up to its entry N: @N, or what the report with a fingerprint knew", ""},
		text{"что было известно к концу дня или ко времени (10.08.2018, '10.08.2018 17:45'), по запись № N включительно: @N, или отчёту с указанным отпечатком", ""},
	},
	{
		"flag/every",
		text{"also by steps of time", ""},
		text{"также с разбивкой по времени", ""},
	},
	{
		"flag/gross",
		text{"show reversals beside what was recorded", ""},
		text{"показать внесённое и сторно отдельно", ""},
	},
	{
		"flag/zero",
		text{"also lines on which nothing was spent", ""},
		text{"также бюджетные строки без расходов", ""},
	},
	{
		"flag/allocation approve/title",
		text{"what people call the line", ""},
		text{"название бюджетной строки", ""},
	},
	{
		"flag/allocation approve/period",
		text{"the period of the line, such as 2018 or FY2018@wb; a new line needs it, or --from and --to", ""},
		text{"период строки, например 2018 или FY2018@wb; новой строке нужен он либо --from и --to", ""},
	},
	{
		"flag/allocation approve/from",
		text{"first day of the line", ""},
		text{"первый день строки", ""},
	},
	{
		"flag/allocation approve/to",
		text{"last day of the line", ""},
		text{"последний день строки", ""},
	},
	{
		"flag/allocation list/period",
		text{"only lines that are valid on a day of this period", ""},
		text{"только строки, действующие в этот период", ""},
	},
	{
		"flag/expenditure list/period",
		text{"only payments with a value date in this period", ""},
		text{"только платежи с датой списания в этом периоде", ""},
	},
	{
		"flag/expenditure reverse/date",
		text{"the day on which the reversal counts", ""},
		text{"день, которым проводится сторно", ""},
	},
	{
		"flag/report spend/period",
		text{"period, such as 2018H1 or FY2018@wb; else this calendar year to date", ""},
		text{"период, например 2018H1 или FY2018@wb; по умолчанию текущий год по сегодня", ""},
	},
	{
		"flag/report execution/period",
		text{"period, such as 2018H1 or FY2018@wb; else this calendar year to date", ""},
		text{"период, например 2018H1 или FY2018@wb; по умолчанию текущий год по сегодня", ""},
	},
	{
		"flag/report spend/calendar",
		text{"whose years --every steps through, and FY2018 means; else calendar", ""},
		text{"чьи годы считает --every и что означает FY2018; по умолчанию calendar", ""},
	},
	{
		"flag/report execution/calendar",
		text{"what FY2018 means; else calendar", ""},
		text{"что означает FY2018; по умолчанию calendar", ""},
	},
	{
		"flag/report execution/zero",
		text{"also lines without plan and spending", ""},
		text{"также бюджетные строки без плана и расходов", ""},
	},
	{
		"flag/source register/currency",
		text{"code by ISO 4217; else the ledger's", ""},
		text{"код валюты по ISO 4217; по умолчанию валюта учёта", ""},
	},
	{
		"flag/init/currency",
		text{"currency of the books, by ISO 4217; else BYN", ""},
		text{"валюта учёта по ISO 4217; по умолчанию BYN", ""},
	},
}

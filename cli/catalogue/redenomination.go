package catalogue

// redenominationEntries are about a source whose currency a law changes on a day.
var redenominationEntries = []entry{
	{
		"source-redenominated",
		text{`source {source} is in {currency} from {from}, by {entry}`, ``},
		text{`источник {source} ведётся в {currency} с {from}, запись {entry}`, ``},
	},
	{
		"redenominated-to",
		text{`{currency} from {from}, by {entry}`, ``},
		text{`{currency} с {from}, запись {entry}`, ``},
	},
	{
		"currency-alone",
		text{`a change of the currency is an act of its own`, `leave the other changes out, and order them by themselves`},
		text{`замена валюты — отдельное действие`, `остальные изменения внесите отдельной командой`},
	},
	{
		"from-without-currency",
		text{`--from says since when, but not which currency`, `add it: --currency BYN`},
		text{`--from указывает, с какого дня, но не какая валюта`, `укажите её: --currency BYN`},
	},
	{
		"no-such-redenomination",
		text{`no law put {asked} in the place of {currency}, the currency of source {source}`, `a source in another currency is another source: fundledger source register`},
		text{`нет закона, который заменил бы {currency} источника {source} на {asked}`, `источник в другой валюте — это другой источник: fundledger source register`},
	},
	{
		"redenominated-already",
		text{`source {source} is in {currency} from {from} already, by {entry}`, `nothing has to be done`},
		text{`источник {source} уже ведётся в {currency} с {from}, запись {entry}`, `ничего делать не нужно`},
	},
	{
		"redenomination-day",
		text{`{old} became {new} on {from}, not on {asked}`, `the law's day is the only one: --from {from}`},
		text{`{old} заменён на {new} с {from}, а не с {asked}`, `день установлен законом: --from {from}`},
	},
	{
		"old-currency",
		text{`source {source} is in {new} from {since}: a payment of {date} in {currency} has to be meant`, `if the document is in {currency}, which circulated until {until}: fundledger expenditure record … --old-currency`},
		text{`источник {source} с {since} ведётся в {new}: оплата датой {date} в {currency} требует подтверждения`, `если документ в {currency}, который обращался до {until}: fundledger expenditure record … --old-currency`},
	},
	{
		"old-currency-ended",
		text{`{currency} circulated until {until}: source {source} pays in {new} on {date}`, `check the date and the currency of the document`},
		text{`{currency} обращался до {until}: датой {date} источник {source} платит в {new}`, `проверьте дату и валюту документа`},
	},
	{
		"rest-in-old-currency",
		text{`line {line}: the rest of {rest} that goes back to it is no amount of {currency}`, `pay without --final`},
		text{`строка {line}: остаток {rest}, который на неё возвращается, не выражается в {currency}`, `внесите оплату без --final`},
	},
	{"event/source-redenominated.v1", text{"currency of the source changed by law", ""}, text{"валюта источника заменена законом", ""}},
	{"column/redenominated", text{"Currency by law", ""}, text{"Валюта по закону", ""}},
	{"flag/source amend/currency", text{"the currency that a law put in the place of the source's", ""}, text{"валюта, которой закон заменил валюту источника", ""}},
	{"flag/source amend/from", text{"with --currency: the law's day; if left out, it is known", ""}, text{"вместе с --currency: день по закону; можно не указывать", ""}},
	{"flag/old-currency", text{"the document is in the currency that the source had before a law changed it, and that is meant", ""}, text{"документ в прежней валюте источника, и так и есть", ""}},
}

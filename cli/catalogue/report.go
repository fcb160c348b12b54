package catalogue

import "github.com/fundledger/fundledger/ledger"

// reportEntries are what reports say of comparisons and of what they count in.
var reportEntries = []entry{
	{"report-money/own", text{"each source in its own currency", ""}, text{"каждый источник в своей валюте", ""}},
	{"report-money/own-thousand", text{"amounts in thousands, each source in its own currency", ""}, text{"суммы в тысячах, каждый источник в своей валюте", ""}},
	{"report-money/own-million", text{"amounts in millions, each source in its own currency", ""}, text{"суммы в миллионах, каждый источник в своей валюте", ""}},
	{"report-money/one", text{"amounts in {currency}", ""}, text{"суммы в {currency}", ""}},
	{"report-money/one-thousand", text{"amounts in thousands of {currency}", ""}, text{"суммы в тыс. {currency}", ""}},
	{"report-money/one-million", text{"amounts in millions of {currency}", ""}, text{"суммы в млн {currency}", ""}},
	{
		"report-rounded",
		text{"Every figure is rounded by itself: a difference or balance may be off by one in its last digit", ""},
		text{"Каждое число округлено отдельно: разность или остаток могут отличаться на единицу последнего знака", ""},
	},
	{
		"compared-with",
		text{"Compared with {period}: {first} to {last}", ""},
		text{"В сравнении с периодом {period}: с {first} по {last}", ""},
	},
	{
		"compared-with-days",
		text{"Compared with the days from {first} to {last}", ""},
		text{"В сравнении с периодом с {first} по {last}", ""},
	},
	{
		"compared-with-steps-before",
		text{"Each step compared with the one before it", ""},
		text{"Каждый шаг в сравнении с предыдущим", ""},
	},
	{
		"compared-before-first",
		text{"The first payment in the ledger is of {first}: it knows nothing of the time to compare with", ""},
		text{"Первый расход в учёте — от {first}: за период сравнения данных нет", ""},
	},
	{
		"compared-from-first",
		text{"The first payment in the ledger is of {first}: of the time to compare with, it knows only what follows", ""},
		text{"Первый расход в учёте — от {first}: за период сравнения данные есть только с этого дня", ""},
	},
	{
		"no-period-before",
		text{"there is no period before {period} to compare with", "the ledger's years begin with 1900"},
		text{"до {period} нет периода для сравнения", "годы учёта начинаются с 1900-го"},
	},
	{
		"compare-clipped",
		text{"{period} is a part of a {step@}, which has none before it to compare with", "choose a period of whole steps, or --compare year-ago"},
		text{"{period} — неполный период ({step@}): предыдущего, с которым его сравнить, нет", "выберите целый период или --compare year-ago"},
	},
	{"step/month", text{"month", ""}, text{"месяц", ""}},
	{"step/quarter", text{"quarter", ""}, text{"квартал", ""}},
	{"step/half", text{"half-year", ""}, text{"полугодие", ""}},
	{"step/year", text{"year", ""}, text{"год", ""}},

	{"column/unit", text{"Unit", ""}, text{"Единица", ""}},
	{"column/rounding", text{"Rounding", ""}, text{"Округление", ""}},
	{"column/compared_period", text{"Compared with", ""}, text{"В сравнении с", ""}},
	{"column/compared", text{"Spent then", ""}, text{"За период сравнения", ""}},
	{"column/difference", text{"Difference", ""}, text{"Отклонение", ""}},
	{"column/growth_ratio", text{"Growth ratio", ""}, text{"Темп роста", ""}},
	{"column/growth_rate", text{"Growth rate", ""}, text{"Темп прироста", ""}},

	{"meta/unit", text{"Unit", ""}, text{"Единица", ""}},
	{"meta/unit/thousand", text{"thousands", ""}, text{"тысячи", ""}},
	{"meta/unit/million", text{"millions", ""}, text{"миллионы", ""}},
	{"meta/compare", text{"Compared with", ""}, text{"В сравнении с", ""}},
	{"meta/compare/previous", text{"the period before", ""}, text{"предыдущим периодом", ""}},
	{"meta/compare/year-ago", text{"a year ago", ""}, text{"периодом год назад", ""}},
	{"meta/compared_period", text{"Period compared with", ""}, text{"Период сравнения", ""}},
	{"meta/compared_first_day", text{"First day compared with", ""}, text{"Первый день периода сравнения", ""}},
	{"meta/compared_last_day", text{"Last day compared with", ""}, text{"Последний день периода сравнения", ""}},

	{"currency/BYN", text{"BYN", ""}, text{"руб. (BYN)", ""}},
	{"currency/BYR", text{"BYR", ""}, text{"руб. до деноминации (BYR)", ""}},
	{"currency/USD", text{"USD", ""}, text{"долл. США (USD)", ""}},
	{"currency/EUR", text{"EUR", ""}, text{"евро (EUR)", ""}},
	{"currency/RUB", text{"RUB", ""}, text{"рос. руб. (RUB)", ""}},

	{
		"flag/compare",
		text{"stand beside it: the previous period, or the same one a year ago", ""},
		text{"рядом показать предыдущий период (previous) или тот же год назад (year-ago)", ""},
	},
	{
		"flag/unit",
		text{"count in thousands or millions, with one decimal", ""},
		text{"считать в тысячах (thousand) или миллионах (million), с одним знаком после запятой", ""},
	},
	{"value/compare", text{"PERIOD", ""}, text{"ПЕРИОД", ""}},
	{"value/unit", text{"UNIT", ""}, text{"ЕДИНИЦА", ""}},
}

// CurrencyName is what people call a currency in the head of a table.
func (l Lang) CurrencyName(c ledger.Currency) string {
	if code := "currency/" + string(c); Has(code) {
		return l.Text(code)
	}
	return string(c)
}

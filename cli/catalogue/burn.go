package catalogue

// burnEntries are about the pace at which money is spent.
var burnEntries = []entry{
	{
		"report-burn",
		text{`Pace of spending from {first} to {last}`, ``},
		text{`Темп расходования с {first} по {last}`, ``},
	},
	{
		"report-burn-pace",
		text{`Days counted: {n}. The date is when the allocation would be spent in full at this pace; what contracts and invoices hold is unspent until it is paid`, ``},
		text{`Дней в расчёте: {n}. Дата — день, когда план при этом темпе будет израсходован полностью; принятые обязательства считаются остатком, пока не оплачены`, ``},
	},
	{
		"burn-days-ahead",
		text{`The period has days after today, {today}: they count as days without payments`, ``},
		text{`В периоде есть дни после сегодняшнего, {today}: они считаются днями без расходов`, ``},
	},
	{"outlook/runs-out", text{"runs out", ""}, text{"закончится", ""}},
	{"outlook/exhausted", text{"already out", ""}, text{"уже исчерпан", ""}},
	{"outlook/no-pace", text{"no pace", ""}, text{"расхода нет", ""}},
	{"outlook/never", text{"never", ""}, text{"не закончится", ""}},

	{"column/per_day", text{"Per day", ""}, text{"В день", ""}},
	{"column/unspent", text{"Unspent", ""}, text{"Остаток плана", ""}},
	{"column/runs_out", text{"Runs out on", ""}, text{"Дата исчерпания", ""}},
	{"column/outlook", text{"At this pace", ""}, text{"При этом темпе", ""}},

	{
		"flag/report burn/period",
		text{"days over which the pace is taken; else this calendar year to date", ""},
		text{"дни, по которым считается темп; по умолчанию текущий год по сегодня", ""},
	},
	{
		"flag/report burn/calendar",
		text{"what FY2018 means; else calendar", ""},
		text{"что означает FY2018; по умолчанию calendar", ""},
	},
}

var burnHelp = []helpEntry{
	{
		"report burn",
		helpText{
			"pace of spending, and the day on which the money runs out at it",
			`The pace is what was paid in the period, less what was reversed, divided by all days of the period. What is unspent at the period's end, divided by the exact pace and rounded up to whole days, is counted on from its last day. Per day is shown rounded. A line with nothing left is already out; without payments there is no pace; where more came back than was paid, or the date would be after 2199, it never runs out. The date does not look at the end of the line or the source. With --in all of it is converted at the rates of the last day, so that rates are no pace.`,
		},
		helpText{
			"темп расходования и день, когда деньги закончатся",
			`Темп — кассовый расход за период за вычетом сторно, делённый на все дни периода. Остаток плана на конец периода делится на точный темп, округляется вверх до целых дней и отсчитывается от последнего дня периода. Сумма в день показана округлённо. Если остатка нет, план уже исчерпан; без платежей темпа нет; если вернулось больше, чем оплачено, или дата была бы позже 2199 года, план не закончится. Срок действия строки и источника дата не учитывает. С --in всё пересчитывается по курсам на последний день: курсы на темп не влияют.`,
		},
		[]example{
			{"by line, over a quarter", "по строкам, за квартал", "fundledger report burn -p 2018Q1"},
			{"by source, in roubles", "по источникам, в рублях", "fundledger report burn -p 2018 --by source --in BYN"},
		},
	},
}

package catalogue

// rateEntries are about official rates of exchange.
var rateEntries = []entry{
	{
		"bad-rate",
		text{`"{value}" is no rate`, `write digits with a point: 2.0345`},
		text{`«{value}» — не курс`, `напишите, например, 2.0345; в командной строке можно и 2,0345`},
	},
	{
		"rate-not-positive",
		text{`a rate of {value} is not above zero`, `write what the currency was worth on that day: 2.0345`},
		text{`курс {value} не больше нуля`, `укажите, сколько стоила валюта в этот день: 2.0345`},
	},
	{
		"rate-too-long",
		text{`"{value}" has more figures than a rate can have`, `rates have up to {decimals} decimals and {digits} figures in all; for a small unit give the rate of more of them: --per 100`},
		text{`в курсе «{value}» слишком много цифр`, `у курса бывает до {decimals} знаков после запятой и до {digits} цифр всего; для мелкой единицы укажите курс за большее их число: --per 100`},
	},
	{
		"bad-rate-scale",
		text{`no rate is given for {scale} units of a currency`, `banks give rates for 1, 10, 100, 1000, 10000, 100000 or 1000000 units`},
		text{`курс не устанавливают за {scale} единиц валюты`, `банки устанавливают курсы за 1, 10, 100, 1000, 10000, 100000 или 1000000 единиц`},
	},
	{
		"rate-of-itself",
		text{`the ledger is kept in {currency}: it has no rate of its own`, `set the rate of the other currency, in {currency}`},
		text{`учёт ведётся в {currency}: у этой валюты нет курса к самой себе`, `укажите курс другой валюты, в {currency}`},
	},
	{
		"rate-by-law",
		text{`{currency} became {other} by law at {per} for 1: there is no other rate`, `nothing has to be set: reports convert it exactly`},
		text{`{currency} заменён на {other} по закону, {per} за 1: другого курса нет`, `указывать ничего не нужно: отчёты пересчитывают точно`},
	},
	{
		"rate-in-which",
		text{`on {date} the rate of {currency} was stated in {old}: {new} came on {from}`, `say in which the number is: --in {old}, or --in {new}`},
		text{`на {date} курс {currency} устанавливался в {old}: {new} появился {from}`, `укажите, в какой валюте это число: --in {old} или --in {new}`},
	},
	{
		"rate-in-other",
		text{`rates are stated in {currency}, not in {asked}`, `set the rate that the provider states in {currency}`},
		text{`курсы указывают в {currency}, а не в {asked}`, `укажите курс, установленный в {currency}`},
	},
	{
		"rate-of-future",
		text{`the rate of {currency} for {date} cannot be set on {today}`, `rates are set when their day has come`},
		text{`курс {currency} на {date} нельзя внести {today}`, `курсы вносят, когда их день наступил`},
	},
	{
		"rate-twice",
		text{`the file has two rates of {currency} for {date}: {other} and {value}`, `leave the right one`},
		text{`в файле два курса {currency} на {date}: {other} и {value}`, `оставьте верный`},
	},
	{
		"rate-conflict",
		text{
			`the rate of {currency} by {provider} for {date} is {other} for {other_scale} ({entry}), not {value} for {scale}`,
			`if the first was wrong: --correct --reason WHY; what was reported before stays known as it was`,
		},
		text{
			`курс {currency} ({provider}) на {date} — {other} за {other_scale} (запись {entry}), а не {value} за {scale}`,
			`если прежний неверен: --correct --reason ПРИЧИНА; прежние отчёты можно повторить по-прежнему`,
		},
	},
	{
		"currency-ended",
		text{`{currency} circulated until {until}; here it is dated {date}`, `check the date and the currency`},
		text{`{currency} обращался до {until}, а здесь дата {date}`, `проверьте дату и валюту`},
	},
	{
		"rate-said-otherwise",
		text{`the file says otherwise than {flag} {value}`, `leave {flag} out`},
		text{`в файле указано иное, чем {flag} {value}`, `не указывайте {flag}`},
	},
	{
		"rates-headings",
		text{`{file}: no column is headed as {field}`, `it may be called: {known}`},
		text{`{file}: нет столбца {field}`, `он может называться: {known}`},
	},
	{
		"rates-json",
		text{`{file} is no JSON of rates: {problem}`, `save the answer of the bank's rate service as it is: an object or an array of objects with Date, Cur_Abbreviation, Cur_Scale and Cur_OfficialRate`},
		text{`{file} — не JSON с курсами: {problem}`, `сохраните ответ службы курсов банка как есть: объект или массив объектов с полями "Date", Cur_Abbreviation, Cur_Scale и Cur_OfficialRate`},
	},
	{
		"rates-workbook",
		text{`{file} is a workbook; rates are read from CSV and JSON`, `save the sheet as CSV`},
		text{`{file} — книга (xlsx), а курсы читаются из CSV и JSON`, `сохраните лист как CSV`},
	},
	{
		"rates-refused",
		text{`{file} was not imported: {n:# rate is|# rates are} wrong`, `mend what is listed above, and run the same command again`},
		text{`файл {file} не импортирован: {n:неверен # курс|неверны # курса|неверны # курсов}`, `исправьте перечисленное выше и повторите команду`},
	},

	{
		"rate-set",
		text{`rate of {currency} for {date}: {rate} {in} for {scale}, by {provider}, as {entry}`, ``},
		text{`курс {currency} на {date}: {rate} {in} за {scale}, {provider}; запись {entry}`, ``},
	},
	{
		"rates-imported",
		text{`{file}: {rows:# rate|# rates}, {recorded} recorded, {already} there already`, ``},
		text{`{file}: {rows:# курс|# курса|# курсов}, внесено {recorded}, уже было {already}`, ``},
	},
	{
		"rates-planned",
		text{`{file}: {rows:# rate|# rates}, {recorded} would be recorded, {already} there already; nothing was written`, ``},
		text{`{file}: {rows:# курс|# курса|# курсов}, было бы внесено {recorded}, уже есть {already}; ничего не записано`, ``},
	},
	{"rates-none", text{`no rates`, ``}, text{`курсов нет`, ``}},

	{
		"rate-missing",
		text{
			`there is no rate of {currency} in {in} for {date} by {provider}`,
			`set it: fundledger rate set {currency} RATE --date {date} --provider {provider}; or import it: fundledger rate import FILE; the nearest rate is never taken`,
		},
		text{
			`нет курса {currency} в {in} на {date} ({provider})`,
			`внесите его: fundledger rate set {currency} КУРС --date {date} --provider {provider}, или импортируйте: fundledger rate import ФАЙЛ; ближайший курс никогда не берётся`,
		},
	},
	{
		"rate-missing/several",
		text{
			`there is no rate of {currency} in {in} for {date} by {provider}, and {more:# other is|# others are} missing`,
			`import them: fundledger rate import FILE; the nearest rate is never taken`,
		},
		text{
			`нет курса {currency} в {in} на {date} ({provider}), и ещё {more:# курса|# курсов|# курсов}`,
			`импортируйте их: fundledger rate import ФАЙЛ; ближайший курс никогда не берётся`,
		},
	},
	{
		"in-other-currency",
		text{`amounts cannot be converted to {asked}: rates are stated in {currency}`, `convert to the ledger's currency: --in {currency}`},
		text{`пересчитать суммы в {asked} нельзя: курсы указаны в {currency}`, `пересчитайте в валюту учёта: --in {currency}`},
	},
	{
		"flag-without-in",
		text{`{flag} says at which rates amounts are converted, but not to what`, `add --in with the currency`},
		text{`{flag} указывает курс пересчёта, но не валюту`, `добавьте --in с валютой`},
	},
	{
		"report-in/payment-date",
		text{`Converted to {currency} at the rates of the payment days, by {provider}; each figure rounded once`, ``},
		text{`Пересчитано в {currency} по курсам на даты платежей ({provider}); каждая сумма округлена один раз`, ``},
	},
	{
		"report-in/period-end",
		text{`Converted to {currency} at the rates of the last day of each period, by {provider}; each figure rounded once`, ``},
		text{`Пересчитано в {currency} по курсам на последний день каждого периода ({provider}); каждая сумма округлена один раз`, ``},
	},
	{
		"report-in/execution",
		text{`Converted to {currency} by {provider}: payments at the rates of their days, all else at those of {last}; each figure rounded once`, ``},
		text{`Пересчитано в {currency} ({provider}): платежи по курсам на их даты, остальное по курсам на {last}; каждая сумма округлена один раз`, ``},
	},
	{
		"report-in/balances",
		text{`Converted to {currency} at the rates of {last}, by {provider}; each figure rounded once`, ``},
		text{`Пересчитано в {currency} по курсам на {last} ({provider}); каждая сумма округлена один раз`, ``},
	},
	{
		"report-in/cash-payment-date",
		text{`Converted to {currency} by {provider}: what came and went at the rates of its days, balances at those of {before} and {last}`, ``},
		text{`Пересчитано в {currency} ({provider}): движение по курсам на его даты, остатки по курсам на {before} и {last}`, ``},
	},
	{
		"report-in/cash-period-end",
		text{`Converted to {currency} by {provider}: opening balances at the rates of {before}, all else at those of {last}`, ``},
		text{`Пересчитано в {currency} ({provider}): остатки на начало по курсам на {before}, остальное по курсам на {last}`, ``},
	},
	{
		"cash-exchange",
		text{`Exchange difference: opening + received - spent + difference = closing; it moved no money, and includes what rounding leaves`, ``},
		text{`Курсовая разница: остаток на начало, поступления и разница без расхода дают остаток на конец; движения денег за ней нет, в неё входит и остаток от округления`, ``},
	},
	{
		"exchange-difference",
		text{`Exchange difference: {amount} at the rates of the payment days beyond those of the periods' ends; it is no use of the budget`, ``},
		text{`Курсовая разница: {amount} по курсам на даты платежей сверх курсов на конец периодов; расходом бюджета она не является`, ``},
	},
	{
		"exchange-unknown",
		text{`Exchange difference: not known, {problem}`, ``},
		text{`Курсовая разница не определена: {problem}`, ``},
	},
	{
		"series-redenominated",
		text{`{old} became {new} on {from}, {per} for 1: what is in {old} is converted exactly`, ``},
		text{`{old} заменён на {new} с {from}, {per} за 1: суммы в {old} пересчитаны точно`, ``},
	},
	{
		"series-two-currencies",
		text{`{old} became {new} on {from}, {per} for 1: the series is in two currencies; for one: --in {new}`, ``},
		text{`{old} заменён на {new} с {from}, {per} за 1: ряд в двух валютах; чтобы видеть в одной: --in {new}`, ``},
	},

	{"meta/currency_policy/payment-date", text{"converted at the rates of the payment days", ""}, text{"пересчитано по курсам на даты платежей", ""}},
	{"meta/currency_policy/period-end", text{"converted at the rates of the period's last day", ""}, text{"пересчитано по курсам на последний день периода", ""}},
	{"meta/in", text{"Converted to", ""}, text{"Пересчитано в", ""}},
	{"meta/rate_provider", text{"Rates by", ""}, text{"Курсы", ""}},
	{"meta/exchange_difference", text{"Exchange difference", ""}, text{"Курсовая разница", ""}},
	{"meta/redenominated", text{"Redenominated", ""}, text{"Деноминация", ""}},
	{"value/rate-of", text{"DAY", ""}, text{"ДЕНЬ", ""}},
	{"flag/in", text{"convert all amounts to this currency: that of the ledger", ""}, text{"пересчитать все суммы в эту валюту: валюту учёта", ""}},
	{"flag/rate", text{"with --in: at the rates of the payment days (the default), or of the last day of each period", ""}, text{"вместе с --in: по курсам на даты платежей (по умолчанию) или на последний день каждого периода", ""}},
	{
		"not-positive-original",
		text{`the document's amount {original} is not above zero`, `what comes back is recorded by expenditure reverse`},
		text{`сумма документа {original} не больше нуля`, `возврат вносят командой expenditure reverse`},
	},
	{
		"original-in-source-currency",
		text{`the document's {original} is in the currency of the source, which paid {amount}`, `leave --original out: it is for documents in another currency`},
		text{`сумма документа {original} — в валюте источника, который заплатил {amount}`, `не указывайте --original: он для документов в другой валюте`},
	},
	{
		"document-currency-ended",
		text{`{currency} circulated until {until}; here it was paid on {date}`, `check the date and the currency; if it is meant all the same: fundledger expenditure record … --after-end`},
		text{`{currency} обращался до {until}, а здесь оплата {date}`, `проверьте дату и валюту; если так и есть: fundledger expenditure record … --after-end`},
	},
	{
		"currency-unsaid",
		text{`"{value}" does not say in which currency`, `write the code behind the amount: '1000 EUR'`},
		text{`в «{value}» не указана валюта`, `укажите код после суммы: '1000 EUR'`},
	},
	{"column/exchange_difference", text{"Exchange difference", ""}, text{"Курсовая разница", ""}},
	{"column/original_amount", text{"Document's amount", ""}, text{"Сумма документа", ""}},
	{"column/original_currency", text{"Document's currency", ""}, text{"Валюта документа", ""}},
	{"column/functional_amount", text{"In the ledger's currency", ""}, text{"В валюте учёта", ""}},
	{"column/official_rate", text{"Official rate", ""}, text{"Официальный курс", ""}},
	{"value/money", text{"'AMOUNT CURRENCY'", ""}, text{"'СУММА ВАЛЮТА'", ""}},
	{"flag/original", text{"what the document says, where it is in another currency than the source: '1000 EUR'", ""}, text{"сумма по документу, если он в другой валюте, чем источник: '1000 EUR'", ""}},
	{"flag/after-end", text{"the payment is in a currency that no longer circulated, and that is meant", ""}, text{"оплата в валюте, которая уже не обращалась, и так и есть", ""}},
	{"event/rate-set.v1", text{"rate set", ""}, text{"курс внесён", ""}},
	{"kind/provider", text{"provider of rates", ""}, text{"источник курсов", ""}},
	{"column/rate", text{"Rate", ""}, text{"Курс", ""}},
	{"column/scale", text{"For", ""}, text{"За", ""}},
	{"column/in", text{"In", ""}, text{"В валюте", ""}},
	{"column/provider", text{"Provider", ""}, text{"Источник курса", ""}},

	{"value/rate", text{"RATE", ""}, text{"КУРС", ""}},
	{"flag/per", text{"for how many units the rate is: 1 (the default), 10, 100, …", ""}, text{"за сколько единиц курс: 1 (по умолчанию), 10, 100, …", ""}},
	{"flag/provider", text{"who set the rate; by default the central bank of the ledger's currency (nbrb for BYN)", ""}, text{"кто установил курс; по умолчанию центральный банк валюты учёта (для BYN — nbrb)", ""}},
	{"flag/correct", text{"take the place of a rate that was set before", ""}, text{"заменить внесённый раньше курс", ""}},
	{"flag/rate set/in", text{"currency that the rate is stated in; by default that of the ledger", ""}, text{"в какой валюте указан курс; по умолчанию в валюте учёта", ""}},
	{"flag/rate import/in", text{"currency that the rates are stated in, where the file does not say; by default that of the ledger", ""}, text{"в какой валюте указаны курсы, если этого нет в файле; по умолчанию в валюте учёта", ""}},
	{"flag/rate set/date", text{"day of the rate", ""}, text{"день курса", ""}},
	{"flag/rate set/ref", text{"bulletin or letter that it was taken from", ""}, text{"бюллетень или письмо, откуда взят курс", ""}},
	{"flag/rate set/reason", text{"why the earlier rate was wrong, with --correct", ""}, text{"почему прежний курс неверен, вместе с --correct", ""}},
	{"flag/rate import/reason", text{"why the earlier rates were wrong, with --correct", ""}, text{"почему прежние курсы неверны, вместе с --correct", ""}},
	{"flag/rate import/currency", text{"currency of the rates, where the file does not say", ""}, text{"валюта курсов, если её нет в файле", ""}},
	{"flag/rate list/currency", text{"rates of this currency only", ""}, text{"курсы только этой валюты", ""}},
	{"flag/rate list/from", text{"rates from this day on", ""}, text{"курсы с этого дня", ""}},
	{"flag/rate list/to", text{"rates up to this day", ""}, text{"курсы по этот день", ""}},
}

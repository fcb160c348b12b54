package catalogue

// resultEntries are about indicators, their goals and their values.
var resultEntries = []entry{
	{
		"explain-results/flow",
		text{`{name}: the values of {period}, {first} to {last}`, ``},
		text{`{name}: значения за период {period}, с {first} по {last}`, ``},
	},
	{
		"explain-results/level",
		text{`{name}: the last value of every place by {last}`, ``},
		text{`{name}: последнее значение каждого места на {last}`, ``},
	},
	{
		"bad-quantity",
		text{`"{value}" is no number`, `write digits with a point before the decimals: 9000 or 12.5`},
		text{`«{value}» — не число`, `напишите, например, 9000 или 12.5; в командной строке можно и 12,5`},
	},
	{
		"quantity-decimals",
		text{`"{value}" has more than {digits:# decimal|# decimals}`, `round it, or count in a smaller unit`},
		text{`в «{value}» больше чем {digits:# знак|# знака|# знаков} после запятой`, `округлите число или возьмите более мелкую единицу`},
	},
	{
		"quantity-overflow",
		text{`{value} is larger than the ledger can hold`, `count in a larger unit: values reach 9 223 372 036 854`},
		text{`число {value} не помещается в учёт`, `возьмите более крупную единицу: наибольшее значение — 9 223 372 036 854`},
	},
	{
		"negative-quantity",
		text{`{value} is below zero, and there is no less than nothing`, `a wrong value is put right by: fundledger result record … --correct --reason`},
		text{`{value} меньше нуля, а меньше, чем ничего, не бывает`, `неверное значение исправляет fundledger result record … --correct --reason`},
	},
	{
		"unknown-indicator",
		text{`there is no indicator "{indicator}"`, `see: fundledger indicator list; a new one is registered by: fundledger indicator register`},
		text{`нет показателя «{indicator}»`, `см. fundledger indicator list; новый показатель вносит fundledger indicator register`},
	},
	{
		"unknown-indicator-meant",
		text{`there is no indicator "{indicator}"`, `perhaps "{meant}" is meant`},
		text{`нет показателя «{indicator}»`, `возможно, имелся в виду «{meant}»`},
	},
	{
		"indicator-exists",
		text{
			`indicator "{indicator}" has values or goals, which would mean something else`,
			`unit, measure, direction and breakdown stay as they are; register the other one under a name of its own`,
		},
		text{
			`у показателя «{indicator}» уже есть значения или задания, и их смысл изменился бы`,
			`единица, способ счёта, направление и разбивка не меняются; внесите другой показатель под своим именем`,
		},
	},
	{"bad-indicator/measure", text{`"{value}" is no measure`, `it is level or flow`}, text{`«{value}» — не способ счёта`, `укажите level (уровень) или flow (поток)`}},
	{"bad-indicator/direction", text{`"{value}" does not say which value is better`, `it is more or less`}, text{`«{value}» не говорит, какое значение лучше`, `укажите more (больше) или less (меньше)`}},
	{"bad-indicator/goal", text{`"{value}" is no kind of goal`, `it is target or need`}, text{`«{value}» — не вид задания`, `укажите target (план) или need (потребность)`}},
	{
		"goal-conflict",
		text{
			`act "{act}" gave indicator "{indicator}" another value already ({entry})`,
			`a change is made by an act of its own`,
		},
		text{
			`акт «{act}» уже задал показателю «{indicator}» другое значение (запись {entry})`,
			`изменение вносится отдельным актом`,
		},
	},
	{
		"foreign-to-indicator",
		text{`indicator "{indicator}" is not broken down by {dimension}`, `see what it is broken down by: fundledger indicator list`},
		text{`у показателя «{indicator}» нет разбивки: {dimension}`, `какая разбивка у показателя, покажет fundledger indicator list`},
	},
	{
		"not-of-indicator",
		text{`values of indicator "{indicator}" are broken down by {dimension}, which is missing`, `add it: --dim {dimension}=…`},
		text{`у значений показателя «{indicator}» указывают и {dimension}, а здесь этого нет`, `добавьте: --dim {dimension}=…`},
	},
	{
		"result-in-future",
		text{`{indicator}: {date} is still to come, today is {today}`, `what is planned is a goal: fundledger indicator goal`},
		text{`{indicator}: дата {date} ещё не наступила, сегодня {today}`, `план вносит fundledger indicator goal`},
	},
	{
		"result-conflict",
		text{
			`{indicator}: {known} is recorded for {date} already ({entry}), and now {asked}`,
			`a wrong value is put right by: fundledger result record … --correct --reason; in a file, by a reason in a column "reason"`,
		},
		text{
			`{indicator}: на {date} уже внесено значение {known} (запись {entry}), а теперь {asked}`,
			`неверное значение исправляет fundledger result record … --correct --reason, а в файле — причина в столбце "reason"`,
		},
	},
	{
		"result-differs",
		text{
			`{indicator}: {known} is recorded for {date} already ({entry}), with another document or note`,
			`put it right by: fundledger result record … --correct --reason; in a file, by a reason in a column "reason"`,
		},
		text{
			`{indicator}: на {date} уже внесено значение {known} (запись {entry}), но с другим документом или примечанием`,
			`исправляет это fundledger result record … --correct --reason, а в файле — причина в столбце "reason"`,
		},
	},
	{
		"result-twice",
		text{`{indicator}: the file has two values for {date}, {known} and {asked}`, `leave the right one in the file`},
		text{`{indicator}: в файле два значения на {date}: {known} и {asked}`, `оставьте в файле верное`},
	},
	{
		"nothing-to-correct",
		text{`{indicator}: nothing is recorded for {date} that could be corrected`, `record it without --correct`},
		text{`{indicator}: на {date} ничего не внесено, исправлять нечего`, `внесите значение без --correct`},
	},
	{"target-or-need", text{`the value is missing`, `give --target or --need`}, text{`не указано значение`, `укажите --target или --need`}},

	{
		"no-indicator-by",
		text{`no indicator is broken down by {dimensions}`, `see what they are broken down by: fundledger indicator list`},
		text{`ни у одного показателя нет разбивки: {dimensions}`, `какая разбивка у показателей, покажет fundledger indicator list`},
	},
	{"report-results", text{`Results in {period}: {first} to {last}`, ``}, text{`Результаты за период {period}: с {first} по {last}`, ``}},
	{"report-results-days", text{`Results from {first} to {last}`, ``}, text{`Результаты с {first} по {last}`, ``}},
	{"indicator-heading", text{`{name}, {unit}`, ``}, text{`{name}, {unit}`, ``}},
	{"ranked-by/result", text{`Ranked by result`, ``}, text{`Места — по результату`, ``}},
	{"ranked-by/target", text{`Ranked by the part of the target reached`, ``}, text{`Места — по выполнению плана`, ``}},
	{"ranked-by/need", text{`Ranked by the part of the need met`, ``}, text{`Места — по обеспеченности потребности`, ``}},
	{"ranked-by/spend", text{`Ranked by spending, the most first`, ``}, text{`Места — по расходам, начиная с наибольших`, ``}},
	{"ranked-by/unit-cost", text{`Ranked by the cost of a unit, the least first`, ``}, text{`Места — по цене единицы, начиная с наименьшей`, ``}},
	{
		"goals-of-parts",
		text{`{n:# row has|# rows have} a target or need for a part of the result only, and no percentage of it`, ``},
		text{`{n:У # строки|У # строк|У # строк} план или потребность заданы только на часть результата, поэтому процента нет`, ``},
	},
	{
		"levels-before-unknown",
		text{`Of {n:# row|# rows} it is not known what there was on {date}, and so neither the increase nor its price`, ``},
		text{`По {n:# строке|# строкам|# строкам} неизвестно, сколько было на {date}, поэтому нет ни прироста, ни цены единицы`, ``},
	},
	{
		"prices-of-parts",
		text{`What was bought in several currencies has a price in each, which is only a part of it`, ``},
		text{`Купленное в нескольких валютах имеет цену в каждой, и это лишь часть полной цены`, ``},
	},
	{
		"indicators-left-out",
		text{`Not broken down like this, and left out: {names}`, ``},
		text{`Без такой разбивки и потому не показаны: {names}`, ``},
	},
	{"word/no-value", text{"no value", ""}, text{"нет данных", ""}},
	{"column/rank", text{"Rank", ""}, text{"Место", ""}},
	{"column/result", text{"Result", ""}, text{"Результат", ""}},
	{"column/added", text{"Increase", ""}, text{"Прирост", ""}},
	{"column/target", text{"Target", ""}, text{"План", ""}},
	{"column/target_for", text{"Target for", ""}, text{"План на дату", ""}},
	{"column/target_reached", text{"% of target", ""}, text{"% плана", ""}},
	{"column/need", text{"Need", ""}, text{"Потребность", ""}},
	{"column/need_for", text{"Need for", ""}, text{"Потребность на дату", ""}},
	{"column/need_met", text{"% of need", ""}, text{"% потребности", ""}},
	{"column/unit_cost", text{"Per unit", ""}, text{"Цена единицы", ""}},
	{"meta/ranked_by", text{"Ranked by", ""}, text{"Места по", ""}},
	{"flag/indicator", text{"only this indicator", ""}, text{"только этот показатель", ""}},
	{"flag/rank", text{"give every group its place by this; without --by, every region", ""}, text{"расставить места; без --by — по регионам", ""}},
	{"value/rank", text{"WHAT", ""}, text{"ЧТО", ""}},

	{"indicator-registered", text{`registered indicator {indicator}, by {entry}`, ``}, text{`показатель {indicator} внесён, запись {entry}`, ``}},
	{"goal-set/target", text{`target of {indicator} for {period}: {value}, by {entry}`, ``}, text{`план показателя {indicator} на {period}: {value}, запись {entry}`, ``}},
	{"goal-set/need", text{`need of {indicator} for {period}: {value}, by {entry}`, ``}, text{`потребность по показателю {indicator} на {period}: {value}, запись {entry}`, ``}},
	{"result-recorded", text{`{indicator} on {date}: {value}, by {entry}`, ``}, text{`{indicator} на {date}: {value}, запись {entry}`, ``}},
	{"indicator-goals", text{`Targets and needs`, ``}, text{`План и потребность`, ``}},

	{"demo-workplaces", text{"Workplaces in place", ""}, text{"Рабочие места", ""}},
	{"demo-workplaces-unit", text{"workplaces", ""}, text{"рабочих мест", ""}},
	{"demo-trained", text{"Staff trained", ""}, text{"Обучено работников", ""}},
	{"demo-trained-unit", text{"persons", ""}, text{"человек", ""}},
	{"demo-next/results", text{"what the money bought in 2018, and where a unit cost least", ""}, text{"что получено за эти деньги в 2018 году и где единица обошлась дешевле", ""}},
	{"kind/indicator", text{"indicator", ""}, text{"показатель", ""}},
	{"kind/results", text{"results", ""}, text{"результаты", ""}},
	{"measure/level", text{"level", ""}, text{"уровень", ""}},
	{"measure/flow", text{"flow", ""}, text{"поток", ""}},
	{"better/more", text{"more", ""}, text{"больше", ""}},
	{"better/less", text{"less", ""}, text{"меньше", ""}},
	{"goal/target", text{"target", ""}, text{"план", ""}},
	{"goal/need", text{"need", ""}, text{"потребность", ""}},
	{"field/unit", text{"the unit", ""}, text{"единица", ""}},
	{"field/indicator", text{"the indicator", ""}, text{"показатель", ""}},
	{"field/value", text{"the value", ""}, text{"значение", ""}},

	{"event/indicator-registered.v1", text{"indicator registered", ""}, text{"показатель внесён", ""}},
	{"event/indicator-goal-set.v1", text{"goal of an indicator set", ""}, text{"задание по показателю", ""}},
	{"event/result-recorded.v1", text{"result recorded", ""}, text{"результат внесён", ""}},

	{"column/indicator", text{"Indicator", ""}, text{"Показатель", ""}},
	{"column/quantity_unit", text{"Unit", ""}, text{"Единица", ""}},
	{"column/measure", text{"Measure", ""}, text{"Счёт", ""}},
	{"column/better", text{"Better", ""}, text{"Лучше", ""}},
	{"column/by", text{"Broken down by", ""}, text{"Разбивка", ""}},
	{"column/spend", text{"Bought with", ""}, text{"На какие деньги", ""}},
	{"column/values", text{"Values", ""}, text{"Значений", ""}},
	{"column/goal", text{"Goal", ""}, text{"Задание", ""}},
	{"column/where", text{"Of", ""}, text{"По чему", ""}},

	{"value/indicator", text{"INDICATOR", ""}, text{"ПОКАЗАТЕЛЬ", ""}},
	{"value/quantity", text{"VALUE", ""}, text{"ЗНАЧЕНИЕ", ""}},
	{"value/measure", text{"MEASURE", ""}, text{"СЧЁТ", ""}},
	{"value/better", text{"DIRECTION", ""}, text{"НАПРАВЛЕНИЕ", ""}},
	{"flag/indicator register/unit", text{"what is counted, as people say it: workplaces, km", ""}, text{"в чём считают: рабочих мест, км", ""}},
	{
		"flag/measure",
		text{"level: the latest value counts; flow: values add up over a period", ""},
		text{"level: считается последнее значение; flow: значения за период складываются", ""},
	},
	{"flag/better", text{"which value is better; else more", ""}, text{"какое значение лучше; по умолчанию more", ""}},
	{
		"flag/indicator register/by",
		text{"what every value is broken down by; several with commas", ""},
		text{"разбивка каждого значения; несколько — через запятую", ""},
	},
	{
		"flag/indicator register/spend",
		text{"which money buys it; several values of one dimension: any of them", ""},
		text{"на какие деньги: если значений одной классификации несколько — любое из них", ""},
	},
	{"flag/target", text{"what is planned", ""}, text{"план", ""}},
	{"flag/need", text{"what would be enough: 100 %", ""}, text{"потребность, то есть 100 %", ""}},
	{
		"flag/indicator goal/period",
		text{"days that it is meant for; of a level the last one counts", ""},
		text{"на какие дни; для уровня важен последний", ""},
	},
	{"flag/value", text{"the value, with up to 6 decimals", ""}, text{"значение, до 6 знаков после запятой", ""}},
	{"flag/result record/date", text{"day on which it was so, or by which it was done", ""}, text{"день, на который значение верно или к которому сделано", ""}},
	{"flag/result record/document", text{"report or act that says so", ""}, text{"отчёт или акт с этим значением", ""}},
	{"flag/result record/note", text{"remark", ""}, text{"примечание", ""}},
	{"flag/result record/correct", text{"takes the place of the value recorded before; wants a reason", ""}, text{"заменить внесённое значение; нужна причина", ""}},
}

// resultHelp is about what money bought.
var resultHelp = []helpEntry{
	{"indicator", helpText{"what is counted beside the money: targets, needs", ""}, helpText{"показатели результата: план и потребность", ""}, nil},
	{
		"indicator register",
		helpText{
			"say what is counted, in what unit, and with which money it is bought",
			`A level is what there is on a day, as workplaces in place: the latest value counts. A flow is what was done, as computers bought: values add up over a period.` + "\n\n" +
				`With --by every value is of one region, or of whatever is named; totals are added up, and nothing is counted twice. ` +
				`--spend says which payments count as the price, by their source, line, component or another classification.` + "\n\n" +
				`Registering again changes title and money. Unit, measure, direction and breakdown stay once there are values.`,
		},
		helpText{
			"внести показатель: что считают, в каких единицах, на какие деньги",
			`Уровень (level) — сколько есть на дату, например рабочих мест: считается последнее значение. Поток (flow) — сколько сделано, например куплено компьютеров: значения за период складываются.` + "\n\n" +
				`С --by у каждого значения указан регион или иная названная классификация; итоги складываются, и ничего не учитывается дважды. ` +
				`--spend говорит, какие платежи считать ценой: по источнику, бюджетной строке, компоненту или иной классификации.` + "\n\n" +
				`Повторное внесение меняет название и деньги. Единица, способ счёта, направление и разбивка не меняются, когда есть значения.`,
		},
		[]example{
			{"workplaces in place, by region and care", "рабочие места по регионам и видам помощи", "fundledger indicator register workplaces --unit 'workplaces' --measure level --by region,care --spend component=workplaces"},
			{"hours of outage: fewer are better", "часы простоя: чем меньше, тем лучше", "fundledger indicator register outages --unit 'hours' --measure flow --better less --by region"},
		},
	},
	{
		"indicator goal",
		helpText{
			"set what is planned, or what would be enough",
			`A target is what an act plans; a need is what would be enough, the 100 % of "90 % of need". ` +
				`Without a classification it is of the total, with one of that part. A later act takes the place of an earlier one; ` +
				`reports as of an earlier entry still have the earlier one.` + "\n\n" +
				`A flow's goal is for its days. A level's is for the last of them.`,
		},
		helpText{
			"задать план или потребность",
			`План (target) задаёт правовой акт; потребность (need) — это сколько нужно всего, 100 % в «90 % потребности». ` +
				`Без классификации — всего, с ней — по этой части. Более поздний акт заменяет прежний; ` +
				`в отчётах на более раннюю запись остаётся прежний.` + "\n\n" +
				`Задание по потоку действует на свои дни, по уровню — на последний из них.`,
		},
		[]example{
			{"9,000 computers in 2020", "9000 компьютеров за 2020 год", "fundledger indicator goal computers --target 9000 -p 2020 --act 'Order 7'"},
			{"workplaces needed for outpatient care", "потребность амбулаторной помощи", "fundledger indicator goal workplaces --need 12000 -p 2020-12-31 --dim care=outpatient --act 'Order 7'"},
		},
	},
	{
		"indicator list",
		helpText{"list indicators with their targets and needs", `Of several goals for the same days and classification the last one counts.`},
		helpText{"перечислить показатели, план и потребность", `Если заданий на одни и те же дни и по одной классификации несколько, действует последнее.`},
		[]example{
			{"all of them", "все показатели", "fundledger indicator list"},
			{"one with its goals", "один показатель с заданиями", "fundledger indicator list workplaces"},
		},
	},
	{"result", helpText{"what was achieved: values of indicators", ""}, helpText{"результаты: значения показателей", ""}, nil},
	{
		"result record",
		helpText{
			"record the value of an indicator on a day",
			`The same result again is recognised. Another value for the same day and classification is refused, unless it corrects the first: ` +
				`--correct with a reason. Reports as of an earlier entry still have what was known then.`,
		},
		helpText{
			"внести значение показателя на дату",
			`Повторное внесение того же результата распознаётся. Другое значение на ту же дату и по той же классификации не принимается, если это не исправление: ` +
				`--correct с причиной. В отчётах на более раннюю запись остаётся то, что было известно тогда.`,
		},
		[]example{
			{"workplaces at the end of 2020", "рабочие места на конец 2020 года", "fundledger result record workplaces --value 10900 --date 2020-12-31 --region novosibirsk --dim care=outpatient"},
			{"put right", "исправить", "fundledger result record computers --value 8990 --date 2020-12-31 --region novosibirsk --correct --reason 'typing error'"},
		},
	},
	{
		"result list",
		helpText{"list recorded values", `Values that were corrected are not shown; they are in fundledger history results, and with --known-at.`},
		helpText{"перечислить внесённые значения", `Исправленные значения не показаны: они есть в fundledger history results и с --known-at.`},
		[]example{
			{"all of 2020", "все за 2020 год", "fundledger result list -p 2020"},
			{"of one indicator and region", "по одному показателю и региону", "fundledger result list computers --where region=novosibirsk"},
		},
	},
	{
		"report results",
		helpText{
			"what was achieved, held against target, need and money, and ranked",
			`Of a flow, such as computers bought, the values of the period are added up. Of a level, such as workplaces in place, the latest values by its end; then the increase is what the period brought.` + "\n\n" +
				`A target is the one that lies ahead at the period's end; a need the latest one that was counted. What is set for a whole counts more than the sum of its parts. ` +
				`Of a flow, goals that cover the period from its first day are added up, and the last one may reach further.` + "\n\n" +
				`Spent is what was paid in the period with the money that the indicator names, in each currency, or converted with --in. ` +
				`Per unit is that, divided by what the period brought. Ties share a place; what has no value has none.`,
		},
		helpText{
			"результаты в сравнении с планом, потребностью и расходами; места",
			`Значения потока, например купленных компьютеров, за период складываются. У уровня, например рабочих мест, берутся последние значения на конец периода; тогда прирост — то, что дал период.` + "\n\n" +
				`План — ближайший после конца периода, потребность — последняя подсчитанная. Заданное на целое важнее суммы по частям. ` +
				`У потока складываются задания, которые подряд покрывают период с первого дня; последнее может уходить дальше.` + "\n\n" +
				`Кассовый расход — платежи за период теми деньгами, которые указаны у показателя, в каждой валюте отдельно или с пересчётом по --in. ` +
				`Цена единицы — он же, делённый на то, что дал период. Равные делят место; без значения места нет.`,
		},
		[]example{
			{"2020 in all", "2020 год в целом", "fundledger report results -p 2020"},
			{"regions by the need that is met", "регионы по обеспеченности", "fundledger report results -p 2020 --rank need --indicator workplaces"},
			{"outpatient care only", "только амбулаторная помощь", "fundledger report results -p 2020 --by region --where care=outpatient"},
			{"prices in roubles", "цены в рублях", "fundledger report results -p 2020 --by region --in BYN"},
		},
	},
}

package catalogue

// yearEntries are about the end of a budget year: what is carried over, and what lapses.
var yearEntries = []entry{
	{
		"carry-over-not-later",
		text{
			`line {to} begins on {first}, and {line} lasts until {last}: money is carried over into a line of the next year`,
			`between lines of one year: fundledger allocation transfer {line} {to}`,
		},
		text{
			`бюджетная строка {to} действует с {first}, а {line} — по {last}: переносят в строку следующего года`,
			`между строками одного года: fundledger allocation transfer {line} {to}`,
		},
	},
	{
		"over-available/carry-over",
		text{`line {line}: {asked} to be carried over, {available} not spent`, `leave --amount out to carry over all that is not spent`},
		text{`бюджетная строка {line}: к переносу {asked}, не израсходовано {available}`, `чтобы перенести весь остаток, уберите --amount`},
	},
	{
		"no-line-to-carry-into",
		text{`there is no line {line} to carry over into`, `it is opened by a carry-over that gives its period: fundledger allocation carry-over … --period`},
		text{`нет бюджетной строки {line}, в которую переносится остаток`, `её откроет перенос с указанием её периода: fundledger allocation carry-over … --period`},
	},
	{
		"nothing-to-carry",
		text{`line {line} has nothing left to be carried over`, `see: fundledger year close --dry-run`},
		text{`по бюджетной строке {line} остатка для переноса нет`, `см. fundledger year close --dry-run`},
	},
	{
		"commitments-first",
		text{
			`line {line}: {obliged} is committed or accepted, which {asked} does not cover`,
			`open commitments are carried over before anything else: at least {obliged}, or release them first`,
		},
		text{
			`бюджетная строка {line}: принято обязательств на {obliged}, сумма {asked} их не покрывает`,
			`сначала переносят то, что нужно для открытых обязательств: не меньше {obliged}; либо снимите их`,
		},
	},
	{
		"transfer-conflict/carry-over",
		text{`{act} has already carried over from {line} to {to}, as {entry}, with other content`, `another carry-over between them needs an act or --ref of its own`},
		text{`актом «{act}» из {line} в {to} остаток уже перенесён, запись {entry}, но с другим содержанием`, `для ещё одного переноса между ними нужен свой акт или --ref`},
	},
	{
		"allocation-carried",
		text{`{amount} carried over from {line} to {to}, as {entry}`, ``},
		text{`перенесено {amount}: из {line} в {to}, запись {entry}`, ``},
	},
	{
		"allocation-carried/with-obligations",
		text{`{amount} carried over from {line} to {to} with {n:# open commitment or invoice|# open commitments and invoices}, as {entry}`, ``},
		text{`перенесено {amount}: из {line} в {to}, вместе с {n:# открытым обязательством|# открытыми обязательствами|# открытыми обязательствами}, запись {entry}`, ``},
	},
	{
		"phase-without-amount",
		text{`--phase needs --amount: parts of what is not said`, `add --amount`},
		text{`--phase без --amount: неизвестно, какую сумму делить`, `добавьте --amount`},
	},

	{
		"not-a-year",
		text{`{period} is not a year`, `a calendar year, such as 2018, or a fiscal one, such as FY2018@wb`},
		text{`{period} — не год`, `укажите календарный год, например 2018, или финансовый, например FY2018@wb`},
	},
	{
		"bad-carry-over",
		text{`"{value}" names no two lines`, `as in grodno/networks/2018=grodno/networks/2019, with an amount: …=grodno/networks/2019:5000`},
		text{`в «{value}» нет двух строк`, `например, grodno/networks/2018=grodno/networks/2019, с суммой: …=grodno/networks/2019:5000`},
	},
	{
		"carry-over-elsewhere",
		text{`--carry-over names a line of a source that is not being closed`, `add that source: --source`},
		text{`в --carry-over указана строка источника, который не закрывается`, `добавьте этот источник: --source`},
	},
	{
		"year-obliged",
		text{
			`line {line}: {obliged} is committed, accepted or waiting, and the line ends with the year`,
			`carry it over (fundledger allocation carry-over {line}), pay it, or release it`,
		},
		text{
			`бюджетная строка {line}: открыто обязательств на {obliged}, а срок строки кончается с годом`,
			`перенесите их (fundledger allocation carry-over {line}), оплатите или снимите`,
		},
	},
	{
		"lapse-closed",
		text{
			`line {line}: {amount} lapses on {date}, which is closed ({period}, by {entry})`,
			`open the day again (fundledger period reopen), then close the year`,
		},
		text{
			`бюджетная строка {line}: остаток {amount} закрывается датой {date}, а она в закрытом периоде ({period}, запись {entry})`,
			`откройте этот день (fundledger period reopen), затем закройте год`,
		},
	},
	{
		"year-in-the-way",
		text{`{n:# thing stands|# things stand} in the way of closing the year`, `see below the table`},
		text{`закрыть год {n:мешает # причина|мешают # причины|мешают # причин}`, `они названы под таблицей`},
	},
	{
		"year-pending",
		text{`line {line}: entries of {amount} wait for approval`, `approve or reject them first: fundledger pending list`},
		text{`строка {line}: записи на {amount} ждут утверждения`, `сначала утвердите или отклоните их: fundledger pending list`},
	},
	{
		"year-earlier",
		text{`{n:# line|# lines} of earlier years still {n:has|have} {left} left and {obliged} owed or committed, such as {line} (to {to}): close those years first`, ``},
		text{`{n:# строка|# строки|# строк} прежних лет: остаток {left}, обязательства {obliged}; например, {line} (по {to}); сначала закройте те годы`, ``},
	},
	{"column/obstacle", text{"In the way", ""}, text{"Мешает", ""}},
	{"year-obstacle", text{`In the way: {what}`, ``}, text{`Мешает: {what}`, ``}},
	{"year-nothing-left", text{`Nothing is left on any line of the year`, ``}, text{`Остатков по строкам года нет`, ``}},
	{"year-end/open", text{`Source {source}, year {year}: {from} to {to}`, ``}, text{`Источник {source}, год {year}: с {from} по {to}`, ``}},
	{"year-end/held", text{`Source {source}, year {year}: {from} to {to}, held`, ``}, text{`Источник {source}, год {year}: с {from} по {to}, только исправления`, ``}},
	{"year-end/closed", text{`Source {source}, year {year}: {from} to {to}, closed`, ``}, text{`Источник {source}, год {year}: с {from} по {to}, закрыт`, ``}},
	{"year-days/held", text{`Source {source}: {period} is held for corrections only, by {entry}`, ``}, text{`Источник {source}: период {period} открыт только для исправлений, запись {entry}`, ``}},
	{"year-days/closed", text{`Source {source}: {period} is closed, by {entry}`, ``}, text{`Источник {source}: период {period} закрыт, запись {entry}`, ``}},
	{
		"year-held",
		text{`source {source}: {period} is held while the year is closed, by {entry}`, ``},
		text{`источник {source}: на время закрытия года период {period} открыт только для исправлений, запись {entry}`, ``},
	},
	{
		"year-lapsed",
		text{`source {source}: {amount} on {n:# line|# lines} lapsed, up to {entry}`, ``},
		text{`источник {source}: закрыт остаток {amount} по {n:# строке|# строкам|# строкам}, последняя запись {entry}`, ``},
	},
	{
		"year-closed",
		text{`source {source}: {period} is closed, by {entry}`, ``},
		text{`источник {source}: год {period} закрыт, запись {entry}`, ``},
	},
	{
		"year-closed/already",
		text{`source {source}: {period} is closed already, by {entry}; nothing was written`, ``},
		text{`источник {source}: год {period} уже закрыт, запись {entry}; ничего не записано`, ``},
	},
	{
		"bad-lapses",
		text{`"{value}" is neither yes nor no`, `yes: what is left lapses at year end; no: it runs to the closing date`},
		text{`«{value}» — не "yes" и не "no"`, `"yes" — остаток закрывается в конце года; "no" — действует до закрытия источника`},
	},
	{"lapses/yes", text{"yes", ""}, text{"да", ""}},
	{"lapses/no", text{"no", ""}, text{"нет", ""}},
	{"column/lapses", text{"Lapses", ""}, text{"Закрывается", ""}},
	{"column/stays", text{"Stays", ""}, text{"Остаётся", ""}},
	{"event/allocation-carried.v1", text{"allocation carried over", ""}, text{"остаток перенесён", ""}},
	{"event/allocation-lapsed.v1", text{"allocation lapsed", ""}, text{"остаток закрыт", ""}},
	{"event/source-registered.v2", text{"source registered", ""}, text{"источник зарегистрирован", ""}},
	{"event/source-amended.v2", text{"source amended", ""}, text{"источник изменён", ""}},
	{"value/lapses", text{"ANSWER", ""}, text{"ОТВЕТ", ""}},
	{"value/year", text{"YEAR", ""}, text{"ГОД", ""}},
	{"value/lines", text{"FROM=TO", ""}, text{"ОТКУДА=КУДА", ""}},
	{
		"flag/lapses",
		text{"what is left of a plan at year end: lost, or there until the source closes; if left out, only a loan's stays", ""},
		text{`остаток плана в конце года: закрывается ("yes") или действует до закрытия источника ("no"); если не указано, остаётся только у займа`, ""},
	},
	{"flag/carry-over", text{"what is carried over by the same act, all that is not spent; with an amount: FROM=TO:AMOUNT", ""}, text{"что перенести тем же актом, весь остаток; с суммой: ОТКУДА=КУДА: и СУММА", ""}},
	{"flag/year close/date", text{"date of the act, for what is carried over; if left out, the day after the year", ""}, text{"дата акта для переноса; если не указана, первый день после года", ""}},
	{"flag/year close/dry-run", text{"only list what is left, what would lapse and what is in the way", ""}, text{"только показать остатки, что закроется и что мешает", ""}},
	{"flag/allocation carry-over/amount", text{"if left out, all that is not spent", ""}, text{"если не указана, весь остаток", ""}},
	{"flag/allocation carry-over/date", text{"date of the act: from then on it is in the new plan", ""}, text{"дата акта: с неё сумма входит в новый план", ""}},
	{"flag/allocation carry-over/period", text{"the period of a line that is not there yet: it is opened, classified as the old one", ""}, text{"период строки, которой ещё нет: она открывается с классификацией прежней", ""}},
	{"flag/allocation carry-over/title", text{"what people call the line, where it is opened; if left out, as the old one", ""}, text{"название строки, если она открывается; если не указано, как у прежней", ""}},
	{"flag/allocation carry-over/phase", text{"part of the amount for a period of the new line, such as 2019Q1=5000; or months, quarters, halves", ""}, text{"часть суммы на период новой строки, например 2019Q1=5000; либо months, quarters, halves", ""}},
}

// yearHelp is about the commands of a year's end.
var yearHelp = []helpEntry{
	{
		"allocation carry-over",
		helpText{
			"take what is not spent into a line of the next year",
			`Both lines are of one source, and the new one begins when the old one has ended. What is carried over leaves the final plan of the old line on its last day, and is part of the new line's final plan, never of its original one.` + "\n\n" +
				`Open commitments and unpaid invoices of the old line go over before anything else, all of them. It takes an act; the same order again changes nothing.`,
		},
		helpText{
			"перенести остаток в строку следующего года",
			`Обе строки — одного источника, новая начинается после окончания прежней. Перенесённое вычитается из уточнённого плана прежней строки в её последний день и входит в уточнённый план новой, но не в её утверждённый.` + "\n\n" +
				`Сначала и полностью переносятся открытые обязательства и кредиторская задолженность прежней строки. Нужен акт; повтор ничего не меняет.`,
		},
		[]example{
			{"all that is left of a line", "весь остаток строки", "fundledger allocation carry-over grodno/networks/2018 grodno/networks/2019 --act 'Order 12' --date 2019-01-20"},
		},
	},
	{"year", helpText{"close a budget year", ""}, helpText{"закрытие бюджетного года", ""}, nil},
	{
		"year close",
		helpText{
			"carry over, let lapse what is left, and close the days of a year",
			`With --dry-run: what is committed, accepted and left on the lines of the year, what would lapse, what is held or closed, and what is in the way; nothing is written, and the exit status is 1 when something is in the way.` + "\n\n" +
				`Closing takes four steps, each for itself: the year is held for corrections; what is named by --carry-over goes into the next year; what is left on the lines that end lapses on their last day; all days are closed. An order that was interrupted is completed by giving it again.` + "\n\n" +
				`State and local money lapses, loan money stays until the source closes; --lapses of a source decides otherwise. Of a line that lasts beyond the year nothing lapses.`,
		},
		helpText{
			"перенести и закрыть остатки, закрыть дни года",
			`С --dry-run: обязательства, кредиторская задолженность и остатки по строкам года, что закроется, какие дни закрыты и что мешает; ничего не записывается, а если что-то мешает, код завершения — 1.` + "\n\n" +
				`Закрытие идёт в четыре шага, каждый отдельно: год открыт только для исправлений; указанное в --carry-over переносится в следующий год; остатки по строкам, срок которых кончается, закрываются их последним днём; закрываются все дни. Прерванное закрытие завершает та же команда.` + "\n\n" +
				`Остатки республиканских и местных денег закрываются, деньги займа действуют до закрытия источника; иначе решает --lapses источника. По строкам, которые действуют дольше года, ничего не закрывается.`,
		},
		[]example{
			{"what would happen, and what is in the way", "что произойдёт и что мешает", "fundledger year close 2018 --all-sources --dry-run"},
			{"with what is carried over", "с переносом остатка", "fundledger year close 2018 --source grodno --act 'Order 12' --carry-over grodno/networks/2018=grodno/networks/2019"},
		},
	},
}

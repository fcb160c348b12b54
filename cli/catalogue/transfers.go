package catalogue

// transferEntries are about money that is moved between lines.
var transferEntries = []entry{
	{
		"transfer-across-sources",
		text{
			`{line} and {to} are lines of two sources: money is transferred within one source`,
			`revise either plan by its own act: fundledger allocation revise {line} --by, and fundledger allocation revise {to} --by`,
		},
		text{
			`бюджетные строки {line} и {to} — разных источников, а перераспределение возможно в пределах одного`,
			`измените каждый план своим актом: fundledger allocation revise {line} --by и fundledger allocation revise {to} --by`,
		},
	},
	{
		"transfer-to-itself",
		text{`line {line} is both the one that gives and the one that gets`, `name two lines`},
		text{`бюджетная строка {line} указана дважды: откуда и куда`, `укажите две разные строки`},
	},
	{
		"over-available/transfer",
		text{
			`line {line}: {asked} to be transferred, {available} available`,
			`transfer no more than that, or take payments of the line back first (fundledger expenditure reverse)`,
		},
		text{
			`бюджетная строка {line}: к перераспределению {asked}, свободный остаток {available}`,
			`укажите сумму не больше остатка или сначала сторнируйте платежи по строке (fundledger expenditure reverse)`,
		},
	},
	{
		"not-positive/transfer",
		text{`line {line}: {asked} is nothing to be transferred`, `an amount above zero; for the other direction, exchange the lines`},
		text{`бюджетная строка {line}: сумму {asked} перераспределить нельзя`, `сумма должна быть больше нуля; для обратного направления поменяйте строки местами`},
	},
	{
		"transfer-conflict",
		text{`{act} has already transferred from {line} to {to}, as {entry}, with other content`, `another transfer between them needs an act or --ref of its own`},
		text{`актом «{act}» из {line} в {to} уже перераспределено, запись {entry}, но с другим содержанием`, `для ещё одного перераспределения между ними нужен свой акт или --ref`},
	},
	{
		"phase-below-zero",
		text{`line {line}: {asked} to be taken from {phase}, for which {available} is planned`, `see: fundledger report execution --period {phase} --by line`},
		text{`бюджетная строка {line}: из периода {phase} снимается {asked}, а по росписи на него {available}`, `см. fundledger report execution --period {phase} --by line`},
	},
	{
		"not-phased",
		text{`neither {line} nor {to} has a phasing`, `leave --phase out`},
		text{`ни у {line}, ни у {to} нет росписи`, `уберите --phase`},
	},
	{
		"allocation-transferred",
		text{`{amount} transferred from {line} to {to}, as {entry}`, ``},
		text{`перераспределено {amount}: из {line} в {to}, запись {entry}`, ``},
	},
	{"moved", text{`moves {amount}`, ``}, text{`сумма {amount}`, ``}},
	{"kind/transfers", text{`transfers`, ``}, text{`перераспределения`, ``}},
	{"event/allocation-transferred.v1", text{"allocation transferred", ""}, text{"назначения перераспределены", ""}},
	{"column/transferred", text{"Transfers", ""}, text{"Перераспределено", ""}},
	{"column/carried_over", text{"Carried over", ""}, text{"Перенос остатков", ""}},
	{"column/lapsed", text{"Lapsed", ""}, text{"Закрыто в конце года", ""}},
	{"value/from-line", text{"FROM", ""}, text{"ОТКУДА", ""}},
	{"value/to-line", text{"TO", ""}, text{"КУДА", ""}},
	{
		"flag/allocation transfer/date",
		text{"date of the act: from then on both plans are changed", ""},
		text{"дата акта: с неё изменены оба плана", ""},
	},
	{
		"flag/allocation transfer/phase",
		text{"part of the amount for a period of the phasing, such as 2018Q3=5000; or months, quarters, halves: equal parts", ""},
		text{"часть суммы по периоду росписи, например 2018Q3=5000; либо months, quarters, halves — равными частями", ""},
	},
}

// transferHelp is about the command.
var transferHelp = []helpEntry{
	{
		"allocation transfer",
		helpText{
			"move a part of the plan from one line to another",
			`Both lines are of one source, and no more is moved than is available on the first. The original allocations stay what they were; both final plans change from the date of the act.` + "\n\n" +
				`One act may move money between several pairs of lines, once for each pair. The same order again changes nothing; the same act and pair with other content is refused.` + "\n\n" +
				`With --phase, what is moved is taken from those periods of the one phasing and added to them in the other.`,
		},
		helpText{
			"перераспределить назначения между строками",
			`Обе строки — одного источника; перераспределить можно не больше свободного остатка первой. Утверждённые назначения остаются прежними, уточнённые планы обеих строк меняются с даты акта.` + "\n\n" +
				`Один акт может касаться нескольких пар строк, каждой — один раз. Повтор ничего не меняет; тот же акт по той же паре с другим содержанием не принимается.` + "\n\n" +
				`С --phase суммы снимаются с указанных периодов одной росписи и добавляются к тем же периодам другой.`,
		},
		[]example{
			{"by an order of the ministry", "приказом министерства", "fundledger allocation transfer grodno/networks/2018 grodno/training/2018 --amount 40000 --act 'Order 12' --date 2018-05-10 --reason 'tender was cheaper'"},
			{"with the phasing", "вместе с росписью", "fundledger allocation transfer grodno/networks/2018 grodno/training/2018 --amount 40000 --act 'Order 13' --date 2018-06-01 --phase 2018Q3=30000 --phase 2018Q4=10000"},
		},
	},
}

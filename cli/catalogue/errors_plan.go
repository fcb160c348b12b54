package catalogue

// planEntries are about plans that change, and about their phasing.
var planEntries = []entry{
	{
		"nothing-to-revise",
		text{`line {line} has a plan of {final} already, by {act} ({entry}); nothing was written`, ``},
		text{`план по бюджетной строке {line} уже составляет {final}, акт «{act}» ({entry}); ничего не записано`, ``},
	},
	{
		"revised-below-used",
		text{
			`line {line}: {used} of its plan of {final} is used, it cannot be revised to {asked}`,
			`take payments back first (fundledger expenditure reverse), or leave at least what is used`,
		},
		text{
			`бюджетная строка {line}: из плана {final} использовано {used}, уменьшить план до {asked} нельзя`,
			`сначала сторнируйте платежи (fundledger expenditure reverse) или оставьте не меньше использованного`,
		},
	},
	{
		"opened-by-revision",
		text{`line {line} was opened by a revision, and has no original allocation`, `its plan, now by {act}, is changed by: fundledger allocation revise {line}`},
		text{`бюджетная строка {line} открыта при уточнении плана, утверждённого плана у неё нет`, `её план (действует акт «{act}») меняет команда fundledger allocation revise {line}`},
	},
	{
		"act-outside-line",
		text{`line {line} can be revised by acts from {first} to {last}, not of {date}`, `the date of the act decides`},
		text{`план по бюджетной строке {line} меняют акты, датированные с {first} по {last}, а дата этого акта — {date}`, `решает дата акта`},
	},
	{
		"later-act",
		text{
			`line {line}: its plan stands by {act} of {latest}; new amounts of an older act, of {date}, would undo that`,
			`give the difference that the older act makes: --by, or amounts = "differences" in a profile`,
		},
		text{
			`бюджетная строка {line}: план установлен актом «{act}» от {latest}; новые суммы более раннего акта, от {date}, отменили бы его`,
			`укажите разницу, которую вносит более ранний акт: --by или amounts = "differences" в профиле`,
		},
	},
	{
		"to-or-by",
		text{`say what the plan becomes: --to with the new amount, or --by with the difference`, ``},
		text{`укажите, каким становится план: --to с новой суммой или --by с разницей`, ``},
	},

	{
		"revision-key",
		text{`profile {file}: {key} is for a revised plan`, `say so: kind = "revisions"`},
		text{`профиль {file}: ключ {key} относится к уточнённому плану`, `укажите вид: kind = "revisions"`},
	},
	{
		"amounts-unsaid",
		text{`profile {file}: a revised plan gives new amounts or differences, and the file does not tell which`, `write amounts = "new" or amounts = "differences"`},
		text{`профиль {file}: в уточнённом плане новые суммы или разницы, по файлу этого не узнать`, `напишите amounts = "new" или amounts = "differences"`},
	},
	{
		"missing-unsaid",
		text{
			`profile {file}: it does not say what becomes of lines that are not in the revised plan`,
			`write missing = "leave" (they stay as they are), "zero" (their plan is taken away) or "refuse" (the file must have them all)`,
		},
		text{
			`профиль {file}: не сказано, что делать со строками, которых нет в уточнённом плане`,
			`напишите missing = "leave" (остаются как есть), "zero" (план снимается) или "refuse" (в файле должны быть все)`,
		},
	},
	{
		"missing-of-differences",
		text{`profile {file}: a plan of differences says nothing of lines that are not in it: missing cannot be "{missing}"`, `leave missing out, or write missing = "leave"`},
		text{`профиль {file}: план в разницах ничего не говорит о строках, которых в нём нет: missing не может быть «{missing}»`, `уберите missing или напишите missing = "leave"`},
	},
	{
		"missing-without-period",
		text{
			`profile {file}: missing = "{missing}" needs the period that the plan is of`,
			`write it under [constants], as in period = "2018": the lines of the file's sources that are valid in it are looked at`,
		},
		text{
			`профиль {file}: для missing = "{missing}" нужен период плана`,
			`укажите его в [constants], например period = "2018": рассматриваются действующие в нём строки источников из файла`,
		},
	},
	{
		"partial-plan",
		text{`missing = "{missing}" needs the whole file, not the good rows of it`, `leave --partial out, or write missing = "leave" in the profile`},
		text{`для missing = "{missing}" нужен весь файл, а не только правильные строки`, `уберите --partial или напишите в профиле missing = "leave"`},
	},
	{
		"line-twice",
		text{`line {line} stands in the file already`, `a revised plan has one row for each line`},
		text{`бюджетная строка {line} в файле уже есть`, `в уточнённом плане по каждой бюджетной строке одна строка файла`},
	},
	{
		"line-not-in-plan",
		text{`line {line} has a plan of {final} and is not in the file`, `add it, or say in the profile what becomes of it: missing = "leave" or "zero"`},
		text{`бюджетная строка {line} с планом {final} отсутствует в файле`, `добавьте её или укажите в профиле, что с ней делать: missing = "leave" или "zero"`},
	},
	{
		"zero-by-which-act",
		text{`line {line} is not in the file: its plan would be taken away, but the rows of {source} name different acts`, `one act and date for all rows of a source, or missing = "leave"`},
		text{`бюджетной строки {line} нет в файле: её план следует снять, но в строках источника {source} указаны разные акты`, `укажите для источника один акт и одну дату или missing = "leave"`},
	},
	{
		"plan-unchanged",
		text{`{n:# line has|# lines have} that plan already: nothing was recorded for {n:it|them}`, ``},
		text{`по {n:# строке|# строкам|# строкам} план уже такой, записей по {n:ней|ним|ним} нет`, ``},
	},
	{
		"plan-left",
		text{`{n:# line|# lines} with a plan {n:is|are} not in the file and {n:stays|stay} as {n:it is|they are}`, ``},
		text{`{n:# строки с планом нет|# строк с планом нет|# строк с планом нет} в файле, {n:она остаётся|они остаются|они остаются} без изменений`, ``},
	},
	{
		"plan-zeroed",
		text{`the plan of {n:# line|# lines} that {n:is|are} not in the file is set to zero`, ``},
		text{`план по {n:# строке, которой|# строкам, которых|# строкам, которых} нет в файле, снят`, ``},
	},
	{
		"line-zeroed",
		text{`{line} is not in the file: its plan of {before} is set to zero`, ``},
		text{`бюджетной строки {line} нет в файле: её план {before} снят`, ``},
	},
	{"kind/revisions", text{`revisions`, ``}, text{`уточнённый план`, ``}},
	{
		"allocation-revised",
		text{`{line}: plan revised by {amount} to {final}, as {entry}`, ``},
		text{`{line}: план изменён на {amount}, уточнённый план {final}: {entry}`, ``},
	},
	{
		"phasing-behind",
		text{`{line}: {amount} of the plan is in no period of its phasing; give --phase with the next revision, or --by 0 with --phase now`, ``},
		text{`{line}: роспись отстаёт от плана на {amount}; укажите --phase при следующем уточнении или сейчас: --by 0 с --phase`, ``},
	},
	{
		"plan-not-phased",
		text{`{n:# line lasts|# lines last} longer than the period and {n:is|are} not wholly phased ({amount}): rows with such lines show no plan for the period`, ``},
		text{`{n:# строка действует|# строки действуют|# строк действуют} дольше периода, и план по {n:ней|ним|ним} расписан не полностью ({amount}): плана на период в таких строках отчёта нет`, ``},
	},
	{
		"phases-cut",
		text{
			`{n:# phase lies|# phases lie} only partly in the period, such as {phase} of {line}: rows with such phases show no plan for the period`, ``,
		},
		text{
			`{n:# часть|# части|# частей} росписи {n:входит|входят|входят} в период не полностью, например {phase} по строке {line}: плана на период в таких строках отчёта нет`, ``,
		},
	},
	{
		"plan-of-later-acts",
		text{`Acts after {last} change the plan of {n:# line|# lines} by {amount}: it is not in this report, though payments may already rest on it`, ``},
		text{`Акты после {last} меняют план по {n:# строке|# строкам|# строкам} на {amount}: в отчёте этого нет, хотя платежи могут уже опираться на них`, ``},
	},
	{"event/allocation-revised.v1", text{"allocation revised", ""}, text{"план уточнён", ""}},
}

// planFlags are the flags of the commands that change plans.
var planFlags = []entry{
	{"value/difference", text{"DIFFERENCE", ""}, text{"РАЗНИЦА", ""}},
	{
		"flag/phase",
		text{"part of the amount for a period, such as 2018Q1=250000; or months, quarters, halves: equal parts", ""},
		text{"часть суммы на период, например 2018Q1=250000; либо months, quarters, halves — равными частями", ""},
	},
	{
		"flag/allocation revise/phase",
		text{"new phasing with --to, differences with --by: 2018Q1=250000; or months, quarters, halves: equal parts", ""},
		text{"с --to — новая роспись, с --by — разницы: 2018Q1=250000; либо months, quarters, halves — равными частями", ""},
	},
	{
		"flag/allocation revise/to",
		text{"what the plan of the line becomes", ""},
		text{"каким становится план строки", ""},
	},
	{
		"flag/allocation revise/by",
		text{"by how much the plan changes, such as -25000", ""},
		text{"на сколько меняется план, например -25000", ""},
	},
	{
		"flag/allocation revise/act-date",
		text{"date of the act: from then on the new plan counts", ""},
		text{"дата акта: с неё действует уточнённый план", ""},
	},
	{
		"flag/allocation revise/period",
		text{"the period of a line that is not there yet: it is opened, without an original allocation", ""},
		text{"период строки, которой ещё нет: она открывается без утверждённого плана", ""},
	},
	{
		"flag/allocation revise/title",
		text{"what people call the line, where it is opened", ""},
		text{"название строки, если она открывается", ""},
	},
	{
		"flag/allocation revise/allow-negative",
		text{"take a plan below zero", ""},
		text{"принимать план меньше нуля", ""},
	},
}

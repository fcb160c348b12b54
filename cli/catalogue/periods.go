package catalogue

// periodEntries are about days that are held, closed and reopened.
var periodEntries = []entry{
	{
		"period-closed",
		text{
			`source {source}: {date} is closed ({period}, by {entry})`,
			`post to an open day and name the real one: --applies-to {date}, or --on with the open day for a replacement; or open it again: fundledger period reopen`,
		},
		text{
			`источник {source}: дата {date} в закрытом периоде ({period}, запись {entry})`,
			`проведите открытым днём и укажите действительную дату: --applies-to {date} (при замене: --on с открытым днём); либо откройте период: fundledger period reopen`,
		},
	},
	{
		"period-held",
		text{
			`source {source}: {date} is held for corrections only ({period}, by {entry})`,
			`post to an open day and name the real one: --applies-to {date}, or --on with the open day for a replacement; or open it again: fundledger period reopen`,
		},
		text{
			`источник {source}: период с датой {date} открыт только для исправлений ({period}, запись {entry})`,
			`проведите открытым днём и укажите действительную дату: --applies-to {date} (при замене: --on с открытым днём); либо откройте период: fundledger period reopen`,
		},
	},
	{
		"period-open",
		text{`source {source}: no day of {period} is held or closed`, `see: fundledger period list`},
		text{`источник {source}: в периоде {period} нет закрытых дней`, `см. fundledger period list`},
	},
	{
		"second-person",
		text{
			`{actor} closed it ({entry}) and cannot open it again`,
			`reopening takes a second person; who acts is named by --actor`,
		},
		text{
			`период закрыл пользователь {actor} (запись {entry}); сам он открыть его не может`,
			`открыть период должен другой человек; кто действует, указывает --actor`,
		},
	},
	{
		"applies-to-open",
		text{
			`source {source}: {date} is not before the posting, or not closed`,
			`--applies-to is for a day of a held or closed period; an open day is the --date itself`,
		},
		text{
			`источник {source}: дата {date} не раньше даты проводки или не закрыта`,
			`--applies-to — для дня закрытого периода; открытый день указывают в --date`,
		},
	},
	{
		"source-or-all",
		text{`which sources is not said`, `name them with --source, or all with --all-sources`},
		text{`не указано, по каким источникам`, `назовите их: --source, или возьмите все: --all-sources`},
	},
	{
		"period-set/hold",
		text{`source {source}: {period} is held for corrections only, by {entry}`, ``},
		text{`источник {source}: период {period} открыт только для исправлений, запись {entry}`, ``},
	},
	{
		"period-set/close",
		text{`source {source}: {period} is closed, by {entry}`, ``},
		text{`источник {source}: период {period} закрыт, запись {entry}`, ``},
	},
	{
		"period-set/reopen",
		text{`source {source}: {period} is open again, by {entry}`, ``},
		text{`источник {source}: период {period} снова открыт, запись {entry}`, ``},
	},
	{
		"period-set/already",
		text{`source {source}: {period} is so already, by {entry}; nothing was written`, ``},
		text{`источник {source}: период {period} уже в этом состоянии, запись {entry}; ничего не записано`, ``},
	},
	{
		"report-prior",
		text{`of this, {amount} belongs to earlier periods; see: --by applies_to`, ``},
		text{`в том числе {amount} относится к прошлым периодам; см. --by applies_to`, ``},
	},
	{
		"periods-all-open",
		text{`All days are open`, ``},
		text{`Все дни открыты`, ``},
	},
	{"period-state/held", text{"held", ""}, text{"только исправления", ""}},
	{"period-state/closed", text{"closed", ""}, text{"закрыт", ""}},
	{"event/period-held.v1", text{"period held", ""}, text{"период открыт только для исправлений", ""}},
	{"event/period-closed.v1", text{"period closed", ""}, text{"период закрыт", ""}},
	{"event/period-reopened.v1", text{"period reopened", ""}, text{"период открыт снова", ""}},
	{"event/expenditure-late.v1", text{"late expenditure recorded", ""}, text{"внесён расход прошлого периода", ""}},
	{"column/state", text{"State", ""}, text{"Состояние", ""}},
	{"column/applies_to", text{"Applies to", ""}, text{"Относится к дате", ""}},
	{"flag/all-sources", text{"every source that there is", ""}, text{"все источники", ""}},
	{
		"flag/applies-to",
		text{"the real value date, when its period is closed; --date is then the open day to post it to", ""},
		text{"действительная дата списания, если её период закрыт; тогда --date — открытый день проводки", ""},
	},
	{
		"flag/on",
		text{"open day on which the correction counts, when the value date's period is closed", ""},
		text{"открытый день, которым проводится исправление, если период даты списания закрыт", ""},
	},
}

// periodHelp is about the commands of a period's end.
var periodHelp = []helpEntry{
	{"period", helpText{"hold, close and reopen periods", ""}, helpText{"закрытие и открытие периодов", ""}, nil},
	{
		"period hold",
		helpText{
			"let only corrections be posted to a period",
			`Between the end of a period and its closing: reversals and replacements may still be dated in it, new payments and allocations may not.`,
		},
		helpText{
			"оставить период открытым только для исправлений",
			`Между концом периода и его закрытием: сторно и замены ещё можно датировать этим периодом, новые платежи и назначения — нет.`,
		},
		[]example{{"while the statements are checked", "пока сверяют выписки", "fundledger period hold 2018H1 --source grodno"}},
	},
	{
		"period close",
		helpText{
			"let nothing be posted to a period",
			`For every command and for imports. A document that comes late is posted to an open day, and says to which day it belongs (--applies-to).`,
		},
		helpText{
			"закрыть период для любых проводок",
			`Действует для всех команд и для импорта. Опоздавший документ проводится открытым днём с указанием даты, к которой он относится (--applies-to).`,
		},
		[]example{{"the half-year of every source", "полугодие по всем источникам", "fundledger period close 2018H1 --all-sources --act 'Order 7'"}},
	},
	{
		"period reopen",
		helpText{
			"open a held or closed period again",
			`Takes a reason, and another person than the one who closed it. What was reported before stays reproducible: --known-at.`,
		},
		helpText{
			"снова открыть закрытый период",
			`Нужна причина, а открывает не тот, кто закрывал. Прежние отчёты можно получить снова: --known-at.`,
		},
		[]example{{"a late act", "опоздавший акт", "fundledger period reopen 2018-06 --source grodno --reason 'late act of acceptance' --actor 'A. Petrova'"}},
	},
	{
		"period list",
		helpText{"list the days that are held or closed", ""},
		helpText{"перечислить закрытые дни", ""},
		[]example{{"of one source", "по одному источнику", "fundledger period list --source grodno"}},
	},
}

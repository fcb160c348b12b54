package catalogue

// wordEntries are single words: of messages, of help, of the ledger's own terms.
var wordEntries = []entry{
	{"word/error", text{"error", ""}, text{"ошибка", ""}},
	{"word/hint", text{"hint", ""}, text{"подсказка", ""}},
	{"word/yes", text{"yes", ""}, text{"да", ""}},
	{"word/no", text{"no", ""}, text{"нет", ""}},
	{"word/total", text{"Total", ""}, text{"Итого", ""}},

	{"help/usage", text{"Usage", ""}, text{"Вызов", ""}},
	{"help/commands", text{"Commands", ""}, text{"Команды", ""}},
	{"help/flags", text{"Flags", ""}, text{"Флаги", ""}},
	{"help/global-flags", text{"Global flags", ""}, text{"Общие флаги", ""}},
	{"help/examples", text{"Examples", ""}, text{"Примеры", ""}},
	{"help/title", text{"{command} - {usage}", ""}, text{"{command} — {usage}", ""}},
	{"help/choices", text{"{flag}: {choices}", ""}, text{"{flag}. Значения: {choices}", ""}},
	{"help/required", text{"required", ""}, text{"обязательно", ""}},
	{"help/repeatable", text{"may be repeated", ""}, text{"можно повторять", ""}},
	{
		"help/more",
		text{"All about a command: {command} COMMAND --help", ""},
		text{"Подробно о команде: {command} КОМАНДА --help", ""},
	},

	{"kind/ledger", text{"ledger's name", ""}, text{"имя учёта", ""}},
	{"kind/source", text{"source", ""}, text{"источник", ""}},
	{"kind/line", text{"line", ""}, text{"бюджетная строка", ""}},
	{"kind/dimension", text{"dimension", ""}, text{"классификация", ""}},
	{"kind/value", text{"value", ""}, text{"значение", ""}},

	{"field/opens", text{"the opening date", ""}, text{"дата открытия", ""}},
	{"field/amount", text{"the amount", ""}, text{"сумма", ""}},
	{"field/act", text{"the legal act", ""}, text{"правовой акт", ""}},
	{"field/act_date", text{"the date of the legal act", ""}, text{"дата правового акта", ""}},
	{"field/reason", text{"the reason", ""}, text{"причина", ""}},
	{"field/date", text{"the date", ""}, text{"дата", ""}},
	{"field/value_date", text{"the value date", ""}, text{"дата списания", ""}},

	{"quoted", text{`"{value}"`, ""}, text{`«{value}»`, ""}},
	{"document/dated", text{"{number} {date}", ""}, text{"{number} от {date}", ""}},
	{"word/not-given", text{"(none)", ""}, text{"(не указано)", ""}},
	{"word/built-in", text{"(built in)", ""}, text{"(встроено)", ""}},

	{"source-kind/world-bank", text{"World Bank loan", ""}, text{"заём Всемирного банка", ""}},
	{"source-kind/state-programme", text{"state programme", ""}, text{"государственная программа", ""}},
	{"source-kind/local-budget", text{"local budget", ""}, text{"местный бюджет", ""}},
	{"source-kind/other", text{"other source", ""}, text{"иной источник", ""}},

	{"event/ledger-created.v1", text{"ledger made", ""}, text{"учёт создан", ""}},
	{"event/dimension-registered.v1", text{"dimension registered", ""}, text{"классификация зарегистрирована", ""}},
	{"event/report-issued.v1", text{"report issued", ""}, text{"отчёт выдан", ""}},
	{"event/calendar-defined.v1", text{"calendar defined", ""}, text{"календарь определён", ""}},
	{"event/source-registered.v1", text{"source registered", ""}, text{"источник зарегистрирован", ""}},
	{"event/source-amended.v1", text{"source amended", ""}, text{"источник изменён", ""}},
	{"event/line-opened.v1", text{"line opened", ""}, text{"бюджетная строка открыта", ""}},
	{"event/allocation-approved.v1", text{"allocation approved", ""}, text{"назначения утверждены", ""}},
	{"event/expenditure-recorded.v1", text{"expenditure recorded", ""}, text{"расход внесён", ""}},
	{"event/expenditure-reversed.v1", text{"expenditure reversed", ""}, text{"сторно расхода", ""}},
	{"event/batch-opened.v1", text{"import begun", ""}, text{"импорт начат", ""}},
	{"event/batch-completed.v1", text{"import completed", ""}, text{"импорт завершён", ""}},
}

package catalogue

// refundEntries are about money that comes back from suppliers.
var refundEntries = []entry{
	{
		"refunded/line",
		text{`{amount} of {entry} came back and is available on {line}, as {by}`, ``},
		text{`{amount} по записи {entry} возвращено и снова доступно на строке {line}, запись {by}`, ``},
	},
	{
		"refunded/revenue",
		text{`{amount} of {entry} came back to the budget's revenue, as {by}; on {line} it is not available`, ``},
		text{
			`{amount} по записи {entry} возвращено в доход бюджета, запись {by}; на строке {line} сумма недоступна`,
			``,
		},
	},
	{
		"document-conflict/refund",
		text{`document {document} is already recorded as {entry}, with other content`, `see: fundledger expenditure show {entry}; another refund has a document of its own`},
		text{`документ {document} уже внесён как {entry}, но с другим содержанием`, `см. fundledger expenditure show {entry}; у другого возврата свой документ`},
	},
	{
		"not-positive/refund",
		text{`line {line}: {asked} is no refund`, `give what came back as an amount above zero`},
		text{`бюджетная строка {line}: сумма {asked} не может быть возвратом`, `укажите возвращённое суммой больше нуля`},
	},
	{
		"nothing-remains",
		text{`of {entry} nothing remains: all of it was refunded or taken back`, `see: fundledger history {entry}`},
		text{`от записи {entry} ничего не осталось: всё возвращено или сторнировано`, `см. fundledger history {entry}`},
	},
	{
		"refund-before-payment",
		text{`{entry} was paid on {original}: nothing of it came back on {date}, before that`, `the day on which the money came: --date`},
		text{`запись {entry} оплачена {original}; возврат более ранней датой ({date}) невозможен`, `укажите день поступления денег: --date`},
	},
	{
		"refund-undocumented",
		text{`a refund has no document`, `number of the bank's document, by which the same refund is known again: --document`},
		text{`у возврата нет документа`, `укажите номер банковского документа, по которому узнаётся тот же возврат: --document`},
	},
	{
		"bad-refunds",
		text{`"{value}" is neither revenue nor line`, `revenue: what comes back of an earlier year's payment goes to the budget; line: it may be spent again`},
		text{`«{value}» — не "revenue" и не "line"`, `"revenue" — возврат по платежам прошлых лет идёт в доход бюджета; "line" — его можно снова расходовать`},
	},
	{"refunds/revenue", text{"budget's revenue", ""}, text{"доход бюджета", ""}},
	{"refunds/line", text{"line", ""}, text{"бюджетная строка", ""}},
	{"column/refunds", text{"Refunds of earlier years, or refund of", ""}, text{"Возвраты прошлых лет либо возврат по записи", ""}},
	{"column/refunded_to", text{"Refunded to", ""}, text{"Куда возвращено", ""}},
	{"column/refunded_by", text{"Refunded by", ""}, text{"Возвращено записями", ""}},
	{"event/expenditure-refunded.v1", text{"refund by the supplier", ""}, text{"возврат от поставщика", ""}},
	{"event/source-registered.v4", text{"source registered", ""}, text{"источник зарегистрирован", ""}},
	{"event/source-amended.v4", text{"source amended", ""}, text{"источник изменён", ""}},
	{"value/refunds", text{"WHERE", ""}, text{"КУДА", ""}},
	{
		"flag/refunds",
		text{"where money of an earlier year's payment goes that comes back; if left out, only a loan's goes to its line", ""},
		text{`куда идёт возврат по платежу прошлого года: в доход бюджета ("revenue") или на строку ("line"); если не указано, на строку только у займа`, ""},
	},
	{"flag/expenditure refund/amount", text{"what came back", ""}, text{"возвращённая сумма", ""}},
	{"flag/expenditure refund/date", text{"value date: money came to the account", ""}, text{"дата зачисления на счёт", ""}},
	{"flag/expenditure refund/document", text{"number of the document by which it came", ""}, text{"номер документа, которым она зачислена", ""}},
	{
		"flag/expenditure refund/account",
		text{"account to which it came; without it, the one that the payment was made from", ""},
		text{"счёт, на который зачислено; если не указан — с которого платили", ""},
	},
}

// refundHelp is about the command that records them.
var refundHelp = []helpEntry{
	{
		"expenditure refund",
		helpText{
			"record money of a payment that came back from the supplier",
			`It counts on the day on which it came, below zero among the expenditures; it is no correction, and --gross does not show it as one. Never more comes back than remains of the payment. ` +
				`In the payment's own budget year the line may spend it again. Later it belongs to the budget's revenue or to the line, as the source says: see --refunds of fundledger source register; ` +
				`to the revenue, it is neither spent nor available, and stands on the account until it is passed on (fundledger receipt record --kind refund-out). ` +
				`A contract or invoice that was settled stays settled. The document makes it safe to repeat.`,
		},
		helpText{
			"внести деньги, возвращённые поставщиком по платежу",
			`Возврат проводится днём зачисления, со знаком минус среди расходов; это не исправление, и --gross его так не показывает. Вернуться может не больше остатка платежа. ` +
				`В том же бюджетном году сумма снова доступна на строке. Позже она идёт в доход бюджета или на строку — как задано у источника (--refunds команды fundledger source register); ` +
				`в доход бюджета — ни израсходована, ни доступна, и до перечисления остаётся на счёте (fundledger receipt record --kind refund-out). ` +
				`Оплаченный договор или счёт остаётся оплаченным. По документу тот же возврат узнаётся при повторе.`,
		},
		[]example{
			{"goods that were not delivered", "товар недопоставлен", "fundledger expenditure refund 'grodno#17' --amount 250.00 --date 2018-06-02 --document 88"},
		},
	},
}

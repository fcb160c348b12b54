package catalogue

// partEntries are about what is taken back of a payment in part.
var partEntries = []entry{
	{
		"reversed-in-part",
		text{`{amount} of {entry} taken back, by {by}; {remains} of it remains`, ``},
		text{`сторнирована часть записи {entry}: {amount}, записью {by}; остаётся {remains}`, ``},
	},
	{
		"over-remaining",
		text{`{entry}: {asked} to be taken back, {remains} remains of it`, `leave --amount out to take back all that remains; what was taken before: fundledger history {entry}`},
		text{
			`{entry}: сторно на {asked} невозможно, остаётся {remains}`,
			`без --amount сторнируется весь остаток; что сторнировано раньше: fundledger history {entry}`,
		},
	},
	{
		"not-positive/reversal",
		text{`line {line}: {asked} is nothing to be taken back`, `give the part that is taken back as an amount above zero`},
		text{`бюджетная строка {line}: сторнировать {asked} нельзя`, `укажите сторнируемую часть суммой больше нуля`},
	},
	{"event/expenditure-partly-reversed.v1", text{"part of an expenditure reversed", ""}, text{"частичное сторно расхода", ""}},
	{"column/reversed_in_part_by", text{"Reversed in part by", ""}, text{"Частично сторнировано записями", ""}},
	{"column/remains", text{"Remains", ""}, text{"Остаётся", ""}},
	{
		"flag/expenditure reverse/amount",
		text{"the part that is taken back; without it, all that remains", ""},
		text{"сторнируемая часть; если не указана — весь остаток", ""},
	},
	{
		"reclassified",
		text{`{amount} of {entry} moved to {line}, as {by}`, ``},
		text{`{amount} из записи {entry} отнесено на строку {line}, запись {by}`, ``},
	},
	{
		"reclassify-to-itself",
		text{`line {line} pays already`, `name the line or source that should have paid: --to`},
		text{`расход уже проведён по строке {line}`, `укажите строку или источник, за счёт которого следовало платить: --to`},
	},
	{
		"reclassify-currency",
		text{`line {line} is in {currency}, and the payment in {other}`, `say how much it is in {currency}: --to-amount`},
		text{`бюджетная строка {line} ведётся в {currency}, а расход — в {other}`, `укажите сумму в {currency}: --to-amount`},
	},
	{
		"reclassify-one-currency",
		text{`line {line} is in {currency} as the payment is: both halves are of one amount`, `leave --to-amount out; a part is given by --amount`},
		text{`бюджетная строка {line} ведётся в {currency}, как и расход: обе половины на одну сумму`, `не указывайте --to-amount; часть задаётся через --amount`},
	},
	{"column/reclassified_as", text{"Reclassified as", ""}, text{"Отнесено записями", ""}},
	{
		"flag/expenditure reclassify/to",
		text{"line that should have paid, of any source", ""},
		text{"строка любого источника, за счёт которой следовало платить", ""},
	},
	{
		"flag/expenditure reclassify/amount",
		text{"the part that is moved; without it, all that remains", ""},
		text{"переносимая часть; если не указана — весь остаток", ""},
	},
	{
		"flag/to-amount",
		text{"the same amount in the other source's currency", ""},
		text{"та же сумма в валюте другого источника", ""},
	},
	{
		"flag/expenditure reclassify/account",
		text{"account from which the other source pays", ""},
		text{"счёт, с которого платит другой источник", ""},
	},
	{
		"flag/expenditure reclassify/date",
		text{"the open day on which both halves count", ""},
		text{"открытый день, которым проводятся обе половины", ""},
	},
}

// partHelp is about what moves a payment or gives a part of it back.
var partHelp = []helpEntry{
	{
		"expenditure reclassify",
		helpText{
			"move a payment, or a part of it, to another line or source: ineligible expenditure",
			`What was paid is right; what paid it was not. The amount is taken off the one line and charged to the other on the same day, which must be open, by two entries that name each other. ` +
				`Payee and document stay; the line that gets it must have the amount available. A contract or invoice that was settled stays settled. ` +
				`Between sources of two currencies --to-amount says what the other one makes good.` + "\n\n" +
				`Turnovers show it as replaced: see fundledger report spend --gross.`,
		},
		helpText{
			"отнести расход или его часть на другую строку или источник: неприемлемые расходы",
			`Оплачено верно, но не за тот счёт. Сумма снимается с одной строки и относится на другую одним и тем же открытым днём — двумя записями, которые указывают друг на друга. ` +
				`Получатель и документ остаются; на новой строке сумма должна быть доступна. Оплаченный договор или счёт остаётся оплаченным. ` +
				`Между источниками в разных валютах --to-amount указывает, сколько возмещает другой источник.` + "\n\n" +
				`В оборотах это видно как замена: см. fundledger report spend --gross.`,
		},
		[]example{
			{"found ineligible", "расход признан неприемлемым", "fundledger expenditure reclassify 'wb#17' --to grodno/training/2019 --amount 800.00 --to-amount 1680.00 --reason 'ineligible' --act 'Audit 3' --date 2019-04-02"},
		},
	},
}

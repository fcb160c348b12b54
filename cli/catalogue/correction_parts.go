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
}

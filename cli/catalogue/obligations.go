package catalogue

// obligationEntries are about commitments and liabilities: contracts and accepted
// invoices, and what is paid against them.
var obligationEntries = []entry{
	{
		"commitment-made",
		text{`contract {number}: {amount} committed, as {entry}`, ``},
		text{`договор {number}: принято обязательство на {amount}, запись {entry}`, ``},
	},
	{
		"commitment-changed",
		text{`contract {number} changed by {amount}, {left} left, as {entry}`, ``},
		text{`договор {number}: изменение на {amount}, остаток обязательства {left}, запись {entry}`, ``},
	},
	{
		"liability-accepted",
		text{`invoice {number} accepted: {amount} on {line}, as {entry}`, ``},
		text{`счёт {number} принят: {amount} по строке {line}, запись {entry}`, ``},
	},
	{
		"obligation-released/committed",
		text{`contract {number}: {amount} given back to its lines, {left} left, as {entry}`, ``},
		text{`договор {number}: снято обязательство на {amount}, остаток {left}, запись {entry}`, ``},
	},
	{
		"obligation-released/accrued",
		text{`invoice {number}: {amount} will not be paid, {left} left, as {entry}`, ``},
		text{`счёт {number}: списана задолженность {amount}, остаток {left}, запись {entry}`, ``},
	},
	{
		"nothing-left/committed",
		text{`of contract {entry} nothing is left; an additional agreement is recorded by: fundledger commitment change {entry}`, ``},
		text{`по договору {entry} ничего не осталось; дополнительное соглашение вносит fundledger commitment change {entry}`, ``},
	},
	{
		"nothing-left/accrued",
		text{`of invoice {entry} nothing is left to be paid`, ``},
		text{`по счёту {entry} платить больше нечего`, ``},
	},

	{
		"bad-part",
		text{`"{value}" is no part of a contract`, `write LINE=AMOUNT or LINE=AMOUNT@PERIOD, as in grodno/networks/2019=100000@2019`},
		text{`«{value}» — не часть договора`, `пишите СТРОКА=СУММА или СТРОКА=СУММА@ПЕРИОД, например grodno/networks/2019=100000@2019`},
	},
	{
		"parts-of-two-sources",
		text{`one contract is on lines of {source} and of {other}`, `record its part of every source by itself`},
		text{`у одного договора строки источников {source} и {other}`, `внесите долю каждого источника отдельно`},
	},
	{
		"no-parts",
		text{`contract {number} has no amounts`, `say which lines pay, and how much: --part LINE=AMOUNT`},
		text{`в договоре {number} нет сумм`, `укажите, какие строки и сколько платят: --part СТРОКА=СУММА`},
	},
	{
		"part-not-positive",
		text{`line {line}: {asked} is no amount for it`, `an amount is above zero`},
		text{`бюджетная строка {line}: сумма {asked} не годится`, `сумма должна быть больше нуля`},
	},
	{
		"part-twice",
		text{`line {line} is given twice for the same days`, `put the two amounts together, or say which year each is for: --part LINE=AMOUNT@PERIOD`},
		text{`бюджетная строка {line} указана дважды на одни и те же дни`, `сложите суммы или укажите, на какой год каждая: --part СТРОКА=СУММА@ПЕРИОД`},
	},
	{
		"part-outside-line",
		text{`line {line} is valid from {first} to {last}, not from {from} to {to}`, `use the line of that year, or say which year the amount is for: --part LINE=AMOUNT@PERIOD`},
		text{`бюджетная строка {line} действует с {first} по {last}, а не с {from} по {to}`, `возьмите строку нужного года или укажите, на какой год сумма: --part СТРОКА=СУММА@ПЕРИОД`},
	},
	{
		"before-opening/obligation",
		text{`source {source} opens on {opens}: nothing is committed or accepted on {date}`, `the date of the contract, or of the acceptance, decides`},
		text{`источник {source} открыт с {opens}: обязательство датой {date} невозможно`, `решает дата договора или приёмки`},
	},
	{
		"commitment-after-closing",
		text{`source {source} closed on {closes}: no new commitment on {date}`, `change the closing date by an act: fundledger source amend {source} --closes`},
		text{`источник {source} закрыт {closes}: новое обязательство датой {date} невозможно`, `дату закрытия меняет акт: fundledger source amend {source} --closes`},
	},
	{
		"liability-after-closing",
		text{`source {source} closed on {closes}: what was accepted on {date} was not delivered before`, `the date of the acceptance decides; the source pays later what was accepted in time`},
		text{`источник {source} закрыт {closes}: принятое {date} поставлено уже после закрытия`, `решает дата приёмки; принятое вовремя источник оплачивает и позже`},
	},
	{
		"obligation-conflict/committed",
		text{`contract {number} is already recorded as {entry}, with other content`, `see: fundledger commitment show {entry}; an additional agreement is recorded by: fundledger commitment change {entry}`},
		text{`договор {number} уже внесён как {entry}, но с другим содержанием`, `см. fundledger commitment show {entry}; дополнительное соглашение вносит fundledger commitment change {entry}`},
	},
	{
		"obligation-conflict/accrued",
		text{`invoice {number} is already accepted as {entry}, with other content`, `see: fundledger liability show {entry}; a mistake is taken back by: fundledger liability reverse {entry}`},
		text{`счёт {number} уже принят как {entry}, но с другим содержанием`, `см. fundledger liability show {entry}; ошибку сторнирует fundledger liability reverse {entry}`},
	},
	{
		"unknown-obligation/committed",
		text{`there is no open commitment {value}`, `see: fundledger commitment list --open`},
		text{`нет действующего обязательства {value}`, `см. fundledger commitment list --open`},
	},
	{
		"unknown-obligation/accrued",
		text{`there is no unpaid invoice {value}`, `see: fundledger liability list --open`},
		text{`нет неоплаченного счёта {value}`, `см. fundledger liability list --open`},
	},
	{
		"unknown-obligation-meant/committed",
		text{`there is no open commitment {value}`, `did you mean {meant}? See: fundledger commitment list --open`},
		text{`нет действующего обязательства {value}`, `может быть, {meant}? См. fundledger commitment list --open`},
	},
	{
		"unknown-obligation-meant/accrued",
		text{`there is no unpaid invoice {value}`, `did you mean {meant}? See: fundledger liability list --open`},
		text{`нет неоплаченного счёта {value}`, `может быть, {meant}? См. fundledger liability list --open`},
	},
	{
		"ambiguous-obligation/committed",
		text{`several commitments have the number {value}: {entries}`, `name the one that is meant by its entry`},
		text{`номер {value} у нескольких обязательств: {entries}`, `назовите нужное по его записи`},
	},
	{
		"ambiguous-obligation/accrued",
		text{`several invoices have the number {value}: {entries}`, `name the one that is meant by its entry`},
		text{`номер {value} у нескольких счетов: {entries}`, `назовите нужный по его записи`},
	},
	{
		"obligation-elsewhere/committed",
		text{`commitment {value} is not of source {source}`, `a payment is made against a commitment of its own source`},
		text{`обязательство {value} не относится к источнику {source}`, `платёж проводится по обязательству своего источника`},
	},
	{
		"obligation-elsewhere/accrued",
		text{`invoice {value} is not of source {source}`, `a payment is made against an invoice of its own source`},
		text{`счёт {value} не относится к источнику {source}`, `платёж проводится по счёту своего источника`},
	},
	{
		"obligation-closed/committed",
		text{`{entry} is no open commitment: nothing is left of it, or it is something else`, `see: fundledger commitment show {entry}; what was released or paid in full takes an additional agreement: fundledger commitment change`},
		text{`запись {entry} — не действующее обязательство: по нему ничего не осталось, или это другая запись`, `см. fundledger commitment show {entry}; снятое или оплаченное обязательство возобновит дополнительное соглашение: fundledger commitment change`},
	},
	{
		"obligation-closed/accrued",
		text{`{entry} is no unpaid invoice: nothing is left of it, or it is something else`, `see: fundledger liability show {entry}`},
		text{`запись {entry} — не неоплаченный счёт: по нему ничего не осталось, или это другая запись`, `см. fundledger liability show {entry}`},
	},
	{
		"not-an-obligation/committed",
		text{`{entry} is no commitment`, `see: fundledger commitment list`},
		text{`запись {entry} — не обязательство`, `см. fundledger commitment list`},
	},
	{
		"not-an-obligation/accrued",
		text{`{entry} is no accepted invoice`, `see: fundledger liability list`},
		text{`запись {entry} — не принятый счёт`, `см. fundledger liability list`},
	},
	{
		"commitment-or-liability",
		text{`a payment is made against a contract or against an invoice, not against both`, `an invoice that was accepted has taken its contract's place: give --liability alone`},
		text{`платёж проводится по договору или по счёту, а не по обоим сразу`, `принятый счёт уже заменил собой часть договора: укажите только --liability`},
	},
	{
		"final-of-nothing",
		text{`nothing is said that the payment is the final one of`, `give --commitment or --liability too`},
		text{`не указано, по какому договору или счёту платёж последний`, `добавьте --commitment или --liability`},
	},
	{
		"before-obligation/committed",
		text{`contract {number} ({entry}) is of {since}: nothing can be entered against it on {date}, before that`, ``},
		text{`дата договора {number} ({entry}) — {since}; проводка по нему более ранней датой ({date}) невозможна`, ``},
	},
	{
		"before-obligation/accrued",
		text{`invoice {number} ({entry}) was accepted on {since}: nothing can be entered against it on {date}, before that`, ``},
		text{`счёт {number} ({entry}) принят {since}; проводка по нему более ранней датой ({date}) невозможна`, ``},
	},
	{
		"not-on-line/committed",
		text{`of contract {number} ({entry}) nothing is left on line {line}, but on {other}`, `pay from that line, or change the contract: fundledger commitment change {entry}`},
		text{`по договору {number} ({entry}) остатка на строке {line} нет, он на строке {other}`, `платите с той строки или измените договор: fundledger commitment change {entry}`},
	},
	{
		"not-on-line/accrued",
		text{`invoice {number} ({entry}) is not on line {line}, but on {other}`, `pay it from that line`},
		text{`счёт {number} ({entry}) не по строке {line}, а по строке {other}`, `оплатите его с той строки`},
	},
	{
		"over-obligation/committed",
		text{`contract {number} ({entry}), line {line}: {asked} asked, {left} left`, `record the additional agreement first: fundledger commitment change {entry}; or enter what goes beyond it by itself`},
		text{`договор {number} ({entry}), строка {line}: запрошено {asked}, остаток обязательства {left}`, `сначала внесите дополнительное соглашение: fundledger commitment change {entry}; или проведите превышение отдельно`},
	},
	{
		"over-obligation/accrued",
		text{`invoice {number} ({entry}), line {line}: {asked} asked, {left} left`, `see: fundledger liability show {entry}`},
		text{`счёт {number} ({entry}), строка {line}: запрошено {asked}, не оплачено {left}`, `см. fundledger liability show {entry}`},
	},
	{
		"which-line",
		text{`{entry} is on several lines: which gives {amount} back is not said`, `name it: --line; or leave --amount out to release all that is left`},
		text{`{entry} — на нескольких строках; не сказано, с какой снять {amount}`, `укажите строку: --line; или не указывайте --amount, чтобы снять весь остаток`},
	},
	{
		"liability-used",
		text{`of invoice {number} ({entry}) {left} of {amount} is left: what was paid or released of it is not taken back with it`, `reverse its payments first (fundledger liability show {entry}), or release the rest: fundledger liability release {entry}`},
		text{`по счёту {number} ({entry}) не оплачено {left} из {amount}: оплаченное и списанное вместе с ним не сторнируется`, `сначала сторнируйте платежи (fundledger liability show {entry}) или спишите остаток: fundledger liability release {entry}`},
	},
	{
		"reopens-over-available",
		text{`line {line}: what the final payment gave back would be committed again, {asked}, and only {available} is available`, `release something else or revise the plan first; or replace the payment by the right one: fundledger expenditure replace`},
		text{`бюджетная строка {line}: возвращённое последним платежом снова стало бы обязательством, {asked}, а свободный остаток {available}`, `сначала снимите другое обязательство или уточните план; или замените платёж верным: fundledger expenditure replace`},
	},

	{"event/commitment-made.v1", text{"commitment made", ""}, text{"обязательство принято", ""}},
	{"event/commitment-changed.v1", text{"commitment changed", ""}, text{"обязательство изменено", ""}},
	{"event/commitment-released.v1", text{"commitment released", ""}, text{"обязательство снято", ""}},
	{"event/liability-accepted.v1", text{"invoice accepted", ""}, text{"счёт принят", ""}},
	{"event/liability-released.v1", text{"liability released", ""}, text{"задолженность списана", ""}},
	{"event/liability-reversed.v1", text{"acceptance reversed", ""}, text{"сторно приёмки счёта", ""}},
	{"event/expenditure-liquidating.v1", text{"expenditure recorded", ""}, text{"расход внесён", ""}},
	{"event/expenditure-reopening.v1", text{"expenditure reversed", ""}, text{"сторно расхода", ""}},

	{"column/due", text{"Due", ""}, text{"Оплатить до", ""}},
	{"column/left", text{"Left", ""}, text{"Остаток", ""}},
	{"column/description", text{"Description", ""}, text{"Предмет", ""}},
	{"column/liquidated", text{"Settled", ""}, text{"Исполнено", ""}},
	{"column/released", text{"Released", ""}, text{"Снято", ""}},
	{"column/commitment", text{"Commitment", ""}, text{"Обязательство", ""}},
	{"column/liability", text{"Accepted invoice", ""}, text{"Принятый счёт", ""}},

	{"field/contract", text{"the contract's number", ""}, text{"номер договора", ""}},
	{"field/invoice_number", text{"the invoice's number", ""}, text{"номер счёта", ""}},

	{"value/obligation", text{"ENTRY-OR-NUMBER", ""}, text{"ЗАПИСЬ-ИЛИ-НОМЕР", ""}},
	{"value/contract-number", text{"CONTRACT", ""}, text{"ДОГОВОР", ""}},
	{"value/part", text{"LINE=AMOUNT[@PERIOD]", ""}, text{"СТРОКА=СУММА[@ПЕРИОД]", ""}},

	{"flag/part", text{"what it takes of a line; with the year that the amount is for, where the contract has several", ""}, text{"сумма по строке; для многолетнего договора — с годом, на который сумма", ""}},
	{"flag/commitment change/part", text{"what is added to a line; below zero for what is taken off", ""}, text{"на сколько меняется сумма по строке; со знаком минус — уменьшение", ""}},
	{"flag/commitment make/date", text{"date of the contract", ""}, text{"дата договора", ""}},
	{"flag/commitment make/due", text{"last day to pay", ""}, text{"крайний срок оплаты", ""}},
	{"flag/commitment change/date", text{"date of the agreement", ""}, text{"дата соглашения", ""}},
	{"flag/commitment change/act", text{"the additional agreement", ""}, text{"дополнительное соглашение", ""}},
	{"flag/commitment release/date", text{"day on which it is given back", ""}, text{"дата снятия обязательства", ""}},
	{"flag/commitment release/amount", text{"so much of what is left; else all of it", ""}, text{"столько из остатка; по умолчанию весь", ""}},
	{"flag/commitment release/line", text{"the line that gives it back", ""}, text{"строка, с которой оно снимается", ""}},
	{"flag/liability release/date", text{"day on which it is given back", ""}, text{"дата списания задолженности", ""}},
	{"flag/liability release/amount", text{"so much of what is left; else all of it", ""}, text{"столько из остатка; по умолчанию весь", ""}},
	{"flag/liability release/line", text{"the line that gives it back", ""}, text{"строка, по которой она списывается", ""}},
	{"flag/liability accept/date", text{"day of the acceptance", ""}, text{"дата приёмки", ""}},
	{"flag/liability reverse/date", text{"day on which the reversal counts", ""}, text{"дата сторно", ""}},
	{"flag/liability accept/again", text{"accept an invoice once more that was taken back", ""}, text{"принять ещё раз сторнированный счёт", ""}},
	{"flag/due", text{"last day to pay", ""}, text{"крайний срок оплаты", ""}},
	{"flag/description", text{"what it is for", ""}, text{"предмет", ""}},
	{"flag/commitment", text{"contract that it is made against, by its entry or number", ""}, text{"по какому договору: запись или номер", ""}},
	{"flag/liability", text{"accepted invoice that is paid, by its entry or number", ""}, text{"какой принятый счёт оплачивается: запись или номер", ""}},
	{"flag/final", text{"the last one: what is left on the line goes back to it", ""}, text{"последний: остаток по строке освобождается", ""}},
	{"flag/open", text{"only those of which something is left", ""}, text{"только те, по которым есть остаток", ""}},
}

// obligationHelp is about the commands of contracts and invoices.
var obligationHelp = []helpEntry{
	{"commitment", helpText{"contracts that reserve money", ""}, helpText{"принятые обязательства по договорам", ""}, nil},
	{
		"commitment make",
		helpText{
			"reserve money for a signed contract",
			`What is committed is no longer available. A contract over several years has an amount for each of them, on the line of that year.` + "\n\n" +
				`An invoice (liability accept) or a payment (expenditure record) against the contract takes its amount off it; the last one (--final) gives the rest on its line back. ` +
				`The same contract, by number, date and payee, is known as a repetition.`,
		},
		helpText{
			"принять обязательство по подписанному договору",
			`Принятое обязательство уменьшает свободный остаток. У многолетнего договора своя сумма на каждый год, по строке этого года.` + "\n\n" +
				`Счёт (liability accept) или платёж (expenditure record) по договору уменьшает его на свою сумму; последний (--final) освобождает остаток по своей строке. ` +
				`Тот же договор узнаётся как повтор по номеру, дате и получателю.`,
		},
		[]example{
			{"one year", "на один год", "fundledger commitment make 14/2019 --date 2019-02-01 --payee 'Beltelecom' --part grodno/networks/2019=100000"},
			{"two years", "на два года", "fundledger commitment make 14/2019 --date 2019-02-01 --payee 'Beltelecom' --part grodno/networks/2019=60000@2019 --part grodno/networks/2020=40000@2020"},
		},
	},
	{
		"commitment change",
		helpText{
			"change a contract by an additional agreement",
			`No more is taken off a line than is left there. Money is moved between lines by taking it off one and adding it to another in the same agreement.`,
		},
		helpText{
			"изменить договор дополнительным соглашением",
			`Уменьшить сумму по строке можно не больше чем на остаток. Чтобы перенести деньги между строками, уменьшите одну и увеличьте другую тем же соглашением.`,
		},
		[]example{{"more for the same line", "больше по той же строке", "fundledger commitment change 14/2019 --act 1 --date 2019-06-03 --part grodno/networks/2019=5000"}},
	},
	{
		"commitment release",
		helpText{"give back what is left of a contract", `In whole, or a part of it (--line, --amount). A mistake in the amounts is put right by: commitment change.`},
		helpText{"снять остаток обязательства по договору", `Целиком или частично (--line, --amount). Ошибку в суммах исправляет commitment change.`},
		[]example{{"the contract was ended", "договор расторгнут", "fundledger commitment release 14/2019 --date 2019-11-01 --reason 'ended by both sides'"}},
	},
	{
		"commitment list",
		helpText{"list contracts with what is left of them", ""},
		helpText{"перечислить договоры с остатками", ""},
		[]example{{"of one source, with something left", "по одному источнику, с остатком", "fundledger commitment list grodno --open"}},
	},
	{
		"commitment show",
		helpText{"show a contract with its invoices and payments", ""},
		helpText{"показать договор со счетами и платежами", ""},
		[]example{{"by its number", "по номеру", "fundledger commitment show 14/2019"}},
	},
	{"liability", helpText{"accepted invoices that are not yet paid", ""}, helpText{"кредиторская задолженность по принятым счетам", ""}, nil},
	{
		"liability accept",
		helpText{
			"record an accepted invoice or act",
			`Against a contract (--commitment) its amount is taken off that; without one it has to be available. The invoice is paid by: expenditure record --liability.` + "\n\n" +
				`What the invoice does not say of payee, contract and classification is taken from the contract.`,
		},
		helpText{
			"внести принятый счёт или акт",
			`По договору (--commitment) сумма счёта уменьшает обязательство; без договора нужен свободный остаток. Счёт оплачивает expenditure record --liability.` + "\n\n" +
				`Получатель, договор и классификация, не указанные в счёте, берутся из договора.`,
		},
		[]example{
			{"of a contract", "по договору", "fundledger liability accept grodno/networks/2019 --amount 30000 --invoice 77 --date 2019-04-10 --due 2019-05-10 --commitment 14/2019"},
			{"the last one", "последний", "fundledger liability accept grodno/networks/2019 --amount 29500 --invoice 81 --date 2019-09-10 --commitment 14/2019 --final"},
		},
	},
	{
		"liability release",
		helpText{"write off what is left of an invoice", `The supplier forgoes the rest, or a part of it: the money is available again. An invoice that should not have been accepted is taken back by: liability reverse.`},
		helpText{"списать остаток задолженности по счёту", `Поставщик отказался от остатка или его части: деньги снова доступны. Ошибочно принятый счёт сторнирует liability reverse.`},
		[]example{{"a discount", "скидка", "fundledger liability release grodno#17 --date 2019-05-02 --reason 'discount'"}},
	},
	{
		"liability reverse",
		helpText{"take the acceptance of an invoice back", `Only as a whole and while nothing of it was paid; the contract is open again as it was before.`},
		helpText{"сторнировать приёмку счёта", `Только целиком и пока ничего не оплачено; обязательство по договору становится прежним.`},
		[]example{{"a mistake", "ошибка", "fundledger liability reverse grodno#17 --date 2019-04-11 --reason 'wrong line'"}},
	},
	{
		"liability list",
		helpText{"list accepted invoices with what is left of them", ""},
		helpText{"перечислить кредиторскую задолженность", ""},
		[]example{{"unpaid ones", "неоплаченные", "fundledger liability list --open"}},
	},
	{
		"liability show",
		helpText{"show an invoice with its payments", ""},
		helpText{"показать счёт с платежами", ""},
		[]example{{"by its number", "по номеру", "fundledger liability show 77"}},
	},
}

package catalogue

// cashEntries are about receipts, and the accounts that they come to.
var cashEntries = []entry{
	{
		"unknown-receipt-kind",
		text{`"{kind}" is no kind of receipt`, `there are: advance, reimbursement, transfer, interest, refund-in, refund-out, other`},
		text{`нет вида поступления «{kind}»`, `есть: advance, reimbursement, transfer, interest, refund-in, refund-out, other`},
	},
	{
		"receipt-by-funder",
		text{
			`what the funder pays to a supplier ({kind}) is an expenditure and a receipt in one`,
			`record it as the payment of its line: fundledger expenditure record LINE --paid-by funder (in a file of expenditures: account = direct)`,
		},
		text{
			`то, что финансирующая сторона платит поставщику ({kind}), — расход и поступление в одной записи`,
			`внесите платёж по строке: fundledger expenditure record СТРОКА --paid-by funder (в файле расходов: account = direct)`,
		},
	},
	{
		"document-conflict/receipt",
		text{
			`document {document} is already recorded as {entry}, with other content`,
			`see: fundledger history {entry}; a mistake is put right by: fundledger receipt reverse {entry}, and the document recorded again`,
		},
		text{
			`документ {document} уже внесён с другим содержанием, запись {entry}`,
			`см. fundledger history {entry}; ошибку исправляют: fundledger receipt reverse {entry}, после чего документ вносят снова`,
		},
	},
	{
		"already-reversed/receipt",
		text{`receipt {entry} has been reversed already, by {by}`, `see: fundledger history {entry}; the document may be recorded again`},
		text{`поступление {entry} уже сторнировано записью {by}`, `см. fundledger history {entry}; документ можно внести снова`},
	},
	{
		"before-opening/cash",
		text{`source {source} opens on {opens}: nothing can have come on {date}`, `the day on which the account was credited decides`},
		text{`источник {source} открыт с {opens}: поступления датой {date} быть не может`, `решает дата зачисления на счёт`},
	},
	{
		"after-closing/cash",
		text{
			`source {source} pays until {last}: {date} is later`,
			`after that only interest comes, and refunds go in and out; if the deadline was moved: fundledger source amend {source} --deadline`,
		},
		text{
			`источник {source} платит до {last}: дата {date} позже`,
			`после этого возможны только проценты и возвраты; если срок перенесён: fundledger source amend {source} --deadline`,
		},
	},
	{
		"account-reserved",
		text{
			`"{account}" is no account: payments from there are made by the funder himself`,
			`give the account another name; for what the funder pays: fundledger expenditure record --paid-by funder`,
		},
		text{
			`«{account}» — не счёт: так отмечены платежи самой финансирующей стороны`,
			`назовите счёт иначе; для платежей финансирующей стороны: fundledger expenditure record --paid-by funder`,
		},
	},
	{
		"account-exists",
		text{
			`source {source}: account {account} was opened with other particulars ({entry})`,
			`what came or went later is recorded by receipts and payments; see: fundledger account list`,
		},
		text{
			`источник {source}: счёт {account} уже открыт с другими данными (запись {entry})`,
			`последующие движения вносят поступлениями и расходами; см. fundledger account list`,
		},
	},
	{
		"account-in-use",
		text{
			`source {source}: account {account} cannot be opened as of {date}: money moved on it on {first} already and would be counted twice`,
			`open it as of that day or earlier, with the balance of then`,
		},
		text{
			`источник {source}: счёт {account} нельзя открыть датой {date}: движение было уже {first} и учлось бы дважды`,
			`откройте счёт этой датой или более ранней, с остатком на ту дату`,
		},
	},
	{
		"account-not-open",
		text{
			`source {source}: account {account} was opened as of {opens}, and {date} is before that: it is in the opening balance`,
			`check the date and the account; what the opening balance holds is not recorded again`,
		},
		text{
			`источник {source}: счёт {account} открыт датой {opens}, а {date} раньше: это движение уже учтено в начальном остатке`,
			`проверьте дату и счёт; учтённое в начальном остатке повторно не вносят`,
		},
	},
	{
		"negative-balance",
		text{`account {account}: {asked} is below zero, and an account is not opened with less than nothing`, `check the sign; for an empty account: --balance 0`},
		text{`счёт {account}: остаток {asked} меньше нуля, с таким остатком счёт не открывают`, `проверьте знак; для пустого счёта: --balance 0`},
	},
	{
		"cash-currency",
		text{
			`source {source}: its accounts are kept in {currency}, not in {asked}`,
			`give the amount in {currency}, as the bank credited it`,
		},
		text{
			`источник {source}: по его счетам валюта {currency}, а не {asked}`,
			`укажите сумму в валюте {currency}, как её зачислил банк`,
		},
	},
	{
		"cash-not-positive",
		text{
			`source {source}: a receipt of {asked}: it has to be more than zero`,
			`what goes back to the funder is of the kind refund-out, with its amount above zero; what was entered wrongly: fundledger receipt reverse`,
		},
		text{
			`источник {source}: поступление {asked} должно быть больше нуля`,
			`возврат финансирующей стороне имеет вид refund-out и сумму больше нуля; ошибочно внесённое: fundledger receipt reverse`,
		},
	},
	{
		"not-a-receipt",
		text{`entry {entry} is not a receipt`, `see: fundledger receipt list; a payment by the funder is reversed as an expenditure`},
		text{`запись {entry} не является поступлением`, `см. fundledger receipt list; платёж финансирующей стороны сторнируют как расход`},
	},
	{
		"cash-not-tied",
		text{`the balances do not tie: {problem}`, `compute everything again: fundledger projection rebuild; if it happens again, the program is wrong: please report it`},
		text{`остатки не сходятся: {problem}`, `постройте данные заново: fundledger projection rebuild; если повторится, ошибка в программе: сообщите о ней`},
	},
	{
		"account-opened",
		text{`account {account} of source {source} opened with {balance} on {date}, as {entry}`, ``},
		text{`счёт {account} источника {source} открыт с остатком {balance} на {date}, запись {entry}`, ``},
	},
	{
		"accounts-none",
		text{`No account is named yet: fundledger account open, or the first receipt`, ``},
		text{`Счетов пока нет: fundledger account open или первое поступление`, ``},
	},
	{"report-cash", text{`Cash in {period} ({first} to {last})`, ``}, text{`Движение денежных средств за {period} ({first} – {last})`, ``}},
	{"report-cash-days", text{`Cash from {first} to {last}`, ``}, text{`Движение денежных средств с {first} по {last}`, ``}},
	{
		"cash-no-account",
		text{`Not given: payments that name no account, and so are in no account's balance; see: fundledger expenditure list --where account=`, ``},
		text{`Не указано: платежи без счёта, которых нет в остатке ни одного счёта; см. fundledger expenditure list --where account=`, ``},
	},
	{
		"cash-by-funder",
		text{`direct, special-commitment: paid by the funder himself, which changes no account`, ``},
		text{`direct, special-commitment: оплачено самой финансирующей стороной; остатки счетов от этого не меняются`, ``},
	},

	{"event/account-opened.v1", text{"account opened", ""}, text{"открыт счёт", ""}},
	{"event/receipt-recorded.v1", text{"receipt recorded", ""}, text{"внесено поступление", ""}},
	{"event/receipt-reversed.v1", text{"receipt reversed", ""}, text{"сторнировано поступление", ""}},

	{"kind/receipts", text{"receipts", ""}, text{"поступления", ""}},
	{"receipt-kind/advance", text{"advance", ""}, text{"аванс", ""}},
	{"receipt-kind/reimbursement", text{"reimbursement", ""}, text{"возмещение", ""}},
	{"receipt-kind/direct-payment", text{"direct payment", ""}, text{"прямой платёж", ""}},
	{"receipt-kind/special-commitment", text{"special commitment", ""}, text{"специальное обязательство", ""}},
	{"receipt-kind/transfer", text{"transfer", ""}, text{"перечисление", ""}},
	{"receipt-kind/interest", text{"interest", ""}, text{"проценты", ""}},
	{"receipt-kind/refund-in", text{"refund from a supplier", ""}, text{"возврат от поставщика", ""}},
	{"receipt-kind/refund-out", text{"refund to the funder", ""}, text{"возврат финансирующей стороне", ""}},
	{"receipt-kind/other", text{"other receipt", ""}, text{"прочее поступление", ""}},
	{"receipt-kind/opening-balance", text{"opening balance", ""}, text{"начальный остаток", ""}},

	{"column/advance", text{"Advances", ""}, text{"Авансы", ""}},
	{"column/reimbursement", text{"Reimbursed", ""}, text{"Возмещено", ""}},
	{"column/direct_payment", text{"Direct payments", ""}, text{"Прямые платежи", ""}},
	{"column/special_commitment", text{"Special commitments", ""}, text{"Специальные обязательства", ""}},
	{"column/transfer", text{"Transfers", ""}, text{"Перечисления", ""}},
	{"column/interest", text{"Interest", ""}, text{"Проценты", ""}},
	{"column/refund_in", text{"Refunds in", ""}, text{"Возвраты от поставщиков", ""}},
	{"column/refund_out", text{"Refunds out", ""}, text{"Возвращено финансирующей стороне", ""}},
	{"column/other", text{"Other", ""}, text{"Прочее", ""}},
	{"column/opening", text{"Opening", ""}, text{"Остаток на начало", ""}},
	{"column/received", text{"Received", ""}, text{"Поступило", ""}},
	{"column/closing", text{"Closing", ""}, text{"Остаток на конец", ""}},
	{"column/balance", text{"Balance", ""}, text{"Остаток", ""}},
	{"column/account", text{"Account", ""}, text{"Счёт учреждения", ""}},
	{"column/receipt_kind", text{"Kind of receipt", ""}, text{"Вид поступления", ""}},
	{"column/application", text{"Withdrawal application", ""}, text{"Заявка на снятие средств", ""}},
	{"column/payer", text{"Payer", ""}, text{"Плательщик", ""}},
	{"column/payer_id", text{"Payer's number", ""}, text{"УНП плательщика", ""}},

	{"value/account", text{"ACCOUNT", ""}, text{"СЧЁТ", ""}},
	{"value/paid-by", text{"WHO", ""}, text{"КТО", ""}},
	{"flag/receipt record/kind", text{"what kind of receipt it is", ""}, text{"вид поступления", ""}},
	{"flag/receipt record/date", text{"value date: money came to the account", ""}, text{"дата зачисления на счёт", ""}},
	{"flag/receipt record/account", text{"account that the money came to", ""}, text{"счёт, на который поступили деньги", ""}},
	{"flag/account", text{"account that the payment was made from", ""}, text{"счёт, с которого оплачено", ""}},
	{
		"flag/paid-by",
		text{"the funder paid the supplier himself, or under a special commitment: a receipt too, that touches no account", ""},
		text{"поставщику заплатила сама финансирующая сторона (funder) или по специальному обязательству: это и поступление, остатки по счетам не меняются", ""},
	},
	{"flag/application", text{"withdrawal application by which the funder pays", ""}, text{"заявка на снятие средств, по которой платит финансирующая сторона", ""}},
	{"flag/payer", text{"who paid", ""}, text{"плательщик", ""}},
	{"flag/payer-id", text{"the payer's taxpayer number", ""}, text{"УНП плательщика", ""}},
	{"flag/balance", text{"what stood on the account at the beginning of the day", ""}, text{"остаток на счёте на начало дня", ""}},
	{"flag/account open/date", text{"day from which the ledger follows the account", ""}, text{"день, с которого ведётся учёт по счёту", ""}},
	{"flag/account open/source", text{"source whose money lies on the account", ""}, text{"источник, деньги которого лежат на счёте", ""}},
}

// cashHelp is about the commands of receipts and accounts.
var cashHelp = []helpEntry{
	{"receipt", helpText{"money that comes from the funder", ""}, helpText{"поступления от финансирующей стороны", ""}, nil},
	{
		"receipt record",
		helpText{
			"record money that came to an account",
			`Plans and lines are not touched: a receipt says that there is cash, not what may be spent. ` +
				`The kinds are an advance to the designated account, a reimbursement of own payments, a transfer by a treasury or council, interest, a refund from a supplier (refund-in), and what is given back to the funder (refund-out), which leaves the account. ` +
				`What the funder pays to a supplier himself is recorded as a payment: fundledger expenditure record --paid-by funder.` + "\n\n" +
				`A document is known again as in expenditure record, apart from the documents of payments.`,
		},
		helpText{
			"внести поступление на счёт",
			`План и бюджетные строки не меняются: поступление говорит о деньгах на счёте, а не о том, что можно израсходовать. ` +
				`Виды: аванс на специальный счёт (advance), возмещение собственных платежей (reimbursement), перечисление казначейства или совета (transfer), проценты (interest), возврат от поставщика (refund-in) и возврат финансирующей стороне (refund-out), уходящий со счёта. ` +
				`Платежи самой финансирующей стороны поставщику вносят как расход: fundledger expenditure record --paid-by funder.` + "\n\n" +
				`Документ узнаётся так же, как в expenditure record, отдельно от документов расходов.`,
		},
		[]example{
			{"an advance of the loan", "аванс по займу", "fundledger receipt record wb --kind advance --account designated --amount 500000 --date 2019-02-04 --application WA-1"},
			{"the council's transfer", "перечисление совета", "fundledger receipt record grodno --kind transfer --account treasury --amount 120000 --date 2018-03-01 --document 87 --document-date 2018-02-28"},
		},
	},
	{
		"receipt reverse",
		helpText{
			"take a receipt back that was entered wrongly",
			`The reversal (storno) is an entry of its own, with a date of its own and the reason. The document can then be recorded again. A payment by the funder is reversed as the expenditure that it is.`,
		},
		helpText{
			"сторнировать ошибочно внесённое поступление",
			`Сторно — отдельная запись со своей датой и причиной. После этого документ можно внести снова. Платёж финансирующей стороны сторнируют как расход.`,
		},
		[]example{{"entered twice", "внесено дважды", "fundledger receipt reverse 'wb#17' --date 2019-03-01 --reason 'typing error'"}},
	},
	{
		"receipt list",
		helpText{"list receipts and their reversals, in the order of entry", `Payments by the funder and opening balances are among them.`},
		helpText{"перечислить поступления и их сторно в порядке внесения", `В том числе платежи финансирующей стороны и начальные остатки.`},
		[]example{{"the advances of 2019", "авансы 2019 года", "fundledger receipt list -p 2019 --where receipt_kind=advance"}},
	},
	{"account", helpText{"accounts on which the money lies", ""}, helpText{"движение и остатки денег по счетам", ""}, nil},
	{
		"account open",
		helpText{
			"say what stood on an account when the ledger began to follow it",
			`An account need not be opened: it is known from the first receipt or payment that names it, and then began with nothing. One account name may be used by several sources; each has its own balance there.`,
		},
		helpText{
			"указать остаток на счёте, с которого начинается учёт",
			`Открывать счёт не обязательно: он известен с первого поступления или расхода, где назван, и тогда начинается с нуля. Одно имя счёта могут использовать несколько источников; остаток у каждого свой.`,
		},
		[]example{{"the designated account", "специальный счёт займа", "fundledger account open designated --source wb --balance 12500.40 --date 2019-01-01"}},
	},
	{
		"account list",
		helpText{"list accounts and what stands on them after all entries", ""},
		helpText{"показать остатки по счетам с учётом всех записей", ""},
		[]example{{"of one source", "по одному источнику", "fundledger account list --source wb"}},
	},
	{
		"report cash",
		helpText{
			"what came to accounts, what was paid from them and what stands there",
			`Opening and closing balances with receipts by kind and spending between them, less reversals, by value date. Opening + received - spent is closing, or the command fails. ` +
				`What the funder pays to suppliers himself is received and spent and changes no account: a row of its own (direct). ` +
				`With --in what came and went is converted by --rate, balances at the rates of their days; what the rates made of it is the exchange difference, a column of its own.`,
		},
		helpText{
			"поступления, платежи и остатки по счетам",
			`Остатки на начало и конец, между ними поступления по видам и расход за вычетом сторно, по дате списания или зачисления. Остаток на начало + поступило − расход = остаток на конец, иначе команда завершается ошибкой. ` +
				`То, что финансирующая сторона платит поставщикам сама, и поступило, и израсходовано и счетов не меняет: отдельная строка (direct). ` +
				`С --in движение пересчитывается по --rate, остатки — по курсам на их даты; изменение из-за курсов — курсовая разница, отдельный столбец.`,
		},
		[]example{
			{"the first quarter by account", "первый квартал по счетам", "fundledger report cash -p 2019Q1"},
			{"2019 by source, as a workbook", "2019 год по источникам, книгой xlsx", "fundledger report cash -p 2019 --by source -o cash.xlsx"},
			{"all accounts in roubles", "с пересчётом в рубли", "fundledger report cash -p 2019 --in BYN"},
		},
	},
}

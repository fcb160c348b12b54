package catalogue

// lifeEntries are about the life of a source: what is refused while it is suspended and
// after it closed.
var lifeEntries = []entry{
	{
		"source-suspended",
		text{
			`source {source} is suspended from {since} ({act}, {entry}): nothing is recorded on {date}`,
			`when the suspension is lifted: fundledger source resume {source}`,
		},
		text{
			`источник {source} приостановлен с {since} ({act}, запись {entry}): датой {date} внести нельзя`,
			`когда приостановление снимут: fundledger source resume {source}`,
		},
	},
	{
		"source-suspended/allocate",
		text{
			`source {source} is suspended from {since} ({act}, {entry}): no allocation of {date}, unless of lines that are excepted`,
			`a plan may be cut; when the suspension is lifted: fundledger source resume {source}`,
		},
		text{
			`источник {source} приостановлен с {since} ({act}, запись {entry}): назначения датой {date} возможны только по строкам-исключениям`,
			`уменьшить план можно; когда приостановление снимут: fundledger source resume {source}`,
		},
	},
	{
		"source-suspended/carry",
		text{
			`source {source} is suspended from {since} ({act}, {entry}): nothing is carried over on {date}, unless between lines that are excepted`,
			`release what is not paid; when the suspension is lifted: fundledger source resume {source}`,
		},
		text{
			`источник {source} приостановлен с {since} ({act}, запись {entry}): перенос датой {date} возможен только между строками-исключениями`,
			`неоплаченное снимите; когда приостановление снимут: fundledger source resume {source}`,
		},
	},
	{
		"source-suspended/commit",
		text{
			`source {source} is suspended from {since} ({act}, {entry}): no new commitment on {date}, unless on lines that are excepted`,
			`a commitment may be released or made smaller; when the suspension is lifted: fundledger source resume {source}`,
		},
		text{
			`источник {source} приостановлен с {since} ({act}, запись {entry}): новые обязательства датой {date} возможны только по строкам-исключениям`,
			`снять или уменьшить обязательство можно; когда приостановление снимут: fundledger source resume {source}`,
		},
	},
	{
		"source-suspended/accept",
		text{
			`source {source} is suspended from {since} ({act}, {entry}): nothing is accepted on {date}, unless on lines that are excepted`,
			`the date of the acceptance decides; when the suspension is lifted: fundledger source resume {source}`,
		},
		text{
			`источник {source} приостановлен с {since} ({act}, запись {entry}): принять счёт датой {date} можно только по строкам-исключениям`,
			`решает дата приёмки; когда приостановление снимут: fundledger source resume {source}`,
		},
	},
	{
		"source-suspended/pay",
		text{
			`source {source} is suspended from {since} ({act}, {entry}): no payment on {date}, unless from lines that are excepted`,
			`the value date decides; see: fundledger source show {source}; when the suspension is lifted: fundledger source resume {source}`,
		},
		text{
			`источник {source} приостановлен с {since} ({act}, запись {entry}): платежи датой {date} возможны только по строкам-исключениям`,
			`решает дата списания; см. fundledger source show {source}; когда приостановление снимут: fundledger source resume {source}`,
		},
	},
	{
		"source-suspended/receive",
		text{
			`source {source} is suspended from {since} ({act}, {entry}): no advance and no transfer on {date}`,
			`refunds, reimbursements and interest still come; when the suspension is lifted: fundledger source resume {source}`,
		},
		text{
			`источник {source} приостановлен с {since} ({act}, запись {entry}): авансов и перечислений датой {date} быть не может`,
			`возвраты, возмещения и проценты возможны; когда приостановление снимут: fundledger source resume {source}`,
		},
	},
	{
		"suspended-unbegun",
		text{
			`source {source} is suspended from {since} ({act}, {entry}): on {date}, in the transition until {until}, only what was committed or accepted before is paid`,
			`name the contract, the invoice or the day: --commitment, --liability, --acceptance-date`,
		},
		text{
			`источник {source} приостановлен с {since} ({act}, запись {entry}): датой {date}, в переходный период по {until}, оплачивается только принятое раньше`,
			`укажите договор, счёт или дату приёмки: --commitment, --liability, --acceptance-date`,
		},
	},
	{
		"suspended-unbegun/accept",
		text{
			`source {source} is suspended from {since} ({act}, {entry}): on {date}, in the transition until {until}, only deliveries under earlier contracts are accepted`,
			`name the contract: --commitment`,
		},
		text{
			`источник {source} приостановлен с {since} ({act}, запись {entry}): датой {date}, в переходный период по {until}, принимается только поставка по прежним договорам`,
			`укажите договор: --commitment`,
		},
	},
	{
		"closed-undelivered",
		text{
			`source {source} closed on {closes}: on {date}, until {last}, only what was delivered before the closing is paid`,
			`say when it was accepted, or which contract or invoice is paid: --acceptance-date, --commitment, --liability`,
		},
		text{
			`источник {source} закрыт {closes}: датой {date}, по {last}, оплачивается только поставленное до закрытия`,
			`укажите дату приёмки либо договор или счёт: --acceptance-date, --commitment, --liability`,
		},
	},
	{
		"allocation-after-closing",
		text{`source {source} closed on {closes}: no allocation by an act of {date}`, `the date of the act decides; a plan may still be cut until the last day for payments`},
		text{`источник {source} закрыт {closes}: назначения актом от {date} невозможны`, `решает дата акта; уменьшить план можно до крайнего срока платежей`},
	},
	{
		"before-effectiveness",
		text{`source {source} is in force from {begins}: nothing is recorded on {date}`, `the date of the document decides; for payments from before: fundledger source amend {source} --retroactive-from --retroactive-cap`},
		text{`источник {source} действует с {begins}: датой {date} внести нельзя`, `решает дата документа; для более ранних платежей: fundledger source amend {source} --retroactive-from --retroactive-cap`},
	},
	{
		"before-effectiveness/obligation",
		text{`source {source} is in force from {begins}: nothing is committed or accepted on {date}`, `the date of the contract, or of the acceptance, decides`},
		text{`источник {source} действует с {begins}: обязательство датой {date} невозможно`, `решает дата договора или приёмки`},
	},
	{
		"before-effectiveness/cash",
		text{`source {source} is in force from {begins}: nothing can have come on {date}`, `the day on which the account was credited decides`},
		text{`источник {source} действует с {begins}: поступления датой {date} быть не может`, `решает дата зачисления на счёт`},
	},
	{
		"before-window",
		text{`source {source} takes payments from before {begins} only if they are of {from} or later: no payment on {date}`, `the value date decides; the window is moved by an act: fundledger source amend {source} --retroactive-from`},
		text{`источник {source} принимает платежи, сделанные до {begins}, только с {from}: платёж датой {date} невозможен`, `решает дата списания; начало меняет акт: fundledger source amend {source} --retroactive-from`},
	},
	{
		"over-retroactive-cap",
		text{`source {source}: {asked} paid on {date}, and of the {cap} for payments from before {begins} only {left} is left`, `pay the rest from another source, or raise the cap by an act: fundledger source amend {source} --retroactive-cap`},
		text{`источник {source}: {asked} датой {date}, а из предела {cap} на платежи до {begins} осталось {left}`, `остальное оплатите из другого источника или увеличьте предел актом: fundledger source amend {source} --retroactive-cap`},
	},
	{
		"payments-before",
		text{`source {source} has payments of {date}, which is before {begins}`, `give a day up to {date}`},
		text{`у источника {source} есть платежи датой {date}, а это раньше {begins}`, `укажите день не позже {date}`},
	},
	{
		"cap-below-used",
		text{`source {source}: {used} of earlier payments is recorded, more than {cap}`, `a cap of at least {used}, or take payments back first: fundledger expenditure reverse`},
		text{`источник {source}: более ранних платежей внесено на {used}, больше чем {cap}`, `предел — не меньше {used}; либо сначала сторнируйте платежи: fundledger expenditure reverse`},
	},
	{
		"half-a-window",
		text{`source {source}: payments from before it begins need a first day and a cap`, `give both: --retroactive-from and --retroactive-cap`},
		text{`источник {source}: для более ранних платежей нужны и первый день, и предел`, `укажите оба: --retroactive-from и --retroactive-cap`},
	},
	{
		"window-not-early",
		text{`source {source} begins on {begins}: a window from {from} on is for nothing`, `--retroactive-from is a day before signing, opening and effectiveness`},
		text{`источник {source} действует с {begins}: более ранних платежей с {from} не бывает`, `в --retroactive-from указывают день до подписания, открытия и вступления в силу`},
	},
	{
		"cap-currency",
		text{`source {source}: its cap is in {currency}, not in {asked}`, `give the amount in {currency}`},
		text{`источник {source}: предел указывают в {currency}, а не в {asked}`, `укажите сумму в {currency}`},
	},
	{
		"cap-not-positive",
		text{`source {source}: a cap of {asked} allows nothing`, `an amount above zero; without payments from before, leave --retroactive-from out`},
		text{`источник {source}: предел {asked} ничего не разрешает`, `сумма должна быть больше нуля; без более ранних платежей уберите --retroactive-from`},
	},
	{
		"suspended-after-closing",
		text{`source {source} closes on {closes}: from {date} there is nothing to suspend`, `a suspension begins on or before the closing date`},
		text{`источник {source} закрывается {closes}: с {date} приостанавливать нечего`, `приостановление начинается не позже даты закрытия`},
	},
	{
		"already-suspended",
		text{`source {source} is suspended already, from {since} ({act}, {entry})`, `to suspend it otherwise, lift that first: fundledger source resume {source} --from {since}`},
		text{`источник {source} уже приостановлен с {since} ({act}, запись {entry})`, `чтобы приостановить иначе, сначала снимите: fundledger source resume {source} --from {since}`},
	},
	{
		"suspension-overlaps",
		text{`source {source} was suspended until {resumed}, by {entry}: a suspension from {date} would overlap`, `give a day from {resumed} on: --from`},
		text{`источник {source} был приостановлен до {resumed}, запись {entry}: приостановление с {date} наложится на него`, `укажите день не раньше {resumed}: --from`},
	},
	{
		"bad-transition",
		text{`a transition of {value} days is not possible`, `days from 0 to {most}, counted from the first day of the suspension`},
		text{`переходный период в {value} дн. невозможен`, `от 0 до {most} дней, считая с первого дня приостановления`},
	},
	{
		"line-excepted-twice",
		text{`line {line} is excepted twice`, `name it once`},
		text{`бюджетная строка {line} дважды указана как исключение`, `укажите её один раз`},
	},
	{
		"excepted-elsewhere",
		text{`line {line} is not of source {source}`, `a suspension excepts lines of its own source; see: fundledger source show {source}`},
		text{`бюджетная строка {line} — не источника {source}`, `исключить можно строки того же источника; см. fundledger source show {source}`},
	},
	{
		"not-suspended",
		text{`source {source} is not suspended`, `see: fundledger source show {source}`},
		text{`источник {source} не приостановлен`, `см. fundledger source show {source}`},
	},
	{
		"resumed-before-suspension",
		text{`source {source} is suspended from {since}, by {entry}: it cannot be resumed from {date}`, `from {since} on; that day itself annuls the suspension`},
		text{`источник {source} приостановлен с {since}, запись {entry}: возобновить его с {date} нельзя`, `не раньше {since}; сам этот день отменяет приостановление`},
	},
	{
		"already-closed",
		text{`source {source} is closed on {closes} for good ({act}, {entry})`, `what was delivered before is paid until the deadline: fundledger source amend {source} --deadline`},
		text{`источник {source} закрыт {closes} окончательно ({act}, запись {entry})`, `поставленное раньше оплачивается до крайнего срока: fundledger source amend {source} --deadline`},
	},
	{
		"closing-later",
		text{`source {source} closes on {closes} already: it cannot be closed as late as {date}`, `move the closing date by an act first: fundledger source amend {source} --closes`},
		text{`источник {source} закрывается уже {closes}: закрыть его {date} поздно`, `сначала перенесите дату закрытия актом: fundledger source amend {source} --closes`},
	},

	{
		"suspended-now",
		text{`source {source} is suspended from {since}, by {entry}`, ``},
		text{`источник {source} приостановлен с {since}, запись {entry}`, ``},
	},
	{
		"suspended-with-transition",
		text{`source {source} is suspended from {since} with a transition until {until}, by {entry}`, ``},
		text{`источник {source} приостановлен с {since}, переходный период по {until}, запись {entry}`, ``},
	},
	{
		"source-resumed",
		text{`source {source} is resumed from {since}, by {entry}`, ``},
		text{`источник {source} возобновлён с {since}, запись {entry}`, ``},
	},
	{
		"source-closed",
		text{`source {source} is closed on {closes}, by {entry}`, ``},
		text{`источник {source} закрыт {closes}, запись {entry}`, ``},
	},
	{"life/early", text{"not open yet", ""}, text{"ещё не открыт", ""}},
	{"life/active", text{"active", ""}, text{"действует", ""}},
	{"life/transition", text{"suspended, in transition", ""}, text{"приостановлен, переходный период", ""}},
	{"life/suspended", text{"suspended", ""}, text{"приостановлен", ""}},
	{"life/grace", text{"closed, still paying", ""}, text{"закрыт, идёт расчёт", ""}},
	{"life/ended", text{"closed", ""}, text{"закрыт", ""}},
	{"column/effective", text{"In force from", ""}, text{"Вступил в силу", ""}},
	{"column/retroactive_from", text{"Earlier payments from", ""}, text{"Более ранние платежи с", ""}},
	{"column/retroactive_cap", text{"Their cap", ""}, text{"Предел на них", ""}},
	{"column/retroactive_left", text{"Left under it", ""}, text{"Остаток предела", ""}},
	{"event/source-registered.v3", text{"source registered", ""}, text{"источник зарегистрирован", ""}},
	{"event/source-amended.v3", text{"source amended", ""}, text{"источник изменён", ""}},
	{"flag/effective", text{"day on which the agreement or act came into force; nothing is recorded before it, unless within a window", ""}, text{"день вступления соглашения или акта в силу; раньше ничего не вносится, кроме платежей в пределах из --retroactive-cap", ""}},
	{"flag/retroactive-from", text{"payments of this day on, from before signing, opening or effectiveness, are allowed", ""}, text{"с этого дня допускаются платежи, сделанные до подписания, открытия или вступления в силу", ""}},
	{"flag/retroactive-cap", text{"how much such payments may be in all", ""}, text{"предельная общая сумма таких платежей", ""}},
	{"column/suspended_from", text{"Suspended from", ""}, text{"Приостановлен с", ""}},
	{"column/transition_until", text{"Transition until", ""}, text{"Переходный период по", ""}},
	{"column/suspended_by", text{"Suspended by", ""}, text{"Акт о приостановлении", ""}},
	{"column/except", text{"Except", ""}, text{"Исключения", ""}},
	{"column/closed_by", text{"Closed by", ""}, text{"Акт о закрытии", ""}},
	{"event/source-suspended.v1", text{"source suspended", ""}, text{"источник приостановлен", ""}},
	{"event/source-resumed.v1", text{"source resumed", ""}, text{"источник возобновлён", ""}},
	{"event/source-closed.v1", text{"source closed", ""}, text{"источник закрыт", ""}},
	{"flag/transition", text{"days for winding up what was committed or accepted before; the first is that of --from", ""}, text{"сколько дней завершать принятое раньше; первый — день из --from", ""}},
	{"flag/except", text{"a line that the suspension does not touch", ""}, text{"строка, на которую приостановление не распространяется", ""}},
	{"flag/source suspend/from", text{"first day of the suspension", ""}, text{"первый день приостановления", ""}},
	{"flag/source resume/from", text{"first day on which the source is not suspended any more", ""}, text{"первый день, когда источник снова действует", ""}},
	{"flag/source close/on", text{"the closing date: last day on which anything is delivered", ""}, text{"дата закрытия: последний день поставок", ""}},
	{"value/transition", text{"DAYS", ""}, text{"ДНИ", ""}},
	{"value/except", text{"SOURCE/LINE", ""}, text{"ИСТОЧНИК/СТРОКА", ""}},
}

// lifeHelp is about the commands of a source's life.
var lifeHelp = []helpEntry{
	{
		"source suspend",
		helpText{
			"let a source commit and pay nothing more from a day on",
			`From that day on there is no new commitment, no allocation, no advance and no payment, but on the lines that --except names. During the transition, invoices under earlier contracts are accepted, and what was committed or accepted before is paid. ` +
				`Commitments may be released, plans cut, payments reversed; refunds and reimbursements come as before.` + "\n\n" +
				`The date of each document decides, whenever it is entered. The same act again changes nothing. All states and what is allowed in them: docs/source-life.md.`,
		},
		helpText{
			"приостановить источник с указанного дня",
			`С этого дня новых обязательств, назначений, авансов и платежей нет, кроме как по строкам из --except. В переходный период принимается поставленное по прежним договорам и оплачивается то, что принято раньше. ` +
				`Снимать обязательства, уменьшать план, сторнировать платежи можно; возвраты и возмещения поступают как прежде.` + "\n\n" +
				`Решает дата документа, когда бы он ни вносился. Повтор с тем же актом ничего не меняет. Все состояния и что в них можно — в docs/source-life.md.`,
		},
		[]example{
			{"with thirty days of transition", "с переходным периодом в тридцать дней", "fundledger source suspend wb --from 2022-03-19 --transition 30 --act 'Notice 5' --except wb/salaries"},
		},
	},
	{
		"source resume",
		helpText{
			"lift the suspension of a source from a day on",
			`Days of the suspension before it stay suspended. Resumed from its first day on, it is annulled.`,
		},
		helpText{
			"возобновить приостановленный источник с указанного дня",
			`Прежние дни приостановления остаются такими. Возобновление с его первого дня отменяет его.`,
		},
		[]example{
			{"from the next year on", "со следующего года", "fundledger source resume wb --from 2023-01-01 --act 'Notice 6'"},
		},
	},
	{
		"source close",
		helpText{
			"close a source by an act",
			`The day becomes its closing date. After it, until the payment deadline, only what was delivered before is paid: with an acceptance date up to the closing or, where none is given, against a contract or an invoice from before. Nothing is committed or allocated any more; refunds and interest may still come.`,
		},
		helpText{
			"закрыть источник актом",
			`День становится датой закрытия. После неё, до крайнего срока платежей, оплачивается только поставленное раньше: с датой приёмки не позже закрытия, а если она не указана — по прежнему договору или счёту. Новых обязательств и назначений нет; возвраты и проценты возможны.`,
		},
		[]example{
			{"at the end of a programme", "по окончании программы", "fundledger source close wb --on 2022-12-31 --act 'Letter 9'"},
		},
	},
}

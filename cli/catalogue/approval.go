package catalogue

// approvalEntries are about what waits for a second person.
var approvalEntries = []entry{
	{
		"approval-of-nothing",
		text{`what is to wait for approval is not said`, `give a limit with --above, or --transfers, or --reopenings; to lift the rule: fundledger approval lift`},
		text{`не указано, что требует утверждения`, `укажите предел (--above), --transfers или --reopenings; отменить правило: fundledger approval lift`},
	},
	{
		"approval-limit",
		text{`a limit of {limit} is none: what is above it waits for approval`, `give an amount above zero; so that every payment waits: --above 0.01`},
		text{`предел {limit} не имеет смысла: утверждения ждёт то, что больше него`, `укажите сумму больше нуля; чтобы ждал каждый платёж: --above 0,01`},
	},
	{
		"limit-twice",
		text{`two limits in {currency}`, `one limit for each currency`},
		text{`два предела в {currency}`, `на каждую валюту — один предел`},
	},
	{
		"limit-currency",
		text{`source {source} is in {currency}: a limit in {asked} says nothing of it`, `give the limit in {currency}`},
		text{`источник {source} ведётся в {currency}: предел в {asked} к нему не относится`, `укажите предел в {currency}`},
	},
	{
		"approval-required",
		text{`set as {entry}: from now on it waits for the approval of another person`, ``},
		text{`установлено записью {entry}: отныне нужно утверждение другого человека`, ``},
	},
	{
		"approval-lifted",
		text{`lifted as {entry}: nothing new waits for approval; what waits goes on waiting`, ``},
		text{`снято записью {entry}: новые записи утверждения не ждут; ожидающие по-прежнему ждут`, ``},
	},
	{
		"approval-nowhere",
		text{`Nothing has to wait for approval`, ``},
		text{`Утверждение нигде не требуется`, ``},
	},
	{
		"entry-waits",
		text{`{entry} waits for the approval of another person; its amount is reserved`, ``},
		text{`запись {entry} ждёт утверждения другим человеком; её сумма зарезервирована`, ``},
	},
	{
		"entry-waits-alone",
		text{`{entry} waits for the approval of another person`, ``},
		text{`запись {entry} ждёт утверждения другим человеком`, ``},
	},
	{
		"entry-waits-already",
		text{`{entry} waits for approval already; nothing was written`, ``},
		text{`запись {entry} уже ждёт утверждения; ничего не записано`, ``},
	},
	{
		"entry-approved",
		text{`approved {entry}: it is in force as {by}`, ``},
		text{`запись {entry} утверждена: действует как {by}`, ``},
	},
	{
		"entries-approved",
		text{`approved {n:# entry|# entries}`, ``},
		text{`утверждено: {n:# запись|# записи|# записей}`, ``},
	},
	{
		"entry-rejected",
		text{`rejected {entry}, by {by}; its amount is available again`, ``},
		text{`запись {entry} отклонена записью {by}; её сумма снова свободна`, ``},
	},
	{
		"entries-rejected",
		text{`rejected {n:# entry|# entries}`, ``},
		text{`отклонено: {n:# запись|# записи|# записей}`, ``},
	},
	{
		"nothing-pending",
		text{`Nothing waits for approval`, ``},
		text{`Утверждения ничто не ждёт`, ``},
	},
	{
		"rows-wait",
		text{`{n:# row waits|# rows wait} for approval, {amount}; see: fundledger pending list`, ``},
		text{`{n:# строка ждёт|# строки ждут|# строк ждут} утверждения, {amount}; см. fundledger pending list`, ``},
	},
	{
		"own-approval",
		text{`{actor} prepared {entry} and cannot approve it`, `approval takes another person; who acts is named by --actor. To withdraw it: fundledger pending reject`},
		text{`запись {entry} подготовил пользователь {actor}; сам он утвердить её не может`, `утверждает другой человек; кто действует, указывает --actor. Отозвать запись: fundledger pending reject`},
	},
	{
		"not-pending",
		text{`{entry} does not wait for approval`, `see: fundledger pending list`},
		text{`запись {entry} не ждёт утверждения`, `см. fundledger pending list`},
	},
	{
		"already-approved",
		text{`{entry} has been approved already, by {by}`, `see: fundledger history {entry}`},
		text{`запись {entry} уже утверждена записью {by}`, `см. fundledger history {entry}`},
	},
	{
		"already-rejected",
		text{`{entry} has been rejected already, by {by}`, `propose it anew if it is right`},
		text{`запись {entry} уже отклонена записью {by}`, `если она верна, внесите её заново`},
	},
	{
		"document-rejected",
		text{`the document was proposed before and rejected by {entry}; nothing was written`, `to propose it once more: --again`},
		text{`документ уже предлагался к утверждению и отклонён записью {entry}; ничего не записано`, `чтобы предложить его ещё раз: --again`},
	},
	{
		"cannot-wait",
		text{`source {source}: {asked} is above {limit} and would wait for approval, which a part of a correction cannot`, `reverse the wrong entry, and record the right one: it will wait`},
		text{`источник {source}: {asked} больше предела {limit} и требует утверждения, а часть исправления его ждать не может`, `сторнируйте неверную запись и внесите верную: она будет ждать утверждения`},
	},
	{
		"entry-or-batch",
		text{`which entries is not said`, `name them, or give a whole import: --batch with --total`},
		text{`не указано, какие записи`, `назовите их или укажите весь импорт: --batch и --total`},
	},
	{
		"total-without-batch",
		text{`--total is the control total of an import, and none is named`, `name the import: --batch`},
		text{`--total — контрольная сумма импорта, а импорт не указан`, `укажите импорт: --batch`},
	},
	{
		"batch-without-total",
		text{`a whole import is decided about by its control total`, `give the sum of what waits: --total`},
		text{`решение о целом импорте требует контрольной суммы`, `укажите сумму ожидающих строк: --total`},
	},
	{
		"batch-not-pending",
		text{`nothing of {file} waits for approval`, `see: fundledger pending list`},
		text{`из {file} ничто не ждёт утверждения`, `см. fundledger pending list`},
	},
	{
		"batch-total",
		text{`of {file} {is} waits for approval, not {asked}`, `see what waits: fundledger pending list --batch {file}`},
		text{`из {file} утверждения ждёт {is}, а не {asked}`, `что ждёт: fundledger pending list --batch {file}`},
	},
	{
		"found-own-approval",
		text{`{actor} approved {entry}, which {actor} had prepared: that takes a second person`, ``},
		text{`{actor} утверждает запись {entry}, которую сам подготовил: нужен второй человек`, ``},
	},
	{
		"found-unapproved/always",
		text{`source {source}: it is in force without approval, which every entry of its kind needed when it was decided`, ``},
		text{`источник {source}: она действует без утверждения, которое при её внесении требовалось каждой записи этого вида`, ``},
	},
	{
		"found-unapproved",
		text{`source {source}: it is in force without approval, with {asked}; the limit that it was decided under is {limit}`, ``},
		text{`источник {source}: она действует без утверждения, на сумму {asked}; предел при её внесении — {limit}`, ``},
	},
	{"found-not-pending", text{`it decides about {entry}, which does not wait for approval`, ``}, text{`она решает о записи {entry}, которая утверждения не ждёт`, ``}},
	{"found-approved-nothing", text{`it approves {entry}, and no entry follows it in its commit`, ``}, text{`она утверждает {entry}, но самой записи за ней нет`, ``}},
	{"found-other-approved", text{`what was approved differs from what {entry} proposed`, ``}, text{`утверждено не то, что предложено записью {entry}`, ``}},
	{"event/approval-required.v1", text{"approval rule set", ""}, text{"задано правило утверждения", ""}},
	{"event/entry-proposed.v1", text{"entry proposed for approval", ""}, text{"запись предложена к утверждению", ""}},
	{"event/entry-approved.v1", text{"entry approved", ""}, text{"запись утверждена", ""}},
	{"event/entry-rejected.v1", text{"entry rejected", ""}, text{"запись отклонена", ""}},
	{"column/pending", text{"Pending", ""}, text{"Ждёт утверждения", ""}},
	{"column/to_line", text{"To line", ""}, text{"На строку", ""}},
	{"column/above", text{"Above", ""}, text{"Предел", ""}},
	{"column/limit", text{"Limit", ""}, text{"Предел", ""}},
	{"column/transfers_wait", text{"Transfers", ""}, text{"Перераспределения", ""}},
	{"column/reopenings_wait", text{"Reopenings", ""}, text{"Открытие периодов", ""}},
	{"column/preparer", text{"Prepared by", ""}, text{"Подготовил", ""}},
	{"waits/yes", text{"wait", ""}, text{"ждут", ""}},
	{"waits/no", text{"do not wait", ""}, text{"не ждут", ""}},
	{"flag/above", text{"entries above this amount wait; one for each currency", ""}, text{"записи больше этой суммы ждут; по одной на валюту", ""}},
	{"flag/transfers", text{"transfers between lines wait", ""}, text{"перераспределения между строками ждут", ""}},
	{"flag/reopenings", text{"reopening a period waits", ""}, text{"открытие периода ждёт", ""}},
	{"flag/total", text{"control total: the sum of what waits of the import; one for each currency", ""}, text{"контрольная сумма: итог ожидающих строк импорта; по одной на валюту", ""}},
}

// approvalHelp is about the commands of approval.
var approvalHelp = []helpEntry{
	{"approval", helpText{"let entries wait for a second person", ""}, helpText{"утверждение записей вторым человеком", ""}, nil},
	{
		"approval require",
		helpText{
			"say what waits for approval from now on",
			`Payments, contracts, changes of contracts and accepted invoices above the limit wait, with --transfers transfers between lines, with --reopenings reopenings of periods. ` +
				`What waits reserves its amount on its line, and is in force when another person has approved it. A limit is of one entry: who divides a payment stays below it.` + "\n\n" +
				`With --source the rule is that source's own, in the place of the one for all. A later rule takes the place of an earlier one as a whole; entries from before it stay as they are.`,
		},
		helpText{
			"указать, что отныне требует утверждения",
			`Ждут платежи, договоры, их изменения и приём счетов сверх предела; с --transfers — перераспределения между строками, с --reopenings — открытие периодов. ` +
				`Ожидающая запись резервирует сумму на своей строке и действует, когда её утвердит другой человек. Предел относится к одной записи: разделённый платёж в него укладывается.` + "\n\n" +
				`С --source правило задаётся для одного источника вместо общего. Новое правило заменяет прежнее целиком; прежние записи остаются как есть.`,
		},
		[]example{
			{"payments above an amount", "платежи больше суммы", "fundledger approval require --above 10000 --reason 'Order 3'"},
			{"of one source, and its transfers", "одного источника, и его перераспределения", "fundledger approval require --above 5000 --transfers --source grodno"},
		},
	},
	{
		"approval lift",
		helpText{"let nothing wait for approval any more", `What waits already goes on waiting until it is approved or rejected.`},
		helpText{"больше не требовать утверждения", `Что уже ждёт, ждёт и дальше, пока не будет утверждено или отклонено.`},
		[]example{{"of one source", "для одного источника", "fundledger approval lift --source grodno --reason 'Order 4'"}},
	},
	{
		"approval list",
		helpText{"list what has to wait for approval", ""},
		helpText{"показать, что требует утверждения", ""},
		[]example{{"all rules", "все правила", "fundledger approval list"}},
	},
	{"pending", helpText{"list, approve and reject what waits", ""}, helpText{"ожидающие записи: список, утверждение, отклонение", ""}, nil},
	{
		"pending list",
		helpText{"list the entries that wait for approval", ""},
		helpText{"показать записи, ожидающие утверждения", ""},
		[]example{{"of one source", "одного источника", "fundledger pending list --source grodno"}},
	},
	{
		"pending show",
		helpText{"show entries that wait for approval", ""},
		helpText{"показать отдельные ожидающие записи", ""},
		[]example{{"one entry", "одну запись", "fundledger pending show 'grodno#17'"}},
	},
	{
		"pending approve",
		helpText{
			"put entries in force that another person prepared",
			`Each is decided again by the rules as they are now, with its own reservation given back, and written together with its approval: all of them, or none. Rows of an import are approved together against their sum.`,
		},
		helpText{
			"утвердить записи, подготовленные другим человеком",
			`Каждая запись заново проверяется по нынешним правилам, её собственный резерв при этом возвращается, и записывается вместе с утверждением: либо все, либо ни одной. Строки импорта утверждаются вместе по их сумме.`,
		},
		[]example{
			{"one entry", "одну запись", "fundledger pending approve 'grodno#17' --actor petrova"},
			{"what waits of an import", "ожидающие строки импорта", "fundledger pending approve --batch march.csv --total 120000.00 --actor petrova"},
		},
	},
	{
		"pending reject",
		helpText{"end the waiting of entries without putting them in force", `Who prepared an entry may withdraw it so. Its amount is available again; the document may be proposed once more.`},
		helpText{"отклонить ожидающие записи", `Подготовивший может так отозвать свою запись. Сумма снова свободна; документ можно предложить ещё раз.`},
		[]example{{"one entry", "одну запись", "fundledger pending reject 'grodno#17' --reason 'wrong line'"}},
	},
}

package catalogue

// issuedEntries are about reports that were handed over.
var issuedEntries = []entry{
	{"flag/issue", text{"record that the report is handed over, under this reference", ""}, text{"записать, что отчёт выдан, под этим обозначением", ""}},
	{"flag/report/to", text{"to whom it is handed over", ""}, text{"кому отчёт выдан", ""}},
	{"flag/signed-by", text{"who signs it", ""}, text{"кто его подписал", ""}},

	{"column/reference", text{"Reference", ""}, text{"Обозначение", ""}},
	{"column/recipient", text{"Recipient", ""}, text{"Получатель отчёта", ""}},
	{"column/signatory", text{"Signed by", ""}, text{"Подписал", ""}},
	{"column/report", text{"Report", ""}, text{"Отчёт", ""}},
	{"column/first_day", text{"First day", ""}, text{"Первый день", ""}},
	{"column/last_day", text{"Last day", ""}, text{"Последний день", ""}},
	{"column/known_up_to", text{"Up to entry", ""}, text{"По запись №", ""}},
	{"column/fingerprint", text{"Fingerprint", ""}, text{"Отпечаток", ""}},

	{
		"report-issued",
		text{`report {ref} is recorded as handed to {recipient}, as {entry}`, ``},
		text{`отчёт {ref} записан как выданный, получатель — {recipient}, запись {entry}`, ``},
	},
	{
		"report-issued-before",
		text{`report {ref} was handed over before, as {entry}; this is it again, and nothing was written`, ``},
		text{`отчёт {ref} уже выдан, запись {entry}; он выведен снова, ничего не записано`, ``},
	},
	{
		"issue-needs",
		text{`a report that is handed over needs {flag} too`, `write --issue, --to and --signed-by together`},
		text{`для выдачи отчёта нужен и {flag}`, `укажите --issue, --to и --signed-by вместе`},
	},
	{
		"issue-conflict",
		text{`{ref} is the reference of another report, handed over as {entry}`, `take another reference; what was handed over: fundledger report issued`},
		text{`обозначение {ref} принадлежит другому отчёту, выданному как {entry}`, `возьмите другое обозначение; что выдано: fundledger report issued`},
	},
	{
		"issued-otherwise",
		text{`what is printed now is not, byte for byte, what was handed over as {ref}: its SHA-256 was {was}, and this is {sum}`, `the entries are the same, and another version of fundledger lays them out otherwise: take the one that made the report`},
		text{`выведенное сейчас не совпадает побайтно с отчётом, выданным как {ref}: тогда SHA-256 был {was}, а теперь {sum}`, `записи те же, но другая версия fundledger оформляет их иначе: возьмите ту, в которой составлен отчёт`},
	},
	{
		"no-such-issue",
		text{`no report was handed over as {ref}`, `see: fundledger report issued`},
		text{`отчёта {ref} не выдавали`, `см.: fundledger report issued`},
	},
	{
		"no-such-issue-meant",
		text{`no report was handed over as {ref}`, `did you mean: {meant}`},
		text{`отчёта {ref} не выдавали`, `возможно, имелось в виду: {meant}`},
	},
	{
		"touches-issued",
		text{`what is dated {date} belongs to what report {ref} added up, which was handed to {recipient}: it does not have this`, `the report as it was: fundledger report issued {ref}`},
		text{`датированное {date} относится к отчёту {ref}, который уже выдан ({recipient}): этого в нём нет`, `отчёт, каким он был: fundledger report issued {ref}`},
	},
	{
		"touches-issued/spend",
		text{`what is dated {date} belongs to what report {ref} added up, which was handed to {recipient}: it does not have this`, `what changed since: fundledger diff spend --since-issued '{ref}'`},
		text{`датированное {date} относится к отчёту {ref}, который уже выдан ({recipient}): этого в нём нет`, `что изменилось с тех пор: fundledger diff spend --since-issued '{ref}'`},
	},
	{
		"touches-more",
		text{`and to {n:# more report|# more reports} that were handed over: fundledger report issued`, ``},
		text{`и ещё к {n:# выданному отчёту|# выданным отчётам|# выданным отчётам}: fundledger report issued`, ``},
	},
}

// issuedHelp is that of report issued.
var issuedHelp = []helpEntry{
	{
		"report issued",
		helpText{
			"list the reports that were handed over",
			`Any report is handed over with --issue REFERENCE --to WHOM --signed-by NAME: it is printed, and its arguments, the last entry that it knew and the SHA-256 of what was printed become an entry of the ledger. The same line again prints the same report. ` +
				`Whoever later records something that belongs to it is told.` + "\n\n" +
				`With a reference, all of that report: its digest, to be held against the file, and its fingerprint, by which fundledger report --reproduce makes it again.`,
		},
		helpText{
			"перечислить выданные отчёты",
			`Любой отчёт можно выдать: --issue ОБОЗНАЧЕНИЕ --to КОМУ --signed-by КТО. Он выводится, а его условия, последняя известная ему запись и SHA-256 выведенного становятся записью учёта. Та же команда ещё раз выводит тот же отчёт. ` +
				`Кто позже внесёт то, что относится к нему, получит предупреждение.` + "\n\n" +
				`С обозначением — всё об этом отчёте: SHA-256, чтобы сверить файл, и отпечаток, по которому fundledger report --reproduce составит его снова.`,
		},
		[]example{
			{"what was handed over", "что выдано", "fundledger report issued"},
			{"all about one report", "всё об одном отчёте", "fundledger report issued 03-12/88"},
		},
	},
}

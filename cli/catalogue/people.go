package catalogue

// peopleEntries are about who acts, and with which key.
var peopleEntries = []entry{
	{"person-registered", text{`{person} is in the register, by {entry}`, ``}, text{`{person} внесён в список лиц записью {entry}`, ``}},
	{"role-granted", text{`{person} is {role}, by {entry}`, ``}, text{`роль {role} у лица {person}, запись {entry}`, ``}},
	{"key-registered", text{`{key} is a key of {person}, by {entry}`, ``}, text{`ключ {key} принадлежит лицу {person}, запись {entry}`, ``}},
	{"key-ended", text{`{key} is revoked, by {entry}`, ``}, text{`ключ {key} отозван записью {entry}`, ``}},
	{"signing-required", text{`has to be signed from now on, by {entry}`, ``}, text{`подпись отныне обязательна, запись {entry}`, ``}},
	{"signing-waived", text{`need not be signed any more, by {entry}`, ``}, text{`подпись больше не обязательна, запись {entry}`, ``}},
	{"nobody-registered", text{"Nobody is in the register", ""}, text{"Список лиц пуст", ""}},
	{
		"person-looks-alike",
		text{`{value} looks like {other}, who is in the register`, `write the name as it stands there; see: fundledger person list`},
		text{`имя {value} похоже на {other}, которое уже есть в списке лиц`, `напишите имя так, как оно там стоит; см. fundledger person list`},
	},
	{
		"unknown-person",
		text{`{person} is not in the register`, `register the person first: fundledger person register`},
		text{`лица {person} нет в списке`, `сначала внесите его: fundledger person register`},
	},
	{
		"unknown-role",
		text{`"{value}" is no role`, `roles are preparer, approver and auditor`},
		text{`«{value}» — не роль`, `роли: preparer (готовит), approver (утверждает), auditor (проверяет)`},
	},
	{
		"role-dates",
		text{`the role {role} of {person} would end before it begins`, `look at --from and --until`},
		text{`роль {role} у лица {person} закончилась бы раньше, чем началась`, `проверьте --from и --until`},
	},
	{
		"auditor-only-reads",
		text{`{person} is {role} in these days: who audits does not act`, `end the one role first: fundledger person grant with --until`},
		text{`в эти дни у лица {person} роль {role}: кто проверяет, тот не действует`, `сначала завершите эту роль: fundledger person grant с --until`},
	},
	{
		"bad-public-key",
		text{`{value} is no public key`, `it is in the file that ends in .pub, made by: fundledger audit keygen`},
		text{`{value} — не открытый ключ`, `он в файле с окончанием .pub, который создаёт fundledger audit keygen`},
	},
	{
		"private-key-shown",
		text{`{file} holds a private key, which nobody else should see`, `give the public one, the file that ends in .pub`},
		text{`в файле {file} закрытый ключ, который не показывают никому`, `укажите открытый: файл с окончанием .pub`},
	},
	{
		"key-taken",
		text{`{key} is in the register already, as a key of {person}`, `make another one: fundledger audit keygen`},
		text{`ключ {key} уже внесён, он принадлежит лицу {person}`, `создайте другой: fundledger audit keygen`},
	},
	{
		"unknown-key",
		text{`there is no key {key} in the register`, `see: fundledger person list`},
		text{`ключа {key} в списке нет`, `см. fundledger person list`},
	},
	{
		"ambiguous-key",
		text{`there is more than one key {key}`, `name it in full, with its number: fundledger person list shows it`},
		text{`ключей с именем {key} несколько`, `назовите его полностью, с номером: его показывает fundledger person list`},
	},
	{
		"unknown-act",
		text{`"{value}" is no kind of act`, `kinds are hold, close, reopen, approve and register`},
		text{`«{value}» — не вид действий`, `виды: hold, close, reopen, approve, register`},
	},
	{
		"nobody-could-sign",
		text{`nobody could sign an act of kind {act} then: there is no {role} with a key that holds`, `register a person, the role and the key first: fundledger person`},
		text{`подписать действие вида {act} было бы некому: нет лица с ролью {role} и действующим ключом`, `сначала внесите лицо, роль и ключ: fundledger person`},
	},
	{
		"not-demanded",
		text{`nobody demands that acts of kind {act} are signed`, `see: fundledger signing list`},
		text{`для действий вида {act} подпись и так не обязательна`, `см. fundledger signing list`},
	},
	{
		"waiver-unsigned",
		text{`that signatures are needed no more has to be signed itself`, `sign with the key of an approver: --sign FILE`},
		text{`отмена обязательной подписи сама требует подписи`, `подпишите ключом утверждающего: --sign ФАЙЛ`},
	},
	{
		"must-be-signed",
		text{`an act of kind {act} has to be signed here, by {entry}`, `sign with your key: --sign FILE, or $FUNDLEDGER_KEY`},
		text{`действие вида {act} здесь подписывают: запись {entry}`, `подпишите своим ключом: --sign ФАЙЛ или $FUNDLEDGER_KEY`},
	},
	{
		"key-unregistered",
		text{`the key {key} is in nobody's name`, `register it: fundledger person key`},
		text{`ключ {key} ни за кем не числится`, `внесите его: fundledger person key`},
	},
	{
		"key-revoked",
		text{`the key {key} of {person} was revoked at {time}`, `sign with another one, and register it: fundledger person key`},
		text{`ключ {key} лица {person} отозван {time}`, `подпишите другим ключом, сначала внеся его: fundledger person key`},
	},
	{
		"key-expired",
		text{`the key {key} of {person} expired at {time}`, `sign with another one, and register it: fundledger person key`},
		text{`срок ключа {key} лица {person} истёк {time}`, `подпишите другим ключом, сначала внеся его: fundledger person key`},
	},
	{
		"actor-not-signer",
		text{`{actor} acts, and the key {key} is one of {person}`, `leave --actor out: who signs acts`},
		text{`действует {actor}, а ключ {key} принадлежит лицу {person}`, `не указывайте --actor: действует тот, кто подписывает`},
	},
	{
		"no-signing-role",
		text{`{person} may sign nothing now: that takes the role {role}`, `an approver grants it: fundledger person grant`},
		text{`{person} сейчас ничего не подписывает: нужна роль {role}`, `её даёт утверждающий: fundledger person grant`},
	},
	{
		"role-missing",
		text{`{person} may not sign acts of kind {act}: that takes the role {role}`, `let an approver sign; or grant the role: fundledger person grant`},
		text{`{person} не вправе подписывать действия вида {act}: нужна роль {role}`, `пусть подпишет утверждающий; или дайте роль: fundledger person grant`},
	},
	{"found-unsigned", text{`it is not signed: {detail}`, ``}, text{`она не подписана: {detail}`, ``}},
	{"found-signer", text{`its signer could not sign it: {detail}`, ``}, text{`подписавший не мог её подписать: {detail}`, ``}},
	{
		"found-bad-signature",
		text{`the signature with {key} is not of this entry at this place of this ledger`, ``},
		text{`подпись ключом {key} — не под этой записью на этом месте этого учёта`, ``},
	},
	{"verified-signed", text{`{n:# entry is|# entries are} signed, and the signatures hold`, ``}, text{`{n:подписана # запись|подписаны # записи|подписано # записей}, подписи верны`, ``}},
	{
		"unsigned-acts",
		text{`{n:# act is|# acts are} not signed: {names}; who did it is what was claimed`, ``},
		text{`{n:# действие не подписано|# действия не подписаны|# действий не подписано}: {names}; кто это сделал, известно лишь с их слов`, ``},
	},
	{
		"unlikely-clocks",
		text{`{n:# clock was|# clocks were} more than five minutes off: {names}`, ``},
		text{`часы расходились больше чем на пять минут, записей: {n}: {names}`, ``},
	},
	{"unsigned-act", text{`an act of kind {act} is not signed`, ``}, text{`действие вида {act} без подписи`, ``}},
	{"unlikely-clock", text{`recorded at {time}, beside {before}`, ``}, text{`внесено {time}, рядом с {before}`, ``}},
	{"event/person-registered.v1", text{"person registered", ""}, text{"внесено лицо", ""}},
	{"event/role-granted.v1", text{"role granted", ""}, text{"дана роль", ""}},
	{"event/key-registered.v1", text{"key registered", ""}, text{"внесён ключ", ""}},
	{"event/key-revoked.v1", text{"key revoked", ""}, text{"ключ отозван", ""}},
	{"event/signing-required.v1", text{"signatures required", ""}, text{"подписи обязательны", ""}},
	{"event/signing-waived.v1", text{"signatures required no more", ""}, text{"подписи не обязательны", ""}},
	{"role/preparer", text{"preparer", ""}, text{"готовит", ""}},
	{"role/approver", text{"approver", ""}, text{"утверждает", ""}},
	{"role/auditor", text{"auditor", ""}, text{"проверяет", ""}},
	{"key-state/valid", text{"valid", ""}, text{"действует", ""}},
	{"key-state/revoked", text{"revoked", ""}, text{"отозван", ""}},
	{"key-state/expired", text{"expired", ""}, text{"истёк", ""}},
	{"act/hold", text{"holding a period", ""}, text{"ограничение периода", ""}},
	{"act/close", text{"closing a period, a year, a source", ""}, text{"закрытие периода, года, источника", ""}},
	{"act/reopen", text{"reopening a period", ""}, text{"открытие периода", ""}},
	{"act/approve", text{"approving and rejecting", ""}, text{"утверждение и отклонение", ""}},
	{"act/register", text{"people, keys, and these rules", ""}, text{"лица, ключи и эти правила", ""}},
	{"signed/must", text{"needed", ""}, text{"обязательна", ""}},
	{"signed/free", text{"not needed", ""}, text{"не обязательна", ""}},
	{"column/person", text{"Person", ""}, text{"Лицо", ""}},
	{"column/position", text{"Position", ""}, text{"Должность", ""}},
	{"column/role", text{"Role", ""}, text{"Роль", ""}},
	{"column/public_key", text{"Key", ""}, text{"Ключ", ""}},
	{"column/valid_from", text{"From", ""}, text{"С", ""}},
	{"column/valid_until", text{"Until", ""}, text{"До", ""}},
	{"column/act_kind", text{"Act", ""}, text{"Действие", ""}},
	{"column/signature", text{"Signature", ""}, text{"Подпись", ""}},
	{"column/signed_with", text{"Signed with", ""}, text{"Подписано ключом", ""}},
	{"column/signed_entries", text{"Signed", ""}, text{"Подписано", ""}},
	{"column/unsigned_acts", text{"Acts without signature", ""}, text{"Действий без подписи", ""}},
	{"column/unlikely_clocks", text{"Unlikely clocks", ""}, text{"Сомнительных часов", ""}},
	{"value/person", text{"NAME", ""}, text{"ИМЯ", ""}},
	{"value/role", text{"ROLE", ""}, text{"РОЛЬ", ""}},
	{"value/act", text{"ACT", ""}, text{"ДЕЙСТВИЕ", ""}},
	{"value/key", text{"KEY", ""}, text{"КЛЮЧ", ""}},
	{"value/public-key", text{"FILE", ""}, text{"ФАЙЛ", ""}},
	{
		"flag/sign",
		text{"your private key: what is recorded is signed with it; else $FUNDLEDGER_KEY", ""},
		text{"ваш закрытый ключ: им подписывается то, что вносится; по умолчанию $FUNDLEDGER_KEY", ""},
	},
}

// peopleHelp is about the commands of people and signatures.
var peopleHelp = []helpEntry{
	{"person", helpText{"people, their roles and public keys", ""}, helpText{"лица, их роли и открытые ключи", ""}, nil},
	{
		"person register",
		helpText{"put somebody into the register", `Who signs acts under this name. The same name with another --title changes the title.`},
		helpText{"внести лицо в список", `Кто подписывает, тот действует под этим именем. То же имя с другим --title меняет должность.`},
		[]example{{"the chief accountant", "главный бухгалтер", "fundledger person register 'A. Petrova' --title 'chief accountant'"}},
	},
	{
		"person grant",
		helpText{
			"give a person a role",
			`A preparer signs everything but approvals, reopenings and changes of this register; an approver signs these too; an auditor signs nothing. From today on, or --from; up to the end of --until. The same role with other days takes the place of the earlier ones.`,
		},
		helpText{
			"дать лицу роль",
			`preparer подписывает всё, кроме утверждений, открытия периодов и изменений этого списка; approver — и это; auditor не подписывает ничего. С сегодняшнего дня или с --from; до конца дня --until. Та же роль с другими днями заменяет прежние.`,
		},
		[]example{
			{"from today", "с сегодняшнего дня", "fundledger person grant 'A. Petrova' approver"},
			{"for a year", "на год", "fundledger person grant 'B. Sidorov' preparer --from 2019-01-01 --until 2019-12-31"},
		},
	},
	{
		"person key",
		helpText{"make a public key a person's", `The pair of keys is made by: fundledger audit keygen. The private half stays with the person and is given to nobody. It holds until the end of --until, or until it is revoked.`},
		helpText{"внести открытый ключ лица", `Пару ключей создаёт fundledger audit keygen. Закрытая половина остаётся у лица и не даётся никому. Ключ действует до конца дня --until или до отзыва.`},
		[]example{{"of the chief accountant", "главного бухгалтера", "fundledger person key 'A. Petrova' petrova.key.pub --until 2020-12-31"}},
	},
	{
		"person revoke",
		helpText{"end a key that was lost or given away", `Nothing signed with it later counts; what was signed before stays signed.`},
		helpText{"отозвать утерянный или раскрытый ключ", `Подписанное им позже не в счёт; подписанное раньше остаётся подписанным.`},
		[]example{{"a key that was lost", "утерянный ключ", "fundledger person revoke petrova --reason 'notebook stolen'"}},
	},
	{
		"person list",
		helpText{"list people with their roles and keys", ""},
		helpText{"показать лица с их ролями и ключами", ""},
		[]example{{"everybody", "все лица", "fundledger person list"}},
	},
	{"signing", helpText{"which acts have to be signed", ""}, helpText{"какие действия нужно подписывать", ""}, nil},
	{
		"signing require",
		helpText{
			"let kinds of acts be recorded only with a signature",
			`hold, close and reopen are of periods (close also of years and sources), approve is of what waits for approval, register is of people, keys and rules. Who signs gives --sign FILE or sets $FUNDLEDGER_KEY; the signature is over the ledger, the place in it and the content, so that it stands for nothing else.` + "\n\n" +
				`A name is a claim, a signature a proof. Without signatures, who did something is what the computer and --actor say; nothing that is recorded can prove it.`,
		},
		helpText{
			"принимать действия только с подписью",
			`hold, close и reopen — о периодах (close также о годах и источниках), approve — об ожидающих утверждения, register — о лицах, ключах и правилах. Кто подписывает, указывает --sign ФАЙЛ или задаёт $FUNDLEDGER_KEY; подписываются учёт, место в нём и содержание, поэтому ни для чего другого подпись не годится.` + "\n\n" +
				`Имя — это утверждение, подпись — доказательство. Без подписей о том, кто что сделал, говорят лишь компьютер и --actor; доказать этого нельзя ничем.`,
		},
		[]example{
			{"closings and reopenings", "закрытия и открытия", "fundledger signing require close reopen"},
			{"from a day on", "с указанного дня", "fundledger signing require approve register --from 2019-01-01"},
		},
	},
	{
		"signing waive",
		helpText{"demand signatures no more", `This is always signed, by an approver.`},
		helpText{"больше не требовать подписей", `Это всегда подписывает утверждающий.`},
		[]example{{"of reopenings", "для открытия периодов", "fundledger signing waive reopen --reason 'Order 9' --sign petrova.key"}},
	},
	{
		"signing list",
		helpText{"list which acts have to be signed", ""},
		helpText{"показать, какие действия нужно подписывать", ""},
		[]example{{"all kinds", "все виды", "fundledger signing list"}},
	},
}

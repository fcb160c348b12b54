package catalogue

// auditEntries are about keys, checkpoints and proofs.
var auditEntries = []entry{
	{"flag/audit keygen/name", text{"whose key it is; it stands under every signature", ""}, text{"чей это ключ; имя стоит под каждой подписью", ""}},
	{"flag/key", text{"the private key to sign with", ""}, text{"закрытый ключ для подписи", ""}},
	{"flag/public-key", text{"a public key that must have signed; may be given again", ""}, text{"открытый ключ, подпись которого обязательна; можно указать несколько раз", ""}},
	{"flag/with-hashes", text{"write the hash of every entry beside it, 32 bytes each", ""}, text{"записать рядом хеш каждой записи, по 32 байта", ""}},
	{"flag/cosign", text{"add a signature to this checkpoint instead, if the ledger continues it", ""}, text{"вместо этого добавить подпись к этой контрольной точке, если учёт её продолжает", ""}},
	{"flag/checkpoint", text{"a signed checkpoint of the ledger", ""}, text{"подписанная контрольная точка учёта", ""}},
	{"flag/reveal", text{"show who recorded it and when, too", ""}, text{"показать и то, кто и когда внёс запись", ""}},
	{"column/data", text{"Content", ""}, text{"Содержание", ""}},

	{
		"key-made",
		text{`made the key of {name}: {file} signs and is to be kept secret, {public} is for everybody who checks`, ``},
		text{`ключ {name} создан: {file} подписывает, держите его в тайне; {public} нужен всем, кто проверяет`, ``},
	},
	{
		"proof-holds",
		text{`{file} is true: the {entries:# entry|# entries} below stood among the first {n:# entry|# entries} of ledger {id}, as signed by {names}`, ``},
		text{`{file} подтверждается: {entries:# запись ниже стояла|# записи ниже стояли|# записей ниже стояли} в начале учёта {id}, когда в нём было {n:# запись|# записи|# записей}; подписано: {names}`, ``},
	},
	{
		"bad-key-name",
		text{`a key cannot be called {name}`, `a name without spaces and +, such as treasury-minsk`},
		text{`ключ не может называться {name}`, `имя без пробелов и знака +, например казначейство-минск`},
	},
	{
		"key-exists",
		text{`{file} is there already; a key is never overwritten`, `choose another name for the file`},
		text{`файл {file} уже есть; ключи никогда не перезаписываются`, `выберите другое имя файла`},
	},
	{
		"not-a-private-key",
		text{`{file} is no private key`, `make one with: fundledger audit keygen`},
		text{`{file} — не закрытый ключ`, `создайте его командой fundledger audit keygen`},
	},
	{
		"not-a-public-key",
		text{`{file} is no public key`, `it is the file that ends in .pub; the one without is to stay with who signs`},
		text{`{file} — не открытый ключ`, `это файл с окончанием .pub; файл без него остаётся у того, кто подписывает`},
	},
	{
		"not-a-checkpoint",
		text{`{file} is no signed checkpoint of a ledger`, `make one with: fundledger audit checkpoint`},
		text{`{file} — не подписанная контрольная точка учёта`, `создайте её командой fundledger audit checkpoint`},
	},
	{
		"checkpoint-forged",
		text{`{file}: the signature does not belong to this text: one of the two was changed`, `do not trust it; ask the signer for the checkpoint`},
		text{`{file}: подпись не от этого текста: изменён либо текст, либо подпись`, `не доверяйте ему; попросите контрольную точку у подписавшего`},
	},
	{
		"checkpoint-unsigned",
		text{`{file} is not signed by this key of {name}`, `ask whom the public key came from whether it is theirs`},
		text{`{file} не подписан этим ключом {name}`, `уточните у владельца, его ли это открытый ключ`},
	},
	{
		"checkpoint-other-ledger",
		text{`{file} is a checkpoint of another ledger than {path}`, `name the ledger: --ledger FILE`},
		text{`{file} — контрольная точка другого учёта, не {path}`, `укажите учёт: --ledger ФАЙЛ`},
	},
	{
		"checkpoint-ahead",
		text{`entries are gone: {file} was signed at {n:# entry|# entries}, and the ledger has {left}`, `keep this ledger for examination, and look for the whole one`},
		text{`записи исчезли: когда подписали {file}, в учёте было {n:# запись|# записи|# записей}, а теперь {left}`, `сохраните этот учёт для разбора и найдите полный`},
	},
	{
		"checkpoint-differs",
		text{`the ledger is not the one that was signed: its first {n:# entry|# entries} are others than those of {file}`, `find the place with: fundledger audit verify --checkpoint`},
		text{`учёт не тот, что был подписан: его начало, {n:# запись|# записи|# записей}, иное, чем в {file}`, `найдите место: fundledger audit verify --checkpoint`},
	},
	{
		"hashes-of-other",
		text{`{file} does not hold the hashes of the entries under the checkpoint`, `they are written together: fundledger audit checkpoint --with-hashes`},
		text{`{file} содержит не те хеши, что у записей под контрольной точкой`, `они записываются вместе: fundledger audit checkpoint --with-hashes`},
	},
	{
		"proof-behind",
		text{`{entry} is younger than {file}, which was signed at {n:# entry|# entries}`, `sign a new checkpoint: fundledger audit checkpoint`},
		text{`{entry} новее, чем {file}: тогда в учёте было {n:# запись|# записи|# записей}`, `подпишите новую контрольную точку: fundledger audit checkpoint`},
	},
	{
		"not-a-proof",
		text{`{file} is no proof of entries`, `make one with: fundledger audit prove`},
		text{`{file} — не доказательство записей`, `создайте его командой fundledger audit prove`},
	},
	{
		"proof-wrong",
		text{`{file} proves nothing: {detail}`, `it was changed, or made up; ask for a new one`},
		text{`{file} ничего не доказывает (диагностика: {detail})`, `он изменён или выдуман; попросите новый`},
	},
}

// auditHelp is about them.
var auditHelp = []helpEntry{
	{"audit", helpText{"prove what the ledger held, and find what was done to it", ""}, helpText{"доказать, что было в учёте, и найти, что с ним сделали", ""}, nil},
	{
		"audit keygen",
		helpText{
			"make a pair of keys: one signs, the other checks",
			`FILE gets the private key, which you alone may read; FILE.pub the public key, which you give to everybody who is to check your signatures. ` +
				`Who has the private key can sign in your name: keep it away from the ledger, and a copy in a safe. Signatures are Ed25519.`,
		},
		helpText{
			"создать пару ключей: один подписывает, другой проверяет",
			`В ФАЙЛ записывается закрытый ключ, который можете читать только вы; в ФАЙЛ.pub — открытый, его дают всем, кто будет проверять ваши подписи. ` +
				`У кого закрытый ключ, тот подписывает от вашего имени: храните его отдельно от учёта, а копию — в сейфе. Подписи — Ed25519.`,
		},
		[]example{
			{"the auditor's key", "ключ аудитора", "fundledger audit keygen auditor.key --name chamber-of-control"},
		},
	},
	{
		"audit checkpoint",
		helpText{
			"sign how far the ledger goes and the root over all its entries",
			`The checkpoint is a few lines of text (C2SP tlog-checkpoint). Whoever keeps it can show later that an entry was changed, removed or put in before others: ` +
				`give it to people who do not share your interests, at the end of every day or month. --with-hashes lets a check name the very entry. ` +
				`With --cosign a witness, who has the ledger or a copy, adds a signature to your checkpoint. ` +
				`What it does not show: entries removed after the last checkpoint leave no trace in it, and a signature says that the ledger was so, not that its entries were true.`,
		},
		helpText{
			"подписать, сколько записей в учёте и корень над всеми",
			`Контрольная точка — несколько строк текста (C2SP tlog-checkpoint). У кого она есть, тот позже докажет, что запись изменена, удалена или вставлена между другими: ` +
				`отдавайте её людям с другими интересами в конце каждого дня или месяца. С --with-hashes проверка назовёт саму запись. ` +
				`С --cosign свидетель, у которого есть учёт или его копия, добавляет к вашей контрольной точке свою подпись. ` +
				`Чего она не покажет: записи, удалённые после последней контрольной точки, следа в ней не оставляют; подпись говорит, что учёт был таким, а не что записи правдивы.`,
		},
		[]example{
			{"at the end of the month", "в конце месяца", "fundledger audit checkpoint --key auditor.key -o 2018-06.checkpoint --with-hashes 2018-06.hashes"},
			{"a witness adds a signature", "свидетель добавляет подпись", "fundledger audit checkpoint --key witness.key --cosign 2018-06.checkpoint -o 2018-06-witnessed.checkpoint"},
		},
	},
	{
		"audit prove",
		helpText{
			"prove to somebody without the ledger that entries stand in it",
			`The result is a small JSON file with the entries, their way to the root of the tree (RFC 6962), and the checkpoint. ` +
				`Who recorded them, on which computer and when is left out, unless you --reveal it. All entries behind a cell of a report can be proven at once.`,
		},
		helpText{
			"доказать тому, у кого нет учёта, что записи в нём есть",
			`Получается небольшой файл JSON: записи, их путь к корню дерева (RFC 6962) и контрольная точка. ` +
				`Кто, на каком компьютере и когда их внёс, не показывается, если не указать --reveal. Все записи за ячейкой отчёта можно доказать сразу.`,
		},
		[]example{
			{"one payment", "один платёж", "fundledger audit prove 'wb#17' --checkpoint 2018-06.checkpoint -o payment.proof"},
		},
	},
	{
		"audit check-proof",
		helpText{
			"check a proof with the public key alone",
			`Needs no ledger. Exit status 0: the entries that are printed stood in the ledger when the checkpoint was signed. 1: the proof is wrong, or not signed by the key.`,
		},
		helpText{
			"проверить доказательство одним открытым ключом",
			`Учёт не нужен. Код 0: напечатанные записи были в учёте, когда подписывали контрольную точку. Код 1: доказательство неверно или не подписано этим ключом.`,
		},
		[]example{
			{"what the ministry sent", "что прислало министерство", "fundledger audit check-proof payment.proof --public-key auditor.key.pub"},
		},
	},
}

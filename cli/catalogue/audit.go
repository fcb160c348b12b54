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
	{"flag/audit verify/checkpoint", text{"a signed checkpoint that the ledger must continue; may be given again", ""}, text{"подписанная контрольная точка, которую учёт должен продолжать; можно указать несколько раз", ""}},
	{"flag/hashes", text{"the hashes of entries written with one of the checkpoints", ""}, text{"хеши записей, сохранённые вместе с одной из контрольных точек", ""}},
	{"flag/export", text{"check this export rather than the ledger", ""}, text{"проверить эту выгрузку, а не учёт", ""}},
	{"flag/second-reader", text{"read it again with another reader that shares no code with the first, and compare", ""}, text{"прочитать ещё раз другой программой чтения, без общего кода с первой, и сравнить", ""}},
	{"column/finding", text{"What is wrong", ""}, text{"Что не так", ""}},
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
		"verified",
		text{`{path} is whole: {n:# entry|# entries}, each of them allowed where it stands; root {root}`, ``},
		text{`{path} цел: {n:# запись|# записи|# записей}, каждая на своём месте и по правилам; корень {root}`, ``},
	},
	{
		"verified-checkpoint",
		text{`it continues {file}: {n:# entry|# entries}, signed by {names}`, ``},
		text{`он продолжает {file}: {n:# запись|# записи|# записей}, подписано: {names}`, ``},
	},
	{
		"verified-unsigned",
		text{`nothing shows yet that entries were not replaced by others that are allowed too: give a --checkpoint signed before`, ``},
		text{`пока ничто не доказывает, что записи не подменены другими, тоже допустимыми: укажите подписанную ранее контрольную точку, --checkpoint`, ``},
	},
	{
		"found-issued",
		text{`the fingerprint of report {ref} is none`, ``},
		text{`отпечаток отчёта {ref} — не отпечаток`, ``},
	},
	{
		"found-issued-root",
		text{`report {ref} ({entry}) was made of the first {n:# entry|# entries}, and these are others now`, ``},
		text{`отчёт {ref} ({entry}) составлен по первым записям, числом {n}, а они теперь другие`, ``},
	},
	{
		"verified-found",
		text{`{path}: {n:# finding|# findings} among {entries:# entry|# entries}`, ``},
		text{`{path}: {n:# находка|# находки|# находок}, проверено: {entries:# запись|# записи|# записей}`, ``},
	},
	{
		"verified-broken",
		text{`what stands behind entry {n} could not be judged any more`, ``},
		text{`то, что стоит после записи {n}, оценить уже нельзя`, ``},
	},
	{"cache-none", text{`there is no cache to look at`, ``}, text{`кэша нет, проверять в нём нечего`, ``}},
	{"cache-agrees", text{`the cache says what the entries say`, ``}, text{`кэш говорит то же, что записи`, ``}},
	{"cache-differs", text{`the cache says other than the entries`, ``}, text{`кэш говорит не то, что записи`, ``}},
	{"cache-useless", text{`the cache was of no use: of another version of the program or another ledger, or damaged`, ``}, text{`кэш непригоден: он от другой версии программы или другого учёта либо повреждён`, ``}},
	{"flag/until", text{"the last entry: @N or a time", ""}, text{"последняя запись: @N или время", ""}},
	{
		"replay-state",
		text{`As it stood behind {entry}, entry {n}, recorded {recorded}; replayed from the first entry`, ``},
		text{`Состояние после {entry}, записи {n}, внесённой {recorded}; воспроизведено с первой записи`, ``},
	},
	{
		"replay-agrees",
		text{`reports say the same as of this entry: {n:# sum|# sums} compared`, ``},
		text{`отчёты на эту запись говорят то же; сверено: {n:# сумма|# суммы|# сумм}`, ``},
	},
	{
		"replay-differs",
		text{`{line} ({stage}): {sum} from the first entry, {other} in reports`, ``},
		text{`{line} ({stage}): с первой записи {sum}, в отчётах {other}`, ``},
	},
	{
		"replay-found",
		text{`{n:# entry|# entries} up to there could not be as they are; fundledger audit verify names them`, ``},
		text{`до неё {n:# запись|# записи|# записей} не могли быть такими; их назовёт fundledger audit verify`, ``},
	},
	{"flag/method", text{"how payments are drawn: mus (a large one more likely), random (each alike)", ""}, text{"как отбираются платежи: mus (крупный вероятнее), random (все равно)", ""}},
	{"value/method", text{"METHOD", ""}, text{"СПОСОБ", ""}},
	{"flag/size", text{"how many are drawn", ""}, text{"сколько отобрать", ""}},
	{"flag/seed", text{"the number or text that the draw starts from; the same one draws the same", ""}, text{"число или текст, с которого начинается отбор; с тем же отбирается то же", ""}},
	{"column/hits", text{"Hits", ""}, text{"Попаданий", ""}},
	{
		"sample-of/mus",
		text{`{n:# unit of money was|# units of money were} drawn with seed {seed} from {of:# payment|# payments} of {total} in all`, ``},
		text{`{n:отобрана # денежная единица|отобраны # денежные единицы|отобрано # денежных единиц} с начальным значением {seed} из {of:# платежа|# платежей|# платежей} на {total}`, ``},
	},
	{
		"sample-of/random",
		text{`{n:# payment was|# payments were} drawn with seed {seed} from {of:# payment|# payments} of {total} in all`, ``},
		text{`{n:отобран # платёж|отобраны # платежа|отобрано # платежей} с начальным значением {seed} из {of:# платежа|# платежей|# платежей} на {total}`, ``},
	},
	{
		"sample-interval",
		text{`the interval is {interval}: a payment of as much is drawn for certain`, ``},
		text{`интервал — {interval}: платёж на такую сумму отбирается наверняка`, ``},
	},
	{
		"sample-taken-back",
		text{`{n:# reversal or refund was|# reversals and refunds were} not drawn from: {sum}; with them {net} was spent`, ``},
		text{`сторно и возвраты в отборе не участвовали: {n:# запись|# записи|# записей} на {sum}; с ними израсходовано {net}`, ``},
	},
	{
		"sample-currencies",
		text{`payments in {known} and in {other} cannot be drawn together`, `draw one sample for each source: --source`},
		text{`платежи в разных валютах ({known}, {other}) нельзя отбирать вместе`, `сделайте отдельную выборку по каждому источнику: --source`},
	},
	{
		"sample-too-large",
		text{`{n:# payment is|# payments are} to be drawn, and there {left:is #|are #}`, `choose a smaller --size, or more payments to draw from`},
		text{`нужно отобрать {n:# платёж|# платежа|# платежей}, а есть {left}`, `уменьшите --size или расширьте отбор`},
	},
	{
		"second-agrees",
		text{`the second reader agrees: {n:# posting|# postings}, every line by month and every dimension`, ``},
		text{`вторая программа чтения согласна: {n:# проводка|# проводки|# проводок}, каждая строка по месяцам и каждый разрез`, ``},
	},
	{"second-differs", text{`the second reader does not agree`, ``}, text{`вторая программа чтения не согласна`, ``}},
	{"second-none", text{`there is nothing for the second reader: the ledger cannot be followed to its end`, ``}, text{`второй программе чтения нечего читать: учёт не прослеживается до конца`, ``}},
	{
		"hashes-without-checkpoint",
		text{`--hashes are of no use without the --checkpoint that they were written with`, ``},
		text{`--hashes бесполезны без контрольной точки --checkpoint, с которой они записаны`, ``},
	},
	{
		"checkpoint-without-key",
		text{`a --checkpoint shows something only with the --public-key of who signed it`, `the file that ends in .pub; have it from the signer, not from who keeps the ledger`},
		text{`контрольная точка --checkpoint доказывает что-либо только с открытым ключом подписавшего, --public-key`, `это файл с окончанием .pub; возьмите его у подписавшего, а не у того, кто ведёт учёт`},
	},

	{"found-gap", text{`entry {found} stands where entry {n} belongs`, ``}, text{`на месте записи {n} стоит запись {found}`, ``}},
	{
		"found-revision",
		text{`it is number {revision} of its stream {stream}, and number {want} is due`, ``},
		text{`её номер в потоке {stream} — {revision}, а должен быть {want}`, ``},
	},
	{"found-cut-commit", text{`commit {commit} is cut in two`, ``}, text{`фиксация {commit} разорвана`, ``}},
	{
		"found-digest",
		text{`the digest in it is not that of what it says: something in it was changed`, ``},
		text{`дайджест в ней не от того, что в ней сказано: что-то в ней изменено`, ``},
	},
	{
		"found-key",
		text{`the key in it is not that of its document or act: one of the two was changed`, ``},
		text{`ключ в ней не от её документа или акта: одно из двух изменено`, ``},
	},
	{"found-commit-twice", text{`commit {commit} stands there twice`, ``}, text{`фиксация {commit} стоит дважды`, ``}},
	{"found-unreadable", text{`its bytes are not as they are stored: {detail}`, ``}, text{`байты не те, какими записи хранятся (диагностика: {detail})`, ``}},
	{"found-no-place", text{`it belongs to nothing that stands before it: {detail}`, ``}, text{`она не относится ни к чему из стоящего раньше (диагностика: {detail})`, ``}},
	{"found-damaged", text{`from here on the ledger cannot be read: {detail}`, ``}, text{`отсюда учёт не читается (диагностика: {detail})`, ``}},
	{
		"found-clock",
		text{`recorded at {time}, and an entry before it at {before}: a clock was wrong, or somebody changed the time`, ``},
		text{`время внесения {time}, а у записи перед ней {before}: часы шли неверно или время изменили`, ``},
	},
	{
		"found-future",
		text{`recorded at {time}, which is still to come: a clock was wrong, or somebody changed the time`, ``},
		text{`время внесения {time} ещё не наступило: часы шли неверно или время изменили`, ``},
	},
	{
		"found-unfinished",
		text{`its commit lacks {n:# entry|# entries}: commits are written at once`, ``},
		text{`в её фиксации не хватает записей: {n}; фиксации пишутся целиком`, ``},
	},
	{
		"found-life",
		text{`its source did not allow it on its day: {detail}`, ``},
		text{`источник в тот день этого не допускал: {detail}`, ``},
	},
	{"found-word", text{`nothing is called {value} there`, ``}, text{`значения {value} там не бывает`, ``}},
	{
		"found-final",
		text{`it says that the plan of {line} is {final} now, and it comes to {sum}`, ``},
		text{`по ней план строки {line} теперь {final}, а получается {sum}`, ``},
	},
	{
		"found-other-document",
		text{`it takes {entry} back with the document of {other}`, ``},
		text{`она отменяет {entry} с документом записи {other}`, ``},
	},
	{
		"found-rows-missing",
		text{`the import says that {n:# row was|# rows were} recorded, and {left:# entry of it is|# entries of it are} there`, ``},
		text{`по импорту внесено {n:# строка|# строки|# строк}, а записей от него — {left}`, ``},
	},
	{
		"found-seen",
		text{`its decision has seen entry {revision} of {stream}, which had come to {there}`, ``},
		text{`её решение видело запись {revision} потока {stream}, в котором была лишь {there}`, ``},
	},
	{
		"found-period-closed",
		text{`{date} lies in {period}, which {entry} had closed`, ``},
		text{`{date} — в периоде {period}, который закрыла запись {entry}`, ``},
	},
	{
		"found-after-closing",
		text{`source {source} paid on {date}, after its last day, {last}`, ``},
		text{`источник {source} заплатил {date}, после последнего дня {last}`, ``},
	},
	{
		"found-outside-line",
		text{`line {line} paid on {date}, and is there from {first} to {last}`, ``},
		text{`строка {line} заплатила {date}, а действует с {first} по {last}`, ``},
	},
	{"found-currency", text{`line {line} paid {asked} on {date}, when nothing was paid in that currency`, ``}, text{`строка {line} заплатила {asked} датой {date}, когда в этой валюте не платили`, ``}},
	{"found-not-positive", text{`line {line} paid {asked}`, ``}, text{`строка {line} заплатила {asked}`, ``}},
	{
		"found-overspent",
		text{`line {line} has {available} left after it`, ``},
		text{`после неё на строке {line} остаётся {available}`, ``},
	},
	{
		"found-same-person",
		text{`{actor} reopened what {actor} had closed by {entry}: that takes a second person`, ``},
		text{`{actor} открывает то, что {actor} закрывает записью {entry}: нужен второй человек`, ``},
	},
	{"found-document-twice", text{`its document is recorded already, as {entry}`, ``}, text{`её документ уже внесён: {entry}`, ``}},
	{"found-takes-back-nothing", text{`it takes a document back that is recorded nowhere before it`, ``}, text{`она отменяет документ, которого до неё нет`, ``}},
	{"found-nothing-to-take", text{`it takes back {entry}, of which nothing is left`, ``}, text{`она отменяет {entry}, от которой ничего не осталось`, ``}},
	{
		"found-over-remaining",
		text{`it takes {asked} back of {entry}, of which {remains} is left`, ``},
		text{`она отменяет {asked} из {entry}, от которой осталось {remains}`, ``},
	},
	{
		"found-chain",
		text{`it says that {previous} is the correction before it, and that is {entry}`, ``},
		text{`предыдущим исправлением названо {previous}, а это {entry}`, ``},
	},
	{
		"found-fewer-than-cache",
		text{`the cache knew {n:# entry|# entries}, and the ledger has {left}: entries are gone`, ``},
		text{`кэш знал {n:# запись|# записи|# записей}, а в учёте {left}: записи исчезли`, ``},
	},
	{
		"found-other-than-cache",
		text{`the first {n:# entry|# entries} are others than those that the cache was made of`, ``},
		text{`начало учёта, {n:# запись|# записи|# записей}, иное, чем то, по которому сделан кэш`, ``},
	},
	{
		"found-cache-damaged",
		text{`the cache in {folder} is damaged, and reports were made from it; the next command makes it again`, ``},
		text{`кэш в {folder} повреждён, а отчёты делались по нему; следующая команда создаст его заново`, ``},
	},
	{
		"found-cache-differs",
		text{`the cache says other than the entries ({what}): one of the two was altered; fundledger projection rebuild makes the cache again`, ``},
		text{`кэш говорит не то, что записи ({what}): изменено одно из двух; кэш создаст заново fundledger projection rebuild`, ``},
	},
	{
		"found-other-ledger",
		text{`{file} is a checkpoint of another ledger, {id}`, ``},
		text{`{file} — контрольная точка другого учёта, {id}`, ``},
	},
	{
		"found-since-signed/changed",
		text{`since {file} was signed this entry was changed, or another put in its place`, ``},
		text{`с подписания {file} эта запись изменена или подменена`, ``},
	},
	{
		"found-since-signed/removed",
		text{`since {file} was signed {n:# entry is|# entries are} gone from here`, ``},
		text{`с подписания {file} отсюда {n:исчезла # запись|исчезли # записи|исчезло # записей}`, ``},
	},
	{
		"found-since-signed/inserted",
		text{`since {file} was signed {n:# entry was|# entries were} put in here`, ``},
		text{`с подписания {file} здесь {n:вставлена # запись|вставлены # записи|вставлено # записей}`, ``},
	},
	{
		"found-since-signed/moved",
		text{`since {file} was signed entries were moved, from here on`, ``},
		text{`с подписания {file} записи переставлены, начиная отсюда`, ``},
	},
	{
		"found-fewer-than-signed",
		text{`{file} was signed at {n:# entry|# entries}, and the ledger has {left}: entries between {from} and {n} are gone; the --hashes written with it would name them`, ``},
		text{`когда подписали {file}, в учёте было {n:# запись|# записи|# записей}, а теперь {left}: исчезли записи между {from} и {n}; место назвали бы хеши --hashes, записанные с ней`, ``},
	},
	{
		"found-not-compared",
		text{`{file}, signed at {n:# entry|# entries}, could not be compared: the ledger could be followed as far as entry {left}`, ``},
		text{`{file}, подписанную при {n:# записи|# записях|# записях} в учёте, сверить не удалось: учёт читается до записи {left}`, ``},
	},
	{
		"found-between",
		text{`since {file} was signed an entry between {from} and {to} was changed, removed or put in; the --hashes written with it would name it`, ``},
		text{`с подписания {file} между записями {from} и {to} что-то изменено, удалено или вставлено; место назвали бы хеши --hashes, записанные с ней`, ``},
	},
	{
		"found-second-stuck",
		text{`the second reader does not get through: {detail}`, ``},
		text{`вторая программа чтения не дошла до конца (диагностика: {detail})`, ``},
	},
	{
		"found-second-root",
		text{`the second reader finds {n:# entry|# entries} with root {root}`, ``},
		text{`вторая программа чтения нашла {n:# запись|# записи|# записей} с корнем {root}`, ``},
	},
	{
		"found-second-sum",
		text{`{where}: reports say {sum}, the second reader {other}`, ``},
		text{`{where}: по отчётам {sum}, по второй программе чтения {other}`, ``},
	},
	{
		"found-second-lines",
		text{`reports know {n:# line|# lines}, the second reader {left}`, ``},
		text{`отчёты знают {n:# строку|# строки|# строк}, вторая программа чтения — {left}`, ``},
	},
	{
		"found-limit",
		text{`stream {stream} has {setting} {value}: the cluster hides entries of it, and destroys them at its next scavenge`, ``},
		text{`у потока {stream} задано {setting} {value}: кластер скрывает его записи и уничтожит их при следующей очистке`, ``},
	},
	{
		"found-event-id",
		text{`the cluster has it under an id that is not that of its content: another program wrote it`, ``},
		text{`в кластере она под идентификатором не от её содержания: её записала другая программа`, ``},
	},
	{
		"found-unprotected",
		text{`the file's tables and triggers are not as they were made, so that other programs could change entries: {detail}`, ``},
		text{`таблицы и триггеры файла не те, какими созданы, и другие программы могли менять записи (диагностика: {detail})`, ``},
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
		"audit verify",
		helpText{
			"read the whole ledger and check every entry, trusting nothing",
			`Checks that entries follow one another, that their bytes are as they were stored, that each was allowed by the rules in the state that its decision saw ` +
				`(no line overspent, nothing in a closed period, no document recorded twice, nobody reopening what they closed), and that the cache says what the entries say. ` +
				`With a --checkpoint it proves that the ledger continues what was signed then; with the --hashes written beside it, it names the entry that was changed, removed or put in. ` +
				`Without a checkpoint entries that were replaced by others just as good are not found, and entries removed from the end leave no trace. ` +
				`Exit status: 0 nothing found, 1 something found, 3 it could not be checked. Works on a ledger that may only be read, and on an --export.`,
		},
		helpText{
			"прочитать весь учёт и проверить каждую запись, ничему не доверяя",
			`Проверяется, что записи следуют одна за другой, что их байты те, какими их сохранили, что каждая была допустима по правилам в том состоянии, которое видело её решение ` +
				`(строка не перерасходована, в закрытом периоде ничего нет, документ не внесён дважды, никто не открыл закрытое им самим), и что кэш говорит то же, что записи. ` +
				`С --checkpoint доказывается, что учёт продолжает подписанное тогда; с сохранёнными рядом --hashes называется запись, которую изменили, удалили или вставили. ` +
				`Без контрольной точки записи, подменённые столь же допустимыми, не найти, а удалённые с конца следа не оставляют. ` +
				`Код выхода: 0 — ничего не найдено, 1 — что-то найдено, 3 — проверить не удалось. Работает и с учётом, доступным только для чтения, и с выгрузкой --export.`,
		},
		[]example{
			{"against what was signed at the end of June", "сверить с подписанным в конце июня", "fundledger audit verify --checkpoint 2018-06.checkpoint --hashes 2018-06.hashes --public-key auditor.key.pub"},
			{"by two readers", "двумя программами чтения", "fundledger audit verify --second-reader"},
			{"an export, without the ledger", "выгрузка, без учёта", "fundledger audit verify --export ledger.ndjson"},
		},
	},
	{
		"audit replay",
		helpText{
			"show the ledger as it stood behind any entry, made again from the first one",
			`Reads every entry up to --until, takes nothing from the cache, and shows what then stood on every line. ` +
				`What reports say as of that entry (--known-at) is held against it. Without --until, as it stands now. ` +
				`Exit status: 0 the same, 1 something differs or an entry could not be as it is.`,
		},
		helpText{
			"показать учёт после любой записи, воспроизведя его с первой",
			`Читаются все записи до --until, из кэша не берётся ничего, и показывается, что тогда стояло на каждой строке. ` +
				`С этим сверяется то, что говорят отчёты на ту же запись (--known-at). Без --until — на сейчас. ` +
				`Код выхода: 0 — то же самое, 1 — есть расхождения или запись не могла быть такой.`,
		},
		[]example{
			{"behind the entry that a report was made at", "после записи, на которую сделан отчёт", "fundledger audit replay --until @7"},
			{"as it stood in the evening of a day", "на вечер дня", "fundledger audit replay --until 2018-08-10"},
		},
	},
	{
		"audit sample",
		helpText{
			"draw payments to be examined, so that anybody can draw them again",
			`Draws from the payments that --period, --source and --where select, in ledger order, each with the amount that was recorded; the head has how many they are and their total. ` +
				`With --method mus units of money are drawn, one in each interval, the total divided by --size: the larger a payment the more likely, and one as large as an interval for certain. ` +
				`With --method random every payment is as likely as another. Draw i is SHA-256 of the seed, a comma and i, modulo the size: other tools come to the same. ` +
				`Take a --seed that nobody could choose, such as dice thrown in front of the auditee, and note the entry in the head: with --known-at the same sample is drawn at any later time.`,
		},
		helpText{
			"отобрать платежи для проверки так, чтобы любой мог повторить отбор",
			`Отбор идёт из платежей, выбранных --period, --source и --where, в порядке учёта, каждый с суммой, с которой внесён; в заголовке — их число и общая сумма. ` +
				`При --method mus отбираются денежные единицы, по одной в каждом интервале — общей сумме, делённой на --size: чем крупнее платёж, тем вероятнее, а платёж не меньше интервала попадает наверняка. ` +
				`При --method random все платежи равновероятны. Номер i — это SHA-256 от начального значения, запятой и i по модулю размера: другие программы получат то же. ` +
				`Возьмите --seed, который никто не мог выбрать, например кости, брошенные при проверяемом, и запишите номер записи из заголовка: с --known-at та же выборка получится когда угодно.`,
		},
		[]example{
			{"twenty-five units of money spent in 2018", "двадцать пять денежных единиц из расходов 2018 года", "fundledger audit sample --source wb -p 2018 -n 25 --seed 4163552"},
			{"ten payments to one supplier, each alike", "десять платежей одному поставщику, все равновероятны", "fundledger audit sample --method random -n 10 --seed 4163552 --source wb --where payee=Softline"},
		},
	},
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

package catalogue

// storeSetup is about the rights on a cluster, and what endangers a ledger there.
var storeSetup = []entry{
	{"value/group", text{"GROUP", ""}, text{"ГРУППА", ""}},
	{"flag/writers", text{"the group of users who record", ""}, text{"группа пользователей, которые вносят записи", ""}},
	{"flag/auditors", text{"the group of users who only read", ""}, text{"группа пользователей, которые только читают", ""}},
	{"flag/shared", text{"others use the cluster too: set rights for this ledger's streams alone", ""}, text{"кластером пользуются и другие: задать права только для потоков этого учёта", ""}},
	{"column/point", text{"What was looked at", ""}, text{"Что проверено", ""}},
	{"column/answer", text{"Answer", ""}, text{"Ответ", ""}},
	{"column/remark", text{"Remark", ""}, text{"Примечание", ""}},

	{
		"setup-done",
		text{`{path}: set rights in {n:# stream|# streams}; group {writers} records, group {auditors} reads`, ``},
		text{`{path}: права заданы в {n:# потоке|# потоках|# потоках}; группа {writers} вносит записи, группа {auditors} читает`, ``},
	},
	{
		"setup-already",
		text{`{path}: the rights are so already; nothing was changed`, ``},
		text{`{path}: права уже такие; ничего не изменено`, ``},
	},
	{
		"setup-of-file",
		text{`a ledger in a file has the rights of the file`, `set them with the means of the system; for a cluster: --ledger esdb://…`},
		text{`права на учёт в файле — это права на файл`, `задайте их средствами системы; для кластера: --ledger esdb://…`},
	},
	{
		"bad-group",
		text{`{value} cannot be a group of the server's users`, `a name without spaces, commas and quotation marks`},
		text{`{value} не может быть группой пользователей сервера`, `имя без пробелов, запятых и кавычек`},
	},
	{
		"store-unsafe",
		text{`{n:# point is|# points are} unsafe; see Roles in docker/README.md`, ``},
		text{`{n:небезопасен # пункт|небезопасны # пункта|небезопасно # пунктов}; см. раздел Roles в docker/README.md`, ``},
	},
	{
		"store-without-tls",
		text{`everybody on the way can read and change what is sent`, ``},
		text{`любой на пути может читать и менять передаваемое`, ``},
	},
	{"store-answer/yes", text{"yes", ""}, text{"да", ""}},
	{"store-answer/no", text{"no", ""}, text{"нет", ""}},
	{"store-answer/none", text{"none", ""}, text{"нет", ""}},
	{"store-answer/unsafe", text{"UNSAFE", ""}, text{"НЕБЕЗОПАСНО", ""}},
	{"store-answer/unseen", text{"this user may not see them", ""}, text{"этому пользователю не видно", ""}},
	{"store-point/place", text{"ledger", ""}, text{"учёт", ""}},
	{"store-point/tls", text{"encrypted connection", ""}, text{"шифрованное соединение", ""}},
	{"store-point/user", text{"user", ""}, text{"пользователь", ""}},
	{"store-point/reads", text{"may read entries", ""}, text{"может читать записи", ""}},
	{"store-point/writes", text{"may record", ""}, text{"может вносить записи", ""}},
	{"store-point/sets", text{"may truncate the ledger's streams and change rights", ""}, text{"может урезать потоки учёта и менять права", ""}},
	{"store-point/deletes", text{"may delete streams", ""}, text{"может удалять потоки", ""}},
	{"store-point/passwords", text{"users with the password of every fresh server", ""}, text{"пользователи с паролем нового сервера", ""}},
	{"store-point/limits", text{"settings that truncate streams of the ledger", ""}, text{"настройки, урезающие потоки учёта", ""}},
	{"store-point/gone", text{"streams of which entries are missing", ""}, text{"потоки, в которых не хватает записей", ""}},
	{"store-point/protected", text{"the file lets only entries be added", ""}, text{"файл позволяет только добавлять записи", ""}},
}

var storeHelp = []helpEntry{
	{"store", helpText{"rights on a cluster, and what endangers the ledger", ""}, helpText{"права на кластере и что угрожает учёту", ""}, nil},
	{
		"store setup",
		helpText{
			"let some users of a cluster record and others only read",
			`Run by an administrator of the server. Writers append and read, and cannot delete or change settings; auditors only read; who operates the server sees no entries. ` +
				`On a cluster of the ledger's own this holds for all streams; with --shared for the streams of this ledger, also for those that begin later. ` +
				`Run again it changes nothing. Users are put into groups with the server: see docker/README.md.`,
		},
		helpText{
			"позволить одним пользователям кластера вносить записи, другим — только читать",
			`Выполняет администратор сервера. Пишущие добавляют и читают записи, но не могут удалять их и менять настройки; аудиторы только читают; кто обслуживает сервер, записей не видит. ` +
				`На собственном кластере это действует для всех потоков, с --shared — для потоков этого учёта, в том числе будущих. ` +
				`Повторный запуск ничего не меняет. Пользователей в группы включают средствами сервера: см. docker/README.md.`,
		},
		[]example{
			{"on a cluster that others use too", "на кластере, которым пользуются и другие", "fundledger store setup --shared --writers accountants --auditors chamber-of-control"},
		},
	},
	{
		"store check",
		helpText{
			"tell what the present user may do, and what is unsafe",
			`Asks the server by requests that change nothing. Unsafe are: no encryption, passwords that every fresh server has, a right to delete or truncate, ` +
				`settings that truncate the ledger's streams, streams of which entries are missing. Exit status: 0 all is well, 1 something is unsafe, 3 it could not be asked. ` +
				`Of a ledger in a file it tells whether other programs could change entries.`,
		},
		helpText{
			"сообщить, что может нынешний пользователь и что небезопасно",
			`Сервер спрашивается запросами, которые ничего не меняют. Небезопасно: нет шифрования, пароли нового сервера, право удалять или урезать, ` +
				`настройки, урезающие потоки учёта, потоки, в которых не хватает записей. Код выхода: 0 — всё в порядке, 1 — что-то небезопасно, 3 — спросить не удалось. ` +
				`Про учёт в файле сообщается, могут ли другие программы менять записи.`,
		},
		[]example{
			{"before the first entry, and from time to time", "перед первой записью и время от времени", "fundledger store check"},
		},
	},
}

package catalogue

// evidenceEntries are about files that entries are proven with.
var evidenceEntries = []entry{
	{
		"evidence-attached",
		text{`{n:# file is|# files are} kept with {entry}, by {by}`, ``},
		text{`к записи {entry} {n:приложен # файл|приложены # файла|приложено # файлов}, запись {by}`, ``},
	},
	{
		"evidence-there",
		text{`{entry} has these files already; nothing was written`, ``},
		text{`эти файлы к записи {entry} уже приложены; ничего не записано`, ``},
	},
	{
		"archive-of-nothing",
		text{`{flag} says where files go, and none is given`, `name the files: --attach FILE`},
		text{`{flag} указывает место файлов, а файлов нет`, `укажите файлы: --attach ФАЙЛ`},
	},
	{
		"attach-of-several",
		text{`a file given with --attach belongs to one entry, and these are {n}`, `decide about them one by one, or attach it afterwards: fundledger evidence attach`},
		text{`файл из --attach относится к одной записи, а здесь их {n}`, `решайте о них по одной или приложите файл потом: fundledger evidence attach`},
	},
	{
		"evidence-empty",
		text{`{file} is empty: it proves nothing`, `give the document itself, such as its scan`},
		text{`файл {file} пуст и ничего не подтверждает`, `укажите сам документ, например его скан`},
	},
	{
		"evidence-folder",
		text{`{file} is a folder`, `name its files one by one`},
		text{`{file} — папка`, `перечислите её файлы`},
	},
	{
		"evidence-changing",
		text{`{file} changed while it was copied`, `repeat the command when nobody writes it any more`},
		text{`файл {file} изменился во время копирования`, `повторите команду, когда его никто не записывает`},
	},
	{
		"bad-sha256",
		text{`"{value}" is no SHA-256 in hexadecimal digits`, `it has 64 digits, 0-9 and a-f`},
		text{`«{value}» — не хеш SHA-256 в шестнадцатеричном виде`, `в нём 64 цифры, 0-9 и a-f`},
	},
	{
		"evidence-of-evidence",
		text{`{entry} is itself a file of {of}`, `attach to {of}: fundledger evidence attach {of} FILE`},
		text{`запись {entry} сама приложена к записи {of}`, `приложите файл к {of}: fundledger evidence attach {of} ФАЙЛ`},
	},
	{
		"evidence-of-import",
		text{`{entry} is the beginning or the end of an import`, `attach to a row of it; see: fundledger history --batch FILE`},
		text{`запись {entry} — начало или конец импорта`, `приложите файл к его строке; см. fundledger history --batch ФАЙЛ`},
	},
	{
		"evidence-of-split",
		text{`{entry} only says how a document is divided`, `attach to a part of it: fundledger evidence attach {part} FILE`},
		text{`запись {entry} только о том, как разделён документ`, `приложите файл к его части: fundledger evidence attach {part} ФАЙЛ`},
	},
	{
		"found-evidence",
		text{`it names file {n} of {entry}, which has no such place for it`, ``},
		text{`она называет файл {n} записи {entry}, для которого там нет места`, ``},
	},
	{"evidence-of-none", text{"{file} is kept with no entry; its SHA-256 is {sha256}", ""}, text{"файл {file} не приложен ни к одной записи; его SHA-256 — {sha256}", ""}},
	{"no-evidence", text{"No files are kept", ""}, text{"Приложенных файлов нет", ""}},
	{
		"evidence-checked",
		text{`{n:# file|# files}: {intact} intact, {changed} changed, {missing} missing`, ``},
		text{`{n:# файл|# файла|# файлов}: без изменений — {intact}, изменено — {changed}, нет — {missing}`, ``},
	},
	{
		"evidence-unknown",
		text{`{n:# file there belongs|# files there belong} to no entry, the first is {file}`, ``},
		text{`{n:# файл не приложен|# файла не приложены|# файлов не приложены} ни к одной записи, первый — {file}`, ``},
	},
	{
		"evidence-lacking",
		text{`{n:# payment|# payments} without documents, {sum}, of {of}, {total}`, ``},
		text{`без документов: {n:# платёж|# платежа|# платежей}, {sum}, из {of}, {total}`, ``},
	},
	{
		"evidence-complete",
		text{`every payment has documents: {of}, {total}`, ``},
		text{`у каждого платежа есть документы: {of}, {total}`, ``},
	},
	{"evidence-no-payments", text{"there are no payments", ""}, text{"платежей нет", ""}},
	{"progress-evidence", text{"files read", ""}, text{"прочитано файлов", ""}},
	{"evidence/changed", text{"changed", ""}, text{"изменён", ""}},
	{"evidence/missing", text{"missing", ""}, text{"нет", ""}},
	{"event/evidence-attached.v1", text{"file attached", ""}, text{"приложен файл", ""}},
	{"column/documents_attached", text{"Attached", ""}, text{"Приложено", ""}},
	{"column/file_name", text{"File", ""}, text{"Файл", ""}},
	{"column/size", text{"Bytes", ""}, text{"Байт", ""}},
	{"column/archive", text{"Archive", ""}, text{"Архив", ""}},
	{"column/evidence", text{"Attached by", ""}, text{"Приложен записью", ""}},
	{"column/found", text{"Found", ""}, text{"Найден", ""}},
	{"column/without_documents", text{"Without documents", ""}, text{"Без документов", ""}},
	{"column/amount_without", text{"Amount without", ""}, text{"Сумма без документов", ""}},
	{"column/intact", text{"Intact", ""}, text{"Без изменений", ""}},
	{"column/missing", text{"Missing", ""}, text{"Нет", ""}},
	{"column/unknown", text{"Of no entry", ""}, text{"Не приложено", ""}},
	{"table/by_currency", text{"By currency", ""}, text{"По валютам", ""}},
	{"flag/attach", text{"document of the entry: its SHA-256, size and name are kept, the file is not", ""}, text{"документ записи: сохраняются его хеш SHA-256, размер и имя, но не сам файл", ""}},
	{"flag/archive", text{"where the files are filed, as the archive names it", ""}, text{"где хранятся файлы, как это называет архив", ""}},
	{"flag/copy-to", text{"copy the files into this folder too, each under its SHA-256", ""}, text{"ещё и скопировать файлы в эту папку, каждый под его SHA-256", ""}},
	{"flag/evidence list/file", text{"the entries that this file is kept with, whatever it was called", ""}, text{"записи, к которым приложен этот файл, как бы он ни назывался", ""}},
}

// evidenceHelp is about the commands of files that entries are proven with.
var evidenceHelp = []helpEntry{
	{"evidence", helpText{"documents of entries: scans, signed files", ""}, helpText{"документы записей: сканы, подписанные файлы", ""}, nil},
	{
		"evidence attach",
		helpText{
			"keep documents with an entry that is recorded",
			`What is kept of a file is its SHA-256, its size and name, and where it is filed: whoever has the file can prove that it is the one, and the file itself stays in your archive. ` +
				`With --copy-to a copy goes into a folder, under its SHA-256, whole or not at all, before the entry is recorded; a copy that is there already stays. ` +
				`Commands that record something take --attach and do this at once. A file that the entry has already is not attached again; with another --archive its place is recorded anew.`,
		},
		helpText{
			"приложить документы к внесённой записи",
			`Сохраняются хеш SHA-256 файла, его размер, имя и место в архиве: у кого есть файл, тот может доказать, что это он, а сам файл остаётся в вашем архиве. ` +
				`С --copy-to копия файла под его SHA-256 попадает в папку до внесения записи, целиком или никак; уже имеющаяся там копия остаётся. ` +
				`Команды, которые вносят записи, делают то же сразу: --attach. Уже приложенный файл второй раз не прилагается; с другим --archive записывается его новое место.`,
		},
		[]example{
			{"a scan", "скан", "fundledger evidence attach 'grodno#17' order-118.pdf"},
			{"with its place in the archive", "с местом в архиве", "fundledger evidence attach 'grodno#17' order-118.pdf --archive 03-12/5"},
			{"with a copy in a folder", "с копией в папке", "fundledger evidence attach 'grodno#17' order-118.pdf --copy-to scans"},
		},
	},
	{
		"evidence list",
		helpText{"list the documents of entries", "With ENTRY those of these entries, with --file the entries of a document that you hold, else all."},
		helpText{"показать документы записей", "С ЗАПИСЬЮ — документы этих записей, с --file — записи документа, который у вас в руках, иначе все."},
		[]example{
			{"of one entry", "одной записи", "fundledger evidence list 'grodno#17'"},
			{"of one source", "одного источника", "fundledger evidence list --source grodno"},
			{"whose document is this?", "чей это документ?", "fundledger evidence list --file order-118.pdf"},
		},
	},
	{
		"evidence check",
		helpText{
			"hold the files in a folder against what entries say of them",
			`All files in the folders and below are read. A file is intact when its SHA-256 is the recorded one, whatever it is called; changed when only its name is the recorded one; else it is missing. Exit status 1 if any is changed or missing. ` +
				`That nobody exchanged a recorded SHA-256 in the ledger itself is shown by a checkpoint signed before: audit verify --checkpoint.`,
		},
		helpText{
			"сверить файлы в папке с тем, что о них записано",
			`Читаются все файлы в папках и вложенных в них. Файл без изменений, если его хеш SHA-256 — записанный, как бы он ни назывался; изменён, если совпадает только имя; иначе его нет. Код завершения 1, если хоть один изменён или его нет. ` +
				`Что записанный хеш SHA-256 не подменили в самом учёте, показывает подписанная раньше контрольная точка: audit verify --checkpoint.`,
		},
		[]example{{"of one source", "одного источника", "fundledger evidence check scans --source grodno"}},
	},
	{
		"evidence missing",
		helpText{
			"list the payments without documents",
			`Payments that stand and that no file is kept with: neither with the payment, nor with its proposal, nor with the payment that it corrected. A document that several sources pay is one document.`,
		},
		helpText{
			"показать платежи без документов",
			`Действующие платежи, к которым не приложен ни один файл: ни к самому платежу, ни к его предложению на утверждение, ни к исправленному им платежу. Документ, который оплачивают несколько источников, — один документ.`,
		},
		[]example{
			{"of half a year", "за полугодие", "fundledger evidence missing -p 2018H1"},
			{"of one source, as a workbook", "одного источника, в книгу xlsx", "fundledger evidence missing --source grodno -o missing.xlsx"},
		},
	},
}

package catalogue

// storeEntries are about the ledger's file.
var storeEntries = []entry{
	{
		"no-such-ledger",
		text{`there is no ledger {path}`, `make one with: fundledger init; or say where it is: --ledger FILE`},
		text{`нет файла учёта {path}`, `создайте его командой fundledger init или укажите, где он: --ledger ФАЙЛ`},
	},
	{
		"no-such-folder",
		text{`there is no folder {path}`, ``},
		text{`нет папки {path}`, ``},
	},
	{
		"not-a-ledger",
		text{`{path} is no ledger`, `it was left as it is; say where the ledger is: --ledger FILE`},
		text{`{path} — не файл учёта`, `он остался без изменений; укажите, где файл учёта: --ledger ФАЙЛ`},
	},
	{
		"ledger-exists",
		text{`{path} is there already`, `it was left as it is; choose another file`},
		text{`файл {path} уже есть`, `он остался без изменений; выберите другой файл`},
	},
	{
		"ledger-damaged",
		text{`ledger {path} is damaged: {detail}`, `nothing was changed; go back to a backup, and keep this file for examination`},
		text{`файл учёта {path} повреждён (диагностика: {detail})`, `ничего не изменено; вернитесь к резервной копии, а этот файл сохраните для разбора`},
	},
	{
		"entry-damaged",
		text{`the ledger is damaged: {detail}`, `nothing was changed; go back to a backup, and keep this file for examination`},
		text{`учёт повреждён (диагностика: {detail})`, `ничего не изменено; вернитесь к резервной копии, а этот файл сохраните для разбора`},
	},
	{
		"entry-newer",
		text{`the ledger has an entry that this program does not know: {detail}`, `use a newer fundledger`},
		text{`в учёте есть запись, которой эта программа не знает (диагностика: {detail})`, `установите более новую версию fundledger`},
	},
	{
		"ledger-newer-format",
		text{`ledger {path} has format {format}, this program knows up to {known}`, `use a newer fundledger`},
		text{`у файла учёта {path} формат {format}, а последний известный этой программе — {known}`, `установите более новую версию fundledger`},
	},
	{
		"ledger-busy",
		text{`ledger {path} is in use, and the wait was too long`, `try again when the import or other work on it is done`},
		text{`файл учёта {path} занят, время ожидания истекло`, `повторите, когда закончится импорт или другая работа с ним`},
	},
	{
		"ledger-no-access",
		text{`ledger {path} cannot be opened: {detail}`, `look at the permissions of the file and of its folder`},
		text{`файл учёта {path} не открывается: {detail}`, `проверьте права на файл и его папку`},
	},
	{
		"disk-full",
		text{`the disk of {path} is full: nothing was written`, `make room and repeat the command`},
		text{`на диске с {path} нет места, ничего не записано`, `освободите место и повторите команду`},
	},
	{
		"network-share",
		text{`{path} lies on a network share ({kind}), where several computers would damage it`, `keep the ledger on a local disk`},
		text{`{path} лежит на сетевом диске ({kind}), где его повредят при работе с нескольких компьютеров`, `держите файл учёта на локальном диске`},
	},
	{
		"ledger-read-only",
		text{`the ledger is open for reading only`, `look at the permissions of its file and folder`},
		text{`файл учёта открыт только для чтения`, `проверьте права на файл и его папку`},
	},
	{
		"ledger-moved-on",
		text{`somebody else wrote to the ledger at the same time`, `run the command again`},
		text{`одновременно в учёт писал кто-то ещё`, `повторите команду`},
	},
	{
		"outcome-unknown",
		text{`the store did not say whether the entry was written`, `run exactly the same command again: it will not be written twice`},
		text{`хранилище не сообщило, сделана ли запись`, `повторите ту же команду: дважды запись не появится`},
	},
	{
		"too-large",
		text{`this is more than one entry of the ledger can hold`, `shorten the texts, or divide it`},
		text{`это больше, чем помещается в одну запись учёта`, `сократите тексты или разделите запись`},
	},
	{
		"ledger-unfinished",
		text{`{path} is a ledger without a first entry`, `fundledger init was interrupted: run it again`},
		text{`в файле учёта {path} нет первой записи`, `команда fundledger init была прервана: повторите её`},
	},
	{
		"not-an-archive",
		text{`{file} is no archive of a ledger`, `archives are made by: fundledger export FILE`},
		text{`{file} — не архив учёта`, `архив делает команда fundledger export ФАЙЛ`},
	},
	{
		"archive-cut",
		text{`archive {file} is cut short: its last line is missing`, `nothing was restored; copy or export it again`},
		text{`архив {file} обрезан: нет последней строки`, `ничего не восстановлено; скопируйте или выгрузите его ещё раз`},
	},
	{
		"archive-damaged",
		text{`archive {file} is damaged: {detail}`, `nothing was restored; copy or export it again`},
		text{`архив {file} повреждён: {detail}`, `ничего не восстановлено; скопируйте или выгрузите его ещё раз`},
	},
	{
		"restore-into-other",
		text{`the ledger has entries that do not stand at the beginning of archive {file}`, `restore into a new ledger: --ledger FILE`},
		text{`в учёте есть записи, которых нет в начале архива {file}`, `восстанавливайте в новый учёт: --ledger ФАЙЛ`},
	},
}

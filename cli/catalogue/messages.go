package catalogue

// messageEntries are what commands say when they are done, or on their way.
var messageEntries = []entry{
	{
		"ledger-made",
		text{`made {path}: ledger {name}, in {currency}, days of {zone}`, ``},
		text{`создан {path}: учёт {name}, валюта {currency}, дни по времени {zone}`, ``},
	},
	{
		"backup-made",
		text{`copied {path} to {file}`, ``},
		text{`учёт скопирован: {path} → {file}`, ``},
	},
	{
		"exported",
		text{`wrote {n:# entry|# entries} to {file}, root {root}`, ``},
		text{`записано в {file}: {n:# запись|# записи|# записей}, корень {root}`, ``},
	},
	{
		"restored",
		text{`restored {n:# entry|# entries} to {path}, root {root}`, ``},
		text{`восстановлено в {path}: {n:# запись|# записи|# записей}, корень {root}`, ``},
	},
	{"pace", text{`{rate}/s, {left} left`, ``}, text{`{rate}/с, осталось {left}`, ``}},
	{
		"writing-entries",
		text{`Writing entries`, ``},
		text{`Запись`, ``},
	},
	{
		"source-registered",
		text{`registered source {source}, in {currency}, as {entry}`, ``},
		text{`источник {source} зарегистрирован, валюта {currency}: {entry}`, ``},
	},
	{
		"source-amended",
		text{`amended source {source}, as {entry}`, ``},
		text{`сведения об источнике {source} изменены: {entry}`, ``},
	},
	{
		"already-so",
		text{`source {source} is so already; nothing was written`, ``},
		text{`сведения об источнике {source} уже такие; ничего не записано`, ``},
	},
	{
		"dimension-registered",
		text{`registered dimension {dimension}, as {entry}`, ``},
		text{`классификация {dimension} зарегистрирована: {entry}`, ``},
	},
	{
		"allocation-approved",
		text{`{amount} approved for {line}, as {entry}`, ``},
		text{`по бюджетной строке {line} утверждено {amount}: {entry}`, ``},
	},
	{
		"recorded",
		text{`recorded as {entry}`, ``},
		text{`внесено как {entry}`, ``},
	},
	{
		"already-recorded",
		text{`already recorded as {entry}; nothing was written`, ``},
		text{`уже внесено как {entry}; ничего не записано`, ``},
	},
	{
		"reversed",
		text{`reversed {entry}, by {by}`, ``},
		text{`запись {entry} сторнирована записью {by}`, ``},
	},
	{
		"rebuilt",
		text{`read {n:# entry|# entries} in {ms} ms`, ``},
		text{`{n:прочитана # запись|прочитаны # записи|прочитано # записей} за {ms} мс`, ``},
	},
	{
		"reading-entries",
		text{`Reading entries`, ``},
		text{`Чтение записей`, ``},
	},
	{
		"waiting",
		text{`waiting: the ledger is in use`, ``},
		text{`ожидание: учёт занят другой программой`, ``},
	},
	{
		"waiting-for",
		text{`waiting: the ledger is in use by {user} on {host} ({command}, process {process})`, ``},
		text{`ожидание: с учётом работает {user} на компьютере {host} ({command}, процесс {process})`, ``},
	},

	{
		"report-spend",
		text{`Spent in {period}: {first} to {last}`, ``},
		text{`Кассовые расходы за период {period}: с {first} по {last}`, ``},
	},
	{
		"report-spend-days",
		text{`Spent from {first} to {last}`, ``},
		text{`Кассовые расходы с {first} по {last}`, ``},
	},
	{
		"report-execution",
		text{`Budget execution in {period}: {first} to {last}`, ``},
		text{`Исполнение бюджета за период {period}: с {first} по {last}`, ``},
	},
	{
		"report-execution-days",
		text{`Budget execution from {first} to {last}`, ``},
		text{`Исполнение бюджета с {first} по {last}`, ``},
	},
	{
		"report-to-date",
		text{`No period was given: this calendar year up to today`, ``},
		text{`Период не указан: текущий календарный год по сегодняшний день`, ``},
	},
	{
		"report-as-of",
		text{`As of {as_of}: what has a later date does not count`, ``},
		text{`По состоянию на {as_of}: более поздние даты не учтены`, ``},
	},
	{"report-fingerprint", text{`Fingerprint {fingerprint}`, ``}, text{`Отпечаток {fingerprint}`, ``}},
	{
		"report-known-entry",
		text{`As the ledger knew it at entry {ordinal}, recorded {recorded}`, ``},
		text{`По данным учёта на запись {ordinal}, внесённую {recorded}`, ``},
	},
	{
		"report-known-time",
		text{`As the ledger knew it at {asked}: up to entry {ordinal}, recorded {recorded}`, ``},
		text{`По данным учёта на {asked}: по запись {ordinal}, внесённую {recorded}`, ``},
	},
	{
		"report-basis",
		text{`Paid, by value date; {money}; ledger {ledger} up to entry {ordinal}`, ``},
		text{`Оплачено, по дате списания; {money}; учёт {ledger} по запись {ordinal}`, ``},
	},
	{
		"plan-not-divided",
		text{`Plans count where their line stands: payments that are classified more finely than their line have no plan of their own`, ``},
		text{`План показан там, где находится его бюджетная строка: у расходов, классифицированных подробнее, своего плана нет`, ``},
	},
	{
		"report-where",
		text{`Only {dimension}: {values}`, ``},
		text{`Отбор: {dimension} — {values}`, ``},
	},
	{
		"report-nothing",
		text{`The ledger has nothing of this kind`, ``},
		text{`Таких данных в учёте нет`, ``},
	},
	{
		"import-incomplete",
		text{`the import of {file} is incomplete: {done} of {rows:# row|# rows}`, ``},
		text{`импорт {file} не завершён: {done} из {rows:# строки|# строк|# строк}`, ``},
	},
	{
		"import-incomplete-open",
		text{`the import of {file} is incomplete: {done:# row|# rows} so far`, ``},
		text{`импорт {file} не завершён: пока {done:# строка|# строки|# строк}`, ``},
	},
	{
		"history-zone",
		text{`Recorded at: time of {zone}`, ``},
		text{`Часовой пояс: {zone}`, ``},
	},
	{
		"particular",
		text{`{name}: {value}`, ``},
		text{`{name}: {value}`, ``},
	},
}

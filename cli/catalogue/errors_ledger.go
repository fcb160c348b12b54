package catalogue

// ledgerEntries are the decisions of the ledger: why something may not be entered.
var ledgerEntries = []entry{
	{
		"over-available",
		text{`line {line}: {asked} asked, {available} available`, `see: fundledger report execution --by line`},
		text{`бюджетная строка {line}: запрошено {asked}, свободный остаток {available}`, `см. fundledger report execution --by line`},
	},
	{
		"before-opening",
		text{`source {source} opens on {opens}: no payment on {date}`, `the value date decides`},
		text{`источник {source} открыт с {opens}, платёж датой {date} невозможен`, `решает дата списания`},
	},
	{
		"after-closing",
		text{`source {source} takes payments up to {last}, not on {date}`, `the value date decides`},
		text{`источник {source} принимает платежи по {last}, а дата платежа — {date}`, `решает дата списания`},
	},
	{
		"outside-line",
		text{`line {line} is valid from {first} to {last}, not on {date}`, `use the line of that year`},
		text{`бюджетная строка {line} действует с {first} по {last}, а дата — {date}`, `укажите строку нужного года`},
	},
	{
		"wrong-currency",
		text{`line {line} is kept in {currency}, not in {asked}`, ``},
		text{`бюджетная строка {line} ведётся в {currency}, а не в {asked}`, ``},
	},
	{
		"not-positive",
		text{`line {line}: {asked} is no payment`, `an expenditure is above zero; to take one back: fundledger expenditure reverse`},
		text{`бюджетная строка {line}: сумма {asked} не может быть платежом`, `сумма расхода больше нуля; сторно проводит команда fundledger expenditure reverse`},
	},
	{
		"bad-document-line",
		text{`{value} is no line of a document`, `lines of a document are counted from 1`},
		text{`{value} — не номер строки документа`, `строки документа нумеруются с 1`},
	},
	{
		"document-conflict/pending",
		text{`document {document} waits for approval as {entry}, with other content`, `to withdraw that: fundledger pending reject {entry}; then record the right one`},
		text{`документ {document} ждёт утверждения как {entry}, но с другим содержанием`, `отозвать ту запись: fundledger pending reject {entry}; затем внесите верную`},
	},
	{
		"document-conflict/no-date",
		text{
			`document {document} is already recorded as {entry}, with other content`,
			`another document of this number is told from it by --document-date, --document-kind or --issuer; see: fundledger expenditure show {entry}; a mistake in it is put right by: fundledger expenditure replace {entry} (money, days), amend {entry} (texts) or reverse {entry}`,
		},
		text{
			`документ {document} уже внесён как {entry}, но с другим содержанием`,
			`другой документ с этим номером отличают --document-date, --document-kind или --issuer; см. fundledger expenditure show {entry}; ошибку в нём исправит fundledger expenditure replace {entry} (сумма, даты), amend {entry} (тексты) или reverse {entry}`,
		},
	},
	{
		"document-conflict",
		text{
			`document {document} is already recorded as {entry}, with other content`,
			`see: fundledger expenditure show {entry}; a mistake is put right by: fundledger expenditure replace {entry} (money, days), amend {entry} (texts) or reverse {entry}`,
		},
		text{
			`документ {document} уже внесён как {entry}, но с другим содержанием`,
			`см. fundledger expenditure show {entry}; ошибку исправит fundledger expenditure replace {entry} (сумма, даты), amend {entry} (тексты) или reverse {entry}`,
		},
	},
	{
		"dimension-fixed",
		text{`line {line} fixes {dimension} as "{fixed}", not "{value}"`, `use a line where it is open, or leave it out`},
		text{`на бюджетной строке {line} за классификацией {dimension} закреплено «{fixed}», а не «{value}»`, `возьмите строку, где это не закреплено, или не указывайте это значение`},
	},
	{
		"dimension-twice",
		text{`{dimension} is given twice`, ``},
		text{`классификация {dimension} указана дважды`, ``},
	},
	{
		"dimension-exists",
		text{`there is a dimension {dimension} already`, `see: fundledger dimension list`},
		text{`классификация {dimension} уже есть`, `см. fundledger dimension list`},
	},
	{
		"unknown-dimension",
		text{`there is no dimension {dimension}`, `see: fundledger dimension list; add one with: fundledger dimension register {dimension}`},
		text{`нет классификации {dimension}`, `см. fundledger dimension list; добавить: fundledger dimension register {dimension}`},
	},
	{
		"already-reversed",
		text{`{entry} has been reversed already, by {by}`, `see: fundledger expenditure show {by}`},
		text{`запись {entry} уже сторнирована записью {by}`, `см. fundledger expenditure show {by}`},
	},
	{
		"reversal-before-entry",
		text{`{entry} is of {original}: it cannot be reversed on {date}, before that`, ``},
		text{`дата записи {entry} — {original}; сторно более ранней датой ({date}) невозможно`, ``},
	},
	{
		"document-reversed",
		text{`the document was recorded before and reversed by {entry}; nothing was written`, `to record it once more: --again`},
		text{`документ уже был внесён, а затем сторнирован записью {entry}; ничего не записано`, `чтобы внести его ещё раз: --again`},
	},
	{
		"reversal-outside-line",
		text{`line {line} is valid from {first} to {last}: a reversal of {date} would give money back after its time`, `date the reversal within the line's days`},
		text{`бюджетная строка {line} действует с {first} по {last}: сторно датой {date} вернуло бы деньги вне её срока`, `укажите дату сторно в пределах срока строки`},
	},
	{
		"no-such-entry",
		text{`there is no entry {entry}`, `see: fundledger history`},
		text{`нет записи {entry}`, `см. fundledger history`},
	},
	{
		"not-an-expenditure/reversal",
		text{`{entry} is a reversal, and a reversal is not corrected`, `if what it took back was right, record the document again: fundledger expenditure record --again`},
		text{`запись {entry} — сторно, а сторно не исправляют`, `если сторнированное было верно, внесите документ ещё раз: fundledger expenditure record --again`},
	},
	{
		"not-an-expenditure/refund",
		text{`{entry} is a refund, not an expenditure`, `see what it gave back: fundledger history {entry}`},
		text{`запись {entry} — возврат, а не расход`, `что им возвращено: fundledger history {entry}`},
	},
	{
		"not-an-expenditure/lapse",
		text{`{entry} is a lapse of the year's end, not an expenditure`, `what lapsed is given again by a legal act: fundledger allocation revise`},
		text{`запись {entry} — аннулирование на конец года, а не расход`, `аннулированное снова выделяют правовым актом: fundledger allocation revise`},
	},
	{
		"not-an-expenditure/pending",
		text{`{entry} waits for approval and is no expenditure yet`, `to withdraw it: fundledger pending reject {entry}; then record the right one`},
		text{`запись {entry} ждёт утверждения и расходом ещё не является`, `отозвать её: fundledger pending reject {entry}; затем внесите верную`},
	},
	{
		"not-an-expenditure",
		text{`{entry} is no expenditure`, `see: fundledger expenditure list`},
		text{`запись {entry} — не расход`, `см. fundledger expenditure list`},
	},

	{
		"unknown-source",
		text{`there is no source {source}`, `see: fundledger source list`},
		text{`нет источника {source}`, `см. fundledger source list`},
	},
	{
		"source-opens-later",
		text{`source {source} cannot open on {opens}: its line {line} begins on {first}`, `open it on {first} or before`},
		text{`источник {source} не может открыться {opens}: его бюджетная строка {line} начинается {first}`, `укажите {first} или раньше`},
	},
	{
		"source-exists",
		text{`source {source} is registered already, otherwise`, `see: fundledger source show {source}; change it with: fundledger source amend {source}`},
		text{`источник {source} уже зарегистрирован с другими данными`, `см. fundledger source show {source}; изменить: fundledger source amend {source}`},
	},
	{
		"unknown-kind",
		text{`there is no kind of source "{kind}"`, `use world-bank, state-programme, local-budget or other`},
		text{`нет вида источника «{kind}»`, `укажите world-bank, state-programme, local-budget или other`},
	},
	{
		"nothing-to-amend",
		text{`nothing is given that would change source {source}`, ``},
		text{`не указано ничего, что изменило бы источник {source}`, ``},
	},
	{
		"deadline-without-closing",
		text{`source {source} has a payment deadline but no closing date`, `the deadline counts from the closing date: give both`},
		text{`у источника {source} есть крайний срок платежей, но нет даты закрытия`, `срок платежей отсчитывается от закрытия: укажите обе даты`},
	},
	{
		"reversed-dates",
		text{`{source}: {last} is before {first}`, ``},
		text{`{source}: дата {last} раньше даты {first}`, ``},
	},

	{
		"unknown-line",
		text{`there is no line {line}`, `see: fundledger allocation list; a line begins with its first allocation`},
		text{`нет бюджетной строки {line}`, `см. fundledger allocation list; строка начинается с первых назначений`},
	},
	{
		"line-without-dates",
		text{`line {line} is new: it needs its first and last day`, ``},
		text{`бюджетная строка {line} новая: укажите её первый и последний день`, ``},
	},
	{
		"line-outside-source",
		text{`line {line} would begin on {date}, before source {source} opens on {opens}`, ``},
		text{`бюджетная строка {line} начиналась бы {date}, а источник {source} открывается {opens}`, ``},
	},
	{
		"line-differs",
		text{`line {line} is there already, with other dates or classification`, `a change of what is fixed on a line is a new line`},
		text{`бюджетная строка {line} уже есть, но с другими датами или классификацией`, `если меняется закреплённое на строке, нужна новая строка`},
	},
	{
		"allocation-exists",
		text{`line {line} has its original allocation already, by {act}`, `a later act changes it: fundledger allocation revise {line}; another year has a line of its own, with the year in its name: {line}/2019, in a profile line = ["Code", "Year"]`},
		text{`по бюджетной строке {line} назначения уже утверждены, акт «{act}»`, `более поздний акт их изменяет: fundledger allocation revise {line}; у другого года своя строка, с годом в имени: {line}/2019; в профиле имя строки составляют из двух столбцов, кода и года`},
	},
	{
		"act-conflict",
		text{`{act} has already allocated line {line}, as {entry}, with other content`, ``},
		text{`бюджетная строка {line}: акт «{act}» уже внесён как {entry}, но с другим содержанием`, ``},
	},
	{
		"negative-allocation",
		text{`line {line}: {asked} is below zero`, `where a published budget means it, add --allow-negative`},
		text{`бюджетная строка {line}: сумма {asked} меньше нуля`, `если в утверждённом бюджете так и есть, добавьте --allow-negative`},
	},
	{
		"phasing-differs",
		text{`line {line}: the phasing adds up to {sum}, the allocation is {asked}`, ``},
		text{`бюджетная строка {line}: роспись в сумме даёт {sum}, а назначения — {asked}`, ``},
	},
	{
		"phases-overlap",
		text{`line {line}: {phase} and {other} of the phasing have days in common`, `divide the amount over periods that follow each other`},
		text{`бюджетная строка {line}: периоды росписи {phase} и {other} имеют общие дни`, `распределите сумму по периодам, которые следуют друг за другом`},
	},
	{
		"phase-outside-line",
		text{`line {line} is valid from {first} to {last}, its phasing has {phase}`, ``},
		text{`бюджетная строка {line} действует с {first} по {last}, а в росписи есть {phase}`, ``},
	},

	{
		"clock-behind",
		text{`this computer's clock says {now}, but the ledger's last entry is of {last}`, `set the clock right; if it is right: --trust-clock`},
		text{`часы этого компьютера показывают {now}, а последняя запись сделана {last}`, `исправьте часы; если они верны: --trust-clock`},
	},
	{
		"clock-ahead",
		text{`this computer's clock says {now}, years after the ledger's last entry of {last}`, `set the clock right; if it is right: --trust-clock`},
		text{`часы этого компьютера показывают {now} — на годы позже последней записи ({last})`, `исправьте часы; если они верны: --trust-clock`},
	},
	{
		"clock-implausible",
		text{`this computer's clock says {now}`, `set the clock right; if it is right: --trust-clock`},
		text{`часы этого компьютера показывают {now}`, `исправьте часы; если они верны: --trust-clock`},
	},
	{
		"unknown-source-meant",
		text{`there is no source {source}`, `did you mean: {meant}`},
		text{`нет источника {source}`, `возможно, имелось в виду: {meant}`},
	},
	{
		"unknown-line-meant",
		text{`there is no line {line}`, `did you mean: {meant}`},
		text{`нет бюджетной строки {line}`, `возможно, имелось в виду: {meant}`},
	},
	{
		"bad-address-meant",
		text{`"{value}" is no line's address`, `write source and line; did you mean: {meant}`},
		text{`«{value}» — не адрес бюджетной строки`, `укажите источник и строку; возможно, имелось в виду: {meant}`},
	},
	{
		"unknown-dimension-meant",
		text{`there is no dimension {dimension}`, `did you mean: {meant}`},
		text{`нет классификации {dimension}`, `возможно, имелось в виду: {meant}`},
	},
	{
		"as-of-before-period",
		text{`{as_of} lies before {period}, which begins on {first}`, `give a day of the period, or another period: --period`},
		text{`{as_of} раньше периода {period}, который начинается {first}`, `укажите день этого периода или другой период: --period`},
	},
	{
		"dimension-later",
		text{`there was no dimension {dimension} yet: it was registered by entry {n}, and the report knows the ledger up to entry {known}`, `take a later time: --known-at @{n}`},
		text{`классификации {dimension} тогда ещё не было: она заведена записью {n}, а отчёту учёт известен по запись {known}`, `возьмите более позднее время: --known-at @{n}`},
	},
	{
		"source-later",
		text{`there was no source {source} yet: it was registered by entry {n}, and the report knows the ledger up to entry {known}`, `take a later time: --known-at @{n}`},
		text{`источника {source} тогда ещё не было: он заведён записью {n}, а отчёту учёт известен по запись {known}`, `возьмите более позднее время: --known-at @{n}`},
	},
	{
		"fingerprint-ahead",
		text{`entries are gone: the report knew {n:# entry|# entries}, and the ledger has {last}`, `keep this ledger for examination, and look for the whole one`},
		text{`записи исчезли: отчёту было {n:известна # запись|известны # записи|известно # записей}, а в учёте {last}`, `сохраните этот учёт для разбора и найдите полный`},
	},
	{
		"fingerprint-differs",
		text{`the ledger is not the one of the report: its first {n:# entry|# entries} are others than then`, `look for the place with a checkpoint from before: fundledger audit verify --checkpoint`},
		text{`учёт не тот, по которому составлен отчёт: его начало, {n:# запись|# записи|# записей}, иное, чем тогда`, `найдите место по прежней контрольной точке: fundledger audit verify --checkpoint`},
	},
	{
		"fingerprint-other-ledger",
		text{`the report is of the ledger {id}, and this one is {own}`, `name the ledger: --ledger FILE`},
		text{`отчёт составлен по учёту {id}, а это {own}`, `укажите учёт: --ledger ФАЙЛ`},
	},
	{
		"fingerprint-unknown",
		text{`the report was asked for {what}, which this version does not know`, `take the version that made the report, or a later one`},
		text{`в отчёте запрошено {what}, чего эта версия не знает`, `возьмите версию, в которой составлен отчёт, или более новую`},
	},
	{
		"known-in-future",
		text{`{asked} is still to come: nobody knows what the ledger will know then`, `without --known-at a report has everything that is recorded now`},
		text{`{asked} ещё не наступило: что тогда будет в учёте, неизвестно`, `без --known-at в отчёт входит всё, что внесено сейчас`},
	},
	{
		"known-before",
		text{`at {asked} there was no ledger yet: its first entry was recorded on {first}`, ``},
		text{`на {asked} учёта ещё не было: первая запись внесена {first}`, ``},
	},
	{
		"known-beyond",
		text{`the ledger has not come to entry {asked} yet: its last one is {last}`, ``},
		text{`записи {asked} в учёте ещё нет, последняя — {last}`, ``},
	},
}

package catalogue

// splitEntries are about documents that several sources pay.
var splitEntries = []entry{
	{"split-recorded", text{`recorded as {parts}`, ``}, text{`внесено: {parts}`, ``}},
	{
		"split-reversed",
		text{`took back {parts} of the document that {entry} is a part of`, ``},
		text{`сторнировано по документу, часть которого — {entry}: {parts}`, ``},
	},
	{
		"split-unfinished",
		text{`{n:# document is|# documents are} paid by some of their sources and not by others yet; the next command that records something settles that`, ``},
		text{`{n:# документ оплачен|# документа оплачены|# документов оплачено} пока не всеми источниками; это завершит следующая команда, которая что-либо вносит`, ``},
	},
	{
		"bad-split",
		text{`"{value}" is no line with its share`, `write LINE=SHARE, such as wb/training=80% or grodno/networks=rest`},
		text{`«{value}» — не строка с её долей`, `напишите СТРОКА=ДОЛЯ, например wb/training=80% или grodno/networks=rest`},
	},
	{
		"bad-share",
		text{`"{value}" is no share`, `a share is a percentage (80%), a fraction (2/3), an amount, or rest`},
		text{`«{value}» — не доля`, `доля — это процент (80%), дробь (2/3), сумма или rest`},
	},
	{
		"split-of-one",
		text{`one line alone pays the document`, `name the line as it is, without --line; or give --line for every line that pays`},
		text{`документ оплачивает одна строка`, `назовите строку как обычно, без --line; или укажите --line для каждой строки`},
	},
	{
		"split-needs-number",
		text{`a document that several sources pay needs a number`, `give --document: by it all its parts are known`},
		text{`документу, который оплачивают несколько источников, нужен номер`, `укажите --document: по нему узнаются все части`},
	},
	{
		"split-of-line",
		text{`a line of a document is not divided over sources`, `leave --document-line out: each source's part is a line of the document`},
		text{`строка документа между источниками не делится`, `не указывайте --document-line: часть каждого источника и есть строка документа`},
	},
	{"split-twice", text{`line {line} stands there twice`, `one share for each line`}, text{`строка {line} указана дважды`, `на каждую строку — одна доля`}},
	{
		"split-zero",
		text{`line {line}: a part of nothing`, `leave the line out, or give it a larger share`},
		text{`строка {line}: часть равна нулю`, `уберите строку или увеличьте долю`},
	},
	{"split-zero-share", text{`share {n} is nothing`, `leave the line out, or give it a share`}, text{`доля {n} равна нулю`, `уберите строку или дайте ей долю`}},
	{
		"split-mixed",
		text{`some shares are amounts and some parts of the whole`, `give amounts for all, or parts for all; one of them may be rest`},
		text{`одни доли — суммы, другие — части целого`, `укажите для всех суммы или для всех части; одна из них может быть rest`},
	},
	{"split-rests", text{`two lines pay the rest`, `one of them may`}, text{`остаток оплачивают две строки`, `это может только одна`}},
	{"split-parts", text{`the parts come to {asked}, not to 100 %`, `one of them may be rest`}, text{`части составляют {asked}, а не 100 %`, `одна из них может быть rest`}},
	{
		"split-sum",
		text{`the parts come to {asked}, the document to {total}`, `one of them may be rest`},
		text{`сумма частей {asked}, сумма документа {total}`, `одна из частей может быть rest`},
	},
	{
		"split-currency",
		text{`a share in {asked} of a document in {currency}`, `shares are in the document's currency; what the source is charged stands behind @`},
		text{`доля в {asked}, а документ в {currency}`, `доли указывают в валюте документа; сумма для источника — после @`},
	},
	{
		"split-needs-charge",
		text{`line {line} is charged in {currency}`, `say how much, behind the share: --line {line}=80%@400.00`},
		text{`строка {line} ведётся в {currency}`, `укажите сумму после доли: --line {line}=80%@400,00`},
	},
	{
		"split-open",
		text{`somebody is about document {document} at this moment`, `try again`},
		text{`документ {document} в этот момент вносят или меняют`, `повторите команду`},
	},
	{
		"split-not-standing",
		text{`the document of {entry} does not stand`, `see: fundledger history {entry}`},
		text{`документ записи {entry} не действует`, `см. fundledger history {entry}`},
	},
	{
		"split-currencies",
		text{`the document of {entry} is paid in several currencies and is taken back as a whole`, `leave --amount out, and record what is right: fundledger expenditure record --again`},
		text{`документ записи {entry} оплачен в нескольких валютах и сторнируется целиком`, `не указывайте --amount, а верное внесите: fundledger expenditure record --again`},
	},
	{
		"split-part",
		text{`{entry} is a part of a document that several sources pay, and is not corrected alone`, `take the document back: fundledger expenditure reverse {entry}; then record it as it is, with --again`},
		text{`запись {entry} — часть документа, который оплачивают несколько источников; отдельно её не исправляют`, `сторнируйте документ: fundledger expenditure reverse {entry}; затем внесите верный с --again`},
	},
	{"not-split", text{`{entry} is no part of a document that several sources pay`, ``}, text{`запись {entry} — не часть документа, который оплачивают несколько источников`, ``}},
	{
		"cannot-wait/split",
		text{
			`source {source}: {asked} is above {limit} and would wait for approval, which a part of a document cannot`,
			`record each source's part as a payment of its own, with --document-line: those wait`,
		},
		text{
			`источник {source}: {asked} больше предела {limit} и требует утверждения, а часть документа его ждать не может`,
			`внесите часть каждого источника отдельным платежом с --document-line: такие ждут`,
		},
	},
	{"found-split-place", text{`it is a plan of document {document} in another place, or of nothing`, ``}, text{`она — план документа {document} не на своём месте или ни о чём`, ``}},
	{"found-split-sum", text{`the parts come to {asked}, the document to {total}`, ``}, text{`сумма частей {asked}, сумма документа {total}`, ``}},
	{
		"found-split-alone",
		text{`it changes one part of the document of {entry} alone`, ``},
		text{`она меняет отдельно одну часть документа записи {entry}`, ``},
	},
	{"found-split-other", text{`it is not what the plan {entry} says`, ``}, text{`она не соответствует плану {entry}`, ``}},
	{
		"found-split-incomplete",
		text{`{n:# part lacks|# parts lack} of the document that it says is complete`, ``},
		text{`документ назван завершённым, но {n:не хватает # части|не хватает # частей|не хватает # частей}`, ``},
	},
	{"event/split-begun.v1", text{"division of a document begun", ""}, text{"разделение документа начато", ""}},
	{"event/split-completed.v1", text{"division of a document completed", ""}, text{"разделение документа завершено", ""}},
	{"event/split-undone.v1", text{"division of a document undone", ""}, text{"разделение документа отменено", ""}},
	{"column/split", text{"Parts of the document", ""}, text{"Части документа", ""}},
	{"value/share", text{"LINE=SHARE[@AMOUNT]", ""}, text{"СТРОКА=ДОЛЯ[@СУММА]", ""}},
	{
		"flag/expenditure record/line",
		text{"a line that pays a share of the document: 80%, 2/3, an amount, or rest; behind @ what the source is charged in its own currency", ""},
		text{"строка, которая оплачивает долю документа: 80%, 2/3, сумма или rest; после @ — сумма в валюте источника", ""},
	},
}

package catalogue

// moneyHelp is about payments, and about what is asked of the ledger.
var moneyHelp = []helpEntry{
	{"expenditure", helpText{"payments", ""}, helpText{"расходы", ""}, nil},
	{
		"expenditure record",
		helpText{
			"record a payment",
			`The value date, on which money left the account, decides the period. A payment beyond what is available on its line, or outside the life of line and source, is refused.` + "\n\n" +
				`A document is known by its issuer, kind, number and date: the same one with the same content again changes nothing, with other content it is refused. ` +
				`A payment without a number is known by its content; the second of two equal ones is given by --copy 2.` + "\n\n" +
				`A document that was reversed can be recorded again.` + "\n\n" +
				`An invoice, known by number, date and supplier, may be paid by several orders and from several sources, together never beyond its total.`,
		},
		helpText{
			"внести расход",
			`Период определяет дата списания денег со счёта. Платёж сверх свободного остатка строки или вне срока действия строки и источника не принимается.` + "\n\n" +
				`Документ узнаётся по тому, кем выдан, виду, номеру и дате: тот же документ с тем же содержанием ничего не изменит, с другим — не принимается. ` +
				`Платёж без номера узнаётся по содержанию; второй из двух одинаковых указывают с --copy 2.` + "\n\n" +
				`Сторнированный документ можно внести снова.` + "\n\n" +
				`Один счёт, который узнаётся по номеру, дате и поставщику, можно оплатить несколькими документами и из нескольких источников, но вместе не больше его суммы.`,
		},
		[]example{
			{"a payment order", "платёжное поручение", "fundledger expenditure record grodno/networks/2018 --amount 120000.00 --date 2018-03-15 --document 114 --document-date 2018-03-14 --payee 'Beltelecom' --payee-id 101007741 --purpose 'Fibre line'"},
			{
				"a document that two sources pay", "документ, который оплачивают два источника",
				"fundledger expenditure record --line wb/training=80% --line grodno/networks=20% --amount 10000 --date 2019-05-20 --document 12",
			},
			{"classified where the line is open", "с классификацией, не закреплённой на строке", "fundledger expenditure record wb/training --amount 8000 --date 2019-05-20 --document 7 --region minsk-city --dim programme=people-health"},
		},
	},
	{
		"expenditure reverse",
		helpText{
			"take a payment back that was entered wrongly",
			`The reversal (storno) is an entry of its own, with a date of its own and the reason. --amount takes a part back, never more than remains; ` +
				`its contract or invoice is open again by as much. When nothing remains, the document can be recorded again. The same part a second time needs --act to tell the two apart.`,
		},
		helpText{
			"сторнировать ошибочно внесённый расход",
			`Сторно — отдельная запись со своей датой и причиной. С --amount сторнируется часть, не больше остатка; ` +
				`на ту же сумму снова открывается договор или счёт. Когда не остаётся ничего, документ можно внести снова. Такая же часть во второй раз различается основанием --act.`,
		},
		[]example{
			{"entered on the wrong line", "внесено не на ту строку", "fundledger expenditure reverse 'grodno#17' --date 2018-04-02 --reason 'wrong line'"},
			{"a part of it", "сторно части", "fundledger expenditure reverse 'grodno#17' --amount 250.00 --date 2018-04-02 --reason 'counted twice'"},
		},
	},
	{
		"expenditure list",
		helpText{"list payments and reversals, in the order of entry", ""},
		helpText{"перечислить расходы и сторно в порядке внесения", ""},
		[]example{
			{"what was paid to whom in March", "кому и сколько заплачено в марте", "fundledger expenditure list -p 2018-03"},
			{"all training, from all sources, as CSV", "всё обучение, из всех источников, в CSV", "fundledger expenditure list --where component=training -O csv"},
		},
	},
	{
		"expenditure show",
		helpText{
			"show all about one entry",
			`Document, payee, invoice and classification; who entered it when, and by which command or import; what reversed it or took its place.`,
		},
		helpText{
			"показать всё об одной записи",
			`Документ, получатель, счёт и классификация; кто и когда внёс, какой командой или импортом; чем сторнировано или заменено.`,
		},
		[]example{
			{"entry 17 of the loan", "запись 17 по займу", "fundledger expenditure show 'wb#17'"},
		},
	},

	{"report", helpText{"ask what was spent, and how far the budget is used", ""}, helpText{"отчёты о расходах и исполнении бюджета", ""}, nil},
	{
		"report spend",
		helpText{
			"what was spent in a period",
			`Payments by value date, less reversals. With --basis, an amount counts when the delivery is accepted (liability) or the contract signed (commitment); what had neither counts when it is paid, and each amount once. Sources keep their own currencies, which are never added. ` +
				`2018H1 is always the calendar's half-year; FY2018H1@wb is that of a fiscal calendar. ` +
				`With --every, tables have up to six steps side by side; CSV and JSON have a row for each.` + "\n\n" +
				`With --compare, the period before or the same one a year ago stands beside it, with the difference, the growth ratio (this period in per cent of that one) and the growth rate (the difference in per cent of it). ` +
				`The period before is of the same kind: the half-year, the month, the fiscal year, as many days. With --every, each step has its own. Of a base of nothing, or less, there is no growth.` + "\n\n" +
				`With --unit, amounts are in thousands or millions, with one decimal, each rounded once, half away from zero. What the rows lack of their total is shown as rounding, so that what is printed adds up. Shares are those of the exact amounts.` + "\n\n" +
				`In CSV and JSON a classification that was not given is empty or null, and entries counts the payments and reversals in a row.`,
		},
		helpText{
			"сколько израсходовано за период",
			`Платежи по дате списания за вычетом сторно. С --basis сумма считается расходом при приёмке (liability) или по договору (commitment); без них — при оплате, и каждая один раз. У источников свои валюты, разные валюты никогда не складываются. ` +
				`2018H1 — всегда полугодие календарного года, FY2018H1@wb — финансового. ` +
				`С --every в таблице до шести шагов стоят рядом, в столбцах; в CSV и JSON у каждого своя строка.` + "\n\n" +
				`С --compare рядом показаны предыдущий период или тот же период год назад, отклонение, темп роста (отчётный период в процентах к базе) и темп прироста (отклонение в процентах к базе). ` +
				`Предыдущий период — того же вида: полугодие, месяц, финансовый год, столько же дней. С --every у каждого шага своя база. Если база равна нулю или отрицательна, темпы не считаются.` + "\n\n" +
				`С --unit суммы показаны в тысячах или миллионах, с одним знаком после запятой; каждая округляется один раз, половина — от нуля. Разница между итогом и суммой строк показана отдельно, как округление, поэтому напечатанное сходится. Проценты считаются по точным суммам.` + "\n\n" +
				`Если классификация не указана, в CSV она пуста, а в JSON — null; entries — число платежей и сторно в строке.`,
		},
		[]example{
			{"the first half of 2018, by source", "первое полугодие 2018 года по источникам", "fundledger report spend -p 2018H1"},
			{"the Bank's year by component", "финансовый год Всемирного банка по компонентам", "fundledger report spend -p FY2019@wb --by component"},
			{"each quarter of 2018 by region", "каждый квартал 2018 года по регионам", "fundledger report spend -p 2018 --every quarter --by region"},
			{"each quarter beside that of a year ago", "каждый квартал рядом с тем же кварталом год назад", "fundledger report spend -p 2018 --every quarter --compare year-ago"},
			{"each year beside the one before", "каждый год рядом с предыдущим", "fundledger report spend -p 2016..2019 --every year --compare previous"},
			{"growth by component, in thousands, as a workbook", "темпы роста по компонентам, в тысячах, книгой xlsx", "fundledger report spend -p 2018H1 --by component --compare previous --unit thousand -o growth.xlsx"},
			{"hand the half-year over", "выдать отчёт за полугодие", "fundledger report spend -p 2018H1 --issue 03-12/88 --to 'Ministry of Health' --signed-by 'A. Petrova' -o h1.xlsx"},
			{"two regions, by payee, as CSV", "два региона по получателям, в CSV", "fundledger report spend -p 2018 --where region=grodno --where region=minsk-city --by payee -O csv"},
		},
	},
	{
		"report execution",
		helpText{
			"plan, spending and what is available, at the end of a period",
			`For the lines that are valid on any day of the period: the original and final allocation, with revisions, transfers, what was carried over and what lapsed where there are any, open contracts and unpaid invoices likewise, what was spent in the period and before it, what is left, and how much was used of the plan before anything lapsed.`,
		},
		helpText{
			"план, расход и свободный остаток на конец периода",
			`По строкам, действующим в периоде: утверждённый и уточнённый план, а между ними изменения, перераспределения, перенос и закрытие остатков, если они были; принятые обязательства и кредиторская задолженность, если они есть; кассовый расход за период и ранее, свободный остаток и процент исполнения плана до закрытия остатков.`,
		},
		[]example{
			{"2018 by line", "2018 год по строкам", "fundledger report execution -p 2018"},
			{"by source", "по источникам", "fundledger report execution -p 2018 --by source"},
		},
	},
	{
		"report reproduce",
		helpText{
			"make a report again by its fingerprint",
			`Every report ends with its fingerprint: the ledger, the number of entries that it knew, the root of the Merkle tree over them, and the report with its arguments, its language and form. ` +
				`Under CSV, which is data alone, it is told beside the result. By it the same report is made again, to the letter, on any day and from any copy of the ledger; also typed as report --reproduce FINGERPRINT.` + "\n\n" +
				`A ledger in which one of those entries was changed, taken away or put in is refused. With --lang, -O or -o the same figures come in another language or form.`,
		},
		helpText{
			"составить отчёт заново по его отпечатку",
			`В конце каждого отчёта стоит его отпечаток: учёт, число известных отчёту записей, корень дерева Меркла над ними и сам отчёт с его условиями, языком и видом. ` +
				`При CSV, где есть только данные, он сообщается отдельно. По отпечатку тот же отчёт можно получить буква в букву в любой день и по любой копии учёта; можно написать и report --reproduce ОТПЕЧАТОК.` + "\n\n" +
				`Учёт, в котором хоть одна из этих записей изменена, удалена или вставлена, не принимается. С --lang, -O или -o те же числа выводятся на другом языке или в другом виде.`,
		},
		[]example{
			{"the report that was filed, as it was", "тот самый отчёт, который был сдан", "fundledger report reproduce fl1:…"},
		},
	},

	{
		"history",
		helpText{
			"list what was entered, when and by whom",
			`SUBJECT is a source (wb), a line (wb/training), or an entry with what reversed it and took its place (wb#17); without it, everything. ` +
				`Or it is the history of a payee, a document or an import: see the flags.`,
		},
		helpText{
			"показать, что, когда и кем внесено",
			`ПРЕДМЕТ — источник (wb), бюджетная строка (wb/training) или запись вместе с её сторно и заменой (wb#17); без него — всё. ` +
				`Либо это история получателя, документа или импорта: см. флаги.`,
		},
		[]example{
			{"the last ten entries", "последние десять записей", "fundledger history --limit 10"},
			{"what became of one payment", "что стало с одним платежом", "fundledger history 'wb#17'"},
			{"all about a payee", "всё о получателе", "fundledger history --payee ромашка"},
			{"what was entered in a month", "внесённое за месяц", "fundledger history --recorded 2018-07"},
		},
	},
	{"projection", helpText{"what reports are computed from, and keep between commands", ""}, helpText{"данные, по которым считаются отчёты и которые хранятся между командами", ""}, nil},
	{
		"projection status",
		helpText{
			"show what is kept, and the root of the Merkle tree over all entries",
			`Two copies of a ledger with the same root hold the same entries.`,
		},
		helpText{
			"показать, что хранится, и корень дерева Меркла по всем записям",
			`Две копии учёта с одинаковым корнем содержат одни и те же записи.`,
		},
		[]example{
			{"where it is and how far it goes", "где это хранится и по какую запись", "fundledger projection status"},
		},
	},
	{
		"projection rebuild",
		helpText{
			"forget it, and compute it again from the entries",
			`Never needed: what is damaged or out of date is noticed and computed again by itself. It changes nothing in the ledger.

It tells when the entries are not those that were read before, and exits with 1: nobody but an editor of the file can have changed them.`,
		},
		helpText{
			"отбросить эти данные и вычислить их заново по записям",
			`Обычно не нужно: повреждённые и устаревшие данные программа обнаруживает и вычисляет заново сама. В учёте ничего не меняется.

Если записи уже не те, что были прочитаны раньше, программа сообщает об этом и завершается с кодом 1: изменить их можно, только правя сам файл.`,
		},
		[]example{
			{"from the first entry", "с первой записи", "fundledger projection rebuild"},
		},
	},
}

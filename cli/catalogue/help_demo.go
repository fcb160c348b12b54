package catalogue

// demoHelp is about the sample ledger.
var demoHelp = []helpEntry{
	{
		"demo",
		helpText{
			"make a sample ledger to try everything on",
			`Makes the folder (fundledger-demo where none is named), lays the files of a sample into it, imports them into the ledger ` +
				`demo.db there, and asks what was spent on health informatisation in the first half of 2018. ` +
				`The sample follows the digitalisation of healthcare in Belarus from 2016 to 2021: a World Bank loan, state programmes ` +
				`and local budgets. Its README says what in it is fact and what is made up. Running the command again changes nothing.`,
		},
		helpText{
			"создать учебный пример, чтобы всё опробовать",
			`Создаёт папку (fundledger-demo, если другая не указана), кладёт в неё файлы примера, импортирует их в учёт demo.db ` +
				`и показывает, сколько израсходовано на информатизацию здравоохранения за первое полугодие 2018 года. ` +
				`В основе примера — цифровизация здравоохранения Беларуси в 2016–2021 годах: заём Всемирного банка, государственные ` +
				`программы и местные бюджеты. Что в нём факт, а что условно, сказано в его README. Повторный вызов ничего не меняет.`,
		},
		[]example{
			{"in the folder fundledger-demo", "в папке fundledger-demo", "fundledger demo"},
			{"somewhere else", "в другом месте", "fundledger demo /tmp/sample"},
		},
	},
}

// demoEntries are what demo says.
var demoEntries = []entry{
	{"value/folder", text{"FOLDER", ""}, text{"ПАПКА", ""}},
	{
		"demo-made",
		text{`{path}: {sources:# source|# sources}, {lines:# line|# lines}, imported from the files beside it; amounts are illustrative`, ``},
		text{`{path}: {sources:# источник|# источника|# источников}, {lines:# бюджетная строка|# бюджетные строки|# бюджетных строк} — импортировано из файлов рядом; суммы условные`, ``},
	},
	{"demo-programme", text{`Programme`, ``}, text{`Программа`, ``}},
	{"demo-informatisation", text{`Informatisation`, ``}, text{`Информатизация`, ``}},
	{"demo-next", text{`Try next`, ``}, text{`Что попробовать дальше`, ``}},
	{
		"demo-next/programme",
		text{`the same money by what it was for: local budgets pay for the programmes too`, ``},
		text{`те же деньги по назначению: мероприятия программ оплачивают и местные бюджеты`, ``},
	},
	{
		"demo-next/years",
		text{`every year is more than the last`, ``},
		text{`каждый год больше предыдущего`, ``},
	},
	{
		"demo-next/loan",
		text{`the loan in the Bank's own years, from July to June`, ``},
		text{`заём по финансовым годам Всемирного банка, с июля по июнь`, ``},
	},
	{
		"demo-next/in",
		text{`the loan and the budgets in one currency, at illustrative rates`, ``},
		text{`заём и бюджеты в одной валюте, по условным курсам`, ``},
	},
	{
		"demo-next/execution",
		text{`what was planned and what is left`, ``},
		text{`план, исполнение и свободный остаток`, ``},
	},
	{
		"demo-next/revised",
		text{`a plan that an act revised, with a transfer between lines`, ``},
		text{`план, уточнённый актом, с перераспределением между строками`, ``},
	},
	{
		"demo-next/commitments",
		text{`what is left of contracts at the end of November 2019`, ``},
		text{`остатки по договорам на конец ноября 2019 года`, ``},
	},
	{
		"demo-next/burn",
		text{`on which day a line runs out at the pace of November 2019`, ``},
		text{`когда закончатся деньги по строке при расходе ноября 2019 года`, ``},
	},
	{
		"demo-next/year",
		text{`what closing a year would do; without --dry-run it is closed`, ``},
		text{`что даст закрытие года; без --dry-run год закрывается`, ``},
	},
	{
		"demo-next/ageing",
		text{`invoices that were accepted by then and not paid, and for how long`, ``},
		text{`принято и не оплачено на этот день, и как давно`, ``},
	},
	{
		"demo-next/cash",
		text{`money of the loan: advances, payments from the account, direct payments by the Bank`, ``},
		text{`деньги займа: авансы, платежи со счёта, прямые платежи Банка`, ``},
	},
	{
		"demo-next/payees",
		text{`suppliers whose number came with several names`, ``},
		text{`поставщики, у которых при одном УНП разные наименования`, ``},
	},
	{
		"demo-next/again",
		text{`the same file once more: nothing changes`, ``},
		text{`тот же файл ещё раз: ничего не изменится`, ``},
	},
	{
		"demo-with-ledger",
		text{`demo makes a ledger of its own and does not take --ledger`, `name a folder for it: fundledger demo FOLDER`},
		text{`demo создаёт свой учёт, флаг --ledger здесь лишний`, `укажите папку для него: fundledger demo ПАПКА`},
	},
	{
		"not-the-demo",
		text{`{path} is the ledger {name}, not a sample`, `name another folder`},
		text{`{path} — это учёт {name}, а не пример`, `укажите другую папку`},
	},
	{
		"demo-file-differs",
		text{`{file} is there already and is not the sample's`, `move it away, or name another folder`},
		text{`файл {file} уже есть и отличается от файла примера`, `уберите его или укажите другую папку`},
	},
}

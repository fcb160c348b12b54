package catalogue

// What is said beyond the first problems of a file, and of what looks odd.
var importMore = []entry{
	{
		"rows-hidden",
		text{`among them {n:# row that the sheet does not show: it is filtered out or folded|# rows that the sheet does not show: they are filtered out or folded}`, ``},
		text{`в том числе {n:# строка, которой|# строки, которых|# строк, которых} на листе не видно из-за фильтра или группировки`, ``},
	},
	{
		"amounts-in-units/thousand",
		text{`{file}: "{heading}" looks like amounts in thousands; they are taken as they stand, unless the profile says amounts_in = "thousand"`, ``},
		text{`{file}: судя по «{heading}», суммы в тысячах; они берутся как есть, если в профиле не сказано amounts_in = "thousand"`, ``},
	},
	{
		"amounts-in-units/million",
		text{`{file}: "{heading}" looks like amounts in millions; they are taken as they stand, unless the profile says amounts_in = "million"`, ``},
		text{`{file}: судя по «{heading}», суммы в миллионах; они берутся как есть, если в профиле не сказано amounts_in = "million"`, ``},
	},
	{
		"more-problems",
		text{`… and {n:# more problem|# more problems}`, ``},
		text{`… и ещё {n:# ошибка|# ошибки|# ошибок}`, ``},
	},
	{
		"more-already-recorded",
		text{`… and {n:# more row|# more rows} already recorded`, ``},
		text{`… и ещё {n:# строка уже записана|# строки уже записаны|# строк уже записано}`, ``},
	},
	{
		"cell-cut-off",
		text{`the row was cut here and is not mended`, `fill in what is missing in the cells with ??? , or empty them`},
		text{`строка здесь обрезана и не исправлена`, `заполните ячейки с ??? или очистите их`},
	},
	{
		"values-look-alike",
		text{`{dimension}: "{value}" is new and looks like "{other}"; if they are the same, correct it`, ``},
		text{`{dimension}: новое значение «{value}» похоже на уже известное «{other}»; если это одно и то же, исправьте написание`, ``},
	},
	{
		"more-look-alike",
		text{`… and {n:# more value|# more values} like others`, ``},
		text{`… и ещё {n:# похожее значение|# похожих значения|# похожих значений}`, ``},
	},
	{
		"reference-made-up",
		text{`no act was given, so it is recorded under reference {ref}; to give the same order again, add: --ref {ref}`, ``},
		text{`акт не указан, изменение записано под номером {ref}; чтобы повторить это же изменение, добавьте: --ref {ref}`, ``},
	},
}

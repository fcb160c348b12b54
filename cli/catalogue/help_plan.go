package catalogue

// planHelp is about plans that change.
var planHelp = []helpEntry{
	{
		"allocation revise",
		helpText{
			"change the plan of a budget line by a later act",
			`The act gives the new amount (--to) or the difference (--by). The original allocation stays what it was; original and revisions make the final plan. ` +
				`A plan is not revised to less than is used of it. ` +
				`With a phasing (--phase) the periods have to come out at the new plan; --by 0 with --phase moves money between periods.` + "\n\n" +
				`A line that first appears in a revision is opened by --period and has no original allocation.` + "\n\n" +
				`The same act for the same line again is known as a repetition, and changes nothing, whatever later acts did. Whole plans are read by import (kind = "revisions").`,
		},
		helpText{
			"уточнить план по бюджетной строке",
			`Акт даёт новую сумму (--to) или разницу (--by). Утверждённый план не меняется; вместе с изменениями он составляет уточнённый план. ` +
				`План нельзя сделать меньше использованного. ` +
				`Если указана роспись (--phase), периоды в сумме должны дать новый план; --by 0 с --phase переносит деньги между периодами.` + "\n\n" +
				`Строка, которая впервые появляется при уточнении, открывается с --period и не имеет утверждённого плана.` + "\n\n" +
				`Тот же акт по той же строке будет узнан как повтор и ничего не изменит, что бы ни внесли позднейшие акты. План целиком читает import (kind = "revisions").`,
		},
		[]example{
			{"to a new amount", "до новой суммы", "fundledger allocation revise grodno/networks/2018 --to 1400000 --act 'Decision 88' --act-date 2018-07-01"},
			{"by a difference, taken off the last quarter", "на разницу, за счёт последнего квартала", "fundledger allocation revise wb/training --by -50000 --act 'Plan 2019, revision 1' --act-date 2019-07-01 --phase 2019Q4=-50000"},
			{"a line that was not in the budget", "строка, которой в бюджете не было", "fundledger allocation revise grodno/training/2018 --to 30000 --act 'Decision 88' --act-date 2018-07-01 --period 2018"},
		},
	},
}

package catalogue

// payeeEntries are about payees: what is refused, said and warned of.
var payeeEntries = []entry{
	{
		"unknown-payee",
		text{`nobody was paid as "{payee}", and the register does not know it`, `see: fundledger payee list; a payee that was not paid yet: fundledger payee register --name '{payee}'`},
		text{`получателю «{payee}» ничего не платили, и в реестре его нет`, `см. fundledger payee list; внести получателя, которому ещё не платили: fundledger payee register --name '{payee}'`},
	},
	{
		"unknown-payee-meant",
		text{`nobody was paid as "{payee}", and the register does not know it`, `did you mean: {meant}`},
		text{`получателю «{payee}» ничего не платили, и в реестре его нет`, `возможно, имелось в виду: {meant}`},
	},
	{
		"bad-tax-number",
		text{`"{value}" is no taxpayer number`, `write it as it stands in documents, such as 100217336`},
		text{`«{value}» — не УНП`, `укажите его как в документах, например 100217336`},
	},
	{
		"bad-country",
		text{`"{value}" is no country's code`, `write two letters by ISO 3166, such as BY or PL`},
		text{`«{value}» — не код страны`, `укажите две буквы по ISO 3166, например BY или PL`},
	},
	{
		"payee-name-taken",
		text{`"{name}" is a name of payee {other}: reports would add the two up`, `add what tells them apart, such as a town`},
		text{`«{name}» — это получатель {other}: в отчётах их суммы сложились бы`, `добавьте отличие, например город`},
	},
	{
		"payee-name-taken/merged",
		text{`"{name}" is a name of payee {other}: reports would add the two up`, `add what tells them apart, such as a town; a name that was put there by mistake: fundledger payee split '{name}' --reason …`},
		text{`«{name}» — это получатель {other}: в отчётах их суммы сложились бы`, `добавьте отличие, например город; если наименование отнесено к нему по ошибке: fundledger payee split '{name}' --reason …`},
	},
	{
		"payee-name-taken/numbers",
		text{`"{name}" is a name of payee {other}: reports would add the two up`, `add what tells them apart, such as a town; what was put there by mistake: fundledger payee split '{by}' --reason …`},
		text{`«{name}» — это получатель {other}: в отчётах их суммы сложились бы`, `добавьте отличие, например город; если к нему что-то отнесено по ошибке: fundledger payee split '{by}' --reason …`},
	},
	{
		"payee-name-taken/registered",
		text{`"{name}" is a name of payee {other}: reports would add the two up`, `add what tells them apart, such as a town; or give {by} another name with fundledger payee register {by} --name NAME, then fundledger payee split '{name}' --reason …`},
		text{`«{name}» — это получатель {other}: в отчётах их суммы сложились бы`, `добавьте отличие, например город; или дайте УНП {by} другое наименование: fundledger payee register {by} --name НАИМЕНОВАНИЕ, а затем fundledger payee split '{name}' --reason …`},
	},
	{
		"payee-unnamed",
		text{`payments with taxpayer number {number} have no name, and neither has the register`, `name it first: fundledger payee register {number} --name NAME`},
		text{`у УНП {number} нет наименования ни в платежах, ни в реестре`, `сначала укажите его: fundledger payee register {number} --name НАИМЕНОВАНИЕ`},
	},
	{
		"payee-into-itself",
		text{`{payee} cannot be merged into itself`, ``},
		text{`нельзя объединить «{payee}» с самим собой`, ``},
	},
	{
		"payee-circle",
		text{`{into} is merged into {payee}: the other way round they would go in a circle`, `the name in reports: fundledger payee register --name; to undo the merge: fundledger payee split '{into}'`},
		text{`«{into}» уже отнесено к «{payee}»: объединение в обратную сторону замкнуло бы круг`, `наименование в отчётах: fundledger payee register --name; отменить объединение: fundledger payee split '{into}'`},
	},
	{
		"payee-merged",
		text{`{payee} belongs to payee {other} already`, `split it off first: fundledger payee split '{payee}' --reason …; or merge that payee as a whole`},
		text{`«{payee}» уже относится к получателю {other}`, `сначала отделите: fundledger payee split '{payee}' --reason …; или объедините того получателя целиком`},
	},
	{
		"payee-two-numbers",
		text{`{payee} and {into} are not merged: taxpayer numbers {number} and {other} are those of two legal persons`, `if they are to be one payee in reports all the same: --different-numbers, with the reason`},
		text{`«{payee}» и «{into}» не объединены: УНП {number} и {other} принадлежат двум разным лицам`, `если в отчётах они всё же должны быть одним получателем: --different-numbers, с указанием причины`},
	},
	{
		"payee-left-behind/numbered",
		text{`not merged: of payments to {payee}, those with taxpayer number {number} would be left out`, `the same payee: name {number} in the merge as well; another one: say so first: fundledger payee register {number} --name NAME`},
		text{`не объединено: часть платежей получателю «{payee}», с УНП {number}, осталась бы в стороне`, `если это один получатель, укажите в объединении и {number}; если разные, сначала дайте ему своё наименование: fundledger payee register {number} --name НАИМЕНОВАНИЕ`},
	},
	{
		"payee-left-behind/unnumbered",
		text{`not merged: of payments to {payee}, those without a taxpayer number would be left out`, `the same payee: name '{payee}' in the merge as well; another one: say so first: fundledger payee register {moved} --name NAME`},
		text{`не объединено: часть платежей получателю «{payee}», без УНП, осталась бы в стороне`, `если это один получатель, укажите в объединении и '{payee}'; если разные, сначала дайте УНП {moved} своё наименование: fundledger payee register {moved} --name НАИМЕНОВАНИЕ`},
	},
	{
		"payee-not-merged",
		text{`{payee} was not merged into any payee`, `see: fundledger payee show '{payee}'`},
		text{`«{payee}» ни с кем не объединяли`, `см. fundledger payee show '{payee}'`},
	},
	{
		"payee-not-merged/others",
		text{`{payee} was not merged into any payee: others were merged into it`, `split off what does not belong there: fundledger payee split '{member}' --reason …; all of them: fundledger payee show '{payee}'`},
		text{`«{payee}» ни к кому не отнесено: отнесли к нему`, `отделите лишнее: fundledger payee split '{member}' --reason …; всё, что к нему отнесено: fundledger payee show '{payee}'`},
	},
	{
		"payee-registered-name",
		text{`{payee} is the name of taxpayer number {number} in the register`, `first give the number another one: fundledger payee register {number} --name NAME`},
		text{`«{payee}» — наименование, под которым УНП {number} внесён в реестр`, `сначала дайте этому УНП другое: fundledger payee register {number} --name НАИМЕНОВАНИЕ`},
	},

	{
		"payee-registered",
		text{`registered payee {name}, taxpayer number {number}, as {entry}`, ``},
		text{`получатель «{name}», УНП {number}, внесён в реестр: {entry}`, ``},
	},
	{
		"payee-name-registered",
		text{`registered payee {name}, as {entry}`, ``},
		text{`получатель «{name}» внесён в реестр: {entry}`, ``},
	},
	{
		"payee-renamed",
		text{`taxpayer number {number} was called {name} so far; what bears that name stays with it`, ``},
		text{`до сих пор УНП {number} значился под наименованием «{name}»; оно за ним остаётся`, ``},
	},
	{
		"payee-merged-into",
		text{`merged {n:# name or number|# names and numbers} into {name}, as {entry}`, ``},
		text{`с получателем «{name}» {n:объединено # наименование или номер|объединены # наименования и номера|объединено # наименований и номеров}: {entry}`, ``},
	},
	{
		"payee-named",
		text{`taxpayer number {number} is registered as {name}, as most of its payments call it`, ``},
		text{`УНП {number} внесён в реестр как «{name}»: так он назван в большинстве платежей`, ``},
	},
	{
		"payee-split",
		text{`{payee} stands for itself again, as {entry}`, ``},
		text{`«{payee}» — снова отдельный получатель: {entry}`, ``},
	},
	{
		"payees-all-different",
		text{`No two payees look alike`, ``},
		text{`Похожих получателей нет`, ``},
	},
	{
		"payees-to-merge",
		text{`The same payee: fundledger payee merge NAME|NUMBER --into NAME|NUMBER --reason …; two payees: fundledger payee register NUMBER --name … for each`, ``},
		text{`Один получатель: fundledger payee merge НАИМЕНОВАНИЕ|УНП --into НАИМЕНОВАНИЕ|УНП --reason …; разные: fundledger payee register УНП --name … для каждого`, ``},
	},

	{
		"payee-like/spelling",
		text{`"{name}" differs by spelling only from "{known}", which is known already`, `the same payee: fundledger payee merge '{name}' --into '{known}' --reason …; all such: fundledger payee list --similar`},
		text{`«{name}» отличается от уже известного «{known}» только написанием`, `если это один получатель: fundledger payee merge '{name}' --into '{known}' --reason …; все такие: fundledger payee list --similar`},
	},
	{
		"payee-like/number",
		text{`taxpayer number {known_number} is known with the name "{known}"; here it has "{name}"`, `a slip of the pen is corrected in the document; two names of one payee: fundledger payee register {known_number} --name '{known}'`},
		text{`УНП {known_number} известен с наименованием «{known}», здесь с ним указано «{name}»`, `описку исправьте в документе; если это два наименования одного получателя: fundledger payee register {known_number} --name '{known}'`},
	},
	{
		"payee-like/name",
		text{`"{known}" is known with taxpayer number {known_number}; here "{name}" has {number}`, `a slip of the pen is corrected in the document; see: fundledger payee show {known_number}`},
		text{`«{known}» известен с УНП {known_number}, здесь у «{name}» УНП {number}`, `описку исправьте в документе; см. fundledger payee show {known_number}`},
	},
	{
		"payee-like/check-digits",
		text{`{number} is no right taxpayer number: its check digit does not fit`, `look into the document; a number of another country: fundledger payee register {number} --name NAME --country PL`},
		text{`{number} — неверный УНП или ИНН: не сходится контрольный разряд`, `сверьте с документом; если это номер другой страны: fundledger payee register {number} --name НАИМЕНОВАНИЕ --country PL`},
	},
	{
		"payees-alike",
		text{`{n:# payee looks|# payees look} wrong or like another one that is known; recorded as the file has it:`, ``},
		text{`{n:# получатель вызывает вопросы|# получателя вызывают вопросы|# получателей вызывают вопросы} (ошибка или похож на известного), внесено как в файле:`, ``},
	},
	{
		"payees-alike-planned",
		text{`{n:# payee looks|# payees look} wrong or like another one that is known:`, ``},
		text{`{n:# получатель вызывает вопросы|# получателя вызывают вопросы|# получателей вызывают вопросы} (ошибка или похож на известного):`, ``},
	},
	{
		"payees-alike-more",
		text{`and {n:# more|# more}`, ``},
		text{`и ещё {n:#|#|#}`, ``},
	},
	{
		"payees-alike-hint",
		text{`look at them with: fundledger payee list --similar; put together what is one payee with: fundledger payee merge`, ``},
		text{`посмотреть: fundledger payee list --similar; объединить одного и того же получателя: fundledger payee merge`, ``},
	},
}

// payeeWords are the columns, flags and words of the payee commands.
var payeeWords = []entry{
	{"word/warning", text{"warning", ""}, text{"предупреждение", ""}},
	{"field/payee_name", text{"the payee's name", ""}, text{"наименование получателя", ""}},

	{"column/spelling", text{"Name in documents", ""}, text{"Наименование в документах", ""}},
	{"column/spellings", text{"Spellings", ""}, text{"Написаний", ""}},
	{"column/payments", text{"Payments", ""}, text{"Платежей", ""}},
	{"column/first_payment", text{"First", ""}, text{"Первый", ""}},
	{"column/last_payment", text{"Last", ""}, text{"Последний", ""}},
	{"column/group", text{"Group", ""}, text{"Группа", ""}},
	{"column/similar", text{"What is alike", ""}, text{"В чём сходство", ""}},
	{"column/merged_by", text{"Merged by", ""}, text{"Объединено записью", ""}},
	{"column/country", text{"Country", ""}, text{"Страна", ""}},
	{"column/note", text{"Note", ""}, text{"Примечание", ""}},

	{"similar/spelling", text{"name but for its spelling", ""}, text{"наименование, кроме написания", ""}},
	{"similar/number", text{"number, with other names", ""}, text{"УНП при разных наименованиях", ""}},
	{"similar/name", text{"name, with other numbers", ""}, text{"наименование при разных УНП", ""}},

	{"event/payee-registered.v1", text{"payee registered", ""}, text{"получатель внесён в реестр", ""}},
	{"event/payee-merged.v1", text{"payees merged", ""}, text{"получатели объединены", ""}},
	{"event/payee-split.v1", text{"payee split off", ""}, text{"получатель отделён", ""}},

	{"value/payee", text{"NAME|NUMBER", ""}, text{"НАИМЕНОВАНИЕ|УНП", ""}},
	{"value/tax-number", text{"NUMBER", ""}, text{"УНП", ""}},
	{"value/country", text{"COUNTRY", ""}, text{"СТРАНА", ""}},

	{
		"flag/payee register/name",
		text{"the name that reports call the payee by", ""},
		text{"наименование получателя в отчётах", ""},
	},
	{
		"flag/country",
		text{"the payee's country, two letters by ISO 3166; numbers of other countries are not checked", ""},
		text{"страна получателя, две буквы по ISO 3166; номера других стран не проверяются", ""},
	},
	{
		"flag/note",
		text{"anything worth knowing", ""},
		text{"любое примечание", ""},
	},
	{
		"flag/into",
		text{"the payee that they are: any of its names or numbers", ""},
		text{"с каким получателем: любое его наименование или номер", ""},
	},
	{
		"flag/different-numbers",
		text{"merge even payees with different valid taxpayer numbers, which are different legal persons", ""},
		text{"объединить, даже если у получателей разные верные УНП, то есть это разные лица", ""},
	},
	{
		"flag/similar",
		text{"only payees that may be the same, in groups", ""},
		text{"только похожие получатели, группами", ""},
	},
}

package catalogue

// passedEntries tell what the rows hold that a profile's skip patterns pass over.
var passedEntries = []entry{
	{
		"left-out-skipped",
		text{`In the rows passed over by skip, column "{heading}": {amount}`, ``},
		text{`В строках, пропущенных по шаблону, столбец «{heading}»: {amount}`, ``},
	},
	{
		"totals-beyond",
		text{`{file} adds up to more than the ledger can hold, {expected} expected; nothing was recorded`, `look for an amount with digits too many`},
		text{`сумма по файлу {file} не помещается в учёт, а ожидалось {expected}; ничего не записано`, `ищите сумму с лишними цифрами`},
	},
	{
		"document-conflict/undated",
		text{
			`document {document} is already recorded as {entry}, with other content; neither has a date`,
			`numbers begin again every year: give the documents their dates (document_date in the profile); if it is the same one, see: fundledger expenditure show {entry}`,
		},
		text{
			`документ {document} уже внесён как {entry}, но с другим содержанием; даты документа нет ни там, ни здесь`,
			`номера каждый год начинаются заново: укажите дату документа (document_date в профиле); если документ тот же, см. fundledger expenditure show {entry}`,
		},
	},
	{
		"entries-passed-over",
		text{
			`{file}: {n:# row|# rows} passed over by skip {n:has|have} a date and an amount, as what is recorded has: {rows}, from "{value}" on`,
			`if they were not meant, let the pattern have an end: "^Total( |:|$)" for a word, "^Page 1$" for a whole cell`,
		},
		text{
			`{file}: {n:# строка пропущена|# строки пропущены|# строк пропущено} по шаблону, хотя дата и сумма там есть: {rows}, начиная с «{value}»`,
			`если это не задумано, ограничьте шаблон: "^Итого( |:|$)" — целое слово, "^Страница 1$" — вся ячейка`,
		},
	},
}

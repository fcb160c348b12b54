package catalogue

// suspicionEntries are about what is possible and seldom right: a history that is
// not what it was, a document that looks like another, more than a document has.
var suspicionEntries = []entry{
	{
		"history-changed",
		text{`the history of this ledger was changed: what stands in it up to entry {n} is not what was read here before`, `entries are never changed, so somebody has edited or replaced the file: keep it and compare it with a backup; later commands go by what it says now`},
		text{`история этого учёта изменена: записи с № 1 по № {n} уже не те, что были прочитаны здесь раньше`, `записи не меняются, значит, файл правили или подменили: сохраните его и сверьте с резервной копией; следующие команды будут исходить из того, что в нём сейчас`},
	},
	{
		"entries-gone",
		text{`the history of this ledger was changed: it had {n:# entry|# entries} when it was read here before, now it has {left}`, `if you went back to a backup, repeat the command; otherwise keep the file and compare it with a backup`},
		text{`история этого учёта изменена: раньше здесь {n:была прочитана # запись|были прочитаны # записи|было прочитано # записей}, теперь их {left}`, `если вы вернулись к резервной копии, повторите команду; если нет — сохраните файл и сверьте его с резервной копией`},
	},
	{
		"document-like",
		text{`document {document} looks like document {known} of the same amount, recorded as {entry}`, `the same payment: fundledger expenditure reverse '{this}' --date … --reason …; two payments: nothing to do`},
		text{`документ «{document}» похож на документ «{known}» с той же суммой, внесённый записью {entry}`, `если это одна и та же оплата: fundledger expenditure reverse '{this}' --date … --reason …; если две разные — ничего делать не нужно`},
	},
	{
		"documents-alike",
		text{`{n:# document looks|# documents look} like recorded ones of the same line and amount`, ``},
		text{`{n:# документ похож|# документа похожи|# документов похожи} на внесённые раньше, с той же строкой и суммой`, ``},
	},
	{
		"document-alike",
		text{`document {document} looks like document {known}, recorded as {entry}`, ``},
		text{`документ «{document}» похож на документ «{known}», внесённый записью {entry}`, ``},
	},
	{
		"document-alike-recorded",
		text{`document {document}, now {this}, looks like document {known}, recorded as {entry}`, ``},
		text{`документ «{document}», теперь запись {this}, похож на документ «{known}», внесённый записью {entry}`, ``},
	},
	{
		"documents-alike-hint",
		text{`where it is the same payment: fundledger expenditure reverse ENTRY --date … --reason …; two payments: nothing to do`, ``},
		text{`если это одна и та же оплата: fundledger expenditure reverse ЗАПИСЬ --date … --reason …; если две разные — ничего делать не нужно`, ``},
	},
	{
		"documents-alike-planned",
		text{`where it is the same payment, leave the row out; two payments: nothing to do`, ``},
		text{`если это одна и та же оплата, уберите строку из файла; если две разные — ничего делать не нужно`, ``},
	},
	{
		"over-document-total",
		text{`document {document}: {asked} asked, {recorded} recorded under it so far, {total} is its total`, `look at what is recorded: fundledger expenditure list --where document='{label}'; correct the amount or the total`},
		text{`документ «{document}»: запрошено {asked}, по нему уже внесено {recorded}, а весь документ — на {total}`, `что внесено: fundledger expenditure list --where document='{label}'; исправьте сумму или итог документа`},
	},
}

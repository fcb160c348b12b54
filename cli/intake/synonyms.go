package intake

import (
	"slices"
	"strings"
	"unicode"
)

// synonyms are the headings that offices, treasuries, banks and 1C give to what our
// fields hold, as plainHeading writes them. The more telling come first: of two
// columns that could be one field, the one whose heading stands further up is it.
var synonyms = map[Field][]string{
	ValueDate: {
		"дата списания", "датасписано", "дата списания средств", "дата платежа", "дата оплаты", "дата кассового расхода", "дата проведения",
		"дата исполнения", "дата проводки", "дата операции", "период", "дата",
		"value date", "date of value", "payment date", "date of payment", "date paid", "paid on", "debit date", "booking date", "posting date",
		"transaction date", "date",
	},
	DocumentNumber: {
		"№ документа", "номер документа", "№ док", "номер док", "№ платежного документа", "номер платежного документа", "№ платежного поручения",
		"номер платежного поручения", "№ пп", "№ поручения", "номер поручения", "№ платежки", "номер", "№ заявки", "номер заявки",
		"document number", "document no", "doc no", "payment order no", "payment order number", "order no", "order number", "application no",
		"withdrawal application", "voucher no", "voucher", "reference", "bank reference", "ref", "number", "no",
	},
	DocumentDate: {
		"дата документа", "дата док", "дата платежного поручения", "дата платежного документа", "дата поручения", "дата заявки",
		"document date", "doc date", "order date", "date of order", "application date",
	},
	DocumentKind: {"вид документа", "тип документа", "document kind", "document type", "doc type"},
	Issuer: {
		"плательщик", "наименование плательщика", "распорядитель", "получатель бюджетных средств", "организация", "счет плательщика",
		"payer", "paid by", "paying account", "paying unit", "institution", "spending unit",
	},
	Payee: {
		"получатель", "наименование получателя", "получатель платежа", "получатель средств", "контрагент", "наименование контрагента", "поставщик",
		"подрядчик", "исполнитель", "бенефициар", "корреспондент", "кому",
		"payee", "supplier", "vendor", "beneficiary", "contractor", "consultant", "recipient", "name of payee", "payee name", "supplier name",
	},
	PayeeID: {
		"унп", "унп получателя", "унп контрагента", "учетный номер плательщика", "инн", "инн получателя", "инн контрагента", "бин", "еик",
		"taxpayer number", "taxpayer id", "tax number", "tax id", "tin", "vat number", "vat id", "payee id",
	},
	InvoiceNumber: {"№ счета", "номер счета", "счет фактура", "№ счета фактуры", "номер счета фактуры", "№ накладной", "invoice no", "invoice number", "invoice"},
	InvoiceDate:   {"дата счета", "дата счета фактуры", "дата накладной", "invoice date"},
	AcceptanceDate: {
		"дата приемки", "дата акта приемки", "дата акта приема передачи", "дата акта выполненных работ", "дата принятия", "принято к оплате",
		"acceptance date", "date of acceptance", "accepted on", "date accepted",
	},
	InvoiceTotal: {"сумма счета", "итого по счету", "invoice total", "total of invoice"},
	ContractDate: {
		"дата договора", "дата контракта", "дата заключения договора", "дата заключения", "дата подписания", "договор от",
		"contract date", "date of contract", "contract signed", "signed on", "date signed", "signature date",
	},
	Due: {
		"срок оплаты", "срок платежа", "оплатить до", "срок исполнения", "срок действия договора", "срок действия",
		"due date", "due", "payment due", "pay by",
	},
	Description: {"предмет договора", "предмет", "содержание", "примечание", "subject of contract", "subject", "description", "remarks"},
	Contract:    {"договор", "№ договора", "номер договора", "контракт", "№ контракта", "contract no", "contract number", "contract ref", "contract"},
	Purpose: {
		"назначение платежа", "назначение", "содержание операции", "содержание", "основание платежа", "основание", "комментарий", "примечание",
		"payment purpose", "purpose of payment", "purpose", "payment details", "description", "details", "narrative", "particulars", "remarks",
	},
	Amount: {
		"сумма", "сумма платежа", "сумма списания", "сумма списано", "сумма документа", "сумма руб", "сумма в рублях", "кассовый расход",
		"кассовые расходы", "оплачено", "списано", "израсходовано", "профинансировано", "сумма расхода",
		"уточненный план", "утвержденный план", "утверждено", "годовой план", "план на год", "план", "назначено", "бюджетные назначения",
		"ассигнования", "сумма ассигнований", "буџет", "износ", "сума",
		"amount", "payment amount", "amount paid", "paid amount", "paid", "value", "total", "sum",
		"approved budget", "approved amount", "approved", "allocation", "allotment", "appropriation", "budget",
	},
	Currency: {"валюта", "код валюты", "currency", "ccy", "currency code"},
	Source:   {"источник финансирования", "источник средств", "источник", "бюджет", "funding source", "source of funds", "source", "fund"},
	Line:     {"бюджетная строка", "строка бюджета", "строка", "код строки", "budget line", "line item", "line"},
	Title: {
		"наименование статьи", "наименование показателя", "наименование расходов", "наименование мероприятия", "наименование", "название",
		"назив ставка", "title", "line title", "item name", "name", "description of line",
	},
	Act:     {"правовой акт", "нормативный акт", "номер решения", "№ решения", "решение", "приказ", "№ приказа", "legal act", "act", "decision"},
	ActDate: {"дата акта", "дата решения", "дата приказа", "дата утверждения", "дата публикации", "датум на објавување", "act date", "date of act", "approval date", "date approved", "date of publication"},
	From:    {"действует с", "период с", "valid from", "from"},
	To:      {"действует по", "период по", "valid to", "to"},
	Period:  {"период", "бюджетный период", "финансовый год", "год", "period", "fiscal year", "budget year", "year"},
}

// debits and credits are the headings of an amount in two columns.
var (
	debits  = []string{"дебет", "оборот дебет", "обороты дебет", "сумма дебет", "дебет сумма", "расход", "списание", "списано", "выплаты", "debit", "debits", "withdrawal", "withdrawals", "paid out", "money out", "debit amount"}
	credits = []string{"кредит", "оборот кредит", "обороты кредит", "сумма кредит", "кредит сумма", "приход", "поступление", "поступило", "зачисление", "зачислено", "credit", "credits", "deposit", "deposits", "paid in", "money in", "credit amount"}
)

// codes are the headings of the parts of a budget classification.
var codes = []string{
	"код", "кбк", "глава", "раздел", "подраздел", "целевая статья", "программа подпрограмма", "вид расходов", "статья", "подстатья", "параграф",
	"статья расходов", "код статьи", "код бюджетной классификации", "экономическая классификация", "мероприятие", "номер раздела",
	"број раздел", "сметка", "број потпрограма", "ставка",
	"code", "chapter", "section", "subsection", "article", "item", "item code", "budget code", "economic code", "activity", "measure", "sub item",
}

// dimensions that the ledger has itself.
var builtIn = map[string][]string{
	"component": {"компонент", "компонента", "component", "subcomponent"},
	"region":    {"регион", "область", "регион область", "region", "oblast", "district"},
	"category":  {"категория", "категория расходов", "категорија", "category", "expenditure category", "disbursement category"},
}

// isCode tells the heading of a part of a budget classification; what names the part
// in words is none.
func isCode(plain string) bool {
	first, _, _ := strings.Cut(plain, " ")
	return rank(plain, codes) > 0 && !slices.Contains([]string{"наименование", "название", "назив", "name", "title"}, first)
}

// plainHeading is a heading as synonyms are written: small letters without
// punctuation, е for ё, № for every sign of a number.
func plainHeading(heading string) string {
	heading = strings.NewReplacer("ё", "е", "N°", "№", "No.", "no ", "#", "№ ", "№", " № ").Replace(strings.ToLower(heading))
	words := strings.FieldsFunc(heading, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '№' })
	return strings.Join(words, " ")
}

// rank is how well a heading names what a list of synonyms does: 0 not at all, more
// is better. A heading may say more than the synonym: "Сумма, руб.".
func rank(plain string, list []string) int {
	if i := slices.Index(list, plain); i >= 0 {
		return 1000 - i
	}
	best := 0
	for i, s := range list {
		if len(s) > 4 && (strings.HasPrefix(plain, s+" ") || strings.HasSuffix(plain, " "+s)) {
			best = max(best, 500-i)
		}
	}
	return best
}

package clientbank

import (
	"cmp"
	"slices"
	"strings"
)

// references are the keys by which banks tell payments apart that have one number:
// Код is the payment's identifier in the format itself (УИП); the others are what
// banks add to it.
var references = []string{
	"Код", "УИП", "УникальныйИдентификаторПлатежа", "УникальныйНомер", "ИдентификаторДокумента", "Идентификатор", "Референс",
	"РеференсБанка", "НомерДокументаБанка",
}

// reference is what the bank knows a payment by; "" or zeros when it has none.
func (d *document) reference() string {
	var parts []string
	for _, key := range references {
		if text := d.get(key); strings.Trim(text, "0") != "" {
			parts = append(parts, key+"="+text)
		}
	}
	return strings.Join(parts, "\n")
}

// paper is what people know a document by.
type paper struct{ account, kind, number, date string }

func (d *document) paper() paper {
	kind := strings.ToLower(strings.ReplaceAll(d.kind, "ё", "е"))
	return paper{d.payerAccount(), kind, d.get("Номер"), d.get("Дата")}
}

// checkTwice looks at payments of one document. Where references tell them apart
// each is a payment, and they are numbered in an order that does not hang on the
// file's. Without, one that is debited twice on a day is a fault. Other parts of a
// document are left for whoever knows its lines.
func (s *Statement) checkTwice() {
	same := map[paper][]*document{}
	for _, d := range s.paid {
		same[d.paper()] = append(same[d.paper()], d)
	}
	for _, d := range s.paid {
		list := same[d.paper()]
		if len(list) < 2 || list[0] != d {
			continue
		}
		known, apart := map[string]bool{}, true
		for _, d := range list {
			r := d.reference()
			apart = apart && r != "" && !known[r]
			known[r] = true
		}
		if apart {
			slices.SortFunc(list, func(a, b *document) int {
				return cmp.Or(cmp.Compare(a.debited, b.debited), cmp.Compare(a.reference(), b.reference()))
			})
			for i, d := range list[1:] { // the first is as if it were alone: so it stands in the statement of its day
				d.nth = i + 2
			}
			continue
		}
		for i, d := range list {
			first := slices.IndexFunc(list[:i], func(other *document) bool {
				return d.debited == other.debited && d.amount == other.amount
			})
			if first < 0 {
				continue
			}
			s.fault(d.line, "Номер", d.get("Номер"), "bank-document-twice",
				"number", d.get("Номер"), "date", s.date(&d.section, "Дата"), "line", list[first].line, "key", references[0])
		}
	}
}

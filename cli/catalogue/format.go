package catalogue

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// groupSpace parts groups of three digits: NO-BREAK SPACE (U+00A0), the grouping
// of Russian in the Unicode CLDR and of SI in any language. Terminals, unlike the
// narrow U+202F, have it in every font, and no line breaks inside an amount.
const groupSpace = "\u00a0"

// Value is any argument of a refusal as the language writes it: money with its
// currency, dates, periods by their label, errors as their sentence, names between quotation marks, text with
// control characters made visible. Whole numbers are not grouped: most of them
// are row numbers and years. Counts are, by their plural form.
func (l Lang) Value(value any) string {
	switch v := value.(type) {
	case string:
		return clean(v)
	case int:
		return strconv.Itoa(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case bool:
		if v {
			return l.Text("word/yes")
		}
		return l.Text("word/no")
	case ledger.Money:
		return l.Money(v)
	case ledger.Date:
		return l.Date(v)
	case ledger.Period:
		if v.Label != "" {
			return clean(v.Label)
		}
		return l.Date(v.Start) + ".." + l.Date(v.Last())
	case []string:
		quoted := make([]string, len(v))
		for i, s := range v {
			quoted[i] = l.Text("quoted", "value", s)
		}
		return strings.Join(quoted, ", ")
	case *ledger.Document:
		return l.Document(v)
	case decimal:
		n, digits := v.Decimal()
		return string(l.AppendDecimal(nil, n, digits))
	case error:
		sentence, _ := l.Error(v)
		return sentence
	}
	return clean(fmt.Sprint(value))
}

// Money is an amount with its currency: 120 000.00 BYN, 120 000,00 BYN.
func (l Lang) Money(m ledger.Money) string {
	var buf [40]byte
	b := l.AppendDecimal(buf[:0], m.Minor, m.Currency.Digits())
	b = append(b, groupSpace...)
	return string(append(b, m.Currency...))
}

// A decimal is the amount n / 10^digits where no currency is known.
type decimal interface{ Decimal() (n int64, digits int) }

// Document names a document: 114 2018-07-15, 114 от 15.07.2018, with its kind and
// issuer where they are known. It is empty for a payment without a number.
func (l Lang) Document(d *ledger.Document) string {
	name := clean(d.Number)
	if name == "" {
		return ""
	}
	if d.Date != ledger.NoDate {
		name = l.Text("document/dated", "number", d.Number, "date", d.Date)
	}
	for _, more := range [...]string{d.Kind, d.Issuer} {
		if more != "" {
			name += " " + clean(more)
		}
	}
	return name
}

// Number is a whole number with its digits in groups.
func (l Lang) Number(n int64) string {
	var buf [40]byte
	return string(l.AppendDecimal(buf[:0], n, 0))
}

// Date is 2018-07-15 in English and 15.07.2018 in Russian.
func (l Lang) Date(d ledger.Date) string {
	var buf [16]byte
	return string(l.AppendDate(buf[:0], d))
}

// AppendDate appends what Date returns.
func (l Lang) AppendDate(b []byte, d ledger.Date) []byte {
	if l == English {
		return d.Append(b)
	}
	year, month, day := d.Civil()
	b = append(b, byte('0'+day/10), byte('0'+day%10), '.', byte('0'+month/10), byte('0'+month%10), '.')
	return strconv.AppendInt(b, int64(year), 10)
}

// AppendDecimal appends n / 10^digits (digits 0 to 18) with grouped whole digits
// and the language's decimal separator. Grouping starts at a thousand: columns
// of figures stay comparable.
func (l Lang) AppendDecimal(b []byte, n int64, digits int) []byte {
	var buf [24]byte
	plain := ledger.AppendMinor(buf[:0], n, digits)
	if plain[0] == '-' {
		b = append(b, '-')
		plain = plain[1:]
	}
	whole := plain
	if digits > 0 {
		whole = plain[:len(plain)-digits-1]
	}
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b = append(b, groupSpace...)
		}
		b = append(b, c)
	}
	if digits > 0 {
		if l == Russian {
			b = append(b, ',')
		} else {
			b = append(b, '.')
		}
		b = append(b, plain[len(plain)-digits:]...)
	}
	return b
}

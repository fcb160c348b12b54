package intake

import (
	"slices"
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/fundledger/fundledger/ledger"
)

// numberForm is how a file writes amounts.
type numberForm struct {
	decimal  byte
	grouping byte // ' ' for every kind of space; 0 for none
	// power is that of ten by which amounts are smaller than what they stand for: 3 where
	// they are in thousands.
	power int
}

// amountUnits are what a profile may say that amounts are in, with their power of ten.
var amountUnits = map[string]int{"thousand": 3, "million": 6}

// unitOf is the unit that a title or heading says of amounts: "Сумма, тыс. руб.".
func unitOf(text string) string {
	words := strings.Fields(plainHeading(text))
	for i, word := range words {
		unit := ""
		switch {
		case word == "тыс", word == "тысяч", word == "thousand", word == "thousands", word == "thous":
			unit = "thousand"
		case word == "млн", word == "миллионов", word == "million", word == "millions", word == "mln":
			unit = "million"
		}
		if unit != "" && slices.ContainsFunc(words[max(0, i-2):min(len(words), i+3)], isMoneyWord) {
			return unit
		}
	}
	return ""
}

func isMoneyWord(word string) bool {
	switch word {
	case "руб", "рублей", "рубля", "бел", "br", "usd", "eur", "byn", "byr", "rub", "долл", "долларов", "евро", "roubles", "rubles", "dollars", "euro":
		return true
	}
	return false
}

// minor reads an amount into minor units. Refusals: bad-amount (value) or, where the
// file writes amounts in a form of its own, amount-form (value, example);
// too-many-decimals (value, digits), amount-overflow (value).
func (f numberForm) minor(text string, digits int) (int64, error) {
	digits += f.power
	if f.decimal == '.' && f.grouping == 0 && isPlain(text) {
		return ledger.ParseMinor(text, digits)
	}
	var buf [48]byte
	plain, ok := f.plain(buf[:0], text)
	if !ok {
		return 0, f.refuse(text)
	}
	n, err := ledger.ParseMinor(unsafe.String(&plain[0], len(plain)), digits)
	switch ledger.RefusalCode(err) {
	case "":
		return n, err
	case "too-many-decimals":
		return 0, ledger.Refuse("too-many-decimals", "value", text, "digits", digits)
	case "amount-overflow":
		return 0, ledger.Refuse("amount-overflow", "value", text)
	}
	return 0, f.refuse(text)
}

func (f numberForm) refuse(text string) error {
	if f.decimal == '.' && f.grouping == 0 {
		return ledger.Refuse("bad-amount", "value", text)
	}
	example := []byte("1234")
	if f.grouping != 0 {
		example = []byte{'1', f.grouping, '2', '3', '4'}
	}
	return ledger.Refuse("amount-form", "value", text, "example", string(append(example, f.decimal, '5', '0')))
}

func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < '0' || c > '9') && c != '.' && c != '-' {
			return false
		}
	}
	return text != ""
}

// plain appends an amount as digits with a decimal point. Groups must be of three
// digits: "12 34,5" is more likely a slip than a number. An amount in parentheses is
// below zero, as accountants write it.
func (f numberForm) plain(b []byte, text string) ([]byte, bool) {
	if inside, ok := strings.CutPrefix(text, "("); ok {
		if inside, ok = strings.CutSuffix(inside, ")"); !ok || inside == "" || inside[0] < '0' || inside[0] > '9' {
			return nil, false
		}
		b, text = append(b, '-'), inside
	}
	sinceGroup, grouped, decimals := 0, false, false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		first := i == 0
		i += size
		if len(b) > 40 {
			return nil, false
		}
		switch {
		case r >= '0' && r <= '9':
			b = append(b, byte(r))
			sinceGroup++
		case first && (r == '-' || r == '−' || r == '–'):
			b = append(b, '-')
		case first && r == '+':
		case r == rune(f.decimal) && !decimals:
			if grouped && sinceGroup != 3 {
				return nil, false
			}
			b = append(b, '.')
			decimals = true
		case f.groups(r) && !decimals:
			if sinceGroup == 0 || sinceGroup > 3 || grouped && sinceGroup != 3 {
				return nil, false
			}
			grouped, sinceGroup = true, 0
		default:
			return nil, false
		}
	}
	if grouped && !decimals && sinceGroup != 3 || len(b) == 0 {
		return nil, false
	}
	return b, true
}

func (f numberForm) groups(r rune) bool {
	if f.grouping == ' ' {
		return r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\u2009'
	}
	return f.grouping != 0 && r == rune(f.grouping)
}

package intake

import (
	"errors"
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/fundledger/fundledger/ledger"
)

// numberForm is how a file writes amounts.
type numberForm struct {
	decimal  byte
	grouping byte // ' ' for every kind of space; 0 for none
}

// minor reads an amount into minor units. Refusals: bad-amount (value) or, where the
// file writes amounts in a form of its own, amount-form (value, example);
// too-many-decimals (value, digits), amount-overflow (value).
func (f numberForm) minor(text string, digits int) (int64, error) {
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
// digits: "12 34,5" is more likely a slip than a number.
func (f numberForm) plain(b []byte, text string) ([]byte, bool) {
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

// A layout is a form of dates: YYYY or YY, MM and DD, and what stands between them.
type layout struct {
	text             string // as in the profile
	year, month, day int    // where they stand
	century          bool   // the year has four digits
	between          []int  // where the other characters stand
}

var isoLayout = layout{text: "YYYY-MM-DD", month: 5, day: 8, century: true, between: []int{4, 7}}

func parseLayout(text string) (layout, error) {
	l := layout{text: text, year: -1, month: -1, day: -1}
	for i := 0; i < len(text); {
		place, size := (*int)(nil), 2
		switch rest := text[i:]; {
		case strings.HasPrefix(rest, "YYYY"):
			place, size, l.century = &l.year, 4, true
		case strings.HasPrefix(rest, "YY"):
			place = &l.year
		case strings.HasPrefix(rest, "MM"):
			place = &l.month
		case strings.HasPrefix(rest, "DD"):
			place = &l.day
		default:
			l.between = append(l.between, i)
			i++
			continue
		}
		if *place >= 0 {
			return layout{}, errors.New("twice")
		}
		*place = i
		i += size
	}
	if l.year < 0 || l.month < 0 || l.day < 0 {
		return layout{}, errors.New("incomplete")
	}
	return l, nil
}

// date reads a date of that form. A time behind it is passed over.
func (l *layout) date(text string) (ledger.Date, bool) {
	if len(text) < len(l.text) || len(text) > len(l.text) && !isTime(text[len(l.text):]) {
		return ledger.NoDate, false
	}
	for _, i := range l.between {
		if text[i] != l.text[i] {
			return ledger.NoDate, false
		}
	}
	// Exports with two digits are of this century: ledgers began in it.
	iso := [10]byte{'2', '0', 0, 0, '-', 0, 0, '-', 0, 0}
	if l.century {
		copy(iso[:4], text[l.year:])
	} else {
		copy(iso[2:4], text[l.year:])
	}
	copy(iso[5:7], text[l.month:])
	copy(iso[8:], text[l.day:])
	d, err := ledger.ParseDate(unsafe.String(&iso[0], len(iso)))
	return d, err == nil
}

// isTime tells " 14:03", "T14:03:11" and the like, with or without a fraction or Z.
func isTime(text string) bool {
	if len(text) < 5 || text[0] != ' ' && text[0] != 'T' {
		return false
	}
	for i := 1; i < len(text); i++ {
		if c := text[i]; (c < '0' || c > '9') && c != ':' && c != '.' && c != 'Z' {
			return false
		}
	}
	return strings.Contains(text, ":")
}

package intake

import (
	"errors"
	"strings"
	"time"
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
	var year int
	if l.century {
		year = number(text[l.year : l.year+4])
	} else if year = number(text[l.year : l.year+2]); year >= 0 {
		year += 2000 // exports with two digits are of this century: ledgers began in it
	}
	month, day := number(text[l.month:l.month+2]), number(text[l.day:l.day+2])
	if year < 0 || month < 0 || day < 0 {
		return ledger.NoDate, false
	}
	// NewDate carries 31 April over into May; only a day that exists comes back as it was.
	d := ledger.NewDate(year, time.Month(month), day)
	y, m, dd := d.Civil()
	return d, y == year && int(m) == month && dd == day && ledger.MinDate <= d && d <= ledger.MaxDate
}

// number reads decimal digits; -1 when there are none or something else is among them.
func number(text string) int {
	n := 0
	for i := range len(text) {
		c := text[i] - '0'
		if c > 9 {
			return -1
		}
		n = n*10 + int(c)
	}
	if text == "" {
		return -1
	}
	return n
}

// isTime tells " 9:03", "T14:03:11" and the like, with or without a fraction. A
// time in UTC ("Z") is one only at midnight, as programs write a bare date: 21:00
// of 30 June is already July in Minsk, and nothing here knows where the file is from.
func isTime(text string) bool {
	if text == "" || text[0] != ' ' && text[0] != 'T' {
		return false
	}
	clock, utc := strings.CutSuffix(text[1:], "Z")
	if utc && strings.Trim(clock, "0:.") != "" {
		return false
	}
	clock, fraction, dotted := strings.Cut(clock, ".")
	hour, rest, _ := strings.Cut(clock, ":")
	minute, second, seconds := strings.Cut(rest, ":")
	return len(hour) <= 2 && within(hour, 23) &&
		len(minute) == 2 && within(minute, 59) &&
		(!seconds || len(second) == 2 && within(second, 59)) &&
		(!dotted || seconds && strings.Trim(fraction, "0123456789") == "" && fraction != "")
}

func within(digits string, most int) bool {
	n := number(digits)
	return 0 <= n && n <= most
}

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

// minor reads an amount into minor units. Refusals: bad-amount (value),
// too-many-decimals (value, digits), amount-overflow (value).
func (f numberForm) minor(text string, digits int) (int64, error) {
	if f.decimal == '.' && f.grouping == 0 && isPlain(text) {
		return ledger.ParseMinor(text, digits)
	}
	var buf [48]byte
	plain, ok := f.plain(buf[:0], text)
	if !ok {
		return 0, ledger.Refuse("bad-amount", "value", text)
	}
	n, err := ledger.ParseMinor(unsafe.String(&plain[0], len(plain)), digits)
	if err != nil {
		if ledger.RefusalCode(err) == "too-many-decimals" {
			return 0, ledger.Refuse("too-many-decimals", "value", text, "digits", digits)
		}
		return 0, ledger.Refuse(ledger.RefusalCode(err), "value", text)
	}
	return n, nil
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

// A layout is a form of dates: DD, MM, YYYY or YY, and what stands between them.
type layout []string

func parseLayout(text string) (layout, error) {
	var l layout
	seen := map[string]bool{}
	for rest := text; rest != ""; {
		n := 1
		for _, token := range []string{"YYYY", "YY", "MM", "DD"} {
			if strings.HasPrefix(rest, token) {
				if n = len(token); seen[token[:1]] {
					return nil, errors.New("twice")
				}
				seen[token[:1]] = true
				break
			}
		}
		l, rest = append(l, rest[:n]), rest[n:]
	}
	if !seen["Y"] || !seen["M"] || !seen["D"] {
		return nil, errors.New("incomplete")
	}
	return l, nil
}

// date reads a date of that form. A time behind it is passed over.
func (l layout) date(text string) (ledger.Date, bool) {
	var iso [10]byte
	copy(iso[:], "----------")
	for _, token := range l {
		if len(text) < len(token) {
			return ledger.NoDate, false
		}
		part := text[:len(token)]
		switch token {
		case "YYYY":
			copy(iso[:4], part)
		case "YY":
			// Exports with two digits are of this century: ledgers began in it.
			copy(iso[:4], "20")
			copy(iso[2:4], part)
		case "MM":
			copy(iso[5:7], part)
		case "DD":
			copy(iso[8:], part)
		default:
			if part != token {
				return ledger.NoDate, false
			}
		}
		text = text[len(token):]
	}
	if text != "" && !isTime(text) {
		return ledger.NoDate, false
	}
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

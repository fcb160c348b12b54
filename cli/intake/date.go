package intake

import (
	"errors"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/fundledger/fundledger/ledger"
)

// A layout is a form of dates: of YYYY or YY, MM and DD, which stand at fixed
// places, or with M, D or MMMM (a month's name, Russian or English), which are read
// from the left. hh:mm:ss behind them says nothing: a time is passed over anyway.
type layout struct {
	text             string   // as in the profile
	form             string   // without the time
	year, month, day int      // where they stand
	century          bool     // the year has four digits
	pivot            int      // two-digit years from here on are of the last century
	between          []int    // where the other characters stand
	parts            []string // of a form whose places are not fixed
}

var isoLayout = layout{text: "YYYY-MM-DD", form: "YYYY-MM-DD", month: 5, day: 8, century: true, between: []int{4, 7}}

// letters of a form, the longest of each first.
var dateParts = []string{"YYYY", "YY", "MMMM", "MM", "M", "DD", "D"}

// parseLayout reads a form of dates.
func parseLayout(text string, pivot int) (layout, error) {
	l := layout{text: text, form: text, year: -1, month: -1, day: -1, pivot: pivot}
	for _, clock := range []string{"hh:mm:ss", "hh:mm"} {
		if form, ok := strings.CutSuffix(text, clock); ok && form != "" {
			l.form = strings.TrimRight(form, " T")
			break
		}
	}
	fixed := true
	for i := 0; i < len(l.form); {
		part, place := partAt(l.form[i:]), (*int)(nil)
		switch part[0] {
		case 'Y':
			place = &l.year
		case 'M':
			place = &l.month
		case 'D':
			place = &l.day
		}
		l.parts = append(l.parts, part)
		switch {
		case place == nil && isLatin(part[0]):
			return layout{}, errors.New("a letter that means nothing")
		case place == nil:
			for j := range len(part) {
				l.between = append(l.between, i+j)
			}
		case *place >= 0:
			return layout{}, errors.New("twice")
		default:
			*place = i
			l.century = l.century || part == "YYYY"
			fixed = fixed && part != "M" && part != "D" && part != "MMMM"
		}
		i += len(part)
	}
	if l.year < 0 || l.month < 0 || l.day < 0 {
		return layout{}, errors.New("incomplete")
	}
	if fixed {
		l.parts = nil
	}
	return l, nil
}

// partAt is the part that a form begins with: one of dateParts, or what stands
// between two.
func partAt(form string) string {
	for _, p := range dateParts {
		if strings.HasPrefix(form, p) {
			return p
		}
	}
	for i := 1; i < len(form); i++ {
		if isLatin(form[i]) {
			return form[:i]
		}
	}
	return form
}

func isLatin(c byte) bool { return 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' }

// date reads a date of that form. A time behind it is passed over.
func (l *layout) date(text string) (ledger.Date, bool) {
	if l.parts != nil {
		return l.spelled(text)
	}
	if len(text) < len(l.form) || len(text) > len(l.form) && !isTime(text[len(l.form):]) {
		return ledger.NoDate, false
	}
	for _, i := range l.between {
		if text[i] != l.form[i] {
			return ledger.NoDate, false
		}
	}
	digits := 2
	if l.century {
		digits = 4
	}
	return l.civil(number(text[l.year:l.year+digits]), number(text[l.month:l.month+2]), number(text[l.day:l.day+2]))
}

// civil is the day of three numbers, where they make one that exists.
func (l *layout) civil(year, month, day int) (ledger.Date, bool) {
	if year < 0 || month < 0 || day < 0 {
		return ledger.NoDate, false
	}
	if !l.century {
		year = l.wholeYear(year)
	}
	// NewDate carries 31 April over into May; only a day that exists comes back as it was.
	d := ledger.NewDate(year, time.Month(month), day)
	y, m, dd := d.Civil()
	return d, y == year && int(m) == month && dd == day && ledger.MinDate <= d && d <= ledger.MaxDate
}

// write writes a day, YYYY-MM-DD, in this form, whether it exists or not; "" when the
// year would be read as another.
func (l *layout) write(iso string) string {
	year, month, day := iso[:4], iso[5:7], iso[8:]
	parts := l.parts
	for i := 0; l.parts == nil && i < len(l.form); {
		part := partAt(l.form[i:])
		parts = append(parts, part)
		i += len(part)
	}
	var b strings.Builder
	for _, part := range parts {
		switch part {
		case "YYYY":
			b.WriteString(year)
		case "YY":
			b.WriteString(year[2:])
		case "MM":
			b.WriteString(month)
		case "M":
			b.WriteString(strings.TrimPrefix(month, "0"))
		case "MMMM":
			if m := number(month); 1 <= m && m <= len(months) {
				month = months[m-1][1]
			}
			b.WriteString(month)
		case "DD":
			b.WriteString(day)
		case "D":
			b.WriteString(strings.TrimPrefix(day, "0"))
		default:
			b.WriteString(part)
		}
	}
	if short := number(year[2:]); !l.century && number(year) != l.wholeYear(short) {
		return ""
	}
	return b.String()
}

// wholeYear is the year that two digits stand for.
func (l *layout) wholeYear(short int) int {
	if short < l.pivot {
		return 2000 + short
	}
	return 1900 + short
}

// spelled reads a date whose parts have no fixed places: "15 июля 2018 г.".
func (l *layout) spelled(text string) (ledger.Date, bool) {
	var year, month, day int
	for _, part := range l.parts {
		value, size := -1, 0
		switch part {
		case "YYYY", "YY", "MM", "DD":
			if size = len(part); len(text) >= size {
				value = number(text[:size])
			}
		case "M", "D":
			for size < 2 && size < len(text) && '0' <= text[size] && text[size] <= '9' {
				size++
			}
			value = number(text[:size])
		case "MMMM":
			value, size = monthOf(text)
		default:
			if !strings.HasPrefix(text, part) {
				return ledger.NoDate, false
			}
			text = text[len(part):]
			continue
		}
		if value < 0 {
			return ledger.NoDate, false
		}
		switch text = text[size:]; part[0] {
		case 'Y':
			year = value
		case 'M':
			month = value
		default:
			day = value
		}
	}
	// A Russian date may end in "г." or "года".
	switch strings.TrimSpace(text) {
	case "", "г.", "г", "года":
	default:
		if !isTime(text) {
			return ledger.NoDate, false
		}
	}
	return l.civil(year, month, day)
}

// months are their names; the first three letters tell them apart in either language.
var months = [...][]string{
	{"январь", "января", "january"},
	{"февраль", "февраля", "february"},
	{"март", "марта", "march"},
	{"апрель", "апреля", "april"},
	{"май", "мая", "may"},
	{"июнь", "июня", "june"},
	{"июль", "июля", "july"},
	{"август", "августа", "august"},
	{"сентябрь", "сентября", "september"},
	{"октябрь", "октября", "october"},
	{"ноябрь", "ноября", "november"},
	{"декабрь", "декабря", "december"},
}

// monthOf reads a month's name, whole or shortened, at the beginning of a text.
func monthOf(text string) (month, size int) {
	size = strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if size < 0 {
		size = len(text)
	}
	name := strings.ToLower(text[:size])
	if utf8.RuneCountInString(name) < 3 {
		return -1, 0
	}
	if size < len(text) && text[size] == '.' {
		size++
	}
	for i, names := range months {
		for _, whole := range names {
			if strings.HasPrefix(whole, name) {
				return i + 1, size
			}
		}
	}
	return -1, 0
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

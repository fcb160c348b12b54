package ledger

import (
	"strconv"
	"time"
)

// Date is a day without a time or a zone, in the proleptic Gregorian calendar
// (ISO 8601): 1 is 1900-01-01, the first day that people can enter. The zero Date
// is NoDate. Dates compare and subtract as numbers.
type Date int32

// NoDate is the date of what has none.
const NoDate Date = 0

// The days that people can enter: years 1900 to 2199, so that a mistyped year
// (0218, 20188) is refused where it is typed. Arithmetic may leave the span.
const (
	MinDate Date = 1      // 1900-01-01
	MaxDate Date = 109573 // 2199-12-31
)

const (
	minYear = 1900
	maxYear = 2199
	// epochDays counts the days from 0000-03-01 to the day before MinDate.
	epochDays = 693900
)

// NewDate is the day of a year, month and day. As in time.Date, values outside
// their usual ranges are carried over: month 13 is January of the next year, day
// 0 is the last day of the month before.
func NewDate(year int, month time.Month, day int) Date {
	// Count from 0000-03-01, so that a leap day is the last day of its year, and
	// in eras of 400 years, which all have 146,097 days.
	months := year*12 + int(month) - 3
	y := floorDiv(months, 12)
	m := months - y*12 // from March
	era := floorDiv(y, 400)
	yearOfEra := y - era*400
	dayOfYear := (153*m + 2) / 5
	return Date(era*146097 + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear + day - 1 - epochDays)
}

// Civil is the inverse of NewDate.
func (d Date) Civil() (year int, month time.Month, day int) {
	z := int(d) + epochDays
	era := floorDiv(z, 146097)
	dayOfEra := z - era*146097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*dayOfYear + 2) / 153 // from March
	day = dayOfYear - (153*m+2)/5 + 1
	year = era*400 + yearOfEra
	if m < 10 {
		return year, time.Month(m + 3), day
	}
	return year + 1, time.Month(m - 9), day
}

// DateOf is the day that t's own location shows.
func DateOf(t time.Time) Date {
	return NewDate(t.Date())
}

// ParseDate reads exactly YYYY-MM-DD, a day that exists, of a year from 1900 to
// 2199. Anything else is the refusal bad-date (value). It does not allocate
// unless it refuses.
func ParseDate(text string) (Date, error) {
	if d, ok := scanDate(text); ok {
		return d, nil
	}
	return 0, Refuse("bad-date", "value", excerpt(text))
}

func scanDate(text string) (Date, bool) {
	if len(text) != 10 || text[4] != '-' || text[7] != '-' {
		return 0, false
	}
	year, okYear := scanYear(text[:4])
	month, okMonth := scanTwo(text[5:7])
	day, okDay := scanTwo(text[8:10])
	if !okYear || !okMonth || !okDay || month < 1 || month > 12 ||
		day < 1 || day > daysIn(year, time.Month(month)) {
		return 0, false
	}
	return NewDate(year, time.Month(month), day), true
}

// scanYear reads the four digits of a year that people can enter.
func scanYear(text string) (int, bool) {
	if len(text) != 4 {
		return 0, false
	}
	century, ok1 := scanTwo(text[:2])
	year, ok2 := scanTwo(text[2:])
	year += century * 100
	return year, ok1 && ok2 && minYear <= year && year <= maxYear
}

func scanTwo(text string) (int, bool) {
	a, b := text[0]-'0', text[1]-'0'
	return int(a)*10 + int(b), a <= 9 && b <= 9
}

// String is YYYY-MM-DD.
func (d Date) String() string {
	var buf [16]byte
	return string(d.Append(buf[:0]))
}

// Append appends String's text to b.
func (d Date) Append(b []byte) []byte {
	year, month, day := d.Civil()
	b = appendYear(b, year)
	return append(b, '-', byte('0'+month/10), byte('0'+month%10), '-', byte('0'+day/10), byte('0'+day%10))
}

// appendYear writes at least four digits, as ISO 8601 does.
func appendYear(b []byte, year int) []byte {
	if year < 0 {
		b, year = append(b, '-'), -year
	}
	if year > 9999 {
		return strconv.AppendInt(b, int64(year), 10)
	}
	return append(b, byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10))
}

// AddDays is the day n days later.
func (d Date) AddDays(n int) Date {
	return d + Date(n)
}

// AddMonths is the same day n months later, or the last day of that month where
// it is shorter: a month after 31 January is 28 or 29 February.
func (d Date) AddMonths(n int) Date {
	year, month, day := d.Civil()
	first := NewDate(year, month+time.Month(n), 1)
	year, month, _ = first.Civil()
	return first.AddDays(min(day, daysIn(year, month)) - 1)
}

func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// floorDiv divides rounding down, for divisors above zero.
func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

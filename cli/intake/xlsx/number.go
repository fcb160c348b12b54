package xlsx

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// digitsKept is how many significant digits of a double a spreadsheet shows.
const digitsKept = 15

// A double is between 5e-324 and 1.8e308: 0.DIGITS times ten to a power from
// smallestPoint to largestPoint.
const smallestPoint, largestPoint = -323, 309

// Plain writes a stored number (1234.5599999999999, 1.2345E+3) in plain digits,
// rounded to 15 significant ones, half away from zero. ok is false for what is no
// number, or one beyond what a double holds.
func Plain(stored string) (plain string, ok bool) {
	n, ok := parseStored(stored)
	if !ok {
		return "", false
	}
	n.digits, n.point = rounded(n.digits, n.point)
	return n.plain()
}

// Whole writes a stored whole number of more than 15 significant digits in all of them:
// such a number counts nothing, it is the name of something. ok is false for others.
func Whole(stored string) (plain string, ok bool) {
	n, ok := parseStored(stored)
	if n.digits = bytes.TrimRight(n.digits, "0"); !ok || len(n.digits) <= digitsKept || n.point < len(n.digits) {
		return "", false
	}
	return n.plain()
}

// A storedNumber is 0.DIGITS times ten to the power of point.
type storedNumber struct {
	negative bool
	digits   []byte // without zeros at the beginning
	point    int
}

func parseStored(stored string) (_ storedNumber, ok bool) {
	mantissa, exponent := stored, 0
	if i := strings.IndexAny(stored, "eE"); i >= 0 {
		n, err := strconv.Atoi(stored[i+1:])
		if err != nil || n < -400 || n > 400 {
			return storedNumber{}, false
		}
		mantissa, exponent = stored[:i], n
	}
	mantissa, negative := strings.CutPrefix(mantissa, "-")
	if !negative {
		mantissa = strings.TrimPrefix(mantissa, "+")
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	if whole+fraction == "" || len(whole)+len(fraction) > 400 || !isDigits(whole) || !isDigits(fraction) {
		return storedNumber{}, false
	}
	digits, point := []byte(whole+fraction), len(whole)+exponent
	for len(digits) > 0 && digits[0] == '0' {
		digits = digits[1:]
		point--
	}
	return storedNumber{negative, digits, point}, true
}

// plain writes a number without zeros at the end of its digits.
func (n storedNumber) plain() (text string, ok bool) {
	digits, point := n.digits, n.point
	if len(digits) == 0 {
		return "0", true
	}
	if point < smallestPoint || point > largestPoint {
		return "", false
	}
	var b strings.Builder
	if n.negative {
		b.WriteByte('-')
	}
	switch {
	case point <= 0:
		b.WriteString("0." + strings.Repeat("0", -point) + string(digits))
	case point >= len(digits):
		b.WriteString(string(digits) + strings.Repeat("0", point-len(digits)))
	default:
		b.WriteString(string(digits[:point]) + "." + string(digits[point:]))
	}
	return b.String(), true
}

// rounded keeps 15 digits, without zeros at the end.
func rounded(digits []byte, point int) ([]byte, int) {
	if len(digits) > digitsKept {
		up := digits[digitsKept] >= '5'
		digits = digits[:digitsKept]
		for i := digitsKept - 1; up; i-- {
			if i < 0 { // all nines
				return []byte{'1'}, point + 1
			}
			if up = digits[i] == '9'; up {
				digits[i] = '0'
			} else {
				digits[i]++
			}
		}
	}
	for len(digits) > 0 && digits[len(digits)-1] == '0' {
		digits = digits[:len(digits)-1]
	}
	return digits, point
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

const secondsOfDay = 24 * 60 * 60

// serialDate writes a serial number of days as a date, with the time of day where
// it has one, or as a time alone within day 0. In the 1900 system day 60 is
// 1900-02-29, which never was, and is written so; the days before it count from
// 1899-12-31 and those behind it from 1899-12-30.
func serialDate(plain string, system1904 bool) (iso string, ok bool) {
	whole, fraction, _ := strings.Cut(plain, ".")
	day, err := strconv.Atoi(whole)
	if err != nil || plain[0] == '-' || day > 2_958_465 { // 9999-12-31
		return "", false
	}
	second := secondOf(fraction)
	if second == secondsOfDay {
		day, second = day+1, 0
	}
	clock := ""
	if second > 0 {
		clock = time.Unix(int64(second), 0).UTC().Format("15:04:05")
	}
	switch {
	case day == 0 && !system1904:
		if clock == "" {
			return "00:00:00", true
		}
		return clock, true
	case clock != "":
		clock = "T" + clock
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case system1904:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case day == 60:
		return "1900-02-29" + clock, true
	case day < 60:
		epoch = epoch.AddDate(0, 0, 1)
	}
	return epoch.AddDate(0, 0, day).Format(time.DateOnly) + clock, true
}

// secondOf is the second of the day that a fraction's digits are, rounded.
func secondOf(fraction string) int {
	const kept = 12 // digits: less than a microsecond
	if len(fraction) > kept {
		fraction = fraction[:kept]
	}
	n, unit := int64(0), int64(1)
	for i := range len(fraction) {
		n, unit = n*10+int64(fraction[i]-'0'), unit*10
	}
	return int((n*secondsOfDay + unit/2) / unit)
}

// isDateFormat tells whether a number format shows dates or times: whether y, m,
// d, h or s stand in its first section as themselves.
func isDateFormat(code string) bool {
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case ';':
			return false
		case '"':
			n := strings.IndexByte(code[i+1:], '"')
			if n < 0 {
				return false
			}
			i += n + 1
		case '\\', '_', '*': // the next letter is shown, left as a space, or repeated
			i++
		case '[': // a colour, a condition, a currency, or hours beyond a day
			n := strings.IndexByte(code[i:], ']')
			if n < 0 {
				return false
			}
			if inside := strings.ToLower(code[i+1 : i+n]); strings.Trim(inside, "h") == "" || strings.Trim(inside, "m") == "" || strings.Trim(inside, "s") == "" {
				return true
			}
			i += n
		case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S':
			return !strings.EqualFold(code, "standard")
		case 'G', 'g': // General
			if len(code)-i >= 7 && strings.EqualFold(code[i:i+7], "general") {
				i += 6
			}
		}
	}
	return false
}

// isBuiltInDate tells the formats that have a number only (ECMA-376, 18.8.30).
func isBuiltInDate(id int) bool {
	return 14 <= id && id <= 22 || 27 <= id && id <= 36 || 45 <= id && id <= 47 || 50 <= id && id <= 58
}

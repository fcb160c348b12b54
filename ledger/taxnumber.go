package ledger

import (
	"strings"
	"unicode/utf8"
)

// A TaxNumber says what a taxpayer number is, as far as its form tells.
type TaxNumber uint8

// The forms of taxpayer numbers that can be checked. Payees of other countries
// have other numbers, so that nothing is refused for its form.
const (
	TaxNumberOther TaxNumber = iota // some other number: nothing can be said of it
	TaxNumberValid                  // УНП or ИНН with the right check digits
	TaxNumberWrong                  // looks like one of them and has wrong check digits
)

// CheckTaxNumber looks at the check digits of a number that has the form of a
// Belarusian УНП or of a Russian ИНН:
//
//   - УНП, nine characters: digits for organisations, of which the first is the
//     region (1-7) or 8, and for individuals two of the letters that Latin and
//     Cyrillic share in front of seven digits. The
//     first eight, weighed by 29, 23, 19, 17, 13, 7, 5, 3, leave the ninth modulo
//     11; no number is given out where they leave 10. A first letter counts as
//     its place in 0-9A-Z, a second as its place in ABCEHKMOPT.
//   - ИНН, ten digits for organisations and twelve for persons: the last one or
//     two are weighed sums modulo 11, modulo 10 (order of the Ministry of Taxes
//     BG-3-09/178 of 2004-03-03, annex 1).
func CheckTaxNumber(number string) TaxNumber {
	n := TaxNumberKey(number)
	var valid bool
	switch {
	case len(n) == 9 && isDigits(n[2:]) && (isDigits(n[:2]) && '1' <= n[0] && n[0] <= '8' || isUNPLetter(n[0]) && isUNPLetter(n[1])):
		valid = validUNP(n)
	case len(n) == 10 && isDigits(n):
		valid = weighed(n, 2, 4, 10, 3, 5, 9, 4, 6, 8)%11%10 == digitOf(n[9])
	case len(n) == 12 && isDigits(n):
		valid = weighed(n, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)%11%10 == digitOf(n[10]) &&
			weighed(n, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)%11%10 == digitOf(n[11])
	default:
		return TaxNumberOther
	}
	if valid {
		return TaxNumberValid
	}
	return TaxNumberWrong
}

// unpLetters are the letters of individuals' numbers; a second letter counts as
// its place among them.
const unpLetters = "ABCEHKMOPT"

func isUNPLetter(c byte) bool { return strings.IndexByte(unpLetters, c) >= 0 }

func validUNP(n string) bool {
	sum := weighed(n[2:], 19, 17, 13, 7, 5, 3)
	if isDigits(n[:2]) {
		sum += weighed(n, 29, 23)
	} else {
		sum += 29*(10+int(n[0]-'A')) + 23*strings.IndexByte(unpLetters, n[1])
	}
	return sum%11 == digitOf(n[8])
}

func weighed(digits string, weights ...int) (sum int) {
	for i, w := range weights {
		sum += w * digitOf(digits[i])
	}
	return sum
}

func digitOf(c byte) int { return int(c - '0') }

func isDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// TaxNumberKey is the one spelling of a taxpayer number, by which numbers are
// compared: without spaces, in capitals, with Latin letters in the place of
// Cyrillic ones that look the same, and without УНП or ИНН in front of it.
//
//	TaxNumberKey(TaxNumberKey(s)) == TaxNumberKey(s)
func TaxNumberKey(s string) string {
	if isDigits(s) {
		return s
	}
	var key []byte
	for _, r := range s {
		switch c := strings.IndexRune("АВЕКМНОРСТавекмнорст", r); {
		case r == ' ' || r == '\u00a0' || r == '\u202f':
		case c >= 0:
			key = append(key, "ABEKMHOPCT"[c/2%10])
		case 'a' <= r && r <= 'z':
			key = append(key, byte(r)-'a'+'A')
		case 'а' <= r && r <= 'я':
			key = utf8.AppendRune(key, r-'а'+'А')
		default:
			key = utf8.AppendRune(key, r)
		}
	}
	// УНП has been turned into УHП, with a Latin H.
	for _, name := range []string{"УHП", "УHH", "ИHH", "UNP", "INN"} {
		if rest := strings.TrimLeft(strings.TrimPrefix(string(key), name), ":№"); len(rest) < len(key) && rest != "" && isDigit(rest[len(rest)-1]) {
			return TaxNumberKey(rest)
		}
	}
	return string(key)
}

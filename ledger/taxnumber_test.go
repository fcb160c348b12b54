package ledger

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Numbers of organisations as they publish them themselves.
func TestCheckTaxNumber(t *testing.T) {
	for want, numbers := range map[TaxNumber]string{
		TaxNumberValid: `200988541 591705582 100217336 100693551 100864035 101288529 190658169 290380347 400051902 490127567
			500037201 690314863 791022114 807000028 807000122 MA1953684 МА1953684 ma1953684
			7707083893 7702070139 7736050003 1234567894 123456789047`,
		TaxNumberWrong: `200988542 591705528 711953681 MA1953685 7707083894 1234567895 123456789037 123456789048 0000000001`,
		TaxNumberOther: `990000001 012345678 5917DDD82 M01953684 7A1953689 MX1953684 12345678 12345678901 DE136695976 100-200-3 0 190000001a`,
	} {
		for number := range strings.FieldsSeq(numbers) {
			if got := CheckTaxNumber(number); got != want {
				t.Errorf("CheckTaxNumber(%q) = %d, want %d", number, got, want)
			}
		}
	}
	for _, number := range []string{"", "УНП", "ИНН"} {
		if got := CheckTaxNumber(number); got != TaxNumberOther {
			t.Errorf("CheckTaxNumber(%q) = %d", number, got)
		}
	}
}

func TestTaxNumberKey(t *testing.T) {
	for _, tt := range []struct{ typed, key string }{
		{"190000001", "190000001"},
		{"УНП 190000001", "190000001"},
		{"унп: 190 000 001", "190000001"},
		{"УНН190000001", "190000001"},
		{"ИНН 7707083893", "7707083893"},
		{"МА1953684", "MA1953684"},
		{"unp ма1953684", "MA1953684"},
		{"DE 136695976", "DE136695976"},
		{"Я-5", "Я-5"},
		{"УНП", "УHП"},
		{"", ""},
	} {
		if got := TaxNumberKey(tt.typed); got != tt.key {
			t.Errorf("TaxNumberKey(%q) = %q, want %q", tt.typed, got, tt.key)
		}
	}
}

// One digit that is wrong, and two neighbours that are swapped, are always found
// in the number of an organisation.
func TestOneWrongDigitIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := []byte(rapid.StringMatching(`[1-8][0-9]{7}`).Draw(t, "digits"))
		check := weighed(string(digits), 29, 23, 19, 17, 13, 7, 5, 3) % 11
		if check == 10 {
			return
		}
		number := append(digits, byte('0'+check))
		if CheckTaxNumber(string(number)) != TaxNumberValid {
			t.Fatalf("%s is valid", number)
		}
		at, by := rapid.IntRange(0, 8).Draw(t, "at"), rapid.IntRange(1, 9).Draw(t, "by")
		number[at] = byte('0' + (digitOf(number[at])+by)%10)
		if CheckTaxNumber(string(number)) == TaxNumberValid {
			t.Fatalf("%s is wrong", number)
		}
	})
}

func TestTaxNumberKeyOfAKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("УНПИунпUNPinn :№0123АВЕavеЯ\u00a0-"))).Draw(t, "number")
		if key := TaxNumberKey(s); TaxNumberKey(key) != key {
			t.Fatalf("%q: %q, then %q", s, key, TaxNumberKey(key))
		}
	})
}

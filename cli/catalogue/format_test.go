package catalogue

import (
	"io/fs"
	"math"
	"strings"
	"syscall"
	"testing"

	"pgregory.net/rapid"

	"github.com/fundledger/fundledger/ledger"
)

func TestValuesInBothLanguages(t *testing.T) {
	day := ledger.NewDate(2018, 7, 15)
	tests := []struct {
		value  any
		en, ru string
	}{
		{ledger.Money{Minor: 12000000, Currency: "BYN"}, "120_000.00_BYN", "120_000,00_BYN"},
		{ledger.Money{Minor: -5, Currency: "BYN"}, "-0.05_BYN", "-0,05_BYN"},
		{ledger.Money{Minor: -123456, Currency: "BYR"}, "-123_456_BYR", "-123_456_BYR"},
		{ledger.Money{Minor: math.MinInt64, Currency: "USD"}, "-92_233_720_368_547_758.08_USD", "-92_233_720_368_547_758,08_USD"},
		{day, "2018-07-15", "15.07.2018"},
		{ledger.Period{Start: day, End: day + 1}, "2018-07-15..2018-07-15", "15.07.2018..15.07.2018"},
		{ledger.Period{Start: day, End: day + 1, Label: "2018H1"}, "2018H1", "2018H1"},
		{&ledger.Document{Number: "12", Date: day, Issuer: "grodno"}, "12 2018-07-15 grodno", "12 от 15.07.2018 grodno"},
		{&ledger.Document{Number: "12"}, "12", "12"},
		{[]string{"Июль", "Август"}, `"Июль", "Август"`, "«Июль», «Август»"},
		{hundredths(-123456), "-1_234.56", "-1_234,56"},
		{&fs.PathError{Op: "open", Path: "a/b", Err: syscall.ENOTDIR}, "a/b: a part of this path is a file, not a folder", "a/b: часть этого пути — файл, а не папка"},
		{fs.ErrPermission, "permission denied", "нет прав доступа"},
		{true, "yes", "да"},
		{2018, "2018", "2018"},
		{ledger.Refuse("bad-date", "value", "x"), `"x" is no date`, `«x» — не дата`},
	}
	for _, tt := range tests {
		for lang, want := range map[Lang]string{English: tt.en, Russian: tt.ru} {
			want = strings.ReplaceAll(want, "_", "\u00a0")
			if got := lang.Value(tt.value); got != want {
				t.Errorf("%v: %q, want %q", lang, got, want)
			}
		}
	}
}

type hundredths int64

func (h hundredths) Decimal() (n int64, digits int) { return int64(h), 2 }

// Without its groups and with a point, what people read is the canonical text.
func TestDecimalsKeepTheirDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64().Draw(t, "n")
		digits := rapid.IntRange(0, 18).Draw(t, "digits")
		for _, lang := range []Lang{English, Russian} {
			text := string(lang.AppendDecimal(nil, n, digits))
			plain := strings.Replace(strings.ReplaceAll(text, "\u00a0", ""), ",", ".", 1)
			got, err := ledger.ParseMinor(plain, digits)
			if err != nil || got != n {
				t.Fatalf("%v: %d with %d digits became %q", lang, n, digits, text)
			}
			whole, _, _ := strings.Cut(strings.TrimPrefix(strings.Replace(text, ",", ".", 1), "-"), ".")
			for i, group := range strings.Split(whole, "\u00a0") {
				if i > 0 && len(group) != 3 || len(group) > 3 || group == "" {
					t.Fatalf("groups of %q", text)
				}
			}
		}
	})
}

package ledger

import (
	"errors"
	"math"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestParseMoney(t *testing.T) {
	long := strings.Repeat("9", 1<<20)
	for _, tc := range []struct {
		text     string
		currency Currency
		want     int64
		refusal  string
	}{
		{"0", "BYN", 0, ""},
		{"-0", "BYN", 0, ""},
		{"-0.00", "BYN", 0, ""},
		{"5", "BYN", 500, ""},
		{"+5", "BYN", 500, ""},
		{"1234.5", "BYN", 123450, ""},
		{"1234.50", "BYN", 123450, ""},
		{"-0.01", "BYN", -1, ""},
		{"007.05", "BYN", 705, ""},
		{"8000000", "BYR", 8000000, ""},
		{"0.001", "KWD", 1, ""},
		{"1.2345", "CLF", 12345, ""},
		{"92233720368547758.07", "BYN", math.MaxInt64, ""},
		{"-92233720368547758.08", "BYN", math.MinInt64, ""},
		{"9223372036854775807", "JPY", math.MaxInt64, ""},
		{strings.Repeat("0", 1<<16) + "1", "JPY", 1, ""},

		{"92233720368547758.08", "BYN", 0, "amount-overflow"},
		{"-92233720368547758.09", "BYN", 0, "amount-overflow"},
		{"92233720368547758.1", "BYN", 0, "amount-overflow"},
		{"18446744073709551616", "JPY", 0, "amount-overflow"}, // 2^64 wraps to 0
		{"18446744073709551621", "JPY", 0, "amount-overflow"}, // and this to 5
		{"184467440737095517", "BYN", 0, "amount-overflow"},   // wraps while it is padded
		{long, "BYN", 0, "amount-overflow"},

		{"0.001", "BYN", 0, "too-many-decimals"},
		{"1.000", "BYN", 0, "too-many-decimals"},
		{"120.00", "JPY", 0, "too-many-decimals"},
		{"120.0", "BYR", 0, "too-many-decimals"},
		{"1." + long, "BYN", 0, "too-many-decimals"},

		{"", "BYN", 0, "bad-amount"},
		{"-", "BYN", 0, "bad-amount"},
		{"+", "BYN", 0, "bad-amount"},
		{".", "BYN", 0, "bad-amount"},
		{"5.", "BYN", 0, "bad-amount"},
		{".5", "BYN", 0, "bad-amount"},
		{"-.5", "BYN", 0, "bad-amount"},
		{"120.", "JPY", 0, "bad-amount"},
		{"1.2.3", "BYN", 0, "bad-amount"},
		{"--1", "BYN", 0, "bad-amount"},
		{"1-", "BYN", 0, "bad-amount"},
		{"1,5", "BYN", 0, "bad-amount"},
		{"1 000", "BYN", 0, "bad-amount"},
		{"1\u00a0000", "BYN", 0, "bad-amount"},
		{" 1", "BYN", 0, "bad-amount"},
		{"1\n", "BYN", 0, "bad-amount"},
		{"1_000", "BYN", 0, "bad-amount"},
		{"0x10", "BYN", 0, "bad-amount"},
		{"1e3", "BYN", 0, "bad-amount"},
		{"1E1000000000", "BYN", 0, "bad-amount"},
		{"NaN", "BYN", 0, "bad-amount"},
		{"Inf", "BYN", 0, "bad-amount"},
		{"−5", "BYN", 0, "bad-amount"}, // U+2212
		{"٣", "BYN", 0, "bad-amount"},  // an Arabic digit
		{"О.50", "BYN", 0, "bad-amount"},
		{"1.2345x", "BYN", 0, "bad-amount"}, // rather than too many decimals

		{"1", "ZZZ", 0, "unknown-currency"},
		{"1", "", 0, "unknown-currency"},
	} {
		got, err := ParseMoney(tc.text, tc.currency)
		want := Money{tc.want, tc.currency}
		if tc.refusal != "" {
			want = Money{}
		}
		if got != want || RefusalCode(err) != tc.refusal {
			t.Errorf("ParseMoney(%.40q, %s) = %v, %.200v, want %v, %s", tc.text, tc.currency, got, err, want, tc.refusal)
		}
		if err != nil && len(err.Error()) > 400 {
			t.Errorf("ParseMoney(%.40q): a refusal of %d bytes", tc.text, len(err.Error()))
		}
	}
}

func TestParseMoneyRefusalArgs(t *testing.T) {
	_, err := ParseMoney("120.005", "BYN")
	r, ok := errors.AsType[*Refusal](err)
	if !ok || r.Arg("value") != "120.005" || r.Arg("currency") != Currency("BYN") || r.Arg("digits") != 2 {
		t.Errorf("got %v", err)
	}
}

func TestMoneyString(t *testing.T) {
	for _, tc := range []struct {
		m    Money
		want string
	}{
		{Money{0, "BYN"}, "0.00"},
		{Money{-1, "BYN"}, "-0.01"},
		{Money{99, "BYN"}, "0.99"},
		{Money{123450, "BYN"}, "1234.50"},
		{Money{123450, "BYR"}, "123450"},
		{Money{-5, "KWD"}, "-0.005"},
		{Money{math.MinInt64, "USD"}, "-92233720368547758.08"},
		{Money{math.MinInt64, "JPY"}, "-9223372036854775808"},
		{Money{math.MaxInt64, "CLF"}, "922337203685477.5807"},
		{Money{}, "0"},
	} {
		if got := tc.m.String(); got != tc.want {
			t.Errorf("%#v is %q, want %q", tc.m, got, tc.want)
		}
		if got := string(tc.m.Append([]byte("x"))); got != "x"+tc.want {
			t.Errorf("Append wrote %q", got)
		}
	}
}

func TestMoneyFromDecimal(t *testing.T) {
	for _, tc := range []struct {
		text     string // of the decimal
		currency Currency
		exact    int64
		refusal  string // of MoneyFromDecimal
		rounded  int64
		overflow bool // of RoundToMoney
	}{
		{"0", "BYN", 0, "", 0, false},
		{"1234.5", "BYN", 123450, "", 123450, false},
		{"1e3", "BYN", 100000, "", 100000, false},
		{"120.00", "JPY", 120, "", 120, false}, // a number, not what somebody wrote
		{"0.005", "BYN", 0, "too-many-decimals", 1, false},
		{"-0.005", "BYN", 0, "too-many-decimals", -1, false},
		{"0.00499999999999999999999999", "BYN", 0, "too-many-decimals", 0, false},
		{"0.015", "BYN", 0, "too-many-decimals", 2, false},
		{"0.025", "BYN", 0, "too-many-decimals", 3, false}, // not to even
		{"-2.5", "JPY", 0, "too-many-decimals", -3, false},
		{"0.09", "JPY", 0, "too-many-decimals", 0, false},
		{"0.9", "JPY", 0, "too-many-decimals", 1, false},
		{"92233720368547758.074", "BYN", 0, "too-many-decimals", math.MaxInt64, false},
		{"92233720368547758.075", "BYN", 0, "amount-overflow", 0, true},
		{"-92233720368547758.084", "BYN", 0, "too-many-decimals", math.MinInt64, false},
		{"-92233720368547758.085", "BYN", 0, "amount-overflow", 0, true},
		{"1e20", "BYN", 0, "amount-overflow", 0, true},
		{"1e1000000000", "BYN", 0, "amount-overflow", 0, true},
		{"-1e-1000000000", "BYN", 0, "too-many-decimals", 0, false},
		{"0e1000000000", "BYN", 0, "", 0, false},
		{"1", "ZZZ", 0, "unknown-currency", 0, true},
	} {
		d := decimal.RequireFromString(tc.text)
		got, err := MoneyFromDecimal(d, tc.currency)
		if got.Minor != tc.exact || RefusalCode(err) != tc.refusal {
			t.Errorf("MoneyFromDecimal(%s, %s) = %v, %v, want %d %s", tc.text, tc.currency, got, err, tc.exact, tc.refusal)
		}
		got, err = RoundToMoney(d, tc.currency)
		if got.Minor != tc.rounded || (err != nil) != tc.overflow {
			t.Errorf("RoundToMoney(%s, %s) = %v, %v, want %d", tc.text, tc.currency, got, err, tc.rounded)
		}
	}
}

func TestMoneyArithmeticRefusals(t *testing.T) {
	kopecks := func(n int64) Money { return Money{n, "BYN"} }
	for name, tc := range map[string]struct {
		do   func() (Money, error)
		want string
	}{
		"add BYR to BYN":     {func() (Money, error) { return kopecks(1).Add(Money{1, "BYR"}) }, "mixed-currencies"},
		"subtract BYR":       {func() (Money, error) { return kopecks(1).Sub(Money{1, "BYR"}) }, "mixed-currencies"},
		"add over the top":   {func() (Money, error) { return kopecks(math.MaxInt64).Add(kopecks(1)) }, "amount-overflow"},
		"add under the base": {func() (Money, error) { return kopecks(math.MinInt64).Add(kopecks(-1)) }, "amount-overflow"},
		"subtract smallest":  {func() (Money, error) { return kopecks(0).Sub(kopecks(math.MinInt64)) }, "amount-overflow"},
		"negate smallest":    {func() (Money, error) { return kopecks(math.MinInt64).Neg() }, "amount-overflow"},
	} {
		if got, err := tc.do(); RefusalCode(err) != tc.want || got != (Money{}) {
			t.Errorf("%s: %v, %v, want %s", name, got, err, tc.want)
		}
	}
}

// anyMinor draws all of int64, and its edges often.
func anyMinor() *rapid.Generator[int64] {
	return rapid.OneOf(rapid.Int64(), rapid.SampledFrom([]int64{
		0, 1, -1, 99, 100, -100, math.MinInt64, math.MinInt64 + 1, math.MaxInt64, math.MaxInt64 - 1,
		math.MaxInt64 / 2, math.MinInt64 / 2,
	}))
}

func TestMoneyTextIsInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Money{anyMinor().Draw(t, "minor"), anyCurrency().Draw(t, "currency")}
		if back, err := ParseMoney(m.String(), m.Currency); err != nil || back != m {
			t.Fatalf("%#v → %q → %#v, %v", m, m.String(), back, err)
		}
		if back, err := MoneyFromDecimal(m.Decimal(), m.Currency); err != nil || back != m {
			t.Fatalf("%#v → %s → %#v, %v", m, m.Decimal(), back, err)
		}
		if want := m.Decimal().StringFixed(int32(m.Currency.Digits())); m.String() != want {
			t.Fatalf("%#v is %q, decimal says %q", m, m.String(), want)
		}
		digits := rapid.IntRange(0, 18).Draw(t, "digits")
		if back, err := ParseMinor(string(AppendMinor(nil, m.Minor, digits)), digits); err != nil || back != m.Minor {
			t.Fatalf("%d with %d digits → %d, %v", m.Minor, digits, back, err)
		}
	})
}

func TestMoneyArithmeticIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := Money{anyMinor().Draw(t, "a"), "BYN"}, Money{anyMinor().Draw(t, "b"), "BYN"}
		x, y := big.NewInt(a.Minor), big.NewInt(b.Minor)
		check := func(op string, got Money, err error, want *big.Int) {
			if want.IsInt64() != (err == nil) || err == nil && got != (Money{want.Int64(), "BYN"}) {
				t.Fatalf("%s of %v and %v = %v, %v, want %v", op, a, b, got, err, want)
			}
		}
		sum, err := a.Add(b)
		check("sum", sum, err, new(big.Int).Add(x, y))
		difference, err := a.Sub(b)
		check("difference", difference, err, new(big.Int).Sub(x, y))
		negated, err := a.Neg()
		check("negation", negated, err, new(big.Int).Neg(x))
	})
}

func TestRoundToMoneyAgreesWithDecimal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := decimal.New(anyMinor().Draw(t, "coefficient"), int32(rapid.IntRange(-25, 3).Draw(t, "exponent")))
		c := anyCurrency().Draw(t, "currency")
		want := d.Round(int32(c.Digits())).Shift(int32(c.Digits())).BigInt()
		got, err := RoundToMoney(d, c)
		if want.IsInt64() != (err == nil) || err == nil && got.Minor != want.Int64() {
			t.Fatalf("%s %s: %v, %v, decimal says %v", d, c, got, err, want)
		}
	})
}

func TestMoneyDoesNotAllocate(t *testing.T) {
	buf := make([]byte, 0, 64)
	if n := testing.AllocsPerRun(100, func() {
		m, _ := ParseMoney("-1234567.89", "BYN")
		buf = m.Append(buf[:0])
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

var amountPattern = regexp.MustCompile(`^[+-]?[0-9]+(\.([0-9]+))?$`)

// What parses is the number that was written; what is refused is refused for a
// reason that holds.
func FuzzParseMoney(f *testing.F) {
	for _, text := range []string{
		"0", "-0.01", "+5", "1234.50", "120.00", "1.005", "92233720368547758.07", "-92233720368547758.08",
		"18446744073709551616", "184467440737095517", "1E1000000000", "", ".", "1,5", "1 000", "−5", "NaN",
	} {
		f.Add(text, "BYN")
		f.Add(text, "JPY")
	}
	f.Add("0.0001", "CLF")
	f.Add("1", "zzz")
	f.Fuzz(func(t *testing.T, text, code string) {
		c, err := ParseCurrency(code)
		if err != nil {
			if _, err := ParseMoney(text, Currency(code)); RefusalCode(err) != "unknown-currency" {
				t.Fatalf("%q %q: %v", text, code, err)
			}
			return
		}
		m, err := ParseMoney(text, c)
		if minor, err2 := ParseMinor(text, c.Digits()); minor != m.Minor || RefusalCode(err2) != RefusalCode(err) {
			t.Fatalf("%q: ParseMoney %v, %v; ParseMinor %d, %v", text, m, err, minor, err2)
		}
		match := amountPattern.FindStringSubmatch(text)
		switch RefusalCode(err) {
		case "bad-amount":
			if match != nil {
				t.Fatalf("%q is an amount: %v", text, err)
			}
			return
		case "too-many-decimals":
			if match == nil || len(match[2]) <= c.Digits() {
				t.Fatalf("%q %s: %v", text, c, err)
			}
			return
		}
		if match == nil || len(text) > 1000 {
			if match == nil {
				t.Fatalf("%q passed as %v, %v", text, m, err)
			}
			return
		}
		want := decimal.RequireFromString(text).Shift(int32(c.Digits())).BigInt()
		if want.IsInt64() != (err == nil) || err == nil && m.Minor != want.Int64() {
			t.Fatalf("%q %s = %v, %v, want %v", text, c, m, err, want)
		}
		if err != nil {
			return
		}
		if back, err := ParseMoney(m.String(), c); err != nil || back != m {
			t.Fatalf("%v → %q → %v, %v", m, m.String(), back, err)
		}
	})
}

func BenchmarkParseMoney(b *testing.B) {
	for b.Loop() {
		if _, err := ParseMoney("1234567.89", "BYN"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMoneyAppend(b *testing.B) {
	buf := make([]byte, 0, 32)
	for b.Loop() {
		buf = Money{123456789, "BYN"}.Append(buf[:0])
	}
}

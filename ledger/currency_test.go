package ledger

import (
	"testing"

	"pgregory.net/rapid"
)

func TestParseCurrency(t *testing.T) {
	for _, tc := range []struct {
		code string
		want Currency // "" when refused
	}{
		{"BYN", "BYN"},
		{"byn", "BYN"},
		{"Byr", "BYR"},
		{"USD", "USD"},
		{"XDR", "XDR"},
		{"", ""},
		{"BY", ""},
		{"BYNN", ""},
		{"XXX", ""},
		{"XTS", ""},
		{"XAU", ""},
		{"ZZZ", ""},
		{"B N", ""},
		{" BYN", ""},
		{"[]^", ""},
		{"\xff\xff\xff", ""},
		{"ВYN", ""}, // Cyrillic В
	} {
		got, err := ParseCurrency(tc.code)
		if got != tc.want {
			t.Errorf("ParseCurrency(%q) = %q, %v, want %q", tc.code, got, err, tc.want)
		}
		if refused := RefusalCode(err) == "unknown-currency"; refused != (tc.want == "") {
			t.Errorf("ParseCurrency(%q): error %v", tc.code, err)
		}
	}
}

func TestCurrencyDigits(t *testing.T) {
	for c, want := range map[Currency]int{
		"BYN": 2, "BYR": 0, "USD": 2, "EUR": 2, "RUB": 2, "JPY": 0, "KRW": 0, "VND": 0, "UGX": 0,
		"KWD": 3, "TND": 3, "IQD": 3, "MKD": 2, "CLF": 4, "UYW": 4, "CLP": 0, "HUF": 2, "ISK": 0,
		"MGA": 2, "MRU": 2, "HRK": 2, "XDR": 2,
		"": 0, "byn": 0, "ZZZ": 0,
	} {
		if got := c.Digits(); got != want {
			t.Errorf("%q has %d digits, want %d", c, got, want)
		}
	}
}

// The table is a string cut every five bytes; an entry of another length would
// shift all that follow.
func TestCurrencyTable(t *testing.T) {
	if len(currencyTable)%5 != 0 {
		t.Fatalf("%d bytes are no whole number of entries", len(currencyTable))
	}
	seen := map[string]bool{}
	for i := 0; i < len(currencyTable); i += 5 {
		code, digit, space := currencyTable[i:i+3], currencyTable[i+3], currencyTable[i+4]
		if currencyIndex(code) < 0 || digit < '0' || digit > '4' || space != ' ' {
			t.Errorf("entry %q", currencyTable[i:i+5])
		}
		if seen[code] {
			t.Errorf("%s is listed twice", code)
		}
		seen[code] = true
	}
	if len(seen) < 180 {
		t.Errorf("only %d currencies", len(seen))
	}
}

// anyCurrency draws one of the table.
func anyCurrency() *rapid.Generator[Currency] {
	return rapid.Custom(func(t *rapid.T) Currency {
		i := rapid.IntRange(0, len(currencyTable)/5-1).Draw(t, "currency")
		return Currency(currencyTable[5*i : 5*i+3])
	})
}

package cli

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/ledger"
)

func TestAmountsAsTyped(t *testing.T) {
	tests := []struct {
		text   string
		en, ru string // "120000.00 BYN", or the refusal's code
	}{
		{"120000.00", "120000.00 BYN", "120000.00 BYN"},
		{"120000", "120000.00 BYN", "120000.00 BYN"},
		{"-5", "-5.00 BYN", "-5.00 BYN"},
		{" 120000.5 ", "120000.50 BYN", "120000.50 BYN"},
		{"120 000.00", "120000.00 BYN", "120000.00 BYN"},
		{"1\u00a0120\u00a0000.00", "1120000.00 BYN", "1120000.00 BYN"},
		{"120\u202f000,00", "bad-amount", "120000.00 BYN"},
		{"120000,00", "bad-amount", "120000.00 BYN"},
		{"-1 000,5", "bad-amount", "-1000.50 BYN"},
		{"1,000", "bad-amount", "too-many-decimals"}, // a thousand to some, one to others
		{"1,000.00", "bad-amount", "bad-amount"},
		{"1.000,00", "bad-amount", "bad-amount"},
		{"1,000,000", "bad-amount", "bad-amount"},
		{"12 00.00", "bad-amount", "bad-amount"},
		{"1 2000", "bad-amount", "bad-amount"},
		{"1.00 000", "bad-amount", "bad-amount"},
		{"1000 000", "bad-amount", "bad-amount"},
		{"- 5", "bad-amount", "bad-amount"},
		{"100 USD", "100.00 USD", "100.00 USD"},
		{"1 000.50 usd", "1000.50 USD", "1000.50 USD"},
		{"100 XYZ", "unknown-currency", "unknown-currency"},
		{"100 JPY", "100 JPY", "100 JPY"},
		{"100.00 JPY", "too-many-decimals", "too-many-decimals"},
		{"USD", "bad-amount", "bad-amount"},
		{"", "bad-amount", "bad-amount"},
		{"1E5", "bad-amount", "bad-amount"},
	}
	for _, tt := range tests {
		for lang, want := range map[catalogue.Lang]string{catalogue.English: tt.en, catalogue.Russian: tt.ru} {
			m, err := parseAmount(tt.text, "BYN", lang)
			got := m.String() + " " + string(m.Currency)
			if err != nil {
				got = ledger.RefusalCode(err)
			}
			if got != want {
				t.Errorf("%q in %v: %s, want %s", tt.text, lang, got, want)
			}
		}
	}
}

// What the program shows can be typed back.
func TestShownAmountsCanBeTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := ledger.Money{
			Minor:    rapid.Int64().Draw(t, "minor"),
			Currency: rapid.SampledFrom([]ledger.Currency{"BYN", "JPY", "KWD"}).Draw(t, "currency"),
		}
		lang := rapid.SampledFrom([]catalogue.Lang{catalogue.English, catalogue.Russian}).Draw(t, "language")
		back, err := parseAmount(lang.Money(m), "USD", lang)
		if err != nil || back != m {
			t.Fatalf("%q came back as %v (%v)", lang.Money(m), back, err)
		}
	})
}

// However an amount is written, it is read as what its digits say, or refused.
func FuzzParseAmount(f *testing.F) {
	for _, s := range []string{"1", "1 000,50", "1.000", "-1 000 000.00 USD", ",", "1,,2", "+ 1", "1\u00a0000"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, text string, russian bool) {
		lang := catalogue.English
		if russian {
			lang = catalogue.Russian
		}
		m, err := parseAmount(text, "BYN", lang)
		if err != nil {
			return
		}
		digits := func(s string) string {
			s = strings.Map(func(r rune) rune {
				if '0' <= r && r <= '9' {
					return r
				}
				return -1
			}, s)
			return strings.Trim(s, "0")
		}
		if digits(text) != digits(m.String()) {
			t.Fatalf("%q was read as %v", text, m)
		}
	})
}

func TestDatesAsTyped(t *testing.T) {
	tests := map[string]string{
		"2018-07-15": "2018-07-15",
		"15.07.2018": "2018-07-15",
		"31.12.2018": "2018-12-31",
		"07.15.2018": "", // no month 15
		"31.02.2018": "",
		"1.7.2018":   "",
		"15/07/2018": "",
		"2018-7-15":  "",
		"":           "",
	}
	for text, want := range tests {
		d, err := parseDay(text)
		got := ""
		if err == nil {
			got = d.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if err != nil && !strings.Contains(err.Error(), text) {
			t.Errorf("%q is not quoted: %v", text, err)
		}
	}
}

func TestDimensionsAsTyped(t *testing.T) {
	tests := map[string]ledger.Dimension{
		"region=minsk-city":     {Name: "region", Value: "minsk-city"},
		"region= Grodno region": {Name: "region", Value: "Grodno region"},
		"measure=1=2":           {Name: "measure", Value: "1=2"},
		"region=":               {Name: "region"},
	}
	for text, want := range tests {
		if got, err := parseDimension(text); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{"region": "bad-pair", "=x": "bad-pair", "": "bad-pair", "region=a\x00": "bad-name"} {
		if _, err := parseDimension(text); ledger.RefusalCode(err) != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}

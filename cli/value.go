package cli

import (
	"strings"
	"unicode"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/ledger"
)

// What people type is read here, once, into the values of the domain.

// cleanText is free text in the form in which it is stored. Text that is given
// as nothing is nothing.
func cleanText(value string) (string, error) {
	clean := ledger.CleanValue(value)
	if clean == "" {
		return "", nil
	}
	return clean, ledger.CheckValue(clean)
}

// freeText is a flag for text of any kind.
func freeText(name string, to *string) *flag { return parsed(name, to, cleanText).shows("text") }

// parseDay reads a date as ISO 8601 has it, 2018-07-15, or as people in Eastern
// Europe write it, 15.07.2018. Refusal: bad-date (value).
func parseDay(value string) (ledger.Date, error) {
	if len(value) == len("15.07.2018") && value[2] == '.' && value[5] == '.' {
		if d, err := ledger.ParseDate(value[6:] + "-" + value[3:5] + "-" + value[:2]); err == nil {
			return d, nil
		}
	}
	return ledger.ParseDate(value)
}

// day is a flag for a date.
func day(name string, to *ledger.Date) *flag { return parsed(name, to, parseDay).shows("date") }

// parseAmount reads an amount in a currency as it is typed: 1234.50, with spaces
// between groups of three digits (1 234.50) as our own tables have them, and in
// Russian with a decimal comma (1 234,50). A code behind it (1234.50 USD) says
// another currency. What could be read in two ways is refused: bad-amount
// (value), and the other refusals of ledger.ParseMoney.
func parseAmount(value string, currency ledger.Currency, lang catalogue.Lang) (ledger.Money, error) {
	text := strings.TrimSpace(value)
	if cut := strings.LastIndexFunc(text, unicode.IsSpace); cut >= 0 && isCode(text[cut:]) {
		var err error
		if currency, err = ledger.ParseCurrency(strings.TrimSpace(text[cut:])); err != nil {
			return ledger.Money{}, err
		}
		text = strings.TrimSpace(text[:cut])
	}
	text, ok := plainAmount(text, lang)
	if !ok {
		return ledger.Money{}, ledger.Refuse("bad-amount", "value", value)
	}
	return ledger.ParseMoney(text, currency)
}

// parseMoney is parseAmount for an amount that must name its currency. Refusal:
// currency-unsaid (value).
func parseMoney(value string, lang catalogue.Lang) (ledger.Money, error) {
	text := strings.TrimSpace(value)
	cut := strings.LastIndexFunc(text, unicode.IsSpace)
	if cut < 0 || !isCode(text[cut:]) {
		return ledger.Money{}, ledger.Refuse("currency-unsaid", "value", value)
	}
	return parseAmount(text, "", lang)
}

func isCode(text string) bool {
	text = strings.TrimSpace(text)
	return len(text) == 3 && !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
}

// plainAmount takes grouping and a decimal comma off. It is false for groups that
// are not of three digits, and for a comma that may mean thousands.
func plainAmount(text string, lang catalogue.Lang) (string, bool) {
	if strings.Contains(text, ",") {
		if lang != catalogue.Russian || strings.Contains(text, ".") || strings.Count(text, ",") > 1 {
			return "", false
		}
		text = strings.Replace(text, ",", ".", 1)
	}
	groups := strings.FieldsFunc(text, unicode.IsSpace)
	for i, g := range groups {
		whole, _, decimals := strings.Cut(g, ".")
		first, last := i == 0, i == len(groups)-1
		digits := len(strings.TrimLeft(whole, "+-"))
		switch {
		case len(groups) == 1:
		case first && (digits < 1 || digits > 3), !first && len(whole) != 3, !last && decimals:
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

// parseDimension reads NAME=VALUE. Refusal: bad-pair (value).
func parseDimension(value string) (ledger.Dimension, error) {
	name, v, ok := strings.Cut(value, "=")
	if !ok || name == "" {
		return ledger.Dimension{}, ledger.Refuse("bad-pair", "value", value)
	}
	v, err := cleanText(v)
	return ledger.Dimension{Name: strings.TrimSpace(name), Value: v}, err
}

// classification are the flags that give a line or an entry its dimensions.
func classification(to *[]ledger.Dimension) []*flag {
	flags := []*flag{list("dim", to, parseDimension).shows("pair")}
	for _, name := range []string{ledger.DimComponent, ledger.DimRegion, ledger.DimCategory} {
		flags = append(flags, &flag{name: name, value: "text", set: func(value string) error {
			v, err := cleanText(value)
			*to = append(*to, ledger.Dimension{Name: name, Value: v})
			return err
		}})
	}
	return flags
}

// inFlag says of which flag a value was wrong that could be read only after the
// ledger was opened.
func inFlag(name string, err error) error {
	if err == nil {
		return nil
	}
	return wrongUse("flag-value", "flag", "--"+name, "problem", err)
}

package cli

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/projections"
)

// unlimited is above every amount.
var unlimited = decimal.New(1, 30)

// parseAmounts reads an amount, FROM..TO, FROM.. or ..TO, as it is typed: FROM may be
// the greater.
func parseAmounts(text string) (projections.AmountRange, bool) {
	from, to, isRange := strings.Cut(text, "..")
	if !isRange {
		d, ok := plainNumber(text)
		return projections.AmountRange{Low: d, High: d}, ok
	}
	r := projections.AmountRange{High: unlimited}
	fromOK, toOK := true, true
	if strings.TrimSpace(from) != "" {
		r.Low, fromOK = plainNumber(from)
	}
	if strings.TrimSpace(to) != "" {
		r.High, toOK = plainNumber(to)
	}
	return r, fromOK && toOK && text != ".."
}

// plainNumber reads an amount to look for: digits, in groups of three or not, with
// a point or a comma before the decimals. Its sign does not matter. When nothing is
// written by it, 1,234 may be a decimal in either language.
func plainNumber(text string) (decimal.Decimal, bool) {
	text = strings.TrimLeft(strings.TrimSpace(text), "+-−")
	groups := strings.FieldsFunc(strings.Replace(text, ",", ".", 1), unicode.IsSpace)
	for i, g := range groups {
		whole, decimals, hasDecimals := strings.Cut(g, ".")
		switch {
		case !isDigits(whole), hasDecimals && (!isDigits(decimals) || i != len(groups)-1):
			return decimal.Decimal{}, false
		case len(groups) > 1 && (i > 0 && len(whole) != 3 || len(whole) > 3):
			return decimal.Decimal{}, false
		}
	}
	d, err := decimal.NewFromString(strings.Join(groups, ""))
	return d, err == nil
}

func isDigits(s string) bool {
	return s != "" && len(s) <= 30 && strings.Trim(s, "0123456789") == ""
}

// joinGroups puts together what the shell has parted: find 1 234,56 means one
// amount. Only decimals tell it from numbers that are looked for beside each other.
func joinGroups(words []string) []string {
	var joined []string
	for i := 0; i < len(words); i++ {
		text := words[i]
		for end := len(words); end > i+1; end-- {
			whole := strings.Join(words[i:end], " ")
			if _, ok := plainNumber(whole); ok && strings.ContainsAny(words[end-1], ".,") {
				text, i = whole, end-1
				break
			}
		}
		joined = append(joined, text)
	}
	return joined
}

package catalogue

import (
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"github.com/fundledger/fundledger/ledger"
)

// expand puts a refusal's arguments into the places of a template.
func (l Lang) expand(template string, r *ledger.Refusal) string {
	open := strings.IndexByte(template, '{')
	if open < 0 {
		return template
	}
	var b strings.Builder
	for open >= 0 {
		b.WriteString(template[:open])
		place, rest, _ := strings.Cut(template[open+1:], "}")
		b.WriteString(l.fill(place, r))
		template = rest
		open = strings.IndexByte(template, '{')
	}
	b.WriteString(template)
	return b.String()
}

// fill is the text for one placeholder. An argument that was not given leaves
// its name in braces to be seen.
func (l Lang) fill(place string, r *ledger.Refusal) string {
	name, forms, counted := strings.Cut(place, ":")
	name, word := strings.CutSuffix(name, "@")
	value := r.Arg(name)
	switch {
	case value == nil:
		return "{" + name + "}"
	case counted:
		n, ok := wholeNumber(value)
		if !ok {
			return l.Value(value)
		}
		return strings.ReplaceAll(l.pluralForm(forms, n), "#", l.Number(n))
	case word:
		if e := find(name + "/" + l.Value(value)); e != nil {
			return e.in(l).say
		}
	}
	return l.Value(value)
}

// pluralForm picks one of the forms, divided by "|", that agrees with a count.
func (l Lang) pluralForm(forms string, n int64) string {
	all := strings.Split(forms, "|")
	tag, pick := language.English, 1
	if l == Russian {
		tag, pick = language.Russian, 2
	}
	// The rules look at the last digits, and at whether there are others; the sign
	// changes nothing.
	digits := int(n % 1_000_000)
	digits = max(digits, -digits)
	if n >= 1_000_000 || n <= -1_000_000 {
		digits += 1_000_000
	}
	switch plural.Cardinal.MatchPlural(tag, digits, 0, 0, 0, 0) {
	case plural.One:
		pick = 0
	case plural.Few:
		pick = 1
	}
	return all[min(pick, len(all)-1)]
}

func wholeNumber(value any) (int64, bool) {
	switch n := value.(type) {
	case int:
		return int64(n), true
	case int64:
		return n, true
	case ledger.Ordinal:
		return int64(n), true
	}
	return 0, false
}

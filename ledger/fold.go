package ledger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FoldName maps names that people would take for each other to one text: names
// that differ by case, by Unicode normalisation, or by letters of another script
// that look the same (Cyrillic с and Latin c, in either case: В and B). Two names
// with the same fold must not stand in one ledger. The fold is for comparing only,
// never for showing.
//
//	FoldName(FoldName(s)) == FoldName(s)
func FoldName(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return foldUnicode(s)
		}
	}
	return strings.ToLower(s) // s itself where it is in lower case
}

// foldUnicode works on decomposed text, so that ё folds as е does; after it, some
// letters decompose further, hence the loop, which ends after one or two turns.
func foldUnicode(s string) string {
	for {
		var folded []rune
		for _, r := range norm.NFKD.String(s) {
			r = unicode.ToLower(unicode.ToUpper(r))
			if twin, ok := lookAlikes[r]; ok {
				r = twin
			}
			folded = append(folded, r)
		}
		next := norm.NFKC.String(string(folded))
		if next == s {
			return s
		}
		s = next
	}
}

// lookAlikes maps small letters to the Latin letter that they, or their capitals,
// look like (the letters of Unicode UTS 39 confusables that are used in names).
var lookAlikes = map[rune]rune{
	// Cyrillic
	'а': 'a', 'в': 'b', 'с': 'c', 'ԁ': 'd', 'е': 'e', 'һ': 'h', 'н': 'h', 'і': 'i',
	'ј': 'j', 'к': 'k', 'ӏ': 'l', 'м': 'm', 'о': 'o', 'р': 'p', 'ԛ': 'q', 'г': 'r',
	'ѕ': 's', 'т': 't', 'ѵ': 'v', 'ԝ': 'w', 'х': 'x', 'у': 'y', 'ү': 'y',
	// Greek
	'α': 'a', 'β': 'b', 'ε': 'e', 'η': 'h', 'ι': 'i', 'κ': 'k', 'μ': 'm', 'ν': 'v',
	'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'y', 'χ': 'x', 'ζ': 'z',
}

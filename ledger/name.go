package ledger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Names are typed on command lines, read aloud over the telephone and stored for
// decades, so they are kept plain. Every refusal here is bad-name with kind
// ("ledger", "source", "line", "dimension", "value"), value, why and, where why
// is "char", "ascii" or "control", the character:
//
//	empty          nothing there (for a line: an empty segment)
//	long           over the limit (then also limit)
//	char           a character that does not belong
//	ascii          the same, where only a few ASCII characters may stand
//	control        a character that is not seen: a line break, a tab …
//	utf-8          not UTF-8
//	not-nfc        not in Unicode normalisation form C (see CleanValue)
//	mixed-scripts  Latin, Cyrillic or Greek letters side by side in one name
//	reserved       a word that the ledger keeps for itself
//	untrimmed      space at the beginning or the end

const (
	maxLedgerName    = 40  // bytes, all ASCII
	maxSourceID      = 64  // characters
	maxLinePath      = 128 // characters
	maxDimensionName = 40  // bytes, all ASCII
	maxValue         = 512 // characters
)

func badName(kind, value, why string, more ...any) *Refusal {
	return Refuse("bad-name", append([]any{"kind", kind, "value", excerpt(value), "why", why}, more...)...)
}

// CheckLedgerName accepts [a-z0-9-], 1 to 40. There is no dot among them, so that
// no ledger's streams can be taken for another's by their prefix.
func CheckLedgerName(s string) error {
	return checkASCII("ledger", s, maxLedgerName, func(i int, c byte) bool {
		return isLower(c) || isDigit(c) || c == '-'
	})
}

// CheckDimensionName accepts [a-z][a-z0-9_]*, 1 to 40. The names of built-in
// dimensions pass.
func CheckDimensionName(s string) error {
	return checkASCII("dimension", s, maxDimensionName, func(i int, c byte) bool {
		return isLower(c) || i > 0 && (isDigit(c) || c == '_')
	})
}

func checkASCII(kind, s string, limit int, fits func(i int, c byte) bool) error {
	switch {
	case s == "":
		return badName(kind, s, "empty")
	case len(s) > limit:
		return badName(kind, s, "long", "limit", limit)
	}
	for i, r := range s {
		if r >= utf8.RuneSelf || !fits(i, byte(r)) {
			return badName(kind, s, "ascii", "char", string(r))
		}
	}
	return nil
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// CheckSourceID accepts letters and digits of any script, '-' and '_', in NFC, 1
// to 64 characters. Letters of scripts that look alike (Latin, Cyrillic, Greek) do
// not mix, and ledger, rates, results, batch and document are reserved, in any
// case.
func CheckSourceID(s string) error {
	if err := checkName("source", s, s, maxSourceID); err != nil {
		return err
	}
	switch FoldName(s) {
	case "ledger", "rates", "results", "batch", "document":
		return badName("source", s, "reserved")
	}
	return nil
}

// CheckIndicatorName accepts what a source id may be, with no word reserved.
func CheckIndicatorName(s string) error { return checkName("indicator", s, s, maxSourceID) }

// CheckLinePath accepts one or more segments with '/' between them, each like a
// source id but with no word reserved, up to 128 characters in all. What is only
// digits is fine: economic codes are.
func CheckLinePath(s string) error {
	if plainPath(s) {
		return nil
	}
	if n := utf8.RuneCountInString(s); n > maxLinePath {
		return badName("line", s, "long", "limit", maxLinePath)
	}
	for segment := range strings.SplitSeq(s, "/") {
		if err := checkName("line", s, segment, maxLinePath); err != nil {
			return err
		}
	}
	return nil
}

// plainPath is the fast path: true for ASCII paths that are right.
func plainPath(s string) bool {
	if len(s) > maxLinePath {
		return false
	}
	previous := byte('/')
	for i := range len(s) {
		c := s[i]
		if !plainNameByte[c] && (c != '/' || previous == '/') {
			return false
		}
		previous = c
	}
	return previous != '/'
}

var plainNameByte = func() (t [256]bool) {
	for c := range t {
		b := byte(c)
		t[c] = isLower(b) || isDigit(b) || 'A' <= b && b <= 'Z' || b == '-' || b == '_'
	}
	return t
}()

// checkName checks a part of a value (or all of it) as letters and digits of one
// script, '-' and '_'.
func checkName(kind, value, part string, limit int) error {
	if part == "" {
		return badName(kind, value, "empty")
	}
	if !utf8.ValidString(part) {
		return badName(kind, value, "utf-8")
	}
	if utf8.RuneCountInString(part) > limit {
		return badName(kind, value, "long", "limit", limit)
	}
	var scripts, first script
	composed := true
	for i, r := range part {
		if !isNameRune(r, i == 0) {
			return badName(kind, value, "char", "char", string(r))
		}
		if s := scriptOf(r); s != 0 {
			if first == 0 {
				first = s
			}
			scripts |= s
		}
		composed = composed && isComposed(r)
	}
	if scripts != first {
		return badName(kind, value, "mixed-scripts")
	}
	if !composed && !norm.NFC.IsNormalString(part) {
		return badName(kind, value, "not-nfc")
	}
	return nil
}

// isComposed is true of the characters that most text consists of, ASCII and the
// letters of European languages: text of these alone is in NFC. The tables that
// decide on the others take 60 ns a character.
func isComposed(r rune) bool {
	return r < utf8.RuneSelf || isBasicLatin(r) || isBasicCyrillic(r)
}

func isBasicLatin(r rune) bool    { return 'À' <= r && r <= 'ſ' && r != '×' && r != '÷' }
func isBasicCyrillic(r rune) bool { return 'Ѐ' <= r && r <= 'џ' }

// isNameRune is true of letters and decimal digits of any script, '-' and '_'. The
// vowel signs of scripts that cannot be written without them (Devanagari, Thai)
// pass, but not as the first; loose accents do not, and nor does a "letter" that
// shows as nothing, such as the Hangul filler.
func isNameRune(r rune, first bool) bool {
	switch {
	case r < utf8.RuneSelf:
		return plainNameByte[byte(r)]
	case isBasicCyrillic(r), isBasicLatin(r):
		return true
	case unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r):
		return false
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return true
	}
	return !first && unicode.In(r, unicode.Mn, unicode.Mc) && !unicode.In(r, unicode.Inherited, unicode.Cyrillic)
}

// script is a set of the scripts whose letters can be taken for each other's.
type script uint8

const (
	latin script = 1 << iota
	cyrillic
	greek
)

func scriptOf(r rune) script {
	switch {
	case r < utf8.RuneSelf:
		if isLower(byte(r) | 0x20) {
			return latin
		}
	case isBasicCyrillic(r), unicode.Is(unicode.Cyrillic, r):
		return cyrillic
	case unicode.Is(unicode.Latin, r):
		return latin
	case unicode.Is(unicode.Greek, r):
		return greek
	}
	return 0
}

// CheckValue accepts the value of a dimension or a text for display: UTF-8 in NFC,
// 1 to 512 characters, no space at either end, and no characters that change how the
// rest is shown (controls, line and paragraph separators, the overrides of writing
// direction that can make a name read as another).
func CheckValue(s string) error {
	if s == "" {
		return badName("value", s, "empty")
	}
	if len(s) > maxValue && utf8.RuneCountInString(s) > maxValue {
		return badName("value", s, "long", "limit", maxValue)
	}
	if plainValue(s) {
		return nil
	}
	switch {
	case !utf8.ValidString(s):
		return badName("value", s, "utf-8")
	case strings.TrimSpace(s) != s:
		return badName("value", s, "untrimmed")
	}
	for _, r := range s {
		if unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control) {
			return badName("value", s, "control", "char", string(r))
		}
	}
	if !norm.NFC.IsNormalString(s) {
		return badName("value", s, "not-nfc")
	}
	return nil
}

// plainValue is the fast path: true for right values of the characters that most
// text consists of.
func plainValue(s string) bool {
	for _, r := range s {
		switch {
		case ' ' <= r && r < 0x7F, isBasicCyrillic(r), isBasicLatin(r):
		case r == '«', r == '»', r == '№', r == '–', r == '—':
		default:
			return false
		}
	}
	return s[0] != ' ' && s[len(s)-1] != ' '
}

// CleanValue brings text from outside into the form that CheckValue asks for, as
// far as that changes nothing that a reader sees: NFC (some systems write й as и
// and a breve) and no space at the ends.
func CleanValue(s string) string {
	if s == "" || plainValue(s) {
		return s
	}
	return strings.TrimSpace(norm.NFC.String(s))
}

// excerpt is text as a refusal quotes it: what is no name or amount at all may be
// a megabyte long, or not even UTF-8.
func excerpt(text string) string {
	const limit = 80
	text = strings.ToValidUTF8(text, "\uFFFD")
	for i := range text {
		if limit <= i {
			return text[:i] + "…"
		}
	}
	return text
}

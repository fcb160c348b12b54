package xlsx

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// fitText is text as a cell can hold it.
func fitText(s string) (fit string, whole bool) {
	if len(s) <= MaxText { // a byte is never more than a unit
		return s, true
	}
	units, end := 0, 0 // end leaves room for the ellipsis
	for i, r := range s {
		n := max(1, utf16.RuneLen(r))
		if units+n <= MaxText-1 {
			end = i + utf8.RuneLen(r)
			if r == utf8.RuneError { // perhaps a byte that is no UTF-8
				_, size := utf8.DecodeRuneInString(s[i:])
				end = i + size
			}
		}
		if units += n; units > MaxText {
			return s[:end] + "…", false
		}
	}
	return s, true
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func escape(s string) string { return string(appendText(nil, s)) }

// appendText adds text as XML spells it, between tags or within double quotes.
func appendText(b []byte, s string) []byte {
	done := 0 // what stands before is in b
	for i := 0; i < len(s); {
		spelled, size := "", 1
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && size == 1 || r == 0xFFFE || r == 0xFFFF {
				spelled = "\uFFFD"
			}
		case c == '&':
			spelled = "&amp;"
		case c == '<':
			spelled = "&lt;"
		case c == '>':
			spelled = "&gt;"
		case c == '"':
			spelled = "&#34;"
		case c == '\r': // as it is, a reader would take it for a line feed
			spelled = "&#13;"
		case c < ' ' && c != '\t' && c != '\n':
			spelled = "\uFFFD"
		case c == '_' && looksEscaped(s[i:]):
			spelled = "_x005F_"
		}
		if spelled != "" {
			b = append(append(b, s[done:i]...), spelled...)
			done = i + size
		}
		i += size
	}
	return append(b, s[done:]...)
}

// looksEscaped tells text that begins like _x0041_, which a spreadsheet would take
// for the character of that number (ECMA-376, 22.9.2.19, ST_Xstring).
func looksEscaped(s string) bool {
	if len(s) < len("_x0041_") || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !('0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F') {
			return false
		}
	}
	return true
}

// maxName is how many UTF-16 units the name of a sheet can have.
const maxName = 31

// checkNames refuses names of sheets that Excel refuses, or would repair.
func checkNames(names []string) error {
	if len(names) == 0 {
		return fmt.Errorf("xlsx: a workbook without a sheet")
	}
	for i, name := range names {
		problem := ""
		switch {
		case name == "":
			problem = "is empty"
		case len(utf16.Encode([]rune(name))) > maxName:
			problem = fmt.Sprintf("has more than %d characters", maxName)
		case strings.ContainsAny(name, `:\/?*[]`):
			problem = `has one of : \ / ? * [ ]`
		case strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF }):
			problem = "has a character that is not printed"
		case name[0] == '\'' || name[len(name)-1] == '\'':
			problem = "begins or ends with an apostrophe"
		case strings.EqualFold(name, "History"):
			problem = "is kept by Excel for itself"
		}
		for _, other := range names[:i] {
			if strings.EqualFold(name, other) {
				problem = "is there twice"
			}
		}
		if problem != "" {
			return fmt.Errorf("xlsx: name of a sheet: %q %s", name, problem)
		}
	}
	return nil
}

package sqlitestore

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/fundledger/fundledger/ledger"
)

// The text of a row's events is
//
//	[{"type":"T1","data":{…}},{"type":"T2","data":{…}},…]
//
// join and cut are inverses: cut(join(events), len(events)) == events for
// everything that Append accepts, and join(cut(text, n)) == text for every text
// that cut accepts.
const (
	textOpen    = `[{"type":"`
	textMiddle  = `","data":`
	textBetween = `},{"type":"`
	textClose   = `}]`
)

var errNotCanonical = errors.New("the events are not written as this program writes them")

// join appends the text of the events to buf.
func join(buf []byte, events []ledger.Proposal) []byte {
	buf = append(buf, textOpen...)
	for i, e := range events {
		if i > 0 {
			buf = append(buf, textBetween...)
		}
		buf = append(buf, e.Type...)
		buf = append(buf, textMiddle...)
		buf = append(buf, e.Data...)
	}
	return append(buf, textClose...)
}

// cut appends the n events of a text to events. The pieces share its memory.
//
// Splitting at what stands between two events is ten times faster than reading
// the JSON, and almost always right: the same bytes inside an event (an array of
// objects that begin with "type") yield more than n pieces, and only then are
// the braces counted. A row that somebody changed may so be cut at another place
// than it was joined at, but never into pieces that do not make up its text; that
// they are not what was appended is for their hashes to show.
func cut(events []ledger.Proposal, text string, n int) ([]ledger.Proposal, error) {
	pieces, ok := cutWith(events, text, endBySeparator)
	if !ok || len(pieces)-len(events) != n {
		pieces, ok = cutWith(events, text, endByBraces)
	}
	if !ok {
		return events, errNotCanonical
	}
	if found := len(pieces) - len(events); found != n {
		return events, fmt.Errorf("the metadata says %d events, the row has %d", n, found)
	}
	return pieces, nil
}

// cutWith cuts with one way of finding where an event's data ends: end returns
// the length of the data that the text begins with.
func cutWith(events []ledger.Proposal, text string, end func(string) int) ([]ledger.Proposal, bool) {
	rest, ok := strings.CutPrefix(text, textOpen)
	if !ok {
		return events, false
	}
	for {
		i := strings.IndexByte(rest, '"')
		if i < 0 || !strings.HasPrefix(rest[i:], textMiddle) {
			return events, false
		}
		name := rest[:i]
		rest = rest[i+len(textMiddle):]
		j := end(rest)
		if j < len("{}") || rest[0] != '{' || rest[j-1] != '}' {
			return events, false
		}
		events = append(events, ledger.Proposal{Type: name, Data: rest[:j]})
		rest = rest[j:]
		if rest == textClose {
			return events, true
		}
		if rest, ok = strings.CutPrefix(rest, textBetween); !ok {
			return events, false
		}
	}
}

// endBySeparator takes all up to the next separator, or to the text's end.
func endBySeparator(text string) int {
	for i := 0; ; i++ {
		next := strings.IndexByte(text[i:], '}')
		if next < 0 {
			return 0
		}
		i += next
		if strings.HasPrefix(text[i:], textBetween) || text[i:] == textClose {
			return i
		}
	}
}

// endByBraces counts braces and brackets outside strings. It returns 0 where
// they do not close.
func endByBraces(text string) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
			if depth <= 0 {
				return i + 1
			}
		case '"':
			i = endOfString(text, i)
		}
	}
	return 0
}

// endOfString returns the place of the quote that closes the string which opens
// at start, len(text) where none does.
func endOfString(text string, start int) int {
	for i := start + 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return len(text)
}

// plainName reports whether a type name stands in a JSON string as it is.
func plainName(s string) bool {
	if s == "" || !utf8.ValidString(s) {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' })
}

package archive

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

var errOtherwise = errors.New("not written as an archive is")

// readCommit reads the line of a commit, and nothing that is written otherwise: what stands
// between the pieces is fixed, so that an archive has one spelling. The pieces themselves
// are cut out by their braces, and need not be JSON.
func readCommit(text string) (first ledger.Ordinal, c ledger.Commit, err error) {
	l := lineReader{rest: text}
	l.skip(`{"ordinal":`)
	first = ledger.Ordinal(l.number())
	l.skip(`,"stream":`)
	c.Stream = l.text()
	l.skip(`,"revision":`)
	c.Expected = ledger.Revision(l.number()) - 1
	l.skip(`,"metadata":`)
	c.Metadata = l.object()
	l.skip(`,"events":[`)
	for l.err == nil {
		var e ledger.Proposal
		l.skip(`{"type":`)
		e.Type = l.text()
		l.skip(`,"data":`)
		e.Data = l.object()
		c.Events = append(c.Events, e)
		l.skip(`}`)
		if strings.HasPrefix(l.rest, `]`) {
			break
		}
		l.skip(`,`)
	}
	l.skip("]}\n")
	if l.err == nil && l.rest != "" {
		l.err = errOtherwise
	}
	return first, c, l.err
}

// A lineReader takes pieces off the beginning of a line, up to the first that is not there.
type lineReader struct {
	rest string
	err  error
}

// take takes n bytes; below 0 there is no such piece.
func (l *lineReader) take(n int) (piece string) {
	if n < 0 || l.err != nil {
		l.err = errOtherwise
		return ""
	}
	piece, l.rest = l.rest[:n], l.rest[n:]
	return piece
}

func (l *lineReader) skip(text string) {
	if l.err == nil && !strings.HasPrefix(l.rest, text) {
		l.err = errOtherwise
	}
	if l.err == nil {
		l.rest = l.rest[len(text):]
	}
}

func (l *lineReader) number() int64 {
	n := 0
	for n < len(l.rest) && '0' <= l.rest[n] && l.rest[n] <= '9' {
		n++
	}
	digits := l.take(n)
	v, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || strconv.FormatInt(v, 10) != digits {
		l.err = errOtherwise
	}
	return v
}

// text is a string as encoding/json writes it.
func (l *lineReader) text() string {
	if len(l.rest) == 0 || l.rest[0] != '"' {
		l.err = errOtherwise
		return ""
	}
	quoted := l.take(pastString(l.rest, 0))
	if l.err != nil {
		return ""
	}
	if name := quoted[1 : len(quoted)-1]; !strings.ContainsFunc(name, mayBeEscaped) {
		return name
	}
	var s string
	err := json.Unmarshal([]byte(quoted), &s)
	if again, _ := json.Marshal(s); err != nil || string(again) != quoted {
		l.err = errOtherwise
	}
	return s
}

// mayBeEscaped is false for what names mostly consist of.
func mayBeEscaped(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '.'
}

func (l *lineReader) object() string {
	if len(l.rest) == 0 || l.rest[0] != '{' {
		l.err = errOtherwise
		return ""
	}
	return l.take(pastObject(l.rest))
}

// pastObject is where the object that a text begins with ends, -1 where it does not.
func pastObject(text string) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"':
			if i = pastString(text, i) - 1; i < 0 {
				return -1
			}
		}
	}
	return -1
}

// pastString is where the string ends that opens at a place, -1 where it does not.
func pastString(text string, open int) int {
	for i := open + 1; i < len(text); i++ {
		next := strings.IndexByte(text[i:], '"')
		if next < 0 {
			return -1
		}
		i += next
		back := i
		for text[back-1] == '\\' {
			back--
		}
		if (i-back)%2 == 0 {
			return i + 1
		}
	}
	return -1
}

package intake

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"github.com/fundledger/fundledger/ledger"
)

// wanted is the error of a value that has the wrong type: what should stand there
// is an entry of the catalogue, under "wanted/".
type wanted string

func (w wanted) Error() string { return wantedPrefix + string(w) }

const wantedPrefix = "wanted: " // the library hands on the text of an error only

// The library tells most errors of types as text.
var (
	typeError = regexp.MustCompile(`^toml: line (\d+) \(last key "(.*?)"\): (?:incompatible types: TOML value has type .*; destination has type (\S+)|type mismatch for .*: (expected table))`)
	badKey    = regexp.MustCompile(`^Key '(.*)' has already been defined\.`)
)

// syntax puts an error of the TOML library into a refusal.
func (p *Profile) syntax(text string, err error) error {
	at, ok := errors.AsType[toml.ParseError](err)
	if !ok {
		m := typeError.FindStringSubmatch(err.Error())
		if m == nil {
			return ledger.Refuse("profile-unreadable", "file", p.path, "problem", err)
		}
		line, _ := strconv.Atoi(m[1])
		want := map[string]string{"string": "text", "integer": "number", "boolean": "yes-or-no"}[m[3]]
		if want == "" {
			want = "table"
		}
		return ledger.Refuse("profile-type", "file", p.path, "line", line, "key", m[2], "wanted", want)
	}
	start := max(min(at.Position.Start, len(text)), 0) // the library says -1 of a first byte that no key begins with
	line, column := placeOf(text, start)
	if want, ok := strings.CutPrefix(at.Message, wantedPrefix); ok {
		return ledger.Refuse("profile-type", "file", p.path, "line", line, "key", at.LastKey, "wanted", want)
	}
	problem := flawOf(at)
	if rest := text[start:]; rest != "" && rest[0] >= utf8.RuneSelf && strings.HasPrefix(at.Message, "expected '.' or '='") {
		problem = ledger.Refuse("toml-flaw", "why", "bare-key")
	}
	return ledger.Refuse("profile-syntax", "file", p.path, "line", line, "column", column, "problem", problem)
}

// placeOf is where a byte of a text stands, both from 1. The library counts
// columns in bytes, and wrongly at the beginning of a line.
func placeOf(text string, at int) (line, column int) {
	before := text[:at]
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
}

// flaws are what the library says of TOML that it cannot read, by how it begins,
// and what we say instead. The longer beginning stands first.
var flaws = []struct{ begins, why string }{
	{"unexpected EOF; expected '\"'", "text-not-closed"},
	{"unexpected EOF; expected \"'\"", "text-not-closed"},
	{"strings cannot contain newlines", "text-not-closed"},
	{"unexpected EOF", "cut-short"},
	{"expected value but found", "no-value"},
	{"expected '.' or '='", "no-equals"},
	{"unexpected '='", "no-key"},
	{"invalid escape", "escape"},
	{"expected two hexadecimal", "escape"},
	{"expected four hexadecimal", "escape"},
	{"expected eight hexadecimal", "escape"},
	{"expected a top-level item to end", "more-on-line"},
	{"expected a comma", "no-comma"},
	{"newlines not allowed", "table-on-line"},
	{"expected '.' or ']'", "table-name"},
	{"unexpected end of table name", "table-name"},
	{"invalid character", "bare-key"},
}

// flawOf is what is wrong with the form of a profile: in the library's words where we
// have none.
func flawOf(at toml.ParseError) error {
	if m := badKey.FindStringSubmatch(at.Message); m != nil {
		return ledger.Refuse("toml-key-twice", "key", m[1])
	}
	for _, f := range flaws {
		if strings.HasPrefix(at.Message, f.begins) {
			return ledger.Refuse("toml-flaw", "why", f.why)
		}
	}
	return fmt.Errorf("%s", at.Message)
}

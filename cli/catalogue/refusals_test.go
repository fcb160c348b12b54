package catalogue

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The table of refusals in docs says what the program says: every example is the
// sentence of its code, and every remedy its hint.
func TestRefusalsAreDocumentedAsTheyAreSaid(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "refusals.md"))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for number, line := range strings.Split(string(text), "\n") {
		if !strings.HasPrefix(line, "| `") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if len(cells) != 4 {
			t.Errorf("line %d has %d cells: code, example, when, remedy", number+1, len(cells))
			continue
		}
		code := strings.Trim(cells[0], "`")
		if seen[code] {
			t.Errorf("line %d: %s stands there twice", number+1, code)
		}
		seen[code] = true
		e := find(code)
		if e == nil {
			t.Errorf("line %d: %s is not in the catalogue", number+1, code)
			continue
		}
		for _, part := range []struct{ form, filled string }{{e.en.say, cells[1]}, {e.en.hint, cells[3]}} {
			if part.form != "" && !shape(part.form).MatchString(part.filled) {
				t.Errorf("line %d: %s says\n%s\nand not\n%s", number+1, code, part.form, part.filled)
			}
		}
	}
	if len(seen) == 0 {
		t.Error("no refusal is documented")
	}
}

// shape matches a sentence with anything in the place of its arguments.
func shape(form string) *regexp.Regexp {
	var b strings.Builder
	for form != "" {
		before, rest, found := strings.Cut(form, "{")
		b.WriteString(regexp.QuoteMeta(before))
		if !found {
			break
		}
		b.WriteString(".+")
		_, form, _ = strings.Cut(rest, "}")
	}
	return regexp.MustCompile("^" + b.String() + "$")
}

package catalogue

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

var placeholder = regexp.MustCompile(`\{([^}]*)\}`)

// places are the names of a template's placeholders, sorted, each once.
func places(template string) []string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(template, -1) {
		name, _, _ := strings.Cut(m[1], ":")
		names = append(names, strings.TrimSuffix(name, "@"))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func TestEveryEntryIsCompleteInBothLanguages(t *testing.T) {
	seen := map[string]bool{}
	for _, area := range areas {
		for _, e := range area {
			if seen[e.code] {
				t.Errorf("%s: twice in the catalogue", e.code)
			}
			seen[e.code] = true
			compareTexts(t, e.code, e.en.say, e.ru.say)
			if (e.en.hint == "") != (e.ru.hint == "") {
				t.Errorf("%s: has a hint in one language only", e.code)
			} else if e.en.hint != "" {
				compareTexts(t, e.code+" (hint)", e.en.hint, e.ru.hint)
			}
			checkForms(t, e.code, e.en.say+e.en.hint, 2)
			checkForms(t, e.code, e.ru.say+e.ru.hint, 3)
		}
	}
}

func compareTexts(t *testing.T, code, en, ru string) {
	t.Helper()
	if en == "" || ru == "" {
		t.Errorf("%s: empty in a language", code)
	}
	for _, s := range []string{en, ru} {
		if strings.HasSuffix(s, ".") || strings.TrimSpace(s) != s {
			t.Errorf("%s: %q ends in a full stop or has spaces around it", code, s)
		}
	}
	if a, b := places(en), places(ru); !slices.Equal(a, b) {
		t.Errorf("%s: English has the placeholders %v, Russian %v", code, a, b)
	}
	if strings.ContainsFunc(en, isCyrillic) {
		t.Errorf("%s: English text with Cyrillic letters: %q", code, en)
	}
	words := placeholder.ReplaceAllString(ru, "")
	if strings.ContainsFunc(words, unicode.IsLetter) && !strings.ContainsFunc(words, isCyrillic) {
		t.Errorf("%s: Russian text without a Russian word: %q", code, ru)
	}
}

func isCyrillic(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }

// checkForms counts the plural forms: 2 in English, 3 in Russian.
func checkForms(t *testing.T, code, template string, want int) {
	t.Helper()
	for _, m := range placeholder.FindAllStringSubmatch(template, -1) {
		if _, forms, counted := strings.Cut(m[1], ":"); counted && strings.Count(forms, "|")+1 != want {
			t.Errorf("%s: {%s} wants %d plural forms", code, m[1], want)
		}
	}
}

func TestEveryHelpIsCompleteInBothLanguages(t *testing.T) {
	seen := map[string]bool{}
	for _, area := range helpAreas {
		for _, e := range area {
			if seen[e.code] {
				t.Errorf("%q: help twice", e.code)
			}
			seen[e.code] = true
			compareTexts(t, e.code+" (usage)", e.en.usage, e.ru.usage)
			if (e.en.description == "") != (e.ru.description == "") {
				t.Errorf("%q: described in one language only", e.code)
			}
			for _, x := range e.examples {
				compareTexts(t, e.code+" (example)", x.en, x.ru)
				if !strings.Contains(x.command, "fundledger "+e.code) {
					t.Errorf("%q: the example %q is of another command", e.code, x.command)
				}
			}
		}
	}
}

func TestPluralForms(t *testing.T) {
	forms := map[Lang]string{English: "# row|# rows", Russian: "# строка|# строки|# строк"}
	tests := []struct {
		n      int64
		en, ru string
	}{
		{0, "0 rows", "0 строк"},
		{1, "1 row", "1 строка"},
		{2, "2 rows", "2 строки"},
		{5, "5 rows", "5 строк"},
		{11, "11 rows", "11 строк"},
		{12, "12 rows", "12 строк"},
		{21, "21 rows", "21 строка"},
		{22, "22 rows", "22 строки"},
		{111, "111 rows", "111 строк"},
		{1_000_001, "1\u00a0000\u00a0001 rows", "1\u00a0000\u00a0001 строка"},
		{-1, "-1 row", "-1 строка"},
	}
	for _, tt := range tests {
		for lang, want := range map[Lang]string{English: tt.en, Russian: tt.ru} {
			got := strings.ReplaceAll(lang.pluralForm(forms[lang], tt.n), "#", lang.Number(tt.n))
			if got != want {
				t.Errorf("%v %d: %q, want %q", lang, tt.n, got, want)
			}
		}
	}
}

func TestEntryByReason(t *testing.T) {
	got := English.Text("bad-name", "kind", "source", "value", "a b", "why", "char", "char", " ")
	if want := `source: "a b" has " ", which does not belong into a name`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// What is missing is shown, not hidden.
func TestUnknownCodesAndArguments(t *testing.T) {
	if got := English.Text("no-such-code", "n", 3); got != "no-such-code n=3" {
		t.Errorf("unknown code: %q", got)
	}
	if got := English.Text("bad-date"); !strings.Contains(got, "{value}") {
		t.Errorf("missing argument: %q", got)
	}
	sentence, hint := English.Error(fmt.Errorf("open x: no such file"))
	if sentence != "open x: no such file" || hint != "" {
		t.Errorf("technical error: %q, %q", sentence, hint)
	}
}

func TestControlCharactersAreVisible(t *testing.T) {
	got := English.Text("bad-date", "value", "\x1b[31mred\n\u202e")
	if want := "\"\ufffd[31mred\ufffd\ufffd\" is no date"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestFromEnvironment(t *testing.T) {
	tests := []struct {
		all, messages, lang string
		want                Lang
	}{
		{"", "", "", English},
		{"", "", "ru_RU.UTF-8", Russian},
		{"", "", "ru", Russian},
		{"", "", "be_BY.UTF-8", Russian},
		{"", "", "rup", English},
		{"", "", "de_DE", English},
		{"C", "ru_RU", "ru_RU", English},
		{"", "ru_BY.UTF-8@x", "en_US", Russian},
		{"", "POSIX", "ru_RU", English},
	}
	for _, tt := range tests {
		env := map[string]string{"LC_ALL": tt.all, "LC_MESSAGES": tt.messages, "LANG": tt.lang}
		if got := FromEnvironment(func(name string) string { return env[name] }); got != tt.want {
			t.Errorf("%v: %v, want %v", env, got, tt.want)
		}
	}
}

func BenchmarkText(b *testing.B) {
	for b.Loop() {
		Russian.Text("over-available", "line", "wb/fees", "asked", "1", "available", "2")
	}
}

package ledger

import (
	"errors"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestCheckNames(t *testing.T) {
	long := func(s string, n int) string { return strings.Repeat(s, n) }
	for _, tc := range []struct {
		check func(string) error
		name  string
		why   string // "" when accepted
		char  string
	}{
		{CheckLedgerName, "moh-2018", "", ""},
		{CheckLedgerName, long("a", 40), "", ""},
		{CheckLedgerName, long("a", 41), "long", ""},
		{CheckLedgerName, "", "empty", ""},
		{CheckLedgerName, "Moh", "ascii", "M"},
		{CheckLedgerName, "moh.2018", "ascii", "."},
		{CheckLedgerName, "moh_2018", "ascii", "_"},
		{CheckLedgerName, "минздрав", "ascii", "м"},

		{CheckDimensionName, "economic_code", "", ""},
		{CheckDimensionName, "payee", "", ""}, // built in
		{CheckDimensionName, "x2", "", ""},
		{CheckDimensionName, long("a", 40), "", ""},
		{CheckDimensionName, long("a", 41), "long", ""},
		{CheckDimensionName, "", "empty", ""},
		{CheckDimensionName, "2x", "ascii", "2"},
		{CheckDimensionName, "_x", "ascii", "_"},
		{CheckDimensionName, "economic-code", "ascii", "-"},
		{CheckDimensionName, "код", "ascii", "к"},

		{CheckSourceID, "wb", "", ""},
		{CheckSourceID, "WB-8663_BY", "", ""},
		{CheckSourceID, "2018", "", ""},
		{CheckSourceID, "бюджет-Гродно_2018", "", ""},
		{CheckSourceID, "здароўе", "", ""},
		{CheckSourceID, "स्वास्थ्य", "", ""}, // cannot be written without its vowel signs
		{CheckSourceID, "予算", "", ""},
		{CheckSourceID, long("ж", 64), "", ""},
		{CheckSourceID, long("ж", 65), "long", ""},
		{CheckSourceID, "", "empty", ""},
		{CheckSourceID, "a b", "char", " "},
		{CheckSourceID, "wb/x", "char", "/"},
		{CheckSourceID, "wb.x", "char", "."},
		{CheckSourceID, "wb#", "char", "#"},
		{CheckSourceID, "a@b", "char", "@"},
		{CheckSourceID, "a=b", "char", "="},
		{CheckSourceID, "5%", "char", "%"},
		{CheckSourceID, "a,b", "char", ","},
		{CheckSourceID, "a;b", "char", ";"},
		{CheckSourceID, "a:b", "char", ":"},
		{CheckSourceID, "*", "char", "*"},
		{CheckSourceID, "№5", "char", "№"},
		{CheckSourceID, "a\u00a0b", "char", "\u00a0"},
		{CheckSourceID, "a\u200bb", "char", "\u200b"}, // zero-width space
		{CheckSourceID, "a\u202eb", "char", "\u202e"}, // right-to-left override
		{CheckSourceID, "a\ufe0f", "char", "\ufe0f"},  // variation selector, a mark
		{CheckSourceID, "\u3164", "char", "\u3164"},   // Hangul filler, a letter
		{CheckSourceID, "x\u0301", "char", "\u0301"},  // loose accent
		{CheckSourceID, "\xd0", "utf-8", ""},
		{CheckSourceID, "\u212b", "not-nfc", ""}, // Ångström sign
		{CheckSourceID, "wb-бюджет", "mixed-scripts", ""},
		{CheckSourceID, "cчёт", "mixed-scripts", ""}, // Latin c
		{CheckSourceID, "αb", "mixed-scripts", ""},
		{CheckSourceID, "ledger", "reserved", ""},
		{CheckSourceID, "Rates", "reserved", ""},
		{CheckSourceID, "batch", "reserved", ""},
		{CheckSourceID, "results", "reserved", ""},
		{CheckIndicatorName, "results", "", ""},
		{CheckIndicatorName, "рабочие-места", "", ""},
		{CheckIndicatorName, "работа x", "char", " "},
		{CheckSourceID, "DOCUMENT", "reserved", ""},
		{CheckSourceID, "ledgers", "", ""},

		{CheckLinePath, "e-prescription/2018", "", ""},
		{CheckLinePath, "1/10/04", "", ""},
		{CheckLinePath, "ledger", "", ""},
		{CheckLinePath, "рецепт/2018", "", ""},
		{CheckLinePath, "IT/рецепт", "", ""}, // scripts may differ between segments
		{CheckLinePath, long("a", 128), "", ""},
		{CheckLinePath, long("a", 129), "long", ""},
		{CheckLinePath, long("ж/", 64) + "ж", "long", ""},
		{CheckLinePath, long("ж", 128), "", ""},
		{CheckLinePath, "", "empty", ""},
		{CheckLinePath, "/", "empty", ""},
		{CheckLinePath, "/a", "empty", ""},
		{CheckLinePath, "a/", "empty", ""},
		{CheckLinePath, "a//b", "empty", ""},
		{CheckLinePath, "ж//b", "empty", ""},
		{CheckLinePath, "a/../b", "char", "."},
		{CheckLinePath, "a b", "char", " "},
		{CheckLinePath, "a/ITрецепт", "mixed-scripts", ""},
		{CheckLinePath, "a/\xff", "utf-8", ""},

		{CheckValue, "ООО «Электронный рецепт», г. Минск", "", ""},
		{CheckValue, "IT-отдел", "", ""},
		{CheckValue, "a", "", ""},
		{CheckValue, long("a", 512), "", ""},
		{CheckValue, long("ж", 512), "", ""},
		{CheckValue, long("a", 513), "long", ""},
		{CheckValue, long("ж", 513), "long", ""},
		{CheckValue, "", "empty", ""},
		{CheckValue, " a", "untrimmed", ""},
		{CheckValue, "a ", "untrimmed", ""},
		{CheckValue, "ж\u00a0", "untrimmed", ""},
		{CheckValue, "a\tb", "control", "\t"},
		{CheckValue, "a\n", "untrimmed", ""},
		{CheckValue, "ж\x00", "control", "\x00"},
		{CheckValue, "ж\x7fж", "control", "\x7f"},
		{CheckValue, "ж\u0085ж", "control", "\u0085"},
		{CheckValue, "a\u2028b", "control", "\u2028"},
		{CheckValue, "a\u202eb", "control", "\u202e"},
		{CheckValue, "a\xff", "utf-8", ""},
		{CheckValue, "и\u0306", "not-nfc", ""}, // й in two
	} {
		err := tc.check(tc.name)
		if tc.why == "" {
			if err != nil {
				t.Errorf("%.40q: %v", tc.name, err)
			}
			continue
		}
		r, ok := errors.AsType[*Refusal](err)
		if !ok || r.Code != "bad-name" || r.Arg("why") != tc.why {
			t.Errorf("%.40q: %v, want %s", tc.name, err, tc.why)
			continue
		}
		if char, _ := r.Arg("char").(string); char != tc.char {
			t.Errorf("%.40q: character %q, want %q", tc.name, char, tc.char)
		}
	}
}

func TestCleanValue(t *testing.T) {
	if got := CleanValue(" \u00a0Рай\u0306он и\u0306\n"); got != "Рай\u0306он й" {
		t.Errorf("got %+q", got)
	}
}

func TestSplitAddress(t *testing.T) {
	for _, tc := range []struct {
		address, source, path string
		ok                    bool
	}{
		{"wb/e-prescription/2018", "wb", "e-prescription/2018", true},
		{"бюджет/1", "бюджет", "1", true},
		{"wb", "", "", false},
		{"wb/", "", "", false},
		{"/x", "", "", false},
		{"", "", "", false},
	} {
		source, path, err := SplitAddress(tc.address)
		if source != tc.source || path != tc.path || (err == nil) != tc.ok {
			t.Errorf("SplitAddress(%q) = %q, %q, %v", tc.address, source, path, err)
		}
	}
}

func TestCheckingPlainNamesDoesNotAllocate(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() {
		if CheckLinePath("e-prescription/2018") != nil || CheckValue("Minsk region, hospital No. 3") != nil ||
			CheckValue("Минская область, больница № 3") != nil || CheckSourceID("budget-grodno") != nil {
			t.Error("refused")
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

var (
	plainPathPattern = regexp.MustCompile(`^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$`)
	reservedChars    = ".#@=%,;:* /\\\"'\t\n"
)

// A name that passes is NFC, has none of the reserved characters, is whole in an
// address, and is a value too; one that does not is refused as a bad name.
func FuzzNames(f *testing.F) {
	for _, s := range []string{
		"wb", "e-prescription/2018", "бюджет-Гродно", "здароўе", "ledger", "LEDGER", "wb-бюджет", "a//b", "", "/", "И\u0306",
		"\u3164", "स्वास्थ्य", "\u1e9e", "\u0345", "ﬁ", "ИТ", "Kelvin\u212a", "a\u202eb", "x\xff", " a ", "\u1fb7", "ǰ", "İı", "ϒ\u0308",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, check := range []func(string) error{CheckLedgerName, CheckDimensionName, CheckSourceID, CheckLinePath, CheckValue} {
			if err := check(s); err != nil {
				if RefusalCode(err) != "bad-name" || len(err.Error()) > 400 || !utf8.ValidString(err.Error()) {
					t.Fatalf("%q: %v", s, err)
				}
			}
		}
		if CheckSourceID(s) == nil {
			if !norm.NFC.IsNormalString(s) || strings.ContainsAny(s, reservedChars) || utf8.RuneCountInString(s) > 64 {
				t.Fatalf("source %q passed", s)
			}
			if err := CheckLinePath(s); err != nil {
				t.Fatalf("source %q is no segment of a line: %v", s, err)
			}
			if err := CheckValue(s); err != nil {
				t.Fatalf("source %q is no value: %v", s, err)
			}
			if source, path, err := SplitAddress(s + "/" + s); source != s || path != s || err != nil {
				t.Fatalf("%q/%q is cut into %q and %q", s, s, source, path)
			}
		}
		if len(s) <= maxLinePath && isASCII(s) && (CheckLinePath(s) == nil) != plainPathPattern.MatchString(s) {
			t.Fatalf("path %q: %v", s, CheckLinePath(s))
		}
		if CheckLedgerName(s) == nil && (CheckLinePath(s) != nil || FoldName(s) != s) {
			t.Fatalf("ledger %q", s)
		}
		if utf8.ValidString(s) {
			clean := CleanValue(s)
			if CleanValue(clean) != clean {
				t.Fatalf("%q cleans to %q and then to %q", s, clean, CleanValue(clean))
			}
			if CheckValue(s) == nil && clean != s {
				t.Fatalf("value %q passed and cleans to %q", s, clean)
			}
			if r, ok := errors.AsType[*Refusal](CheckValue(clean)); ok && (r.Arg("why") == "not-nfc" || r.Arg("why") == "untrimmed") {
				t.Fatalf("%q cleans to %q: %v", s, clean, r)
			}
		}
		if fold := FoldName(s); FoldName(fold) != fold {
			t.Fatalf("%q folds to %q and then to %q", s, fold, FoldName(fold))
		}
	})
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

func BenchmarkCheckLinePath(b *testing.B) {
	for b.Loop() {
		if err := CheckLinePath("e-prescription/2018"); err != nil {
			b.Fatal(err)
		}
	}
}

func TestComposedTextIsNFC(t *testing.T) {
	var all []rune
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if isComposed(r) {
			all = append(all, r)
		}
	}
	if !norm.NFC.IsNormalString(string(all)) || len(all) < 300 {
		t.Errorf("%d characters, NFC %v", len(all), norm.NFC.IsNormalString(string(all)))
	}
	for _, r := range all {
		// A starter that composes with nothing before it cannot break NFC anywhere.
		if p := norm.NFC.PropertiesString(string(r)); p.CCC() != 0 || !p.BoundaryBefore() {
			t.Errorf("%U may combine with what is before it", r)
		}
		if r >= utf8.RuneSelf && !unicode.IsLetter(r) {
			t.Errorf("%U is no letter", r)
		}
	}
}

func BenchmarkCheckLinePathCyrillic(b *testing.B) {
	for b.Loop() {
		if err := CheckLinePath("рецепт/поликлиника-7"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheckValue(b *testing.B) {
	for name, value := range map[string]string{
		"ascii":    "Minsk region, hospital No. 3",
		"cyrillic": "Минская область, больница № 3",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := CheckValue(value); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

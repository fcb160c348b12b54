package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// String and parseFingerprint are inverses, whatever was typed; a letter that was copied
// wrong, or left out, is seen.
func TestFingerprint(t *testing.T) {
	f := &fingerprint{
		ledger: uuid.MustParse("0199c0de-0000-7000-8000-000000000001"), entries: 17, root: ledger.Hash{1, 2, 0xff}, report: "spend",
		args: []typedArg{
			{argLang, "ru"},
			{"where", "component=сети связи, 'G%20'\n:$HOME\xff\ufffd"},
			{"where", ""},
			{"by", "source,line"},
		},
	}
	text := f.String()
	if !strings.HasPrefix(text, "fl1:0199c0de-0000-7000-8000-000000000001:17:0102ff") || strings.ContainsAny(text, " '$\n\"\\&;*?") {
		t.Fatal(text)
	}
	again, err := parseFingerprint(text[:70] + "\n  " + text[70:])
	if err != nil || again.String() != text || again.args[1] != f.args[1] || again.arg("by") != "source,line" || again.arg("in") != "" {
		t.Fatalf("%+v, %v", again, err)
	}
	for i := range text {
		for _, wrong := range []string{text[:i] + text[i+1:], text[:i] + "0" + text[i+1:], text[:i]} {
			if wrong == text {
				continue
			}
			if f, err := parseFingerprint(wrong); err == nil {
				t.Fatalf("%s is taken for %+v", wrong, f)
			}
		}
	}
	if _, err := parseFingerprint("fl2:whatever"); ledger.RefusalCode(err) != "fingerprint-newer" {
		t.Error(err)
	}
}

// The one in the docs is right.
func TestFingerprintOfTheDocs(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "docs", "fingerprint.md"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := parseFingerprint(regexp.MustCompile(`(?m)^fl1:.*$`).FindString(string(text)))
	if err != nil || f.entries != 17 || f.report != "spend" || f.arg("by") != "source,line" {
		t.Errorf("%+v, %v", f, err)
	}
}

// Who makes a report again writes nothing, whatever somebody put into the fingerprint.
func TestAFingerprintHandsNothingOver(t *testing.T) {
	inFolder(t, "C")
	mustShell(t, "fundledger init --name pilot")
	showFingerprints = true
	defer func() { showFingerprints = false }()
	out := mustShell(t, "fundledger report spend -p 2018")
	f, err := parseFingerprint(regexp.MustCompile(`fl1:\S+`).FindString(out))
	if err != nil {
		t.Fatal(err)
	}
	f.args = append(f.args, typedArg{"issue", "1"}, typedArg{"to", "Bank"}, typedArg{"signed-by", "Nobody"})
	_, said, status := shell(t, "fundledger report --reproduce "+f.String())
	if status != 1 || !strings.Contains(said, "the report was asked for --issue, which this version does not know") {
		t.Errorf("status %d: %s", status, said)
	}
	if out := mustShell(t, "fundledger report issued -O csv"); strings.Contains(out, "Bank") {
		t.Error(out)
	}
}

func FuzzFingerprint(f *testing.F) {
	f.Add("component=сети")
	f.Add("100%\xff\x00")
	f.Fuzz(func(t *testing.T, value string) {
		safe := shellSafe(value)
		if again, ok := unsafeAgain(safe); !ok || again != value {
			t.Fatalf("%q as %q is %q", value, safe, again)
		}
		if strings.ContainsAny(safe, " \t\n'\"\\$`&|;<>()*?[]{}!~#:") {
			t.Fatalf("%q as %q is not safe", value, safe)
		}
	})
}

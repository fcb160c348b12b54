package cli

import (
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/charmap"
)

// windows1251 rewrites a file of a script in that encoding, as office programs of
// the region export; "!" turns it back.
func windows1251(ts *testscript.TestScript, back bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: [!] windows-1251 FILE")
	}
	change := charmap.Windows1251.NewEncoder().String
	if back {
		change = charmap.Windows1251.NewDecoder().String
	}
	text, err := change(ts.ReadFile(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

// replace mends a file of a script: replace OLD NEW FILE, at the first place.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace OLD NEW FILE")
	}
	text := ts.ReadFile(args[2])
	if !strings.Contains(text, args[0]) {
		ts.Fatalf("%q is not in %s", args[0], args[2])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(strings.Replace(text, args[0], args[1], 1)), 0o666))
}

package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/cli/output"
)

// every calls fn for every command of the program.
func every(c *command, fn func(*command)) {
	fn(c)
	for _, sub := range c.commands() {
		every(sub, fn)
	}
}

// Every command, flag and argument has its words; every command that is not a
// group has an example.
func TestEverythingHasHelp(t *testing.T) {
	every(new(session).program(), func(c *command) {
		if c.hidden {
			return
		}
		if !catalogue.HasHelp(c.path()) {
			t.Errorf("no help for %q", c.path())
		}
		if !c.isGroup() && len(catalogue.English.Help(c.path()).Examples) == 0 {
			t.Errorf("no example for %q", c.path())
		}
		if c.isGroup() == (c.run != nil) {
			t.Errorf("%q: a group has no work of its own, a verb has", c.path())
		}
		letters := map[string]bool{}
		for _, f := range c.flags {
			if entry := flagEntry(c, f); !catalogue.Has(entry) {
				t.Errorf("%q: no words for --%s (%s)", c.path(), f.name, entry)
			}
			if f.takesValue() && !catalogue.Has("value/"+f.value) {
				t.Errorf("%q: no name for the value of --%s (value/%s)", c.path(), f.name, f.value)
			}
			if f.letter != "" && letters[f.letter] {
				t.Errorf("%q: -%s twice", c.path(), f.letter)
			}
			letters[f.letter] = true
		}
		for i, a := range c.args {
			if !catalogue.Has("value/" + a.name) {
				t.Errorf("%q: no name for the argument %s", c.path(), a.name)
			}
			if i > 0 && !a.optional && c.args[i-1].optional {
				t.Errorf("%q: %s must be given after one that need not", c.path(), a.name)
			}
		}
	})
}

// A flag of a command may not have the name of one that works everywhere.
func TestNoFlagHidesAGlobalOne(t *testing.T) {
	program := new(session).program()
	every(program, func(c *command) {
		if c == program {
			return
		}
		for _, f := range c.flags {
			if program.flag("--"+f.name) != nil || f.letter != "" && program.flag("-"+f.letter) != nil {
				t.Errorf("%q: --%s is a global flag", c.path(), f.name)
			}
		}
	})
}

func TestHelpFitsTheScreen(t *testing.T) {
	for _, lang := range []catalogue.Lang{catalogue.English, catalogue.Russian} {
		s := &session{lang: lang}
		every(s.program(), func(c *command) {
			p, w := io.Pipe()
			go func() { w.CloseWithError(s.printHelp(w, c)) }()
			page, err := io.ReadAll(p)
			if err != nil {
				t.Error(err)
			}
			checkWidth(t, c, string(page))
		})
	}
}

func checkWidth(t *testing.T, c *command, page string) {
	t.Helper()
	inExamples := false
	for line := range lines(page) {
		inExamples = inExamples || line == "Examples:" || line == "Примеры:"
		if !inExamples && output.Width(line) > helpWidth && line[0] == ' ' {
			t.Errorf("%q: %d columns: %s", c.path(), output.Width(line), line)
		}
	}
}

// TestHelpOfImportShowsAProfile: what the help of import shows is a profile that
// can be read.
func TestHelpOfImportShowsAProfile(t *testing.T) {
	for _, lang := range []string{"en", "ru"} {
		var stdout bytes.Buffer
		Main([]string{programName, "import", "--help", "--lang", lang}, nil, &stdout, io.Discard, func(string) string { return "" })
		folder := t.TempDir()
		write := func(name, text string) string {
			path := filepath.Join(folder, name)
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			return path
		}
		write("codes.csv", "Code,Код,Source,Источник,Line,Строка\n")
		for begins, columns := range map[string]int{"  kind = ": 3, "  [file]\n  header_rows": 2} {
			_, shown, found := strings.Cut(stdout.String(), "\n"+begins)
			shown, _, end := strings.Cut(shown, "\n\n")
			if !found || !end {
				t.Fatalf("no profile in %s", stdout.String())
			}
			p, err := intake.ReadProfile(write("office.toml", begins+shown))
			if err != nil || len(p.Columns) != columns {
				t.Errorf("%s: %v, %v", lang, p, err)
			}
		}
	}
}

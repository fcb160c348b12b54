package cli

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ask runs one command in process and returns what it printed.
func ask(t *testing.T, env map[string]string, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	getenv := func(name string) string { return env[name] }
	if status := Main(append([]string{programName}, args...), nil, &stdout, &stderr, getenv); status != 0 {
		t.Fatalf("%v: status %d: %s", args, status, stderr.String())
	}
	return stdout.String()
}

// sampleLedger makes a ledger that is large enough to be cached, and returns the
// environment in which it is the ledger.
func sampleLedger(t *testing.T, name string, payments int) map[string]string {
	t.Helper()
	folder := t.TempDir()
	env := map[string]string{
		"FUNDLEDGER_LEDGER": filepath.Join(folder, name),
		"FUNDLEDGER_ACTOR":  "A. Petrova",
		"XDG_CACHE_HOME":    filepath.Join(folder, "cache"),
	}
	ask(t, env, "init")
	ask(t, env, "source", "register", "grodno", "--kind", "local-budget", "--opens", "2016-07-01")
	ask(t, env, "allocation", "approve", "grodno/networks", "--amount", "1000000", "--act", "Decision 31", "--act-date", "2017-12-28", "-p", "2018")
	var rows strings.Builder
	rows.WriteString("source,line,value_date,amount,document_number,payee\n")
	for i := range payments {
		fmt.Fprintf(&rows, "grodno,networks,2018-%02d-%02d,%d.%02d,%d,Supplier %d\n", i%12+1, i%28+1, i+1, i%100, i, i%7)
	}
	file := filepath.Join(folder, "payments.csv")
	if err := os.WriteFile(file, []byte(rows.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	ask(t, env, "import", file)
	return env
}

// cached are the files of the ledger's cache.
func cached(t *testing.T, env map[string]string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(env["XDG_CACHE_HOME"], programName, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Whatever happens to the cache, the answers are the same and nobody is bothered.
func TestAnswersDoNotDependOnTheCache(t *testing.T) {
	env := sampleLedger(t, "ledger.db", 300)
	questions := [][]string{
		{"report", "spend", "-p", "2018", "--by", "payee", "--every", "month", "-O", "csv"},
		{"report", "execution", "-p", "2018", "-O", "csv"},
		{"expenditure", "list", "-p", "2018-07", "-O", "csv"},
		{"expenditure", "show", "grodno#150", "-O", "csv"},
	}
	answers := func() string {
		var all strings.Builder
		for _, q := range questions {
			all.WriteString(ask(t, env, q...))
		}
		return all.String()
	}
	want := answers()
	if len(cached(t, env)) < 2 {
		t.Fatalf("nothing is cached: %v", cached(t, env))
	}

	foreign := sampleLedger(t, "ledger.db", 400)
	ask(t, foreign, questions[0]...)
	folder := filepath.Dir(cached(t, env)[0])
	tests := map[string]func(path string) error{
		"removed": os.Remove,
		"damaged": func(path string) error {
			b, err := os.ReadFile(path)
			if err != nil || len(b) == 0 {
				return err
			}
			b[len(b)/2] ^= 0x10
			return os.WriteFile(path, b, 0o600)
		},
		"cut short": func(path string) error {
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			return os.Truncate(path, info.Size()/2)
		},
	}
	for name, harm := range tests {
		t.Run(name, func(t *testing.T) {
			for _, path := range cached(t, env) {
				if err := harm(path); err != nil {
					t.Fatal(err)
				}
			}
			if got := answers(); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
	t.Run("of another ledger", func(t *testing.T) {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(folder, os.DirFS(filepath.Dir(cached(t, foreign)[0]))); err != nil {
			t.Fatal(err)
		}
		if got := answers(); got != want {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
	})
	t.Run("rebuilt", func(t *testing.T) {
		if said := ask(t, env, "projection", "rebuild"); !strings.HasPrefix(said, "read 306 entries in ") {
			t.Errorf("said %q", said)
		}
		if got := answers(); got != want {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
	})
	t.Run("nowhere", func(t *testing.T) {
		env["XDG_CACHE_HOME"] = env["FUNDLEDGER_LEDGER"] // a file: no folder can be made in it
		if got := answers(); got != want {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
	})
}

// harmKeys damages the document keys of a cache and nothing else, so that it is
// found in the middle of a command.
func harmKeys(t *testing.T, env map[string]string) {
	t.Helper()
	for _, path := range cached(t, env) {
		if filepath.Ext(path) != ".segment" {
			continue
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		const header, name = 16, "\x04keys"
		directory := header + int(binary.LittleEndian.Uint32(b[8:]))
		at := bytes.Index(b[:directory], []byte(name)) + len(name)
		offset, n := binary.Uvarint(b[at:])
		length, _ := binary.Uvarint(b[at+n:])
		for i := range int(length) {
			b[(directory+63)&^63+int(offset)+i] ^= 0x10
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// A command that finds the cache damaged is done again from what was typed.
func TestCommandsSurviveADamagedCache(t *testing.T) {
	env := sampleLedger(t, "ledger.db", 300)
	for _, test := range []struct {
		said string
		args []string
	}{
		{"9.00\u00a0BYN approved for grodno/pcs, as grodno#", []string{
			"allocation", "approve", "grodno/pcs", "--amount", "9", "--ref", "7", "--act-date", "2018-01-09",
			"-p", "2018", "--phase", "2018H1=4", "--phase", "2018H2=5",
		}},
		{"recorded as grodno#", []string{
			"expenditure", "record", "grodno/networks", "--amount", "9", "--date", "2018-05-05", "--copy", "2", "--dim", "region=lida",
		}},
		{"reversed grodno#9, by grodno#", []string{"expenditure", "reverse", "grodno#9", "--date", "2018-12-05", "--reason", "twice"}},
	} {
		harmKeys(t, env)
		if said := ask(t, env, append([]string{"--lang", "en"}, test.args...)...); !strings.HasPrefix(said, test.said) {
			t.Errorf("%v said %q", test.args, said)
		}
	}
}

// A ledger is the same one by whatever path it is reached.
func TestCacheFollowsLinks(t *testing.T) {
	folder := t.TempDir()
	real := filepath.Join(folder, "real.db")
	link := filepath.Join(folder, "link.db")
	if err := os.WriteFile(real, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err)
	}
	s := &session{getenv: func(string) string { return folder }}
	if a, b := s.cacheFolder(real), s.cacheFolder(link); a != b || !strings.HasPrefix(a, folder) {
		t.Errorf("%s and %s", a, b)
	}
}

package cli

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/examples"
)

// shell runs a command line in this process, as a shell would cut it (without
// quotation marks), and returns what it printed.
func shell(t *testing.T, line string) (stdout, stderr string, status int) {
	t.Helper()
	var out, messages bytes.Buffer
	status = Main(strings.Fields(line), strings.NewReader(""), &out, &messages, os.Getenv)
	return out.String(), messages.String(), status
}

// inFolder works in a new folder, with a cache of its own, in a language.
func inFolder(t *testing.T, locale string) {
	t.Helper()
	t.Chdir(t.TempDir())
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("FUNDLEDGER_LEDGER", "")
	t.Setenv("LC_ALL", locale)
}

func TestDemoAnswersTheHalfYear(t *testing.T) {
	for locale, total := range map[string]string{"C": "8\u00a0000\u00a0000.00", "ru_RU.UTF-8": "8\u00a0000\u00a0000,00"} {
		inFolder(t, locale)
		out, messages, status := shell(t, "fundledger demo")
		if status != 0 || messages != "" {
			t.Fatalf("%s: status %d, said %q", locale, status, messages)
		}
		if !strings.Contains(out, total) {
			t.Errorf("%s: no %s in\n%s", locale, total, out)
		}
		again, messages, status := shell(t, "fundledger demo")
		if status != 0 || messages != "" || again != out {
			t.Errorf("%s: again: status %d, said %q, printed\n%s", locale, status, messages, again)
		}
	}
}

// Every command that the demo suggests works as it is printed.
func TestDemoSuggestsWhatWorks(t *testing.T) {
	for _, locale := range []string{"C", "ru"} {
		inFolder(t, locale)
		out, _, _ := shell(t, "fundledger demo")
		n := 0
		for line := range strings.Lines(out) {
			command, ok := strings.CutPrefix(strings.TrimSpace(line), "fundledger ")
			if !ok {
				continue
			}
			n++
			answer, messages, status := shell(t, "fundledger "+command)
			if status != 0 || messages != "" || answer == "" {
				t.Errorf("%s: status %d, said %q, printed %q", command, status, messages, answer)
			}
		}
		if want := len((&demo{}).suggestions()); n != want {
			t.Errorf("%d commands printed, want %d:\n%s", n, want, out)
		}
	}
}

// The demo in another language finds what is there.
func TestDemoInAnotherLanguage(t *testing.T) {
	inFolder(t, "C")
	shell(t, "fundledger demo")
	if _, messages, status := shell(t, "fundledger demo --lang ru"); status != 0 || messages != "" {
		t.Errorf("status %d, said %q", status, messages)
	}
}

// Killed at any step, the demo goes on from there.
func TestDemoGoesOn(t *testing.T) {
	inFolder(t, "C")
	want, _, _ := shell(t, "fundledger demo whole")
	d := &demo{folder: "part", session: &session{getenv: os.Getenv, now: clock, called: programName, stderr: os.Stderr}}
	if err := d.layOut(examples.BelarusEHealth()); err != nil {
		t.Fatal(err)
	}
	for _, step := range d.steps()[:4] {
		if err := d.command(t.Context(), io.Discard, step...); err != nil {
			t.Fatal(err)
		}
	}
	got, messages, status := shell(t, "fundledger demo part")
	if status != 0 || strings.ReplaceAll(got, "part/", "whole/") != want {
		t.Errorf("status %d, said %q, printed\n%s\nwant\n%s", status, messages, got, want)
	}
}

func TestDemoLeavesOthersAlone(t *testing.T) {
	inFolder(t, "C")
	if err := os.Mkdir("mine", 0o777); err != nil {
		t.Fatal(err)
	}
	if _, messages, status := shell(t, "fundledger init mine/demo.db"); status != 0 {
		t.Fatal(messages)
	}
	_, messages, status := shell(t, "fundledger demo mine")
	if status != 1 || !strings.Contains(messages, "not a sample") {
		t.Errorf("over another ledger: status %d, said %q", status, messages)
	}
	if left, _ := filepath.Glob("mine/*.csv"); left != nil {
		t.Errorf("and left %v", left)
	}

	if err := os.MkdirAll("taken", 0o777); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("taken", "sources.csv")
	if err := os.WriteFile(file, []byte("my own\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	_, messages, status = shell(t, "fundledger demo taken")
	if status != 1 || !strings.Contains(messages, file) {
		t.Errorf("over another file: status %d, said %q", status, messages)
	}
	if text, _ := os.ReadFile(file); string(text) != "my own\n" {
		t.Errorf("and wrote %q", text)
	}

	_, messages, status = shell(t, "fundledger --ledger x.db demo")
	if status != 2 || !strings.Contains(messages, "--ledger") {
		t.Errorf("with --ledger: status %d, said %q", status, messages)
	}
}

func TestHowCalled(t *testing.T) {
	for called, want := range map[string]string{
		"fundledger":                              "fundledger",
		"./bin/fundledger":                        "./bin/fundledger",
		"/tmp/go-build12345/b001/exe/fundledger":  "go run .",
		"/home/me/go-builds/exe-files/fundledger": "/home/me/go-builds/exe-files/fundledger",
		"/opt/my tools/fundledger":                "'/opt/my tools/fundledger'",
		"/opt/it's/fundledger":                    `'/opt/it'\''s/fundledger'`,
	} {
		if got := howCalled(called); got != want {
			t.Errorf("%s: %s, want %s", called, got, want)
		}
	}
}

// The commands of the sample's README make the ledger, and its tables are what
// they print. With -update the tables are written anew.
func TestSampleReadme(t *testing.T) {
	source, err := filepath.Abs(filepath.Join("..", "examples", "belarus-ehealth", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	inFolder(t, "C")
	if err := os.CopyFS(".", examples.BelarusEHealth()); err != nil {
		t.Fatal(err)
	}
	readme, err := fs.ReadFile(examples.BelarusEHealth(), "README.md")
	if err != nil {
		t.Fatal(err)
	}
	const fence = "```console\n"
	text, got, commands := string(readme), strings.Builder{}, 0
	for {
		before, rest, ok := strings.Cut(text, fence)
		got.WriteString(before)
		if !ok {
			break
		}
		block, after, _ := strings.Cut(rest, "```\n")
		got.WriteString(fence)
		lines := strings.SplitAfter(strings.TrimSuffix(block, "\n"), "\n")
		alone := strings.Count(block, "\n$ ") == 0 // a command with what it prints
		for _, line := range lines {
			command, ok := strings.CutPrefix(line, "$ ")
			if !ok {
				continue
			}
			commands++
			out, messages, status := shell(t, command)
			if status != 0 {
				t.Fatalf("%s: %s", command, messages)
			}
			got.WriteString("$ " + strings.TrimSuffix(command, "\n") + "\n")
			if alone {
				got.WriteString(strings.ReplaceAll(out, "\u00a0", " "))
			}
		}
		got.WriteString("```\n")
		text = after
	}
	if commands < 10 {
		t.Errorf("only %d commands found", commands)
	}
	if got.String() == string(readme) {
		return
	}
	if !*update {
		t.Fatalf("the README does not say what happens: go test ./cli -run TestSampleReadme -update, and read the difference")
	}
	if err := os.WriteFile(source, []byte(got.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

package main_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write into the README what its commands print now")

// TestReadme types what the README tells to type and compares what is printed.
//
// All blocks marked ```sh are one session of one shell in an empty folder, with
// the program in the PATH. A block marked ```text behind one of them is what the
// session prints there, on both streams, to the letter. A command that is to fail
// says so itself: || echo "exit status $?".
//
// Blocks marked ```sh in-the-clone are for the source's folder: there only the
// names of what is to be made are checked. (The README of a sample is tested with
// the demo, in package cli.)
func TestReadme(t *testing.T) {
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash")
	}
	const name = "README.md"
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := string(content)
	blocks := fencedBlocks(text)

	var script strings.Builder
	script.WriteString("exec 2>&1 </dev/null\nset -eu -o pipefail\n")
	for i, b := range blocks {
		if b.mark == "sh" {
			fmt.Fprintf(&script, "printf '\\001%d\\n'\n%s", i, b.content)
		}
	}
	printed, err := runSession(t, shell, script.String())
	if err != nil {
		t.Fatalf("%v; printed so far:\n%s", err, strings.ReplaceAll(printed, "\x01", "block "))
	}
	said := map[int]string{}
	for _, part := range strings.Split(printed, "\x01")[1:] {
		number, output, _ := strings.Cut(withoutFingerprints(part), "\n")
		var i int
		fmt.Sscan(number, &i)
		said[i] = output
	}

	compared := 0
	for i := len(blocks) - 1; i > 0; i-- { // from the end, so that places stay right
		b := blocks[i]
		if b.mark != "text" || blocks[i-1].mark != "sh" {
			continue
		}
		compared++
		if got := said[i-1]; got != b.content {
			if !*update {
				t.Errorf("%s: after\n%s\nit says\n%s\nbut this is printed\n%s\n(go test . -run Readme -update writes it there)", name, blocks[i-1].content, b.content, got)
			}
			text = text[:b.start] + got + text[b.start+len(b.content):]
		}
	}
	if compared < 5 {
		t.Errorf("%s shows what is printed %d times only: is it still read right?", name, compared)
	}
	if *update {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// fingerprints stand below reports, and every ledger has its own: the README leaves them
// out, with the empty line above one that is the only note.
var fingerprints = regexp.MustCompile(`(?m)(^\n)?^(fundledger: )?(Fingerprint|Отпечаток) fl1:.*\n`)

func withoutFingerprints(printed string) string {
	return fingerprints.ReplaceAllString(printed, "")
}

// TestReadmeTargets: what the README and the other papers tell to make can be made.
func TestReadmeTargets(t *testing.T) {
	rules, err := os.ReadFile("Makefile")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range []string{"README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", ".ci/run"} {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile("(?m)(?:^|`|step )make ([a-z0-9-]+)").FindAllSubmatch(content, -1) {
			found++
			if !regexp.MustCompile(`(?m)^` + string(m[1]) + `:`).Match(rules) {
				t.Errorf("%s: the Makefile has no %s", name, m[1])
			}
		}
	}
	if found == 0 {
		t.Error("nobody says make test")
	}
}

// TestLinks: the files that the papers point at are there.
func TestLinks(t *testing.T) {
	papers, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range papers {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\]\(([^)#]+)`).FindAllStringSubmatch(string(content), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.FromSlash(m[1])); err != nil {
				t.Errorf("%s points at %s, which is not there", name, m[1])
			}
		}
	}
}

// A block is what stands between fences, with the word behind the first of them.
type block struct {
	mark, content string
	start         int // of the content in the text
}

func fencedBlocks(text string) (list []block) {
	for at := 0; ; {
		open := strings.Index(text[at:], "\n```")
		if open < 0 {
			return list
		}
		mark, rest, _ := strings.Cut(text[at+open+4:], "\n")
		start := len(text) - len(rest)
		end := strings.Index("\n"+rest, "\n```")
		if end < 0 {
			return list
		}
		list = append(list, block{strings.TrimSpace(mark), rest[:end], start})
		at = start + end + 3
	}
}

// runSession runs a script in an empty folder, with nothing around it that a
// user's own settings could change.
func runSession(t *testing.T, shell, script string) (string, error) {
	t.Helper()
	home := t.TempDir()
	bin := filepath.Join(home, "bin")
	build := exec.Command("go", "build", "-o", bin+string(filepath.Separator), ".")
	if err := os.Mkdir(bin, 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	file := filepath.Join(home, "session.sh")
	if err := os.WriteFile(file, []byte(script), 0o644); err != nil {
		t.Fatal(err)
	}
	session := exec.Command(shell, "--norc", "--noprofile", file)
	session.Dir = t.TempDir()
	session.Env = []string{
		"PATH=" + bin + string(filepath.ListSeparator) + os.Getenv("PATH"), "HOME=" + home, "LC_ALL=C.UTF-8",
		"FUNDLEDGER_ACTOR=anna",
	}
	out, err := session.Output()
	return string(out), err
}

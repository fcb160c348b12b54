package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// These tests kill and crowd real processes. FUNDLEDGER_TEST_KILLS says how often
// to kill; a hundred takes about a minute.

func kills(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("FUNDLEDGER_TEST_KILLS"))
	if err != nil {
		return 8
	}
	return n
}

// A crowd is a folder with a ledger that processes work on.
type crowd struct {
	t      *testing.T
	dir    string
	exe    string
	ledger string // on a cluster; "" for a file in the folder
	seed   *rand.Rand
}

func newCrowd(t *testing.T, budget string) *crowd { return newCrowdOn(t, "", budget) }

func newCrowdOn(t *testing.T, ledger, budget string) *crowd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := &crowd{t: t, dir: t.TempDir(), exe: exe, ledger: ledger, seed: rand.New(rand.NewPCG(1, 2))}
	c.must("init", "--name", "crowd")
	c.must("source", "register", "local", "--kind", "local-budget", "--title", "Local", "--currency", "BYN", "--opens", "2018-01-01")
	c.must("allocation", "approve", "local/networks", "--amount", budget, "--act", "Decision 1", "--act-date", "2018-01-01", "--period", "2018")
	return c
}

// command makes a process; the test binary is fundledger under that name.
func (c *crowd) command(args ...string) *exec.Cmd {
	cmd := exec.Command(c.exe)
	cmd.Args = append([]string{"fundledger"}, args...)
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(c.dir, "cache"), "LANG=C", "FUNDLEDGER_LEDGER="+c.ledger)
	return cmd
}

func (c *crowd) must(args ...string) string {
	c.t.Helper()
	out, err := c.command(args...).CombinedOutput()
	if err != nil {
		c.t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// documents counts how often each document was paid, by a cold replay.
func (c *crowd) documents() map[string]int {
	c.t.Helper()
	if err := os.RemoveAll(filepath.Join(c.dir, "cache")); err != nil {
		c.t.Fatal(err)
	}
	var report struct {
		Rows []struct {
			Document string
			Entries  int
		}
	}
	out, err := c.command("report", "spend", "-p", "2018", "--by", "document", "-O", "json").Output()
	if err != nil {
		c.t.Fatalf("report: %v\n%s", err, out)
	}
	if err := json.Unmarshal(out, &report); err != nil {
		c.t.Fatal(err)
	}
	found := map[string]int{}
	for _, r := range report.Rows {
		number, _, _ := strings.Cut(r.Document, " ")
		found[number] += r.Entries
	}
	return found
}

// write makes a file of payments, each with a document of its own.
func (c *crowd) write(name string, rows int) {
	c.t.Helper()
	var file bytes.Buffer
	file.WriteString("source,line,value_date,amount,document_number\n")
	for i := range rows {
		fmt.Fprintf(&file, "local,networks,2018-%02d-%02d,%d.%02d,%d\n", i%12+1, i%28+1, i%997+1, i%100, i+1)
	}
	if err := os.WriteFile(filepath.Join(c.dir, name), file.Bytes(), 0o600); err != nil {
		c.t.Fatal(err)
	}
}

// eachOnce holds the ledger against the documents 1 to n.
func (c *crowd) eachOnce(n int) {
	c.t.Helper()
	found := c.documents()
	for i := 1; i <= n; i++ {
		if got := found[strconv.Itoa(i)]; got != 1 {
			c.t.Errorf("document %d is there %d times", i, got)
		}
	}
	if len(found) != n {
		c.t.Errorf("%d documents, want %d", len(found), n)
	}
}

// killed runs a process and kills it at a random moment of its usual time. It
// tells whether the process came to a good end before.
func (c *crowd) killed(usual time.Duration, args ...string) (done bool) {
	c.t.Helper()
	cmd := c.command(args...)
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	timer := time.AfterFunc(time.Duration(c.seed.Int64N(int64(usual)+1)), func() { cmd.Process.Kill() })
	defer timer.Stop()
	return cmd.Wait() == nil
}

func TestKilledImports(t *testing.T) {
	c := newCrowd(t, "100000000.00")
	const rows = 4000
	c.write("payments.csv", rows)
	start := time.Now()
	c.must("import", "payments.csv", "--dry-run")
	usual := 2 * time.Since(start)
	for range kills(t) {
		done := c.killed(usual, "import", "payments.csv")
		switch n := len(c.documents()); {
		case n != 0 && n != rows:
			t.Fatalf("a killed import left %d of %d rows", n, rows)
		case done && n != rows:
			t.Fatalf("an import that was acknowledged has %d of %d rows", n, rows)
		}
	}
	c.must("import", "payments.csv")
	if out := c.must("import", "payments.csv"); !strings.Contains(out, "nothing was changed") {
		t.Errorf("the same file again says:\n%s", out)
	}
	c.eachOnce(rows)
}

func TestKilledRecords(t *testing.T) {
	c := newCrowd(t, "100000000.00")
	record := func(n int) []string {
		return []string{
			"expenditure", "record", "local/networks", "--amount", "10.00", "--date", "2018-05-03", "--document", strconv.Itoa(n),
		}
	}
	start := time.Now()
	c.must(record(1)...)
	usual := 2 * time.Since(start)
	acknowledged := map[string]bool{"1": true}
	n := 1
	for range 3 * kills(t) {
		n++
		if c.killed(usual, record(n)...) {
			acknowledged[strconv.Itoa(n)] = true
		}
	}
	found := c.documents()
	for number := range acknowledged {
		if found[number] != 1 {
			t.Errorf("document %s was acknowledged and is there %d times", number, found[number])
		}
	}
	// What was not acknowledged is recorded by the same command again, once.
	for i := 1; i <= n; i++ {
		c.must(record(i)...)
	}
	c.eachOnce(n)
}

func TestTwentyProcesses(t *testing.T) {
	c := newCrowd(t, "100.00")
	var wait sync.WaitGroup
	outcomes := make([]string, 20)
	for i := range outcomes {
		wait.Go(func() {
			out, err := c.command("expenditure", "record", "local/networks", "--amount", "10.00", "--date", "2018-05-03",
				"--document", strconv.Itoa(i)).CombinedOutput()
			switch {
			case err == nil:
				outcomes[i] = "recorded"
			case strings.Contains(strings.ReplaceAll(string(out), "\u00a0", " "), "10.00 BYN asked, 0.00 BYN available"):
				outcomes[i] = "refused"
			default:
				outcomes[i] = string(out)
			}
		})
	}
	wait.Wait()
	counts := map[string]int{}
	for _, o := range outcomes {
		counts[o]++
	}
	if counts["recorded"] != 10 || counts["refused"] != 10 {
		t.Errorf("outcomes %v, want 10 recorded and 10 refused", counts)
	}
	if n := len(c.documents()); n != 10 {
		t.Errorf("%d documents in the ledger, want 10", n)
	}
}

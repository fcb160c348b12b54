package sqlitestore

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/storetest"
)

func TestTwentyProcessesRecord(t *testing.T) {
	const processes, entries = 20, 10
	s := create(t)
	defer s.Close()
	var all []*child
	for p := range processes {
		all = append(all, start(t, command(self(t), "record", s.Path(), "source-wb", strconv.Itoa(p), strconv.Itoa(entries))))
	}
	for _, c := range all {
		c.rest(t)
	}
	times := map[string]int{}
	for _, r := range storetest.Verify(t, s) {
		times[r.Data]++
	}
	for p := range processes {
		for i := range entries {
			if data := fmt.Sprintf(`{"writer":"%d","entry":%d}`, p, i); times[data] != 1 {
				t.Errorf("%s is there %d times", data, times[data])
			}
		}
	}
	if len(times) != processes*entries {
		t.Errorf("%d different entries, want %d", len(times), processes*entries)
	}
}

func TestTwentyProcessesCreate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	var all []*child
	for range 20 {
		all = append(all, start(t, command(self(t), "create", path)))
	}
	created := 0
	for _, c := range all {
		for _, line := range c.rest(t) {
			switch {
			case line == "created":
				created++
			case !strings.HasPrefix(line, "ledger-exists "):
				t.Errorf("one who lost says %s", line)
			}
		}
	}
	if created != 1 {
		t.Errorf("%d processes created the ledger", created)
	}
	s := reopen(t, path)
	defer s.Close()
	storetest.Verify(t, s)
}

// killsVariable is how often TestKill kills, if not 20 times.
const killsVariable = "SQLITESTORE_TEST_KILLS"

func TestKill(t *testing.T) {
	kills := 20
	if v := os.Getenv(killsVariable); v != "" {
		var err error
		if kills, err = strconv.Atoi(v); err != nil {
			t.Fatal(err)
		}
	}
	const importCommits = 400
	s := create(t)
	path := s.Path()
	s.Close()
	random := rand.New(rand.NewPCG(1, 2))
	whole := 0
	for k := range kills {
		stream := fmt.Sprintf("source-%d", k)
		var c *child
		importing := k%2 == 1
		if importing {
			c = start(t, command(self(t), "import", path, stream, strconv.Itoa(importCommits)))
		} else {
			c = start(t, command(self(t), "record", path, stream, "w", "100000"))
		}
		acknowledged := 0
		imported := false
		for range random.IntN(importCommits + 20) {
			line := c.line()
			if imported = imported || line == "imported"; imported {
				break
			}
			acknowledged++
		}
		c.Process.Kill()
		c.Wait()

		s := reopen(t, path)
		storetest.Verify(t, s)
		n := 0
		for r, err := range s.Stream(t.Context(), stream, 0) {
			if err != nil {
				t.Fatal(err)
			}
			if want := fmt.Sprintf(`{"writer":"w","entry":%d}`, n); !importing && r.Data != want {
				t.Fatalf("entry %d is %s, want %s", n, r.Data, want)
			}
			n++
		}
		switch {
		case !importing && n < acknowledged:
			t.Errorf("kill %d: %d entries acknowledged, %d there", k, acknowledged, n)
		case importing && n != 0 && n != 2*importCommits:
			t.Errorf("kill %d: %d entries of an import of %d", k, n, 2*importCommits)
		case imported && n == 0:
			t.Errorf("kill %d: an acknowledged import is not there", k)
		}
		if n > 0 {
			whole++
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if whole == 0 {
		t.Error("nothing was ever written before the kill")
	}
}

func TestReadersDoNotWait(t *testing.T) {
	s := filled(t)
	defer s.Close()
	holder := start(t, command(self(t), "hold", s.Path()))
	holder.line()
	if n := len(storetest.Verify(t, s)); n != 6 {
		t.Errorf("%d entries beside a running import, want 6", n)
	}
	other := reopen(t, s.Path())
	if n := len(storetest.Verify(t, other)); n != 6 {
		t.Errorf("%d entries, want 6", n)
	}
	if err := other.Close(); err != nil {
		t.Errorf("Close beside a writer: %v", err)
	}
	holder.rest(t)
	if n := len(storetest.Verify(t, s)); n != 7 {
		t.Errorf("%d entries after the import, want 7", n)
	}
}

func TestWaitingIsToldForWhom(t *testing.T) {
	s := filled(t)
	defer s.Close()
	holder := start(t, command(self(t), "hold", s.Path()))
	holder.line()
	var told []Writer
	s.OnWait = func(who Writer) {
		told = append(told, who)
		holder.in.Close() // and the import goes on
	}
	appendAll(t, s, storetest.Commit("ledger", 0, `{}`))
	if len(told) != 1 || told[0].Command != "import rows.csv" || told[0].Process != holder.Process.Pid {
		t.Errorf("told %+v, want once the import, process %d", told, holder.Process.Pid)
	}
	holder.rest(t)
	if _, err := os.Stat(notePath(s.Path())); err == nil {
		t.Error("the note is still there")
	}
}

func TestWaitingEndsWithItsContext(t *testing.T) {
	s := filled(t)
	defer s.Close()
	holder := start(t, command(self(t), "hold", s.Path()))
	holder.line()
	ctx, cancel := context.WithCancel(t.Context())
	s.OnWait = func(Writer) { cancel() }
	_, err := s.Append(ctx, each(storetest.Commit("ledger", 0, `{}`)))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Append: %v", err)
	}
	holder.rest(t)
	appendAll(t, s, storetest.Commit("ledger", 0, `{}`))
}

func TestNoteOfTheKilled(t *testing.T) {
	s := filled(t)
	defer s.Close()
	dead := start(t, command(self(t), "create", s.Path()))
	dead.rest(t)
	host, _ := os.Hostname()
	text := fmt.Sprintf(`{"command":"import","process":%d,"user":"anna","host":%q}`, dead.Process.Pid, host)
	if err := os.WriteFile(notePath(s.Path()), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if who := holder(s.Path()); who != (Writer{}) {
		t.Errorf("a dead process holds the lock: %+v", who)
	}
	s2 := reopen(t, s.Path())
	appendAll(t, s2, storetest.Commit("ledger", 0, `{}`))
	if _, err := os.Stat(notePath(s.Path())); err == nil {
		t.Error("the note of a dead process was not taken away")
	}
	if err := s2.Close(); err != nil {
		t.Error(err)
	}
}

func TestCloseTruncatesTheLog(t *testing.T) {
	s := filled(t)
	reader := reopen(t, s.Path()) // keeps SQLite from removing the log
	storetest.Verify(t, reader)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(s.Path() + "-wal"); err == nil && info.Size() > 0 {
		t.Errorf("the log has %d bytes after Close", info.Size())
	}
	text, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	bare := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(bare, text, 0o644); err != nil {
		t.Fatal(err)
	}
	c := reopen(t, bare)
	defer c.Close()
	if n := len(storetest.Verify(t, c)); n != 6 {
		t.Errorf("a plain copy has %d entries, want 6", n)
	}
}

func TestDiskFull(t *testing.T) {
	s := filled(t)
	defer s.Close()
	limit := func(pages int) {
		t.Helper()
		if err := s.writer.exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
			t.Fatal(err)
		}
	}
	many := func(yield func(ledger.Commit, error) bool) {
		for i := range 300 {
			if !yield(storetest.Commit("source-minsk", ledger.Revision(i-1), dataOf(i)), nil) {
				return
			}
		}
	}
	limit(6)
	_, err := s.Append(t.Context(), many)
	mustRefuse(t, err, "disk-full", s.Path())
	if n := len(storetest.Verify(t, s)); n != 6 {
		t.Errorf("%d entries after a full disk, want 6", n)
	}
	if s.writer != nil {
		limit(1 << 30)
	}
	if _, err := s.Append(t.Context(), many); err != nil {
		t.Errorf("with room again: %v", err)
	}
	if n := len(storetest.Verify(t, s)); n != 306 {
		t.Errorf("%d entries, want 306", n)
	}
}

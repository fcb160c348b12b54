package sqlitestore

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/storetest"
)

// On a file system that is really full the write-ahead log and a backup find no
// room. Only root can mount one.
func TestFullFileSystem(t *testing.T) {
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=2m"); err != nil {
		t.Logf("no small file system here (%v); TestDiskFull limits the file instead", err)
		return
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, 0); err != nil {
			t.Error(err)
		}
	})
	path := filepath.Join(folder, "ledger.db")
	s, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	many := func(n int) func(func(ledger.Commit, error) bool) {
		return func(yield func(ledger.Commit, error) bool) {
			for i := range n {
				if !yield(storetest.Commit("source-wb", ledger.Revision(i-1), dataOf(i)), nil) {
					return
				}
			}
		}
	}
	if _, err := s.Append(t.Context(), many(100)); err != nil {
		t.Fatal(err)
	}
	_, err = s.Append(t.Context(), many(100_000))
	mustRefuse(t, err, "disk-full", path)
	if n := len(storetest.Verify(t, s)); n != 100 {
		t.Errorf("%d entries after a full disk, want 100", n)
	}
	if _, err := s.Append(t.Context(), many(200)); err != nil {
		t.Errorf("a smaller call: %v", err)
	}
	if n := len(storetest.Verify(t, s)); n != 200 {
		t.Errorf("%d entries, want 200", n)
	}
	// The log keeps the size that it reached, so that a copy has no room either.
	dst := filepath.Join(folder, "backup.db")
	mustRefuse(t, s.Backup(t.Context(), dst), "disk-full", dst)
	storetest.Verify(t, s)

	// Nor is there room for the index of the log when the ledger is opened next.
	s.Close() // may fail: the log has no room to be folded into the file
	os.Remove(path + "-shm")
	fill, err := os.Create(filepath.Join(folder, "fill"))
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = fill.Write(make([]byte, 1024))
	}
	fill.Close()
	queriesOnly := func(t *testing.T) {
		s, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if n := len(storetest.Verify(t, s)); n != 200 {
			t.Errorf("%d entries on a full disk, want 200", n)
		}
		_, err = s.Append(t.Context(), many(201))
		mustRefuse(t, err, "disk-full", path)
	}
	t.Run("with a log", queriesOnly)
	t.Run("with a log, and temporary folders on the same disk", func(t *testing.T) {
		if !exists(inMemory) {
			t.Skip("no files in memory here")
		}
		t.Setenv("TMPDIR", folder)
		queriesOnly(t)
	})
	if names := namesIn(t, folder); slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(name, "fundledger-") }) {
		t.Errorf("copies are left: %q", names)
	}
}

// A ledger that was closed in order has no files beside it, and on a full disk
// there is no room to make them.
func TestClosedLedgerOnFullDisk(t *testing.T) {
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("no small file system here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, 0); err != nil {
			t.Error(err)
		}
	})
	path := filepath.Join(folder, "ledger.db")
	s, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	appendAll(t, s, storetest.Commit("ledger", -1, `{"a":1}`, `{"a":2}`))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	fill, err := os.Create(filepath.Join(folder, "fill"))
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = fill.Write(make([]byte, 1024))
	}
	fill.Close()

	s = reopen(t, path)
	defer s.Close()
	if n := len(storetest.Verify(t, s)); n != 2 {
		t.Errorf("%d entries on a full disk, want 2", n)
	}
	_, err = s.Append(t.Context(), func(yield func(ledger.Commit, error) bool) {
		yield(storetest.Commit("ledger", 1, `{"a":3}`), nil)
	})
	mustRefuse(t, err, "disk-full", path)

	if err := os.Remove(fill.Name()); err != nil {
		t.Fatal(err)
	}
	roomy := reopen(t, path)
	defer roomy.Close()
	appendAll(t, roomy, storetest.Commit("ledger", 1, `{"a":3}`))
	if n := len(storetest.Verify(t, s)); n != 3 {
		t.Errorf("%d entries after room was made, want 3", n)
	}
}

package sqlitestore

import (
	"os"
	"path/filepath"
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
	s, err = Open(path)
	if err == nil {
		defer s.Close()
		_, err = s.Append(t.Context(), many(201))
	}
	mustRefuse(t, err, "disk-full", path)
}

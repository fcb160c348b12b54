package sqlitestore

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/storetest"
)

func TestBackup(t *testing.T) {
	s := filled(t)
	defer s.Close()
	folder := t.TempDir()
	dst := filepath.Join(folder, "copy of 50%.db")
	if err := s.Backup(t.Context(), dst); err != nil {
		t.Fatal(err)
	}
	if names := namesIn(t, folder); len(names) != 1 {
		t.Errorf("beside the backup there is %q", names)
	}
	want := storetest.Verify(t, s)
	c := reopen(t, dst)
	defer c.Close()
	if got := storetest.Verify(t, c); !slices.Equal(got, want) {
		t.Errorf("the backup has %d entries, or others than the ledger's %d", len(got), len(want))
	}
	// Positions are good in both: it is the same log.
	if _, err := c.Read(t.Context(), want[4].Position, "", func(ledger.Record) error { return nil }); err != nil {
		t.Error(err)
	}
	appendAll(t, c, storetest.Commit("ledger", 0, `{}`))

	mustRefuse(t, s.Backup(t.Context(), dst), "ledger-exists", dst)
	missing := filepath.Join(folder, "no", "b.db")
	mustRefuse(t, s.Backup(t.Context(), missing), "no-such-folder", filepath.Dir(missing))
}

func TestBackupWhileOthersWrite(t *testing.T) {
	s := create(t)
	defer s.Close()
	appendAll(t, s, slices.Collect(func(yield func(ledger.Commit) bool) {
		for i := range 200 {
			if !yield(storetest.Commit("before", ledger.Revision(i-1), dataOf(i))) {
				return
			}
		}
	})...)
	var writers []*child
	for w := range 3 {
		writers = append(writers, start(t, command(self(t), "record", s.Path(), fmt.Sprintf("source-%d", w), strconv.Itoa(w), "1000000")))
	}
	last := 0
	for i := range 5 {
		for _, w := range writers {
			w.line() // each has recorded something since the last backup
		}
		dst := filepath.Join(t.TempDir(), "backup.db")
		if err := s.Backup(t.Context(), dst); err != nil {
			t.Fatal(err)
		}
		c := reopen(t, dst)
		n := len(storetest.Verify(t, c))
		if n <= last {
			t.Errorf("backup %d has %d entries, the one before %d", i, n, last)
		}
		last = n
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestBackupCancelled(t *testing.T) {
	s := filled(t)
	defer s.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	folder := t.TempDir()
	if err := s.Backup(ctx, filepath.Join(folder, "b.db")); !errors.Is(err, context.Canceled) {
		t.Errorf("Backup: %v", err)
	}
	if names := namesIn(t, folder); len(names) != 0 {
		t.Errorf("a cancelled backup leaves %q", names)
	}
	storetest.Verify(t, s)
}

func TestBackupIsAsPrivateAsTheLedger(t *testing.T) {
	s := filled(t)
	defer s.Close()
	if err := os.Chmod(s.Path(), 0o640); err != nil {
		t.Fatal(err)
	}
	dst := filepath.Join(t.TempDir(), "b.db")
	if err := s.Backup(t.Context(), dst); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(dst); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the backup has mode %v (%v)", info.Mode(), err)
	}
}

package storetest

import (
	"context"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

var reopenTests = []struct {
	name string
	run  func(t *testing.T, s ledger.Store, reopen func(t *testing.T) ledger.Store)
}{
	{"what was appended is there after closing", func(t *testing.T, s ledger.Store, reopen func(*testing.T) ledger.Store) {
		commits := sample()
		done := mustAppend(t, s, commits[:4]...)
		mustClose(t, s)
		s = reopen(t)
		mustHold(t, s, commits[:4]...)
		if again := mustAppend(t, s, commits[:4]...); again != done {
			t.Errorf("again: %+v, at first: %+v", again, done)
		}
		mustAppend(t, s, commits[4:]...)
		mustEqual(t, after(t, s, done.Position, ""), history(commits...)[len(history(commits[:4]...)):])
		mustHold(t, s, commits...)
		mustClose(t, s)
	}},
	{"an empty ledger after closing", func(t *testing.T, s ledger.Store, reopen func(*testing.T) ledger.Store) {
		mustClose(t, s)
		s = reopen(t)
		mustHold(t, s)
		mustAppend(t, s, sample()...)
		mustClose(t, s)
	}},
	{"closing twice, and use after closing", func(t *testing.T, s ledger.Store, reopen func(*testing.T) ledger.Store) {
		mustAppend(t, s, sample()...)
		mustClose(t, s)
		mustClose(t, s)
		ctx := context.Background()
		if _, err := s.Read(ctx, "", "", func(ledger.Record) error { return nil }); err == nil {
			t.Error("Read after Close succeeded")
		}
		for _, err := range s.Stream(ctx, "source-wb", 0) {
			if err == nil {
				t.Error("Stream after Close yields a record")
			}
		}
	}},
	{"two at once", func(t *testing.T, s ledger.Store, reopen func(*testing.T) ledger.Store) {
		second := reopen(t)
		commits := sample()
		for i, c := range commits {
			if i%2 == 0 {
				mustAppend(t, s, c)
			} else {
				mustAppend(t, second, c)
			}
			mustHold(t, s, commits[:i+1]...)
			mustHold(t, second, commits[:i+1]...)
		}
		mustClose(t, s)
		mustHold(t, second, commits...)
		mustClose(t, second)
	}},
}

func mustClose(t *testing.T, s ledger.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
}

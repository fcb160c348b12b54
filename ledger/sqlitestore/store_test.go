package sqlitestore

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/storetest"
)

func create(t testing.TB) *Store {
	t.Helper()
	s, err := Create(filepath.Join(t.TempDir(), "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func reopen(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) ledger.Store { return create(t) })
}

func TestReopen(t *testing.T) {
	storetest.RunReopen(t, func(t *testing.T) (ledger.Store, func(*testing.T) ledger.Store) {
		s := create(t)
		return s, func(t *testing.T) ledger.Store { return reopen(t, s.Path()) }
	})
}

func refusalIn(err error) *ledger.Refusal {
	r, _ := errors.AsType[*ledger.Refusal](err)
	return r
}

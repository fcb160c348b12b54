package projections

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// paid makes a ledger of one line and returns a function that records payments on
// it.
func paid(t *testing.T, store ledger.Store) (pay func(n int)) {
	t.Helper()
	l := ledgertest.New(store, 1)
	do := func(c ledger.Command) {
		t.Helper()
		if _, err := l.Do(t.Context(), "test", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
	do(&ledger.CreateLedger{ID: l.NewID(), Name: "savers", Currency: "BYN", Zone: "UTC"})
	do(&ledger.RegisterSource{ID: "s", SourceRegistered: ledger.SourceRegistered{Kind: ledger.KindOther, Currency: "BYN", Opens: ledger.NewDate(2016, 1, 1)}})
	do(&ledger.ApproveAllocation{
		Source: "s", Line: "l", FirstDay: ledger.NewDate(2016, 1, 1), LastDay: ledger.NewDate(2019, 12, 31),
		Amount: ledger.Money{Minor: 1e12, Currency: "BYN"}, Act: "act", Date: ledger.NewDate(2016, 1, 1),
	})
	number := 0
	return func(n int) {
		t.Helper()
		for range n {
			number++
			c := &ledger.RecordExpenditure{Source: "s", Line: "l", Date: ledger.NewDate(2017, 1, 1), Amount: ledger.Money{Minor: 1, Currency: "BYN"}}
			c.Document.Number = fmt.Sprint(number)
			do(c)
		}
	}
}

// Of two processes that loaded the same cache, the second to save must not name
// segments that the first has merged and removed.
func TestTwoSavers(t *testing.T) {
	store := &memstore.Store{}
	pay := paid(t, store)
	cache := filepath.Join(t.TempDir(), "cache")
	load := func() *Views {
		t.Helper()
		v, err := Open(t.Context(), store, cache)
		if err != nil {
			t.Fatal(err)
		}
		if err := v.CatchUp(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { v.Close() })
		return v
	}
	pay(600)
	load().Save()
	pay(saveAfter)
	slow := load()
	pay(500)
	quick := load()
	quick.Save()
	slow.Save()
	m, segments, err := loadCache(cache)
	if err != nil {
		t.Fatal(err)
	}
	defer closeSegments(segments)
	if m.books.Last != quick.books.Last {
		t.Errorf("the cache ends at entry %d, that of the one who knew most at %d", m.books.Last, quick.books.Last)
	}
	pay(saveAfter)
	quick.CatchUp(t.Context(), "")
	quick.Save()
	if m, segments, err = loadCache(cache); err != nil || m.books.Last != quick.books.Last {
		t.Errorf("saved again, the cache is %v, %v", m, err)
	}
	closeSegments(segments)
}

package projections

import (
	"fmt"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// A ledger of several segments gives the answers of one that fits into memory.
func TestSealedSegments(t *testing.T) {
	defer func(n int) { maxSegmentRows = n }(maxSegmentRows)
	maxSegmentRows = 1500
	store := &memstore.Store{}
	l := ledgertest.New(store, 1)
	do := func(c ledger.Command) {
		t.Helper()
		if _, err := l.Do(t.Context(), "test", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
	do(&ledger.CreateLedger{ID: l.NewID(), Name: "seal", Currency: "BYN", Zone: "UTC"})
	do(&ledger.RegisterSource{ID: "s", SourceRegistered: ledger.SourceRegistered{Kind: ledger.KindOther, Currency: "BYN", Opens: ledger.NewDate(2016, 1, 1)}})
	do(&ledger.ApproveAllocation{
		Source: "s", Line: "l", FirstDay: ledger.NewDate(2016, 1, 1), LastDay: ledger.NewDate(2019, 12, 31),
		Amount: ledger.Money{Minor: 1e12, Currency: "BYN"}, Act: "act", Date: ledger.NewDate(2016, 1, 1),
	})
	_, err := store.Append(t.Context(), func(yield func(ledger.Commit, error) bool) {
		b := ledger.NewBatch(l.NewID(), l.Views.Books().Clone(), l.Views.Documents())
		b.Stamp = func(m *ledger.Metadata) { m.Commit, m.RecordedAt = l.NewID(), l.Now() }
		b.Emit = func(c ledger.Commit) error { yield(c, nil); return nil }
		for i := range 10_000 {
			c := &ledger.RecordExpenditure{Source: "s", Line: "l", Date: ledger.NewDate(2017, 1, 1).AddDays(i % 900), Amount: ledger.Money{Minor: int64(i + 1), Currency: "BYN"}}
			c.Document.Number, c.Payee = fmt.Sprint(i), fmt.Sprint("payee ", i%77)
			if _, _, err := b.Expenditure(t.Context(), c); err != nil {
				t.Error(err)
			}
		}
		if err := b.Flush(); err != nil {
			t.Error(err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	views := func(cache string) *Views {
		v, err := Open(t.Context(), store, cache)
		if err != nil {
			t.Fatal(err)
		}
		if err := v.CatchUp(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		return v
	}
	cache := filepath.Join(t.TempDir(), "cache")
	plain, sealed := views(""), views(cache)
	sealed.Save()
	again := views(cache)
	if len(again.segments) < 4 || again.rebuilt {
		t.Fatalf("%d segments, rebuilt %v: want several, and no rebuild", len(again.segments), again.rebuilt)
	}
	for _, by := range []string{"payee", "document", "line"} {
		want, err := plain.Table().Sum(Query{By: []string{by}})
		if err != nil {
			t.Fatal(err)
		}
		for name, v := range map[string]*Views{"sealed": sealed, "loaded": again} {
			if got, err := v.Table().Sum(Query{By: []string{by}}); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s by %s: %d groups, %v; want %d", name, by, len(got), err, len(want))
			}
		}
	}
	one, _ := plain.Status()
	two, err := again.Status()
	if err != nil || one.Root != two.Root || one.Postings != two.Postings || one.Documents != two.Documents {
		t.Errorf("status %+v, %v, want as %+v", two, err, one)
	}
}

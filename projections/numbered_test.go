package projections

import (
	"context"
	"iter"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// unnumbered is a store whose Stream does not know ordinals, as a cluster's.
type unnumbered struct {
	*memstore.Store
	reads int // entries that were read
}

func (u *unnumbered) Stream(ctx context.Context, stream string, from ledger.Revision) iter.Seq2[ledger.Record, error] {
	return func(yield func(ledger.Record, error) bool) {
		for r, err := range u.Store.Stream(ctx, stream, from) {
			r.Position = ledger.Position(rune(r.Ordinal)) // what only Precedes can read
			r.Ordinal = 0
			if !yield(r, err) {
				return
			}
		}
	}
}

func (u *unnumbered) Read(ctx context.Context, after, atLeast ledger.Position, fn func(ledger.Record) error) (ledger.Position, error) {
	return u.Store.Read(ctx, after, atLeast, func(r ledger.Record) error {
		u.reads++
		return fn(r)
	})
}

func (u *unnumbered) Precedes(a, b ledger.Position) bool {
	return ordinalOf(a) < ordinalOf(b)
}

// ordinalOf reads a position of memstore, or one of unnumbered.
func ordinalOf(p ledger.Position) (n ledger.Ordinal) {
	if runes := []rune(string(p)); len(runes) == 1 {
		return ledger.Ordinal(runes[0])
	}
	for _, c := range p {
		if c < '0' || c > '9' {
			break
		}
		n = 10*n + ledger.Ordinal(c-'0')
	}
	return n
}

// The cache of such a store is good, and the ordinals are found from the marks.
func TestStoreWithoutOrdinals(t *testing.T) {
	b := newBusy(t, 5)
	b.work()
	b.work()
	inner := b.store
	u := &unnumbered{Store: inner}
	dir := t.TempDir()
	open := func() *Views {
		v, err := Open(t.Context(), u, dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := v.CatchUp(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		return v
	}
	first := open()
	first.Save()
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	u.reads = 0
	v := open()
	defer v.Close()
	if v.rebuilt || u.reads > 0 {
		t.Fatalf("the cache was not taken: %d entries were read again", u.reads)
	}
	streams := map[string]bool{}
	_, err := inner.Read(t.Context(), "", "", func(r ledger.Record) error {
		streams[r.Stream] = true
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for stream := range streams {
		var want []ledger.Ordinal
		for r, err := range inner.Stream(t.Context(), stream, 0) {
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, r.Ordinal)
		}
		for _, from := range []int{0, len(want) / 3, len(want) / 2, len(want) - 2, len(want) - 1} {
			for r, err := range v.Numbered().Stream(t.Context(), stream, ledger.Revision(max(from, 0))) {
				if err != nil {
					t.Fatal(err)
				}
				if r.Ordinal != want[r.Revision] {
					t.Fatalf("%s#%d, read from %d, is entry %d, want %d", stream, r.Revision, from, r.Ordinal, want[r.Revision])
				}
			}
		}
	}
}

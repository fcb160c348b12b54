package storetest

import (
	"context"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

// Verify reads the whole ledger and checks that its ordinals count from 1 and
// the revisions of each stream from 0 without a gap, that each stream read by
// itself has the same records, that the end resumes with nothing, and that the
// records of a commit share their metadata and end with a position. It returns
// the records.
func Verify(t testing.TB, s ledger.Store) []ledger.Record {
	t.Helper()
	ctx := context.Background() // tests end with their own context done
	var all []ledger.Record
	end, err := s.Read(ctx, "", "", func(r ledger.Record) error {
		all = append(all, r)
		return nil
	})
	if err != nil {
		t.Fatalf("read the whole ledger: %v", err)
	}
	streams := map[string][]ledger.Record{}
	for i, r := range all {
		if r.Ordinal != ledger.Ordinal(i+1) {
			t.Fatalf("entry %d has ordinal %d", i+1, r.Ordinal)
		}
		if want := ledger.Revision(len(streams[r.Stream])); r.Revision != want {
			t.Fatalf("entry %d is %s#%d, want revision %d", r.Ordinal, r.Stream, r.Revision, want)
		}
		streams[r.Stream] = append(streams[r.Stream], r)
	}
	if n := len(all); n > 0 && all[n-1].Position == "" {
		t.Fatal("the last entry has no position")
	}
	for name, want := range streams {
		var got []ledger.Record
		for r, err := range s.Stream(ctx, name, 0) {
			if err != nil {
				t.Fatalf("read stream %s: %v", name, err)
			}
			got = append(got, r)
		}
		if len(got) != len(want) {
			t.Fatalf("stream %s has %d records, the ledger %d of it", name, len(got), len(want))
		}
		for i := range got {
			g, w := got[i], want[i]
			g.Position, w.Position = "", ""
			if g.Ordinal == 0 { // Stream may not know it
				w.Ordinal = 0
			}
			if g != w {
				t.Fatalf("stream %s: %s, in the ledger %s", name, brief(g), brief(w))
			}
		}
	}
	_, err = s.Read(ctx, end, end, func(r ledger.Record) error {
		t.Errorf("after the end there is %s", brief(r))
		return nil
	})
	if err != nil {
		t.Fatalf("read after the end: %v", err)
	}
	return all
}

package projections

import (
	"reflect"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

// What the cache keeps of a source's life is what was put in.
func TestTheLifeOfASourceIsKept(t *testing.T) {
	b := ledger.NewBooks()
	b.SourceIDs = []string{"wb", "minsk"}
	b.Sources["wb"] = &ledger.Source{
		ID: "wb", FirstPaid: 90, Early: map[ledger.Date]int64{70: 5, 80: -7},
		SourceRegistered: ledger.SourceRegistered{
			Signed: 60, Effective: 85, RetroactiveFrom: 50, RetroactiveCap: ledger.Money{Minor: 100, Currency: "USD"},
		},
		Lines: map[string]*ledger.Line{}, Closed: &ledger.Closed{Act: "Letter 9", Entry: 7},
		Suspensions: []ledger.Suspension{
			{From: 100, Until: 130, Resumed: 200, Except: []string{"a", "б"}, Act: "Notice 5", Entry: 3}, {From: 300, Act: "Notice 6", Entry: 5},
		},
	}
	b.Sources["minsk"] = &ledger.Source{ID: "minsk", Lines: map[string]*ledger.Line{}}
	var w writer
	writeBooks(&w, b)
	r := &reader{b: w.b}
	got := readBooks(r)
	if r.err != nil {
		t.Fatal(r.err)
	}
	for id, want := range b.Sources {
		if s := got.Sources[id]; !reflect.DeepEqual(s.Suspensions, want.Suspensions) || !reflect.DeepEqual(s.Closed, want.Closed) ||
			!reflect.DeepEqual(s.Early, want.Early) || s.FirstPaid != want.FirstPaid || s.SourceRegistered != want.SourceRegistered {
			t.Errorf("%s: read %+v", id, s)
		}
	}
}

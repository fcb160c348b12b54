package projections_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/projections"
)

// The pairs of the table are those of a plain fold: from memory, from a file, and
// from both.
func TestPayeePairsEqualPlainFold(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 1))
	store := &memstore.Store{}
	cache := filepath.Join(t.TempDir(), "cache")
	l := ledgertest.New(store, 5)
	for range 3 {
		v, err := projections.Open(t.Context(), store, cache)
		if err != nil {
			t.Fatal(err)
		}
		if err := v.CatchUp(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		l.Views = v
		scribble(t, l, rng, 200)
		comparePairs(t, v, store)
		v.Save()
		comparePairs(t, v, store)
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func comparePairs(t *testing.T, v *projections.Views, store *memstore.Store) {
	t.Helper()
	reading, err := ledgertest.Read(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	type total struct {
		payments    int64
		sum         decimal.Decimal
		first, last string
	}
	want := map[string]total{}
	for _, p := range reading.Postings {
		if p.Stage != "spent" || p.Payee == "" && p.PayeeID == "" {
			continue
		}
		key := fmt.Sprint(p.Payee, "|", p.PayeeID, "|", p.Currency)
		x := want[key]
		x.sum = x.sum.Add(p.Amount)
		switch {
		case p.Replaced && p.Amount.IsNegative():
			x.payments--
		case p.Replaced || !p.Correction:
			x.payments++
			if x.first == "" || p.Date < x.first {
				x.first = p.Date
			}
			x.last = max(x.last, p.Date)
		}
		want[key] = x
	}
	maps.DeleteFunc(want, func(_ string, x total) bool { return x.payments == 0 && x.sum.IsZero() })
	pairs, err := v.Table().PayeePairs()
	if err != nil {
		t.Fatal(err)
	}
	if len(pairs) != len(want) {
		t.Fatalf("%d pairs, want %d", len(pairs), len(want))
	}
	for _, p := range pairs {
		x := want[fmt.Sprint(p.Name, "|", p.Number, "|", p.Currency)]
		if p.Payments != x.payments || !decimal.New(p.Minor, -2).Equal(x.sum) || p.First.String() != x.first || p.Last.String() != x.last {
			t.Errorf("%+v, want %+v", p, x)
		}
		if ok, err := v.Table().HasPayee(p.Name, p.Number); !ok || err != nil {
			t.Errorf("HasPayee(%q, %q) = %v, %v", p.Name, p.Number, ok, err)
		}
	}
	if ok, err := v.Table().HasPayee("Acme", "no such"); ok || err != nil {
		t.Errorf("HasPayee of nobody: %v, %v", ok, err)
	}
}

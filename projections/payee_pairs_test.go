package projections_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
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
	compareAlike(t, v, pairs)
	if ok, err := v.Table().HasPayee("Acme", "no such"); ok || err != nil {
		t.Errorf("HasPayee of nobody: %v, %v", ok, err)
	}
}

// Those asked for are those of all pairs, and as much as a check needs.
func compareAlike(t *testing.T, v *projections.Views, all []projections.PayeePair) {
	t.Helper()
	known := func(pairs []projections.PayeePair) *ledger.KnownPayees {
		k := ledger.NewKnownPayees(v.Books().Payees(0), len(pairs))
		for _, p := range pairs {
			k.Add(p.Name, p.Number)
		}
		return k
	}
	asked := slices.Clone(all)
	for _, p := range all {
		asked = append(asked, projections.PayeePair{Name: strings.ToUpper(p.Name)}, projections.PayeePair{Name: "Nobody", Number: p.Number})
	}
	asked = append(asked, projections.PayeePair{Name: "Nobody"})
	for _, p := range asked {
		likeName, likeNumber := ledger.AlikePayees(p.Name, p.Number)
		got, err := v.Table().PayeePairsLike(likeName, likeNumber)
		if err != nil {
			t.Fatal(err)
		}
		want := slices.DeleteFunc(slices.Clone(all), func(x projections.PayeePair) bool {
			return !(x.Name != "" && likeName(x.Name) || x.Number != "" && likeNumber(x.Number))
		})
		if !slices.Equal(got, want) {
			t.Errorf("pairs like %q %q: %v, want %v", p.Name, p.Number, got, want)
		}
		if got, want := known(got).Check(p.Name, p.Number), known(all).Check(p.Name, p.Number); !slices.Equal(got, want) {
			t.Errorf("%q %q is like %v, want %v", p.Name, p.Number, got, want)
		}
	}
}

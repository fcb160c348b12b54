package projections_test

import (
	"math/rand/v2"
	"testing"

	"github.com/fundledger/fundledger/ledger/ledgertest"
)

// However large the cache is and however far the ledger has gone on since, deriving
// everything again finds the history that the cache was made of, and no change.
func TestRebuildFindsTheSameHistory(t *testing.T) {
	for seed := range uint64(6) {
		rng := rand.New(rand.NewPCG(seed, 7))
		store, cache := cached(t, seed, 200+rng.IntN(400))
		l := ledgertest.New(store, uint32(seed)+100)
		l.Views = open(t, store, "")
		scribble(t, l, rng, rng.IntN(300))

		v := open(t, store, cache)
		if _, changed := v.Changed(); changed {
			t.Fatal("a change without a rebuild")
		}
		if err := v.Rebuild(); err != nil {
			t.Fatal(err)
		}
		if err := v.CatchUp(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		if change, changed := v.Changed(); changed {
			t.Errorf("seed %d: %+v", seed, change)
		}
		v.Close()
	}
}

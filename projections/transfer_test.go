package projections_test

import (
	"math/rand/v2"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/projections"
)

// Whatever was moved between lines, and whatever the ledger knew: the transfers of a
// source add up to nothing, and what makes up a plan adds up to the final one.
func TestTransfersSumToZeroAtEveryEntry(t *testing.T) {
	store := &memstore.Store{}
	l := ledgertest.New(store, 1)
	v, err := projections.Open(t.Context(), store, "")
	if err != nil {
		t.Fatal(err)
	}
	l.Views = v
	if err := v.CatchUp(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	scribble(t, l, rand.New(rand.NewPCG(7, 1)), 600)
	period := ledger.Period{Start: ledger.NewDate(2016, 1, 1), End: ledger.NewDate(2021, 1, 1)}
	moved, carried := false, false
	for known := ledger.Ordinal(1); known <= v.Books().Last; known++ {
		for _, by := range [][]string{{ledger.DimSource}, {ledger.DimLine}} {
			e, err := v.Table().Execution(projections.ExecutionQuery{Period: period, By: by, Known: known})
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range append(e.Rows, e.Totals...) {
				if sum := r.Original + r.Revised + r.Transferred + r.Carried + r.Lapsed; sum != r.Final {
					t.Fatalf("entry %d: %+v adds up to %d", known, r, sum)
				}
				ofLine := len(r.Values) > 0 && by[0] == ledger.DimLine
				if (r.Transferred != 0 || r.Carried != 0) && !ofLine {
					t.Fatalf("entry %d: transfers of %v add up to %d, what was carried over to %d", known, r.Values, r.Transferred, r.Carried)
				}
				moved, carried = moved || r.Transferred != 0, carried || r.Carried != 0
			}
		}
	}
	if !moved || !carried {
		t.Error("nothing was ever moved or carried over")
	}
}

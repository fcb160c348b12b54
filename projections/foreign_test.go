package projections_test

import (
	"context"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

// forgetful is a store whose log was replaced while the views were open.
type forgetful struct {
	ledger.Store
	foreign bool
}

func (s *forgetful) Read(ctx context.Context, after, atLeast ledger.Position, fn func(ledger.Record) error) (ledger.Position, error) {
	if s.foreign && after != "" {
		return "", ledger.ErrForeignPosition
	}
	return s.Store.Read(ctx, after, atLeast, fn)
}

// Views whose position is foreign are built again from the first entry.
func TestForeignPosition(t *testing.T) {
	inner, _ := cached(t, 3, 200)
	store := &forgetful{Store: inner}
	v := open(t, store, "")
	want := everything(t, v)
	store.foreign = true
	if err := v.CatchUp(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if got := everything(t, v); !sameGroups(got, want) {
		t.Error("another answer after the log was found to be foreign")
	}
}

package ledgertest

import (
	"context"
	"fmt"

	"github.com/fundledger/fundledger/ledger"
)

// Judge reads a ledger that was kept honestly: an error says that it is accused.
func Judge(ctx context.Context, store ledger.Store) error {
	var accused error
	j := ledger.NewJudge(func(r ledger.Record, found *ledger.Refusal) {
		if accused == nil {
			accused = fmt.Errorf("entry %d (%v, %s %s): %w", r.Ordinal, ledger.RefOf(r), r.Type, r.Data, found)
		}
	})
	var last ledger.Ordinal
	_, err := store.Read(ctx, "", "", func(r ledger.Record) error {
		if r.Ordinal == 0 { // a cluster's reading from the start counts itself
			r.Ordinal = last + 1
		}
		last = r.Ordinal
		e, err := ledger.Decode(r.Type, r.Data)
		if err == nil {
			err = j.Entry(&r, e)
		}
		if err == nil {
			again := ledger.Rederiver{Ledger: j.Books.Ledger.ID}
			if found := again.Check(&r, e); found != nil {
				j.Objects(r, found)
			}
		}
		if err != nil {
			err = fmt.Errorf("entry %d (%v, %s): %w", r.Ordinal, ledger.RefOf(r), r.Type, err)
		}
		return err
	})
	if err == nil {
		err = accused
	}
	return err
}

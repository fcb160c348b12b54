package audit

import (
	"context"
	"crypto/sha256"
	"errors"
	"slices"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/merkle"
)

// Roots reads a ledger once more, up to the largest of some sizes, and returns the root of
// the tree over its first entries for each of them. A size that the ledger does not have is
// left out.
func Roots(ctx context.Context, store ledger.Store, sizes []int64) (map[int64]ledger.Hash, error) {
	left := slices.Clone(sizes)
	slices.Sort(left)
	left = slices.Compact(left)
	roots := map[int64]ledger.Hash{}
	var tree merkle.Tree
	var metadata ledger.Hash
	last := "" // whose hash that is: all events of a commit have the same
	_, err := store.Read(ctx, "", "", func(r ledger.Record) error {
		if len(left) == 0 {
			return errUntil
		}
		if r.Metadata != last || tree.Size() == 0 {
			metadata, last = sha256.Sum256([]byte(r.Metadata)), r.Metadata
		}
		tree.Add(ledger.LeafOf(r.Stream, r.Revision, r.Type, sha256.Sum256([]byte(r.Data)), metadata))
		if tree.Size() == left[0] {
			roots[left[0]] = tree.Root()
			left = left[1:]
		}
		return nil
	})
	if errors.Is(err, errUntil) {
		err = nil
	}
	return roots, err
}

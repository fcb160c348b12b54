package projections

import (
	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// A witness is what views knew of a history before they were derived again: the root
// of the Merkle tree over its entries. It proves nothing, since who can change the
// ledger can change the cache, but it notices what nobody else would: a digit changed
// in the middle of a file whose last entry is as it was.
type witness struct {
	ledger uuid.UUID
	last   ledger.Ordinal // 0 where nothing is known
	root   ledger.Hash
	other  bool // the entries up to last have another root now
}

// A Change tells that a history is not what it was when the cache was made of it.
type Change struct {
	Last ledger.Ordinal // the last entry that was known then: an earlier one, or itself, was changed
	Left ledger.Ordinal // entries that there are now; fewer than Last where some are gone
}

// Changed tells whether a Rebuild, asked for or not, found another history of the
// same ledger than the cache had been made of.
func (v *Views) Changed() (Change, bool) {
	w := &v.before
	if w.last == 0 || w.ledger != v.books.Ledger.ID {
		return Change{}, false
	}
	return Change{Last: w.last, Left: v.books.Last}, w.other || v.books.Last < w.last
}

// testify keeps the root of what is about to be forgotten, if it can be read.
func (v *Views) testify() {
	if v.books.Last == 0 {
		return
	}
	if root, err := v.root(); err == nil {
		v.before = witness{ledger: v.books.Ledger.ID, last: v.books.Last, root: root}
	}
}

// compare holds the tree against the witness when it has grown as large again.
func (v *Views) compare(at ledger.Ordinal) error {
	if at != v.before.last {
		return nil
	}
	root, err := v.root()
	v.before.other = root != v.before.root
	return err
}

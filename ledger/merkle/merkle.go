// Package merkle keeps the Merkle tree over a ledger's leaves (RFC 6962, section 2.1) as
// it grows: the roots of its full parts, 32 bytes for each bit of its size.
package merkle

import (
	"golang.org/x/mod/sumdb/tlog"

	"github.com/fundledger/fundledger/ledger"
)

// A Tree is the tree over the leaves added so far. The zero value has none.
type Tree struct {
	size  int64
	parts []tlog.Hash // of falling size, one for every bit of size
}

// Add adds the next leaf.
func (t *Tree) Add(leaf ledger.Hash) {
	h := tlog.Hash(leaf)
	for n := t.size; n&1 == 1; n >>= 1 {
		last := len(t.parts) - 1
		h = tlog.NodeHash(t.parts[last], h)
		t.parts = t.parts[:last]
	}
	t.parts = append(t.parts, h)
	t.size++
}

// Size is how many leaves were added.
func (t *Tree) Size() int64 { return t.size }

// Root is the hash of the whole tree; that of no leaves is the hash of nothing.
func (t *Tree) Root() ledger.Hash {
	last := len(t.parts) - 1
	if last < 0 {
		empty, _ := tlog.TreeHash(0, nil)
		return ledger.Hash(empty)
	}
	root := t.parts[last]
	for i := last - 1; i >= 0; i-- {
		root = tlog.NodeHash(t.parts[i], root)
	}
	return ledger.Hash(root)
}

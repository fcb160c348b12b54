package projections

import (
	"context"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/fundledger/fundledger/ledger"
)

// Hashes reads the nodes of the ledger's Merkle tree, up to the last entry folded in. Those
// over fewer than 256 leaves are not kept: their entries are read again and hashed.
func (v *Views) Hashes(ctx context.Context) (*Hashes, error) {
	nodes, err := v.nodes()
	return &Hashes{ctx: ctx, views: v, nodes: nodes, blocks: map[int64][]ledger.Hash{}}, err
}

// Hashes is a tlog.HashReader.
type Hashes struct {
	ctx    context.Context
	views  *Views
	nodes  []ledger.Hash           // each over 256 leaves
	blocks map[int64][]ledger.Hash // the leaves under a node, as far as they were needed
}

// nodeLevel is the level of the nodes that are kept: 1<<nodeLevel = nodeLeaves.
const nodeLevel = 8

// ReadHashes returns the stored hashes with those indexes, as package tlog numbers them.
// Error: ErrDamaged where there is none.
func (h *Hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		level, n := tlog.SplitStoredHashIndex(index)
		list, at := h.nodes, level-nodeLevel
		if at < 0 {
			block := n >> -at
			leaves, err := h.block(block)
			if err != nil {
				return nil, err
			}
			list, at, n = leaves, level, n-block<<-at
		}
		first, last := n<<at, (n+1)<<at
		if last > int64(len(list)) {
			return nil, ErrDamaged
		}
		hashes[i] = tlog.Hash(root(list[first:last]))
	}
	return hashes, nil
}

// block are the leaves under the n-th node; the last node may still lack some.
func (h *Hashes) block(n int64) ([]ledger.Hash, error) {
	if leaves, ok := h.blocks[n]; ok {
		return leaves, nil
	}
	first := ledger.Ordinal(n*nodeLeaves + 1)
	last := min(first+nodeLeaves-1, h.views.books.Last)
	from, err := h.views.Before(first)
	if err != nil {
		return nil, err
	}
	var leaves []ledger.Hash
	var hasher ledger.LeafHasher
	err = h.views.ReadFrom(h.ctx, from, func(r ledger.Record) error {
		if r.Ordinal > last {
			return errBeyond
		}
		if r.Ordinal >= first {
			leaves = append(leaves, hasher.Leaf(r))
		}
		return nil
	})
	h.blocks[n] = leaves
	return leaves, err
}

// Root is the Merkle tree hash over the first n entries, which the views have.
func (h *Hashes) Root(n ledger.Ordinal) (ledger.Hash, error) {
	root, err := tlog.TreeHash(int64(n), h)
	return ledger.Hash(root), err
}

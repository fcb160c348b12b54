package projections

import (
	"context"

	"github.com/fundledger/fundledger/ledger"
)

// Status tells what the views hold and where.
type Status struct {
	Directory string // of the cache, empty for none
	Entries   ledger.Ordinal
	Postings  int
	Documents int // entries filed under a document key
	Segments  int
	Unsaved   int  // entries that are not in the cache
	Rebuilt   bool // the cache that was found could not be used
	Root      ledger.Hash
}

// Status describes the views as of the last entry folded in.
func (v *Views) Status() (Status, error) {
	s := Status{
		Directory: v.dir, Entries: v.books.Last, Postings: v.Table().Rows(), Segments: len(v.segments),
		Unsaved: int(v.tail.last - v.tail.first + 1), Rebuilt: v.rebuilt, Documents: len(v.tail.keys),
	}
	for _, x := range v.segments {
		s.Documents += len(x.keys)
	}
	var err error
	s.Root, err = v.root()
	return s, err
}

// Damaged tells that the cache which Open found was not as it was written. One of another
// version of the program, or of another ledger, was.
func (v *Views) Damaged() bool { return v.damaged }

// root is the Merkle tree hash over all entries folded in.
func (v *Views) root() (ledger.Hash, error) {
	nodes, err := v.nodes()
	if err != nil {
		return ledger.Hash{}, err
	}
	return treeRoot(nodes, v.tail.leaves), nil
}

// RootAt is the Merkle tree hash over the first n entries, which the views have.
func (v *Views) RootAt(ctx context.Context, n ledger.Ordinal) (ledger.Hash, error) {
	if n == v.books.Last {
		return v.keptRoot(), nil
	}
	hashes, err := v.Hashes(ctx)
	if err != nil {
		return ledger.Hash{}, err
	}
	return hashes.Root(n)
}

// keptRoot is root by what the cache keeps of the nodes in its segments.
func (v *Views) keptRoot() ledger.Hash {
	grown := v.edge.and(v.tail.nodes)
	return grown.root(v.tail.leaves)
}

// nodes are the complete nodes of the Merkle tree, in order.
func (v *Views) nodes() (nodes []ledger.Hash, err error) {
	for _, x := range v.segments {
		if err := x.need("nodes"); err != nil {
			return nil, err
		}
		nodes = append(nodes, x.nodes...)
	}
	return append(nodes, v.tail.nodes...), nil
}

// treeRoot is the Merkle tree hash (RFC 6962, 2.1) over complete nodes and the
// leaves behind them: the right edge is folded in from its smallest subtree.
func treeRoot(nodes, leaves []ledger.Hash) ledger.Hash {
	if len(nodes) == 0 {
		return edge(leaves)
	}
	if len(leaves) == 0 {
		return edge(nodes)
	}
	// The leaves are less than one node, so they hang to the right of all nodes:
	// every complete subtree of nodes to their left is joined on the way up.
	right := edge(leaves)
	for n := len(nodes); n > 0; n -= n & -n {
		size := n & -n
		right = interior(root(nodes[n-size:n]), right)
	}
	return right
}

// edge is the tree hash of any number of subtrees of equal size.
func edge(list []ledger.Hash) ledger.Hash {
	if len(list) == 0 {
		return emptyRoot
	}
	n := len(list)
	size := n & -n
	right := root(list[n-size:])
	for n -= size; n > 0; n -= n & -n {
		size = n & -n
		right = interior(root(list[n-size:n]), right)
	}
	return right
}

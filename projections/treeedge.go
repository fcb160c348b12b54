package projections

import "github.com/fundledger/fundledger/ledger"

// A treeEdge is what is needed of a tree's nodes to grow it and to find its root: those of
// its full parts, 32 bytes for each bit of the number of nodes. The cache keeps the one over
// the nodes of its segments, so that a report does not add a million entries up again to
// say what it was made of.
type treeEdge struct {
	nodes int           // that were added, each over nodeLeaves leaves
	parts []ledger.Hash // of falling size
}

// and is the edge with more nodes behind it. It shares nothing with e.
func (e *treeEdge) and(more []ledger.Hash) treeEdge {
	grown := treeEdge{nodes: e.nodes, parts: append(make([]ledger.Hash, 0, len(e.parts)+8), e.parts...)}
	for _, h := range more {
		for n := grown.nodes; n&1 == 1; n >>= 1 {
			last := len(grown.parts) - 1
			h = interior(grown.parts[last], h)
			grown.parts = grown.parts[:last]
		}
		grown.parts = append(grown.parts, h)
		grown.nodes++
	}
	return grown
}

// root is the tree hash over the nodes and the leaves behind them, fewer than one node has.
func (e *treeEdge) root(leaves []ledger.Hash) ledger.Hash {
	if len(e.parts) == 0 {
		return edge(leaves)
	}
	last := len(e.parts) - 1
	right := e.parts[last]
	if len(leaves) > 0 {
		right = interior(right, edge(leaves))
	}
	for i := last - 1; i >= 0; i-- {
		right = interior(e.parts[i], right)
	}
	return right
}

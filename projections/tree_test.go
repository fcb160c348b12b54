package projections

import (
	"crypto/sha256"
	"encoding/binary"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/fundledger/fundledger/ledger"
)

// The kept nodes give the root that the reference implementation gives.
func TestTreeRoot(t *testing.T) {
	g := newGrowing(0, nil)
	var kept treeEdge
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		list := make([]tlog.Hash, len(indexes))
		for i, x := range indexes {
			list[i] = stored[x]
		}
		return list, nil
	})
	for n := range int64(2100) {
		leaf := sha256.Sum256(binary.BigEndian.AppendUint64(nil, uint64(n)))
		g.leaf(ledger.Hash(leaf))
		hashes, err := tlog.StoredHashesForRecordHash(n, tlog.Hash(leaf), reader)
		if err != nil {
			t.Fatal(err)
		}
		stored = append(stored, hashes...)
		want, err := tlog.TreeHash(n+1, reader)
		if err != nil {
			t.Fatal(err)
		}
		if got := treeRoot(g.nodes, g.leaves); got != ledger.Hash(want) {
			t.Fatalf("root of %d leaves: %x, want %x", n+1, got, want)
		}
		if n%97 == 0 { // as when the cache is saved with those nodes, and the tail begins anew
			kept = kept.and(g.nodes[kept.nodes:])
		}
		grown := kept.and(g.nodes[kept.nodes:])
		if got := grown.root(g.leaves); got != ledger.Hash(want) {
			t.Fatalf("by the edge over %d nodes the root of %d leaves is %x, want %x", kept.nodes, n+1, got, want)
		}
	}
}

package projections

import (
	"path/filepath"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/merkle"
	"golang.org/x/mod/sumdb/tlog"
)

// Every root and every proof comes out of the kept nodes as out of all leaves.
func TestHashes(t *testing.T) {
	b := newBusy(t, 5)
	for range 700 {
		b.do(b.payment())
	}
	v, err := Open(t.Context(), b.store, filepath.Join(t.TempDir(), "cache"))
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if err := v.CatchUp(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	hashes, err := v.Hashes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var tree merkle.Tree
	var hasher ledger.LeafHasher
	var leaves []ledger.Hash
	check := func() {
		n := ledger.Ordinal(tree.Size())
		if root, err := hashes.Root(n); err != nil || root != tree.Root() {
			t.Fatalf("root of %d entries: %x, %v; want %x", n, root, err, tree.Root())
		}
		for i := int64(0); i < int64(n); i += 97 {
			proof, err := tlog.ProveRecord(int64(n), i, hashes)
			if err != nil {
				t.Fatal(err)
			}
			if err := tlog.CheckRecord(proof, int64(n), tlog.Hash(tree.Root()), i, tlog.Hash(leaves[i])); err != nil {
				t.Fatalf("entry %d of %d: %v", i+1, n, err)
			}
		}
	}
	_, err = b.store.Read(t.Context(), "", "", func(r ledger.Record) error {
		check()
		leaves = append(leaves, hasher.Leaf(r))
		tree.Add(leaves[len(leaves)-1])
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	check()
	if _, err := hashes.Root(v.books.Last + 1); err == nil {
		t.Error("a root of more entries than there are")
	}
}

package plain

import (
	"crypto/sha256"
	"encoding/binary"
)

// A Hash is a SHA-256.
type Hash [sha256.Size]byte

// Leaf is the hash of an entry in the ledger's Merkle tree: over a zero byte, and then
// stream, revision, type, hash of data and hash of metadata, each behind its length.
func Leaf(e *Entry) Hash {
	data, metadata := sha256.Sum256([]byte(e.Data)), sha256.Sum256([]byte(e.Metadata))
	text := []byte{0}
	for _, field := range [][]byte{
		[]byte(e.Stream), binary.BigEndian.AppendUint64(nil, uint64(e.Revision)), []byte(e.Type), data[:], metadata[:],
	} {
		text = binary.BigEndian.AppendUint32(text, uint32(len(field)))
		text = append(text, field...)
	}
	return sha256.Sum256(text)
}

// A tree grows by leaves (RFC 6962, section 2.1). It keeps the roots of the full trees that
// its leaves make from left to right, of falling size.
type tree struct{ full []fullTree }

type fullTree struct {
	leaves int64
	root   Hash
}

func (t *tree) add(leaf Hash) {
	right := fullTree{1, leaf}
	for n := len(t.full); n > 0 && t.full[n-1].leaves == right.leaves; n-- {
		left := t.full[n-1]
		right = fullTree{left.leaves + right.leaves, node(left.root, right.root)}
		t.full = t.full[:n-1]
	}
	t.full = append(t.full, right)
}

func (t *tree) root() Hash {
	n := len(t.full)
	if n == 0 {
		return sha256.Sum256(nil)
	}
	root := t.full[n-1].root
	for i := n - 2; i >= 0; i-- {
		root = node(t.full[i].root, root)
	}
	return root
}

func node(left, right Hash) Hash {
	text := append([]byte{1}, left[:]...)
	return sha256.Sum256(append(text, right[:]...))
}

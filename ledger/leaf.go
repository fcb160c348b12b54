package ledger

import (
	"crypto/sha256"
	"encoding/binary"

	"github.com/google/uuid"
)

// A Hash is a SHA-256.
type Hash [32]byte

// A LeafHasher computes the leaves of the ledger's Merkle tree (RFC 6962: leaves
// are prefixed by 0x00):
//
//	SHA-256(0x00 ‖ stream ‖ revision ‖ type ‖ SHA-256(data) ‖ SHA-256(metadata))
//
// The stream is relative to the ledger, so that a ledger has the same leaves on
// every store; every field is prefixed by its length in 4 bytes, big-endian, and
// the revision is 8 bytes. Data and metadata stand by their hashes, so that a
// proof need not reveal them and a blanked name leaves the root valid.
type LeafHasher struct {
	metadata     string // the last one hashed: events of a commit share it
	metadataHash Hash
	buf          []byte
}

// Leaf returns the leaf hash of a record.
func (h *LeafHasher) Leaf(r Record) Hash {
	return h.leaf(r.Stream, r.Revision, r.Type, r.Data, r.Metadata)
}

func (h *LeafHasher) leaf(stream string, rev Revision, typ, data, metadata string) Hash {
	if h.buf == nil || metadata != h.metadata {
		h.buf = append(h.buf[:0], metadata...)
		h.metadata, h.metadataHash = metadata, sha256.Sum256(h.buf)
	}
	h.buf = append(h.buf[:0], data...)
	dataHash := sha256.Sum256(h.buf)

	h.buf = appendLeaf(h.buf[:0], stream, rev, typ, dataHash, h.metadataHash)
	return sha256.Sum256(h.buf)
}

// LeafOf is the leaf of an entry of which only the hashes of data and metadata are known.
func LeafOf(stream string, rev Revision, typ string, data, metadata Hash) Hash {
	return sha256.Sum256(appendLeaf(nil, stream, rev, typ, data, metadata))
}

func appendLeaf(b []byte, stream string, rev Revision, typ string, data, metadata Hash) []byte {
	b = append(b, 0)
	b = appendPrefixed(b, stream)
	b = binary.BigEndian.AppendUint32(b, 8)
	b = binary.BigEndian.AppendUint64(b, uint64(rev))
	b = appendPrefixed(b, typ)
	b = binary.BigEndian.AppendUint32(b, uint32(len(data)))
	b = append(b, data[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(metadata)))
	return append(b, metadata[:]...)
}

// EventID returns the id of the entry with that leaf: a UUID of version 8 (RFC
// 9562) from its first bits. It is derived and never supplied: EventStoreDB
// compares ids only, so an id that did not depend on the content would let other
// content pass as already there.
func EventID(leaf Hash) uuid.UUID {
	id := uuid.UUID(leaf[:16])
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return id
}

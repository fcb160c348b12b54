package ledger

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"testing"
)

// plainLeaf is the definition of a leaf, written down once more.
func plainLeaf(r Record) Hash {
	var b []byte
	field := func(f []byte) {
		b = binary.BigEndian.AppendUint32(b, uint32(len(f)))
		b = append(b, f...)
	}
	data, metadata := sha256.Sum256([]byte(r.Data)), sha256.Sum256([]byte(r.Metadata))
	b = append(b, 0)
	field([]byte(r.Stream))
	field(binary.BigEndian.AppendUint64(nil, uint64(r.Revision)))
	field([]byte(r.Type))
	field(data[:])
	field(metadata[:])
	return sha256.Sum256(b)
}

// The golden leaves were computed by another program. A ledger's root, and every
// checkpoint that was ever signed, rests on them.
func TestLeaf(t *testing.T) {
	for _, tc := range []struct {
		stream, name, metadata string
		revision               Revision
		leaf, id               string
	}{
		{
			"ledger", "ledger-created.v1.least", "metadata.full", 0,
			"6eb4a9c8f06fba9f00fbec9c95766348772e07e1da33d4bb1076cf7db4e08d22", "6eb4a9c8-f06f-8a9f-80fb-ec9c95766348",
		},
		{
			"source-гос", "expenditure-recorded.v1.full", "metadata.least", 258,
			"64f901b75c335b7bc48226218b268ec8f3c53cfeeda31364c0669b0f2fc440cf", "64f901b7-5c33-8b7b-8482-26218b268ec8",
		},
	} {
		r := Record{
			Ordinal: 77, Position: "not in it", Stream: tc.stream, Revision: tc.revision,
			Type: goldenType(tc.name), Data: goldenText(t, tc.name), Metadata: goldenText(t, tc.metadata),
		}
		var h LeafHasher
		leaf := h.Leaf(r)
		if got := hex.EncodeToString(leaf[:]); got != tc.leaf || leaf != plainLeaf(r) {
			t.Errorf("leaf of %s = %s, want %s and %x", tc.name, got, tc.leaf, plainLeaf(r))
		}
		id := EventID(leaf)
		if id.String() != tc.id {
			t.Errorf("id of %s = %v, want %s", tc.name, id, tc.id)
		}
		if id.Version() != 8 || id.Variant().String() != "RFC4122" {
			t.Errorf("id %v is of version %d, variant %v", id, id.Version(), id.Variant())
		}
	}
}

// A hasher that has seen other records gives the same leaf as a new one, and every
// field changes it.
func TestLeafDependsOnTheRecordOnly(t *testing.T) {
	var h LeafHasher
	seen := map[Hash]bool{}
	for _, r := range []Record{
		{},
		{Metadata: "{}"},
		{Data: "{}"},
		{Data: "{}", Metadata: "{}"},
		{Stream: "ledger", Data: "{}", Metadata: "{}"},
		{Stream: "ledger", Revision: 1, Data: "{}", Metadata: "{}"},
		{Stream: "ledger", Revision: 256, Data: "{}", Metadata: "{}"},
		{Stream: "ledge", Type: "r", Data: "{}", Metadata: "{}"},
		{Stream: "ledge", Type: "r", Data: "{}", Metadata: "{ }"},
		{Stream: "", Type: "ledger", Data: "{}", Metadata: ""},
	} {
		leaf := h.Leaf(r)
		if leaf != plainLeaf(r) {
			t.Errorf("%+v: leaf %x, want %x", r, leaf, plainLeaf(r))
		}
		if seen[leaf] {
			t.Errorf("%+v: another record has the same leaf", r)
		}
		seen[leaf] = true
	}
}

func BenchmarkLeaf(b *testing.B) {
	r := Record{
		Stream: "source-wb", Type: "expenditure-recorded.v1",
		Data: goldenText(b, "expenditure-recorded.v1.full"), Metadata: goldenText(b, "metadata.least"),
	}
	b.SetBytes(int64(len(r.Data)))
	b.ReportAllocs()
	var h LeafHasher
	for b.Loop() {
		r.Revision++
		h.Leaf(r)
	}
}

package ledger

import (
	"encoding/binary"

	"github.com/google/uuid"
)

// A filedTable remembers what a batch recorded under each document key. It is a
// map in few bytes and without pointers: a million rows are looked up and added
// once each. Keys are version 5 UUIDs, whose first 48 bits are evenly spread, so
// they need no hashing.
type filedTable struct {
	slots   []filedSlot // a power of two
	used    int
	sources []string
	numbers map[string]uint32 // of the sources, plus one
}

type filedSlot struct {
	key      [16]byte
	digest   [8]byte
	source   uint32 // its number; 0 for a free slot
	revision uint32
}

// at returns the slot of a key, or the free one where it belongs.
func (t *filedTable) at(key uuid.UUID) *filedSlot {
	mask := len(t.slots) - 1
	for i := int(binary.BigEndian.Uint64(key[:8])>>16) & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.source == 0 || s.key == key {
			return s
		}
	}
}

func (t *filedTable) find(key uuid.UUID) (Filed, bool) {
	if t.used == 0 {
		return Filed{}, false
	}
	s := t.at(key)
	if s.source == 0 {
		return Filed{}, false
	}
	return Filed{Ref: Ref{t.sources[s.source-1], Revision(s.revision)}, Digest: s.digest}, true
}

func (t *filedTable) add(key uuid.UUID, d Digest, ref Ref) {
	if 3*t.used >= 2*len(t.slots) {
		old := t.slots
		t.slots = make([]filedSlot, max(1<<10, 2*len(old)))
		for i := range old {
			if old[i].source != 0 {
				*t.at(old[i].key) = old[i]
			}
		}
	}
	n, ok := t.numbers[ref.Source]
	if !ok {
		if t.numbers == nil {
			t.numbers = map[string]uint32{}
		}
		t.sources = append(t.sources, ref.Source)
		n = uint32(len(t.sources))
		t.numbers[ref.Source] = n
	}
	s := t.at(key)
	if s.source == 0 {
		t.used++
	}
	*s = filedSlot{key, [8]byte(d[:8]), n, uint32(ref.Revision)}
}

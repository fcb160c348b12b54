package ledger

import (
	"bytes"
	"encoding/binary"
	"math/bits"

	"github.com/google/uuid"
)

// A filedTable remembers what a batch recorded under each document key. It is a
// map in few bytes and without pointers: a million rows are looked up and added
// once each. Keys are version 5 UUIDs, whose first 48 bits are evenly spread, so
// they need no hashing, and lie in the table nearly sorted.
//
// With a shelf it holds no more than `most` keys; whenever it is full they are put
// aside, so that a file of any length is imported in the same memory.
type filedTable struct {
	shelf Shelf // nil to hold everything
	most  int

	slots   []FiledKey // a power of two
	used    int
	sources []string
	numbers map[string]uint32 // of the sources, plus one
}

// A FiledKey is what a batch recorded under one document key.
type FiledKey struct {
	Key      [16]byte
	Digest   [8]byte
	Source   uint32 // its number in the batch; 0 for a free slot
	Revision uint32
}

// A Shelf keeps what a batch recorded beyond what memory should hold. Of a key that
// is put there twice the later counts.
type Shelf interface {
	// Put keeps keys, which are sorted and belong to the caller again afterwards.
	Put(sorted []FiledKey) error
	Find(key uuid.UUID) (FiledKey, bool, error)
}

// shelveAt fills two thirds of 64 MiB: a file of a million rows stays in memory.
const shelveAt = 1_398_101

// at returns the slot of a key, or the free one where it belongs.
func (t *filedTable) at(key uuid.UUID) *FiledKey {
	mask, shift := len(t.slots)-1, 64-bits.Len(uint(len(t.slots)-1))
	for i := int(binary.BigEndian.Uint64(key[:8]) >> shift); ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.Source == 0 || s.Key == key {
			return s
		}
	}
}

func (t *filedTable) find(key uuid.UUID) (Filed, bool, error) {
	var found FiledKey
	if t.used > 0 {
		found = *t.at(key)
	}
	if found.Source == 0 && t.shelf != nil {
		var ok bool
		var err error
		if found, ok, err = t.shelf.Find(key); err != nil || !ok {
			return Filed{}, false, err
		}
	}
	if found.Source == 0 {
		return Filed{}, false, nil
	}
	return Filed{Ref: Ref{t.sources[found.Source-1], Revision(found.Revision)}, Digest: found.Digest}, true, nil
}

func (t *filedTable) add(key uuid.UUID, d Digest, ref Ref) error {
	if t.shelf != nil && t.used >= t.most {
		if err := t.shelf.Put(t.sorted()); err != nil {
			return err
		}
		clear(t.slots)
		t.used = 0
	}
	if 3*t.used >= 2*len(t.slots) {
		t.grow()
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
	if s.Source == 0 {
		t.used++
	}
	*s = FiledKey{key, [8]byte(d[:8]), n, uint32(ref.Revision)}
	return nil
}

func (t *filedTable) grow() {
	old := t.slots
	t.slots = make([]FiledKey, max(1<<10, 2*len(old)))
	for i := range old {
		if old[i].Source != 0 {
			*t.at(old[i].Key) = old[i]
		}
	}
}

// sorted moves the keys together, in order. The table is of no use until it has
// been cleared. A key lies at most a few slots from its place, so that insertion
// sorts a table in one pass.
func (t *filedTable) sorted() []FiledKey {
	list := t.slots[:0]
	for _, s := range t.slots {
		if s.Source == 0 {
			continue
		}
		list = append(list, s)
		j := len(list) - 1
		for ; j > 0 && bytes.Compare(list[j-1].Key[:], s.Key[:]) > 0; j-- {
			list[j] = list[j-1]
		}
		list[j] = s
	}
	return list
}

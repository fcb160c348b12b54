package projections

import (
	"sort"

	"github.com/fundledger/fundledger/ledger"
)

// A segment is everything that is derived from a run of entries: their postings
// in columns, the document keys they filed, the tree nodes they completed. It is
// either growing in memory or lies, immutable, in a file of the cache.
type segment struct {
	first, last ledger.Ordinal // of the entries; an empty segment has last = first-1
	rows        int

	ordinals codes // of each posting's entry, less first
	dates    codes // effective dates
	stages   []uint8
	amounts  []int64 // minor units
	dims     []dimColumn

	keys   []keyRecord   // sorted in a file, in order of filing in memory
	nodes  []ledger.Hash // of 256 leaves each, completed by these entries
	leaves []ledger.Hash // behind the last complete node

	marks     []markRecord // in ledger order
	positions []byte       // of the marks, end to end

	file *segmentFile // nil in memory
}

// Marks beside the stage: correctionBit is that of a posting that takes an earlier
// one back, replacedBit is there too where only what was written is corrected.
const (
	correctionBit = 0x80
	replacedBit   = 0x40
)

// A dimColumn holds the values of one dimension of the entries, as numbers of a
// dict. The dimension "line" holds whole addresses.
type dimColumn struct {
	name  string
	codes codes
	dict  *dict
}

// codes are small numbers, each plus base, in as few bytes as they need.
type codes struct {
	base uint32
	u8   []uint8
	u16  []uint16
	u32  []uint32
}

// width is how many bytes a code takes.
func (c *codes) width() int {
	switch {
	case c.u8 != nil:
		return 1
	case c.u16 != nil:
		return 2
	}
	return 4
}

func (c *codes) at(i int) uint32 {
	switch {
	case c.u8 != nil:
		return c.base + uint32(c.u8[i])
	case c.u16 != nil:
		return c.base + uint32(c.u16[i])
	}
	return c.base + c.u32[i]
}

// shrink returns the same codes in as few bytes as they need.
func (c *codes) shrink() codes {
	if c.u32 == nil {
		return *c
	}
	low, high := ^uint32(0), uint32(0)
	for _, v := range c.u32 {
		low, high = min(low, v), max(high, v)
	}
	if len(c.u32) == 0 {
		low = 0
	}
	switch span := high - low; {
	case span < 1<<8:
		return codes{base: c.base + low, u8: narrow[uint8](c.u32, low)}
	case span < 1<<16:
		return codes{base: c.base + low, u16: narrow[uint16](c.u32, low)}
	}
	return *c
}

func narrow[T uint8 | uint16](from []uint32, low uint32) []T {
	to := make([]T, len(from))
	for i, v := range from {
		to[i] = T(v - low)
	}
	return to
}

// column returns the segment's column of a dimension, nil when no entry has it.
func (s *segment) column(name string) *dimColumn {
	for i := range s.dims {
		if s.dims[i].name == name {
			return &s.dims[i]
		}
	}
	return nil
}

// prefix counts the rows of entries up to an ordinal.
func (s *segment) prefix(known ledger.Ordinal) int {
	if known >= s.last {
		return s.rows
	}
	if known < s.first {
		return 0
	}
	return sort.Search(s.rows, func(i int) bool { return s.first+ledger.Ordinal(s.ordinals.at(i)) > known })
}

package projections

import (
	"crypto/sha256"
	"strings"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// nodeLeaves is how many leaves one kept node of the Merkle tree stands for.
const nodeLeaves = 256

// A growing segment takes entries one after another. Its codes are not shrunk
// and its keys not sorted until it is written.
type growing struct {
	segment
	lines map[lineName]uint32 // to number of the line's address, saving the joining of the two
	byKey map[uuid.UUID]int   // index of the last record in keys; built when first needed
	hour  int64               // of the recorded time behind the last mark
}

type lineName struct{ source, path string }

// The first dimensions of a growing segment, which most payments have.
const (
	slotLine = iota
	slotPayee
	slotPayeeID
	slotDocument
	numSlots
)

// newGrowing starts a segment behind an entry, with the leaves that the segment
// before left over.
func newGrowing(after ledger.Ordinal, leaves []ledger.Hash) *growing {
	g := &growing{lines: map[lineName]uint32{}}
	g.first, g.last = after+1, after
	g.leaves = append(g.leaves, leaves...)
	for _, name := range [numSlots]string{ledger.DimLine, ledger.DimPayee, ledger.DimPayeeID, ledger.DimDocument} {
		g.dims = append(g.dims, dimColumn{name: name, dict: newDict()})
	}
	return g
}

// leaf adds the leaf of the next entry.
func (g *growing) leaf(h ledger.Hash) {
	g.last++
	g.leaves = append(g.leaves, h)
	if len(g.leaves) == nodeLeaves {
		g.nodes = append(g.nodes, root(g.leaves))
		g.leaves = g.leaves[:0]
	}
}

// root is the Merkle tree hash of a power of two of leaves (RFC 6962, 2.1).
func root(leaves []ledger.Hash) ledger.Hash {
	if len(leaves) == 1 {
		return leaves[0]
	}
	half := len(leaves) / 2
	return interior(root(leaves[:half]), root(leaves[half:]))
}

func interior(left, right ledger.Hash) ledger.Hash {
	var b [65]byte
	b[0] = 1
	copy(b[1:], left[:])
	copy(b[33:], right[:])
	return sha256.Sum256(b[:])
}

// file remembers what was filed under a document key.
func (g *growing) file(k keyRecord) {
	g.keys = append(g.keys, k)
	if g.byKey != nil {
		g.byKey[k.key] = len(g.keys) - 1
	}
}

// find looks a key up among those that are not yet sorted.
func (g *growing) find(key uuid.UUID) (keyRecord, bool) {
	if g.byKey == nil {
		g.byKey = make(map[uuid.UUID]int, len(g.keys))
		for i := range g.keys {
			g.byKey[g.keys[i].key] = i
		}
	}
	i, ok := g.byKey[key]
	if !ok {
		return keyRecord{}, false
	}
	return g.keys[i], true
}

// A row is a posting on its way into the columns, with the hashes of its texts.
type row struct {
	path   string
	date   uint32
	stage  uint8
	amount int64
	values []value
}

// A value is that of one dimension: one of the slots or, where slot is 0, the
// named one.
type value struct {
	slot int
	name string
	text string
	hash uint64
}

// add adds a posting of the entry whose leaf was added last.
func (g *growing) add(source string, r *row) {
	g.ordinals.u32 = append(g.ordinals.u32, uint32(g.last-g.first))
	g.dates.u32 = append(g.dates.u32, r.date)
	g.stages = append(g.stages, r.stage)
	g.amounts = append(g.amounts, r.amount)
	g.rows++
	g.dims[slotLine].codes.u32 = append(g.dims[slotLine].codes.u32, g.line(source, r.path))
	for i := range r.values {
		v := &r.values[i]
		column := &g.dims[v.slot]
		if v.slot == 0 {
			column = g.named(v.name)
		}
		column.pad(g.rows - 1)
		column.codes.u32 = append(column.codes.u32, column.dict.add(v.text, v.hash))
	}
}

// named finds or makes the column of a dimension.
func (g *growing) named(name string) *dimColumn {
	if c := g.column(name); c != nil {
		return c
	}
	g.dims = append(g.dims, dimColumn{name: strings.Clone(name), dict: newDict()})
	return &g.dims[len(g.dims)-1]
}

// pad gives rows that have no value the number of none.
func (c *dimColumn) pad(rows int) {
	for len(c.codes.u32) < rows {
		c.codes.u32 = append(c.codes.u32, 0)
	}
}

func (g *growing) line(source, path string) uint32 {
	name := lineName{source, path}
	if code, ok := g.lines[name]; ok {
		return code
	}
	address := source + "/" + path
	code := g.dims[slotLine].dict.add(address, hashText(address))
	g.lines[lineName{address[:len(source)], address[len(source)+1:]}] = code
	return code
}

// settle makes all columns as long as the segment has rows, so that it can be
// queried. It may grow on afterwards.
func (g *growing) settle() *segment {
	for i := range g.dims {
		g.dims[i].pad(g.rows)
	}
	return &g.segment
}

// absorb adds a whole segment that follows directly.
func (g *growing) absorb(s *segment) {
	shift := uint32(s.first - g.first)
	for i := range s.rows {
		g.ordinals.u32 = append(g.ordinals.u32, shift+s.ordinals.at(i))
		g.dates.u32 = append(g.dates.u32, s.dates.at(i))
	}
	g.stages = append(g.stages, s.stages...)
	g.amounts = append(g.amounts, s.amounts...)
	for i := range s.dims {
		from := &s.dims[i]
		to := g.named(from.name)
		to.pad(g.rows)
		number := make([]uint32, from.dict.len())
		for v := range number {
			text := from.dict.view(uint32(v))
			number[v] = to.dict.add(text, hashText(text))
		}
		at := len(to.codes.u32)
		to.codes.u32 = append(to.codes.u32, make([]uint32, s.rows)...)
		for r := range s.rows {
			to.codes.u32[at+r] = number[from.codes.at(r)]
		}
	}
	g.rows += s.rows
	g.keys = append(g.keys, s.keys...)
	g.byKey = nil
	g.nodes = append(g.nodes, s.nodes...)
	g.leaves = append(g.leaves[:0], s.leaves...)
	g.absorbMarks(s)
	g.last = s.last
}

// emptyRoot is the tree hash of no leaves: the hash of nothing.
var emptyRoot = ledger.Hash(sha256.Sum256(nil))

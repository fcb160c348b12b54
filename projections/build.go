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
	lines      map[lineName]uint32 // to number of the line's address, saving the joining of the two
	label      []byte
	lastSource string
	byKey      map[uuid.UUID]int // index of the last record in keys; built when first needed
}

type lineName struct{ source, path string }

// newGrowing starts a segment behind an entry, with the leaves that the segment
// before left over.
func newGrowing(after ledger.Ordinal, leaves []ledger.Hash) *growing {
	g := &growing{lines: map[lineName]uint32{}}
	g.first, g.last = after+1, after
	g.leaves = append(g.leaves, leaves...)
	g.dims = []dimColumn{{name: ledger.DimLine, dict: newDict()}}
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

// post adds a posting of the entry whose leaf was added last.
func (g *growing) post(source string, p *ledger.Posting) {
	g.ordinals.u32 = append(g.ordinals.u32, uint32(g.last-g.first))
	g.dates.u32 = append(g.dates.u32, uint32(p.Date))
	stage := uint8(p.Stage)
	if p.Correction {
		stage |= correctionBit
	}
	g.stages = append(g.stages, stage)
	g.amounts = append(g.amounts, p.Amount.Minor)
	g.rows++
	g.dims[0].codes.u32 = append(g.dims[0].codes.u32, g.line(source, p.Line))
	g.set(ledger.DimPayee, p.Payee)
	g.set(ledger.DimPayeeID, p.PayeeID)
	if p.Document != nil {
		if g.label = p.Document.AppendLabel(g.label[:0]); len(g.label) > 0 {
			g.setBytes(ledger.DimDocument, g.label)
		}
	}
	for i := range p.Dimensions {
		g.set(p.Dimensions[i].Name, p.Dimensions[i].Value)
	}
}

func (g *growing) line(source, path string) uint32 {
	name := lineName{source, path}
	if code, ok := g.lines[name]; ok {
		return code
	}
	address := source + "/" + path
	code := g.dims[0].dict.add([]byte(address))
	g.lines[lineName{address[:len(source)], address[len(source)+1:]}] = code
	return code
}

func (g *growing) set(name, value string) {
	if value != "" {
		g.label = append(g.label[:0], value...)
		g.setBytes(name, g.label)
	}
}

// setBytes gives the last row a value. Rows before it that have none get 0.
func (g *growing) setBytes(name string, value []byte) {
	c := g.column(name)
	if c == nil {
		g.dims = append(g.dims, dimColumn{name: strings.Clone(name), dict: newDict()})
		c = &g.dims[len(g.dims)-1]
	}
	for len(c.codes.u32) < g.rows-1 {
		c.codes.u32 = append(c.codes.u32, 0)
	}
	c.codes.u32 = append(c.codes.u32, c.dict.add(value))
}

// settle makes all columns as long as the segment has rows, so that it can be
// queried. It may grow on afterwards.
func (g *growing) settle() *segment {
	for i := range g.dims {
		c := &g.dims[i].codes
		for len(c.u32) < g.rows {
			c.u32 = append(c.u32, 0)
		}
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
		to := g.column(from.name)
		if to == nil {
			g.dims = append(g.dims, dimColumn{name: from.name, dict: newDict()})
			to = &g.dims[len(g.dims)-1]
		}
		for len(to.codes.u32) < g.rows {
			to.codes.u32 = append(to.codes.u32, 0)
		}
		number := make([]uint32, from.dict.len())
		for v := range number {
			number[v] = to.dict.add(from.dict.at(uint32(v)))
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
	g.last = s.last
}

// emptyRoot is the tree hash of no leaves: the hash of nothing.
var emptyRoot = ledger.Hash(sha256.Sum256(nil))

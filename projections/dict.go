package projections

import (
	"hash/maphash"
	"strings"
)

// A dict numbers distinct texts from 0 in the order in which they came; 0 is
// always the empty text: "none". The texts lie end to end, so that a dict is
// written and mapped without a step between.
type dict struct {
	text []byte
	ends []uint32 // text i is text[ends[i-1]:ends[i]]

	// Open addressing; a slot holds 32 bits of the hash and the number plus one.
	// Built only where texts are added or many are looked up.
	slots []uint64
}

var seed = maphash.MakeSeed()

func newDict() *dict { return &dict{ends: []uint32{0}} }

func (d *dict) len() int { return len(d.ends) }

func (d *dict) at(i uint32) []byte {
	from := uint32(0)
	if i > 0 {
		from = d.ends[i-1]
	}
	return d.text[from:d.ends[i]]
}

// hashText is the hash that add wants.
func hashText(s string) uint64 { return maphash.String(seed, s) }

// add returns the number of a text, giving it one when it is new.
func (d *dict) add(s string, hash uint64) uint32 {
	if s == "" {
		return 0
	}
	if len(d.ends)*2 >= len(d.slots) {
		d.grow()
	}
	tag := hash >> 32
	for i := d.slot(tag); ; i = (i + 1) & (len(d.slots) - 1) {
		v := d.slots[i]
		if v == 0 {
			n := uint32(len(d.ends))
			d.slots[i] = tag<<32 | uint64(n+1)
			d.text = append(d.text, s...)
			d.ends = append(d.ends, uint32(len(d.text)))
			return n
		}
		if v>>32 == tag && string(d.at(uint32(v)-1)) == s {
			return uint32(v) - 1
		}
	}
}

// slot is where a text with that tag belongs. It follows from the tag alone, so
// that the table grows without looking at the texts.
func (d *dict) slot(tag uint64) int {
	return int(tag * 0x9e3779b97f4a7c15 >> 16 & uint64(len(d.slots)-1))
}

func (d *dict) grow() {
	old := d.slots
	d.slots = make([]uint64, max(64, 2*len(old)))
	if old == nil {
		for i := 1; i < len(d.ends); i++ {
			d.place(hashText(d.view(uint32(i)))&^0xffffffff | uint64(i+1))
		}
	}
	for _, v := range old {
		if v != 0 {
			d.place(v)
		}
	}
}

func (d *dict) place(v uint64) {
	i := d.slot(v >> 32)
	for d.slots[i] != 0 {
		i = (i + 1) & (len(d.slots) - 1)
	}
	d.slots[i] = v
}

// valid tells whether ends is what add makes, so that at cannot go wrong.
func (d *dict) valid() bool {
	if len(d.ends) == 0 || d.ends[0] != 0 {
		return false
	}
	for i := 1; i < len(d.ends); i++ {
		if d.ends[i] < d.ends[i-1] {
			return false
		}
	}
	return int(d.ends[len(d.ends)-1]) <= len(d.text)
}

// under tells whether value is prefix or lies below it in the hierarchy by "/".
func under(value, prefix string) bool {
	return value == prefix || strings.HasPrefix(value, prefix) && value[len(prefix)] == '/'
}

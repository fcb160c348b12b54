package projections

import (
	"hash/maphash"
	"math/bits"
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

func (d *dict) string(i uint32) string { return string(d.at(i)) }

// add returns the number of a text, giving it one when it is new.
func (d *dict) add(s []byte) uint32 {
	if len(s) == 0 {
		return 0
	}
	if len(d.ends)*2 >= len(d.slots) {
		d.grow()
	}
	h := maphash.Bytes(seed, s)
	for i := d.slot(h); ; i = (i + 1) & (len(d.slots) - 1) {
		v := d.slots[i]
		if v == 0 {
			n := uint32(len(d.ends))
			d.slots[i] = h&^0xffffffff | uint64(n+1)
			d.text = append(d.text, s...)
			d.ends = append(d.ends, uint32(len(d.text)))
			return n
		}
		if v>>32 == h>>32 && string(d.at(uint32(v)-1)) == string(s) {
			return uint32(v) - 1
		}
	}
}

func (d *dict) slot(h uint64) int { return int(h) & (len(d.slots) - 1) }

func (d *dict) grow() {
	size := 64
	if n := len(d.ends); n > 16 {
		size = 1 << bits.Len(uint(n*4-1))
	}
	d.slots = make([]uint64, size)
	for i := 1; i < len(d.ends); i++ {
		h := maphash.Bytes(seed, d.at(uint32(i)))
		at := d.slot(h)
		for d.slots[at] != 0 {
			at = (at + 1) & (size - 1)
		}
		d.slots[at] = h&^0xffffffff | uint64(i+1)
	}
}

// find returns the number of a text without changing the dict.
func (d *dict) find(s string) (uint32, bool) {
	for i := range d.ends {
		if string(d.at(uint32(i))) == s {
			return uint32(i), true
		}
	}
	return 0, false
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

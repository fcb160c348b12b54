package projections

import (
	"iter"
	"math/bits"

	"github.com/fundledger/fundledger/ledger"
)

// Ordinals are a set of entries: a bit for each, from entry 1 on.
type Ordinals struct {
	bits []uint64
	last ledger.Ordinal
}

// newOrdinals is an empty set of entries up to one.
func newOrdinals(last ledger.Ordinal) *Ordinals {
	return &Ordinals{bits: make([]uint64, (last+63)/64), last: last}
}

// everyOrdinal is the set of all entries up to one.
func everyOrdinal(last ledger.Ordinal) *Ordinals {
	o := newOrdinals(last)
	for i := range o.bits {
		o.bits[i] = ^uint64(0)
	}
	if n := last % 64; n != 0 {
		o.bits[len(o.bits)-1] = 1<<n - 1
	}
	return o
}

// Has tells whether an entry is in the set.
func (o *Ordinals) Has(n ledger.Ordinal) bool { return o.bits[(n-1)/64]>>((n-1)%64)&1 != 0 }

func (o *Ordinals) add(n ledger.Ordinal)    { o.bits[(n-1)/64] |= 1 << ((n - 1) % 64) }
func (o *Ordinals) remove(n ledger.Ordinal) { o.bits[(n-1)/64] &^= 1 << ((n - 1) % 64) }

func (o *Ordinals) count() (n int) {
	for _, word := range o.bits {
		n += bits.OnesCount64(word)
	}
	return n
}

// keep takes out what is not in another set.
func (o *Ordinals) keep(other []uint64) {
	for i := range o.bits {
		o.bits[i] &= other[i]
	}
}

// Newest yields the set, the last entry first.
func (o *Ordinals) Newest() iter.Seq[ledger.Ordinal] {
	return func(yield func(ledger.Ordinal) bool) {
		for i := len(o.bits) - 1; i >= 0; i-- {
			for word := o.bits[i]; word != 0; {
				top := 63 - bits.LeadingZeros64(word)
				if !yield(ledger.Ordinal(i*64 + top + 1)) {
					return
				}
				word &^= 1 << top
			}
		}
	}
}

// Oldest yields the set in ledger order.
func (o *Ordinals) Oldest() iter.Seq[ledger.Ordinal] {
	return func(yield func(ledger.Ordinal) bool) {
		for i, word := range o.bits {
			for ; word != 0; word &= word - 1 {
				if !yield(ledger.Ordinal(i*64 + bits.TrailingZeros64(word) + 1)) {
					return
				}
			}
		}
	}
}

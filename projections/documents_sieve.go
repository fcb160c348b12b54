package projections

import (
	"hash/maphash"

	"github.com/fundledger/fundledger/ledger"
)

// A PaidSieve tells payments that no document of the table can be like: nothing of their
// amount was paid from their line or, where it is a fine one, not under their number. It
// is a bit for each hash, eight bits of memory for a payment, and lets few of the others
// through that are not like any.
type PaidSieve struct {
	bits *sieve
	fine bool
}

// PaidSieve goes through the table once. A fine one reads the name of every document.
func (t *Table) PaidSieve(fine bool) (*PaidSieve, error) {
	rows := 0
	for _, s := range t.segments {
		rows += len(s.amounts)
	}
	p := &PaidSieve{newSieve(rows), fine}
	return p, t.eachPaid(nil, func(row *paidRow) error {
		amount := row.amount()
		paid := paidHash(row.line, max(amount, -amount))
		if !fine {
			p.bits.add(paid)
			return nil
		}
		label, err := row.label()
		if err != nil {
			return err
		}
		for number := range ledger.LabelNumbers(label) {
			p.bits.add(numberHash(paid, number))
		}
		return nil
	})
}

// May tells whether a document of the table may be like that of a payment from a line,
// "source/path" in two parts; number is as ledger.FoldNumber makes it.
func (p *PaidSieve) May(source, path string, minor int64, number func() string) bool {
	h := paidHash(hashOf(source, "/", path), minor)
	if p.fine {
		h = numberHash(h, number())
	}
	return p.bits.has(h)
}

// likelyKey is what a payment and the documents like it have in common.
type likelyKey struct {
	line   uint64 // a hash
	minor  int64
	number string
}

// A paidFilter lets rows through that have the line and amount of one of the payments
// looked for, and few others; nil lets all. Most rows fail by their amount alone, which
// is where the looking is cheap.
type paidFilter struct{ amounts, paid *sieve }

func newPaidFilter(payments int) *paidFilter {
	return &paidFilter{newSieve(payments), newSieve(payments)}
}

func (f *paidFilter) add(k *likelyKey) {
	f.amounts.add(paidHash(0, k.minor))
	f.paid.add(paidHash(k.line, k.minor))
}

func (f *paidFilter) amount(minor int64) bool { return f == nil || f.amounts.has(paidHash(0, minor)) }

func (f *paidFilter) has(hash uint64) bool { return f == nil || f.paid.has(hash) }

// A sieve is a set of hashes of which a bit is kept each.
type sieve struct {
	bits []uint64
	mask uint64
}

func newSieve(n int) *sieve {
	size := uint64(1 << 16)
	for size < uint64(n)*8 {
		size *= 2
	}
	return &sieve{make([]uint64, size/64), size - 1}
}

func (s *sieve) add(hash uint64) {
	hash &= s.mask
	s.bits[hash/64] |= 1 << (hash % 64)
}

func (s *sieve) has(hash uint64) bool {
	hash &= s.mask
	return s.bits[hash/64]&(1<<(hash%64)) != 0
}

var sieveSeed = maphash.MakeSeed()

func hashOf(parts ...string) uint64 {
	var h maphash.Hash
	h.SetSeed(sieveSeed)
	for _, part := range parts {
		h.WriteString(part) //nolint:errcheck // never fails
	}
	return h.Sum64()
}

// paidHash mixes a line's hash with an amount (Fibonacci hashing).
func paidHash(line uint64, minor int64) uint64 {
	h := (line ^ uint64(minor)*0x9e3779b97f4a7c15) * 0xff51afd7ed558ccd
	return h ^ h>>32
}

func numberHash(paid uint64, number string) uint64 {
	h := (paid ^ hashOf(number)) * 0xff51afd7ed558ccd
	return h ^ h>>32
}

package projections

import (
	"bytes"
	"errors"
	"slices"
	"sync"

	"github.com/fundledger/fundledger/ledger"
)

// blockRows is how many rows go through all lookups before the next: their group
// numbers stay in the first-level cache.
const blockRows = 2048

// partRows is the least that two workers divide: as many rows as fill whole blocks
// of checksums in columns of any width, so that no block is checked by both.
const partRows = crcBlock

// denseGroups is up to how many groups there is a counter for each; beyond, only
// groups that occur have one. sharedGroups is up to how many each of two workers
// has counters of its own.
const (
	denseGroups  = 1 << 22
	sharedGroups = 1 << 16
)

// A counter adds up one group. overflow has its top bit set once a sum left the
// range of int64.
type counter struct {
	sum int64
	n   int64 // of its postings: see weight
}

// occurs tells whether the group is one of the answer: what was only written wrongly, and
// corrected, is not.
func (c *counter) occurs() bool { return c.n != 0 || c.sum != 0 }

// weight is how much a posting adds to the number of its group. One that takes back what
// was written wrongly takes one off, so that a payment that was amended is one payment.
func weight(stage uint8, amount int64) int64 {
	if stage&replacedBit != 0 && amount < 0 {
		return -1
	}
	return 1
}

// asWritten tells that none of the rows from from on corrects what was written, or that
// the query keeps them apart: each counts.
func (s *segmentPlan) asWritten(from, n int) bool {
	stages := s.stages[from : from+n]
	return s.gross || stages[0]&replacedBit == 0 && uniform(stages)
}

func overflow(a, b, sum int64) int64 { return (a ^ sum) & (b ^ sum) }

// groupNumbers computes the group of the rows from from on.
func (s *segmentPlan) groupNumbers(from int, into []uint64) {
	s.lookups[0].set(from, into)
	for i := range s.lookups[1:] {
		s.lookups[i+1].add(from, into)
	}
}

// leavesOut tells that the rows from from on are all of one stage, which the query
// does not ask for: of a million payments, those who ask for plans see a few.
func (s *segmentPlan) leavesOut(from, n int) bool {
	stages := s.stages[from : from+n]
	return s.perStage[stages[0]] == out && uniform(stages)
}

// reach is the table for the codes as they are stored, less their base.
func (l *lookup) reach() []uint64 { return l.table[min(int(l.codes.base), len(l.table)):] }

// set looks the rows from from on up. Codes of one and two bytes index an array
// of just their range, so that no bounds are checked.
func (l *lookup) set(from int, into []uint64) {
	table := l.reach()
	switch c := l.codes; {
	case c.u8 != nil:
		t := (*[1 << 8]uint64)(table)
		for i, v := range c.u8[from : from+len(into)] {
			into[i] = t[v]
		}
	case c.u16 != nil:
		t := (*[1 << 16]uint64)(table)
		for i, v := range c.u16[from : from+len(into)] {
			into[i] = t[v]
		}
	default:
		for i, v := range c.u32[from : from+len(into)] {
			into[i] = table[v]
		}
	}
}

// add is set, added to what is there. Runs of one value, as most stages are, take
// one look.
func (l *lookup) add(from int, into []uint64) {
	table := l.reach()
	switch c := l.codes; {
	case c.u8 != nil:
		t := (*[1 << 8]uint64)(table)
		codes := c.u8[from : from+len(into)]
		if uniform(codes) {
			if v := t[codes[0]]; v != 0 {
				for i := range into {
					into[i] += v
				}
			}
			return
		}
		for i, v := range codes {
			into[i] += t[v]
		}
	case c.u16 != nil:
		t := (*[1 << 16]uint64)(table)
		for i, v := range c.u16[from : from+len(into)] {
			into[i] += t[v]
		}
	default:
		for i, v := range c.u32[from : from+len(into)] {
			into[i] += table[v]
		}
	}
}

// uniform tells whether all bytes are the same: the list is itself moved by one.
func uniform(b []byte) bool { return bytes.Equal(b[1:], b[:len(b)-1]) }

// A sum is the total of one group.
type sum struct {
	place uint64 // in the answer
	group uint64
	counter
}

// sumDense keeps a counter for every group.
func sumDense(p *plan) ([]sum, error) {
	workers := 1
	if p.size <= sharedGroups {
		workers = 2
	}
	counters := make([][]counter, workers)
	bad := make([]int64, workers)
	failed := make([]error, workers)
	var wait sync.WaitGroup
	for w := range workers {
		counters[w] = make([]counter, p.size)
		wait.Go(func() {
			for _, s := range p.segments {
				parts := (s.known + partRows - 1) / partRows
				from, to := min(parts*w/workers*partRows, s.known), min(parts*(w+1)/workers*partRows, s.known)
				if failed[w] = s.verify(from, to); failed[w] != nil {
					return
				}
				bad[w] |= s.sumDense(from, to, p.size, counters[w])
			}
		})
	}
	wait.Wait()
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	occurring := 0
	for n := range p.size {
		c := &counters[0][n]
		for w := 1; w < workers; w++ {
			o := counters[w][n]
			total := c.sum + o.sum
			bad[0] |= overflow(c.sum, o.sum, total)
			c.sum, c.n = total, c.n+o.n
		}
		if c.occurs() {
			occurring++
		}
	}
	if slices.Min(bad) < 0 {
		return nil, ledger.Refuse("amount-overflow", "value", "")
	}
	sums := make([]sum, 0, occurring)
	for n, c := range counters[0] {
		if c.occurs() {
			sums = append(sums, sum{p.place(uint64(n)), uint64(n), c})
		}
	}
	return sums, nil
}

func (s *segmentPlan) sumDense(from, to int, size uint64, counters []counter) (bad int64) {
	var block [blockRows]uint64
	for ; from < to; from += blockRows {
		numbers := block[:min(blockRows, to-from)]
		if s.leavesOut(from, len(numbers)) {
			continue
		}
		s.groupNumbers(from, numbers)
		amounts := s.amounts[from : from+len(numbers)]
		for i, n := range numbers {
			amount := amounts[i]
			if n >= size {
				continue
			}
			c := &counters[n]
			sum := c.sum + amount
			bad |= overflow(c.sum, amount, sum)
			c.sum = sum
			c.n++
		}
		if !s.asWritten(from, len(numbers)) {
			for i, n := range numbers {
				if n < size {
					counters[n].n += weight(s.stages[from+i], amounts[i]) - 1
				}
			}
		}
	}
	return bad
}

// sumSparse keeps counters for the groups that occur.
func sumSparse(p *plan) ([]sum, error) {
	index := newSparse()
	var sums []sum
	var block [blockRows]uint64
	var bad int64
	for _, s := range p.segments {
		if err := s.verify(0, s.known); err != nil {
			return nil, err
		}
		for from := 0; from < s.known; from += blockRows {
			row := block[:min(blockRows, s.known-from)]
			if s.leavesOut(from, len(row)) {
				continue
			}
			s.groupNumbers(from, row)
			each := s.asWritten(from, len(row))
			for i, n := range row {
				if n >= p.size {
					continue
				}
				at := index.number(n)
				if int(at) == len(sums) {
					sums = append(sums, sum{place: p.place(n), group: n})
				}
				c, amount := &sums[at].counter, s.amounts[from+i]
				total := c.sum + amount
				bad |= overflow(c.sum, amount, total)
				c.sum, c.n = total, c.n+1
				if !each {
					c.n += weight(s.stages[from+i], amount) - 1
				}
			}
		}
	}
	if bad < 0 {
		return nil, ledger.Refuse("amount-overflow", "value", "")
	}
	return slices.DeleteFunc(sums, func(s sum) bool { return !s.occurs() }), nil
}

// sparse numbers distinct group numbers from 0, in order of appearance.
type sparse struct {
	slots []sparseSlot
	n     uint32
}

type sparseSlot struct {
	group  uint64
	number uint32 // plus one
}

func newSparse() *sparse { return &sparse{slots: make([]sparseSlot, 1<<16)} }

func (s *sparse) number(group uint64) uint32 {
	if int(s.n)*2 >= len(s.slots) {
		old := s.slots
		s.slots = make([]sparseSlot, len(old)*4)
		for _, o := range old {
			if o.number != 0 {
				s.slots[s.find(o.group)] = o
			}
		}
	}
	at := s.find(group)
	if s.slots[at].number == 0 {
		s.n++
		s.slots[at] = sparseSlot{group, s.n}
	}
	return s.slots[at].number - 1
}

func (s *sparse) find(group uint64) int {
	// Fibonacci hashing: group numbers are small and close together.
	at := int(group * 0x9e3779b97f4a7c15 >> 20 & uint64(len(s.slots)-1))
	for s.slots[at].number != 0 && s.slots[at].group != group {
		at = (at + 1) & (len(s.slots) - 1)
	}
	return at
}

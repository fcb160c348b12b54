package projections

import (
	"errors"
	"math/big"
	"math/bits"
	"slices"
	"sync"

	"github.com/fundledger/fundledger/ledger"
)

// Amounts that are worth something else every day are multiplied while they are added
// up: grouping them by days first would make thousands of groups of each.

// dayFactors are what an amount is multiplied by, from a day on; 0 for a day that has no
// rate.
type dayFactors struct {
	first ledger.Date
	list  []uint64 // below 2^63
}

// A wide is a sum of products: a number of 128 bits in two's complement.
type wide struct {
	high, low uint64
	n         int64
}

// add adds a product. The result has its top bit set when the sum left its range.
func (w *wide) add(amount int64, factor uint64) (overflown uint64) {
	high, low := bits.Mul64(uint64(amount), factor)
	high -= uint64(amount>>63) & factor
	w.n++
	return w.plus(high, low)
}

func (w *wide) plus(high, low uint64) (overflown uint64) {
	low, carry := bits.Add64(w.low, low, 0)
	sum, _ := bits.Add64(w.high, high, carry)
	overflown = (w.high ^ sum) & (high ^ sum)
	w.high, w.low = sum, low
	return overflown
}

// big is the sum as a number.
func (w *wide) big() *big.Int {
	n := new(big.Int).SetInt64(int64(w.high))
	return n.Add(n.Lsh(n, 64), new(big.Int).SetUint64(w.low))
}

// A ratedScan is a query whose amounts are multiplied by day.
type ratedScan struct {
	plan    *plan
	factors dayFactors
	missing []bool // by day, from factors.first on: an amount had no factor
	bad     uint64
}

// ratedSums are sums in the order of the answer. Each holds, in the place of its sum,
// where its wide is.
type ratedSums struct {
	sums
	wides []wide
}

// sumRated adds up. missing tells the days that had an amount and no factor.
func (t *Table) sumRated(q *Query, f dayFactors) (r *ratedSums, missing []bool, err error) {
	p, err := t.plan(q)
	if err != nil {
		return nil, nil, err
	}
	workers := make([]ratedScan, 1)
	if p.size <= sharedGroups {
		workers = make([]ratedScan, 2)
	}
	index := newSparse()
	wides := make([][]wide, len(workers))
	failed := make([]error, len(workers))
	var groups []uint64 // of the wides, where they are sparse
	var wait sync.WaitGroup
	for w := range workers {
		s := &workers[w]
		*s = ratedScan{plan: p, factors: f, missing: make([]bool, len(f.list))}
		if p.size <= denseGroups {
			wides[w] = make([]wide, p.size)
		}
		wait.Go(func() {
			for _, part := range p.segments {
				parts := (part.known + partRows - 1) / partRows
				from, to := min(parts*w/len(workers)*partRows, part.known), min(parts*(w+1)/len(workers)*partRows, part.known)
				if failed[w] = part.verify(from, to); failed[w] != nil {
					return
				}
				if wides[w] != nil {
					s.dense(part, from, to, wides[w])
				} else {
					wides[w], groups = s.sparse(part, from, to, index, wides[w], groups)
				}
			}
		})
	}
	wait.Wait()
	if err := errors.Join(failed...); err != nil {
		return nil, nil, err
	}
	r = &ratedSums{sums: sums{plan: p}, wides: wides[0]}
	for w := 1; w < len(workers); w++ {
		for i := range r.wides {
			o := &wides[w][i]
			workers[0].bad |= r.wides[i].plus(o.high, o.low)
			r.wides[i].n += o.n
		}
		for i, is := range workers[w].missing {
			workers[0].missing[i] = workers[0].missing[i] || is
		}
		workers[0].bad |= workers[w].bad
	}
	if workers[0].bad>>63 != 0 {
		return nil, nil, ledger.Refuse("amount-overflow", "value", "")
	}
	for i := range r.wides {
		if n := r.wides[i].n; n != 0 || r.wides[i].high|r.wides[i].low != 0 {
			group := uint64(i)
			if groups != nil {
				group = groups[i]
			}
			r.list = append(r.list, sum{p.place(group), group, counter{int64(i), n}})
		}
	}
	r.list = p.arrange(r.list)
	return r, workers[0].missing, nil
}

// lookup finds the factor of a row by its date.
func (s *ratedScan) lookup(part *segmentPlan) lookup {
	values := int(s.factors.first) + len(s.factors.list)
	if dates := part.dates.u32; dates != nil {
		values = max(values, int(slices.Max(dates[:part.known]))+1)
	}
	l := newLookup(&part.dates, values)
	for i, f := range s.factors.list {
		if at := int(s.factors.first) + i; at < len(l.table) {
			l.table[at] = f
		}
	}
	return l
}

func (s *ratedScan) dense(part *segmentPlan, from, to int, wides []wide) {
	s.rows(part, from, to, func(group uint64) *wide { return &wides[group] })
}

func (s *ratedScan) sparse(part *segmentPlan, from, to int, index *sparse, wides []wide, groups []uint64) ([]wide, []uint64) {
	s.rows(part, from, to, func(group uint64) *wide {
		at := int(index.number(group))
		if at == len(wides) {
			wides, groups = append(wides, wide{}), append(groups, group)
		}
		return &wides[at]
	})
	return wides, groups
}

func (s *ratedScan) rows(part *segmentPlan, from, to int, at func(group uint64) *wide) {
	var groupBlock, factorBlock [blockRows]uint64
	byDate := s.lookup(part)
	for ; from < to; from += blockRows {
		numbers := groupBlock[:min(blockRows, to-from)]
		if part.leavesOut(from, len(numbers)) {
			continue
		}
		factors := factorBlock[:len(numbers)]
		part.groupNumbers(from, numbers)
		byDate.set(from, factors)
		amounts := part.amounts[from : from+len(numbers)]
		each := part.asWritten(from, len(numbers))
		for i, n := range numbers {
			if n >= s.plan.size {
				continue
			}
			if factors[i] == 0 && amounts[i] != 0 {
				s.missing[int(part.dates.at(from+i))-int(s.factors.first)] = true
			}
			w := at(n)
			s.bad |= w.add(amounts[i], factors[i])
			if !each {
				w.n += weight(part.stages[from+i], amounts[i]) - 1
			}
		}
	}
}

package projections

import (
	"cmp"
	"errors"
	"math/bits"
	"slices"
	"strings"
	"sync"
)

// A ranking orders the groups by one of Query.By: the text that each value of an
// axis stands for.
type ranking struct {
	axis   *axis
	values []string
}

var errTooManyGroups = errors.New("too many groups to put in order")

// planOrder gives every axis its part in the order of the answer: by the values
// of Query.By, then step, correction, currency. Like a group's number, its place
// is a sum, so that groups are sorted as numbers and no text is compared twice.
func (p *plan) planOrder() error {
	for _, a := range p.axes {
		a.order = make([]uint64, a.values)
	}
	weight := uint64(1)
	heavier := func(values int) error {
		high, low := bits.Mul64(weight, uint64(max(1, values)))
		if high != 0 {
			return errTooManyGroups
		}
		weight = low
		return nil
	}
	currencies := slices.Compact(slices.Sorted(slices.Values(p.currencies)))
	for n, c := range p.currencies {
		p.lines.order[n] = uint64(slices.Index(currencies, c))
	}
	if err := heavier(len(currencies)); err != nil {
		return err
	}
	for _, a := range []*axis{p.gross, p.steps} {
		if a == nil {
			continue
		}
		for n := range a.order {
			a.order[n] += uint64(n) * weight
		}
		if err := heavier(int(a.values)); err != nil {
			return err
		}
	}
	for i := len(p.rankings) - 1; i >= 0; i-- {
		r := &p.rankings[i]
		ranks, distinct := rank(r.values)
		for n, place := range ranks {
			r.axis.order[n] += uint64(place) * weight
		}
		if err := heavier(distinct); err != nil {
			return err
		}
	}
	p.places = weight
	return nil
}

// arrange puts the sums in their order. Where most places are taken, each is put
// where it belongs; that is ten times quicker than comparing a million.
func (p *plan) arrange(list []sum) []sum {
	if p.places > uint64(4*len(list)) {
		slices.SortFunc(list, func(a, b sum) int { return cmp.Compare(a.place, b.place) })
		return list
	}
	at := make([]uint32, p.places) // index in list plus one
	for i := range list {
		at[list[i].place] = uint32(i + 1)
	}
	sorted := make([]sum, 0, len(list))
	for _, i := range at {
		if i != 0 {
			sorted = append(sorted, list[i-1])
		}
	}
	return sorted
}

// place is a group's place in the answer.
func (p *plan) place(group uint64) uint64 {
	sum := uint64(0)
	for _, a := range p.axes {
		sum += a.order[a.digit(group)]
	}
	return sum
}

// rank numbers texts in their order; equal texts get the same number.
func rank(texts []string) (ranks []uint32, distinct int) {
	sorted := make([]sortedText, len(texts))
	for i := range sorted {
		sorted[i].index = uint32(i)
	}
	if len(sorted) > 1<<14 {
		sortInTwo(texts, sorted)
	} else {
		sortTexts(texts, sorted, 0)
	}
	ranks = make([]uint32, len(texts))
	for i, s := range sorted {
		if i > 0 && texts[s.index] != texts[sorted[i-1].index] {
			distinct++
		}
		ranks[s.index] = uint32(distinct)
	}
	return ranks, distinct + 1
}

type sortedText struct {
	prefix uint64
	index  uint32
}

// sortTexts sorts by eight bytes at a time: comparing numbers that lie side by
// side is many times faster than following a pointer to each text.
func sortTexts(texts []string, list []sortedText, depth int) {
	for i := range list {
		list[i].prefix = eightBytes(texts[list[i].index], depth)
	}
	slices.SortFunc(list, func(a, b sortedText) int { return cmp.Compare(a.prefix, b.prefix) })
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && list[to].prefix == list[from].prefix {
			to++
		}
		if run := list[from:to]; len(run) > 16 {
			if run[0].prefix != 0 || longer(texts, run, depth) {
				sortTexts(texts, run, depth+8)
			}
		} else if len(run) > 1 {
			slices.SortFunc(run, func(a, b sortedText) int { return strings.Compare(texts[a.index], texts[b.index]) })
		}
		from = to
	}
}

// longer tells whether any of the texts goes on behind depth.
func longer(texts []string, list []sortedText, depth int) bool {
	return slices.ContainsFunc(list, func(s sortedText) bool { return len(texts[s.index]) > depth })
}

// eightBytes reads the text from depth on as a number that compares like it. A
// text that ends is padded with zeros, which valid values do not hold.
func eightBytes(s string, depth int) uint64 {
	if len(s) >= depth+8 {
		b := s[depth : depth+8]
		return uint64(b[0])<<56 | uint64(b[1])<<48 | uint64(b[2])<<40 | uint64(b[3])<<32 |
			uint64(b[4])<<24 | uint64(b[5])<<16 | uint64(b[6])<<8 | uint64(b[7])
	}
	v := uint64(0)
	for i := range 8 {
		v <<= 8
		if depth+i < len(s) {
			v |= uint64(s[depth+i])
		}
	}
	return v
}

// sortInTwo sorts two halves side by side and merges them.
func sortInTwo(texts []string, list []sortedText) {
	half := len(list) / 2
	a, b := slices.Clone(list[:half]), slices.Clone(list[half:])
	var wait sync.WaitGroup
	wait.Go(func() { sortTexts(texts, a, 0) })
	wait.Go(func() { sortTexts(texts, b, 0) })
	wait.Wait()
	for i := range list {
		if len(b) == 0 || len(a) > 0 && texts[a[0].index] <= texts[b[0].index] {
			list[i], a = a[0], a[1:]
		} else {
			list[i], b = b[0], b[1:]
		}
	}
}

package ledger

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A Phase is the part of an allocation planned for one period.
type Phase struct {
	Period   string // canonical expression, such as 2018Q1
	FirstDay Date
	LastDay  Date
	Minor    int64
}

// PhaseOf is the phase of a period.
func PhaseOf(p Period, minor int64) Phase {
	return Phase{Period: p.Label, FirstDay: p.Start, LastDay: p.Last(), Minor: minor}
}

// days are the phase's days, under no other name.
func (p Phase) days() Period { return Period{Start: p.FirstDay, End: p.LastDay + 1} }

// EqualPhasing divides an amount equally over the steps of a line's days. Minor
// units that are left over go to the first ones (largest remainder).
func EqualPhasing(amount int64, steps []Period) ([]Phase, error) {
	weights := make([]int64, len(steps))
	for i := range weights {
		weights[i] = 1
	}
	parts, err := SplitByWeights(amount, weights)
	if err != nil {
		return nil, err
	}
	phasing := make([]Phase, len(steps))
	for i, step := range steps {
		phasing[i] = PhaseOf(step, parts[i])
	}
	return phasing, nil
}

// ofPhasing puts a phasing in the order of its days, and objects to one that does
// not add up to the plan or plans a day twice: phasing-differs (line, asked, sum),
// phases-overlap (line, phase, other).
func ofPhasing(address string, phasing []Phase, plan Money, object objector) bool {
	if len(phasing) == 0 {
		return true
	}
	sortPhasing(phasing)
	sum := Money{0, plan.Currency}
	for _, p := range phasing {
		var err error
		if sum, err = sum.Add(Money{p.Minor, plan.Currency}); err != nil {
			return object(err)
		}
	}
	if sum != plan && !object(Refuse("phasing-differs", "line", address, "asked", plan, "sum", sum)) {
		return false
	}
	for i := 1; i < len(phasing); i++ {
		if a, b := phasing[i-1], phasing[i]; a.days().Overlaps(b.days()) {
			return object(Refuse("phases-overlap", "line", address, "phase", a.Period, "other", b.Period))
		}
	}
	return true
}

// ofPhases objects to a phase in which the line is not valid: phase-outside-line
// (line, phase, first, last).
func ofPhases(address string, phasing []Phase, line Period, object objector) bool {
	if i := slices.IndexFunc(phasing, func(p Phase) bool { return !line.Overlaps(p.days()) }); i >= 0 {
		return object(Refuse("phase-outside-line",
			"line", address, "phase", phasing[i].Period, "first", line.Start, "last", line.Last()))
	}
	return true
}

func sortPhasing(phasing []Phase) {
	slices.SortStableFunc(phasing, func(a, b Phase) int {
		return cmp.Or(cmp.Compare(a.FirstDay, b.FirstDay), cmp.Compare(a.LastDay, b.LastDay))
	})
}

// addPhasing adds differences to a phasing, period by period of the same days.
// Neither list is changed; phases of nothing are left out.
func addPhasing(phasing, differences []Phase) ([]Phase, error) {
	if len(differences) == 0 {
		return phasing, nil
	}
	sums := slices.Clone(phasing)
	for _, d := range differences {
		at := slices.IndexFunc(sums, func(p Phase) bool { return p.days() == d.days() })
		if at < 0 {
			d.Period = strings.Clone(d.Period) // the event's text is let go
			sums = append(sums, d)
			continue
		}
		sum, ok := AddMinor(sums[at].Minor, d.Minor)
		if !ok {
			return nil, Refuse("amount-overflow", "value", d.Period)
		}
		sums[at].Minor = sum
	}
	sums = slices.DeleteFunc(sums, func(p Phase) bool { return p.Minor == 0 })
	sortPhasing(sums)
	return sums, nil
}

// lessPhasing returns what has to be added to b to make it a.
func lessPhasing(a, b []Phase) ([]Phase, error) {
	back := slices.Clone(b)
	for i := range back {
		if back[i].Minor == math.MinInt64 {
			return nil, Refuse("amount-overflow", "value", back[i].Period)
		}
		back[i].Minor = -back[i].Minor
	}
	return addPhasing(back, a)
}

// phasing adds how many phases there are, and each one's period and amount.
func (d *digester) phasing(list []Phase, currency Currency) {
	d.number(int64(len(list)))
	for _, p := range list {
		d.text(p.Period)
		d.money(Money{p.Minor, currency})
	}
}

package projections

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// Goals are set for a total, for its parts, or for both. Those of one set of dimensions
// are comparable and add up; what is set for a whole counts more than the sum of its
// parts, since an act says so.

// A goalSeries is what was set for one combination of dimensions, by last day.
type goalSeries struct {
	place []ledger.Dimension
	goals []*ledger.Goal
}

// goal is what the result of a group is held against: the goals of the fewest dimensions
// that cover all of the result, or else of the fewest.
func (x *resultReader) goal(what ledger.GoalKind, values, by []string, counted []*series) (GoalFigure, error) {
	sets := map[string][]*goalSeries{} // by the names of the dimensions
	for _, s := range x.goalSeries(what, values, by) {
		var names []string
		for _, d := range s.place {
			names = append(names, d.Name)
		}
		key := groupKey(names)
		sets[key] = append(sets[key], s)
	}
	keys := make([]string, 0, len(sets))
	for key := range sets {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(sets[a][0].place), len(sets[b][0].place)), strings.Compare(a, b))
	})
	best := GoalFigure{}
	for _, key := range keys {
		f, err := x.sum(what, sets[key], counted)
		if err != nil {
			return GoalFigure{}, err
		}
		if f.Known && !f.Partial {
			return f, nil
		}
		if f.Known && !best.Known {
			best = f
		}
	}
	return best, nil
}

// goalSeries are the goals of a group: those with all dimensions that the query asks
// for, and the group's values there.
func (x *resultReader) goalSeries(what ledger.GoalKind, values, by []string) (list []*goalSeries) {
	if slices.Contains(values, "") { // money that is not classified: no goal is of that
		return nil
	}
	at := map[string]*goalSeries{}
	for _, g := range x.i.Goals {
		if g.What != what || !within(g.Dimensions, by, values) || !meets(x.q.Where, g.Dimensions) || !x.isOfPart(g.Dimensions) {
			continue
		}
		key := groupKey(valuesOf(g.Dimensions, x.i.By))
		if at[key] == nil {
			at[key] = &goalSeries{place: g.Dimensions}
			list = append(list, at[key])
		}
		at[key].goals = append(at[key].goals, g)
	}
	for _, s := range list {
		slices.SortFunc(s.goals, func(a, b *ledger.Goal) int {
			return cmp.Or(cmp.Compare(a.LastDay, b.LastDay), cmp.Compare(a.FirstDay, b.FirstDay))
		})
	}
	return list
}

// isOfPart tells whether a goal is of the part that the query's conditions leave, and
// not of more.
func (x *resultReader) isOfPart(list []ledger.Dimension) bool {
	return !slices.ContainsFunc(x.q.Where, func(f Filter) bool { return ledger.DimensionValue(list, f.Dimension) == "" })
}

// sum adds up the goals of one set of dimensions.
func (x *resultReader) sum(what ledger.GoalKind, set []*goalSeries, counted []*series) (GoalFigure, error) {
	var f GoalFigure
	var covering []*goalSeries
	for _, s := range set {
		picked := x.pick(what, s.goals)
		for _, g := range picked {
			var err error
			if f.Value, err = f.Value.Add(g.Value); err != nil {
				return GoalFigure{}, err
			}
		}
		if len(picked) == 0 {
			continue
		}
		covering = append(covering, s)
		switch last := picked[len(picked)-1].LastDay; {
		case !f.Known:
			f.For = last
		case f.For != last:
			f.For = ledger.NoDate
		}
		f.Known = true
	}
	for _, s := range counted {
		if !slices.ContainsFunc(covering, func(g *goalSeries) bool { return contains(s.place, g.place) }) {
			f.Partial = true
		}
	}
	return f, nil
}

// contains tells whether a classification has all of another one.
func contains(list, part []ledger.Dimension) bool {
	for _, d := range part {
		if ledger.DimensionValue(list, d.Name) != d.Value {
			return false
		}
	}
	return true
}

// pick chooses among the goals of one combination, which are sorted by last day.
func (x *resultReader) pick(what ledger.GoalKind, goals []*ledger.Goal) []*ledger.Goal {
	if x.i.Measure == ledger.MeasureFlow {
		return tile(goals, x.q.Period)
	}
	day := x.q.Period.Last()
	later := slices.IndexFunc(goals, func(g *ledger.Goal) bool { return g.LastDay >= day })
	switch {
	case later < 0: // all are past: the last one still holds
		return goals[len(goals)-1:]
	case what == ledger.GoalNeed && goals[later].LastDay > day && later > 0:
		return goals[later-1 : later] // a need is known until it is counted anew
	}
	return goals[later : later+1] // a target is what lies ahead
}

// tile covers a period with goals, end to end, the longest first. The last one may
// reach beyond the period: then the result is on the way to it. There is none where a
// part of the period has no goal.
func tile(goals []*ledger.Goal, p ledger.Period) (tiles []*ledger.Goal) {
	for day := p.Start; day < p.End; {
		var inside, beyond *ledger.Goal
		for _, g := range goals { // by last day
			switch {
			case g.FirstDay != day:
			case g.LastDay < p.End:
				inside = g
			case beyond == nil:
				beyond = g
			}
		}
		next := inside
		if next == nil {
			next = beyond
		}
		if next == nil {
			return nil
		}
		tiles = append(tiles, next)
		day = next.LastDay + 1
	}
	return tiles
}

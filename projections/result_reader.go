package projections

import (
	"cmp"
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// A resultReader reads the values of one indicator for a query.
type resultReader struct {
	q      *ResultsQuery
	i      *ledger.Indicator
	series []series // that meet the query's conditions
}

// A series is what was recorded of one combination of all that an indicator is broken
// down by, in the order of days.
type series struct {
	place  []ledger.Dimension
	values []*ledger.Result
}

func newResultReader(q *ResultsQuery, i *ledger.Indicator) *resultReader {
	x := &resultReader{q: q, i: i}
	at := map[string]int{}
	for _, v := range i.Values {
		if !meets(q.Where, v.Dimensions) {
			continue
		}
		key := groupKey(valuesOf(v.Dimensions, i.By))
		n, ok := at[key]
		if !ok {
			n = len(x.series)
			at[key] = n
			x.series = append(x.series, series{place: v.Dimensions})
		}
		x.series[n].values = append(x.series[n].values, v)
	}
	for n := range x.series {
		slices.SortFunc(x.series[n].values, func(a, b *ledger.Result) int { return cmp.Compare(a.Date, b.Date) })
	}
	return x
}

// meets tells whether a classification meets all conditions.
func meets(where []Filter, list []ledger.Dimension) bool {
	for _, f := range where {
		if !f.Matches(ledger.DimensionValue(list, f.Dimension)) {
			return false
		}
	}
	return true
}

// valuesOf are a classification's values of some dimensions.
func valuesOf(list []ledger.Dimension, by []string) []string {
	values := make([]string, len(by))
	for n, name := range by {
		values[n] = ledger.DimensionValue(list, name)
	}
	return values
}

// within tells whether a classification belongs to a group.
func within(list []ledger.Dimension, by, values []string) bool {
	for n, name := range by {
		if ledger.DimensionValue(list, name) != values[n] {
			return false
		}
	}
	return true
}

// groups are the values of all groups that anything is known of, sorted: those with a
// result at any time, with a goal, or with spending. What has no result is shown as
// that.
func (x *resultReader) groups(spent map[string]*spending) [][]string {
	by := x.q.By
	if len(by) == 0 {
		return [][]string{{}}
	}
	found := map[string][]string{}
	for n := range x.series {
		values := valuesOf(x.series[n].place, by)
		found[groupKey(values)] = values
	}
	for _, g := range x.i.Goals {
		if values := valuesOf(g.Dimensions, by); !slices.Contains(values, "") && meets(x.q.Where, g.Dimensions) {
			found[groupKey(values)] = values
		}
	}
	for key, s := range spent {
		found[key] = s.values
	}
	groups := make([][]string, 0, len(found))
	for _, values := range found {
		groups = append(groups, values)
	}
	slices.SortFunc(groups, slices.Compare)
	return groups
}

// rows are those of one group: one for each currency spent.
func (x *resultReader) rows(values, by []string, spent *spending) ([]ResultRow, error) {
	row := ResultRow{Values: values, Priced: len(x.i.Spend) > 0}
	var group []*series
	for n := range x.series {
		if within(x.series[n].place, by, values) {
			group = append(group, &x.series[n])
		}
	}
	var counted []*series
	for _, s := range group {
		if err := x.add(&row, s, &counted); err != nil {
			return nil, err
		}
	}
	x.increase(&row, counted)
	var err error
	if row.Target, err = x.goal(ledger.GoalTarget, values, by, counted); err != nil {
		return nil, err
	}
	if row.Need, err = x.goal(ledger.GoalNeed, values, by, counted); err != nil {
		return nil, err
	}
	if spent == nil {
		return []ResultRow{row}, nil
	}
	var rows []ResultRow
	for _, m := range spent.sums {
		row.Currency, row.Spent = m.Currency, m.Minor
		rows = append(rows, row)
	}
	return rows, nil
}

// add puts a series into the group's result, and among those that count there.
func (x *resultReader) add(row *ResultRow, s *series, counted *[]*series) error {
	values := s.in(x.q.Period)
	if x.i.Measure == ledger.MeasureLevel {
		values = s.latest(x.q.Period.End)
	}
	if len(values) == 0 {
		return nil
	}
	*counted = append(*counted, s)
	row.Result.Known = true
	for _, v := range values {
		var err error
		if row.Result.Value, err = row.Result.Value.Add(v.Value); err != nil {
			return err
		}
	}
	return nil
}

// increase finds what the period brought. A level's parts are never below zero, so that
// neither sums nor their difference leave the range of the result.
func (x *resultReader) increase(row *ResultRow, counted []*series) {
	row.Added = row.Result
	if x.i.Measure != ledger.MeasureLevel {
		return
	}
	for _, s := range counted {
		before := s.latest(x.q.Period.Start)
		if len(before) == 0 {
			row.Added = Figure{}
			return
		}
		row.Added.Value -= before[0].Value
	}
}

// in are the values of the days of a period.
func (s *series) in(p ledger.Period) []*ledger.Result {
	from, _ := slices.BinarySearchFunc(s.values, p.Start, byDate)
	to, _ := slices.BinarySearchFunc(s.values, p.End, byDate)
	return s.values[from:to]
}

// latest is the last value before a day, if there is one.
func (s *series) latest(before ledger.Date) []*ledger.Result {
	to, _ := slices.BinarySearchFunc(s.values, before, byDate)
	return s.values[max(0, to-1):to]
}

func byDate(v *ledger.Result, day ledger.Date) int { return cmp.Compare(v.Date, day) }

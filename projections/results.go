package projections

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
)

// ResultsQuery asks what was achieved in a period or by its end, held against what was
// planned, what would be enough, and what it cost.
type ResultsQuery struct {
	Results    *ledger.Results // as of the entry that the report knows
	Indicators []string        // by name; none for all that have what By and Where ask for
	Period     ledger.Period
	By         []string // dimensions of the indicators
	Where      []Filter
	Known      ledger.Ordinal // for the spending; 0 for everything
	Rank       RankBy
	In         *Conversion // of the spending; nil: each source's own currency
}

// ResultsReport is the answer, indicator by indicator.
type ResultsReport struct {
	Indicators []IndicatorReport
	LeftOut    []string // indicators that are not broken down by what was asked for
}

// An IndicatorReport has a row for every group of an indicator, or several where it was
// bought in several currencies; so has its total.
type IndicatorReport struct {
	*ledger.Indicator
	Rows   []ResultRow
	Totals []ResultRow // none where there is nothing to group by
}

// A ResultRow is what was achieved by one group. Rows of a group differ by the
// currency spent only: currencies are never added.
type ResultRow struct {
	Values []string // of the query's dimensions
	// Result is the value of a flow in the period, or the latest of a level by its end,
	// added up over all that it is broken down by.
	Result Figure
	// Added is what the period brought: of a flow the result, of a level by how much it
	// rose. There is none where a part of the level was not known before.
	Added        Figure
	Target, Need GoalFigure
	Priced       bool // the indicator says which money buys it
	Currency     ledger.Currency
	Spent        int64 // in the period, in minor units; nothing without a currency
	Rank         int   // from 1, 0 for what cannot be ranked
}

// A Figure is a number that may not be known.
type Figure struct {
	Value ledger.Quantity
	Known bool
}

// A GoalFigure is what a result is held against.
type GoalFigure struct {
	Figure
	For     ledger.Date // the last day that it is meant for; NoDate where there are several
	Partial bool        // a part of the result has no such goal
}

// OfTarget is the result in percent of its target, to one decimal, half away from
// zero. There is none without both, and of a target for a part of the result only.
func (r *ResultRow) OfTarget() (decimal.Decimal, bool) { return r.of(&r.Target) }

// OfNeed is OfTarget for the need.
func (r *ResultRow) OfNeed() (decimal.Decimal, bool) { return r.of(&r.Need) }

func (r *ResultRow) of(g *GoalFigure) (decimal.Decimal, bool) {
	if !r.comparable(g) {
		return decimal.Decimal{}, false
	}
	share := percent(decimal.NewFromInt(int64(r.Result.Value)), int64(g.Value))
	return share, share.LessThan(mostPercent)
}

// mostPercent is where a percentage says nothing any more, and would not fit a table.
var mostPercent = decimal.New(1, 15)

func (r *ResultRow) comparable(g *GoalFigure) bool {
	return r.Result.Known && g.Known && !g.Partial && g.Value != 0
}

// UnitCost is the spending for each unit that the period brought, in the currency's
// minor units, half away from zero. There is none where nothing was brought.
// Refusal: amount-overflow (value).
func (r *ResultRow) UnitCost() (ledger.Money, bool, error) {
	if !r.hasUnitCost() {
		return ledger.Money{}, false, nil
	}
	spent := ledger.Money{Minor: r.Spent, Currency: r.Currency}.Decimal()
	units := decimal.New(int64(r.Added.Value), -ledger.QuantityDigits)
	// DivRound rounds half away from zero, from the exact quotient.
	m, err := ledger.MoneyFromDecimal(spent.DivRound(units, int32(r.Currency.Digits())), r.Currency)
	return m, err == nil, err
}

func (r *ResultRow) hasUnitCost() bool {
	return r.Currency != "" && r.Added.Known && r.Added.Value > 0
}

// Results answers a query. Refusals: unknown-indicator (indicator),
// foreign-to-indicator (indicator, dimension), no-indicator-by (dimensions) where no
// indicator has what is asked for.
func (t *Table) Results(q ResultsQuery) (*ResultsReport, error) {
	var list []*ledger.Indicator
	r := &ResultsReport{}
	for _, name := range q.Indicators {
		i, err := q.Results.Indicator(name)
		if err != nil {
			return nil, err
		}
		if lacks := q.lacks(i); lacks != "" {
			return nil, ledger.Refuse("foreign-to-indicator", "indicator", name, "dimension", lacks)
		}
		if !slices.Contains(list, i) {
			list = append(list, i)
		}
	}
	if len(q.Indicators) == 0 {
		for _, i := range q.Results.Indicators {
			if q.lacks(i) == "" {
				list = append(list, i)
			} else {
				r.LeftOut = append(r.LeftOut, i.Name)
			}
		}
		if len(list) == 0 && len(r.LeftOut) > 0 {
			return nil, ledger.Refuse("no-indicator-by", "dimensions", strings.Join(q.dimensions(), ", "))
		}
	}
	for _, i := range list {
		one, err := t.indicator(&q, i)
		if err != nil {
			return nil, err
		}
		r.Indicators = append(r.Indicators, *one)
	}
	return r, nil
}

// dimensions are all that an indicator must be broken down by.
func (q *ResultsQuery) dimensions() []string {
	names := slices.Clone(q.By)
	for _, f := range q.Where {
		if !slices.Contains(names, f.Dimension) {
			names = append(names, f.Dimension)
		}
	}
	return names
}

// lacks is a dimension that the query asks for and the indicator does not have.
func (q *ResultsQuery) lacks(i *ledger.Indicator) string {
	for _, name := range q.dimensions() {
		if !i.Breaks(name) {
			return name
		}
	}
	return ""
}

// indicator makes the rows of one.
func (t *Table) indicator(q *ResultsQuery, i *ledger.Indicator) (*IndicatorReport, error) {
	r := &IndicatorReport{Indicator: i}
	x := newResultReader(q, i)
	spent, err := t.spendOn(q, i, q.By)
	if err != nil {
		return nil, err
	}
	for _, values := range x.groups(spent) {
		rows, err := x.rows(values, q.By, spent[groupKey(values)])
		if err != nil {
			return nil, err
		}
		r.Rows = append(r.Rows, rows...)
	}
	q.rank(r)
	if len(q.By) > 0 {
		all, err := t.spendOn(q, i, nil)
		if err == nil {
			r.Totals, err = x.rows(nil, nil, all[groupKey(nil)])
		}
		if err != nil {
			return nil, err
		}
	}
	return r, nil
}

// spending is what was spent by one group, a sum for each currency.
type spending struct {
	values []string
	sums   []ledger.Money
}

// spendOn adds up the money that buys an indicator, by group.
func (t *Table) spendOn(q *ResultsQuery, i *ledger.Indicator, by []string) (map[string]*spending, error) {
	groups := map[string]*spending{}
	where, possible := withMoney(q.Where, i.Spend)
	if len(i.Spend) == 0 || !possible {
		return groups, nil
	}
	s, err := t.Spend(SpendQuery{Period: q.Period, Calendar: ledger.CalendarYear, By: by, Where: where, Known: q.Known, In: q.In})
	if err != nil {
		return nil, err
	}
	for g := range s.All() {
		key := groupKey(g.Values)
		if groups[key] == nil {
			groups[key] = &spending{values: slices.Clone(g.Values)}
		}
		groups[key].sums = append(groups[key].sums, g.Amount)
	}
	for _, g := range groups {
		slices.SortFunc(g.sums, func(a, b ledger.Money) int { return cmp.Compare(a.Currency, b.Currency) })
	}
	return groups, nil
}

// withMoney adds the conditions of an indicator's money to those of a query. It is false
// when nothing can meet both.
func withMoney(where []Filter, pairs []ledger.Dimension) ([]Filter, bool) {
	all := slices.Clone(where)
	for from := 0; from < len(pairs); {
		to := from
		f := Filter{Dimension: pairs[from].Name}
		for to < len(pairs) && pairs[to].Name == f.Dimension {
			f.Values = append(f.Values, pairs[to].Value)
			to++
		}
		from = to
		at := slices.IndexFunc(all, func(o Filter) bool { return o.Dimension == f.Dimension })
		if at < 0 {
			all = append(all, f)
			continue
		}
		both := Filter{Dimension: f.Dimension}
		for _, v := range f.Values {
			if all[at].Matches(v) {
				both.Values = append(both.Values, v)
			}
		}
		for _, v := range all[at].Values {
			if f.Matches(v) && !slices.Contains(both.Values, v) {
				both.Values = append(both.Values, v)
			}
		}
		if len(both.Values) == 0 {
			return nil, false
		}
		all[at] = both
	}
	return all, true
}

// groupKey is a group's values as one text.
func groupKey(values []string) string { return strings.Join(values, "\x00") }

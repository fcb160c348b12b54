package projections

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// RankBy is what groups are ranked by.
type RankBy string

// What there is to rank by.
const (
	RankByResult   RankBy = "result"
	RankByTarget   RankBy = "target"    // part of the target reached
	RankByNeed     RankBy = "need"      // part of the need met
	RankBySpend    RankBy = "spend"     // who spent most is first
	RankByUnitCost RankBy = "unit-cost" // who paid least is first
)

// rank gives every row its place, and puts the rows in that order. Ties share a place,
// and the next one behind them is as many further (1, 2, 2, 4). Comparing is exact: two
// groups whose percentages are printed alike may have different places. Money is ranked
// in each currency by itself.
func (q *ResultsQuery) rank(r *IndicatorReport) {
	if q.Rank == "" {
		return
	}
	byCurrency := map[ledger.Currency][]*ResultRow{}
	places := map[string]int{}
	for n := range r.Rows {
		row := &r.Rows[n]
		if slices.Contains(row.Values, "") || !row.ranks(q.Rank) {
			continue
		}
		currency := row.Currency
		if q.Rank != RankBySpend && q.Rank != RankByUnitCost {
			currency = "" // one place for all rows of a group
			if places[groupKey(row.Values)]++; places[groupKey(row.Values)] > 1 {
				continue
			}
		}
		byCurrency[currency] = append(byCurrency[currency], row)
	}
	for _, rows := range byCurrency {
		better := func(a, b *ResultRow) int { return compareRows(a, b, q.Rank, r.Direction) }
		slices.SortStableFunc(rows, better)
		for n, row := range rows {
			if row.Rank = n + 1; n > 0 && better(rows[n-1], row) == 0 {
				row.Rank = rows[n-1].Rank
			}
		}
	}
	for n := 1; n < len(r.Rows); n++ { // rows of one group stand together
		if a, b := &r.Rows[n-1], &r.Rows[n]; b.Rank == 0 && slices.Equal(a.Values, b.Values) && b.ranks(q.Rank) {
			b.Rank = a.Rank
		}
	}
	slices.SortStableFunc(r.Rows, func(a, b ResultRow) int {
		if (a.Rank == 0) != (b.Rank == 0) {
			return cmp.Compare(b.Rank, a.Rank) // what has no place is last
		}
		if a.Rank == 0 {
			return 0
		}
		return cmp.Or(q.currencyFirst(&a, &b), cmp.Compare(a.Rank, b.Rank))
	})
}

func (q *ResultsQuery) currencyFirst(a, b *ResultRow) int {
	if q.Rank != RankBySpend && q.Rank != RankByUnitCost {
		return 0
	}
	return cmp.Compare(a.Currency, b.Currency)
}

// ranks tells whether a row has what is ranked by.
func (r *ResultRow) ranks(by RankBy) bool {
	switch by {
	case RankByResult:
		return r.Result.Known
	case RankByTarget:
		return r.comparable(&r.Target)
	case RankByNeed:
		return r.comparable(&r.Need)
	case RankBySpend:
		return r.Currency != ""
	}
	return r.hasUnitCost()
}

// compareRows is below zero where a is the better one.
func compareRows(a, b *ResultRow, by RankBy, direction ledger.Direction) int {
	var c int
	switch by {
	case RankBySpend:
		return cmp.Compare(b.Spent, a.Spent)
	case RankByUnitCost:
		return compareRatios(a.Spent, int64(a.Added.Value), b.Spent, int64(b.Added.Value))
	case RankByResult:
		c = cmp.Compare(a.Result.Value, b.Result.Value)
	case RankByTarget:
		c = compareRatios(int64(a.Result.Value), int64(a.Target.Value), int64(b.Result.Value), int64(b.Target.Value))
	case RankByNeed:
		c = compareRatios(int64(a.Result.Value), int64(a.Need.Value), int64(b.Result.Value), int64(b.Need.Value))
	}
	if direction == ledger.MoreIsBetter {
		return -c
	}
	return c
}

// compareRatios compares a/b with c/d, where b and d are above zero.
func compareRatios(a, b, c, d int64) int {
	ad := new(big.Int).Mul(big.NewInt(a), big.NewInt(d))
	return ad.Cmp(new(big.Int).Mul(big.NewInt(c), big.NewInt(b)))
}

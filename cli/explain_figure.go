package cli

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// figureSums are the figures that parts make up, exactly, in the currencies that reports
// show them in: of those alone that a law gave another currency than their parts have.
type figureSums map[ledger.Currency]*figureSum

type figureSum struct {
	exact   decimal.Decimal
	changed bool // it has parts in the currency before
}

func (f figureSums) add(p *projections.Part) {
	x := f[p.Shown]
	if x == nil {
		x = new(figureSum)
		f[p.Shown] = x
	}
	exact, _ := p.Amount.ByLaw(p.Shown)
	x.exact, x.changed = x.exact.Add(exact), x.changed || p.Shown != p.Amount.Currency
}

// after are the sums by currency and, behind them, the figures of what law changed. A sum
// that is a part of such a figure alone is not told besides.
func (f figureSums) after(sums map[ledger.Currency]ledger.Money) ([]ledger.Money, error) {
	var list []ledger.Money
	for _, currency := range slices.Sorted(maps.Keys(sums)) {
		if x := f[currency]; x == nil || !x.changed {
			list = append(list, sums[currency])
		}
	}
	for _, currency := range slices.Sorted(maps.Keys(f)) {
		x := f[currency]
		if !x.changed {
			continue
		}
		m, err := ledger.RoundToMoney(x.exact, currency)
		if err != nil {
			return nil, err
		}
		list = append(list, m)
	}
	return list, nil
}

// shown puts figures whose parts are in the currency before into the one that reports show
// them in, together with those that were in it all the time.
func shown(cells []*changedCell) ([]*changedCell, error) {
	var list []*changedCell
	var exact [][2]decimal.Decimal
	for _, c := range cells {
		i := slices.IndexFunc(list, func(o *changedCell) bool { return o.shown == c.shown && slices.Equal(o.values, c.values) })
		if i < 0 {
			i = len(list)
			list, exact = append(list, &changedCell{values: c.values, currency: c.shown, shown: c.shown}), append(exact, [2]decimal.Decimal{})
		}
		before, _ := c.before.ByLaw(c.shown)
		after, _ := c.after.ByLaw(c.shown)
		exact[i] = [2]decimal.Decimal{exact[i][0].Add(before), exact[i][1].Add(after)}
		list[i].parts = append(list[i].parts, c.parts...)
	}
	for i, c := range list {
		var err error
		if c.before, err = ledger.RoundToMoney(exact[i][0], c.currency); err != nil {
			return nil, err
		}
		if c.after, err = ledger.RoundToMoney(exact[i][1], c.currency); err != nil {
			return nil, err
		}
		slices.SortStableFunc(c.parts, func(a, b projections.Part) int { return int(a.Entry - b.Entry) })
	}
	return list, nil
}

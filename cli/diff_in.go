package cli

import (
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/projections"
)

// A convertedCell adds a figure up in another currency, exactly, in both states.
type convertedCell struct {
	changedCell
	exactBefore, exactAfter decimal.Decimal
}

// cellsIn is cells in one currency: each state with the rates that it knew. A rate that came
// or changed in between changes a figure although no entry of it did.
func (d *difference) cellsIn(l *openLedger, in *projections.Conversion, parts iter.Seq2[projections.Part, error]) ([]*changedCell, error) {
	earlier, err := l.views.Table().Balances(*in, d.q.counted.Last(), d.before)
	if err != nil {
		return nil, err
	}
	later, err := l.views.Table().Balances(*in, d.q.counted.Last(), d.q.known)
	if err != nil {
		return nil, err
	}
	cells := map[string]*convertedCell{}
	for p, err := range parts {
		if err != nil {
			return nil, err
		}
		key := fmt.Sprintf("%q", p.Values)
		c := cells[key]
		if c == nil {
			c = &convertedCell{changedCell: changedCell{values: p.Values, currency: in.In, shown: in.In}}
			cells[key] = c
		}
		day := p.Date
		if in.Policy == projections.RateOfPeriodEnd {
			day = d.q.counted.Last()
		}
		worth := later.On(day, p.Amount.Minor, p.Amount.Currency)
		c.exactAfter = c.exactAfter.Add(worth)
		if p.Entry <= d.before {
			c.exactBefore = c.exactBefore.Add(earlier.On(day, p.Amount.Minor, p.Amount.Currency))
			continue
		}
		if p.Amount, err = later.Round(worth); err != nil {
			return nil, err
		}
		own := len(c.parts)
		for own > 0 && c.parts[own-1].Entry == p.Entry {
			own--
		}
		merged, err := withPart(c.parts[own:], p)
		if err != nil {
			return nil, err
		}
		c.parts = append(c.parts[:own], merged...)
	}
	if err := earlier.Err(); err != nil {
		return nil, err
	}
	if err := later.Err(); err != nil {
		return nil, err
	}
	var changed []*changedCell
	for _, c := range slices.Collect(maps.Values(cells)) {
		if c.before, err = earlier.Round(c.exactBefore); err != nil {
			return nil, err
		}
		if c.after, err = later.Round(c.exactAfter); err != nil {
			return nil, err
		}
		if c.before == c.after {
			continue
		}
		c.rates = c.change()
		for _, p := range c.parts {
			c.rates.Minor -= p.Amount.Minor // of a change that is in range
		}
		changed = append(changed, &c.changedCell)
	}
	sortCells(changed)
	return changed, nil
}

// rateCells is the row of what rates changed in a cell.
func (d *difference) rateCells(l *openLedger, c *changedCell) (cells []output.Cell) {
	for _, v := range c.values {
		cells = append(cells, l.valueCell(v))
	}
	none := output.None()
	return append(cells, none, none, none, none, l.wordCell("diff-why/", "exchange-rate"), none, none, none,
		output.String(string(c.currency)), output.Money(c.rates))
}

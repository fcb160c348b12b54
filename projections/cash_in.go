package projections

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
)

// Money on an account is worth what it is on the day: the opening balance is converted at
// the rates of the day before the period, so that it is the closing one of the period
// before, and the closing balance at those of the last day. What came and went between
// them is converted by the policy, and so is what an account was opened with. What the
// rates made of it all is the exchange difference: it moved no money.

// Where exactCash has its amounts; the kinds of receipts are apart.
const (
	cashOpening = iota
	cashIn
	cashSpent
	cashClosing
	numCash
)

// An exactCash is a row whose amounts are not rounded yet.
type exactCash struct {
	CashRow
	exact    [numCash]decimal.Decimal
	received map[string]decimal.Decimal
}

func newExactCash(values []string) *exactCash {
	return &exactCash{CashRow: CashRow{Values: values}, received: map[string]decimal.Decimal{}}
}

// cashIn converts what moved, from the rows in each account's currency. Rows that differ by
// their currency alone become one. Refusal: rate-missing.
func (t *Table) cashIn(q *CashQuery, query Query, own *Cash) (*Cash, error) {
	c, err := t.conversion(*q.In, q.Known)
	if err != nil {
		return nil, err
	}
	var list []*exactCash
	at := map[string]*exactCash{}
	row := func(values []string) *exactCash {
		key := rowKey(values, "")
		if at[key] == nil {
			at[key] = newExactCash(slices.Clone(values))
			list = append(list, at[key])
		}
		return at[key]
	}
	for i := range own.Rows {
		r := &own.Rows[i]
		x := row(r.Values)
		x.add(cashOpening, c.onDay(r.before, r.Currency, q.Period.Start-1))
		x.add(cashClosing, c.onDay(r.Closing, r.Currency, q.Period.Last()))
		x.Postings += r.Postings
	}
	query.Steps = []ledger.Period{{Start: q.Period.Start, End: q.Period.End}}
	flows, err := t.sumIn(query, c) // refuses what is missing of the balances too
	if err != nil {
		return nil, err
	}
	for i := range flows {
		g := &flows[i]
		x, kind := row(g.Values[:len(q.By)]), g.Values[len(q.By)+1]
		switch {
		case g.Values[len(q.By)] == ledger.StageSpent.String():
			x.add(cashSpent, g.exact)
		case kind == ledger.ReceiptOpening:
			x.add(cashOpening, g.exact)
		default:
			x.add(cashIn, g.exact)
			x.received[kind] = x.received[kind].Add(g.exact)
		}
	}
	r, total := &Cash{}, newExactCash(nil)
	for _, x := range list {
		total.join(x)
		if err := x.round(c); err != nil {
			return nil, err
		}
		r.Rows = append(r.Rows, x.CashRow)
	}
	if len(r.Rows) > 0 {
		if err := total.round(c); err != nil {
			return nil, err
		}
		r.Totals = []CashRow{total.CashRow}
	}
	slices.SortFunc(r.Rows, func(a, b CashRow) int { return slices.Compare(a.Values, b.Values) })
	r.Kinds = own.Kinds
	return r, nil
}

// onDay converts a balance of a day, and notes its rate where it is missing. Nothing is
// worth nothing at any rate.
func (c *conversion) onDay(minor int64, from ledger.Currency, day ledger.Date) decimal.Decimal {
	if minor == 0 {
		return decimal.Decimal{}
	}
	worth, ok := c.Worth(from, day)
	if !ok {
		c.missing = append(c.missing, missingRate{day, from})
	}
	return ledger.Money{Minor: minor, Currency: from}.Decimal().Mul(worth)
}

func (x *exactCash) add(at int, d decimal.Decimal) { x.exact[at] = x.exact[at].Add(d) }

func (x *exactCash) join(o *exactCash) {
	for i, d := range o.exact {
		x.add(i, d)
	}
	for kind, d := range o.received {
		x.received[kind] = x.received[kind].Add(d)
	}
	x.Postings += o.Postings
}

// round rounds every amount once. The exchange difference is what the rounded ones lack of
// the closing balance, so that a row ties as it is printed; where all will be rounded
// once more, it is rounded like the others.
func (x *exactCash) round(c *conversion) error {
	x.Currency, x.Received = c.Conversion.In, map[string]int64{}
	var err error
	round := func(d decimal.Decimal) int64 {
		m, failed := c.round(d)
		if failed != nil {
			err = failed
		}
		return m.Minor
	}
	x.Opening, x.In, x.Spent, x.Closing = round(x.exact[cashOpening]), round(x.exact[cashIn]), round(x.exact[cashSpent]), round(x.exact[cashClosing])
	for kind, d := range x.received {
		x.Received[kind] = round(d)
	}
	if c.Further {
		x.Exchange = round(x.exact[cashClosing].Sub(x.exact[cashOpening]).Sub(x.exact[cashIn]).Add(x.exact[cashSpent]))
		return err
	}
	if err != nil {
		return err
	}
	ok := true
	x.Exchange = x.Closing
	for _, minor := range []int64{-x.Opening, -x.In, x.Spent} {
		if ok {
			x.Exchange, ok = ledger.AddMinor(x.Exchange, minor)
		}
	}
	if !ok {
		return ledger.Refuse("amount-overflow", "value", "")
	}
	return x.tie()
}

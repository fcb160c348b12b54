package projections

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
)

// A budget in one currency is worth what it is at the end of the period: plan, use and
// balance are converted at the rates of that day, so that they add up. What was paid
// can be shown at the rates of the payment days instead; by how much that differs is the
// exchange difference, and no use of the budget.

// amounts are all amounts of a row. What is added to ExecutionRow belongs here too.
func (r *ExecutionRow) amounts() []*int64 {
	return []*int64{
		&r.SpentBefore, &r.Spent, &r.Exchange, &r.exchangeOfPeriod,
		&r.Original, &r.Revised, &r.Transferred, &r.Carried, &r.Lapsed, &r.Final,
		&r.Committed, &r.Accrued, &r.Pending, &r.Available, &r.Planned, &r.Unplanned,
	}
}

// Where amounts has what was paid.
const (
	atSpentBefore = iota
	atSpent
	atExchange
	atExchangeOfPeriod
)

// An exactRow is a row whose amounts are not rounded yet.
type exactRow struct {
	ExecutionRow
	exact []decimal.Decimal // in the order of amounts
}

// executionIn converts an execution. Rows that differ by their currency alone become one.
func (t *Table) executionIn(q *ExecutionQuery, e *Execution) error {
	c, err := t.conversion(*q.In, q.Known)
	if err != nil {
		return err
	}
	x := &executionSum{c: c, last: q.counted().Last(), at: map[string]int{}}
	for i := range e.Rows {
		x.add(&e.Rows[i])
	}
	for i := range e.Later {
		if e.Later[i].Amount, err = c.round(x.convert(e.Later[i].Amount.Minor, e.Later[i].Amount.Currency)); err != nil {
			return err
		}
	}
	if err := c.refuse(); err != nil {
		return err
	}
	if c.Policy == RateOfPayment {
		if err := t.payAtRates(q, x); err != nil {
			return err
		}
	}
	e.Rows, e.Totals = nil, nil
	total := exactRow{exact: make([]decimal.Decimal, len(new(ExecutionRow).amounts()))}
	for i := range x.rows {
		total.join(&x.rows[i])
		if err := x.rows[i].round(c); err != nil {
			return err
		}
		e.Rows = append(e.Rows, x.rows[i].ExecutionRow)
	}
	if len(x.rows) > 0 {
		if err := total.round(c); err != nil {
			return err
		}
		e.Totals = []ExecutionRow{total.ExecutionRow}
	}
	e.Later, err = sumLater(e.Later)
	return err
}

// sumLater puts what is in one currency now together.
func sumLater(list []LaterPlan) ([]LaterPlan, error) {
	if len(list) < 2 {
		return list, nil
	}
	sum := list[0]
	for _, l := range list[1:] {
		var err error
		if sum.Amount, err = sum.Amount.Add(l.Amount); err != nil {
			return nil, err
		}
		sum.Lines += l.Lines
	}
	return []LaterPlan{sum}, nil
}

// An executionSum collects the rows of an execution in one currency.
type executionSum struct {
	c    *conversion
	last ledger.Date // whose rates the budget is converted at
	rows []exactRow
	at   map[string]int
}

// convert converts an amount at the rates of the period's end.
func (x *executionSum) convert(minor int64, from ledger.Currency) decimal.Decimal {
	return x.c.onDay(minor, from, x.last)
}

func (x *executionSum) add(r *ExecutionRow) {
	to := x.row(r.Values)
	from := exactRow{ExecutionRow: *r}
	for _, minor := range r.amounts() {
		from.exact = append(from.exact, x.convert(*minor, r.Currency))
	}
	to.join(&from)
}

// row finds or makes the row of some values.
func (x *executionSum) row(values []string) *exactRow {
	key := rowKey(values, "")
	at, ok := x.at[key]
	if !ok {
		at = len(x.rows)
		x.at[key] = at
		x.rows = append(x.rows, exactRow{
			ExecutionRow: ExecutionRow{Values: values}, exact: make([]decimal.Decimal, len(new(ExecutionRow).amounts())),
		})
	}
	return &x.rows[at]
}

// join adds another row.
func (r *exactRow) join(o *exactRow) {
	for i := range r.exact {
		r.exact[i] = r.exact[i].Add(o.exact[i])
	}
	r.Postings += o.Postings
	r.Unphased += o.Unphased
	r.lines += o.lines
}

// round rounds every amount once.
func (r *exactRow) round(c *conversion) error {
	r.Currency = c.Conversion.In
	for i, to := range r.amounts() {
		m, err := c.round(r.exact[i])
		if err != nil {
			return err
		}
		*to = m.Minor
	}
	return nil
}

// payAtRates takes the rates of the payment days for what was paid.
func (t *Table) payAtRates(q *ExecutionQuery, x *executionSum) error {
	query := Query{
		By: q.By, Steps: executionSteps(q.counted()), Where: q.Where, Stages: []ledger.Stage{ledger.StageSpent}, Known: q.Known, keep: q.covers,
	}
	groups, err := t.sumIn(query, x.c)
	if err != nil {
		return err
	}
	for i := range x.rows {
		e := x.rows[i].exact
		e[atExchange] = e[atSpentBefore].Add(e[atSpent]).Neg()
		e[atExchangeOfPeriod] = e[atSpent].Neg()
		e[atSpentBefore], e[atSpent] = decimal.Decimal{}, decimal.Decimal{}
	}
	for _, g := range groups {
		e := x.row(slices.Clone(g.Values)).exact
		e[atSpentBefore+g.Step] = e[atSpentBefore+g.Step].Add(g.exact)
		e[atExchange] = e[atExchange].Add(g.exact)
		if g.Step == 1 {
			e[atExchangeOfPeriod] = e[atExchangeOfPeriod].Add(g.exact)
		}
	}
	return nil
}

// executionSteps are the days before a period and those of it.
func executionSteps(p ledger.Period) []ledger.Period {
	return []ledger.Period{{Start: ledger.MinDate, End: p.Start}, {Start: p.Start, End: p.End}}
}

// counted are the days of the period that count. The plan for the period is that for all
// of it, as far as acts have come by then.
func (q *ExecutionQuery) counted() ledger.Period {
	if q.AsOf == ledger.NoDate || q.AsOf >= q.Period.Last() {
		return q.Period
	}
	return ledger.Period{Start: q.Period.Start, End: max(q.Period.Start, q.AsOf+1)}
}

// covers tells whether the report has a line: it could be spent on in the period.
func (q *ExecutionQuery) covers(l lineRef) bool {
	return l.line.Span.Overlaps(q.Period) && (q.only == nil || q.only(l.source))
}

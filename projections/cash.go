package projections

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// CashQuery asks what came to accounts in a period, what left them and what stood
// on them before and after.
type CashQuery struct {
	Period ledger.Period
	By     []string // default: account
	Where  []Filter
	Known  ledger.Ordinal
	In     *Conversion // nil: each account in its source's currency
	// Further, without In, tells as there that amounts will be rounded again.
	Further bool

	only func(*ledger.Source) bool // the sources that count; nil for all
}

// Cash is the answer. Only postings of money that moved count: plans, commitments
// and unpaid invoices are none.
type Cash struct {
	Kinds  []string // of receipts that occur in the rows, in the order of statements
	Rows   []CashRow
	Totals []CashRow // one per currency
}

// A CashRow holds amounts in minor units of its currency. Closing is summed up by
// itself, not computed from the others: Cash holds them against each other.
type CashRow struct {
	Values   []string
	Currency ledger.Currency
	Opening  int64
	Received map[string]int64 // by kind; below zero for what went back to the funder
	In       int64            // all of them
	Spent    int64            // less reversals
	Closing  int64
	Postings int64

	Exchange int64 // what rates made of it; nothing without a conversion
	before   int64 // of Opening, what stood there before the period
}

// ErrNotTied: opening + in - spent is not closing. It cannot happen to sums of one
// table, and so the cache or the program is wrong.
var ErrNotTied = fmt.Errorf("cash does not tie")

// CashKinds are all kinds of receipts, in the order of statements. What an account was
// opened with is part of its opening balance.
func CashKinds() []string {
	kinds := ledger.ReceiptKinds()
	at := slices.Index(kinds, ledger.ReceiptTransfer)
	return slices.Insert(kinds, at, ledger.ReceiptDirect, ledger.ReceiptSpecial)
}

// Cash adds up what moved, by value date, less reversals. It fails where the rows or
// the totals do not tie (ErrNotTied). Refusals of a conversion: rate-missing,
// in-other-currency.
func (t *Table) Cash(q CashQuery) (*Cash, error) {
	if len(q.By) == 0 {
		q.By = []string{ledger.DimAccount}
	}
	if q.In == nil && q.only == nil {
		if news := t.newCurrencies(q.Period.Last(), q.Known); len(news) > 0 {
			return t.cashShown(q, news)
		}
	}
	var keep func(lineRef) bool
	if q.only != nil {
		keep = func(l lineRef) bool { return q.only(l.source) }
	}
	moves := []ledger.Stage{ledger.StageSpent, ledger.StageReceived}
	query := Query{
		By:    append(slices.Clone(q.By), DimStage, ledger.DimReceiptKind),
		Steps: executionSteps(q.Period),
		Where: q.Where, Stages: moves, Known: q.Known, keep: keep,
	}
	groups, err := t.Sum(query)
	if err != nil {
		return nil, err
	}
	c := &Cash{}
	rows := map[string]*CashRow{}
	for i := range groups {
		if err := c.add(&groups[i], len(q.By), rows); err != nil {
			return nil, err
		}
	}
	closing, err := t.Sum(Query{
		By: append(slices.Clone(q.By), DimStage), Steps: []ledger.Period{{Start: ledger.MinDate, End: q.Period.End}},
		Where: q.Where, Stages: moves, Known: q.Known, keep: keep,
	})
	if err != nil {
		return nil, err
	}
	for i := range closing {
		if err := c.close(&closing[i], len(q.By), rows); err != nil {
			return nil, err
		}
	}
	for _, r := range rows {
		if r.Opening != 0 || r.Closing != 0 || r.In != 0 || r.Spent != 0 || len(r.Received) > 0 {
			c.Rows = append(c.Rows, *r)
		}
	}
	slices.SortFunc(c.Rows, func(a, b CashRow) int {
		return cmp.Or(slices.Compare(a.Values, b.Values), cmp.Compare(a.Currency, b.Currency))
	})
	if err := c.finish(); err != nil || q.In == nil {
		return c, err
	}
	return t.cashIn(&q, query, c)
}

// row finds or makes the row of a group.
func (c *Cash) row(g *Group, by int, rows map[string]*CashRow) *CashRow {
	key := rowKey(g.Values[:by], g.Amount.Currency)
	r := rows[key]
	if r == nil {
		r = &CashRow{Values: g.Values[:by], Currency: g.Amount.Currency, Received: map[string]int64{}}
		rows[key] = r
	}
	return r
}

func (c *Cash) add(g *Group, by int, rows map[string]*CashRow) error {
	r := c.row(g, by, rows)
	kind, amount, ok := g.Values[by+1], g.Amount.Minor, true
	add := func(to *int64, v int64) {
		if ok {
			*to, ok = ledger.AddMinor(*to, v)
		}
	}
	spent := g.Values[by] == ledger.StageSpent.String()
	switch {
	case spent && g.Step == 0:
		add(&r.before, -amount)
		add(&r.Opening, -amount)
	case spent:
		add(&r.Spent, amount)
		r.Postings += g.Postings
	case g.Step == 0:
		add(&r.before, amount)
		add(&r.Opening, amount)
	case kind == ledger.ReceiptOpening:
		add(&r.Opening, amount)
	default:
		sum := r.Received[kind]
		add(&sum, amount)
		r.Received[kind] = sum
		add(&r.In, amount)
		r.Postings += g.Postings
	}
	if !ok {
		return ledger.Refuse("amount-overflow", "value", g.Amount.String())
	}
	return nil
}

func (c *Cash) close(g *Group, by int, rows map[string]*CashRow) error {
	r := c.row(g, by, rows)
	amount := g.Amount.Minor
	if g.Values[by] == ledger.StageSpent.String() {
		amount = -amount
	}
	var ok bool
	if r.Closing, ok = ledger.AddMinor(r.Closing, amount); !ok {
		return ledger.Refuse("amount-overflow", "value", g.Amount.String())
	}
	return nil
}

// finish adds the rows up, ties everything and finds which kinds occur.
func (c *Cash) finish() error {
	occurs := map[string]bool{}
	for i := range c.Rows {
		r := &c.Rows[i]
		if err := r.tie(); err != nil {
			return err
		}
		n := slices.IndexFunc(c.Totals, func(t CashRow) bool { return t.Currency == r.Currency })
		if n < 0 {
			n = len(c.Totals)
			c.Totals = append(c.Totals, CashRow{Currency: r.Currency, Received: map[string]int64{}})
		}
		if err := c.Totals[n].addRow(r); err != nil {
			return err
		}
		for kind := range r.Received {
			occurs[kind] = true
		}
	}
	for i := range c.Totals {
		if err := c.Totals[i].tie(); err != nil {
			return err
		}
	}
	for _, kind := range CashKinds() {
		if occurs[kind] {
			c.Kinds = append(c.Kinds, kind)
		}
	}
	return nil
}

func (r *CashRow) addRow(o *CashRow) error {
	ok := true
	add := func(to *int64, v int64) {
		if ok {
			*to, ok = ledger.AddMinor(*to, v)
		}
	}
	add(&r.Opening, o.Opening)
	add(&r.In, o.In)
	add(&r.Spent, o.Spent)
	add(&r.Closing, o.Closing)
	for kind, v := range o.Received {
		sum := r.Received[kind]
		add(&sum, v)
		r.Received[kind] = sum
	}
	r.Postings += o.Postings
	if !ok {
		return ledger.Refuse("amount-overflow", "value", "")
	}
	return nil
}

// tie holds what stands on an account in the end against how it came there.
func (r *CashRow) tie() error {
	sum, fits := ledger.AddMinor(r.Opening, r.In)
	for _, minor := range []int64{-r.Spent, r.Exchange} {
		if fits {
			sum, fits = ledger.AddMinor(sum, minor)
		}
	}
	if !fits {
		return ledger.Refuse("amount-overflow", "value", "")
	}
	if sum != r.Closing {
		return fmt.Errorf("%w: %v %s: %d + %d - %d + %d is not %d", ErrNotTied, r.Values, r.Currency, r.Opening, r.In, r.Spent, r.Exchange, r.Closing)
	}
	return nil
}

package projections

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
)

// Prior adds up, by currency, what of a period's spending belongs to days before it:
// late documents and corrections that were posted when their own period was closed
// (domain rule 7). Sums of nothing are left out.
func (t *Table) Prior(q SpendQuery) ([]ledger.Money, error) {
	if !slices.ContainsFunc(t.segments, func(s *segment) bool { return s.column(ledger.DimAppliesTo) != nil }) {
		return nil, nil
	}
	query := Query{
		By: []string{ledger.DimAppliesTo}, Steps: []ledger.Period{{Start: q.Period.Start, End: q.Period.End}},
		Where: q.Where, Stages: q.Basis.stages(), Known: q.Known,
	}
	if q.In != nil {
		return t.priorIn(query, &q)
	}
	groups, err := t.Sum(query)
	if err != nil {
		return nil, err
	}
	var list []ledger.Money
	for _, g := range groups {
		if earlier, err := belongsBefore(&g, q.Period); err != nil || !earlier {
			if err != nil {
				return nil, err
			}
			continue
		}
		at := slices.IndexFunc(list, func(m ledger.Money) bool { return m.Currency == g.Amount.Currency })
		if at < 0 {
			at = len(list)
			list = append(list, ledger.Money{Currency: g.Amount.Currency})
		}
		if list[at], err = list[at].Add(g.Amount); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(list, func(m ledger.Money) bool { return m.Minor == 0 }), nil
}

// priorIn is Prior in one currency.
func (t *Table) priorIn(query Query, q *SpendQuery) ([]ledger.Money, error) {
	c, err := t.conversion(*q.In, q.Known)
	if err != nil {
		return nil, err
	}
	groups, err := t.sumIn(query, c)
	if err != nil {
		return nil, err
	}
	var sum decimal.Decimal
	for i := range groups {
		earlier, err := belongsBefore(&groups[i].Group, q.Period)
		if err != nil {
			return nil, err
		}
		if earlier {
			sum = sum.Add(groups[i].exact)
		}
	}
	m, err := c.round(sum)
	if err != nil || m.Minor == 0 {
		return nil, err
	}
	return []ledger.Money{m}, nil
}

// belongsBefore tells whether a group belongs to days before a period.
func belongsBefore(g *Group, period ledger.Period) (bool, error) {
	if g.Values[0] == "" {
		return false, nil
	}
	day, err := ledger.ParseDate(g.Values[0])
	if err != nil {
		return false, ErrDamaged
	}
	return day < period.Start, nil
}

package projections

import (
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// Prior adds up, by currency, what of a period's spending belongs to days before it:
// late documents and corrections that were posted when their own period was closed
// (domain rule 7). Sums of nothing are left out.
func (t *Table) Prior(q SpendQuery) ([]ledger.Money, error) {
	if !slices.ContainsFunc(t.segments, func(s *segment) bool { return s.column(ledger.DimAppliesTo) != nil }) {
		return nil, nil
	}
	groups, err := t.Sum(Query{
		By: []string{ledger.DimAppliesTo}, Steps: []ledger.Period{{Start: q.Period.Start, End: q.Period.End}},
		Where: q.Where, Stages: []ledger.Stage{ledger.StageSpent}, Known: q.Known,
	})
	if err != nil {
		return nil, err
	}
	var list []ledger.Money
	for _, g := range groups {
		if g.Values[0] == "" {
			continue
		}
		day, err := ledger.ParseDate(g.Values[0])
		if err != nil {
			return nil, ErrDamaged
		}
		if day >= q.Period.Start {
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

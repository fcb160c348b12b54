package projections

import (
	"cmp"
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// A source whose currency a law changed is kept in its first one, exactly. What a report
// says of it is in the currency that it has on the report's last day: what was recorded in
// the other one is converted as a sum, by the law's ratio, and rounded once.

// Redenominated tells whether a source has another currency on a day than its first, as
// the ledger knew it at an entry; 0 for all entries.
func (t *Table) Redenominated(day ledger.Date, known ledger.Ordinal) bool {
	return len(t.newCurrencies(day, known)) > 0
}

func (t *Table) newCurrencies(day ledger.Date, known ledger.Ordinal) []ledger.Currency {
	var list []ledger.Currency
	for _, s := range t.books.Sources {
		if c := s.CurrencyKnown(day, known); c != s.Currency {
			list = append(list, c)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// byLaw is the conversion into a currency without any rate.
func byLaw(in ledger.Currency, further bool) *Conversion {
	return &Conversion{In: in, Policy: RateOfPeriodEnd, Further: further}
}

// sumShown adds up in the currency that was asked for or, where none was, in those that the
// sources have on the last day. The conversion rounds.
func (t *Table) sumShown(q *SpendQuery, query Query) ([]exactGroup, *conversion, error) {
	if q.In != nil {
		c, err := t.conversion(*q.In, q.Known)
		if err != nil {
			return nil, nil, err
		}
		list, err := t.sumIn(query, c)
		return list, c, err
	}
	last := q.Period.Last()
	in := func(shown func(ledger.Currency) bool) Query {
		part, given := query, query.keep
		part.keep = func(l lineRef) bool {
			return shown(l.source.CurrencyKnown(last, q.Known)) && (given == nil || given(l))
		}
		return part
	}
	news := t.newCurrencies(last, q.Known)
	rest, err := t.sums(in(func(c ledger.Currency) bool { return !slices.Contains(news, c) }))
	if err != nil {
		return nil, nil, err
	}
	var list []exactGroup
	for g := range rest.all() {
		x := exactGroup{g, g.Amount.Decimal()}
		x.Values = slices.Clone(g.Values)
		x.Amount.Minor = 0
		list = append(list, x)
	}
	for _, currency := range news {
		c, err := t.conversion(*byLaw(currency, q.Further), q.Known)
		if err != nil {
			return nil, nil, err
		}
		more, err := t.sumLawful(in(func(c ledger.Currency) bool { return c == currency }), c)
		if err != nil {
			return nil, nil, err
		}
		list = merge(list, more)
	}
	return list, &conversion{Conversion: Conversion{Policy: RateOfPayment, Further: q.Further}}, nil
}

// executionShown is Execution where a source has another currency than its first: one for
// every such currency, and one for the other sources.
func (t *Table) executionShown(q ExecutionQuery, news []ledger.Currency) (*Execution, error) {
	last := q.counted().Last()
	q.only = func(s *ledger.Source) bool { return !slices.Contains(news, s.CurrencyKnown(last, q.Known)) }
	all, err := t.Execution(q)
	if err != nil {
		return nil, err
	}
	for _, currency := range news {
		part := q
		part.only = func(s *ledger.Source) bool { return s.CurrencyKnown(last, q.Known) == currency }
		part.In = byLaw(currency, q.Further)
		e, err := t.Execution(part)
		if err != nil {
			return nil, err
		}
		all.Rows, all.Totals = append(all.Rows, e.Rows...), append(all.Totals, e.Totals...)
		all.Cut, all.Later = append(all.Cut, e.Cut...), append(all.Later, e.Later...)
	}
	slices.SortStableFunc(all.Rows, func(a, b ExecutionRow) int {
		return cmp.Or(slices.Compare(a.Values, b.Values), cmp.Compare(a.Currency, b.Currency))
	})
	slices.SortFunc(all.Totals, func(a, b ExecutionRow) int { return cmp.Compare(a.Currency, b.Currency) })
	sortCut(all.Cut)
	return all, nil
}

// cashShown is Cash where a source has another currency than its first, as executionShown.
func (t *Table) cashShown(q CashQuery, news []ledger.Currency) (*Cash, error) {
	last := q.Period.Last()
	q.only = func(s *ledger.Source) bool { return !slices.Contains(news, s.CurrencyKnown(last, q.Known)) }
	all, err := t.Cash(q)
	if err != nil {
		return nil, err
	}
	for _, currency := range news {
		part := q
		part.only = func(s *ledger.Source) bool { return s.CurrencyKnown(last, q.Known) == currency }
		part.In = byLaw(currency, q.Further)
		c, err := t.Cash(part)
		if err != nil {
			return nil, err
		}
		all.Rows, all.Totals = append(all.Rows, c.Rows...), append(all.Totals, c.Totals...)
		for _, kind := range c.Kinds {
			if !slices.Contains(all.Kinds, kind) {
				all.Kinds = append(all.Kinds, kind)
			}
		}
	}
	kinds := CashKinds()
	slices.SortFunc(all.Kinds, func(a, b string) int { return slices.Index(kinds, a) - slices.Index(kinds, b) })
	slices.SortStableFunc(all.Rows, func(a, b CashRow) int {
		return cmp.Or(slices.Compare(a.Values, b.Values), cmp.Compare(a.Currency, b.Currency))
	})
	slices.SortFunc(all.Totals, func(a, b CashRow) int { return cmp.Compare(a.Currency, b.Currency) })
	return all, nil
}

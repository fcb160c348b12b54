package projections

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// SpendQuery asks what was spent in a period. "Spent" means paid (cash basis), unless
// another basis is asked for: the value date decides the period.
type SpendQuery struct {
	Basis    Basis // "" is BasisPayment
	Period   ledger.Period
	Calendar ledger.Calendar // whose steps Every takes
	Every    ledger.Step     // StepNone for the period as a whole
	By       []string
	Where    []Filter
	Known    ledger.Ordinal // 0 for everything
	Gross    bool           // corrections apart from what they correct
	Zero     bool           // also lines on which nothing was spent
	In       *Conversion    // nil: each source in its own currency
	Further  bool           // without In: as there
}

// Spend is the answer: sums of what was spent, net of reversals, and their totals.
type Spend struct {
	Steps  []ledger.Period
	Totals []Group // per step, correction and currency, without values

	// With a conversion alone: net sums over all steps, by values and without; and what
	// the payment days' rates give beyond those of the periods' ends, or why nobody
	// knows it.
	Whole, WholeTotals []Group
	Exchange           ledger.Money
	ExchangeUnknown    error

	sums *sums
	list []Group // instead of sums: converted, or with those of nothing
}

// All yields the groups by values, step, correction and currency. A million of
// them pass in constant memory. Their values stay valid as those of Table.Sum.
func (s *Spend) All() iter.Seq[Group] {
	if s.sums == nil {
		return slices.Values(s.list)
	}
	return s.sums.all()
}

// Spend adds up what was spent. Different currencies are never added.
func (t *Table) Spend(q SpendQuery) (*Spend, error) {
	r := &Spend{Steps: q.Calendar.Steps(q.Period, q.Every)}
	query := Query{
		By: q.By, Steps: r.Steps, Where: q.Where, Stages: q.Basis.stages(), Known: q.Known, Gross: q.Gross,
	}
	if q.In != nil || t.Redenominated(q.Period.Last(), q.Known) {
		if err := t.spendIn(&q, r, query); err != nil {
			return nil, err
		}
		if q.Zero {
			var err error
			r.list, err = t.addZeros(r.list, &query, &q)
			return r, err
		}
		return r, nil
	}
	var err error
	if r.sums, err = t.sums(query); err != nil {
		return nil, err
	}
	if q.Zero {
		r.list, err = t.addZeros(slices.Collect(r.sums.all()), &query, &q)
		if err != nil {
			return nil, err
		}
		r.sums = nil
		r.Totals, err = totals(slices.Values(r.list))
		return r, err
	}
	query.By = nil
	if len(r.sums.list) > 1<<14 {
		// With so many groups a second scan is quicker than spelling them out.
		r.Totals, err = t.Sum(query)
		return r, err
	}
	r.Totals, err = totals(r.sums.all())
	return r, err
}

// addZeros adds a group of nothing for every line that could be spent on in the
// period and has no postings in a step. What a line leaves open is "none" there. A
// line is known from its allocation on.
func (t *Table) addZeros(groups []Group, q *Query, asked *SpendQuery) ([]Group, error) {
	byLine := *q
	byLine.By = []string{ledger.DimLine}
	paid, err := t.Sum(byLine)
	if err != nil {
		return nil, err
	}
	known, err := t.Sum(Query{By: byLine.By, Known: q.Known})
	if err != nil {
		return nil, err
	}
	type step struct {
		line string
		step int
	}
	spent, found := map[step]bool{}, map[string]bool{}
	for _, g := range paid {
		spent[step{g.Values[0], g.Step}] = true
	}
	name := func(g *Group) string {
		key := fmt.Append(nil, g.Step, g.Amount.Currency)
		for _, v := range g.Values {
			key = append(append(key, 0), v...)
		}
		return string(key)
	}
	for i := range groups {
		found[name(&groups[i])] = true
	}
	for _, k := range known {
		address := k.Values[0]
		if address == "" {
			continue // receipts
		}
		id, path, _ := strings.Cut(address, "/")
		ref := lineRef{source: t.books.Sources[id]}
		ref.line = ref.source.Lines[path]
		if !ref.line.Span.Overlaps(asked.Period) || slices.ContainsFunc(q.Where, func(f Filter) bool { return !f.Matches(ref.value(f.Dimension)) }) {
			continue
		}
		values := make([]string, len(q.By))
		for i, dimension := range q.By {
			values[i] = ref.value(dimension)
		}
		for n := range q.Steps {
			g := Group{Values: values, Step: n, Amount: ledger.Money{Currency: ref.source.CurrencyKnown(asked.Period.Last(), asked.Known)}}
			if asked.In != nil {
				g.Amount.Currency = asked.In.In
			}
			if key := name(&g); !spent[step{address, n}] && !found[key] {
				found[key] = true
				groups = append(groups, g)
			}
		}
	}
	sortGroups(groups)
	return groups, nil
}

// totals adds groups up over their values.
func totals(groups iter.Seq[Group]) ([]Group, error) {
	var list []Group
	type key struct {
		step       int
		correction bool
		replaced   bool
		currency   ledger.Currency
	}
	at := map[key]int{}
	for g := range groups {
		k := key{g.Step, g.Correction, g.Replaced, g.Amount.Currency}
		n, ok := at[k]
		if !ok {
			n = len(list)
			at[k] = n
			list = append(list, Group{Step: g.Step, Correction: g.Correction, Replaced: g.Replaced, Amount: ledger.Money{Currency: g.Amount.Currency}})
		}
		sum, err := list[n].Amount.Add(g.Amount)
		if err != nil {
			return nil, err
		}
		list[n].Amount, list[n].Postings = sum, list[n].Postings+g.Postings
	}
	sortGroups(list)
	return list, nil
}

package projections

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
)

// Against says what a period is compared with.
type Against string

// The periods to compare with: of the same kind just before, and a year earlier.
const (
	AgainstPrevious Against = "previous"
	AgainstYearAgo  Against = "year-ago"
)

// Comparison is what was spent in a period beside what was spent in another. With
// steps, each is compared with its own: 2018Q2 with 2018Q1, or with 2017Q2.
type Comparison struct {
	Period, Base ledger.Period
	Steps, Bases []ledger.Period // Bases[i] is what Steps[i] is compared with
	Rows         []Pair          // by values, step and currency; of either period, or both
	Totals       []Pair          // per step and currency, without values

	// Overall are the totals over all steps, per currency: where there are several
	// and no day of a base counts twice, nor in both.
	Overall []Pair

	// FirstSpent is the day of the first payment at all, NoDate when there is none
	// before the end of the period: what the ledger cannot compare with.
	FirstSpent ledger.Date
}

// A Pair is one group in a period and in its base, in minor units.
type Pair struct {
	Values                 []string
	Step                   int
	Currency               ledger.Currency
	Amount, Base           int64
	Postings, BasePostings int64
}

// Difference is Amount less Base. Refusal: amount-overflow.
func (p *Pair) Difference() (ledger.Money, error) {
	return ledger.Money{Minor: p.Amount, Currency: p.Currency}.Sub(ledger.Money{Minor: p.Base, Currency: p.Currency})
}

// Growth is Amount in per cent of Base (the growth ratio), and the difference in
// per cent of Base (the growth rate), each rounded once to one decimal, half away
// from zero. There is none of a base of nothing or less.
func (p *Pair) Growth() (ratio, rate decimal.Decimal, ok bool) {
	if p.Base <= 0 {
		return ratio, rate, false
	}
	amount, base, hundred := decimal.NewFromInt(p.Amount), decimal.NewFromInt(p.Base), decimal.NewFromInt(100)
	return amount.Mul(hundred).DivRound(base, 1), amount.Sub(base).Mul(hundred).DivRound(base, 1), true
}

// Compare adds up what was spent in a period, and in the one against which it is
// held. Lines on which nothing was spent (Zero) are those of the period.
//
// Refusals: no-period-before (period); compare-clipped (period, step), for steps
// that the period cuts, of which there is no previous one.
func (t *Table) Compare(q SpendQuery, against Against) (*Comparison, error) {
	c := &Comparison{Period: q.Period, Steps: q.Calendar.Steps(q.Period, q.Every)}
	if err := c.findBases(&q, against, t.books.Calendars); err != nil {
		return nil, err
	}
	q.Gross = false
	spend, err := t.Spend(q)
	if err != nil {
		return nil, err
	}
	base, baseTotals, err := t.basesOf(&q, c, spend, against)
	if err != nil {
		return nil, err
	}
	c.Rows = pairs(slices.Collect(spend.All()), base)
	c.Totals = pairs(spend.Totals, baseTotals)
	if q.In == nil && !t.Redenominated(q.Period.Last(), q.Known) {
		if err := c.addOverall(against); err != nil {
			return nil, err
		}
	}
	c.FirstSpent, err = t.firstSpent(q.Period.End, q.Known, q.Basis)
	return c, err
}

func (c *Comparison) findBases(q *SpendQuery, against Against, cals ledger.Calendars) (err error) {
	base := ledger.Period.Previous
	if against == AgainstYearAgo {
		base = ledger.Period.YearAgo
	}
	if c.Base, err = base(c.Period, cals); err != nil {
		return err
	}
	if q.Every == ledger.StepNone {
		c.Bases = []ledger.Period{c.Base}
		return nil
	}
	c.Bases = make([]ledger.Period, len(c.Steps))
	for i, step := range c.Steps {
		if whole := q.Calendar.StepOf(step.Start, q.Every); whole != step && against == AgainstPrevious {
			return ledger.Refuse("compare-clipped", "period", step, "step", q.Every.String())
		}
		if c.Bases[i], err = base(step, cals); err != nil {
			return err
		}
	}
	return nil
}

// sumBases adds up what was spent in the bases, as groups of the steps that are
// compared with them. Two steps may have one base: of 28 and of 29 February that
// is 28 February of the year before.
func (t *Table) sumBases(q *SpendQuery, bases []ledger.Period) ([]Group, error) {
	query, distinct := queryBases(q, bases)
	sums, err := t.Sum(query)
	if err != nil || len(distinct) == len(bases) {
		return sums, err
	}
	var groups []Group
	for _, g := range sums {
		for i := range bases {
			if bases[i] == distinct[g.Step] {
				g.Step = i
				groups = append(groups, g)
			}
		}
	}
	sortGroups(groups)
	return groups, nil
}

func queryBases(q *SpendQuery, bases []ledger.Period) (Query, []ledger.Period) {
	distinct := slices.Compact(slices.Clone(bases)) // they are in order
	return Query{By: q.By, Steps: distinct, Where: q.Where, Stages: q.Basis.stages(), Known: q.Known}, distinct
}

// basesOf are the sums of the bases and their totals.
func (t *Table) basesOf(q *SpendQuery, c *Comparison, spend *Spend, against Against) (base, sum []Group, err error) {
	if q.In != nil || t.Redenominated(q.Period.Last(), q.Known) {
		return t.basesIn(q, c, spend, against)
	}
	if base, err = t.sumBases(q, c.Bases); err != nil {
		return nil, nil, err
	}
	sum, err = totals(slices.Values(base))
	return base, sum, err
}

// basesIn is basesOf in one currency. It adds up over all steps, too, exactly.
func (t *Table) basesIn(q *SpendQuery, c *Comparison, spend *Spend, against Against) (base, sum []Group, err error) {
	query, distinct := queryBases(q, c.Bases)
	sums, x, err := t.sumShown(q, query)
	if err != nil {
		return nil, nil, err
	}
	var exact []exactGroup
	for _, g := range sums {
		for i := range c.Bases {
			if c.Bases[i] == distinct[g.Step] {
				g.Step = i
				exact = append(exact, g)
			}
		}
	}
	sortExact(exact)
	if base, err = x.rounded(exact); err != nil {
		return nil, nil, err
	}
	if sum, err = x.rounded(together(exact, true, false, true)); err != nil {
		return nil, nil, err
	}
	if c.hasOverall(against) {
		overall, err := x.rounded(together(exact, true, true, true))
		if err != nil {
			return nil, nil, err
		}
		c.Overall = pairs(spend.WholeTotals, overall)
		for i := range c.Overall {
			c.Overall[i].Step = 0
		}
	}
	return base, sum, nil
}

// pairs joins two lists of sums that are in order.
func pairs(amounts, bases []Group) []Pair {
	list := make([]Pair, 0, max(len(amounts), len(bases)))
	for len(amounts) > 0 || len(bases) > 0 {
		order := 0
		switch {
		case len(bases) == 0:
			order = -1
		case len(amounts) == 0:
			order = 1
		default:
			order = compareGroups(&amounts[0], &bases[0])
		}
		var p Pair
		if order >= 0 {
			g := &bases[0]
			p = Pair{Values: g.Values, Step: g.Step, Currency: g.Amount.Currency, Base: g.Amount.Minor, BasePostings: g.Postings}
			bases = bases[1:]
		}
		if order <= 0 {
			g := &amounts[0]
			p.Values, p.Step, p.Currency, p.Amount, p.Postings = g.Values, g.Step, g.Amount.Currency, g.Amount.Minor, g.Postings
			amounts = amounts[1:]
		}
		list = append(list, p)
	}
	return list
}

func compareGroups(a, b *Group) int {
	return cmp.Or(slices.Compare(a.Values, b.Values), cmp.Compare(a.Step, b.Step), cmp.Compare(a.Amount.Currency, b.Amount.Currency))
}

// hasOverall tells whether a sum over all steps compares something: against the
// previous step the same days stand on both sides.
func (c *Comparison) hasOverall(against Against) bool {
	return len(c.Steps) > 1 && against != AgainstPrevious && len(slices.Compact(slices.Clone(c.Bases))) == len(c.Bases)
}

// addOverall adds the totals up over all steps.
func (c *Comparison) addOverall(against Against) error {
	if !c.hasOverall(against) {
		return nil
	}
	for _, t := range c.Totals {
		i := slices.IndexFunc(c.Overall, func(o Pair) bool { return o.Currency == t.Currency })
		if i < 0 {
			i = len(c.Overall)
			c.Overall = append(c.Overall, Pair{Currency: t.Currency})
		}
		o := &c.Overall[i]
		var ok, okToo bool
		o.Amount, ok = ledger.AddMinor(o.Amount, t.Amount)
		o.Base, okToo = ledger.AddMinor(o.Base, t.Base)
		if !ok || !okToo {
			return ledger.Refuse("amount-overflow", "value", "")
		}
		o.Postings, o.BasePostings = o.Postings+t.Postings, o.BasePostings+t.BasePostings
	}
	slices.SortFunc(c.Overall, func(a, b Pair) int { return cmp.Compare(a.Currency, b.Currency) })
	return nil
}

// firstSpent is the day of the first payment before end.
func (t *Table) firstSpent(end ledger.Date, known ledger.Ordinal, basis Basis) (ledger.Date, error) {
	days := make([]ledger.Period, end-ledger.MinDate)
	for i := range days {
		start := ledger.MinDate + ledger.Date(i)
		days[i] = ledger.Period{Start: start, End: start + 1}
	}
	groups, err := t.Sum(Query{Steps: days, Stages: basis.stages(), Known: known})
	if err != nil || len(groups) == 0 {
		return ledger.NoDate, err
	}
	return days[groups[0].Step].Start, nil
}

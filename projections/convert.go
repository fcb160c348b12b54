package projections

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
)

// RatePolicy says of which day the rate is that an amount is converted at.
type RatePolicy string

// The days: that of each payment, and the last one of the period or step.
const (
	RateOfPayment   RatePolicy = "payment-date"
	RateOfPeriodEnd RatePolicy = "period-end"
)

// A Conversion shows all amounts in one currency. Each is converted exactly and
// rounded once, half away from zero; a total is the rounded exact total.
type Conversion struct {
	In       ledger.Currency
	Policy   RatePolicy
	Provider string // of the rates
	// Further tells that amounts will be rounded again, to thousands or millions.
	Further bool
}

// An exactGroup is a group whose amount is not rounded yet. Its Amount is nothing but
// the currency.
type exactGroup struct {
	Group
	exact decimal.Decimal
}

// allSteps is the step of a group over all of them.
const allSteps = -1

// A conversion is one for a table, with what it met on its way.
type conversion struct {
	Conversion
	ledger.Converter
	missing []missingRate
}

type missingRate struct {
	day      ledger.Date
	currency ledger.Currency
}

// conversion prepares one. Refusal: in-other-currency (asked, currency).
func (t *Table) conversion(c Conversion, known ledger.Ordinal) (*conversion, error) {
	x := &conversion{Conversion: c, Converter: ledger.Converter{
		Rates: &t.books.Rates, Functional: t.books.Ledger.Currency, In: c.In, Provider: c.Provider, Known: known,
	}}
	if c.Provider == "" {
		return x, nil // by law alone
	}
	return x, x.Check()
}

// rated tells whether amounts of a currency need rates.
func (c *conversion) rated(from ledger.Currency) bool {
	_, ok := c.Lawful(from)
	return !ok
}

// sumIn is Table.Sum in the conversion's currency. Refusal: rate-missing (currency, in,
// date, provider, more: how many rates are missing besides).
func (t *Table) sumIn(q Query, c *conversion) ([]exactGroup, error) {
	only := func(fits func(ledger.Currency) bool) Query {
		part, given := q, q.keep
		part.keep = func(l lineRef) bool { return fits(l.source.Currency) && (given == nil || given(l)) }
		return part
	}
	list, err := t.sumLawful(only(func(from ledger.Currency) bool { return !c.rated(from) }), c)
	if err != nil {
		return nil, err
	}
	for _, currency := range t.ratedCurrencies(c) {
		more, err := t.sumAtRates(only(func(from ledger.Currency) bool { return from == currency }), c, currency)
		if err != nil {
			return nil, err
		}
		list = merge(list, more)
	}
	return list, c.refuse()
}

// ratedCurrencies are those of sources that need rates, in order.
func (t *Table) ratedCurrencies(c *conversion) []ledger.Currency {
	var list []ledger.Currency
	for _, s := range t.books.Sources {
		if c.rated(s.Currency) {
			list = append(list, s.Currency)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// sumLawful adds up what is in the currency already, or becomes it by law.
func (t *Table) sumLawful(q Query, c *conversion) ([]exactGroup, error) {
	sums, err := t.sums(q)
	if err != nil {
		return nil, err
	}
	list := make([]exactGroup, 0, len(sums.list))
	for g := range sums.all() {
		f, _ := c.Lawful(g.Amount.Currency)
		exact := g.Amount.Decimal()
		if g.Amount.Currency != c.Conversion.In {
			exact = exact.Mul(f)
		}
		g.Amount = ledger.Money{Currency: c.Conversion.In}
		list = appendExact(list, exactGroup{g, exact})
	}
	return list, nil
}

// sumAtRates adds up what is in a currency whose rate is another one every day.
func (t *Table) sumAtRates(q Query, c *conversion, from ledger.Currency) ([]exactGroup, error) {
	factors, exponent, err := c.factors(from, q.Steps)
	if err != nil {
		return nil, err
	}
	sums, missing, err := t.sumRated(&q, factors)
	if err != nil {
		return nil, err
	}
	for i, is := range missing {
		if is {
			c.missing = append(c.missing, missingRate{c.rateDay(factors.first+ledger.Date(i), q.Steps), from})
		}
	}
	exponent -= int32(from.Digits())
	list := make([]exactGroup, 0, len(sums.list))
	for g := range sums.all() {
		exact := decimal.NewFromBigInt(sums.wides[g.Amount.Minor].big(), exponent)
		g.Amount = ledger.Money{Currency: c.Conversion.In}
		list = append(list, exactGroup{g, exact})
	}
	return list, nil
}

// rateDay is of which day the rate is that a payment of a day is converted at.
func (c *conversion) rateDay(paid ledger.Date, steps []ledger.Period) ledger.Date {
	if c.Policy == RateOfPayment {
		return paid
	}
	at, _ := slices.BinarySearchFunc(steps, paid, func(s ledger.Period, d ledger.Date) int { return cmp.Compare(s.Last(), d) })
	return steps[min(at, len(steps)-1)].Last()
}

// factors are what amounts of a currency are multiplied by on the days of steps: whole
// numbers, of which each stands for itself times ten to the exponent. Refusal:
// amount-overflow, of rates that differ by more than numbers can hold.
func (c *conversion) factors(from ledger.Currency, steps []ledger.Period) (f dayFactors, exponent int32, err error) {
	f.first = steps[0].Start
	days := int(steps[len(steps)-1].End - f.first)
	exact := make([]decimal.Decimal, days)
	known := ledger.NoDate
	for i := range exact {
		switch day := c.rateDay(f.first+ledger.Date(i), steps); {
		case i > 0 && day == known:
			exact[i] = exact[i-1]
		default:
			exact[i], _ = c.Worth(from, day)
			exponent, known = min(exponent, exact[i].Exponent()), day
		}
	}
	f.list = make([]uint64, days)
	for i, d := range exact {
		n := d.Shift(-exponent).BigInt()
		if !n.IsInt64() {
			return f, 0, ledger.Refuse("amount-overflow", "value", d.String())
		}
		f.list[i] = n.Uint64()
	}
	return f, exponent, nil
}

// refuse names the earliest rate that is missing.
func (c *conversion) refuse() error {
	if len(c.missing) == 0 {
		return nil
	}
	slices.SortFunc(c.missing, func(a, b missingRate) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.currency, b.currency))
	})
	list := slices.Compact(c.missing)
	why := ""
	if len(list) > 1 {
		why = "several"
	}
	return ledger.Refuse("rate-missing", "currency", list[0].currency, "in", c.Functional, "date", list[0].day,
		"provider", c.Converter.Provider, "more", int64(len(list)-1), "why", why)
}

// appendExact adds a group to the last one where both are the same.
func appendExact(list []exactGroup, g exactGroup) []exactGroup {
	if n := len(list) - 1; n >= 0 && compareExact(&list[n], &g) == 0 {
		list[n].exact, list[n].Postings = list[n].exact.Add(g.exact), list[n].Postings+g.Postings
		return list
	}
	return append(list, g)
}

// merge joins two lists that are in order.
func merge(a, b []exactGroup) []exactGroup {
	if len(a) == 0 || len(b) == 0 {
		return append(a, b...)
	}
	list := make([]exactGroup, 0, len(a)+len(b))
	for len(a) > 0 || len(b) > 0 {
		if len(b) == 0 || len(a) > 0 && compareExact(&a[0], &b[0]) <= 0 {
			list, a = appendExact(list, a[0]), a[1:]
		} else {
			list, b = appendExact(list, b[0]), b[1:]
		}
	}
	return list
}

func compareExact(a, b *exactGroup) int {
	return cmp.Or(compareGroups(&a.Group, &b.Group), cmp.Compare(flag(a.Correction)+flag(a.Replaced), flag(b.Correction)+flag(b.Replaced)))
}

func sortExact(list []exactGroup) {
	slices.SortFunc(list, func(a, b exactGroup) int { return compareExact(&a, &b) })
}

// together adds groups up: over their values, over their steps, or both. What is
// written and what is corrected stay apart, unless net.
func together(list []exactGroup, values, steps, net bool) []exactGroup {
	list = slices.Clone(list)
	for i := range list {
		g := &list[i]
		if values {
			g.Values = nil
		}
		if steps {
			g.Step = allSteps
		}
		if net {
			g.Correction, g.Replaced = false, false
		}
	}
	if values { // else they are in order still
		sortExact(list)
	}
	var sums []exactGroup
	for _, g := range list {
		sums = appendExact(sums, g)
	}
	return sums
}

// rounded rounds every group once. Refusal: amount-overflow (value).
func (c *conversion) rounded(list []exactGroup) ([]Group, error) {
	groups := make([]Group, len(list))
	for i := range list {
		groups[i] = list[i].Group
		var err error
		in := *c
		in.Conversion.In = list[i].Amount.Currency
		if groups[i].Amount, err = in.round(list[i].exact); err != nil {
			return nil, err
		}
	}
	return groups, nil
}

func (c *conversion) round(exact decimal.Decimal) (ledger.Money, error) {
	if c.Further {
		return ledger.RoundOnWay(exact, c.Conversion.In)
	}
	return ledger.RoundToMoney(exact, c.Conversion.In)
}

// spendIn answers a SpendQuery in one currency.
func (t *Table) spendIn(q *SpendQuery, r *Spend, query Query) error {
	exact, c, err := t.sumShown(q, query)
	if err != nil {
		return err
	}
	for _, x := range []struct {
		to            *[]Group
		values, steps bool
	}{{&r.list, false, false}, {&r.Totals, true, false}, {&r.Whole, false, true}, {&r.WholeTotals, true, true}} {
		list := exact
		if x.values || x.steps {
			list = together(exact, x.values, x.steps, x.steps)
		}
		if *x.to, err = c.rounded(list); err != nil {
			return err
		}
	}
	if c.Policy == RateOfPeriodEnd {
		return t.exchange(r, query, c, exact)
	}
	return nil
}

// exchange is by how much what was paid was worth more at the rates of the payment
// days than at those of the periods' ends.
func (t *Table) exchange(r *Spend, query Query, end *conversion, exact []exactGroup) error {
	paid := *end
	paid.Policy, paid.missing = RateOfPayment, nil
	query.By, query.Gross = nil, false
	sums, err := t.sumIn(query, &paid)
	if ledger.RefusalCode(err) == "rate-missing" {
		r.ExchangeUnknown = err
		return nil
	}
	if err != nil {
		return err
	}
	var difference decimal.Decimal
	for _, g := range sums {
		difference = difference.Add(g.exact)
	}
	for _, g := range exact {
		difference = difference.Sub(g.exact)
	}
	r.Exchange, err = end.round(difference)
	return err
}

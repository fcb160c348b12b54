package projections_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/projections"
)

// achieve makes n random entries about two indicators beside the payments of scribble.
func achieve(t *testing.T, l *ledger.Ledger, rng *rand.Rand, n int) {
	t.Helper()
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	do := func(c ledger.ResultCommand) {
		if _, err := l.DoResults(t.Context(), "test", c); err != nil && ledger.RefusalCode(err) == "" {
			t.Fatal(err)
		}
	}
	for name, measure := range map[string]ledger.Measure{"level": ledger.MeasureLevel, "flow": ledger.MeasureFlow} {
		do(&ledger.RegisterIndicator{IndicatorRegistered: ledger.IndicatorRegistered{
			Name: name, Unit: "pieces", Measure: measure, Direction: ledger.Direction(pick("more", "less")), By: []string{"region", "programme"},
			Spend: []ledger.Dimension{{Name: "source", Value: "s0"}, {Name: "source", Value: "s1"}, {Name: "programme", Value: "health"}},
		}})
	}
	for range n {
		name, region, programme := pick("level", "flow"), pick("r0", "r2", "r7", "r7/north"), pick("health", "health/it", "roads")
		date := ledger.NewDate(2017, 1, 1).AddDays(rng.IntN(36) * 30)
		place := []ledger.Dimension{{Name: "region", Value: region}, {Name: "programme", Value: programme}}
		value := ledger.Quantity(rng.IntN(5) * 1250000)
		if rng.IntN(3) > 0 {
			do(&ledger.RecordResult{Indicator: name, Date: date, Value: value, Dimensions: place, Correct: rng.IntN(2) == 0, Reason: "recount"})
			continue
		}
		rng.Shuffle(2, func(i, j int) { place[i], place[j] = place[j], place[i] })
		year := ledger.NewDate(2017+rng.IntN(3), 1, 1)
		days := ledger.Period{Start: year, End: year.AddDays(365)}
		if rng.IntN(2) == 0 {
			days.End = year.AddDays(181)
		}
		if rng.IntN(3) == 0 {
			days = ledger.Period{Start: year.AddDays(181), End: year.AddDays(365)}
		}
		do(&ledger.SetGoal{
			Indicator: name, What: ledger.GoalKind(pick("target", "need")), Period: days, Value: value,
			Dimensions: place[:rng.IntN(3)], Act: fmt.Sprint(rng.IntN(1000)),
		})
	}
}

// The report says what maps and decimals say, at any entry and for any question.
func TestResultsAgainstAPlainFold(t *testing.T) {
	came := map[string]int{}
	for seed := range uint64(6) {
		rng := rand.New(rand.NewPCG(seed, 7))
		store := &memstore.Store{Seed: seed}
		v, err := projections.Open(t.Context(), store, t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		l := ledgertest.New(store, 1)
		l.Views = v
		scribble(t, l, rng, 60)
		achieve(t, l, rng, 120)
		reading, err := ledgertest.Read(t.Context(), store)
		if err != nil {
			t.Fatal(err)
		}
		for range 60 {
			q := randomResultsQuery(t, store, rng, v.Books().Last)
			report, err := v.Table().Results(q)
			if err != nil {
				t.Fatalf("%+v: %v", q, err)
			}
			p := &plainResults{reading, &q, reading.Results(q.Known)}
			for _, i := range report.Indicators {
				got, want := rowTexts(t, &i), p.rows(i.Indicator)
				slices.Sort(got)
				slices.Sort(want)
				if !slices.Equal(got, want) {
					t.Fatalf("seed %d, %s by %v where %v in %v at %d, rank %s:\n%s\nthe plain fold says\n%s",
						seed, i.Name, q.By, q.Where, q.Period, q.Known, q.Rank, strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
				for _, line := range got {
					for n, field := range strings.Split(line, " ") {
						if field != "-" {
							came[fmt.Sprint(n)]++
						}
					}
				}
			}
		}
	}
	for n, name := range []string{"group", "currency", "result", "added", "target", "need", "of target", "of need", "spent", "unit cost", "rank"} {
		if came[fmt.Sprint(n)] < 100 {
			t.Errorf("%s came %d times: %v", name, came[fmt.Sprint(n)], came)
		}
	}
}

func randomResultsQuery(t *testing.T, store ledger.Store, rng *rand.Rand, last ledger.Ordinal) projections.ResultsQuery {
	t.Helper()
	start := ledger.NewDate(2017+rng.IntN(3), 1, 1)
	q := projections.ResultsQuery{Period: ledger.Period{Start: start, End: start.AddDays([]int{181, 365, 730}[rng.IntN(3)])}, Known: last}
	if rng.IntN(3) == 0 {
		q.Known = last/2 + ledger.Ordinal(rng.Int64N(int64(last/2)+1))
	}
	q.By = [][]string{nil, {"region"}, {"programme"}, {"programme", "region"}}[rng.IntN(4)]
	if rng.IntN(3) == 0 {
		q.Where = append(q.Where, projections.Filter{Dimension: "region", Values: []string{"r7", "r0"}[:1+rng.IntN(2)]})
	}
	if rng.IntN(3) == 0 {
		q.Where = append(q.Where, projections.Filter{Dimension: "programme", Values: []string{[]string{"health", "health/it", "roads"}[rng.IntN(3)]}})
	}
	q.Rank = []projections.RankBy{"", projections.RankByResult, projections.RankByTarget, projections.RankByNeed, projections.RankBySpend, projections.RankByUnitCost}[rng.IntN(6)]
	var err error
	if q.Results, err = ledger.ReadResults(t.Context(), store, q.Known); err != nil {
		t.Fatal(err)
	}
	return q
}

func rowTexts(t *testing.T, i *projections.IndicatorReport) (list []string) {
	t.Helper()
	figure := func(f projections.Figure) string {
		if !f.Known {
			return "-"
		}
		return decimal.New(int64(f.Value), -6).String()
	}
	goal := func(g *projections.GoalFigure) string {
		text := figure(g.Figure)
		if g.Partial && g.Known {
			text += "!"
		}
		if g.Known && g.For != ledger.NoDate {
			text += "@" + g.For.String()
		}
		return text
	}
	share := func(d decimal.Decimal, ok bool) string {
		if !ok {
			return "-"
		}
		return d.String()
	}
	for n, rows := range [][]projections.ResultRow{i.Rows, i.Totals} {
		for _, r := range rows {
			fields := []string{strings.Join(r.Values, "+"), string(r.Currency), figure(r.Result), figure(r.Added), goal(&r.Target), goal(&r.Need)}
			fields = append(fields, share(r.OfTarget()), share(r.OfNeed()))
			if r.Currency != "" {
				fields = append(fields, ledger.Money{Minor: r.Spent, Currency: r.Currency}.String())
			} else {
				fields = append(fields, "-")
			}
			cost, ok, err := r.UnitCost()
			if err != nil {
				t.Fatal(err)
			}
			if ok {
				fields = append(fields, cost.String())
			} else {
				fields = append(fields, "-")
			}
			rank := "-"
			if r.Rank > 0 {
				rank = fmt.Sprint(r.Rank)
			}
			list = append(list, strings.Join(append(fields, rank, fmt.Sprint(n)), " "))
		}
	}
	return list
}

// plainResults answers with maps, decimals and days as text.
type plainResults struct {
	reading *ledgertest.Reading
	q       *projections.ResultsQuery
	known   []ledgertest.Result
}

type plainRow struct {
	group                  string
	currency               string
	result, added          *decimal.Decimal
	target, need           *decimal.Decimal
	targetText, needText   string
	targetWhole, needWhole bool
	spent                  *decimal.Decimal
}

func (p *plainResults) rows(i *ledger.Indicator) (list []string) {
	groups := map[string]map[string]string{} // group → its values
	add := func(values map[string]string) {
		at := map[string]string{}
		for _, name := range p.q.By {
			at[name] = values[name]
		}
		groups[p.name(at)] = at
	}
	for _, x := range p.known {
		complete := !slices.ContainsFunc(p.q.By, func(name string) bool { return x.Dimensions[name] == "" })
		if x.Indicator == i.Name && complete && p.meets(x.Dimensions) {
			add(x.Dimensions)
		}
	}
	spent := p.spent(i, p.q.By)
	for _, s := range spent {
		add(s.values)
	}
	if len(p.q.By) == 0 {
		groups = map[string]map[string]string{"": {}}
	}
	var rows []*plainRow
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		rows = append(rows, p.group(i, name, groups[name], spent)...)
	}
	for _, r := range rows {
		list = append(list, r.text(p.rank(i, r, rows))+" 0")
	}
	if len(p.q.By) > 0 {
		whole := *p.q
		whole.By = nil
		all := &plainResults{p.reading, &whole, p.known}
		for _, r := range all.group(i, "", map[string]string{}, all.spent(i, nil)) {
			list = append(list, r.text("-")+" 1")
		}
	}
	return list
}

func (p *plainResults) name(values map[string]string) string {
	var parts []string
	for _, name := range p.q.By {
		parts = append(parts, values[name])
	}
	return strings.Join(parts, "+")
}

func (p *plainResults) meets(values map[string]string) bool {
	for _, f := range p.q.Where {
		if !slices.ContainsFunc(f.Values, func(want string) bool { return strings.HasPrefix(values[f.Dimension]+"/", want+"/") }) {
			return false
		}
	}
	return true
}

type plainSpent struct {
	values map[string]string
	sums   map[string]decimal.Decimal
	counts map[string]int64
}

func (p *plainResults) spent(i *ledger.Indicator, by []string) map[string]*plainSpent {
	groups := map[string]*plainSpent{}
	for _, x := range p.reading.Postings {
		value := func(name string) string {
			if name == "source" {
				return x.Source
			}
			return x.Dimensions[name]
		}
		buys := map[string]bool{}
		for _, d := range i.Spend {
			buys[d.Name] = buys[d.Name] || strings.HasPrefix(value(d.Name)+"/", d.Value+"/")
		}
		if x.Stage != "spent" || x.Ordinal > p.q.Known || x.Date < p.q.Period.Start.String() || x.Date > p.q.Period.Last().String() ||
			!p.meets(x.Dimensions) || slices.Contains(slices.Collect(maps.Values(buys)), false) {
			continue
		}
		values := map[string]string{}
		for _, name := range by {
			values[name] = value(name)
		}
		name := p.name(values)
		if groups[name] == nil {
			groups[name] = &plainSpent{values, map[string]decimal.Decimal{}, map[string]int64{}}
		}
		groups[name].sums[x.Currency] = groups[name].sums[x.Currency].Add(x.Amount)
		groups[name].counts[x.Currency] += x.Weight()
	}
	for name, g := range groups {
		maps.DeleteFunc(g.sums, func(currency string, sum decimal.Decimal) bool { return g.counts[currency] == 0 && sum.IsZero() })
		if len(g.sums) == 0 {
			delete(groups, name)
		}
	}
	return groups
}

func (p *plainResults) group(i *ledger.Indicator, name string, values map[string]string, spent map[string]*plainSpent) []*plainRow {
	row := plainRow{group: name}
	first, last := p.q.Period.Start.String(), p.q.Period.Last().String()
	var counted []ledgertest.Result
	now, before := map[string]ledgertest.Result{}, map[string]ledgertest.Result{}
	for _, x := range p.known {
		if x.Indicator != i.Name || x.What != "" || !p.belongs(x, values) || !p.meets(x.Dimensions) || x.Last > last {
			continue
		}
		if i.Measure == ledger.MeasureFlow {
			if x.Last >= first {
				counted = append(counted, x)
			}
			continue
		}
		if x.Last >= now[x.Place()].Last {
			now[x.Place()] = x
		}
		if x.Last < first && x.Last >= before[x.Place()].Last {
			before[x.Place()] = x
		}
	}
	if i.Measure == ledger.MeasureLevel {
		counted = slices.Collect(maps.Values(now))
	}
	if len(counted) > 0 {
		sum, added := decimal.Decimal{}, decimal.Decimal{}
		for _, x := range counted {
			sum, added = sum.Add(x.Value), added.Add(x.Value).Sub(before[x.Place()].Value)
		}
		row.result = &sum
		if i.Measure == ledger.MeasureFlow || len(before) == len(now) {
			row.added = &added
		}
	}
	row.target, row.targetText, row.targetWhole = p.goal(i, "target", values, counted)
	row.need, row.needText, row.needWhole = p.goal(i, "need", values, counted)
	var rows []*plainRow
	if s := spent[name]; s != nil {
		for currency, sum := range s.sums {
			r := row
			r.currency, r.spent = currency, &sum
			rows = append(rows, &r)
		}
		return rows
	}
	return []*plainRow{&row}
}

func (p *plainResults) belongs(x ledgertest.Result, values map[string]string) bool {
	for name, value := range values {
		if x.Dimensions[name] != value || value == "" {
			return false
		}
	}
	return true
}

// goal tries every set of dimensions that goals have, the smallest first.
func (p *plainResults) goal(i *ledger.Indicator, what string, values map[string]string, counted []ledgertest.Result) (*decimal.Decimal, string, bool) {
	var found *decimal.Decimal
	text := "-"
	for _, set := range [][]string{{}, {"programme"}, {"region"}, {"programme", "region"}} {
		byPlace := map[string][]ledgertest.Result{}
		for _, x := range p.known {
			names := slices.Sorted(maps.Keys(x.Dimensions))
			asked := !slices.ContainsFunc(p.q.Where, func(f projections.Filter) bool { return !slices.Contains(set, f.Dimension) })
			if x.Indicator == i.Name && x.What == what && slices.Equal(names, set) && asked && p.belongs(x, values) && p.meets(x.Dimensions) {
				byPlace[x.Place()] = append(byPlace[x.Place()], x)
			}
		}
		sum, whole := decimal.Decimal{}, true
		ends, covers := map[string]bool{}, []ledgertest.Result{}
		for _, goals := range byPlace {
			picked := p.pick(i, what, goals)
			for _, g := range picked {
				sum = sum.Add(g.Value)
			}
			if len(picked) > 0 {
				ends[picked[len(picked)-1].Last] = true
				covers = append(covers, picked[0])
			}
		}
		if len(covers) == 0 {
			continue
		}
		for _, x := range counted {
			whole = whole && slices.ContainsFunc(covers, func(g ledgertest.Result) bool { return p.belongs(x, g.Dimensions) })
		}
		if found == nil || whole {
			found, text = &sum, sum.String()
			if !whole {
				text += "!"
			}
			if len(ends) == 1 {
				text += "@" + slices.Collect(maps.Keys(ends))[0]
			}
		}
		if whole {
			return found, text, true
		}
	}
	return found, text, false
}

func (p *plainResults) pick(i *ledger.Indicator, what string, goals []ledgertest.Result) []ledgertest.Result {
	first, last := p.q.Period.Start.String(), p.q.Period.Last().String()
	if i.Measure == ledger.MeasureLevel {
		var past, ahead *ledgertest.Result // the nearest on each side; a day of its own is on both
		for _, g := range goals {
			if g.Last <= last && (past == nil || g.Last > past.Last) {
				past = &g
			}
			if g.Last >= last && (ahead == nil || g.Last < ahead.Last) {
				ahead = &g
			}
		}
		if what == "need" && past != nil || ahead == nil {
			return []ledgertest.Result{*past}
		}
		return []ledgertest.Result{*ahead}
	}
	var tiles []ledgertest.Result
	for day := first; day <= last; {
		var best *ledgertest.Result
		for _, g := range goals {
			inside := g.Last <= last
			switch {
			case g.First != day:
			case best == nil:
				best = &g
			case inside && (best.Last > last || g.Last > best.Last), !inside && best.Last > last && g.Last < best.Last:
				best = &g
			}
		}
		if best == nil {
			return nil
		}
		tiles = append(tiles, *best)
		end, _ := ledger.ParseDate(best.Last)
		day = (end + 1).String()
	}
	return tiles
}

// key is what a row is ranked by, the lower the better; nil where it is not.
func (p *plainResults) key(i *ledger.Indicator, r *plainRow) *decimal.Decimal {
	var n decimal.Decimal
	sign := decimal.NewFromInt(1)
	if i.Direction == ledger.MoreIsBetter {
		sign = sign.Neg()
	}
	// Exact enough to tell the small numbers of this test apart.
	part := func(of *decimal.Decimal, whole bool) bool {
		if r.result == nil || of == nil || !whole || of.IsZero() {
			return false
		}
		n = sign.Mul(r.result.DivRound(*of, 30))
		return true
	}
	ok := r.group != "" && !slices.Contains(strings.Split(r.group, "+"), "")
	if len(p.q.By) == 0 {
		ok = true
	}
	switch p.q.Rank {
	case projections.RankByResult:
		if ok = ok && r.result != nil; ok {
			n = sign.Mul(*r.result)
		}
	case projections.RankByTarget:
		ok = ok && part(r.target, r.targetWhole)
	case projections.RankByNeed:
		ok = ok && part(r.need, r.needWhole)
	case projections.RankBySpend:
		if ok = ok && r.spent != nil; ok {
			n = r.spent.Neg()
		}
	case projections.RankByUnitCost:
		if ok = ok && r.spent != nil && r.added != nil && r.added.IsPositive(); ok {
			n = r.spent.DivRound(*r.added, 30)
		}
	default:
		ok = false
	}
	if !ok {
		return nil
	}
	return &n
}

// rank is one more than how many groups are better.
func (p *plainResults) rank(i *ledger.Indicator, r *plainRow, rows []*plainRow) string {
	mine := p.key(i, r)
	if mine == nil {
		return "-"
	}
	better := map[string]bool{}
	for _, o := range rows {
		money := p.q.Rank == projections.RankBySpend || p.q.Rank == projections.RankByUnitCost
		if k := p.key(i, o); k != nil && k.LessThan(*mine) && (!money || o.currency == r.currency) {
			better[o.group] = true
		}
	}
	return fmt.Sprint(len(better) + 1)
}

func (r *plainRow) text(rank string) string {
	show := func(d *decimal.Decimal) string {
		if d == nil {
			return "-"
		}
		return d.String()
	}
	share := func(of *decimal.Decimal, whole bool) string {
		if r.result == nil || of == nil || !whole || of.IsZero() {
			return "-"
		}
		return r.result.Mul(decimal.NewFromInt(100)).DivRound(*of, 1).String()
	}
	spent, cost := "-", "-"
	if r.spent != nil {
		spent = r.spent.StringFixed(2)
		if r.added != nil && r.added.IsPositive() {
			cost = r.spent.DivRound(*r.added, 2).StringFixed(2)
		}
	}
	return strings.Join([]string{
		r.group, r.currency, show(r.result), show(r.added), r.targetText, r.needText,
		share(r.target, r.targetWhole), share(r.need, r.needWhole), spent, cost, rank,
	}, " ")
}

func TestUnitCost(t *testing.T) {
	for _, x := range []struct {
		spent int64
		added ledger.Quantity
		want  string
	}{
		{1, 2e6, "0.01"}, // 0.005: half away from zero
		{-1, 2e6, "-0.01"},
		{1, 3e6, "0.00"},
		{100, 3e6, "0.33"},
		{200, 3e6, "0.67"},
		{1, 1, "10000.00"},
		{0, 5e6, "0.00"},
		{100, 0, "none"},
		{100, -1e6, "none"},
		{1<<63 - 1, 1, "amount-overflow"},
		{1<<63 - 1, 1<<63 - 1, "10000.00"},
	} {
		r := projections.ResultRow{Currency: "BYN", Spent: x.spent, Added: projections.Figure{Value: x.added, Known: true}}
		m, ok, err := r.UnitCost()
		got := m.String()
		switch {
		case err != nil:
			got = ledger.RefusalCode(err)
		case !ok:
			got = "none"
		}
		if got != x.want {
			t.Errorf("%d for %v: %s, want %s", x.spent, x.added, got, x.want)
		}
	}
}

// What cannot be added up is refused, not wrapped round.
func TestResultsThatDoNotFit(t *testing.T) {
	store := &memstore.Store{}
	v, err := projections.Open(t.Context(), store, "")
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	l := ledgertest.New(store, 1)
	l.Views = v
	scribble(t, l, rand.New(rand.NewPCG(1, 1)), 0)
	for _, c := range []ledger.ResultCommand{
		&ledger.RegisterIndicator{IndicatorRegistered: ledger.IndicatorRegistered{
			Name: "x", Unit: "pieces", Measure: ledger.MeasureFlow, Direction: ledger.MoreIsBetter,
		}},
		&ledger.RecordResult{Indicator: "x", Date: ledger.NewDate(2020, 1, 1), Value: 1<<63 - 1},
		&ledger.RecordResult{Indicator: "x", Date: ledger.NewDate(2020, 1, 2), Value: 1},
	} {
		if _, err := l.DoResults(t.Context(), "test", c); err != nil {
			t.Fatal(err)
		}
	}
	known, err := ledger.ReadResults(t.Context(), store, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = v.Table().Results(projections.ResultsQuery{
		Results: known, Period: ledger.Period{Start: ledger.NewDate(2020, 1, 1), End: ledger.NewDate(2021, 1, 1)},
	})
	if ledger.RefusalCode(err) != "quantity-overflow" {
		t.Errorf("the sum is %v", err)
	}
}

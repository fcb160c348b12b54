package ledger_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

func TestQuantity(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "22000": "22000", "+1": "1", "007": "7", "0.5": "0.5", "1.500000": "1.5", "0.000001": "0.000001",
		"9223372036854.775807": "9223372036854.775807",
		"":                     "bad-quantity", "1,5": "bad-quantity", "1e3": "bad-quantity", ".5": "bad-quantity", "5.": "bad-quantity", "1 000": "bad-quantity",
		"0.0000001": "quantity-decimals", "9223372036854.775808": "quantity-overflow", "99999999999999999999": "quantity-overflow",
		"-1": "negative-quantity", "-0.5": "negative-quantity", "-": "bad-quantity", strings.Repeat("9", 1000): "quantity-overflow",
	} {
		q, err := ledger.ParseQuantity(text)
		got := q.String()
		if err != nil {
			got = ledger.RefusalCode(err)
		}
		if got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

// resultsLedger has indicators of both measures and a dimension.
func resultsLedger(t *testing.T, store ledger.Store) *ledger.Ledger {
	t.Helper()
	l := ledgertest.New(store, 1)
	for _, c := range []ledger.Command{
		createLedger(), &ledger.RegisterDimension{Name: "care"},
		&ledger.RegisterSource{ID: "minsk", SourceRegistered: ledger.SourceRegistered{Kind: "other", Currency: "BYN", Opens: day("2018-01-01")}},
	} {
		if _, err := l.Do(t.Context(), "begin", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []*ledger.RegisterIndicator{
		indicator("workplaces", ledger.MeasureLevel, "region", "care"),
		indicator("computers", ledger.MeasureFlow, "region"),
		indicator("staff", ledger.MeasureFlow),
	} {
		if _, err := l.DoResults(t.Context(), "begin", c); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func indicator(name string, m ledger.Measure, by ...string) *ledger.RegisterIndicator {
	return &ledger.RegisterIndicator{IndicatorRegistered: ledger.IndicatorRegistered{
		Name: name, Unit: "pieces", Measure: m, Direction: ledger.MoreIsBetter, By: by,
	}}
}

func pairs(text ...string) (list []ledger.Dimension) {
	for _, p := range text {
		name, value, _ := strings.Cut(p, "=")
		list = append(list, ledger.Dimension{Name: name, Value: value})
	}
	return list
}

// Every order and what becomes of it, one after another on one ledger.
func TestResultCommands(t *testing.T) {
	l := resultsLedger(t, &memstore.Store{})
	result := func(value int64, date string, change func(*ledger.RecordResult)) *ledger.RecordResult {
		c := &ledger.RecordResult{
			Indicator: "workplaces", Date: day(date), Value: ledger.Quantity(value * 1e6), Today: day("2021-06-30"),
			Dimensions: pairs("region=Minsk", "care=outpatient"),
		}
		if change != nil {
			change(c)
		}
		return c
	}
	goal := func(value int64, act string, period ledger.Period, change func(*ledger.SetGoal)) *ledger.SetGoal {
		c := &ledger.SetGoal{
			Indicator: "workplaces", What: ledger.GoalNeed, Period: period, Value: ledger.Quantity(value * 1e6), Act: act,
			Dimensions: pairs("care=outpatient"),
		}
		if change != nil {
			change(c)
		}
		return c
	}
	year := ledger.Period{Start: day("2020-01-01"), End: day("2021-01-01"), Label: "2020"}
	lastDay := ledger.Period{Start: day("2020-12-31"), End: day("2021-01-01"), Label: "2020-12-31"}
	registered := func(change func(*ledger.IndicatorRegistered)) *ledger.RegisterIndicator {
		c := indicator("workplaces", ledger.MeasureLevel, "region", "care")
		change(&c.IndicatorRegistered)
		return c
	}
	for i, x := range []struct {
		when ledger.ResultCommand
		want string
	}{
		{registered(func(e *ledger.IndicatorRegistered) {}), "already results#0"},
		{registered(func(e *ledger.IndicatorRegistered) { e.Unit = "" }), "missing-field field=unit"},
		{registered(func(e *ledger.IndicatorRegistered) { e.Measure = "stock" }), "bad-indicator why=measure value=stock"},
		{registered(func(e *ledger.IndicatorRegistered) { e.Direction = "" }), "bad-indicator why=direction value="},
		{registered(func(e *ledger.IndicatorRegistered) { e.Name = "WORKPLACES" }), "names-look-alike value=WORKPLACES other=workplaces"},
		{registered(func(e *ledger.IndicatorRegistered) { e.Name = "a b" }), "bad-name kind=indicator value=a b why=char char= "},
		{registered(func(e *ledger.IndicatorRegistered) { e.By = []string{"colour"} }), "unknown-dimension dimension=colour"},
		{registered(func(e *ledger.IndicatorRegistered) { e.By = []string{"payee"} }), "unknown-dimension dimension=payee"},
		{registered(func(e *ledger.IndicatorRegistered) { e.By = []string{"care", "care"} }), "dimension-twice dimension=care"},
		{registered(func(e *ledger.IndicatorRegistered) { e.Spend = pairs("source=none") }), "unknown-source source=none"},
		{registered(func(e *ledger.IndicatorRegistered) { e.Spend = pairs("colour=red") }), "unknown-dimension dimension=colour"},
		{registered(func(e *ledger.IndicatorRegistered) { e.Unit = "rooms" }), "results#3"}, // nothing was said of it yet
		{registered(func(e *ledger.IndicatorRegistered) { e.Spend = pairs("source=minsk") }), "results#4"},

		{result(100, "2020-12-31", nil), "results#5"},
		{result(100, "2020-12-31", nil), "already results#5"},
		{result(120, "2020-12-31", nil), "result-conflict indicator=workplaces, care=outpatient, region=Minsk date=2020-12-31 known=100 asked=120 entry=results#5"},
		{result(100, "2020-12-31", func(c *ledger.RecordResult) { c.Note = "x" }), "result-differs indicator=workplaces, care=outpatient, region=Minsk date=2020-12-31 known=100 asked=100 entry=results#5"},
		{result(120, "2020-12-31", func(c *ledger.RecordResult) { c.Correct = true }), "missing-field field=reason"},
		{result(120, "2020-12-31", func(c *ledger.RecordResult) { c.Correct, c.Reason = true, "typo" }), "results#6"},
		{result(120, "2020-12-31", func(c *ledger.RecordResult) { c.Correct, c.Reason = true, "typo" }), "already results#6"},
		{result(100, "2020-12-31", nil), "already results#5"}, // the file that said so comes again
		{result(100, "2020-12-31", func(c *ledger.RecordResult) { c.Correct, c.Reason = true, "no" }), "results#7"},
		{result(1, "2020-12-30", func(c *ledger.RecordResult) { c.Correct, c.Reason = true, "no" }), "nothing-to-correct indicator=workplaces date=2020-12-30"},
		{result(1, "2021-07-01", nil), "result-in-future indicator=workplaces date=2021-07-01 today=2021-06-30"},
		{result(-1, "2020-12-31", nil), "negative-quantity value=-1"},
		{result(1, "2020-12-31", func(c *ledger.RecordResult) { c.Indicator = "rooms" }), "unknown-indicator indicator=rooms"},
		{result(1, "2020-12-31", func(c *ledger.RecordResult) { c.Date = ledger.NoDate }), "missing-field field=date"},
		{result(1, "2020-12-31", func(c *ledger.RecordResult) { c.Dimensions = pairs("region=Minsk") }), "not-of-indicator indicator=workplaces dimension=care"},
		{result(1, "2020-12-31", func(c *ledger.RecordResult) { c.Indicator = "computers" }), "foreign-to-indicator indicator=computers dimension=care"},
		{result(1, "2020-12-31", func(c *ledger.RecordResult) { c.Dimensions = pairs("region=Minsk", "colour=red") }), "unknown-dimension dimension=colour"},
		{registered(func(e *ledger.IndicatorRegistered) { e.Direction = ledger.LessIsBetter }), "indicator-exists indicator=workplaces"},
		{registered(func(e *ledger.IndicatorRegistered) { e.Title = "Workplaces" }), "results#8"},

		{goal(200, "7", year, nil), "results#9"},
		{goal(200, "7", lastDay, nil), "already results#9"}, // a level is held against the last day
		{goal(300, "7", year, nil), "goal-conflict indicator=workplaces act=7 entry=results#9"},
		{goal(300, "8", year, nil), "results#10"},
		{goal(200, "7", year, nil), "already results#9"},
		{goal(300, "", year, nil), "missing-field field=act"},
		{goal(-1, "9", year, nil), "negative-quantity value=-1"},
		{goal(1, "9", year, func(c *ledger.SetGoal) { c.What = "wish" }), "bad-indicator why=goal value=wish"},
		{goal(1, "9", year, func(c *ledger.SetGoal) { c.Indicator = "rooms" }), "unknown-indicator indicator=rooms"},
		{goal(1, "9", year, func(c *ledger.SetGoal) { c.Indicator = "computers" }), "foreign-to-indicator indicator=computers dimension=care"},
	} {
		out, err := l.DoResults(t.Context(), "test", x.when)
		got := out.Ref.String()
		if out.Already {
			got = "already " + got
		}
		if err != nil {
			got = err.Error()
		}
		if got != x.want {
			t.Errorf("%d: %+v\ngave %s\nwant %s", i, x.when, got, x.want)
		}
	}
}

// What was known before a correction can be read again.
func TestResultsAsKnown(t *testing.T) {
	store := &memstore.Store{}
	l := resultsLedger(t, store)
	before := ledger.Ordinal(0)
	for _, value := range []ledger.Quantity{5e6, 7e6} {
		c := &ledger.RecordResult{Indicator: "staff", Date: day("2020-03-31"), Value: value, Correct: before > 0, Reason: "recount"}
		if _, err := l.DoResults(t.Context(), "test", c); err != nil {
			t.Fatal(err)
		}
		if before == 0 {
			before = l.Views.Books().Last
		}
	}
	for known, want := range map[ledger.Ordinal]string{before: "5", 0: "7"} {
		r, err := ledger.ReadResults(t.Context(), store, known)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Indicators[2].Values[0].Value.String(); got != want {
			t.Errorf("as known at %d: %s, want %s", known, got, want)
		}
	}
	none, err := ledger.ReadResults(t.Context(), store, 1)
	if err != nil || len(none.Indicators) != 0 {
		t.Errorf("at the first entry: %d indicators, %v", len(none.Indicators), err)
	}
}

// Two people record results at once, on stores that make them decide again and again.
// After every order the ledger and a map agree on what came of it; in the end, so does
// whoever reads the log from the beginning.
func TestResultSimulation(t *testing.T) {
	came := map[string]int{}
	for seed := range uint64(4) {
		store := &memstore.Store{Seed: seed, ConflictPercent: 20}
		if seed%2 == 1 {
			store.NonAtomic, store.StopPercent = true, 20
		}
		simulateResults(t, store, rand.New(rand.NewPCG(seed, 2)), came)
	}
	for _, outcome := range []string{"recorded", "already", "result-conflict", "nothing-to-correct", "goal-conflict", "result-in-future", "not-of-indicator"} {
		if came[outcome] == 0 {
			t.Errorf("nothing was ever %s: %v", outcome, came)
		}
	}
}

func simulateResults(t *testing.T, store *memstore.Store, r *rand.Rand, came map[string]int) {
	t.Helper()
	ctx := context.Background()
	people := []*ledger.Ledger{resultsLedger(t, store), ledgertest.New(store, 2)}
	counts, said := map[string]string{}, map[string]map[string]bool{} // by place: what counts, and all that was ever said
	for step := range 250 {
		place := []string{fmt.Sprint("region=r", r.IntN(3))}
		name := pick(r, "workplaces", "computers")
		complete := name == "computers" || r.IntN(20) > 0
		if name == "workplaces" && complete {
			place = append(place, "care="+pick(r, "in", "out"))
		}
		date, value := day("2020-01-01").AddDays(r.IntN(6)), ledger.Quantity(r.IntN(4)*500000)
		if r.IntN(30) == 0 {
			date = day("2021-07-01")
		}
		key := fmt.Sprint(name, place, date)
		content, want := value.String(), "recorded"
		var c ledger.ResultCommand
		if r.IntN(4) == 0 {
			act := pick(r, "1", "2")
			key, content = fmt.Sprint("goal ", key), act+" "+content
			c = &ledger.SetGoal{
				Indicator: name, What: ledger.GoalTarget, Period: ledger.Period{Start: date, End: date + 1}, Value: value, Act: act,
				Dimensions: pairs(place...),
			}
			for before := range said[key] {
				if strings.HasPrefix(before, act+" ") && before != content {
					want = "goal-conflict"
				}
			}
			if said[key][content] {
				want = "already"
			}
		} else {
			correct := r.IntN(3) == 0
			c = &ledger.RecordResult{
				Indicator: name, Date: date, Value: value, Dimensions: pairs(place...), Today: day("2021-06-30"), Correct: correct, Reason: "recount",
			}
			before, known := counts[key]
			switch {
			case date > day("2021-06-30"):
				want = "result-in-future"
			case !complete:
				want = "not-of-indicator"
			case known && (before == content || !correct && said[key][content]):
				want = "already"
			case !known && correct:
				want = "nothing-to-correct"
			case known && !correct:
				want = "result-conflict"
			}
		}
		out, err := pick(r, people...).DoResults(ctx, "test", c)
		got := "recorded"
		if out.Already {
			got = "already"
		}
		if err != nil {
			got = ledger.RefusalCode(err)
		}
		if got != want {
			t.Fatalf("step %d: %+v\ngave %s (%v), the model says %s", step, c, got, err, want)
		}
		if came[got]++; got == "recorded" {
			if said[key] == nil {
				said[key] = map[string]bool{}
			}
			counts[key], said[key][content] = content, true
		}
	}
	compareResults(t, store, counts)
}

// compareResults holds the model, the ledger's reading and the plain one together.
func compareResults(t *testing.T, store ledger.Store, model map[string]string) {
	t.Helper()
	known, err := ledger.ReadResults(t.Context(), store, 0)
	if err != nil {
		t.Fatal(err)
	}
	ours, plain := map[string]string{}, map[string]string{}
	key := func(indicator, what, first, last, place string) string {
		return strings.Join([]string{indicator, what, first, last, place}, " ")
	}
	place := func(list []ledger.Dimension) string {
		var parts []string
		for _, d := range list {
			parts = append(parts, d.Name+"="+d.Value)
		}
		return strings.Join(parts, ";")
	}
	for _, i := range known.Indicators {
		for _, v := range i.Values {
			ours[key(i.Name, "", "", v.Date.String(), place(v.Dimensions))] = v.Value.String()
		}
		for _, g := range i.Goals {
			first := ""
			if g.FirstDay != ledger.NoDate {
				first = g.FirstDay.String()
			}
			ours[key(i.Name, string(g.What), first, g.LastDay.String(), place(g.Dimensions))] = g.Value.String()
		}
	}
	reading, err := ledgertest.Read(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range reading.Results(ledger.Ordinal(len(reading.Entries))) {
		plain[key(x.Indicator, x.What, x.First, x.Last, x.Place())] = x.Value.String()
	}
	if !maps.Equal(ours, plain) {
		t.Errorf("the ledger has %d values and goals, a plain reading %d others", len(ours), len(plain))
	}
	values := func(m map[string]string) []string {
		var list []string
		for _, v := range m {
			list = append(list, v[strings.LastIndexByte(v, ' ')+1:])
		}
		slices.Sort(list)
		return list
	}
	if !slices.Equal(values(model), values(ours)) {
		t.Errorf("the model has other values than the ledger: %d, %d", len(model), len(ours))
	}
}

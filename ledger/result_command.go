package ledger

import (
	"cmp"
	"slices"
)

// A ResultCommand is one that is decided on the Results besides the Books.
type ResultCommand interface {
	Command
	on(*Results)
}

// decision appends an event behind those that the results are made of.
func (r *Results) decision(e Event) Decision {
	return Decision{Stream: StreamResults, Expected: r.Revision, Events: []Event{e}}
}

// RegisterIndicator says what is counted.
type RegisterIndicator struct {
	IndicatorRegistered
	Known *Results
}

func (c *RegisterIndicator) on(r *Results) { c.Known = r }

// Decide refuses an indicator of a name that has another meaning already, once it has
// goals or values: indicator-exists (indicator). The same again is found; another
// title or other money takes the place of the earlier one.
//
// Refusals: missing-field (field), bad-indicator (why, value), names-look-alike
// (value, other), unknown-dimension (dimension), dimension-twice (dimension),
// unknown-source (source), and those of names.
func (c *RegisterIndicator) Decide(b *Books, _ Documents) (Decision, error) {
	e := c.IndicatorRegistered
	e.By, e.Spend = slices.Clone(e.By), slices.Clone(e.Spend)
	if err := CheckIndicatorName(e.Name); err != nil {
		return Decision{}, err
	}
	if err := e.check(b); err != nil {
		return Decision{}, err
	}
	known := c.Known.names[e.Name]
	switch {
	case known == nil:
		if other := c.Known.folded[FoldName(e.Name)]; other != "" {
			return Decision{}, Refuse("names-look-alike", "value", e.Name, "other", other)
		}
	case known.same(&e):
		return Decision{Already: &Ref{StreamResults, known.Entry}}, nil
	case !known.means(&e) && len(known.Values)+len(known.Goals) > 0:
		return Decision{}, Refuse("indicator-exists", "indicator", e.Name)
	}
	return c.Known.decision(&e), nil
}

// check puts what an indicator is broken down by, and its money, in order.
func (e *IndicatorRegistered) check(b *Books) error {
	switch {
	case e.Unit == "":
		return Refuse("missing-field", "field", "unit")
	case e.Measure != MeasureLevel && e.Measure != MeasureFlow:
		return Refuse("bad-indicator", "why", "measure", "value", excerpt(string(e.Measure)))
	case e.Direction != MoreIsBetter && e.Direction != LessIsBetter:
		return Refuse("bad-indicator", "why", "direction", "value", excerpt(string(e.Direction)))
	}
	for _, t := range []fieldText{{"title", e.Title}, {"unit", e.Unit}} {
		if err := t.check(); err != nil {
			return err
		}
	}
	slices.Sort(e.By)
	for n, name := range e.By {
		if !b.Classifies(name) {
			return Refuse("unknown-dimension", "dimension", excerpt(name))
		}
		if n > 0 && e.By[n-1] == name {
			return Refuse("dimension-twice", "dimension", name)
		}
	}
	slices.SortFunc(e.Spend, func(x, y Dimension) int {
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Value, y.Value))
	})
	e.Spend = slices.Compact(e.Spend)
	for _, d := range e.Spend {
		if !slices.Contains(b.DimensionNames(), d.Name) {
			return Refuse("unknown-dimension", "dimension", excerpt(d.Name))
		}
		if err := CheckValue(d.Value); err != nil {
			return err
		}
		if d.Name == DimSource {
			if _, err := b.Source(d.Value); err != nil {
				return err
			}
		}
	}
	return nil
}

// means tells whether values of two registrations can be compared.
func (e *IndicatorRegistered) means(o *IndicatorRegistered) bool {
	return e.Unit == o.Unit && e.Measure == o.Measure && e.Direction == o.Direction && slices.Equal(e.By, o.By)
}

func (e *IndicatorRegistered) same(o *IndicatorRegistered) bool {
	return e.means(o) && e.Title == o.Title && slices.Equal(e.Spend, o.Spend)
}

// SetGoal says what an indicator is to come to, or what would be enough of it.
type SetGoal struct {
	Indicator  string
	What       GoalKind
	Period     Period // of a level, only its last day counts
	Value      Quantity
	Dimensions []Dimension
	Act        string
	Reason     string
	Known      *Results
}

func (c *SetGoal) on(r *Results) { c.Known = r }

// Decide finds what the same act set before. Another act takes the place of an earlier
// one for the same days and classification.
//
// Refusals: unknown-indicator (indicator), missing-field (field), bad-indicator (why,
// value), goal-conflict (indicator, act, entry), foreign-to-indicator (indicator,
// dimension), negative-quantity (value), and those of names and dimensions.
func (c *SetGoal) Decide(b *Books, _ Documents) (Decision, error) {
	i, err := c.Known.Indicator(c.Indicator)
	if err != nil {
		return Decision{}, err
	}
	if c.What != GoalTarget && c.What != GoalNeed {
		return Decision{}, Refuse("bad-indicator", "why", "goal", "value", excerpt(string(c.What)))
	}
	if c.Act == "" {
		return Decision{}, Refuse("missing-field", "field", "act")
	}
	if c.Value < 0 {
		return Decision{}, Refuse("negative-quantity", "value", c.Value.String())
	}
	for _, t := range []fieldText{{"act", c.Act}, {"reason", c.Reason}} {
		if err := t.check(); err != nil {
			return Decision{}, err
		}
	}
	dimensions := slices.Clone(c.Dimensions)
	if err := firstOf(func(object objector) bool { return i.ofDimensions(b, dimensions, false, object) }); err != nil {
		return Decision{}, err
	}
	e := &IndicatorGoalSet{
		Indicator: c.Indicator, What: c.What, Period: c.Period.String(), FirstDay: c.Period.Start, LastDay: c.Period.Last(),
		Value: c.Value, Dimensions: dimensions, Act: c.Act, Reason: c.Reason,
	}
	if i.Measure == MeasureLevel {
		e.Period, e.FirstDay = e.LastDay.String(), NoDate
	}
	e.Key, e.Digest = GoalKey(b.Ledger.ID, e), e.digest()
	if set := i.goals[e.Key]; set != nil {
		if filed, ok := set.acts[e.Act]; ok && filed.digest == e.Digest {
			return Decision{Already: &Ref{StreamResults, filed.entry}}, nil
		} else if ok {
			return Decision{}, Refuse("goal-conflict", "indicator", e.Indicator, "act", e.Act, "entry", Ref{StreamResults, filed.entry})
		}
	}
	return c.Known.decision(e), nil
}

func (e *IndicatorGoalSet) digest() Digest {
	var d digester
	d.text(e.Indicator, string(e.What))
	d.date(e.FirstDay, e.LastDay)
	d.text(e.Value.String())
	d.dimensions(e.Dimensions)
	d.text(e.Act)
	return d.sum()
}

// ofDimensions puts the classification of a goal or value in order, and objects to one
// that the indicator is not broken down by: foreign-to-indicator (indicator,
// dimension), to one that is missing: not-of-indicator (indicator, dimension), and as
// ofFixed does.
func (i *Indicator) ofDimensions(b *Books, list []Dimension, all bool, object objector) bool {
	if !ofFixed(b, list, object) {
		return false
	}
	for _, d := range list {
		if b.Classifies(d.Name) && !i.Breaks(d.Name) &&
			!object(Refuse("foreign-to-indicator", "indicator", i.Name, "dimension", d.Name)) {
			return false
		}
	}
	for _, name := range i.By {
		given := slices.ContainsFunc(list, func(d Dimension) bool { return d.Name == name })
		if all && !given && !object(Refuse("not-of-indicator", "indicator", i.Name, "dimension", name)) {
			return false
		}
	}
	return true
}

// RecordResult records the value of an indicator on a day.
type RecordResult struct {
	Indicator  string
	Date       Date
	Value      Quantity
	Dimensions []Dimension
	Document   string
	Note       string
	Today      Date   // the day on which it is recorded, in the ledger's zone
	Correct    bool   // takes the place of another value
	Reason     string // of the correction
	Known      *Results
}

func (c *RecordResult) on(r *Results) { c.Known = r }

// Decide finds the same result where it was recorded before, even if it was corrected
// since: a file that comes again still says what it said.
//
// Refusals: unknown-indicator (indicator), missing-field (field), negative-quantity
// (value), result-in-future (indicator, date, today), foreign-to-indicator and
// not-of-indicator (indicator, dimension), result-conflict (indicator, date, where,
// known, asked, entry), result-differs (the same, where only document or note do),
// nothing-to-correct (indicator, date), and those of names and dimensions.
func (c *RecordResult) Decide(b *Books, _ Documents) (Decision, error) {
	dimensions := slices.Clone(c.Dimensions)
	if err := firstOf(func(object objector) bool { return c.of(b, dimensions, object) }); err != nil {
		return Decision{}, err
	}
	e := &ResultRecorded{
		Indicator: c.Indicator, Date: c.Date, Value: c.Value, Dimensions: dimensions, Document: c.Document, Note: c.Note,
	}
	e.Key, e.Digest = ResultKey(b.Ledger.ID, e), e.digest()
	known := c.Known.names[c.Indicator].values[e.Key]
	switch {
	case known == nil && c.Correct:
		return Decision{}, Refuse("nothing-to-correct", "indicator", c.Indicator, "date", c.Date)
	case known == nil:
		return c.Known.decision(e), nil
	case known.Digest == e.Digest:
		return Decision{Already: &Ref{StreamResults, known.Entry}}, nil
	case c.Correct:
		e.Corrects, e.Reason = known.Entry, c.Reason
		return c.Known.decision(e), nil
	}
	for _, earlier := range known.earlier {
		if earlier.digest == e.Digest {
			return Decision{Already: &Ref{StreamResults, earlier.entry}}, nil
		}
	}
	return Decision{}, known.conflict(e)
}

// conflict refuses another value of the same day and classification.
func (r *Result) conflict(e *ResultRecorded) error {
	code := "result-conflict"
	if r.Value == e.Value {
		code = "result-differs"
	}
	what := e.Indicator
	for _, d := range e.Dimensions {
		what += ", " + d.Name + "=" + d.Value
	}
	return Refuse(code, "indicator", what, "date", e.Date,
		"known", r.Value, "asked", e.Value, "entry", Ref{StreamResults, r.Entry})
}

// Objections is everything that speaks against the result, of which Decide returns
// the first, except what is recorded already.
func (c *RecordResult) Objections(b *Books) []error {
	dimensions := slices.Clone(c.Dimensions)
	return allOf(func(object objector) bool { return c.of(b, dimensions, object) })
}

func (c *RecordResult) of(b *Books, dimensions []Dimension, object objector) bool {
	i, err := c.Known.Indicator(c.Indicator)
	if err != nil && !object(err) {
		return false
	}
	switch {
	case c.Date == NoDate:
		if !object(Refuse("missing-field", "field", "date")) {
			return false
		}
	case c.Today != NoDate && c.Date > c.Today:
		if !object(Refuse("result-in-future", "indicator", c.Indicator, "date", c.Date, "today", c.Today)) {
			return false
		}
	}
	if c.Value < 0 && !object(Refuse("negative-quantity", "value", c.Value.String())) {
		return false
	}
	if c.Correct && c.Reason == "" && !object(Refuse("missing-field", "field", "reason")) {
		return false
	}
	for _, t := range []fieldText{{"document", c.Document}, {"note", c.Note}, {"reason", c.Reason}} {
		if err := t.check(); err != nil && !object(err) {
			return false
		}
	}
	if i == nil {
		return ofFixed(b, dimensions, object)
	}
	return i.ofDimensions(b, dimensions, true, object)
}

func (e *ResultRecorded) digest() Digest {
	var d digester
	d.text(e.Indicator)
	d.date(e.Date)
	d.text(e.Value.String())
	d.dimensions(e.Dimensions)
	d.text(e.Document, e.Note)
	return d.sum()
}

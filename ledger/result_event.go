package ledger

import "github.com/google/uuid"

// What money bought is told by entries of the stream "results". They have no
// postings: a result is no money.

// A Measure says how the values of an indicator make up a figure.
type Measure string

// The measures.
const (
	MeasureLevel Measure = "level" // what there is on a day: the latest value counts
	MeasureFlow  Measure = "flow"  // what was done by a day: values add up over a period
)

// A Direction says which of two values is the better one.
type Direction string

// The directions.
const (
	MoreIsBetter Direction = "more"
	LessIsBetter Direction = "less"
)

// A GoalKind says what a value is held against.
type GoalKind string

// The kinds of goals.
const (
	GoalTarget GoalKind = "target" // what is planned
	GoalNeed   GoalKind = "need"   // what would be enough: the denominator of "90 % of need"
)

// IndicatorRegistered says what is counted, and in what. A later one for the same
// name takes the place of an earlier one, which may have had another title or other
// money; what its values mean never changes.
type IndicatorRegistered struct {
	Name      string
	Title     string
	Unit      string // as people say it: workplaces, km
	Measure   Measure
	Direction Direction
	// By are the dimensions that every value is of, sorted: with region and care, a
	// value is that of outpatient care in one region, and nothing is counted twice.
	By []string
	// Spend is which money buys it: that which has any of the values given for each
	// of the dimensions named, sorted. Nobody said where it is empty.
	Spend []Dimension
}

func (e *IndicatorRegistered) fields(c *coder) {
	c.text("name", &e.Name)
	c.option("title", &e.Title)
	c.text("unit", &e.Unit)
	c.text("measure", (*string)(&e.Measure))
	c.text("direction", (*string)(&e.Direction))
	array(c, "by", &e.By, func(name *string) { c.text("dimension", name) })
	array(c, "spend", &e.Spend, func(d *Dimension) {
		c.text("dimension", &d.Name)
		c.text("value", &d.Value)
	})
}

// IndicatorGoalSet says what an indicator is to come to, or what would be enough of
// it. Of several for the same days and classification the last one counts.
type IndicatorGoalSet struct {
	Key        uuid.UUID // see GoalKey
	Digest     Digest    // of the input
	Indicator  string
	What       GoalKind
	Period     string // as it was ordered: 2020
	FirstDay   Date   // of a flow; NoDate for a level, which is held against the last day
	LastDay    Date
	Value      Quantity
	Dimensions []Dimension // fewer than the indicator has are of a total over the others
	Act        string      // the legal act, or the reference given for it
	Reason     string
}

func (e *IndicatorGoalSet) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.text("indicator", &e.Indicator)
	c.text("what", (*string)(&e.What))
	c.text("period", &e.Period)
	c.optDate("first_day", &e.FirstDay)
	c.date("last_day", &e.LastDay)
	c.quantity("value", &e.Value)
	c.dimensions("dimensions", &e.Dimensions)
	c.text("act", &e.Act)
	c.option("reason", &e.Reason)
}

// ResultRecorded is a value of an indicator on a day. One that corrects another
// takes its place from then on.
type ResultRecorded struct {
	Key        uuid.UUID // see ResultKey
	Digest     Digest    // of the input
	Indicator  string
	Date       Date
	Value      Quantity
	Dimensions []Dimension // all that the indicator has
	Document   string      // that says so: a report, an act of acceptance
	Note       string
	Corrects   Revision // the entry of the same stream whose place it takes; 0 for none
	Reason     string
}

func (e *ResultRecorded) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.text("indicator", &e.Indicator)
	c.date("date", &e.Date)
	c.quantity("value", &e.Value)
	c.dimensions("dimensions", &e.Dimensions)
	c.option("document", &e.Document)
	c.option("note", &e.Note)
	c.optInteger("corrects", (*int64)(&e.Corrects))
	c.option("reason", &e.Reason)
}

// GoalKey derives the key under which a goal is known, as DocumentKey does, over the
// texts "goal", indicator, what, first day, last day, and the number, names and
// values of its dimensions.
func GoalKey(ledger uuid.UUID, e *IndicatorGoalSet) uuid.UUID {
	f := digester{ledger[:]}
	f.text("goal", e.Indicator, string(e.What))
	f.date(e.FirstDay, e.LastDay)
	f.dimensions(e.Dimensions)
	return f.key()
}

// ResultKey derives the key under which a result is known, as DocumentKey does, over
// the texts "result", indicator, date, and the number, names and values of its
// dimensions.
func ResultKey(ledger uuid.UUID, e *ResultRecorded) uuid.UUID {
	f := digester{ledger[:]}
	f.text("result", e.Indicator)
	f.date(e.Date)
	f.dimensions(e.Dimensions)
	return f.key()
}

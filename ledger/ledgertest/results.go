package ledgertest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
)

// ofResults is an event of the stream "results"; nil for others.
func (d *data) ofResults(typ string) ledger.Event {
	switch typ {
	case "indicator-registered.v1":
		e := &ledger.IndicatorRegistered{
			Name: d.Name, Title: d.Title, Unit: d.Unit,
			Measure: ledger.Measure(d.Measure), Direction: ledger.Direction(d.Direction),
		}
		for _, by := range d.By {
			e.By = append(e.By, by.Dimension)
		}
		for _, s := range d.Spend {
			e.Spend = append(e.Spend, ledger.Dimension{Name: s.Dimension, Value: s.Value})
		}
		return e
	case "indicator-goal-set.v1":
		return &ledger.IndicatorGoalSet{
			Key: id(d.Key), Digest: digest(d.Digest), Indicator: d.Indicator, What: ledger.GoalKind(d.What), Period: d.Period,
			FirstDay: date(d.FirstDay), LastDay: date(d.LastDay), Value: quantity(d.Value), Dimensions: d.dimensions(),
			Act: d.Act, Reason: d.Reason,
		}
	case "result-recorded.v1":
		return &ledger.ResultRecorded{
			Key: id(d.Key), Digest: digest(d.Digest), Indicator: d.Indicator, Date: date(d.Date), Value: quantity(d.Value),
			Dimensions: d.dimensions(), Document: d.Document, Note: d.Note, Corrects: ledger.Revision(d.Corrects), Reason: d.Reason,
		}
	}
	return nil
}

func quantity(text string) ledger.Quantity {
	q, err := decimal.NewFromString(text)
	must(err)
	millionths := q.Shift(ledger.QuantityDigits)
	if !millionths.IsInteger() || !millionths.BigInt().IsInt64() {
		panic(malformed{fmt.Errorf("quantity %s", text)})
	}
	return ledger.Quantity(millionths.BigInt().Int64())
}

// A Result is a value of an indicator, or a goal of one.
type Result struct {
	Ordinal    ledger.Ordinal
	Indicator  string
	What       string // "" for a value, else target or need
	First      string // day; "" where only the last counts
	Last       string
	Value      decimal.Decimal
	Dimensions map[string]string
}

// Place writes a classification as text: the dimensions by name.
func (r *Result) Place() string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(r.Dimensions)) {
		parts = append(parts, name+"="+r.Dimensions[name])
	}
	return strings.Join(parts, ";")
}

// Results are the values and goals that count at an entry: of those that say something
// of the same days and classification, the last.
func (r *Reading) Results(known ledger.Ordinal) []Result {
	var list []Result
	for _, x := range r.results {
		if x.Ordinal > known {
			break
		}
		same := func(o Result) bool {
			return o.Indicator == x.Indicator && o.What == x.What && o.First == x.First && o.Last == x.Last && o.Place() == x.Place()
		}
		if i := slices.IndexFunc(list, same); i >= 0 {
			list[i] = x
		} else {
			list = append(list, x)
		}
	}
	return list
}

func (r *Reading) result(at ledger.Ordinal, d *data) error {
	value, err := decimal.NewFromString(d.Value)
	last := d.Date
	if last == "" {
		last = d.LastDay
	}
	r.results = append(r.results, Result{at, d.Indicator, d.What, d.FirstDay, last, value, d.Dimensions})
	return err
}

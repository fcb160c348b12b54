package cli

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func resultCommand() *command {
	return &command{name: "result", sub: func() []*command {
		return []*command{recording(resultRecord()), resultList()}
	}}
}

func resultRecord() *command {
	var c ledger.RecordResult
	var value string
	return &command{
		name: "record",
		args: []arg{textArg("indicator", &c.Indicator)},
		flags: append([]*flag{
			text("value", &value).shows("quantity").must(),
			day("date", &c.Date).must(),
			freeText("document", &c.Document),
			freeText("note", &c.Note),
			toggle("correct", &c.Correct),
			freeText("reason", &c.Reason),
		}, classification(&c.Dimensions)...),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				var err error
				if c.Value, err = parseQuantity(value, s.lang); err != nil {
					return inFlag("value", err)
				}
				c.Today = l.today()
				values := lookalikes{open: l, also: l.resultValues(ctx)}
				if err := values.see(noPlace, c.Dimensions); err != nil {
					return err
				}
				out, err := l.doResults(ctx, "result record", &c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				values.tell()
				return s.done("result-recorded", "indicator", c.Indicator, "value", c.Value, "date", c.Date, "entry", out.Ref)
			})
		},
	}
}

// parseQuantity reads a quantity as it is typed, in the ways of parseAmount.
func parseQuantity(value string, lang catalogue.Lang) (ledger.Quantity, error) {
	text, ok := plainAmount(strings.TrimSpace(value), lang)
	if !ok {
		return 0, ledger.Refuse("bad-quantity", "value", value)
	}
	return ledger.ParseQuantity(text)
}

// quantityCell is a quantity in a table.
func quantityCell(q ledger.Quantity) output.Cell {
	n, digits := q.Decimal()
	return output.Decimal(n, digits)
}

// place is a classification on one line.
func place(list []ledger.Dimension) string {
	parts := make([]string, len(list))
	for i, d := range list {
		parts[i] = d.Name + "=" + d.Value
	}
	return strings.Join(parts, "; ")
}

// ofIndicator names what a goal or value is of.
func ofIndicator(name string, list []ledger.Dimension) string {
	return strings.TrimSuffix(name+" "+place(list), " ")
}

// sameResult are the entries about one value or goal: it, and what took its place.
func (l *openLedger) sameResult(ctx context.Context, key uuid.UUID) (list []*entry, err error) {
	for e, err := range l.entriesOf(ctx, ledger.StreamResults, 0) {
		if err != nil {
			return nil, err
		}
		var of uuid.UUID
		switch x := e.event.(type) {
		case *ledger.IndicatorGoalSet:
			of = x.Key
		case *ledger.ResultRecorded:
			of = x.Key
		}
		if of == key {
			list = append(list, &entry{e.Record, e.event})
		}
	}
	return list, nil
}

// doResults carries out a command about indicators and their values.
func (l *openLedger) doResults(ctx context.Context, command string, c ledger.ResultCommand) (ledger.Outcome, error) {
	out, err := l.writer(command).DoResults(ctx, command, c)
	if ledger.RefusalCode(err) != "unknown-indicator" {
		return out, err
	}
	known, failed := l.results(ctx, l.books().Last)
	if failed != nil {
		return out, failed
	}
	return out, l.indicatorMeant(known, err)
}

// indicator finds an indicator by its name. Refusals: unknown-indicator (indicator),
// unknown-indicator-meant (indicator, meant).
func (l *openLedger) indicator(known *ledger.Results, name string) (*ledger.Indicator, error) {
	i, err := known.Indicator(name)
	return i, l.indicatorMeant(known, err)
}

func (l *openLedger) indicatorMeant(known *ledger.Results, err error) error {
	if ledger.RefusalCode(err) != "unknown-indicator" {
		return err
	}
	var name string
	if r, ok := errors.AsType[*ledger.Refusal](err); ok {
		name, _ = r.Arg("indicator").(string)
	}
	if meant := closest(name, known.Names()); meant != "" {
		return ledger.Refuse("unknown-indicator-meant", "indicator", name, "meant", meant)
	}
	return err
}

// resultValues looks up which values of a dimension results have: those of payments
// and lines are not all that people mean.
func (l *openLedger) resultValues(ctx context.Context) func(dimension string) ([]string, error) {
	return func(dimension string) ([]string, error) {
		known, err := l.results(ctx, l.books().Last)
		if err != nil {
			return nil, err
		}
		var values []string
		for _, i := range known.Indicators {
			for _, v := range i.Values {
				values = append(values, ledger.DimensionValue(v.Dimensions, dimension))
			}
			for _, g := range i.Goals {
				values = append(values, ledger.DimensionValue(g.Dimensions, dimension))
			}
		}
		return values, nil
	}
}

// resultOptions are what `result list` is asked for.
type resultOptions struct {
	indicator, period string
	where             []ledger.Dimension
	knownAt           knownAt
	known             ledger.Ordinal // set from it
}

func resultList() *command {
	var o resultOptions
	return &command{
		name: "list",
		args: []arg{textArg("indicator", &o.indicator).maybe()},
		flags: []*flag{
			periodFlag(&o.period),
			list("where", &o.where, parseDimension).shows("pair"),
			knownFlag(&o.knownAt),
		},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				var err error
				if o.known, err = l.knownEntry(ctx, o.knownAt); err != nil {
					return err
				}
				known, err := l.results(ctx, o.known)
				if err != nil {
					return err
				}
				t, err := l.resultTable(&o, known)
				if err != nil {
					return err
				}
				return s.print(t)
			})
		},
	}
}

func (l *openLedger) resultTable(o *resultOptions, known *ledger.Results) (*output.Table, error) {
	indicators := known.Indicators
	if o.indicator != "" {
		i, err := l.indicator(known, o.indicator)
		if err != nil {
			return nil, err
		}
		indicators = []*ledger.Indicator{i}
	}
	days := ledger.Period{Start: ledger.MinDate, End: ledger.MaxDate + 1}
	if o.period != "" {
		var err error
		if days, err = ledger.ParsePeriod(o.period, l.books().Calendars, ""); err != nil {
			return nil, inFlag("period", err)
		}
	}
	filters, err := l.filters(o.where)
	if err != nil {
		return nil, err
	}
	var by []string
	for _, i := range indicators {
		by = append(by, i.By...)
	}
	slices.Sort(by)
	by = slices.Compact(by)
	t := &output.Table{
		Meta: []output.Field{
			{Key: "ledger", Value: output.String(l.books().Ledger.Name)},
			{Key: "ordinal", Value: output.Int(int64(o.known))},
		},
		Columns: append([]output.Column{{Key: "indicator"}, {Key: "date", Kind: output.Date}}, l.keyColumns(by)...),
	}
	t.Columns = append(t.Columns,
		output.Column{Key: "value", Kind: output.Amount}, output.Column{Key: "quantity_unit"},
		output.Column{Key: "document", Optional: true}, output.Column{Key: "note", Optional: true},
		output.Column{Key: "corrects", Optional: true}, output.Column{Key: "reason", Optional: true}, output.Column{Key: "entry"})
	var rows []output.Row
	for _, i := range indicators {
		for _, v := range sortedResults(i) {
			if days.Contains(v.Date) && matchesAll(filters, v.Dimensions) {
				rows = append(rows, output.Row{Cells: resultCells(i, v, by)})
			}
		}
	}
	l.nothing(t, len(rows))
	t.Rows = output.Rows(rows...)
	return t, nil
}

// matchesAll tells whether a classification has what all filters ask for.
func matchesAll(filters []projections.Filter, list []ledger.Dimension) bool {
	for _, f := range filters {
		if !f.Matches(ledger.DimensionValue(list, f.Dimension)) {
			return false
		}
	}
	return true
}

func resultCells(i *ledger.Indicator, v *ledger.Result, by []string) []output.Cell {
	cells := []output.Cell{output.String(i.Name), output.Day(v.Date)}
	for _, name := range by {
		cells = append(cells, textCell(ledger.DimensionValue(v.Dimensions, name)))
	}
	corrects := output.None()
	if v.Corrects != 0 {
		corrects = resultsEntry(v.Corrects)
	}
	return append(cells, quantityCell(v.Value), output.String(i.Unit), textCell(v.Document), textCell(v.Note),
		corrects, textCell(v.Reason), resultsEntry(v.Entry))
}

// sortedResults are an indicator's values by date and classification.
func sortedResults(i *ledger.Indicator) []*ledger.Result {
	list := slices.Clone(i.Values)
	slices.SortStableFunc(list, func(a, b *ledger.Result) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), strings.Compare(place(a.Dimensions), place(b.Dimensions)))
	})
	return list
}

// results are the indicators with their goals and values, as the ledger knew them at an
// entry.
func (l *openLedger) results(ctx context.Context, known ledger.Ordinal) (*ledger.Results, error) {
	if known != l.books().Last {
		return ledger.ReadResults(ctx, l.views.Numbered(), known)
	}
	r := ledger.NewResults()
	return r, r.CatchUp(ctx, l.store, l.books().Revision(ledger.StreamResults))
}

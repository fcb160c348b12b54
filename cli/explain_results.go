package cli

import (
	"context"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// explainResults lists the values that make a result of a report: of a flow all of the
// period, of a level the last of every place by its end.
func explainResults() *command {
	var o resultOptions
	return &command{
		name: "results",
		args: []arg{textArg("indicator", &o.indicator)},
		flags: []*flag{
			periodFlag(&o.period).must(),
			list("cell", &o.where, parseDimension).shows("pair"),
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
				t, err := l.explainedResult(ctx, &o, known)
				if err != nil {
					return err
				}
				return s.print(t)
			})
		},
	}
}

func (l *openLedger) explainedResult(ctx context.Context, o *resultOptions, known *ledger.Results) (*output.Table, error) {
	i, err := l.indicator(known, o.indicator)
	if err != nil {
		return nil, err
	}
	days, err := ledger.ParsePeriod(o.period, l.books().Calendars, "")
	if err != nil {
		return nil, inFlag("period", err)
	}
	filters, err := l.filters(o.where)
	if err != nil {
		return nil, err
	}
	chosen := countedResults(i, days, filters)
	lang := l.session.lang
	t := &output.Table{
		Title: []string{lang.Text("explain-results", "why", string(i.Measure), "name", i.Title, "period", days, "first", days.Start, "last", days.Last())},
		Meta: []output.Field{
			{Key: "ledger", Value: output.String(l.books().Ledger.Name)},
			{Key: "ordinal", Value: output.Int(int64(o.known))},
			{Key: "indicator", Value: output.String(i.Name)},
		},
		Columns: append([]output.Column{{Key: "entry"}, {Key: "date", Kind: output.Date}, {Key: "recorded_at"}, {Key: "actor", Optional: true}}, l.keyColumns(i.By)...),
	}
	t.Columns = append(t.Columns, output.Column{Key: "document", Optional: true}, output.Column{Key: "note", Optional: true},
		output.Column{Key: "value", Kind: output.Amount}, output.Column{Key: "running", Kind: output.Amount})
	origins := originReader{l: l}
	var sum ledger.Quantity
	var rows []output.Row
	for _, v := range chosen {
		e, err := l.entry(ctx, ledger.Ref{Source: ledger.StreamResults, Revision: v.Entry})
		if err != nil {
			return nil, err
		}
		from, err := origins.of(ctx, e)
		if err != nil {
			return nil, err
		}
		if sum, err = sum.Add(v.Value); err != nil {
			return nil, err
		}
		cells := []output.Cell{output.String(e.ref().String()), output.Day(v.Date), l.timeCell(from.RecordedAt, l.zone()), textCell(from.Actor)}
		for _, name := range i.By {
			cells = append(cells, l.valueCell(ledger.DimensionValue(v.Dimensions, name)))
		}
		rows = append(rows, output.Row{Cells: append(cells, textCell(v.Document), textCell(v.Note), quantityCell(v.Value), quantityCell(sum))})
	}
	l.nothing(t, len(rows))
	total := make([]output.Cell, len(t.Columns))
	for at := range total {
		total[at] = output.None()
	}
	if l.session.forPeople() {
		total[0] = output.String(lang.Text("word/total"))
	}
	total[len(total)-2] = quantityCell(sum)
	if len(rows) > 0 {
		rows = append(rows, output.Row{Cells: total, Kind: output.Total})
	}
	t.Rows = output.Rows(rows...)
	return t, nil
}

// countedResults are the values that make the result of a period: of a flow those of its
// days, of a level the last of every place by its end.
func countedResults(i *ledger.Indicator, days ledger.Period, filters []projections.Filter) (chosen []*ledger.Result) {
	last := map[string]int{} // by place, of a level
	for _, v := range sortedResults(i) {
		if !matchesAll(filters, v.Dimensions) || v.Date >= days.End || i.Measure == ledger.MeasureFlow && v.Date < days.Start {
			continue
		}
		if at, ok := last[place(v.Dimensions)]; ok && i.Measure == ledger.MeasureLevel {
			chosen[at] = v
			continue
		}
		last[place(v.Dimensions)] = len(chosen)
		chosen = append(chosen, v)
	}
	return chosen
}

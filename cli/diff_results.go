package cli

import (
	"context"
	"slices"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// diffResults compares what makes a result at two states of knowledge, place by place.
func diffResults() *command {
	var o resultOptions
	var since knownAt
	return &command{
		name: "results",
		args: []arg{textArg("indicator", &o.indicator)},
		flags: []*flag{
			periodFlag(&o.period).must(),
			list("where", &o.where, parseDimension).shows("pair"),
			knownFlag(&o.knownAt),
			parsed("since", &since, parseKnown).shows("known").must(),
		},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				var err error
				if o.known, err = l.knownEntry(ctx, o.knownAt); err != nil {
					return err
				}
				before, err := l.knownEntry(ctx, since)
				if err != nil {
					return err
				}
				if before > o.known {
					return ledger.Refuse("diff-order", "before", int64(before), "after", int64(o.known))
				}
				t, err := l.changedResults(ctx, &o, before)
				if err != nil {
					return err
				}
				return s.print(t)
			})
		},
	}
}

// A changedPlace is a result of one place at two states.
type changedPlace struct {
	dimensions    []ledger.Dimension
	before, after ledger.Quantity
	was           map[ledger.Revision]bool // the values of the earlier state
	entries       []ledger.Revision        // that came since
}

func (l *openLedger) changedResults(ctx context.Context, o *resultOptions, before ledger.Ordinal) (*output.Table, error) {
	days, err := ledger.ParsePeriod(o.period, l.books().Calendars, "")
	if err != nil {
		return nil, inFlag("period", err)
	}
	filters, err := l.filters(o.where)
	if err != nil {
		return nil, err
	}
	var places []*changedPlace
	at := map[string]*changedPlace{}
	var indicator *ledger.Indicator
	for _, state := range []ledger.Ordinal{before, o.known} {
		known, err := l.results(ctx, state)
		if err != nil {
			return nil, err
		}
		i, err := l.indicator(known, o.indicator)
		if err != nil {
			return nil, err
		}
		indicator = i
		for _, v := range countedResults(i, days, filters) {
			key := place(v.Dimensions)
			p := at[key]
			if p == nil {
				p = &changedPlace{dimensions: v.Dimensions, was: map[ledger.Revision]bool{}}
				at[key], places = p, append(places, p)
			}
			if state == before && before != o.known {
				p.was[v.Entry] = true
				p.before, err = p.before.Add(v.Value)
			} else {
				p.after, err = p.after.Add(v.Value)
				if !p.was[v.Entry] {
					p.entries = append(p.entries, v.Entry)
				}
			}
			if err != nil {
				return nil, err
			}
		}
		if before == o.known {
			break
		}
	}
	return l.changedResultTable(o, indicator, days, before, places), nil
}

func (l *openLedger) changedResultTable(o *resultOptions, i *ledger.Indicator, days ledger.Period, before ledger.Ordinal, places []*changedPlace) *output.Table {
	lang := l.session.lang
	t := &output.Table{
		Title: []string{lang.Text("explain-results", "why", string(i.Measure), "name", i.Title, "period", days, "first", days.Start, "last", days.Last())},
		Meta: []output.Field{
			{Key: "ledger", Value: output.String(l.books().Ledger.Name)},
			{Key: "ordinal", Value: output.Int(int64(o.known))},
			{Key: "since", Value: output.Int(int64(before))},
			{Key: "indicator", Value: output.String(i.Name)},
		},
		Columns: append(l.keyColumns(i.By),
			output.Column{Key: "before", Kind: output.Amount}, output.Column{Key: "after", Kind: output.Amount},
			output.Column{Key: "change", Kind: output.Amount}, output.Column{Key: "entry"}),
	}
	var rows []output.Row
	for _, p := range places {
		if p.before == p.after || before == o.known {
			continue
		}
		var cells []output.Cell
		for _, name := range i.By {
			cells = append(cells, l.valueCell(ledger.DimensionValue(p.dimensions, name)))
		}
		var refs ledger.EntryList
		slices.Sort(p.entries)
		for _, entry := range p.entries {
			refs = append(refs, ledger.Ref{Source: ledger.StreamResults, Revision: entry})
		}
		rows = append(rows, output.Row{Cells: append(cells, quantityCell(p.before), quantityCell(p.after), quantityCell(p.after-p.before), textCell(refs.String()))})
	}
	if len(rows) == 0 {
		if l.session.forPeople() {
			t.Columns = nil
		}
		t.Notes = append(t.Notes, lang.Text("diff-nothing"))
	}
	t.Rows = output.Rows(rows...)
	return t
}

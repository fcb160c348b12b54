package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func reportResults() *command {
	q := question{results: true}
	var names []string
	var rank projections.RankBy
	return &command{
		name:   "results",
		prints: true,
		flags: append(slices.DeleteFunc(slices.Concat(q.flags(), q.issue.flags(), q.money.flags()), func(f *flag) bool { return f.name == "unit" }), // a price is not rounded
			list("indicator", &names, cleanText),
			choice("rank", &rank, projections.RankByResult, projections.RankByTarget, projections.RankByNeed,
				projections.RankBySpend, projections.RankByUnitCost)),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				if rank != "" && len(q.by) == 0 {
					q.by = []string{ledger.DimRegion}
				}
				if err := q.resolve(ctx, l); err != nil {
					return err
				}
				known, err := l.results(ctx, q.known)
				if err != nil {
					return err
				}
				in, err := q.conversion(l)
				if err != nil {
					return err
				}
				report, err := l.views.Table().Results(projections.ResultsQuery{
					Results: known, Indicators: names, Period: q.counted, By: q.by, Where: q.filters, Known: q.known, Rank: rank, In: in,
				})
				if err != nil {
					return l.indicatorMeant(known, err)
				}
				x := &resultsTable{l: l, q: &q, rank: rank}
				t, err := x.table(report)
				if err != nil {
					return err
				}
				return q.print(ctx, l, t)
			})
		},
	}
}

// A resultsTable lays the answer out. People get a heading for every indicator and the
// columns in which something stands; programs get all columns in every row.
type resultsTable struct {
	l    *openLedger
	q    *question
	rank projections.RankBy
}

func (x *resultsTable) table(report *projections.ResultsReport) (*output.Table, error) {
	for _, i := range report.Indicators {
		for _, r := range slices.Concat(i.Rows, i.Totals) {
			if r.Currency != "" {
				x.q.currencies = append(x.q.currencies, r.Currency)
			}
		}
	}
	title := "report-results"
	if x.q.span.Label == "" {
		title = "report-results-days"
	}
	t := x.q.head(x.l, "results", title)
	if x.rank != "" {
		t.Title = append(t.Title, x.l.session.lang.Text("ranked-by/"+string(x.rank)))
		t.Meta = append(t.Meta, output.Field{Key: "ranked_by", Value: output.String(string(x.rank))})
	}
	t.Columns = x.columns()
	var rows []output.Row
	for n := range report.Indicators {
		i := &report.Indicators[n]
		if x.grouped() {
			rows = append(rows, output.Row{Kind: output.Group, Cells: []output.Cell{output.String(x.heading(i))}})
		}
		for m := range i.Rows {
			cells, err := x.row(i, &i.Rows[m], i.Rows[m].Values)
			if err != nil {
				return nil, err
			}
			rows = append(rows, output.Row{Cells: cells})
		}
		for m := range i.Totals {
			cells, err := x.row(i, &i.Totals[m], nil)
			if err != nil {
				return nil, err
			}
			rows = append(rows, output.Row{Cells: cells, Kind: output.Total})
		}
	}
	x.l.nothing(t, len(rows))
	t.Notes = append(t.Notes, x.notes(report)...)
	t.Rows = output.Rows(rows...)
	return t, nil
}

// grouped tells that every indicator has a heading of its own.
func (x *resultsTable) grouped() bool { return x.l.session.forPeople() && len(x.q.by) > 0 }

// heading names an indicator, and what it counts.
func (x *resultsTable) heading(i *projections.IndicatorReport) string {
	name := i.Title
	if name == "" {
		name = i.Name
	}
	return x.l.session.lang.Text("indicator-heading", "name", name, "unit", i.Unit)
}

func (x *resultsTable) columns() []output.Column {
	var list []output.Column
	if !x.grouped() {
		list = append(list, output.Column{Key: "indicator"}, output.Column{Key: "quantity_unit"})
	}
	list = append(list, x.l.keyColumns(x.q.by)...)
	if x.rank != "" || !x.l.session.forPeople() {
		list = append(list, output.Column{Key: "rank", Kind: output.Integer})
	}
	list = append(list, output.Column{Key: "result", Kind: output.Amount})
	for _, c := range []output.Column{
		{Key: "added", Kind: output.Amount},
		{Key: "target", Kind: output.Amount},
		{Key: "target_for", Kind: output.Date},
		{Key: "target_reached", Kind: output.Percent},
		{Key: "need", Kind: output.Amount},
		{Key: "need_for", Kind: output.Date},
		{Key: "need_met", Kind: output.Percent},
		{Key: "currency"},
		{Key: "spent", Kind: output.Amount},
		{Key: "unit_cost", Kind: output.Amount},
	} {
		c.Optional = true
		list = append(list, c)
	}
	return list
}

func (x *resultsTable) row(i *projections.IndicatorReport, r *projections.ResultRow, values []string) ([]output.Cell, error) {
	people := x.l.session.forPeople()
	var cells []output.Cell
	if !x.grouped() {
		cells = append(cells, output.String(i.Name), output.String(i.Unit))
		if people && i.Title != "" {
			cells[0] = output.String(i.Title)
		}
	}
	if values == nil && len(x.q.by) > 0 { // a total: named in the first of the dimensions
		cells = append(cells, x.l.keyCells(nil, len(x.q.by), nil)...)
	} else {
		cells = x.l.keyCells(cells, len(x.q.by), values)
	}
	if x.rank != "" || !people {
		rank := output.None()
		if r.Rank > 0 {
			rank = output.Int(int64(r.Rank))
		}
		cells = append(cells, rank)
	}
	result := figureCell(r.Result)
	if people && !r.Result.Known {
		result = output.String(x.l.session.lang.Text("word/no-value"))
	}
	added := figureCell(r.Added)
	if people && (i.Measure == ledger.MeasureFlow || !r.Priced) {
		added = output.None() // says nothing besides the result
	}
	cells = append(cells, result, added)
	cells = append(cells, x.goalCells(&r.Target, r.OfTarget)...)
	cells = append(cells, x.goalCells(&r.Need, r.OfNeed)...)
	return x.moneyCells(cells, r)
}

func figureCell(f projections.Figure) output.Cell {
	if !f.Known {
		return output.None()
	}
	return quantityCell(f.Value)
}

// goalCells are what a result is held against, for which day, and the percentage. People
// see the day only where it is another than the last of the period.
func (x *resultsTable) goalCells(g *projections.GoalFigure, of func() (decimal.Decimal, bool)) []output.Cell {
	cells := []output.Cell{figureCell(g.Figure), output.None(), output.None()}
	if g.Known && g.For != ledger.NoDate && (!x.l.session.forPeople() || g.For != x.q.counted.Last()) {
		cells[1] = output.Day(g.For)
	}
	if share, ok := of(); ok {
		cells[2] = output.Share(share.Shift(1).IntPart(), 1)
	}
	return cells
}

func (x *resultsTable) moneyCells(cells []output.Cell, r *projections.ResultRow) ([]output.Cell, error) {
	if r.Currency == "" {
		return append(cells, output.None(), output.None(), output.None()), nil
	}
	cells = append(cells, output.String(string(r.Currency)), output.Decimal(r.Spent, r.Currency.Digits()), output.None())
	cost, ok, err := r.UnitCost()
	if ok {
		cells[len(cells)-1] = output.Money(cost)
	}
	return cells, err
}

// notes say what the figures do not.
func (x *resultsTable) notes(report *projections.ResultsReport) (notes []string) {
	lang := x.l.session.lang
	partial, unknown, several := int64(0), int64(0), false
	for _, i := range report.Indicators {
		for n := 1; n < len(i.Rows); n++ {
			a, b := &i.Rows[n-1], &i.Rows[n]
			several = several || a.Currency != b.Currency && a.Added.Known && slices.Equal(a.Values, b.Values)
		}
		for _, r := range slices.Concat(i.Rows, i.Totals) {
			if r.Target.Known && r.Target.Partial || r.Need.Known && r.Need.Partial {
				partial++
			}
			if r.Currency != "" && r.Result.Known && !r.Added.Known {
				unknown++
			}
		}
	}
	if partial > 0 {
		notes = append(notes, lang.Text("goals-of-parts", "n", partial))
	}
	if unknown > 0 {
		notes = append(notes, lang.Text("levels-before-unknown", "n", unknown, "date", x.q.span.Start-1))
	}
	if several {
		notes = append(notes, lang.Text("prices-of-parts"))
	}
	if len(report.LeftOut) > 0 {
		notes = append(notes, lang.Text("indicators-left-out", "names", strings.Join(report.LeftOut, ", ")))
	}
	return notes
}

package cli

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// printComparison answers report spend --compare.
func (l *openLedger) printComparison(ctx context.Context, q *question, query projections.SpendQuery, against projections.Against) error {
	if query.Gross {
		return wrongUse("flags-exclude", "flag", "--compare", "other", "--gross")
	}
	c, err := l.views.Table().Compare(query, against)
	if err != nil {
		return err
	}
	r := &comparisonTable{l: l, q: q, c: c, stepped: query.Every != ledger.StepNone}
	t := r.table(against)
	if err := q.inUnits(l, t, nil, ""); err != nil {
		return err
	}
	both := ledger.Period{Start: min(c.Base.Start, c.Period.Start), End: max(c.Base.End, c.Period.End)}
	q.first = both.Start
	q.tellRedenomination(l, t, both)
	return q.print(ctx, l, t)
}

// A comparisonTable lays a comparison out: a row for each group, or for each group
// in each step, with both amounts, their difference and the growth.
type comparisonTable struct {
	l       *openLedger
	q       *question
	c       *projections.Comparison
	stepped bool
}

func (r *comparisonTable) table(against projections.Against) *output.Table {
	lang := r.l.session.lang
	for i := range r.c.Totals {
		r.q.currencies = append(r.q.currencies, r.c.Totals[i].Currency)
	}
	t := r.q.head(r.l, "spend", spendTitle(r.q))
	t.Title = slices.Insert(t.Title, 1, r.against(against))
	t.Meta = append(t.Meta,
		output.Field{Key: "compare", Value: output.String(string(against))},
		output.Field{Key: "compared_period", Value: output.String(r.c.Base.String())},
		output.Field{Key: "compared_first_day", Value: output.Day(r.c.Base.Start)},
		output.Field{Key: "compared_last_day", Value: output.Day(r.c.Base.Last())},
	)
	r.l.nothing(t, len(r.c.Rows))
	if note := r.before(); note != "" {
		if r.l.session.forPeople() {
			t.Notes = append(t.Notes, note)
		} else {
			r.l.session.say(note)
		}
	}
	if r.stepped {
		t.Columns = append(t.Columns, output.Column{Key: "period"}, output.Column{Key: "compared_period"})
	}
	t.Columns = append(t.Columns, r.l.keyColumns(r.q.by)...)
	amount, base := r.q.spentHeader(r.l), lang.Text("column/compared")
	if !r.stepped {
		amount, base = lang.Value(r.c.Period), lang.Value(r.c.Base)
	}
	t.Columns = append(t.Columns,
		output.Column{Key: "currency"},
		output.Column{Key: "amount", Kind: output.Amount, Header: amount},
		output.Column{Key: "compared", Kind: output.Amount, Header: base},
		output.Column{Key: "difference", Kind: output.Amount},
		output.Column{Key: "growth_ratio", Kind: output.Percent},
		output.Column{Key: "growth_rate", Kind: output.Percent},
	)
	if !r.l.session.forPeople() {
		t.Columns = append(t.Columns,
			output.Column{Key: "entries", Kind: output.Integer}, output.Column{Key: "compared_entries", Kind: output.Integer})
	}
	if r.stepped && r.l.session.forPeople() {
		slices.SortStableFunc(r.c.Rows, func(a, b projections.Pair) int { return cmp.Compare(a.Step, b.Step) })
	}
	t.Rows = r.rows()
	return t
}

// against is the line of the head that names what is compared with.
func (r *comparisonTable) against(against projections.Against) string {
	lang := r.l.session.lang
	switch {
	case r.stepped && against == projections.AgainstPrevious:
		return lang.Text("compared-with-steps-before")
	case r.c.Base.Label == "":
		return lang.Text("compared-with-days", "first", r.c.Base.Start, "last", r.c.Base.Last())
	}
	return lang.Text("compared-with", "period", r.c.Base, "first", r.c.Base.Start, "last", r.c.Base.Last())
}

// before says that the ledger begins after the period to compare with, or in it:
// what it does not know is not nothing.
func (r *comparisonTable) before() string {
	first, base := r.c.FirstSpent, r.c.Bases[0]
	for _, b := range r.c.Bases {
		base.Start, base.End = min(base.Start, b.Start), max(base.End, b.End)
	}
	lang := r.l.session.lang
	switch {
	case first == ledger.NoDate || first <= base.Start:
		return ""
	case first >= base.End:
		return lang.Text("compared-before-first", "first", first)
	}
	return lang.Text("compared-from-first", "first", first)
}

func (r *comparisonTable) rows() iter.Seq2[output.Row, error] {
	return func(yield func(output.Row, error) bool) {
		cells := make([]output.Cell, 0, len(r.q.by)+10)
		for _, part := range []struct {
			pairs   []projections.Pair
			kind    output.RowKind
			overall bool
		}{
			{r.c.Rows, output.Data, false},
			{r.c.Totals, output.Total, false},
			{r.overall(), output.Total, true},
		} {
			for i := range part.pairs {
				line, err := r.line(cells, &part.pairs[i], part.overall)
				line.Kind = part.kind
				if !yield(line, err) || err != nil {
					return
				}
			}
		}
	}
}

// overall are the totals over all steps. Programs have those of the steps.
func (r *comparisonTable) overall() []projections.Pair {
	if !r.l.session.forPeople() {
		return nil
	}
	return r.c.Overall
}

// line puts a row's cells into cells, which is empty and may be reused.
func (r *comparisonTable) line(cells []output.Cell, p *projections.Pair, overall bool) (output.Row, error) {
	difference, err := p.Difference()
	if err != nil {
		return output.Row{}, err
	}
	people, digits := r.l.session.forPeople(), p.Currency.Digits()
	switch {
	case overall:
		cells = append(cells, output.String(r.l.session.lang.Text("word/total")), output.None())
	case r.stepped:
		cells = append(cells, output.String(r.c.Steps[p.Step].String()), output.String(r.c.Bases[p.Step].String()))
	}
	cells = r.l.keyCells(cells, len(r.q.by), p.Values)
	cells = append(cells, output.String(string(p.Currency)),
		output.Decimal(p.Amount, digits), output.Decimal(p.Base, digits), output.Money(difference))
	ratio, rate, ok := p.Growth()
	cells = append(cells, shareCell(ratio, ok), shareCell(rate, ok))
	if !people {
		cells = append(cells, output.Int(p.Postings), output.Int(p.BasePostings))
	}
	return output.Row{Cells: cells}, nil
}

// shareCell is a share in per cent, to one decimal. There may be none; a figure
// that no cell can hold, of some 10^17 per cent, is none too.
func shareCell(share decimal.Decimal, ok bool) output.Cell {
	tenths := share.Shift(1).BigInt()
	if !ok || !tenths.IsInt64() {
		return output.None()
	}
	return output.Share(tenths.Int64(), 1)
}

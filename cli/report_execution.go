package cli

import (
	"context"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func reportExecution() *command {
	var q question
	var zero bool
	return &command{
		name:   "execution",
		prints: true,
		flags:  append(q.flags(), toggle("zero", &zero)),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				if len(q.by) == 0 {
					q.by = []string{ledger.DimLine} // its address names the source
				}
				if err := q.resolve(l); err != nil {
					return err
				}
				e, err := l.views.Table().Execution(projections.ExecutionQuery{
					Period: q.span, By: q.by, Where: q.filters, Known: q.known, Zero: zero,
				})
				if err != nil {
					return err
				}
				for i := range e.Totals {
					q.currencies = append(q.currencies, e.Totals[i].Currency)
				}
				t := executionTable(l, &q, e)
				if err := q.inUnits(l, t, nil, ""); err != nil {
					return err
				}
				return s.print(t)
			})
		},
	}
}

// executionTable lays the answer out. What was spent before the period stands
// there when anything was, since available is less by it too. A line that leaves a
// dimension open has its plan in the row without a value and its payments in
// others, which is said below.
func executionTable(l *openLedger, q *question, e *projections.Execution) *output.Table {
	title := "report-execution"
	if q.span.Label == "" {
		title = "report-execution-days"
	}
	t := q.head(l, "execution", title)
	before, unplanned := !l.session.forPeople(), false
	for i := range e.Rows {
		before = before || e.Rows[i].SpentBefore != 0
		unplanned = unplanned || e.Rows[i].Final == 0 && e.Rows[i].Available < 0
	}
	l.nothing(t, len(e.Rows))
	if unplanned {
		t.Notes = append(t.Notes, l.session.lang.Text("plan-not-divided"))
	}
	t.Columns = append(l.keyColumns(q.by),
		output.Column{Key: "currency"},
		output.Column{Key: "original", Kind: output.Amount},
		output.Column{Key: "final", Kind: output.Amount},
	)
	if before {
		t.Columns = append(t.Columns, output.Column{Key: "spent_before", Kind: output.Amount})
	}
	t.Columns = append(t.Columns,
		output.Column{Key: "spent", Kind: output.Amount},
		output.Column{Key: "available", Kind: output.Amount},
		output.Column{Key: "executed", Kind: output.Percent},
	)
	rows := make([]output.Row, 0, len(e.Rows)+len(e.Totals))
	for i := range e.Rows {
		rows = append(rows, executionRow(l, len(q.by), &e.Rows[i], before))
	}
	for i := range e.Totals {
		total := executionRow(l, len(q.by), &e.Totals[i], before)
		total.Kind = output.Total
		rows = append(rows, total)
	}
	t.Rows = output.Rows(rows...)
	return t
}

func executionRow(l *openLedger, by int, r *projections.ExecutionRow, before bool) output.Row {
	amount := func(minor int64) output.Cell { return output.Decimal(minor, r.Currency.Digits()) }
	cells := l.keyCells(nil, by, r.Values)
	cells = append(cells, output.String(string(r.Currency)), amount(r.Original), amount(r.Final))
	if before {
		cells = append(cells, amount(r.SpentBefore))
	}
	executed := output.None()
	if share, ok := r.Executed(); ok {
		executed = output.Share(share.Shift(1).IntPart(), 1)
	}
	return output.Row{Cells: append(cells, amount(r.Spent), amount(r.Available), executed)}
}

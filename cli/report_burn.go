package cli

import (
	"context"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func reportBurn() *command {
	var q question
	return &command{
		name:   "burn",
		prints: true,
		flags:  append(q.flags(), q.money.ofBalances()...),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				q.shown = true
				if len(q.by) == 0 {
					q.by = []string{ledger.DimLine} // its address names the source
				}
				if err := q.resolve(ctx, l); err != nil {
					return err
				}
				in, err := q.conversion(l)
				if err != nil {
					return err
				}
				e, err := l.views.Table().Execution(projections.ExecutionQuery{
					Period: q.span, AsOf: q.asOf, By: q.by, Where: q.filters, Known: q.known, In: in, Further: q.unit.rounds(),
				})
				if err != nil {
					return err
				}
				t, err := burnTable(l, &q, e)
				if err != nil {
					return err
				}
				if err := q.inUnits(l, t, nil, ""); err != nil {
					return err
				}
				q.tellRedenomination(l, t, q.counted)
				return q.print(ctx, l, t)
			})
		},
	}
}

// burnTable lays out at which pace the rows of an execution were spent, and when they
// run out at it.
func burnTable(l *openLedger, q *question, e *projections.Execution) (*output.Table, error) {
	for i := range e.Totals {
		q.currencies = append(q.currencies, e.Totals[i].Currency)
	}
	t := q.head(l, "burn", "report-burn")
	days := int64(q.counted.End - q.counted.Start)
	t.Title = append(t.Title, l.session.lang.Text("report-burn-pace", "n", days))
	t.Meta = append(t.Meta, output.Field{Key: "days", Value: output.Int(days)})
	l.nothing(t, len(e.Rows))
	if today := l.today(); q.counted.Last() > today {
		note := l.session.lang.Text("burn-days-ahead", "today", today)
		if l.session.forPeople() {
			t.Notes = append(t.Notes, note)
		} else {
			l.session.say(note)
		}
	}
	t.Columns = append(l.keyColumns(q.by),
		output.Column{Key: "currency"},
		output.Column{Key: "final", Kind: output.Amount},
		output.Column{Key: "spent", Kind: output.Amount},
		output.Column{Key: "per_day", Kind: output.Amount},
		output.Column{Key: "unspent", Kind: output.Amount},
		output.Column{Key: "runs_out", Kind: output.Date},
		output.Column{Key: "outlook"},
	)
	var rows []output.Row
	for _, part := range []struct {
		list []projections.ExecutionRow
		kind output.RowKind
	}{{e.Rows, output.Data}, {e.Totals, output.Total}} {
		for i := range part.list {
			cells, err := burnCells(l, q, &part.list[i])
			if err != nil {
				return nil, err
			}
			rows = append(rows, output.Row{Cells: cells, Kind: part.kind})
		}
	}
	t.Rows = output.Rows(rows...)
	return t, nil
}

func burnCells(l *openLedger, q *question, r *projections.ExecutionRow) ([]output.Cell, error) {
	b, err := r.Burn(q.counted)
	if err != nil {
		return nil, err
	}
	amount := func(minor int64) output.Cell { return output.Decimal(minor, r.Currency.Digits()) }
	outlook := string(b.Outlook)
	if l.session.forPeople() {
		outlook = l.session.lang.Text("outlook/" + outlook)
	}
	return append(l.keyCells(nil, len(q.by), r.Values), output.String(string(r.Currency)),
		amount(r.Final), amount(b.Spent), amount(b.PerDay), amount(b.Unspent), dayCell(b.On), output.String(outlook)), nil
}

package cli

import (
	"context"
	"iter"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func expenditureList() *command {
	var source, period string
	var where []ledger.Dimension
	var limit int
	return &command{
		name: "list",
		flags: []*flag{
			text("period", &period).short("p"),
			list("where", &where, parseDimension).shows("pair"),
			text("source", &source),
			parsed("limit", &limit, wholeNumber).shows("number"),
		},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				q, err := l.selectPayments(source, period, where)
				if err != nil {
					return err
				}
				found, err := l.views.Find(ctx, q)
				if err != nil {
					return err
				}
				payments := movements(l.entriesAt(ctx, found.Oldest()))
				if limit > 0 {
					payments = newestOf(movements(l.entriesAt(ctx, found.Newest())), limit)
				}
				return s.print(&output.Table{
					Columns: []output.Column{
						{Key: "entry"},
						{Key: "value_date", Kind: output.Date},
						{Key: "line"},
						{Key: "currency"},
						{Key: "amount", Kind: output.Amount},
						{Key: "payee", Optional: true},
						{Key: "document", Optional: true},
						{Key: "purpose", Optional: true},
						{Key: "reverses", Optional: true},
					},
					Rows: l.rowsOf(payments),
				})
			})
		},
	}
}

// selectPayments is the search for the payments and reversals to list.
func (l *openLedger) selectPayments(source, period string, where []ledger.Dimension) (projections.Search, error) {
	q := projections.Search{Stages: []ledger.Stage{ledger.StageSpent}}
	calendar := ledger.CalendarYear.Name
	if source != "" {
		s, err := l.books().Source(source)
		if err != nil {
			return q, err
		}
		calendar = s.Calendar
		q.Where = []projections.Filter{{Dimension: ledger.DimSource, Values: []string{source}}}
	}
	var err error
	if period != "" {
		if q.Span, err = ledger.ParsePeriod(period, l.books().Calendars, calendar); err != nil {
			return q, inFlag("period", err)
		}
	}
	filters, err := l.filters(where)
	q.Where = append(q.Where, filters...)
	return q, err
}

// movements leaves payments and reversals.
func movements(entries iter.Seq2[*entry, error]) iter.Seq2[*entry, error] {
	return func(yield func(*entry, error) bool) {
		for e, err := range entries {
			if err == nil {
				if _, ok := movementOf(e); !ok {
					continue
				}
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

// rowsOf lays payments and reversals out.
func (l *openLedger) rowsOf(entries iter.Seq2[*entry, error]) iter.Seq2[output.Row, error] {
	return func(yield func(output.Row, error) bool) {
		cells := make([]output.Cell, 9)
		for e, err := range entries {
			if err != nil {
				yield(output.Row{}, err)
				return
			}
			x, _ := movementOf(e)
			cells[0] = output.String(e.ref().String())
			cells[1] = output.Day(x.date)
			cells[2] = output.String(x.source + "/" + x.line)
			cells[3] = output.String(string(x.amount.Currency))
			cells[4] = output.Money(x.amount)
			cells[5] = textCell(x.Payee)
			cells[6] = l.paperCell(&x.Document, "")
			cells[7] = textCell(x.Purpose)
			cells[8] = output.None()
			if x.reverses != (ledger.Ref{}) {
				cells[8] = output.String(x.reverses.String())
			}
			if !yield(output.Row{Cells: cells}, nil) {
				return
			}
		}
	}
}

// A movement is what was spent by one entry: below zero for a reversal.
type movement struct {
	source, line string
	date         ledger.Date
	amount       ledger.Money
	*ledger.Payment
	dimensions []ledger.Dimension
	reverses   ledger.Ref
}

func movementOf(e *entry) (movement, bool) {
	source := e.ref().Source
	switch x := e.event.(type) {
	case *ledger.ExpenditureRecorded:
		return movement{source, x.Line, x.Date, x.Amount, &x.Payment, x.Dimensions, ledger.Ref{}}, true
	case *ledger.ExpenditureReversed:
		back := ledger.Money{Minor: -x.Amount.Minor, Currency: x.Amount.Currency}
		return movement{source, x.Line, x.Date, back, &x.Payment, x.Dimensions, ledger.Ref{Source: source, Revision: x.Reverses}}, true
	}
	return movement{}, false
}

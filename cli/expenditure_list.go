package cli

import (
	"context"
	"iter"
	"slices"

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
			periodFlag(&period),
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
				payments := l.payments(ctx, found.Oldest(), found, q.Where)
				if limit > 0 {
					payments = newestOf(l.payments(ctx, found.Newest(), found, q.Where), limit)
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
					Rows: l.rowsOf(ctx, payments),
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
	filters, err := l.moneyFilters(where)
	q.Where = append(q.Where, filters...)
	return q, err
}

// payments are the payments and reversals among entries that were found. One that
// was amended is found by the payee that it has now: its own entry, and in the place
// of its last amendment where only that was found.
func (l *openLedger) payments(ctx context.Context, ordinals iter.Seq[ledger.Ordinal], found *projections.Found, where []projections.Filter) iter.Seq2[*entry, error] {
	return func(yield func(*entry, error) bool) {
		for e, err := range l.entriesAt(ctx, ordinals) {
			var kept bool
			if err == nil {
				e, kept, err = l.payment(ctx, e, found, where)
			}
			if err == nil && !kept {
				continue
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

func (l *openLedger) payment(ctx context.Context, e *entry, found *projections.Found, where []projections.Filter) (*entry, bool, error) {
	switch x := e.event.(type) {
	case *ledger.ExpenditureReversed, *ledger.ExpenditureRefunded:
		return e, true, nil
	case *ledger.ExpenditureRecorded:
		last, err := l.lastAmendment(ctx, e.ref())
		return e, err == nil && (last == nil || l.pays(last, where)), err
	case *ledger.ExpenditureAmended:
		original, err := l.entry(ctx, ledger.Ref{Source: e.ref().Source, Revision: x.Amends})
		if err != nil || found.Has(original.Ordinal) {
			return nil, false, err
		}
		last, err := l.lastAmendment(ctx, original.ref())
		return original, err == nil && last != nil && last.Previous == x.Previous && l.pays(last, where), err
	}
	return nil, false, nil
}

// lastAmendment is what an expenditure says since it was amended, nil where it was not.
func (l *openLedger) lastAmendment(ctx context.Context, ref ledger.Ref) (*ledger.ExpenditureAmended, error) {
	if s := l.books().Sources[ref.Source]; s == nil || s.Amended == 0 {
		return nil, nil
	}
	stands, err := ledger.LoadStanding(ctx, l.views.Numbered(), l.views, ref)
	return stands.Amended, err
}

// pays tells whether conditions on the payee are true of an amended payment. The
// others are true of it as they were of its entry.
func (l *openLedger) pays(x *ledger.ExpenditureAmended, where []projections.Filter) bool {
	payees := l.books().Payees(l.books().Last)
	for _, f := range where {
		switch f.Dimension {
		case ledger.DimPayee:
			called := payees.Called(x.Payee, x.PayeeID)
			for i, value := range f.Values {
				if asked, ok := payees.Asked(value); ok {
					f.Values = slices.Clone(f.Values)
					f.Values[i] = asked.Name
				}
			}
			if !f.Matches(called) {
				return false
			}
		case ledger.DimPayeeID:
			if !f.Matches(x.PayeeID) {
				return false
			}
		}
	}
	return true
}

// rowsOf lays payments and reversals out, as they stand.
func (l *openLedger) rowsOf(ctx context.Context, entries iter.Seq2[*entry, error]) iter.Seq2[output.Row, error] {
	return func(yield func(output.Row, error) bool) {
		cells := make([]output.Cell, 9)
		for e, err := range entries {
			var x movement
			if err == nil {
				x, err = l.asItStands(ctx, e)
			}
			if err != nil {
				yield(output.Row{}, err)
				return
			}
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

// asItStands is a movement with what was amended in it.
func (l *openLedger) asItStands(ctx context.Context, e *entry) (movement, error) {
	x, _ := movementOf(e)
	if _, ok := e.event.(*ledger.ExpenditureRecorded); !ok {
		return x, nil
	}
	last, err := l.lastAmendment(ctx, e.ref())
	if last != nil {
		x.Payment = &last.Payment
	}
	return x, err
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
	case *ledger.ExpenditureRefunded:
		back := ledger.Money{Minor: -x.Amount.Minor, Currency: x.Amount.Currency}
		return movement{source, x.Line, x.Date, back, &x.Payment, x.Dimensions, ledger.Ref{}}, true
	}
	return movement{}, false
}

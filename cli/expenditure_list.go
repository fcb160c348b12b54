package cli

import (
	"context"
	"iter"
	"slices"
	"strings"

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
				p, err := l.selectPayments(source, period, where)
				if err != nil {
					return err
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
					Rows: rowsOf(lastOf(p.entries(ctx), limit)),
				})
			})
		},
	}
}

// A selection is which payments to list.
type selection struct {
	l       *openLedger
	source  string // "" for all
	span    ledger.Period
	filters []projections.Filter
}

func (l *openLedger) selectPayments(source, period string, where []ledger.Dimension) (*selection, error) {
	p := &selection{l: l, source: source, span: ledger.Period{Start: ledger.MinDate, End: ledger.MaxDate + 1}}
	calendar := ledger.CalendarYear.Name
	if source != "" {
		s, err := l.books().Source(source)
		if err != nil {
			return nil, err
		}
		calendar = s.Calendar
	}
	var err error
	if period != "" {
		if p.span, err = ledger.ParsePeriod(period, l.books().Calendars, calendar); err != nil {
			return nil, inFlag("period", err)
		}
	}
	p.filters, err = l.filters(where)
	return p, err
}

// entries yields the payments and reversals that are wanted, in ledger order.
func (p *selection) entries(ctx context.Context) iter.Seq2[*entry, error] {
	return func(yield func(*entry, error) bool) {
		for e, err := range p.l.entries(ctx, p.source) {
			if err == nil {
				if x, ok := movementOf(e); !ok || !p.wants(x) {
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
func rowsOf(entries iter.Seq2[*entry, error]) iter.Seq2[output.Row, error] {
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
			cells[6] = textCell(x.Document.Label())
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

func (p *selection) wants(x movement) bool {
	return p.span.Contains(x.date) && !slices.ContainsFunc(p.filters, func(f projections.Filter) bool {
		return !matches(f.Values, p.l.valueOf(x, f.Dimension))
	})
}

// matches is the rule of reports: a value is one that is asked for, or lies below
// one in the hierarchy by "/".
func matches(wanted []string, value string) bool {
	return slices.ContainsFunc(wanted, func(w string) bool {
		return value == w || w != "" && strings.HasPrefix(value, w+"/")
	})
}

// valueOf is the value that a payment has of a dimension: its own, or the one that
// its line fixes.
func (l *openLedger) valueOf(x movement, dimension string) string {
	switch dimension {
	case ledger.DimSource:
		return x.source
	case ledger.DimLine:
		return x.source + "/" + x.line
	case ledger.DimPayee:
		return x.Payee
	case ledger.DimPayeeID:
		return x.PayeeID
	case ledger.DimDocument:
		return x.Document.Label()
	}
	if value := ledger.DimensionValue(x.dimensions, dimension); value != "" {
		return value
	}
	if s := l.books().Sources[x.source]; s != nil && s.Lines[x.line] != nil {
		return ledger.DimensionValue(s.Lines[x.line].Dimensions, dimension)
	}
	return ""
}

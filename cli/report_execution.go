package cli

import (
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func reportExecution() *command {
	q := question{balances: true}
	var zero bool
	return &command{
		name:   "execution",
		prints: true,
		flags:  append(slices.Concat(q.flags(), q.issue.flags(), q.money.flags()), toggle("zero", &zero)),
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
					Period: q.span, AsOf: q.asOf, By: q.by, Where: q.filters, Known: q.known, Zero: zero, In: in, Further: q.unit.rounds(),
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
				q.tellRedenomination(l, t, q.counted)
				return q.print(ctx, l, t)
			})
		},
	}
}

// An executionLayout is which columns an answer has. Programs get all of them;
// people those that say something.
type executionLayout struct {
	by      int
	revised bool // a later act changed a plan
	moved   bool // transfers
	carried bool // over from the year before, or into the next
	lapsed  bool
	plan    bool // the plan for the period is another than the final one
	held    bool // contracts that are open
	owed    bool // invoices that are unpaid
	waits   bool // for approval; a column for programs too only where something does
	before  bool // available is less by what was spent before the period
	rates   bool // what was paid is at other rates than the rest
}

func layoutOf(by int, e *projections.Execution, all bool) executionLayout {
	x := executionLayout{by: by, revised: all, moved: all, carried: all, lapsed: all, plan: all, held: all, owed: all, before: all}
	for i := range e.Rows {
		r := &e.Rows[i]
		x.revised = x.revised || r.Revised != 0
		x.moved = x.moved || r.Transferred != 0
		x.carried = x.carried || r.Carried != 0
		x.lapsed = x.lapsed || r.Lapsed != 0
		x.held = x.held || r.Committed != 0
		x.owed = x.owed || r.Accrued != 0
		x.waits = x.waits || r.Pending != 0
		x.before = x.before || r.SpentBefore != 0
		x.plan = x.plan || r.HasPlan() && r.Planned != r.Final-r.Lapsed // what lapsed was planned
	}
	return x
}

func executionTable(l *openLedger, q *question, e *projections.Execution) *output.Table {
	title := "report-execution"
	if q.span.Label == "" {
		title = "report-execution-days"
	}
	t := q.head(l, "execution", title)
	l.nothing(t, len(e.Rows))
	t.Notes = append(t.Notes, executionNotes(l, q, e)...)
	x := layoutOf(len(q.by), e, !l.session.forPeople())
	x.rates = q.money.in != "" && q.money.policy == projections.RateOfPayment
	t.Columns = append(l.keyColumns(q.by), x.columns()...)
	rows := make([]output.Row, 0, len(e.Rows)+len(e.Totals))
	for i := range e.Rows {
		rows = append(rows, x.row(l, &e.Rows[i]))
	}
	for i := range e.Totals {
		total := x.row(l, &e.Totals[i])
		total.Kind = output.Total
		rows = append(rows, total)
	}
	t.Rows = output.Rows(rows...)
	return t
}

// executionNotes says what the figures do not: a line that leaves a dimension open
// has its plan in the row without a value and its payments in others; rows without
// a plan for the period; acts that came later.
func executionNotes(l *openLedger, q *question, e *projections.Execution) (notes []string) {
	lang := l.session.lang
	if slices.ContainsFunc(e.Rows, func(r projections.ExecutionRow) bool { return r.Final == 0 && r.Available < 0 }) {
		notes = append(notes, lang.Text("plan-not-divided"))
	}
	for i := range e.Totals {
		if r := &e.Totals[i]; r.Unphased > 0 {
			notes = append(notes, lang.Text("plan-not-phased", "n", r.Unphased, "amount", ledger.Money{Minor: r.Unplanned, Currency: r.Currency}))
		}
	}
	if n := len(e.Cut); n > 0 {
		notes = append(notes, lang.Text("phases-cut", "n", int64(n), "phase", e.Cut[0].Phase, "line", e.Cut[0].Line))
	}
	for _, later := range e.Later {
		notes = append(notes, lang.Text("plan-of-later-acts", "n", later.Lines, "amount", later.Amount, "last", q.counted.Last()))
	}
	return notes
}

func (x executionLayout) columns() []output.Column {
	list := []output.Column{{Key: "currency"}, {Key: "original", Kind: output.Amount}}
	add := func(shown bool, key string, kind output.Kind) {
		if shown {
			list = append(list, output.Column{Key: key, Kind: kind})
		}
	}
	add(x.revised, "revised", output.Amount)
	add(x.moved, "transferred", output.Amount)
	add(x.carried, "carried_over", output.Amount)
	add(x.lapsed, "lapsed", output.Amount)
	add(true, "final", output.Amount)
	add(x.plan, "period_plan", output.Amount)
	add(x.held, "committed", output.Amount)
	add(x.owed, "accrued", output.Amount)
	add(x.waits, "pending", output.Amount)
	add(x.before, "spent_before", output.Amount)
	add(true, "spent", output.Amount)
	add(x.rates, "exchange_difference", output.Amount)
	add(true, "available", output.Amount)
	add(true, "executed", output.Percent)
	add(x.plan, "period_executed", output.Percent)
	return list
}

func (x executionLayout) row(l *openLedger, r *projections.ExecutionRow) output.Row {
	cells := append(l.keyCells(nil, x.by, r.Values), output.String(string(r.Currency)))
	add := func(shown bool, c output.Cell) {
		if shown {
			cells = append(cells, c)
		}
	}
	amount := func(minor int64) output.Cell { return output.Decimal(minor, r.Currency.Digits()) }
	share := func(d decimal.Decimal, ok bool) output.Cell {
		if !ok {
			return output.None()
		}
		return output.Share(d.Shift(1).IntPart(), 1)
	}
	plan := output.None()
	if r.HasPlan() {
		plan = amount(r.Planned)
	}
	add(true, amount(r.Original))
	add(x.revised, amount(r.Revised))
	add(x.moved, amount(r.Transferred))
	add(x.carried, amount(r.Carried))
	add(x.lapsed, amount(r.Lapsed))
	add(true, amount(r.Final))
	add(x.plan, plan)
	add(x.held, amount(r.Committed))
	add(x.owed, amount(r.Accrued))
	add(x.waits, amount(r.Pending))
	add(x.before, amount(r.SpentBefore))
	add(true, amount(r.Spent))
	add(x.rates, amount(r.Exchange))
	add(true, amount(r.Available))
	add(true, share(r.Executed()))
	add(x.plan, share(r.ExecutedOfPeriod()))
	return output.Row{Cells: cells}
}

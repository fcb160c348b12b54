package cli

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func reportSpend() *command {
	var q question
	var every ledger.Step
	var gross, zero bool
	var against projections.Against
	steps := parsed("every", &every, ledger.ParseStep)
	steps.value = "step"
	steps.choices = []string{"month", "quarter", "half", "year"}
	return &command{
		name:   "spend",
		prints: true,
		flags: append(slices.Concat(q.flags(), q.issue.flags(), q.money.flags()), steps, toggle("gross", &gross), toggle("zero", &zero),
			choice("basis", &q.basis, projections.BasisPayment, projections.BasisLiability, projections.BasisCommitment),
			choice("compare", &against, projections.AgainstPrevious, projections.AgainstYearAgo)),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				q.shown = true
				if len(q.by) == 0 {
					q.by = []string{ledger.DimSource}
				}
				if err := q.resolve(ctx, l); err != nil {
					return err
				}
				query := projections.SpendQuery{
					Basis:  q.basis,
					Period: q.counted, Calendar: q.steps, Every: every, By: q.by,
					Where: q.filters, Known: q.known, Gross: gross, Zero: zero, Further: q.unit.rounds(),
				}
				var err error
				if query.In, err = q.conversion(l); err != nil {
					return err
				}
				if against != "" {
					return l.printComparison(ctx, &q, query, against)
				}
				spend, err := l.views.Table().Spend(query)
				if err != nil {
					return err
				}
				r := &spendTable{l: l, q: &q, steps: spend.Steps, stepped: every != ledger.StepNone, gross: gross}
				t, err := r.table(spend)
				if err != nil {
					return err
				}
				if err := l.tellPrior(t, query); err != nil {
					return err
				}
				q.tellExchange(l, t, spend.Exchange, spend.ExchangeUnknown)
				q.tellRedenomination(l, t, q.counted)
				return q.print(ctx, l, t)
			})
		},
	}
}

// tellPrior says what of a period's spending belongs to earlier ones.
func (l *openLedger) tellPrior(t *output.Table, q projections.SpendQuery) error {
	prior, err := l.views.Table().Prior(q)
	if err != nil || len(prior) == 0 {
		return err
	}
	var texts []string
	for _, m := range prior {
		t.Notes = append(t.Notes, l.session.lang.Text("report-prior", "amount", m))
		texts = append(texts, m.String()+" "+string(m.Currency))
	}
	t.Meta = append(t.Meta, output.Field{Key: "prior_periods", Value: output.String(strings.Join(texts, "; "))})
	return nil
}

// A spendTable lays the answer out. Programs get a row for every group and step.
// People get the steps side by side as long as they fit on a line, else one below
// the other.
type spendTable struct {
	l       *openLedger
	q       *question
	steps   []ledger.Period
	stepped bool
	gross   bool
	whole   map[string]ledger.Money // of each group over all steps, where that is not their sum
}

// A spendRow is one group in one step: what was recorded, what of it was only
// written wrongly and is replaced, and what was taken back.
type spendRow struct {
	values                       []string // nil for a total
	step                         int
	currency                     ledger.Currency
	recorded, replaced, reversed int64
	entries                      int64
}

func (r *spendRow) net() (ledger.Money, error) {
	sum := ledger.Money{Minor: r.recorded, Currency: r.currency}
	for _, minor := range [...]int64{r.replaced, r.reversed} {
		var err error
		if sum, err = sum.Add(ledger.Money{Minor: minor, Currency: r.currency}); err != nil {
			return ledger.Money{}, err
		}
	}
	return sum, nil
}

// stepsOnALine is how many steps stand side by side on a page, stepsOnASheet in a
// workbook.
const (
	stepsOnALine  = 6
	stepsOnASheet = 60
)

// fit reports whether the steps can stand side by side.
func (r *spendTable) fit() bool {
	if r.l.session.form == output.XLSX {
		return len(r.steps) <= stepsOnASheet
	}
	return len(r.steps) <= stepsOnALine
}

func (r *spendTable) table(spend *projections.Spend) (*output.Table, error) {
	for _, total := range spend.Totals {
		r.q.currencies = append(r.q.currencies, total.Amount.Currency)
	}
	t := r.q.head(r.l, "spend", spendTitle(r.q))
	r.l.nothing(t, len(spend.Totals))
	totals, people := spendRows(slices.Values(spend.Totals)), r.l.session.forPeople()
	if len(spend.Whole) > 0 {
		r.whole = map[string]ledger.Money{}
		for _, g := range slices.Concat(spend.Whole, spend.WholeTotals) {
			r.whole[wholeKey(g.Values, g.Amount.Currency)] = g.Amount
		}
	}
	var err error
	switch {
	case r.gross || people && r.stepped && !r.fit():
		err = r.oneBelowTheOther(t, spendRows(spend.All()), totals)
	case people && r.stepped:
		if err = r.sideBySide(t, spendRows(spend.All()), totals); err != nil {
			return nil, err
		}
		var steps []string
		for _, step := range r.steps {
			steps = append(steps, step.String())
		}
		return t, r.q.inUnits(r.l, t, steps, "total")
	default:
		err = r.streamed(t, spend, totals)
	}
	if err != nil {
		return nil, err
	}
	return t, r.q.inUnits(r.l, t, nil, "")
}

// wholeKey tells a group from the others, and from the total, which has no values.
func wholeKey(values []string, currency ledger.Currency) string {
	return fmt.Sprint(len(values)) + string(currency) + strings.Join(values, "\x00")
}

// spentHeader is what is spent on the report's basis.
func (q *question) spentHeader(l *openLedger) string {
	switch q.basis {
	case projections.BasisLiability:
		return l.session.lang.Text("column/accepted")
	case projections.BasisCommitment:
		return l.session.lang.Text("column/obliged")
	}
	return l.session.lang.Text("column/spent")
}

// spendTitle is the code of the head's first line.
func spendTitle(q *question) string {
	if q.span.Label == "" {
		return "report-spend-days"
	}
	return "report-spend"
}

// spendRows joins what was recorded and what was reversed of one group.
func spendRows(groups iter.Seq[projections.Group]) []spendRow {
	var rows []spendRow
	for g := range groups {
		n := len(rows) - 1
		for n >= 0 && rows[n].step == g.Step && slices.Equal(rows[n].values, g.Values) && rows[n].currency != g.Amount.Currency {
			n--
		}
		if n < 0 || rows[n].step != g.Step || !slices.Equal(rows[n].values, g.Values) {
			n = len(rows)
			rows = append(rows, spendRow{values: g.Values, step: g.Step, currency: g.Amount.Currency})
		}
		switch {
		case g.Replaced:
			rows[n].replaced += g.Amount.Minor
		case g.Correction:
			rows[n].reversed += g.Amount.Minor
		default:
			rows[n].recorded += g.Amount.Minor
		}
		rows[n].entries += g.Postings
	}
	return rows
}

// streamed gives one row after another as they are summed: there may be a million.
func (r *spendTable) streamed(t *output.Table, spend *projections.Spend, totals []spendRow) error {
	if err := r.oneBelowTheOther(t, nil, totals); err != nil {
		return err
	}
	after, people := t.Rows, r.l.session.forPeople()
	t.Rows = func(yield func(output.Row, error) bool) {
		cells := make([]output.Cell, 0, len(r.q.by)+6)
		for g := range spend.All() {
			row := spendRow{values: g.Values, step: g.Step, currency: g.Amount.Currency, recorded: g.Amount.Minor, entries: g.Postings}
			line, err := r.line(cells, &row, people)
			if !yield(line, err) {
				return
			}
		}
		after(yield)
	}
	return nil
}

func (r *spendTable) oneBelowTheOther(t *output.Table, rows, totals []spendRow) error {
	people := r.l.session.forPeople()
	if r.stepped {
		t.Columns = append(t.Columns, output.Column{Key: "period"})
	}
	t.Columns = append(t.Columns, r.l.keyColumns(r.q.by)...)
	t.Columns = append(t.Columns, output.Column{Key: "currency"})
	if r.gross {
		t.Columns = append(t.Columns,
			output.Column{Key: "recorded", Kind: output.Amount},
			output.Column{Key: "replaced", Kind: output.Amount, Optional: true},
			output.Column{Key: "reversed", Kind: output.Amount})
	}
	t.Columns = append(t.Columns, output.Column{Key: "amount", Kind: output.Amount, Header: r.q.spentHeader(r.l)})
	if r.stepped && people {
		slices.SortStableFunc(rows, func(a, b spendRow) int { return cmp.Compare(a.step, b.step) })
	}
	if !people {
		t.Columns = append(t.Columns, output.Column{Key: "entries", Kind: output.Integer})
	}
	if r.stepped && people {
		all, err := overSteps(totals)
		if err != nil {
			return err
		}
		for i := range all {
			if m, ok := r.whole[wholeKey(nil, all[i].currency)]; ok && !r.gross {
				all[i].recorded, all[i].replaced, all[i].reversed = m.Minor, 0, 0
			}
		}
		totals = append(totals, all...)
	}
	lines := make([]output.Row, 0, len(rows)+len(totals))
	for i := range rows {
		line, err := r.line(nil, &rows[i], people)
		if err != nil {
			return err
		}
		lines = append(lines, line)
	}
	for i := range totals {
		line, err := r.line(nil, &totals[i], people)
		if err != nil {
			return err
		}
		line.Kind = output.Total
		lines = append(lines, line)
	}
	t.Rows = output.Rows(lines...)
	return nil
}

// allSteps is the step of a total over all of them.
const allSteps = -1

// line puts a row's cells behind those in cells, which is empty and may be reused.
func (r *spendTable) line(cells []output.Cell, row *spendRow, people bool) (output.Row, error) {
	net, err := row.net()
	if err != nil {
		return output.Row{}, err
	}
	digits := row.currency.Digits()
	if cells == nil {
		cells = make([]output.Cell, 0, len(r.q.by)+6)
	}
	if r.stepped && row.step != allSteps {
		cells = append(cells, output.String(r.steps[row.step].String()))
	}
	if r.stepped && row.step == allSteps {
		cells = append(cells, output.String(r.l.session.lang.Text("word/total")))
	}
	cells = r.l.keyCells(cells, len(r.q.by), row.values)
	cells = append(cells, output.String(string(row.currency)))
	if r.gross {
		replaced := output.None()
		if row.replaced != 0 || !people {
			replaced = output.Decimal(row.replaced, digits)
		}
		cells = append(cells, output.Decimal(row.recorded, digits), replaced, output.Decimal(row.reversed, digits))
	}
	cells = append(cells, output.Money(net))
	if !people {
		cells = append(cells, output.Int(row.entries))
	}
	return output.Row{Cells: cells}, nil
}

// overSteps adds totals up over all steps, one for each currency.
func overSteps(totals []spendRow) ([]spendRow, error) {
	var all []spendRow
	for _, t := range totals {
		i := slices.IndexFunc(all, func(a spendRow) bool { return a.currency == t.currency })
		if i < 0 {
			i = len(all)
			all = append(all, spendRow{step: allSteps, currency: t.currency})
		}
		for _, sum := range []struct {
			to   *int64
			from int64
		}{{&all[i].recorded, t.recorded}, {&all[i].replaced, t.replaced}, {&all[i].reversed, t.reversed}} {
			var ok bool
			if *sum.to, ok = ledger.AddMinor(*sum.to, sum.from); !ok {
				return nil, ledger.Refuse("amount-overflow", "value", "")
			}
		}
	}
	slices.SortFunc(all, func(a, b spendRow) int { return cmp.Compare(a.currency, b.currency) })
	return all, nil
}

// sideBySide gives every step a column, and one to their sum.
func (r *spendTable) sideBySide(t *output.Table, rows, totals []spendRow) error {
	t.Columns = append(r.l.keyColumns(r.q.by), output.Column{Key: "currency"})
	for _, step := range r.steps {
		t.Columns = append(t.Columns, output.Column{Key: step.String(), Header: step.String(), Kind: output.Amount})
	}
	t.Columns = append(t.Columns, output.Column{Key: "total", Header: r.l.session.lang.Text("word/total"), Kind: output.Amount})

	lines, err := r.across(rows)
	if err != nil {
		return err
	}
	sums, err := r.across(totals)
	if err != nil {
		return err
	}
	for i := range sums {
		sums[i].Kind = output.Total
	}
	t.Rows = output.Rows(append(lines, sums...)...)
	return nil
}

// across puts the steps of each group into one line.
func (r *spendTable) across(rows []spendRow) ([]output.Row, error) {
	slices.SortStableFunc(rows, func(a, b spendRow) int {
		return cmp.Or(slices.Compare(a.values, b.values), cmp.Compare(a.currency, b.currency), cmp.Compare(a.step, b.step))
	})
	var lines []output.Row
	for len(rows) > 0 {
		first := rows[0]
		n := 1
		for n < len(rows) && rows[n].currency == first.currency && slices.Equal(rows[n].values, first.values) {
			n++
		}
		line, err := r.lineAcross(rows[:n])
		if err != nil {
			return nil, err
		}
		lines, rows = append(lines, line), rows[n:]
	}
	return lines, nil
}

func (r *spendTable) lineAcross(rows []spendRow) (output.Row, error) {
	cells := r.l.keyCells(nil, len(r.q.by), rows[0].values)
	cells = append(cells, output.String(string(rows[0].currency)))
	at := len(cells)
	for range r.steps {
		cells = append(cells, output.None())
	}
	sum := ledger.Money{Currency: rows[0].currency}
	for i := range rows {
		net, err := rows[i].net()
		if err != nil {
			return output.Row{}, err
		}
		if sum, err = sum.Add(net); err != nil {
			return output.Row{}, err
		}
		cells[at+rows[i].step] = output.Money(net)
	}
	if m, ok := r.whole[wholeKey(rows[0].values, rows[0].currency)]; ok {
		sum = m
	}
	return output.Row{Cells: append(cells, output.Money(sum))}, nil
}

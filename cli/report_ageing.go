package cli

import (
	"cmp"
	"context"
	"slices"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// agedFrom is from which day on the age of an unpaid invoice is counted.
type agedFrom string

const (
	agedFromDue        agedFrom = "due"        // the last day to pay; of an invoice without one the acceptance
	agedFromAcceptance agedFrom = "acceptance" // the day of the acceptance
)

// ages are the last days of the classes of age; the last class has no end.
var ages = [...]int{-1, 30, 60, 90}

// A class of age: not yet due, up to 30 days, 31 to 60, 61 to 90, more.
const numAges = len(ages) + 1

var ageKeys = [numAges]string{"not_due", "days_0_30", "days_31_60", "days_61_90", "days_over_90"}

func ageClass(days int) int {
	for i, last := range ages {
		if days <= last {
			return i
		}
	}
	return numAges - 1
}

func reportAgeing() *command {
	q := question{balances: true, basis: projections.BasisLiability, says: "obligations"}
	by, from := byPayee, agedFromDue
	var source string
	return &command{
		name:   "ageing",
		prints: true,
		flags: append(slices.Concat(q.timeFlags(), q.issue.flags(), q.money.ofBalances()), choice("by", &by, byPayee, byLine, byInvoice),
			choice("aged-from", &from, agedFromDue, agedFromAcceptance), text("source", &source)),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				q.shown = true
				if err := q.resolve(ctx, l); err != nil {
					return err
				}
				accounts, err := l.obligations(ctx, obligationQuery{stage: ledger.StageAccrued, source: source, last: q.counted.Last(), known: q.known})
				if err != nil {
					return err
				}
				r := &ageingReport{l: l, q: &q, by: by, from: from}
				for _, a := range accounts {
					if err := r.add(a); err != nil {
						return err
					}
				}
				if err := cmp.Or(inOne(l, &q, &r.rows), inOne(l, &q, &r.totals)); err != nil {
					return err
				}
				t := r.table()
				if err := q.inUnits(l, t, r.shown(), "left"); err != nil {
					return err
				}
				return q.print(ctx, l, t)
			})
		},
	}
}

// An ageingReport says how long invoices have been unpaid on a day.
type ageingReport struct {
	l      *openLedger
	q      *question
	by     rowsBy
	from   agedFrom
	rows   keyedRows[commitmentKey, ageingRow]
	totals keyedRows[commitmentKey, ageingRow] // by currency
}

type ageingRow struct {
	commitmentKey
	sums [numAges + 1]int64 // and what is left
	days int                // with byInvoice
}

// age is for how many days an invoice has been unpaid; below zero before it is due.
func (r *ageingReport) age(t *ledger.Terms) int {
	since := t.Date
	if r.from == agedFromDue && t.Due != ledger.NoDate {
		since = t.Due
	}
	return int(r.q.counted.Last() - since)
}

func (r *ageingReport) add(a *obligationAccount) error {
	payees := r.l.books().Payees(r.q.known)
	shown := r.q.shownOf(r.l, a)
	for i := range a.lines {
		left := a.lines[i].left()
		if left == 0 {
			continue
		}
		days := r.age(&a.terms)
		key, total := commitmentKey{currency: a.currency, shown: shown}, commitmentKey{currency: a.currency, shown: shown}
		if r.by != byLine {
			key.payee = payees.Called(a.terms.Payee, a.terms.PayeeID)
		}
		if r.by != byPayee {
			key.line = a.ref.Source + "/" + a.lines[i].path
		}
		first := ageingRow{}
		if r.by == byInvoice {
			key.account, first.days = a, days
		}
		first.commitmentKey = key
		var sums [numAges + 1]int64
		sums[ageClass(days)], sums[numAges] = left, left
		for _, to := range []*ageingRow{r.rows.of(key, first), r.totals.of(total, ageingRow{commitmentKey: total})} {
			if err := addSums(to.sums[:], sums[:]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *ageingReport) table() *output.Table {
	for i := range r.totals.list {
		r.q.currencies = append(r.q.currencies, r.totals.list[i].currency)
	}
	t := r.q.head(r.l, "ageing", "report-ageing")
	t.Title = slices.Insert(t.Title, 1, r.l.session.lang.Text("report-aged-from", "why", string(r.from)))
	t.Meta = append(t.Meta, output.Field{Key: "aged_from", Value: output.String(string(r.from))})
	r.l.nothing(t, len(r.rows.list))
	slices.SortStableFunc(r.rows.list, func(a, b ageingRow) int {
		return cmp.Or(cmp.Compare(a.payee, b.payee), cmp.Compare(b.days, a.days), cmp.Compare(a.line, b.line), cmp.Compare(a.currency, b.currency))
	})
	t.Columns = r.columns()
	var rows []output.Row
	for i := range r.rows.list {
		rows = append(rows, output.Row{Cells: r.cells(&r.rows.list[i], false)})
	}
	slices.SortFunc(r.totals.list, func(a, b ageingRow) int { return cmp.Compare(a.currency, b.currency) })
	for i := range r.totals.list {
		rows = append(rows, output.Row{Cells: r.cells(&r.totals.list[i], true), Kind: output.Total})
	}
	t.Rows = output.Rows(rows...)
	return t
}

// shown are the classes of age that there can be: what was accepted is never yet to be.
func (r *ageingReport) shown() []string {
	if r.from == agedFromAcceptance {
		return ageKeys[1:]
	}
	return ageKeys[:]
}

func (r *ageingReport) columns() []output.Column {
	list := []output.Column{{Key: "payee"}}
	switch r.by {
	case byLine:
		list[0].Key = "line"
	case byInvoice:
		list = append(list,
			output.Column{Key: "invoice_number"}, output.Column{Key: "entry"}, output.Column{Key: "line"},
			output.Column{Key: "date", Kind: output.Date}, output.Column{Key: "due", Kind: output.Date, Optional: true},
			output.Column{Key: "days", Kind: output.Integer})
	}
	list = append(list, output.Column{Key: "currency"})
	for _, key := range r.shown() {
		list = append(list, output.Column{Key: key, Kind: output.Amount})
	}
	return append(list, output.Column{Key: "left", Kind: output.Amount})
}

func (r *ageingReport) cells(x *ageingRow, total bool) []output.Cell {
	key := x.payee
	if r.by == byLine {
		key = x.line
	}
	first := r.l.valueCell(key)
	switch {
	case total && r.l.session.forPeople():
		first = output.String(r.l.session.lang.Text("word/total"))
	case total:
		first = output.None()
	}
	cells := []output.Cell{first}
	if r.by == byInvoice {
		if total {
			cells = append(cells, output.None(), output.None(), output.None(), output.None(), output.None(), output.None())
		} else {
			t := &x.account.terms
			cells = append(cells, output.String(t.Number), output.String(x.account.ref.String()), output.String(x.line),
				output.Day(t.Date), dayCell(t.Due), output.Int(int64(x.days)))
		}
	}
	cells = append(cells, output.String(string(x.currency)))
	digits := x.currency.Digits()
	for class, minor := range x.sums {
		if class > 0 || r.from == agedFromDue {
			cells = append(cells, output.Decimal(minor, digits))
		}
	}
	return cells
}

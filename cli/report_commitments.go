package cli

import (
	"cmp"
	"context"
	"slices"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// rowsBy is by what a report of contracts or invoices puts its rows together.
type rowsBy string

const (
	byContract rowsBy = "contract"
	byInvoice  rowsBy = "invoice"
	byPayee    rowsBy = "payee"
	byLine     rowsBy = "line"
)

func reportCommitments() *command {
	q := question{balances: true, basis: projections.BasisCommitment, says: "obligations"}
	by := byContract
	var source string
	var all bool
	return &command{
		name:   "commitments",
		prints: true,
		flags: append(slices.Concat(q.timeFlags(), q.issue.flags(), q.money.ofBalances()),
			choice("by", &by, byContract, byPayee, byLine), text("source", &source), toggle("all", &all)),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				q.shown = true
				if err := q.resolve(ctx, l); err != nil {
					return err
				}
				accounts, err := l.obligations(ctx, obligationQuery{stage: ledger.StageCommitted, source: source, last: q.counted.Last(), known: q.known})
				if err != nil {
					return err
				}
				r := &commitmentReport{l: l, q: &q, by: by}
				for _, a := range accounts {
					if !all && a.left() == 0 {
						continue
					}
					if err := r.add(a); err != nil {
						return err
					}
				}
				if err := cmp.Or(inOne(l, &q, &r.rows), inOne(l, &q, &r.totals)); err != nil {
					return err
				}
				t := r.table()
				if err := q.inUnits(l, t, nil, ""); err != nil {
					return err
				}
				return q.print(ctx, l, t)
			})
		},
	}
}

// A commitmentReport says of contracts what was made, changed, settled, given back and
// is left of them.
type commitmentReport struct {
	l      *openLedger
	q      *question
	by     rowsBy
	rows   keyedRows[commitmentKey, commitmentRow]
	totals keyedRows[commitmentKey, commitmentRow] // by currency
}

// A commitmentKey says which row an amount is put into.
type commitmentKey struct {
	account     *obligationAccount // with byContract or byInvoice
	payee, line string
	currency    ledger.Currency
	shown       ledger.Currency // in reports: another one where a law changed the source's
}

type commitmentRow struct {
	commitmentKey
	sums      [ledger.NumEffects + 1]int64 // and what is left
	contracts int64
}

// keyedRows are rows in the order in which their keys first came.
type keyedRows[K comparable, R any] struct {
	list []R
	at   map[K]int
}

// of finds or makes the row of a key.
func (k *keyedRows[K, R]) of(key K, fresh R) *R {
	i, ok := k.at[key]
	if !ok {
		if k.at == nil {
			k.at = map[K]int{}
		}
		i = len(k.list)
		k.at[key], k.list = i, append(k.list, fresh)
	}
	return &k.list[i]
}

// addSums adds amounts of minor units. Refusal: amount-overflow.
func addSums(to, from []int64) error {
	for i := range from {
		var ok bool
		if to[i], ok = ledger.AddMinor(to[i], from[i]); !ok {
			return ledger.Refuse("amount-overflow", "value", "")
		}
	}
	return nil
}

// shownOf is the currency that a contract's or invoice's source has on the report's last day.
func (q *question) shownOf(l *openLedger, a *obligationAccount) ledger.Currency {
	return l.books().Sources[a.ref.Source].CurrencyKnown(q.counted.Last(), q.known)
}

func (r *commitmentReport) add(a *obligationAccount) error {
	payees := r.l.books().Payees(r.q.known)
	shown := r.q.shownOf(r.l, a)
	for i := range a.lines {
		key := commitmentKey{currency: a.currency, shown: shown}
		counted := int64(1)
		if r.by != byLine {
			key.payee = payees.Called(a.terms.Payee, a.terms.PayeeID)
		}
		if r.by != byPayee {
			key.line = a.ref.Source + "/" + a.lines[i].path
		}
		if r.by == byContract {
			key.account = a
		}
		if r.by == byPayee && i > 0 {
			counted = 0 // the contract is in the row already
		}
		var sums [ledger.NumEffects + 1]int64
		copy(sums[:], a.lines[i].sums[:])
		sums[ledger.NumEffects] = a.lines[i].left()
		total := commitmentKey{currency: a.currency, shown: shown}
		for _, to := range []*commitmentRow{r.rows.of(key, commitmentRow{commitmentKey: key}), r.totals.of(total, commitmentRow{commitmentKey: total})} {
			if err := addSums(to.sums[:], sums[:]); err != nil {
				return err
			}
		}
		r.rows.of(key, commitmentRow{}).contracts += counted
		if i == 0 {
			r.totals.of(total, commitmentRow{}).contracts++
		}
	}
	return nil
}

func (r *commitmentReport) table() *output.Table {
	title := "report-commitments"
	for i := range r.totals.list {
		r.q.currencies = append(r.q.currencies, r.totals.list[i].currency)
	}
	t := r.q.head(r.l, "commitments", title)
	r.l.nothing(t, len(r.rows.list))
	if r.by != byContract {
		slices.SortStableFunc(r.rows.list, func(a, b commitmentRow) int {
			return cmp.Or(cmp.Compare(a.payee, b.payee), cmp.Compare(a.line, b.line), cmp.Compare(a.currency, b.currency))
		})
	}
	t.Columns = r.columns()
	var rows []output.Row
	for i := range r.rows.list {
		rows = append(rows, output.Row{Cells: r.cells(&r.rows.list[i], false)})
	}
	slices.SortFunc(r.totals.list, func(a, b commitmentRow) int { return cmp.Compare(a.currency, b.currency) })
	for i := range r.totals.list {
		rows = append(rows, output.Row{Cells: r.cells(&r.totals.list[i], true), Kind: output.Total})
	}
	t.Rows = output.Rows(rows...)
	return t
}

func (r *commitmentReport) columns() []output.Column {
	var list []output.Column
	switch r.by {
	case byContract:
		list = []output.Column{{Key: "contract"}}
		if !r.l.session.forPeople() {
			list = append(list, output.Column{Key: "entry"})
		}
		list = append(list, output.Column{Key: "date", Kind: output.Date}, output.Column{Key: "payee"}, output.Column{Key: "line"})
	case byPayee:
		list = []output.Column{{Key: "payee"}, {Key: "contracts", Kind: output.Integer}}
	default:
		list = []output.Column{{Key: "line"}, {Key: "contracts", Kind: output.Integer}}
	}
	return append(list, output.Column{Key: "currency"},
		output.Column{Key: "made", Kind: output.Amount},
		output.Column{Key: "changed", Kind: output.Amount},
		output.Column{Key: "liquidated", Kind: output.Amount},
		output.Column{Key: "released", Kind: output.Amount},
		output.Column{Key: "left", Kind: output.Amount})
}

func (r *commitmentReport) cells(x *commitmentRow, total bool) []output.Cell {
	first := func(text string) output.Cell {
		if total && r.l.session.forPeople() {
			return output.String(r.l.session.lang.Text("word/total"))
		}
		if total {
			return output.None()
		}
		return r.l.valueCell(text)
	}
	var cells []output.Cell
	switch r.by {
	case byContract:
		number, entry, date := "", output.None(), output.None()
		if x.account != nil {
			number, entry, date = x.account.terms.Number, output.String(x.account.ref.String()), output.Day(x.account.terms.Date)
		}
		cells = append(cells, first(number))
		if !r.l.session.forPeople() {
			cells = append(cells, entry)
		}
		cells = append(cells, date, textCell(x.payee), textCell(x.line))
	case byPayee:
		cells = append(cells, first(x.payee), output.Int(x.contracts))
	default:
		cells = append(cells, first(x.line), output.Int(x.contracts))
	}
	digits := x.currency.Digits()
	cells = append(cells, output.String(string(x.currency)))
	for kind, minor := range x.sums {
		if kind < ledger.NumEffects && ledger.EffectKind(kind) >= ledger.EffectLiquidated {
			minor = -minor
		}
		cells = append(cells, output.Decimal(minor, digits))
	}
	return cells
}

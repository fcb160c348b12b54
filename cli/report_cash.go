package cli

import (
	"context"
	"errors"
	"slices"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func reportCash() *command {
	q := question{balances: true}
	return &command{
		name:   "cash",
		prints: true,
		flags:  slices.Concat(q.flags(), q.issue.flags(), q.money.flags()),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				q.shown = true
				if len(q.by) == 0 {
					q.by = []string{ledger.DimAccount}
				}
				if err := q.resolve(ctx, l); err != nil {
					return err
				}
				in, err := q.conversion(l)
				if err != nil {
					return err
				}
				c, err := l.views.Table().Cash(projections.CashQuery{Period: q.counted, By: q.by, Where: q.filters, Known: q.known, In: in, Further: q.unit.rounds()})
				if errors.Is(err, projections.ErrNotTied) {
					return ledger.Refuse("cash-not-tied", "problem", err)
				}
				if err != nil {
					return err
				}
				for i := range c.Totals {
					q.currencies = append(q.currencies, c.Totals[i].Currency)
				}
				t := cashTable(l, &q, c)
				if err := q.inUnits(l, t, nil, ""); err != nil {
					return err
				}
				q.tellRedenomination(l, t, q.counted)
				return q.print(ctx, l, t)
			})
		},
	}
}

func cashTable(l *openLedger, q *question, c *projections.Cash) *output.Table {
	title := "report-cash"
	if q.span.Label == "" {
		title = "report-cash-days"
	}
	t := q.head(l, "cash", title)
	l.nothing(t, len(c.Rows))
	if slices.Contains(q.by, ledger.DimAccount) {
		t.Notes = append(t.Notes, cashNotes(l, q, c)...)
	}
	kinds := c.Kinds
	if !l.session.forPeople() { // programs find the same columns every time
		kinds = projections.CashKinds()
	}
	t.Columns = append(l.keyColumns(q.by), output.Column{Key: "currency"}, output.Column{Key: "opening", Kind: output.Amount})
	for _, kind := range kinds {
		t.Columns = append(t.Columns, output.Column{Key: kindKey(kind), Kind: output.Amount})
	}
	sum := len(kinds) != 1 // else it is that kind's column again
	if sum {
		t.Columns = append(t.Columns, output.Column{Key: "received", Kind: output.Amount})
	}
	t.Columns = append(t.Columns,
		output.Column{Key: "spent", Kind: output.Amount})
	rates := q.money.in != ""
	if rates {
		t.Columns = append(t.Columns, output.Column{Key: "exchange_difference", Kind: output.Amount})
		t.Notes = append(t.Notes, l.session.lang.Text("cash-exchange"))
	}
	t.Columns = append(t.Columns, output.Column{Key: "closing", Kind: output.Amount})
	var rows []output.Row
	row := func(r *projections.CashRow, kind output.RowKind) {
		cells := append(l.keyCells(nil, len(q.by), r.Values), output.String(string(r.Currency)))
		amount := func(minor int64) { cells = append(cells, output.Decimal(minor, r.Currency.Digits())) }
		amount(r.Opening)
		for _, k := range kinds {
			amount(r.Received[k])
		}
		if sum {
			amount(r.In)
		}
		amount(r.Spent)
		if rates {
			amount(r.Exchange)
		}
		amount(r.Closing)
		rows = append(rows, output.Row{Cells: cells, Kind: kind})
	}
	for i := range c.Rows {
		row(&c.Rows[i], output.Data)
	}
	for i := range c.Totals {
		row(&c.Totals[i], output.Total)
	}
	t.Rows = output.Rows(rows...)
	return t
}

// cashNotes explain the rows that are no accounts.
func cashNotes(l *openLedger, q *question, c *projections.Cash) (notes []string) {
	at := slices.Index(q.by, ledger.DimAccount)
	has := func(accounts ...string) bool {
		return slices.ContainsFunc(c.Rows, func(r projections.CashRow) bool { return slices.Contains(accounts, r.Values[at]) })
	}
	if has("") {
		notes = append(notes, l.session.lang.Text("cash-no-account"))
	}
	if has(ledger.AccountDirect, ledger.AccountSpecial) {
		notes = append(notes, l.session.lang.Text("cash-by-funder"))
	}
	return notes
}

// kindKey is the key of a kind's column: keys have no hyphens.
func kindKey(kind string) string {
	b := []byte(kind)
	for i := range b {
		if b[i] == '-' {
			b[i] = '_'
		}
	}
	return string(b)
}

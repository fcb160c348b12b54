package cli

import (
	"context"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func payeeList() *command {
	var text string
	var similar bool
	return &command{
		name:   "list",
		args:   []arg{parsedArg("text", &text, cleanText).maybe()},
		flags:  []*flag{toggle("similar", &similar)},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				d, err := l.payees()
				if err != nil {
					return err
				}
				list, err := d.all()
				if err != nil {
					return err
				}
				t := &output.Table{Meta: []output.Field{
					{Key: "ledger", Value: output.String(l.books().Ledger.Name)},
					{Key: "ordinal", Value: output.Int(int64(l.books().Last))},
				}}
				if similar {
					l.similarPayees(t, list, text)
				} else if err := l.listPayees(t, list, text); err != nil {
					return err
				}
				return s.print(t)
			})
		},
	}
}

// has tells whether a part of a name, in any spelling, or of a number is text.
func (p *payee) has(text string) bool {
	fold := ledger.FoldPayee(text)
	for _, name := range append([]string{p.name}, p.spellings...) {
		if strings.Contains(name, text) || fold != "" && strings.Contains(ledger.FoldPayee(name), fold) {
			return true
		}
	}
	for _, number := range p.numbers {
		if strings.Contains(number, ledger.TaxNumberKey(text)) {
			return true
		}
	}
	return false
}

// paidColumns are what was paid to somebody; sumCells are their cells.
func paidColumns() []output.Column {
	return []output.Column{
		{Key: "payments", Kind: output.Integer},
		{Key: "currency"},
		{Key: "amount", Kind: output.Amount},
		{Key: "first_payment", Kind: output.Date},
		{Key: "last_payment", Kind: output.Date},
	}
}

func paidCells(sum *projections.PayeePair) []output.Cell {
	if sum == nil {
		return []output.Cell{output.Int(0), output.None(), output.None(), output.None(), output.None()}
	}
	return []output.Cell{
		output.Int(sum.Payments), output.String(string(sum.Currency)),
		output.Decimal(sum.Minor, sum.Currency.Digits()), dayCell(sum.First), dayCell(sum.Last),
	}
}

func (l *openLedger) listPayees(t *output.Table, list []*payee, text string) error {
	t.Columns = append([]output.Column{{Key: "payee"}, {Key: "payee_id"}, {Key: "spellings", Kind: output.Integer}}, paidColumns()...)
	t.Columns = append(t.Columns, output.Column{Key: "entry", Optional: true})
	var rows []output.Row
	var total payee
	for _, p := range list {
		if text != "" && !p.has(text) {
			continue
		}
		who := []output.Cell{l.valueCell(p.name), textCell(strings.Join(p.numbers, ", ")), output.Int(int64(len(p.spellings)))}
		entry := output.None()
		if p.entry != (ledger.Ref{}) {
			entry = output.String(p.entry.String())
		}
		for i := range max(1, len(p.sums)) {
			var sum *projections.PayeePair
			if len(p.sums) > 0 {
				sum = &p.sums[i]
				if err := total.pay(sum); err != nil {
					return err
				}
			}
			cells := append(who[:len(who):len(who)], paidCells(sum)...)
			rows = append(rows, output.Row{Cells: append(cells, entry)})
		}
	}
	l.nothing(t, len(rows))
	t.Rows = output.Rows(append(rows, total.totals(l, 3)...)...)
	return nil
}

// totals are rows of a table whose figures stand behind a number of other columns.
func (p *payee) totals(l *openLedger, behind int) []output.Row {
	var rows []output.Row
	for i := range p.sums {
		cells := append(l.keyCells(nil, behind, nil), paidCells(&p.sums[i])...)
		rows = append(rows, output.Row{Cells: cells, Kind: output.Total})
	}
	return rows
}

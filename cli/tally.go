package cli

import (
	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/projections"
)

// controlTable is a table of control totals without its rows, to stand below
// another: see tallyCells. People do not see it where no money was moved.
func controlTable() *output.Table {
	return &output.Table{Key: "control", Columns: []output.Column{
		{Key: "side", Optional: true},
		{Key: "source", Optional: true},
		{Key: "currency", Optional: true},
		{Key: "entries", Kind: output.Integer, Optional: true},
		{Key: "recorded", Kind: output.Amount, Optional: true},
		{Key: "reversed", Kind: output.Amount, Optional: true},
		{Key: "net", Kind: output.Amount, Optional: true},
	}}
}

// tallyCells are a row of control totals.
func (l *openLedger) tallyCells(x *projections.Tally) ([]output.Cell, error) {
	net, err := x.Net()
	digits := x.Currency.Digits()
	return []output.Cell{
		l.wordCell("side/", x.Side.String()), output.String(x.Source), output.String(string(x.Currency)), output.Int(x.Entries),
		output.Decimal(x.Recorded, digits), output.Decimal(x.Reversed, digits), output.Money(net),
	}, err
}

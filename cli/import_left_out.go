package cli

import (
	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// tellLeftOut says how much money is in the rows that the profile passes over because
// of the column that it stands in.
func (r *importRun) tellLeftOut(t *output.Table) {
	left := r.file.LeftOut
	if left.Rows == 0 {
		return
	}
	s := r.session
	currency := r.control.currency(r.open.books().Ledger.Currency)
	say := func(key, heading string, sum int64) {
		minor, ok := inCurrency(sum, currency)
		if !ok {
			left.Unread++
		}
		if minor == 0 {
			return
		}
		amount := ledger.Money{Minor: minor, Currency: currency}
		t.Meta = append(t.Meta, output.Field{Key: key, Value: output.Money(amount)})
		t.Notes = append(t.Notes, s.lang.Text("left-out", "heading", heading, "amount", amount))
	}
	plus, minus := r.file.SideNames()
	say("left_out_plus", plus, left.Plus)
	say("left_out_minus", minus, left.Minus)
	if left.Unread > 0 {
		t.Notes = append(t.Notes, s.lang.Text("left-out-unread", "n", int64(left.Unread)))
	}
}

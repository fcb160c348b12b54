package cli

import (
	"cmp"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// tellLeftOut says how much money is in the rows that the profile passes over because
// of the column that it stands in.
func (r *importRun) tellLeftOut(t *output.Table) {
	left, passed := r.file.LeftOut, r.file.Skipped
	s := r.session
	currency := r.control.currency(r.open.books().Ledger.Currency)
	say := func(code, key, heading string, sum int64) {
		minor, ok := inCurrency(sum, currency)
		if !ok {
			left.Unread++
		}
		if minor == 0 {
			return
		}
		amount := ledger.Money{Minor: minor, Currency: currency}
		t.Meta = append(t.Meta, output.Field{Key: key, Value: output.Money(amount)})
		t.Notes = append(t.Notes, s.lang.Text(code, "heading", heading, "amount", amount))
	}
	plus, minus := r.file.SideNames()
	say("left-out", "left_out_plus", plus, left.Plus)
	say("left-out", "left_out_minus", minus, left.Minus)
	say("left-out-skipped", "passed_over_plus", cmp.Or(plus, r.file.AmountHeading()), passed.Plus)
	say("left-out-skipped", "passed_over_minus", minus, passed.Minus)
	if left.Unread > 0 {
		t.Notes = append(t.Notes, s.lang.Text("left-out-unread", "n", int64(left.Unread)))
	}
}

// warnOfPassed tells of rows that a skip pattern passes over although they have what an
// entry has: "^М" for a place of a seal takes every payee with that letter.
func (r *importRun) warnOfPassed() {
	passed := r.file.Skipped
	if passed.Entries == 0 {
		return
	}
	var places []string
	for _, row := range passed.Rows {
		places = append(places, r.file.Place(row, ""))
	}
	if passed.Entries > len(passed.Rows) {
		places = append(places, "…")
	}
	r.session.warn(ledger.Refuse("entries-passed-over", "file", r.file.Name, "n", int64(passed.Entries),
		"rows", strings.Join(places, ", "), "value", passed.First))
}

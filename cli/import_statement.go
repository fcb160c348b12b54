package cli

import (
	"strconv"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// refuseWhole tells what is wrong with a file of which nothing can be taken.
func (s *session) refuseWhole(faults *intake.Faults) error {
	var list problemList
	for _, p := range faults.Problems {
		place := ""
		if p.Row > 0 {
			place = strconv.Itoa(p.Row)
		}
		list.add(Problem{File: faults.File, Place: place, Column: p.Column, Value: p.Value, Err: p.Err})
	}
	s.listProblems(&list)
	return ledger.Refuse("statement-refused", "file", faults.File, "n", int64(len(faults.Problems)))
}

// tellOtherMoney says what of a statement is not recorded: money that came in, or
// went from one of its accounts to another.
func (r *importRun) tellOtherMoney(t *output.Table) {
	// A statement names no currency: it is that of the payments, or of the ledger.
	currency := r.control.currency(r.open.books().Ledger.Currency)
	tell := func(what intake.Sum, count, amount, note string) {
		if what.Documents == 0 {
			return
		}
		n, sum := int64(what.Documents), ledger.Money{Minor: what.Amount, Currency: currency}
		t.Meta = append(t.Meta, output.Field{Key: count, Value: output.Int(n)}, output.Field{Key: amount, Value: output.Money(sum)})
		t.Notes = append(t.Notes, r.session.lang.Text(note, "n", n, "amount", sum))
	}
	tell(r.file.Receipts, "receipts", "received", "receipts-not-recorded")
	tell(r.file.Moved, "transfers", "transferred", "transfers-not-recorded")
}

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

// tellReceipts says what of a statement is not recorded: money that came in.
func (r *importRun) tellReceipts(t *output.Table) {
	if r.file.Receipts == 0 {
		return
	}
	// A statement names no currency: it is that of the payments, or of the ledger.
	sum := ledger.Money{Minor: r.file.Received, Currency: r.control.currency(r.open.books().Ledger.Currency)}
	t.Meta = append(t.Meta,
		output.Field{Key: "receipts", Value: output.Int(int64(r.file.Receipts))},
		output.Field{Key: "received", Value: output.Money(sum)},
	)
	t.Notes = append(t.Notes, r.session.lang.Text("receipts-not-recorded", "n", int64(r.file.Receipts), "amount", sum))
}

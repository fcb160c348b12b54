package cli

import (
	"context"

	"github.com/fundledger/fundledger/ledger"
)

// expenditureRefund records money that came back from a supplier.
func expenditureRefund() *command {
	var c ledger.RefundExpenditure
	var amount string
	doc := &c.Document
	return &command{
		name: "refund",
		args: []arg{parsedArg("entry", &c.Entry, ledger.ParseRef)},
		flags: []*flag{
			text("amount", &amount).must(),
			day("date", &c.Date).must(),
			freeText("document", &doc.Number).shows("document-number").must(),
			day("document-date", &doc.Date),
			freeText("document-kind", &doc.Kind).shows("name"),
			freeText("issuer", &doc.Issuer).shows("name"),
			freeText("system", &doc.System).shows("name"),
			freeText("account", &c.Account).shows("account"),
			freeText("purpose", &c.Purpose),
			freeText("reason", &c.Reason),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				var err error
				if c.Amount, err = l.amountOfEntry(ctx, c.Entry, amount); err != nil {
					return err
				}
				out, err := l.writer("expenditure refund").Refund(ctx, c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				e := out.Events[0].(*ledger.ExpenditureRefunded)
				to := ledger.RefundsToLine
				if e.ToRevenue {
					to = ledger.RefundsToRevenue
				}
				return s.done("refunded", "why", to, "amount", e.Amount, "entry", c.Entry, "by", out.Ref, "line", c.Entry.Source+"/"+e.Line)
			})
		},
	}
}

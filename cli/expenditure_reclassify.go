package cli

import (
	"context"

	"github.com/fundledger/fundledger/ledger"
)

// expenditureReclassify moves a payment to the line that should have paid.
func expenditureReclassify() *command {
	var c ledger.ReclassifyExpenditure
	var to, amount, toAmount string
	return &command{
		name: "reclassify",
		args: []arg{parsedArg("entry", &c.Entry, ledger.ParseRef)},
		flags: []*flag{
			text("to", &to).shows("line").must(),
			text("amount", &amount),
			text("to-amount", &toAmount).shows("amount"),
			text("account", &c.Account),
			day("date", &c.Date).must(),
			freeText("reason", &c.Reason).must(),
			freeText("act", &c.Act).must(),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				var err error
				if c.Source, c.Line, err = ledger.SplitAddress(to); err != nil {
					return inFlag("to", err)
				}
				if c.Amount, err = l.amountOf(c.Entry.Source, "amount", amount); err != nil {
					return err
				}
				if c.ToAmount, err = l.amountOf(c.Source, "to-amount", toAmount); err != nil {
					return err
				}
				out, err := l.writer("expenditure reclassify").Reclassify(ctx, c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				moved := out.Events[len(out.Events)-1].(*ledger.ExpenditureRecorded)
				return s.done("reclassified", "entry", c.Entry, "line", to, "amount", moved.Amount, "by", out.Ref)
			})
		},
	}
}

// amountOf reads an amount in the currency of a source; none where nothing is given.
func (l *openLedger) amountOf(source, flag, value string) (ledger.Money, error) {
	if value == "" {
		return ledger.Money{}, nil
	}
	s, err := l.books().Source(source)
	if err != nil {
		return ledger.Money{}, err
	}
	m, err := parseAmount(value, s.Currency, l.session.lang)
	if err != nil {
		return m, inFlag(flag, err)
	}
	return m, nil
}

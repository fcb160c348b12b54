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
				if c.Amount, err = l.amountOfEntry(ctx, c.Entry, amount); err != nil {
					return err
				}
				target, err := l.books().Source(c.Source)
				if err != nil {
					return err
				}
				if c.ToAmount, err = l.amountIn(target.CurrencyOn(c.Date), "to-amount", toAmount); err != nil {
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

// amountIn reads an amount in a currency; none where nothing is given.
func (l *openLedger) amountIn(currency ledger.Currency, flag, value string) (ledger.Money, error) {
	if value == "" {
		return ledger.Money{}, nil
	}
	m, err := parseAmount(value, currency, l.session.lang)
	if err != nil {
		return m, inFlag(flag, err)
	}
	return m, nil
}

// amountOfEntry reads a part of a payment, in the payment's currency.
func (l *openLedger) amountOfEntry(ctx context.Context, entry ledger.Ref, value string) (ledger.Money, error) {
	s, err := l.books().Source(entry.Source)
	if err != nil || value == "" {
		return ledger.Money{}, err
	}
	if s.Changed.To == "" {
		return l.amountIn(s.Currency, "amount", value)
	}
	paid, err := ledger.LoadExpenditure(ctx, l.store, entry)
	if err != nil {
		return ledger.Money{}, err
	}
	return l.amountIn(paid.Amount.Currency, "amount", value)
}

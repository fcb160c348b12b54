package cli

import (
	"context"

	"github.com/fundledger/fundledger/ledger"
)

// A transfer is a move between two lines as it is typed.
type transfer struct {
	ledger.TransferAllocation
	from, to string // addresses
	amount   string
	ref      string
	phasing  []string
}

func allocationTransfer() *command {
	var t transfer
	return &command{
		name: "transfer",
		args: []arg{textArg("from-line", &t.from), textArg("to-line", &t.to)},
		flags: []*flag{
			text("amount", &t.amount).must(),
			day("date", &t.Date).must(),
			freeText("act", &t.Act),
			freeText("ref", &t.ref),
			freeText("reason", &t.Reason),
			list("phase", &t.phasing, asTyped),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				c, err := t.command(l)
				if err != nil {
					return err
				}
				out, err := l.do(ctx, "allocation transfer", c)
				if err != nil {
					return err
				}
				if said, err := l.waits(out); said || err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				l.unphased(t.from, c.Source, c.From)
				l.unphased(t.to, c.Source, c.To)
				return s.done("allocation-transferred", "line", t.from, "to", t.to, "amount", c.Amount, "entry", out.Ref)
			})
		},
	}
}

// command makes the domain's command of what was typed. It leaves t as it is: where
// a damaged cache is found, the whole work is done again.
func (t transfer) command(l *openLedger) (*ledger.TransferAllocation, error) {
	var err error
	if t.Act, err = actOrRef(t.Act, t.ref); err != nil {
		return nil, err
	}
	if t.Source, t.From, err = ledger.SplitAddress(t.from); err != nil {
		return nil, err
	}
	if t.ToSource, t.To, err = ledger.SplitAddress(t.to); err != nil {
		return nil, err
	}
	s, err := l.books().Source(t.Source)
	if err != nil {
		return nil, err
	}
	if t.Amount, err = parseAmount(t.amount, s.CurrencyOn(t.Date), l.session.lang); err != nil {
		return nil, inFlag("amount", err)
	}
	if t.Phasing, err = l.phasing(t.phasing, s, t.Amount, spanOf(s, t.To, ledger.NoDate, ledger.NoDate)); err != nil {
		return nil, err
	}
	return &t.TransferAllocation, nil
}

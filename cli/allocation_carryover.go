package cli

import (
	"context"

	"github.com/fundledger/fundledger/ledger"
)

// A carryOver is a move into the next year as it is typed.
type carryOver struct {
	ledger.CarryOverAllocation
	from, to string // addresses
	amount   string
	ref      string
	period   string // of a line that the act opens
	phasing  []string
}

func allocationCarryOver() *command {
	var c carryOver
	return &command{
		name: "carry-over",
		args: []arg{textArg("from-line", &c.from), textArg("to-line", &c.to)},
		flags: []*flag{
			text("amount", &c.amount),
			day("date", &c.Date).must(),
			freeText("act", &c.Act),
			freeText("ref", &c.ref),
			freeText("reason", &c.Reason),
			periodFlag(&c.period),
			freeText("title", &c.Title),
			list("phase", &c.phasing, asTyped),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				order, err := c.command(l)
				if err != nil {
					return err
				}
				out, err := l.do(ctx, "allocation carry-over", order)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				l.unphased(c.to, order.Source, order.To)
				return l.carried(order.Source, out)
			})
		},
	}
}

// carried says what went over into the next year.
func (l *openLedger) carried(source string, out ledger.Outcome) error {
	e := out.Events[len(out.Events)-1].(*ledger.AllocationCarried)
	said := "allocation-carried"
	if len(e.Obligations) > 0 {
		said = "allocation-carried/with-obligations"
	}
	return l.session.done(said, "line", source+"/"+e.From, "to", source+"/"+e.To, "amount", e.Amount,
		"n", int64(len(e.Obligations)), "entry", out.Ref)
}

// command makes the domain's command of what was typed. It leaves c as it is: where
// a damaged cache is found, the whole work is done again.
func (c carryOver) command(l *openLedger) (*ledger.CarryOverAllocation, error) {
	var err error
	if c.Act, err = actOrRef(c.Act, c.ref); err != nil {
		return nil, err
	}
	if c.Source, c.From, err = ledger.SplitAddress(c.from); err != nil {
		return nil, err
	}
	if c.ToSource, c.To, err = ledger.SplitAddress(c.to); err != nil {
		return nil, err
	}
	s, err := l.books().Source(c.Source)
	if err != nil {
		return nil, err
	}
	if c.amount != "" {
		if c.Amount, err = l.countedAmount(s, c.amount, c.Date); err != nil {
			return nil, inFlag("amount", err)
		}
	}
	if c.period != "" {
		p, err := ledger.ParsePeriod(c.period, l.books().Calendars, s.Calendar)
		if err != nil {
			return nil, inFlag("period", err)
		}
		c.FirstDay, c.LastDay = p.Start, p.Last()
	}
	if len(c.phasing) > 0 && c.amount == "" {
		return nil, wrongUse("phase-without-amount")
	}
	if c.Phasing, err = l.phasing(c.phasing, s, c.Amount, spanOf(s, c.To, c.FirstDay, c.LastDay)); err != nil {
		return nil, err
	}
	return &c.CarryOverAllocation, nil
}

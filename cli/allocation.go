package cli

import (
	"context"

	"github.com/fundledger/fundledger/ledger"
)

func allocationCommand() *command {
	return &command{name: "allocation", sub: func() []*command {
		return []*command{recording(allocationApprove()), recording(allocationRevise()), recording(allocationTransfer()), recording(allocationCarryOver()), allocationList()}
	}}
}

// An approval is an allocation as it is typed; what is text here can be read only
// when the source is known.
type approval struct {
	ledger.ApproveAllocation
	line    string
	amount  string
	ref     string
	period  string
	phasing []string
}

func allocationApprove() *command {
	var a approval
	return &command{
		name: "approve",
		args: []arg{textArg("line", &a.line)},
		flags: append([]*flag{
			text("amount", &a.amount).must(),
			freeText("act", &a.Act),
			freeText("ref", &a.ref),
			day("act-date", &a.Date).must(),
			periodFlag(&a.period),
			day("from", &a.FirstDay),
			day("to", &a.LastDay),
			freeText("title", &a.Title),
			list("phase", &a.phasing, asTyped),
			toggle("allow-negative", &a.AllowNegative),
		}, classification(&a.Dimensions)...),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				c, err := a.command(l)
				if err != nil {
					return err
				}
				values := lookalikes{open: l}
				if err := values.see(noPlace, c.Dimensions); err != nil {
					return err
				}
				out, err := l.do(ctx, "allocation approve", c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				values.tell()
				return s.done("allocation-approved", "line", a.line, "amount", c.Amount, "entry", out.Ref)
			})
		},
	}
}

// command makes the domain's command of what was typed. It leaves a as it is: where
// a damaged cache is found, the whole work is done again.
func (a approval) command(l *openLedger) (*ledger.ApproveAllocation, error) {
	var err error
	if a.Act, err = actOrRef(a.Act, a.ref); err != nil {
		return nil, err
	}
	if a.period != "" && (a.FirstDay != ledger.NoDate || a.LastDay != ledger.NoDate) {
		return nil, wrongUse("flags-exclude", "flag", "--period", "other", "--from, --to")
	}
	source, path, err := ledger.SplitAddress(a.line)
	if err != nil {
		return nil, err
	}
	a.Source, a.Line = source, path
	s, err := l.books().Source(source)
	if err != nil {
		return nil, err
	}
	if a.Amount, err = parseAmount(a.amount, s.CurrencyOn(a.Date), l.session.lang); err != nil {
		return nil, inFlag("amount", err)
	}
	if a.period != "" {
		p, err := ledger.ParsePeriod(a.period, l.books().Calendars, s.Calendar)
		if err != nil {
			return nil, inFlag("period", err)
		}
		a.FirstDay, a.LastDay = p.Start, p.Last()
	}
	if a.Phasing, err = l.phasing(a.phasing, s, a.Amount, spanOf(s, a.Line, a.FirstDay, a.LastDay)); err != nil {
		return nil, err
	}
	return &a.ApproveAllocation, nil
}

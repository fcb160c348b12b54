package cli

import (
	"context"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

func allocationCommand() *command {
	return &command{name: "allocation", sub: func() []*command {
		return []*command{allocationApprove(), allocationList()}
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
			text("period", &a.period).short("p"),
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
				out, err := l.do(ctx, "allocation approve", c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				return s.done("allocation-approved", "line", a.line, "amount", c.Amount, "entry", out.Ref)
			})
		},
	}
}

// command makes the domain's command of what was typed. It leaves a as it is: where
// a damaged cache is found, the whole work is done again.
func (a approval) command(l *openLedger) (*ledger.ApproveAllocation, error) {
	switch {
	case a.Act == "" && a.ref == "":
		return nil, wrongUse("act-or-ref")
	case a.Act != "" && a.ref != "":
		return nil, wrongUse("flags-exclude", "flag", "--act", "other", "--ref")
	case a.period != "" && (a.FirstDay != ledger.NoDate || a.LastDay != ledger.NoDate):
		return nil, wrongUse("flags-exclude", "flag", "--period", "other", "--from, --to")
	case a.Act == "":
		a.Act = a.ref
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
	if a.Amount, err = parseAmount(a.amount, s.Currency, l.session.lang); err != nil {
		return nil, inFlag("amount", err)
	}
	if a.period != "" {
		p, err := ledger.ParsePeriod(a.period, l.books().Calendars, s.Calendar)
		if err != nil {
			return nil, inFlag("period", err)
		}
		a.FirstDay, a.LastDay = p.Start, p.Last()
	}
	for _, text := range a.phasing {
		p, err := parsePhase(text, l, s)
		if err != nil {
			return nil, inFlag("phase", err)
		}
		a.Phasing = append(a.Phasing, p)
	}
	return &a.ApproveAllocation, nil
}

// parsePhase reads PERIOD=AMOUNT in the calendar and currency of a source.
func parsePhase(text string, l *openLedger, s *ledger.Source) (ledger.Phase, error) {
	period, amount, ok := strings.Cut(text, "=")
	if !ok {
		return ledger.Phase{}, ledger.Refuse("bad-phase", "value", text)
	}
	p, err := ledger.ParsePeriod(period, l.books().Calendars, s.Calendar)
	if err != nil {
		return ledger.Phase{}, err
	}
	m, err := parseAmount(amount, s.Currency, l.session.lang)
	if err != nil {
		return ledger.Phase{}, err
	}
	if m.Currency != s.Currency {
		return ledger.Phase{}, ledger.Refuse("mixed-currencies", "a", s.Currency, "b", m.Currency)
	}
	return ledger.Phase{Period: p.Label, FirstDay: p.Start, LastDay: p.Last(), Minor: m.Minor}, nil
}

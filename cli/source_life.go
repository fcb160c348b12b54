package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func sourceSuspend() *command {
	var c ledger.SuspendSource
	var except []string
	return &command{
		name: "suspend",
		args: []arg{textArg("source", &c.Source)},
		flags: []*flag{
			day("from", &c.From).must(),
			parsed("transition", &c.Transition, wholeNumber),
			list("except", &except, asTyped),
			freeText("act", &c.Act).must(),
			freeText("reason", &c.Reason),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				order := c
				for _, line := range except {
					path, ours := strings.CutPrefix(line, c.Source+"/")
					if !ours {
						return inFlag("except", ledger.Refuse("excepted-elsewhere", "line", line, "source", c.Source))
					}
					order.Except = append(order.Except, path)
				}
				out, err := l.do(ctx, "source suspend", &order)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				if c.Transition > 0 {
					return s.done("suspended-with-transition",
						"source", c.Source, "since", c.From, "until", c.From.AddDays(c.Transition-1), "entry", out.Ref)
				}
				return s.done("suspended-now", "source", c.Source, "since", c.From, "entry", out.Ref)
			})
		},
	}
}

func sourceResume() *command {
	var c ledger.ResumeSource
	return &command{
		name:  "resume",
		args:  []arg{textArg("source", &c.Source)},
		flags: []*flag{day("from", &c.From).must(), freeText("act", &c.Act).must(), freeText("reason", &c.Reason)},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				out, err := l.do(ctx, "source resume", &c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				return s.done("source-resumed", "source", c.Source, "since", c.From, "entry", out.Ref)
			})
		},
	}
}

func sourceClose() *command {
	var c ledger.CloseSource
	return &command{
		name:  "close",
		args:  []arg{textArg("source", &c.Source)},
		flags: []*flag{day("on", &c.On).must(), freeText("act", &c.Act).must(), freeText("reason", &c.Reason)},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				out, err := l.do(ctx, "source close", &c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				return s.done("source-closed", "source", c.Source, "closes", c.On, "entry", out.Ref)
			})
		},
	}
}

// stateCell says where the source stands today.
func (l *openLedger) stateCell(s *ledger.Source) output.Cell {
	state, _ := s.StateOn(l.today())
	return l.wordCell("life/", state.String())
}

// lifeFields say where the source stands, and by which acts.
func lifeFields(l *openLedger, s *ledger.Source) []particular {
	_, x := s.StateOn(l.today())
	if x == nil && len(s.Suspensions) > 0 { // one that begins later
		if last := &s.Suspensions[len(s.Suspensions)-1]; last.From > l.today() && last.Resumed != last.From {
			x = last
		}
	}
	from, until, by, except, closed := output.None(), output.None(), output.None(), output.None(), output.None()
	if x != nil {
		lines := slices.Clone(x.Except)
		for i := range lines {
			lines[i] = s.Address(lines[i])
		}
		from, until, by, except = output.Day(x.From), dayCell(x.Until), textCell(x.Act), textCell(strings.Join(lines, ", "))
	}
	if s.Closed != nil {
		closed = textCell(s.Closed.Act)
	}
	limit, left := output.None(), output.None()
	if s.RetroactiveFrom != ledger.NoDate {
		limit = output.Decimal(s.RetroactiveCap.Minor, s.Currency.Digits())
		left = output.Decimal(s.RetroactiveCap.Minor-s.Retroactive(), s.Currency.Digits())
	}
	return []particular{
		{"retroactive_from", dayCell(s.RetroactiveFrom)},
		{"retroactive_cap", limit},
		{"retroactive_left", left},
		{"state", l.stateCell(s)},
		{"suspended_from", from},
		{"transition_until", until},
		{"suspended_by", by},
		{"except", except},
		{"closed_by", closed},
	}
}

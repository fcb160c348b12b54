package cli

import (
	"context"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func approvalCommand() *command {
	return &command{name: "approval", sub: func() []*command {
		return []*command{recording(approvalRequire()), recording(approvalLift()), approvalList()}
	}}
}

func approvalRequire() *command {
	var e ledger.ApprovalRequired
	var above []string
	return &command{
		name: "require",
		flags: []*flag{
			list("above", &above, asTyped).shows("amount"),
			toggle("transfers", &e.Transfers),
			toggle("reopenings", &e.Reopens),
			text("source", &e.Source),
			freeText("reason", &e.Reason),
		},
		run: func(ctx context.Context, s *session) error {
			if len(above) == 0 && !e.Transfers && !e.Reopens {
				return wrongUse("approval-of-nothing")
			}
			return s.withLedger(ctx, func(l *openLedger) error {
				order := e
				currency := l.books().Ledger.Currency
				if e.Source != "" {
					source, err := l.books().Source(e.Source)
					if err != nil {
						return err
					}
					currency = source.Currency
				}
				for _, typed := range above {
					limit, err := parseAmount(typed, currency, s.lang)
					if err != nil {
						return inFlag("above", err)
					}
					order.Limits = append(order.Limits, limit)
				}
				return l.requireApproval(ctx, "approval require", "approval-required", order)
			})
		},
	}
}

// approvalLift lets nothing wait any more. What waits already goes on waiting.
func approvalLift() *command {
	var e ledger.ApprovalRequired
	return &command{
		name:  "lift",
		flags: []*flag{text("source", &e.Source), freeText("reason", &e.Reason).must()},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				return l.requireApproval(ctx, "approval lift", "approval-lifted", e)
			})
		},
	}
}

func (l *openLedger) requireApproval(ctx context.Context, command, said string, e ledger.ApprovalRequired) error {
	out, err := l.do(ctx, command, &ledger.RequireApproval{ApprovalRequired: e})
	if err != nil {
		return err
	}
	if out.Already {
		return l.session.done("already-recorded", "entry", out.Ref)
	}
	return l.session.done(said, "entry", out.Ref)
}

// approvalList shows the rules that are in force, one row for each limit.
func approvalList() *command {
	return &command{
		name:   "list",
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				t := &output.Table{Columns: []output.Column{
					{Key: "source"},
					{Key: "currency"},
					{Key: "above", Kind: output.Amount},
					{Key: "transfers_wait"},
					{Key: "reopenings_wait"},
					{Key: "entry"},
				}}
				var rows []output.Row
				for _, source := range append([]string{""}, l.books().SourceIDs...) {
					rule := l.books().Approval(source)
					if rule == nil || rule.Source != source {
						continue
					}
					limits := rule.Limits
					if len(limits) == 0 {
						limits = []ledger.Money{{}}
					}
					for _, limit := range limits {
						amount := output.None()
						if limit.Currency != "" {
							amount = output.Money(limit)
						}
						rows = append(rows, output.Row{Cells: []output.Cell{
							textCell(source), textCell(string(limit.Currency)), amount, l.yesNo(rule.Transfers), l.yesNo(rule.Reopens),
							output.String(ledger.Ref{Source: ledger.StreamLedger, Revision: rule.Revision}.String()),
						}})
					}
				}
				if len(rows) == 0 {
					t.Notes = append(t.Notes, s.lang.Text("approval-nowhere"))
				}
				t.Rows = output.Rows(rows...)
				return s.print(t)
			})
		},
	}
}

func (l *openLedger) yesNo(yes bool) output.Cell {
	if yes {
		return l.wordCell("waits/", "yes")
	}
	return l.wordCell("waits/", "no")
}

// waits says of an entry that it waits for approval, where it does: it was proposed now
// or before.
func (l *openLedger) waits(out ledger.Outcome) (said bool, err error) {
	s := l.books().Sources[out.Ref.Source]
	if s == nil || s.Pending[out.Ref.Revision] == nil {
		return false, nil
	}
	code := "entry-waits"
	switch {
	case out.Already:
		code = "entry-waits-already"
	case s.Pending[out.Ref.Revision].Amount == ledger.Money{}:
		code = "entry-waits-alone"
	}
	return true, l.session.done(code, "entry", out.Ref)
}

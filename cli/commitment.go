package cli

import (
	"context"

	"github.com/fundledger/fundledger/ledger"
)

func commitmentCommand() *command {
	return &command{name: "commitment", sub: func() []*command {
		return []*command{
			recording(commitmentMake()), recording(commitmentChange()), recording(obligationRelease(ledger.StageCommitted)),
			obligationList(ledger.StageCommitted), obligationShow(ledger.StageCommitted),
		}
	}}
}

func commitmentMake() *command {
	var c ledger.MakeCommitment
	var parts []string
	return &command{
		name: "make",
		args: []arg{parsedArg("contract-number", &c.Number, cleanText)},
		flags: append([]*flag{
			list("part", &parts, asTyped).must(),
			day("date", &c.Date).must(),
			freeText("payee", &c.Payee).shows("name"),
			freeText("payee-id", &c.PayeeID).shows("document-number"),
			day("due", &c.Due),
			freeText("description", &c.Description),
		}, classification(&c.Dimensions)...),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				order := c
				var err error
				if order.Source, order.Parts, err = l.parts(parts, order.Date); err != nil {
					return inFlag("part", err)
				}
				values := lookalikes{open: l}
				if err := values.see(noPlace, order.Dimensions); err != nil {
					return err
				}
				likenesses, err := l.likenesses(&ledger.Payment{Payee: order.Payee, PayeeID: order.PayeeID})
				if err != nil {
					return err
				}
				out, err := l.do(ctx, "commitment make", &order)
				if err != nil {
					return err
				}
				if said, err := l.waits(out); said || err != nil {
					return err
				}
				if out.Already {
					return l.alreadyObliged(ledger.StageCommitted, out.Ref)
				}
				values.tell()
				for _, x := range likenesses {
					s.warn(alike(x))
				}
				e := out.Events[len(out.Events)-1].(*ledger.CommitmentMade)
				return s.done("commitment-made", "number", e.Number, "amount", e.Amount, "entry", out.Ref)
			})
		},
	}
}

// alreadyObliged says that a contract or invoice is recorded already, and where that is
// so that nothing is left of it.
func (l *openLedger) alreadyObliged(stage ledger.Stage, ref ledger.Ref) error {
	if s := l.books().Sources[ref.Source]; s.Obligations[ref.Revision] == nil {
		l.session.note("nothing-left", "why", stage.String(), "entry", ref)
	}
	return l.session.done("already-recorded", "entry", ref)
}

func commitmentChange() *command {
	var c ledger.ChangeCommitment
	var name string
	var parts []string
	return &command{
		name: "change",
		args: []arg{textArg("obligation", &name)},
		flags: []*flag{
			list("part", &parts, asTyped).must(),
			freeText("act", &c.Act).must(),
			day("date", &c.Date).must(),
			freeText("reason", &c.Reason),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				order := c
				var err error
				if order.Entry, err = l.obligationNamed(ctx, ledger.StageCommitted, name); err != nil {
					return err
				}
				source, list, err := l.parts(parts, order.Date)
				if err != nil {
					return inFlag("part", err)
				}
				if source != order.Entry.Source {
					return inFlag("part", ledger.Refuse("parts-of-two-sources", "source", order.Entry.Source, "other", source))
				}
				order.Parts = list
				out, err := l.writer("commitment change").ChangeCommitment(ctx, order)
				if err != nil {
					return err
				}
				if said, err := l.waits(out); said || err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				e := out.Events[len(out.Events)-1].(*ledger.CommitmentChanged)
				return s.done("commitment-changed", "number", e.Number, "amount", e.Amount, "left", l.leftOf(order.Entry), "entry", out.Ref)
			})
		},
	}
}

// leftOf is what is left of a contract or invoice.
func (l *openLedger) leftOf(ref ledger.Ref) ledger.Money {
	s := l.books().Sources[ref.Source]
	left := ledger.Money{Currency: s.Currency}
	if o := s.Obligations[ref.Revision]; o != nil {
		left.Minor = o.Total()
	}
	return left
}

func obligationRelease(stage ledger.Stage) *command {
	c := ledger.ReleaseObligation{Stage: stage}
	var name, line, amount string
	return &command{
		name: "release",
		args: []arg{textArg("obligation", &name)},
		flags: []*flag{
			day("date", &c.Date).must(),
			freeText("reason", &c.Reason).must(),
			text("line", &line),
			text("amount", &amount),
			freeText("act", &c.Act),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				order := c
				var err error
				if order.Entry, err = l.obligationNamed(ctx, stage, name); err != nil {
					return err
				}
				source := l.books().Sources[order.Entry.Source]
				if line != "" {
					id, path, err := ledger.SplitAddress(line)
					if err != nil {
						return inFlag("line", err)
					}
					if id != source.ID {
						return inFlag("line", ledger.Refuse("parts-of-two-sources", "source", source.ID, "other", id))
					}
					order.Line = path
				}
				if amount != "" {
					if order.Amount, err = l.countedAmount(source, amount, order.Date); err != nil {
						return inFlag("amount", err)
					}
				}
				out, err := l.writer("").ReleaseObligation(ctx, order)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				e := out.Events[len(out.Events)-1].(*ledger.ObligationReleased)
				return s.done("obligation-released", "why", stage.String(), "number", e.Number, "amount", e.Amount, "left", l.leftOf(order.Entry), "entry", out.Ref)
			})
		},
	}
}

package cli

import (
	"context"

	"github.com/fundledger/fundledger/ledger"
)

func liabilityCommand() *command {
	return &command{name: "liability", sub: func() []*command {
		return []*command{
			recording(liabilityAccept()), recording(obligationRelease(ledger.StageAccrued)), recording(liabilityReverse()),
			obligationList(ledger.StageAccrued), obligationShow(ledger.StageAccrued),
		}
	}}
}

func liabilityAccept() *command {
	var c ledger.AcceptLiability
	var line, amount, total string
	return &command{
		name: "accept",
		args: []arg{textArg("line", &line)},
		flags: append([]*flag{
			text("amount", &amount).must(),
			freeText("invoice", &c.Number).shows("document-number").must(),
			day("date", &c.Date).must(),
			day("invoice-date", &c.InvoiceDate),
			text("invoice-total", &total).shows("amount"),
			day("due", &c.Due),
			freeText("payee", &c.Payee).shows("name"),
			freeText("payee-id", &c.PayeeID).shows("document-number"),
			freeText("contract", &c.Contract).shows("document-number"),
			freeText("description", &c.Description),
			freeText("commitment", &c.Commitment).shows("obligation"),
			toggle("final", &c.Final),
			toggle("again", &c.Again),
		}, classification(&c.Dimensions)...),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				order, err := l.acceptance(c, line, amount, total)
				if err != nil {
					return err
				}
				values := lookalikes{open: l}
				if err := values.see(noPlace, order.Dimensions); err != nil {
					return err
				}
				likenesses, err := l.likenesses(&ledger.Payment{Payee: order.Payee, PayeeID: order.PayeeID})
				if err != nil {
					return err
				}
				out, err := l.do(ctx, "liability accept", order)
				if err != nil {
					return err
				}
				if said, err := l.waits(out); said || err != nil {
					return err
				}
				if out.Already {
					return l.alreadyAccepted(ctx, out.Ref)
				}
				values.tell()
				for _, x := range likenesses {
					s.warn(alike(x))
				}
				return s.done("liability-accepted", "number", order.Number, "amount", order.Amount, "line", line, "entry", out.Ref)
			})
		},
	}
}

// alreadyAccepted says so, unless the invoice was taken back since: then it takes a
// word more to accept it again.
func (l *openLedger) alreadyAccepted(ctx context.Context, ref ledger.Ref) error {
	_, e, err := ledger.Load(ctx, l.views.Numbered(), ref)
	if err != nil {
		return err
	}
	if _, reversed := e.(*ledger.LiabilityReversed); reversed {
		return ledger.Refuse("document-reversed", "entry", ref)
	}
	if _, rejected := e.(*ledger.EntryRejected); rejected {
		return ledger.Refuse("document-rejected", "entry", ref)
	}
	return l.alreadyObliged(ledger.StageAccrued, ref)
}

// acceptance makes the domain's command of what was typed.
func (l *openLedger) acceptance(c ledger.AcceptLiability, line, amount, total string) (*ledger.AcceptLiability, error) {
	var err error
	if c.Source, c.Line, err = ledger.SplitAddress(line); err != nil {
		return nil, err
	}
	s, err := l.books().Source(c.Source)
	if err != nil {
		return nil, err
	}
	if c.Amount, err = parseAmount(amount, s.CurrencyOn(c.Date), l.session.lang); err != nil {
		return nil, inFlag("amount", err)
	}
	if total != "" {
		if c.InvoiceTotal, err = parseAmount(total, s.CurrencyOn(c.Date), l.session.lang); err != nil {
			return nil, inFlag("invoice-total", err)
		}
	}
	return &c, nil
}

func liabilityReverse() *command {
	var c ledger.ReverseLiability
	var name string
	return &command{
		name: "reverse",
		args: []arg{textArg("obligation", &name)},
		flags: []*flag{
			day("date", &c.Date).must(),
			freeText("reason", &c.Reason).must(),
			freeText("act", &c.Act),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				order := c
				var err error
				if order.Entry, err = l.obligationNamed(ctx, ledger.StageAccrued, name); err != nil {
					return err
				}
				out, err := l.writer("liability reverse").ReverseLiability(ctx, order)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				return s.done("reversed", "entry", order.Entry, "by", out.Ref)
			})
		},
	}
}

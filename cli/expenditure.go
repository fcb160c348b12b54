package cli

import (
	"cmp"
	"context"
	"strconv"

	"github.com/fundledger/fundledger/ledger"
)

func expenditureCommand() *command {
	return &command{name: "expenditure", sub: func() []*command {
		return []*command{
			recording(expenditureRecord()), recording(expenditureReverse()), recording(expenditureReplace()), recording(expenditureReclassify()), recording(expenditureRefund()), recording(expenditureAmend()), expenditureList(), expenditureShow(),
		}
	}}
}

// A payment is an expenditure as it is typed; what is text here can be read only
// when the source is known.
type payment struct {
	ledger.RecordExpenditure
	line                                string
	amount, documentTotal, invoiceTotal string
	original                            string
	copy                                int64 // counted from 1
	paidBy                              string
}

func expenditureRecord() *command {
	var p payment
	var shares []string
	doc := &p.Document
	return &command{
		name: "record",
		args: []arg{textArg("line", &p.line).maybe()},
		flags: append(append([]*flag{
			text("amount", &p.amount).must(),
			day("date", &p.Date).must(),
			day("applies-to", &p.AppliesTo),
			text("original", &p.original).shows("money"),
			list("line", &shares, asTyped).shows("share"),
			toggle("after-end", &p.AfterEnd),
			toggle("old-currency", &p.OldCurrency),
			freeText("document", &doc.Number).shows("document-number"),
			day("document-date", &doc.Date),
			freeText("document-kind", &doc.Kind).shows("name"),
			parsed("document-line", &doc.Line, ordinalNumber).shows("number"),
			text("document-total", &p.documentTotal).shows("amount"),
			freeText("issuer", &doc.Issuer).shows("name"),
			freeText("system", &doc.System).shows("name"),
			parsed("copy", &p.copy, ordinalNumber).shows("number"),
			freeText("payee", &p.Payee).shows("name"),
			freeText("payee-id", &p.PayeeID).shows("document-number"),
			freeText("invoice", &p.InvoiceNumber).shows("document-number"),
			day("invoice-date", &p.InvoiceDate),
			text("invoice-total", &p.invoiceTotal).shows("amount"),
			day("acceptance-date", &p.AcceptanceDate),
			freeText("contract", &p.Contract).shows("document-number"),
			freeText("purpose", &p.Purpose),
			dimensionFlag("account", ledger.DimAccount, &p.Dimensions).shows("account"),
			choice("paid-by", &p.paidBy, "funder", ledger.AccountSpecial),
			application(&p.Dimensions),
			toggle("again", &p.Again),
		}, againstFlags(&p.Against)...), classification(&p.Dimensions)...),
		run: func(ctx context.Context, s *session) error {
			if p.line == "" && len(shares) == 0 {
				return wrongUse("missing-argument", "value", "line", "command", "expenditure record")
			}
			return s.withLedger(ctx, func(l *openLedger) error {
				if len(shares) > 0 {
					return p.divide(ctx, l, shares)
				}
				if err := p.read(l); err != nil {
					return err
				}
				p.Corrected, p.Recorded, p.Claims = l.corrected(ctx), l.recordedUnder(ctx), l.claims(ctx)
				values := lookalikes{open: l}
				if err := values.see(noPlace, p.Dimensions); err != nil {
					return err
				}
				likenesses, err := l.likenesses(&p.Payment)
				if err != nil {
					return err
				}
				tellDocument, err := l.likeDocument(ctx, &p.RecordExpenditure, "")
				if err != nil {
					return err
				}
				out, err := l.do(ctx, "expenditure record", &p.RecordExpenditure)
				if err != nil {
					return err
				}
				if said, err := l.waits(out); said || err != nil {
					return err
				}
				if out.Already {
					return l.alreadyRecorded(ctx, out.Ref, &p.Document)
				}
				values.tell()
				s.warnOfPayee(likenesses)
				tellDocument(out.Ref)
				return s.done("recorded", "entry", out.Ref)
			})
		},
	}
}

// alreadyRecorded says so, unless the document was reversed since: then it takes a
// word more to pay it again. Without a number it may be a second payment equal to the
// first, and how to record that is told.
func (l *openLedger) alreadyRecorded(ctx context.Context, ref ledger.Ref, typed *ledger.Document) error {
	_, e, err := ledger.Load(ctx, l.views.Numbered(), ref)
	if err != nil {
		return err
	}
	switch e.(type) {
	case *ledger.ExpenditureReversed, *ledger.ReceiptReversed:
		return ledger.Refuse("document-reversed", "entry", ref)
	case *ledger.EntryRejected:
		return ledger.Refuse("document-rejected", "entry", ref)
	}
	if err := l.session.done("already-recorded", "entry", ref); err != nil || typed.Numbered() {
		return err
	}
	l.session.hint("equal-unnumbered", "copy", strconv.FormatInt(typed.Copy+2, 10)) // counted from 1 when typed
	return nil
}

// read makes the domain's command of what was typed.
func (p *payment) read(l *openLedger) error {
	if p.copy > 0 {
		if p.Document.Numbered() {
			return wrongUse("flags-exclude", "flag", "--copy", "other", "--document")
		}
		p.Document.Copy = p.copy - 1
	}
	switch p.paidBy {
	case "funder":
		p.Dimensions = append(p.Dimensions, ledger.Dimension{Name: ledger.DimAccount, Value: ledger.AccountDirect})
	case ledger.AccountSpecial:
		p.Dimensions = append(p.Dimensions, ledger.Dimension{Name: ledger.DimAccount, Value: ledger.AccountSpecial})
	}
	source, path, err := ledger.SplitAddress(p.line)
	if err != nil {
		return err
	}
	p.Source, p.Line = source, path
	s, err := l.books().Source(source)
	if err != nil {
		return err
	}
	currency := s.Currency
	if !p.OldCurrency {
		currency = s.CurrencyOn(cmp.Or(p.AppliesTo, p.Date))
	}
	if p.original != "" {
		if p.Original, err = parseMoney(p.original, l.session.lang); err != nil {
			return inFlag("original", err)
		}
	}
	for _, f := range []struct {
		flag, text string
		to         *ledger.Money
	}{
		{"amount", p.amount, &p.Amount},
		{"document-total", p.documentTotal, &p.Document.Total},
		{"invoice-total", p.invoiceTotal, &p.InvoiceTotal},
	} {
		if f.text == "" && f.to != &p.Amount {
			continue
		}
		if *f.to, err = parseAmount(f.text, currency, l.session.lang); err != nil {
			return inFlag(f.flag, err)
		}
	}
	return nil
}

// ordinalNumber reads a count from 1. Refusal: bad-ordinal (value).
func ordinalNumber(value string) (int64, error) {
	n, err := strconv.ParseInt(value, 10, 32)
	if err != nil || n < 1 {
		return 0, ledger.Refuse("bad-ordinal", "value", value)
	}
	return n, nil
}

func expenditureReverse() *command {
	var c ledger.ReverseExpenditure
	var amount string
	return &command{
		name: "reverse",
		args: []arg{parsedArg("entry", &c.Entry, ledger.ParseRef)},
		flags: []*flag{
			text("amount", &amount),
			day("date", &c.Date).must(),
			freeText("reason", &c.Reason).must(),
			freeText("act", &c.Act),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				split, err := l.splitOf(ctx, c.Entry)
				if err != nil {
					return err
				}
				if c.Amount, err = l.amountOfEntry(ctx, c.Entry, amount); err != nil {
					return err
				}
				if split != nil {
					return l.reverseSplit(ctx, split, &c)
				}
				out, err := l.writer("expenditure reverse").Reverse(ctx, c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				back := out.Events[0].(*ledger.ExpenditureReversed)
				if back.Whole {
					return s.done("reversed", "entry", c.Entry, "by", out.Ref)
				}
				return s.done("reversed-in-part", "entry", c.Entry, "by", out.Ref,
					"amount", back.Amount, "remains", ledger.Money{Minor: back.Rest.Minor, Currency: back.Amount.Currency})
			})
		},
	}
}

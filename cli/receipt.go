package cli

import (
	"context"

	"github.com/fundledger/fundledger/ledger"
)

func receiptCommand() *command {
	return &command{name: "receipt", sub: func() []*command {
		return []*command{recording(receiptRecord()), recording(receiptReverse()), receiptList()}
	}}
}

func receiptRecord() *command {
	var c ledger.RecordReceipt
	var amount string
	var number int64 // of the copy, counted from 1
	doc := &c.Document
	kind := choice("kind", &c.Kind, ledger.ReceiptKinds()...).must()
	known := kind.set
	kind.set = func(value string) error {
		if value == ledger.ReceiptDirect || value == ledger.ReceiptSpecial {
			return ledger.Refuse("receipt-by-funder", "kind", value) // which says what to type instead
		}
		return known(value)
	}
	return &command{
		name: "record",
		args: []arg{textArg("source", &c.Source)},
		flags: append([]*flag{
			kind,
			freeText("account", &c.Account).shows("account").must(),
			text("amount", &amount).must(),
			day("date", &c.Date).must(),
			day("applies-to", &c.AppliesTo),
			freeText("document", &doc.Number).shows("document-number"),
			day("document-date", &doc.Date),
			freeText("document-kind", &doc.Kind).shows("name"),
			freeText("issuer", &doc.Issuer).shows("name"),
			freeText("system", &doc.System).shows("name"),
			parsed("copy", &number, ordinalNumber).shows("number"),
			freeText("payer", &c.Payer).shows("name"),
			freeText("payer-id", &c.PayerID).shows("document-number"),
			freeText("purpose", &c.Purpose),
			application(&c.Dimensions),
			toggle("again", &c.Again),
		}, classification(&c.Dimensions)...),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				if number > 0 {
					if doc.Numbered() {
						return wrongUse("flags-exclude", "flag", "--copy", "other", "--document")
					}
					doc.Copy = number - 1
				}
				source, err := l.books().Source(c.Source)
				if err != nil {
					return err
				}
				if c.Amount, err = parseAmount(amount, source.CurrencyOn(c.Date), s.lang); err != nil {
					return inFlag("amount", err)
				}
				values := lookalikes{open: l}
				if err := values.see(noPlace, append(c.Dimensions, ledger.Dimension{Name: ledger.DimAccount, Value: c.Account})); err != nil {
					return err
				}
				out, err := l.do(ctx, "receipt record", &c)
				if err != nil {
					return err
				}
				if out.Already {
					return l.alreadyRecorded(ctx, out.Ref, &c.Document)
				}
				values.tell()
				return s.done("recorded", "entry", out.Ref)
			})
		},
	}
}

// application is the flag for the withdrawal application by which the funder pays.
func application(to *[]ledger.Dimension) *flag {
	return dimensionFlag("application", ledger.DimApplication, to).shows("document-number")
}

// dimensionFlag is a flag that stands for --dim NAME=VALUE.
func dimensionFlag(name, dimension string, to *[]ledger.Dimension) *flag {
	return &flag{name: name, value: "text", set: func(value string) error {
		v, err := cleanText(value)
		*to = append(*to, ledger.Dimension{Name: dimension, Value: v})
		return err
	}}
}

func receiptReverse() *command {
	var c ledger.ReverseReceipt
	return &command{
		name: "reverse",
		args: []arg{parsedArg("entry", &c.Entry, ledger.ParseRef)},
		flags: []*flag{
			day("date", &c.Date).must(),
			freeText("reason", &c.Reason).must(),
			freeText("act", &c.Act),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				out, err := l.writer("receipt reverse").ReverseReceipt(ctx, c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				return s.done("reversed", "entry", c.Entry, "by", out.Ref)
			})
		},
	}
}

package cli

import (
	"context"
	"encoding/hex"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

func sourceCommand() *command {
	return &command{name: "source", sub: func() []*command {
		return []*command{
			recording(sourceRegister()), recording(sourceAmend()), recording(sourceSuspend()), recording(sourceResume()), recording(sourceClose()), sourceList(), sourceShow(),
		}
	}}
}

func sourceRegister() *command {
	var c ledger.RegisterSource
	var retroactive string
	return &command{
		name: "register",
		args: []arg{textArg("source", &c.ID)},
		flags: []*flag{
			choice("kind", &c.Kind, ledger.SourceKinds()...).must(),
			freeText("title", &c.Title),
			parsed("currency", &c.Currency, ledger.ParseCurrency),
			text("calendar", &c.Calendar),
			day("opens", &c.Opens).must(),
			day("closes", &c.Closes),
			day("deadline", &c.Deadline),
			day("signed", &c.Signed),
			day("effective", &c.Effective),
			day("retroactive-from", &c.RetroactiveFrom),
			freeText("retroactive-cap", &retroactive).shows("amount"),
			freeText("funder", &c.Funder),
			choice("lapses", &c.Lapses, ledger.LapsesYes, ledger.LapsesNo),
			choice("refunds", &c.Refunds, ledger.RefundsToRevenue, ledger.RefundsToLine),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				if c.Currency == "" {
					c.Currency = l.books().Ledger.Currency
				}
				if retroactive != "" {
					var err error
					if c.RetroactiveCap, err = parseAmount(retroactive, c.Currency, s.lang); err != nil {
						return inFlag("retroactive-cap", err)
					}
				}
				out, err := l.do(ctx, "source register", &c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				return s.done("source-registered", "source", c.ID, "currency", c.Currency, "entry", out.Ref)
			})
		},
	}
}

func sourceAmend() *command {
	var c ledger.AmendSource
	var ref, retroactive string
	var currency ledger.Currency
	var from ledger.Date
	return &command{
		name: "amend",
		args: []arg{textArg("source", &c.ID)},
		flags: []*flag{
			freeText("title", &c.Title),
			text("calendar", &c.Calendar),
			day("opens", &c.Opens),
			day("closes", &c.Closes),
			day("deadline", &c.Deadline),
			day("signed", &c.Signed),
			day("effective", &c.Effective),
			day("retroactive-from", &c.RetroactiveFrom),
			freeText("retroactive-cap", &retroactive).shows("amount"),
			freeText("funder", &c.Funder),
			choice("lapses", &c.Lapses, ledger.LapsesYes, ledger.LapsesNo),
			choice("refunds", &c.Refunds, ledger.RefundsToRevenue, ledger.RefundsToLine),
			parsed("currency", &currency, ledger.ParseCurrency),
			day("from", &from),
			freeText("act", &c.Act),
			freeText("ref", &ref),
			freeText("reason", &c.Reason),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				if currency != "" || from != ledger.NoDate {
					if retroactive != "" || c.SourceAmended != (ledger.SourceAmended{Act: c.Act, Reason: c.Reason}) {
						return wrongUse("currency-alone")
					}
					return l.redenominate(ctx, ledger.RedenominateSource{Source: c.ID, Currency: currency, From: from, Act: c.Act, Reason: c.Reason}, ref)
				}
				if c.Act != "" && ref != "" {
					return wrongUse("flags-exclude", "flag", "--act", "other", "--ref")
				}
				amend := c
				if retroactive != "" {
					source, err := l.books().Source(c.ID)
					if err != nil {
						return err
					}
					if amend.RetroactiveCap, err = parseAmount(retroactive, source.Currency, s.lang); err != nil {
						return inFlag("retroactive-cap", err)
					}
				}
				madeUp := c.Act == "" && ref == ""
				switch {
				case madeUp:
					amend.Act = newReference()
				case c.Act == "":
					amend.Act = ref
				}
				out, err := l.do(ctx, "source amend", &amend)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-so", "source", c.ID)
				}
				if madeUp {
					s.note("reference-made-up", "ref", amend.Act)
				}
				return s.done("source-amended", "source", c.ID, "entry", out.Ref)
			})
		},
	}
}

// newReference stands for the legal act of an order that has none, so that the
// order is known when it is given again.
func newReference() string {
	id := uuid.New()
	return "ref-" + hex.EncodeToString(id[:6])
}

package cli

import (
	"cmp"
	"context"
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// What was entered wrongly is put right by entries of its own: money, days and
// documents by a replacement, all else by an amendment.

// expenditureReplace takes the flags of `expenditure record`; what is not given
// stays as it stands.
func expenditureReplace() *command {
	c := &correction{}
	return &command{
		name: "replace",
		args: []arg{parsedArg("entry", &c.entry, ledger.ParseRef)},
		flags: append([]*flag{
			freeText("reason", &c.reason).must(),
			freeText("act", &c.act),
			day("on", &c.on),
			text("line", &c.line),
			text("amount", &c.amount),
			text("original", &c.original).shows("money"),
			text("invoice-total", &c.invoiceTotal).shows("amount"),
			c.day("date", func(x *ledger.RecordExpenditure) *ledger.Date { return &x.Date }),
			c.text("document", func(x *ledger.RecordExpenditure) *string { return &x.Document.Number }),
			c.day("document-date", func(x *ledger.RecordExpenditure) *ledger.Date { return &x.Document.Date }),
			c.text("document-kind", func(x *ledger.RecordExpenditure) *string { return &x.Document.Kind }),
			c.text("issuer", func(x *ledger.RecordExpenditure) *string { return &x.Document.Issuer }),
			c.text("system", func(x *ledger.RecordExpenditure) *string { return &x.Document.System }),
			c.text("payee", func(x *ledger.RecordExpenditure) *string { return &x.Payee }),
			c.text("payee-id", func(x *ledger.RecordExpenditure) *string { return &x.PayeeID }),
			c.text("invoice", func(x *ledger.RecordExpenditure) *string { return &x.InvoiceNumber }),
			c.day("invoice-date", func(x *ledger.RecordExpenditure) *ledger.Date { return &x.InvoiceDate }),
			c.day("acceptance-date", func(x *ledger.RecordExpenditure) *ledger.Date { return &x.AcceptanceDate }),
			c.text("contract", func(x *ledger.RecordExpenditure) *string { return &x.Contract }),
			c.text("purpose", func(x *ledger.RecordExpenditure) *string { return &x.Purpose }),
			c.text("commitment", func(x *ledger.RecordExpenditure) *string { return &x.Commitment }).shows("obligation"),
			c.text("liability", func(x *ledger.RecordExpenditure) *string { return &x.Liability }).shows("obligation"),
			c.final(),
			dimensionFlag("account", ledger.DimAccount, &c.dimensions).shows("account"),
			application(&c.dimensions),
		}, classification(&c.dimensions)...),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				stands, err := ledger.LoadStanding(ctx, l.views.Numbered(), l.views, c.entry)
				if err != nil {
					return err
				}
				right, err := c.payment(l, &stands)
				if err != nil {
					return err
				}
				right.Claims = l.claims(ctx)
				was := stands.Payment()
				likenesses, err := l.likenessesBut(&right.Payment, &was)
				if err != nil {
					return err
				}
				tellDocument, err := l.likeDocument(ctx, right, was.Document.Label())
				if err != nil {
					return err
				}
				out, err := l.writer("expenditure replace").Replace(ctx, ledger.ReplaceExpenditure{
					Entry: c.entry, Right: *right, Date: c.on, Reason: c.reason, Act: c.act,
				})
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				s.warnOfPayee(likenesses)
				tellDocument(out.Ref)
				return s.done("replaced", "entry", c.entry, "by", out.Ref)
			})
		},
	}
}

// A correction is a replacement as it is typed.
type correction struct {
	entry        ledger.Ref
	reason, act  string
	on           ledger.Date // on which it counts; NoDate for the value dates
	line, amount string
	original     string
	invoiceTotal string
	dimensions   []ledger.Dimension
	changes      []func(*ledger.RecordExpenditure) // of the other flags that were given
}

// text is a flag that changes a text; an empty one takes it away.
func (c *correction) text(name string, of func(*ledger.RecordExpenditure) *string) *flag {
	return &flag{name: name, value: "text", set: func(value string) error {
		value, err := cleanText(value)
		c.changes = append(c.changes, func(x *ledger.RecordExpenditure) { *of(x) = value })
		return err
	}}
}

func (c *correction) day(name string, of func(*ledger.RecordExpenditure) *ledger.Date) *flag {
	return &flag{name: name, value: "date", set: func(value string) error {
		day, err := parseDay(value)
		c.changes = append(c.changes, func(x *ledger.RecordExpenditure) { *of(x) = day })
		return err
	}}
}

// settleAgainst makes what is given now take the place of what stood there: a payment
// is made against one of both, and without either there is nothing to be final of.
func settleAgainst(now *ledger.Against, was ledger.Against) {
	switch {
	case now.Commitment != was.Commitment && now.Commitment != "" && now.Liability == was.Liability:
		now.Liability = ""
	case now.Liability != was.Liability && now.Liability != "" && now.Commitment == was.Commitment:
		now.Commitment = ""
	}
	if now.Commitment == "" && now.Liability == "" && was.Final {
		now.Final = false
	}
}

// final makes the payment the last one of its contract or invoice.
func (c *correction) final() *flag {
	return &flag{name: "final", set: func(string) error {
		c.changes = append(c.changes, func(x *ledger.RecordExpenditure) { x.Final = true })
		return nil
	}}
}

// payment is the entry's payment with what was typed changed in it.
func (c *correction) payment(l *openLedger, stands *ledger.Standing) (x *ledger.RecordExpenditure, err error) {
	was := stands.Recorded
	x = &ledger.RecordExpenditure{
		Source: c.entry.Source, Line: was.Line, Date: was.Date, Amount: stands.Remains(), Payment: stands.Payment(),
		AppliesTo: was.AppliesTo, Against: ledger.AgainstOf(c.entry.Source, was.Liquidates),
	}
	x.Document.Copy = 0 // the right payment's place among equal ones is its own
	if c.line != "" {
		if x.Source, x.Line, err = ledger.SplitAddress(c.line); err != nil {
			return nil, inFlag("line", err)
		}
	}
	s, err := l.books().Source(x.Source)
	if err != nil {
		return nil, err
	}
	currency := s.CurrencyOn(cmp.Or(x.AppliesTo, x.Date))
	if x.Source == c.entry.Source {
		currency = was.Amount.Currency
	}
	if c.amount != "" {
		if x.Amount, err = parseAmount(c.amount, currency, l.session.lang); err != nil {
			return nil, inFlag("amount", err)
		}
	}
	switch {
	case c.original != "":
		if x.Original, err = parseMoney(c.original, l.session.lang); err != nil {
			return nil, inFlag("original", err)
		}
	case c.amount == "": // of another amount nobody knows what the document said
		x.Original = was.Original
	}
	if c.invoiceTotal != "" {
		if x.InvoiceTotal, err = parseAmount(c.invoiceTotal, currency, l.session.lang); err != nil {
			return nil, inFlag("invoice-total", err)
		}
	}
	against := x.Against
	for _, change := range c.changes {
		change(x)
	}
	settleAgainst(&x.Against, against)
	if c.on != ledger.NoDate {
		if x.AppliesTo == ledger.NoDate {
			x.AppliesTo = x.Date
		}
		x.Date = c.on
	}
	x.Dimensions = slices.Clone(c.dimensions)
	for _, d := range was.Dimensions {
		given := slices.ContainsFunc(c.dimensions, func(g ledger.Dimension) bool { return g.Name == d.Name })
		fixed := s.Lines[x.Line] != nil && ledger.DimensionValue(s.Lines[x.Line].Dimensions, d.Name) != ""
		if !given && !fixed {
			x.Dimensions = append(x.Dimensions, d)
		}
	}
	return x, nil
}

func expenditureAmend() *command {
	var c ledger.AmendExpenditure
	change := func(name, field string) *flag {
		return &flag{name: name, value: "text", set: func(value string) error {
			value, err := cleanText(value)
			c.Changes = append(c.Changes, ledger.Change{Field: field, To: value})
			return err
		}}
	}
	invoiceDate := change("invoice-date", "invoice_date").shows("date")
	invoiceDate.set = func(value string) error {
		if value == "" {
			c.Changes = append(c.Changes, ledger.Change{Field: "invoice_date"})
			return nil
		}
		day, err := parseDay(value)
		if err == nil {
			c.Changes = append(c.Changes, ledger.Change{Field: "invoice_date", To: day.String()})
		}
		return err
	}
	return &command{
		name: "amend",
		args: []arg{parsedArg("entry", &c.Entry, ledger.ParseRef)},
		flags: []*flag{
			freeText("reason", &c.Reason).must(),
			freeText("act", &c.Act),
			change("payee", "payee"),
			change("payee-id", "payee_id"),
			change("invoice", "invoice_number"),
			invoiceDate,
			change("contract", "contract"),
			change("purpose", "purpose"),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				likenesses, err := l.amendedPayee(ctx, &c)
				if err != nil {
					return err
				}
				out, err := l.writer("expenditure amend").Amend(ctx, c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				s.warnOfPayee(likenesses)
				return s.done("amended", "entry", c.Entry, "by", out.Ref)
			})
		},
	}
}

// amendedPayee are the likenesses of the payee that an amendment makes of the one that
// stands; what is wrong with the amendment is for its decision to say.
func (l *openLedger) amendedPayee(ctx context.Context, c *ledger.AmendExpenditure) ([]ledger.Likeness, error) {
	changes := func(field string) bool {
		return slices.ContainsFunc(c.Changes, func(x ledger.Change) bool { return x.Field == field })
	}
	if !changes("payee") && !changes("payee_id") {
		return nil, nil
	}
	stands, err := ledger.LoadStanding(ctx, l.views.Numbered(), l.views, c.Entry)
	if err != nil {
		return nil, err
	}
	was := stands.Payment()
	right := was
	for _, x := range c.Changes {
		switch x.Field {
		case "payee":
			right.Payee = x.To
		case "payee_id":
			right.PayeeID = x.To
		}
	}
	return l.likenessesBut(&right, &was)
}

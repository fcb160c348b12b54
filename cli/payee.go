package cli

import (
	"context"

	"github.com/fundledger/fundledger/ledger"
)

func payeeCommand() *command {
	return &command{name: "payee", sub: func() []*command {
		return []*command{recording(payeeRegister()), recording(payeeMerge()), recording(payeeSplit()), payeeList(), payeeShow()}
	}}
}

func payeeRegister() *command {
	var c ledger.RegisterPayee
	return &command{
		name: "register",
		args: []arg{parsedArg("tax-number", &c.Number, cleanText).maybe()},
		flags: []*flag{
			freeText("name", &c.Name).must(),
			freeText("country", &c.Country).shows("country"),
			freeText("note", &c.Note),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				before, registered := l.books().Payees(0).Find(ledger.NumberKey(c.Number))
				out, err := l.do(ctx, "payee register", &c)
				if err != nil {
					return err
				}
				switch {
				case out.Already:
					return s.done("already-recorded", "entry", out.Ref)
				case registered && before.Name != c.Name:
					s.note("payee-renamed", "number", ledger.TaxNumberKey(c.Number), "name", before.Name)
				}
				if c.Country == "" && ledger.CheckTaxNumber(c.Number) == ledger.TaxNumberWrong {
					s.warn(ledger.Refuse("payee-like", "why", string(ledger.WrongCheckDigits), "number", c.Number,
						"name", c.Name, "known", "", "known_number", ""))
				}
				if c.Number == "" {
					return s.done("payee-name-registered", "name", c.Name, "entry", out.Ref)
				}
				return s.done("payee-registered", "name", c.Name, "number", ledger.TaxNumberKey(c.Number), "entry", out.Ref)
			})
		},
	}
}

func payeeMerge() *command {
	var from []string
	var into string
	var c ledger.MergePayees
	return &command{
		name: "merge",
		args: []arg{restArgs("payee", &from, cleanText)},
		flags: []*flag{
			freeText("into", &into).shows("payee").must(),
			freeText("reason", &c.Reason).must(),
			toggle("different-numbers", &c.DifferentNumbers),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				d, err := l.payees()
				if err != nil {
					return err
				}
				c.From, c.Seen = nil, d.seen()
				for _, text := range from {
					k, err := d.key(text)
					if err != nil {
						return err
					}
					c.From = append(c.From, k)
				}
				if c.Into, err = d.key(into); err != nil {
					return err
				}
				out, err := l.do(ctx, "payee merge", &c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				found, _ := l.books().Payees(0).Find(c.Into)
				if _, before := d.register.Find(c.Into); !before && c.Into.Number != "" {
					s.note("payee-named", "number", c.Into.Number, "name", found.Name)
				}
				return s.done("payee-merged-into", "n", int64(len(c.From)), "name", found.Name, "entry", out.Ref)
			})
		},
	}
}

func payeeSplit() *command {
	var text string
	var c ledger.SplitPayee
	return &command{
		name:  "split",
		args:  []arg{parsedArg("payee", &text, cleanText)},
		flags: []*flag{freeText("reason", &c.Reason).must()},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				d, err := l.payees()
				if err != nil {
					return err
				}
				if c.Payee, err = d.key(text); err != nil {
					return err
				}
				out, err := l.do(ctx, "payee split", &c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				return s.done("payee-split", "payee", c.Payee.String(), "entry", out.Ref)
			})
		},
	}
}

// seen are the names and numbers that documents have together.
func (d *payeeDirectory) seen() []ledger.PayeeSeen {
	list := make([]ledger.PayeeSeen, len(d.pairs))
	for i := range d.pairs {
		p := &d.pairs[i]
		list[i] = ledger.PayeeSeen{Name: p.Name, Number: p.Number, Payments: p.Payments}
	}
	return list
}

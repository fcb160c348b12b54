package cli

import (
	"context"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func rateCommand() *command {
	return &command{name: "rate", sub: func() []*command {
		return []*command{recording(rateSet()), rateImport(), rateList()}
	}}
}

// rateFlags say what a rate is besides its number.
func rateFlags(e *ledger.RateSet, c *ledger.SetRates) []*flag {
	return []*flag{
		parsed("per", &e.Scale, rateScale).shows("number"),
		text("provider", &e.Provider).shows("name"),
		parsed("in", &e.In, ledger.ParseCurrency).shows("currency"),
		toggle("correct", &c.Correct),
		freeText("reason", &c.Reason),
	}
}

// rateScale reads for how many units of its currency a rate is: see bad-rate-scale.
func rateScale(value string) (int64, error) {
	n, err := ordinalNumber(value)
	if err != nil {
		return 0, ledger.Refuse("bad-rate-scale", "scale", value)
	}
	return n, nil
}

func rateSet() *command {
	var e ledger.RateSet
	var c ledger.SetRates
	var value string
	return &command{
		name: "set",
		args: []arg{parsedArg("currency", &e.Currency, ledger.ParseCurrency), textArg("rate", &value)},
		flags: append([]*flag{
			day("date", &e.Date).must(),
			freeText("ref", &e.Origin),
		}, rateFlags(&e, &c)...),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				plain, ok := plainAmount(value, s.lang)
				if !ok {
					return ledger.Refuse("bad-rate", "value", value)
				}
				e.Value = plain
				order := c
				order.Rates, order.Today = []ledger.RateSet{e}, l.today()
				out, err := l.do(ctx, "rate set", &order)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				set := out.Events[0].(*ledger.RateSet)
				return s.done("rate-set", "currency", set.Currency, "date", set.Date, "rate", rateText(s, set.Value),
					"in", set.In, "scale", set.Scale, "provider", set.Provider, "entry", out.Ref)
			})
		},
	}
}

// rateText is a rate's number as the language writes it.
func rateText(s *session, value string) string {
	n, decimals, err := ledger.ParseRate(value)
	if err != nil {
		return value
	}
	return string(s.lang.AppendDecimal(nil, n, int(decimals)))
}

func rateList() *command {
	var currency ledger.Currency
	var provider string
	var from, to ledger.Date
	var at knownAt
	return &command{
		name: "list",
		flags: []*flag{
			parsed("currency", &currency, ledger.ParseCurrency),
			text("provider", &provider).shows("name"),
			day("from", &from),
			day("to", &to),
			knownFlag(&at),
		},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				known, err := l.knownEntry(ctx, at)
				if err != nil {
					return err
				}
				t := &output.Table{Columns: []output.Column{
					{Key: "currency"},
					{Key: "date", Kind: output.Date},
					{Key: "scale", Kind: output.Integer},
					{Key: "rate", Kind: output.Amount},
					{Key: "in"},
					{Key: "provider"},
					{Key: "entry"},
				}}
				var rows []output.Row
				for _, r := range l.books().Rates.Known(known) {
					if currency != "" && r.Currency != currency || provider != "" && r.Provider != provider ||
						r.Date < from || to != ledger.NoDate && r.Date > to {
						continue
					}
					rows = append(rows, output.Row{Cells: []output.Cell{
						output.String(string(r.Currency)), output.Day(r.Date), output.Int(r.Scale()),
						output.Decimal(r.Coefficient, int(r.Decimals)), output.String(string(r.In)), output.String(r.Provider),
						output.String(ledger.Ref{Source: ledger.StreamRates, Revision: r.Entry}.String()),
					}})
				}
				if len(rows) == 0 {
					t.Notes = append(t.Notes, s.lang.Text("rates-none"))
				}
				t.Rows = output.Rows(rows...)
				return s.print(t)
			})
		},
	}
}

package cli

import (
	"context"
	"iter"
	"slices"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func obligationShow(stage ledger.Stage) *command {
	var name string
	return &command{
		name:   "show",
		args:   []arg{textArg("obligation", &name)},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				ref, err := l.obligationNamed(ctx, stage, name)
				if err != nil {
					return err
				}
				chain, err := l.chain(ctx, stage, ref)
				if err != nil {
					return err
				}
				t, err := l.chainTable(ctx, stage, ref, chain)
				if err != nil {
					return err
				}
				return s.print(t)
			})
		},
	}
}

// A chain is what a contract or invoice led to, by entry: the contract, its changes,
// the invoices against it, the payments of both, and what was taken back of any.
type chain struct {
	l        *openLedger
	accounts map[ledger.Ref]*obligationAccount // all of the source, of both stages
	ordinals []ledger.Ordinal
}

func (l *openLedger) chain(ctx context.Context, stage ledger.Stage, ref ledger.Ref) (*chain, error) {
	c := &chain{l: l, accounts: map[ledger.Ref]*obligationAccount{}}
	for _, s := range []ledger.Stage{ledger.StageCommitted, ledger.StageAccrued} {
		list, err := l.obligations(ctx, obligationQuery{stage: s, source: ref.Source})
		if err != nil {
			return nil, err
		}
		for _, a := range list {
			c.accounts[a.ref] = a
		}
	}
	first := c.accounts[ref]
	if first == nil {
		return nil, ledger.Refuse("not-an-obligation", "why", stage.String(), "entry", ref)
	}
	c.ordinals = slices.Clone(first.entries)
	if stage == ledger.StageCommitted {
		// The invoices against it, with what became of them.
		for e, err := range l.entriesAt(ctx, slices.Values(first.entries)) {
			if err != nil {
				return nil, err
			}
			if _, ok := e.event.(*ledger.LiabilityAccepted); ok {
				c.ordinals = append(c.ordinals, c.accounts[e.ref()].entries...)
			}
		}
	}
	slices.Sort(c.ordinals)
	c.ordinals = slices.Compact(c.ordinals)
	return c, nil
}

func (c *chain) entries(ctx context.Context) iter.Seq2[*entry, error] {
	return c.l.entriesAt(ctx, slices.Values(c.ordinals))
}

// chainTable says what the contract or invoice is, and below that what it led to, with
// what was left of it after each entry.
func (l *openLedger) chainTable(ctx context.Context, stage ledger.Stage, ref ledger.Ref, c *chain) (*output.Table, error) {
	a := c.accounts[ref]
	t := &output.Table{}
	l.particulars(t, l.obligationParticulars(a))
	t.Columns = []output.Column{
		{Key: "entry"},
		{Key: "date", Kind: output.Date},
		{Key: "event"},
		{Key: "document", Optional: true},
		{Key: "payee", Optional: true},
		{Key: "line", Optional: true},
		{Key: "amount", Kind: output.Amount, Optional: true},
		{Key: "left", Kind: output.Amount},
		{Key: "details", Optional: true},
	}
	var rows []output.Row
	left := int64(0)
	var effects []ledger.Effect
	for e, err := range c.entries(ctx) {
		if err != nil {
			return nil, err
		}
		if effects, err = l.effectsOf(effects[:0], e); err != nil {
			return nil, err
		}
		for i := range effects {
			if effects[i].Entry == ref.Revision {
				left += effects[i].Minor
			}
		}
		g := ledger.GistOf(e.event)
		document := output.None()
		if g.Payment != nil {
			document = l.paperCell(&g.Payment.Document, g.Act)
		}
		payee := ""
		if g.Payment != nil {
			payee = g.Payment.Payee
		}
		_, _, amount := dateAndAmount(&g)
		rows = append(rows, output.Row{Cells: []output.Cell{
			output.String(e.ref().String()), output.Day(g.Date), l.eventCell(e), document, textCell(payee),
			textCell(lineOf(e, &g)), amount, output.Decimal(left, a.currency.Digits()), l.details(&g),
		}})
	}
	t.Rows = output.Rows(rows...)
	return t, nil
}

// lineOf is the address of the one line that an entry is about, "" where it has several.
func lineOf(e *entry, g *ledger.Gist) string {
	if g.Line == "" {
		return ""
	}
	return e.ref().Source + "/" + g.Line
}

func (l *openLedger) obligationParticulars(a *obligationAccount) []particular {
	number := particular{"contract", output.String(a.terms.Number)}
	rest := []particular{}
	if a.stage == ledger.StageAccrued {
		number.key = "invoice_number"
		rest = []particular{{"invoice_date", dayCell(a.invoiced)}, {"contract", textCell(a.contract)}}
	}
	money := func(kinds ...ledger.EffectKind) output.Cell {
		sum := ledger.Money{Currency: a.currency}
		for i := range a.lines {
			for _, kind := range kinds {
				sum.Minor += a.lines[i].sums[kind]
			}
		}
		if kinds[0] >= ledger.EffectLiquidated {
			sum.Minor = -sum.Minor
		}
		return output.Money(sum)
	}
	list := append([]particular{{"entry", output.String(a.ref.String())}, number}, rest...)
	list = append(
		list,
		particular{"date", output.Day(a.terms.Date)},
		particular{"due", dayCell(a.terms.Due)},
		particular{"payee", textCell(a.terms.Payee)},
		particular{"payee_id", textCell(a.terms.PayeeID)},
		particular{"description", textCell(a.description)},
		particular{"currency", output.String(string(a.currency))},
		particular{"amount", money(ledger.EffectMade, ledger.EffectChanged)},
		particular{"liquidated", money(ledger.EffectLiquidated)},
		particular{"released", money(ledger.EffectReleased)},
		particular{"left", output.Money(ledger.Money{Minor: a.left(), Currency: a.currency})},
	)
	for _, d := range a.terms.Dimensions {
		list = append(list, particular{d.Name, output.String(d.Value)})
	}
	return list
}

// withObligations adds the contracts and invoices that payments were made against, and
// the contracts of those invoices.
func (l *openLedger) withObligations(ctx context.Context, list []*entry) ([]*entry, error) {
	for i := 0; i < len(list); i++ {
		source := list[i].ref().Source
		for _, x := range ledger.EffectsOf(nil, list[i].event, list[i].Revision) {
			ref := ledger.Ref{Source: source, Revision: x.Entry}
			if slices.ContainsFunc(list, func(e *entry) bool { return e.ref() == ref }) {
				continue
			}
			e, err := l.entry(ctx, ref)
			if err != nil {
				return nil, err
			}
			list = append(list, e)
		}
	}
	return list, nil
}

// againstParticulars are the contract or invoice that a payment was made against.
func againstParticulars(source string, list []ledger.Liquidation, currency ledger.Currency) (found []particular) {
	for i := range list {
		x := &list[i]
		key := "commitment"
		if x.Stage == ledger.StageAccrued {
			key = "liability"
		}
		found = append(found,
			particular{key, output.String(ledger.Ref{Source: source, Revision: x.Entry}.String())},
			particular{"liquidated", output.Money(ledger.Money{Minor: x.Minor - x.Rest, Currency: currency})})
		if x.Rest != 0 {
			found = append(found, particular{"released", output.Money(ledger.Money{Minor: x.Rest, Currency: currency})})
		}
	}
	return found
}

package cli

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// An obligationCut says which figures of the reports on contracts and invoices are meant.
type obligationCut struct {
	stage  ledger.Stage
	source string
	from   agedFrom // of invoices
	all    bool     // contracts of which nothing is left, too
}

var (
	commitmentColumns = []string{"made", "changed", "liquidated", "released", "left"}
	ageingColumns     = append(slices.Clone(ageKeys[:]), "left")
)

func explainCommitments() *command {
	x := explanation{q: question{balances: true, basis: projections.BasisCommitment, says: "obligations"}}
	cut := obligationCut{stage: ledger.StageCommitted}
	return &command{
		name:   "commitments",
		prints: true,
		flags:  append(x.obligationFlags(&cut, commitmentColumns), toggle("all", &cut.all)),
		run: func(ctx context.Context, s *session) error {
			return x.print(ctx, s, "report-commitments", cut.parts(ctx, &x.q))
		},
	}
}

func explainAgeing() *command {
	x := explanation{q: question{balances: true, basis: projections.BasisLiability, says: "obligations"}}
	cut := obligationCut{stage: ledger.StageAccrued, from: agedFromDue}
	return &command{
		name:   "ageing",
		prints: true,
		flags:  append(x.obligationFlags(&cut, ageingColumns), choice("aged-from", &cut.from, agedFromDue, agedFromAcceptance)),
		run: func(ctx context.Context, s *session) error {
			return x.print(ctx, s, "report-ageing", cut.parts(ctx, &x.q))
		},
	}
}

// obligationFlags are those that narrow such a report down to one figure.
func (x *explanation) obligationFlags(cut *obligationCut, columns []string) []*flag {
	return append(x.q.daysAndKnown(),
		text("source", &cut.source),
		list("cell", &x.cell.Group, parseObligationCell).shows("pair"),
		choice("column", &x.cell.Column, columns...).must())
}

// daysAndKnown are the two axes of time, without the unit: entries have kopecks.
func (q *question) daysAndKnown() []*flag {
	return slices.DeleteFunc(q.timeFlags(), func(f *flag) bool { return f.name == "unit" })
}

// parseObligationCell reads payee=NAME, line=SOURCE/LINE, or the number of a contract or
// invoice as document=NUMBER. Refusal: bad-obligation-cell (dimension).
func parseObligationCell(typed string) (ledger.Dimension, error) {
	d, err := parseDimension(typed)
	if err == nil && !slices.Contains(obligationBy, d.Name) {
		err = ledger.Refuse("bad-obligation-cell", "dimension", d.Name)
	}
	return d, err
}

// obligationBy is by what contracts and invoices are told apart.
var obligationBy = []string{ledger.DimPayee, ledger.DimLine, ledger.DimDocument}

func diffCommitments() *command {
	d := difference{q: question{balances: true, basis: projections.BasisCommitment, says: "obligations"}}
	cut := obligationCut{stage: ledger.StageCommitted, all: true}
	return &command{
		name:   "commitments",
		prints: true,
		flags:  d.obligationFlags(&cut, commitmentColumns),
		run: func(ctx context.Context, s *session) error {
			return d.print(ctx, s, "report-commitments", ledger.DimPayee, cut.parts(ctx, &d.q))
		},
	}
}

func diffAgeing() *command {
	d := difference{q: question{balances: true, basis: projections.BasisLiability, says: "obligations"}}
	cut := obligationCut{stage: ledger.StageAccrued, from: agedFromDue}
	return &command{
		name:   "ageing",
		prints: true,
		flags:  append(d.obligationFlags(&cut, ageingColumns), choice("aged-from", &cut.from, agedFromDue, agedFromAcceptance)),
		run: func(ctx context.Context, s *session) error {
			return d.print(ctx, s, "report-ageing", ledger.DimPayee, cut.parts(ctx, &d.q))
		},
	}
}

func (d *difference) obligationFlags(cut *obligationCut, columns []string) []*flag {
	return append(d.q.daysAndKnown(),
		text("source", &cut.source),
		list("by", &d.q.by, parseObligationBy).shows("dimension"),
		parsed("since", &d.since, parseKnown).shows("known"),
		text("since-issued", &d.sinceIssued).shows("ref"),
		choice("column", &d.column, columns...).must())
}

func parseObligationBy(typed string) (string, error) {
	if !slices.Contains(obligationBy, typed) {
		return "", ledger.Refuse("bad-obligation-cell", "dimension", typed)
	}
	return typed, nil
}

// parts are what entries did to contracts or invoices, as the reports put it into their
// columns.
func (cut *obligationCut) parts(ctx context.Context, q *question) partsOf {
	return func(l *openLedger, c projections.Cell) iter.Seq2[projections.Part, error] {
		return func(yield func(projections.Part, error) bool) {
			accounts, err := l.obligations(ctx, obligationQuery{stage: cut.stage, source: cut.source, last: q.counted.Last(), known: q.known, parts: true})
			if err != nil {
				yield(projections.Part{}, err)
				return
			}
			var list []projections.Part
			for _, a := range accounts {
				list = cut.of(l, q, &c, a, list)
			}
			slices.SortStableFunc(list, func(a, b projections.Part) int { return cmp.Compare(a.Entry, b.Entry) })
			for _, p := range list {
				if !yield(p, nil) {
					return
				}
			}
		}
	}
}

// of appends the parts of one contract or invoice.
func (cut *obligationCut) of(l *openLedger, q *question, c *projections.Cell, a *obligationAccount, list []projections.Part) []projections.Part {
	if cut.stage == ledger.StageCommitted && !cut.all && a.left() == 0 {
		return list
	}
	ageing := &ageingReport{q: q, from: cut.from}
	if class := ageKeys[ageClass(ageing.age(&a.terms))]; cut.stage == ledger.StageAccrued && c.Column != "left" && c.Column != class {
		return list
	}
	payee := l.books().Payees(q.known).Called(a.terms.Payee, a.terms.PayeeID)
	shown := q.shownOf(l, a)
	for _, p := range a.parts {
		minor, counts := cut.counts(c.Column, &p)
		if !counts {
			continue
		}
		address := a.ref.Source + "/" + a.lines[p.line].path
		value := func(name string) string {
			switch name {
			case ledger.DimPayee:
				return payee
			case ledger.DimLine:
				return address
			}
			return a.terms.Number
		}
		if slices.ContainsFunc(c.Group, func(d ledger.Dimension) bool { return value(d.Name) != d.Value }) {
			continue
		}
		part := projections.Part{Entry: p.entry, Line: address, Date: p.date, Stage: cut.stage, Amount: ledger.Money{Minor: minor, Currency: a.currency}, Shown: shown}
		for _, name := range c.By {
			part.Values = append(part.Values, value(name))
		}
		list = append(list, part)
	}
	return list
}

// counts is what a part gives to the column that is asked for.
func (cut *obligationCut) counts(column string, p *obligationPart) (minor int64, counts bool) {
	if cut.stage == ledger.StageAccrued || column == "left" {
		return p.minor, true
	}
	if column != commitmentColumns[p.kind] {
		return 0, false
	}
	if p.kind >= ledger.EffectLiquidated {
		return -p.minor, true
	}
	return p.minor, true
}

package cli

import (
	"context"
	"iter"
	"slices"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// diffClaims compares what was paid on invoices at two states of knowledge.
func diffClaims() *command {
	d := difference{q: question{balances: true}}
	return &command{
		name:   "claims",
		prints: true,
		flags: []*flag{
			day("as-of", &d.q.asOf),
			knownFlag(&d.q.knownAt),
			parsed("since", &d.since, parseKnown).shows("known"),
			text("since-issued", &d.sinceIssued).shows("ref"),
		},
		run: func(ctx context.Context, s *session) error {
			d.q.by = []string{ledger.DimPayee, ledger.DimInvoice}
			return d.print(ctx, s, "report-claims-one", ledger.DimPayee, func(l *openLedger, _ projections.Cell) iter.Seq2[projections.Part, error] {
				return l.changedClaims(ctx, &d)
			})
		},
	}
}

// A claimName is what a claim is called in the report.
type claimName struct {
	payee, invoice string
	currency       ledger.Currency
}

// changedClaims are the payments of the claims on which another amount stands now. Those of
// the others are left out: most.
func (l *openLedger) changedClaims(ctx context.Context, d *difference) iter.Seq2[projections.Part, error] {
	return func(yield func(projections.Part, error) bool) {
		payees := l.books().Payees(d.q.known)
		name := func(x *projections.ClaimSum) claimName {
			return claimName{payees.Called(x.Payee, x.PayeeID), x.Invoice, x.Currency}
		}
		sums := map[claimName]*projections.ClaimSum{}
		was := map[claimName]int64{}
		before, err := l.views.Table().ClaimSums(d.before, d.q.asOf)
		if err == nil {
			for i := range before {
				was[name(&before[i])] += before[i].Minor
				sums[name(&before[i])] = &before[i]
			}
			var after []projections.ClaimSum
			if after, err = l.views.Table().ClaimSums(d.q.known, d.q.asOf); err == nil {
				for i := range after {
					was[name(&after[i])] -= after[i].Minor
					sums[name(&after[i])] = &after[i]
				}
			}
		}
		var list []projections.Part
		for n, sum := range sums {
			if err != nil || was[n] == 0 {
				continue
			}
			var parts []projections.Part
			parts, err = l.withClaim(ctx, &d.q, sum, nil)
			for _, p := range parts {
				p.Values = []string{n.payee, n.invoice}
				list = append(list, p)
			}
		}
		if err != nil {
			yield(projections.Part{}, err)
			return
		}
		slices.SortStableFunc(list, func(a, b projections.Part) int { return int(a.Entry - b.Entry) })
		for _, p := range list {
			if !yield(p, nil) {
				return
			}
		}
	}
}

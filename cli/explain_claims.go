package cli

import (
	"context"
	"iter"
	"slices"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// explainClaims lists what was paid on an invoice and what came back, over all orders and
// sources.
func explainClaims() *command {
	x := explanation{q: question{balances: true}}
	var payee, payeeID, invoice string
	return &command{
		name:   "claims",
		prints: true,
		flags: []*flag{
			freeText("invoice", &invoice).shows("document-number").must(),
			freeText("payee", &payee).shows("name"),
			freeText("payee-id", &payeeID).shows("document-number"),
			day("as-of", &x.q.asOf),
			knownFlag(&x.q.knownAt),
		},
		run: func(ctx context.Context, s *session) error {
			if payee == "" && payeeID == "" {
				return wrongUse("claim-of-nobody")
			}
			return x.print(ctx, s, "report-claims-one", func(l *openLedger, _ projections.Cell) iter.Seq2[projections.Part, error] {
				return l.claimParts(ctx, &x.q, payee, payeeID, invoice)
			})
		},
	}
}

// claimParts are the payments on the invoices that are called so, in ledger order.
// Refusal: no-such-claim (invoice).
func (l *openLedger) claimParts(ctx context.Context, q *question, payee, payeeID, invoice string) iter.Seq2[projections.Part, error] {
	return func(yield func(projections.Part, error) bool) {
		sums, err := l.views.Table().ClaimSums(q.known, q.asOf)
		if err != nil {
			yield(projections.Part{}, err)
			return
		}
		payees := l.books().Payees(q.known)
		sums = slices.DeleteFunc(sums, func(x projections.ClaimSum) bool {
			return x.Invoice != invoice || payee != "" && payees.Called(x.Payee, x.PayeeID) != payee || payeeID != "" && x.PayeeID != payeeID
		})
		if len(sums) == 0 {
			yield(projections.Part{}, ledger.Refuse("no-such-claim", "invoice", invoice))
			return
		}
		var list []projections.Part
		for i := range sums {
			if list, err = l.withClaim(ctx, q, &sums[i], list); err != nil {
				yield(projections.Part{}, err)
				return
			}
		}
		slices.SortStableFunc(list, func(a, b projections.Part) int { return int(a.Entry - b.Entry) })
		for _, p := range list {
			if !yield(p, nil) {
				return
			}
		}
	}
}

func (l *openLedger) withClaim(ctx context.Context, q *question, sum *projections.ClaimSum, list []projections.Part) ([]projections.Part, error) {
	claim, ok := ledger.ClaimOf(sum.Invoice, sum.Payee, sum.PayeeID, sum.Currency)
	if !ok {
		return list, nil
	}
	payments, err := l.views.Table().ClaimPayments(&claim)
	if err != nil {
		return nil, err
	}
	payments = slices.DeleteFunc(payments, func(p projections.ClaimPayment) bool { return p.Entry > q.known })
	ordinals := func(yield func(ledger.Ordinal) bool) {
		last := ledger.Ordinal(0)
		for _, p := range payments {
			if p.Entry != last && !yield(p.Entry) {
				return
			}
			last = p.Entry
		}
	}
	n := 0
	for e, err := range l.entriesAt(ctx, ordinals) {
		if err != nil {
			return nil, err
		}
		g := ledger.GistOf(e.event)
		for ; n < len(payments) && payments[n].Entry == e.Ordinal; n++ {
			if q.asOf != ledger.NoDate && g.Date > q.asOf {
				continue
			}
			list = append(list, projections.Part{
				Entry: e.Ordinal, Line: e.ref().Source + "/" + g.Line, Date: g.Date, Stage: ledger.StageSpent,
				Amount: ledger.Money{Minor: payments[n].Minor, Currency: sum.Currency}, Shown: sum.Currency,
			})
		}
	}
	return list, nil
}

package cli

import (
	"cmp"
	"context"
	"slices"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// reportClaims lists invoices that were paid beyond their total. None can be, but what
// was recorded before the totals were, what two processes recorded on two sources at
// once, or what an amendment put under another invoice.
func reportClaims() *command {
	r := &claimsReport{q: question{balances: true}}
	return &command{
		name:   "claims",
		prints: true,
		flags:  append(append([]*flag{toggle("all", &r.all), day("as-of", &r.q.asOf), knownFlag(&r.q.knownAt)}, r.q.issue.flags()...), r.q.money.ofBalances()...),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				r.l = l
				if err := r.q.resolveKnown(ctx, l); err != nil {
					return err
				}
				r.q.counted = ledger.Period{End: cmp.Or(r.q.asOf, ledger.MaxDate) + 1}
				if r.q.money.in != "" && r.q.asOf == ledger.NoDate { // a rate is of a day
					r.q.counted.End = l.session.reportDay(l) + 1
				}
				sums, err := l.views.Table().ClaimSums(r.q.known, r.q.asOf)
				if err != nil {
					return err
				}
				if !r.all {
					sums = slices.DeleteFunc(sums, func(x projections.ClaimSum) bool { return x.Total == 0 || x.Minor <= x.Total })
				}
				t, err := r.table(ctx, sums)
				if err != nil {
					return err
				}
				return r.q.print(ctx, l, t)
			})
		},
	}
}

// A claimsReport knows of its question the two axes of time.
type claimsReport struct {
	l   *openLedger
	q   question
	all bool
}

func (r *claimsReport) table(ctx context.Context, sums []projections.ClaimSum) (*output.Table, error) {
	l := r.l
	lang, books := l.session.lang, l.books()
	title := "report-claims"
	if r.all {
		title = "report-claims-all"
	}
	t := &output.Table{
		Title: []string{lang.Text(title, "ledger", books.Ledger.Name, "ordinal", lang.Number(int64(r.q.known)))},
		Meta: []output.Field{
			{Key: "report", Value: output.String("claims")},
			{Key: "ledger", Value: output.String(books.Ledger.Name)},
			{Key: "ordinal", Value: output.Int(int64(r.q.known))},
		},
		Columns: []output.Column{
			{Key: "payee"},
			{Key: "payee_id", Optional: true},
			{Key: "invoice"},
			{Key: "currency"},
			{Key: "invoice_total", Kind: output.Amount},
			{Key: "spent", Kind: output.Amount},
			{Key: "left", Kind: output.Amount},
		},
	}
	if !r.all {
		t.Columns = append(t.Columns, output.Column{Key: "paid_by"})
	}
	in, err := r.q.balanceCurrency(l)
	if err != nil {
		return nil, err
	}
	r.q.tellAsOf(l, t)
	r.q.tellKnown(l, t)
	r.q.tellCurrency(l, t)
	l.warnOf(t, r.q.incomplete)
	l.nothing(t, len(sums))
	payees := books.Payees(r.q.known)
	called := func(x *projections.ClaimSum) string { return payees.Called(x.Payee, x.PayeeID) }
	slices.SortStableFunc(sums, func(a, b projections.ClaimSum) int {
		return cmp.Or(cmp.Compare(called(&a), called(&b)), cmp.Compare(a.PayeeID, b.PayeeID), cmp.Compare(a.Invoice, b.Invoice), cmp.Compare(a.Currency, b.Currency))
	})
	var rows []output.Row
	for i := range sums {
		x := &sums[i]
		if err := claimIn(&in, x); err != nil {
			return nil, err
		}
		digits, total, left := x.Currency.Digits(), output.None(), output.None()
		if x.Total != 0 {
			minor, ok := ledger.AddMinor(x.Total, -x.Minor)
			if !ok {
				return nil, ledger.Refuse("amount-overflow", "value", "")
			}
			total, left = output.Decimal(x.Total, digits), output.Decimal(minor, digits)
		}
		cells := []output.Cell{
			l.valueCell(called(x)), textCell(x.PayeeID), output.String(x.Invoice), output.String(string(x.Currency)),
			total, output.Decimal(x.Minor, digits), left,
		}
		if !r.all { // few, so that their entries can be read
			entries, err := l.claimants(ctx, x.Last)
			if err != nil {
				return nil, err
			}
			cells = append(cells, output.String(ledger.EntryList(entries).String()))
		}
		rows = append(rows, output.Row{Cells: cells})
	}
	t.Rows = output.Rows(rows...)
	return t, nil
}

// claimIn puts a claim into the currency that is asked for. What is left is the exact
// difference of the two, and rounded as they are.
func claimIn(in *balanceCurrency, x *projections.ClaimSum) error {
	if in.in == "" || in.in == x.Currency {
		return nil
	}
	for _, minor := range []*int64{&x.Total, &x.Minor} {
		m, err := in.round(in.worth(*minor, x.Currency, in.in), in.in)
		if err != nil {
			return err
		}
		*minor = m.Minor
	}
	x.Currency = in.in
	return in.err()
}

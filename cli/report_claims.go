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
	var all bool
	return &command{
		name:   "claims",
		prints: true,
		flags:  []*flag{toggle("all", &all)},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				sums, err := l.views.Table().ClaimSums()
				if err != nil {
					return err
				}
				if !all {
					sums = slices.DeleteFunc(sums, func(x projections.ClaimSum) bool { return x.Total == 0 || x.Minor <= x.Total })
				}
				t, err := l.claimTable(ctx, sums, all)
				if err != nil {
					return err
				}
				return s.print(t)
			})
		},
	}
}

func (l *openLedger) claimTable(ctx context.Context, sums []projections.ClaimSum, all bool) (*output.Table, error) {
	lang, books := l.session.lang, l.books()
	title := "report-claims"
	if all {
		title = "report-claims-all"
	}
	t := &output.Table{
		Title: []string{lang.Text(title, "ledger", books.Ledger.Name, "ordinal", lang.Number(int64(books.Last)))},
		Meta: []output.Field{
			{Key: "report", Value: output.String("claims")},
			{Key: "ledger", Value: output.String(books.Ledger.Name)},
			{Key: "ordinal", Value: output.Int(int64(books.Last))},
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
	if !all {
		t.Columns = append(t.Columns, output.Column{Key: "paid_by"})
	}
	l.warn(t)
	l.nothing(t, len(sums))
	payees := books.Payees(books.Last)
	called := func(x *projections.ClaimSum) string { return payees.Called(x.Payee, x.PayeeID) }
	slices.SortStableFunc(sums, func(a, b projections.ClaimSum) int {
		return cmp.Or(cmp.Compare(called(&a), called(&b)), cmp.Compare(a.PayeeID, b.PayeeID), cmp.Compare(a.Invoice, b.Invoice), cmp.Compare(a.Currency, b.Currency))
	})
	var rows []output.Row
	for i := range sums {
		x := &sums[i]
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
		if !all { // few, so that their entries can be read
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

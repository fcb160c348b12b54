package ledger_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/fundledger/fundledger/ledger"
)

// BenchmarkBatch records payments as an import does: decide, encode, fold, and
// hand on full commits. One operation is one row.
func BenchmarkBatch(b *testing.B) {
	for _, bench := range []struct {
		name string
		row  func(*ledger.RecordExpenditure)
	}{
		{"numbered", func(*ledger.RecordExpenditure) {}},
		{"no number", func(c *ledger.RecordExpenditure) { c.Document = ledger.Document{} }},
		{"cyrillic with dimensions", func(c *ledger.RecordExpenditure) {
			c.Payee, c.Purpose = "ООО «Медсофт»", "Рабочие места врачей, договор 5"
			c.Dimensions = []ledger.Dimension{{Name: "programme", Value: "digital"}, {Name: "category", Value: "goods"}}
		}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			allocation := approveNetworks()
			allocation.Amount.Minor = 1 << 62
			w := given(b, createLedger(), &ledger.RegisterDimension{Name: "programme"}, registerBudget(), allocation)
			numbers := make([]string, 1<<17)
			for i := range numbers {
				numbers[i] = fmt.Sprint(i)
			}
			row := ledger.RecordExpenditure{
				Source: "minsk", Line: "networks/2018", Date: day("2018-01-01"), Amount: byn("2000.50"),
				Payment: ledger.Payment{
					Document: ledger.Document{Issuer: "BY86AKBB10100000002966000000", Number: "1", Date: day("2018-07-13")},
					Payee:    "Medsoft LLC", PayeeID: "190000001", Purpose: "Workplaces, contract 5",
				},
			}
			bench.row(&row)
			ctx := context.Background()
			var batch *ledger.Batch
			commits := 0
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				if i%len(numbers) == 0 { // every batch starts with the same books
					batch = ledger.NewBatch(newBatchID(), w.Views.Books().Clone(), w.Views.Documents())
					batch.Emit = func(ledger.Commit) error { commits++; return nil }
					batch.Stamp = func(m *ledger.Metadata) { m.RecordedAt = time.Unix(1.8e9, 0) }
				}
				if row.Document.Numbered() {
					row.Document.Number = numbers[i%len(numbers)]
				}
				if _, already, err := batch.Expenditure(ctx, &row); already != nil || err != nil {
					b.Fatal(already, err)
				}
			}
		})
	}
}

// BenchmarkApply folds payments into books, as every start of a program does.
func BenchmarkApply(b *testing.B) {
	w := given(b, setUp()...)
	books := w.Views.Books()
	e := w.must(payment("1", "0.01")).Events[0]
	at := ledger.Entry{Ordinal: 7, Stream: "source-minsk"}
	b.ReportAllocs()
	for b.Loop() {
		at.Ordinal, at.Revision = at.Ordinal+1, at.Revision+1
		if err := books.Apply(at, e); err != nil {
			b.Fatal(err)
		}
	}
}

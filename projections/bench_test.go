package projections_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/sqlitestore"
	"github.com/fundledger/fundledger/projections"
)

// fill writes a ledger with n payments on 4 sources with 25 lines each, in those
// currencies by turns.
func fill(tb testing.TB, store ledger.Store, n int, currencies ...ledger.Currency) {
	if len(currencies) == 0 {
		currencies = []ledger.Currency{"BYN"}
	}
	tb.Helper()
	ctx := context.Background()
	now := time.Date(2022, 1, 10, 9, 0, 0, 0, time.UTC)
	views, err := projections.Open(ctx, store, "")
	if err != nil {
		tb.Fatal(err)
	}
	l := &ledger.Ledger{Store: store, Views: views, Now: func() time.Time { return now }, NewID: newID}
	do := func(c ledger.Command) {
		tb.Helper()
		if _, err := l.Do(ctx, "test", c.Decide); err != nil {
			tb.Fatal(err)
		}
	}
	do(&ledger.CreateLedger{ID: newID(), Name: "bench", Currency: "BYN", Zone: "Europe/Minsk"})
	regions := []string{"minsk", "grodno", "vitebsk", "gomel", "brest"}
	var lines []struct {
		source, line string
		currency     ledger.Currency
	}
	for s := range 4 {
		id, currency := fmt.Sprintf("source-%d", s), currencies[s%len(currencies)]
		do(&ledger.RegisterSource{ID: id, SourceRegistered: ledger.SourceRegistered{
			Kind: ledger.KindLocalBudget, Currency: currency, Opens: ledger.NewDate(2016, 1, 1),
		}})
		for i := range 25 {
			path := fmt.Sprintf("line-%d/2016-2021", i)
			lines = append(lines, struct {
				source, line string
				currency     ledger.Currency
			}{id, path, currency})
			do(&ledger.ApproveAllocation{
				Source: id, Line: path, FirstDay: ledger.NewDate(2016, 1, 1), LastDay: ledger.NewDate(2021, 12, 31),
				Amount: ledger.Money{Minor: 1 << 50, Currency: currency}, Act: "act 1", Date: ledger.NewDate(2016, 1, 1),
				Dimensions: []ledger.Dimension{{Name: "region", Value: regions[i%5]}, {Name: "component", Value: fmt.Sprintf("c%d", i%7)}},
			})
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	_, err = store.Append(ctx, func(yield func(ledger.Commit, error) bool) {
		b := ledger.NewBatch(newID(), views.Books().Clone(), views.Documents())
		b.Stamp = func(m *ledger.Metadata) { m.Commit, m.RecordedAt = newID(), now }
		b.Emit = func(c ledger.Commit) error {
			if !yield(c, nil) {
				return errors.New("stopped")
			}
			return nil
		}
		for i := range n {
			at := lines[rng.IntN(len(lines))]
			c := &ledger.RecordExpenditure{
				Source: at.source, Line: at.line, Date: ledger.NewDate(2016, 1, 1).AddDays(rng.IntN(2190)),
				Amount: ledger.Money{Minor: 1 + rng.Int64N(1e7), Currency: at.currency},
				Payment: ledger.Payment{
					Document: ledger.Document{Number: fmt.Sprintf("PO-%07d", i), Date: ledger.NewDate(2016, 1, 1).AddDays(i % 2190), Issuer: "BY20AKBB36"},
					Payee:    fmt.Sprintf("Supplier %d", rng.IntN(20000)), PayeeID: fmt.Sprintf("%09d", rng.IntN(20000)),
					Purpose: "Delivery of workplaces under contract 17",
				},
			}
			if _, _, err := b.Expenditure(ctx, c); err != nil {
				yield(ledger.Commit{}, err)
				return
			}
		}
		if err := b.Flush(); err != nil {
			yield(ledger.Commit{}, err)
		}
	})
	if err != nil {
		tb.Fatal(err)
	}
}

func newID() uuid.UUID { return uuid.Must(uuid.NewV7()) }

func bigLedger(b *testing.B, n int, currencies ...ledger.Currency) (ledger.Store, string) {
	b.Helper()
	dir := b.TempDir()
	store, err := sqlitestore.Create(filepath.Join(dir, "ledger.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	start := time.Now()
	fill(b, store, n, currencies...)
	b.Logf("filled %d in %v", n, time.Since(start))
	return store, filepath.Join(dir, "cache")
}

const benchRows = 1_000_000

func BenchmarkRebuild(b *testing.B) {
	store, cache := bigLedger(b, benchRows)
	ctx := context.Background()
	b.ResetTimer()
	for i := range b.N {
		v, err := projections.Open(ctx, store, fmt.Sprint(cache, i))
		if err != nil {
			b.Fatal(err)
		}
		if err := v.CatchUp(ctx, ""); err != nil {
			b.Fatal(err)
		}
		v.Save()
		v.Close()
	}
}

func BenchmarkReport(b *testing.B) {
	store, cache := bigLedger(b, benchRows)
	ctx := context.Background()
	open := func() *projections.Views {
		v, err := projections.Open(ctx, store, cache)
		if err != nil {
			b.Fatal(err)
		}
		if err := v.CatchUp(ctx, ""); err != nil {
			b.Fatal(err)
		}
		return v
	}
	v := open()
	v.Save()
	v.Close()
	month := projections.SpendQuery{
		Period: ledger.Period{Start: ledger.NewDate(2016, 1, 1), End: ledger.NewDate(2022, 1, 1)}, Calendar: ledger.CalendarYear, Every: ledger.StepMonth,
	}
	for _, by := range [][]string{{"source"}, {"line"}, {"region", "component"}, {"payee"}, {"document"}} {
		b.Run(fmt.Sprint(by), func(b *testing.B) {
			for range b.N {
				v := open()
				q := month
				q.By = by
				if by[0] == "payee" || by[0] == "document" {
					q.Every = ledger.StepNone
				}
				if _, err := v.Table().Spend(q); err != nil {
					b.Fatal(err)
				}
				v.Close()
			}
		})
	}
	b.Run("execution", func(b *testing.B) {
		for range b.N {
			v := open()
			if _, err := v.Table().Execution(projections.ExecutionQuery{Period: ledger.CalendarYear.Year(2018)}); err != nil {
				b.Fatal(err)
			}
			v.Close()
		}
	})
}

// Half of the payments are in dollars and need a rate of their day.
func BenchmarkReportIn(b *testing.B) {
	store, cache := bigLedger(b, benchRows, "BYN", "USD")
	ctx := context.Background()
	v, err := projections.Open(ctx, store, cache)
	if err != nil {
		b.Fatal(err)
	}
	defer v.Close()
	if err := v.CatchUp(ctx, ""); err != nil {
		b.Fatal(err)
	}
	now := time.Date(2022, 1, 10, 9, 0, 0, 0, time.UTC)
	l := &ledger.Ledger{Store: store, Views: v, Now: func() time.Time { return now }, NewID: newID}
	set := &ledger.SetRates{Today: ledger.NewDate(2022, 1, 1)}
	for day := ledger.NewDate(2016, 7, 1); day < set.Today; day++ {
		set.Rates = append(set.Rates, ledger.RateSet{Currency: "USD", Date: day, Value: fmt.Sprintf("2.%04d", int(day)%10000), Scale: 1})
	}
	if _, err := l.Do(ctx, "rates", set.Decide); err != nil {
		b.Fatal(err)
	}
	for _, policy := range []projections.RatePolicy{"none", projections.RateOfPayment, projections.RateOfPeriodEnd} {
		for _, by := range []string{"source", "line", "payee"} {
			b.Run(fmt.Sprintf("%s/%s", policy, by), func(b *testing.B) {
				for b.Loop() {
					q := projections.SpendQuery{
						Period: ledger.Period{Start: ledger.NewDate(2016, 7, 1), End: ledger.NewDate(2022, 1, 1)}, Calendar: ledger.CalendarYear,
						Every: ledger.StepMonth, By: []string{by}, In: &projections.Conversion{In: "BYN", Policy: policy, Provider: "nbrb"},
					}
					if by == "payee" {
						q.Every = ledger.StepNone
					}
					if policy == "none" {
						q.In = nil
					}
					if _, err := v.Table().Spend(q); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

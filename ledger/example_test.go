package ledger_test

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// A ledger in memory: a budget, a line with its allocation, and payments.
func Example() {
	ctx := context.Background()
	store := &memstore.Store{}
	l := ledger.Ledger{
		Store: store,
		Views: ledgertest.NewViews(store), // programs use package projections
		Now:   time.Now,
		NewID: func() uuid.UUID { return uuid.Must(uuid.NewV7()) },
	}
	minsk := ledger.RegisterSource{ID: "minsk", SourceRegistered: ledger.SourceRegistered{
		Kind: ledger.KindLocalBudget, Currency: "BYN", Opens: ledger.NewDate(2018, 1, 1),
	}}
	networks := ledger.ApproveAllocation{
		Source: "minsk", Line: "networks/2018", FirstDay: ledger.NewDate(2018, 1, 1), LastDay: ledger.NewDate(2018, 12, 31),
		Amount: ledger.Money{Minor: 100_000_00, Currency: "BYN"}, Act: "Decision 5", Date: ledger.NewDate(2017, 12, 29),
	}
	pay := func(number string, minor int64) *ledger.RecordExpenditure {
		return &ledger.RecordExpenditure{
			Source: "minsk", Line: "networks/2018", Date: ledger.NewDate(2018, 7, 15), Amount: ledger.Money{Minor: minor, Currency: "BYN"},
			Payment: ledger.Payment{Document: ledger.Document{Number: number}},
		}
	}
	for _, c := range []ledger.Command{
		&ledger.CreateLedger{ID: uuid.Must(uuid.NewV7()), Name: "health", Currency: "BYN", Zone: "Europe/Minsk"},
		&minsk, &networks, pay("12", 60_000_00), pay("12", 60_000_00), pay("13", 60_000_00),
	} {
		out, err := l.Do(ctx, "example", c.Decide)
		switch {
		case err != nil:
			fmt.Println("refused:", err)
		case out.Already:
			fmt.Println("already there:", out.Ref)
		default:
			fmt.Println("recorded:", out.Ref)
		}
	}
	// Output:
	// recorded: ledger#0
	// recorded: minsk#0
	// recorded: minsk#2
	// recorded: minsk#3
	// already there: minsk#3
	// refused: over-available line=minsk/networks/2018 asked=60000.00 available=40000.00
}

// Amounts, periods and splits are exact.
func Example_values() {
	m, err := ledger.ParseMoney("1000.50", "BYN")
	fmt.Println(m, m.Minor, err)

	_, err = ledger.ParseMoney("1000.005", "BYN")
	fmt.Println(err)

	p, err := ledger.ParsePeriod("FY2018H1@wb", ledger.BuiltinCalendars(), "")
	fmt.Println(p.Start, p.Last(), err)

	parts, err := ledger.SplitByWeights(100_00, []int64{1, 1, 1})
	fmt.Println(parts, err)
	// Output:
	// 1000.50 100050 <nil>
	// too-many-decimals value=1000.005 currency=BYN digits=2
	// 2017-07-01 2017-12-31 <nil>
	// [3334 3333 3333] <nil>
}

package ledger_test

import (
	"context"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

func advance(number, amount string) *ledger.RecordReceipt {
	return &ledger.RecordReceipt{
		Source: "wb", Kind: ledger.ReceiptAdvance, Account: "designated", Date: day("2019-02-04"), Amount: usd(amount),
		Receipt:    ledger.Receipt{Document: ledger.Document{Number: number}, Payer: "IBRD"},
		Dimensions: []ledger.Dimension{{Name: "application", Value: "WA-1"}},
	}
}

func changed[T any](c *T, change func(*T)) *T {
	change(c)
	return c
}

func openDesignated() *ledger.OpenAccount {
	return &ledger.OpenAccount{Source: "wb", AccountOpened: ledger.AccountOpened{Account: "designated", Date: day("2019-01-01"), Balance: usd("100.00")}}
}

func TestReceipts(t *testing.T) {
	with := func(more ...ledger.Command) []ledger.Command { return append(setUp(), more...) }
	asked := advance("7", "5000.00")
	recorded := ledger.ReceiptRecorded{
		Key: ledger.ReceiptKey(ledgerID, &asked.Document, ledger.Digest{}), Kind: "advance", Account: "designated",
		Date: asked.Date, Amount: asked.Amount, Receipt: asked.Receipt, Dimensions: asked.Dimensions,
	}
	checkRules(t, []rule{
		{name: "the same document again", given: with(advance("7", "5000.00")), when: advance("7", "5000.00"), already: "wb#1"},
		{
			name: "with other content", given: with(advance("7", "5000.00")), when: advance("7", "5000.01"),
			refused: "document-conflict document=7 entry=wb#1 why=receipt",
		},
		{
			name: "a kind that is none", when: changed(advance("7", "5"), func(c *ledger.RecordReceipt) { c.Kind = "gift" }),
			refused: "unknown-receipt-kind kind=gift",
		},
		{
			name: "what the funder pays himself", when: changed(advance("7", "5"), func(c *ledger.RecordReceipt) { c.Kind = "direct-payment" }),
			refused: "receipt-by-funder kind=direct-payment",
		},
		{
			name: "to no account", when: changed(advance("7", "5"), func(c *ledger.RecordReceipt) { c.Account = "" }),
			refused: "missing-field field=account",
		},
		{
			name: "an account as a dimension too", when: changed(advance("7", "5"), func(c *ledger.RecordReceipt) {
				c.Dimensions = []ledger.Dimension{{Name: "account", Value: "b"}}
			}),
			refused: "unknown-dimension dimension=account",
		},
		{
			name: "another currency", when: changed(advance("7", "5"), func(c *ledger.RecordReceipt) { c.Amount = byn("5") }),
			refused: "cash-currency source=wb asked=BYN currency=USD",
		},
		{name: "nothing", when: advance("7", "0"), refused: "cash-not-positive source=wb asked=0.00"},
		{
			name: "before the source opens", when: changed(advance("7", "5"), func(c *ledger.RecordReceipt) { c.Date = day("2017-05-18") }),
			refused: "before-opening source=wb date=2017-05-18 opens=2017-05-19 why=cash",
		},
		{
			name: "after its last payment", when: changed(advance("7", "5"), func(c *ledger.RecordReceipt) { c.Date = day("2023-05-01") }),
			refused: "after-closing source=wb date=2023-05-01 last=2023-04-30 why=cash",
		},
		{
			name: "before the account was opened", given: with(openDesignated()),
			when:    changed(advance("7", "5"), func(c *ledger.RecordReceipt) { c.Date = day("2018-12-31") }),
			refused: "account-not-open source=wb account=designated date=2018-12-31 opens=2019-01-01",
		},
		{
			name: "late, where nothing is closed", when: changed(advance("7", "5"), func(c *ledger.RecordReceipt) { c.AppliesTo = day("2019-01-31") }),
			refused: "applies-to-open source=wb date=2019-01-31",
		},
		{
			name: "an account opened twice", given: with(openDesignated()),
			when:    changed(openDesignated(), func(c *ledger.OpenAccount) { c.Balance = usd("1.00") }),
			refused: "account-exists source=wb account=designated entry=wb#1",
		},
		{name: "the same order again", given: with(openDesignated()), when: openDesignated(), already: "wb#1"},
		{
			name: "an account on which money moved before", given: with(changed(advance("7", "5"), func(c *ledger.RecordReceipt) { c.Date = day("2018-12-31") })),
			when:    openDesignated(),
			refused: "account-in-use source=wb account=designated date=2019-01-01 first=2018-12-31",
		},
		{
			name: "a balance of less than nothing", when: changed(openDesignated(), func(c *ledger.OpenAccount) { c.Balance.Minor = -1 }),
			refused: "negative-balance account=designated asked=-0.01",
		},
	})
	t.Run("recorded", func(t *testing.T) {
		w := given(t, setUp()...)
		out := w.must(asked)
		got := *out.Events[0].(*ledger.ReceiptRecorded)
		recorded.Digest = got.Digest
		if a, b := dump([]ledger.Event{&got}), dump([]ledger.Event{&recorded}); a[0] != b[0] {
			t.Errorf("got  %s\nwant %s", a, b)
		}
		// The number of a payment is another document's.
		pay := payment("7", "1.00")
		pay.Document.Date = ledger.NoDate
		w.must(pay)
	})
}

// A receipt that was taken back is recorded again as its successor, with the same
// content only when a person says so; equal ones without a number are told apart by
// their place.
func TestReceiptsTakenBack(t *testing.T) {
	w := given(t, append(setUp(), advance("7", "5000.00"))...)
	back, err := w.ReverseReceipt(context.Background(), ledger.ReverseReceipt{
		Entry: ledger.Ref{Source: "wb", Revision: 1}, Date: day("2019-03-01"), Reason: "twice",
	})
	if err != nil || back.Ref.String() != "wb#2" {
		t.Fatalf("%+v, %v", back, err)
	}
	if out, err := w.do(advance("7", "5000.00")); err != nil || !out.Already || out.Ref != back.Ref {
		t.Errorf("the same again: %+v, %v", out, err)
	}
	again := w.must(changed(advance("7", "5000.00"), func(c *ledger.RecordReceipt) { c.Again = true }))
	if e := again.Events[0].(*ledger.ReceiptRecorded); e.Succeeds != back.Ref {
		t.Errorf("it succeeds %v", e.Succeeds)
	}
	if s := w.Views.Books().Sources["wb"]; s.Cash.Sums[ledger.StageReceived] != 500000 || s.Accounts["designated"].First != day("2019-02-04") {
		t.Errorf("the books: %v, %+v", s.Cash.Sums, s.Accounts["designated"])
	}
	w.must(advance("", "5.00"))
	if out, err := w.do(advance("", "5.00")); err != nil || !out.Already {
		t.Errorf("without a number again: %+v, %v", out, err)
	}
	w.must(changed(advance("", "5.00"), func(c *ledger.RecordReceipt) { c.Document.Copy = 1 }))
}

// What the funder pays to a supplier himself is refused or taken as a whole, and is no
// movement of any account.
func TestPaymentsByTheFunder(t *testing.T) {
	w := given(t, setUp()...)
	pay := payment("1", "400.00")
	pay.Dimensions = []ledger.Dimension{{Name: "account", Value: "direct"}}
	out := w.must(pay)
	s := w.Views.Books().Sources["minsk"]
	line := s.Lines["networks/2018"]
	if line.Sums[ledger.StageSpent] != 40000 || line.Sums[ledger.StageReceived] != 40000 || line.Available() != 60000 || len(s.Accounts) != 0 {
		t.Errorf("%v, %d available, accounts %v", line.Sums, line.Available(), s.Accounts)
	}
	over := payment("2", "600.01")
	over.Dimensions = pay.Dimensions
	if _, err := w.do(over); ledger.RefusalCode(err) != "over-available" {
		t.Errorf("more than there is: %v", err)
	}
	if _, err := w.Reverse(context.Background(), ledger.ReverseExpenditure{Entry: out.Ref, Date: day("2018-08-01"), Reason: "not ours"}); err != nil {
		t.Fatal(err)
	}
	if line.Sums[ledger.StageSpent] != 0 || line.Sums[ledger.StageReceived] != 0 {
		t.Errorf("after the reversal: %v", line.Sums)
	}
}

// A ledger that registered a dimension before it was built in goes on as before.
func TestDimensionsThatBecameBuiltIn(t *testing.T) {
	b := ledger.NewBooks()
	if err := b.Apply(ledger.Entry{Ordinal: 1, Stream: "ledger"}, &ledger.DimensionRegistered{Name: "account", Title: "Счёт"}); err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, name := range b.DimensionNames() {
		seen[name]++
	}
	d, err := (&ledger.RegisterDimension{Name: "account", Title: "Счёт"}).Decide(b, nil)
	if seen["account"] != 1 || err != nil || d.Already == nil {
		t.Errorf("%v, %+v, %v", seen, d, err)
	}
	if _, err := (&ledger.RegisterDimension{Name: "application"}).Decide(b, nil); ledger.RefusalCode(err) != "dimension-exists" {
		t.Errorf("a built-in one: %v", err)
	}
}

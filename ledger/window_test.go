package ledger_test

import (
	"context"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

func windowed() *ledger.RegisterSource {
	return &ledger.RegisterSource{ID: "wb", SourceRegistered: ledger.SourceRegistered{
		Kind: ledger.KindWorldBank, Currency: "BYN", Signed: day("2016-11-29"), Effective: day("2017-04-18"), Opens: day("2017-01-01"),
		RetroactiveFrom: day("2016-06-01"), RetroactiveCap: byn("100.00"),
	}}
}

func early(number, date, amount string) *ledger.RecordExpenditure {
	c := payment(number, amount)
	c.Source, c.Line, c.Date = "wb", "it", day(date)
	return c
}

func windowedWith(more ...ledger.Command) []ledger.Command {
	return append([]ledger.Command{createLedger(), windowed(), &ledger.ApproveAllocation{
		Source: "wb", Line: "it", FirstDay: day("2016-06-01"), LastDay: day("2018-12-31"), Amount: byn("1000.00"), Act: "1", Date: day("2016-06-01"),
	}}, more...)
}

func TestPaymentsFromBeforeTheSourceBegins(t *testing.T) {
	amend := func(e ledger.SourceAmended) *ledger.AmendSource {
		return &ledger.AmendSource{ID: "wb", SourceAmended: e}
	}
	register := func(change func(*ledger.RegisterSource)) []ledger.Command {
		return []ledger.Command{createLedger(), with(windowed(), change)}
	}
	checkRules(t, []rule{
		{
			name: "before the window", given: windowedWith(), when: early("1", "2016-05-31", "1.00"),
			refused: "before-window source=wb date=2016-05-31 from=2016-06-01 begins=2017-04-18",
		},
		{
			name: "over the cap", given: windowedWith(early("1", "2016-06-01", "60.00")), when: early("2", "2017-04-17", "40.01"),
			refused: "over-retroactive-cap source=wb date=2017-04-17 asked=40.01 left=40.00 cap=100.00 begins=2017-04-18",
		},
		{
			name: "without a window, not in force",
			given: []ledger.Command{createLedger(), with(windowed(), func(c *ledger.RegisterSource) { c.RetroactiveFrom, c.RetroactiveCap = ledger.NoDate, ledger.Money{} }), &ledger.ApproveAllocation{
				Source: "wb", Line: "it", FirstDay: day("2017-01-01"), LastDay: day("2018-12-31"), Amount: byn("1000.00"), Act: "1", Date: day("2016-06-01"),
			}},
			when: early("1", "2017-04-17", "1.00"), refused: "before-effectiveness source=wb date=2017-04-17 begins=2017-04-18",
		},
		{
			name: "no contract before", given: windowedWith(),
			when:    &ledger.MakeCommitment{Source: "wb", Terms: ledger.Terms{Number: "5", Date: day("2017-04-17")}, Parts: []ledger.Part{{Line: "it", Minor: 1}}},
			refused: "before-effectiveness source=wb date=2017-04-17 begins=2017-04-18 why=obligation",
		},
		{
			name: "no line before the window", given: windowedWith(),
			when: &ledger.ApproveAllocation{
				Source: "wb", Line: "x", FirstDay: day("2016-05-31"), LastDay: day("2018-12-31"), Amount: byn("1.00"), Act: "1", Date: day("2016-06-01"),
			},
			refused: "line-outside-source line=wb/x date=2016-05-31 source=wb opens=2016-06-01",
		},
		{
			name: "begins behind a payment", given: windowedWith(early("1", "2017-05-01", "1.00")),
			when:    amend(ledger.SourceAmended{Effective: day("2017-05-02"), Act: "2"}),
			refused: "payments-before source=wb date=2017-05-01 begins=2017-05-02",
		},
		{
			name: "the window begins behind a payment", given: windowedWith(early("1", "2016-07-01", "1.00")),
			when:    amend(ledger.SourceAmended{RetroactiveFrom: day("2016-07-02"), Act: "2"}),
			refused: "source-opens-later source=wb opens=2016-07-02 line=wb/it first=2016-06-01",
		},
		{
			name: "a cap below what is used", given: windowedWith(early("1", "2016-07-01", "60.00")),
			when:    amend(ledger.SourceAmended{RetroactiveCap: byn("59.99"), Act: "2"}),
			refused: "cap-below-used source=wb cap=59.99 used=60.00",
		},
		{
			name: "half a window", given: []ledger.Command{createLedger()},
			when:    with(windowed(), func(c *ledger.RegisterSource) { c.RetroactiveCap = ledger.Money{} }),
			refused: "half-a-window source=wb",
		},
		{
			name: "a window for nothing", given: []ledger.Command{createLedger()},
			when:    with(windowed(), func(c *ledger.RegisterSource) { c.RetroactiveFrom = day("2017-04-18") }),
			refused: "window-not-early source=wb from=2017-04-18 begins=2017-04-18",
		},
		{
			name: "in force before it is signed", given: []ledger.Command{createLedger()},
			when:    with(windowed(), func(c *ledger.RegisterSource) { c.Effective = day("2016-11-28") }),
			refused: "reversed-dates source=wb first=2016-11-29 last=2016-11-28",
		},
		{
			name: "a cap of nothing", given: []ledger.Command{createLedger()},
			when:    with(windowed(), func(c *ledger.RegisterSource) { c.RetroactiveCap.Minor = 0 }),
			refused: "cap-not-positive source=wb asked=0.00",
		},
		{
			name: "a cap in another currency", given: register(func(*ledger.RegisterSource) {}),
			when:    amend(ledger.SourceAmended{RetroactiveCap: ledger.Money{Minor: 1, Currency: "USD"}, Act: "2"}),
			refused: "cap-currency source=wb asked=USD currency=BYN",
		},
	})
}

// What is taken back is under the cap again, also by the same act that replaces it.
func TestTheCapComesBack(t *testing.T) {
	w := given(t, windowedWith(early("1", "2016-07-01", "60.00"), early("2", "2017-04-17", "40.00"))...)
	ctx := context.Background()
	left := func(want int64) {
		t.Helper()
		s := w.Views.Books().Sources["wb"]
		if got := s.RetroactiveCap.Minor - s.Retroactive(); got != want {
			t.Errorf("%d left under the cap, want %d", got, want)
		}
	}
	left(0)
	first := ledger.Ref{Source: "wb", Revision: 3}
	if _, err := w.Replace(ctx, ledger.ReplaceExpenditure{Entry: first, Right: *early("1", "2016-07-02", "60.01"), Reason: "r"}); ledger.RefusalCode(err) != "over-retroactive-cap" {
		t.Errorf("a kopeck too much: %v", err)
	}
	if _, err := w.Replace(ctx, ledger.ReplaceExpenditure{Entry: first, Right: *early("1", "2016-07-02", "59.00"), Reason: "r"}); err != nil {
		t.Fatal(err)
	}
	left(100)
	if _, err := w.Reverse(ctx, ledger.ReverseExpenditure{Entry: ledger.Ref{Source: "wb", Revision: 4}, Date: day("2018-01-01"), Reason: "r"}); err != nil {
		t.Fatal(err)
	}
	left(4100)
	w.must(early("3", "2017-04-18", "500.00")) // not from before
	left(4100)
	// In force earlier, what was paid since counts no more.
	w.must(&ledger.AmendSource{ID: "wb", SourceAmended: ledger.SourceAmended{Signed: day("2016-07-02"), Opens: day("2016-07-02"), Effective: day("2016-07-02"), Act: "3"}})
	left(10000)
}

// A payment from before that another source made counts under the cap, whenever it is
// moved to the one with the window.
func TestMovedPaymentsFromBeforeAreUnderTheCap(t *testing.T) {
	w := given(t, windowedWith(registerBudget(), &ledger.ApproveAllocation{
		Source: "minsk", Line: "old", FirstDay: day("2017-01-01"), LastDay: day("2018-12-31"), Amount: byn("1000.00"), Act: "1", Date: day("2017-01-01"),
	})...)
	old := payment("9", "150.00")
	old.Line, old.Date = "old", day("2017-03-01")
	w.must(old)
	move := func(amount string) error {
		_, err := w.Reclassify(context.Background(), ledger.ReclassifyExpenditure{
			Entry: ledger.Ref{Source: "minsk", Revision: 3}, Source: "wb", Line: "it", Amount: byn(amount), Date: day("2018-05-01"), Reason: "eligible",
		})
		return err
	}
	if err := move("100.01"); ledger.RefusalCode(err) != "over-retroactive-cap" {
		t.Errorf("a kopeck too much: %v", err)
	}
	if err := move("100.00"); err != nil {
		t.Fatal(err)
	}
	if s := w.Views.Books().Sources["wb"]; s.Retroactive() != s.RetroactiveCap.Minor {
		t.Errorf("%d under the cap", s.Retroactive())
	}
}

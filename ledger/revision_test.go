package ledger_test

import (
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

func reviseNetworks(amount string) *ledger.ReviseAllocation {
	return &ledger.ReviseAllocation{
		Source: "minsk", Line: "networks/2018", Amount: byn(amount), Act: "Решение 9", Date: day("2018-07-01"),
	}
}

func quarter(t *testing.T, expr string, minor int64) ledger.Phase {
	t.Helper()
	p, err := ledger.ParsePeriod(expr, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	return ledger.PhaseOf(p, minor)
}

func TestReviseAllocation(t *testing.T) {
	revise := func(amount string, change func(*ledger.ReviseAllocation)) ledger.Command {
		return with(reviseNetworks(amount), change)
	}
	by := func(c *ledger.ReviseAllocation) { c.Differences = true }
	later := func(c *ledger.ReviseAllocation) { c.Act, c.Date = "Решение 12", day("2018-10-01") }
	after := func(list ...ledger.Command) []ledger.Command { return append(setUp(), list...) }
	checkRules(t, []rule{
		{name: "unknown source", when: revise("1.00", func(c *ledger.ReviseAllocation) { c.Source = "x" }), refused: "unknown-source source=x"},
		{name: "unknown line", when: revise("1.00", func(c *ledger.ReviseAllocation) { c.Line = "x" }), refused: "unknown-line line=minsk/x"},
		{name: "no act", when: revise("1.00", func(c *ledger.ReviseAllocation) { c.Act = "" }), refused: "missing-field field=act"},
		{name: "no date", when: revise("1.00", func(c *ledger.ReviseAllocation) { c.Date = ledger.NoDate }), refused: "missing-field field=act_date"},
		{
			name: "another currency", when: revise("1.00", func(c *ledger.ReviseAllocation) { c.Amount = usd("1.00") }),
			refused: "wrong-currency line=minsk/networks/2018 asked=USD currency=BYN",
		},
		{
			name: "the plan as it stands", when: revise("1000.00", func(*ledger.ReviseAllocation) {}),
			refused: "nothing-to-revise line=minsk/networks/2018 final=1000.00 act=Решение 5 entry=minsk#2",
		},
		{
			name: "a difference of nothing", when: revise("0.00", by),
			refused: "nothing-to-revise line=minsk/networks/2018 final=1000.00 act=Решение 5 entry=minsk#2",
		},
		{
			name: "to below zero", when: revise("-0.01", func(*ledger.ReviseAllocation) {}),
			refused: "negative-allocation line=minsk/networks/2018 asked=-0.01",
		},
		{
			name: "to less than is spent", given: after(payment("1", "600.00")), when: revise("-400.01", by),
			refused: "revised-below-used line=minsk/networks/2018 final=1000.00 used=600.00 asked=599.99",
		},
		{
			name: "by an act from before the plan", when: revise("1.00", func(c *ledger.ReviseAllocation) { c.Date = day("2017-12-28") }),
			refused: "act-outside-line line=minsk/networks/2018 date=2017-12-28 first=2017-12-29 last=2018-12-31",
		},
		{
			name: "by an act from after the line", when: revise("1.00", func(c *ledger.ReviseAllocation) { c.Date = day("2019-01-01") }),
			refused: "act-outside-line line=minsk/networks/2018 date=2019-01-01 first=2017-12-29 last=2018-12-31",
		},
		{
			name:  "new amounts by an act that is older than the plan",
			given: after(revise("900.00", later)), when: revise("800.00", func(*ledger.ReviseAllocation) {}),
			refused: "later-act line=minsk/networks/2018 date=2018-07-01 act=Решение 12 latest=2018-10-01",
		},
		{
			name: "the same again, after a later one", given: after(reviseNetworks("900.00"), revise("800.00", later)),
			when: reviseNetworks("900.00"), already: "minsk#3",
		},
		{
			name: "the same act with another amount", given: after(reviseNetworks("900.00")), when: reviseNetworks("900.01"),
			refused: "act-conflict line=minsk/networks/2018 act=Решение 9 entry=minsk#3",
		},
		{
			name: "the same amount as a difference", given: after(reviseNetworks("900.00")), when: revise("900.00", by),
			refused: "act-conflict line=minsk/networks/2018 act=Решение 9 entry=minsk#3",
		},
		{
			name: "a row of a file that was taken whole", given: after(reviseNetworks("900.00"), revise("800.00", later)),
			when:    revise("950.00", func(c *ledger.ReviseAllocation) { c.Act, c.Known = "Решение 13", true }),
			refused: "nothing-to-revise line=minsk/networks/2018 final=800.00 act=Решение 12 entry=minsk#4",
		},
		{
			name:    "described as another line",
			when:    revise("900.00", func(c *ledger.ReviseAllocation) { c.FirstDay = day("2019-01-01") }),
			refused: "line-differs line=minsk/networks/2018",
		},
		{
			name: "an original after a revision opened the line",
			given: after(revise("5.00", func(c *ledger.ReviseAllocation) {
				c.Line, c.FirstDay, c.LastDay = "new", day("2018-07-01"), day("2018-12-31")
			})),
			when: with(approveNetworks(), func(c *ledger.ApproveAllocation) {
				c.Line, c.FirstDay, c.LastDay, c.Act = "new", day("2018-07-01"), day("2018-12-31"), "Решение 9"
			}),
			refused: "opened-by-revision line=minsk/new act=Решение 9",
		},
		{
			name:    "phasing of less than the plan",
			when:    revise("900.00", func(c *ledger.ReviseAllocation) { c.Phasing = []ledger.Phase{quarter(t, "2018H1", 40000)} }),
			refused: "phasing-differs line=minsk/networks/2018 asked=900.00 sum=400.00",
		},
		{
			name:    "phasing of another year",
			when:    revise("900.00", func(c *ledger.ReviseAllocation) { c.Phasing = []ledger.Phase{quarter(t, "2019H1", 90000)} }),
			refused: "phase-outside-line line=minsk/networks/2018 phase=2019H1 first=2018-01-01 last=2018-12-31",
		},
	})
}

// revised carries orders out and returns what the last one recorded, and the line.
func revised(t *testing.T, orders ...ledger.Command) (*ledger.AllocationRevised, *ledger.Line) {
	t.Helper()
	w := given(t, setUp()...)
	var last *ledger.AllocationRevised
	for _, c := range orders {
		out, err := w.do(c)
		if err != nil {
			t.Fatal(err)
		}
		last, _ = out.Events[len(out.Events)-1].(*ledger.AllocationRevised)
	}
	return last, w.Views.Books().Sources["minsk"].Lines[last.Line]
}

func TestRevisionSaysItsWholeEffect(t *testing.T) {
	e, line := revised(t, reviseNetworks("900.00"), with(reviseNetworks("-50.00"), func(c *ledger.ReviseAllocation) {
		c.Differences, c.Act, c.Reason = true, "Решение 10", "экономия"
	}))
	if e.Amount != byn("-50.00") || e.Final != 85000 || e.Reason != "экономия" {
		t.Errorf("recorded %+v", e)
	}
	if line.Final() != 85000 || line.Sums[ledger.StageOriginal] != 100000 || line.Sums[ledger.StageRevised] != -15000 {
		t.Errorf("the line has %+v", line.Sums)
	}
	if want := (ledger.PlanAct{Act: "Решение 10", Date: day("2018-07-01"), Entry: 4}); line.Latest != want {
		t.Errorf("the plan stands by %+v, want %+v", line.Latest, want)
	}
}

func TestLineThatFirstAppearsInARevision(t *testing.T) {
	e, line := revised(t, with(reviseNetworks("70.00"), func(c *ledger.ReviseAllocation) {
		c.Line, c.FirstDay, c.LastDay = "new/2018", day("2018-01-01"), day("2018-12-31")
	}))
	if e.Amount != byn("70.00") || line.Act != "" || line.Sums[ledger.StageOriginal] != 0 || line.Final() != 7000 {
		t.Errorf("recorded %+v, the line is %+v", e, line)
	}
}

// New amounts take the place of the phasing, periods and all; differences are added
// to it; and with either the phasing comes out at the plan.
func TestRevisionOfPhasing(t *testing.T) {
	halves := []ledger.Phase{quarter(t, "2018H2", 60000), quarter(t, "2018H1", 30000)}
	first := with(reviseNetworks("900.00"), func(c *ledger.ReviseAllocation) { c.Phasing = halves })
	shift := with(reviseNetworks("10.00"), func(c *ledger.ReviseAllocation) {
		c.Act, c.Differences = "Решение 10", true
		c.Phasing = []ledger.Phase{quarter(t, "2018H1", -30000), quarter(t, "2018H2", 31000)}
	})
	_, line := revised(t, first, shift)
	if len(line.Phasing) != 1 || line.Phasing[0] != quarter(t, "2018H2", 91000) {
		t.Errorf("after differences: %+v", line.Phasing)
	}
	e, line := revised(t, first, with(reviseNetworks("900.00"), func(c *ledger.ReviseAllocation) {
		c.Act = "Решение 11"
		c.Phasing = []ledger.Phase{quarter(t, "2018H1", 30000), quarter(t, "2018Q3", 25000), quarter(t, "2018Q4", 35000)}
	}))
	if e.Amount.Minor != 0 || len(e.Phasing) != 3 {
		t.Errorf("the phasing alone was revised, recorded %+v", e)
	}
	if len(line.Phasing) != 3 || line.Phasing[1].Period != "2018Q3" || line.Sums[ledger.StagePhased] != 90000 {
		t.Errorf("after a new phasing: %+v of %d", line.Phasing, line.Sums[ledger.StagePhased])
	}
}

func TestRevisionsThatDoNotFit(t *testing.T) {
	w := given(t, append(setUp(), with(approveNetworks(), func(c *ledger.ApproveAllocation) {
		c.Line, c.Amount.Minor, c.AllowNegative = "x", -1<<63, true
	}))...)
	up := func(act string) ledger.Command {
		return with(reviseNetworks("0.00"), func(c *ledger.ReviseAllocation) {
			c.Line, c.Act, c.Amount.Minor, c.Differences, c.AllowNegative = "x", act, 1<<63-1, true, true
		})
	}
	if _, err := w.do(up("1")); err != nil {
		t.Fatal(err)
	}
	// The plan would fit, the sum of its revisions would not.
	if _, err := w.do(up("2")); ledger.RefusalCode(err) != "amount-overflow" {
		t.Errorf("got %v", err)
	}
}

func TestEqualPhasing(t *testing.T) {
	year := ledger.CalendarYear.Year(2018)
	phasing, err := ledger.EqualPhasing(10001, ledger.CalendarYear.Steps(year, ledger.StepQuarter))
	if err != nil || len(phasing) != 4 {
		t.Fatal(phasing, err)
	}
	for i, want := range []int64{2501, 2500, 2500, 2500} {
		if phasing[i].Minor != want {
			t.Errorf("%+v, want %d", phasing[i], want)
		}
	}
}

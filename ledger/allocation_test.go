package ledger_test

import (
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

func TestApproveAllocation(t *testing.T) {
	approve := func(change func(*ledger.ApproveAllocation)) ledger.Command {
		return with(approveNetworks(), func(c *ledger.ApproveAllocation) { c.Line = "training/2018"; change(c) })
	}
	same := func(change func(*ledger.ApproveAllocation)) ledger.Command { return with(approveNetworks(), change) }
	half := func(k string, minor int64) ledger.Phase {
		p, err := ledger.ParsePeriod(k, nil, "")
		if err != nil {
			t.Fatal(err)
		}
		return ledger.Phase{Period: k, FirstDay: p.Start, LastDay: p.Last(), Minor: minor}
	}
	checkRules(t, []rule{
		{name: "unknown source", when: approve(func(c *ledger.ApproveAllocation) { c.Source = "x" }), refused: "unknown-source source=x"},
		{
			name: "bad path", when: approve(func(c *ledger.ApproveAllocation) { c.Line = "a//b" }),
			refused: "bad-name kind=line value=a//b why=empty",
		},
		{name: "no act", when: approve(func(c *ledger.ApproveAllocation) { c.Act = "" }), refused: "missing-field field=act"},
		{name: "no date", when: approve(func(c *ledger.ApproveAllocation) { c.Date = ledger.NoDate }), refused: "missing-field field=act_date"},
		{
			name: "bad title", when: approve(func(c *ledger.ApproveAllocation) { c.Title = " a" }),
			refused: "bad-name kind=value value= a why=untrimmed field=title",
		},
		{
			name: "another currency", when: approve(func(c *ledger.ApproveAllocation) { c.Amount = usd("1.00") }),
			refused: "wrong-currency line=minsk/training/2018 asked=USD currency=BYN",
		},
		{
			name: "below zero", when: approve(func(c *ledger.ApproveAllocation) { c.Amount = byn("-0.01") }),
			refused: "negative-allocation line=minsk/training/2018 asked=-0.01",
		},
		{
			name: "unknown dimension", when: approve(func(c *ledger.ApproveAllocation) { c.Dimensions[0].Name = "payee" }),
			refused: "unknown-dimension dimension=payee",
		},
		{
			name: "dimension twice", when: approve(func(c *ledger.ApproveAllocation) { c.Dimensions[0].Name = "component" }),
			refused: "dimension-twice dimension=component",
		},
		{
			name: "bad value of a dimension", when: approve(func(c *ledger.ApproveAllocation) { c.Dimensions[0].Value = "" }),
			refused: "bad-name kind=value value= why=empty",
		},
		{name: "phasing that does not add up", when: approve(func(c *ledger.ApproveAllocation) {
			c.Phasing = []ledger.Phase{half("2018H1", 40000), half("2018H2", 60001)}
		}), refused: "phasing-differs line=minsk/training/2018 asked=1000.00 sum=1000.01"},
		{name: "phasing that overflows", when: approve(func(c *ledger.ApproveAllocation) {
			c.Phasing = []ledger.Phase{half("2018H1", 1<<63-1), half("2018H2", 1)}
		}), refused: "amount-overflow value=92233720368547758.07 + 0.01"},
		{name: "phases with days in common", when: approve(func(c *ledger.ApproveAllocation) {
			c.Phasing = []ledger.Phase{half("2018H2", 20000), half("2018Q1", 40000), half("2018H1", 40000)}
		}), refused: "phases-overlap line=minsk/training/2018 phase=2018Q1 other=2018H1"},
		{name: "a phase twice", when: approve(func(c *ledger.ApproveAllocation) {
			c.Phasing = []ledger.Phase{half("2018H1", 50000), half("2018H1", 50000)}
		}), refused: "phases-overlap line=minsk/training/2018 phase=2018H1 other=2018H1"},
		{name: "a phase of another year", when: approve(func(c *ledger.ApproveAllocation) {
			c.Phasing = []ledger.Phase{half("2018", 50000), half("2019", 50000)}
		}), refused: "phase-outside-line line=minsk/training/2018 phase=2019 first=2018-01-01 last=2018-12-31"},
		{
			name: "new line without dates", when: approve(func(c *ledger.ApproveAllocation) { c.LastDay = ledger.NoDate }),
			refused: "line-without-dates line=minsk/training/2018",
		},
		{
			name: "line that ends before it begins", when: approve(func(c *ledger.ApproveAllocation) { c.LastDay = day("2017-12-31") }),
			refused: "reversed-dates source=minsk/training/2018 first=2018-01-01 last=2017-12-31",
		},
		{
			name: "line before the source opens", when: approve(func(c *ledger.ApproveAllocation) { c.FirstDay = day("2016-12-31") }),
			refused: "line-outside-source line=minsk/training/2018 date=2016-12-31 source=minsk opens=2017-01-01",
		},
		{name: "line after the source's deadline", when: approve(func(c *ledger.ApproveAllocation) {
			c.Source, c.Amount, c.FirstDay, c.LastDay = "wb", usd("1.00"), day("2023-05-01"), day("2023-12-31")
		}), refused: "line-outside-source line=wb/training/2018 date=2023-05-01 source=wb opens=2017-05-19"},
		{
			name: "line that looks like another", when: approve(func(c *ledger.ApproveAllocation) { c.Line = "Networks/2018" }),
			refused: "names-look-alike value=minsk/Networks/2018 other=minsk/networks/2018",
		},
		{name: "again", when: approveNetworks(), already: "minsk#2"},
		{name: "again, dimensions in another order", already: "minsk#2", when: same(func(c *ledger.ApproveAllocation) {
			c.Dimensions[0], c.Dimensions[1] = c.Dimensions[1], c.Dimensions[0]
		})},
		{
			name: "same act, other amount", when: same(func(c *ledger.ApproveAllocation) { c.Amount = byn("1000.01") }),
			refused: "act-conflict line=minsk/networks/2018 act=Решение 5 entry=minsk#2",
		},
		{
			name: "another act", when: same(func(c *ledger.ApproveAllocation) { c.Act = "Решение 6" }),
			refused: "allocation-exists line=minsk/networks/2018 act=Решение 5",
		},
	})

	w := given(t, setUp()...)
	out := w.must(approve(func(c *ledger.ApproveAllocation) {
		c.Amount, c.AllowNegative = byn("-5.00"), true
		c.Phasing = []ledger.Phase{half("2018H2", -300), half("2018H1", -200)} // stored in order
	}))
	opened := out.Events[0].(*ledger.LineOpened)
	if opened.Line != "training/2018" || opened.Dimensions[0].Name != "component" || opened.LastDay != day("2018-12-31") {
		t.Errorf("opened %+v", opened)
	}
	approved := out.Events[1].(*ledger.AllocationApproved)
	if approved.Amount != byn("-5.00") || len(approved.Phasing) != 2 || approved.Phasing[0] != half("2018H1", -200) || out.Ref.String() != "minsk#4" {
		t.Errorf("approved %+v as %v", approved, out.Ref)
	}
	line := w.Views.Books().Sources["minsk"].Lines["training/2018"]
	if line.Final() != -500 || line.Available() != -500 || line.Act != "Решение 5" || !line.Span.Contains(day("2018-12-31")) || line.Span.Contains(day("2019-01-01")) {
		t.Errorf("the line is %+v", line)
	}
}

// A line may stand open without its allocation where an import was cut off. The
// allocation that follows must describe it as it is.
func TestApproveAllocationToAnOpenLine(t *testing.T) {
	books := ledger.NewBooks()
	for i, e := range []ledger.Event{
		&ledger.SourceRegistered{Kind: "other", Currency: "BYN", Calendar: "calendar", Opens: day("2017-01-01")},
		&ledger.LineOpened{
			Line: "net", Title: "Сети", FirstDay: day("2018-01-01"), LastDay: day("2018-12-31"),
			Dimensions: []ledger.Dimension{{Name: "region", Value: "Минск"}},
		},
	} {
		at := ledger.Entry{Ordinal: ledger.Ordinal(i + 1), Stream: "source-minsk", Revision: ledger.Revision(i)}
		if err := books.Apply(at, e); err != nil {
			t.Fatal(err)
		}
	}
	for name, tc := range map[string]struct {
		change  func(*ledger.ApproveAllocation)
		refused bool
	}{
		"nothing said": {func(*ledger.ApproveAllocation) {}, false},
		"all said": {func(c *ledger.ApproveAllocation) {
			c.Title, c.FirstDay, c.LastDay = "Сети", day("2018-01-01"), day("2018-12-31")
		}, false},
		"another title": {func(c *ledger.ApproveAllocation) { c.Title = "Net" }, true},
		"another day":   {func(c *ledger.ApproveAllocation) { c.LastDay = day("2018-12-30") }, true},
		"another region": {func(c *ledger.ApproveAllocation) {
			c.Dimensions = []ledger.Dimension{{Name: "region", Value: "Гродно"}}
		}, true},
		"region and other": {func(c *ledger.ApproveAllocation) {
			c.Dimensions = append(c.Dimensions, ledger.Dimension{Name: "category", Value: "x"})
		}, true},
	} {
		c := &ledger.ApproveAllocation{Source: "minsk", Line: "net", Amount: byn("1.00"), Act: "a", Date: day("2018-01-01")}
		tc.change(c)
		d, err := c.Decide(books, noDocuments{})
		if tc.refused {
			if err == nil || err.Error() != "line-differs line=minsk/net" {
				t.Errorf("%s: %v", name, err)
			}
		} else if err != nil || len(d.Events) != 1 || d.Expected != 1 {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
}

func TestSplitAddress(t *testing.T) {
	if source, path, err := ledger.SplitAddress("wb/a/b"); source != "wb" || path != "a/b" || err != nil {
		t.Error(source, path, err)
	}
	for _, bad := range []string{"", "wb", "wb/", "/a"} {
		if _, _, err := ledger.SplitAddress(bad); err == nil || err.Error() != "bad-address value="+bad {
			t.Errorf("SplitAddress(%q): %v", bad, err)
		}
	}
}

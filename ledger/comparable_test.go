package ledger

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestPeriodsToCompareWith(t *testing.T) {
	cals := BuiltinCalendars()
	cals["school"] = Calendar{"school", time.September}
	tests := []struct{ period, previous, yearAgo string }{
		{"2018", "2017", "2017"},
		{"2018H1", "2017H2", "2017H1"},
		{"2018H2", "2018H1", "2017H2"},
		{"2018Q1", "2017Q4", "2017Q1"},
		{"2018-07", "2018-06", "2017-07"},
		{"2018-01", "2017-12", "2017-01"},
		{"2018-07-15", "2018-07-14", "2017-07-15"},
		{"FY2019@wb", "FY2018@wb", "FY2018@wb"},
		{"FY2019H1@wb", "FY2018H2@wb", "FY2018H1@wb"},
		{"FY2019Q1@school", "FY2018Q4@school", "FY2018Q1@school"},
		{"2016H2..2018H1", "2014H2..2016H1", "2015H2..2017H1"},
		{"2018Q1..2018Q3", "2017Q2..2017Q4", "2017Q1..2017Q3"},
		{"2018H2..2019H1", "2017H2..2018H1", "2017H2..2018H1"},
		{"2018-05..2018-06", "2018-03..2018-04", "2017-05..2017-06"},
		// A quarter to a month, of five months: no quarter begins five months before.
		{"2018Q1..2018-05", "2017-08-01..2017-12-31", "2017Q1..2017-05"},
		{"FY2018@wb..2018Q3", "2016-04-01..2017-06-30", "FY2017@wb..2017Q3"},
		// Days are as many days, though they may be all of a month.
		{"2018-07-01..2018-07-31", "2018-05-31..2018-06-30", "2017-07-01..2017-07-31"},
		{"2018-03-01..2018-03-02", "2018-02-27..2018-02-28", "2017-03-01..2017-03-02"},
		// Leap years: what ends with February does so a year earlier, too.
		{"2020-02", "2020-01", "2019-02"},
		{"2021-02", "2021-01", "2020-02"},
		{"2020-02-29", "2020-02-28", "2019-02-28"},
		{"2020-02-29..2020-03-01", "2020-02-27..2020-02-28", "2019-02-28..2019-03-01"},
		{"2021-01-01..2021-02-28", "2020-11-03..2020-12-31", "2020-01-01..2020-02-28"},
		{"2021-01-15..2021-02", "2020-12-01..2021-01-14", "2020-01-15..2020-02"},
		{"2020-01-01..2020-02-29", "2019-11-02..2019-12-31", "2019-01-01..2019-02-28"},
		{"2020", "2019", "2019"},
	}
	for _, tt := range tests {
		p, err := ParsePeriod(tt.period, cals, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			name, want string
			get        func(Calendars) (Period, error)
		}{{"Previous", tt.previous, p.Previous}, {"YearAgo", tt.yearAgo, p.YearAgo}} {
			want, err := ParsePeriod(c.want, cals, "")
			if err != nil {
				t.Fatal(err)
			}
			if got, err := c.get(cals); err != nil || got != want {
				t.Errorf("%s of %s is %v (%v..%v), %v; want %v", c.name, tt.period, got, got.Start, got.End, err, want)
			}
		}
	}
}

func TestDaysWithoutALabelStaySo(t *testing.T) {
	p := Period{Start: NewDate(2020, 1, 1), End: NewDate(2020, 3, 1)} // to 29 February
	previous, err := p.Previous(nil)
	if want := (Period{Start: NewDate(2019, 11, 2), End: NewDate(2020, 1, 1)}); previous != want || err != nil {
		t.Errorf("previous is %v, %v", previous, err)
	}
	ago, err := p.YearAgo(nil)
	if want := (Period{Start: NewDate(2019, 1, 1), End: NewDate(2019, 3, 1)}); ago != want || err != nil {
		t.Errorf("a year ago is %v, %v", ago, err)
	}
}

func TestNothingIsBeforeTheFirstYear(t *testing.T) {
	p, err := ParsePeriod("1900", BuiltinCalendars(), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, get := range []func(Calendars) (Period, error){p.Previous, p.YearAgo} {
		if _, err := get(BuiltinCalendars()); RefusalCode(err) != "no-period-before" {
			t.Errorf("%v", err)
		}
	}
}

// The previous period touches, is as long in its own measure, and is called in the
// same way; a year ago is the same days of another year.
func TestPeriodsToCompareWithKeepTheirKind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCalendar().Draw(t, "calendar")
		cals := BuiltinCalendars()
		cals[c.Name] = c
		every := Step(rapid.IntRange(int(StepDay), int(StepYear)).Draw(t, "step"))
		first := c.StepOf(Date(rapid.IntRange(int(NewDate(1950, 1, 1)), int(NewDate(2190, 1, 1))).Draw(t, "day")), every)
		n := rapid.IntRange(1, 9).Draw(t, "steps")
		last := first
		for range n - 1 {
			last = c.StepOf(last.End, every)
		}
		p := Period{Start: first.Start, End: last.End, Label: first.Label}
		if n > 1 {
			p.Label += ".." + last.Label
		}
		previous, err := p.Previous(cals)
		if err != nil || previous.End != p.Start || len(c.Steps(previous, every)) != n {
			t.Fatalf("previous of %v is %v, %v", p, previous, err)
		}
		ago, err := p.YearAgo(cals)
		if err != nil {
			t.Fatal(err)
		}
		y, m, d := p.Start.Civil()
		if m == time.February && d == 29 {
			d = 28
		}
		if ago.Start != NewDate(y-1, m, d) || every > StepDay && (ago.End.AddMonths(12) != p.End || len(c.Steps(ago, every)) != n) {
			t.Fatalf("%v a year ago is %v", p, ago)
		}
		for _, got := range []Period{previous, ago} {
			if back, err := ParsePeriod(got.Label, cals, ""); err != nil || back != got || len(got.Label) != len(p.Label) && every > StepDay {
				t.Fatalf("label %q of %v, from %v: %v, %v", got.Label, got, p, back, err)
			}
		}
	})
}

package ledger

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestCalendarYear(t *testing.T) {
	april := Calendar{"gb", time.April}
	for _, tc := range []struct {
		calendar Calendar
		year     int
		label    string
		days     string
	}{
		{CalendarYear, 2018, "2018", "2018-01-01..2018-12-31"},
		{WorldBankYear, 2018, "FY2018@wb", "2017-07-01..2018-06-30"},
		{april, 2018, "FY2018@gb", "2017-04-01..2018-03-31"},
		{Calendar{"own", time.January}, 2018, "FY2018@own", "2018-01-01..2018-12-31"},
		{Calendar{"dec", time.December}, 2018, "FY2018@dec", "2017-12-01..2018-11-30"},
		{Calendar{}, 2018, "2018", "2018-01-01..2018-12-31"},
	} {
		p := tc.calendar.Year(tc.year)
		if p.Label != tc.label || p.days() != tc.days {
			t.Errorf("%v, year %d: %s, %s, want %s, %s", tc.calendar, tc.year, p.Label, p.days(), tc.label, tc.days)
		}
	}
}

func TestParseStep(t *testing.T) {
	for _, s := range []Step{StepDay, StepMonth, StepQuarter, StepHalf, StepYear} {
		if got, err := ParseStep(s.String()); err != nil || got != s {
			t.Errorf("ParseStep(%q) = %v, %v", s, got, err)
		}
	}
	for _, text := range []string{"", "none", "week", "Month", "months", "month "} {
		if got, err := ParseStep(text); RefusalCode(err) != "bad-step" {
			t.Errorf("ParseStep(%q) = %v, %v", text, got, err)
		}
	}
}

func TestSteps(t *testing.T) {
	for _, tc := range []struct {
		period   string
		calendar Calendar
		every    Step
		want     []string
	}{
		{"2018H1", CalendarYear, StepQuarter, []string{"2018Q1", "2018Q2"}},
		{"2017..2019", CalendarYear, StepYear, []string{"2017", "2018", "2019"}},
		{"2016H2..2018H1", CalendarYear, StepHalf, []string{"2016H2", "2017H1", "2017H2", "2018H1"}},
		{"2018Q3", CalendarYear, StepMonth, []string{"2018-07", "2018-08", "2018-09"}},
		{
			"2018-07-10..2018-09-05", CalendarYear, StepMonth,
			[]string{"2018-07-10..2018-07-31", "2018-08", "2018-09-01..2018-09-05"},
		},
		{"2018-07-31..2018-08-01", CalendarYear, StepMonth, []string{"2018-07-31", "2018-08-01"}},
		{"2018-07-10", CalendarYear, StepYear, []string{"2018-07-10"}},
		{"2018H1", CalendarYear, StepYear, []string{"2018-01-01..2018-06-30"}},
		{"2018-12-30..2019-01-01", CalendarYear, StepDay, []string{"2018-12-30", "2018-12-31", "2019-01-01"}},
		{"2018", WorldBankYear, StepYear, []string{"2018-01-01..2018-06-30", "2018-07-01..2018-12-31"}},
		{"2018", WorldBankYear, StepHalf, []string{"FY2018H2@wb", "FY2019H1@wb"}},
		{
			"FY2018@wb", WorldBankYear, StepQuarter,
			[]string{"FY2018Q1@wb", "FY2018Q2@wb", "FY2018Q3@wb", "FY2018Q4@wb"},
		},
		{"FY2018@wb", CalendarYear, StepHalf, []string{"2017H2", "2018H1"}},
		{"FY2018Q2@wb", WorldBankYear, StepMonth, []string{"2017-10", "2017-11", "2017-12"}},
		{"2018-02-01..2018-02-28", CalendarYear, StepMonth, []string{"2018-02"}},
		{
			"2018-03..2018-06",
			Calendar{"feb", time.February},
			StepQuarter,
			[]string{"2018-03-01..2018-04-30", "2018-05-01..2018-06-30"},
		},
		{"2018H1", CalendarYear, StepNone, []string{"2018H1"}},
	} {
		p, err := ParsePeriod(tc.period, BuiltinCalendars(), "")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, step := range tc.calendar.Steps(p, tc.every) {
			got = append(got, step.Label)
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s every %v of %s: %q, want %q", tc.period, tc.every, tc.calendar.Name, got, tc.want)
		}
	}
	if steps := CalendarYear.Steps(Period{}, StepMonth); steps != nil {
		t.Errorf("the zero period has steps %v", steps)
	}
}

// anyCalendar draws a calendar of any first month, the built-in ones often.
func anyCalendar() *rapid.Generator[Calendar] {
	return rapid.Custom(func(t *rapid.T) Calendar {
		first := time.Month(rapid.IntRange(1, 12).Draw(t, "first month"))
		return rapid.SampledFrom([]Calendar{CalendarYear, WorldBankYear, {"own", first}}).Draw(t, "calendar")
	})
}

// Steps follow each other without a gap from the first day to the last, none is
// empty, none is longer than its name says, only the outer ones are clipped, and
// every label parses back to its step.
func TestStepsPartition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCalendar().Draw(t, "calendar")
		cals := BuiltinCalendars()
		cals[c.Name] = c
		start := Date(rapid.IntRange(int(NewDate(1902, 1, 1)), int(NewDate(2195, 1, 1))).Draw(t, "start"))
		p := Period{Start: start, End: start.AddDays(rapid.IntRange(1, 1500).Draw(t, "days"))}
		every := Step(rapid.IntRange(int(StepDay), int(StepYear)).Draw(t, "step"))
		steps := c.Steps(p, every)
		next := p.Start
		for i, step := range steps {
			if step.Start != next || step.End <= step.Start {
				t.Fatalf("step %d of %v is %v..%v, the one before ends at %v", i, p, step.Start, step.End, next)
			}
			next = step.End
			back, err := ParsePeriod(step.Label, cals, "")
			if err != nil || back != step {
				t.Fatalf("label %q of %v: %v, %v", step.Label, step, back, err)
			}
			if every != StepDay && i > 0 && i < len(steps)-1 {
				if whole := step.Start.AddMonths(every.months()); step.End != whole {
					t.Fatalf("inner step %v is clipped", step)
				}
			}
			if c.YearOf(step.Start) != c.YearOf(step.Last()) {
				t.Fatalf("step %v crosses a year of %v", step, c)
			}
		}
		if next != p.End {
			t.Fatalf("steps of %v end at %v", p, next)
		}
	})
}

func TestYearOfIsInverseOfYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCalendar().Draw(t, "calendar")
		d := Date(rapid.IntRange(int(MinDate), int(MaxDate)).Draw(t, "day"))
		if year := c.Year(c.YearOf(d)); !year.Contains(d) {
			t.Fatalf("%v is not in %v", d, year)
		}
	})
}

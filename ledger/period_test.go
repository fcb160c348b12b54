package ledger

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParsePeriod(t *testing.T) {
	for _, tc := range []struct {
		expr, bare  string
		label, days string
	}{
		{"2018", "", "2018", "2018-01-01..2018-12-31"},
		{"2018H1", "", "2018H1", "2018-01-01..2018-06-30"},
		{"2018H2", "", "2018H2", "2018-07-01..2018-12-31"},
		{"2018H1", "wb", "2018H1", "2018-01-01..2018-06-30"}, // always the calendar half-year
		{"2018h1", "", "2018H1", "2018-01-01..2018-06-30"},
		{"2018Q1", "", "2018Q1", "2018-01-01..2018-03-31"},
		{"2018q4", "", "2018Q4", "2018-10-01..2018-12-31"},
		{"2018-07", "", "2018-07", "2018-07-01..2018-07-31"},
		{"2018-12", "", "2018-12", "2018-12-01..2018-12-31"},
		{"2016-02", "", "2016-02", "2016-02-01..2016-02-29"},
		{"2018-07-15", "", "2018-07-15", "2018-07-15"},
		{"1900", "", "1900", "1900-01-01..1900-12-31"},
		{"2199", "", "2199", "2199-01-01..2199-12-31"},
		{" 2018 ", "", "2018", "2018-01-01..2018-12-31"},

		{"FY2018@wb", "", "FY2018@wb", "2017-07-01..2018-06-30"},
		{"FY2018H1@wb", "", "FY2018H1@wb", "2017-07-01..2017-12-31"},
		{"FY2018H2@wb", "", "FY2018H2@wb", "2018-01-01..2018-06-30"},
		{"FY2018Q2@wb", "", "FY2018Q2@wb", "2017-10-01..2017-12-31"},
		{"FY2018Q4@wb", "", "FY2018Q4@wb", "2018-04-01..2018-06-30"},
		{"fy2018h1@WB", "", "FY2018H1@wb", "2017-07-01..2017-12-31"},
		{"FY2018", "wb", "FY2018@wb", "2017-07-01..2018-06-30"},
		{"FY2018Q1", "wb", "FY2018Q1@wb", "2017-07-01..2017-09-30"},
		{"FY2018", "calendar", "2018", "2018-01-01..2018-12-31"},
		{"FY2018Q3@calendar", "", "2018Q3", "2018-07-01..2018-09-30"},
		{"FY1901@wb", "", "FY1901@wb", "1900-07-01..1901-06-30"},

		{"2016H2..2018H1", "", "2016H2..2018H1", "2016-07-01..2018-06-30"},
		{"2016..2018-07-15", "", "2016..2018-07-15", "2016-01-01..2018-07-15"},
		{"2018-07..2018", "", "2018-07..2018", "2018-07-01..2018-12-31"},
		{"FY2018@wb..2018", "", "FY2018@wb..2018", "2017-07-01..2018-12-31"},
		{"2016h2..fy2018@wb", "", "2016H2..FY2018@wb", "2016-07-01..2018-06-30"},
		{"FY2017..FY2018", "wb", "FY2017@wb..FY2018@wb", "2016-07-01..2018-06-30"},
		{"2018..2018", "", "2018", "2018-01-01..2018-12-31"},
		{"2018-07-15..2018-07-15", "", "2018-07-15", "2018-07-15"},
		{"2018-07-15..2018-07-14", "", "", "reversed-period"},
		{"2019..2018", "", "", "reversed-period"},
		{"2018..FY2017@wb", "", "", "reversed-period"},

		{"FY2018", "", "", "fy-without-calendar"},
		{"fy2018q1", "", "", "fy-without-calendar"},
		{"2018..FY2019", "", "", "fy-without-calendar"},
		{"FY2018@ifrs", "", "", "unknown-calendar"},
		{"FY2018", "ifrs", "", "unknown-calendar"},

		{"", "", "", "bad-period"},
		{"..", "", "", "bad-period"},
		{"2018..", "", "", "bad-period"},
		{"..2018", "", "", "bad-period"},
		{"2016..2017..2018", "", "", "bad-period"},
		{"2018...2019", "", "", "bad-period"},
		{"2018 .. 2019", "", "", "bad-period"},
		{"18", "", "", "bad-period"},
		{"0218", "", "", "bad-period"},
		{"1899", "", "", "bad-period"},
		{"2200", "", "", "bad-period"},
		{"FY1900@wb", "", "", "bad-period"}, // begins in 1899
		{"2018H0", "", "", "bad-period"},
		{"2018H3", "", "", "bad-period"},
		{"2018Q0", "", "", "bad-period"},
		{"2018Q5", "", "", "bad-period"},
		{"2018Q10", "", "", "bad-period"},
		{"2018H", "", "", "bad-period"},
		{"2018X1", "", "", "bad-period"},
		{"2018-H1", "", "", "bad-period"},
		{"2018-00", "", "", "bad-period"},
		{"2018-13", "", "", "bad-period"},
		{"2018-7", "", "", "bad-period"},
		{"2018-02-29", "", "", "bad-period"},
		{"2018H1@wb", "", "", "bad-period"},
		{"2018@wb", "", "", "bad-period"},
		{"2018-07@wb", "", "", "bad-period"},
		{"FY2018-07@wb", "", "", "bad-period"},
		{"FY2018H3@wb", "", "", "bad-period"},
		{"FY2018@", "wb", "", "bad-period"},
		{"FY@wb", "", "", "bad-period"},
		{"FY", "wb", "", "bad-period"},
		{"FY18@wb", "", "", "bad-period"},
		{"FY2018H@wb", "", "", "bad-period"},
		{"last month", "", "", "bad-period"},
		{"2018Н1", "", "", "bad-period"}, // Cyrillic Н
		{"FУ2018@wb", "", "", "bad-period"},
		{"2018–2019", "", "", "bad-period"},
		{"\xff\xfe", "", "", "bad-period"},
		{strings.Repeat("2018", 1<<16), "", "", "bad-period"},
	} {
		p, err := ParsePeriod(tc.expr, BuiltinCalendars(), tc.bare)
		if tc.label == "" {
			if RefusalCode(err) != tc.days || p != (Period{}) {
				t.Errorf("ParsePeriod(%.30q, bare %q) = %v, %v, want %s", tc.expr, tc.bare, p, err, tc.days)
			}
			continue
		}
		if err != nil || p.Label != tc.label || p.days() != tc.days {
			t.Errorf("ParsePeriod(%q, bare %q) = %q, %s, %v, want %q, %s", tc.expr, tc.bare, p.Label, p.days(), err, tc.label, tc.days)
		}
	}
}

func TestParsePeriodWithDefinedCalendar(t *testing.T) {
	cals := BuiltinCalendars()
	cals["школа"] = Calendar{"школа", 9}
	p, err := ParsePeriod("FY2019H1@школа", cals, "")
	if err != nil || p.Label != "FY2019H1@школа" || p.days() != "2018-09-01..2019-02-28" {
		t.Errorf("got %v, %s, %v", p, p.days(), err)
	}
}

func TestPeriodDays(t *testing.T) {
	h1, err := ParsePeriod("2018H1", nil, "")
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]bool{
		"2017-12-31": false, "2018-01-01": true, "2018-06-30": true, "2018-07-01": false,
	} {
		d, err := ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		if h1.Contains(d) != want {
			t.Errorf("2018H1 contains %s: %v", day, !want)
		}
	}
	if h1.IsZero() || !(Period{}).IsZero() {
		t.Error("IsZero")
	}
	if got := (Period{Start: h1.Start, End: h1.End}).String(); got != "2018-01-01..2018-06-30" {
		t.Errorf("without a label: %s", got)
	}
}

func TestIntersect(t *testing.T) {
	for _, tc := range []struct{ a, b, want string }{
		{"2018", "2018H1", "2018H1"},
		{"2018H1", "2018", "2018H1"},
		{"2018H1", "FY2018@wb", "2018H1"},
		{"2018Q1..2018Q3", "2018Q3..2018Q4", "2018-07-01..2018-09-30"},
		{"2018H1", "2018H2", ""}, // they touch
		{"2017", "2019", ""},
	} {
		a, errA := ParsePeriod(tc.a, BuiltinCalendars(), "")
		b, errB := ParsePeriod(tc.b, BuiltinCalendars(), "")
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		got := a.Intersect(b)
		if got.Label != tc.want || a.Overlaps(b) != (tc.want != "") {
			t.Errorf("%s and %s have %v in common, overlap %v, want %q", tc.a, tc.b, got, a.Overlaps(b), tc.want)
		}
	}
}

func TestIntersectLabelsDaysWithoutALabel(t *testing.T) {
	year := CalendarYear.Year(2018)
	unnamed := Period{Start: year.Start.AddDays(1), End: year.End}
	if got := unnamed.Intersect(year).Label; got != "2018-01-02..2018-12-31" {
		t.Errorf("got %q", got)
	}
	unnamed.Start = year.Start
	if got := unnamed.Intersect(year); got != year {
		t.Errorf("the same days are %v, want %v", got, year)
	}
}

func TestIntersectIsWhatBothContain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) Period {
			start := Date(rapid.IntRange(-20, 20).Draw(t, name))
			return Period{Start: start, End: start.AddDays(rapid.IntRange(0, 20).Draw(t, name+" days"))}
		}
		a, b := draw("a"), draw("b")
		both := a.Intersect(b)
		for d := Date(-30); d < 50; d++ {
			if both.Contains(d) != (a.Contains(d) && b.Contains(d)) {
				t.Fatalf("day %d: a %v, b %v, both %v", d, a.Contains(d), b.Contains(d), both.Contains(d))
			}
		}
		if a.Overlaps(b) == both.IsZero() {
			t.Fatalf("overlap %v, in common %v", a.Overlaps(b), both)
		}
	})
}

func ExampleParsePeriod() {
	for _, expr := range []string{"2018H1", "FY2018@wb", "2016h2..2018-07-15"} {
		p, err := ParsePeriod(expr, BuiltinCalendars(), "")
		if err != nil {
			panic(err)
		}
		fmt.Println(p, "is", p.Start, "to", p.Last())
	}
	// Output:
	// 2018H1 is 2018-01-01 to 2018-06-30
	// FY2018@wb is 2017-07-01 to 2018-06-30
	// 2016H2..2018-07-15 is 2016-07-01 to 2018-07-15
}

// What parses is a span of days inside the limits whose label is canonical: it
// parses back to the same period and stays as it is. What does not is refused.
func FuzzParsePeriod(f *testing.F) {
	for _, expr := range []string{
		"2018", "2018H1", "2018q3", "2018-07", "2018-07-15", "2016H2..2018H1", "FY2018@wb", "fy2018h1@WB", "FY2018",
		"FY2018Q2", "FY2018@calendar", "FY2018@own..2019", "2018..2018", "2019..2018", "..", "FY1900@wb", "2018Н1", "FY2018@x..y",
	} {
		f.Add(expr, "")
		f.Add(expr, "wb")
	}
	cals := BuiltinCalendars()
	cals["own"] = Calendar{"own", 4}
	f.Fuzz(func(t *testing.T, expr, bare string) {
		p, err := ParsePeriod(expr, cals, bare)
		if err != nil {
			switch code := RefusalCode(err); code {
			case "bad-period", "reversed-period", "unknown-calendar":
			case "fy-without-calendar":
				if bare != "" {
					t.Fatalf("%q has calendar %q: %v", expr, bare, err)
				}
			default:
				t.Fatalf("%q: %v", expr, err)
			}
			return
		}
		if p.Start < MinDate || p.Start >= p.End || p.End > MaxDate+1 {
			t.Fatalf("%q is %d..%d", expr, p.Start, p.End)
		}
		if back, err := ParsePeriod(p.Label, cals, ""); err != nil || back != p {
			t.Fatalf("%q → %v → %v, %v", expr, p, back, err)
		}
	})
}

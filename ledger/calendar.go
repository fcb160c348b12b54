package ledger

import (
	"strconv"
	"time"
)

// Calendar is a fiscal calendar: a name, as in FY2018@wb, and the month in which
// its year begins (January where it is not set). A year that begins in another
// month than January is named by the calendar year in which it ends, as the
// World Bank and most governments do.
type Calendar struct {
	Name       string
	FirstMonth time.Month
}

var (
	// CalendarYear runs from January to December: the budget year of Belarus and
	// Russia, and of the loan's own statements.
	CalendarYear = Calendar{"calendar", time.January}
	// WorldBankYear runs from 1 July to 30 June: FY2018 is 2017-07-01..2018-06-30.
	WorldBankYear = Calendar{"wb", time.July}
)

// Calendars holds calendars by their names.
type Calendars map[string]Calendar

// BuiltinCalendars is a new map of the calendars that every ledger knows.
func BuiltinCalendars() Calendars {
	return Calendars{CalendarYear.Name: CalendarYear, WorldBankYear.Name: WorldBankYear}
}

// Step is the length of the pieces into which a report cuts its period.
type Step uint8

// StepNone does not cut.
const (
	StepNone Step = iota
	StepDay
	StepMonth
	StepQuarter
	StepHalf
	StepYear
)

var stepNames = [...]string{"none", "day", "month", "quarter", "half", "year"}

// ParseStep reads day, month, quarter, half or year; all else is the refusal
// bad-step (value).
func ParseStep(text string) (Step, error) {
	for i, name := range stepNames {
		if Step(i) != StepNone && name == text {
			return Step(i), nil
		}
	}
	return StepNone, Refuse("bad-step", "value", excerpt(text))
}

// String is the name that ParseStep reads, "none" for StepNone.
func (s Step) String() string {
	if int(s) < len(stepNames) {
		return stepNames[s]
	}
	return "step " + strconv.Itoa(int(s))
}

// months is the length of a step that is made of months.
func (s Step) months() int {
	return [...]int{StepMonth: 1, StepQuarter: 3, StepHalf: 6, StepYear: 12}[s]
}

// Year is the calendar's year n, labelled 2018 or FY2018@wb.
func (c Calendar) Year(n int) Period {
	return c.part(n, StepYear, 1)
}

// YearOf is the number of the calendar's year that holds d.
func (c Calendar) YearOf(d Date) int {
	year, month, _ := d.Civil()
	if c.first() != time.January && month >= c.first() {
		year++
	}
	return year
}

// part is the k-th (from 1) step of the calendar's year n.
func (c Calendar) part(n int, every Step, k int) Period {
	year, first := n, c.first()
	if first != time.January {
		year--
	}
	size := every.months()
	start := first + time.Month((k-1)*size)
	p := Period{Start: NewDate(year, start, 1), End: NewDate(year, start+time.Month(size), 1)}
	p.Label = c.label(n, every, k, p.Start)
	return p
}

func (c Calendar) label(n int, every Step, k int, start Date) string {
	b := make([]byte, 0, 24)
	if every == StepMonth { // a month is the same in every calendar
		return string(start.Append(b)[:len("2018-07")])
	}
	if !c.plain() {
		b = append(b, "FY"...)
	}
	b = appendYear(b, n)
	switch every {
	case StepHalf:
		b = append(b, 'H', byte('0'+k))
	case StepQuarter:
		b = append(b, 'Q', byte('0'+k))
	}
	if !c.plain() {
		b = append(b, '@')
		b = append(b, c.Name...)
	}
	return string(b)
}

// Steps cuts p into the calendar's steps, in order and without gaps. The first and
// the last are clipped to p, and then labelled by their days (2018-07-10..2018-07-31),
// so that nobody takes a part of a month for the whole of it. Steps of StepNone is
// p itself; a period without days has no steps.
func (c Calendar) Steps(p Period, every Step) []Period {
	switch {
	case p.IsZero():
		return nil
	case every == StepNone || every > StepYear:
		return []Period{p}
	case every == StepDay:
		days := make([]Period, 0, p.End-p.Start)
		for d := p.Start; d < p.End; d++ {
			days = append(days, span(d, d+1))
		}
		return days
	}
	var steps []Period
	for d := p.Start; d < p.End; {
		step := c.StepOf(d, every)
		steps = append(steps, step.Intersect(Period{Start: p.Start, End: p.End}))
		d = step.End
	}
	return steps
}

// StepOf is the calendar's step that holds d; of no step, or of days, it is the day.
func (c Calendar) StepOf(d Date, every Step) Period {
	if every <= StepDay || every > StepYear {
		return span(d, d+1)
	}
	_, month, _ := d.Civil()
	return c.part(c.YearOf(d), every, (int(month-c.first())+12)%12/every.months()+1)
}

// plain is true of the calendar whose periods are written without a name.
func (c Calendar) plain() bool {
	return c.first() == time.January && (c.Name == CalendarYear.Name || c.Name == "")
}

func (c Calendar) first() time.Month {
	if c.FirstMonth < time.January || c.FirstMonth > time.December {
		return time.January
	}
	return c.FirstMonth
}

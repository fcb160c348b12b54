package ledger

import "strings"

// Previous is the period of the same kind that ends where p starts: the half, the
// quarter or the fiscal year before; for a range as many of its months; for days
// as many days. Its label is spelled as p's.
//
// Refusal: no-period-before (period), for one that would begin before MinDate.
func (p Period) Previous(cals Calendars) (Period, error) {
	first, last := p.writtenIn(cals)
	start := p.Start - (p.End - p.Start)
	if first.step >= StepMonth && last.step >= StepMonth {
		start = p.Start.AddMonths(-monthsBetween(p.Start, p.End))
	}
	return p.relabelled(start, p.Start, first, last)
}

// YearAgo is the same period a year earlier. What ends with a month ends with that
// month, what ends on a day on that day; 29 February becomes the 28th.
//
// Refusal: no-period-before (period).
func (p Period) YearAgo(cals Calendars) (Period, error) {
	first, last := p.writtenIn(cals)
	end := p.Last().AddMonths(-12) + 1
	if last.step >= StepMonth {
		end = p.End.AddMonths(-12)
	}
	return p.relabelled(p.Start.AddMonths(-12), end, first, last)
}

// A piece is what an end of a period was written in: 2018Q3 in quarters of the
// calendar year.
type piece struct {
	step     Step
	calendar Calendar
}

// writtenIn reads the pieces of both ends off the label, which is canonical.
// Without a label they are days.
func (p Period) writtenIn(cals Calendars) (first, last piece) {
	from, to, isRange := strings.Cut(p.Label, "..")
	first = pieceOf(from, cals)
	if !isRange {
		return first, first
	}
	return first, pieceOf(to, cals)
}

func pieceOf(label string, cals Calendars) piece {
	calendar := CalendarYear
	if rest, ok := strings.CutPrefix(label, "FY"); ok {
		year, name, _ := strings.Cut(rest, "@")
		if calendar, ok = cals.find(name); !ok {
			return piece{step: StepDay}
		}
		label = year
	}
	switch {
	case len(label) == len("2018"):
		return piece{StepYear, calendar}
	case len(label) == len("2018H1") && label[4] == 'H':
		return piece{StepHalf, calendar}
	case len(label) == len("2018Q1") && label[4] == 'Q':
		return piece{StepQuarter, calendar}
	case len(label) == len("2018-07"):
		return piece{StepMonth, calendar}
	}
	return piece{step: StepDay}
}

// relabelled is the period from start to end, called by the pieces that p is
// called by where they fit, else by its days. Without a label it gets none.
func (p Period) relabelled(start, end Date, first, last piece) (Period, error) {
	if start < MinDate {
		return Period{}, Refuse("no-period-before", "period", p)
	}
	moved := span(start, end)
	if p.Label == "" {
		moved.Label = ""
		return moved, nil
	}
	from, to := first.calendar.StepOf(start, first.step), last.calendar.StepOf(end-1, last.step)
	if from.Start == start && to.End == end {
		moved.Label = from.Label
		if from.Label != to.Label {
			moved.Label += ".." + to.Label
		}
	}
	return moved, nil
}

// monthsBetween counts the months between the first days of two months.
func monthsBetween(a, b Date) int {
	y1, m1, _ := a.Civil()
	y2, m2, _ := b.Civil()
	return (y2-y1)*12 + int(m2) - int(m1)
}

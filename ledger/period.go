package ledger

import "strings"

// Period is a half-open span of days, [Start, End), with the label under which
// reports show it. The zero Period has no days.
type Period struct {
	Start, End Date
	Label      string
}

// ParsePeriod reads a period expression:
//
//	2018  2018H1  2018Q3  2018-07  2018-07-15     always of the calendar year
//	FY2018@wb  FY2018H1@wb  FY2018Q2@wb           of a calendar in cals
//	FY2018  FY2018H1  FY2018Q2                    of the calendar named by bare
//	A..B                                          from the start of A to the end of B
//
// The ends of a range may be any of the others, of different calendars. Years are
// those of dates, 1900 to 2199. Lower case is accepted; the label is the
// expression in its canonical spelling, with the calendar's name filled in, and
// parses back to the same period.
//
// Refusals: bad-period (value), reversed-period (value) for a range that ends
// before it starts, unknown-calendar (name), fy-without-calendar (value) for a
// bare fiscal year when bare is "".
func ParsePeriod(expr string, cals Calendars, bare string) (Period, error) {
	text := strings.TrimSpace(expr)
	from, to, isRange := strings.Cut(text, "..")
	first, err := parseOne(from, text, cals, bare)
	if err != nil || !isRange {
		return first, err
	}
	last, err := parseOne(to, text, cals, bare)
	if err != nil {
		return Period{}, err
	}
	if last.End <= first.Start {
		return Period{}, Refuse("reversed-period", "value", excerpt(text))
	}
	p := Period{first.Start, last.End, first.Label}
	if first.Label != last.Label {
		p.Label += ".." + last.Label
	}
	return p, nil
}

// parseOne reads one end of a range, or all of an expression that is none. The
// refusals quote the whole.
func parseOne(text, whole string, cals Calendars, bare string) (Period, error) {
	bad := Refuse("bad-period", "value", excerpt(whole))
	calendar := CalendarYear
	if len(text) >= 2 && (text[0] == 'F' || text[0] == 'f') && (text[1] == 'Y' || text[1] == 'y') {
		rest, name, named := strings.Cut(text[2:], "@")
		if len(rest) < 4 || len(rest) == 5 || len(rest) > 6 || named && name == "" || !isYear(rest[:4]) {
			return Period{}, bad
		}
		if !named {
			name = bare
		}
		if name == "" {
			return Period{}, Refuse("fy-without-calendar", "value", excerpt(whole))
		}
		var ok bool
		if calendar, ok = cals.find(name); !ok {
			return Period{}, Refuse("unknown-calendar", "name", excerpt(name))
		}
		text = rest
	} else if p, ok := parseDays(text); ok {
		return p, nil
	}

	p, ok := calendar.parsePart(text)
	if !ok || p.Start < MinDate { // FY1900@wb begins in 1899
		return Period{}, bad
	}
	return p, nil
}

// parseDays reads what is written with hyphens, a month or a day.
func parseDays(text string) (Period, bool) {
	switch len(text) {
	case len("2018-07"):
		// The first of the month is a date exactly when the month is one.
		var buf [10]byte
		copy(buf[:], text)
		copy(buf[7:], "-01")
		d, ok := scanDate(string(buf[:]))
		if !ok {
			return Period{}, false
		}
		return Period{d, d.AddMonths(1), text}, true
	case len("2018-07-15"):
		d, ok := scanDate(text)
		if !ok {
			return Period{}, false
		}
		return Period{d, d + 1, text}, true
	}
	return Period{}, false
}

// parsePart reads a year, half or quarter without its prefix and calendar: 2018,
// 2018H1, 2018q3.
func (c Calendar) parsePart(text string) (Period, bool) {
	if len(text) != 4 && len(text) != 6 {
		return Period{}, false
	}
	year, ok := scanYear(text[:4])
	if !ok {
		return Period{}, false
	}
	if len(text) == 4 {
		return c.Year(year), true
	}
	every := StepHalf
	switch text[4] {
	case 'H', 'h':
	case 'Q', 'q':
		every = StepQuarter
	default:
		return Period{}, false
	}
	k := int(text[5]) - '0'
	if k < 1 || k > 12/every.months() {
		return Period{}, false
	}
	return c.part(year, every, k), true
}

func isYear(text string) bool {
	_, ok := scanYear(text)
	return ok
}

// find looks a calendar up as it was typed, then in lower case.
func (cals Calendars) find(name string) (Calendar, bool) {
	c, ok := cals[name]
	if !ok {
		c, ok = cals[strings.ToLower(name)]
	}
	return c, ok
}

// span is a period of days that has no name but its days.
func span(start, end Date) Period {
	p := Period{Start: start, End: end}
	p.Label = p.days()
	return p
}

// IsZero is true of a period without days.
func (p Period) IsZero() bool { return p.End <= p.Start }

// Last is the last day of p, inclusive.
func (p Period) Last() Date { return p.End - 1 }

// Contains tells whether d is one of p's days.
func (p Period) Contains(d Date) bool { return p.Start <= d && d < p.End }

// Overlaps tells whether p and o have a day in common.
func (p Period) Overlaps(o Period) bool { return !p.Intersect(o).IsZero() }

// Intersect is the days that p and o have in common, the zero Period where there
// are none. It keeps the label of the one that lies inside the other.
func (p Period) Intersect(o Period) Period {
	start, end := max(p.Start, o.Start), min(p.End, o.End)
	switch {
	case end <= start:
		return Period{}
	case start == p.Start && end == p.End && p.Label != "":
		return p
	case start == o.Start && end == o.End && o.Label != "":
		return o
	}
	return span(start, end)
}

// String is the label, or the days where there is none.
func (p Period) String() string {
	if p.Label != "" {
		return p.Label
	}
	return p.days()
}

// days writes the first and the last day, once where they are the same.
func (p Period) days() string {
	b := p.Start.Append(make([]byte, 0, 24))
	if p.Last() != p.Start {
		b = append(b, ".."...)
		b = p.Last().Append(b)
	}
	return string(b)
}

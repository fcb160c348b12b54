package ledger

import "slices"

// Whether what is left of a source's plans lapses at year end, as its registration
// or amendment says. Where it says nothing, the kind decides.
const (
	LapsesYes = "yes"
	LapsesNo  = "no"
)

// Lapses tells whether what is left at the end of a period is lost. State and local
// money is, unless it is carried over; loan money runs to the closing date (domain
// rule 8).
func (s *Source) Lapses(year Period) bool {
	if last := s.LastDay(); last != NoDate && last <= year.Last() {
		return true // nothing can be paid from it afterwards
	}
	switch s.SourceRegistered.Lapses {
	case LapsesYes:
		return true
	case LapsesNo:
		return false
	}
	return s.Kind != KindWorldBank
}

// A YearLine is a line at the end of a year, in minor units.
type YearLine struct {
	*Line
	Ends    bool  // in the year: what is left of it goes nowhere by itself
	Obliged int64 // committed, accrued or pending
	Left    int64 // available
	Lapses  int64 // of that: will be lost
}

// YearEnd is how a source stands at the end of a year: what closing it would do, and
// what is in its way.
type YearEnd struct {
	Source    *Source
	Year      Period
	Lines     []YearLine // that are valid on any day of the year
	Closings  []Closing  // that hold or close days of the year
	Open      []Period   // days of the year that are neither held nor closed
	Closed    bool       // all days are
	Obstacles []error    // *Refusal
	Earlier   []YearLine // that ended before it, and that something is left of
}

// YearEndOf looks at a source at the end of a year.
//
// Obstacles: year-pending (line, amount): entries wait for approval; year-obliged (line,
// obliged): commitments or invoices of a line that
// ends and lapses are open; lapse-closed (line, amount, date, period,
// entry): what lapses has no open day to be posted to.
func YearEndOf(s *Source, year Period) *YearEnd {
	y := &YearEnd{Source: s, Year: year, Closings: s.over(year), Open: s.openDays(year), Closed: s.wholly(year, PeriodIsClosed) != nil}
	for _, line := range s.SortedLines() {
		switch last := s.lastDayOf(line); {
		case line.Span.Overlaps(year):
			y.add(line)
		case last < year.Start && s.Lapses(year) && (line.Available() != 0 || obliged(line) != 0):
			y.Earlier = append(y.Earlier, YearLine{Line: line, Ends: true, Left: line.Available(), Obliged: obliged(line)})
		}
	}
	return y
}

func obliged(line *Line) int64 {
	return line.Sums[StageCommitted] + line.Sums[StageAccrued] + line.Sums[StagePending]
}

func (y *YearEnd) add(line *Line) {
	s, last := y.Source, y.Source.lastDayOf(line)
	l := YearLine{
		Line: line, Ends: last <= y.Year.Last(), Left: line.Available(),
		Obliged: obliged(line),
	}
	if waits := line.Sums[StagePending]; waits != 0 {
		y.Obstacles = append(y.Obstacles, Refuse("year-pending", "line", s.Address(line.Path), "amount", Money{waits, s.Currency}))
	}
	if l.Ends && s.Lapses(y.Year) {
		l.Lapses = max(l.Left, 0)
		if bound := l.Obliged - line.Sums[StagePending]; bound != 0 {
			y.Obstacles = append(y.Obstacles, Refuse("year-obliged", "line", s.Address(line.Path), "obliged", Money{bound, s.Currency}))
		}
		if r := s.mayPost(last, true); r != nil && l.Lapses > 0 {
			y.Obstacles = append(y.Obstacles, Refuse("lapse-closed", "line", s.Address(line.Path), "amount", Money{l.Lapses, s.Currency},
				"date", last, "period", r.Arg("period"), "entry", r.Arg("entry")))
		}
	}
	y.Lines = append(y.Lines, l)
}

// openDays are the runs of a period's days that are neither held nor closed.
func (s *Source) openDays(p Period) (open []Period) {
	day := p.Start
	add := func(end Date) {
		switch {
		case day == p.Start && end == p.End:
			open = append(open, p) // with its label
		case day < end:
			open = append(open, span(day, end))
		}
	}
	for _, c := range s.over(p) {
		add(min(c.Start, p.End))
		day = c.End
	}
	add(p.End)
	return open
}

// CloseYear closes a year of a source in steps, each of which is an append of its
// own: the year is held, what was ordered is carried over, what is left lapses, and
// all of its days are closed. Every step is decided on what stands, so that an order
// that was interrupted is completed by giving it again.
type CloseYear struct {
	Source string
	Year   Period
	Act    string
	Reason string
	Carry  []CarryOverAllocation // of this source
}

// lapsesAtOnce is how many lapses one commit takes at most.
const lapsesAtOnce = 400

// Decide returns the next step. When the year is closed, it is found
// (Decision.Already). Nothing is held while there is something in the way: the first
// obstacle of YearEndOf, or a carry-over that is refused. A carry-over that does not
// belong to the source is carry-over-elsewhere (line, source).
func (c *CloseYear) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	if c.Year.End <= c.Year.Start {
		return Decision{}, Refuse("missing-field", "field", "period")
	}
	if err := firstOf(func(object objector) bool { return ofAct(c.Act, c.Year.Start, c.Reason, object) }); err != nil {
		return Decision{}, err
	}
	if there := s.wholly(c.Year, PeriodIsClosed); there != nil {
		return Decision{Already: &Ref{s.ID, there[len(there)-1].Entry}}, nil
	}
	carry, err := c.carry(b, docs)
	if err != nil {
		return Decision{}, err
	}
	y := YearEndOf(s, c.Year)
	if err := c.obstacle(y); err != nil {
		return Decision{}, err
	}
	if events := c.hold(y); len(events) > 0 {
		return Decision{Stream: s.Stream(), Expected: s.Revision, Events: events}, nil
	}
	if carry != nil {
		return *carry, nil
	}
	if events := c.lapse(y); len(events) > 0 {
		return Decision{Stream: s.Stream(), Expected: s.Revision, Events: events}, nil
	}
	closed := &PeriodClosed{PeriodAct{c.Year.Label, c.Year.Start, c.Year.Last(), c.Reason, c.Act}}
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{closed}}, nil
}

// carry decides the carry-overs, and returns the first that is not recorded yet.
func (c *CloseYear) carry(b *Books, docs Documents) (first *Decision, err error) {
	for i := range c.Carry {
		if order := &c.Carry[i]; order.Source != c.Source {
			return nil, Refuse("carry-over-elsewhere", "line", order.Source+"/"+order.From, "source", c.Source)
		}
		d, err := c.Carry[i].Decide(b, docs)
		if err != nil {
			return nil, err
		}
		if d.Already == nil && first == nil {
			first = &d
		}
	}
	return first, nil
}

// obstacle is the first that no ordered carry-over takes away.
func (c *CloseYear) obstacle(y *YearEnd) error {
	for _, err := range y.Obstacles {
		ordered := func(order CarryOverAllocation) bool {
			return RefusalCode(err) == "year-obliged" && err.(*Refusal).Arg("line") == y.Source.Address(order.From)
		}
		if !slices.ContainsFunc(c.Carry, ordered) {
			return err
		}
	}
	return nil
}

func (c *CloseYear) hold(y *YearEnd) (events []Event) {
	for _, p := range y.Open {
		events = append(events, &PeriodHeld{PeriodAct{p.Label, p.Start, p.Last(), c.Reason, c.Act}})
	}
	return events
}

func (c *CloseYear) lapse(y *YearEnd) (events []Event) {
	for i := range y.Lines {
		l := &y.Lines[i]
		if l.Lapses == 0 || len(events) == lapsesAtOnce {
			continue
		}
		events = append(events, &AllocationLapsed{
			Line: l.Path, Date: y.Source.lastDayOf(l.Line), Amount: Money{l.Lapses, y.Source.Currency},
			Period: c.Year.Label, Act: c.Act, Reason: c.Reason,
		})
	}
	return events
}

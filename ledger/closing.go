package ledger

import (
	"slices"
	"strings"
)

// A PeriodState says what may still be posted to days of a source (domain rule 7).
type PeriodState uint8

// Days are open until they are held or closed.
const (
	PeriodOpen PeriodState = iota
	PeriodIsHeld
	PeriodIsClosed
)

var periodStates = [...]string{"open", "held", "closed"}

func (s PeriodState) String() string { return periodStates[min(int(s), len(periodStates)-1)] }

// A Closing is a run of days that is held or closed.
type Closing struct {
	Period // with the label that it was closed under
	State  PeriodState
	Entry  Revision // that held or closed it
	Actor  string   // who did, as claimed
}

// closing returns what holds or closes a day, nil when it is open.
func (s *Source) closing(d Date) *Closing {
	i, found := slices.BinarySearchFunc(s.Closings, d, func(c Closing, d Date) int {
		switch {
		case c.End <= d:
			return -1
		case c.Start > d:
			return 1
		}
		return 0
	})
	if !found {
		return nil
	}
	return &s.Closings[i]
}

// mayPost refuses a posting to a day that is closed (period-closed: source, date,
// period, entry) or, unless it is a correction, held (period-held, likewise).
func (s *Source) mayPost(d Date, correction bool) *Refusal {
	c := s.closing(d)
	switch {
	case c == nil || c.State == PeriodIsHeld && correction:
		return nil
	case c.State == PeriodIsHeld:
		return Refuse("period-held", "source", s.ID, "date", d, "period", c.Period, "entry", Ref{s.ID, c.Entry})
	}
	return Refuse("period-closed", "source", s.ID, "date", d, "period", c.Period, "entry", Ref{s.ID, c.Entry})
}

// closing is what the act makes of its days.
func (e *PeriodAct) closing(state PeriodState, at Entry) Closing {
	return Closing{
		Period: Period{Start: e.FirstDay, End: e.LastDay + 1, Label: strings.Clone(e.Period)},
		State:  state, Entry: at.Revision, Actor: strings.Clone(at.Actor),
	}
}

// close gives days another state.
func (s *Source) close(c Closing) {
	var list []Closing
	for _, old := range s.Closings {
		before, after := old, old
		before.End, after.Start = min(old.End, c.Start), max(old.Start, c.End)
		for _, part := range []Closing{before, after} {
			if part.Start < part.End {
				list = append(list, part)
			}
		}
	}
	if c.State != PeriodOpen {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b Closing) int { return int(a.Start - b.Start) })
	s.Closings = list
}

// over lists what holds or closes days of a period.
func (s *Source) over(p Period) []Closing {
	var list []Closing
	for _, c := range s.Closings {
		if c.Overlaps(p) {
			list = append(list, c)
		}
	}
	return list
}

// wholly returns the closings of a period when all of its days have a state.
func (s *Source) wholly(p Period, state PeriodState) []Closing {
	day, list := p.Start, s.over(p)
	for _, c := range list {
		if c.State != state || c.Start > day {
			return nil
		}
		day = c.End
	}
	if day < p.End {
		return nil
	}
	return list
}

// samePerson tells that two names are not of two people: they differ by case, or by
// letters that look the same, at most.
func samePerson(a, b string) bool { return FoldName(a) == FoldName(b) }

// SetPeriod holds, closes or reopens days of a source.
type SetPeriod struct {
	Source string
	Period Period
	State  PeriodState
	Reason string // required for reopening
	Act    string
	Actor  string // who gives the order, as claimed
}

// Decide finds that the days are held or closed already. It refuses to hold what
// is closed (period-closed), to reopen what is open (period-open: source, period),
// without a reason (missing-field), and by the person who closed (second-person:
// actor, entry): reopening takes two (domain rule 7).
func (c *SetPeriod) Decide(b *Books, _ Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	if c.Period.End <= c.Period.Start {
		return Decision{}, Refuse("missing-field", "field", "period")
	}
	for _, text := range []string{c.Reason, c.Act} {
		if err := CheckValue(text); text != "" && err != nil {
			return Decision{}, err
		}
	}
	over := s.over(c.Period)
	act := PeriodAct{c.Period.Label, c.Period.Start, c.Period.Last(), c.Reason, c.Act}
	var e Event
	switch c.State {
	case PeriodIsHeld:
		for _, old := range over {
			if old.State == PeriodIsClosed {
				return Decision{}, Refuse("period-closed", "source", s.ID, "date", max(old.Start, c.Period.Start), "period", old.Period, "entry", Ref{s.ID, old.Entry})
			}
		}
		e = &PeriodHeld{act}
	case PeriodIsClosed:
		e = &PeriodClosed{act}
	default:
		if err := checkReason(c.Reason, c.Act); err != nil {
			return Decision{}, err
		}
		if len(over) == 0 {
			return Decision{}, Refuse("period-open", "source", s.ID, "period", c.Period)
		}
		for _, old := range over {
			if old.State == PeriodIsClosed && samePerson(old.Actor, c.Actor) {
				return Decision{}, Refuse("second-person", "actor", c.Actor, "entry", Ref{s.ID, old.Entry})
			}
		}
		e = &PeriodReopened{act}
	}
	if there := s.wholly(c.Period, c.State); there != nil {
		return Decision{Already: &Ref{s.ID, there[len(there)-1].Entry}}, nil
	}
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{e}}, nil
}

package ledger

import (
	"slices"
	"strings"
)

// maxTransition is the longest transition that is taken, in days: more is a slip.
const maxTransition = 3660

// SuspendSource suspends a source from a day on.
type SuspendSource struct {
	Source     string
	From       Date
	Transition int      // days, the first of them From; 0 for none
	Except     []string // paths of lines that it does not touch
	Act        string
	Reason     string
}

// Decide finds the same act again. What was recorded for later days before stays.
//
// Refusals: bad-transition (value, most), unknown-line, line-twice (line),
// suspended-after-closing (source, date, closes), already-suspended (source, since,
// act, entry), suspension-overlaps (source, date, resumed, entry), act-conflict.
func (c *SuspendSource) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := c.check(s); err != nil {
		return Decision{}, err
	}
	e := SourceSuspended{From: c.From, Except: c.Except, Act: c.Act, Reason: c.Reason}
	if c.Transition > 0 {
		e.Until = c.From.AddDays(c.Transition - 1)
	}
	e.Key, e.Digest = ActKey(b.Ledger.ID, "source suspend", c.Act, s.ID), e.digest(c.Source)
	if at, err := s.sameAct(docs, &Filing{Key: e.Key, Digest: e.Digest}, c.Act); at != nil || err != nil {
		return Decision{Already: at}, err
	}
	if s.Closes != NoDate && c.From > s.Closes {
		return Decision{}, Refuse("suspended-after-closing", "source", s.ID, "date", c.From, "closes", s.Closes)
	}
	if last := s.lastSuspension(); last != nil {
		entry := Ref{s.ID, last.Entry}
		switch {
		case last.Resumed == NoDate:
			return Decision{}, Refuse("already-suspended", "source", s.ID, "since", last.From, "act", last.Act, "entry", entry)
		case c.From < last.Resumed:
			return Decision{}, Refuse("suspension-overlaps", "source", s.ID, "date", c.From, "resumed", last.Resumed, "entry", entry)
		}
	}
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

func (e *SourceSuspended) digest(source string) Digest {
	var d digester
	d.text(source, e.Act, e.Reason)
	d.date(e.From, e.Until)
	d.text(e.Except...)
	return d.sum()
}

func (c *SuspendSource) check(s *Source) error {
	if err := checkLifeAct(c.From, c.Act, c.Reason); err != nil {
		return err
	}
	if c.Transition < 0 || c.Transition > maxTransition {
		return Refuse("bad-transition", "value", c.Transition, "most", maxTransition)
	}
	slices.Sort(c.Except)
	for i, path := range c.Except {
		if s.Lines[path] == nil {
			return Refuse("unknown-line", "line", s.Address(path))
		}
		if i > 0 && c.Except[i-1] == path {
			return Refuse("line-excepted-twice", "line", s.Address(path))
		}
	}
	return nil
}

// ResumeSource lifts the suspension of a source from a day on.
type ResumeSource struct {
	Source string
	From   Date // first day on which it is not suspended; that of the suspension annuls it
	Act    string
	Reason string
}

// Decide finds the same act again. Refusals: not-suspended (source),
// resumed-before-suspension (source, date, since, entry), act-conflict.
func (c *ResumeSource) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := checkLifeAct(c.From, c.Act, c.Reason); err != nil {
		return Decision{}, err
	}
	e := SourceResumed{From: c.From, Act: c.Act, Reason: c.Reason}
	e.Key, e.Digest = ActKey(b.Ledger.ID, "source resume", c.Act, s.ID), lifeDigest(c.Source, c.Act, c.Reason, c.From)
	if at, err := s.sameAct(docs, &Filing{Key: e.Key, Digest: e.Digest}, c.Act); at != nil || err != nil {
		return Decision{Already: at}, err
	}
	last := s.lastSuspension()
	if last == nil || last.Resumed != NoDate {
		return Decision{}, Refuse("not-suspended", "source", s.ID)
	}
	if c.From < last.From {
		return Decision{}, Refuse("resumed-before-suspension", "source", s.ID, "date", c.From, "since", last.From, "entry", Ref{s.ID, last.Entry})
	}
	e.Suspended = last.Entry
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

// CloseSource closes a source by an act: after that day only what was delivered
// before is paid, until the payment deadline.
type CloseSource struct {
	Source string
	On     Date // last day of its life
	Act    string
	Reason string
}

// Decide finds the same act again. Refusals: already-closed (source, closes, act,
// entry), closing-later (source, date, closes), reversed-dates, act-conflict.
func (c *CloseSource) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := checkLifeAct(c.On, c.Act, c.Reason); err != nil {
		return Decision{}, err
	}
	e := SourceClosed{On: c.On, Act: c.Act, Reason: c.Reason}
	e.Key, e.Digest = ActKey(b.Ledger.ID, "source close", c.Act, s.ID), lifeDigest(c.Source, c.Act, c.Reason, c.On)
	if at, err := s.sameAct(docs, &Filing{Key: e.Key, Digest: e.Digest}, c.Act); at != nil || err != nil {
		return Decision{Already: at}, err
	}
	switch {
	case s.Closed != nil:
		return Decision{}, Refuse("already-closed", "source", s.ID, "closes", s.Closes, "act", s.Closed.Act, "entry", Ref{s.ID, s.Closed.Entry})
	case s.Closes != NoDate && c.On > s.Closes:
		return Decision{}, Refuse("closing-later", "source", s.ID, "date", c.On, "closes", s.Closes)
	case c.On < s.Opens:
		return Decision{}, Refuse("reversed-dates", "source", s.ID, "first", s.Opens, "last", c.On)
	}
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

// A Closed is the act that closed a source.
type Closed struct {
	Act   string
	Entry Revision
}

func checkLifeAct(date Date, act, reason string) error {
	switch {
	case act == "":
		return Refuse("missing-field", "field", "act")
	case date == NoDate:
		return Refuse("missing-field", "field", "date")
	}
	for _, t := range []fieldText{{"act", act}, {"reason", reason}} {
		if err := t.check(); err != nil {
			return err
		}
	}
	return nil
}

func lifeDigest(source, act, reason string, date Date) Digest {
	var d digester
	d.text(source, act, reason)
	d.date(date)
	return d.sum()
}

// sameAct finds the entry that an act made with the same content, and refuses another
// content: act-conflict.
func (s *Source) sameAct(docs Documents, f *Filing, act string) (*Ref, error) {
	switch filed, ok, err := docs.Find(f.Key); {
	case err != nil:
		return nil, err
	case ok && filed.Matches(f.Digest):
		return &filed.Ref, nil
	case ok:
		return nil, Refuse("act-conflict", "line", s.ID, "act", act, "entry", filed.Ref)
	}
	return nil, nil
}

func (s *Source) lastSuspension() *Suspension {
	if len(s.Suspensions) == 0 {
		return nil
	}
	return &s.Suspensions[len(s.Suspensions)-1]
}

func (s *Source) suspend(e *SourceSuspended) {
	x := Suspension{From: e.From, Until: e.Until, Act: strings.Clone(e.Act), Entry: s.Revision}
	for _, line := range e.Except {
		x.Except = append(x.Except, strings.Clone(line))
	}
	s.Suspensions = append(s.Suspensions, x)
}

func (s *Source) resume(e *SourceResumed) {
	for i := range s.Suspensions {
		if s.Suspensions[i].Entry == e.Suspended {
			s.Suspensions[i].Resumed = e.From
		}
	}
}

func (s *Source) closeBy(e *SourceClosed) {
	s.Closes, s.Closed = e.On, &Closed{strings.Clone(e.Act), s.Revision}
}

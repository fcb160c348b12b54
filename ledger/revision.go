package ledger

import "slices"

// ReviseAllocation changes the plan of a line by a later act. A line that first
// appears in a revision has no original budget: it is opened, with a plan that is
// all revision, where its days are given.
type ReviseAllocation struct {
	Source string
	Line   string // path within the source
	// Amount is the new plan of the line or, where the act gives differences, what
	// it adds to the plan (below zero: takes off).
	Amount      Money
	Differences bool
	Act         string // the legal act, or a reference
	Date        Date   // of the act
	Reason      string
	// Phasing takes the place of the phasing before it or, with Differences, is
	// added to it. Given, it has to come out at the new plan.
	Phasing []Phase

	// What opens the line where it is not there. Of one that is, the dimensions must
	// agree, and the days, which may be those of the plan as a whole, must be the
	// line's in part; titles change.
	Title      string
	FirstDay   Date
	LastDay    Date
	Dimensions []Dimension

	AllowNegative bool // the plan may be below zero
	// Known says that this very order was carried out before, as a row of a file that
	// was taken whole: it changes nothing again, whatever happened to the line since.
	Known bool
}

// Decide looks the act up first, so that a repetition is told as one whatever later
// acts have made of the line: the same act with the same content is found
// (Decision.Already), with another content it is a conflict. A plan is not revised
// to less than is used of it, nor by an act from outside of the line's life; and new
// amounts are not taken from an act older than the one the plan stands by, since
// they would undo it.
//
// Refusals besides those of an allocation: nothing-to-revise (line, final, act,
// entry), revised-below-used (line, final, used, asked), act-outside-line (line,
// date, first, last), later-act (line, date, act, latest).
func (c *ReviseAllocation) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := firstOf(func(object objector) bool { return c.ofAct(object) && c.ofSource(b, s, object) }); err != nil {
		return Decision{}, err
	}
	address := s.Address(c.Line)
	key, digest := ActKey(b.Ledger.ID, "allocation revise", c.Act, address), c.digest()
	switch filed, ok, err := docs.Find(key); {
	case err != nil:
		return Decision{}, err
	case ok && (c.Known || filed.Matches(digest)):
		return Decision{Already: &filed.Ref}, nil
	case ok:
		return Decision{}, Refuse("act-conflict", "line", address, "act", c.Act, "entry", filed.Ref)
	}
	e := AllocationRevised{Key: key, Digest: digest, Line: c.Line, Date: c.Date, Act: c.Act, Reason: c.Reason}
	counted, err := c.counted(s)
	if err != nil {
		return Decision{}, err
	}
	if err := firstOf(func(object objector) bool { return counted.ofLine(s, &e, object) }); err != nil {
		return Decision{}, err
	}
	s.say(c.Date, &e.Amount, append(phaseMinors(e.Phasing), &e.Final)...)
	d := Decision{Stream: s.Stream(), Expected: s.Revision}
	if s.Lines[c.Line] == nil {
		d.Events = append(d.Events, c.line().opened())
	}
	d.Events = append(d.Events, &e)
	return d, nil
}

// Objections is everything that speaks against the revision, of which Decide
// returns the first, except what was recorded by its act.
func (c *ReviseAllocation) Objections(b *Books) []error {
	return allOf(func(object objector) bool {
		s, err := b.Source(c.Source)
		if err != nil {
			return object(err) && c.ofAct(object)
		}
		if !c.ofAct(object) || !c.ofSource(b, s, object) {
			return false
		}
		counted, err := c.counted(s)
		if err != nil {
			return object(err)
		}
		return counted.ofLine(s, new(AllocationRevised), object)
	})
}

// counted is the revision as the source's sums count it.
func (c *ReviseAllocation) counted(s *Source) (*ReviseAllocation, error) {
	if s.Changed.To == "" || c.Amount.Currency != s.Changed.To {
		return c, nil
	}
	counted := *c
	counted.Phasing = slices.Clone(c.Phasing)
	return &counted, s.count(&counted.Amount, counted.Phasing)
}

func (c *ReviseAllocation) ofAct(object objector) bool {
	if err := CheckLinePath(c.Line); err != nil && !object(err) {
		return false
	}
	if c.Act == "" && !object(Refuse("missing-field", "field", "act")) {
		return false
	}
	if c.Date == NoDate && !object(Refuse("missing-field", "field", "act_date")) {
		return false
	}
	for _, t := range []fieldText{{"act", c.Act}, {"title", c.Title}, {"reason", c.Reason}} {
		if err := t.check(); err != nil && !object(err) {
			return false
		}
	}
	return true
}

func (c *ReviseAllocation) ofSource(b *Books, s *Source, object objector) bool {
	if currency := s.CurrencyOn(c.Date); c.Amount.Currency != currency &&
		!object(Refuse("wrong-currency", "line", s.Address(c.Line), "asked", c.Amount.Currency, "currency", currency)) {
		return false
	}
	sortPhasing(c.Phasing)
	return ofFixed(b, c.Dimensions, object)
}

// ofLine holds the revision against its line, and fills in what it makes of the
// line's plan. One that first appears in a revision is new only where its days say so.
func (c *ReviseAllocation) ofLine(s *Source, e *AllocationRevised, object objector) bool {
	if r := s.mayPost(c.Date, false); r != nil && !object(r) {
		return false
	}
	address, line := s.Address(c.Line), s.Lines[c.Line]
	opens := line == nil
	switch {
	case opens && c.FirstDay == NoDate && c.LastDay == NoDate:
		return object(Refuse("unknown-line", "line", address))
	case opens:
		if err := c.line().opens(s); err != nil {
			return object(err)
		}
		line = &Line{Path: c.Line, Span: Period{Start: c.FirstDay, End: c.LastDay + 1}}
	case !c.line().commonDays(line) || !c.line().sameFixed(line):
		if !object(Refuse("line-differs", "line", address)) {
			return false
		}
	}
	if c.Amount.Currency != s.Currency {
		return true // said before
	}
	if more, ok := c.revise(s, line, e, object); !ok {
		return more
	}
	if !opens && (c.Known || e.Amount.Minor == 0 && len(e.Phasing) == 0) {
		return object(Refuse("nothing-to-revise",
			"line", address, "final", Money{line.Final(), s.Currency}, "act", line.Latest.Act, "entry", Ref{s.ID, line.Latest.Entry}))
	}
	order := OrderAllocate
	if e.Amount.Minor < 0 {
		order = OrderCut
	}
	return c.ofTime(s, line, object) && s.mayPlan(order, c.Date, object, c.Line) && c.ofPlan(s, line, e, object)
}

func (c *ReviseAllocation) line() *newLine {
	return &newLine{c.Line, c.Title, c.FirstDay, c.LastDay, c.Dimensions}
}

// revise works out what the act adds to the line's plan and to each period of its
// phasing. It is not ok where that cannot be told.
func (c *ReviseAllocation) revise(s *Source, line *Line, e *AllocationRevised, object objector) (more, ok bool) {
	before, added, after := Money{line.Final(), s.Currency}, c.Amount, c.Amount
	var err error
	if c.Differences {
		after, err = before.Add(added)
	} else {
		added, err = after.Sub(before)
	}
	if err != nil {
		return object(err), false
	}
	e.Amount, e.Final = added, after.Minor
	if len(c.Phasing) == 0 {
		return true, true
	}
	phasing := slices.Clone(c.Phasing)
	if c.Differences {
		if phasing, err = addPhasing(line.Phasing, c.Phasing); err != nil {
			return object(err), false
		}
	}
	address := s.Address(c.Line)
	if !ofPhasing(address, phasing, after, object) || !ofPhases(address, phasing, line.Span, object) {
		return false, false
	}
	if e.Phasing, err = lessPhasing(phasing, line.Phasing); err != nil {
		return object(err), false
	}
	return true, true
}

// ofTime objects to an act from outside of the life of line and source, and to new
// amounts of one that is older than what the plan stands by.
func (c *ReviseAllocation) ofTime(s *Source, line *Line, object objector) bool {
	if c.Date == NoDate {
		return true // said before
	}
	last := line.Span.Last()
	if end := s.LastDay(); end != NoDate {
		last = min(last, end)
	}
	switch {
	case c.Date < line.Planned || c.Date > last:
		return object(Refuse("act-outside-line",
			"line", s.Address(c.Line), "date", c.Date, "first", line.Planned, "last", last))
	case !c.Differences && c.Date < line.Latest.Date:
		return object(Refuse("later-act",
			"line", s.Address(c.Line), "date", c.Date, "act", line.Latest.Act, "latest", line.Latest.Date))
	}
	return true
}

// ofPlan objects to a plan below zero or below what is used of it.
func (c *ReviseAllocation) ofPlan(s *Source, line *Line, e *AllocationRevised, object objector) bool {
	after, used := Money{e.Final, s.Currency}, line.Used()
	switch {
	case after.Minor < 0 && !c.AllowNegative:
		if !object(Refuse("negative-allocation", "line", s.Address(c.Line), "asked", after)) {
			return false
		}
	case e.Amount.Minor < 0 && used > 0 && after.Minor < used:
		if !object(Refuse("revised-below-used", "line", s.Address(c.Line),
			"final", Money{line.Final(), s.Currency}, "used", Money{used, s.Currency}, "asked", after)) {
			return false
		}
	}
	if err := fits(line, e); err != nil {
		return object(err)
	}
	return true
}

// fits tells that the books can hold what the act adds: they add each stage up by
// itself. Refusal: amount-overflow.
func fits(line *Line, e *AllocationRevised) error {
	postings, err := Postings(nil, e)
	if err != nil {
		return err
	}
	sums := line.Sums
	for i := range postings {
		p, ok := &postings[i], false
		if sums[p.Stage], ok = AddMinor(sums[p.Stage], p.Amount.Minor); !ok {
			return Refuse("amount-overflow", "value", p.Amount.String())
		}
	}
	return nil
}

func (c *ReviseAllocation) digest() Digest {
	var d digester
	mode := "new"
	if c.Differences {
		mode = "differences"
	}
	d.text(c.Source, c.Line, mode, c.Title, c.Act, c.Reason)
	d.date(c.FirstDay, c.LastDay, c.Date)
	d.money(c.Amount)
	d.dimensions(c.Dimensions)
	d.phasing(c.Phasing, c.Amount.Currency)
	return d.sum()
}

package ledger

import "strings"

// ApproveAllocation gives a line its original budget, and opens the line when it
// is not there yet.
type ApproveAllocation struct {
	Source     string
	Line       string // path within the source
	Title      string
	FirstDay   Date // of the line; both may be left out for a line that exists
	LastDay    Date
	Dimensions []Dimension // fixed on the line
	Amount     Money
	Act        string // the legal act, or a reference
	Date       Date   // of the act
	Phasing    []Phase
	// AllowNegative takes an original allocation below zero, which published
	// budgets hold for revenue lines and, more often, for damaged figures.
	AllowNegative bool
}

// Decide checks the line and its dates, the act, and that the phasing sums to the
// amount, plans no day twice and has no period in which the line is not valid. The
// same act for the same line again is found when it says the same, and refused as a
// conflict when it does not; another act is not an original allocation but a
// revision (allocation-exists).
func (c *ApproveAllocation) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := firstOf(func(object objector) bool { return c.ofAct(object) && c.ofSource(b, s, object) }); err != nil {
		return Decision{}, err
	}
	address := s.Address(c.Line)
	key, digest := ActKey(b.Ledger.ID, "allocation approve", c.Act, address), c.digest()
	if filed, ok, err := docs.Find(key); err != nil {
		return Decision{}, err
	} else if ok {
		if !filed.Matches(digest) {
			return Decision{}, Refuse("act-conflict", "line", address, "act", c.Act, "entry", filed.Ref)
		}
		return Decision{Already: &filed.Ref}, nil
	}
	d := Decision{Stream: s.Stream(), Expected: s.Revision}
	if err := firstOf(func(object objector) bool { return c.ofLine(s, object) }); err != nil {
		return Decision{}, err
	}
	if s.Lines[c.Line] == nil {
		d.Events = append(d.Events, c.line().opened())
	}
	d.Events = append(d.Events, &AllocationApproved{
		Key: key, Digest: digest, Line: c.Line, Date: c.Date, Amount: c.Amount, Act: c.Act, Phasing: c.Phasing,
	})
	return d, nil
}

// Objections is everything that speaks against the allocation, of which Decide
// returns the first, except what was recorded by its act.
func (c *ApproveAllocation) Objections(b *Books) []error {
	return allOf(func(object objector) bool {
		s, err := b.Source(c.Source)
		if err != nil {
			return object(err) && c.ofAct(object)
		}
		return c.ofAct(object) && c.ofSource(b, s, object) && c.ofLine(s, object)
	})
}

func (c *ApproveAllocation) ofAct(object objector) bool {
	if err := CheckLinePath(c.Line); err != nil && !object(err) {
		return false
	}
	if c.Act == "" && !object(Refuse("missing-field", "field", "act")) {
		return false
	}
	if c.Date == NoDate && !object(Refuse("missing-field", "field", "act_date")) {
		return false
	}
	for _, t := range []fieldText{{"act", c.Act}, {"title", c.Title}} {
		if err := t.check(); err != nil && !object(err) {
			return false
		}
	}
	return true
}

func (c *ApproveAllocation) ofSource(b *Books, s *Source, object objector) bool {
	address := s.Address(c.Line)
	if currency := s.CurrencyOn(c.Date); c.Amount.Currency != currency {
		if !object(Refuse("wrong-currency", "line", address, "asked", c.Amount.Currency, "currency", currency)) {
			return false
		}
	} else if c.Amount.Minor < 0 && !c.AllowNegative && !object(Refuse("negative-allocation", "line", address, "asked", c.Amount)) {
		return false
	}
	return ofFixed(b, c.Dimensions, object) && ofPhasing(address, c.Phasing, c.Amount, object)
}

// ofLine holds the allocation against its line: one that can be opened, or that is
// open as it is described, since what a line fixes never changes.
func (c *ApproveAllocation) ofLine(s *Source, object objector) bool {
	if !s.mayPlan(OrderAllocate, c.Date, object, c.Line) {
		return false
	}
	if r := s.mayPost(c.Date, false); r != nil && !object(r) {
		return false
	}
	span := Period{Start: c.FirstDay, End: c.LastDay + 1}
	line := s.Lines[c.Line]
	var err error
	if line == nil {
		err = c.line().opens(s)
	} else {
		span, err = line.Span, c.sameLine(s, line)
	}
	if err != nil && !object(err) {
		return false
	}
	if line == nil && (c.FirstDay == NoDate || c.LastDay == NoDate) {
		return true // which phases lie outside cannot be told
	}
	return ofPhases(s.Address(c.Line), c.Phasing, span, object)
}

// sameLine refuses an allocation that describes an open line otherwise than it is. A
// line that a revision opened has a plan, and no original one any more.
func (c *ApproveAllocation) sameLine(s *Source, line *Line) error {
	address := s.Address(c.Line)
	switch {
	case line.Act == "" && line.Planned != NoDate:
		return Refuse("opened-by-revision", "line", address, "act", line.Latest.Act)
	case line.Act != "" && line.Act != c.Act:
		return Refuse("allocation-exists", "line", address, "act", line.Act)
	case !c.line().sameDays(line) || !c.line().sameFixed(line) || c.Title != "" && c.Title != line.Title:
		return Refuse("line-differs", "line", address)
	}
	return nil
}

func (c *ApproveAllocation) line() *newLine {
	return &newLine{c.Line, c.Title, c.FirstDay, c.LastDay, c.Dimensions}
}

func (c *ApproveAllocation) digest() Digest {
	var d digester
	d.text(c.Source, c.Line, c.Title, c.Act)
	d.date(c.FirstDay, c.LastDay, c.Date)
	d.money(c.Amount)
	d.dimensions(c.Dimensions)
	d.phasing(c.Phasing, c.Amount.Currency)
	return d.sum()
}

// SplitAddress cuts a line's address into source and path. Refusal:
// bad-address (value).
func SplitAddress(address string) (source, path string, err error) {
	source, path, ok := strings.Cut(address, "/")
	if !ok || source == "" || path == "" {
		return "", "", Refuse("bad-address", "value", address)
	}
	return source, path, nil
}

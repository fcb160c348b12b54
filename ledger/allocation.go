package ledger

import (
	"cmp"
	"slices"
	"strings"
)

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
// amount, plans no day twice and has no period in which the line is not valid. The same act for the same line again is found when it says the same,
// and refused as a conflict when it does not; another act is not an original
// allocation but a revision (allocation-exists).
func (c *ApproveAllocation) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := c.check(b, s); err != nil {
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
	line, span := s.Lines[c.Line], Period{Start: c.FirstDay, End: c.LastDay + 1}
	if line == nil {
		opened, err := c.open(s)
		if err != nil {
			return Decision{}, err
		}
		d.Events = append(d.Events, opened)
	} else if err := c.sameLine(s, line); err != nil {
		return Decision{}, err
	} else {
		span = line.Span
	}
	if i := slices.IndexFunc(c.Phasing, func(p Phase) bool { return !span.Overlaps(p.days()) }); i >= 0 {
		return Decision{}, Refuse("phase-outside-line",
			"line", address, "phase", c.Phasing[i].Period, "first", span.Start, "last", span.Last())
	}
	d.Events = append(d.Events, &AllocationApproved{
		Key: key, Digest: digest, Line: c.Line, Date: c.Date, Amount: c.Amount, Act: c.Act, Phasing: c.Phasing,
	})
	return d, nil
}

func (c *ApproveAllocation) check(b *Books, s *Source) error {
	address := s.Address(c.Line)
	if err := CheckLinePath(c.Line); err != nil {
		return err
	}
	if c.Act == "" {
		return Refuse("missing-field", "field", "act")
	}
	if c.Date == NoDate {
		return Refuse("missing-field", "field", "act_date")
	}
	for _, text := range []string{c.Act, c.Title} {
		if err := CheckValue(text); text != "" && err != nil {
			return err
		}
	}
	if c.Amount.Currency != s.Currency {
		return Refuse("wrong-currency", "line", address, "asked", c.Amount.Currency, "currency", s.Currency)
	}
	if c.Amount.Minor < 0 && !c.AllowNegative {
		return Refuse("negative-allocation", "line", address, "asked", c.Amount)
	}
	SortDimensions(c.Dimensions)
	for i, d := range c.Dimensions {
		if !b.Classifies(d.Name) {
			return Refuse("unknown-dimension", "dimension", d.Name)
		}
		if i > 0 && c.Dimensions[i-1].Name == d.Name {
			return Refuse("dimension-twice", "dimension", d.Name)
		}
		if err := CheckValue(d.Value); err != nil {
			return err
		}
	}
	return c.checkPhasing(address)
}

func (c *ApproveAllocation) checkPhasing(address string) error {
	if len(c.Phasing) == 0 {
		return nil
	}
	sum := Money{0, c.Amount.Currency}
	for _, p := range c.Phasing {
		var err error
		if sum, err = sum.Add(Money{p.Minor, c.Amount.Currency}); err != nil {
			return err
		}
	}
	if sum != c.Amount {
		return Refuse("phasing-differs", "line", address, "asked", c.Amount, "sum", sum)
	}
	slices.SortStableFunc(c.Phasing, func(a, b Phase) int { return cmp.Compare(a.FirstDay, b.FirstDay) })
	for i := 1; i < len(c.Phasing); i++ {
		if a, b := c.Phasing[i-1], c.Phasing[i]; a.days().Overlaps(b.days()) {
			return Refuse("phases-overlap", "line", address, "phase", a.Period, "other", b.Period)
		}
	}
	return nil
}

func (p Phase) days() Period { return Period{Start: p.FirstDay, End: p.LastDay + 1} }

func (c *ApproveAllocation) open(s *Source) (*LineOpened, error) {
	address := s.Address(c.Line)
	if c.FirstDay == NoDate || c.LastDay == NoDate {
		return nil, Refuse("line-without-dates", "line", address)
	}
	if c.LastDay < c.FirstDay {
		return nil, Refuse("reversed-dates", "source", address, "first", c.FirstDay, "last", c.LastDay)
	}
	if last := s.LastDay(); c.FirstDay < s.Opens || last != NoDate && c.FirstDay > last {
		return nil, Refuse("line-outside-source", "line", address, "date", c.FirstDay, "source", s.ID, "opens", s.Opens)
	}
	if other, ok := s.sameName(c.Line); ok {
		return nil, Refuse("names-look-alike", "value", address, "other", s.Address(other))
	}
	return &LineOpened{
		Line: c.Line, Title: c.Title, FirstDay: c.FirstDay, LastDay: c.LastDay, Dimensions: c.Dimensions,
	}, nil
}

// sameLine refuses an allocation that describes an open line otherwise than it
// is: what a line fixes never changes.
func (c *ApproveAllocation) sameLine(s *Source, line *Line) error {
	address := s.Address(c.Line)
	if line.Act != "" && line.Act != c.Act {
		return Refuse("allocation-exists", "line", address, "act", line.Act)
	}
	if c.FirstDay != NoDate && c.FirstDay != line.Span.Start || c.LastDay != NoDate && c.LastDay != line.Span.Last() ||
		len(c.Dimensions) > 0 && !slices.Equal(c.Dimensions, line.Dimensions) ||
		c.Title != "" && c.Title != line.Title {
		return Refuse("line-differs", "line", address)
	}
	return nil
}

func (c *ApproveAllocation) digest() Digest {
	var d digester
	d.text(c.Source, c.Line, c.Title, c.Act)
	d.date(c.FirstDay, c.LastDay, c.Date)
	d.money(c.Amount)
	d.dimensions(c.Dimensions)
	d.number(int64(len(c.Phasing)))
	for _, p := range c.Phasing {
		d.text(p.Period)
		d.money(Money{p.Minor, c.Amount.Currency})
	}
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

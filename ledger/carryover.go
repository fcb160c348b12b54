package ledger

// CarryOverAllocation takes what is not spent of a line of one year into a line of
// the next year of the same source, by an act. It is part of that year's final
// budget, never of its original one (domain rule 8).
type CarryOverAllocation struct {
	Source   string
	From     string // path within the source
	ToSource string // must be Source; another one is refused by name
	To       string
	Amount   Money // no currency: all that is not spent
	Act      string
	Date     Date // of the act: from then on it is in the new year's plan
	Reason   string
	Phasing  []Phase // of the amount, on the new line

	// What opens the new line where it is not there. It fixes what the old one fixes.
	Title    string
	FirstDay Date
	LastDay  Date
}

// Decide looks the act up first, as that of a transfer is. Open commitments and
// unpaid liabilities of the old line go over as a whole before anything else: an
// amount that does not cover them is refused.
//
// Refusals besides those of a transfer: carry-over-not-later (line, to, last, first),
// over-available/carry-over (line, asked, available), nothing-to-carry (line),
// no-line-to-carry-into (line), commitments-first (line, asked, obliged).
func (c *CarryOverAllocation) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := firstOf(func(object objector) bool { return c.ofAct(object) && c.ofSource(b, s, object) }); err != nil {
		return Decision{}, err
	}
	key, digest := pairKey(b, "allocation carry-over", c.Act, s.Address(c.From), s.Address(c.To)), c.digest(s.Currency)
	if filed, ok, err := docs.Find(key); err != nil {
		return Decision{}, err
	} else if ok && filed.Matches(digest) {
		return Decision{Already: &filed.Ref}, nil
	} else if ok {
		return Decision{}, Refuse("transfer-conflict", "why", "carry-over",
			"line", s.Address(c.From), "to", s.Address(c.To), "act", c.Act, "entry", filed.Ref)
	}
	from, to, err := c.lines(s)
	if err != nil {
		return Decision{}, err
	}
	e := AllocationCarried{
		Key: key, Digest: digest, From: c.From, To: c.To, Date: c.Date, Amount: c.Amount, Act: c.Act, Reason: c.Reason, Phasing: c.Phasing,
	}
	if err := firstOf(func(object objector) bool {
		return c.ofTime(s, from, to, &e, object) && c.ofAmount(b, s, from, to, &e, object)
	}); err != nil {
		return Decision{}, err
	}
	d := Decision{Stream: s.Stream(), Expected: s.Revision}
	if s.Lines[c.To] == nil {
		d.Events = append(d.Events, c.opens(from).opened())
	}
	if err := firstOf(func(object objector) bool { return fitsBoth(s, &e, object) }); err != nil {
		return Decision{}, err
	}
	d.Events = append(d.Events, &e)
	return d, nil
}

func (c *CarryOverAllocation) ofAct(object objector) bool {
	for _, path := range []string{c.From, c.To} {
		if err := CheckLinePath(path); err != nil && !object(err) {
			return false
		}
	}
	if err := (fieldText{"title", c.Title}).check(); err != nil && !object(err) {
		return false
	}
	return ofAct(c.Act, c.Date, c.Reason, object)
}

func (c *CarryOverAllocation) ofSource(b *Books, s *Source, object objector) bool {
	from, to := s.Address(c.From), c.ToSource+"/"+c.To
	all := c.Amount.Currency == ""
	switch {
	case c.ToSource != c.Source:
		if _, err := b.Source(c.ToSource); err != nil {
			return object(err)
		}
		return object(Refuse("transfer-across-sources", "line", from, "to", to))
	case c.From == c.To:
		return object(Refuse("transfer-to-itself", "line", from))
	case !all && c.Amount.Currency != s.Currency:
		return object(Refuse("wrong-currency", "line", from, "asked", c.Amount.Currency, "currency", s.Currency))
	case !all && c.Amount.Minor <= 0:
		return object(Refuse("not-positive", "why", "transfer", "line", from, "asked", c.Amount))
	}
	return true
}

// lines are the old line and the new one, which may be one that would be opened.
func (c *CarryOverAllocation) lines(s *Source) (from, to *Line, err error) {
	if from = s.Lines[c.From]; from == nil {
		return nil, nil, Refuse("unknown-line", "line", s.Address(c.From))
	}
	to = s.Lines[c.To]
	switch opens := c.opens(from); {
	case to == nil && c.FirstDay == NoDate && c.LastDay == NoDate:
		return nil, nil, Refuse("no-line-to-carry-into", "line", s.Address(c.To))
	case to == nil:
		if err := opens.opens(s); err != nil {
			return nil, nil, err
		}
		to = &Line{Path: c.To, Span: Period{Start: c.FirstDay, End: c.LastDay + 1}, Dimensions: from.Dimensions}
	case !opens.sameDays(to):
		return nil, nil, Refuse("line-differs", "line", s.Address(c.To))
	}
	return from, to, nil
}

func (c *CarryOverAllocation) opens(from *Line) *newLine {
	title := c.Title
	if title == "" {
		title = from.Title
	}
	return &newLine{c.To, title, c.FirstDay, c.LastDay, from.Dimensions}
}

// ofTime objects to a new line that does not begin where the old one has ended, and
// to an act from outside of its life. The old line loses the money on its last day
// or, where that is closed, by the date of the act.
func (c *CarryOverAllocation) ofTime(s *Source, from, to *Line, e *AllocationCarried, object objector) bool {
	if to.Span.Start < from.Span.End {
		return object(Refuse("carry-over-not-later", "line", s.Address(c.From), "to", s.Address(c.To),
			"last", from.Span.Last(), "first", to.Span.Start))
	}
	if last := s.lastDayOf(to); c.Date < from.Planned || c.Date > last {
		if !object(Refuse("act-outside-line", "line", s.Address(c.To), "date", c.Date, "first", from.Planned, "last", last)) {
			return false
		}
	}
	if !s.mayPlan(OrderCarry, c.Date, object, c.From, c.To) {
		return false
	}
	e.FromDate = s.lastDayOf(from)
	if closing := s.closing(e.FromDate); closing != nil && closing.State == PeriodIsClosed && e.FromDate < c.Date {
		e.FromDate = c.Date
	}
	for _, date := range []Date{e.FromDate, c.Date} {
		if r := s.mayPost(date, true); r != nil && !object(r) { // closing a year corrects what is held
			return false
		}
	}
	return true
}

// ofAmount objects to more than the old line has left, and to less than what its
// open commitments and unpaid liabilities need.
func (c *CarryOverAllocation) ofAmount(b *Books, s *Source, from, to *Line, e *AllocationCarried, object objector) bool {
	e.Obligations = s.obligationsOn(from.Path)
	obliged, err := e.obliged()
	if err != nil {
		return object(err)
	}
	left, ok := AddMinor(from.Available(), obliged)
	if !ok {
		return object(Refuse("amount-overflow", "value", Money{obliged, s.Currency}.String()))
	}
	if c.Amount.Currency == "" {
		e.Amount = Money{left, s.Currency}
	}
	address := s.Address(c.From)
	switch {
	case c.Amount.Currency == "" && left <= 0:
		return object(Refuse("nothing-to-carry", "line", address))
	case e.Amount.Minor > left:
		return object(Refuse("over-available", "why", "carry-over", "line", address, "asked", e.Amount, "available", Money{left, s.Currency}))
	case e.Amount.Minor < obliged:
		return object(Refuse("commitments-first", "line", address, "asked", e.Amount, "obliged", Money{obliged, s.Currency}))
	}
	for i := range e.Obligations {
		if err := agree(b, s, to, e.Obligations[i].Dimensions); err != nil {
			return object(err)
		}
	}
	return ofPhasing(s.Address(c.To), e.Phasing, e.Amount, object)
}

// obligationsOn is what is left of commitments and liabilities on a line, by entry.
func (s *Source) obligationsOn(line string) (list []CarriedObligation) {
	for _, stage := range []Stage{StageCommitted, StageAccrued} {
		for _, o := range s.SortedObligations(stage) {
			if left := o.On(line); left != 0 {
				list = append(list, CarriedObligation{Entry: o.Entry, Stage: stage, Minor: left, Terms: o.Terms})
			}
		}
	}
	return list
}

// obliged adds the obligations up that go over.
func (e *AllocationCarried) obliged() (sum int64, err error) {
	for _, o := range e.Obligations {
		var ok bool
		if sum, ok = AddMinor(sum, o.Minor); !ok {
			return 0, Refuse("amount-overflow", "value", o.Number)
		}
	}
	return sum, nil
}

func (c *CarryOverAllocation) digest(currency Currency) Digest {
	var d digester
	d.text(c.Source, c.From, c.To, c.Act, c.Reason, c.Title)
	d.date(c.Date, c.FirstDay, c.LastDay)
	d.money(c.Amount)
	d.phasing(c.Phasing, currency)
	return d.sum()
}

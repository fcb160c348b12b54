package ledger

import (
	"cmp"
	"slices"
)

// TransferAllocation moves a part of the plan from one line to another of the same
// source (virement). It sums to zero, and rests on an act.
type TransferAllocation struct {
	Source   string
	From     string // path within the source
	ToSource string // must be Source; another one is refused by name
	To       string
	Amount   Money
	Act      string // the legal act, or a reference
	Date     Date   // of the act
	Reason   string
	// Phasing divides the amount over the periods that it is taken from on the one
	// line and meant for on the other. A line without a phasing stays without.
	Phasing []Phase

	said Money // the amount before it was counted in the source's first currency
}

// Decide looks the act up first, so that a repetition is told as one whatever
// became of the lines: one act may move money between many pairs of lines, once
// for each pair. No more is moved than is available on the line that it is taken from.
//
// Refusals: transfer-across-sources (line, to), transfer-to-itself (line),
// not-positive (line, asked), over-available/transfer (line, asked, available),
// act-outside-line (line, date, first, last), phase-below-zero (line, phase,
// asked, available), not-phased (line, to), transfer-conflict (line, to, act,
// entry), and those of periods, texts and phasings.
func (c *TransferAllocation) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := firstOf(func(object objector) bool { return c.ofAct(object) && c.ofSource(b, s, object) }); err != nil {
		return Decision{}, err
	}
	key, digest := pairKey(b, "allocation transfer", c.Act, s.Address(c.From), s.Address(c.To)), c.digest()
	if filed, ok, err := docs.Find(key); err != nil {
		return Decision{}, err
	} else if ok && !filed.Reversed && filed.Matches(digest) { // reversed: proposed, and rejected
		return Decision{Already: &filed.Ref}, nil
	} else if ok && !filed.Reversed {
		return Decision{}, Refuse("transfer-conflict",
			"line", s.Address(c.From), "to", s.Address(c.To), "act", c.Act, "entry", filed.Ref)
	}
	e := AllocationTransferred{
		Key: key, Digest: digest, From: c.From, To: c.To, Date: c.Date, Amount: c.Amount, Act: c.Act, Reason: c.Reason,
	}
	counted, err := c.counted(s)
	if err != nil {
		return Decision{}, err
	}
	e.Amount = counted.Amount
	if err := firstOf(func(object objector) bool { return counted.ofLines(s, &e, object) }); err != nil {
		return Decision{}, err
	}
	s.say(c.Date, &e.Amount, phaseMinors(e.FromPhasing, e.ToPhasing)...)
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

// Objections is everything that speaks against the transfer, of which Decide
// returns the first, except what was recorded by its act.
func (c *TransferAllocation) Objections(b *Books) []error {
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
		return counted.ofLines(s, new(AllocationTransferred), object)
	})
}

// counted is the transfer as the source's sums count it.
func (c *TransferAllocation) counted(s *Source) (*TransferAllocation, error) {
	if s.Changed.To == "" || c.Amount.Currency != s.Changed.To {
		return c, nil
	}
	counted := *c
	counted.said = c.Amount
	counted.Phasing = slices.Clone(c.Phasing)
	return &counted, s.count(&counted.Amount, counted.Phasing)
}

func (c *TransferAllocation) ofAct(object objector) bool {
	for _, path := range []string{c.From, c.To} {
		if err := CheckLinePath(path); err != nil && !object(err) {
			return false
		}
	}
	return ofAct(c.Act, c.Date, c.Reason, object)
}

// ofAct objects to a change of plans that rests on nothing: missing-field.
func ofAct(act string, date Date, reason string, object objector) bool {
	if act == "" && !object(Refuse("missing-field", "field", "act")) {
		return false
	}
	if date == NoDate && !object(Refuse("missing-field", "field", "act_date")) {
		return false
	}
	for _, t := range []fieldText{{"act", act}, {"reason", reason}} {
		if err := t.check(); err != nil && !object(err) {
			return false
		}
	}
	return true
}

func (c *TransferAllocation) ofSource(b *Books, s *Source, object objector) bool {
	from, to := s.Address(c.From), c.ToSource+"/"+c.To
	switch {
	case c.ToSource != c.Source:
		if _, err := b.Source(c.ToSource); err != nil {
			return object(err)
		}
		return object(Refuse("transfer-across-sources", "line", from, "to", to))
	case c.From == c.To:
		return object(Refuse("transfer-to-itself", "line", from))
	case c.Amount.Currency != s.CurrencyOn(c.Date):
		return object(Refuse("wrong-currency", "line", from, "asked", c.Amount.Currency, "currency", s.CurrencyOn(c.Date)))
	case c.Amount.Minor <= 0:
		return object(Refuse("not-positive", "why", "transfer", "line", from, "asked", c.Amount))
	}
	return ofPhasing(from, c.Phasing, c.Amount, object)
}

// ofLines holds the transfer against both lines, and fills in what it makes of them.
func (c *TransferAllocation) ofLines(s *Source, e *AllocationTransferred, object objector) bool {
	if r := s.mayPost(c.Date, false); r != nil && !object(r) {
		return false
	}
	from, to := s.Lines[c.From], s.Lines[c.To]
	for _, path := range []string{c.From, c.To} {
		if s.Lines[path] == nil && !object(Refuse("unknown-line", "line", s.Address(path))) {
			return false
		}
	}
	if from == nil || to == nil || c.Amount.Currency != s.Currency || c.ToSource != c.Source {
		return true // said
	}
	for _, line := range []*Line{from, to} {
		if !s.inLifeOf(line, c.Date, object) || !ofPhases(s.Address(line.Path), c.Phasing, line.Span, object) {
			return false
		}
	}
	if !s.mayPlan(OrderAllocate, c.Date, object, c.From, c.To) {
		return false
	}
	if available := from.Available(); c.Amount.Minor > available &&
		!object(Refuse("over-available", "why", "transfer",
			"line", s.Address(c.From), "asked", cmp.Or(c.said, c.Amount), "available", s.payable(available, cmp.Or(c.said, c.Amount).Currency))) {
		return false
	}
	return c.phase(s, from, to, e, object) && fitsBoth(s, e, object)
}

// inLifeOf objects to an act from outside of the life of a line and of its source.
func (s *Source) inLifeOf(line *Line, date Date, object objector) bool {
	if date == NoDate {
		return true // said before
	}
	if last := s.lastDayOf(line); date < line.Planned || date > last {
		return object(Refuse("act-outside-line", "line", s.Address(line.Path), "date", date, "first", line.Planned, "last", last))
	}
	return true
}

// lastDayOf is the last day on which a line may be paid from.
func (s *Source) lastDayOf(line *Line) Date {
	last := line.Span.Last()
	if end := s.LastDay(); end != NoDate {
		last = min(last, end)
	}
	return last
}

// phase takes the parts of the phasing off the one line and adds them to the other,
// as far as these have a phasing: a line with no plan yet may begin one.
func (c *TransferAllocation) phase(s *Source, from, to *Line, e *AllocationTransferred, object objector) bool {
	if len(c.Phasing) == 0 {
		return true
	}
	if len(from.Phasing) > 0 {
		taken, err := lessPhasing(nil, c.Phasing)
		if err != nil {
			return object(err)
		}
		for _, p := range c.Phasing {
			i := slices.IndexFunc(from.Phasing, func(q Phase) bool { return q.days() == p.days() })
			var has int64
			if i >= 0 {
				has = from.Phasing[i].Minor
			}
			if p.Minor > max(has, 0) && !object(Refuse("phase-below-zero", "line", s.Address(c.From), "phase", p.Period,
				"asked", Money{p.Minor, s.Currency}, "available", Money{has, s.Currency})) {
				return false
			}
		}
		e.FromPhasing = taken
	}
	if len(to.Phasing) > 0 || to.Final() == 0 {
		given, err := addPhasing(nil, c.Phasing)
		if err != nil {
			return object(err)
		}
		e.ToPhasing = given
	}
	if e.FromPhasing == nil && e.ToPhasing == nil {
		return object(Refuse("not-phased", "line", s.Address(c.From), "to", s.Address(c.To)))
	}
	return true
}

// fitsBoth tells that the books can hold what an event adds to its lines.
func fitsBoth(s *Source, e Event, object objector) bool {
	postings, err := Postings(nil, e)
	if err != nil {
		return object(err)
	}
	sums := map[string][NumStages]int64{}
	for i := range postings {
		p, ok := &postings[i], false
		line, seen := sums[p.Line]
		if !seen && s.Lines[p.Line] != nil {
			line = s.Lines[p.Line].Sums
		}
		if line[p.Stage], ok = AddMinor(line[p.Stage], p.Amount.Minor); !ok {
			return object(Refuse("amount-overflow", "value", p.Amount.String()))
		}
		sums[p.Line] = line
	}
	for _, line := range sums {
		var sum int64
		for stage, minor := range line {
			ok := true
			if Stage(stage).Plan() {
				sum, ok = AddMinor(sum, minor)
			}
			if !ok {
				return object(Refuse("amount-overflow", "value", Money{minor, s.Currency}.String()))
			}
		}
	}
	return true
}

// pairKey is the key of an act over two lines. No address has a line break.
func pairKey(b *Books, command, act, from, to string) [16]byte {
	return ActKey(b.Ledger.ID, command, act, from+"\n"+to)
}

func (c *TransferAllocation) digest() Digest {
	var d digester
	d.text(c.Source, c.From, c.To, c.Act, c.Reason)
	d.date(c.Date)
	d.money(c.Amount)
	d.phasing(c.Phasing, c.Amount.Currency)
	return d.sum()
}

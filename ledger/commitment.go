package ledger

import "context"

// MakeCommitment reserves parts of lines for a signed contract or order.
type MakeCommitment struct {
	Source      string
	Terms       // Date is that of the contract
	Description string
	Parts       []Part
}

// Decide checks every part against its line: there, in the source's currency, valid
// on the days that the part is meant for (without such days: on the contract's), and
// with so much available. It is made while the source is open, not after its closing
// date. The same contract with the same content is found (Decision.Already), with
// another content it is a conflict.
//
// Refusals besides those of a payment: no-parts (number), part-twice (line, period),
// part-outside-line (line, from, to, first, last), commitment-after-closing (source,
// date, closes), obligation-conflict (why: the stage, number, entry).
func (c *MakeCommitment) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := firstOf(func(object objector) bool { return c.ofTerms(object) && c.ofMoney(b, s, object) }); err != nil {
		return Decision{}, err
	}
	e := CommitmentMade{
		Key: CommitmentKey(b.Ledger.ID, s.ID, &c.Terms), Digest: c.digest(s.Currency), Description: c.Description,
		Amount: Money{0, s.Currency}, Parts: c.Parts, Terms: c.Terms,
	}
	e.Dimensions = c.open(s)
	switch filed, ok, err := docs.Find(e.Key); {
	case err != nil:
		return Decision{}, err
	case ok && filed.Reversed: // proposed, and rejected
	case ok && filed.Matches(e.Digest):
		return Decision{Already: &filed.Ref}, nil
	case ok:
		return Decision{}, Refuse("obligation-conflict", "why", StageCommitted.String(), "number", c.Number, "entry", filed.Ref)
	}
	if err := firstOf(func(object objector) bool { return c.ofSource(s, object) && c.ofLines(s, object) }); err != nil {
		return Decision{}, err
	}
	if e.Amount, err = sumOf(c.Parts, s.Currency); err != nil {
		return Decision{}, err
	}
	s.sayParts(e.Date, &e.Amount, &e.Parts)
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

// Objections is everything that speaks against the commitment, of which Decide
// returns the first, except what was recorded of its contract.
func (c *MakeCommitment) Objections(b *Books) []error {
	return allOf(func(object objector) bool {
		s, err := b.Source(c.Source)
		if err != nil {
			return object(err) && c.ofTerms(object)
		}
		return c.ofTerms(object) && c.ofMoney(b, s, object) && c.ofSource(s, object) && c.ofLines(s, object)
	})
}

func (c *MakeCommitment) ofTerms(object objector) bool {
	return c.Terms.check("contract", object) && ofText("description", c.Description, object)
}

// check objects to terms that lack a number or a day, or hold what cannot be stored.
func (t *Terms) check(number string, object objector) bool {
	if t.Number == "" && !object(Refuse("missing-field", "field", number)) {
		return false
	}
	if t.Date == NoDate && !object(Refuse("missing-field", "field", "date")) {
		return false
	}
	return ofText(number, t.Number, object) && ofText("payee", t.Payee, object) && ofText("payee_id", t.PayeeID, object)
}

func ofText(field, text string, object objector) bool {
	err := fieldText{field, text}.check()
	return err == nil || object(err)
}

// ofMoney objects to parts that are none, on no line of the source, and to dimensions
// that a line has otherwise.
func (c *MakeCommitment) ofMoney(b *Books, s *Source, object objector) bool {
	if len(c.Parts) == 0 && !object(Refuse("no-parts", "number", c.Number)) {
		return false
	}
	for i := range c.Parts {
		p := &c.Parts[i]
		line := s.Lines[p.Line]
		if line == nil && !object(Refuse("unknown-line", "line", s.Address(p.Line))) {
			return false
		}
		if p.Minor <= 0 && !object(Refuse("part-not-positive", "line", s.Address(p.Line), "asked", Money{p.Minor, s.Currency})) {
			return false
		}
		if line == nil {
			continue
		}
		if err := agree(b, s, line, c.Dimensions); err != nil && !object(err) {
			return false
		}
	}
	return ofTwice(s, c.Parts, object)
}

// agree refuses dimensions that are not there, or that the line fixes otherwise.
func agree(b *Books, s *Source, line *Line, dimensions []Dimension) error {
	payment := RecordExpenditure{Line: line.Path}
	for _, d := range dimensions {
		if _, err := payment.opens(b, s, line, d); err != nil {
			return err
		}
	}
	return nil
}

func ofTwice(s *Source, parts []Part, object objector) bool {
	for i := range parts {
		for j := range parts[:i] {
			if parts[i].Line == parts[j].Line && parts[i].FirstDay == parts[j].FirstDay && parts[i].LastDay == parts[j].LastDay &&
				!object(Refuse("part-twice", "line", s.Address(parts[i].Line))) {
				return false
			}
		}
	}
	return true
}

// open are the dimensions that one of the lines at least leaves open.
func (c *MakeCommitment) open(s *Source) (open []Dimension) {
	for _, d := range c.Dimensions {
		for i := range c.Parts {
			if d.Value != "" && DimensionValue(s.Lines[c.Parts[i].Line].Dimensions, d.Name) == "" {
				open = append(open, d)
				break
			}
		}
	}
	SortDimensions(open)
	return open
}

func (c *MakeCommitment) ofSource(s *Source, object objector) bool {
	if c.Date == NoDate {
		return true // said before
	}
	asks := plea{order: OrderCommit, day: c.Date}
	for i := range c.Parts {
		asks.lines = append(asks.lines, c.Parts[i].Line)
	}
	if r := s.allows(&asks); r != nil && !object(r) {
		return false
	}
	if r := s.mayPost(c.Date, false); r != nil {
		return object(r)
	}
	return true
}

func (c *MakeCommitment) ofLines(s *Source, object objector) bool {
	asked := map[string]int64{}
	for i := range c.Parts {
		p := &c.Parts[i]
		line := s.Lines[p.Line]
		if line == nil {
			continue // said before
		}
		if err := p.within(s, line, c.Date); err != nil && !object(err) {
			return false
		}
		sum, ok := AddMinor(asked[p.Line], p.Minor)
		if !ok {
			return object(Refuse("amount-overflow", "value", c.Number))
		}
		if asked[p.Line] = sum; sum > line.Available() {
			return object(Refuse("over-available",
				"line", s.Address(p.Line), "asked", Money{sum, s.Currency}, "available", Money{line.Available(), s.Currency}))
		}
	}
	return true
}

// within refuses a part for days on which its line is not valid; one without days of
// its own is for the day of the contract.
func (p *Part) within(s *Source, line *Line, day Date) error {
	first, last := p.FirstDay, p.LastDay
	if first == NoDate {
		first, last = day, day
	}
	if line.Span.Contains(first) && line.Span.Contains(last) {
		return nil
	}
	return Refuse("part-outside-line",
		"line", s.Address(p.Line), "from", first, "to", last, "first", line.Span.Start, "last", line.Span.Last())
}

func sumOf(parts []Part, currency Currency) (Money, error) {
	sum := Money{0, currency}
	for i := range parts {
		var err error
		if sum, err = sum.Add(Money{parts[i].Minor, currency}); err != nil {
			return sum, err
		}
	}
	return sum, nil
}

func (c *MakeCommitment) digest(currency Currency) Digest {
	var d digester
	d.text(c.Source, c.Description)
	d.terms(&c.Terms)
	d.parts(c.Parts, currency)
	return d.sum()
}

func (d *digester) terms(t *Terms) {
	d.text(t.Number, t.Payee, t.PayeeID)
	d.date(t.Date, t.Due)
	d.dimensions(t.Dimensions)
}

func (d *digester) parts(list []Part, currency Currency) {
	d.number(int64(len(list)))
	for i := range list {
		d.text(list[i].Line)
		d.money(Money{list[i].Minor, currency})
		d.date(list[i].FirstDay, list[i].LastDay)
	}
}

// ChangeCommitment adds to the parts of a commitment, or takes off them, by an
// additional agreement. A commitment of which nothing is left is opened again.
type ChangeCommitment struct {
	Entry  Ref
	Made   *CommitmentMade // the entry, as read from the store
	Date   Date            // of the agreement
	Act    string
	Reason string
	Parts  []Part // what is added; below zero for what is taken off
}

// Decide refuses to take off a line more than is left there, and to add more than
// is available. The same agreement with the same content is found.
//
// Refusals besides those of MakeCommitment: over-obligation (why: the stage, entry, number,
// line, asked, left), before-obligation (why: the stage, entry, number, date, since),
// act-conflict (line: the commitment, act, entry).
func (c *ChangeCommitment) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Entry.Source)
	if err != nil {
		return Decision{}, err
	}
	e := CommitmentChanged{
		Commitment: c.Entry.Revision, Key: ActKey(b.Ledger.ID, "commitment change", c.Act, c.Entry.String()), Digest: c.digest(s.Currency),
		Effective: c.Date, Act: c.Act, Reason: c.Reason, Parts: c.Parts, Terms: c.Made.Terms,
	}
	if err := firstOf(func(object objector) bool { return c.ofTerms(object) }); err != nil {
		return Decision{}, err
	}
	switch filed, ok, err := docs.Find(e.Key); {
	case err != nil:
		return Decision{}, err
	case ok && filed.Reversed: // proposed, and rejected
	case ok && filed.Matches(e.Digest):
		return Decision{Already: &filed.Ref}, nil
	case ok:
		return Decision{}, Refuse("act-conflict", "line", c.Made.Number, "act", c.Act, "entry", filed.Ref)
	}
	if err := c.check(b, s); err != nil {
		return Decision{}, err
	}
	if e.Amount, err = sumOf(c.Parts, s.Currency); err != nil {
		return Decision{}, err
	}
	s.sayParts(e.Effective, &e.Amount, &e.Parts)
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

func (c *ChangeCommitment) ofTerms(object objector) bool {
	if c.Act == "" && !object(Refuse("missing-field", "field", "act")) {
		return false
	}
	if c.Date == NoDate && !object(Refuse("missing-field", "field", "date")) {
		return false
	}
	if len(c.Parts) == 0 && !object(Refuse("no-parts", "number", c.Made.Number)) {
		return false
	}
	return ofText("act", c.Act, object) && ofText("reason", c.Reason, object)
}

func (c *ChangeCommitment) check(b *Books, s *Source) error {
	if c.Date < c.Made.Date {
		return Refuse("before-obligation",
			"why", StageCommitted.String(), "entry", c.Entry, "number", c.Made.Number, "date", c.Date, "since", c.Made.Date)
	}
	if err := firstOf(func(object objector) bool { return ofTwice(s, c.Parts, object) }); err != nil {
		return err
	}
	more := MakeCommitment{Source: s.ID, Terms: Terms{Number: c.Made.Number, Date: c.Date}}
	less := map[string]int64{}
	for _, p := range c.Parts {
		line := s.Lines[p.Line]
		switch {
		case line == nil:
			return Refuse("unknown-line", "line", s.Address(p.Line))
		case p.Minor == 0:
			return Refuse("part-not-positive", "line", s.Address(p.Line), "asked", Money{0, s.Currency})
		case p.Minor > 0:
			more.Parts = append(more.Parts, p)
			if err := agree(b, s, line, c.Made.Dimensions); err != nil {
				return err
			}
			continue
		}
		left := int64(0)
		if o := s.Obligations[c.Entry.Revision]; o != nil {
			left = o.On(p.Line)
		}
		if less[p.Line] += p.Minor; -less[p.Line] > left || less[p.Line] > 0 {
			return Refuse("over-obligation", "why", StageCommitted.String(), "entry", c.Entry, "number", c.Made.Number,
				"line", s.Address(p.Line), "asked", Money{-p.Minor, s.Currency}, "left", Money{left, s.Currency})
		}
	}
	if len(more.Parts) > 0 {
		return firstOf(func(object objector) bool { return more.ofSource(s, object) && more.ofLines(s, object) })
	}
	if r := s.mayPost(c.Date, false); r != nil {
		return r
	}
	return nil
}

func (c *ChangeCommitment) digest(currency Currency) Digest {
	var d digester
	d.text(c.Entry.String(), c.Act, c.Reason)
	d.date(c.Date)
	d.parts(c.Parts, currency)
	return d.sum()
}

// ReleaseObligation gives back to the lines what is left of a commitment or a
// liability, or a part of it: the contract is ended, the supplier forgoes the rest.
type ReleaseObligation struct {
	Stage  Stage // committed or accrued: which of the two it is to be
	Entry  Ref
	Terms  Terms // of the obligation, as read from the store
	Line   string
	Amount Money // NoMoney for all that is left
	Date   Date
	Reason string
	Act    string // may be empty
}

// Decide finds the same order again (Decision.Already). Refusals: obligation-closed
// (why: the stage, entry), not-on-line, before-obligation and over-obligation as of a payment,
// which-line (entry, amount) for a part of what is on several lines.
func (c *ReleaseObligation) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Entry.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := checkReason(c.Reason, c.Act); err != nil {
		return Decision{}, err
	}
	if c.Date == NoDate {
		return Decision{}, Refuse("missing-field", "field", "date")
	}
	digest := c.digest()
	act := c.Act
	if act == "" {
		act = digest.String()
	}
	what := c.Stage.String()
	e := ObligationReleased{
		Entry: c.Entry.Revision, Stage: c.Stage, Key: ActKey(b.Ledger.ID, what+" release", act, c.Entry.String()), Digest: digest,
		Effective: c.Date, Act: c.Act, Reason: c.Reason, Terms: c.Terms,
	}
	switch filed, ok, err := docs.Find(e.Key); {
	case err != nil:
		return Decision{}, err
	case ok && filed.Matches(e.Digest):
		return Decision{Already: &filed.Ref}, nil
	case ok:
		return Decision{}, Refuse("act-conflict", "line", c.Terms.Number, "act", c.Act, "entry", filed.Ref)
	}
	o, err := s.Obligation(c.Stage, c.Entry.String())
	if err != nil {
		return Decision{}, err
	}
	if c.Date < o.Date {
		return Decision{}, Refuse("before-obligation", "why", what, "entry", c.Entry, "number", o.Number, "date", c.Date, "since", o.Date)
	}
	if r := s.mayPost(c.Date, false); r != nil {
		return Decision{}, r
	}
	if e.Parts, err = c.parts(s, o); err != nil {
		return Decision{}, err
	}
	if e.Amount, err = sumOf(e.Parts, s.Currency); err != nil {
		return Decision{}, err
	}
	s.sayParts(e.Effective, &e.Amount, &e.Parts)
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

// parts are what is given back, by line.
func (c *ReleaseObligation) parts(s *Source, o *Obligation) ([]Part, error) {
	line, whole := c.Line, c.Amount == Money{}
	switch {
	case line == "" && whole:
		return o.Left, nil
	case line == "" && len(o.Left) > 1:
		return nil, Refuse("which-line", "entry", c.Entry, "amount", c.Amount)
	case line == "":
		line = o.Left[0].Line
	}
	left := o.On(line)
	part := Part{Line: line, Minor: c.Amount.Minor}
	switch {
	case left == 0:
		return nil, Refuse("not-on-line", "why", o.Stage.String(), "entry", c.Entry, "number", o.Number,
			"line", s.Address(line), "other", s.Address(o.Left[0].Line))
	case whole:
		part.Minor = left
	case c.Amount.Currency != s.Currency:
		return nil, Refuse("wrong-currency", "line", s.Address(line), "asked", c.Amount.Currency, "currency", s.Currency)
	case part.Minor <= 0:
		return nil, Refuse("part-not-positive", "line", s.Address(line), "asked", c.Amount)
	case part.Minor > left:
		return nil, Refuse("over-obligation", "why", o.Stage.String(), "entry", c.Entry, "number", o.Number,
			"line", s.Address(line), "asked", c.Amount, "left", Money{left, s.Currency})
	}
	return []Part{part}, nil
}

func (c *ReleaseObligation) digest() Digest {
	var d digester
	d.text(c.Stage.String(), c.Entry.String(), c.Line, c.Reason, c.Act)
	d.date(c.Date)
	d.money(c.Amount)
	return d.sum()
}

// LoadCommitment reads an entry that must be a commitment. Refusals: no-such-entry
// (entry), not-an-obligation (why: the stage, entry).
func LoadCommitment(ctx context.Context, s Store, ref Ref) (*CommitmentMade, error) {
	_, e, err := Load(ctx, s, ref)
	if err != nil {
		return nil, err
	}
	if made, ok := e.(*CommitmentMade); ok {
		return made, nil
	}
	return nil, Refuse("not-an-obligation", "why", StageCommitted.String(), "entry", ref)
}

package ledger

import (
	"slices"

	"github.com/google/uuid"
)

// A Command is an order to change the ledger. Deciding is pure: it reads the
// books and the documents and touches no clock, disk or network.
type Command interface {
	// Decide returns the events that carry the command out, or a *Refusal.
	Decide(b *Books, docs Documents) (Decision, error)
}

// A Decision is the outcome of a command: events for the end of one stream, or
// the entry that had done the same before. What changes two streams has a second
// decision for the other one, appended right behind the first: where a store cannot
// take both or none, the command must find the first half done when it is run again.
type Decision struct {
	Stream   string
	Expected Revision // of the stream, as the decision saw it
	Events   []Event
	Already  *Ref // recorded before, with the same content; then there are no events
	Then     *Decision

	approved bool // nothing of it waits for approval
	corrects bool // it is a part of a correction, and cannot wait alone
	split    bool // it is a part of a document that several sources pay
}

// Documents finds what was recorded under a document key, as of the books'
// last entry.
type Documents interface {
	Find(key uuid.UUID) (Filed, bool, error)
}

// Filed is the last entry recorded under a document key.
type Filed struct {
	Ref      Ref
	Digest   [8]byte // first half of the entry's Digest
	Reversed bool    // wholly: the document may be recorded again
}

// Matches tells whether the entry was recorded from the same input.
func (f Filed) Matches(d Digest) bool { return f.Digest == [8]byte(d[:8]) }

// CreateLedger makes the first entry.
type CreateLedger struct {
	ID       uuid.UUID // version 7
	Name     string
	Title    string
	Currency Currency
	Zone     string // IANA name, checked by the caller
}

// Decide refuses a ledger that has entries: ledger-exists (path: its name).
func (c *CreateLedger) Decide(b *Books, _ Documents) (Decision, error) {
	if err := CheckLedgerName(c.Name); err != nil {
		return Decision{}, err
	}
	if err := CheckValue(c.Title); c.Title != "" && err != nil {
		return Decision{}, err
	}
	currency, err := ParseCurrency(string(c.Currency))
	if err != nil {
		return Decision{}, err
	}
	if b.Created {
		return Decision{}, Refuse("ledger-exists", "path", b.Ledger.Name)
	}
	e := LedgerCreated{c.ID, c.Name, c.Title, currency, c.Zone, Rules}
	return Decision{Stream: StreamLedger, Expected: NoRevision, Events: []Event{&e}}, nil
}

// RegisterDimension adds a classification.
type RegisterDimension struct {
	Name  string
	Title string
}

// Decide refuses a name that is taken (dimension-exists: dimension).
func (c *RegisterDimension) Decide(b *Books, _ Documents) (Decision, error) {
	if err := CheckDimensionName(c.Name); err != nil {
		return Decision{}, err
	}
	if err := CheckValue(c.Title); c.Title != "" && err != nil {
		return Decision{}, err
	}
	for _, d := range b.Dimensions {
		if d.Name != c.Name {
			continue
		}
		if d.Title != c.Title {
			return Decision{}, Refuse("dimension-exists", "dimension", c.Name)
		}
		return Decision{Already: &Ref{StreamLedger, d.Revision}}, nil
	}
	if slices.Contains(BuiltinDimensions(), c.Name) {
		return Decision{}, Refuse("dimension-exists", "dimension", c.Name)
	}
	e := DimensionRegistered(*c)
	return Decision{Stream: StreamLedger, Expected: b.Revision(StreamLedger), Events: []Event{&e}}, nil
}

// RegisterSource adds a funding source.
type RegisterSource struct {
	ID string
	SourceRegistered
}

// Decide checks the source's name, kind, currency, calendar and dates. A source
// that is registered already with the same particulars is found, with others it
// is refused (source-exists: source).
func (c *RegisterSource) Decide(b *Books, _ Documents) (Decision, error) {
	if err := firstOf(func(object objector) bool { return c.ofParticulars(b, object) }); err != nil {
		return Decision{}, err
	}
	if s := b.Sources[c.ID]; s != nil {
		if c.SourceRegistered != s.SourceRegistered && c.SourceRegistered != s.First {
			return Decision{}, Refuse("source-exists", "source", c.ID)
		}
		return Decision{Already: &Ref{c.ID, 0}}, nil
	}
	if other, ok := b.sameSource(c.ID); ok {
		return Decision{}, Refuse("names-look-alike", "value", c.ID, "other", other)
	}
	e := c.SourceRegistered
	return Decision{Stream: sourcePrefix + c.ID, Expected: NoRevision, Events: []Event{&e}}, nil
}

// Objections is everything that speaks against the source's particulars, of which
// Decide returns the first.
func (c *RegisterSource) Objections(b *Books) []error {
	return allOf(func(object objector) bool { return c.ofParticulars(b, object) })
}

func (c *RegisterSource) ofParticulars(b *Books, object objector) bool {
	if err := CheckSourceID(c.ID); err != nil {
		if !object(err) {
			return false
		}
	} else if reservedStream(c.ID) && // its references would be taken for another stream's
		!object(badName("source", c.ID, "reserved")) {
		return false
	}
	if !slices.Contains(SourceKinds(), c.Kind) && !object(Refuse("unknown-kind", "kind", c.Kind)) {
		return false
	}
	currency, err := ParseCurrency(string(c.Currency))
	if err != nil && !object(err) {
		return false
	}
	c.Currency = currency
	if c.Calendar == "" {
		c.Calendar = CalendarYear.Name
	}
	if _, ok := b.Calendars[c.Calendar]; !ok && !object(Refuse("unknown-calendar", "name", c.Calendar)) {
		return false
	}
	if c.Opens == NoDate {
		if !object(Refuse("missing-field", "field", "opens")) {
			return false
		}
	} else if err := c.checkLife(c.ID); err != nil && !object(err) {
		return false
	}
	if err := checkLapses(c.Lapses); err != nil && !object(err) {
		return false
	}
	if err := checkRefunds(c.Refunds); err != nil && !object(err) {
		return false
	}
	for _, t := range []fieldText{{"title", c.Title}, {"funder", c.Funder}} {
		if err := t.check(); err != nil && !object(err) {
			return false
		}
	}
	return true
}

// checkLapses refuses what is neither yes nor no: bad-lapses (value).
func checkLapses(text string) error {
	if text != "" && text != LapsesYes && text != LapsesNo {
		return Refuse("bad-lapses", "value", text)
	}
	return nil
}

// AmendSource changes what may change of a source: not its currency and kind.
type AmendSource struct {
	ID string
	SourceAmended
}

// Decide refuses a change that changes nothing (nothing-to-amend: source); one
// that has been made already is found by its being in force.
func (c *AmendSource) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.ID)
	if err != nil {
		return Decision{}, err
	}
	e := c.SourceAmended
	if e == (SourceAmended{Act: e.Act, Reason: e.Reason}) {
		return Decision{}, Refuse("nothing-to-amend", "source", c.ID)
	}
	for _, text := range []string{e.Title, e.Funder, e.Act, e.Reason} {
		if err := CheckValue(text); text != "" && err != nil {
			return Decision{}, err
		}
	}
	if _, ok := b.Calendars[e.Calendar]; e.Calendar != "" && !ok {
		return Decision{}, Refuse("unknown-calendar", "name", e.Calendar)
	}
	if err := checkLapses(e.Lapses); err != nil {
		return Decision{}, err
	}
	if err := checkRefunds(e.Refunds); err != nil {
		return Decision{}, err
	}
	if c := e.RetroactiveCap.Currency; c != "" && c != s.Currency {
		return Decision{}, Refuse("cap-currency", "source", s.ID, "asked", c, "currency", s.Currency)
	}
	e.Digest = e.digest(c.ID)
	if e.Act != "" {
		e.Key = ActKey(b.Ledger.ID, "source amend", e.Act, s.ID)
		if filed, ok, err := docs.Find(e.Key); err != nil {
			return Decision{}, err
		} else if ok && filed.Matches(e.Digest) {
			return Decision{Already: &filed.Ref}, nil
		} else if ok {
			return Decision{}, Refuse("act-conflict", "line", s.ID, "act", e.Act, "entry", filed.Ref)
		}
	}
	if s.Closed != nil && e.Closes != NoDate && e.Closes != s.Closes {
		return Decision{}, Refuse("already-closed", "source", s.ID, "closes", s.Closes, "act", s.Closed.Act, "entry", Ref{s.ID, s.Closed.Entry})
	}
	amended := *s
	amended.amend(&e)
	if amended.SourceRegistered == s.SourceRegistered {
		return Decision{Already: &Ref{c.ID, s.Revision}}, nil
	}
	if err := amended.checkLife(c.ID); err != nil {
		return Decision{}, err
	}
	if first := amended.FirstDay(); first > s.FirstDay() {
		for _, line := range s.SortedLines() {
			if line.Span.Start < first {
				return Decision{}, Refuse("source-opens-later", "source", s.ID, "opens", first, "line", s.Address(line.Path), "first", line.Span.Start)
			}
		}
	}
	if err := s.mayBegin(&amended); err != nil {
		return Decision{}, err
	}
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

func (e *SourceAmended) digest(source string) Digest {
	var d digester
	d.text(source, e.Title, e.Funder, e.Calendar, e.Act, e.Reason)
	d.date(e.Signed, e.Opens, e.Closes, e.Deadline)
	if e.Lapses != "" {
		d.text("lapses", e.Lapses)
	}
	if e.Effective != NoDate || e.RetroactiveFrom != NoDate || e.RetroactiveCap != (Money{}) {
		d.text("effective")
		d.date(e.Effective, e.RetroactiveFrom)
		d.money(e.RetroactiveCap)
	}
	if e.Refunds != "" {
		d.text("refunds", e.Refunds)
	}
	return d.sum()
}

package ledger

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Books are what a ledger amounts to after an entry: the state that decisions
// are made on. They hold no payments, only what stands on the lines; what was
// recorded under a document key is looked up in Documents.
type Books struct {
	Ledger     LedgerCreated
	Created    bool // the ledger has its first entry
	Dimensions []RegisteredDimension
	Calendars  Calendars
	Sources    map[string]*Source
	SourceIDs  []string // in the order of registration
	Batches    map[uuid.UUID]*Import
	PayeeActs  []PayeeAct  // what people said about payees; see Payees
	PersonActs []PersonAct // what people said about people, keys and signing; see People
	Issued     []IssuedReport
	Rates      Rates
	Approvals  []Approval              // the rules about what waits for approval, in order
	Splits     map[uuid.UUID]*Split    // documents that several sources pay; what is pointed to is never changed
	Revisions  map[string]Revision     // of the streams that belong to no source
	Last       Ordinal                 // of the last entry folded in
	Recorded   time.Time               // running maximum of the recorded times
	partOf     map[uuid.UUID]uuid.UUID // the key of a part → that of its document
	unsettled  map[uuid.UUID]struct{}  // documents whose plan is not carried out
	folded     map[string]string       // FoldName of a source's id → the id
	postings   []Posting
	effects    []Effect
}

// A RegisteredDimension is a dimension with the entry that added it.
type RegisteredDimension struct {
	DimensionRegistered
	Revision Revision
	Ordinal  Ordinal
}

// An Import is what the ledger knows of a batch.
type Import struct {
	BatchOpened
	Opened    Ordinal
	Actor     string // who imported, as claimed
	Recorded  int64  // entries of the batch folded in so far
	Completed *BatchCompleted
	Ended     Ordinal // the entry that completed it
}

// NewBooks returns the books of a ledger without entries.
func NewBooks() *Books {
	return &Books{
		Calendars: BuiltinCalendars(),
		Sources:   map[string]*Source{},
		Batches:   map[uuid.UUID]*Import{},
		Revisions: map[string]Revision{},
	}
}

// Clone returns books that can go another way.
func (b *Books) Clone() *Books {
	c := *b
	c.Dimensions = slices.Clone(b.Dimensions)
	c.SourceIDs = slices.Clone(b.SourceIDs)
	c.PayeeActs = slices.Clip(b.PayeeActs)
	c.PersonActs = slices.Clip(b.PersonActs)
	c.Issued = slices.Clip(b.Issued)
	c.Approvals = slices.Clip(b.Approvals)
	c.Splits, c.partOf, c.unsettled = maps.Clone(b.Splits), maps.Clone(b.partOf), maps.Clone(b.unsettled)
	c.Rates = b.Rates.clone()
	c.Calendars = maps.Clone(b.Calendars)
	c.Revisions = maps.Clone(b.Revisions)
	c.Sources = make(map[string]*Source, len(b.Sources))
	for id, s := range b.Sources {
		c.Sources[id] = s.clone()
	}
	c.Batches = make(map[uuid.UUID]*Import, len(b.Batches))
	for id, i := range b.Batches {
		copied := *i
		c.Batches[id] = &copied
	}
	c.folded, c.postings, c.effects = nil, nil, nil
	return &c
}

// Revision returns the revision of a stream's last entry, NoRevision for none.
func (b *Books) Revision(stream string) Revision {
	if id, ok := strings.CutPrefix(stream, sourcePrefix); ok {
		if s := b.Sources[id]; s != nil {
			return s.Revision
		}
		return NoRevision
	}
	if r, ok := b.Revisions[stream]; ok {
		return r
	}
	return NoRevision
}

// Source returns a registered source. Refusal: unknown-source (source).
func (b *Books) Source(id string) (*Source, error) {
	if s := b.Sources[id]; s != nil {
		return s, nil
	}
	return nil, Refuse("unknown-source", "source", id)
}

// Classifies tells whether lines and entries may carry the dimension.
func (b *Books) Classifies(name string) bool {
	if classifies(name) {
		return true
	}
	return slices.ContainsFunc(b.Dimensions, func(d RegisteredDimension) bool { return d.Name == name })
}

// DimensionNames lists every dimension by which reports can group.
func (b *Books) DimensionNames() []string {
	names := BuiltinDimensions()
	for i := range b.Dimensions {
		if name := b.Dimensions[i].Name; !slices.Contains(names, name) { // registered before it was built in
			names = append(names, name)
		}
	}
	return names
}

// Entry is what Apply needs to know of a record besides its event.
type Entry struct {
	Ordinal  Ordinal
	Stream   string
	Revision Revision
	Recorded time.Time
	Batch    uuid.UUID
	Actor    string // as claimed; "" for a row of an import
}

// Apply folds the next entry into the books. It trusts decisions: whether an
// entry was allowed is judged elsewhere. The event is not kept.
func (b *Books) Apply(at Entry, e Event) error {
	if err := b.apply(at, e); err != nil {
		return fmt.Errorf("entry %d (%s#%d): %w", at.Ordinal, at.Stream, at.Revision, err)
	}
	b.Last = at.Ordinal
	if at.Recorded.After(b.Recorded) {
		b.Recorded = at.Recorded
	}
	return nil
}

func (b *Books) apply(at Entry, e Event) error {
	if at.Batch != uuid.Nil {
		if batch := b.Batches[at.Batch]; batch != nil && !strings.HasPrefix(at.Stream, batchPrefix) {
			batch.Recorded++
		}
	}
	id, ok := strings.CutPrefix(at.Stream, sourcePrefix)
	if !ok {
		b.Revisions[at.Stream] = at.Revision
		return b.applyGeneral(at, e)
	}
	if e, ok := e.(*SourceRegistered); ok {
		id = strings.Clone(id)
		b.Sources[id] = &Source{ID: id, Registered: at.Ordinal, SourceRegistered: *e, First: *e, Lines: map[string]*Line{}, Revision: at.Revision}
		b.SourceIDs = append(b.SourceIDs, id)
		if b.folded != nil {
			b.folded[FoldName(id)] = id
		}
		return nil
	}
	s, err := b.Source(id)
	if err != nil {
		return err
	}
	s.Revision = at.Revision
	if len(b.partOf) > 0 {
		b.applyPart(id, at, e)
	}
	return b.applyTo(s, at, e)
}

func (b *Books) applyGeneral(at Entry, e Event) error {
	switch e := e.(type) {
	case *LedgerCreated:
		b.Ledger, b.Created = *e, true
	case *DimensionRegistered:
		b.Dimensions = append(b.Dimensions, RegisteredDimension{*e, at.Revision, at.Ordinal})
	case *CalendarDefined:
		b.Calendars[e.Name] = Calendar{Name: e.Name, FirstMonth: time.Month(e.FirstMonth)}
	case *BatchOpened:
		b.Batches[e.ID] = &Import{BatchOpened: *e, Opened: at.Ordinal, Actor: strings.Clone(at.Actor)}
	case *BatchCompleted:
		id, err := uuid.Parse(strings.TrimPrefix(at.Stream, batchPrefix))
		if err != nil || b.Batches[id] == nil {
			return fmt.Errorf("completes a batch that was not opened")
		}
		completed := *e
		b.Batches[id].Completed, b.Batches[id].Ended = &completed, at.Ordinal
	case *PayeeRegistered, *PayeeMerged, *PayeeSplit:
		b.PayeeActs = append(b.PayeeActs, PayeeAct{at.Ordinal, at.Revision, e})
	case *PersonRegistered, *RoleGranted, *KeyRegistered, *KeyRevoked, *SigningRequired, *SigningWaived:
		b.PersonActs = append(b.PersonActs, PersonAct{at.Revision, at.Recorded, e})
	case *ReportIssued:
		b.Issued = append(b.Issued, IssuedReport{*e, at.Revision, at.Ordinal})
	case *RateSet:
		return b.Rates.add(at, e)
	case *ApprovalRequired:
		b.Approvals = append(b.Approvals, Approval{*e, at.Revision})
	case *EvidenceAttached: // found by its key
	case *SplitBegun, *SplitCompleted, *SplitUndone:
		key, err := uuid.Parse(strings.TrimPrefix(at.Stream, documentPrefix))
		if err != nil {
			return fmt.Errorf("%s does not belong in stream %s", TypeName(e), at.Stream)
		}
		return b.applySplit(at, key, e)
	case *IndicatorRegistered, *IndicatorGoalSet, *ResultRecorded: // see Results
	default:
		return fmt.Errorf("%s does not belong in stream %s", TypeName(e), at.Stream)
	}
	return nil
}

func (b *Books) applyTo(s *Source, at Entry, e Event) error {
	e, err := s.Counted(e)
	if err != nil {
		return err
	}
	switch e := e.(type) {
	case *ExpenditureAmended:
		s.Amended++
	case *PeriodHeld:
		s.close(e.closing(PeriodIsHeld, at))
	case *PeriodClosed:
		s.close(e.closing(PeriodIsClosed, at))
	case *PeriodReopened:
		s.close(e.closing(PeriodOpen, at))
	case *SourceAmended:
		s.amend(e)
	case *SourceSuspended:
		s.suspend(e)
	case *SourceResumed:
		s.resume(e)
	case *SourceClosed:
		s.closeBy(e)
	case *SourceRedenominated:
		s.redenominate(e, at)
	case *AccountOpened:
		s.openAccount(e, at.Revision)
	case *EntryProposed:
		b.wait(s, at, e)
	case *EntryApproved:
		delete(s.Pending, e.Entry)
	case *EntryRejected:
		delete(s.Pending, e.Entry)
	case *LineOpened:
		line := &Line{
			Path: strings.Clone(e.Line), Title: strings.Clone(e.Title), Span: Period{Start: e.FirstDay, End: e.LastDay + 1},
		}
		for _, d := range e.Dimensions {
			line.Dimensions = append(line.Dimensions, Dimension{strings.Clone(d.Name), strings.Clone(d.Value)})
		}
		s.Lines[line.Path] = line
		if s.folded != nil {
			s.folded[FoldName(line.Path)] = line.Path
		}
	case *AllocationApproved:
		line := s.Lines[e.Line]
		if line == nil {
			break // said below, of its postings
		}
		if line.Act == "" {
			line.Act = strings.Clone(e.Act)
		}
		if err := line.plan(PlanAct{strings.Clone(e.Act), e.Date, s.Revision}, e.Phasing); err != nil {
			return err
		}
	case *AllocationRevised:
		if err := s.plan(e.Line, e.Act, e.Date, e.Phasing); err != nil {
			return err
		}
	case *AllocationCarried:
		err := s.plan(e.From, e.Act, e.FromDate, nil)
		if err == nil {
			err = s.plan(e.To, e.Act, e.Date, e.Phasing)
		}
		if err != nil {
			return err
		}
	case *AllocationLapsed:
		if err := s.plan(e.Line, e.Act, e.Date, nil); err != nil {
			return err
		}
	case *AllocationTransferred:
		err := s.plan(e.From, e.Act, e.Date, e.FromPhasing)
		if err == nil {
			err = s.plan(e.To, e.Act, e.Date, e.ToPhasing)
		}
		if err != nil {
			return err
		}
	}
	if b.effects = EffectsOf(b.effects[:0], e, at.Revision); len(b.effects) > 0 {
		if err := s.oblige(b.effects); err != nil {
			return err
		}
	}
	if b.postings, err = Postings(b.postings[:0], e); err != nil {
		return err
	}
	for i := range b.postings {
		if err := s.post(&b.postings[i]); err != nil {
			return err
		}
	}
	return nil
}

// plan notes an act behind the plan of a line. Of one that is not there it is said of
// its postings.
func (s *Source) plan(path, act string, date Date, phasing []Phase) error {
	line := s.Lines[path]
	if line == nil {
		return nil
	}
	return line.plan(PlanAct{strings.Clone(act), date, s.Revision}, phasing)
}

func (s *Source) amend(e *SourceAmended) {
	for _, f := range []struct {
		to   *string
		from string
	}{{&s.Title, e.Title}, {&s.Funder, e.Funder}, {&s.Calendar, e.Calendar}, {&s.SourceRegistered.Lapses, e.Lapses}, {&s.Refunds, e.Refunds}} {
		if f.from != "" {
			*f.to = strings.Clone(f.from)
		}
	}
	for _, f := range []struct {
		to   *Date
		from Date
	}{
		{&s.Signed, e.Signed},
		{&s.Opens, e.Opens},
		{&s.Closes, e.Closes},
		{&s.Deadline, e.Deadline},
		{&s.Effective, e.Effective},
		{&s.RetroactiveFrom, e.RetroactiveFrom},
	} {
		if f.from != NoDate {
			*f.to = f.from
		}
	}
	if e.RetroactiveCap != (Money{}) {
		s.RetroactiveCap = Money{e.RetroactiveCap.Minor, s.Currency}
	}
}

// sameSource returns another source whose id differs from id by case or
// look-alike letters only.
func (b *Books) sameSource(id string) (string, bool) {
	if b.folded == nil {
		b.folded = make(map[string]string, len(b.Sources))
		for known := range b.Sources {
			b.folded[FoldName(known)] = known
		}
	}
	other, ok := b.folded[FoldName(id)]
	return other, ok && other != id
}

package ledger

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
)

// A Judge goes through a ledger from its first entry on and says of each whether it could
// be there: whether it follows what stands before, and whether the rules allowed it in the
// state that its decision saw. It holds what every decision of every version of the program
// held; where a rule depends on more than entries say, it is silent. An honest ledger is
// never accused.
//
// Books are the ledger up to the entry judged last.
type Judge struct {
	Books *Books
	// Objects is told what is wrong with an entry: a refusal whose code begins with
	// "found-".
	Objects func(Record, *Refusal)
	// Now, unless zero, is the time of the judgement: nothing was recorded a day later.
	Now time.Time
	// Remarks, unless nil, is told of what is unlikely and no proof of anything.
	Remarks func(Record, *Refusal)

	// Signed entries bear a signature that holds; Unsigned are acts (ActOf) without one;
	// Unlikely are commits whose clock was.
	Signed, Unsigned, Unlikely int64

	metadata   string
	meta       Metadata
	commits    map[uuid.UUID]struct{}
	left       int64           // events of the commit that are still to come
	stream     string          // of the commit
	touched    map[string]bool // lines that lost something in it, by path
	filed      map[uuid.UUID]judgedFiling
	filers     map[string]int // sources and other streams, by place in filerNames
	filerNames []string
	remains    map[string][]int64 // of payments, by source and revision, in minor units
	postings   []Posting
	approvals  judgedApprovals
	signing    judgedSigning       // of the commit
	planned    map[uuid.UUID]int64 // parts of the plan for a document that stand as it says
}

// A judgedFiling is what a document key stands for, in eight bytes: a ledger may have as many
// as entries. From the lowest bit: whether it was taken back, the revision (40 bits), the
// place of the source among those that file.
type judgedFiling uint64

func (j *Judge) filing(source string, revision Revision, takenBack bool) judgedFiling {
	n, ok := j.filers[source]
	if !ok {
		n = len(j.filerNames)
		j.filers[source], j.filerNames = n, append(j.filerNames, source)
	}
	f := judgedFiling(n)<<41 | judgedFiling(revision)<<1
	if takenBack {
		f |= 1
	}
	return f
}

func (f judgedFiling) takenBack() bool { return f&1 != 0 }

func (j *Judge) placeOf(f judgedFiling) Ref {
	return Ref{j.filerNames[f>>41], Revision(f >> 1 & (1<<40 - 1))}
}

// NewJudge begins before the first entry.
func NewJudge(objects func(Record, *Refusal)) *Judge {
	return &Judge{
		Books: NewBooks(), Objects: objects, commits: map[uuid.UUID]struct{}{}, touched: map[string]bool{},
		filed: map[uuid.UUID]judgedFiling{}, planned: map[uuid.UUID]int64{}, filers: map[string]int{}, remains: map[string][]int64{},
		approvals: judgedApprovals{
			proposed: map[Ref]*EntryProposed{}, replacing: map[uuid.UUID]Money{}, opened: map[uuid.UUID]Revision{}, seen: map[string]Revision{},
		},
	}
}

// Entry judges the next entry and folds it in. An error says that what follows cannot be
// judged any more: the entry cannot be understood, or belongs to nothing.
func (j *Judge) Entry(r *Record, e Event) error {
	b := j.Books
	if r.Ordinal != b.Last+1 {
		return Refuse("found-gap", "n", int64(b.Last+1), "found", int64(r.Ordinal))
	}
	if want := b.Revision(r.Stream) + 1; r.Revision != want {
		return Refuse("found-revision", "stream", r.Stream, "revision", int64(r.Revision), "want", int64(want))
	}
	if err := j.commit(r); err != nil {
		return err
	}
	if completed, ok := e.(*BatchCompleted); ok {
		j.completed(r, completed)
	}
	if opened, ok := e.(*BatchOpened); ok {
		j.opens(opened)
	}
	j.answered(r, e)
	source, s := "", (*Source)(nil)
	if id, ok := strings.CutPrefix(r.Stream, sourcePrefix); ok {
		source, s = id, b.Sources[id]
	}
	var err error
	if j.postings, err = Postings(j.postings[:0], e); err != nil {
		return Refuse("found-unreadable", "detail", err.Error())
	}
	switch e := e.(type) {
	case *SourceRegistered:
		j.registered(r, e)
	case *SplitBegun:
		j.divided(r, e)
	case *SplitCompleted:
		j.complete(r)
	case *EvidenceAttached:
		j.attached(r, strings.TrimPrefix(r.Stream, sourcePrefix), e)
	}
	if s != nil {
		source = s.ID
		orders := j.meta.Actor
		if j.approvals.approved != nil { // who prepared it gave the order
			orders = j.approvals.preparer
		}
		counted, err := s.Counted(e)
		if err != nil {
			return Refuse("found-unreadable", "detail", err.Error())
		}
		if paid, ok := e.(*ExpenditureRecorded); ok {
			j.currency(r, s, paid)
		}
		j.part(r, s, e)
		j.approval(r, s, e)
		j.allowed(r, s, counted, orders)
		if refusal := s.lifeAllows(counted); refusal != nil {
			j.object(r, "found-life", "detail", refusal)
		}
	}
	at := Entry{Ordinal: r.Ordinal, Stream: r.Stream, Revision: r.Revision, Recorded: j.meta.RecordedAt, Batch: j.meta.Batch, Actor: j.meta.Actor}
	if err := b.apply(at, e); err != nil {
		return Refuse("found-no-place", "detail", fmt.Sprint(err))
	}
	b.Last = r.Ordinal
	if at.Recorded.After(b.Recorded) {
		b.Recorded = at.Recorded
	}
	j.file(r, source, e)
	if j.left--; j.left > 0 {
		return nil
	}
	j.sealed(r)
	if s != nil {
		j.covered(r, s)
	}
	return nil
}

func (j *Judge) object(r *Record, code string, pairs ...any) { j.Objects(*r, Refuse(code, pairs...)) }

// commit checks the frame of a commit at its first entry, and that all of them share it.
func (j *Judge) commit(r *Record) error {
	if j.left > 0 {
		if r.Stream != j.stream || r.Metadata != j.metadata {
			return Refuse("found-cut-commit", "commit", j.meta.Commit.String())
		}
		return nil
	}
	m, err := DecodeMetadata(r.Metadata)
	if err == nil && m.Events < 1 {
		err = errNotCanonical
	}
	if err != nil {
		return Refuse("found-unreadable", "detail", err.Error())
	}
	if _, twice := j.commits[m.Commit]; twice {
		j.object(r, "found-commit-twice", "commit", m.Commit.String())
	}
	j.commits[m.Commit] = struct{}{}
	j.clock(r, &m)
	for _, seen := range m.Seen {
		if there := j.Books.Revision(seen.Stream); seen.Revision > there {
			j.object(r, "found-seen", "stream", seen.Stream, "revision", int64(seen.Revision), "there", int64(there))
		}
	}
	clear(j.touched)
	j.metadata, j.meta, j.left, j.stream = r.Metadata, m, m.Events, r.Stream
	return j.signing.begin(j.Books.Ledger.ID, r, &m)
}

// clockDrift is how far the clocks of two computers may be apart without a word.
const clockDrift = 5 * time.Minute

// clock looks at when a commit was recorded. Writers who do not see each other may be
// recorded in another order than their clocks say.
func (j *Judge) clock(r *Record, m *Metadata) {
	at, last := m.RecordedAt.Format(time.RFC3339), j.Books.Recorded.Format(time.RFC3339)
	switch early := j.Books.Recorded.Sub(m.RecordedAt); {
	case early > clockSlack:
		j.object(r, "found-clock", "time", at, "before", last)
	case early > clockDrift:
		j.Unlikely++
		j.remark(r, "unlikely-clock", "time", at, "before", last, "why", "behind")
	}
	if j.Now.IsZero() {
		return
	}
	switch ahead := m.RecordedAt.Sub(j.Now); {
	case ahead > 24*time.Hour:
		j.object(r, "found-future", "time", at)
	case ahead > clockDrift:
		j.Unlikely++
		j.remark(r, "unlikely-clock", "time", at, "before", j.Now.UTC().Format(time.RFC3339), "why", "ahead")
	}
}

func (j *Judge) remark(r *Record, code string, pairs ...any) {
	if j.Remarks != nil {
		j.Remarks(*r, Refuse(code, pairs...))
	}
}

// registered looks at words of which there are only some.
func (j *Judge) registered(r *Record, e *SourceRegistered) {
	if !slices.Contains(SourceKinds(), e.Kind) {
		j.object(r, "found-word", "value", e.Kind)
	}
	if _, ok := j.Books.Calendars[e.Calendar]; !ok {
		j.object(r, "found-word", "value", e.Calendar)
	}
}

// attached looks whether evidence belongs to an entry that is there and may have some, and
// follows the entry's other files.
func (j *Judge) attached(r *Record, source string, e *EvidenceAttached) {
	before := e.Number == 1
	if !before {
		_, before = j.filed[EvidenceKey(j.Books.Ledger.ID, Ref{source, e.Entry}, e.Number-1)]
	}
	placeless := strings.HasPrefix(source, batchPrefix) || strings.HasPrefix(source, documentPrefix)
	if placeless || e.Entry < 0 || e.Entry >= r.Revision || !before {
		j.object(r, "found-evidence", "entry", Ref{source, e.Entry}, "n", e.Number)
	}
}

// Unfinished is how many entries the last commit lacks: it was written at once.
func (j *Judge) Unfinished() int64 { return j.left }

// currency holds a payment against the day on which a law changed the source's currency.
func (j *Judge) currency(r *Record, s *Source, e *ExpenditureRecorded) {
	law, _ := RedenominationOf(s.Currency)
	if s.Changed.To == "" || e.Succeeds != (Ref{}) {
		return
	}
	day := e.Date
	if e.AppliesTo != NoDate {
		day = e.AppliesTo
	}
	if e.Amount.Currency == law.New && day < law.From || e.Amount.Currency == law.Old && day > law.Until {
		j.object(r, "found-currency", "line", s.Address(e.Line), "date", day, "asked", e.Amount)
	}
}

// allowed holds an entry, ordered by an actor, against the state of its source before it.
func (j *Judge) allowed(r *Record, s *Source, e Event, actor string) {
	for i := range j.postings {
		p := &j.postings[i]
		if p.Stage == StagePhased || p.Stage == StagePending && p.Amount.Minor < 0 { // what waited may end at any time
			continue
		}
		if closed := s.closing(p.Date); closed != nil && closed.State == PeriodIsClosed {
			j.object(r, "found-period-closed", "date", p.Date, "period", closed.Period, "entry", Ref{s.ID, closed.Entry})
		}
		if p.Stage.Uses() && p.Amount.Minor > 0 || p.Stage.Plan() && p.Amount.Minor < 0 {
			j.touched[p.Line] = true
		}
	}
	switch e := e.(type) {
	case *ExpenditureRecorded:
		day := e.Date
		if e.AppliesTo != NoDate {
			day = e.AppliesTo
		}
		if s.age(day) == LifeEnded && s.age(e.Date) == LifeEnded {
			j.object(r, "found-after-closing", "source", s.ID, "date", e.Date, "last", s.LastDay())
		}
		line := s.Lines[e.Line]
		if line != nil && !line.Span.Contains(day) && !line.Span.Contains(e.Date) {
			j.object(r, "found-outside-line", "line", s.Address(e.Line), "date", e.Date, "first", line.Span.Start, "last", line.Span.Last())
		}
		if e.Amount.Minor <= 0 {
			j.object(r, "found-not-positive", "line", s.Address(e.Line), "asked", e.Amount)
		}
	case *AllocationApproved:
		delete(j.touched, e.Line) // a plan may begin below zero
	case *AllocationRevised:
		if line := s.Lines[e.Line]; line != nil {
			if final, ok := AddMinor(line.Final(), e.Amount.Minor); !ok || final != e.Final {
				j.object(r, "found-final", "line", s.Address(e.Line), "final", Money{e.Final, s.Currency}, "sum", Money{final, s.Currency})
			}
		}
	case *PeriodReopened:
		for _, old := range s.over(Period{Start: e.FirstDay, End: e.LastDay + 1}) {
			if old.State == PeriodIsClosed && samePerson(old.Actor, actor) {
				j.object(r, "found-same-person", "actor", actor, "entry", Ref{s.ID, old.Entry})
			}
		}
	}
}

// completed counts what an import of payments brought: every row that it recorded is an entry.
func (j *Judge) completed(r *Record, e *BatchCompleted) {
	id, err := uuid.Parse(strings.TrimPrefix(r.Stream, batchPrefix))
	batch := j.Books.Batches[id]
	if err == nil && batch != nil && batch.Kind == "expenditures" && batch.Recorded < e.Recorded {
		j.object(r, "found-rows-missing", "n", e.Recorded, "left", batch.Recorded)
	}
}

// covered looks, behind a commit, at the lines that lost something in it.
func (j *Judge) covered(r *Record, s *Source) {
	for path := range j.touched {
		if line := s.Lines[path]; line != nil && line.Available() < 0 {
			j.object(r, "found-overspent", "line", s.Address(path), "available", Money{line.Available(), s.Currency})
		}
	}
}

// file remembers what stands under document keys and how much remains of payments.
func (j *Judge) file(r *Record, source string, e Event) {
	switch e := e.(type) {
	case *ExpenditureRecorded:
		list := j.remains[source]
		for Revision(len(list)) <= r.Revision {
			list = append(list, 0)
		}
		list[r.Revision] = e.Amount.Minor
		j.remains[source] = list
	case *ExpenditureReversed:
		j.take(r, source, e.Reverses, e.Amount)
	case *ExpenditureRefunded:
		j.take(r, source, e.Refunds, e.Amount)
	}
	f, ok := FilingOf(e)
	if !ok {
		return
	}
	before, there := j.filed[f.Key]
	var at Ref
	if there {
		at = j.placeOf(before)
	}
	switch previous, chained := previousOf(e); {
	case chained:
		if there && previous != at.Revision || !there && previous != 0 {
			j.object(r, "found-chain", "entry", at, "previous", int64(previous))
		}
	case f.TakenBack && !there:
		j.object(r, "found-takes-back-nothing")
	case f.TakenBack && reverses(e) != at.Revision && reverses(e) != NoRevision && !before.takenBack():
		j.object(r, "found-other-document", "entry", Ref{source, reverses(e)}, "other", at)
	case f.TakenBack && before.takenBack():
		j.object(r, "found-nothing-to-take", "entry", at)
	case !f.TakenBack && there && !before.takenBack():
		j.object(r, "found-document-twice", "entry", at)
	}
	j.filed[f.Key] = j.filing(source, r.Revision, f.TakenBack)
}

// previousOf is the entry before it of those that are filed one behind the other: what
// corrects one payment.
func previousOf(e Event) (previous Revision, chained bool) {
	switch e := e.(type) {
	case *ExpenditureAmended:
		return e.Previous, true
	case *ExpenditureRefunded:
		return e.Rest.Previous, true
	case *ExpenditureReversed:
		return e.Rest.Previous, !e.Whole
	}
	return 0, false
}

// reverses is the entry that a reversal takes back, NoRevision where it is no reversal.
func reverses(e Event) Revision {
	switch e := e.(type) {
	case *ExpenditureReversed:
		return e.Reverses
	case *LiabilityReversed:
		return e.Liability
	case *ReceiptReversed:
		return e.Reverses
	case *EntryApproved:
		return e.Entry
	case *EntryRejected:
		return e.Entry
	}
	return NoRevision
}

// take takes an amount off what remains of a payment.
func (j *Judge) take(r *Record, source string, of Revision, amount Money) {
	list := j.remains[source]
	if of < 0 || of >= Revision(len(list)) || list[of] == 0 {
		j.object(r, "found-nothing-to-take", "entry", Ref{source, of})
		return
	}
	if amount.Minor > list[of] {
		j.object(r, "found-over-remaining", "entry", Ref{source, of}, "asked", amount, "remains", Money{list[of], amount.Currency})
	}
	list[of] -= amount.Minor
}

// Filed calls fn for every document key with what it stands for at the end.
func (j *Judge) Filed(fn func(key uuid.UUID, at Ref, takenBack bool) error) error {
	for key, f := range j.filed {
		if err := fn(key, j.placeOf(f), f.takenBack()); err != nil {
			return err
		}
	}
	return nil
}

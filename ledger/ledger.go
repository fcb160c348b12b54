package ledger

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
	"golang.org/x/mod/sumdb/note"
)

// A Ledger carries commands out: it brings its views up to date, decides, and
// appends; when somebody else was faster it looks again and decides again.
type Ledger struct {
	Store  Store
	Views  Views
	Author Author
	Now    func() time.Time
	NewID  func() uuid.UUID // version 7
	// Signer, unless nil, returns a private key of the author's, with which every commit is
	// signed; nil for none.
	Signer func() (note.Signer, error)
	// TrustClock records even when the clock is far from the ledger's last entry.
	TrustClock bool
	// Evidence are files that are kept with what every command records, in the same commit.
	Evidence []File
	// Tell, where set, is told what became of every command.
	Tell func(Outcome)
}

// Views are what deciding reads: the state of the ledger up to an entry.
type Views interface {
	// CatchUp brings the views to the store's last entry, and at least to atLeast.
	CatchUp(ctx context.Context, atLeast Position) error
	Books() *Books
	Documents() Documents
}

// Author is who gives the commands. Only the store user is proven; the actor is
// a claim.
type Author struct {
	Actor     string
	OSUser    string
	Host      string
	StoreUser string
}

// An Outcome is what became of a command.
type Outcome struct {
	Ref     Ref  // of the last entry it made, or of the one that was there
	Already bool // recorded before, with the same content: nothing was written
	Events  []Event
	Last    Ordinal
}

// maxAttempts bounds how often a command is decided again. A store that cannot
// make deciding and writing exclusive lets one of the competing writers through
// each time, so this many lost races in a row mean something else is wrong.
const maxAttempts = 1000

// Do decides and appends what decide orders. It is given the books as of the
// store's last entry, and called again when an entry came in between.
func (l *Ledger) Do(ctx context.Context, command string, decide func(*Books, Documents) (Decision, error)) (Outcome, error) {
	return l.carryOut(ctx, command, decide, l.settleAll)
}

// carryOut is Do, with what is done first, before each attempt.
func (l *Ledger) carryOut(
	ctx context.Context, command string, decide func(*Books, Documents) (Decision, error), first func(context.Context) error,
) (Outcome, error) {
	for range maxAttempts {
		if err := l.Views.CatchUp(ctx, ""); err != nil {
			return Outcome{}, err
		}
		if err := first(ctx); err != nil {
			return Outcome{}, err
		}
		out, appended, err := l.attempt(ctx, command, decide)
		if errors.Is(err, ErrConflict) {
			if err := ctx.Err(); err != nil {
				return Outcome{}, err
			}
			continue
		}
		if err != nil {
			return Outcome{}, err
		}
		out.Last = appended.Last
		if l.Tell != nil {
			l.Tell(out)
		}
		return out, l.Views.CatchUp(ctx, appended.Position)
	}
	return Outcome{}, fmt.Errorf("%s: %w", command, ErrConflict)
}

// attempt decides once. Where the store cannot tell whether the commits are durable,
// exactly the same bytes are appended again until the answer is definite.
func (l *Ledger) attempt(ctx context.Context, command string, decide func(*Books, Documents) (Decision, error)) (out Outcome, appended Appended, err error) {
	var commits []Commit // frozen once decided
	for range maxAttempts {
		appended, err = l.Store.Append(ctx, func(yield func(Commit, error) bool) {
			if commits == nil {
				var err error
				if commits, err = l.decide(ctx, command, decide, &out); err != nil {
					yield(Commit{}, err)
					return
				}
			}
			for _, c := range commits {
				if !yield(c, nil) {
					return
				}
			}
		})
		if !errors.Is(err, ErrUnknownOutcome) || errors.Is(err, context.DeadlineExceeded) || ctx.Err() != nil {
			break // definite, or the store has tried for as long as it may
		}
	}
	return out, appended, err
}

// decide runs inside Append, where an atomic store keeps others from writing.
func (l *Ledger) decide(ctx context.Context, command string, decide func(*Books, Documents) (Decision, error), out *Outcome) ([]Commit, error) {
	if err := l.Views.CatchUp(ctx, ""); err != nil {
		return nil, err
	}
	books := l.Views.Books()
	d, err := decide(books, l.Views.Documents())
	if err == nil {
		d, err = books.await(d)
	}
	if err != nil {
		return nil, err
	}
	if d.Already != nil {
		*out = Outcome{Ref: *d.Already, Already: true}
		return nil, nil
	}
	recorded, err := l.Time(books)
	if err != nil {
		return nil, err
	}
	var commits []Commit
	*out = Outcome{}
	first := l.Metadata(command, recorded)
	for d := &d; d != nil; d = d.Then {
		m := first
		if len(commits) > 0 {
			m.Commit, m.Correlation = l.NewID(), first.Commit
		}
		m.Seen = d.seen(books)
		out.Ref = RefOf(Record{Stream: d.Stream, Revision: d.Expected + Revision(len(d.Events))})
		out.Events = append(out.Events, d.Events...)
		written := *d
		if written.Events, err = l.withEvidence(books, d); err != nil {
			return nil, err
		}
		m.Events = int64(len(written.Events))
		c, err := l.Seal(books, written, &m)
		if err != nil {
			return nil, err
		}
		commits = append(commits, c)
	}
	return commits, nil
}

// seen are the other streams that the decision rests on: the ledger's, the rates', and that of
// a document's reversal when it is recorded again from another source.
func (d *Decision) seen(b *Books) (seen []Seen) {
	if d.Stream != StreamLedger {
		seen = append(seen, Seen{StreamLedger, b.Revision(StreamLedger)})
	}
	for _, e := range d.Events {
		if x, ok := e.(*ExpenditureRecorded); ok && x.Rate != "" {
			seen = append(seen, Seen{StreamRates, b.Revision(StreamRates)})
		}
		if succeeds := GistOf(e).Succeeds; succeeds != (Ref{}) {
			if stream := StreamName(succeeds.Source); stream != d.Stream {
				// The reversal may be the first half of this very decision.
				seen = append(seen, Seen{stream, max(b.Revision(stream), succeeds.Revision)})
			}
		}
	}
	return seen
}

// NewCommit freezes a decision into the bytes that are appended.
func NewCommit(d Decision, m *Metadata) (Commit, error) {
	metadata, err := EncodeMetadata(m)
	if err != nil {
		return Commit{}, err
	}
	commit := Commit{Stream: d.Stream, Expected: d.Expected, Metadata: metadata}
	for _, e := range d.Events {
		p, err := Encode(e)
		if err != nil {
			return Commit{}, err
		}
		commit.Events = append(commit.Events, p)
	}
	return commit, nil
}

// Metadata is that of a commit by the ledger's author; the number of events and
// what the decision saw are the caller's.
func (l *Ledger) Metadata(command string, recorded time.Time) Metadata {
	return Metadata{
		Commit: l.NewID(), RecordedAt: recorded, Command: command, Rules: Rules,
		Actor: l.Author.Actor, OSUser: l.Author.OSUser, Host: l.Author.Host, StoreUser: l.Author.StoreUser,
	}
}

// Limits of a plausible clock.
const (
	clockSlack = time.Hour                // behind the last entry: lifted to it
	clockLeap  = 2 * 366 * 24 * time.Hour // ahead of the last entry
	firstYear  = 2020                     // of a ledger's first entry
	lastYear   = 2060
)

// Time is when an entry is recorded: now, but never before the ledger's last
// entry. A clock that is far off is refused: clock-behind (now, last),
// clock-ahead (now, last), clock-implausible (now).
func (l *Ledger) Time(b *Books) (time.Time, error) {
	now, last := l.Now().UTC().Truncate(time.Millisecond), b.Recorded
	switch {
	case l.TrustClock && now.Before(last):
		return last, nil
	case l.TrustClock:
		return now, nil
	case last.IsZero() && (now.Year() < firstYear || now.Year() > lastYear):
		return now, Refuse("clock-implausible", "now", now.Format(time.RFC3339))
	case last.IsZero():
		return now, nil
	case last.Sub(now) > clockSlack:
		return now, Refuse("clock-behind", "now", now.Format(time.RFC3339), "last", last.Format(time.RFC3339))
	case now.Sub(last) > clockLeap:
		return now, Refuse("clock-ahead", "now", now.Format(time.RFC3339), "last", last.Format(time.RFC3339))
	case now.Before(last):
		return last, nil
	}
	return now, nil
}

// Load reads one entry. Refusal: no-such-entry (entry).
func Load(ctx context.Context, s Store, ref Ref) (Record, Event, error) {
	for r, err := range s.Stream(ctx, StreamName(ref.Source), ref.Revision) {
		if err != nil {
			return Record{}, nil, err
		}
		e, err := Decode(r.Type, r.Data)
		return r, e, err
	}
	return Record{}, nil, Refuse("no-such-entry", "entry", ref)
}

// LoadExpenditure reads an entry that must be an expenditure. Refusals:
// no-such-entry (entry), not-an-expenditure (entry).
func LoadExpenditure(ctx context.Context, s Store, ref Ref) (*ExpenditureRecorded, error) {
	_, e, err := Load(ctx, s, ref)
	if err != nil {
		return nil, err
	}
	if x, ok := e.(*ExpenditureRecorded); ok {
		return x, nil
	}
	return nil, NoExpenditure(ref, e)
}

// NoExpenditure is the refusal to correct what is no expenditure: not-an-expenditure
// (entry), with why it is none where that has its own remedy (reversal, refund, lapse,
// pending).
func NoExpenditure(ref Ref, e Event) *Refusal {
	refusal := Refuse("not-an-expenditure", "entry", ref)
	why := ""
	switch e.(type) {
	case *ExpenditureReversed:
		why = "reversal"
	case *ExpenditureRefunded:
		why = "refund"
	case *AllocationLapsed:
		why = "lapse"
	case *EntryProposed:
		why = "pending"
	default:
		return refusal
	}
	refusal.Args = append(refusal.Args, Arg{"why", why})
	return refusal
}

// LoadDocument reads the document of an expenditure or of its reversal. Refusals:
// no-such-entry (entry), not-an-expenditure (entry).
func LoadDocument(ctx context.Context, s Store, ref Ref) (*Document, error) {
	_, e, err := Load(ctx, s, ref)
	if err != nil {
		return nil, err
	}
	switch e := e.(type) {
	case *ExpenditureRecorded:
		return &e.Document, nil
	case *ExpenditureReversed:
		return &e.Document, nil
	case *ReceiptRecorded:
		return &e.Document, nil
	case *ReceiptReversed:
		return &e.Document, nil
	}
	return nil, Refuse("not-an-expenditure", "entry", ref)
}

// Reverse carries out the reversal of an expenditure, Replace and Amend its
// correction: they read what became of it from the store.
func (l *Ledger) Reverse(ctx context.Context, c ReverseExpenditure) (Outcome, error) {
	return l.correct(ctx, "expenditure reverse", c.Entry, &c.Standing, &c)
}

// Replace carries out a ReplaceExpenditure; see Reverse.
func (l *Ledger) Replace(ctx context.Context, c ReplaceExpenditure) (Outcome, error) {
	return l.correct(ctx, "expenditure replace", c.Entry, &c.Standing, &c)
}

// Amend carries out an AmendExpenditure; see Reverse.
func (l *Ledger) Amend(ctx context.Context, c AmendExpenditure) (Outcome, error) {
	return l.correct(ctx, "expenditure amend", c.Entry, &c.Standing, &c)
}

// Reclassify carries out a ReclassifyExpenditure; see Reverse.
func (l *Ledger) Reclassify(ctx context.Context, c ReclassifyExpenditure) (Outcome, error) {
	return l.correct(ctx, "expenditure reclassify", c.Entry, &c.Standing, &c)
}

func (l *Ledger) correct(ctx context.Context, command string, entry Ref, s *Standing, c Command) (Outcome, error) {
	return l.Do(ctx, command, func(b *Books, docs Documents) (Decision, error) {
		var err error
		if *s, err = LoadStanding(ctx, l.Store, l.Views, entry); err != nil {
			return Decision{}, err
		}
		if err := s.notPart(b, entry); err != nil {
			return Decision{}, err
		}
		return c.Decide(b, docs)
	})
}

// OpenImport finds an import of the same file that was not completed.
func (b *Books) OpenImport(sha256 string) *Import {
	for _, i := range b.sortedImports() {
		if i.SHA256 == sha256 && i.Completed == nil {
			return i
		}
	}
	return nil
}

// Incomplete lists the imports that were begun and not completed, oldest first.
func (b *Books) Incomplete() []*Import {
	return slices.DeleteFunc(b.sortedImports(), func(i *Import) bool { return i.Completed != nil })
}

func (b *Books) sortedImports() []*Import {
	list := make([]*Import, 0, len(b.Batches))
	for _, i := range b.Batches {
		list = append(list, i)
	}
	slices.SortFunc(list, func(x, y *Import) int { return int(x.Opened - y.Opened) })
	return list
}

package ledger

import (
	"context"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"
)

// EvidenceAttached says which file is the evidence for an entry: not the file, but by what
// it is known again. It stands in the stream of the entry and posts nothing.
type EvidenceAttached struct {
	Key    uuid.UUID // see EvidenceKey
	Entry  Revision  // that the file belongs to, in the same stream
	Number int64     // which of the entry's files it is, from 1
	File
}

func (e *EvidenceAttached) fields(c *coder) {
	c.id("key", &e.Key)
	c.integer("entry", (*int64)(&e.Entry))
	c.integer("file_number", &e.Number)
	c.text("sha256", &e.SHA256)
	c.integer("size", &e.Size)
	c.text("name", &e.Name)
	c.option("archive", &e.Archive)
}

// says names the entry in its stream, the file by the beginning of its hash, and where it
// is filed.
func (e *EvidenceAttached) says() string {
	text := "#" + strconv.FormatInt(int64(e.Entry), 10) + "; sha256:" + e.SHA256[:min(12, len(e.SHA256))]
	if e.Archive != "" {
		text += "; " + e.Archive
	}
	return text
}

// A File is what is kept of one.
type File struct {
	SHA256  string // of its bytes, in hexadecimal digits
	Size    int64  // in bytes
	Name    string // without its folder
	Archive string // where it is filed, as the archive names it
}

// EvidenceKey is the key under which the n-th file of an entry is filed: the files of an
// entry are found one after the other.
func EvidenceKey(ledger uuid.UUID, entry Ref, n int64) uuid.UUID {
	f := digester{ledger[:]}
	f.text("evidence", entry.String())
	f.number(n)
	return f.key()
}

// digest is what tells the files of an entry apart.
func (f *File) digest() Digest {
	var d digester
	d.text("evidence", f.SHA256)
	return d.sum()
}

func (f *File) check() error {
	if sum, err := hex.DecodeString(f.SHA256); err != nil || len(sum) != 32 || hex.EncodeToString(sum) != f.SHA256 {
		return Refuse("bad-sha256", "value", excerpt(f.SHA256))
	}
	if f.Size <= 0 {
		return Refuse("evidence-empty", "file", excerpt(f.Name))
	}
	if err := CheckValue(f.Name); err != nil {
		return err
	}
	if f.Archive == "" {
		return nil
	}
	return CheckValue(f.Archive)
}

// AttachEvidence keeps files with an entry that is recorded.
type AttachEvidence struct {
	Entry Ref
	Of    Event // the entry's
	Files []File
	// Load reads what is filed of a file that is attached, to tell whether it has another
	// archive reference now; without it the first one stands.
	Load func(Ref) (*EvidenceAttached, error)

	Present []Ref // set by Decide: where the files that are attached already stand
}

// Decide refuses an entry that is not there (no-such-entry: entry), that is evidence itself
// (evidence-of-evidence: entry, of), the frame of an import (evidence-of-import: entry) or the
// division of a document (evidence-of-split: entry, part).
// A file that the entry has is not recorded again, unless the archive names it otherwise now.
func (c *AttachEvidence) Decide(b *Books, docs Documents) (Decision, error) {
	stream := StreamName(c.Entry.Source)
	last := b.Revision(stream)
	if !reservedStream(c.Entry.Source) {
		if _, err := b.Source(c.Entry.Source); err != nil {
			return Decision{}, err
		}
	}
	if c.Entry.Revision > last {
		return Decision{}, Refuse("no-such-entry", "entry", c.Entry)
	}
	switch of := c.Of.(type) {
	case *EvidenceAttached:
		return Decision{}, Refuse("evidence-of-evidence", "entry", c.Entry, "of", Ref{c.Entry.Source, of.Entry})
	case *BatchOpened, *BatchCompleted:
		return Decision{}, Refuse("evidence-of-import", "entry", c.Entry)
	case *SplitBegun, *SplitCompleted, *SplitUndone:
		part := c.Entry
		if s := b.splitIn(stream); s != nil && len(s.Parts) > 0 {
			part = s.First()
		}
		return Decision{}, Refuse("evidence-of-split", "entry", c.Entry, "part", part)
	}
	d := Decision{Stream: stream, Expected: last}
	var err error
	if d.Events, c.Present, err = attach(b.Ledger.ID, docs, c.Entry, c.Files, c.Load); err != nil {
		return Decision{}, err
	}
	if len(d.Events) == 0 && len(c.Present) > 0 {
		return Decision{Already: &c.Present[len(c.Present)-1]}, nil
	}
	return d, nil
}

// attach are the entries that keep files with one, and where those stand that it has.
func attach(ledger uuid.UUID, docs Documents, entry Ref, files []File, load func(Ref) (*EvidenceAttached, error)) (events []Event, present []Ref, err error) {
	type filed struct {
		Filed
		archive string
	}
	var there []filed
	n := int64(1)
	for ; ; n++ {
		f, ok, err := docs.Find(EvidenceKey(ledger, entry, n))
		if err != nil {
			return nil, nil, err
		}
		if !ok {
			break
		}
		is := filed{Filed: f}
		if load != nil {
			e, err := load(f.Ref)
			if err != nil {
				return nil, nil, err
			}
			is.archive = e.Archive
		}
		there = append(there, is)
	}
	slices.Reverse(there) // what the archive said last counts
	for i := range files {
		f := &files[i]
		if err := f.check(); err != nil {
			return nil, nil, err
		}
		if slices.ContainsFunc(files[:i], func(x File) bool { return x.SHA256 == f.SHA256 }) {
			continue
		}
		at := slices.IndexFunc(there, func(x filed) bool { return x.Matches(f.digest()) })
		if at >= 0 && (load == nil || f.Archive == "" || f.Archive == there[at].archive) {
			present = append(present, there[at].Ref)
			continue
		}
		events = append(events, &EvidenceAttached{EvidenceKey(ledger, entry, n), entry.Revision, n, *f})
		n++
	}
	return events, present, nil
}

// withEvidence are the entries of a decision and behind them the files of those that they
// belong to: the last one of a command, and every part of a document that several sources pay.
func (l *Ledger) withEvidence(b *Books, d *Decision) ([]Event, error) {
	if len(l.Evidence) == 0 || d.split && strings.HasPrefix(d.Stream, documentPrefix) || !d.split && d.Then != nil {
		return d.Events, nil
	}
	first := len(d.Events) - 1
	if d.split {
		first = 0
	}
	events := slices.Clip(d.Events)
	for i := first; i < len(d.Events); i++ {
		entry := RefOf(Record{Stream: d.Stream, Revision: d.Expected + 1 + Revision(i)})
		files, _, err := attach(b.Ledger.ID, fileless{}, entry, l.Evidence, nil)
		if err != nil {
			return nil, err
		}
		events = append(events, files...)
	}
	return events, nil
}

// fileless is where an entry that is only being recorded finds files of its own: nowhere.
type fileless struct{}

func (fileless) Find(uuid.UUID) (Filed, bool, error) { return Filed{}, false, nil }

// Attach carries out an AttachEvidence: it reads the entry and its files from the store.
func (l *Ledger) Attach(ctx context.Context, c *AttachEvidence) (Outcome, error) {
	return l.Do(ctx, "evidence attach", func(b *Books, docs Documents) (d Decision, err error) {
		if c.Entry.Revision <= b.Revision(StreamName(c.Entry.Source)) {
			if _, c.Of, err = Load(ctx, l.Store, c.Entry); err != nil {
				return Decision{}, err
			}
		}
		c.Load = func(ref Ref) (*EvidenceAttached, error) { return loadEvidence(ctx, l.Store, ref) }
		return c.Decide(b, docs)
	})
}

func loadEvidence(ctx context.Context, s Store, ref Ref) (*EvidenceAttached, error) {
	_, e, err := Load(ctx, s, ref)
	if err != nil {
		return nil, err
	}
	if x, ok := e.(*EvidenceAttached); ok {
		return x, nil
	}
	return nil, Refuse("no-such-entry", "entry", ref)
}

// A FiledEvidence is evidence with the entry that says so.
type FiledEvidence struct {
	EvidenceAttached
	Ref Ref
}

// LoadEvidence reads the files of an entry, in the order in which they were attached. Of a
// file that the archive named again later, the last of its names is there.
func LoadEvidence(ctx context.Context, s Store, views Views, entry Ref) ([]FiledEvidence, error) {
	var list []FiledEvidence
	for n := int64(1); ; n++ {
		f, ok, err := views.Documents().Find(EvidenceKey(views.Books().Ledger.ID, entry, n))
		if err != nil || !ok {
			return list, err
		}
		e, err := loadEvidence(ctx, s, f.Ref)
		if err != nil {
			return nil, err
		}
		filed := FiledEvidence{*e, f.Ref}
		if i := slices.IndexFunc(list, func(x FiledEvidence) bool { return x.SHA256 == e.SHA256 }); i >= 0 {
			list[i] = filed
		} else {
			list = append(list, filed)
		}
	}
}

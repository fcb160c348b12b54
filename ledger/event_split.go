package ledger

import (
	"fmt"
	"strings"

	"github.com/google/uuid"
)

// SplitBegun is the plan of paying one document from several sources, or of taking that
// back. It stands in the document's stream. Every part is the event that is to stand in
// the stream of its source: whoever meets the plan can carry it out.
type SplitBegun struct {
	Key    uuid.UUID // of the document, see SplitKey
	Digest Digest    // of the order
	Total  Money     // as the document says; what is taken back where that is done
	Parts  []SplitPart
}

// A SplitPart is what one source pays, or gets back.
type SplitPart struct {
	Source string
	Event  Event // *ExpenditureRecorded; *ExpenditureReversed where it is taken back
}

func (e *SplitBegun) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.money("total", "currency", &e.Total)
	array(c, "parts", &e.Parts, func(p *SplitPart) {
		c.text("source", &p.Source)
		c.inside(&p.Event, ofSplit)
	})
}

func ofSplit(e Event) bool {
	switch e.(type) {
	case *ExpenditureRecorded, *ExpenditureReversed:
		return true
	}
	return false
}

// takesBack tells whether the plan is of taking a payment back.
func (e *SplitBegun) takesBack() bool {
	if len(e.Parts) == 0 {
		return false
	}
	_, ok := e.Parts[0].Event.(*ExpenditureReversed)
	return ok
}

// firstPayment is the first part where something is paid.
func (e *SplitBegun) firstPayment() (*ExpenditureRecorded, bool) {
	if len(e.Parts) == 0 {
		return nil, false
	}
	paid, ok := e.Parts[0].Event.(*ExpenditureRecorded)
	return paid, ok
}

// SplitCompleted says that every part of a plan stands where it should.
type SplitCompleted struct{ Begun Revision }

func (e *SplitCompleted) fields(c *coder) { c.integer("begun", (*int64)(&e.Begun)) }

// SplitUndone says that a payment is not made after all: a part was refused by the time
// its turn came. What other sources paid of it is taken back.
type SplitUndone struct {
	Begun  Revision
	Reason string
}

func (e *SplitUndone) fields(c *coder) {
	c.integer("begun", (*int64)(&e.Begun))
	c.text("reason", &e.Reason)
}

// SplitKey is the key of a document that several sources pay: that of the document as a
// whole. The parts are filed under its lines.
func SplitKey(ledger uuid.UUID, d *Document) uuid.UUID {
	whole := *d
	whole.Line = 0
	return DocumentKey(ledger, &whole, Digest{})
}

func splitStream(key uuid.UUID) string { return documentPrefix + key.String() }

// A Split is a document that several sources pay.
type Split struct {
	Key    uuid.UUID
	Digest Digest // of the order that recorded it last
	Begun  Revision
	Parts  []PartPlace
	Undone bool
	Plan   *SplitBegun // that is being carried out; nil for none
	Plans  []SplitPlan
}

// A PartPlace is where a part of a document stands.
type PartPlace struct {
	Source string
	Key    uuid.UUID
	Entry  Revision // NoRevision while it does not stand
}

// A SplitPlan is from when to when a plan was being carried out.
type SplitPlan struct{ Opened, Ended Ordinal } // Ended is 0 while it is

// Stands tells whether something of the document is paid and nothing of it is being
// changed. A small part may have come back to its last kopeck before the others have.
func (s *Split) Stands() bool { return s.Plan == nil && s.standing() > 0 }

func (s *Split) standing() (n int) {
	for i := range s.Parts {
		if s.Parts[i].Entry >= 0 {
			n++
		}
	}
	return n
}

// unsettled tells that something is still to be done.
func (s *Split) unsettled() bool {
	return s.Plan != nil && (!s.Undone || s.standing() > 0)
}

// First is the first part that stands, by which people name the whole.
func (s *Split) First() Ref {
	for i := range s.Parts {
		if s.Parts[i].Entry >= 0 {
			return s.Parts[i].Ref()
		}
	}
	return Ref{splitStream(s.Key), s.Begun}
}

// Ref is the part's entry.
func (p *PartPlace) Ref() Ref { return Ref{p.Source, p.Entry} }

// OpenAt tells whether a plan was being carried out behind an entry.
func (s *Split) OpenAt(known Ordinal) bool {
	for _, p := range s.Plans {
		if p.Opened <= known && (p.Ended == 0 || p.Ended > known) {
			return true
		}
	}
	return false
}

// SplitOf finds the document of which an entry is a part, nil for none.
func (b *Books) SplitOf(key uuid.UUID) *Split {
	if len(b.partOf) == 0 {
		return nil
	}
	return b.Splits[b.partOf[key]]
}

// Unsettled lists the documents whose plan is not carried out, in no order.
func (b *Books) Unsettled() (list []*Split) {
	for key := range b.unsettled {
		list = append(list, b.Splits[key])
	}
	return list
}

// KeepSplits puts documents into books that were read from a cache.
func (b *Books) KeepSplits(list []*Split) {
	if len(list) == 0 {
		return
	}
	b.Splits, b.partOf, b.unsettled = make(map[uuid.UUID]*Split, len(list)), map[uuid.UUID]uuid.UUID{}, map[uuid.UUID]struct{}{}
	for _, s := range list {
		b.Splits[s.Key] = s
		for _, p := range s.Parts {
			b.partOf[p.Key] = s.Key
		}
		if s.unsettled() {
			b.unsettled[s.Key] = struct{}{}
		}
	}
}

// splitIn is the document of a stream, nil for none.
func (b *Books) splitIn(stream string) *Split {
	key, err := uuid.Parse(strings.TrimPrefix(stream, documentPrefix))
	if err != nil {
		return nil
	}
	return b.Splits[key]
}

// entryOf is where a part stands, by its key.
func (s *Split) entryOf(key uuid.UUID) Revision {
	for i := range s.Parts {
		if s.Parts[i].Key == key {
			return s.Parts[i].Entry
		}
	}
	return NoRevision
}

// changeSplit puts a changed copy in the place of a split: clones of the books share them.
func (b *Books) changeSplit(at Ordinal, key uuid.UUID, change func(*Split)) {
	s := &Split{Key: key}
	if was := b.Splits[key]; was != nil {
		*s = *was
		s.Parts = append([]PartPlace(nil), was.Parts...)
		s.Plans = append([]SplitPlan(nil), was.Plans...)
	}
	change(s)
	if b.Splits == nil {
		b.Splits, b.partOf, b.unsettled = map[uuid.UUID]*Split{}, map[uuid.UUID]uuid.UUID{}, map[uuid.UUID]struct{}{}
	}
	b.Splits[key] = s
	_, was := b.unsettled[key]
	switch is := s.unsettled(); {
	case is && !was:
		s.Plans = append(s.Plans, SplitPlan{Opened: at})
		b.unsettled[key] = struct{}{}
	case was && !is:
		s.Plans[len(s.Plans)-1].Ended = at
		delete(b.unsettled, key)
	}
}

// applySplit folds what stands in a document's stream.
func (b *Books) applySplit(at Entry, key uuid.UUID, e Event) error {
	split := b.Splits[key]
	switch e := e.(type) {
	case *SplitBegun:
		if e.Key != key || len(e.Parts) == 0 {
			return fmt.Errorf("a plan of another document")
		}
		plan := *e
		b.changeSplit(at.Ordinal, key, func(s *Split) {
			s.Plan, s.Begun, s.Undone = &plan, at.Revision, false
			if e.takesBack() {
				return
			}
			s.Digest, s.Parts = e.Digest, nil
			for _, p := range e.Parts {
				if x, ok := p.Event.(*ExpenditureRecorded); ok {
					s.Parts = append(s.Parts, PartPlace{p.Source, x.Key, NoRevision})
				}
			}
		})
		for _, p := range b.Splits[key].Parts {
			b.partOf[p.Key] = key
		}
	case *SplitCompleted:
		if split == nil || split.Plan == nil || split.Begun != e.Begun {
			return fmt.Errorf("completes what was not begun")
		}
		b.changeSplit(at.Ordinal, key, func(s *Split) { s.Plan = nil })
	case *SplitUndone:
		if split == nil || split.Plan == nil || split.Begun != e.Begun {
			return fmt.Errorf("undoes what was not begun")
		}
		b.changeSplit(at.Ordinal, key, func(s *Split) { s.Undone = true })
	default:
		return fmt.Errorf("%s does not belong in stream %s", TypeName(e), at.Stream)
	}
	return nil
}

// applyPart notes where a part of a document stands, or that it does not any more.
func (b *Books) applyPart(source string, at Entry, e Event) {
	var key uuid.UUID
	entry := NoRevision
	switch e := e.(type) {
	case *ExpenditureRecorded:
		key, entry = e.Key, at.Revision
	case *ExpenditureReversed:
		if !e.Whole {
			return
		}
		key = e.Key
	default:
		return
	}
	document, ok := b.partOf[key]
	if !ok {
		return
	}
	b.changeSplit(at.Ordinal, document, func(s *Split) {
		for i := range s.Parts {
			if s.Parts[i].Key == key && s.Parts[i].Source == source {
				s.Parts[i].Entry = entry
			}
		}
	})
}

package projections

import (
	"bytes"
	"reflect"
	"slices"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// A Checker holds all that the views keep against the entries that they were derived from:
// the cache is a file like any other, and whoever can alter it alters reports.
//
// What it is told is derived without the views. Errors: *Difference, ErrDamaged.
type Checker struct {
	views    *Views
	segments []*segment
	at       int // of the segments, and the row in it
	row      int
	marks    []Mark
	spelled  *chunk
}

// A Difference is what the views say that does not follow from the entries.
type Difference struct {
	What  string         // "postings", "marks", "documents", "state", "tree"
	Entry ledger.Ordinal // where it can be told
}

func (d *Difference) Error() string { return "the views differ: " + d.What }

// Checker begins at the first entry.
func (v *Views) Checker() (*Checker, error) {
	c := &Checker{views: v, segments: v.Table().segments, spelled: newChunk()}
	for _, s := range v.segments {
		if err := s.needAll(); err != nil {
			return nil, err
		}
	}
	for s, err := range v.Stretches(1) {
		if err != nil {
			return nil, err
		}
		c.marks = append(c.marks, s.Mark)
	}
	return c, nil
}

// Entry takes the next entry, with the books behind it. Entries that the views do not have
// yet are passed over.
func (c *Checker) Entry(r *ledger.Record, e ledger.Event, books *ledger.Books) error {
	if r.Ordinal > c.views.books.Last {
		return nil
	}
	x := c.spelled
	x.rows, x.values, x.labels = x.rows[:0], x.values[:0], x.labels[:0]
	var err error
	if x.postings, err = ledger.Postings(x.postings[:0], e); err != nil {
		return err
	}
	for i := range x.postings {
		x.row(&x.postings[i])
	}
	source := ledger.RefOf(*r).Source
	if err := inUnits(books.Sources[source], e, x.rows); err != nil {
		return err
	}
	for i := range x.rows {
		s := c.next()
		if s == nil || !s.holds(c.row-1, r.Ordinal, source, &x.rows[i]) {
			return &Difference{"postings", r.Ordinal}
		}
	}
	for len(c.marks) > 0 && c.marks[0].Ordinal <= r.Ordinal {
		if m := &c.marks[0]; m.Ordinal == r.Ordinal && !m.Recorded.Equal(books.Recorded) {
			return &Difference{"marks", r.Ordinal}
		}
		c.marks = c.marks[1:]
	}
	return nil
}

// next is the segment of the next row, nil behind the last.
func (c *Checker) next() *segment {
	for c.at < len(c.segments) {
		if s := c.segments[c.at]; c.row < s.rows {
			c.row++
			return s
		}
		c.at, c.row = c.at+1, 0
	}
	return nil
}

// holds tells whether a row of the segment is that of an entry's posting.
func (s *segment) holds(i int, n ledger.Ordinal, source string, want *row) bool {
	if s.first+ledger.Ordinal(s.ordinals.at(i)) != n || s.dates.at(i) != want.date || s.stages[i] != want.stage || s.amounts[i] != want.amount {
		return false
	}
	for d := range s.dims {
		column := &s.dims[d]
		code := column.codes.at(i)
		if int(code) >= column.dict.len() {
			return false
		}
		text := column.dict.at(code)
		if column.name == ledger.DimLine {
			rest, ok := bytes.CutPrefix(text, []byte(source))
			if !ok || len(rest) == 0 || rest[0] != '/' || string(rest[1:]) != want.path {
				return false
			}
			continue
		}
		if string(text) != want.value(column.name) {
			return false
		}
	}
	return !slices.ContainsFunc(want.values, func(v value) bool { return s.column(v.dimension()) == nil })
}

func (r *row) value(name string) string {
	for i := range r.values {
		if r.values[i].dimension() == name {
			return r.values[i].text
		}
	}
	return ""
}

// dimension is the name of the value's column.
func (v *value) dimension() string {
	switch v.slot {
	case slotPayee:
		return ledger.DimPayee
	case slotPayeeID:
		return ledger.DimPayeeID
	case slotDocument:
		return ledger.DimDocument
	}
	return v.name
}

// End holds what is left against the ledger at the last entry that the views have: its
// books, the root over its entries, and what stands under each document key.
func (c *Checker) End(books *ledger.Books, root ledger.Hash, filed func(fn func(uuid.UUID, ledger.Ref, bool) error) error) error {
	v := c.views
	if c.next() != nil {
		return &Difference{"postings", v.books.Last}
	}
	if got, err := v.root(); err != nil || got != root || v.keptRoot() != root {
		return &Difference{"tree", v.books.Last}
	}
	if !reflect.DeepEqual(kept(v.books), kept(books)) {
		return &Difference{"state", v.books.Last}
	}
	documents := v.Documents()
	return filed(func(key uuid.UUID, at ledger.Ref, takenBack bool) error {
		found, ok, err := documents.Find(key)
		if err == nil && (!ok || found.Ref != at || found.Reversed != takenBack) {
			err = &Difference{What: "documents", Entry: 0}
		}
		return err
	})
}

// kept are the books as the cache keeps them, without what is only there to be fast.
func kept(b *ledger.Books) *ledger.Books {
	var w writer
	writeBooks(&w, b)
	return readBooks(&reader{b: w.b})
}

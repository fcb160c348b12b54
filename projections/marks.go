package projections

import (
	"context"
	"errors"
	"iter"
	"slices"
	"sort"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// A Mark is a place between two entries from which the store can be read on, so
// that a day, the last entries or a single one are read without what stands
// before. There is one at least every markEvery entries, as far as commits allow,
// and wherever the hour of recording changes or an import begins or ends.
type Mark struct {
	Ordinal  ledger.Ordinal  // of the entry before the place, 0 at the beginning
	Recorded time.Time       // running maximum of the recorded times up to that entry
	Position ledger.Position // Store.Read after it begins with entry Ordinal+1
	Batch    uuid.UUID       // of every entry up to the next mark; Nil where they belong to none
}

// A Stretch is the run of entries between a mark and the next.
type Stretch struct {
	Mark
	Last  ledger.Ordinal // the run is Ordinal+1 to Last
	Until time.Time      // running maximum of the recorded times up to Last
}

// Seek returns the last mark with everything before it recorded before t. Reading
// on from it meets every entry recorded at t or later.
func (v *Views) Seek(t time.Time) (Mark, error) {
	return v.lastMark(func(s *segment, i int) bool { return s.marks[i].recorded < t.UnixMilli() })
}

// Before returns the last mark before an entry.
func (v *Views) Before(n ledger.Ordinal) (Mark, error) {
	return v.lastMark(func(s *segment, i int) bool { return s.first-1+ledger.Ordinal(s.marks[i].before) < n })
}

// lastMark returns the last mark of which holds is true; it is true of marks up
// to one and of none behind. Where it is true of none, that is the beginning.
func (v *Views) lastMark(holds func(s *segment, i int) bool) (Mark, error) {
	for n := len(v.segments); n >= 0; n-- {
		s := v.marked(n)
		if err := s.needMarks(); err != nil {
			return Mark{}, err
		}
		if len(s.marks) == 0 || !holds(s, 0) {
			continue
		}
		return s.mark(sort.Search(len(s.marks), func(i int) bool { return !holds(s, i) }) - 1)
	}
	first := v.marked(0)
	if len(first.marks) == 0 {
		return Mark{}, nil
	}
	return first.mark(0)
}

// marked is the n-th segment; the tail follows the last that is in a file.
func (v *Views) marked(n int) *segment {
	if n == len(v.segments) {
		return &v.tail.segment
	}
	return v.segments[n]
}

// Stretches yields the runs of entries from the one that holds an entry on.
func (v *Views) Stretches(from ledger.Ordinal) iter.Seq2[Stretch, error] {
	return func(yield func(Stretch, error) bool) {
		begin, err := v.Before(from)
		if err != nil {
			yield(Stretch{}, err)
			return
		}
		at := Stretch{Mark: begin}
		for n := range len(v.segments) + 1 {
			s := v.marked(n)
			if s.last <= begin.Ordinal {
				continue
			}
			if err := s.needMarks(); err != nil {
				yield(Stretch{}, err)
				return
			}
			for i := range s.marks {
				next, err := s.mark(i)
				if err == nil && next.Ordinal <= at.Ordinal {
					continue
				}
				at.Last, at.Until = next.Ordinal, next.Recorded
				if !yield(at, err) || err != nil {
					return
				}
				at = Stretch{Mark: next}
			}
		}
		if at.Last, at.Until = v.books.Last, v.books.Recorded; at.Last > at.Ordinal {
			yield(at, nil)
		}
	}
}

// ReadFrom calls fn for every entry behind a mark, in order, up to the one at which
// the views stand. An error of fn ends the reading and is returned.
func (v *Views) ReadFrom(ctx context.Context, m Mark, fn func(ledger.Record) error) error {
	next := m.Ordinal + 1
	_, err := v.store.Read(ctx, m.Position, "", func(r ledger.Record) error {
		switch {
		case r.Ordinal > v.books.Last:
			return errBeyond
		case r.Ordinal != next:
			return ErrDamaged
		}
		next++
		return fn(r)
	})
	switch {
	case errors.Is(err, errBeyond):
		return nil
	case errors.Is(err, ledger.ErrForeignPosition):
		return errors.Join(ErrDamaged, err) // the log was checked when the views were opened
	}
	return err
}

// errRead ends a reading that has what it wants, errBeyond one that has come to
// entries of which the views do not know yet.
var (
	errRead   = errors.New("read")
	errBeyond = errors.New("beyond the views")
)

// fetchers is how many readings of Records go on at once. A row of the store holds
// hundreds of entries, and cutting it takes longer than finding it.
const fetchers = 4

// Records reads entries wherever they are, in the order in which they are asked
// for.
func (v *Views) Records(ctx context.Context, ordinals []ledger.Ordinal) ([]ledger.Record, error) {
	type wanted struct {
		ordinal ledger.Ordinal
		at      int // in the result
	}
	type reading struct {
		from Mark
		want []wanted // ascending
	}
	all := make([]wanted, len(ordinals))
	for i, n := range ordinals {
		all[i] = wanted{n, i}
	}
	slices.SortFunc(all, func(a, b wanted) int { return int(a.ordinal - b.ordinal) })
	var readings []reading
	for _, w := range all {
		m, err := v.Before(w.ordinal)
		if err != nil {
			return nil, err
		}
		if n := len(readings); n > 0 && readings[n-1].from.Ordinal == m.Ordinal {
			readings[n-1].want = append(readings[n-1].want, w)
			continue
		}
		readings = append(readings, reading{m, []wanted{w}})
	}
	records := make([]ledger.Record, len(ordinals))
	fetch := func(r *reading) error {
		err := v.ReadFrom(ctx, r.from, func(x ledger.Record) error {
			for len(r.want) > 0 && r.want[0].ordinal == x.Ordinal {
				records[r.want[0].at] = x
				r.want = r.want[1:]
			}
			if len(r.want) == 0 {
				return errRead
			}
			return nil
		})
		if errors.Is(err, errRead) {
			err = nil
		} else if err == nil {
			err = ErrDamaged // the ledger has fewer entries than asked for
		}
		return err
	}
	workers := min(fetchers, len(readings))
	failed := make([]error, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(readings) && failed[w] == nil; i += workers {
				failed[w] = fetch(&readings[i])
			}
		})
	}
	wait.Wait()
	return records, errors.Join(failed...)
}

// markEvery is how many entries may follow a mark before there is another.
const markEvery = 64

// A markRecord is a mark as it lies in a segment.
type markRecord struct {
	batch    [16]byte
	recorded int64  // ms since 1970
	before   uint32 // entries of the segment before the place
	end      uint32 // of its position among the segment's
}

// unmarked is recorded before the first entry: earlier than all times.
const unmarked = -1 << 63

func recordedMilli(t time.Time) int64 {
	if t.IsZero() {
		return unmarked
	}
	return t.UnixMilli()
}

// needMarks verifies the marks before they are read.
func (s *segment) needMarks() error { return s.need("marks", "positions") }

// mark returns the i-th mark of the segment.
func (s *segment) mark(i int) (Mark, error) {
	r := &s.marks[i]
	start := uint32(0)
	if i > 0 {
		start = s.marks[i-1].end
	}
	if start > r.end || int(r.end) > len(s.positions) {
		return Mark{}, ErrDamaged
	}
	m := Mark{
		Ordinal:  s.first - 1 + ledger.Ordinal(r.before),
		Position: ledger.Position(s.positions[start:r.end]),
		Batch:    r.batch,
	}
	if r.recorded != unmarked {
		m.Recorded = time.UnixMilli(r.recorded).UTC()
	}
	return m, nil
}

// markBefore puts a mark before the next entry where one is due. recorded is the running
// maximum with that entry, position where it can be read; it is empty inside a
// commit, where no reading can begin.
func (g *growing) markBefore(books *ledger.Books, recorded time.Time, batch uuid.UUID, position ledger.Position) {
	hour := recorded.Unix() / 3600
	if n := len(g.marks); n > 0 && hour == g.hour && batch == g.marks[n-1].batch &&
		g.last-g.first+1 < ledger.Ordinal(g.marks[n-1].before)+markEvery {
		return
	}
	if position == "" && books.Last > 0 {
		return
	}
	g.hour = hour
	g.positions = append(g.positions, position...)
	g.marks = append(g.marks, markRecord{
		batch: batch, recorded: recordedMilli(books.Recorded),
		before: uint32(books.Last + 1 - g.first), end: uint32(len(g.positions)),
	})
}

// absorbMarks adds those of a segment that follows directly.
func (g *growing) absorbMarks(s *segment) {
	from, shift := uint32(len(g.positions)), uint32(s.first-g.first)
	g.positions = append(g.positions, s.positions...)
	for _, m := range s.marks {
		m.before, m.end = m.before+shift, m.end+from
		g.marks = append(g.marks, m)
	}
}

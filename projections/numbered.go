package projections

import (
	"context"
	"errors"
	"iter"

	"github.com/fundledger/fundledger/ledger"
)

// ordered is a store whose Stream does not know ordinals, as on a cluster, where each
// stream counts by itself, and which can tell which of two positions is the earlier.
type ordered interface {
	ledger.Store
	Precedes(a, b ledger.Position) bool
}

// Numbered is the store that the views were opened on, with the ordinals that its Stream
// does not know: they are found from the marks. Entries that the views have not read yet
// have an ordinal behind their last.
func (v *Views) Numbered() ledger.Store {
	if o, ok := v.store.(ordered); ok {
		return numbered{o, v}
	}
	return v.store
}

type numbered struct {
	ordered
	views *Views
}

// fewestAhead and mostAhead bound how many entries are numbered at a time: a single one
// is to be quick, a long stream is not to be looked up entry by entry.
const fewestAhead, mostAhead = markEvery, 1 << 16

func (n numbered) Stream(ctx context.Context, stream string, from ledger.Revision) iter.Seq2[ledger.Record, error] {
	return func(yield func(ledger.Record, error) bool) {
		ahead, known := fewestAhead, map[ledger.Revision]ledger.Ordinal{}
		for r, err := range n.ordered.Stream(ctx, stream, from) {
			if err == nil {
				if _, ok := known[r.Revision]; !ok {
					clear(known)
					err = n.number(ctx, r, ahead, known)
					ahead = min(2*ahead, mostAhead)
				}
				if r.Ordinal = known[r.Revision]; r.Ordinal == 0 {
					r.Ordinal = n.views.books.Last + 1
				}
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}

// number finds the ordinals of a record and of those of its stream that stand not far
// behind it.
func (n numbered) number(ctx context.Context, r ledger.Record, ahead int, known map[ledger.Revision]ledger.Ordinal) error {
	var damaged error
	m, err := n.views.lastMark(func(s *segment, i int) bool {
		m, err := s.mark(i)
		damaged = errors.Join(damaged, err)
		return m.Position == "" || n.Precedes(m.Position, r.Position)
	})
	if err = errors.Join(err, damaged); err != nil {
		return err
	}
	left := ahead
	err = n.views.ReadFrom(ctx, m, func(x ledger.Record) error {
		if x.Stream == r.Stream {
			known[x.Revision] = x.Ordinal
		}
		if _, found := known[r.Revision]; found {
			if left--; left <= 0 {
				return errRead
			}
		}
		return nil
	})
	if errors.Is(err, errRead) {
		err = nil
	}
	return err
}

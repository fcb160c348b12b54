package memstore

import (
	"context"
	"fmt"
	"hash/fnv"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// Stream yields the records of one stream that are committed when it begins.
func (s *Store) Stream(ctx context.Context, stream string, from ledger.Revision) iter.Seq2[ledger.Record, error] {
	return func(yield func(ledger.Record, error) bool) {
		if err := s.enter(); err != nil {
			yield(ledger.Record{}, err)
			return
		}
		defer s.calls.Done()
		records, places := s.committed(stream)
		for _, place := range places[min(max(int(from), 0), len(places)):] {
			if err := ctx.Err(); err != nil {
				yield(ledger.Record{}, err)
				return
			}
			if !yield(records[place], nil) {
				return
			}
		}
	}
}

// Read calls fn for the records after a position that are committed when it begins.
func (s *Store) Read(ctx context.Context, after, atLeast ledger.Position, fn func(ledger.Record) error) (ledger.Position, error) {
	if err := s.enter(); err != nil {
		return after, err
	}
	defer s.calls.Done()
	records, _ := s.committed("")
	from, err := locate(records, after)
	if err != nil {
		return after, err
	}
	if _, err := locate(records, atLeast); err != nil {
		return after, err
	}
	for _, r := range records[from:] {
		if err := ctx.Err(); err != nil {
			return after, err
		}
		if err := fn(r); err != nil {
			return after, err
		}
		if r.Position != "" {
			after = r.Position
		}
	}
	return after, ctx.Err()
}

// committed returns all records that are committed now, and the places of one
// stream's. Neither is written to again.
func (s *Store) committed(stream string) ([]ledger.Record, []int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, _ := slices.BinarySearch(s.streams[stream], s.visible)
	return s.records[:s.visible], s.streams[stream][:n]
}

// position writes an ordinal and what tells its commit from those of other logs.
func position(last ledger.Record) ledger.Position {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d@%s\x00%s", last.Revision, last.Stream, last.Metadata)
	return ledger.Position(fmt.Sprintf("%d.%016x", last.Ordinal, h.Sum64()))
}

// locate returns how many records a position leaves behind.
func locate(records []ledger.Record, p ledger.Position) (int, error) {
	if p == "" {
		return 0, nil
	}
	number, _, _ := strings.Cut(string(p), ".")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(records) || records[n-1].Position != p {
		return 0, fmt.Errorf("position %q: %w", p, ledger.ErrForeignPosition)
	}
	return n, nil
}

// Package memstore keeps a ledger in memory, for tests and for trying things
// out. It honours the whole contract of ledger.Store and can misbehave on
// purpose, within that contract, so that the code that retries and resumes runs
// every day rather than first on a cluster:
//
//	s := &memstore.Store{Seed: 7, ConflictPercent: 20} // decide again, often
//	s := &memstore.Store{Seed: 7, NonAtomic: true, StopPercent: 10} // a cluster on a bad day
//
// One goroutine that makes the same calls with the same seed gets the same
// answers.
package memstore

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"github.com/fundledger/fundledger/ledger"
)

// Store is a ledger in memory. The zero Store is ready for use, atomic and well
// behaved. The fields are set before the first call. It is safe for concurrent
// use.
type Store struct {
	// NonAtomic makes Append a series of single commits, as on a cluster: Atomic
	// reports false, calls of several writers interleave, and the commits before
	// one that failed stay.
	NonAtomic bool
	// Seed chooses the misbehaviour that follows.
	Seed uint64
	// ConflictPercent of new commits are refused with ledger.ErrConflict although
	// their stream is at the expected revision.
	ConflictPercent int
	// StopPercent of commits end a NonAtomic call with ledger.ErrUnknownOutcome.
	// Half of those commits are stored all the same.
	StopPercent int
	// MaxDelay is the longest time that Append waits before a commit.
	MaxDelay time.Duration

	mu      sync.Mutex
	records []ledger.Record  // all, the uncommitted ones of a running atomic call at the end
	visible int              // how many of them are committed
	streams map[string][]int // places in records, in order
	commits map[int]int      // number of events by the place of a commit's first
	random  *rand.Rand       // nil until it is needed
	writing chan struct{}    // holds a token while no atomic call runs
	closed  bool
	calls   sync.WaitGroup
}

var _ ledger.Store = (*Store)(nil)

var errClosed = errors.New("the ledger in memory is closed")

// Atomic reports whether one call of Append is all or none.
func (s *Store) Atomic() bool { return !s.NonAtomic }

// Close waits for calls in flight. Calls after it are errors.
func (s *Store) Close() error {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.calls.Wait()
	return nil
}

// Append appends the commits of a sequence.
func (s *Store) Append(ctx context.Context, commits iter.Seq2[ledger.Commit, error]) (ledger.Appended, error) {
	if err := s.enter(); err != nil {
		return ledger.Appended{}, err
	}
	defer s.calls.Done()
	if s.NonAtomic {
		return s.appendEach(ctx, commits)
	}
	select {
	case <-s.writing:
		defer func() { s.writing <- struct{}{} }()
	case <-ctx.Done():
		return ledger.Appended{}, ctx.Err()
	}
	defer s.rollback() // of nothing, after publish
	done, err := s.appendEach(ctx, commits)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return ledger.Appended{}, err
	}
	s.publish()
	return done, nil
}

func (s *Store) appendEach(ctx context.Context, commits iter.Seq2[ledger.Commit, error]) (ledger.Appended, error) {
	var done ledger.Appended
	for c, err := range commits {
		if err != nil {
			return done, err
		}
		if err := s.dawdle(ctx); err != nil {
			return done, err
		}
		last, err := s.appendOne(c)
		if err != nil {
			return done, fmt.Errorf("append to %s after revision %d: %w", c.Stream, c.Expected, err)
		}
		done.Commits++
		done.Last = last.Ordinal
		done.Position = last.Position
	}
	return done, nil
}

// appendOne stores a commit, or finds it stored, and returns its last record.
func (s *Store) appendOne(c ledger.Commit) (ledger.Record, error) {
	if err := c.Check(); err != nil {
		return ledger.Record{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	places := s.streams[c.Stream]
	next := int(c.Expected) + 1
	if next < len(places) && s.same(places[next], c) {
		return s.records[places[next]+len(c.Events)-1], nil
	}
	if next != len(places) || s.chance(s.ConflictPercent) {
		return ledger.Record{}, ledger.ErrConflict
	}
	stop := s.NonAtomic && s.chance(s.StopPercent)
	if stop && s.chance(50) {
		return ledger.Record{}, ledger.ErrUnknownOutcome
	}
	first := len(s.records)
	s.commits[first] = len(c.Events)
	for i, e := range c.Events {
		s.streams[c.Stream] = append(s.streams[c.Stream], len(s.records))
		s.records = append(s.records, ledger.Record{
			Ordinal:  ledger.Ordinal(len(s.records) + 1),
			Stream:   c.Stream,
			Revision: ledger.Revision(next + i),
			Type:     e.Type,
			Data:     e.Data,
			Metadata: c.Metadata,
		})
	}
	last := &s.records[len(s.records)-1]
	last.Position = position(*last)
	if s.NonAtomic {
		s.visible = len(s.records)
	}
	if stop {
		return ledger.Record{}, ledger.ErrUnknownOutcome
	}
	return *last, nil
}

// same reports whether exactly this commit is stored at a place.
func (s *Store) same(place int, c ledger.Commit) bool {
	if s.commits[place] != len(c.Events) {
		return false
	}
	for i, e := range c.Events {
		r := s.records[place+i]
		if r.Type != e.Type || r.Data != e.Data || r.Metadata != c.Metadata {
			return false
		}
	}
	return true
}

// publish makes what an atomic call has stored visible.
func (s *Store) publish() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.visible = len(s.records)
}

// rollback takes away what is not visible.
func (s *Store) rollback() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for place, r := range slices.Backward(s.records) {
		if place < s.visible {
			break
		}
		s.streams[r.Stream] = s.streams[r.Stream][:r.Revision]
		delete(s.commits, place)
	}
	s.records = s.records[:s.visible:s.visible] // readers may have the rest
}

// enter begins a call.
func (s *Store) enter() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	if s.streams == nil {
		s.streams = map[string][]int{}
		s.commits = map[int]int{}
		s.writing = make(chan struct{}, 1)
		s.writing <- struct{}{}
	}
	s.calls.Add(1)
	return nil
}

// chance is true in so many of a hundred cases. The caller holds mu.
func (s *Store) chance(percent int) bool {
	return percent > 0 && s.rand().IntN(100) < percent
}

func (s *Store) rand() *rand.Rand {
	if s.random == nil {
		s.random = rand.New(rand.NewPCG(s.Seed, 0))
	}
	return s.random
}

// dawdle waits up to MaxDelay, or until the context ends.
func (s *Store) dawdle(ctx context.Context) error {
	if s.MaxDelay > 0 {
		s.mu.Lock()
		delay := time.Duration(s.rand().Int64N(int64(s.MaxDelay)))
		s.mu.Unlock()
		select {
		case <-time.After(delay):
		case <-ctx.Done():
		}
	}
	return ctx.Err()
}

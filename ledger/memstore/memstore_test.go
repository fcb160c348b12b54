package memstore_test

import (
	"errors"
	"testing"
	"time"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/ledger/storetest"
)

func TestAtomic(t *testing.T) {
	storetest.Run(t, func(*testing.T) ledger.Store { return &memstore.Store{} })
}

func TestNonAtomic(t *testing.T) {
	storetest.Run(t, func(*testing.T) ledger.Store { return &memstore.Store{NonAtomic: true} })
}

func TestMisbehaving(t *testing.T) {
	for seed := range uint64(10) {
		storetest.RunConcurrent(t, func(*testing.T) ledger.Store {
			return &memstore.Store{Seed: seed, ConflictPercent: 20, MaxDelay: time.Microsecond}
		})
		storetest.RunConcurrent(t, func(*testing.T) ledger.Store {
			return &memstore.Store{Seed: seed, NonAtomic: true, ConflictPercent: 20, StopPercent: 20, MaxDelay: time.Microsecond}
		})
	}
}

// A call that stops between commits can be completed by making it again.
func TestResumeAfterStop(t *testing.T) {
	s := &memstore.Store{NonAtomic: true, Seed: 1, StopPercent: 30}
	commits := make([]ledger.Commit, 50)
	for i := range commits {
		commits[i] = storetest.Commit("source-wb", ledger.Revision(i-1), `{}`)
	}
	calls, stops := 0, 0
	for {
		calls++
		done, err := s.Append(t.Context(), func(yield func(ledger.Commit, error) bool) {
			for _, c := range commits {
				if !yield(c, nil) {
					return
				}
			}
		})
		if err == nil {
			if done.Commits != len(commits) {
				t.Errorf("the last call reports %d commits", done.Commits)
			}
			break
		}
		if !errors.Is(err, ledger.ErrUnknownOutcome) {
			t.Fatal(err)
		}
		if len(storetest.Verify(t, s)) > 0 {
			stops++
		}
	}
	if stops == 0 {
		t.Errorf("%d calls, and none stopped between commits", calls)
	}
	if n := len(storetest.Verify(t, s)); n != len(commits) {
		t.Errorf("%d entries, want %d", n, len(commits))
	}
}

// The same calls with the same seed get the same answers.
func TestDeterministic(t *testing.T) {
	answers := func(seed uint64) (all []bool) {
		s := &memstore.Store{Seed: seed, ConflictPercent: 50}
		expected := ledger.NoRevision
		for range 64 {
			_, err := s.Append(t.Context(), func(yield func(ledger.Commit, error) bool) {
				yield(storetest.Commit("ledger", expected, `{}`), nil)
			})
			if err == nil {
				expected++
			}
			all = append(all, err == nil)
		}
		return all
	}
	first, same, other := answers(1), answers(1), answers(2)
	differs := false
	for i := range first {
		if first[i] != same[i] {
			t.Fatalf("answer %d differs with the same seed", i)
		}
		differs = differs || first[i] != other[i]
	}
	if !differs {
		t.Error("another seed gives the same answers")
	}
}

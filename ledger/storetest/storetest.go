// Package storetest is the contract of ledger.Store as a test. Every store
// passes it:
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) ledger.Store {
//			s, err := sqlitestore.Create(filepath.Join(t.TempDir(), "ledger.db"))
//			…
//			return s
//		})
//	}
//
// Every test ends by reading the whole ledger again and verifying that its
// ordinals, revisions, streams and positions agree (Verify).
//
// Beyond what ledger.Store says, the suite holds that the metadata of a commit
// is a JSON object whose key "events" is the number of events, that the data of
// an event is a JSON object, kept verbatim whatever way it is written (or
// refused, where it has spaces around it), and that of a call in which some
// commits are found stored and others are new the new ones are appended and the
// result is that of the call's last commit.
package storetest

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

// Run tests a store. Each call of open returns a new, empty ledger; the suite
// closes it.
func Run(t *testing.T, open func(t *testing.T) ledger.Store) {
	for _, c := range slices.Concat(appendTests, refusalTests, readTests, streamTests, concurrentTests) {
		t.Run(c.name, func(t *testing.T) { c.run(t, start(t, open)) })
	}
	for _, c := range foreignTests {
		t.Run(c.name, func(t *testing.T) { c.run(t, start(t, open), start(t, open)) })
	}
}

// RunConcurrent runs only the tests with several writers, which expect conflicts
// and unknown outcomes: those that a misbehaving store passes as well.
func RunConcurrent(t *testing.T, open func(t *testing.T) ledger.Store) {
	for _, c := range concurrentTests {
		t.Run(c.name, func(t *testing.T) { c.run(t, start(t, open)) })
	}
}

// RunReopen tests what a store keeps when it is closed. The function reopen
// opens the same ledger again.
func RunReopen(t *testing.T, open func(t *testing.T) (s ledger.Store, reopen func(t *testing.T) ledger.Store)) {
	for _, c := range reopenTests {
		t.Run(c.name, func(t *testing.T) {
			s, reopen := open(t)
			c.run(t, s, reopen)
		})
	}
}

type storeTest struct {
	name string
	run  func(t *testing.T, s ledger.Store)
}

// start opens a ledger that is verified and closed when the test ends.
func start(t *testing.T, open func(t *testing.T) ledger.Store) ledger.Store {
	t.Helper()
	s := open(t)
	t.Cleanup(func() {
		Verify(t, s)
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
		if _, err := s.Append(context.Background(), sequence(Commit("late", -1, `{}`))); err == nil {
			t.Error("Append after Close succeeded")
		}
	})
	return s
}

// Commit makes a commit with an event of type "Tested" for each data. Its
// metadata is different for every stream, revision and data.
func Commit(stream string, expected ledger.Revision, data ...string) ledger.Commit {
	c := ledger.Commit{Stream: stream, Expected: expected}
	for _, d := range data {
		c.Events = append(c.Events, ledger.Proposal{Type: "Tested", Data: d})
	}
	c.Metadata = fmt.Sprintf(`{"commit":%q,"events":%d,"recorded_at":"2018-07-01T09:00:00.000Z"}`,
		fmt.Sprintf("%s-%d-%x", stream, expected, checksum(data)), len(data))
	return c
}

func checksum(data []string) (sum uint32) {
	for _, d := range data {
		for i := range len(d) {
			sum = sum*31 + uint32(d[i])
		}
	}
	return sum
}

// sequence yields the commits.
func sequence(commits ...ledger.Commit) iter.Seq2[ledger.Commit, error] {
	return thenError(nil, commits...)
}

// thenError yields the commits and then, unless it is nil, an error.
func thenError(err error, commits ...ledger.Commit) iter.Seq2[ledger.Commit, error] {
	return func(yield func(ledger.Commit, error) bool) {
		for _, c := range commits {
			if !yield(c, nil) {
				return
			}
		}
		if err != nil {
			yield(ledger.Commit{}, err)
		}
	}
}

// mustAppend appends commits that have to succeed.
func mustAppend(t *testing.T, s ledger.Store, commits ...ledger.Commit) ledger.Appended {
	t.Helper()
	done, err := s.Append(t.Context(), sequence(commits...))
	if err != nil {
		t.Fatalf("Append: %v", err)
	}
	if done.Commits != len(commits) {
		t.Fatalf("Append: %d commits, want %d", done.Commits, len(commits))
	}
	return done
}

// history is the records that commits give, one after the other, on an empty
// ledger; without positions.
func history(commits ...ledger.Commit) []ledger.Record {
	var records []ledger.Record
	for _, c := range commits {
		for i, e := range c.Events {
			records = append(records, ledger.Record{
				Ordinal:  ledger.Ordinal(len(records) + 1),
				Stream:   c.Stream,
				Revision: c.Expected + 1 + ledger.Revision(i),
				Type:     e.Type,
				Data:     e.Data,
				Metadata: c.Metadata,
			})
		}
	}
	return records
}

// mustHold checks that the ledger holds exactly what the commits give.
func mustHold(t *testing.T, s ledger.Store, commits ...ledger.Commit) {
	t.Helper()
	mustEqual(t, Verify(t, s), history(commits...))
}

// mustEqual compares records, apart from their positions, and from ordinals that Stream
// does not know.
func mustEqual(t *testing.T, got, want []ledger.Record) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			t.Fatalf("record %d is missing: want %s", i, brief(want[i]))
		case i >= len(want):
			t.Fatalf("record %d is too many: %s", i, brief(got[i]))
		}
		g := got[i]
		g.Position = ""
		if g.Ordinal == 0 {
			g.Ordinal = want[i].Ordinal
		}
		if g != want[i] {
			t.Fatalf("record %d: %s, want %s", i, brief(got[i]), brief(want[i]))
		}
	}
}

func brief(r ledger.Record) string {
	return fmt.Sprintf("%d %s#%d %s %.80q %.80q", r.Ordinal, r.Stream, r.Revision, r.Type, r.Data, r.Metadata)
}

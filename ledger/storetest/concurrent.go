package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

var concurrentTests = []storeTest{
	{"many writers of one stream", func(t *testing.T, s ledger.Store) {
		const writers, each = 8, 10
		race(t, writers, func(w int) error {
			for i := range each {
				if err := insist(t.Context(), s, "source-wb", fmt.Sprintf(`{"writer":%d,"entry":%d}`, w, i)); err != nil {
					return err
				}
			}
			return nil
		})
		mustHaveOnce(t, Verify(t, s), writers, each)
	}},
	{"many writers of many streams", func(t *testing.T, s ledger.Store) {
		const writers, each = 8, 10
		race(t, writers, func(w int) error {
			for i := range each {
				stream := fmt.Sprintf("source-%d", (w+i)%5)
				if err := insist(t.Context(), s, stream, fmt.Sprintf(`{"writer":%d,"entry":%d}`, w, i)); err != nil {
					return err
				}
			}
			return nil
		})
		mustHaveOnce(t, Verify(t, s), writers, each)
	}},
	{"many writers of the same commits", func(t *testing.T, s ledger.Store) {
		commits := sample()
		race(t, 6, func(int) error {
			for {
				_, err := s.Append(t.Context(), sequence(commits...))
				if err == nil || !retriable(err) {
					return err
				}
			}
		})
		// On a cluster the streams may be interleaved; each by itself is exact.
		all := Verify(t, s)
		if want := len(history(commits...)); len(all) != want {
			t.Errorf("%d entries, want %d", len(all), want)
		}
	}},
	{"readers while others write", func(t *testing.T, s ledger.Store) {
		const writers, each = 3, 15
		written := make(chan struct{})
		var readers sync.WaitGroup
		for range 2 {
			readers.Go(func() {
				for done := false; !done; {
					select {
					case <-written:
						done = true
					default:
					}
					if err := readPrefix(t.Context(), s); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
		race(t, writers, func(w int) error {
			for i := range each {
				err := insist(t.Context(), s, "source-wb", fmt.Sprintf(`{"writer":%d,"entry":%d}`, w, i), `{"second":true}`)
				if err != nil {
					return err
				}
			}
			return nil
		})
		close(written)
		readers.Wait()
	}},
}

// race runs writers at the same time and reports their errors.
func race(t *testing.T, writers int, run func(writer int) error) {
	t.Helper()
	var all sync.WaitGroup
	begin := make(chan struct{})
	for w := range writers {
		all.Go(func() {
			<-begin
			if err := run(w); err != nil {
				t.Errorf("writer %d: %v", w, err)
			}
		})
	}
	close(begin)
	all.Wait()
}

func retriable(err error) bool {
	return errors.Is(err, ledger.ErrConflict) || errors.Is(err, ledger.ErrUnknownOutcome)
}

// insist appends a commit as a careful writer does: it decides anew after a
// conflict, and repeats exactly the same where the outcome is unknown.
func insist(ctx context.Context, s ledger.Store, stream string, data ...string) error {
	for {
		end := ledger.NoRevision
		for r, err := range s.Stream(ctx, stream, 0) {
			if err != nil {
				return err
			}
			end = r.Revision
		}
		c := Commit(stream, end, data...)
		_, err := s.Append(ctx, sequence(c))
		for errors.Is(err, ledger.ErrUnknownOutcome) {
			_, err = s.Append(ctx, sequence(c))
			if errors.Is(err, ledger.ErrConflict) && stored(ctx, s, c) {
				err = nil // the spurious conflicts of a store that misbehaves
			}
		}
		if !errors.Is(err, ledger.ErrConflict) {
			return err
		}
	}
}

// stored reports whether exactly this commit is in its stream.
func stored(ctx context.Context, s ledger.Store, c ledger.Commit) bool {
	for r, err := range s.Stream(ctx, c.Stream, c.Expected+1) {
		return err == nil && r.Revision == c.Expected+1 && r.Metadata == c.Metadata
	}
	return false
}

// readPrefix checks that what can be read at any moment has no gap and no half
// commit.
func readPrefix(ctx context.Context, s ledger.Store) error {
	n, open := 0, ""
	_, err := s.Read(ctx, "", "", func(r ledger.Record) error {
		n++
		if r.Ordinal != ledger.Ordinal(n) {
			return fmt.Errorf("entry %d has ordinal %d", n, r.Ordinal)
		}
		if open != "" && r.Metadata != open {
			return fmt.Errorf("entry %d cuts a commit in two", n)
		}
		if open = r.Metadata; r.Position != "" && r.Data == `{"second":true}` {
			open = ""
		}
		return nil
	})
	if err == nil && open != "" {
		err = fmt.Errorf("the last commit is half there after %d entries", n)
	}
	return err
}

// mustHaveOnce checks that every entry of every writer is there exactly once.
func mustHaveOnce(t *testing.T, all []ledger.Record, writers, each int) {
	t.Helper()
	times := map[string]int{}
	for _, r := range all {
		times[r.Data]++
	}
	for w := range writers {
		for i := range each {
			data := fmt.Sprintf(`{"writer":%d,"entry":%d}`, w, i)
			if times[data] != 1 {
				t.Errorf("%s is there %d times", data, times[data])
			}
		}
	}
	if len(all) != writers*each {
		t.Errorf("%d entries, want %d", len(all), writers*each)
	}
}

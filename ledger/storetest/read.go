package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

var readTests = []storeTest{
	{"an empty ledger", func(t *testing.T, s ledger.Store) {
		end, err := s.Read(t.Context(), "", "", func(r ledger.Record) error {
			t.Errorf("an empty ledger has %s", brief(r))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		c := Commit("ledger", -1, `{"opened":true}`)
		mustAppend(t, s, c)
		mustEqual(t, after(t, s, end, ""), history(c)) // its end resumes with what came
	}},
	{"resume from every position", func(t *testing.T, s ledger.Store) {
		commits := sample()
		mustAppend(t, s, commits...)
		want := history(commits...)
		positions := 0
		for i, r := range after(t, s, "", "") {
			if r.Position == "" {
				continue
			}
			positions++
			mustEqual(t, after(t, s, r.Position, ""), want[i+1:])
		}
		if positions < len(commits) {
			t.Errorf("%d positions for %d commits", positions, len(commits))
		}
	}},
	{"resume from where reading ended", func(t *testing.T, s ledger.Store) {
		var end ledger.Position
		for _, c := range sample() {
			done := mustAppend(t, s, c)
			var got []ledger.Record
			var err error
			end, err = s.Read(t.Context(), end, done.Position, func(r ledger.Record) error {
				got = append(got, r)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != len(c.Events) || got[0].Metadata != c.Metadata {
				t.Fatalf("%d records after %s, want those of %s", len(got), end, c.Metadata)
			}
		}
		mustHold(t, s, sample()...)
	}},
	{"resume from what Append reported", func(t *testing.T, s ledger.Store) {
		commits := sample()
		done := mustAppend(t, s, commits[:3]...)
		mustAppend(t, s, commits[3:]...)
		mustEqual(t, after(t, s, done.Position, ""), history(commits...)[len(history(commits[:3]...)):])
	}},
	{"an error of the function ends reading", func(t *testing.T, s ledger.Store) {
		mustAppend(t, s, sample()...)
		stop := errors.New("enough")
		calls := 0
		_, err := s.Read(t.Context(), "", "", func(ledger.Record) error {
			calls++
			if calls == 3 {
				return stop
			}
			return nil
		})
		if err != stop || calls != 3 {
			t.Errorf("Read: %v after %d calls, want the function's own error after 3", err, calls)
		}
	}},
	{"reading with a cancelled context", func(t *testing.T, s ledger.Store) {
		mustAppend(t, s, sample()...)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := s.Read(ctx, "", "", func(ledger.Record) error { return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("Read: %v", err)
		}
		n := 0
		for _, err := range s.Stream(ctx, "source-wb", 0) {
			if n++; !errors.Is(err, context.Canceled) || n > 1 {
				t.Errorf("Stream yields %v", err)
			}
		}
		if n != 1 {
			t.Errorf("Stream yields %d elements, want one error", n)
		}
	}},
	{"cancelled while reading", func(t *testing.T, s ledger.Store) {
		for i := range 50 {
			mustAppend(t, s, Commit("source-wb", ledger.Revision(i-1), `{"a":1}`))
		}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		n := 0
		_, err := s.Read(ctx, "", "", func(ledger.Record) error { n++; cancel(); return nil })
		if n != 50 && !errors.Is(err, context.Canceled) {
			t.Errorf("Read: %v after %d records", err, n)
		}
		ctx, cancelStream := context.WithCancel(t.Context())
		defer cancelStream()
		n = 0
		for _, e := range s.Stream(ctx, "source-wb", 0) {
			cancelStream()
			if err = e; err == nil {
				n++
			}
		}
		if n != 50 && !errors.Is(err, context.Canceled) {
			t.Errorf("Stream: %v after %d records", err, n)
		}
	}},
	{"append while reading", func(t *testing.T, s ledger.Store) {
		first := Commit("source-wb", -1, `{"a":1}`, `{"a":2}`)
		mustAppend(t, s, first)
		second := Commit("source-wb", 1, `{"a":3}`)
		_, err := s.Read(t.Context(), "", "", func(r ledger.Record) error {
			if r.Revision == 0 {
				mustAppend(t, s, second)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		third := Commit("source-wb", 2, `{"a":4}`)
		for r, err := range s.Stream(t.Context(), "source-wb", 0) {
			if err != nil {
				t.Fatal(err)
			}
			if r.Revision == 0 {
				mustAppend(t, s, third)
			}
		}
		mustHold(t, s, first, second, third)
	}},
}

var streamTests = []storeTest{
	{"a stream from every revision", func(t *testing.T, s ledger.Store) {
		commits := sample()
		mustAppend(t, s, commits...)
		var want []ledger.Record
		for _, r := range history(commits...) {
			if r.Stream == "source-wb" {
				want = append(want, r)
			}
		}
		for from := range len(want) + 3 {
			mustEqual(t, stream(t, s, "source-wb", ledger.Revision(from)), want[min(from, len(want)):])
		}
	}},
	{"an unknown stream is empty", func(t *testing.T, s ledger.Store) {
		mustAppend(t, s, sample()...)
		for _, name := range []string{"source-w", "source-wb-2", "source-WB", "SOURCE-wb", "source_wb", "source-%", ""} {
			mustEqual(t, stream(t, s, name, 0), nil)
			mustEqual(t, stream(t, s, name, 7), nil)
		}
	}},
	{"break off a stream", func(t *testing.T, s ledger.Store) {
		mustAppend(t, s, sample()...)
		for range 100 { // more often than any pool of connections is large
			for _, err := range s.Stream(t.Context(), "source-wb", 0) {
				if err != nil {
					t.Fatal(err)
				}
				break
			}
		}
	}},
	{"streams inside streams", func(t *testing.T, s ledger.Store) {
		commits := sample()
		mustAppend(t, s, commits...)
		n := 0
		for outer, err := range s.Stream(t.Context(), "source-wb", 0) {
			if err != nil {
				t.Fatal(err)
			}
			for inner, err := range s.Stream(t.Context(), "source-wb", outer.Revision) {
				if err != nil {
					t.Fatal(err)
				}
				n += len(after(t, s, "", "")) + int(inner.Revision) - int(outer.Revision)
			}
		}
		// 6 records: 21 pairs, each reads all 11; the differences sum to 35.
		if want := 21*len(history(commits...)) + 35; n != want {
			t.Errorf("sum over nested streams is %d, want %d", n, want)
		}
	}},
}

// foreignTests get two ledgers.
var foreignTests = []struct {
	name string
	run  func(t *testing.T, s, other ledger.Store)
}{
	{"a position of another log", func(t *testing.T, s, other ledger.Store) {
		var ours, theirs []ledger.Position
		for i := range 4 {
			ours = append(ours, mustAppend(t, s, Commit("ledger", ledger.Revision(i-1), fmt.Sprintf(`{"ours":%d}`, i))).Position)
			theirs = append(theirs, mustAppend(t, other, Commit("ledger", ledger.Revision(i-1), fmt.Sprintf(`{"theirs":%d}`, i))).Position)
		}
		for i := range 4 {
			mustBeForeign(t, s, theirs[i])
			mustBeForeign(t, other, ours[i])
		}
	}},
	{"a position beyond the end of a shortened log", func(t *testing.T, s, other ledger.Store) {
		commits := sample()
		mustAppend(t, s, commits[:3]...)
		mustAppend(t, other, commits[:3]...)
		for _, c := range commits[3:] {
			mustBeForeign(t, s, mustAppend(t, other, c).Position)
		}
	}},
	{"a position in an empty ledger", func(t *testing.T, s, other ledger.Store) {
		mustBeForeign(t, s, mustAppend(t, other, sample()...).Position)
	}},
	{"what never was a position", func(t *testing.T, s, _ ledger.Store) {
		real := mustAppend(t, s, sample()...).Position
		for _, p := range []ledger.Position{"x", "0", "-1", "1", " ", "9223372036854775807", real + "0", real + " ", "0" + real, real[:len(real)-1]} {
			mustBeForeign(t, s, p)
		}
	}},
}

func mustBeForeign(t *testing.T, s ledger.Store, p ledger.Position) {
	t.Helper()
	none := func(r ledger.Record) error {
		t.Errorf("position %q: read %s", p, brief(r))
		return nil
	}
	if _, err := s.Read(t.Context(), p, "", none); !errors.Is(err, ledger.ErrForeignPosition) {
		t.Errorf("Read after position %q: %v, want %v", p, err, ledger.ErrForeignPosition)
	}
}

// after reads what follows a position.
func after(t *testing.T, s ledger.Store, p, atLeast ledger.Position) (records []ledger.Record) {
	t.Helper()
	_, err := s.Read(t.Context(), p, atLeast, func(r ledger.Record) error {
		records = append(records, r)
		return nil
	})
	if err != nil {
		t.Fatalf("Read after %q: %v", p, err)
	}
	return records
}

func stream(t *testing.T, s ledger.Store, name string, from ledger.Revision) (records []ledger.Record) {
	t.Helper()
	for r, err := range s.Stream(t.Context(), name, from) {
		if err != nil {
			t.Fatalf("Stream %s from %d: %v", name, from, err)
		}
		records = append(records, r)
	}
	return records
}

package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

var appendTests = []storeTest{
	{"append one commit", func(t *testing.T, s ledger.Store) {
		c := Commit("source-wb", -1, `{"a":1}`, `{"b":2}`)
		done := mustAppend(t, s, c)
		if done.Position == "" || done.Last != 0 && done.Last != 2 {
			t.Errorf("Append: %+v", done)
		}
		mustHold(t, s, c)
	}},
	{"append a sequence to several streams in order", func(t *testing.T, s ledger.Store) {
		commits := sample()
		done := mustAppend(t, s, commits...)
		if want := ledger.Ordinal(len(history(commits...))); done.Last != 0 && done.Last != want {
			t.Errorf("Append: last ordinal %d, want %d", done.Last, want)
		}
		mustHold(t, s, commits...)
	}},
	{"append nothing", func(t *testing.T, s ledger.Store) {
		if done := mustAppend(t, s); done != (ledger.Appended{}) {
			t.Errorf("Append: %+v", done)
		}
		mustHold(t, s)
	}},
	{"append again exactly the same", func(t *testing.T, s ledger.Store) {
		c := Commit("source-wb", -1, `{"a":1}`, `{"b":2}`)
		first := mustAppend(t, s, c)
		if again := mustAppend(t, s, c); again != first {
			t.Errorf("again: %+v, at first: %+v", again, first)
		}
		mustHold(t, s, c)
	}},
	{"append again what history has gone on from", func(t *testing.T, s ledger.Store) {
		commits := sample()
		first := mustAppend(t, s, commits[:3]...)
		mustAppend(t, s, commits[3:]...)
		if again := mustAppend(t, s, commits[:3]...); again != first {
			t.Errorf("again: %+v, at first: %+v", again, first)
		}
		mustAppend(t, s, commits...)
		mustHold(t, s, commits...)
	}},
	{"append a sequence of which some is stored", func(t *testing.T, s ledger.Store) {
		commits := sample()
		mustAppend(t, s, commits[:2]...)
		done := mustAppend(t, s, commits[1], commits[0], commits[2], commits[3])
		if end := mustAppend(t, s, commits[3]); end.Position != done.Position || end.Last != done.Last {
			t.Errorf("the mixed call: %+v, its last commit by itself: %+v", done, end)
		}
		first := mustAppend(t, s, commits[0])
		// A new commit, then one that was there: the result is that of the last.
		done = mustAppend(t, s, commits[4], commits[0])
		if done.Position != first.Position || done.Last != first.Last {
			t.Errorf("ended with a stored commit: %+v, want %+v", done, first)
		}
		mustHold(t, s, commits[:5]...)
	}},
	{"append the same commit twice in a call", func(t *testing.T, s ledger.Store) {
		c := Commit("source-wb", -1, `{"a":1}`)
		mustAppend(t, s, c, c)
		mustHold(t, s, c)
	}},
	{"a sequence that ends in an error", func(t *testing.T, s ledger.Store) {
		before := Commit("ledger", -1, `{"opened":true}`)
		mustAppend(t, s, before)
		refused := ledger.Refuse("over-available", "line", "wb/x")
		commits := []ledger.Commit{Commit("source-wb", -1, `{"a":1}`), Commit("source-wb", 0, `{"a":2}`)}
		_, err := s.Append(t.Context(), thenError(refused, commits...))
		if got, ok := errors.AsType[*ledger.Refusal](err); !ok || got != refused {
			t.Fatalf("Append: %v, want the sequence's own error", err)
		}
		if s.Atomic() {
			mustHold(t, s, before)
		} else {
			mustHold(t, s, before, commits[0], commits[1])
		}
		mustAppend(t, s, commits...) // the store goes on
		mustHold(t, s, before, commits[0], commits[1])
	}},
	{"a sequence is not asked on after a failure", func(t *testing.T, s ledger.Store) {
		mustAppend(t, s, Commit("source-wb", -1, `{"a":1}`))
		taken := 0
		_, err := s.Append(t.Context(), func(yield func(ledger.Commit, error) bool) {
			for i := range 3 {
				taken++
				if !yield(Commit("source-wb", -1, fmt.Sprintf(`{"other":%d}`, i)), nil) {
					return
				}
			}
		})
		if !errors.Is(err, ledger.ErrConflict) || taken != 1 {
			t.Errorf("Append: %v after %d commits, want a conflict after 1", err, taken)
		}
	}},
	{"a sequence that panics", func(t *testing.T, s ledger.Store) {
		first := Commit("source-wb", -1, `{"a":1}`)
		func() {
			defer func() {
				if recover() == nil {
					t.Error("the panic was swallowed")
				}
			}()
			s.Append(t.Context(), func(yield func(ledger.Commit, error) bool) {
				yield(first, nil)
				panic("a mistake in a decision")
			})
		}()
		mustAppend(t, s, first)
		mustHold(t, s, first)
	}},
	{"read from inside the sequence of an atomic store", func(t *testing.T, s ledger.Store) {
		if !s.Atomic() {
			return // an earlier commit of the call is committed there
		}
		before := Commit("source-wb", -1, `{"a":1}`)
		mustAppend(t, s, before)
		after := Commit("source-wb", 0, `{"a":2}`)
		_, err := s.Append(t.Context(), func(yield func(ledger.Commit, error) bool) {
			mustHold(t, s, before)
			if yield(after, nil) {
				mustHold(t, s, before)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		mustHold(t, s, before, after)
	}},
	{"a cancelled context", func(t *testing.T, s ledger.Store) {
		ctx, cancel := context.WithCancel(t.Context())
		first, second := Commit("source-wb", -1, `{"a":1}`), Commit("source-wb", 0, `{"a":2}`)
		_, err := s.Append(ctx, func(yield func(ledger.Commit, error) bool) {
			if yield(first, nil) {
				cancel()
				yield(second, nil)
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("cancelled on the way: %v", err)
		}
		if _, err := s.Append(ctx, sequence(first)); !errors.Is(err, context.Canceled) {
			t.Fatalf("cancelled before: %v", err)
		}
		if s.Atomic() {
			mustHold(t, s)
		} else {
			mustHold(t, s, first)
		}
		mustAppend(t, s, first, second)
		mustHold(t, s, first, second)
	}},
	{"the largest commits", func(t *testing.T, s ledger.Store) {
		one := sized(Commit("source-wb", -1, `{"purpose":""}`), ledger.MaxCommitBytes)
		many := sized(Commit("source-wb", 0, slices.Repeat([]string{`{"purpose":""}`}, 1000)...), ledger.MaxCommitBytes)
		mustAppend(t, s, one, many)
		mustHold(t, s, one, many)
	}},
	{"a commit that is too large", func(t *testing.T, s ledger.Store) {
		c := sized(Commit("source-wb", -1, `{"purpose":""}`), ledger.MaxCommitBytes+1)
		if _, err := s.Append(t.Context(), sequence(c)); !errors.Is(err, ledger.ErrTooLarge) {
			t.Errorf("Append: %v, want %v", err, ledger.ErrTooLarge)
		}
		mustHold(t, s)
	}},
	{"names in any script", func(t *testing.T, s ledger.Store) {
		var commits []ledger.Commit
		for _, stream := range []string{
			"source-республиканский-бюджет", "source-здравоохранение", "source-保健", "document-№17'\"\\",
			"source-é", "source-e\u0301", "source-%41", "source-A", "source-a", "-", "source-😀", "source-" + strings.Repeat("ы", 64),
		} {
			c := Commit(stream, -1, `{"name":"Минск \u2116"}`)
			c.Events[0].Type = "РасходЗаписан"
			commits = append(commits, c)
		}
		mustAppend(t, s, commits...)
		mustHold(t, s, commits...)
	}},
	{"bytes are kept verbatim", func(t *testing.T, s ledger.Store) {
		var commits []ledger.Commit
		for i, data := range awkward {
			for _, all := range [][]string{{data}, {data, data}, {`{}`, data, `{"a":1}`}} {
				commits = append(commits, Commit(fmt.Sprintf("s-%d-%d", i, len(all)), -1, all...))
			}
		}
		mustAppend(t, s, commits...)
		mustHold(t, s, commits...)
		mustAppend(t, s, commits...)
		mustHold(t, s, commits...)
	}},
	{"spaces around data are kept or refused", func(t *testing.T, s ledger.Store) {
		var kept []ledger.Commit
		for _, data := range []string{" {}", "{} ", "\t{}\n", `{"a":1} `} {
			c := Commit("s-"+fmt.Sprint(len(kept)), -1, data, `{"a":2}`)
			if _, err := s.Append(t.Context(), sequence(c)); err == nil {
				kept = append(kept, c)
			}
		}
		mustHold(t, s, kept...)
	}},
}

// awkward is data that a store which takes JSON apart, or puts it together, may
// get wrong.
var awkward = []string{
	`{}`, `{"a":{}}`, `{"a":[]}`, `{"a":[{},{}]}`,
	`{"list":[{"type":"a","data":{"x":1}},{"type":"b","data":{"x":2}}]}`,
	`{"list":[{"a":1},{"type":"b"}]}`,
	`{"x":{"y":{"a":1},"z":[{"q":{}},{"type":"T","data":{}}]}}`,
	`{"text":"},{\"type\":\"X\",\"data\":{"}`, `{"text":"}]"}`, `{"text":"[{"}`, `{"text":"{{{"}`, `{"text":"]]}}"}`,
	`{"text":"\\"}`, `{"text":"\\\""}`, `{"text":"\"}"}`, `{"a\"}":1}`,
	`{ "a" : 1 , "b" : [ 1 , 2 ] }`, "{\n\t\"a\": 1\n}",
	`{"n":1e5,"m":1.0,"k":-0,"big":12345678901234567890.000}`,
	`{"a":1,"a":2}`, `{"e":"\u00e9\/é"}`, `{"nul":"\u0000"}`, `{"emoji":"😀","pair":"\ud83d\ude00"}`,
	`{"рубли":"Br 8 млн"}`, `{"separators":"` + "\u2028\u2029" + `"}`, `{"del":"` + "\x7f" + `"}`,
}

// sample is a small history over four streams.
func sample() []ledger.Commit {
	return []ledger.Commit{
		Commit("ledger", -1, `{"opened":"ledger"}`),
		Commit("source-wb", -1, `{"opened":"wb"}`, `{"line":"wb/e-prescription"}`),
		Commit("source-minsk", -1, `{"opened":"minsk"}`),
		Commit("source-wb", 1, `{"amount":"10.00"}`, `{"amount":"20.00"}`, `{"amount":"30.00"}`),
		Commit("ledger", 0, `{"dimension":"programme"}`),
		Commit("batch-1", -1, `{"rows":3}`),
		Commit("source-wb", 4, `{"amount":"40.00"}`),
	}
}

// sized lengthens the purposes of a commit's events until its size is exactly so
// many bytes.
func sized(c ledger.Commit, bytes int) ledger.Commit {
	c.Events = slices.Clone(c.Events)
	missing := bytes - c.Size()
	for i := range c.Events {
		share := missing / (len(c.Events) - i)
		missing -= share
		c.Events[i].Data = `{"purpose":"` + strings.Repeat("x", share) + `"}`
	}
	return c
}

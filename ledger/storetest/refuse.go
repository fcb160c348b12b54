package storetest

import (
	"errors"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

var refusalTests = []storeTest{
	{"conflicts", func(t *testing.T, s ledger.Store) {
		stored := []ledger.Commit{
			Commit("source-wb", -1, `{"a":1}`, `{"a":2}`),
			Commit("source-wb", 1, `{"a":3}`, `{"a":4}`),
		}
		mustAppend(t, s, stored...)
		otherMetadata, otherType := stored[0], stored[1]
		otherMetadata.Metadata = `{"commit":"other","events":2}`
		otherType.Events = []ledger.Proposal{{Type: "Tested", Data: `{"a":3}`}, {Type: "Tasted", Data: `{"a":4}`}}
		shorter := Commit("source-wb", 1, `{"a":3}`)
		joined := Commit("source-wb", -1, `{"a":1}`, `{"a":2}`, `{"a":3}`, `{"a":4}`)
		joined.Metadata = `{"commit":"joined","events":4}`
		for name, c := range map[string]ledger.Commit{
			"new stream expected":             Commit("source-wb", -1, `{"b":1}`),
			"another history":                 Commit("source-wb", -1, `{"a":1}`, `{"a":5}`),
			"other metadata":                  otherMetadata,
			"another type":                    otherType,
			"expected revision is too low":    Commit("source-wb", 1, `{"a":5}`),
			"expected revision is too high":   Commit("source-wb", 4, `{"a":5}`),
			"expected is inside a commit":     Commit("source-wb", 0, `{"a":2}`),
			"inside a commit, other bytes":    Commit("source-wb", 2, `{"a":5}`),
			"fewer events":                    shorter,
			"more events":                     Commit("source-wb", 1, `{"a":3}`, `{"a":4}`, `{"a":5}`),
			"the same events in one commit":   joined,
			"an unknown stream has revisions": Commit("source-new", 0, `{"a":1}`),
		} {
			if _, err := s.Append(t.Context(), sequence(c)); !errors.Is(err, ledger.ErrConflict) {
				t.Errorf("%s: %v, want a conflict", name, err)
			}
		}
		mustHold(t, s, stored...)
		next := Commit("source-wb", 3, `{"a":5}`)
		mustAppend(t, s, next)
		mustHold(t, s, stored[0], stored[1], next)
	}},
	{"a conflict inside a sequence", func(t *testing.T, s ledger.Store) {
		first := Commit("source-wb", -1, `{"a":1}`)
		mustAppend(t, s, first)
		good, bad, last := Commit("source-minsk", -1, `{"a":1}`), Commit("source-wb", -1, `{"a":2}`), Commit("source-grodno", -1, `{"a":1}`)
		if _, err := s.Append(t.Context(), sequence(good, bad, last)); !errors.Is(err, ledger.ErrConflict) {
			t.Fatalf("Append: %v, want a conflict", err)
		}
		if s.Atomic() {
			mustHold(t, s, first)
		} else {
			mustHold(t, s, first, good)
		}
	}},
	{"commits that no store takes", func(t *testing.T, s ledger.Store) {
		before := Commit("source-wb", -1, `{"a":1}`)
		mustAppend(t, s, before)
		change := func(change func(*ledger.Commit)) ledger.Commit {
			c := Commit("source-wb", 0, `{"a":2}`, `{"a":3}`)
			change(&c)
			return c
		}
		for name, c := range map[string]ledger.Commit{
			"no events":              Commit("source-wb", 0),
			"no events, new stream":  Commit("source-new", -1),
			"no such revision":       Commit("source-new", -2, `{"a":1}`),
			"no stream":              Commit("", -1, `{"a":1}`),
			"metadata is not JSON":   change(func(c *ledger.Commit) { c.Metadata = `{"events":2` }),
			"metadata is empty":      change(func(c *ledger.Commit) { c.Metadata = `` }),
			"no count of events":     change(func(c *ledger.Commit) { c.Metadata = `{"commit":"x"}` }),
			"a wrong count":          change(func(c *ledger.Commit) { c.Metadata = `{"events":3}` }),
			"a count somewhere else": change(func(c *ledger.Commit) { c.Metadata = `{"seen":{"events":2}}` }),
			"a count in a text":      change(func(c *ledger.Commit) { c.Metadata = `{"command":"\"events\":2}"}` }),
			"data is empty":          change(func(c *ledger.Commit) { c.Events[1].Data = `` }),
			"data is not an object":  change(func(c *ledger.Commit) { c.Events[1].Data = `[1]` }),
			"no type":                change(func(c *ledger.Commit) { c.Events[0].Type = "" }),
		} {
			_, err := s.Append(t.Context(), sequence(c))
			if err == nil || errors.Is(err, ledger.ErrConflict) {
				t.Errorf("%s: %v, want a refusal", name, err)
			}
		}
		mustHold(t, s, before)
	}},
}

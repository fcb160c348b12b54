package sqlitestore

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"pgregory.net/rapid"
)

// anyJSON draws JSON that is rich in what cutting could trip over.
func anyJSON() *rapid.Generator[any] {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"type", "data", `},{"type":"`, `}]`, `\`, `"`, "{", "]"}))
	var value func(depth int) *rapid.Generator[any]
	value = func(depth int) *rapid.Generator[any] {
		scalar := rapid.OneOf(text.AsAny(), rapid.Int().AsAny(), rapid.Bool().AsAny(), rapid.Just[any](nil))
		if depth == 0 {
			return scalar
		}
		return rapid.OneOf(scalar,
			rapid.SliceOfN(value(depth-1), 0, 3).AsAny(),
			rapid.MapOfN(text, value(depth-1), 0, 3).AsAny())
	}
	return value(3)
}

func TestCutInvertsJoin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		object := rapid.MapOfN(rapid.SampledFrom([]string{"type", "data", "x", `}"`}), anyJSON(), 0, 4)
		name := rapid.StringMatching(`[A-Za-zА-я.{},\[\]: ]+`)
		var events []ledger.Proposal
		for range rapid.IntRange(1, 5).Draw(t, "n") {
			var data strings.Builder
			enc := json.NewEncoder(&data)
			enc.SetEscapeHTML(false)
			if rapid.Bool().Draw(t, "indented") {
				enc.SetIndent("", " ")
			}
			if err := enc.Encode(object.Draw(t, "object")); err != nil {
				t.Fatal(err)
			}
			events = append(events, ledger.Proposal{Type: name.Draw(t, "type"), Data: strings.TrimSpace(data.String())})
		}
		got, err := cut(nil, string(join(nil, events)), len(events))
		if err != nil || !slices.Equal(got, events) {
			t.Fatalf("cut %q (%v), joined from %q", got, err, events)
		}
	})
}

func FuzzJoinInvertsCut(f *testing.F) {
	f.Add(`[{"type":"A","data":{}}]`, 1)
	f.Add(`[{"type":"A","data":{"x":[{"type":"B","data":{}},{"type":"C","data":{}}]}},{"type":"D","data":{"s":"}]\""}}]`, 2)
	f.Add(`[{"type":"A","data":{}}, {"type":"A","data":{}}]`, 2)
	f.Add(`[{"type":"A","data":{}}]]`, 1)
	f.Add(`[{"type":"A","data":{"}},{"type":"}}]`, 2)
	f.Add(`[]`, 0)
	f.Fuzz(func(t *testing.T, text string, n int) {
		events, err := cut(nil, text, n)
		if err != nil {
			return
		}
		if len(events) != n {
			t.Fatalf("%d events from %q, want %d", len(events), text, n)
		}
		if again := string(join(nil, events)); again != text {
			t.Fatalf("cut and joined again, %q became %q", text, again)
		}
	})
}

func TestCutRefuses(t *testing.T) {
	for _, text := range []string{
		``, `[]`, `[{}]`, `null`,
		` [{"type":"A","data":{}}]`,
		`[{"type":"A","data":{}}] `,
		`[{"type":"A","data":{}} ]`,
		`[{"type":"A","data": {}}]`,
		`[{"type":"A","data":{} }]`,
		`[{"type":"A","data":{}},]`,
		`[{"type":"A","data":[]}]`,
		`[{"type":"A","data":{}}`,
		`[{"type":"A","data":{"a":1}}]}]`,
		`[{"data":{},"type":"A"}]`,
		`[{"type":"A","data":{},"more":1}]`,
	} {
		if events, err := cut(nil, text, 1); err == nil {
			t.Errorf("%q is cut into %q", text, events)
		}
	}
	two := `[{"type":"A","data":{}},{"type":"B","data":{}}]`
	for _, text := range []string{strings.Replace(two, "},{", "}, {", 1), strings.Replace(two, "},{", "},\n{", 1)} {
		if events, err := cut(nil, text, 2); err == nil {
			t.Errorf("%q is cut into %q", text, events)
		}
	}
	for _, n := range []int{0, 1, 3} {
		if events, err := cut(nil, two, n); err == nil {
			t.Errorf("of %d events: %q", n, events)
		}
	}
}

func TestEventCount(t *testing.T) {
	for metadata, want := range map[string]int{
		`{"events":1}`: 1,
		`{"commit":"x","events":900,"recorded_at":"2018-07-01T09:00:00.000Z"}`: 900,
		`{"seen":{"events":7},"events":2}`:                                     2,
		`{"seen":[{"events":7}],"command":"a \"events\":5 b","events":3}`:      3,
		`{"\"events":4,"events":5}`:                                            5,
		`{}`:                                                                   0, ``: 0, `{"events":0}`: 0, `{"events":-1}`: 0, `{"events":01}`: 0, `{"events":1.5}`: 0,
		`{"events":"1"}`: 0, `{"events":12345678901}`: 0, `{"events":1`: 0, `{"seen":{"events":7}}`: 0, `{"events":1e2}`: 0,
	} {
		n, ok := eventCount(metadata)
		if ok != (want > 0) || ok && n != want {
			t.Errorf("eventCount(%s) = %d, %v; want %d", metadata, n, ok, want)
		}
	}
}

// What eventCount finds is what a reader of JSON finds.
func FuzzEventCount(f *testing.F) {
	f.Add(`{"events":1}`)
	f.Add(`{"a":"\\","b":{"events":2},"events":3}`)
	f.Add(`{"\"events":4,"events":5}`)
	f.Fuzz(func(t *testing.T, metadata string) {
		n, ok := eventCount(metadata)
		var first struct{ Events json.RawMessage }
		if !ok || !json.Valid([]byte(metadata)) || strings.Count(strings.ToLower(metadata), "events") != 1 || json.Unmarshal([]byte(metadata), &first) != nil {
			return
		}
		if string(first.Events) != fmt.Sprint(n) {
			t.Errorf("eventCount(%s) = %d, encoding/json reads %s", metadata, n, first.Events)
		}
	})
}

func TestPositions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		last := rapid.Int64Min(1).Draw(t, "last")
		m := markOf(rapid.String().Draw(t, "stream"), rapid.Int64().Draw(t, "revision"), rapid.String().Draw(t, "metadata"))
		gotLast, gotMark, ok := parsePosition(position(last, m))
		if !ok || gotLast != last || gotMark != m {
			t.Fatalf("position(%d, %x) parses to %d, %x, %v", last, m, gotLast, gotMark, ok)
		}
	})
}

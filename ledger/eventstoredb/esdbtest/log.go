package esdbtest

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
)

// endOfTime is the revision of a tombstone, and what $tb is in a deleted stream.
const endOfTime = math.MaxInt64

// An event as it was proposed.
type event struct {
	id          uuid.UUID
	typ         string
	contentType string
	data, meta  []byte
}

// An entry of the log.
type entry struct {
	event
	stream   string
	revision uint64
	position uint64
	created  int64 // ticks of 100 ns since the Unix epoch
}

// log is what the nodes of a cluster share. Entries are never changed, so that readers
// may keep a slice of them.
type log struct {
	mu      sync.Mutex
	entries []entry
	next    uint64 // position of the next record
	streams map[string]*stream
	ids     map[idAt]int  // places by id: what Any goes by, lost by a restart
	hidden  []hiddenWrite // written, and not yet to be seen
	grown   chan struct{} // closed when entries are added
}

type idAt struct {
	stream string
	id     uuid.UUID
}

type stream struct {
	places     []int  // in the log, by revision
	gone       uint64 // so many first ones were scavenged
	tombstoned bool
	settings   settings
}

// settings are a stream's metadata, as far as the server looks at them.
type settings struct {
	MaxCount *uint64 `json:"$maxCount"`
	MaxAge   *int64  `json:"$maxAge"` // seconds
	Before   uint64  `json:"$tb"`
	ACL      *acl    `json:"$acl"`
}

type hiddenWrite struct {
	stream string
	events []event
}

func newLog() *log {
	l := &log{streams: map[string]*stream{}, ids: map[idAt]int{}, grown: make(chan struct{})}
	// A fresh database is never empty.
	l.add("$$$stats-127.0.0.1:2113", []event{{
		id: uuid.New(), typ: "$metadata", contentType: "application/json", data: []byte(`{"$maxAge":86400}`),
	}})
	return l
}

// revisionOf the last event; -1 of a stream without.
func (s *stream) last() int64 {
	if s == nil {
		return -1
	}
	return int64(len(s.places)) - 1
}

// firstOf is the first revision that a stream read shows.
func (l *log) firstOf(s *stream) uint64 {
	first := max(s.gone, s.settings.Before)
	if n := s.settings.MaxCount; n != nil && uint64(len(s.places)) > *n {
		first = max(first, uint64(len(s.places))-*n)
	}
	if age := s.settings.MaxAge; age != nil {
		oldest := time.Now().Add(-time.Duration(*age)*time.Second).UnixNano() / 100
		for first < uint64(len(s.places)) && l.entries[s.places[first]].created < oldest {
			first++
		}
	}
	return first
}

// deleted: softly, so that it may be begun anew.
func (s *stream) deleted() bool { return s != nil && s.settings.Before == endOfTime }

// An expectation is the expected revision of an append.
type expectation int64

const (
	expectAny      expectation = -2
	expectNoStream expectation = -1
	expectExists   expectation = -4
)

// An outcome of an append.
type outcome struct {
	wrong      bool // the stream is not at the expected revision
	tombstoned bool
	revision   int64 // of the stream's last event; -1: there is none
	position   uint64
	noPosition bool // found there, and truncated since
}

// append decides as section "Append" of the protocol's facts says. The caller holds mu.
func (l *log) append(name string, expected expectation, events []event) outcome {
	l.reveal(name)
	s := l.streams[name]
	if s != nil && s.tombstoned {
		return outcome{tombstoned: true}
	}
	last := s.last()
	switch {
	case expected == expectAny || expected == expectExists:
		if expected == expectExists && last < 0 && !l.hasMetadata(name) {
			return outcome{wrong: true, revision: last}
		}
		if o, found := l.foundByID(name, events); found {
			return o
		}
	case int64(expected) > last:
		return outcome{wrong: true, revision: last}
	case int64(expected) < last:
		same := func(i int) bool {
			at := int64(expected) + 1 + int64(i)
			return at <= last && l.entries[s.places[at]].id == events[i].id
		}
		matching := 0
		for matching < len(events) && same(matching) {
			matching++
		}
		if matching == len(events) && len(events) > 0 {
			return l.found(s, int64(expected)+int64(len(events)))
		}
		if !s.deleted() || expected != expectNoStream {
			return outcome{wrong: true, revision: last}
		}
	}
	if s.deleted() {
		defer func() { l.setTruncated(name, uint64(last+1)) }()
	}
	return l.add(name, events)
}

func (l *log) foundByID(name string, events []event) (outcome, bool) {
	if len(events) == 0 {
		return outcome{}, false
	}
	place, known := l.ids[idAt{name, events[len(events)-1].id}]
	if _, first := l.ids[idAt{name, events[0].id}]; !known || !first {
		return outcome{}, false
	}
	return l.found(l.streams[name], int64(l.entries[place].revision)), true
}

// found is the outcome of an append that is already there and ends at a revision.
func (l *log) found(s *stream, revision int64) outcome {
	return outcome{
		revision: revision, position: l.entries[s.places[revision]].position,
		noPosition: uint64(revision) < l.firstOf(s),
	}
}

// add writes events at the end of a stream.
func (l *log) add(name string, events []event) outcome {
	s := l.streams[name]
	if len(events) == 0 {
		l.next += 98
		return outcome{revision: s.last(), position: l.next - 98}
	}
	if s == nil {
		s = &stream{}
		l.streams[name] = s
	}
	now := time.Now().UnixNano() / 100
	for _, e := range events {
		l.ids[idAt{name, e.id}] = len(l.entries)
		s.places = append(s.places, len(l.entries))
		l.entries = append(l.entries, entry{event: e, stream: name, revision: uint64(len(s.places) - 1), position: l.next, created: now})
		l.next += uint64(97 + len(name) + len(e.typ) + len(e.data) + len(e.meta))
		if owner, ok := strings.CutPrefix(name, "$$"); ok && e.typ == "$metadata" {
			l.configure(owner, e.data)
		}
	}
	l.wake()
	return outcome{revision: s.last(), position: l.entries[len(l.entries)-1].position}
}

func (l *log) wake() {
	close(l.grown)
	l.grown = make(chan struct{})
}

// configure takes a stream's metadata from their newest event.
func (l *log) configure(name string, metadata []byte) {
	s := l.streams[name]
	if s == nil {
		s = &stream{}
		l.streams[name] = s
	}
	s.settings = settings{}
	json.Unmarshal(metadata, &s.settings) // what is no JSON sets nothing
}

func (l *log) hasMetadata(name string) bool { return l.streams["$$"+name].last() >= 0 }

// setTruncated writes $tb into a stream's metadata, as a deletion does.
func (l *log) setTruncated(name string, before uint64) outcome {
	data, err := json.Marshal(map[string]uint64{"$tb": before})
	if err != nil {
		panic(err) // of a map of numbers: never
	}
	return l.add("$$"+name, []event{{id: uuid.New(), typ: "$metadata", contentType: "application/json", data: data}})
}

// hide keeps a write that is durable and cannot be seen yet, as one is whose leader lost
// its quorum. It shows when the stream is written to again, or when Reveal says so.
func (l *log) hide(name string, events []event) {
	l.hidden = append(l.hidden, hiddenWrite{name, events})
}

// hides tells a stream of which a write is hidden: no other can be accepted before it.
func (l *log) hides(name string) bool {
	return slices.ContainsFunc(l.hidden, func(w hiddenWrite) bool { return w.stream == name })
}

// reveal shows what is hidden of a stream, or of all when name is "".
func (l *log) reveal(name string) {
	l.hidden = slices.DeleteFunc(l.hidden, func(w hiddenWrite) bool {
		if name != "" && w.stream != name {
			return false
		}
		l.add(w.stream, w.events)
		return true
	})
}

// snapshot returns the entries that are there now, and a channel that closes when there
// are more.
func (l *log) snapshot() ([]entry, <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.entries, l.grown
}

// scavenge destroys what streams hide, as the server's own maintenance does. Positions
// of what is left stay.
func (l *log) scavenge() {
	l.mu.Lock()
	defer l.mu.Unlock()
	gone := map[int]bool{}
	for _, s := range l.streams {
		first := min(l.firstOf(s), uint64(max(s.last(), 0))) // the last one always stays
		for _, place := range s.places[s.gone:max(first, s.gone)] {
			gone[place] = true
		}
		s.gone = max(first, s.gone)
	}
	var kept []entry
	moved := make([]int, len(l.entries))
	for i, e := range l.entries {
		if moved[i] = len(kept); !gone[i] {
			kept = append(kept, e)
		}
	}
	l.entries = kept
	for _, s := range l.streams {
		for i, place := range s.places {
			s.places[i] = moved[place]
		}
	}
	l.ids = map[idAt]int{}
	l.wake()
}

// shorten takes the entries from the n-th on away, as an older copy of the data put back
// does.
func (l *log) shorten(n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	kept := l.entries[:n:n]
	l.next = l.entries[n].position
	l.entries, l.streams, l.ids, l.hidden = nil, map[string]*stream{}, map[idAt]int{}, nil
	for _, e := range kept {
		s := l.streams[e.stream]
		if s == nil {
			s = &stream{}
			l.streams[e.stream] = s
		}
		s.places = append(s.places, len(l.entries))
		l.entries = append(l.entries, e)
		if owner, ok := strings.CutPrefix(e.stream, "$$"); ok && e.typ == "$metadata" {
			l.configure(owner, e.data)
		}
	}
	l.wake()
}

package eventstoredb_test

import (
	"slices"
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/eventstoredb"
	"github.com/fundledger/fundledger/ledger/eventstoredb/esdbtest"
	"github.com/fundledger/fundledger/ledger/storetest"
)

// What hides events of a ledger's streams is found, on any version, and what was taken back
// is not.
func TestLimits(t *testing.T) {
	for _, version := range []string{"23.10", "24.10", "25.1"} {
		t.Run(version, func(t *testing.T) {
			srv := esdbtest.Start(t, esdbtest.Options{Version: version})
			s := openLedger(t, srv.URL(), "limits", eventstoredb.Options{})
			defer s.Close()
			for _, stream := range []string{"source-a", "source-b", "source-c", "source-d"} {
				if _, err := s.Append(t.Context(), one(storetest.Commit(stream, -1, `{"a":1}`, `{"a":2}`, `{"a":3}`))); err != nil {
					t.Fatal(err)
				}
			}
			if list, err := s.Limits(t.Context()); err != nil || len(list) > 0 {
				t.Fatalf("an honest ledger: %v, %v", list, err)
			}
			client := bareClient(t, srv.URL())
			const prefix = "limits."
			set := func(stream string, change func(*esdb.StreamMetadata)) {
				t.Helper()
				var m esdb.StreamMetadata
				change(&m)
				if _, err := client.SetStreamMetadata(t.Context(), stream, esdb.AppendToStreamOptions{ExpectedRevision: esdb.Any{}}, m); err != nil {
					t.Fatal(err)
				}
			}
			set(prefix+"source-a", func(m *esdb.StreamMetadata) { m.SetMaxCount(1) })
			set(prefix+"source-b", func(m *esdb.StreamMetadata) { m.SetMaxAge(time.Hour) })
			set(prefix+"source-d", func(m *esdb.StreamMetadata) { m.SetMaxCount(1) })
			set(prefix+"source-d", func(*esdb.StreamMetadata) {})
			set("other.source-a", func(m *esdb.StreamMetadata) { m.SetMaxCount(1) })
			if _, err := client.DeleteStream(t.Context(), prefix+"source-c", esdb.DeleteStreamOptions{ExpectedRevision: esdb.Any{}}); err != nil {
				t.Fatal(err)
			}
			list, err := s.Limits(t.Context())
			want := []eventstoredb.Limit{{"source-a", "$maxCount", "1"}, {"source-b", "$maxAge", "3600"}, {"source-c", "$tb", "9223372036854775807"}}
			if err != nil || !slices.Equal(list, want) {
				t.Errorf("%v, %v; want %v", list, err, want)
			}
		})
	}
}

// Whoever writes an event with another client gives it an id that is not that of its content.
func TestForeignIDs(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{})
	var foreign []ledger.Ordinal
	s := openLedger(t, srv.URL(), "foreign", eventstoredb.Options{ForeignID: func(r ledger.Record) { foreign = append(foreign, r.Ordinal) }})
	defer s.Close()
	first := storetest.Commit("source-a", -1, `{"a":1}`, `{"a":2}`)
	if _, err := s.Append(t.Context(), one(first)); err != nil {
		t.Fatal(err)
	}
	put := storetest.Commit("source-a", 1, `{"a":3}`)
	event := esdb.EventData{EventType: put.Events[0].Type, ContentType: esdb.ContentTypeJson, Data: []byte(put.Events[0].Data), Metadata: []byte(put.Metadata)}
	if _, err := bareClient(t, srv.URL()).AppendToStream(t.Context(), "foreign.source-a", esdb.AppendToStreamOptions{ExpectedRevision: esdb.Any{}}, event); err != nil {
		t.Fatal(err)
	}
	if n := len(storetest.Verify(t, s)); n != 3 {
		t.Errorf("%d entries, want 3", n)
	}
	slices.Sort(foreign)
	if foreign = slices.Compact(foreign); !slices.Equal(foreign, []ledger.Ordinal{3}) {
		t.Errorf("foreign ids at %v, want 3", foreign)
	}
}

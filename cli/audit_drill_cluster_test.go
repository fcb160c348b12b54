package cli

import (
	"strings"
	"testing"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"

	"github.com/fundledger/fundledger/ledger/eventstoredb/esdbtest"
)

// What an administrator of a cluster can do to a ledger on it, with the tools of the cluster.
func TestTamperingDrillOnCluster(t *testing.T) {
	d := newDrill(t)
	export := d.file("ledger.ndjson")
	ask(t, d.env, "export", export)
	anyRevision := esdb.AppendToStreamOptions{ExpectedRevision: esdb.Any{}}
	set := func(stream string, change func(*esdb.StreamMetadata)) func(*testing.T, *esdb.Client, *esdbtest.Server) {
		return func(t *testing.T, c *esdb.Client, _ *esdbtest.Server) {
			var m esdb.StreamMetadata
			change(&m)
			if _, err := c.SetStreamMetadata(t.Context(), stream, anyRevision, m); err != nil {
				t.Fatal(err)
			}
		}
	}
	both := func(list ...func(*testing.T, *esdb.Client, *esdbtest.Server)) func(*testing.T, *esdb.Client, *esdbtest.Server) {
		return func(t *testing.T, c *esdb.Client, s *esdbtest.Server) {
			for _, do := range list {
				do(t, c, s)
			}
		}
	}
	scavenge := func(_ *testing.T, _ *esdb.Client, s *esdbtest.Server) { s.Scavenge() }
	remove := func(t *testing.T, c *esdb.Client, _ *esdbtest.Server) {
		if _, err := c.DeleteStream(t.Context(), "health.source-brest", esdb.DeleteStreamOptions{ExpectedRevision: esdb.Any{}}); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name string
		do   func(*testing.T, *esdb.Client, *esdbtest.Server)
		at   int64 // the entry that is named with hashes, 0 where it is a setting
		said string
	}{
		{"a stream truncated", set("health.source-grodno", func(m *esdb.StreamMetadata) { m.SetTruncateBefore(300) }), 0, "stream source-grodno has $tb 300"},
		{"a stream cut to a number of events", set("health.source-grodno", func(m *esdb.StreamMetadata) { m.SetMaxCount(5) }), 0, "stream source-grodno has $maxCount 5"},
		{"a stream cut to an age", set("health.source-grodno", func(m *esdb.StreamMetadata) { m.SetMaxAge(1e15) }), 0, "stream source-grodno has $maxAge 1000000"},
		{"a stream deleted", remove, 0, "stream source-brest has $tb"},
		{"a stream deleted and scavenged", both(remove, scavenge), 312, "3 entries are gone from here"},
		{"a stream cut and scavenged", both(set("health.source-grodno", func(m *esdb.StreamMetadata) { m.SetMaxCount(5) }), scavenge), 2, "of its stream source-grodno"},
		{"a stream deleted for ever", func(t *testing.T, c *esdb.Client, _ *esdbtest.Server) {
			if _, err := c.TombstoneStream(t.Context(), "health.source-brest", esdb.TombstoneStreamOptions{ExpectedRevision: esdb.Any{}}); err != nil {
				t.Fatal(err)
			}
		}, 318, "source-brest was deleted for ever"},
		{"an older copy put back", func(_ *testing.T, _ *esdb.Client, s *esdbtest.Server) { s.Shorten(s.Entries() - 3) }, 315, "3 entries are gone from here"},
		{"an older copy put back, cut inside a commit", func(_ *testing.T, _ *esdb.Client, s *esdbtest.Server) { s.Shorten(s.Entries() - 4) }, 313, "its commit lacks 1 entry"},
		{"an event of another program", func(t *testing.T, c *esdb.Client, _ *esdbtest.Server) {
			e := esdb.EventData{EventType: "expenditure-recorded.v1", ContentType: esdb.ContentTypeJson, Data: []byte("{}"), Metadata: []byte("{}")}
			if _, err := c.AppendToStream(t.Context(), "health.source-brest", anyRevision, e); err != nil {
				t.Fatal(err)
			}
		}, 318, "another program wrote it"},
	} {
		t.Run(test.name, func(t *testing.T) {
			server := esdbtest.Start(t, esdbtest.Options{})
			place := server.URL() + "&ledger=health"
			ask(t, d.env, "--ledger", place, "restore", export)
			verify := append([]string{"--ledger", place}, d.withHashes()...)
			if v := d.verify(verify...); v.status != 0 {
				t.Fatalf("before anything is done: %d\n%s", v.status, v.text)
			}
			config, err := esdb.ParseConnectionString(server.URL())
			if err != nil {
				t.Fatal(err)
			}
			config.Logger = esdb.NoopLogging()
			client, err := esdb.NewClient(config)
			if err != nil {
				t.Fatal(err)
			}
			defer client.Close()
			test.do(t, client, server)
			v := d.verify(verify...)
			t.Logf("%d: %s", v.status, v.text)
			if v.fine() || v.status != 1 || test.at > 0 && !v.names(test.at) || !strings.Contains(v.text, test.said) {
				t.Errorf("entry %d is not named, or %q not said: status %d\n%s", test.at, test.said, v.status, v.text)
			}
		})
	}
}

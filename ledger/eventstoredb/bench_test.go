package eventstoredb_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/eventstoredb"
	"github.com/fundledger/fundledger/ledger/eventstoredb/esdbtest"
	"github.com/fundledger/fundledger/ledger/storetest"
)

// Each benchmark stands beside the client by itself, with the same bytes and streams.

// perCommit is how many entries a commit of an import has, of about 250 bytes each.
const perCommit = 300

func bareClient(t testing.TB, url string) *esdb.Client {
	t.Helper()
	config, err := esdb.ParseConnectionString(url)
	if err != nil {
		t.Fatal(err)
	}
	config.Logger = esdb.NoopLogging()
	client, err := esdb.NewClient(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close() })
	return client
}

func commitOf(stream string, n int) ledger.Commit {
	data := make([]string, perCommit)
	for i := range data {
		data[i] = fmt.Sprintf(`{"line":"networks","amount":"%d.00","purpose":"%s"}`, n*perCommit+i, strings.Repeat("x", 120))
	}
	return storetest.Commit(stream, ledger.Revision(n*perCommit-1), data...)
}

func proposals(c ledger.Commit) []esdb.EventData {
	events := make([]esdb.EventData, len(c.Events))
	for i, e := range c.Events {
		events[i] = esdb.EventData{EventID: uuid.New(), EventType: e.Type, ContentType: esdb.ContentTypeJson, Data: []byte(e.Data), Metadata: []byte(c.Metadata)}
	}
	return events
}

// BenchmarkAppend appends commits of an import from one writer and from eight, each to a
// stream of its own.
func BenchmarkAppend(b *testing.B) {
	for _, writers := range []int{1, 8} {
		run := func(b *testing.B, appendTo func(stream string, c ledger.Commit) error) {
			size := 0
			for _, e := range commitOf("source-0", 0).Events {
				size += len(e.Data)
			}
			b.SetBytes(int64(size * writers))
			for n := 0; b.Loop(); n++ {
				var wait sync.WaitGroup
				for w := range writers {
					wait.Go(func() {
						stream := fmt.Sprintf("source-%d", w)
						if err := appendTo(stream, commitOf(stream, n)); err != nil {
							b.Error(err)
						}
					})
				}
				wait.Wait()
			}
			b.ReportMetric(float64(b.N*writers*perCommit)/b.Elapsed().Seconds(), "entries/s")
		}
		b.Run(fmt.Sprintf("adapter/%d", writers), func(b *testing.B) {
			s := open(b, server(b, esdbtest.Options{}), eventstoredb.Options{})
			defer s.Close()
			run(b, func(_ string, c ledger.Commit) error {
				_, err := s.Append(b.Context(), one(c))
				return err
			})
		})
		b.Run(fmt.Sprintf("client/%d", writers), func(b *testing.B) {
			client := bareClient(b, server(b, esdbtest.Options{}))
			prefix := fresh() + "."
			run(b, func(stream string, c ledger.Commit) error {
				var expected esdb.ExpectedRevision = esdb.NoStream{}
				if c.Expected >= 0 {
					expected = esdb.Revision(uint64(c.Expected))
				}
				_, err := client.AppendToStream(b.Context(), prefix+stream, esdb.AppendToStreamOptions{ExpectedRevision: expected}, proposals(c)...)
				return err
			})
		})
	}
}

// BenchmarkCatchUp reads 90,000 entries from the beginning.
func BenchmarkCatchUp(b *testing.B) {
	const commits = 300
	url := server(b, esdbtest.Options{})
	name := fresh()
	s := openLedger(b, url, name, eventstoredb.Options{})
	defer s.Close()
	for n := range commits {
		if _, err := s.Append(b.Context(), one(commitOf("source-0", n))); err != nil {
			b.Fatal(err)
		}
	}
	report := func(b *testing.B) {
		b.ReportMetric(float64(b.N*commits*perCommit)/b.Elapsed().Seconds(), "entries/s")
	}
	b.Run("adapter", func(b *testing.B) {
		for b.Loop() {
			n := 0
			if _, err := s.Read(b.Context(), "", "", func(ledger.Record) error { n++; return nil }); err != nil || n != commits*perCommit {
				b.Fatal(n, err)
			}
		}
		report(b)
	})
	b.Run("client", func(b *testing.B) {
		client := bareClient(b, url)
		for b.Loop() {
			sub, err := client.SubscribeToAll(b.Context(), esdb.SubscribeToAllOptions{
				From: esdb.Start{}, MaxSearchWindow: 4096, CheckpointInterval: 4,
				Filter: &esdb.SubscriptionFilter{Type: esdb.StreamFilterType, Prefixes: []string{name + "."}},
			})
			if err != nil {
				b.Fatal(err)
			}
			n := 0
			for m := sub.Recv(); m.CaughtUp == nil; m = sub.Recv() {
				if m.SubscriptionDropped != nil {
					b.Fatal(m.SubscriptionDropped.Error)
				}
				if m.EventAppeared != nil {
					n++
				}
			}
			sub.Close()
			if n != commits*perCommit {
				b.Fatal(n)
			}
		}
		report(b)
	})
	// What a report costs that has nothing to read, beside a busy stream of others.
	b.Run("caught up", func(b *testing.B) {
		end, err := s.Read(b.Context(), "", "", func(ledger.Record) error { return nil })
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if end, err = s.Read(b.Context(), end, "", func(ledger.Record) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkConflicts has sixteen writers of one stream who decide again after a conflict.
func BenchmarkConflicts(b *testing.B) {
	url := server(b, esdbtest.Options{})
	name := fresh()
	const writers = 16
	b.ResetTimer()
	var wait sync.WaitGroup
	each := max(1, b.N/writers)
	for w := range writers {
		wait.Go(func() {
			s := openLedger(b, url, name, eventstoredb.Options{})
			defer s.Close()
			end := ledger.NoRevision
			for i := range each {
				for done := false; !done; {
					for r, err := range s.Stream(b.Context(), "source-wb", end+1) {
						if err != nil {
							b.Error(err)
							return
						}
						end = r.Revision
					}
					_, err := s.Append(b.Context(), one(storetest.Commit("source-wb", end, fmt.Sprintf(`{"writer":%d,"entry":%d}`, w, i))))
					done = err == nil
				}
			}
		})
	}
	wait.Wait()
	b.ReportMetric(float64(each*writers)/b.Elapsed().Seconds(), "entries/s")
}

package projections_test

import (
	"bytes"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/eventstoredb"
	"github.com/fundledger/fundledger/ledger/eventstoredb/esdbtest"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/projections"
)

// A busy stream of others on the same cluster is passed over once: the next command resumes
// behind it, although it has learnt nothing.
func TestBusyStreamsOfOthersCostNothing(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{})
	target, err := eventstoredb.Parse(srv.URL(), os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	store := eventstoredb.Open(target, eventstoredb.Options{})
	defer store.Close()
	config, err := esdb.ParseConnectionString(srv.URL())
	if err != nil {
		t.Fatal(err)
	}
	config.Logger = esdb.NoopLogging()
	others, err := esdb.NewClient(config)
	if err != nil {
		t.Fatal(err)
	}
	defer others.Close()
	write := func() {
		data := []byte(`{"a":"` + string(bytes.Repeat([]byte("x"), 500<<10)) + `"}`)
		for range 10 {
			event := esdb.EventData{EventID: uuid.New(), EventType: "Ordered", ContentType: esdb.ContentTypeJson, Data: data}
			if _, err := others.AppendToStream(t.Context(), "orders-1", esdb.AppendToStreamOptions{}, event); err != nil {
				t.Fatal(err)
			}
		}
	}
	l := ledgertest.New(store, 1)
	begin := ledger.CreateLedger{ID: l.NewID(), Name: "busy", Currency: "BYN", Zone: "UTC"}
	if _, err := l.Do(t.Context(), "test", begin.Decide); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "cache")
	var subscriptions atomic.Int64
	look := func() int64 {
		t.Helper()
		subscriptions.Store(0)
		v, err := projections.Open(t.Context(), store, folder)
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		if err := v.CatchUp(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		v.Save()
		return subscriptions.Load()
	}
	srv.OnRead(func(c esdbtest.Call) esdbtest.Fault {
		if c.Subscribe {
			subscriptions.Add(1)
		}
		return esdbtest.NoFault
	})
	for range 3 {
		write()
		if n := look(); n != 1 {
			t.Errorf("%d subscriptions after others wrote, want 1", n)
		}
		if n := look(); n != 0 {
			t.Errorf("%d subscriptions when nobody wrote, want none", n)
		}
	}
}

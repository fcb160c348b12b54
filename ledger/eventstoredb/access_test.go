package eventstoredb_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/eventstoredb"
	"github.com/fundledger/fundledger/ledger/eventstoredb/esdbtest"
	"github.com/fundledger/fundledger/ledger/storetest"
)

var users = []esdbtest.User{
	{Name: "admin", Password: "changeit", Groups: []string{"$admins"}},
	{Name: "ops", Password: "other", Groups: []string{"$ops"}},
	{Name: "anna", Password: "a", Groups: []string{"writers"}},
	{Name: "olga", Password: "o", Groups: []string{"auditors"}},
	{Name: "stranger", Password: "s"},
}

// as opens a ledger as one of the users.
func as(t *testing.T, srv *esdbtest.Server, user, name string) *eventstoredb.Store {
	t.Helper()
	for _, u := range users {
		if u.Name == user {
			url := strings.Replace(srv.URL(), "esdb://", fmt.Sprintf("esdb://%s:%s@", u.Name, u.Password), 1)
			return named(t, url, name)
		}
	}
	t.Fatalf("no user %s", user)
	return nil
}

func named(t *testing.T, url, name string) *eventstoredb.Store {
	t.Helper()
	s := openLedger(t, url, name, eventstoredb.Options{Timeout: 5 * time.Second})
	t.Cleanup(func() { s.Close() })
	return s
}

func summary(r *eventstoredb.Rights) string {
	return fmt.Sprintf("reads %v, writes %v, sets %v, deletes %v", r.Reads, r.Writes, r.Sets, r.Deletes)
}

// Setup gives the roles what they need, on a cluster of the ledger's own and for its
// streams on a shared one, also for streams that begin later; again it changes nothing.
func TestSetup(t *testing.T) {
	for _, shared := range []bool{false, true} {
		t.Run(fmt.Sprintf("shared %v", shared), func(t *testing.T) {
			srv := esdbtest.Start(t, esdbtest.Options{Users: users})
			admin := as(t, srv, "admin", "health")
			roles := eventstoredb.Roles{Writers: "writers", Auditors: "auditors"}
			if shared { // one is there already
				if _, err := admin.Append(t.Context(), one(storetest.Commit("source-old", -1, `{"a":1}`))); err != nil {
					t.Fatal(err)
				}
			}
			changed, err := admin.Setup(t.Context(), roles, shared, []string{"source-old"})
			if err != nil || len(changed) < 2 {
				t.Fatalf("Setup: %v, %v", changed, err)
			}
			if changed, err := admin.Setup(t.Context(), roles, shared, []string{"source-old"}); err != nil || changed != nil {
				t.Errorf("Setup again: %v, %v", changed, err)
			}
			writer := as(t, srv, "anna", "health")
			for _, c := range []ledger.Commit{storetest.Commit("ledger", -1, `{"a":1}`), storetest.Commit("source-new", -1, `{"a":1}`), storetest.Commit("source-new", 0, `{"a":2}`)} {
				if _, err := writer.Append(t.Context(), one(c)); err != nil {
					t.Fatalf("the writer appends: %v", err)
				}
			}
			for user, want := range map[string]string{
				"admin":    "reads true, writes true, sets true, deletes true",
				"anna":     "reads true, writes true, sets false, deletes " + fmt.Sprint(shared), // of streams that are nobody's
				"olga":     "reads true, writes false, sets false, deletes " + fmt.Sprint(shared),
				"stranger": "reads false, writes false, sets false, deletes " + fmt.Sprint(shared),
			} {
				r, err := as(t, srv, user, "health").Rights(t.Context(), nil)
				if err != nil {
					t.Fatalf("%s: %v", user, err)
				}
				if got := summary(r); got != want || fmt.Sprint(r.Defaults) != "[admin]" || !r.Encrypted || r.User != user {
					t.Errorf("%s: %s; %+v; want %s", user, got, r, want)
				}
			}
			for _, stream := range []string{"source-new", "source-old"} {
				_, err := as(t, srv, "olga", "health").Append(t.Context(), one(storetest.Commit(stream, 1, `{"a":3}`)))
				if _, ok := errors.AsType[*eventstoredb.AccessError](err); !ok {
					t.Errorf("the auditor appends to %s: %v", stream, err)
				}
			}
			read := 0
			if _, err := as(t, srv, "olga", "health").Read(t.Context(), "", "", func(ledger.Record) error { read++; return nil }); err != nil || read < 3 {
				t.Errorf("the auditor reads %d entries, %v", read, err)
			}
			// Somebody else's streams on the cluster stay as they were, where it is shared.
			_, err = as(t, srv, "stranger", "other").Append(t.Context(), one(storetest.Commit("ledger", -1, `{"a":1}`)))
			if (err == nil) != shared {
				t.Errorf("another's streams: %v", err)
			}
		})
	}
}

// What endangers a ledger is found: a server without protection, settings that truncate,
// streams that were deleted.
func TestRightsFindDangers(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{})
	s := named(t, srv.URL(), "health")
	for _, stream := range []string{"ledger", "source-a", "source-b"} {
		if _, err := s.Append(t.Context(), one(storetest.Commit(stream, -1, `{"a":1}`))); err != nil {
			t.Fatal(err)
		}
	}
	r, err := s.Rights(t.Context(), []string{"ledger", "source-a", "source-b"})
	if err != nil || r.Encrypted || r.User != "" || r.Gone != nil || r.Limits != nil || summary(r) != "reads true, writes true, sets true, deletes true" {
		t.Errorf("a server for trials: %+v, %v", r, err)
	}
	client := bareClient(t, srv.URL())
	if _, err := client.DeleteStream(t.Context(), "health.source-b", esdb.DeleteStreamOptions{ExpectedRevision: esdb.Any{}}); err != nil {
		t.Fatal(err)
	}
	r, err = s.Rights(t.Context(), []string{"ledger", "source-a", "source-b"})
	if err != nil || fmt.Sprint(r.Gone) != "[source-b]" || len(r.Limits) != 1 || r.Limits[0].Stream != "source-b" {
		t.Errorf("a deleted stream: %+v, %v", r, err)
	}
}

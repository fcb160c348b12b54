package eventstoredb_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/eventstoredb"
	"github.com/fundledger/fundledger/ledger/eventstoredb/esdbtest"
	"github.com/fundledger/fundledger/ledger/storetest"
)

// once is a fault of the first so many calls.
func once(n int64, f esdbtest.Fault) func(esdbtest.Call) esdbtest.Fault {
	var left atomic.Int64
	left.Store(n)
	return func(esdbtest.Call) esdbtest.Fault {
		if left.Add(-1) >= 0 {
			return f
		}
		return esdbtest.NoFault
	}
}

// Whatever happens to a call, the caller hears only of the outcome.
func TestAppendSettles(t *testing.T) {
	for name, fault := range map[string]esdbtest.Fault{
		"dropped before it was written": esdbtest.DropBefore,
		"dropped after it was written":  esdbtest.DropAfter,
		"aborted, not written":          esdbtest.AbortBefore,
		"aborted, and written":          esdbtest.AbortAfter,
		"aborted, and appears later":    esdbtest.AbortHidden,
		"not ready":                     esdbtest.NotReady,
		"not the leader":                esdbtest.NotLeader,
		"hung":                          esdbtest.Hang,
	} {
		t.Run(name, func(t *testing.T) {
			srv := esdbtest.Start(t, esdbtest.Options{})
			s := open(t, srv.URL(), eventstoredb.Options{CallTimeout: 300 * time.Millisecond})
			defer s.Close()
			first := storetest.Commit("source-wb", -1, `{"a":1}`)
			second := storetest.Commit("source-wb", 0, `{"a":2}`, `{"a":3}`)
			if _, err := s.Append(t.Context(), one(first)); err != nil {
				t.Fatal(err)
			}
			srv.OnAppend(once(2, fault))
			done, err := s.Append(t.Context(), one(second))
			if err != nil {
				t.Fatal(err)
			}
			if n := len(storetest.Verify(t, s)); n != 3 {
				t.Errorf("%d entries, want 3", n)
			}
			srv.OnAppend(nil)
			if again, err := s.Append(t.Context(), one(second)); err != nil || again != done {
				t.Errorf("again: %+v, %v; at first: %+v", again, err, done)
			}
		})
	}
}

// When time runs out before the answer is definite, that is what is said, and the same
// again is safe.
func TestUnknownOutcome(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{})
	s := open(t, srv.URL(), eventstoredb.Options{Timeout: 300 * time.Millisecond, CallTimeout: 100 * time.Millisecond})
	defer s.Close()
	c := storetest.Commit("source-wb", -1, `{"a":1}`)
	srv.OnAppend(func(esdbtest.Call) esdbtest.Fault { return esdbtest.AbortHidden })
	if _, err := s.Append(t.Context(), one(c)); !errors.Is(err, ledger.ErrUnknownOutcome) || !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("Append: %v, want %v", err, ledger.ErrUnknownOutcome)
	}
	if n := len(storetest.Verify(t, s)); n != 0 {
		t.Fatalf("%d entries can be seen", n)
	}
	srv.OnAppend(nil)
	if _, err := s.Append(t.Context(), one(c)); err != nil {
		t.Fatal(err)
	}
	if n := len(storetest.Verify(t, s)); n != 1 {
		t.Errorf("%d entries, want 1", n)
	}
}

// A hidden write that another has overtaken is a conflict, not a second copy.
func TestHiddenWriteWins(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{})
	name := fresh()
	hasty := openLedger(t, srv.URL(), name, eventstoredb.Options{Timeout: 200 * time.Millisecond, CallTimeout: 100 * time.Millisecond})
	defer hasty.Close()
	srv.OnAppend(func(esdbtest.Call) esdbtest.Fault { return esdbtest.AbortHidden })
	hidden := storetest.Commit("source-wb", -1, `{"hidden":1}`)
	if _, err := hasty.Append(t.Context(), one(hidden)); !errors.Is(err, ledger.ErrUnknownOutcome) {
		t.Fatalf("Append: %v", err)
	}
	srv.OnAppend(nil)
	other := openLedger(t, srv.URL(), name, eventstoredb.Options{})
	defer other.Close()
	if _, err := other.Append(t.Context(), one(storetest.Commit("source-wb", -1, `{"other":1}`))); !errors.Is(err, ledger.ErrConflict) {
		t.Fatalf("Append of another: %v, want a conflict", err)
	}
	if _, err := hasty.Append(t.Context(), one(hidden)); err != nil {
		t.Fatal(err)
	}
	if n := len(storetest.Verify(t, other)); n != 1 {
		t.Errorf("%d entries, want 1", n)
	}
}

// A read goes on where a subscription broke off, and brings nothing twice.
func TestReadResumes(t *testing.T) {
	for name, fault := range map[string]esdbtest.Fault{"reset": esdbtest.ResetAfter(7), "too slow": esdbtest.TooSlow(5), "not ready": esdbtest.NotReady, "hung": esdbtest.Hang} {
		t.Run(name, func(t *testing.T) {
			srv := esdbtest.Start(t, esdbtest.Options{})
			s := open(t, srv.URL(), eventstoredb.Options{CallTimeout: 200 * time.Millisecond})
			defer s.Close()
			for i := range 30 {
				if _, err := s.Append(t.Context(), one(storetest.Commit("source-wb", ledger.Revision(2*i-1), `{"a":1}`, `{"b":2}`))); err != nil {
					t.Fatal(err)
				}
			}
			srv.OnRead(once(4, fault))
			if n := len(storetest.Verify(t, s)); n != 60 {
				t.Errorf("%d entries, want 60", n)
			}
		})
	}
}

// A server that is pulled away and comes back lets a series of appends finish by itself.
func TestServerComesBack(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{})
	s := open(t, srv.URL(), eventstoredb.Options{CallTimeout: 500 * time.Millisecond})
	defer s.Close()
	const n = 40
	_, err := s.Append(t.Context(), func(yield func(ledger.Commit, error) bool) {
		for i := range n {
			switch i {
			case 10:
				srv.Stop()
				go srv.Restart(t)
			case 25:
				srv.Restart(t)
			}
			if !yield(storetest.Commit("batch-1", ledger.Revision(i-1), fmt.Sprintf(`{"n":%d}`, i)), nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := len(storetest.Verify(t, s)); got != n {
		t.Errorf("%d entries, want %d", got, n)
	}
}

// Nobody there: a sentence with a hint, in the time that was given.
func TestUnreachable(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{})
	url := srv.URL() + "&discoveryInterval=1&maxDiscoverAttempts=1"
	srv.Stop()
	s := open(t, url, eventstoredb.Options{Timeout: time.Millisecond})
	defer s.Close()
	_, err := s.Append(t.Context(), one(storetest.Commit("source-wb", -1, `{"a":1}`)))
	if e, ok := errors.AsType[*eventstoredb.UnreachableError](err); !ok || e.Hint != "refused" || errors.Is(err, ledger.ErrUnknownOutcome) {
		t.Errorf("Append: %v", err)
	}
	_, err = s.Read(t.Context(), "", "", func(ledger.Record) error { return nil })
	if e, ok := errors.AsType[*eventstoredb.UnreachableError](err); !ok || e.Hint != "refused" {
		t.Errorf("Read: %v", err)
	}
}

// Cancelling returns promptly, also where the server hangs and where nobody listens.
func TestCancel(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{})
	srv.Freeze(true)
	s := open(t, srv.URL(), eventstoredb.Options{Timeout: time.Hour, CallTimeout: time.Hour})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		_, err := s.Append(ctx, one(storetest.Commit("source-wb", -1, `{"a":1}`)))
		done <- err
	}()
	go cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("Append: %v", err)
	}
	srv.Stop() // else the client waits for the frozen node until the test's end
	s.Close()
}

// A follower that lags shows at least what was appended, or is left for another node.
func TestReadYourOwnWrites(t *testing.T) {
	nodes := esdbtest.StartCluster(t, 3, esdbtest.Options{})
	s := open(t, nodes[0].ClusterURL()+"&nodePreference=follower", eventstoredb.Options{})
	defer s.Close()
	var end ledger.Position
	for i := range 20 {
		for _, n := range nodes[1:] {
			n.Lag(rand.IntN(3))
		}
		done, err := s.Append(t.Context(), one(storetest.Commit("source-wb", ledger.Revision(i-1), `{"a":1}`)))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		go func() {
			for _, node := range nodes[1:] {
				node.Lag(0)
			}
		}()
		if end, err = s.Read(t.Context(), end, done.Position, func(ledger.Record) error { n++; return nil }); err != nil || n != 1 {
			t.Fatalf("after append %d: read %d entries, %v", i, n, err)
		}
	}
}

// The leader goes, another is elected: the writer does not notice.
func TestFailOver(t *testing.T) {
	nodes := esdbtest.StartCluster(t, 3, esdbtest.Options{})
	s := open(t, nodes[0].ClusterURL(), eventstoredb.Options{CallTimeout: time.Second})
	defer s.Close()
	for i := range 30 {
		if i == 10 {
			nodes[0].Elect(nil)
			nodes[0].Stop()
			go nodes[1].Elect(nodes[1])
		}
		if _, err := s.Append(t.Context(), one(storetest.Commit("source-wb", ledger.Revision(i-1), `{"a":1}`))); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(storetest.Verify(t, s)); n != 30 {
		t.Errorf("%d entries, want 30", n)
	}
}

// A log that was put back from an older copy, or that is another one, is told by the
// event at the stored position.
func TestForeignLog(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{})
	s := open(t, srv.URL(), eventstoredb.Options{})
	defer s.Close()
	var ends []ledger.Position
	for i := range 5 {
		done, err := s.Append(t.Context(), one(storetest.Commit("source-wb", ledger.Revision(i-1), fmt.Sprintf(`{"a":%d}`, i))))
		if err != nil {
			t.Fatal(err)
		}
		end, err := s.Read(t.Context(), "", done.Position, func(ledger.Record) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		ends = append(ends, end)
	}
	none := func(ledger.Record) error { return nil }
	srv.Shorten(srv.Entries() - 2)
	if _, err := s.Read(t.Context(), ends[2], "", none); err != nil {
		t.Errorf("what is still there: %v", err)
	}
	for _, end := range ends[3:] {
		if _, err := s.Read(t.Context(), end, "", none); !errors.Is(err, ledger.ErrForeignPosition) {
			t.Errorf("beyond the end: %v", err)
		}
	}
	for i := range 2 { // other events in the same places
		if _, err := s.Append(t.Context(), one(storetest.Commit("source-wb", ledger.Revision(i+2), fmt.Sprintf(`{"b":%d}`, i)))); err != nil {
			t.Fatal(err)
		}
	}
	for _, end := range ends[3:] {
		if _, err := s.Read(t.Context(), end, "", none); !errors.Is(err, ledger.ErrForeignPosition) {
			t.Errorf("other events in the same place: %v", err)
		}
	}
}

// Foreign events move the place to resume from, and one that was scavenged there does not
// cost a rebuild.
func TestScavengedResume(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{})
	s := open(t, srv.URL(), eventstoredb.Options{})
	defer s.Close()
	foreign := open(t, srv.URL(), eventstoredb.Options{})
	defer foreign.Close()
	if _, err := s.Append(t.Context(), one(storetest.Commit("source-wb", -1, `{"a":1}`))); err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		if _, err := foreign.Append(t.Context(), one(storetest.Commit("x", ledger.Revision(i-1), `{"a":1}`))); err != nil {
			t.Fatal(err)
		}
	}
	end, err := s.Read(t.Context(), "", "", func(ledger.Record) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	reads := 0
	srv.OnRead(func(c esdbtest.Call) esdbtest.Fault {
		reads++
		return esdbtest.NoFault
	})
	again, err := s.Read(t.Context(), end, "", func(ledger.Record) error { return errors.New("nothing was new") })
	if err != nil || again != end || reads != 1 {
		t.Errorf("caught up: %v after %d reads", err, reads)
	}
	srv.OnRead(nil)
	srv.Shorten(srv.Entries() - 3) // as if the foreign events were scavenged
	if _, err := s.Read(t.Context(), end, "", func(ledger.Record) error { return errors.New("nothing was new") }); err != nil {
		t.Errorf("after a scavenge: %v", err)
	}
}

// Rights and passwords are refused with what they are, at once.
func TestAccess(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{Users: []esdbtest.User{{Name: "writer", Password: "se:cr@t"}, {Name: "admin", Password: "changeit", Groups: []string{"$admins"}}}})
	connect := func(user string) *eventstoredb.Store {
		return open(t, strings.Replace(srv.URL(), "esdb://", "esdb://"+user, 1), eventstoredb.Options{Timeout: 5 * time.Second})
	}
	c := storetest.Commit("source-wb", -1, `{"a":1}`)
	for _, x := range []struct {
		user          string
		write, read   bool
		unknown, seen bool
	}{
		{user: "", write: false, read: false},
		{user: "writer:wrong@", unknown: true},
		{user: "writer:se%3Acr%40t@", write: true, read: false}, // $all is for administrators by default
		{user: "admin:changeit@", write: true, read: true},
	} {
		s := connect(x.user)
		_, err := s.Append(t.Context(), one(c))
		denied, ok := errors.AsType[*eventstoredb.AccessError](err)
		if ok == x.write || ok && denied.Unknown != x.unknown {
			t.Errorf("%q writes: %v", x.user, err)
		}
		_, err = s.Read(t.Context(), "", "", func(ledger.Record) error { return nil })
		if denied, ok = errors.AsType[*eventstoredb.AccessError](err); ok == x.read || ok && denied.Unknown != x.unknown {
			t.Errorf("%q reads: %v", x.user, err)
		}
		s.Close()
	}
	s := open(t, strings.Split(srv.URL(), "?")[0], eventstoredb.Options{Timeout: 2 * time.Second})
	defer s.Close()
	_, err := s.Read(t.Context(), "", "", func(ledger.Record) error { return nil })
	if e, ok := errors.AsType[*eventstoredb.UnreachableError](err); !ok || e.Hint != "tls-unknown-authority" {
		t.Errorf("without the authority: %v", err)
	}
	plain := open(t, strings.Split(srv.URL(), "?")[0]+"?tls=false", eventstoredb.Options{Timeout: 2 * time.Second})
	defer plain.Close()
	_, err = plain.Read(t.Context(), "", "", func(ledger.Record) error { return nil })
	if e, ok := errors.AsType[*eventstoredb.UnreachableError](err); !ok || e.Hint != "tls-expected" {
		t.Errorf("without TLS: %v", err)
	}
}

// Many writers with faults all over: what was acknowledged is there once, in the place
// that was said, and nothing else.
func TestFaultSimulation(t *testing.T) {
	nodes := esdbtest.StartCluster(t, 3, esdbtest.Options{})
	var mu sync.Mutex
	random := rand.New(rand.NewPCG(1, 2))
	kinds := []esdbtest.Fault{esdbtest.DropBefore, esdbtest.DropAfter, esdbtest.AbortBefore, esdbtest.AbortAfter, esdbtest.AbortHidden, esdbtest.NotReady, esdbtest.NotLeader, esdbtest.ResetAfter(3), esdbtest.TooSlow(2)}
	for _, n := range nodes {
		decide := func(esdbtest.Call) esdbtest.Fault {
			mu.Lock()
			defer mu.Unlock()
			if random.IntN(100) < 10 {
				return kinds[random.IntN(len(kinds))]
			}
			return esdbtest.NoFault
		}
		n.OnAppend(decide)
		n.OnRead(decide)
	}
	name := fresh()
	writers, each := 4, 25*scale()
	acknowledged := make([]map[string]bool, writers)
	var wait sync.WaitGroup
	for w := range writers {
		acknowledged[w] = map[string]bool{}
		wait.Go(func() {
			s := openLedger(t, nodes[0].ClusterURL(), name, eventstoredb.Options{CallTimeout: 2 * time.Second})
			defer s.Close()
			ends := []ledger.Revision{ledger.NoRevision, ledger.NoRevision, ledger.NoRevision}
			for i := range each {
				data := fmt.Sprintf(`{"writer":%d,"entry":%d}`, w, i)
				stream, end := fmt.Sprintf("source-%d", (w+i)%3), &ends[(w+i)%3]
				for {
					for r, err := range s.Stream(t.Context(), stream, *end+1) {
						if err != nil {
							t.Errorf("read %s: %v", stream, err)
							return
						}
						*end = r.Revision
					}
					_, err := s.Append(t.Context(), one(storetest.Commit(stream, *end, data)))
					if err == nil {
						acknowledged[w][data] = true
						break
					}
					if !errors.Is(err, ledger.ErrConflict) {
						t.Errorf("append %s: %v", data, err)
						return
					}
				}
			}
		})
	}
	wait.Wait()
	for _, n := range nodes {
		n.OnAppend(nil)
		n.OnRead(nil)
		n.Reveal()
	}
	s := openLedger(t, nodes[0].ClusterURL(), name, eventstoredb.Options{})
	defer s.Close()
	times := map[string]int{}
	for _, r := range storetest.Verify(t, s) {
		times[r.Data]++
	}
	for w := range writers {
		if len(acknowledged[w]) != each {
			t.Errorf("writer %d: %d of %d", w, len(acknowledged[w]), each)
		}
		for data := range acknowledged[w] {
			if times[data] != 1 {
				t.Errorf("%s is there %d times", data, times[data])
			}
		}
	}
	if len(times) != writers*each {
		t.Errorf("%d entries, want %d", len(times), writers*each)
	}
}

// Who waits for a server that is away is told so, once, and for how long at most.
func TestWaitingIsTold(t *testing.T) {
	eventstoredb.SetPatience(t, time.Millisecond)
	srv := esdbtest.Start(t, esdbtest.Options{})
	url := srv.URL() + "&discoveryInterval=1&maxDiscoverAttempts=1"
	srv.Stop()
	var told []time.Duration
	s := openLedger(t, url, fresh(), eventstoredb.Options{Timeout: 300 * time.Millisecond, OnWait: func(left time.Duration) { told = append(told, left) }})
	defer s.Close()
	if _, err := s.Read(t.Context(), "", "", func(ledger.Record) error { return nil }); err == nil {
		t.Error("a server that is away was read")
	}
	if len(told) != 1 || told[0] <= 0 || told[0] > 300*time.Millisecond {
		t.Errorf("told %v", told)
	}
}

package eventstoredb_test

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/eventstoredb"
	"github.com/fundledger/fundledger/ledger/eventstoredb/esdbtest"
	"github.com/fundledger/fundledger/ledger/storetest"
)

// A real server takes the place of the protocol server where this names one.
var realServer = os.Getenv("FUNDLEDGER_TEST_ESDB")

var ledgers atomic.Int64

// fresh names a ledger that nobody has used.
func fresh() string {
	return fmt.Sprintf("test-%d-%d-%d", os.Getpid(), time.Now().UnixNano(), ledgers.Add(1))
}

// open opens a new ledger at an address.
func open(t testing.TB, url string, o eventstoredb.Options) *eventstoredb.Store {
	t.Helper()
	return openLedger(t, url, fresh(), o)
}

func openLedger(t testing.TB, url, name string, o eventstoredb.Options) *eventstoredb.Store {
	t.Helper()
	separator := "?"
	if strings.Contains(url, "?") {
		separator = "&"
	}
	target, err := eventstoredb.Parse(url+separator+"ledger="+name, os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	return eventstoredb.Open(target, o)
}

func server(t testing.TB, o esdbtest.Options) string {
	if realServer != "" {
		return realServer
	}
	return esdbtest.Start(t, o).URL()
}

func TestStore(t *testing.T) {
	for _, version := range []string{"24.10", "23.10", "25.1"} {
		t.Run(version, func(t *testing.T) {
			url := server(t, esdbtest.Options{Version: version})
			storetest.Run(t, func(t *testing.T) ledger.Store { return open(t, url, eventstoredb.Options{}) })
		})
	}
}

func TestReopen(t *testing.T) {
	url := server(t, esdbtest.Options{})
	storetest.RunReopen(t, func(t *testing.T) (ledger.Store, func(*testing.T) ledger.Store) {
		name := fresh()
		return openLedger(t, url, name, eventstoredb.Options{}), func(t *testing.T) ledger.Store {
			return openLedger(t, url, name, eventstoredb.Options{})
		}
	})
}

// Nothing is left running when a store is closed.
func TestNoGoroutinesLeft(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{})
	before := runtime.NumGoroutine()
	for range 5 {
		s := open(t, srv.URL(), eventstoredb.Options{})
		c := storetest.Commit("source-wb", -1, `{"a":1}`)
		if _, err := s.Append(t.Context(), one(c)); err != nil {
			t.Fatal(err)
		}
		storetest.Verify(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for deadline := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before+2; runtime.Gosched() {
		if time.Now().After(deadline) {
			stacks := make([]byte, 1<<20)
			t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
		}
	}
}

func one(commits ...ledger.Commit) func(func(ledger.Commit, error) bool) {
	return func(yield func(ledger.Commit, error) bool) {
		for _, c := range commits {
			if !yield(c, nil) {
				return
			}
		}
	}
}

// scale multiplies the simulation: FUNDLEDGER_TEST_SCALE=1000 is a hundred thousand
// commands.
func scale() int {
	n, err := strconv.Atoi(os.Getenv("FUNDLEDGER_TEST_SCALE"))
	if err != nil {
		return 1
	}
	return n
}

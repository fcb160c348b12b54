package cli

import (
	"bytes"
	"errors"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/fundledger/fundledger/ledger/eventstoredb/esdbtest"
)

// The server is pulled away again and again while an import runs, and comes back: the
// import goes on by itself, and every row is there once.
func TestServerIsPulledAwayDuringAnImport(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{})
	c := newCrowdOn(t, srv.URL()+"&ledger=crowd", "100000000.00")
	const rows = 4000
	c.write("payments.csv", rows)
	var appends, pulled atomic.Int64
	var restarts sync.WaitGroup
	srv.OnAppend(func(call esdbtest.Call) esdbtest.Fault {
		if !strings.HasPrefix(call.Stream, "crowd.source-") || appends.Add(1)%4 != 2 || pulled.Add(1) > 3 {
			return esdbtest.NoFault
		}
		restarts.Go(func() { srv.Restart(t) })
		return esdbtest.NoFault
	})
	c.must("import", "payments.csv")
	restarts.Wait()
	srv.OnAppend(nil)
	if pulled.Load() < 3 {
		t.Errorf("the server was pulled away %d times", pulled.Load())
	}
	c.eachOnce(rows)
	if out := c.must("import", "payments.csv"); !strings.Contains(out, "nothing was changed") {
		t.Errorf("the same file again says:\n%s", out)
	}
}

// An import that is killed leaves what it had recorded, says in every report that it is
// not complete, and is completed by running it again.
func TestKilledImportsOnACluster(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{})
	c := newCrowdOn(t, srv.URL()+"&ledger=crowd", "100000000.00")
	const rows = 4000
	c.write("payments.csv", rows)
	start := time.Now()
	c.must("import", "payments.csv", "--dry-run")
	usual := 2 * time.Since(start)
	for range kills(t) {
		c.killed(usual, "import", "payments.csv")
		for number, n := range c.documents() {
			if n != 1 {
				t.Fatalf("document %s is there %d times", number, n)
			}
		}
	}
	c.must("import", "payments.csv")
	c.eachOnce(rows)
	c.must("audit", "verify")
}

// Clerks record while nodes of three fail, one after the other: a command that says that it
// recorded has, one whose outcome is unknown is run again, and every payment is there once.
func TestNodesFailWhileClerksRecord(t *testing.T) {
	nodes := esdbtest.StartCluster(t, 3, esdbtest.Options{})
	c := newCrowdOn(t, nodes[0].ClusterURL()+"&ledger=crowd", "100000000.00")
	const clerks, each = 3, 6
	var appends atomic.Int64
	var failures sync.WaitGroup
	var electing sync.Mutex
	for _, n := range nodes {
		n.OnAppend(func(call esdbtest.Call) esdbtest.Fault {
			if k := appends.Add(1); k%5 == 3 { // the leader goes while it answers
				failures.Go(func() {
					electing.Lock()
					defer electing.Unlock()
					next := nodes[int(k/5)%3]
					for _, old := range nodes {
						if old != next {
							old.Elect(next)
							old.Restart(t)
						}
					}
				})
			}
			return esdbtest.NoFault
		})
	}
	var wait sync.WaitGroup
	unknown := atomic.Int64{}
	for clerk := range clerks {
		wait.Go(func() {
			for i := range each {
				number := strconv.Itoa(clerk*each + i + 1)
				for tries := 0; ; tries++ {
					out, err := c.command("expenditure", "record", "local/networks", "--amount", "10.00", "--date", "2018-05-03", "--document", number).CombinedOutput()
					if err == nil {
						break
					}
					exit, ok := errors.AsType[*exec.ExitError](err)
					if !ok || exit.ExitCode() != statusFailed || tries == 10 {
						t.Errorf("document %s: %v\n%s", number, err, out)
						return
					}
					if bytes.Contains(out, []byte("outcome unknown")) {
						unknown.Add(1)
					}
				}
			}
		})
	}
	wait.Wait()
	failures.Wait()
	for _, n := range nodes {
		n.OnAppend(nil)
	}
	c.eachOnce(clerks * each)
	t.Logf("%d appends, %d outcomes unknown", appends.Load(), unknown.Load())
}

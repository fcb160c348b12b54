package ledger_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/eventstoredb"
	"github.com/fundledger/fundledger/ledger/eventstoredb/esdbtest"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/ledger/sqlitestore"
)

// scale multiplies the orders: FUNDLEDGER_TEST_SCALE=1000 gives a hundred thousand.
func scale() int {
	n, err := strconv.Atoi(os.Getenv("FUNDLEDGER_TEST_SCALE"))
	if err != nil {
		return 1
	}
	return n
}

// The same orders in memory, where calls stop and conflict, on a ledger file, and on three nodes of which every tenth call fails in
// some way: ledger and model agree after each, and in the end the log says the same.
func TestSimulationOnStores(t *testing.T) {
	simulations := []struct {
		name string
		run  func(*testing.T, ledger.Store, uint64, int, map[string]int)
	}{{"payments", simulate}, {"obligations", simulateObligations}, {"life", simulateLife}, {"approval", simulateApproval}, {"splits", simulateSplits}}
	for i, s := range simulations {
		t.Run(s.name+" in memory", func(t *testing.T) {
			store := &memstore.Store{Seed: uint64(i), ConflictPercent: 20, NonAtomic: true, StopPercent: 20}
			s.run(t, store, uint64(i), 100*scale(), map[string]int{})
		})
		t.Run(s.name+" in a file", func(t *testing.T) {
			store, err := sqlitestore.Create(filepath.Join(t.TempDir(), "ledger.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer store.Close()
			s.run(t, store, uint64(i), 100*scale(), map[string]int{})
		})
		t.Run(s.name+" on a cluster", func(t *testing.T) {
			nodes := esdbtest.StartCluster(t, 3, esdbtest.Options{})
			misbehave(nodes)
			target, err := eventstoredb.Parse(nodes[0].ClusterURL()+"&ledger=simulated", os.Getenv)
			if err != nil {
				t.Fatal(err)
			}
			store := eventstoredb.Open(target, eventstoredb.Options{CallTimeout: 2 * time.Second})
			defer store.Close()
			s.run(t, store, uint64(i), 100*scale(), map[string]int{})
		})
	}
}

// misbehave lets one call of ten go wrong.
func misbehave(nodes []*esdbtest.Server) {
	kinds := []esdbtest.Fault{
		esdbtest.DropBefore, esdbtest.DropAfter, esdbtest.AbortBefore, esdbtest.AbortAfter, esdbtest.AbortHidden, esdbtest.NotReady,
		esdbtest.NotLeader, esdbtest.ResetAfter(3), esdbtest.TooSlow(2),
	}
	var mu sync.Mutex
	random := rand.New(rand.NewPCG(3, 4))
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
}

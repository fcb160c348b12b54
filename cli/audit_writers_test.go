package cli

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/fundledger/fundledger/ledger/eventstoredb/esdbtest"
)

// Several people enter, change plans, correct and close at the same time, on the same lines.
// Much of it is refused; what was taken is never held against them.
func TestConcurrentWritersAreNotAccused(t *testing.T) {
	places := map[string]string{
		"file":    filepath.Join(t.TempDir(), "ledger.db"),
		"cluster": esdbtest.Start(t, esdbtest.Options{}).URL() + "&ledger=health",
	}
	for name, place := range places {
		t.Run(name, func(t *testing.T) {
			env := map[string]string{"FUNDLEDGER_LEDGER": place, "XDG_CACHE_HOME": t.TempDir(), "LC_ALL": "C"}
			run := func(actor, line string) (status int, said string) {
				var out bytes.Buffer
				own := func(name string) string {
					if name == "FUNDLEDGER_ACTOR" {
						return actor
					}
					return env[name]
				}
				status = Main(append([]string{programName}, strings.Fields(line)...), nil, &out, &out, own)
				return status, out.String()
			}
			for _, line := range []string{
				"init --name health",
				"source register grodno --kind local-budget --opens 2016-07-01",
				"source register brest --kind local-budget --opens 2016-07-01",
				"allocation approve grodno/networks --amount 1000 --act D1 --act-date 2017-12-28 -p 2018",
				"allocation approve grodno/pcs --amount 1000 --act D1 --act-date 2017-12-28 -p 2018",
				"allocation approve brest/networks --amount 1000 --act D2 --act-date 2017-12-28 -p 2018",
			} {
				if status, said := run("anna", line); status != 0 {
					t.Fatalf("%s: %s", line, said)
				}
			}
			var wait sync.WaitGroup
			var mu sync.Mutex
			done, refused := 0, 0
			for w := range 4 {
				actor := []string{"anna", "boris", "vera", "grigory"}[w]
				wait.Go(func() {
					rng := rand.New(rand.NewPCG(2018, uint64(w)))
					for i := range 25 {
						line := anOrder(rng, fmt.Sprintf("%s-%d", actor, i))
						status, said := run(actor, line)
						mu.Lock()
						switch status {
						case statusDone:
							done++
						case statusRefused:
							refused++
						default:
							t.Errorf("%s: status %d: %s", line, status, said)
						}
						mu.Unlock()
					}
				})
			}
			wait.Wait()
			if done < 20 || refused < 5 {
				t.Errorf("%d orders were carried out and %d refused: that tries nothing", done, refused)
			}
			if status, said := run("auditor", "audit verify --second-reader"); status != 0 || !strings.Contains(said, "is whole") {
				t.Errorf("accused: status %d\n%s", status, said)
			}
		})
	}
}

// anOrder is one of a busy office, by chance.
func anOrder(rng *rand.Rand, reference string) string {
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	line := pick("grodno/networks", "grodno/pcs", "brest/networks")
	source, _, _ := strings.Cut(line, "/")
	day := fmt.Sprintf("2018-%02d-%02d", 1+rng.IntN(12), 1+rng.IntN(28))
	switch rng.IntN(10) {
	case 0:
		return fmt.Sprintf("allocation revise %s --by %d --act %s --act-date %s", line, rng.IntN(400)-200, reference, day)
	case 1:
		return fmt.Sprintf("allocation transfer grodno/networks grodno/pcs --amount %d --act %s --date %s", 1+rng.IntN(100), reference, day)
	case 2:
		return fmt.Sprintf("period close 2018-%02d --source %s --act %s", 1+rng.IntN(3), source, reference)
	case 3:
		return fmt.Sprintf("period reopen 2018-%02d --source %s --reason late", 1+rng.IntN(3), source)
	case 4, 5:
		return fmt.Sprintf("expenditure reverse %s#%d --date %s --reason wrong", source, 3+rng.IntN(15), day)
	case 6:
		return fmt.Sprintf("expenditure replace %s#%d --amount %d --reason typo", source, 3+rng.IntN(15), 1+rng.IntN(100))
	}
	return fmt.Sprintf("expenditure record %s --amount %d --date %s --document %d", line, 1+rng.IntN(150), day, rng.IntN(40))
}

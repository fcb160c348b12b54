package cli

import (
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/fundledger/fundledger/ledger/eventstoredb/esdbtest"
)

// TestScriptsOnCluster runs the same stories on a cluster: a ledger of its own for each,
// on the protocol server, or on a real one that FUNDLEDGER_TEST_ESDB names. Those about
// files skip themselves.
func TestScriptsOnCluster(t *testing.T) {
	url := os.Getenv("FUNDLEDGER_TEST_ESDB")
	if url == "" {
		url = esdbtest.Start(t, esdbtest.Options{}).URL()
	}
	separator := "?"
	if strings.Contains(url, "?") {
		separator = "&"
	}
	var n atomic.Int64
	testscript.Run(t, scripts("testdata/script", func(env *testscript.Env) error {
		env.Setenv("FUNDLEDGER_LEDGER", fmt.Sprintf("%s%sledger=script-%d-%d/fundledger", url, separator, time.Now().UnixNano(), n.Add(1)))
		return nil
	}))
}

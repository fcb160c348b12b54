package cli

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// doctors are the scripts that alter a ledger behind the program's back.
var doctors = []string{"audit-", "backup-damaged", "history-changed"}

// verifyAfterwards lets an auditor read every ledger that a script leaves behind. All were
// kept with the program's own commands, so none may be accused of anything, and the second
// reader agrees.
func verifyAfterwards(env *testscript.Env) {
	t := env.T().(interface {
		testscript.T
		testing.TB
	})
	env.Defer(func() {
		story := strings.TrimPrefix(filepath.Base(env.WorkDir), "script-")
		for _, prefix := range doctors {
			if strings.HasPrefix(story, prefix) {
				return
			}
		}
		ledgers, err := filepath.Glob(filepath.Join(env.WorkDir, "*.db"))
		if err != nil {
			t.Error(err)
		}
		if cluster := env.Getenv("FUNDLEDGER_LEDGER"); strings.HasPrefix(cluster, "esdb") {
			ledgers = append(ledgers, cluster)
		}
		for _, path := range ledgers {
			var stdout, stderr bytes.Buffer
			args := []string{programName, "--ledger", path, "audit", "verify", "--second-reader"}
			if Main(args, nil, &stdout, &stderr, env.Getenv) == statusRefused {
				t.Errorf("%s is accused:\n%s%s", path, &stdout, &stderr)
			}
		}
	})
}

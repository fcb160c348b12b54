package cli

import (
	"bytes"
	"strings"
	"testing"
)

// A report that was handed over is a checkpoint of what it knew: a plan changed before it,
// which nothing else in the ledger betrays, is found by its root.
func TestVerifyHoldsIssuedReportsAgainstTheLedger(t *testing.T) {
	d := newDrill(t)
	ask(t, d.env, "report", "spend", "-p", "2018H1", "--issue", "03-12/88", "--to", "Ministry", "--signed-by", "A. Petrova")
	verify := func(path string) (found string, status int) {
		var stdout, stderr bytes.Buffer
		getenv := func(name string) string { return d.env[name] }
		status = Main([]string{programName, "audit", "verify", "--ledger", path, "-O", "csv"}, nil, &stdout, &stderr, getenv)
		return stdout.String(), status
	}
	if found, status := verify(d.env["FUNDLEDGER_LEDGER"]); status != 0 {
		t.Errorf("untouched: status %d, %s", status, found)
	}
	doctored := d.doctor(t, func(t *testing.T, f *doctored) { f.replace(t, 3, "events", `"1000000.00"`, `"2000000.00"`) })
	if found, status := verify(doctored); status != 1 || !strings.Contains(found, "issued-root") {
		t.Errorf("a plan changed: status %d, %s", status, found)
	}
}

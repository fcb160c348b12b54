package cli

import (
	"bytes"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger/eventstoredb/esdbtest"
)

// An administrator lets writers record and auditors read; each does what they may.
func TestRolesOnACluster(t *testing.T) {
	srv := esdbtest.Start(t, esdbtest.Options{Users: []esdbtest.User{
		{Name: "admin", Password: "secret", Groups: []string{"$admins"}},
		{Name: "anna", Password: "a", Groups: []string{"writers"}},
		{Name: "olga", Password: "o", Groups: []string{"auditors"}},
	}})
	cache := t.TempDir()
	run := func(user, password string, args ...string) (status int, output string) {
		t.Helper()
		env := map[string]string{
			"FUNDLEDGER_ESDB_USER": user, "FUNDLEDGER_ESDB_PASSWORD": password, "FUNDLEDGER_LEDGER": srv.URL() + "&ledger=health", "XDG_CACHE_HOME": cache, "LC_ALL": "C",
		}
		var out bytes.Buffer
		status = Main(append([]string{programName}, args...), nil, &out, &out, func(name string) string { return env[name] })
		if strings.Contains(out.String(), "secret") {
			t.Errorf("%v shows a password:\n%s", args, &out)
		}
		return status, out.String()
	}
	for i, step := range []struct {
		user, password string
		args           string
		status         int
		says           string
	}{
		{"anna", "a", "init", statusFailed, "may not read"},
		{"admin", "secret", "store setup --shared", statusDone, "set rights in 2 streams; group writers records, group auditors reads"},
		{"admin", "secret", "store setup --shared", statusDone, "nothing was changed"},
		{"anna", "a", "init", statusDone, "health"},
		{"anna", "a", "source register grodno --kind local-budget --opens 2016-07-01", statusDone, "grodno#0"},
		{"anna", "a", "allocation approve grodno/networks --amount 10 --act 31 --act-date 2018-01-02 --period 2018", statusDone, "grodno#2"},
		{"anna", "a", "store setup", statusFailed, "may not write"},
		{"olga", "o", "report execution -p 2018", statusDone, "10.00"},
		{"olga", "o", "expenditure record grodno/networks --amount 1 --date 2018-02-01 --document 1", statusFailed, "may not write"},
		{"olga", "o", "store check", statusRefused, "may record"}, // may delete streams that are nobody's
		{"olga", "wrong", "store check", statusFailed, "does not know this user"},
		{"admin", "secret", "store setup", statusDone, "set rights in 1 stream"},
		{"olga", "o", "store check", statusDone, "may record                                           no"},
		{"admin", "secret", "store check", statusRefused, "2 points are unsafe"},
	} {
		status, output := run(step.user, step.password, strings.Fields(step.args)...)
		if status != step.status || step.says != "" && !strings.Contains(output, step.says) {
			t.Errorf("step %d, %s: %s: status %d, want %d\n%s", i+1, step.user, step.args, status, step.status, output)
		}
	}
}

package cli

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/sqlitestore"
)

// answer runs one command in process and returns its status and what it said.
func answer(env map[string]string, args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	getenv := func(name string) string { return env[name] }
	status = Main(append([]string{programName}, args...), nil, &out, &err, getenv)
	return status, out.String(), err.String()
}

// An init that was killed between the file and its first entry is repeated.
func TestInitGoesOnWhereItWasKilled(t *testing.T) {
	env := map[string]string{"FUNDLEDGER_LEDGER": filepath.Join(t.TempDir(), "a.db")}
	store, err := sqlitestore.Create(env["FUNDLEDGER_LEDGER"])
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if status, _, said := answer(env, "source", "list"); status != statusFailed || !strings.Contains(said, "without a first entry") {
		t.Errorf("status %d, said %q", status, said)
	}
	if status, _, said := answer(env, "init"); status != statusDone {
		t.Fatalf("status %d, said %q", status, said)
	}
	if status, _, said := answer(env, "source", "list"); status != statusDone {
		t.Errorf("status %d, said %q", status, said)
	}
	if status, _, said := answer(env, "init"); status != statusRefused {
		t.Errorf("status %d, said %q", status, said)
	}
}

// Every report says which imports have not been completed: below the table for
// people, and to the user where the result is for programs. Some stores cannot
// take an import as a whole; the embedded one can come to hold a copy of theirs.
func TestReportsTellOfIncompleteImports(t *testing.T) {
	env := map[string]string{"FUNDLEDGER_LEDGER": filepath.Join(t.TempDir(), "a.db")}
	if status, _, said := answer(env, "init"); status != statusDone {
		t.Fatal(said)
	}
	openBatch(t, env["FUNDLEDGER_LEDGER"], "rows.csv", 120)
	openBatch(t, env["FUNDLEDGER_LEDGER"], "more.csv", 0)
	known := "the import of rows.csv is incomplete: 0 of 120 rows\n"
	unknown := "the import of more.csv is incomplete: 0 rows so far\n"
	for _, report := range []string{"spend", "execution"} {
		status, stdout, stderr := answer(env, "report", report, "-p", "2018")
		if status != statusDone || !strings.HasSuffix(stdout, known+unknown) || stderr != "" {
			t.Errorf("%s: status %d, printed\n%ssaid %q", report, status, stdout, stderr)
		}
		status, stdout, stderr = answer(env, "report", report, "-p", "2018", "-O", "json")
		if status != statusDone || !strings.Contains(stdout, `"incomplete_imports": 2,`) ||
			stderr != "fundledger: "+known+"fundledger: "+unknown {
			t.Errorf("%s: status %d, printed\n%ssaid %q", report, status, stdout, stderr)
		}
	}
}

// openBatch begins an import that nobody completes.
func openBatch(t *testing.T, path, file string, rows int64) {
	t.Helper()
	store, err := sqlitestore.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	id := uuid.Must(uuid.NewV7())
	commit, err := ledger.NewCommit(ledger.Decision{
		Stream: ledger.BatchStream(id), Expected: ledger.NoRevision,
		Events: []ledger.Event{&ledger.BatchOpened{ID: id, Kind: "expenditures", File: file, SHA256: "00", Bytes: 1, Rows: rows}},
	}, &ledger.Metadata{Commit: id, Events: 1, RecordedAt: clock()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Append(t.Context(), func(yield func(ledger.Commit, error) bool) { yield(commit, nil) }); err != nil {
		t.Fatal(err)
	}
}

// A dimension may have the name of a column: its key is another one then, so that
// no object of JSON has a key twice.
func TestDimensionsNamedLikeColumns(t *testing.T) {
	env := map[string]string{"FUNDLEDGER_LEDGER": filepath.Join(t.TempDir(), "a.db")}
	for _, args := range [][]string{
		{"init"},
		{"dimension", "register", "currency", "--title", "Kind of money"},
		{"dimension", "register", "contract", "--title", "Kind of contract"},
		{"source", "register", "wb", "--kind", "other", "--opens", "2018-01-01"},
		{"allocation", "approve", "wb/it", "--amount", "10", "--act", "A", "--act-date", "2018-01-01", "-p", "2018", "--dim", "currency=hard"},
		{"expenditure", "record", "wb/it", "--amount", "1", "--date", "2018-01-02", "--contract", "K-7", "--dim", "contract=open"},
	} {
		if status, _, said := answer(env, args...); status != statusDone {
			t.Fatalf("%v: %s", args, said)
		}
	}
	for _, tt := range []struct{ args, want string }{
		{"report spend -p 2018 --by currency -O csv", "dimension_currency,currency,amount,entries\nhard,BYN,1.00,1\n"},
		{"report spend -p 2018 --by currency", "Kind of money  Currency  Spent\n"},
		{"allocation list -O csv", ",dimension_currency,currency,"},
		{"expenditure show wb#3 -O json", `"contract": "K-7",` + "\n"},
		{"expenditure show wb#3 -O json", `"dimension_contract": "open",` + "\n"},
		{"expenditure show wb#3", "Kind of contract  open\n"},
		{"expenditure show wb#3", "Contract          K-7\n"},
		{"expenditure list --where contract=open -O csv", "\nwb#3,"},
	} {
		status, stdout, stderr := answer(env, strings.Fields(tt.args)...)
		if status != statusDone || !strings.Contains(stdout, tt.want) {
			t.Errorf("%s: no %q in\n%s%s", tt.args, tt.want, stdout, stderr)
		}
	}
}

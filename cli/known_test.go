package cli

import (
	"database/sql"
	"fmt"
	"os"
	"strings"
	"testing"
)

// What a report knows at an entry is what a ledger says that ends there: no word of it
// comes from later entries. So its fingerprint gives the same report whatever came after.
func TestKnownIsWhatALedgerThatEndsThereSays(t *testing.T) {
	showFingerprints = true
	defer func() { showFingerprints = false }()
	inFolder(t, "C")
	mustShell(t, "fundledger demo")
	t.Chdir("fundledger-demo")
	t.Setenv("FUNDLEDGER_LEDGER", "demo.db")
	for _, more := range []string{
		"fundledger source register byr --kind local-budget --currency BYR --opens 2015-01-01",
		"fundledger allocation approve byr/old --amount 500000 --act A-1 --act-date 2015-01-10 --period 2015..2016H1",
		"fundledger expenditure record byr/old --amount 70000 --date 2016-05-15 --document 7001",
		"fundledger dimension register zone",
		// Somebody else of the same name, and one without a number, tell payees apart.
		"fundledger source register late --kind local-budget --opens 2018-01-01",
		"fundledger allocation approve late/it --amount 9000 --act A-2 --act-date 2018-01-10 --period 2018",
		"fundledger expenditure record late/it --amount 70 --date 2018-05-15 --document 7002 --payee Primer-Farm --payee-id 100582333 --invoice 5 --invoice-date 2018-05-01",
		"fundledger expenditure record late/it --amount 30 --date 2018-05-16 --document 7003 --payee Obrazets-Tekhnika --dim zone=north",
		"fundledger payee merge Obrazets-Tekhnika --into 999000044 --reason same",
		"fundledger commitment make 77 --date 2018-06-01 --payee Primer-Farm --part late/it=500",
		"fundledger period close 2018-05 --source late",
		"fundledger rate set USD 2.1 --date 2017-12-31",
	} {
		mustShell(t, more)
	}
	positions := commitEnds(t, "demo.db")
	for _, known := range []int64{positions[0], positions[len(positions)/6], positions[len(positions)/3], positions[len(positions)/2], positions[len(positions)*4/5], positions[len(positions)-10], positions[len(positions)-7], positions[len(positions)-5], positions[len(positions)-3], positions[len(positions)-1]} {
		ended := fmt.Sprintf("ended-%d.db", known)
		endAt(t, "demo.db", ended, known)
		for _, report := range everyReport {
			line := fmt.Sprintf("%s --known-at @%d", report, known)
			out, said, status := shell(t, line)
			then, saidThen, statusThen := shell(t, "fundledger --ledger "+ended+strings.TrimPrefix(line, "fundledger"))
			if out != then || status != statusThen || status == 0 && said != saidThen {
				t.Errorf("%s\n%s%s\nwhile the ledger that ends there says\n%s%s", line, out, said, then, saidThen)
			}
			if at := strings.Index(out+said, "fl1:"); status == 0 && at >= 0 {
				again := "fundledger --ledger " + ended + " report --reproduce " + strings.Fields((out + said)[at:])[0]
				if out2, said2, _ := shell(t, again); out2 != out || said2 != said {
					t.Errorf("%s\n%s%s\nand not\n%s%s", again, out2, said2, out, said)
				}
			} else if status == 0 {
				t.Errorf("%s has no fingerprint", line)
			}
		}
	}
}

var everyReport = []string{
	"fundledger report spend -p 2016..2022 --every year",
	"fundledger report spend -p 2018 --by payee --gross -O csv",
	"fundledger report spend -p 2018 --by region,component --zero --unit thousand",
	"fundledger report spend -p 2020H1 --compare year-ago",
	"fundledger report spend -p 2015..2017 --every half --in BYN --rate period-end",
	"fundledger report spend -p 2019 --by zone",
	"fundledger report execution -p 2018 -O markdown",
	"fundledger report execution -p 2019H1 --as-of 2019-03-31 --by source",
	"fundledger report cash -p 2019",
	"fundledger report commitments -p 2019 --all",
	"fundledger report ageing -p 2019 --by invoice",
	"fundledger report claims --all",
	"fundledger report spend -p 2016 --where source=byr",
	"fundledger report results -p 2020 --by region",
}

func mustShell(t *testing.T, line string) string {
	t.Helper()
	out, said, status := shell(t, line)
	if status != 0 {
		t.Fatalf("%s: %s", line, said)
	}
	return out
}

// commitEnds are the ordinals of the last entries of a file's commits.
func commitEnds(t *testing.T, file string) (ends []int64) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`SELECT position + n - 1 FROM commits ORDER BY position`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var end int64
		if err := rows.Scan(&end); err != nil {
			t.Fatal(err)
		}
		ends = append(ends, end)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return ends
}

// endAt copies a ledger without the entries behind one.
func endAt(t *testing.T, from, to string, last int64) {
	t.Helper()
	whole, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", to)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, trigger := range triggersOf(t, db) {
		if _, err := db.Exec(`DROP TRIGGER ` + trigger); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Exec(`DELETE FROM commits WHERE position > ?`, last); err != nil {
		t.Fatal(err)
	}
}

func triggersOf(t *testing.T, db *sql.DB) (names []string) {
	t.Helper()
	rows, err := db.Query(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

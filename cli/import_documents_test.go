package cli

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

// However few rows are kept for a comparison, and however many have the amount of a
// recorded payment: the same documents are found.
func TestDocumentsAlikeOfFewKeptRows(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Chdir(t.TempDir())
	run := func(line string) string {
		var out bytes.Buffer
		Main(append([]string{"fundledger"}, strings.Fields(line)...), strings.NewReader(""), &out, &out, os.Getenv)
		return out.String()
	}
	write := func(name, number string) {
		text := "source,line,amount,value_date,document_number,document_date\n"
		for i := range 30 {
			text += fmt.Sprintf("s,l,%d.00,2018-02-%02d,%s,2018-02-01\n", i%3+1, i%28+1, fmt.Sprintf(number, i))
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("first.csv", "A-%d")
	write("alike.csv", "a - %d")
	write("other.csv", "B-%d")
	run("init")
	run("source register s --kind local-budget --opens 2018-01-01")
	run("allocation approve s/l --amount 1000 --ref 1 --act-date 2018-01-01 --period 2018")
	run("import first.csv")
	defer func(before int) { mostKept = before }(mostKept)
	for _, kept := range []int{1, 4, 7, 30, 1000} {
		mostKept = kept
		if out := run("import alike.csv --dry-run"); strings.Count(out, "looks like document A-") != 30 {
			t.Errorf("%d kept:\n%s", kept, out)
		}
		if out := run("import other.csv --dry-run"); strings.Contains(out, "look") {
			t.Errorf("%d kept:\n%s", kept, out)
		}
	}
}

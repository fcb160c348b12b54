package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/ledger"
)

// Whoever stops listening to the rows of a file, early or late, is not kept
// waiting by those who read and convert them.
func TestConvertedStopsWhenNobodyListens(t *testing.T) {
	row := "minsk,fees,1.00,2018-03-01," + strings.Repeat("x", 400) + "\n" // allocations: nothing of a ledger is needed
	path := filepath.Join(t.TempDir(), "long.csv")
	content := "source,line,amount,act_date,act\n" + strings.Repeat(row, 10_000) // some 15 blocks
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	for n := range 60 {
		file, err := intake.Open(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r := &importRun{file: file}
		convert := &importRows{file: file, sources: func(string, func() ledger.Date) (ledger.Currency, bool) { return "BYN", true }}
		seen := 0
		for block, err := range r.converted(t.Context(), convert) {
			if err != nil {
				t.Fatal(err)
			}
			if seen++; len(block.rows) == 0 || seen > n%6 {
				break
			}
		}
		file.Close()
	}
}

func TestMarkers(t *testing.T) {
	r := &importRun{file: &intake.File{SHA256: strings.Repeat("0123456789abcdef", 4)}}
	if got := r.marker(17, 0); got != "0123456789ab:17" {
		t.Error(got)
	}
	if got := r.marker(17, 3); got != "0123456789ab:17:3" {
		t.Error(got)
	}
}

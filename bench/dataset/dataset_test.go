package dataset_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/bench/dataset"
)

func TestSameSeedSameFiles(t *testing.T) {
	sums := func(seed uint64) string {
		dir := t.TempDir()
		if err := (dataset.Set{N: 1000, Seed: seed}).Write(dir); err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, name := range []string{dataset.SourcesFile, dataset.AllocationsFile, dataset.ExpendituresFile, dataset.FlatFile, dataset.JournalFile} {
			content, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, fmt.Sprintf("%x", sha256.Sum256(content)))
		}
		return strings.Join(all, " ")
	}
	one := sums(1)
	if again := sums(1); again != one {
		t.Errorf("the same seed wrote %s, then %s", one, again)
	}
	if other := sums(2); other == one {
		t.Error("another seed wrote the same files")
	}
}

// TestMoneyIsTheSameEverywhere adds the files up as text.
func TestMoneyIsTheSameEverywhere(t *testing.T) {
	set := dataset.Set{N: 2000, Seed: 3}
	dir := t.TempDir()
	if err := set.Write(dir); err != nil {
		t.Fatal(err)
	}
	var want int64
	for _, minor := range set.Spend() {
		want += minor
	}
	for _, f := range []struct {
		name string
		cell func(line string) (amount string, ok bool)
	}{
		{dataset.ExpendituresFile, func(line string) (string, bool) { return strings.Split(line, ",")[2], line[:7] != "source," }},
		{dataset.FlatFile, func(line string) (string, bool) { return strings.Split(line, ",")[6], true }},
		{dataset.JournalFile, func(line string) (string, bool) {
			_, amount, ok := strings.Cut(strings.TrimSpace(line), "  ")
			return strings.TrimRight(amount, " BYNUSD"), ok
		}},
	} {
		content, err := os.ReadFile(filepath.Join(dir, f.name))
		if err != nil {
			t.Fatal(err)
		}
		var sum int64
		rows := 0
		for line := range strings.Lines(string(content)) {
			amount, ok := f.cell(line)
			if !ok {
				continue
			}
			var minor int64
			if _, err := fmt.Sscan(strings.Replace(amount, ".", "", 1), &minor); err != nil {
				t.Fatalf("%s: %q: %v", f.name, line, err)
			}
			sum, rows = sum+minor, rows+1
		}
		if sum != want || rows != set.N {
			t.Errorf("%s has %d rows with %d in all, not %d with %d", f.name, rows, sum, set.N, want)
		}
	}
}

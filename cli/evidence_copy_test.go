package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

// A copy is there whole or not at all.
func TestKeepCopy(t *testing.T) {
	dir := t.TempDir()
	file, folder := filepath.Join(dir, "act.pdf"), filepath.Join(dir, "keep")
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(file, "act")
	sum, _, err := hashFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := keepCopy(file, sum, folder); !os.IsNotExist(err) {
		t.Errorf("into a folder that is not there: %v", err)
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	place := filepath.Join(folder, sum[:2], sum)
	for _, before := range []string{"", "half of an ac", "act"} { // none; damaged; whole
		if before != "" {
			write(place, before)
		}
		if err := keepCopy(file, sum, folder); err != nil {
			t.Fatal(err)
		}
		if text, err := os.ReadFile(place); string(text) != "act" {
			t.Errorf("after %q the copy is %q, %v", before, text, err)
		}
	}

	write(file, "another act")
	other := strings.Repeat("a", 64) // what it was when it was read
	if err := keepCopy(file, other, folder); ledger.RefusalCode(err) != "evidence-changing" {
		t.Errorf("of a file that changed: %v", err)
	}
	left, err := os.ReadDir(filepath.Join(folder, other[:2]))
	if err != nil || len(left) != 0 {
		t.Errorf("it left %v, %v", left, err)
	}
}

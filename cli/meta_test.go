package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/cli/catalogue"
)

// What stands beside a table's rows has a name for people too: it goes to the second sheet
// of a workbook.
func TestFieldsBesideRowsHaveNames(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	field := regexp.MustCompile(`Key: "([a-z_]+)", Value: `)
	seen := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range field.FindAllStringSubmatch(string(text), -1) {
			seen++
			if key := match[1]; !catalogue.Has("meta/"+key) && !catalogue.Has("column/"+key) {
				t.Errorf("%s: %s has no words: meta/%s", file, key, key)
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d fields were seen", seen)
	}
}

// So has what is listed one below the other.
func TestParticularsHaveNames(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	particular := regexp.MustCompile(`\{"([a-z_0-9]+)", (?:output|textCell|l|s)[.(]`)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range particular.FindAllStringSubmatch(string(text), -1) {
			if !catalogue.Has("column/" + match[1]) {
				t.Errorf("%s: column/%s has no words", file, match[1])
			}
		}
	}
}

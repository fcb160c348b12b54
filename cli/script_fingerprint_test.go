package cli

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// fingerprintIn keeps the fingerprint that stands in a file, or in a workbook:
// fingerprint FP report.txt, for $FP.
func fingerprintIn(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: fingerprint VARIABLE FILE")
	}
	text := ""
	if filepath.Ext(args[1]) == ".xlsx" {
		f, err := excelize.OpenFile(ts.MkAbs(args[1]))
		ts.Check(err)
		defer f.Close()
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			ts.Check(err)
			text += fmt.Sprintln(rows)
		}
	} else {
		text = ts.ReadFile(args[1])
	}
	found := slices.Compact(regexp.MustCompile(`fl1:[^\s"]+:[0-9a-f]{8}`).FindAllString(text, -1))
	if len(found) != 1 {
		ts.Fatalf("%d fingerprints in %s", len(found), args[1])
	}
	ts.Setenv(args[0], found[0])
}

// digestOf holds the SHA-256 that stands in a file against another file:
// digest issued.json report.csv.
func digestOf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: digest FILE OF")
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256([]byte(ts.ReadFile(args[1])))); !strings.Contains(ts.ReadFile(args[0]), sum) {
		ts.Fatalf("%s of %s is not in %s", sum, args[1], args[0])
	}
}

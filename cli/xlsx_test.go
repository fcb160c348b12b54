package cli

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// varying is what differs from run to run: the ledger's id, the build.
var varying = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|fundledger .* go1.*`)

// cells spells out what a workbook shows, sheet by sheet, a line for each row:
// cells report.xlsx report.txt. What an amount is stored as stands behind it.
func cells(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: cells WORKBOOK FILE")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	var b strings.Builder
	for _, sheet := range f.GetSheetList() {
		fmt.Fprintf(&b, "= %s\n", sheet)
		shown, err := f.GetRows(sheet)
		ts.Check(err)
		stored, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		ts.Check(err)
		for i, row := range shown {
			for j := range row {
				if row[j] != stored[i][j] {
					row[j] += " [" + stored[i][j] + "]"
				}
			}
			line := strings.Join(row, " | ")
			b.WriteString(varying.ReplaceAllString(line, "…") + "\n")
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o666))
}

// A workbook is refused where it would be a screen full of noise.
func TestWorkbookIsNotForATerminal(t *testing.T) {
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip(err)
	}
	defer terminal.Close()
	for _, file := range []string{"", "-"} {
		s := &session{stdout: terminal, format: "xlsx", file: file}
		err := s.chooseOutput()
		if exitStatus(err) != statusUsage || !strings.Contains(err.Error(), "xlsx-on-terminal") {
			t.Errorf("-o %q: %v", file, err)
		}
	}
	s := &session{stdout: terminal, format: "xlsx", file: "report.xlsx"}
	if err := s.chooseOutput(); err != nil {
		t.Error(err)
	}
}

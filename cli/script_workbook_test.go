package cli

import (
	"os"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/fundledger/fundledger/cli/intake/xlsx/xlsxtest"
)

// workbook turns a text of the script into the workbook that it shows:
// workbook july.txt july.xlsx. See package xlsxtest for how cells are written.
func workbook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: workbook TEXT XLSX")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), xlsxtest.Workbook(ts.ReadFile(args[0])), 0o600))
}

// concat puts files of a script into one: concat PART ... WHOLE.
func concat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: concat PART ... WHOLE")
	}
	whole := ""
	for _, part := range args[:len(args)-1] {
		whole += ts.ReadFile(part)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[len(args)-1]), []byte(whole), 0o600))
}

package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func TestFormOfTheOutput(t *testing.T) {
	tests := []struct {
		format, file string
		want         output.Format
		code         string
	}{
		{"", "", output.Plain, ""},
		{"", "-", output.Plain, ""},
		{"json", "-", output.JSON, ""},
		{"", "a.csv", output.CSV, ""},
		{"", "dir.d/a.md", output.Markdown, ""},
		{"csv", "a.json", output.CSV, ""}, // what is said counts more than a name
		{"csv", "a", output.CSV, ""},
		{"csv", "a.xlsx", output.CSV, "other-ending"},
		{"xlsx", "a.csv", output.XLSX, "other-ending"},
		{"xlsx", "a.xlsx", output.XLSX, ""},
		{"", "a", 0, "unknown-ending"},
		{"", "a.xlsx", output.XLSX, ""},
		{"", "a.xls", 0, "unknown-ending"},
	}
	for _, tt := range tests {
		s := &session{format: tt.format, file: tt.file}
		if err := s.chooseOutput(); ledger.RefusalCode(err) != tt.code {
			t.Errorf("-O %q -o %q: %v, want %q", tt.format, tt.file, err, tt.code)
		}
		if s.form != tt.want {
			t.Errorf("-O %q -o %q: %v, want %v", tt.format, tt.file, s.form, tt.want)
		}
	}
}

func TestPrintWritesWhereItIsTold(t *testing.T) {
	var stdout bytes.Buffer
	table := &output.Table{
		Columns: []output.Column{{Key: "amount", Kind: output.Amount}},
		Rows:    output.Rows(output.Row{Cells: []output.Cell{output.Decimal(150, 2)}}),
	}
	for _, file := range []string{"", "-", filepath.Join(t.TempDir(), "report")} {
		stdout.Reset()
		s := &session{stdout: &stdout, getenv: noEnvironment, file: file, format: "csv"}
		if err := s.chooseOutput(); err != nil {
			t.Fatal(err)
		}
		if err := s.print(table); err != nil {
			t.Fatal(err)
		}
		got := stdout.String()
		if file != "" && file != "-" {
			if got != "" {
				t.Errorf("-o %s also printed %q", file, got)
			}
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got = string(content)
		}
		if got != "amount\n1.50\n" {
			t.Errorf("-o %q: %q", file, got)
		}
	}
}

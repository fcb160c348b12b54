package intake

import (
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

func TestProfilesThatAreRefused(t *testing.T) {
	tests := []struct{ name, profile, code, key string }{
		{"no TOML", "kind = expenditures", "profile-syntax", ""},
		{"no quotation marks", "[columns]\nДата = \"x\"", "profile-syntax", ""},
		{"unknown key", "colour = \"red\"", "profile-key", "colour"},
		{"unknown key of the file", "[file]\ndelimeter = \";\"", "profile-key", "file.delimeter"},
		{"unknown kind", "kind = \"payments\"", "profile-value", "kind"},
		{"unknown encoding", "[file]\nencoding = \"koi8-r\"", "profile-value", "file.encoding"},
		{"decimal", "[file]\ndecimal = \";\"", "profile-value", "file.decimal"},
		{"grouping", "[file]\ngrouping = \"_\"", "profile-value", "file.grouping"},
		{"grouping is the decimal sign", "[file]\ndecimal = \",\"\ngrouping = \",\"", "profile-value", "file.grouping"},
		{"delimiter of two letters", "[file]\ndelimiter = \"::\"", "profile-value", "file.delimiter"},
		{"delimiter is a quotation mark", "[file]\ndelimiter = '\"'", "profile-value", "file.delimiter"},
		{"date", "[file]\ndates = [\"D.M.YYYY\"]", "profile-value", "file.dates"},
		{"impossible pattern", "[file]\nskip = [\"(\"]", "profile-value", "file.skip"},
		{"negative", "[file]\nnegative = \"yes\"", "profile-value", "file.negative"},
		{"document lines", "[file]\ndocument_lines = \"yes\"", "profile-value", "file.document_lines"},
		{"join of nothing", "[join]\npurpose = \" \"", "profile-key", "purpose"},
		{"map of nothing", "[maps.region]\na = \"b\"", "profile-key", "region"},
		{"replacement in nothing", "[replace.line]\na = \"b\"", "profile-key", "line"},
		{"column and constant", "[columns]\nsource = \"a\"\n[constants]\nsource = \"b\"", "profile-key", "constants.source"},
		{"number for a heading", "[columns]\nsource = 7", "profile-syntax", ""},
		{"number in a list", "[columns]\nline = [\"a\", 7]", "profile-syntax", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ReadProfile(writeFile(t, "profile.toml", tt.profile))
			wantCode(t, err, tt.code)
			if r, ok := err.(*ledger.Refusal); ok && tt.key != "" && r.Arg("key") != tt.key {
				t.Errorf("key %v, want %s", r.Arg("key"), tt.key)
			}
		})
	}
	t.Run("no such file", func(t *testing.T) {
		_, err := ReadProfile("none.toml")
		wantCode(t, err, "cannot-read")
	})
}

func TestProfileWithByteOrderMark(t *testing.T) {
	if _, err := ReadProfile(writeFile(t, "profile.toml", "\ufeffkind = \"sources\"\r\n")); err != nil {
		t.Error(err)
	}
}

// The sign of payments in a statement is turned; money that comes in is refused
// by the ledger as what it is then: below zero.
func TestNegativeIsPayment(t *testing.T) {
	f := mustOpen(t, head+"wb,fees,-1.50,2018-07-15,x\nwb,fees,2.00,2018-07-15,x\n", oneToOne+"[file]\nnegative = \"payment\"\n")
	rows, _ := readAll(t, f)
	for i, want := range []int64{150, -200} {
		if got, err := rows[i].Amount(Amount, 2); got != want || err != nil {
			t.Errorf("row %d: %d, %v; want %d", i, got, err, want)
		}
	}
}

func TestDocumentLines(t *testing.T) {
	if f := mustOpen(t, head, oneToOne+"[file]\ndocument_lines = \"auto\"\n"); !f.NumbersLines() {
		t.Error("lines are not numbered")
	}
	if f := mustOpen(t, head, oneToOne); f.NumbersLines() {
		t.Error("lines are numbered without being asked for")
	}
}

func TestOneTextStandsForAList(t *testing.T) {
	p, err := ReadProfile(writeFile(t, "profile.toml", "[file]\ndates = \"DD.MM.YYYY\"\nskip = \"^Итого\""))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.File.Dates) != 1 || len(p.File.Skip) != 1 {
		t.Errorf("%+v", p.File)
	}
}

package intake

import (
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

func TestProfilesThatAreRefused(t *testing.T) {
	tests := []struct{ name, profile, code, key string }{
		{"no TOML", "kind = expenditures", "profile-syntax", ""},
		{"a list twice", "[file]\nskip = [\"a\"]\nheader = \"b\"\nskip = [\"c\"]", "profile-unreadable", ""},
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
		{"date", "[file]\ndates = [\"d.M.YYYY\"]", "profile-value", "file.dates"},
		{"impossible pattern", "[file]\nskip = [\"(\"]", "profile-pattern", "file.skip"},
		{"negative", "[file]\nnegative = \"yes\"", "profile-value", "file.negative"},
		{"document lines", "[file]\ndocument_lines = \"yes\"", "profile-value", "file.document_lines"},
		{"join of nothing", "[join]\npurpose = \" \"", "profile-key", "join.purpose"},
		{"map of nothing", "[maps.region]\na = \"b\"", "profile-key", "maps.region"},
		{"replacement in nothing", "[replace.line]\na = \"b\"", "profile-key", "replace.line"},
		{"column and constant", "[columns]\nsource = \"a\"\n[constants]\nsource = \"b\"", "profile-twice", "constants.source"},
		{"number for a heading", "[columns]\nsource = 7", "profile-type", "columns.source"},
		{"unknown condition", "[where]\n\"Дата\" = { equals = \"x\" }", "profile-key", "where.\"Дата\".equals"},
		{"number for a condition", "[where]\na = { is = 7 }", "profile-key-type", "where.a.is"},
		{"text for yes or no", "[where]\na = { empty = \"yes\" }", "profile-key-type", "where.a.empty"},
		{"impossible pattern of a condition", "[where]\na = { matches = \"[\" }", "profile-pattern", "where.a.matches"},
		{"impossible pattern of a column", "[skip]\n\"a b\" = \"*\"", "profile-pattern", "skip.\"a b\""},
		{"pattern that looks ahead", "[split.a]\npattern = '(?!x)(?P<payee>.)'", "profile-pattern", "split.a.pattern"},
		{"group that is no field", "[split.a]\npattern = '(?P<document_nr>.)'", "profile-group", "split.a.pattern"},
		{"pattern without a group", "[split.a]\npattern = '(.)'", "profile-no-group", "split.a.pattern"},
		{"split without a pattern", "[split.a]\n", "profile-missing", "split.a.pattern"},
		{"field of a column and a group", "[columns]\npayee = \"b\"\n[split.a]\npattern = '(?P<payee>.)'", "profile-twice", "split.a"},
		{"field of a column and a map", "[columns]\npayee = \"b\"\nline = \"c\"\n[maps.line]\nx = { line = \"x\", payee = \"y\" }", "profile-twice", "maps.line"},
		{"amount and two amounts", "[columns]\namount = \"b\"\n[amount]\nplus = \"c\"\nminus = \"d\"", "profile-twice", "amount.plus"},
		{"one side of an amount", "[amount]\nplus = \"c\"", "profile-missing", "amount.minus"},
		{"what to do with both", "[amount]\nplus = \"c\"\nminus = \"d\"\nboth = \"add\"", "profile-value", "amount.both"},
		{"three rows of headings", "[file]\nheader_rows = 3", "profile-value", "file.header_rows"},
		{"pivot", "[file]\npivot = 2050", "profile-value", "file.pivot"},
		{"text for a number", "[file]\npivot = \"50\"", "profile-type", "file.pivot"},
		{"number for a constant", "[constants]\nperiod = 2018", "profile-type", "constants.period"},
		{"text for a table", "file = \"x\"", "profile-type", "file"},
		{"text for a map", "[maps]\nline = \"x\"", "profile-type", "maps.line"},
		{"number in a map", "[columns]\nline = \"a\"\n[maps.line]\na = 1", "profile-key-type", "maps.line.a"},
		{"number in a list", "[columns]\nline = [\"a\", 7]", "profile-type", "columns.line"},
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

// Where the form of a profile is wrong is told by line and letter, and what is wrong
// by a code that has words in every language.
func TestPlacesInProfiles(t *testing.T) {
	tests := []struct {
		profile      string
		line, column int
		why          string
	}{
		{"kind = expenditures", 1, 8, "no-value"},
		{"[columns]\nДата = \"x\"", 2, 1, "bare-key"},
		{"[columns]\nvalue date = \"x\"", 2, 7, "no-equals"},
		{"# Ещё\n\"Дата\" = «x»", 2, 10, "no-value"},
		{"kind = \"x", 1, 9, "text-not-closed"},
		{"kind = \"x\ny\"", 1, 10, "text-not-closed"},
		{"[file]\nskip = \"\\d\"", 2, 9, "escape"},
		{"[file]\nskip = [\"a\" \"b\"]", 2, 13, "no-comma"},
		{"kind = \"x\" file = 2", 1, 11, "more-on-line"},
	}
	for _, tt := range tests {
		_, err := ReadProfile(writeFile(t, "profile.toml", tt.profile))
		r, ok := err.(*ledger.Refusal)
		if !ok || r.Code != "profile-syntax" {
			t.Errorf("%q: %v", tt.profile, err)
			continue
		}
		problem, _ := r.Arg("problem").(*ledger.Refusal)
		if problem == nil || problem.Arg("why") != tt.why || r.Arg("line") != tt.line || r.Arg("column") != tt.column {
			t.Errorf("%q: %v", tt.profile, err)
		}
	}
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

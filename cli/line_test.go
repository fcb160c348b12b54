package cli

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/fundledger/fundledger/ledger"
)

// typed is what a line of the test program arrived as.
type typed struct {
	ledger, amount, to string
	by                 []string
	dry                bool
	args               []string
}

// testProgram has one group with a verb of every kind of flag.
func testProgram() (*command, *typed) {
	var got typed
	record := func() []*command {
		return []*command{{
			name: "record",
			args: []arg{textArg("source", new(string)), restArgs("file", &got.args, asTyped).maybe()},
			flags: []*flag{
				text("amount", &got.amount),
				text("to", &got.to).short("t"),
				list("by", &got.by, asTyped),
				toggle("dry-run", &got.dry),
			},
			run: func(context.Context, *session) error { return nil },
		}, {
			name: "list", prints: true,
			run: func(context.Context, *session) error { return nil },
		}}
	}
	return &command{
		flags: []*flag{text("ledger", &got.ledger), text("output-format", new(string)).short("O")},
		sub:   func() []*command { return []*command{{name: "expenditure", sub: record}} },
	}, &got
}

// run sends a line through parseLine and urfave/cli.
func run(words string) (typed, error) {
	program, got := testProgram()
	l, err := parseLine(program, strings.Fields(words))
	if err != nil || l.help {
		return *got, err
	}
	s := &session{getenv: func(string) string { return "" }}
	err = s.dispatch(context.Background(), program, l)
	return *got, err
}

func TestFlagsWorkWhereverTheyStand(t *testing.T) {
	tests := []struct {
		line string
		want typed
	}{
		{"expenditure record wb --amount 5", typed{amount: "5"}},
		{"expenditure record --amount 5 wb", typed{amount: "5"}},
		{"expenditure record --amount=5 wb a b", typed{amount: "5", args: []string{"a", "b"}}},
		{"expenditure record wb --amount -5", typed{amount: "-5"}},
		{"expenditure record wb --amount=--dry-run", typed{amount: "--dry-run"}},
		{"expenditure record wb --amount=a=b", typed{amount: "a=b"}},
		{"expenditure record wb --amount=", typed{}},
		{"expenditure record wb -t x", typed{to: "x"}},
		{"expenditure record wb -t=x", typed{to: "x"}},
		{"expenditure record --dry-run wb a", typed{dry: true, args: []string{"a"}}},
		{"expenditure record wb --by a,b --by c", typed{by: []string{"a,b", "c"}}},
		{"--ledger x expenditure record wb", typed{ledger: "x"}},
		{"expenditure --ledger x record wb", typed{ledger: "x"}},
		{"expenditure record wb --ledger x", typed{ledger: "x"}},
		{"expenditure record wb --to t -- --amount -h", typed{to: "t", args: []string{"--amount", "-h"}}},
		{"expenditure record wb -- --", typed{args: []string{"--"}}},
		{"expenditure record wb -", typed{args: []string{"-"}}},
		{"expenditure record wb help list", typed{args: []string{"help", "list"}}},
		{"expenditure list -O csv", typed{}},
		{"-O csv expenditure list", typed{}},
	}
	for _, tt := range tests {
		got, err := run(tt.line)
		if err != nil {
			t.Errorf("%s: %v", tt.line, err)
			continue
		}
		// The first argument goes to source.
		if got.args != nil && tt.want.args == nil {
			tt.want.args = []string{}
		}
		if got.ledger != tt.want.ledger || got.amount != tt.want.amount || got.to != tt.want.to ||
			got.dry != tt.want.dry || !slices.Equal(got.by, tt.want.by) || !slices.Equal(got.args, tt.want.args) {
			t.Errorf("%s:\n got %+v\nwant %+v", tt.line, got, tt.want)
		}
	}
}

func TestWhatIsLeftOverIsRefused(t *testing.T) {
	tests := []struct{ line, code string }{
		{"expenditure record wb --amuont 5", "unknown-flag-meant"},
		{"expenditure record wb -amount 5", "unknown-flag-meant"},
		{"expenditure record wb --colour red", "unknown-flag"},
		{"expenditure record wb -x", "unknown-flag"},
		{"expenditure record wb -5", "negative-argument"},
		{"expenditure --amount 5 record wb", "unknown-flag-early"},
		{"expenditure record wb --amount", "flag-needs-value"},
		{"expenditure record wb --amount --dry-run", "flag-needs-value"},
		{"expenditure record wb --amount --to=x", "flag-needs-value"},
		{"expenditure record wb --amount -- x", "flag-needs-value"},
		{"expenditure record wb --amount 5 --amount 5", "flag-repeated"},
		{"expenditure record wb --to 5 -t 5", "flag-repeated"},
		{"expenditure record wb --dry-run --dry-run", "flag-repeated"},
		{"expenditure record wb --dry-run=false", "flag-without-value"},
		{"expenditure record", "missing-argument"},
		{"expenditure list wb", "unexpected-argument"},
		{"expenditure list -- --ledger", "unexpected-argument"},
		{"expenditure record wb -O csv", "flag-no-table"},
		{"expenditure list -Ocsv", "unknown-flag-meant"},
		{"expenditure", "which-command"},
		{"expenditure recrod wb", "unknown-command-meant"},
		{"expenditure frobnicate", "unknown-command"},
		{"expediture record wb", "unknown-command-meant"},
		{"-- expenditure list x", "unexpected-argument"},
	}
	for _, tt := range tests {
		_, err := run(tt.line)
		if _, usage := errors.AsType[*usageError](err); !usage {
			t.Errorf("%s: error %v is not about usage", tt.line, err)
		}
		if got := ledger.RefusalCode(err); got != tt.code {
			t.Errorf("%s: refused as %q, want %q", tt.line, got, tt.code)
		}
	}
}

func TestHelpIsFoundInSpiteOfMistakes(t *testing.T) {
	for _, words := range []string{
		"expenditure record --help", "--help expenditure record", "help expenditure record",
		"expenditure help record", "expenditure record --bogus --help", "expenditure record --amount --help",
		"expenditure record -h",
	} {
		program, _ := testProgram()
		l, err := parseLine(program, strings.Fields(words))
		if err != nil || !l.help || l.command.name != "record" {
			t.Errorf("%s: %+v, %v", words, l, err)
		}
	}
}

// Whatever is typed is used or refused: every word arrives somewhere.
func TestNothingIsDropped(t *testing.T) {
	words := []string{
		"--amount", "--amount=7", "--by", "--by=a", "--dry-run", "-t", "-t=q", "--ledger",
		"x", "y", "-", "--", "-5", "--bogus", "--ledger=", "-O", "",
	}
	rapid.Check(t, func(t *rapid.T) {
		tail := rapid.SliceOfN(rapid.SampledFrom(words), 0, 6).Draw(t, "words")
		program, got := testProgram()
		l, err := parseLine(program, append([]string{"expenditure", "record", "wb"}, tail...))
		if err != nil {
			return
		}
		s := &session{getenv: func(string) string { return "" }}
		if err := s.dispatch(context.Background(), program, l); err != nil {
			t.Fatal(err)
		}
		// Put together again, what arrived has as many words as were typed.
		arrived := len(got.args) + len(l.flags)
		for i, seenEnd := 0, false; i < len(tail); i++ {
			switch {
			case tail[i] == "--" && !seenEnd:
				seenEnd = true
				arrived++
			case seenEnd:
			case tail[i] == "--amount" || tail[i] == "--by" || tail[i] == "-t" || tail[i] == "--ledger" || tail[i] == "-O":
				arrived++ // and its value, the next word
				i++
			}
		}
		if arrived != len(tail) {
			t.Fatalf("typed %q, arrived: %+v", tail, *got)
		}
	})
}

func TestClosest(t *testing.T) {
	tests := []struct {
		word, want string
	}{
		{"lsit", "list"},
		{"lst", "list"},
		{"regster", "register"},
		{"reg", "register"},
		{"shwo", "show"},
		{"frobnicate", ""},
		{"", ""},
		{"x", ""},
	}
	for _, tt := range tests {
		if got := closest(tt.word, []string{"register", "amend", "list", "show"}); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.word, got, tt.want)
		}
	}
}

func TestDistance(t *testing.T) {
	if got := distance("ab", "ba"); got != 1 {
		t.Errorf("a swap counts %d", got)
	}
	if got := distance("сторно", "стрно"); got != 1 {
		t.Errorf("letters are counted as bytes: %d", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[abc]{0,6}`)
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		d := distance(a, b)
		if d != distance(b, a) {
			t.Fatalf("not symmetric: %d and %d", d, distance(b, a))
		}
		if (d == 0) != (a == b) || d > max(len(a), len(b)) || d < max(len(a), len(b))-min(len(a), len(b)) {
			t.Fatalf("distance %d", d)
		}
	})
}

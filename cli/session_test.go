package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func lines(s string) iter.Seq[string] { return strings.SplitSeq(strings.TrimSuffix(s, "\n"), "\n") }

func noEnvironment(string) string { return "" }

func TestExitStatus(t *testing.T) {
	tests := []struct {
		err  error
		want int
	}{
		{nil, 0},
		{fmt.Errorf("print: %w", syscall.EPIPE), 0},
		{ledger.Refuse("over-available"), 1},
		{fmt.Errorf("row 3: %w", ledger.Refuse("bad-date", "value", "x")), 1},
		{errDifferences, 1},
		{wrongUse("bad-date", "value", "x"), 2},
		{errNothingAsked, 2},
		{ledger.Refuse("no-such-ledger", "path", "x"), 3},
		{errors.New("disk on fire"), 3},
		{context.Canceled, 3},
	}
	for _, tt := range tests {
		s := &session{stderr: io.Discard}
		if got := s.finish(tt.err); got != tt.want {
			t.Errorf("%v: status %d, want %d", tt.err, got, tt.want)
		}
	}
}

// What stands in the environment is looked at like what is typed: it is recorded
// for good.
func TestActorOfTheEnvironment(t *testing.T) {
	for _, name := range []string{"a\x1b[31m", "a\nb", "a\xffb", strings.Repeat("a", 600)} {
		var stderr bytes.Buffer
		env := map[string]string{"FUNDLEDGER_ACTOR": name, "LANG": "en"}
		status := Main([]string{programName, "source", "list"}, nil, io.Discard, &stderr, func(name string) string { return env[name] })
		if status != 2 || !strings.Contains(stderr.String(), "error: $FUNDLEDGER_ACTOR: ") {
			t.Errorf("%q: status %d, %s", name, status, stderr.String())
		}
	}
}

// What is out of reach has words, or nobody will ever see the status.
func TestOutOfReachIsInTheCatalogue(t *testing.T) {
	for _, code := range outOfReach {
		if !catalogue.Has(code) {
			t.Errorf("%s is not in the catalogue", code)
		}
	}
}

func TestErrorsOfFiles(t *testing.T) {
	s := &session{lang: catalogue.Russian, file: filepath.Join(t.TempDir(), "none", "report.csv")}
	err := s.print(&output.Table{Columns: []output.Column{{Key: "amount"}}})
	sentence, hint := s.lang.Error(err)
	if want := "не удалось записать " + s.file + ": нет такого файла или папки"; sentence != want || hint == "" {
		t.Errorf("got %q, %q\nwant %q and a hint", sentence, hint, want)
	}
	_, err = os.Open(s.file)
	sentence, _ = s.lang.Error(err)
	if want := s.file + ": нет такого файла или папки"; sentence != want {
		t.Errorf("got %q\nwant %q", sentence, want)
	}
}

func TestErrorsAndHints(t *testing.T) {
	var stderr bytes.Buffer
	s := &session{stderr: &stderr, lang: catalogue.Russian}
	s.complain(wrongUse("flag-value", "flag", "--opens", "problem", ledger.Refuse("bad-date", "value", "31.12")))
	want := "fundledger: ошибка: --opens: «31.12» — не дата\n" +
		"fundledger: подсказка: напишите, например, 2018-07-15 или 15.07.2018\n"
	if got := stderr.String(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestProblemsAreListedInColumns(t *testing.T) {
	var stderr bytes.Buffer
	s := &session{stderr: &stderr}
	bad := ledger.Refuse("bad-date", "value", "x")
	s.listProblems(&problemList{first: []Problem{
		{"payments.csv", "2", "Дата", "31.02.2018", ledger.Refuse("bad-date", "value", "31.02.2018")},
		{"payments.csv", "1024", "Сумма", "12,5x", ledger.Refuse("bad-amount", "value", "12,5x")},
		{"plan.xlsx", "Лист1!C12", "", "", bad},
	}})
	want := `payments.csv:2       Дата   "31.02.2018"  "31.02.2018" is no date
payments.csv:1024    Сумма  "12,5x"       "12,5x" is no amount
plan.xlsx:Лист1!C12                       "x" is no date
fundledger: hint: write year, month and day: 2018-07-15
fundledger: hint: write digits with a point before the decimals: 1234.50
`
	if got := stderr.String(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestProblemsWithoutEndAreCounted(t *testing.T) {
	var stderr bytes.Buffer
	s := &session{stderr: &stderr}
	var list problemList
	for i := range mostListed + 500 {
		list.add(Problem{"payments.csv", strconv.Itoa(i + 2), "", "", ledger.Refuse("nul-byte")})
	}
	s.listProblems(&list)
	lines := strings.Split(stderr.String(), "\n")
	if len(lines) < mostListed || !strings.HasPrefix(lines[mostListed-1], "payments.csv:1001 ") || lines[mostListed] != "… and 500 more problems" {
		t.Errorf("%d lines, the last %q", len(lines), lines[len(lines)-1])
	}
}

func TestProgressOnlyOnATerminal(t *testing.T) {
	var stderr bytes.Buffer
	s := &session{stderr: &stderr, getenv: noEnvironment}
	p := s.progress("word/total", 10)
	p.add(5)
	p.end()
	if stderr.Len() > 0 {
		t.Errorf("drawn into a pipe: %q", stderr.String())
	}

	clock := time.Unix(0, 0)
	p = &progress{w: &stderr, what: "Import", total: 2000, now: func() time.Time { return clock }, begun: clock}
	clock = clock.Add(time.Second)
	p.add(500)
	p.add(500) // at the same moment: not drawn
	clock = clock.Add(time.Second)
	p.add(1000)
	p.end()
	want := "\rImport  ███████░░░░░░░░░░░░░░░░░░░░░░░  25%  500 / 2\u00a0000  \x1b[K" +
		"\rImport  ██████████████████████████████ 100%  2\u00a0000 / 2\u00a0000  1\u00a0000/s, 0:00 left\x1b[K" +
		"\r\x1b[K"
	if got := stderr.String(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestSettingsFallBack(t *testing.T) {
	env := map[string]string{}
	s := &session{getenv: func(name string) string { return env[name] }}
	if got := s.ledgerPath(); got != "fundledger.db" {
		t.Errorf("ledger %q", got)
	}
	env["FUNDLEDGER_LEDGER"], env["FUNDLEDGER_ACTOR"] = "a.db", "A. Petrova"
	if s.ledgerPath() != "a.db" || s.actorName() != "A. Petrova" {
		t.Errorf("from the environment: %q, %q", s.ledgerPath(), s.actorName())
	}
	s.ledger, s.actor = "b.db", "I. Sidorov"
	if s.ledgerPath() != "b.db" || s.actorName() != "I. Sidorov" {
		t.Errorf("from flags: %q, %q", s.ledgerPath(), s.actorName())
	}
}

// One start of the program, without the process around it.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		if status := Main([]string{programName, "version"}, nil, io.Discard, io.Discard, noEnvironment); status != 0 {
			b.Fatal(status)
		}
	}
}

// A reader that has seen enough (head) is no error to talk about.
func TestClosedPipeIsQuiet(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	r.Close()
	var stderr bytes.Buffer
	status := Main([]string{programName, "completion", "bash"}, nil, w, &stderr, noEnvironment)
	if status != 0 || stderr.Len() > 0 {
		t.Errorf("status %d, said %q", status, stderr.String())
	}
}

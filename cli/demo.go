package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/fundledger/fundledger/examples"
	"github.com/fundledger/fundledger/ledger"
)

// demoName is the sample ledger's name, by which it is known again.
const demoName = "belarus-ehealth"

func demoCommand() *command {
	d := &demo{folder: "fundledger-demo"}
	return &command{
		name: "demo",
		args: []arg{fileArg("folder", &d.folder).maybe()},
		run: func(ctx context.Context, s *session) error {
			if s.ledger != "" {
				return wrongUse("demo-with-ledger")
			}
			d.session = s
			return d.run(ctx)
		},
	}
}

// A demo makes the sample ledger by the commands that its README shows: what it
// does, a user can type.
type demo struct {
	session *session
	folder  string
}

func (d *demo) run(ctx context.Context) error {
	if err := d.checkLedger(ctx); err != nil {
		return err
	}
	if err := d.layOut(examples.BelarusEHealth()); err != nil {
		return err
	}
	for _, step := range d.steps() {
		err := d.command(ctx, io.Discard, step...)
		switch code := ledger.RefusalCode(err); {
		case code == "ledger-exists" || code == "dimension-exists" || code == "indicator-exists": // the demo ran before, in another language
		case err != nil:
			return err
		}
	}
	if err := d.summary(ctx); err != nil {
		return err
	}
	fmt.Fprintln(d.session.stdout)
	if err := d.command(ctx, d.session.stdout, spendOnIT("-p", "2018H1", "--by", "source")...); err != nil {
		return err
	}
	return d.whatNext()
}

// steps are the commands that make the ledger.
func (d *demo) steps() [][]string {
	lang := d.session.lang
	return [][]string{
		{"init", "--name", demoName, "--title", "Health digitalisation in Belarus (sample)"},
		{"dimension", "register", "programme", "--title", lang.Text("demo-programme")},
		{"dimension", "register", "informatisation", "--title", lang.Text("demo-informatisation")},
		{"import", d.file("sources.csv")},
		{"import", d.file("allocations.csv")},
		{"import", d.file("revised-plan.csv"), "--profile", d.file("revised-plan.toml")},
		{"import", d.file("transfers.csv")},
		{"import", d.file("contracts.csv")},
		{"import", d.file("invoices.csv")},
		{"import", d.file("republican-budget.csv")},
		{"import", d.file("local-budgets.csv"), "--profile", d.file("local-budgets.toml")},
		{"import", d.file("world-bank.csv"), "--profile", d.file("world-bank.toml")},
		{"import", d.file("receipts.csv")},
		{"rate", "import", d.file("rates.csv")},
		{
			"indicator", "register", "workplaces", "--title", lang.Text("demo-workplaces"), "--unit", lang.Text("demo-workplaces-unit"),
			"--measure", "level", "--by", "region", "--spend", "component=workplaces",
		},
		{
			"indicator", "register", "trained", "--title", lang.Text("demo-trained"), "--unit", lang.Text("demo-trained-unit"),
			"--measure", "flow", "--by", "region", "--spend", "component=training",
		},
		{"indicator", "goal", "workplaces", "--need", "38000", "-p", "2021", "--ref", "sample"},
		{"import", d.file("results.csv")},
	}
}

// spendOnIT asks for what was spent on informatisation, as the lines and payments
// are tagged.
func spendOnIT(more ...string) []string {
	return append(append([]string{"report", "spend"}, more...), "--where", "informatisation=yes")
}

// A suggestion is a command to try, and the catalogue's entry for what it shows.
type suggestion struct {
	code    string
	command []string
}

func (d *demo) suggestions() []suggestion {
	return []suggestion{
		{"demo-next/programme", spendOnIT("-p", "2018H1", "--by", "programme")},
		{"demo-next/years", spendOnIT("-p", "2017..2021", "--every", "year")},
		{"demo-next/loan", []string{"report", "spend", "-p", "FY2018@wb..FY2022@wb", "--every", "year", "--calendar", "wb", "--where", "source=wb"}},
		{"demo-next/in", spendOnIT("-p", "2017..2021", "--every", "year", "--in", "BYN", "--provider", "sample")},
		{"demo-next/execution", []string{"report", "execution", "-p", "2018"}},
		{"demo-next/revised", []string{"report", "execution", "-p", "2019", "--where", "source=health-security"}},
		{"demo-next/commitments", []string{"report", "commitments", "-p", "2019-11"}},
		{"demo-next/burn", []string{"report", "burn", "-p", "2019-11", "--where", "source=digital-economy"}},
		{"demo-next/year", []string{"year", "close", "2016", "--source", "local-grodno", "--dry-run"}},
		{"demo-next/ageing", []string{"report", "ageing", "-p", "2019-11"}},
		{"demo-next/cash", []string{"report", "cash", "-p", "2019", "--where", "source=wb"}},
		{"demo-next/results", []string{"report", "results", "-p", "2018", "--rank", "unit-cost"}},
		{"demo-next/payees", []string{"payee", "list", "--similar"}},
		{"demo-next/again", []string{"import", d.file("local-budgets.csv"), "--profile", d.file("local-budgets.toml")}},
	}
}

func (d *demo) file(name string) string { return filepath.Join(d.folder, name) }

func (d *demo) ledger() string { return d.file("demo.db") }

// command runs one of the program's commands on the sample ledger.
func (d *demo) command(ctx context.Context, stdout io.Writer, args ...string) error {
	s := &session{
		stdin: d.session.stdin, stdout: stdout, stderr: d.session.stderr,
		getenv: d.session.getenv, now: d.session.now, called: d.session.called, calm: true,
	}
	global := []string{"--ledger", d.ledger(), "--lang", d.session.lang.String()}
	if d.session.actor != "" {
		global = append(global, "--actor", d.session.actor)
	}
	return s.start(ctx, append(global, args...))
}

// open opens the sample ledger.
func (d *demo) open(ctx context.Context, work func(*openLedger) error) error {
	s := *d.session
	s.ledger = d.ledger()
	return s.withLedger(ctx, work)
}

// checkLedger refuses a ledger that somebody keeps under the sample's file name.
// None, or one that a demo was killed over, is fine.
func (d *demo) checkLedger(ctx context.Context) error {
	err := d.open(ctx, func(l *openLedger) error {
		if name := l.books().Ledger.Name; name != demoName {
			return ledger.Refuse("not-the-demo", "path", d.ledger(), "name", name)
		}
		return nil
	})
	switch ledger.RefusalCode(err) {
	case "no-such-ledger", "no-such-folder", "ledger-unfinished":
		return nil
	}
	return err
}

// layOut writes the sample's files into the folder. Those that are there already
// must be the same: a user may have tried things on them.
func (d *demo) layOut(files fs.FS) error {
	if err := os.MkdirAll(d.folder, 0o777); err != nil {
		return ledger.Refuse("cannot-write", "file", d.folder, "problem", reason(err))
	}
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return fmt.Errorf("embedded sample: %w", err)
	}
	for _, e := range entries {
		content, err := fs.ReadFile(files, e.Name())
		if err != nil {
			return fmt.Errorf("embedded sample: %w", err)
		}
		if err := d.write(d.file(e.Name()), content); err != nil {
			return err
		}
	}
	return nil
}

func (d *demo) write(path string, content []byte) error {
	there, err := os.ReadFile(path)
	switch {
	case err == nil && bytes.Equal(there, content):
		return nil
	case err == nil:
		return ledger.Refuse("demo-file-differs", "file", path)
	case errors.Is(err, fs.ErrNotExist):
		err = os.WriteFile(path, content, 0o666)
	}
	if err != nil {
		return ledger.Refuse("cannot-write", "file", path, "problem", reason(err))
	}
	return nil
}

func (d *demo) summary(ctx context.Context) error {
	return d.open(ctx, func(l *openLedger) error {
		lines := 0
		for _, s := range l.books().Sources {
			lines += len(s.Lines)
		}
		return d.session.done("demo-made", "path", d.ledger(), "sources", len(l.books().Sources), "lines", lines)
	})
}

// whatNext prints commands to copy, in the spelling that works where the program
// was called.
func (d *demo) whatNext() error {
	s := d.session
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s:\n", s.lang.Text("demo-next"))
	for _, next := range d.suggestions() {
		words := append([]string{"--ledger", d.ledger()}, next.command...)
		for i := range words {
			words[i] = quoted(words[i])
		}
		fmt.Fprintf(&b, "  # %s\n  %s %s\n", s.lang.Text(next.code), howCalled(s.called), strings.Join(words, " "))
	}
	_, err := io.WriteString(s.stdout, b.String())
	return err
}

// howCalled is what to type to call the program again. What `go run` makes is
// gone when the program ends.
func howCalled(called string) string {
	folder := filepath.ToSlash(filepath.Dir(called))
	if strings.Contains(folder, "/go-build") && strings.HasSuffix(folder, "/exe") {
		return "go run ."
	}
	return quoted(called)
}

// quoted is a word for a shell.
func quoted(word string) string {
	if strings.ContainsAny(word, " \t\"'$&|;<>()*?[]#~`\\") {
		return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	return word
}

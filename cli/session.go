package cli

import (
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"os/user"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/term"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// clock is the time of all commands. Tests set it.
var clock = time.Now

// A session is one run of one command: where it reads and writes, the language,
// and the settings that hold for every command.
type session struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	now            func() time.Time
	lang           catalogue.Lang
	called         string // the program, as it was called: its path or its name

	// As typed; "" where nothing was.
	ledger, actor, format, file string
	keyFile                     string
	trustClock                  bool

	line       *line        // what was typed
	reproduced *fingerprint // that of the report which is made again, nil where none is

	key      note.Signer   // see signer
	evidence []ledger.File // that are kept with what is recorded

	digest hash.Hash    // of the result that is printed, nil where it is not asked for
	judge  func() error // looks at the digest; nil for none

	calm  bool // tells no warnings about payees: who made the sample knows
	form  output.Format
	about func() []output.Field // which ledger the result is of, and as of which entry; nil without one
}

// ledgerPath is where the ledger is: --ledger, $FUNDLEDGER_LEDGER, or the file
// fundledger.db in the working folder.
func (s *session) ledgerPath() string {
	return firstSet(s.ledger, s.getenv("FUNDLEDGER_LEDGER"), "fundledger.db")
}

// keyVariable is in the environment of who signs everything.
const keyVariable = "FUNDLEDGER_KEY"

// signer reads the private key that is signed with: --sign or $FUNDLEDGER_KEY; nil for none.
// It is read when something is recorded: who only asks needs no key.
func (s *session) signer() (note.Signer, error) {
	file := firstSet(s.keyFile, s.getenv(keyVariable))
	if file == "" || s.key != nil {
		return s.key, nil
	}
	var err error
	if s.key, err = signer(file); err != nil {
		if s.keyFile == "" {
			return nil, wrongUse("flag-value", "flag", "$"+keyVariable, "problem", err)
		}
		return nil, inFlag("sign", err)
	}
	return s.key, nil
}

// actorVariable is in the environment of who does not want to type --actor.
const actorVariable = "FUNDLEDGER_ACTOR"

// actorName is who acts: --actor, $FUNDLEDGER_ACTOR, or the operating system's
// user. It is what the person claims; the system's user is recorded beside it.
func (s *session) actorName() string {
	return firstSet(s.actor, s.getenv(actorVariable), osUser())
}

// osUser is the operating system's name for who runs the program.
func osUser() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return fmt.Sprint(os.Getuid())
}

func firstSet(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// done prints the result of a command that prints no table, as a sentence.
func (s *session) done(code string, pairs ...any) error {
	_, err := fmt.Fprintln(s.stdout, s.lang.Text(code, pairs...))
	return err
}

// note tells the user something that is not the result.
func (s *session) note(code string, pairs ...any) { s.say(s.lang.Text(code, pairs...)) }

// hint tells the user what can be done about a result that may not be the wanted one.
func (s *session) hint(code string, pairs ...any) {
	s.say(s.lang.Text("word/hint") + ": " + s.lang.Text(code, pairs...))
}

// say is note for a sentence that is there already.
func (s *session) say(sentence string) { fmt.Fprintf(s.stderr, "%s: %s\n", programName, sentence) }

// forPeople reports whether the result is laid out for people to read, in their
// language; else it is for programs.
func (s *session) forPeople() bool { return s.form != output.CSV && s.form != output.JSON }

// complain tells the user why a command ended, and what to do about it. Of several
// reasons with the same hint the last has it.
func (s *session) complain(err error) {
	reasons := each(err)
	for i, reason := range reasons {
		sentence, hint := s.lang.Error(reason)
		fmt.Fprintf(s.stderr, "%s: %s: %s\n", programName, s.lang.Text("word/error"), sentence)
		next := ""
		if i+1 < len(reasons) {
			_, next = s.lang.Error(reasons[i+1])
		}
		if hint != "" && hint != next {
			fmt.Fprintf(s.stderr, "%s: %s: %s\n", programName, s.lang.Text("word/hint"), hint)
		}
	}
}

// each are the errors that were joined into one.
func each(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}

// chooseOutput settles the form of the output before any work is done.
func (s *session) chooseOutput() error {
	byName, known := output.FormatOf(s.file)
	switch {
	case s.format != "":
		s.form, _ = output.ParseFormat(s.format)
		if known && !s.toStdout() && (byName == output.XLSX) != (s.form == output.XLSX) {
			return wrongUse("other-ending", "file", s.file, "form", s.form)
		}
	case s.toStdout():
		s.form = output.Plain
	case !known:
		return wrongUse("unknown-ending", "file", s.file)
	default:
		s.form = byName
	}
	if s.form == output.XLSX && s.toStdout() && isTerminal(s.stdout) {
		return wrongUse("xlsx-on-terminal", "file", "report.xlsx")
	}
	return nil
}

// toStdout reports whether the result goes to stdout.
func (s *session) toStdout() bool { return s.file == "" || s.file == "-" }

// print writes the command's table where -o says, in the form of -O.
func (s *session) print(t *output.Table) error {
	style := output.Style{Lang: s.lang}
	if s.form == output.XLSX {
		if s.about != nil {
			style.About = s.about()
		}
		style.About = append(style.About, output.Field{Key: "program", Value: output.String(programName + " " + version())})
	}
	write := func(w io.Writer) error { return t.Write(w, s.form, style) }
	if s.digest != nil { // of bytes that do not depend on the terminal
		write = func(w io.Writer) error {
			err := t.Write(io.MultiWriter(w, s.digest), s.form, style)
			if err == nil && s.judge != nil {
				err = s.judge() // before a file takes the place of the one that is there
			}
			return err
		}
	} else if s.toStdout() {
		style.Colour, style.Screen = s.colour(), screenWidth(s.stdout)
	}
	if s.toStdout() {
		return write(s.stdout)
	}
	err := output.WriteFile(s.file, write)
	if ledger.RefusalCode(err) != "" {
		return err
	}
	if err != nil {
		return ledger.Refuse("cannot-write", "file", s.file, "problem", reason(err))
	}
	return nil
}

// reason is what went wrong with a file, without its name: here a temporary one.
func reason(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err
	}
	if at, ok := errors.AsType[*os.LinkError](err); ok {
		return at.Err
	}
	return err
}

// colour reports whether stdout may be sent colours: a terminal, and nobody who
// asked for none (no-color.org).
func (s *session) colour() bool {
	return s.getenv("NO_COLOR") == "" && s.getenv("TERM") != "dumb" && isTerminal(s.stdout)
}

// screenWidth is how many columns a terminal has, 0 for what is none.
func screenWidth(stream any) int {
	if f, ok := stream.(*os.File); ok && isTerminal(f) {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil {
			return width
		}
	}
	return 0
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

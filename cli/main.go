// Package cli is the command line of fundledger. It alone knows urfave/cli and
// chooses a store; what users read comes from package catalogue, and leaves
// through package output.
//
// Its contract: results on stdout, all else on stderr; every argument that was
// typed is used or refused; exit status 0 for done, 1 for refused or differences
// found, 2 for wrong use, 3 for what could not be reached, read or checked.
//
// A command is declared in the file of its group:
//
//	func sourceSuspend() *command {
//		var source string
//		var from ledger.Date
//		return &command{
//			name:  "suspend",
//			args:  []arg{textArg("source", &source)},
//			flags: []*flag{parsed("from", &from, ledger.ParseDate).shows("date").must()},
//			run: func(ctx context.Context, s *session) error {
//				…
//				return s.done("source-suspended", "source", source)
//			},
//		}
//	}
//
// Its words are in the catalogue: help under "source suspend", flags under
// "flag/from", or "flag/source suspend/from" where they need words of their own.
package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/fundledger/fundledger/cli/catalogue"
)

// Main runs one command line, args[0] being the program's name, and returns the
// exit status. Settings that users keep in their environment are read by getenv.
// An interrupt or a request to terminate cancels the command, which then leaves
// nothing half done; a second one kills it.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) int {
	// Signals are let go when one has come, so that the second kills. Else never:
	// the process is about to end, and waiting for it costs more than the rest.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	// A reader that has gone away (head, less) is an error to be seen here, not a
	// signal that ends the program in the middle of something.
	signal.Ignore(syscall.SIGPIPE)

	s := &session{stdin: stdin, stdout: stdout, stderr: stderr, getenv: getenv, now: clock, called: args[0]}
	return s.finish(s.start(ctx, args[1:]))
}

// start finds the language first, since everything that is said needs it, then
// what the line asks for.
func (s *session) start(ctx context.Context, args []string) error {
	s.lang = languageOf(args, s.getenv)
	program := s.program()
	if len(args) == 0 {
		return errors.Join(s.printHelp(s.stderr, program), errNothingAsked)
	}
	line, err := parseLine(program, args)
	if err != nil {
		return err
	}
	if line.help {
		return s.printHelp(s.stdout, line.command)
	}
	if _, err := cleanText(s.getenv(actorVariable)); err != nil { // --actor is looked at in its turn
		return wrongUse("flag-value", "flag", "$"+actorVariable, "problem", err)
	}
	return s.dispatch(ctx, program, line)
}

// languageOf looks for --lang wherever it stands. A value that is no language is
// refused later, in the language of the environment.
func languageOf(args []string, getenv func(string) string) catalogue.Lang {
	for i, a := range args {
		value, is := "", false
		switch {
		case a == "--":
			return catalogue.FromEnvironment(getenv)
		case a == "--lang" && i+1 < len(args):
			value, is = args[i+1], true
		case len(a) > len("--lang=") && a[:len("--lang=")] == "--lang=":
			value, is = a[len("--lang="):], true
		}
		if !is {
			continue
		}
		if lang, ok := catalogue.Parse(value); ok {
			return lang
		}
	}
	return catalogue.FromEnvironment(getenv)
}

// finish tells the user about an error and returns the exit status.
func (s *session) finish(err error) int {
	if err == nil || errors.Is(err, syscall.EPIPE) {
		return statusDone
	}
	err = readable(err)
	if !errors.Is(err, errDifferences) && !errors.Is(err, errNothingAsked) {
		s.complain(err)
	}
	return exitStatus(err)
}

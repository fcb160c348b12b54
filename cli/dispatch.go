package cli

import (
	"context"
	"slices"
	"strings"
	"time"

	urfave "github.com/urfave/cli/v2"
)

// dispatch hands an ordered line to urfave/cli, which finds the command, collects
// the flags and calls it. Only the commands on the way are built for it.
func (s *session) dispatch(ctx context.Context, program *command, l *line) error {
	var way []*command
	for c := l.command; c.parent != nil; c = c.parent {
		way = append(way, c)
	}
	slices.Reverse(way)

	values := map[*flag][]string{}
	app := &urfave.App{
		Name:      programName,
		Flags:     urfaveFlags(program.flags, values),
		Reader:    s.stdin,
		Writer:    s.stdout,
		ErrWriter: s.stderr,
		// Help, suggestions and exits are ours: they speak the user's language.
		HideHelp:       true,
		HideVersion:    true,
		ExitErrHandler: func(*urfave.Context, error) {},
		Compiled:       time.Unix(0, 0), // or urfave asks the disk
		// Values are taken as they are typed: names may have commas.
		DisableSliceFlagSeparator: true,
	}
	next := &app.Commands
	for _, c := range way {
		u := &urfave.Command{Name: c.name, HideHelp: true, Flags: urfaveFlags(c.flags, values)}
		if c == l.command {
			u.Action = func(uc *urfave.Context) error {
				if err := s.bind(program, c, values, uc.Args().Slice()); err != nil {
					return err
				}
				s.line = l
				return c.run(uc.Context, s)
			}
		}
		*next = []*urfave.Command{u}
		next = &u.Subcommands
	}
	return app.RunContext(ctx, l.ordered(program, way))
}

// ordered is the line as urfave/cli wants it: the program's flags, the command
// with its own, and what stands for itself behind "--".
func (l *line) ordered(program *command, way []*command) []string {
	args := []string{programName}
	for _, t := range l.flags {
		if slices.Contains(program.flags, t.flag) {
			args = append(args, "--"+t.flag.name+"="+t.value)
		}
	}
	for _, c := range way {
		args = append(args, c.name)
	}
	for _, t := range l.flags {
		if !slices.Contains(program.flags, t.flag) {
			args = append(args, "--"+t.flag.name+"="+t.value)
		}
	}
	return append(append(args, "--"), l.args...)
}

// urfaveFlags makes flags that collect their values as typed: package flag would
// turn the refusal of a value into a sentence of its own.
func urfaveFlags(flags []*flag, values map[*flag][]string) []urfave.Flag {
	all := make([]urfave.Flag, len(flags))
	for i, f := range flags {
		all[i] = &urfave.GenericFlag{Name: f.name, Value: &collector{f, values}}
	}
	return all
}

type collector struct {
	flag   *flag
	values map[*flag][]string
}

func (c *collector) Set(value string) error {
	c.values[c.flag] = append(c.values[c.flag], value)
	return nil
}

func (c *collector) String() string {
	if c == nil {
		return ""
	}
	return strings.Join(c.values[c.flag], " ")
}

// bind gives flags and arguments to the variables that wait for them.
func (s *session) bind(program, c *command, values map[*flag][]string, args []string) error {
	for _, f := range slices.Concat(program.flags, c.flags) {
		for _, value := range values[f] {
			if err := f.set(value); err != nil {
				return wrongUse("flag-value", "flag", f.given, "problem", err)
			}
		}
	}
	for i, value := range args {
		a := c.args[min(i, len(c.args)-1)]
		if err := a.set(value); err != nil {
			return wrongUse("argument-value", "value", a.name, "problem", err)
		}
	}
	if c.writesText != nil && c.writesText() {
		if s.format != "" {
			return wrongUse("text-not-table", "form", s.format)
		}
		return nil
	}
	return s.chooseOutput()
}

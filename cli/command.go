package cli

import (
	"context"
	"strings"
)

// A command is one verb, or a group of them. Its place in the tree gives it its
// path, under which the catalogue has its help.
type command struct {
	name   string
	hidden bool // neither in help nor in completion
	asFlag bool // may also be typed as a flag of its group: --version
	args   []arg
	flags  []*flag
	// prints is set for commands whose result is a table: they take -O and -o.
	prints bool
	// writesText is asked, once the flags are bound, whether the result is a text of
	// its own form rather than a table: -o takes any name then, and -O nothing.
	writesText func() bool
	// sub makes the commands of a group. It is called when the group is asked for,
	// so that a start of the program does not build what it will not use.
	sub func() []*command
	run func(ctx context.Context, s *session) error

	parent *command
	subs   []*command
}

// commands are the verbs of a group.
func (c *command) commands() []*command {
	if c.subs == nil && c.sub != nil {
		c.subs = c.sub()
		for _, s := range c.subs {
			s.parent = c
		}
	}
	return c.subs
}

// spelledAsFlag is the verb that is typed as a flag, nil where there is none.
func (c *command) spelledAsFlag(word string) *command {
	name, ok := strings.CutPrefix(word, "--")
	if name, _, _ = strings.Cut(name, "="); !ok {
		return nil
	}
	if verb := c.find(name); verb != nil && verb.asFlag {
		return verb
	}
	return nil
}

func (c *command) isGroup() bool { return c.sub != nil }

// find is the verb of that name, nil when there is none.
func (c *command) find(name string) *command {
	for _, s := range c.commands() {
		if s.name == name {
			return s
		}
	}
	return nil
}

// path is the words after the program's name: "source register". The program
// itself has the path "".
func (c *command) path() string {
	if c.parent == nil {
		return ""
	}
	if c.parent.parent == nil {
		return c.name
	}
	return c.parent.path() + " " + c.name
}

// spelling is what one types to get to the command.
func (c *command) spelling() string {
	return strings.TrimSpace(programName + " " + c.path())
}

// flag finds a flag of the command by what was typed: --name or -n.
func (c *command) flag(typed string) *flag {
	for _, f := range c.flags {
		if f.is(typed) {
			return f
		}
	}
	return nil
}

// least and most are the numbers of arguments that the command takes.
func (c *command) least() int {
	n := 0
	for _, a := range c.args {
		if !a.optional {
			n++
		}
	}
	return n
}

func (c *command) most() int {
	for _, a := range c.args {
		if a.many {
			return int(^uint(0) >> 1)
		}
	}
	return len(c.args)
}

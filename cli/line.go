package cli

import "strings"

// A line is what was typed, sorted: which command, which flags, which arguments.
type line struct {
	command *command
	flags   []typedFlag
	args    []string
	help    bool // asked for, instead of anything else
}

type typedFlag struct {
	flag  *flag
	value string
}

// parseLine goes over the arguments once and moves what it knows to its place:
// flags work before and after arguments, those of the program before and after
// the command. Values may start with a dash (--amount -5); "--" ends the flags.
// What is left over is refused, never dropped: for a tool that handles money a
// flag that was not seen is a wrong entry.
func parseLine(program *command, args []string) (*line, error) {
	l := &line{command: program, help: asksForHelp(args)}
	for i := 0; i < len(args); i++ {
		word := args[i]
		switch {
		case word == "--":
			for _, rest := range args[i+1:] {
				if err := l.word(rest); err != nil {
					return nil, err
				}
			}
			return l.check(program)
		case word == "-h" || word == "--help":
		case l.command.spelledAsFlag(word) != nil:
			l.command = l.command.spelledAsFlag(word)
			if _, value, ok := strings.Cut(word, "="); ok {
				l.args = append(l.args, value)
			}
		case len(word) > 1 && word[0] == '-':
			used, err := l.flag(program, args[i:])
			if err != nil && !l.help {
				return nil, err
			}
			i += used
		default:
			if err := l.word(word); err != nil {
				return nil, err
			}
		}
	}
	return l.check(program)
}

// asksForHelp looks ahead, so that help comes in spite of a mistake before it:
// the mistake may be why it is wanted.
func asksForHelp(args []string) bool {
	for _, a := range args {
		switch a {
		case "--":
			return false
		case "-h", "--help":
			return true
		}
	}
	return false
}

// word takes an argument that is no flag: the name of a command as long as there
// is a group to choose from, then arguments.
func (l *line) word(word string) error {
	if !l.command.isGroup() {
		l.args = append(l.args, word)
		return nil
	}
	if word == "help" {
		l.help = true
		return nil
	}
	next := l.command.find(word)
	if next == nil {
		return l.unknownCommand(word)
	}
	l.command = next
	return nil
}

// flag takes a flag and its value and returns how many further arguments it used.
func (l *line) flag(program *command, args []string) (used int, err error) {
	typed, value, attached := strings.Cut(args[0], "=")
	f := l.find(program, typed)
	switch {
	case f == nil:
		return 0, l.unknownFlag(program, typed)
	case f.given != "" && !f.many:
		return 0, wrongUse("flag-repeated", "flag", typed)
	}
	f.given = typed
	switch {
	case !f.takesValue():
		if attached {
			return 0, wrongUse("flag-without-value", "flag", typed, "value", value)
		}
		value = "true"
	case !attached:
		// The next argument, unless it is itself a flag known here: then more
		// probably a value was forgotten, and a wrong one would be swallowed.
		if len(args) < 2 || args[1] == "--" || l.looksLikeFlag(program, args[1]) {
			return 0, wrongUse("flag-needs-value", "flag", typed, "value", f.value)
		}
		value, used = args[1], 1
	}
	l.flags = append(l.flags, typedFlag{f, value})
	return used, nil
}

func (l *line) find(program *command, typed string) *flag {
	if f := l.command.flag(typed); f != nil {
		return f
	}
	return program.flag(typed)
}

func (l *line) looksLikeFlag(program *command, word string) bool {
	typed, _, _ := strings.Cut(word, "=")
	return typed == "-h" || typed == "--help" || l.find(program, typed) != nil
}

// check refuses what is missing or too much.
func (l *line) check(program *command) (*line, error) {
	c := l.command
	if l.help {
		return l, nil
	}
	if c.isGroup() {
		return nil, wrongUse("which-command", "command", c.spelling(), "commands", visibleNames(c))
	}
	if len(l.args) > c.most() {
		return nil, wrongUse("unexpected-argument", "argument", l.args[c.most()], "command", c.spelling())
	}
	if len(l.args) < c.least() {
		return nil, wrongUse("missing-argument", "value", c.args[len(l.args)].name, "command", c.spelling())
	}
	if err := c.missingFlags(); err != nil {
		return nil, err
	}
	for _, f := range program.flags {
		if f.given != "" && isTableFlag(f) && !c.prints {
			return nil, wrongUse("flag-no-table", "flag", f.given, "command", c.spelling())
		}
	}
	return l, nil
}

// missingFlags refuses a line without flags that the command cannot do without, and
// names all of them, so that they are not found out one by one.
func (c *command) missingFlags() error {
	var missing []*flag
	var names []string
	for _, f := range c.flags {
		if f.required && f.given == "" {
			missing, names = append(missing, f), append(names, "--"+f.name)
		}
	}
	switch len(missing) {
	case 0:
		return nil
	case 1:
		return wrongUse("flag-missing", "flag", names[0], "value", missing[0].value, "command", c.spelling())
	}
	return wrongUse("flags-missing", "flags", strings.Join(names, ", "), "command", c.spelling())
}

func visibleNames(c *command) string {
	var names []string
	for _, s := range c.commands() {
		if !s.hidden {
			names = append(names, s.name)
		}
	}
	return strings.Join(names, ", ")
}

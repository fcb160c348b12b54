package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// A flag is an option of a command, bound to the variable that takes its value.
// It is named by the catalogue's entry "flag/NAME"; what its value is called in
// help ("DATE") by "value/NAME", unless shows names another entry.
type flag struct {
	name     string
	letter   string   // -l beside --letters, or nothing
	value    string   // entry of the value's name; a flag without one is a switch
	choices  []string // the values that there are, where they can be listed
	file     bool     // the value is a file's name
	required bool
	many     bool   // may be given again and again
	given    string // how it stands on the command line, --ledger or -O; "" when it does not

	set func(value string) error
}

// text is a flag whose value is taken as it is.
func text(name string, to *string) *flag {
	return parsed(name, to, asTyped)
}

// parsed is a flag whose value is read by parse.
func parsed[T any](name string, to *T, parse func(string) (T, error)) *flag {
	return &flag{name: name, value: name, set: into(to, parse)}
}

// list is a flag that may be given several times. Commas mean nothing: names may
// have them.
func list[T any](name string, to *[]T, parse func(string) (T, error)) *flag {
	return &flag{name: name, value: name, many: true, set: intoList(to, parse)}
}

// choice is a flag with a few values to choose from.
func choice[T ~string](name string, to *T, values ...T) *flag {
	f := &flag{name: name, value: name}
	for _, v := range values {
		f.choices = append(f.choices, string(v))
	}
	f.set = func(value string) error {
		if !slices.Contains(f.choices, value) {
			return refuseChoice(value, f.choices)
		}
		*to = T(value)
		return nil
	}
	return f
}

// toggle is a flag without a value.
func toggle(name string, to *bool) *flag {
	return &flag{name: name, set: func(string) error { *to = true; return nil }}
}

// periodFlag is a period, which is read when its calendar is known.
func periodFlag(to *string) *flag {
	return parsed("period", to, func(value string) (string, error) {
		if strings.TrimSpace(value) == "" {
			return "", ledger.Refuse("bad-period", "value", value)
		}
		return value, nil
	}).short("p")
}

// short adds a letter to the name: -p for --period.
func (f *flag) short(letter string) *flag { f.letter = letter; return f }

// shows names the catalogue's entry, under "value/", for what the value is called.
func (f *flag) shows(value string) *flag { f.value = value; return f }

// must makes the flag a required one.
func (f *flag) must() *flag { f.required = true; return f }

// isFile says that the value names a file, for completion.
func (f *flag) isFile() *flag { f.file = true; return f }

// takesValue is false for a switch.
func (f *flag) takesValue() bool { return f.value != "" }

// is reports whether an argument, without its value, means this flag.
func (f *flag) is(typed string) bool {
	switch {
	case len(typed) > 2 && typed[:2] == "--":
		return typed[2:] == f.name
	case len(typed) == 2 && typed[0] == '-':
		return typed[1:] == f.letter
	}
	return false
}

// An arg is an argument that stands for itself, by its place.
type arg struct {
	name     string // its catalogue entry is "value/" + name
	optional bool
	many     bool // takes all that follow
	file     bool
	choices  []string
	set      func(value string) error
}

// textArg is an argument taken as it is.
func textArg(name string, to *string) arg { return parsedArg(name, to, asTyped) }

// fileArg is the name of a file.
func fileArg(name string, to *string) arg {
	a := textArg(name, to)
	a.file = true
	return a
}

// isFile says that the argument names files, for completion.
func (a arg) isFile() arg { a.file = true; return a }

// parsedArg is an argument that is read by parse.
func parsedArg[T any](name string, to *T, parse func(string) (T, error)) arg {
	return arg{name: name, set: into(to, parse)}
}

// restArgs is one argument or more.
func restArgs[T any](name string, to *[]T, parse func(string) (T, error)) arg {
	return arg{name: name, many: true, set: intoList(to, parse)}
}

// maybe makes the argument one that can be left out.
func (a arg) maybe() arg { a.optional = true; return a }

func into[T any](to *T, parse func(string) (T, error)) func(string) error {
	return func(value string) (err error) {
		*to, err = parse(value)
		return err
	}
}

func intoList[T any](to *[]T, parse func(string) (T, error)) func(string) error {
	return func(value string) error {
		v, err := parse(value)
		*to = append(*to, v)
		return err
	}
}

// asTyped is the parse function of text.
func asTyped(value string) (string, error) { return value, nil }

// wholeNumber reads a count, from 0.
func wholeNumber(value string) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 {
		return 0, ledger.Refuse("bad-count", "value", value)
	}
	return n, nil
}

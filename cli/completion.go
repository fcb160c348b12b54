package cli

import (
	"context"
	_ "embed"
	"fmt"
	"io"
	"strings"
)

// The scripts ask the program itself what may follow (candidates), so they never
// lag behind it.
var (
	//go:embed completion/bash.sh
	bashScript string
	//go:embed completion/zsh.sh
	zshScript string
	//go:embed completion/fish.fish
	fishScript string
)

func completionCommand() *command {
	scripts := map[string]string{"bash": bashScript, "zsh": zshScript, "fish": fishScript}
	shells := []string{"bash", "zsh", "fish"}
	var script string
	return &command{
		name: "completion",
		args: []arg{{name: "shell", choices: shells, set: func(value string) error {
			var ok bool
			if script, ok = scripts[value]; !ok {
				return refuseChoice(value, shells)
			}
			return nil
		}}},
		run: func(_ context.Context, s *session) error {
			_, err := io.WriteString(s.stdout, script)
			return err
		},
	}
}

// completeCommand is what the scripts call: the words so far, the last one as far
// as it is typed. It prints a candidate on each line, its description behind a
// tab, or ":file" where the name of a file belongs, as a word or behind "--flag=".
func completeCommand() *command {
	var words []string
	return &command{
		name:   "__complete",
		hidden: true,
		args:   []arg{restArgs("word", &words, asTyped)},
		run: func(_ context.Context, s *session) error {
			var b strings.Builder
			for _, c := range s.candidates(words) {
				fmt.Fprintf(&b, "%s\t%s\n", c.word, c.says)
			}
			_, err := io.WriteString(s.stdout, strings.ReplaceAll(b.String(), "\t\n", "\n"))
			return err
		},
	}
}

type candidate struct{ word, says string }

var aFile = []candidate{{word: ":file"}}

// candidates are the words that can stand in the place of the last one.
func (s *session) candidates(words []string) []candidate {
	program := s.program()
	before, last := words[:len(words)-1], words[len(words)-1]
	l := &line{command: program}
	var open *flag // waits for its value
	flagsEnded := false
	for _, word := range before {
		name, _, attached := strings.Cut(word, "=")
		switch {
		case open != nil:
			open = nil
		case word == "--":
			flagsEnded = true
		case !flagsEnded && len(word) > 1 && word[0] == '-':
			if f := l.find(program, name); f != nil {
				f.given = name
				if f.takesValue() && !attached {
					open = f
				}
			}
		default:
			if l.word(word) != nil {
				return nil
			}
		}
	}

	typed, value, attached := strings.Cut(last, "=")
	switch {
	case open != nil:
		return open.values("", last)
	case !flagsEnded && attached && strings.HasPrefix(last, "-"):
		if f := l.find(program, typed); f != nil {
			return f.values(typed+"=", value)
		}
		return nil
	case !flagsEnded && strings.HasPrefix(last, "-"):
		return s.flagNames(program, l, last)
	case l.command.isGroup():
		return s.commandNames(l.command, last)
	}
	return argumentValues(l, last)
}

func (f *flag) values(prefix, typed string) []candidate {
	if f.file {
		return aFile
	}
	return matching(f.choices, prefix, typed)
}

func (s *session) flagNames(program *command, l *line, typed string) []candidate {
	var found []candidate
	add := func(c *command, flags []*flag) {
		for _, f := range flags {
			name := "--" + f.name
			useless := f.given != "" && !f.many || isTableFlag(f) && c == program && !l.command.prints
			if !useless && strings.HasPrefix(name, typed) {
				found = append(found, candidate{name, s.lang.Text(flagEntry(l.command, f))})
			}
		}
	}
	if l.command != program {
		add(l.command, l.command.flags)
	}
	add(program, program.flags)
	if strings.HasPrefix("--help", typed) {
		found = append(found, candidate{"--help", s.lang.Text("flag/help")})
	}
	return found
}

func (s *session) commandNames(c *command, typed string) []candidate {
	var found []candidate
	for _, sub := range c.commands() {
		if !sub.hidden && strings.HasPrefix(sub.name, typed) {
			found = append(found, candidate{sub.name, s.lang.Usage(sub.path())})
		}
	}
	return found
}

func argumentValues(l *line, typed string) []candidate {
	if len(l.args) >= l.command.most() {
		return nil
	}
	a := l.command.args[min(len(l.args), len(l.command.args)-1)]
	if a.file {
		return aFile
	}
	return matching(a.choices, "", typed)
}

func matching(choices []string, prefix, typed string) []candidate {
	var found []candidate
	for _, c := range choices {
		if strings.HasPrefix(c, typed) {
			found = append(found, candidate{word: prefix + c})
		}
	}
	return found
}

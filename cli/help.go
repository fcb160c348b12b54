package cli

import (
	"io"
	"regexp"
	"strings"
	"sync"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/cli/output"
)

// helpWidth is where lines of help break, in characters.
const helpWidth = 80

// A helpPage is help while it is being written.
type helpPage struct {
	strings.Builder
	lang catalogue.Lang
}

// printHelp writes all about a command, in the user's language.
func (s *session) printHelp(w io.Writer, c *command) error {
	p := &helpPage{lang: s.lang}
	help := s.lang.Help(c.path())
	p.WriteString(s.lang.Text("help/title", "command", c.spelling(), "usage", help.Usage) + "\n")

	p.heading("usage")
	p.wrap(p.synopsis(c), "  ", 6)
	if help.Description != "" {
		for paragraph := range strings.SplitSeq(help.Description, "\n\n") {
			p.WriteByte('\n')
			for line := range strings.SplitSeq(paragraph, "\n") {
				p.line(line)
			}
		}
	}
	if c.isGroup() {
		p.commands(c)
	}
	if c.parent != nil && len(c.flags) > 0 {
		p.flags("flags", c, c.flags)
	}
	var everywhere []*flag
	for _, f := range s.program().flags {
		if !isTableFlag(f) || c.prints || c.parent == nil {
			everywhere = append(everywhere, f)
		}
	}
	p.flags("global-flags", c, everywhere)
	if len(help.Examples) > 0 {
		p.heading("examples")
	}
	for i, x := range help.Examples {
		if i > 0 {
			p.WriteByte('\n')
		}
		p.WriteString("  # " + x.Says + "\n  " + x.Command + "\n")
	}
	if c.isGroup() {
		p.WriteByte('\n')
		p.wrap(s.lang.Text("help/more", "command", c.spelling()), "", 0)
	}
	_, err := io.WriteString(w, p.String())
	return err
}

// synopsis is the command with its arguments and required flags.
func (p *helpPage) synopsis(c *command) string {
	parts := []string{c.spelling()}
	if c.isGroup() {
		parts = append(parts, p.lang.Text("value/command"))
	}
	for _, a := range c.args {
		name := p.lang.Text("value/" + a.name)
		if a.many {
			name += "..."
		}
		if a.optional {
			name = "[" + name + "]"
		}
		parts = append(parts, name)
	}
	more := false
	for _, f := range c.flags {
		if f.required {
			parts = append(parts, "--"+f.name+" "+p.lang.Text("value/"+f.value))
		} else {
			more = true
		}
	}
	if more {
		parts = append(parts, "["+p.lang.Text("value/flags")+"]")
	}
	return strings.Join(parts, " ")
}

func (p *helpPage) heading(word string) {
	p.WriteString("\n" + p.lang.Text("help/"+word) + ":\n")
}

func (p *helpPage) commands(c *command) {
	p.heading("commands")
	var rows [][2]string
	for _, sub := range c.commands() {
		if !sub.hidden {
			rows = append(rows, [2]string{sub.name, p.lang.Usage(sub.path())})
		}
	}
	p.list(rows)
}

func (p *helpPage) flags(heading string, c *command, flags []*flag) {
	p.heading(heading)
	rows := make([][2]string, len(flags))
	for i, f := range flags {
		left := "    --" + f.name
		if f.letter != "" {
			left = "-" + f.letter + ", --" + f.name
		}
		if f.takesValue() {
			left += " " + p.lang.Text("value/"+f.value)
		}
		right := p.lang.Text(flagEntry(c, f))
		if len(f.choices) > 0 {
			right = p.lang.Text("help/choices", "flag", right, "choices", strings.Join(f.choices, ", "))
		}
		var also []string
		if f.required {
			also = append(also, p.lang.Text("help/required"))
		}
		if f.many {
			also = append(also, p.lang.Text("help/repeatable"))
		}
		if len(also) > 0 {
			right += " (" + strings.Join(also, ", ") + ")"
		}
		rows[i] = [2]string{left, right}
	}
	p.list(rows)
}

// flagEntry is the catalogue's entry for a flag: one for this command, or else
// the one for all flags of the name.
func flagEntry(c *command, f *flag) string {
	if own := "flag/" + c.path() + "/" + f.name; catalogue.Has(own) {
		return own
	}
	if c.parent != nil {
		if of := "flag/" + c.parent.path() + "/" + f.name; catalogue.Has(of) {
			return of
		}
	}
	return "flag/" + f.name
}

// list writes two columns, the second one wrapped.
func (p *helpPage) list(rows [][2]string) {
	widest := 0
	for _, row := range rows {
		widest = max(widest, output.Width(row[0]))
	}
	for _, row := range rows {
		left := "  " + row[0] + strings.Repeat(" ", widest-output.Width(row[0])+2)
		p.wrap(row[1], left, widest+4)
	}
}

// line writes a line of a description: one that is indented stays as it is where
// it fits.
func (p *helpPage) line(text string) {
	switch indented := strings.HasPrefix(text, "  "); {
	case !indented:
		p.wrap(text, "", 0)
	case output.Width(text) <= helpWidth:
		p.WriteString(text + "\n")
	default:
		p.wrap(text, "  ", 4)
	}
}

// together are a number and its word, between which Russian does not break a line.
var together = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`([0-9№]) (\p{Cyrillic})`) })

// wrap writes text behind a first part, with further lines indented. Lines break at
// spaces, but not before a dash, which Russian keeps with the word that it follows.
func (p *helpPage) wrap(text, first string, indent int) {
	p.WriteString(first)
	column, fresh := indent, true
	if p.lang == catalogue.Russian {
		text = strings.ReplaceAll(text, " — ", "\u00a0— ")
		text = together().ReplaceAllString(text, "$1\u00a0$2")
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' }) {
		w := output.Width(word)
		switch {
		case fresh:
		case column+1+w > helpWidth:
			p.WriteString("\n" + strings.Repeat(" ", indent))
			column = indent
		default:
			p.WriteByte(' ')
			column++
		}
		p.WriteString(word)
		column += w
		fresh = false
	}
	p.WriteByte('\n')
}

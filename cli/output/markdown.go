package output

import (
	"bytes"
	"strings"
)

// writeMarkdown writes a table as GitHub Flavored Markdown has it, section 4.10,
// with columns padded, so that it can be read as it is.
func (t *Table) writeMarkdown(b *buffer, s Style) error {
	for _, line := range t.Title {
		b.b = append(append(b.b, escapeMarkdown(line)...), "\n\n"...)
	}
	g, err := t.layOut(s.Lang)
	if err != nil {
		return err
	}
	if g.hidden() {
		g.kinds = nil
	}
	for row, kind := range g.kinds {
		for i, c := range t.Columns {
			if !g.filled[i] {
				continue
			}
			text, width := g.cell(row, i)
			text = bytes.ReplaceAll(text, []byte("|"), []byte(`\|`))
			strong := kind.strong() && len(text) > 0
			if strong {
				width += len("****")
			}
			missing := max(0, g.widest[i]-width)
			b.b = append(b.b, "| "...)
			if c.rightAligned() {
				b.b = appendSpaces(b.b, missing)
			}
			if strong {
				b.b = append(b.b, "**"...)
			}
			b.b = append(b.b, text...)
			if strong {
				b.b = append(b.b, "**"...)
			}
			if !c.rightAligned() {
				b.b = appendSpaces(b.b, missing)
			}
			b.b = append(b.b, ' ')
		}
		b.b = append(b.b, "|\n"...)
		if row == 0 {
			b.b = t.appendDelimiters(b.b, g)
		}
		if err := b.spill(); err != nil {
			return err
		}
	}
	for _, line := range t.Notes {
		b.b = append(append(b.b, '\n'), escapeMarkdown(line)...)
		b.b = append(b.b, '\n')
	}
	return nil
}

func (t *Table) appendDelimiters(b []byte, g *grid) []byte {
	for i, c := range t.Columns {
		if !g.filled[i] {
			continue
		}
		b = append(b, "| "...)
		for range max(2, g.widest[i]-1) {
			b = append(b, '-')
		}
		if c.rightAligned() {
			b = append(b, ": "...)
		} else {
			b = append(b, "- "...)
		}
	}
	return append(b, "|\n"...)
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "|", `\|`, "<", "&lt;", "\n", " ")

// escapeMarkdown keeps a line of text from being read as markup.
func escapeMarkdown(s string) string { return markdownEscapes.Replace(s) }

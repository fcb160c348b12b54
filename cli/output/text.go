package output

import "strings"

const (
	gap       = "  "
	boldStart = "\x1b[1m"
	boldEnd   = "\x1b[0m"
)

// writeText writes the table for a terminal: columns aligned, figures to the
// right, a line under the header and above the totals.
func (t *Table) writeText(b *buffer, s Style) error {
	for _, line := range t.Title {
		b.b = appendWrapped(b.b, line, s.Screen)
	}
	if len(t.Title) > 0 {
		b.b = append(b.b, '\n')
	}
	g, err := t.layOut(s.Lang)
	if err != nil {
		return err
	}
	g.fit(t.Columns, s.Screen)
	if g.hidden() {
		g.kinds = nil
	}
	for row, kind := range g.kinds {
		header := row == 0
		if kind == Total && g.kinds[row-1] != Total {
			b.b = g.appendRule(b.b)
		}
		bold := s.Colour && (header || kind.strong())
		if bold {
			b.b = append(b.b, boldStart...)
		}
		b.b = t.appendRow(b.b, g, row)
		if bold {
			b.b = append(b.b, boldEnd...)
		}
		b.b = append(b.b, '\n')
		if header {
			b.b = g.appendRule(b.b)
		}
		if err := b.spill(); err != nil {
			return err
		}
	}
	if len(t.Notes) > 0 && !g.hidden() {
		b.b = append(b.b, '\n')
	}
	for _, line := range t.Notes {
		b.b = appendWrapped(b.b, line, s.Screen)
	}
	return nil
}

// appendWrapped breaks a text at spaces. One with a word that no line can hold, such as a
// fingerprint, is left to the terminal: it can be copied in one piece.
func appendWrapped(b []byte, text string, screen int) []byte {
	text = string(appendOneLine(nil, text))
	for word := range strings.FieldsSeq(text) {
		if Width(word) > screen {
			screen = 0
		}
	}
	for _, line := range wrap(text, screen) {
		b = append(append(b, line...), '\n')
	}
	return b
}

// appendRow appends the lines of a row, the last of them without its end. A band
// below the first is left out where it is empty.
func (t *Table) appendRow(b []byte, g *grid, row int) []byte {
	start := len(b)
	for n, band := range g.bands {
		if n > 0 && g.empty(row, band) {
			continue
		}
		lines := g.lines(t.Columns, row, band)
		for line := range lines {
			if len(b) > start {
				b = append(b, '\n')
			}
			b = t.appendLine(b, g, row, band, indentOf(n), line, lines)
		}
	}
	return b
}

// appendLine appends one line of a row without spaces at its end.
func (t *Table) appendLine(b []byte, g *grid, row int, band []int, indent, line, of int) []byte {
	behind, first := indent, true // columns of space not yet written
	for _, i := range band {
		text, width := g.piece(t.Columns, row, i, line, of)
		if !first {
			behind += len(gap)
		}
		first = false
		missing := g.widest[i] - width
		if t.Columns[i].rightAligned() {
			behind += missing
			missing = 0
		}
		if len(text) > 0 {
			b = appendSpaces(b, behind)
			b = append(b, text...)
			behind = 0
		} else {
			missing += width
		}
		behind += missing
	}
	return b
}

// appendRule appends a line under every column; where columns stand below each
// other, one across all of them.
func (g *grid) appendRule(b []byte) []byte {
	if len(g.bands) > 1 {
		widest := 0
		for n, band := range g.bands {
			widest = max(widest, g.total(band)+indentOf(n))
		}
		return append(appendDashes(b, widest), '\n')
	}
	for n, i := range g.bands[0] {
		if n > 0 {
			b = append(b, gap...)
		}
		b = appendDashes(b, g.widest[i])
	}
	return append(b, '\n')
}

func appendDashes(b []byte, n int) []byte {
	for range n {
		b = append(b, "─"...)
	}
	return b
}

func appendSpaces(b []byte, n int) []byte {
	for range n {
		b = append(b, ' ')
	}
	return b
}

package output

const (
	gap       = "  "
	boldStart = "\x1b[1m"
	boldEnd   = "\x1b[0m"
)

// writeText writes the table for a terminal: columns aligned, figures to the
// right, a line under the header and above the totals.
func (t *Table) writeText(b *buffer, s Style) error {
	for _, line := range t.Title {
		b.b = append(appendOneLine(b.b, line), '\n')
	}
	if len(t.Title) > 0 {
		b.b = append(b.b, '\n')
	}
	g, err := t.layOut(s.Lang)
	if err != nil {
		return err
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
		b.b = t.appendLine(b.b, g, row)
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
	if len(t.Notes) > 0 {
		b.b = append(b.b, '\n')
	}
	for _, line := range t.Notes {
		b.b = append(appendOneLine(b.b, line), '\n')
	}
	return nil
}

// appendLine appends one row without spaces at its end.
func (t *Table) appendLine(b []byte, g *grid, row int) []byte {
	behind, first := 0, true // columns of space not yet written
	for i, c := range t.Columns {
		if !g.filled[i] {
			continue
		}
		text, width := g.cell(row, i)
		if !first {
			behind += len(gap)
		}
		first = false
		missing := g.widest[i] - width
		if c.rightAligned() {
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

func (g *grid) appendRule(b []byte) []byte {
	first := true
	for i, n := range g.widest {
		if !g.filled[i] {
			continue
		}
		if !first {
			b = append(b, gap...)
		}
		first = false
		for range n {
			b = append(b, "─"...)
		}
	}
	return append(b, '\n')
}

func appendSpaces(b []byte, n int) []byte {
	for range n {
		b = append(b, ' ')
	}
	return b
}

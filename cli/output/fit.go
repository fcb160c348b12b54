package output

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// freeText are the columns, by key, of what people write in their own words. On a
// terminal that is too narrow they are cut short: the beginning tells enough, and
// every other form of output has all of it. Figures, dates, and what a reader may
// want to type again (entries, lines, documents, numbers) are never cut.
var freeText = map[string]bool{
	"act": true, "contract": true, "details": true, "file": true, "payee": true, "purpose": true,
	"reason": true, "similar": true, "spelling": true, "spellings": true, "title": true,
}

// wrapped are the columns of which nothing is cut, and whose texts go on in the next
// line.
var wrapped = map[string]bool{"document": true, "event": true, "side": true, "value": true}

const (
	leastFreeText = 16 // columns of the screen
	leastWrapped  = 20 // but for shorter texts, and longer words
	bandIndent    = 4
)

// fit makes the grid fit on a screen of so many columns, as far as that goes without
// harm: headings get several lines, free text is cut short, and when that does not
// do, a row takes several lines, one band of columns below the other.
func (g *grid) fit(columns []Column, screen int) {
	if screen <= 0 || g.total(g.bands[0]) <= screen {
		return
	}
	g.fitted, g.screen = true, screen
	natural := slices.Clone(g.widest)
	least := make([]int, len(columns))
	for i := range columns {
		least[i] = g.longestWord(i, 0, 1)
		for row := 1; row < len(g.kinds); row++ {
			least[i] = max(least[i], g.shownWidth(row, i))
		}
	}
	g.shrink(least, screen)
	for i, c := range columns {
		switch {
		case freeText[c.Key]:
			least[i] = min(least[i], max(leastFreeText, g.longestWord(i, 0, 1)))
		case wrapped[c.Key]:
			least[i] = min(least[i], max(leastWrapped, g.longestWord(i, 0, len(g.kinds))))
		}
	}
	g.shrink(least, screen)
	if g.total(g.bands[0]) > screen {
		g.divide(screen)
		for n := range g.bands {
			g.stretch(n, natural, screen)
		}
	}
}

// total is how wide a band of columns is.
func (g *grid) total(band []int) int {
	n := len(gap) * (len(band) - 1)
	for _, i := range band {
		n += g.widest[i]
	}
	return n
}

// shownWidth is the width that a column needs for a cell. A heading over rows may run
// on over the columns beside it.
func (g *grid) shownWidth(row, column int) int {
	if g.kinds[row] == Group {
		return 0
	}
	_, width := g.cell(row, column)
	return width
}

// longestWord is the width of the longest part between spaces, at which a line may
// end, of the cells of a column in some rows.
func (g *grid) longestWord(column, from, to int) (widest int) {
	for row := from; row < to; row++ {
		if text, width := g.cell(row, column); width > widest && g.kinds[row] != Group {
			for word := range bytes.SplitSeq(text, []byte(" ")) {
				widest = max(widest, widthOf(word))
			}
		}
	}
	return widest
}

// shrink makes columns narrower, the widest of them first, none below its least.
func (g *grid) shrink(least []int, screen int) {
	for over := g.total(g.bands[0]) - screen; over > 0; over-- {
		at := -1
		for _, i := range g.bands[0] {
			if g.widest[i] > least[i] && (at < 0 || g.widest[i] > g.widest[at]) {
				at = i
			}
		}
		if at < 0 {
			return
		}
		g.widest[at]--
	}
}

// divide puts the columns into as few bands as it can, and those as narrow as they can
// be, so that what stands below does not stand there alone.
func (g *grid) divide(screen int) {
	all := g.bands[0]
	g.bands = g.banded(all, screen)
	for narrower := screen - 1; narrower > 0; narrower-- {
		bands := g.banded(all, narrower)
		if len(bands) > len(g.bands) || slices.ContainsFunc(bands, func(b []int) bool { return g.total(b) > narrower }) {
			return
		}
		g.bands = bands
	}
}

// banded puts as many columns into each band as a width has room for.
func (g *grid) banded(columns []int, width int) (bands [][]int) {
	room := 0
	for _, i := range columns {
		if room -= len(gap) + g.widest[i]; room < 0 || len(bands) == 0 {
			room = width - indentOf(len(bands)) - g.widest[i]
			bands = append(bands, nil)
		}
		at := len(bands) - 1
		bands[at] = append(bands[at], i)
	}
	return bands
}

func indentOf(band int) int { return min(band, 1) * bandIndent }

// stretch gives the columns of a band back what the screen has room for, the
// narrowest first.
func (g *grid) stretch(band int, natural []int, screen int) {
	columns := g.bands[band]
	for spare := screen - indentOf(band) - g.total(columns); spare > 0; spare-- {
		at := -1
		for _, i := range columns {
			if g.widest[i] < natural[i] && (at < 0 || g.widest[i] < g.widest[at]) {
				at = i
			}
		}
		if at < 0 {
			return
		}
		g.widest[at]++
	}
}

// empty tells that a row has nothing in a band.
func (g *grid) empty(row int, band []int) bool {
	for _, i := range band {
		if _, width := g.cell(row, i); width > 0 {
			return false
		}
	}
	return true
}

// lines are how many lines a band of a row takes.
func (g *grid) lines(columns []Column, row int, band []int) int {
	n := 1
	if g.fitted {
		for _, i := range band {
			n = max(n, len(g.pieces(columns, row, i)))
		}
	}
	return n
}

// pieces are the lines of a cell; nil for one that takes a single line as it is.
func (g *grid) pieces(columns []Column, row, column int) []string {
	text, width := g.cell(row, column)
	switch {
	case g.kinds[row] == Group && width > g.screen:
		return wrap(string(text), g.screen)
	case width <= g.widest[column] || g.kinds[row] == Group:
		return nil
	case row == 0 || wrapped[columns[column].Key]:
		return wrap(string(text), g.widest[column])
	case freeText[columns[column].Key]:
		return []string{shorten(string(text), g.widest[column])}
	}
	return nil
}

// piece is one of some lines of a cell. Headings stand at the bottom.
func (g *grid) piece(columns []Column, row, column, line, of int) (text []byte, width int) {
	pieces := []string(nil)
	if g.fitted {
		pieces = g.pieces(columns, row, column)
	}
	if row == 0 {
		line -= of - max(1, len(pieces))
	}
	switch {
	case pieces == nil && line == 0:
		return g.cell(row, column)
	case line < 0 || line >= len(pieces):
		return nil, 0
	}
	return []byte(pieces[line]), Width(pieces[line])
}

// shorten cuts text to a width, the ellipsis included.
func shorten(text string, width int) string {
	for text != "" && Width(text) >= width {
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
	}
	return strings.TrimRight(text, " ") + "…"
}

// wrap divides text at spaces into lines of a width, and within words that are
// longer. Spaces at its beginning stay. Without a width it is one line.
func wrap(text string, width int) []string {
	var lines []string
	for width > 0 && Width(text) > width {
		at := cutAt(text, width)
		lines = append(lines, strings.TrimRight(text[:at], " "))
		text = strings.TrimLeft(text[at:], " ")
	}
	return append(lines, text)
}

// cutAt is where a line of a width ends: behind its last space, or within a word
// that takes all of it.
func cutAt(text string, width int) int {
	taken, space, begun := 0, 0, false
	for i, r := range text {
		if r == ' ' && begun {
			space = i + 1
		}
		begun = begun || r != ' '
		if taken += Width(string(r)); taken > width {
			switch {
			case space > 0:
				return space
			case i > 0:
				return i
			}
			return utf8.RuneLen(r)
		}
	}
	return len(text)
}

package intake

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// A column is what is seen in one column of a file's first rows.
type column struct {
	heading string
	filled  []string // its cells that are not empty
	dates   []string // the forms that all of them, but for strays, are dates of: each alone
	several []string // the forms that they are dates of only together
	number  bool     // they are amounts
	at      int
}

// dateForms are the forms that are tried, the more usual first.
var dateForms = []string{
	"YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY", "DD.MM.YY", "DD/MM/YY", "MM/DD/YY", "DD-MM-YYYY", "YYYY/MM/DD", "YYYY.MM.DD", "YYYYMMDD",
	"D MMMM YYYY", "D.M.YYYY", "D/M/YYYY", "M/D/YYYY", "MMMM D, YYYY",
}

// dateLayouts are those forms, made when they are needed first.
var dateLayouts = sync.OnceValue(func() (layouts []layout) {
	for _, form := range dateForms {
		l, err := parseLayout(form, 100)
		if err != nil {
			panic(err) // they are constants
		}
		layouts = append(layouts, l)
	}
	return layouts
})

// numberForms are the ways of writing amounts that are tried, the plainer first.
var numberForms = []numberForm{
	{decimal: '.'}, {decimal: ','}, {',', ' ', 0}, {'.', ',', 0}, {'.', ' ', 0}, {',', '.', 0}, {'.', '\'', 0}, {',', '\'', 0},
}

// mostly is true for nine of ten: the rest may be totals, notes and slips.
func mostly(n, of int) bool { return of > 0 && n*10 >= of*9 }

func newColumn(heading string, at int, rows [][]string) column {
	c := column{heading: heading, at: at}
	for _, row := range rows {
		if at < len(row) {
			if cell := clean(row[at]); cell != "" {
				c.filled = append(c.filled, cell)
			}
		}
	}
	c.guessDates()
	n := 0
	for _, cell := range c.filled {
		if isNumber(cell) {
			n++
		}
	}
	c.number = mostly(n, len(c.filled)) && !c.isDate()
	return c
}

func (c *column) isDate() bool { return c.dates != nil || c.several != nil }

// guessDates finds the forms of a column's dates. Spreadsheets mix them: some cells
// are days, and others what somebody typed.
func (c *column) guessDates() {
	rest := c.filled
	for range 3 {
		best, left := "", rest
		for i, form := range dateForms {
			l := &dateLayouts()[i]
			if form == "YYYYMMDD" && len(c.filled) < 3 {
				continue
			}
			var others []string
			for _, cell := range rest {
				if _, ok := l.date(cell); !ok {
					others = append(others, cell)
				}
			}
			if len(rest) == len(c.filled) && mostly(len(rest)-len(others), len(rest)) {
				c.dates = append(c.dates, form)
			}
			if len(others) < len(left) {
				best, left = form, others
			}
		}
		if c.dates != nil || best == "" {
			break
		}
		c.several, rest = append(c.several, best), left
		if mostly(len(c.filled)-len(rest), len(c.filled)) {
			return
		}
	}
	c.several = nil
}

// isNumber tells an amount in some form.
func isNumber(cell string) bool {
	return slices.ContainsFunc(numberForms, func(f numberForm) bool {
		_, err := f.minor(cell, 4)
		return err == nil
	})
}

// guessNumbers finds the form that most of the cells are amounts in; odd is one
// that is none.
func guessNumbers(cells []string) (best numberForm, odd string) {
	most := -1
	for _, f := range numberForms {
		n, bad := 0, ""
		for _, cell := range cells {
			if _, err := f.minor(cell, 2); err == nil {
				n++
			} else if bad == "" {
				bad = cell
			}
		}
		if n > most {
			best, most, odd = f, n, bad
		}
	}
	return best, odd
}

// looksLikeHeader scores a row as the headings of the rows below it: texts, none of
// them twice, in many columns, and known ones among them.
func looksLikeHeader(row []string) int {
	filled, score := map[string]bool{}, 0
	for _, cell := range row {
		cell = squeeze(cell)
		switch {
		case cell == "":
			score--
		case isNumber(cell) || isDate(cell):
			score -= 4
		case !strings.ContainsFunc(cell, unicode.IsLetter) && !strings.Contains(cell, "№"), filled[cell]:
			score--
		default:
			score += 2 + 4*min(knownHeading(cell), 1)
			filled[cell] = true
		}
	}
	if len(filled) < 2 {
		return -1
	}
	return score
}

func isDate(cell string) bool {
	for i, form := range dateForms {
		if _, ok := dateLayouts()[i].date(cell); ok && form != "YYYYMMDD" {
			return true
		}
	}
	return false
}

// knownHeading is how well a heading is known at all.
func knownHeading(heading string) int {
	if _, ok := fieldOf(heading); ok {
		return 2000
	}
	plain := plainHeading(heading)
	best := max(rank(plain, debits), rank(plain, credits), rank(plain, codes))
	for _, list := range synonyms {
		best = max(best, rank(plain, list))
	}
	for _, list := range builtIn {
		best = max(best, rank(plain, list))
	}
	return best
}

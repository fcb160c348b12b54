package intake

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/fundledger/fundledger/ledger"
)

// A choice is what a column must hold for its row to be read: one of some values,
// none of some, text that matches a pattern, anything, or nothing. All that is said
// has to hold.
type choice struct {
	is, not  []string
	patterns []rule
	empty    *bool

	table map[string]any // as it stands in the profile, when it is a table
}

// A rule is a pattern with what its matching should come to.
type rule struct {
	*regexp.Regexp
	want bool
}

// UnmarshalTOML takes a value, a list of values, or a table of conditions.
func (c *choice) UnmarshalTOML(v any) error {
	if table, ok := v.(map[string]any); ok {
		c.table = table
		return nil
	}
	list, ok := textList(v)
	if !ok {
		return wanted("text-list-or-table")
	}
	c.is = list
	return nil
}

// checkChoice reads the conditions on one column.
func (p *Profile) checkChoice(heading string) error {
	c := p.Where[heading]
	for _, name := range slices.Sorted(maps.Keys(c.table)) {
		key := toml.Key{"where", heading, name}.String()
		list, isText := textList(c.table[name])
		switch name {
		case "is":
			c.is = list
		case "not":
			c.not = list
		case "matches", "not_matches":
			for _, text := range list {
				compiled, err := p.pattern(key, text)
				if err != nil {
					return err
				}
				c.patterns = append(c.patterns, rule{compiled, name == "matches"})
			}
		case "empty":
			empty, ok := c.table[name].(bool)
			if !ok {
				return ledger.Refuse("profile-key-type", "file", p.path, "key", key, "wanted", "yes-or-no")
			}
			c.empty, isText = &empty, true
		default:
			return p.unknownKey(toml.Key{"where", name}, key)
		}
		if !isText {
			return ledger.Refuse("profile-key-type", "file", p.path, "key", key, "wanted", "text-or-list")
		}
	}
	p.Where[heading] = c
	return nil
}

func (c *choice) takes(cell string) bool {
	switch {
	case c.empty != nil && (cell == "") != *c.empty,
		c.is != nil && !slices.Contains(c.is, cell),
		slices.Contains(c.not, cell):
		return false
	}
	return !slices.ContainsFunc(c.patterns, func(r rule) bool { return r.MatchString(cell) != r.want })
}

// A condition is a choice on a column of the file.
type condition struct {
	column int
	choice choice
}

// A skip is a pattern of rows that are passed over: in a column, in the first
// filled cell, or in any.
type skip struct {
	column  int
	pattern *regexp.Regexp
}

const (
	firstFilled = -1
	anyCell     = -2
)

// chooser compiles what the profile says of rows to skip and to choose.
func (f *File) chooser() {
	p := f.profile
	f.skip, f.conditions = nil, nil
	for _, pattern := range p.File.Skip {
		f.skip = append(f.skip, skip{firstFilled, regexp.MustCompile(pattern)}) // checked with the profile
	}
	for _, heading := range slices.Sorted(maps.Keys(p.Skip)) {
		at := anyCell
		if heading != "*" {
			at = f.column(heading)
		}
		for _, pattern := range p.Skip[heading] {
			f.skip = append(f.skip, skip{at, regexp.MustCompile(pattern)})
		}
	}
	for _, heading := range slices.Sorted(maps.Keys(p.Where)) {
		f.conditions = append(f.conditions, condition{f.column(heading), p.Where[heading]})
	}
}

// skips tells a row that the profile passes over by a pattern. It may be shorter
// than the header, as rows of totals are.
func (f *File) skips(r *Row) bool {
	if f.skip == nil {
		return false
	}
	first := -1
	for i, cell := range r.Cells {
		if cell = clean(cell); cell == "" {
			continue
		}
		if first < 0 {
			first = i
		}
		if strings.ContainsAny(cell, "\r\n") {
			cell = oneLine(cell) // as the headings that it may repeat
		}
		for _, s := range f.skip {
			if (s.column == i || s.column == anyCell || s.column == firstFilled && first == i) && s.pattern.MatchString(cell) {
				return true
			}
		}
	}
	return false
}

// leavesOut tells a row that does not meet the profile's conditions.
func (f *File) leavesOut(r *Row) bool {
	for i := range f.conditions {
		if c := &f.conditions[i]; !c.choice.takes(clean(r.Cells[c.column])) {
			return true
		}
	}
	return false
}

// sides are the two columns that an amount is in one of.
type sides struct {
	plus, minus                      int
	skipMinus, skipBoth, skipNeither bool
}

func (s *sides) leavesOut(r *Row) bool {
	plus, minus := !isNothing(r.Cells[s.plus]), !isNothing(r.Cells[s.minus])
	switch {
	case plus && minus:
		return s.skipBoth
	case minus:
		return s.skipMinus
	}
	return !plus && s.skipNeither
}

// add counts a row that is passed over, with the money in its columns: one, or that of
// what is paid and that of what came in.
func (l *LeftOut) add(r *Row, columns ...int) {
	l.Count++
	unread := false
	for i, column := range columns {
		if column >= len(r.Cells) || isNothing(r.Cells[column]) {
			continue
		}
		side := [...]*int64{&l.Plus, &l.Minus}[i]
		n, err := r.file.number.minor(clean(r.Cells[column]), LooseDigits)
		sum, ok := ledger.AddMinor(*side, n)
		if err != nil || !ok {
			unread = true
			continue
		}
		*side = sum
	}
	if unread {
		l.Unread++
	}
}

// SideNames are the headings of the two columns that amounts are in, "" where they
// are in one.
func (f *File) SideNames() (plus, minus string) {
	if f.sides == nil {
		return "", ""
	}
	return f.Header[f.sides.plus], f.Header[f.sides.minus]
}

// amount is the one that is filled: below zero where it is the other side's.
// Refusals: amount-both (value, other), amount-neither.
func (s *sides) amount(r *Row, digits int) (int64, error) {
	plus, minus := clean(r.Cells[s.plus]), clean(r.Cells[s.minus])
	switch {
	case isNothing(minus) && isNothing(plus):
		return 0, ledger.Refuse("amount-neither")
	case isNothing(minus):
		return r.file.number.minor(plus, digits)
	case isNothing(plus):
		n, err := r.file.number.minor(minus, digits)
		return -n, err
	}
	return 0, ledger.Refuse("amount-both", "value", plus, "other", minus)
}

// isNothing tells a cell that has no amount in it: programs print a zero, or a
// dash, into the side that is not meant.
func isNothing(cell string) bool { return strings.Trim(clean(cell), "0.,-–—") == "" }

// text is the amount as it stands there.
func (s *sides) text(r *Row) string {
	plus, minus := clean(r.Cells[s.plus]), clean(r.Cells[s.minus])
	switch {
	case isNothing(minus):
		return plus
	case isNothing(plus):
		return minus
	}
	return plus + " / " + minus
}

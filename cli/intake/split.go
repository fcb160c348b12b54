package intake

import (
	"maps"
	"regexp"
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// A splitter cuts the cells of a column by the groups of a pattern. What a group
// takes is a column of its own, behind those of the file.
type splitter struct {
	column  int
	first   int // the column of the first group
	pattern *regexp.Regexp
	groups  []int // of the pattern
}

// split gives the groups of the profile's patterns columns, and their fields.
func (f *File) split() {
	p := f.profile
	next := len(f.Header)
	for _, heading := range slices.Sorted(maps.Keys(p.Split)) {
		s := splitter{column: f.column(heading), first: next, pattern: p.Split[heading].compiled}
		for group, name := range s.pattern.SubexpNames() {
			if name == "" {
				continue
			}
			name, _ = groupField(name)
			field := p.source(name)
			field.columns = []int{next}
			f.put(name, field)
			s.groups = append(s.groups, group)
			next++
		}
		f.splits = append(f.splits, s)
	}
}

// cut fills a row's parts. An empty cell has empty parts; one that the pattern does
// not fit has none: flaw split-differs (value, pattern).
func (f *File) cut(r *Row) {
	for i := range f.splits {
		s := &f.splits[i]
		cell := clean(r.Cells[s.column])
		var found []int
		err := r.flaw(s.column)
		if cell != "" && err == nil {
			if found = s.pattern.FindStringSubmatchIndex(cell); found == nil {
				err = ledger.Refuse("split-differs", "value", cell, "pattern", s.pattern.String())
			}
		}
		for n, group := range s.groups {
			part := ""
			if found != nil && found[2*group] >= 0 {
				part = clean(cell[found[2*group]:found[2*group+1]])
			}
			r.parts = append(r.parts, part)
			if err != nil {
				r.flaws = append(r.flaws, flaw{s.first + n, err})
			}
		}
	}
}

// base is the column of the file that a column is, or was cut out of.
func (f *File) base(column int) int {
	for i := range f.splits {
		if s := &f.splits[i]; s.first <= column && column < s.first+len(s.groups) {
			return s.column
		}
	}
	return column
}

package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/ledger"
)

// An unmappedValue is one that a profile's map does not have. It is told once, with
// the rows that it stands in, however many they are.
type unmappedValue struct {
	first Problem
	field string // that the map is of
	value string
	rows  int64
	at    []string // the first of them
	last  string
	add   intake.Missing
}

// unmapped are the values that no map has, in the order of the file.
type unmapped struct {
	values []*unmappedValue
	known  map[[2]string]*unmappedValue // by field and value
}

const (
	mostUnmapped     = 10_000 // values that are told
	mostUnmappedRows = 5      // rows that are told of each
)

// take keeps a problem that is such a value. fresh is whether it is the first time;
// one row may use it for several fields.
func (u *unmapped) take(p Problem, file *intake.File) (taken, fresh bool) {
	refusal, ok := p.Err.(*ledger.Refusal)
	if !ok || refusal.Code != "value-not-mapped" {
		return false, false
	}
	field, _ := refusal.Arg("field").(string)
	value, _ := refusal.Arg("value").(string)
	x := u.known[[2]string{field, value}]
	if x == nil {
		if fresh = true; len(u.values) == mostUnmapped {
			return true, true
		}
		value = strings.Clone(value) // the block of the file that it is a part of is let go
		p.Value, p.Err = value, nil
		x = &unmappedValue{first: p, field: field, value: value, add: file.MissingValue(field, value)}
		if u.known == nil {
			u.known = map[[2]string]*unmappedValue{}
		}
		u.known[[2]string{field, value}] = x
		u.values = append(u.values, x)
	}
	if x.last != p.Place {
		x.last = p.Place
		if x.rows++; len(x.at) < mostUnmappedRows {
			x.at = append(x.at, p.Place)
		}
	}
	return true, fresh
}

// problems are the values as problems of the file.
func (u *unmapped) problems() []Problem {
	list := make([]Problem, len(u.values))
	for i, x := range u.values {
		at := strings.Join(x.at, ", ")
		if x.rows > int64(len(x.at)) {
			at += " …"
		}
		list[i] = x.first
		list[i].Err = ledger.Refuse("values-not-mapped", "field", x.field, "n", x.rows, "rows", at)
	}
	return list
}

// additions are what to add to each map, ready to be filled in.
func (u *unmapped) additions(s *session) string {
	var b strings.Builder
	var where []string
	for _, x := range u.values {
		if !slices.Contains(where, x.add.Where) {
			where = append(where, x.add.Where)
		}
	}
	for _, w := range where {
		fmt.Fprintf(&b, "%s: %s:\n", programName, s.lang.Text("values-to-add", "where", w))
		for _, x := range u.values {
			if x.add.Where == w {
				b.WriteString(x.add.Line + "\n")
			}
		}
	}
	return b.String()
}

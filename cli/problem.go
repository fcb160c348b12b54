package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// A Problem is what is wrong at one place of a file that was to be imported.
type Problem struct {
	File   string
	Place  string // a line of it, or a row or cell of a workbook; "" for the file as a whole
	Column string // its heading; "" for the row as a whole
	Value  string // what stands there
	Err    error  // what was expected
}

// mostListed is how many problems of a file are listed, and how many rows that
// were there already. A file of another ledger has a million of them, all alike.
const mostListed = 1000

// A problemList keeps the first problems of a file and counts them all.
type problemList struct {
	first    []Problem
	unmapped unmapped // told apart from the others, each value once
	found    int64
}

func (l *problemList) add(p Problem) {
	if l.found++; len(l.first) < mostListed {
		p.Value = strings.Clone(p.Value) // the block of the file that it is a part of is let go
		if r, ok := p.Err.(*ledger.Refusal); ok {
			for i := range r.Args {
				if text, ok := r.Args[i].Value.(string); ok {
					r.Args[i].Value = strings.Clone(text)
				}
			}
		}
		l.first = append(l.first, p)
	}
}

// listProblems tells the user every problem, each on a line of its own, aligned,
// and every hint once.
func (s *session) listProblems(list *problemList) {
	problems := slices.Concat(list.first, list.unmapped.problems())
	rows := make([][]string, len(problems))
	var hints []string
	for i, p := range problems {
		sentence, hint := s.lang.Error(p.Err)
		place := p.File
		if p.Place != "" {
			place += ":" + p.Place
		}
		value := ""
		if p.Value != "" {
			value = strconv.Quote(shortened(p.Value))
		}
		rows[i] = []string{place, shortened(p.Column), value, sentence}
		if hint != "" && !slices.Contains(hints, hint) {
			hints = append(hints, hint)
		}
	}
	var b strings.Builder
	for _, line := range alignColumns(rows) {
		b.WriteString(line + "\n")
	}
	if more := list.found - int64(len(problems)); more > 0 {
		b.WriteString(s.lang.Text("more-problems", "n", more) + "\n")
	}
	for _, hint := range hints {
		b.WriteString(programName + ": " + s.lang.Text("word/hint") + ": " + hint + "\n")
	}
	b.WriteString(list.unmapped.additions(s))
	fmt.Fprint(s.stderr, b.String())
}

// mostShown is how much of a cell is shown: what stands in it is looked up in the file.
const mostShown = 80

func shortened(text string) string {
	letters := 0
	for at := range text {
		if letters == mostShown {
			return text[:at] + "…"
		}
		letters++
	}
	return text
}

// alignColumns joins cells to lines with columns of one width. Columns that are
// empty in every row are left out.
func alignColumns(rows [][]string) []string {
	var widest []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widest) {
				widest = append(widest, 0)
			}
			widest[i] = max(widest[i], output.Width(cell))
		}
	}
	lines := make([]string, len(rows))
	for r, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			if widest[i] > 0 {
				b.WriteString(cell + strings.Repeat(" ", widest[i]-output.Width(cell)+2))
			}
		}
		lines[r] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

package intake

import (
	"slices"
	"strconv"
	"strings"
)

// A headerFinder looks for the headings among a file's first rows: the first row
// that is not empty, or the one with all the headings that the profile names. Where
// the header is in two rows, a heading of the upper one belongs to all headings
// below and right of it, up to the next: it is joined with them.
type headerFinder struct {
	named  []string
	rows   int
	joint  string
	before []string // the row before, where the header is in two
}

func newHeaderFinder(p *FileProfile) *headerFinder {
	h := &headerFinder{rows: max(p.HeaderRows, 1), joint: " / "}
	for _, heading := range p.Header {
		h.named = append(h.named, squeeze(heading))
	}
	if p.HeaderJoin != nil {
		h.joint = *p.HeaderJoin
	}
	return h
}

// next takes the next row. When the header ends with it, next returns the headings
// and the rows that they were made of.
func (h *headerFinder) next(cells []string) (header []string, rows [][]string) {
	row := make([]string, len(cells))
	for i, cell := range cells {
		row[i] = squeeze(cell)
	}
	if h.rows == 1 {
		if isBlank(row) || !h.containsAll(row, row) {
			return nil, nil
		}
		return row, [][]string{row}
	}
	upper := h.before
	h.before = row
	if upper == nil || isBlank(upper) || isBlank(row) {
		return nil, nil
	}
	joined := h.joinRows(upper, row)
	if !h.containsAll(upper, joined) {
		return nil, nil
	}
	return joined, [][]string{upper, row}
}

// containsAll looks for the named headings in the upper row, or among those that
// were joined.
func (h *headerFinder) containsAll(upper, joined []string) bool {
	for _, heading := range h.named {
		if !slices.Contains(upper, heading) && (!strings.Contains(heading, h.joint) || !slices.Contains(joined, heading)) {
			return false
		}
	}
	return true
}

func (h *headerFinder) joinRows(upper, lower []string) []string {
	joined := make([]string, max(len(upper), len(lower)))
	group := ""
	for i := range joined {
		above, below := at(upper, i), at(lower, i)
		switch {
		case above != "":
			group = above
		case below != "":
			above = group // a merged cell: the group goes on
		}
		switch {
		case above == "" && below == "" && group != "" && i > 0 && at(lower, i-1) != "":
			joined[i], group = group, "" // the group's amount, beside its account: "Дебет: Счет, …"
		case below == "" || above == below: // a heading over both rows
			joined[i], group = above, ""
		case above == "":
			joined[i] = below
		default:
			joined[i] = above + h.joint + below
		}
	}
	return joined
}

func at(row []string, i int) string {
	if i < len(row) {
		return row[i]
	}
	return ""
}

// squeeze is a heading as it is compared: line breaks and runs of spaces are one
// space. Its memory is its own.
func squeeze(heading string) string { return strings.Clone(strings.Join(strings.Fields(heading), " ")) }

// numbered takes a heading apart that says which of several equal ones is meant:
// "Сумма#2".
func numbered(heading string) (name string, n int) {
	i := strings.LastIndexByte(heading, '#')
	if i <= 0 {
		return heading, 0
	}
	n, err := strconv.Atoi(heading[i+1:])
	if err != nil || n < 1 {
		return heading, 0
	}
	return heading[:i], n
}

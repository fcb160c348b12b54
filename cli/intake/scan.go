package intake

import (
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// A scanner cuts a block of text into records and cells. Cells are parts of the
// block unless a doubled quote had to be undone.
type scanner struct {
	text      string
	pos       int
	line      int // of the record that is next, from 1
	delimiter byte
	last      bool // nothing follows the block
}

// record appends the cells of the next record to cells. ok is false when the
// block holds no whole record any more: pos stands at the rest. A record that
// breaks the rules is cut at the end of its line and comes with a problem.
func (s *scanner) record(cells []string) (_ []string, problem *ledger.Refusal, ok bool) {
	start, lines := s.pos, 0
	if start >= len(s.text) {
		return cells, nil, false
	}
	i := start
	for {
		cell, next, newlines, bad := s.cell(i)
		if bad != "" || next < 0 {
			if !s.last && next < 0 {
				s.pos = start
				return cells, nil, false // the rest comes with the next block
			}
			end := strings.IndexByte(s.text[i:], '\n')
			if end < 0 {
				end = len(s.text) - i - 1
			}
			s.line += strings.Count(s.text[start:i+end+1], "\n")
			s.pos = i + end + 1
			if bad == "" {
				bad = "quote-not-closed"
			}
			return cells, ledger.Refuse(bad), true
		}
		cells = append(cells, cell)
		lines += newlines
		switch {
		case next >= len(s.text):
			if !s.last {
				s.pos = start
				return cells, nil, false
			}
			s.pos, s.line = next, s.line+lines+1
			return cells, nil, true
		case s.text[next] == s.delimiter:
			i = next + 1
		default: // the end of a line
			s.pos, s.line = next+1, s.line+lines+1
			return cells, nil, true
		}
	}
}

// cell reads the cell at i. next is where its delimiter or line feed stands, or
// the end of the text; -1 when a quote is not closed in the block.
func (s *scanner) cell(i int) (cell string, next, newlines int, bad string) {
	if i < len(s.text) && s.text[i] == '"' {
		return s.quoted(i + 1)
	}
	for j := i; ; j++ {
		if j == len(s.text) {
			return strings.TrimSuffix(s.text[i:], "\r"), j, 0, ""
		}
		switch s.text[j] {
		case s.delimiter:
			return s.text[i:j], j, 0, ""
		case '\n':
			return strings.TrimSuffix(s.text[i:j], "\r"), j, 0, ""
		}
	}
}

func (s *scanner) quoted(i int) (cell string, next, newlines int, bad string) {
	var parts []string
	for j := i; ; {
		n := strings.IndexByte(s.text[j:], '"')
		if n < 0 {
			return "", -1, 0, ""
		}
		j += n
		if j+1 < len(s.text) && s.text[j+1] == '"' {
			parts = append(parts, s.text[i:j+1])
			j += 2
			i = j
			continue
		}
		cell = s.text[i:j]
		if parts != nil {
			cell = strings.Join(append(parts, cell), "")
		}
		newlines = strings.Count(cell, "\n")
		j++
		if strings.HasPrefix(s.text[j:], "\r\n") || s.text[j:] == "\r" {
			j++
		}
		if j < len(s.text) && s.text[j] != s.delimiter && s.text[j] != '\n' {
			return "", j, 0, "text-after-quote"
		}
		return cell, j, newlines, ""
	}
}

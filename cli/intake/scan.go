package intake

import (
	"strings"
	"unsafe"

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
	stuck     bool // the record that is next has been waited for long enough: its quote is never closed
	undone    []byte
}

// record appends the cells of the next record to cells. ok is false when the
// block holds no whole record any more: pos stands at the rest. A record that
// breaks the rules is cut at the end of its line and comes with a problem.
func (s *scanner) record(cells []string) (_ []string, problem *ledger.Refusal, ok bool) {
	start, lines := s.pos, 0
	if start >= len(s.text) {
		return cells, nil, false
	}
	i, end := start, s.lineEnd(start)
	for {
		var next int
		if i < end && s.text[i] == '"' {
			cell, after, newlines, bad := s.quoted(i + 1)
			if after < 0 && (s.last || s.stuck) {
				bad = "quote-not-closed"
			}
			switch {
			case bad != "" && (end < len(s.text) || s.last):
				s.stuck = false
				s.pos = min(end+1, len(s.text))
				s.line += strings.Count(s.text[start:s.pos], "\n")
				return cells, ledger.Refuse(bad), true
			case bad != "" || after < 0:
				s.pos = start
				return cells, nil, false // the rest comes with the next block
			case after > end:
				end = s.lineEnd(after)
			}
			cells, lines, next = append(cells, cell), lines+newlines, after
		} else if n := strings.IndexByte(s.text[i:end], s.delimiter); n >= 0 {
			next = i + n
			cells = append(cells, s.text[i:next])
		} else {
			next = end
			cells = append(cells, strings.TrimSuffix(s.text[i:end], "\r"))
		}
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

// lineEnd is where the line feed behind i stands, or the end of the text.
func (s *scanner) lineEnd(i int) int {
	if n := strings.IndexByte(s.text[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(s.text)
}

// quoted reads the cell whose opening quotation mark stands before i. next is
// where its delimiter or line feed stands, or the end of the text; -1 when the
// quotation mark is not closed in the block.
func (s *scanner) quoted(i int) (cell string, next, newlines int, bad string) {
	j, doubled := i, false
	for {
		n := strings.IndexByte(s.text[j:], '"')
		if n < 0 {
			return "", -1, 0, ""
		}
		if j += n; j+1 == len(s.text) || s.text[j+1] != '"' {
			break
		}
		j, doubled = j+2, true
	}
	cell = s.text[i:j]
	newlines = strings.Count(cell, "\n")
	if doubled {
		cell = s.undouble(cell)
	}
	j++
	if strings.HasPrefix(s.text[j:], "\r\n") || s.text[j:] == "\r" {
		j++
	}
	if j < len(s.text) && s.text[j] != s.delimiter && s.text[j] != '\n' {
		return "", j, 0, "text-after-quote"
	}
	return cell, j, newlines, ""
}

// undouble writes a cell with its doubled quotation marks undone into the
// scanner's own memory.
func (s *scanner) undouble(cell string) string {
	if cap(s.undone)-len(s.undone) < len(cell) {
		s.undone = make([]byte, 0, max(16<<10, len(cell)))
	}
	from := len(s.undone)
	for {
		n := strings.IndexByte(cell, '"')
		if n < 0 {
			break
		}
		s.undone = append(s.undone, cell[:n+1]...)
		cell = cell[n+2:]
	}
	s.undone = append(s.undone, cell...)
	return unsafe.String(&s.undone[from], len(s.undone)-from)
}

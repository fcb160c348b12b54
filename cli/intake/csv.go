package intake

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/fundledger/fundledger/ledger"
)

// csvForm is text with a delimiter between cells.
type csvForm struct {
	dataFrom int64 // offset of the first row's bytes
	dataLine int   // its line
}

func (c *csvForm) begin(f *File, head []byte) error {
	bom := 0
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		bom = 3
	}
	form := &f.profile.File
	if f.encoding = strings.ToLower(form.Encoding); f.encoding == "" {
		f.encoding = encodingUTF8
		if bom == 0 {
			f.encoding = guessEncoding(head)
		}
	} else if found := otherEncoding(head, f.encoding); found != "" {
		return ledger.Refuse("encoding-differs", "file", f.Name, "encoding", f.encoding, "found", found)
	}
	text := decode(head[bom:], f.encoding)
	sep := delimiterLine(text)
	if f.delimiter = guessDelimiter(text); form.Delimiter != "" {
		f.delimiter = form.Delimiter[0]
	} else if sep > 0 {
		f.delimiter = text[len("sep=")]
	}
	return c.header(f, scanner{text: text, pos: sep, line: 1 + min(sep, 1), delimiter: f.delimiter}, int64(bom), int64(len(head)) == f.Bytes)
}

// delimiterLine is the length of a first line that only says what the delimiter is, as
// spreadsheets take it: "sep=;". 0 where there is none.
func delimiterLine(text string) int {
	line, _, ok := strings.Cut(text, "\n")
	if rest, is := strings.CutPrefix(strings.TrimSuffix(line, "\r"), "sep="); !ok || !is || len(rest) != 1 || !strings.Contains(",;\t|", rest) {
		return 0
	}
	return len(line) + 1
}

// header finds the headings in the beginning of the file.
func (c *csvForm) header(f *File, s scanner, offset int64, whole bool) error {
	s.last = whole
	for {
		line := s.line
		cells, problem, ok := s.record(nil)
		switch {
		case !ok && !whole && len(f.profile.File.Header) == 0:
			return cannotRead(f.Name, fmt.Errorf("no headings in its first %d KiB", blockBytes>>10))
		case !ok:
			return f.headless()
		case problem == nil && f.heads(line, cells):
			c.dataLine = s.line
			c.dataFrom = offset + encodedLen(s.text[:s.pos], f.encoding)
			return nil
		}
	}
}

func (c *csvForm) blocks(f *File) iter.Seq2[*Block, error] {
	return func(yield func(*Block, error) bool) {
		if _, err := f.f.Seek(c.dataFrom, io.SeekStart); err != nil {
			yield(nil, cannotRead(f.Name, err))
			return
		}
		line, read := c.dataLine, c.dataFrom
		var rest []byte
		stuck := false
		for last := false; !last; {
			buf := make([]byte, len(rest)+blockBytes)
			n := copy(buf, rest)
			m, err := io.ReadFull(f.f, buf[n:])
			if last = err == io.EOF || err == io.ErrUnexpectedEOF; err != nil && !last {
				yield(nil, cannotRead(f.Name, err))
				return
			}
			buf = buf[:n+m]
			b := &Block{}
			used, next := f.block(b, buf, scanner{line: line, last: last, stuck: stuck})
			rest, line = buf[used:], next
			if stuck = len(rest) > recordBytes; stuck && !last && bytes.IndexByte(rest, '\n') < 0 {
				yield(nil, cannotRead(f.Name, fmt.Errorf("line %d is longer than %d MiB", line, recordBytes>>20)))
				return
			}
			read += int64(used)
			b.Bytes = read
			if !yield(b, nil) {
				return
			}
		}
	}
}

// block cuts the whole records out of buf, and tells how many bytes they were and
// on which line the next one begins.
func (f *File) block(b *Block, buf []byte, s scanner) (used, next int) {
	cut := len(buf)
	if !s.last && f.encoding == encodingUTF8 {
		cut = wholeRunes(buf)
	}
	text := decode(buf[:cut], f.encoding)
	s.text, s.delimiter = text, f.delimiter
	valid, nul := f.encoding != encodingUTF8 || utf8.ValidString(text), strings.IndexByte(text, 0) >= 0
	width := len(f.Header)
	b.Rows = make([]Row, 0, len(text)/100)
	// No text has more cells than bytes, and one: a header of many columns asks for
	// no more memory than the rows can fill.
	cells := make([]string, 0, min((len(text)/100+1)*width, len(text)+1))
	for {
		at, from, start := s.line, len(cells), s.pos
		if most := len(text) - start + 1; cap(cells)-from < min(width, most) {
			cells, from = make([]string, 0, min(1024*width, most)), 0
		}
		var problem *ledger.Refusal
		var ok bool
		if cells, problem, ok = s.record(cells); !ok {
			break
		}
		row := Row{Line: at, Cells: cells[from:len(cells):len(cells)], file: f}
		switch {
		case problem != nil:
			b.Problems = append(b.Problems, Problem{
				Row: at, Column: f.headingAt(len(row.Cells)), Value: excerpt(text[start:s.pos]), Err: problem,
				Cells: []string{strings.TrimRight(text[start:s.pos], "\r\n")},
			})
		case isBlank(row.Cells):
			f.Passed++
		case !valid && !utf8.ValidString(text[start:s.pos]):
			broken := max(0, slices.IndexFunc(row.Cells, func(cell string) bool { return !utf8.ValidString(cell) }))
			b.Problems = append(b.Problems, Problem{
				Row: at, Column: f.headingAt(broken), Value: excerpt(strings.ToValidUTF8(row.Cells[broken], "�")), Err: ledger.Refuse("not-utf-8"), Cells: row.Cells,
			})
		case nul && strings.IndexByte(text[start:s.pos], 0) >= 0:
			b.Problems = append(b.Problems, Problem{Row: at, Err: ledger.Refuse("nul-byte"), Cells: row.Cells})
		default:
			f.take(b, row, text[start:s.pos])
		}
	}
	return cut - int(encodedLen(text[s.pos:], f.encoding)), s.line
}

// headingAt is the heading of a cell that may stand beyond them all.
func (f *File) headingAt(cell int) string {
	if cell < len(f.Header) {
		return f.Header[cell]
	}
	return ""
}

// wholeRunes is how many bytes of a block do not end inside a letter.
func wholeRunes(b []byte) int {
	for i := 1; i <= min(utf8.UTFMax, len(b)); i++ {
		if utf8.RuneStart(b[len(b)-i]) {
			if utf8.FullRune(b[len(b)-i:]) {
				return len(b)
			}
			return len(b) - i
		}
	}
	return len(b)
}

// encodedLen is how many bytes of the file a text is.
func encodedLen(text, encoding string) int64 {
	if encoding == encoding1251 {
		return int64(utf8.RuneCountInString(text))
	}
	return int64(len(text))
}

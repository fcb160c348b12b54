package xlsx

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// A kind of token.
type token int

const (
	startToken token = iota
	endToken
	textToken
	eofToken
)

// maxToken is the longest tag or text that is waited for. A cell holds at most
// 32,767 letters.
const maxToken = 1 << 20

// A scanner cuts XML into tags and text. It knows what the parts of a workbook are
// made of: elements, attributes, character data, the five entities and character
// references. Comments and instructions are passed over. A document type is an
// error: no workbook has one, and entities of its own are how XML explodes.
type scanner struct {
	name  []byte // of the tag, without its prefix; valid until the next call
	text  []byte // what a text token says; valid until the next call
	attrs []byte

	r       io.Reader
	buf     []byte
	pos     int
	end     int
	ended   bool  // the reader has no more
	read    int64 // bytes, before buf[pos]
	empty   bool  // the tag was <a/>: its end comes next
	depth   int
	started bool
}

var (
	errSyntax = errors.New("not well-formed XML")
	errLong   = errors.New("text that is too long for a cell")
)

func newScanner(r io.Reader) *scanner { return &scanner{r: r, buf: make([]byte, 64<<10)} }

// next reads the next token. At the end of the part it is eofToken; one in the
// middle of an element is io.ErrUnexpectedEOF.
func (s *scanner) next() (token, error) {
	if s.empty {
		s.empty = false
		s.depth--
		return endToken, nil
	}
	for {
		if s.pos == s.end {
			if err := s.fill(); err == io.EOF {
				if s.depth > 0 || !s.started {
					return eofToken, io.ErrUnexpectedEOF
				}
				return eofToken, nil
			} else if err != nil {
				return eofToken, err
			}
		}
		if s.buf[s.pos] != '<' {
			n, err := s.until("<", 0)
			if err == io.EOF {
				n, err = s.end-s.pos, nil
			}
			if err != nil {
				return eofToken, err
			}
			raw := s.buf[s.pos : s.pos+n]
			s.advance(n)
			if s.depth == 0 {
				if len(bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\ufeff")))) > 0 {
					return eofToken, errSyntax
				}
				continue
			}
			return textToken, s.say(raw, true)
		}
		kind, err := s.markup()
		if err != nil || kind != eofToken {
			return kind, err
		}
	}
}

// markup reads what begins with <; eofToken when it is passed over.
func (s *scanner) markup() (token, error) {
	for s.end-s.pos < len("<![CDATA[") { // enough to tell what it is
		if err := s.fill(); err == io.EOF {
			break
		} else if err != nil {
			return eofToken, err
		}
	}
	switch rest := s.buf[s.pos:s.end]; {
	case bytes.HasPrefix(rest, []byte("<?")):
		_, err := s.through("?>", 2)
		return eofToken, err
	case bytes.HasPrefix(rest, []byte("<!--")):
		_, err := s.through("-->", 4)
		return eofToken, err
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		text, err := s.through("]]>", 9)
		if err != nil || s.depth == 0 {
			return eofToken, orSyntax(err)
		}
		return textToken, s.say(text[9:len(text)-3], false)
	case bytes.HasPrefix(rest, []byte("<!")):
		return eofToken, errSyntax
	}
	tag, err := s.tag()
	if err != nil {
		return eofToken, err
	}
	if tag[0] == '/' {
		s.name = localName(bytes.TrimRight(tag[1:], " \t\r\n"))
		if s.depth--; s.depth < 0 || len(s.name) == 0 {
			return eofToken, errSyntax
		}
		return endToken, nil
	}
	if s.empty = tag[len(tag)-1] == '/'; s.empty {
		tag = tag[:len(tag)-1]
	}
	n := 0
	for n < len(tag) && !isSpace(tag[n]) {
		n++
	}
	s.name, s.attrs = localName(tag[:n]), tag[n:]
	if len(s.name) == 0 || s.started && s.depth == 0 { // a second root
		return eofToken, errSyntax
	}
	s.depth++
	s.started = true
	return startToken, nil
}

// say takes character data for the text token.
func (s *scanner) say(raw []byte, escaped bool) (err error) {
	if !utf8.Valid(raw) || bytes.IndexByte(raw, 0) >= 0 {
		return errSyntax
	}
	if s.text = raw; escaped {
		s.text, err = unescape(raw)
	}
	return err
}

func orSyntax(err error) error {
	if err == nil {
		return errSyntax
	}
	return err
}

// tag reads a tag and returns what stands between < and >.
func (s *scanner) tag() ([]byte, error) {
	var quote byte
	rest := s.buf[s.pos:s.end]
	for i := 1; ; i++ {
		if i >= len(rest) {
			if err := s.fill(); err == io.EOF {
				return nil, io.ErrUnexpectedEOF
			} else if err != nil {
				return nil, err
			}
			rest = s.buf[s.pos:s.end]
		}
		switch c := rest[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			return nil, errSyntax
		case c == '>':
			if i == 1 {
				return nil, errSyntax
			}
			tag := rest[1:i]
			s.advance(i + 1)
			return tag, nil
		}
	}
}

// through reads up to and with mark, which does not stand in the first bytes.
func (s *scanner) through(mark string, from int) ([]byte, error) {
	n, err := s.until(mark, from)
	if err == io.EOF {
		return nil, io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, err
	}
	text := s.buf[s.pos : s.pos+n+len(mark)]
	s.advance(len(text))
	return text, nil
}

// until is how far mark is from here.
func (s *scanner) until(mark string, from int) (int, error) {
	for {
		if n := bytes.Index(s.buf[min(s.pos+from, s.end):s.end], []byte(mark)); n >= 0 {
			return from + n, nil
		}
		from = max(from, s.end-s.pos-len(mark)+1)
		if err := s.fill(); err != nil {
			return 0, err
		}
	}
}

func (s *scanner) advance(n int) {
	s.pos += n
	s.read += int64(n)
}

// fill reads more behind what is there. It moves the unread bytes, so that slices
// of the buffer are not valid any more.
func (s *scanner) fill() error {
	if s.ended {
		return io.EOF
	}
	if s.pos > 0 {
		copy(s.buf, s.buf[s.pos:s.end])
		s.end -= s.pos
		s.pos = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= maxToken {
			return errLong
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	n, err := io.ReadAtLeast(s.r, s.buf[s.end:], 1)
	s.end += n
	if err == io.EOF {
		s.ended = true
	}
	return err
}

// attr is the value of an attribute of the tag; nil without it. A prefix is part
// of the name that is asked for, since r:id is not id.
func (s *scanner) attr(name string) []byte {
	rest := s.attrs
	for {
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return nil
		}
		key := bytes.TrimSpace(rest[:eq])
		for rest = rest[eq+1:]; len(rest) > 0 && isSpace(rest[0]); {
			rest = rest[1:]
		}
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil
		}
		n := bytes.IndexByte(rest[1:], rest[0])
		if n < 0 {
			return nil
		}
		if string(key) == name {
			value, err := unescape(rest[1 : 1+n])
			if err != nil {
				return nil
			}
			return value
		}
		rest = rest[n+2:]
	}
}

// attrLocal is attr for a name under any prefix.
func (s *scanner) attrLocal(name string) []byte {
	if v := s.attr(name); v != nil {
		return v
	}
	for _, key := range bytes.Fields(s.attrs) {
		if n := bytes.IndexByte(key, '='); n >= 0 && string(localName(key[:n])) == name {
			return s.attr(string(key[:n]))
		}
	}
	return nil
}

// skip passes over the rest of the element whose start was read last.
func (s *scanner) skip() error {
	for depth := s.depth; ; {
		kind, err := s.next()
		if err != nil {
			return err
		}
		if kind == endToken && s.depth < depth {
			return nil
		}
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

func localName(name []byte) []byte { return name[bytes.LastIndexByte(name, ':')+1:] }

// unescape replaces entities, in place where there are none.
func unescape(raw []byte) ([]byte, error) {
	n := bytes.IndexByte(raw, '&')
	if n < 0 {
		return raw, nil
	}
	out := append(make([]byte, 0, len(raw)), raw[:n]...)
	for raw = raw[n:]; len(raw) > 0; {
		if raw[0] != '&' {
			if n = bytes.IndexByte(raw, '&'); n < 0 {
				n = len(raw)
			}
			out, raw = append(out, raw[:n]...), raw[n:]
			continue
		}
		semicolon := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
		if semicolon < 0 {
			return nil, errSyntax
		}
		switch name := string(raw[1:semicolon]); name {
		case "lt":
			out = append(out, '<')
		case "gt":
			out = append(out, '>')
		case "amp":
			out = append(out, '&')
		case "quot":
			out = append(out, '"')
		case "apos":
			out = append(out, '\'')
		default:
			r, ok := reference(name)
			if !ok {
				return nil, errSyntax
			}
			out = utf8.AppendRune(out, r)
		}
		raw = raw[semicolon+1:]
	}
	return out, nil
}

// reference is the letter of #10 or #x41.
func reference(name string) (rune, bool) {
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	return rune(n), err == nil && n > 0 && n <= utf8.MaxRune
}

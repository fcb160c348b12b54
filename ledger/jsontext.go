package ledger

import (
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"
)

const lowerHex = "0123456789abcdef"

// What a text holds besides plain ASCII, as bits.
const (
	holdsControl = 1 << iota // below space
	holdsEscaped             // a quote or a backslash
	holdsHigh                // beyond ASCII
)

var holdsByte = func() (t [256]uint8) {
	for i := range t {
		switch c := byte(i); {
		case c < ' ':
			t[i] = holdsControl
		case c == '"' || c == '\\':
			t[i] = holdsEscaped
		case c >= utf8.RuneSelf:
			t[i] = holdsHigh
		}
	}
	return t
}()

// holds looks a text through without a branch: most need no more.
func holds(s string) (bits uint8) {
	for i := range len(s) {
		bits |= holdsByte[s[i]]
	}
	return bits
}

// appendJSONString appends s as a JSON string in its shortest form: raw UTF-8,
// two-letter escapes where JSON has them, \u00xx for other control characters.
func appendJSONString(b []byte, s string) []byte {
	b = append(b, '"')
	if holds(s)&(holdsControl|holdsEscaped) == 0 {
		b = append(b, s...)
		return append(b, '"')
	}
	from := 0
	for i := range len(s) {
		ch := s[i]
		if ch >= 0x20 && ch != '"' && ch != '\\' {
			continue
		}
		b = append(b, s[from:i]...)
		from = i + 1
		switch ch {
		case '"', '\\':
			b = append(b, '\\', ch)
		case '\b':
			b = append(b, '\\', 'b')
		case '\t':
			b = append(b, '\\', 't')
		case '\n':
			b = append(b, '\\', 'n')
		case '\f':
			b = append(b, '\\', 'f')
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, '\\', 'u', '0', '0', lowerHex[ch>>4], lowerHex[ch&15])
		}
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}

// cutJSONString reads a canonical JSON string from the start of in and returns it
// with the number of bytes it took. It is a part of in unless it holds an escape.
func cutJSONString(in string) (s string, n int, err error) {
	if in == "" || in[0] != '"' {
		return "", 0, errNotCanonical
	}
	// IndexByte runs on vector instructions; the texts are short and without escapes.
	end := strings.IndexByte(in[1:], '"')
	if end < 0 {
		return "", 0, errNotCanonical
	}
	s = in[1 : 1+end]
	bits := holds(s)
	switch {
	case bits&holdsControl != 0:
		return "", 0, errNotCanonical
	case bits&holdsEscaped != 0: // a backslash: the quote at the end may be escaped
		return cutEscapedString(in)
	case bits&holdsHigh != 0 && !utf8.ValidString(s):
		return "", 0, errNotCanonical
	}
	return s, end + 2, nil
}

func cutEscapedString(in string) (string, int, error) {
	var b []byte
	i := 1
	for ; ; i++ {
		if i >= len(in) || in[i] < 0x20 {
			return "", 0, errNotCanonical
		}
		if in[i] == '"' {
			break
		}
		if in[i] != '\\' {
			b = append(b, in[i])
			continue
		}
		i++
		if i >= len(in) {
			return "", 0, errNotCanonical
		}
		switch in[i] {
		case '"', '\\':
			b = append(b, in[i])
		case 'b':
			b = append(b, '\b')
		case 't':
			b = append(b, '\t')
		case 'n':
			b = append(b, '\n')
		case 'f':
			b = append(b, '\f')
		case 'r':
			b = append(b, '\r')
		case 'u':
			if i+4 >= len(in) || in[i+1] != '0' || in[i+2] != '0' {
				return "", 0, errNotCanonical
			}
			hi, lo := strings.IndexByte(lowerHex, in[i+3]), strings.IndexByte(lowerHex, in[i+4])
			if hi < 0 || lo < 0 {
				return "", 0, errNotCanonical
			}
			b = append(b, byte(hi<<4|lo))
			i += 4
		default:
			return "", 0, errNotCanonical
		}
	}
	s := string(b)
	// An escape that was not needed (\u00e9, \u0041) reads back to other bytes.
	if !utf8.ValidString(s) || string(appendJSONString(nil, s)) != in[:i+1] {
		return "", 0, errNotCanonical
	}
	return s, i + 1, nil
}

func encodeUUID(dst *[36]byte, id *uuid.UUID) {
	j := 0
	for i, b := range id {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			dst[j] = '-'
			j++
		}
		dst[j], dst[j+1] = lowerHex[b>>4], lowerHex[b&15]
		j += 2
	}
}

// decodeUUID reads the canonical form only: google/uuid also takes braces, a
// urn prefix and upper case, which would not encode back to the same bytes.
func decodeUUID(id *uuid.UUID, s string) bool {
	if len(s) != 36 {
		return false
	}
	j := 0
	for i := range id {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			if s[j] != '-' {
				return false
			}
			j++
		}
		hi, lo := hexDigit[s[j]], hexDigit[s[j+1]]
		if hi|lo > 15 {
			return false
		}
		id[i] = hi<<4 | lo
		j += 2
	}
	return true
}

var hexDigit = func() (t [256]byte) {
	for i := range t {
		t[i] = 0xff
	}
	for i := range lowerHex {
		t[lowerHex[i]] = byte(i)
	}
	return t
}()

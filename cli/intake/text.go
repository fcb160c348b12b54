package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding/charmap"

	"github.com/fundledger/fundledger/ledger"
)

// encodings that files come in.
const (
	encodingUTF8 = "utf-8"
	encoding1251 = "windows-1251"
)

// refuseOther tells by its first bytes a file that is no text.
func refuseOther(name string, head []byte) error {
	for _, f := range []struct{ magic, form string }{
		{"\xff\xfe", "utf-16"}, {"\xfe\xff", "utf-16"}, {"%PDF", "pdf"}, {"\x1f\x8b", "gzip"},
	} {
		if bytes.HasPrefix(head, []byte(f.magic)) {
			return ledger.Refuse("file-form", "file", name, "form", f.form)
		}
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return ledger.Refuse("file-form", "file", name, "form", "binary")
	}
	return nil
}

// guessEncoding looks at the beginning of a file. Text that is UTF-8 but for a few
// bytes stays UTF-8, so that those bytes are found and named; Russian text in
// Windows-1251 holds hardly a pair of bytes that UTF-8 allows.
func guessEncoding(head []byte) string {
	if sound, broken := countLetters(head); broken > sound {
		return encoding1251
	}
	return encodingUTF8
}

// otherEncoding is the encoding that a file has for sure, in spite of its profile; ""
// when it may well be the profile's.
func otherEncoding(head []byte, said string) string {
	sound, broken := countLetters(head)
	switch {
	case said == encodingUTF8 && broken > sound:
		return encoding1251
	case said != encodingUTF8 && sound > 0 && broken == 0:
		return encodingUTF8
	}
	return ""
}

// countLetters counts those beyond ASCII: letters of UTF-8, and bytes that are none.
func countLetters(head []byte) (sound, broken int) {
	for i := 0; i < len(head); {
		if head[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(head[i:])
		if r == utf8.RuneError && size == 1 {
			if len(head)-i >= utf8.UTFMax { // not merely cut off by the end
				broken++
			}
		} else {
			sound++
		}
		i += size
	}
	return sound, broken
}

// decode turns bytes into text, which shares their memory where it can: they must
// not be written to any more.
func decode(block []byte, encoding string) string {
	if encoding != encoding1251 {
		return unsafe.String(unsafe.SliceData(block), len(block))
	}
	size := len(block)
	for _, c := range block {
		if c >= utf8.RuneSelf {
			size += utf8.UTFMax - 1
		}
	}
	text, n := make([]byte, size), 0
	for _, c := range block {
		if c < utf8.RuneSelf {
			text[n] = c
			n++
		} else {
			n += copy(text[n:], windows1251[c-utf8.RuneSelf])
		}
	}
	return unsafe.String(unsafe.SliceData(text), n)
}

// windows1251 is the upper half of that alphabet.
var windows1251 = func() (upper [128]string) {
	for i := range upper {
		upper[i] = string(charmap.Windows1251.DecodeByte(byte(i + utf8.RuneSelf)))
	}
	return upper
}()

// guessDelimiter takes the one of ; , tab | of which most lines at the beginning have
// the same number, counted outside of quotes, and many of them. With a tie the earlier
// wins.
func guessDelimiter(head string) byte {
	lines := strings.SplitN(head, "\n", 12)
	if len(lines) > 1 {
		lines = lines[:len(lines)-1] // the last one may be cut
	}
	best, most := byte(','), 0
	for _, d := range []byte(";\t,|") {
		counts := map[int]int{}
		for _, line := range lines {
			if n := countOutsideQuotes(line, d); n > 0 {
				counts[n]++
			}
		}
		for n, agreeing := range counts {
			score := agreeing*100 + min(n, 99)
			if agreeing > 1 && 2*agreeing >= len(lines) {
				// Decimal commas agree too, one in each line: more columns tell more.
				score = 1_000_000 + agreeing*n
			}
			if score > most {
				best, most = d, score
			}
		}
	}
	return best
}

func countOutsideQuotes(line string, d byte) int {
	n, quoted := 0, false
	for i := range len(line) {
		switch line[i] {
		case '"':
			quoted = !quoted
		case d:
			if !quoted {
				n++
			}
		}
	}
	return n
}

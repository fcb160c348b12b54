package output

import "io"

// buffer collects appended bytes and hands them on in large pieces.
type buffer struct {
	w io.Writer
	b []byte
}

const bufferSize = 64 << 10

// spill writes when enough has come together.
func (b *buffer) spill() error {
	if len(b.b) < bufferSize {
		return nil
	}
	return b.flush()
}

func (b *buffer) flush() error {
	_, err := b.w.Write(b.b)
	b.b = b.b[:0]
	return err
}

// Bytes that text cannot simply be copied with.
const (
	specialCSV  = 1 << iota // a quote is needed around them
	specialJSON             // to be escaped, or to be looked at: not ASCII
)

// special is looked up for every byte of every cell of text.
var special = func() (t [256]uint8) {
	for c := range t {
		if c < ' ' || c >= 0x80 {
			t[c] |= specialJSON
		}
	}
	t['\\'] |= specialJSON
	t['"'] |= specialJSON | specialCSV
	for _, c := range ",\r\n" {
		t[c] |= specialCSV
	}
	return t
}()

func hasSpecial(s string, which uint8) bool {
	for i := range len(s) {
		if special[s[i]]&which != 0 {
			return true
		}
	}
	return false
}

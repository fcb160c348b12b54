package sqlitestore

import "strings"

// eventCount returns the value of the key "events" of a metadata document, and
// false where there is no such key at the top or its value is not a positive
// number of at most nine digits. It reads what SQLite's generated column reads,
// several times faster; the metadata of a million commits is read at every
// rebuild.
func eventCount(metadata string) (int, bool) {
	const key = `"events":`
	for from := 0; ; {
		i := strings.Index(metadata[from:], key)
		if i < 0 {
			return 0, false
		}
		i += from
		if atTop(metadata, i) {
			return positive(metadata[i+len(key):])
		}
		from = i + len(key)
	}
}

// atTop reports whether the place is directly inside the outermost object and
// outside strings.
func atTop(text string, place int) bool {
	depth := 0
	for i := 0; i < place; i++ {
		switch text[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			if i = endOfString(text, i); i >= place {
				return false
			}
		}
	}
	return depth == 1
}

// positive reads the number that the text begins with, followed by the end of a
// JSON value.
func positive(text string) (int, bool) {
	n := 0
	for i := 0; i < len(text) && i < 10; i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			n = n*10 + int(c-'0')
		default:
			return n, n > 0 && text[0] != '0' && (c == ',' || c == '}')
		}
	}
	return 0, false
}

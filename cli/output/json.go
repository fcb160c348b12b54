package output

import (
	"strconv"
	"unicode/utf8"
)

// writeJSON writes one object: the fields of Meta, "rows" and "totals", both
// lists of objects with the columns' keys. Each row stands on a line of its own.
func (t *Table) writeJSON(b *buffer) error {
	b.b = append(b.b, "{\n"...)
	for i := range t.Meta {
		b.b = appendJSONText(b.b, t.Meta[i].Key)
		b.b = append(b.b, ": "...)
		b.b = appendJSON(b.b, &t.Meta[i].Value)
		b.b = append(b.b, ",\n"...)
	}

	keys := make([]string, len(t.Columns)) // each with what stands around it
	for i, c := range t.Columns {
		separator := ","
		if i == 0 {
			separator = "{"
		}
		keys[i] = separator + string(appendJSONText(nil, c.Key)) + ":"
	}

	b.b = append(b.b, `"rows": [`...)
	var totals []byte
	separator := "\n"
	for row, err := range t.rows() {
		if err != nil {
			return err
		}
		switch row.Kind {
		case Data:
			b.b = append(b.b, separator...)
			separator = ",\n"
			b.b = appendObject(b.b, keys, row.Cells)
			if err := b.spill(); err != nil {
				return err
			}
		case Total:
			if totals != nil {
				totals = append(totals, ',')
			}
			totals = append(totals, '\n')
			totals = appendObject(totals, keys, row.Cells)
		}
	}
	b.b = append(b.b, "\n],\n\"totals\": ["...)
	b.b = append(b.b, totals...)
	b.b = append(b.b, "\n]\n}\n"...)
	return nil
}

func appendObject(b []byte, keys []string, cells []Cell) []byte {
	for i, key := range keys {
		b = append(b, key...)
		if i < len(cells) {
			b = appendJSON(b, &cells[i])
		} else {
			b = append(b, "null"...)
		}
	}
	return append(b, '}')
}

func appendJSON(b []byte, c *Cell) []byte {
	switch c.Kind {
	case Text:
		return appendJSONText(b, c.Text)
	case Integer:
		return strconv.AppendInt(b, c.N, 10)
	case Empty:
		return append(b, "null"...)
	}
	b = append(b, '"')
	b = appendPlain(b, c)
	return append(b, '"')
}

// appendJSONText appends a JSON string (RFC 8259). What is not UTF-8 becomes
// U+FFFD.
func appendJSONText(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	if !hasSpecial(s, specialJSON) {
		b = append(b, s...)
		return append(b, '"')
	}
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				b = append(b, s[start:i]...)
				b = append(b, "\ufffd"...)
				start = i + 1
			}
			i += size
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' {
			i++
			continue
		}
		b = append(b, s[start:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
		i++
		start = i
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}

package output

import (
	"strconv"
	"unicode/utf8"
)

// writeJSON writes one object: the fields of Meta, "rows" and "totals", both
// lists of objects with the columns' keys, and "rounding" where there is any. Each
// row stands on a line of its own.
func (t *Table) writeJSON(b *buffer) error {
	b.b = append(b.b, "{\n"...)
	for i := range t.Meta {
		b.b = appendJSONText(b.b, t.Meta[i].Key)
		b.b = append(b.b, ": "...)
		b.b = appendJSON(b.b, &t.Meta[i].Value)
		b.b = append(b.b, ",\n"...)
	}
	apart, err := t.appendRows(b, "rows")
	if err != nil {
		return err
	}
	b.b = appendList(b.b, "totals", apart.totals)
	if apart.rounding != nil {
		b.b = appendList(b.b, "rounding", apart.rounding)
	}
	for _, below := range t.Below {
		b.b = append(b.b, ",\n"...)
		apart, err := below.appendRows(b, below.Key)
		if err != nil {
			return err
		}
		if apart.totals != nil {
			b.b = appendList(b.b, below.Key+"_totals", apart.totals)
		}
	}
	b.b = append(b.b, "\n}\n"...)
	return nil
}

// setApart are the rows that JSON has in lists of their own, as objects that a
// comma and a line break divide.
type setApart struct{ totals, rounding []byte }

// appendRows writes the list of the rows of data under a key.
func (t *Table) appendRows(b *buffer, key string) (apart setApart, err error) {
	keys := make([]string, len(t.Columns)) // each with what stands around it
	for i, c := range t.Columns {
		separator := ","
		if i == 0 {
			separator = "{"
		}
		keys[i] = separator + string(appendJSONText(nil, c.Key)) + ":"
	}

	b.b = append(appendJSONText(b.b, key), ": ["...)
	separator := "\n"
	for row, err := range t.rows() {
		if err != nil {
			return apart, err
		}
		switch row.Kind {
		case Data:
			b.b = append(b.b, separator...)
			separator = ",\n"
			b.b = appendObject(b.b, keys, row.Cells)
			if err := b.spill(); err != nil {
				return apart, err
			}
		case Total:
			apart.totals = appendFurther(apart.totals, keys, row.Cells)
		case Rounding:
			apart.rounding = appendFurther(apart.rounding, keys, row.Cells)
		}
	}
	b.b = append(b.b, "\n]"...)
	return apart, nil
}

func appendFurther(list []byte, keys []string, cells []Cell) []byte {
	if list != nil {
		list = append(list, ',')
	}
	return appendObject(append(list, '\n'), keys, cells)
}

// appendList appends a list of objects behind one that is already there.
func appendList(b []byte, key string, objects []byte) []byte {
	b = append(b, ",\n"...)
	b = append(appendJSONText(b, key), ": ["...)
	return append(append(b, objects...), "\n]"...)
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

package output

import (
	"strconv"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// writeCSV follows RFC 4180 with a header of keys, except that lines end in a
// line feed alone, as with most tools: a carriage return would stick to the last
// column of every cut and awk.
//
// A cell of text that a spreadsheet would run as a formula gets an apostrophe in
// front (OWASP, CSV Injection): names of payees come from other people's files.
// Amounts are never touched. JSON carries the text as it is.
func (t *Table) writeCSV(b *buffer) error {
	for i, c := range t.Columns {
		if i > 0 {
			b.b = append(b.b, ',')
		}
		b.b = appendCSVText(b.b, c.Key)
	}
	b.b = append(b.b, '\n')
	for row, err := range t.rows() {
		if err != nil {
			return err
		}
		if row.Kind != Data {
			continue
		}
		for i := range t.Columns {
			if i > 0 {
				b.b = append(b.b, ',')
			}
			if i < len(row.Cells) {
				b.b = appendCSV(b.b, &row.Cells[i])
			}
		}
		b.b = append(b.b, '\n')
		if err := b.spill(); err != nil {
			return err
		}
	}
	return nil
}

func appendCSV(b []byte, c *Cell) []byte {
	if c.Kind != Text {
		return appendPlain(b, c)
	}
	if isFormula(c.Text) {
		return appendCSVText(b, "'"+c.Text)
	}
	return appendCSVText(b, c.Text)
}

// appendPlain appends a cell that is not text, in no language.
func appendPlain(b []byte, c *Cell) []byte {
	switch c.Kind {
	case Amount, Percent:
		return ledger.AppendMinor(b, c.N, int(c.Digits))
	case Integer:
		return strconv.AppendInt(b, c.N, 10)
	case Date:
		return ledger.Date(c.N).Append(b)
	}
	return b
}

func appendCSVText(b []byte, s string) []byte {
	if !hasSpecial(s, specialCSV) && (s == "" || s[0] != ' ' && s[len(s)-1] != ' ') {
		return append(b, s...)
	}
	b = append(b, '"')
	for {
		quote := strings.IndexByte(s, '"')
		if quote < 0 {
			break
		}
		b = append(b, s[:quote+1]...)
		b = append(b, '"')
		s = s[quote+1:]
	}
	b = append(b, s...)
	return append(b, '"')
}

// isFormula reports whether a spreadsheet may take text for more than text. A
// sign before nothing but figures ("-5", "+375 17 200-00-00") does no harm, and
// neither does a dash alone.
func isFormula(s string) bool {
	if s == "" {
		return false
	}
	switch s[0] {
	case '=', '@', '\t', '\r':
		return true
	case '+', '-':
		return strings.Trim(s[1:], "0123456789 .,()-") != ""
	}
	return false
}

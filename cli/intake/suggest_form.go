package intake

import (
	"slices"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// form writes how the file is written.
func (s *suggester) form() {
	f := s.file
	if f.Sheet != "" {
		s.add("file", "sheet", tomlText(f.Sheet), ledger.Refuse("why-sheet"))
	} else {
		s.add("file", "encoding", tomlText(f.encoding), ledger.Refuse("why-encoding"))
		s.add("file", "delimiter", tomlText(string(f.delimiter)), ledger.Refuse("why-delimiter"))
	}
	s.amounts()
	for _, field := range []Field{ValueDate, ActDate, ContractDate, AcceptanceDate, DocumentDate, InvoiceDate, Due, AppliesTo, From, To, Signed, Opens, Closes, Deadline} {
		if c := s.found[field.String()]; c != nil {
			s.dateLines(c)
		}
	}
	first := slices.IndexFunc(s.rows, func(row []string) bool { return !isBlank(row) })
	if s.header != first || s.two {
		named := ""
		for _, field := range []Field{ValueDate, ActDate, Amount, DocumentNumber, Payee, Line} {
			// A heading over both rows, or the only one: it stands there as it is.
			if c := s.found[field.String()]; c != nil && named == "" && squeeze(at(s.rows[s.header], c.at)) == c.heading {
				named = c.heading
			}
		}
		for i := 0; named == "" && i < len(s.headers); i++ {
			if squeeze(at(s.rows[s.header], i)) == s.headers[i] {
				named = s.headers[i]
			}
		}
		if s.header != first && named != "" {
			s.add("file", "header", tomlText(named), ledger.Refuse("why-header", "row", s.numbers[s.header]))
		}
	}
	if s.two {
		s.add("file", "header_rows", "2", ledger.Refuse("why-header-rows", "row", s.numbers[s.header+1]))
	}
	s.skips()
}

func (s *suggester) amounts() {
	cells := s.amountCells(false)
	s.signs(cells, s.numberForm(s.amountCells(true)))
}

// amountCells are the amounts that were seen; written for those alone that are text:
// how a workbook's numbers are written is the profile's to say.
func (s *suggester) amountCells(written bool) (cells []string) {
	plus, minus := s.sides()
	for i := range s.columns {
		c := &s.columns[i]
		is := c == s.found[Amount.String()]
		if s.found[Amount.String()] == nil {
			is = plus == nil || minus == nil || c == plus || c == minus
		}
		if c.number && is {
			for n, row := range s.rows {
				if n > s.header+s.subHeadings() && at(row, c.at) != "" && s.isEntry(row) && (!written || s.typed == nil || !s.typed[n][c.at]) {
					cells = append(cells, row[c.at])
				}
			}
		}
	}
	return cells
}

// numberForm writes how those amounts are written.
func (s *suggester) numberForm(cells []string) numberForm {
	if len(cells) == 0 {
		return numberForm{decimal: '.'}
	}
	form, odd := guessNumbers(cells)
	sample := cells[0]
	for _, cell := range cells { // the longest one shows most
		if len(cell) > len(sample) && cell != odd && len(cell) < 30 {
			sample = cell
		}
	}
	if form.decimal != '.' {
		s.add("file", "decimal", tomlText(string(form.decimal)), ledger.Refuse("why-number", "value", sample))
	}
	if form.grouping != 0 {
		s.add("file", "grouping", tomlText(string(form.grouping)), ledger.Refuse("why-number", "value", sample))
	}
	if s.file.unit != "" {
		s.add("file", "amounts_in", tomlText(s.file.unit), ledger.Refuse("why-unit", "heading", excerpt(s.file.saysUnit)))
	}
	return form
}

// signs tells payments that are amounts below zero.
func (s *suggester) signs(cells []string, form numberForm) {
	negative, positive := 0, 0
	for _, cell := range cells {
		n, err := form.minor(cell, LooseDigits)
		if err != nil { // a number of a workbook
			n, err = numberForm{decimal: '.'}.minor(cell, LooseDigits)
		}
		if err == nil && n < 0 {
			negative++
		} else if err == nil && n > 0 {
			positive++
		}
	}
	switch {
	case s.kind != Expenditures || negative == 0:
	case mostly(negative, negative+positive):
		s.add("file", "negative", tomlText("payment"), ledger.Refuse("why-negative", "n", negative))
	case negative*2 >= negative+positive && s.found[Amount.String()] != nil:
		s.ask("file", "negative", tomlText("payment"), ledger.Refuse("ask-negative", "n", negative, "of", negative+positive))
	}
}

// dateLines writes the form of a column's dates, unless it is there already.
func (s *suggester) dateLines(c *column) {
	if !c.isDate() {
		return
	}
	i := slices.IndexFunc(s.lines, func(l SuggestedLine) bool { return l.Table == "file" && l.Key == "dates" })
	if i < 0 {
		why := ledger.Refuse("why-dates", "value", c.filled[0], "heading", c.heading)
		if slices.Contains(c.dates, "DD/MM/YYYY") && slices.Contains(c.dates, "MM/DD/YYYY") {
			why = ledger.Refuse("why-day-first", "value", c.filled[0], "heading", c.heading)
		}
		i = len(s.lines)
		s.add("file", "dates", "[]", why)
	}
	line := &s.lines[i]
	known := func(form string) bool { return strings.Contains(line.Value, tomlText(form)) }
	forms := c.several
	if c.dates != nil && !slices.ContainsFunc(c.dates, known) { // one of them is enough
		forms = c.dates[:1]
	}
	for _, form := range forms {
		if !known(form) {
			line.Value = strings.Replace(strings.TrimSuffix(line.Value, "]")+", "+tomlText(form)+"]", "[, ", "[", 1)
		}
	}
}

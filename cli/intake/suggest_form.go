package intake

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	for _, field := range []Field{ValueDate, ActDate, DocumentDate, InvoiceDate, AcceptanceDate, AppliesTo, From, To, Signed, Opens, Closes, Deadline} {
		if c := s.found[field.String()]; c != nil {
			s.dateLines(c)
		}
	}
	first := slices.IndexFunc(s.rows, func(row []string) bool { return !isBlank(row) })
	if s.header != first || s.two {
		named := ""
		for _, field := range []Field{ValueDate, ActDate, Amount, DocumentNumber, Payee, Line} {
			// A heading over both rows, or the only one: it stands there as it is.
			if c := s.found[field.String()]; c != nil && named == "" && squeeze(s.rows[s.header][c.at]) == c.heading {
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
	var cells []string
	for i := range s.columns {
		if c := &s.columns[i]; c.number && (s.found[Amount.String()] == c || s.found[Amount.String()] == nil) {
			cells = append(cells, c.filled...)
		}
	}
	if len(cells) == 0 {
		return
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
	negative, positive := 0, 0
	for _, cell := range cells {
		if n, err := form.minor(cell, 4); err == nil && n < 0 {
			negative++
		} else if err == nil && n > 0 {
			positive++
		}
	}
	if s.kind == Expenditures && negative > 0 && mostly(negative, negative+positive) {
		s.add("file", "negative", tomlText("payment"), ledger.Refuse("why-negative", "n", negative))
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

// totals begin rows that are no entries, and signatures.
var totals = []string{
	"итого", "итог", "всего", "обороты", "сальдо", "остаток", "главный бухгалтер", "руководитель", "исполнитель", "директор", "бухгалтер",
	"total", "grand total", "subtotal", "sub-total", "sum", "balance", "opening balance", "closing balance", "turnover", "prepared by", "approved by",
}

// isTotal finds a cell that begins like a total's, -1 when there is none.
func (s *suggester) isTotal(row []string) int {
	for i, cell := range row {
		if i == 0 || cell != "" {
			if totalWord(cell) != "" {
				return i
			}
		}
	}
	return -1
}

// totalWord is the word of totals that a cell begins with.
func totalWord(cell string) string {
	letters, best := []rune(cell), ""
	for _, word := range totals {
		n := utf8.RuneCountInString(word)
		if len(letters) < n || len(word) <= len(best) || len(letters) > n && unicode.IsLetter(letters[n]) {
			continue
		}
		if begins := string(letters[:n]); strings.EqualFold(begins, word) {
			best = begins
		}
	}
	return best
}

// skips writes patterns for the rows that are no entries, as far as they were seen.
func (s *suggester) skips() {
	seen := map[string][]string{} // heading, or "" for the first filled cell
	for _, row := range s.data {
		if isBlank(row) {
			continue
		}
		first := slices.IndexFunc(row, func(cell string) bool { return cell != "" })
		if at := s.isTotal(row); at >= 0 && (at == first || s.isNoEntry(row)) {
			heading := ""
			if at != first && at < len(s.headers) && s.headers[at] != "" {
				heading = s.address(&s.columns[at])
			}
			pattern := "^" + regexp.QuoteMeta(totalWord(row[at]))
			if !slices.Contains(seen[heading], pattern) {
				seen[heading] = append(seen[heading], pattern)
			}
		}
	}
	for _, heading := range slices.Sorted(maps.Keys(seen)) {
		quoted := make([]string, len(seen[heading]))
		for i, pattern := range seen[heading] {
			quoted[i] = tomlText(pattern)
		}
		list := "[" + strings.Join(quoted, ", ") + "]"
		if heading == "" {
			s.add("file", "skip", list, ledger.Refuse("why-skip"))
		} else {
			s.add("skip", heading, list, ledger.Refuse("why-skip"))
		}
	}
}

// isNoEntry tells a row without a date, where entries have one.
func (s *suggester) isNoEntry(row []string) bool {
	for _, field := range []Field{ValueDate, ActDate, DocumentDate} {
		if c := s.found[field.String()]; c != nil {
			return !isDate(at(row, c.at))
		}
	}
	return false
}

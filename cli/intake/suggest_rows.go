package intake

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fundledger/fundledger/ledger"
)

// setRepeatsAside takes the rows out of the data that every page of a printed report
// has again: the headings, and the numbers of the columns.
func (s *suggester) setRepeatsAside() {
	s.data = slices.Clone(s.data)
	s.data = slices.DeleteFunc(s.data, func(row []string) bool {
		again := s.isHeading(row) || s.numbersColumns(row)
		if again {
			s.again = append(s.again, row)
		}
		return again
	})
}

// isHeading tells a row that repeats the headings; of headings in two rows, either.
func (s *suggester) isHeading(row []string) bool {
	for _, heading := range s.rows[s.header : s.header+1+s.subHeadings()] {
		filled, same := 0, true
		for i := range max(len(row), len(heading)) {
			cell := squeeze(at(row, i))
			same = same && cell == squeeze(at(heading, i))
			filled += min(len(cell), 1)
		}
		if same && filled >= headingCells {
			return true
		}
	}
	return false
}

// subHeadings is how many rows there are to the headings but the first.
func (s *suggester) subHeadings() int {
	if s.two {
		return 1
	}
	return 0
}

// numbersColumns tells the row below the headings of a printed form that numbers its
// columns: 1, 2, 3 …
func (s *suggester) numbersColumns(row []string) bool {
	n, filled := 0, 0
	for i, heading := range s.headers {
		cell := at(row, i)
		if heading != "" {
			filled++
		}
		if cell == "" {
			continue
		}
		if n++; cell != strconv.Itoa(n) {
			return false
		}
	}
	return n >= 3 && n == filled
}

// isEntry tells a row that is neither a total nor one of the headings.
func (s *suggester) isEntry(row []string) bool {
	first := slices.IndexFunc(row, func(cell string) bool { return cell != "" })
	return first >= 0 && totalWord(row[first]) == "" && !s.isHeading(row) && !s.numbersColumns(row) && s.alone(row) == ""
}

// alone is the first word of a text that stands alone in its row, where entries have
// several cells: a page's footer, a section's title, a signature.
func (s *suggester) alone(row []string) string {
	filled := func(cells []string) (n, last int) {
		for i, cell := range cells {
			if cell != "" {
				n, last = n+1, i
			}
		}
		return n, last
	}
	if n, _ := filled(s.headers); n < 3 {
		return ""
	}
	n, at := filled(row)
	if n != 1 {
		return ""
	}
	word := row[at]
	if end := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		word = word[:end]
	}
	return word
}

// totals begin rows that add up others.
var totals = []string{
	"итого", "итог", "всего", "обороты", "сальдо", "остаток",
	"входящий остаток", "исходящий остаток", "входящее сальдо", "исходящее сальдо",
	"total", "grand total", "subtotal", "sub-total", "sum", "balance", "opening balance", "closing balance", "turnover",
}

// asides begin rows that are no entries either: signatures, and what stands on a page.
// A payee may have such a name, and so they are known by the whole cell.
var asides = []string{
	"главный бухгалтер", "руководитель", "исполнитель", "директор", "бухгалтер",
	"начальник", "заместитель", "проверил", "утверждаю", "подпись", "страница", "продолжение", "операционист", "кассир",
	"prepared by", "approved by", "checked by", "signature", "page", "continued",
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

// totalWord is the word of totals, or of asides, that a cell begins with.
func totalWord(cell string) string {
	return cmp.Or(beginning(cell, totals), beginning(cell, asides))
}

func beginning(cell string, words []string) string {
	letters, best := []rune(cell), ""
	for _, word := range words {
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
	seen := map[string][]string{} // by heading, or "" for the first filled cell
	add := func(heading, pattern string) {
		if pattern != "" && !slices.Contains(seen[heading], pattern) {
			seen[heading] = append(seen[heading], pattern)
		}
	}
	alone := 0
	for _, row := range s.data {
		if isBlank(row) || s.hasDayAndAmount(row) {
			continue
		}
		first := slices.IndexFunc(row, func(cell string) bool { return cell != "" })
		if at := s.isTotal(row); at >= 0 && (at == first || s.isNoEntry(row)) {
			heading := ""
			if at != first && at < len(s.headers) && s.headers[at] != "" {
				heading = s.address(&s.columns[at])
			}
			add(heading, s.patternOf(row[at], at, heading == ""))
		} else if s.alone(row) != "" && alone < mostAlone {
			alone++
			add("", s.patternOf(row[first], first, true))
		}
	}
	why := map[string]*ledger.Refusal{}
	for _, row := range s.again {
		heading, cell := s.repeated(row)
		if cell == "" {
			continue
		}
		switch {
		case s.numbersColumns(row):
			why[heading] = ledger.Refuse("why-skip", "why", "numbers")
		case seen[heading] == nil:
			why[heading] = ledger.Refuse("why-skip", "why", "headings")
		case why[heading] == nil:
			why[heading] = ledger.Refuse("why-skip", "why", "both")
		}
		add(heading, "^"+regexp.QuoteMeta(squeeze(cell))+"$")
	}
	for _, heading := range slices.Sorted(maps.Keys(seen)) {
		quoted := make([]string, len(seen[heading]))
		for i, pattern := range seen[heading] {
			quoted[i] = tomlText(pattern)
		}
		table, key, list := "file", "skip", "["+strings.Join(quoted, ", ")+"]"
		if heading != "" {
			table, key = "skip", heading
		}
		if why[heading] == nil {
			why[heading] = ledger.Refuse("why-skip")
		}
		s.add(table, key, list, why[heading])
	}
}

// mostAlone is how many texts that stand alone are passed over by patterns: of more,
// such as the payees over their payments, it is the user to say what they are.
const mostAlone = 20

// patternOf is the pattern of a cell that tells a row for no entry: of totals the word,
// and of others, or where an entry has that word too, the cell as a whole. It is ""
// where an entry has that, and for bytes that are no text, which no pattern can say.
func (s *suggester) patternOf(cell string, at int, first bool) string {
	if !utf8.ValidString(cell) {
		return ""
	}
	var patterns []string
	if word := beginning(cell, totals); word != "" {
		patterns = append(patterns, "^"+regexp.QuoteMeta(word)+"( |:|$)")
	}
	for _, pattern := range append(patterns, wholeCell(cell)) {
		compiled := regexp.MustCompile(pattern)
		if compiled.MatchString(asSkipped(cell)) && !s.entryHas(compiled, at, first) {
			return pattern
		}
	}
	return ""
}

var counted, ruled = regexp.MustCompile(`[0-9]+`), regexp.MustCompile(`_+`)

// wholeCell is the pattern of a whole cell: numbers of pages and sections change, and so
// do the lines to sign on.
func wholeCell(cell string) string {
	pattern := counted.ReplaceAllString(regexp.QuoteMeta(asSkipped(cell)), `\d+`)
	return "^" + ruled.ReplaceAllString(pattern, "_+") + "$"
}

// asSkipped is a cell as File.skips looks at it.
func asSkipped(cell string) string {
	if strings.ContainsAny(cell, "\r\n") {
		return oneLine(cell)
	}
	return cell
}

// entryHas tells whether a pattern would pass over an entry that was seen.
func (s *suggester) entryHas(pattern *regexp.Regexp, at int, first bool) bool {
	return slices.ContainsFunc(s.data, func(row []string) bool {
		if !s.hasDayAndAmount(row) && !s.isEntry(row) {
			return false
		}
		if first {
			at = slices.IndexFunc(row, func(cell string) bool { return cell != "" })
		}
		return at >= 0 && at < len(row) && row[at] != "" && pattern.MatchString(asSkipped(row[at]))
	})
}

// hasDayAndAmount tells a row that has both, whatever word it begins with.
func (s *suggester) hasDayAndAmount(row []string) bool {
	day := false
	for _, field := range []Field{ValueDate, ActDate, ContractDate, AcceptanceDate} {
		c := s.found[field.String()]
		day = day || c != nil && isDate(at(row, c.at))
	}
	if c := s.found[Amount.String()]; c != nil {
		return day && isNumber(at(row, c.at))
	}
	return day && slices.ContainsFunc(s.columns, func(c column) bool {
		return c.number && sideOf(plainHeading(c.heading)) != 0 && isNumber(at(row, c.at))
	})
}

// repeated is where a row of s.again can be told by, and what stands there: headings by
// the first filled cell; the number of a column only where no entry has one.
func (s *suggester) repeated(row []string) (heading, cell string) {
	if !s.numbersColumns(row) {
		return "", row[slices.IndexFunc(row, func(cell string) bool { return cell != "" })]
	}
	for _, field := range []Field{ValueDate, ActDate, DocumentDate} {
		if c := s.found[field.String()]; c != nil && at(row, c.at) != "" {
			return s.address(c), row[c.at]
		}
	}
	for i := range s.columns {
		if c := &s.columns[i]; c.heading != "" && !c.number && len(c.filled) > 0 && at(row, i) != "" {
			return s.address(c), row[i]
		}
	}
	return "", ""
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

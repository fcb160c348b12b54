package intake

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/fundledger/fundledger/ledger"
)

// A match is a column that may hold a field.
type match struct {
	field  string
	column int
	rank   int
}

// assign gives columns to fields, the best matches first.
func (s *suggester) assign() {
	kind := kinds[s.kind]
	var matches []match
	for i := range s.columns {
		c := &s.columns[i]
		if c.heading == "" {
			continue
		}
		plain := plainHeading(c.heading)
		for _, field := range slices.Concat(kind.must, kind.may) {
			r := rank(plain, synonyms[field])
			if c.heading == field.String() {
				r = 2000
			}
			if field == Amount && r < 2000 && s.hasSides() && sideOf(plain) != 0 {
				continue // one of two that have it
			}
			if r > 0 && (r == 2000 || s.fits(field, c)) {
				matches = append(matches, match{field.String(), i, r})
			}
		}
		if s.kind == Sources {
			continue
		}
		for name, list := range builtIn {
			r := rank(plain, list)
			if c.heading == name {
				r = 2000
			}
			if r > 0 {
				matches = append(matches, match{name, i, r})
			}
		}
	}
	slices.SortStableFunc(matches, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(a.column, b.column), cmp.Compare(a.field, b.field))
	})
	for _, m := range matches {
		if s.found[m.field] == nil && !s.used[m.column] {
			s.take(m.field, &s.columns[m.column])
		}
	}
	s.dateBesideNumber()
}

// dateBesideNumber takes the date that stands under one heading with the document's
// number for its date: "Payment order / number", "Payment order / date". Numbers begin
// again every year, and without it next year's document would be taken for this one.
func (s *suggester) dateBesideNumber() {
	number := s.found[DocumentNumber.String()]
	if number == nil || s.found[DocumentDate.String()] != nil || !slices.Contains(kinds[s.kind].may, DocumentDate) {
		return
	}
	group, _, ok := strings.Cut(number.heading, " / ")
	for i := range s.columns {
		c := &s.columns[i]
		if ok && !s.used[i] && c.isDate() && strings.HasPrefix(c.heading, group+" / ") {
			s.take(DocumentDate.String(), c)
			return
		}
	}
}

func (s *suggester) take(field string, c *column) {
	s.found[field] = c
	s.used[c.at] = true
}

// fits holds a field's values against what the column has.
func (s *suggester) fits(field Field, c *column) bool {
	switch field {
	case ValueDate, DocumentDate, InvoiceDate, AcceptanceDate, ContractDate, Due, AppliesTo, ActDate, From, To:
		return c.isDate()
	case Amount:
		return c.number && len(c.filled) > 0
	case Source, Title, Payee, Purpose, Description:
		return !c.number && !c.isDate()
	case Period:
		return (s.kind == Allocations || s.kind == Commitments) && !c.isDate()
	}
	return !c.isDate() || field == Line
}

// chosen writes the columns and constants that were found, and asks for the rest.
func (s *suggester) chosen() {
	table := len(s.lines)
	s.twoSides()
	split := s.splitOf()
	sides := slices.Clone(s.lines[table:])
	s.lines = s.lines[:table]

	fields := slices.Concat(kinds[s.kind].must, kinds[s.kind].may)
	for _, field := range fields {
		if c := s.found[field.String()]; c != nil {
			s.add("columns", field.String(), tomlText(s.address(c)), s.why(field.String(), c))
		}
	}
	s.lineOfCodes()
	s.dimensionColumns()
	for _, field := range kinds[s.kind].must {
		name := field.String()
		switch {
		case s.found[name] != nil || split[name] || s.given(name) || len(sides) > 0 && field == Amount:
		case slices.Contains([]Field{ValueDate, Amount, Contract, ContractDate, InvoiceNumber, AcceptanceDate}, field):
			s.ask("columns", name, tomlText(""), ledger.Refuse("ask-column", "field", name))
		default:
			s.ask("constants", name, tomlText(""), ledger.Refuse("ask-constant", "why", name))
		}
	}
	if s.kind == Allocations && s.found[Period.String()] == nil && s.found[From.String()] == nil {
		s.ask("constants", Period.String(), tomlText(""), ledger.Refuse("ask-constant", "why", Period.String()))
	}
	s.currency()
	s.lines = append(s.lines, sides...)
}

// currency is the one that the heading of the amounts names, where no column has it:
// "Сумма, BYN".
func (s *suggester) currency() {
	if s.kind == Sources || s.found[Currency.String()] != nil {
		return
	}
	for i := range s.columns {
		c := &s.columns[i]
		if !c.number || !s.used[i] || s.found[Amount.String()] != nil && s.found[Amount.String()] != c {
			continue
		}
		for _, word := range strings.FieldsFunc(c.heading, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if code, err := ledger.ParseCurrency(word); err == nil && string(code) == word {
				s.add("constants", Currency.String(), tomlText(word), ledger.Refuse("why-currency", "heading", c.heading))
				return
			}
		}
	}
}

// given tells whether a line of the suggestion, open or not, is about a field.
func (s *suggester) given(field string) bool {
	return slices.ContainsFunc(s.lines, func(l SuggestedLine) bool { return l.Table == "columns" && l.Key == field })
}

func (s *suggester) why(field string, c *column) *ledger.Refusal {
	if c.heading == field {
		return ledger.Refuse("why-same-name")
	}
	value := ""
	if len(c.filled) > 0 {
		value = excerpt(c.filled[0])
	}
	return ledger.Refuse("why-heading", "value", value)
}

// address is how a profile names a column: one of several equal headings by number.
func (s *suggester) address(c *column) string {
	n, of := 0, 0
	for i, heading := range s.headers {
		if heading == c.heading {
			if of++; i <= c.at {
				n++
			}
		}
	}
	if of > 1 {
		return c.heading + "#" + strconv.Itoa(n)
	}
	return c.heading
}

// lineOfCodes makes a line of the columns of a budget classification.
func (s *suggester) lineOfCodes() {
	if c := s.found[Line.String()]; c != nil {
		s.line = []*column{c}
	}
	if s.kind == Sources || s.line != nil {
		return
	}
	var list []string
	for i := range s.columns {
		c := &s.columns[i]
		if !s.used[i] && !c.isDate() && isCode(plainHeading(c.heading)) && mostly(len(c.filled)+1, len(s.data)/2) {
			list = append(list, tomlText(s.address(c)))
			s.line = append(s.line, c)
			s.used[i] = true
		}
	}
	switch len(list) {
	case 0:
	case 1:
		s.add("columns", Line.String(), list[0], ledger.Refuse("why-code"))
	default:
		s.add("columns", Line.String(), "["+strings.Join(list, ", ")+"]", ledger.Refuse("why-codes"))
	}
}

var plainName = regexp.MustCompile(`^[a-z][a-z0-9_-]*$`)

// dimensionColumns writes what classifies the money, and asks about columns that are
// not used.
func (s *suggester) dimensionColumns() {
	if s.kind == Sources {
		return
	}
	named := 0
	for _, c := range s.columns {
		if _, ok := fieldOf(c.heading); ok {
			named++
		}
	}
	for _, name := range slices.Sorted(maps.Keys(builtIn)) {
		if c := s.found[name]; c != nil {
			s.add("columns", name, tomlText(s.address(c)), s.why(name, c))
		}
	}
	for i := range s.columns {
		c := &s.columns[i]
		switch {
		case s.used[i] || c.heading == "":
		case strings.HasPrefix(c.heading, phasePrefix) && s.kind == Allocations:
			s.add("columns", c.heading, tomlText(c.heading), ledger.Refuse("why-same-name"))
		case s.kind == Allocations && c.number && partOfYear(c.heading) != "":
			s.phase(c)
		case named >= 3 && plainName.MatchString(dimensionOf(c.heading)) && !slices.Contains(fieldNames[:], c.heading):
			s.add("columns", c.heading, tomlText(c.heading), ledger.Refuse("why-dimension"))
		case len(c.filled) > 0 && !counts(c.filled):
			s.ask("columns", "NAME", tomlText(s.address(c)), ledger.Refuse("ask-dimension", "value", excerpt(c.filled[0])))
		}
	}
}

// phase writes a column that has the part of the plan for a quarter, half or month; of
// which year, where some heading or title tells.
func (s *suggester) phase(c *column) {
	year := yearIn.FindString(c.heading)
	for i := 0; year == "" && i <= s.header; i++ {
		for _, cell := range s.rows[i] {
			if y := yearIn.FindString(cell); y != "" {
				year = y
			}
		}
	}
	part := partOfYear(c.heading)
	if year == "" {
		s.ask("columns", phasePrefix+"YYYY"+part, tomlText(s.address(c)), ledger.Refuse("ask-phase"))
		return
	}
	s.add("columns", phasePrefix+year+part, tomlText(s.address(c)), ledger.Refuse("why-phase", "heading", c.heading))
}

var yearIn = regexp.MustCompile(`\b20[0-9]{2}\b`)

// partOfYear is what a heading names, as periods end: Q1, H2, -03; "" for nothing.
func partOfYear(heading string) string {
	words := strings.Fields(plainHeading(heading))
	for i, word := range words {
		for n, month := range monthNames {
			if slices.Contains(month, word) {
				return fmt.Sprintf("-%02d", n+1)
			}
		}
		if len(word) == 2 && (word[0] == 'q' || word[0] == 'h') && word[1] >= '1' && word[1] <= '4' && (word[0] == 'q' || word[1] <= '2') {
			return strings.ToUpper(word)
		}
		letter, most := "", 0
		switch {
		case strings.HasPrefix(word, "квартал"), word == "кв", word == "quarter":
			letter, most = "Q", 4
		case strings.HasPrefix(word, "полугоди"), word == "half":
			letter, most = "H", 2
		default:
			continue
		}
		for _, near := range words[max(0, i-2):min(len(words), i+2)] {
			if n := slices.Index(ordinalWords, near) % 4; n >= 0 && n < most {
				return letter + strconv.Itoa(n+1)
			}
		}
	}
	return ""
}

// ordinalWords are the ways to write first to fourth, four after four.
var ordinalWords = []string{"1", "2", "3", "4", "i", "ii", "iii", "iv", "1st", "2nd", "3rd", "4th", "первый", "второй", "третий", "четвертый", "первое", "второе", "", "", "first", "second", "third", "fourth"}

var monthNames = [12][]string{
	{"январь", "january", "jan"},
	{"февраль", "february", "feb"},
	{"март", "march", "mar"},
	{"апрель", "april", "apr"},
	{"май", "may"},
	{"июнь", "june", "jun"},
	{"июль", "july", "jul"},
	{"август", "august", "aug"},
	{"сентябрь", "september", "sep"},
	{"октябрь", "october", "oct"},
	{"ноябрь", "november", "nov"},
	{"декабрь", "december", "dec"},
}

// counts tells a column that numbers the rows, between the totals.
func counts(cells []string) bool {
	n, last := 0, 0
	for _, cell := range cells {
		if v := number(cell); v >= 0 {
			if v != last+1 && n > 0 {
				return false
			}
			n, last = n+1, v
		}
	}
	return n*2 >= len(cells) && (n > 2 || last == n)
}

// valueMaps asks what the values of a source, or of a line, stand for that cannot
// be names in a ledger.
func (s *suggester) valueMaps() {
	for _, field := range []struct {
		name    string
		columns []*column
		check   func(string) error
	}{{Source.String(), []*column{s.found[Source.String()]}, ledger.CheckSourceID}, {Line.String(), s.line, ledger.CheckLinePath}} {
		if s.kind == Sources || len(field.columns) == 0 || field.columns[0] == nil {
			continue
		}
		values := map[string]bool{}
		bad := false
		for _, row := range s.data {
			if isBlank(row) || s.isTotal(row) >= 0 || s.isNoEntry(row) {
				continue
			}
			parts := make([]string, len(field.columns))
			for i, c := range field.columns {
				parts[i] = at(row, c.at)
			}
			if value := strings.Join(parts, "/"); !isBlank(parts) {
				values[value] = true
				bad = bad || field.check(value) != nil
			}
		}
		if !bad {
			continue
		}
		list := slices.Sorted(maps.Keys(values))
		for i, value := range list {
			if i == mostAsked {
				s.ask("maps."+field.name, "…", tomlText(""), ledger.Refuse("ask-map-more", "n", len(list)-i))
				break
			}
			s.ask("maps."+field.name, value, tomlText(""), ledger.Refuse("ask-map", "why", field.name))
		}
	}
}

// mostAsked is how many values of a column are asked about one by one.
const mostAsked = 40

package intake

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"github.com/fundledger/fundledger/ledger"
)

// A Suggestion is a profile to begin with for a file, line by line.
type Suggestion struct {
	File  string // without its folder
	Rows  int    // that it was made from
	Lines []SuggestedLine
}

// A SuggestedLine is a key of the profile and why it is there. One that is open
// waits for the user: it is written as a comment, with a question.
type SuggestedLine struct {
	Table string // "" for the keys at the head
	Key   string
	Value string // as TOML
	Open  bool
	Why   *ledger.Refusal
}

// sampleRows is how many of a file's first rows are looked at.
const sampleRows = 3000

// Suggest looks at a file's headings and first rows, and suggests a profile for it; of
// a workbook, for the sheet of that name, or its only one when sheet is "".
// Refusals: as Open has them for a file that cannot be read.
func Suggest(path, sheet string) (*Suggestion, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	defer f.Close()
	s := &suggester{file: &File{Name: filepath.Base(path), profile: &Profile{File: FileProfile{Sheet: sheet}}, f: f}, found: map[string]*column{}}
	s.file.look = s.collect
	if err := s.file.begin(); err != nil && len(s.rows) == 0 {
		return nil, err
	}
	if b, ok := s.file.form.(*bankForm); ok {
		return &Suggestion{File: s.file.Name, Rows: len(b.statement.Payments), Lines: b.suggest()}, nil
	}
	if !slices.ContainsFunc(s.rows, func(row []string) bool { return !isBlank(row) }) {
		return nil, ledger.Refuse("file-empty", "file", s.file.Name)
	}
	s.suggest()
	return &Suggestion{File: s.file.Name, Rows: len(s.rows), Lines: s.lines}, nil
}

type suggester struct {
	file    *File
	rows    [][]string // the first ones, title and headings among them
	numbers []int      // theirs, in the file
	header  int        // which of them are the headings
	two     bool       // and the row behind it, too
	data    [][]string // the rows below
	headers []string
	columns []column
	kind    string
	found   map[string]*column // by field or dimension
	used    map[int]bool       // columns, by their place
	line    []*column          // what a line is made of
	lines   []SuggestedLine
}

// collect takes the first rows in the place of looking for a header.
func (s *suggester) collect(cells []string) ([]string, [][]string) {
	row := make([]string, len(cells))
	for i, cell := range cells {
		row[i] = strings.Clone(clean(cell))
	}
	s.numbers = append(s.numbers, s.file.HeaderRow)
	if s.rows = append(s.rows, row); len(s.rows) == sampleRows {
		return []string{""}, nil // enough: no row is read after what is taken for the header
	}
	return nil, nil
}

func (s *suggester) add(table, key, value string, why *ledger.Refusal) {
	s.lines = append(s.lines, SuggestedLine{table, key, value, false, why})
}

func (s *suggester) ask(table, key, value string, why *ledger.Refusal) {
	s.lines = append(s.lines, SuggestedLine{table, key, value, true, why})
}

func (s *suggester) suggest() {
	s.findHeader()
	for i, heading := range s.headers {
		if !utf8.ValidString(heading) { // no profile can name it
			heading, s.headers[i] = "", ""
		}
		s.columns = append(s.columns, newColumn(heading, i, s.data))
	}
	s.used = map[int]bool{}
	s.guessKind()
	s.assign()
	s.form()
	s.chosen()
	s.valueMaps()
}

// findHeader takes the row that looks most like headings.
func (s *suggester) findHeader() {
	best := -1
	s.header = slices.IndexFunc(s.rows, func(row []string) bool { return !isBlank(row) })
	for i, row := range s.rows[:min(len(s.rows), 40)] {
		if score := looksLikeHeader(row); score > best {
			best, s.header = score, i
		}
	}
	s.data = s.rows[min(s.header+1, len(s.rows)):]
	s.headers = make([]string, len(s.rows[s.header]))
	for i, cell := range s.rows[s.header] {
		s.headers[i] = squeeze(cell)
	}
	if len(s.data) == 0 {
		return
	}
	// A row of sub-headings: words only, and some below nothing but a group's name.
	below, words, grouped := s.data[0], 0, false
	for i, cell := range below {
		switch cell = squeeze(cell); {
		case cell == "":
		case isNumber(cell) || isDate(cell):
			return
		default:
			words++
			grouped = grouped || i > 0 && at(s.headers, i) == "" && squeeze(at(below, i-1)) != ""
		}
	}
	if s.two = words >= 2 && grouped; s.two {
		sub := make([]string, len(below))
		for i := range below {
			sub[i] = squeeze(below[i])
		}
		s.headers = newHeaderFinder(&FileProfile{HeaderRows: 2}).joinRows(s.headers, sub)
		s.data = s.data[1:]
	}
}

// guessKind tells what the file holds: by the names of fields, or by headings that
// only payments have, or plans.
func (s *suggester) guessKind() {
	named := map[Field]bool{}
	payment, plan := "", ""
	for _, c := range s.columns {
		if field, ok := fieldOf(c.heading); ok {
			named[field] = true
		}
		plain := plainHeading(c.heading)
		for _, field := range []Field{ValueDate, DocumentNumber, Payee, PayeeID, Purpose} {
			if rank(plain, synonyms[field]) > 0 && (field != ValueDate || plain != "период" && c.dates != nil) {
				payment = cmp.Or(payment, c.heading)
			}
		}
		if rank(plain, debits) > 0 {
			payment = cmp.Or(payment, c.heading)
		}
		for _, word := range []string{"план", "бюджет", "назначен", "ассигнован", "утвержден", "буџет", "budget", "approved", "allocation", "allotment", "appropriation"} {
			if strings.Contains(plain, word) && c.number {
				plan = c.heading
			}
		}
		if rank(plain, synonyms[Act]) > 0 || rank(plain, synonyms[ActDate]) > 500 {
			plan = cmp.Or(plan, c.heading)
		}
	}
	switch {
	case named[Opens] && named[Kind]:
		s.kind = Sources
		s.add("", "kind", tomlText(s.kind), ledger.Refuse("why-named", "heading", Opens.String()))
	case named[Act] || named[ActDate]:
		s.kind = Allocations
		s.add("", "kind", tomlText(s.kind), ledger.Refuse("why-named", "heading", Act.String()))
	case payment == "" && plan != "":
		s.kind = Allocations
		s.add("", "kind", tomlText(s.kind), ledger.Refuse("why-plan", "heading", plan))
	case payment != "":
		s.kind = Expenditures
		s.add("", "kind", tomlText(s.kind), ledger.Refuse("why-payment", "heading", payment))
	default:
		s.kind = Expenditures
		s.add("", "kind", tomlText(s.kind), ledger.Refuse("why-kind-open"))
	}
}

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
}

func (s *suggester) take(field string, c *column) {
	s.found[field] = c
	s.used[c.at] = true
}

// fits holds a field's values against what the column has.
func (s *suggester) fits(field Field, c *column) bool {
	switch field {
	case ValueDate, DocumentDate, InvoiceDate, AcceptanceDate, ActDate, From, To:
		return c.dates != nil
	case Amount:
		return c.number && len(c.filled) > 0
	case Source, Title, Payee, Purpose:
		return !c.number && c.dates == nil
	case Period:
		return s.kind == Allocations && c.dates == nil
	}
	return c.dates == nil || field == Line
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
		case field == ValueDate || field == Amount:
			s.ask("columns", name, tomlText(""), ledger.Refuse("ask-column", "field", name))
		default:
			s.ask("constants", name, tomlText(""), ledger.Refuse("ask-constant", "why", name))
		}
	}
	s.lines = append(s.lines, sides...)
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

// twoSides looks for an amount in two columns.
func (s *suggester) twoSides() {
	if s.found[Amount.String()] != nil || s.kind == Sources {
		return
	}
	var plus, minus *column
	for i := range s.columns {
		c := &s.columns[i]
		plain := plainHeading(c.heading)
		if words := strings.Fields(plain); s.used[i] || len(words) == 0 || !c.number && len(c.filled) > 0 {
			continue
		}
		if rank(plain, debits) > 0 && plus == nil {
			plus = c
		} else if rank(plain, credits) > 0 && minus == nil {
			minus = c
		}
	}
	switch {
	case plus == nil:
	case minus == nil:
		s.take(Amount.String(), plus)
	default:
		s.used[plus.at], s.used[minus.at] = true, true
		s.add("amount", "plus", tomlText(s.address(plus)), ledger.Refuse("why-debit"))
		s.add("amount", "minus", tomlText(s.address(minus)), ledger.Refuse("why-credit"))
		both, neither, minuses := 0, 0, 0
		for _, row := range s.data {
			p, m := !isNothing(at(row, plus.at)), !isNothing(at(row, minus.at))
			switch {
			case isBlank(row) || s.isTotal(row) >= 0:
			case p && m:
				both++
			case m:
				minuses++
			case !p:
				neither++
			}
		}
		for _, q := range []struct {
			key string
			n   int
		}{{"minus_rows", minuses}, {"both", both}, {"neither", neither}} {
			if q.n > 0 {
				s.ask("amount", q.key, tomlText("skip"), ledger.Refuse("ask-rows", "why", q.key, "n", q.n))
			}
		}
	}
}

// documents are the forms of a document's name in one cell.
var documents = []string{
	`^(?P<document_kind>.+?) № ?(?P<document_number>\S+) от (?P<document_date>\S+)`,
	`^№ ?(?P<document_number>\S+) от (?P<document_date>\S+)`,
	`^(?P<document_kind>.+?) (?P<document_number>\S+) от (?P<document_date>\S+)`,
	`^(?P<document_kind>.+?) (?:No\.? ?)?(?P<document_number>\S+) (?:of|dated) (?P<document_date>\S+)`,
}

// splitOf looks for a column whose cells are a document's kind, number and date.
func (s *suggester) splitOf() map[string]bool {
	given := map[string]bool{}
	if s.kind != Expenditures || s.found[DocumentNumber.String()] != nil {
		return given
	}
	for i := range s.columns {
		c := &s.columns[i]
		if s.used[i] || c.heading == "" {
			continue
		}
		for _, text := range documents {
			pattern := regexp.MustCompile(text)
			n := 0
			for _, cell := range c.filled {
				if m := pattern.FindStringSubmatch(cell); m != nil && isDate(m[pattern.SubexpIndex("document_date")]) {
					n++
				}
			}
			if !mostly(n, len(c.filled)) {
				continue
			}
			for _, name := range []string{"document_kind", "document_date"} {
				if s.found[name] != nil { // a column of its own has it
					text = strings.Replace(text, "?P<"+name+">", "", 1)
				}
			}
			for _, name := range pattern.SubexpNames() {
				given[name] = true
			}
			s.used[i] = true
			s.dateOf(pattern, c)
			s.add("split."+toml.Key{s.address(c)}.String(), "pattern", tomlText(text), ledger.Refuse("why-split", "value", excerpt(c.filled[0])))
			return given
		}
	}
	return given
}

// dateOf lets the dates that a pattern cuts out have a say in the file's forms.
func (s *suggester) dateOf(pattern *regexp.Regexp, c *column) {
	dates := column{heading: c.heading}
	var rows [][]string
	for _, cell := range c.filled {
		if m := pattern.FindStringSubmatch(cell); m != nil {
			rows = append(rows, []string{m[pattern.SubexpIndex("document_date")]})
		}
	}
	dates = newColumn(c.heading, 0, rows)
	s.dateLines(&dates)
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
		if !s.used[i] && c.dates == nil && isCode(plainHeading(c.heading)) && mostly(len(c.filled)+1, len(s.data)/2) {
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
		case named >= 3 && plainName.MatchString(dimensionOf(c.heading)) && !slices.Contains(fieldNames[:], c.heading):
			s.add("columns", c.heading, tomlText(c.heading), ledger.Refuse("why-dimension"))
		case len(c.filled) > 0 && !counts(c.filled):
			s.ask("columns", "NAME", tomlText(s.address(c)), ledger.Refuse("ask-dimension", "value", excerpt(c.filled[0])))
		}
	}
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
	for _, field := range []Field{ValueDate, ActDate, DocumentDate, InvoiceDate, AcceptanceDate, From, To, Signed, Opens, Closes, Deadline} {
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
	if len(c.dates) == 0 {
		return
	}
	i := slices.IndexFunc(s.lines, func(l SuggestedLine) bool { return l.Table == "file" && l.Key == "dates" })
	if i < 0 {
		why := ledger.Refuse("why-dates", "value", c.filled[0], "heading", c.heading)
		if slices.Contains(c.dates, "DD/MM/YYYY") && slices.Contains(c.dates, "MM/DD/YYYY") {
			why = ledger.Refuse("why-day-first", "value", c.filled[0], "heading", c.heading)
		}
		s.add("file", "dates", "["+tomlText(c.dates[0])+"]", why)
		return
	}
	line := &s.lines[i]
	if slices.ContainsFunc(c.dates, func(form string) bool { return strings.Contains(line.Value, tomlText(form)) }) {
		return
	}
	line.Value = strings.TrimSuffix(line.Value, "]") + ", " + tomlText(c.dates[0]) + "]"
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

// tomlText writes a text as TOML: a pattern as it is, between apostrophes.
func tomlText(text string) string {
	if strings.ContainsAny(text, "\\\"") && !strings.ContainsFunc(text, func(r rune) bool { return r == '\'' || r < ' ' || r == 0x7f }) {
		return "'" + text + "'"
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7f:
			b.WriteString(`\u00` + strconv.FormatInt(int64(r)|0x100, 16)[1:])
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

package intake

import (
	"cmp"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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
	typed   [][]bool   // of a workbook: which of their cells are numbers, not text
	numbers []int      // theirs, in the file
	header  int        // which of them are the headings
	two     bool       // and the row behind it, too
	data    [][]string // the rows below
	again   [][]string // those of them that repeat the headings, or number the columns
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
	if sheet, ok := s.file.form.(*sheetForm); ok {
		s.typed = append(s.typed, slices.Clone(sheet.typed))
	}
	s.numbers = append(s.numbers, s.file.HeaderRow)
	if s.rows = append(s.rows, row); len(s.rows) == sampleRows {
		return []string{""}, nil // enough: no row is read after what is taken for the header
	}
	return nil, nil
}

func (s *suggester) suggest() {
	s.findHeader()
	for i, heading := range s.headers {
		if !utf8.ValidString(heading) { // no profile can name it
			s.headers[i] = ""
		}
	}
	s.setRepeatsAside()
	entries := slices.DeleteFunc(slices.Clone(s.data), func(row []string) bool { return !s.isEntry(row) })
	for i, heading := range s.headers {
		s.columns = append(s.columns, newColumn(heading, i, entries))
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
			grouped = grouped || i > 0 && at(s.headers, i) == "" && squeeze(at(below, i-1)) != "" ||
				at(s.headers, i) != "" && at(s.headers, i+1) == "" && squeeze(at(below, i+1)) == "" && s.hasNumbers(i+1)
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

// hasNumbers tells whether amounts stand in a column below the sub-headings.
func (s *suggester) hasNumbers(i int) bool {
	for _, row := range s.data[1:] {
		if cell := clean(at(row, i)); cell != "" {
			return isNumber(cell)
		}
	}
	return false
}

// ownBooks is a title that says that the file is of the office's own account of money, where
// payments are credits: 1C's "Карточка счета 51". "" where there is none.
func (s *suggester) ownBooks() string {
	for _, row := range s.rows[:max(s.header, 0)] {
		for _, cell := range row {
			if ownAccount.MatchString(cell) {
				return squeeze(cell)
			}
		}
	}
	return ""
}

// ownAccount is cash (50), settlement (51), currency (52) and special accounts (55) of the
// charts of accounts of Belarus and Russia.
var ownAccount = regexp.MustCompile(`(?i)(карточка|анализ|обороты?|ведомость).* сч[её]та?у?\s+5[0125](\D|$)`)

// guessKind tells what the file holds: by the names of fields, or by headings that
// only payments have, or plans.
func (s *suggester) guessKind() {
	named := map[Field]bool{}
	payment, plan, contract, invoice, paid := "", "", "", "", false
	for _, c := range s.columns {
		if field, ok := fieldOf(c.heading); ok {
			named[field] = true
		}
		plain := plainHeading(c.heading)
		for _, field := range []Field{ValueDate, DocumentNumber, Payee, PayeeID, Purpose} {
			if rank(plain, synonyms[field]) > 0 && (field != ValueDate || plain != "период" && c.isDate()) {
				payment = cmp.Or(payment, c.heading)
			}
		}
		if rank(plain, debits) > 0 {
			payment = cmp.Or(payment, c.heading)
		}
		paid = paid || c.isDate() && slices.Contains(synonyms[ValueDate], plain) || rank(plain, debits) > 0 ||
			rank(plain, synonyms[DocumentNumber]) > 500 || c.heading == ValueDate.String()
		if c.isDate() && rank(plain, synonyms[ContractDate]) > 0 {
			contract = cmp.Or(contract, c.heading)
		}
		if c.isDate() && rank(plain, synonyms[AcceptanceDate]) > 0 {
			invoice = cmp.Or(invoice, c.heading)
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
	case !paid && invoice != "":
		s.kind = Liabilities
		s.add("", "kind", tomlText(s.kind), ledger.Refuse("why-invoice", "heading", invoice))
	case !paid && contract != "":
		s.kind = Commitments
		s.add("", "kind", tomlText(s.kind), ledger.Refuse("why-contract", "heading", contract))
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

func (s *suggester) add(table, key, value string, why *ledger.Refusal) {
	s.lines = append(s.lines, SuggestedLine{table, key, value, false, why})
}

func (s *suggester) ask(table, key, value string, why *ledger.Refusal) {
	s.lines = append(s.lines, SuggestedLine{table, key, value, true, why})
}

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

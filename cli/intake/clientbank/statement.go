package clientbank

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/fundledger/fundledger/ledger"
)

// A Statement is what a file says.
type Statement struct {
	Encoding string // utf-8, windows-1251 or cp866
	Headings []string
	Payments []Payment
	Received []Payment // likewise
	Receipts Sum       // documents that paid into an account
	Moved    Sum       // transfers from one account of the statement to another
	Faults   []Fault

	Movements []Movement // of all its accounts, in the order of the file
	Balances  []Balance  // of its accounts, in the order of their days

	version   value
	listed    []string // the accounts that the file says it is about
	sections  []section
	documents []document
	paid      []*document // those that are payments
	received  []*document // those that paid into an account
}

// A Sum is of documents that are no payments.
type Sum struct {
	Documents int
	Amount    int64 // in hundredths
}

// A Payment out of an account of the statement.
type Payment struct {
	Line  int      // where its section begins
	Cells []string // by Headings
}

// A Fault is what is wrong at one place.
type Fault struct {
	Line  int // 0 for the file as a whole
	Key   string
	Value string
	Err   error // *ledger.Refusal
}

// A value stands in a line of its own.
type value struct {
	key, text string
	line      int
}

// A section is one of either kind, with its values.
type section struct {
	line   int
	values []value
}

type document struct {
	section
	kind    string
	debited ledger.Date
	amount  int64  // in hundredths
	account string // that was credited
	nth     int    // of the payments of that document, from 1; 0 when it is the only one
}

const (
	firstLine    = "1CClientBankExchange"
	endOfFile    = "КонецФайла"
	accountOpen  = "СекцияРасчСчет"
	accountClose = "КонецРасчСчет"
	docOpen      = "СекцияДокумент"
	docClose     = "КонецДокумента"
	purpose      = "НазначениеПлатежа"

	// LineHeading is no key of the format: it numbers the payments that a bank made
	// of documents of one number, where there are such.
	LineHeading = "СтрокаДокумента"
)

// Versions of the format that are read.
var Versions = []string{"1.02", "1.03"}

// Recognised tells a statement by how the file begins.
func Recognised(head []byte) bool {
	rest, ok := bytes.CutPrefix(bytes.TrimPrefix(head, []byte("\ufeff")), []byte(firstLine))
	return ok && (len(rest) == 0 || rest[0] <= ' ')
}

// Parse reads a statement and checks it.
func Parse(data []byte) *Statement {
	s := &Statement{}
	text, encoding := decode(data)
	s.Encoding = encoding
	s.read(text)
	if v := s.version; v.text != "" && !slices.Contains(Versions, v.text) {
		// What else seems wrong may only be written otherwise there.
		s.Faults = nil
		s.fault(v.line, v.key, v.text, "bank-version", "version", v.text, "known", strings.Join(Versions, ", "))
		return s
	}
	s.check()
	if len(s.Faults) == 0 {
		s.tabulate()
	} else {
		slices.SortStableFunc(s.Faults, func(a, b Fault) int { return a.Line - b.Line })
	}
	return s
}

// decode finds the encoding in which the format's own words can be read.
func decode(data []byte) (text, encoding string) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	for _, c := range []struct {
		name string
		from *charmap.Charmap
	}{{"windows-1251", charmap.Windows1251}, {"cp866", charmap.CodePage866}} {
		for _, word := range []string{"ВерсияФормата", "Кодировка", accountOpen, docOpen, endOfFile} {
			if encoded, err := c.from.NewEncoder().String(word); err == nil && bytes.Contains(data, []byte(encoded)) {
				decoded, err := c.from.NewDecoder().Bytes(data)
				if err == nil {
					return string(decoded), c.name
				}
			}
		}
	}
	return string(data), "utf-8"
}

func (s *Statement) fault(line int, key, text string, code string, pairs ...any) {
	s.Faults = append(s.Faults, Fault{line, key, text, ledger.Refuse(code, pairs...)})
}

// read cuts the text into sections.
func (s *Statement) read(text string) {
	var open *section // the one that lines belong to
	var kind string
	account, ended := false, false
	line := 0
	unclosed := func() {
		if open != nil {
			s.fault(open.line, "", "", "bank-section-open", "section", sectionName(account), "line", line)
		}
		open = nil
	}
	for raw := range strings.Lines(text) {
		line++
		l := strings.TrimSpace(raw)
		if !utf8.ValidString(l) {
			s.fault(line, "", strings.ToValidUTF8(l, "\ufffd"), "not-utf-8")
			continue
		}
		key, value, paired := strings.Cut(l, "=")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		switch {
		case l == "" || line == 1:
		case ended:
			s.fault(line, "", l, "bank-after-end", "mark", endOfFile)
			return
		case !paired && l == endOfFile:
			unclosed()
			ended = true
		case key == accountOpen || key == docOpen && paired:
			unclosed()
			open, account, kind = &section{line: line}, key == accountOpen, value
		case !paired && (l == accountClose || l == docClose):
			switch {
			case open == nil || account != (l == accountClose):
				s.fault(line, "", l, "bank-section-unopened", "section", sectionName(l == accountClose))
			case account:
				s.sections = append(s.sections, *open)
			default:
				s.documents = append(s.documents, document{section: *open, kind: kind})
			}
			open = nil
		case open == nil:
			s.ofFile(key, value, line)
		case !paired:
			if n := len(open.values); n > 0 && strings.HasPrefix(open.values[n-1].key, purpose) {
				open.values[n-1].text += " " + l // a line break that the payer typed
			} else {
				s.fault(line, "", l, "bank-line")
			}
		default:
			open.take(key, value, line)
		}
	}
	unclosed()
	if !ended {
		s.fault(line, "", "", "bank-file-cut", "mark", endOfFile)
	}
}

// ofFile takes what a file says of itself. Of days and sums, what the sections say
// counts.
func (s *Statement) ofFile(key, text string, line int) {
	switch {
	case key == "ВерсияФормата" && s.version.text == "":
		s.version = value{key, text, line}
	case key == "РасчСчет" && text != "":
		s.listed = append(s.listed, text)
	}
}

func sectionName(account bool) string {
	if account {
		return accountOpen
	}
	return docOpen
}

func (s *section) take(key, text string, line int) {
	s.values = append(s.values, value{key, text, line})
}

// get is the first value of that key that is not empty.
func (s *section) get(keys ...string) string {
	for _, key := range keys {
		for i := range s.values {
			if v := &s.values[i]; v.key == key && v.text != "" {
				return v.text
			}
		}
	}
	return ""
}

func (s *section) lineOf(key string) int {
	for i := range s.values {
		if s.values[i].key == key {
			return s.values[i].line
		}
	}
	return s.line
}

func (d *document) payerAccount() string {
	return d.get("ПлательщикСчет", "ПлательщикРасчСчет")
}

func (d *document) payeeAccount() string {
	return d.get("ПолучательСчет", "ПолучательРасчСчет")
}

var leadingID = regexp.MustCompile(`^(?:ИНН|УНП|УНН)\s*\d+\s+`)

// name is that of payer or payee without what banks write before it.
func (d *document) name(key string) string {
	if name := d.get(key + "1"); name != "" {
		return name
	}
	name := d.get(key)
	return name[len(leadingID.FindString(name)):]
}

func (d *document) purpose() string {
	if whole := d.get(purpose); whole != "" {
		return whole
	}
	var parts []string
	for _, n := range "123456" {
		if part := d.get(purpose + string(n)); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

// standard keys come first among the headings, and are always there.
var standard = []string{
	docOpen, "Номер", "Дата", "Сумма", "ДатаСписано", "ДатаПоступило",
	"ПлательщикСчет", "Плательщик", "ПлательщикИНН", "ПолучательСчет", "Получатель", "ПолучательИНН",
	purpose, "ВидПлатежа", "ВидОплаты", "ПлательщикКПП", "ПолучательКПП", "ПлательщикБИК", "ПолучательБИК",
	"ПоказательКБК", "ОКАТО", "Код",
}

// tabulate turns payments into rows of cells.
func (s *Statement) tabulate() {
	column := map[string]int{}
	heading := func(key string) {
		if _, ok := column[key]; !ok {
			column[key] = len(s.Headings)
			s.Headings = append(s.Headings, key)
		}
	}
	for _, key := range standard {
		heading(key)
	}
	for _, d := range slices.Concat(s.paid, s.received) {
		for _, v := range d.values {
			heading(v.key)
		}
		if d.nth > 0 {
			heading(LineHeading)
		}
	}
	for _, d := range slices.Concat(s.paid, s.received) {
		cells := make([]string, len(s.Headings))
		for _, v := range slices.Backward(d.values) { // the first of a key counts
			if at := column[v.key]; v.text != "" {
				cells[at] = v.text
			}
		}
		cells[column[docOpen]] = d.kind
		cells[column["ПлательщикСчет"]], cells[column["ПолучательСчет"]] = d.payerAccount(), d.payeeAccount()
		cells[column["Плательщик"]], cells[column["Получатель"]] = d.name("Плательщик"), d.name("Получатель")
		cells[column[purpose]] = d.purpose()
		cells[column["Сумма"]] = pointed(d.get("Сумма"))
		if d.nth > 0 {
			cells[column[LineHeading]] = strconv.Itoa(d.nth)
		}
		if d.account != "" {
			cells[column["ПолучательСчет"]] = d.account
			s.Received = append(s.Received, Payment{d.line, cells})
			continue
		}
		s.Payments = append(s.Payments, Payment{d.line, cells})
	}
}

func pointed(amount string) string { return strings.Replace(amount, ",", ".", 1) }

package intake

import (
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/fundledger/fundledger/ledger"
)

// twoSides looks for an amount in two columns.
func (s *suggester) twoSides() {
	if s.found[Amount.String()] != nil || s.kind == Sources {
		return
	}
	plus, minus := s.sides()
	switch {
	case plus == nil:
	case minus == nil:
		s.take(Amount.String(), plus)
	default:
		s.used[plus.at], s.used[minus.at] = true, true
		why := ledger.Refuse("why-debit")
		if title := s.ownBooks(); title != "" {
			plus, minus, why = minus, plus, ledger.Refuse("why-own-books", "title", excerpt(title))
		}
		s.add("amount", "plus", tomlText(s.address(plus)), why)
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

// sides are the columns that are best known as debit and credit.
func (s *suggester) sides() (plus, minus *column) {
	debit, credit := 0, 0
	for i := range s.columns {
		c := &s.columns[i]
		plain := plainHeading(c.heading)
		if s.used[i] || plain == "" || !c.number && len(c.filled) > 0 {
			continue
		}
		if r := rank(plain, debits); r > 0 {
			if r > debit {
				plus, debit = c, r
			}
		} else if r := rank(plain, credits); r > credit {
			minus, credit = c, r
		}
	}
	return plus, minus
}

func (s *suggester) hasSides() bool {
	plus, minus := s.sides()
	return plus != nil && minus != nil
}

// sideOf tells a heading of a debit, 1, and of a credit, -1, from others.
func sideOf(plain string) int {
	switch {
	case rank(plain, debits) > 0:
		return 1
	case rank(plain, credits) > 0:
		return -1
	}
	return 0
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
	var rows [][]string
	for _, cell := range c.filled {
		if m := pattern.FindStringSubmatch(cell); m != nil {
			rows = append(rows, []string{m[pattern.SubexpIndex("document_date")]})
		}
	}
	dates := newColumn(c.heading, 0, rows)
	s.dateLines(&dates)
}

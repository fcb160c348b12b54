package projections

import (
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// A PaidDocument is a document as reports name it, with the last entry that paid it.
type PaidDocument struct {
	Label string
	Entry ledger.Ordinal
}

// A Likely is a payment that documents are looked for that are probably its own.
type Likely struct {
	Line   string // its address
	Minor  int64
	Number string // of its document, as ledger.FoldNumber makes it
	Like   func(label string, paid ledger.Date) bool
}

// PaidLike finds for each payment a document with a payment of the same amount on the
// same budget line that was not taken back, of which Like is true: the last of them; no
// entry where there is none. It goes through the table once for all of them, and looks
// at the texts of few rows, so that it takes no index.
func (t *Table) PaidLike(list []Likely) ([]PaidDocument, error) {
	type standing struct {
		sum  int64
		last ledger.Ordinal
	}
	wanted, filter := map[likelyKey][]int{}, newPaidFilter(len(list))
	for i := range list {
		key := likelyKey{hashOf(list[i].Line), list[i].Minor, list[i].Number}
		wanted[key] = append(wanted[key], i)
		filter.add(&key)
	}
	found := make([]map[string]standing, len(list))
	err := t.eachPaid(filter, func(row *paidRow) error {
		label, err := row.label()
		if err != nil {
			return err
		}
		date, err := row.date()
		if err != nil {
			return err
		}
		entry, err := row.entry()
		if err != nil {
			return err
		}
		amount := row.amount()
		for number := range ledger.LabelNumbers(label) {
			for _, i := range wanted[likelyKey{row.line, max(amount, -amount), number}] {
				x, known := found[i][label]
				if !known && (amount < 0 || !list[i].Like(label, date)) {
					continue
				}
				if x.sum += amount; amount > 0 {
					x.last = entry
				}
				if found[i] == nil {
					found[i] = map[string]standing{}
				}
				if !known {
					label = strings.Clone(label)
				}
				found[i][label] = x
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	documents := make([]PaidDocument, len(list))
	for i := range found {
		for label, x := range found[i] {
			if x.sum > 0 && x.last > documents[i].Entry {
				documents[i] = PaidDocument{label, x.last}
			}
		}
	}
	return documents, nil
}

// eachPaid calls fn for the rows that pay under a document, or take back, as far as the
// filter does not keep their line and amount out; line is the hash of the address. What
// few rows are asked for is verified row by row: their document, date and entry.
func (t *Table) eachPaid(filter *paidFilter, fn func(row *paidRow) error) error {
	for _, s := range t.segments {
		document, lines := s.column(ledger.DimDocument), s.column(ledger.DimLine)
		if document == nil {
			continue
		}
		if err := s.needTexts(lines); err != nil {
			return err
		}
		if err := s.need("amounts", "codes:line", "stages"); err != nil {
			return err
		}
		hashes := make([]uint64, lines.dict.len())
		for code := range hashes {
			hashes[code] = hashOf(lines.dict.view(uint32(code)))
		}
		row := s.paidRow(document)
		for r, amount := range s.amounts {
			if !filter.amount(max(amount, -amount)) || stageOf(s.stages[r]) != ledger.StageSpent {
				continue
			}
			if row.line = hashes[lines.codes.at(r)]; !filter.has(paidHash(row.line, max(amount, -amount))) {
				continue
			}
			if err := row.read(r); err != nil {
				return err
			}
			if row.code == 0 {
				continue
			}
			if err := fn(&row); err != nil {
				return err
			}
		}
	}
	return nil
}

// A paidRow is a row that pays under a document, or takes back.
type paidRow struct {
	segment  *segment
	document *dimColumn
	index    int
	line     uint64 // the hash of its address
	code     uint32 // of its document

	codes, ends, text, dates, ordinals *section // nil where they are not of a file
}

func (s *segment) paidRow(document *dimColumn) paidRow {
	p := paidRow{segment: s, document: document}
	if f := s.file; f != nil {
		p.codes, p.ends, p.text = f.section("codes:"+document.name), f.section("ends:"+document.name), f.section("text:"+document.name)
		p.dates, p.ordinals = f.section("dates"), f.section("ordinals")
	}
	return p
}

func (p *paidRow) read(index int) error {
	p.index = index
	if err := p.codes.checkItem(index, p.document.codes.width()); err != nil {
		return err
	}
	p.code = p.document.codes.at(index)
	return nil
}

func (p *paidRow) amount() int64 { return p.segment.amounts[p.index] }

// label is the document's, as reports name it. It lives as long as the table.
func (p *paidRow) label() (string, error) {
	d := p.document.dict
	if int(p.code) >= d.len() {
		return "", ErrDamaged
	}
	if err := p.ends.check((int(p.code)-1)*4, int(p.code)*4+4); err != nil {
		return "", err
	}
	from, to := d.ends[p.code-1], d.ends[p.code]
	if from > to || int(to) > len(d.text) {
		return "", ErrDamaged
	}
	if err := p.text.check(int(from), int(to)); err != nil {
		return "", err
	}
	return d.view(p.code), nil
}

func (p *paidRow) date() (ledger.Date, error) {
	dates := &p.segment.dates
	err := p.dates.checkItem(p.index, dates.width())
	return ledger.Date(dates.at(p.index)), err
}

func (p *paidRow) entry() (ledger.Ordinal, error) {
	ordinals := &p.segment.ordinals
	err := p.ordinals.checkItem(p.index, ordinals.width())
	return p.segment.first + ledger.Ordinal(ordinals.at(p.index)), err
}

// A Paid is what an entry paid, or took back, under a document.
type Paid struct {
	Entry ledger.Ordinal
	Minor int64
}

// PaidUnder lists the payments that have a label and were made in a currency.
func (t *Table) PaidUnder(label string, currency ledger.Currency) ([]Paid, error) {
	p, err := t.plan(&Query{})
	if err != nil {
		return nil, err
	}
	var list []Paid
	for _, s := range p.segments {
		document, lines := s.column(ledger.DimDocument), s.column(ledger.DimLine)
		if document == nil {
			continue
		}
		if err := s.needTexts(document); err != nil {
			return nil, err
		}
		code, ok := document.dict.find(label)
		if !ok {
			continue
		}
		if err := s.need("amounts", "codes:line", "codes:document", "stages", "ordinals"); err != nil {
			return nil, err
		}
		for r := range s.known {
			if document.codes.at(r) == code && stageOf(s.stages[r]) == ledger.StageSpent &&
				p.currencies[s.perLine()[lines.codes.at(r)]] == currency {
				list = append(list, Paid{s.first + ledger.Ordinal(s.ordinals.at(r)), s.amounts[r]})
			}
		}
	}
	return list, nil
}

// stageOf is the stage without the marks beside it.
func stageOf(marked uint8) ledger.Stage { return ledger.Stage(marked &^ (correctionBit | replacedBit)) }

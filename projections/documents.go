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
	wanted, filter := map[likelyKey][]int{}, newSieve(len(list))
	for i := range list {
		key := likelyKey{hashOf(list[i].Line), list[i].Minor, list[i].Number}
		wanted[key] = append(wanted[key], i)
		filter.add(key.paid())
	}
	found := make([]map[string]standing, len(list))
	err := t.eachPaid(filter, true, func(s *segment, document *dimColumn, r int, line uint64) error {
		label, amount := document.dict.view(document.codes.at(r)), s.amounts[r]
		for number := range ledger.LabelNumbers(label) {
			for _, i := range wanted[likelyKey{line, max(amount, -amount), number}] {
				x, known := found[i][label]
				if !known && (amount < 0 || !list[i].Like(label, ledger.Date(s.dates.at(r)))) {
					continue
				}
				if x.sum += amount; amount > 0 {
					x.last = s.first + ledger.Ordinal(s.ordinals.at(r))
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
// filter does not keep their line and amount out; line is the hash of the address. With
// labels the texts of the documents can be read.
func (t *Table) eachPaid(filter *sieve, labels bool, fn func(s *segment, document *dimColumn, row int, line uint64) error) error {
	for _, s := range t.segments {
		document, lines := s.column(ledger.DimDocument), s.column(ledger.DimLine)
		if document == nil {
			continue
		}
		if err := s.needTexts(lines); err != nil {
			return err
		}
		if labels { // once: it looks at every text
			if err := s.needTexts(document); err != nil {
				return err
			}
		}
		if err := s.need("amounts", "codes:line", "codes:document", "stages", "dates", "ordinals"); err != nil {
			return err
		}
		hashes := make([]uint64, lines.dict.len())
		for code := range hashes {
			hashes[code] = hashOf(lines.dict.view(uint32(code)))
		}
		for r, amount := range s.amounts {
			line := hashes[lines.codes.at(r)]
			if !filter.has(paidHash(line, max(amount, -amount))) || stageOf(s.stages[r]) != ledger.StageSpent || document.codes.at(r) == 0 {
				continue
			}
			if err := fn(s, document, r, line); err != nil {
				return err
			}
		}
	}
	return nil
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

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

// PaidLike finds a document with a payment of an amount, in minor units, on a budget
// line that was not taken back, of which like is true: the last of them. There are
// few payments of one amount on one line, and only their texts are looked at, so that
// it takes no index.
func (t *Table) PaidLike(line string, minor int64, like func(label string, paid ledger.Date) bool) (PaidDocument, bool, error) {
	type standing struct {
		sum  int64
		last ledger.Ordinal
	}
	found := map[string]standing{}
	for _, s := range t.segments {
		document, lines := s.column(ledger.DimDocument), s.column(ledger.DimLine)
		if document == nil {
			continue
		}
		if err := s.needTexts(lines); err != nil {
			return PaidDocument{}, false, err
		}
		code, ok := lines.dict.find(line)
		if !ok {
			continue
		}
		if err := s.need("amounts", "codes:line", "codes:document", "stages", "dates", "ordinals"); err != nil {
			return PaidDocument{}, false, err
		}
		verified := false
		for r, amount := range s.amounts {
			if amount != minor && amount != -minor || lines.codes.at(r) != code || stageOf(s.stages[r]) != ledger.StageSpent {
				continue
			}
			if !verified {
				if err := s.needTexts(document); err != nil {
					return PaidDocument{}, false, err
				}
				verified = true
			}
			label := document.dict.view(document.codes.at(r))
			x, known := found[label]
			if !known && (label == "" || amount < 0 || !like(label, ledger.Date(s.dates.at(r)))) {
				continue
			}
			if x.sum += amount; amount > 0 {
				x.last = s.first + ledger.Ordinal(s.ordinals.at(r))
			}
			if !known {
				label = strings.Clone(label)
			}
			found[label] = x
		}
	}
	var last PaidDocument
	for label, x := range found {
		if x.sum > 0 && x.last > last.Entry {
			last = PaidDocument{label, x.last}
		}
	}
	return last, last.Entry > 0, nil
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

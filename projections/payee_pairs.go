package projections

import (
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// A PayeePair is a name and a taxpayer number as documents have them together, with
// what was paid to them in one currency. A payment that was taken back later was
// one; one that was written wrongly was none.
type PayeePair struct {
	Name, Number string
	Currency     ledger.Currency
	Payments     int64
	Minor        int64       // net of what was taken back
	First, Last  ledger.Date // value dates of the payments
}

// PayeePairs lists every pair that documents have, in no order; one that was only
// written wrongly is not among them. The texts stay valid as those of Sum. Refusal:
// amount-overflow (value).
func (t *Table) PayeePairs() ([]PayeePair, error) { return t.payeePairs(nil, nil) }

// PayeePairsLike lists the pairs in which a name or a number is one that name or
// number is true of. Where few are, that takes a fraction of what PayeePairs does.
func (t *Table) PayeePairsLike(name, number func(string) bool) ([]PayeePair, error) {
	return t.payeePairs(name, number)
}

func (t *Table) payeePairs(likeName, likeNumber func(string) bool) ([]PayeePair, error) {
	p, err := t.plan(&Query{})
	if err != nil {
		return nil, err
	}
	names, err := p.values(ledger.DimPayee)
	if err != nil {
		return nil, err
	}
	numbers, err := p.values(ledger.DimPayeeID)
	if err != nil {
		return nil, err
	}
	wantedName, wantedNumber := wantedTexts(names.texts, likeName), wantedTexts(numbers.texts, likeNumber)
	if !slices.Contains(wantedName, true) && !slices.Contains(wantedNumber, true) {
		return nil, nil
	}
	index := newSparse()
	var pairs []PayeePair
	for i, s := range p.segments {
		payee, id, line := s.column(ledger.DimPayee), s.column(ledger.DimPayeeID), s.column(ledger.DimLine)
		if payee == nil || id == nil {
			continue
		}
		if err := s.need("codes:payee", "codes:payee_id", "codes:line", "dates", "stages", "amounts"); err != nil {
			return nil, err
		}
		for r := range s.known {
			if ledger.Stage(s.stages[r]&^(correctionBit|replacedBit)) != ledger.StageSpent {
				continue
			}
			name, number := names.number[i][payee.codes.at(r)], numbers.number[i][id.codes.at(r)]
			if !wantedName[name] && !wantedNumber[number] {
				continue
			}
			currency := s.perLine()[line.codes.at(r)]
			at := index.number((uint64(name)*uint64(len(numbers.texts))+uint64(number))*uint64(len(p.currencies)) + currency)
			if int(at) == len(pairs) {
				pairs = append(pairs, PayeePair{Name: names.texts[name], Number: numbers.texts[number], Currency: p.currencies[currency]})
			}
			pair := &pairs[at]
			sum, ok := ledger.AddMinor(pair.Minor, s.amounts[r])
			if !ok {
				return nil, ledger.Refuse("amount-overflow", "value", "")
			}
			pair.Minor = sum
			if n := paymentsOf(s.stages[r], s.amounts[r]); n != 0 {
				pair.pay(n, ledger.Date(s.dates.at(r)))
			}
		}
	}
	return slices.DeleteFunc(pairs, func(x PayeePair) bool {
		return x.Name == "" && x.Number == "" || x.Payments == 0 && x.Minor == 0
	}), nil
}

// wantedTexts tells which texts are wanted, all where nothing is said; never the
// empty one, which is first, beside others.
func wantedTexts(texts []string, like func(string) bool) []bool {
	wanted := make([]bool, len(texts))
	for i, text := range texts {
		wanted[i] = like == nil || text != "" && like(text)
	}
	return wanted
}

func (x *PayeePair) pay(n int64, on ledger.Date) {
	x.Payments += n
	if n > 0 {
		x.First, x.Last = earlier(x.First, on), max(x.Last, on)
	}
}

func earlier(a, b ledger.Date) ledger.Date {
	if a == ledger.NoDate || b < a {
		return b
	}
	return a
}

// paymentsOf is by how much a posting changes the number of payments.
func paymentsOf(stage uint8, amount int64) int64 {
	switch {
	case stage&correctionBit == 0:
		return 1
	case stage&replacedBit == 0:
		return 0
	case amount < 0:
		return -1
	}
	return 1
}

// HasPayee tells whether a document has this name and number together. It is for a
// single question: PayeePairs answers many.
func (t *Table) HasPayee(name, number string) (bool, error) {
	n := int64(0)
	for _, s := range t.segments {
		payee, id := s.column(ledger.DimPayee), s.column(ledger.DimPayeeID)
		if payee == nil || id == nil {
			continue
		}
		for _, column := range []*dimColumn{payee, id} {
			if err := s.needTexts(column); err != nil {
				return false, err
			}
		}
		a, okName := payee.dict.find(name)
		b, okNumber := id.dict.find(number)
		if !okName || !okNumber {
			continue
		}
		if err := s.need("codes:payee", "codes:payee_id", "stages", "amounts"); err != nil {
			return false, err
		}
		for r := range s.rows {
			if payee.codes.at(r) == a && id.codes.at(r) == b {
				n += paymentsOf(s.stages[r], s.amounts[r])
			}
		}
	}
	return n > 0, nil
}

// find looks for a text without an index.
func (d *dict) find(text string) (code uint32, ok bool) {
	for i := range d.ends {
		if string(d.at(uint32(i))) == text {
			return uint32(i), true
		}
	}
	return 0, false
}

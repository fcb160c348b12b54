package projections

import (
	"slices"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// A Side is what kind of money a control total is of: plans and payments are never
// added together.
type Side uint8

// The sides, in the order in which they are shown.
const (
	Allocations Side = iota
	Obligations
	Payments
	Receipts
	numSides
)

var sideNames = [numSides]string{"allocations", "obligations", "payments", "receipts"}

func (s Side) String() string { return sideNames[s] }

// SideOf is the side that a stage counts on.
func SideOf(s ledger.Stage) Side {
	switch {
	case s.Plan():
		return Allocations
	case s == ledger.StageSpent:
		return Payments
	case s == ledger.StageReceived:
		return Receipts
	}
	return Obligations
}

// A Tally is a control total: what some entries come to on one side of one source.
type Tally struct {
	Source   string
	Side     Side
	Currency ledger.Currency
	Entries  int64
	Recorded int64 // minor units
	Reversed int64 // by corrections: below zero, as a rule

	last ledger.Ordinal // counted in Entries
}

// Net is what remains.
func (t *Tally) Net() (ledger.Money, error) {
	return ledger.Money{Minor: t.Recorded, Currency: t.Currency}.Add(ledger.Money{Minor: t.Reversed, Currency: t.Currency})
}

func (t *Tally) post(at ledger.Ordinal, correction bool, minor int64) (overflown int64) {
	if t.last != at {
		t.last = at
		t.Entries++
	}
	to := &t.Recorded
	if correction {
		to = &t.Reversed
	}
	sum := *to + minor
	overflown = overflow(*to, minor, sum)
	*to = sum
	return overflown
}

// Tallies are control totals by source and side.
type Tallies struct{ list []*Tally }

// Post adds a posting of an entry. Entries come in order. What is phased is left out:
// it says of a plan that is counted already which days it is meant for. Refusal:
// amount-overflow.
func (t *Tallies) Post(at ledger.Ordinal, source string, p *ledger.Posting) error {
	if p.Stage == ledger.StagePhased {
		return nil
	}
	if t.of(source, SideOf(p.Stage), p.Amount.Currency).post(at, p.Correction, p.Amount.Minor) < 0 {
		return ledger.Refuse("amount-overflow", "value", "")
	}
	return nil
}

// Add adds the totals of other entries. Refusal: amount-overflow.
func (t *Tallies) Add(list []*Tally) error {
	for _, x := range list {
		to := t.of(x.Source, x.Side, x.Currency)
		recorded, reversed := to.Recorded+x.Recorded, to.Reversed+x.Reversed
		if overflow(to.Recorded, x.Recorded, recorded)|overflow(to.Reversed, x.Reversed, reversed) < 0 {
			return ledger.Refuse("amount-overflow", "value", "")
		}
		to.Recorded, to.Reversed, to.Entries = recorded, reversed, to.Entries+x.Entries
	}
	return nil
}

func (t *Tallies) of(source string, side Side, currency ledger.Currency) *Tally {
	for _, x := range t.list {
		if x.Side == side && x.Source == source {
			return x
		}
	}
	x := &Tally{Source: strings.Clone(source), Side: side, Currency: currency}
	t.list = append(t.list, x)
	return x
}

// Sorted are the totals by side and, on each, by source.
func (t *Tallies) Sorted() []*Tally {
	slices.SortFunc(t.list, func(a, b *Tally) int {
		if a.Side != b.Side {
			return int(a.Side) - int(b.Side)
		}
		return strings.Compare(a.Source, b.Source)
	})
	return t.list
}

// Tally adds up the postings of the entries first to last, those alone that are in
// a set where there is one. Refusal: amount-overflow.
func (t *Table) Tally(first, last ledger.Ordinal, in *Ordinals) ([]*Tally, error) {
	var sum Tallies
	overflown := int64(0)
	for _, s := range t.segments {
		if s.first > last || s.last < first {
			continue
		}
		line := s.column(ledger.DimLine)
		if err := s.need("ordinals"); err != nil {
			return nil, err
		}
		if err := s.needTexts(line); err != nil {
			return nil, err
		}
		from, to := s.prefix(first-1), s.prefix(last)
		if err := s.needRows(from, to, columnWidth{"amounts", 8}, columnWidth{"stages", 1}, columnWidth{"codes:" + line.name, line.codes.width()}); err != nil {
			return nil, err
		}
		sides := make([][ledger.NumStages]*Tally, line.dict.len())
		for i := from; i < to; i++ {
			at := s.first + ledger.Ordinal(s.ordinals.at(i))
			if in != nil && !in.Has(at) {
				continue
			}
			code, stage := line.codes.at(i), ledger.Stage(s.stages[i]&^(correctionBit|replacedBit))
			if int(code) >= len(sides) || int(stage) >= ledger.NumStages {
				return nil, ErrDamaged
			}
			if stage == ledger.StagePhased {
				continue
			}
			x := sides[code][stage]
			if x == nil {
				source, _, _ := strings.Cut(line.dict.view(code), "/")
				known, err := t.books.Source(source)
				if err != nil {
					return nil, ErrDamaged
				}
				x = sum.of(source, SideOf(stage), known.Currency)
				sides[code][stage] = x
			}
			overflown |= x.post(at, s.stages[i]&correctionBit != 0, s.amounts[i])
		}
	}
	if overflown < 0 {
		return nil, ledger.Refuse("amount-overflow", "value", "")
	}
	return sum.Sorted(), nil
}

// A columnWidth is a section with so many bytes for every row.
type columnWidth struct {
	name  string
	width int
}

// needRows verifies some rows of columns before they are read.
func (s *segment) needRows(from, to int, columns ...columnWidth) error {
	if s.file == nil || from >= to {
		return nil
	}
	for _, c := range columns {
		if err := s.file.section(c.name).check(from*c.width, to*c.width); err != nil {
			return err
		}
	}
	return nil
}

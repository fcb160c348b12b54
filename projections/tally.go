package projections

import (
	"errors"
	"slices"
	"strings"
	"sync"

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
	Openings // what accounts were opened with: nobody paid it in
	Waiting  // for approval
	numSides
)

var sideNames = [numSides]string{"allocations", "obligations", "payments", "receipts", "openings", "waiting"}

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
	case s == ledger.StagePending:
		return Waiting
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
	side := SideOf(p.Stage)
	if side == Receipts && ledger.DimensionValue(p.Dimensions, ledger.DimReceiptKind) == ledger.ReceiptOpening {
		side = Openings
	}
	if t.of(source, side, p.Amount.Currency).post(at, p.Correction, p.Amount.Minor) < 0 {
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
	for _, s := range t.segments {
		if s.first > last || s.last < first {
			continue
		}
		if err := s.need("ordinals"); err != nil {
			return nil, err
		}
		if err := s.needTexts(s.column(ledger.DimLine)); err != nil {
			return nil, err
		}
		parts := s.partsOf(s.prefix(first-1), s.prefix(last))
		if in != nil && in.count() < s.rows/64 {
			parts = s.rowsOf(in)
		}
		if err := t.tallyParts(s, parts, in, &sum); err != nil {
			return nil, err
		}
	}
	return sum.Sorted(), nil
}

// A rowRange is rows from one on, up to another. It does not divide an entry.
type rowRange struct{ from, to int }

// partsOf divides many rows in two, for two workers.
func (s *segment) partsOf(from, to int) []rowRange {
	if to-from < 2*partRows {
		return []rowRange{{from, to}}
	}
	middle := from + (to-from)/2
	for middle < to && s.ordinals.at(middle) == s.ordinals.at(middle-1) {
		middle++
	}
	return []rowRange{{from, middle}, {middle, to}}
}

// rowsOf are the rows of a few entries, each by itself.
func (s *segment) rowsOf(in *Ordinals) []rowRange {
	var parts []rowRange
	for n := range in.Oldest() {
		if s.first <= n && n <= s.last {
			if r := (rowRange{s.prefix(n - 1), s.prefix(n)}); r.from < r.to {
				parts = append(parts, r)
			}
		}
	}
	return parts
}

func (t *Table) tallyParts(s *segment, parts []rowRange, in *Ordinals, sum *Tallies) error {
	line, kind := s.column(ledger.DimLine), s.column(ledger.DimReceiptKind)
	if kind != nil {
		if err := errors.Join(s.needTexts(kind), s.need("codes:"+kind.name)); err != nil {
			return err
		}
	}
	for _, r := range parts {
		if err := s.needRows(r.from, r.to, columnWidth{"amounts", 8}, columnWidth{"stages", 1}, columnWidth{"codes:" + line.name, line.codes.width()}); err != nil {
			return err
		}
	}
	workers := make([]tallier, min(2, len(parts)))
	var wait sync.WaitGroup
	for w := range workers {
		workers[w] = tallier{table: t, segment: s, line: line, kind: kind, in: in, sides: make([][ledger.NumStages]*Tally, line.dict.len())}
		wait.Go(func() {
			for i := w; i < len(parts) && workers[w].err == nil; i += len(workers) {
				workers[w].err = workers[w].add(parts[i])
			}
		})
	}
	wait.Wait()
	for w := range workers {
		if workers[w].err != nil {
			return workers[w].err
		}
		if workers[w].overflown < 0 {
			return ledger.Refuse("amount-overflow", "value", "")
		}
		if err := sum.Add(workers[w].sum.list); err != nil {
			return err
		}
	}
	return nil
}

// A tallier adds up rows of a segment that have been verified.
type tallier struct {
	table     *Table
	segment   *segment
	line      *dimColumn
	kind      *dimColumn // of receipts; nil without any
	in        *Ordinals
	sum       Tallies
	sides     [][ledger.NumStages]*Tally // by line and stage: where it counts
	overflown int64
	err       error
}

func (w *tallier) add(r rowRange) error {
	s := w.segment
	for i := r.from; i < r.to; i++ {
		at := s.first + ledger.Ordinal(s.ordinals.at(i))
		if w.in != nil && !w.in.Has(at) {
			continue
		}
		code, stage := w.line.codes.at(i), ledger.Stage(s.stages[i]&^(correctionBit|replacedBit))
		if int(code) >= len(w.sides) || int(stage) >= ledger.NumStages {
			return ErrDamaged
		}
		if stage == ledger.StagePhased {
			continue
		}
		if stage == ledger.StageReceived && w.opening(i) {
			if err := w.open(i, at); err != nil {
				return err
			}
			continue
		}
		x := w.sides[code][stage]
		if x == nil {
			source, _, _ := strings.Cut(w.line.dict.view(code), "/")
			known, err := w.table.books.Source(source)
			if err != nil {
				return ErrDamaged
			}
			x = w.sum.of(source, SideOf(stage), known.Currency)
			w.sides[code][stage] = x
		}
		w.overflown |= x.post(at, s.stages[i]&correctionBit != 0, s.amounts[i])
	}
	return nil
}

// opening tells whether the row is the opening balance of an account.
func (w *tallier) opening(i int) bool {
	if w.kind == nil {
		return false
	}
	code := w.kind.codes.at(i)
	return int(code) < w.kind.dict.len() && w.kind.dict.view(code) == ledger.ReceiptOpening
}

func (w *tallier) open(i int, at ledger.Ordinal) error {
	source, _, _ := strings.Cut(w.line.dict.view(w.line.codes.at(i)), "/")
	known, err := w.table.books.Source(source)
	if err != nil {
		return ErrDamaged
	}
	w.overflown |= w.sum.of(source, Openings, known.Currency).post(at, false, w.segment.amounts[i])
	return nil
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

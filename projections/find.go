package projections

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
)

// A Search says which entries are wanted: those that every term, filter and the
// period is true of.
type Search struct {
	Terms []Term
	Where []Filter      // as in a Query
	Span  ledger.Period // of effective dates; the zero Period is any
	// Stages leaves those with a posting at one of them; none is all, and entries
	// that move no money.
	Stages []ledger.Stage
}

// A Term is one thing that is looked for. It is true of an entry that has all of
// its words, each somewhere in its fields, or an amount in one of its ranges, or one of
// its payees.
type Term struct {
	Words   []string // folded: see Words
	Fields  []Field  // in which to look; empty is all
	Amounts []AmountRange
	Payees  []string // as reports call them: true of what was paid to one of them
}

// An AmountRange is from Low to High, both included, whatever the sign of an
// entry's amount and its currency.
type AmountRange struct{ Low, High decimal.Decimal }

// Found are the entries that a search is true of.
type Found struct {
	*Ordinals
	Count   int64
	Tallies []*Tally // of all of them
}

// Find searches all entries up to the one at which the views stand. Refusals:
// unknown-dimension (dimension), amount-overflow.
func (v *Views) Find(ctx context.Context, q Search) (*Found, error) {
	found := everyOrdinal(v.books.Last)
	if slices.ContainsFunc(q.Terms, func(t Term) bool { return len(t.Words) > 0 }) {
		if err := v.findTexts(ctx, q.Terms, found); err != nil {
			return nil, err
		}
	} else {
		for i := range q.Terms {
			set, err := v.Table().other(&q.Terms[i], v.books.Last)
			if err != nil {
				return nil, err
			}
			found.keep(set.bits)
		}
	}
	if len(q.Where) > 0 || len(q.Stages) > 0 || q.Span != (ledger.Period{}) {
		set, err := v.Table().matching(&q, v.books.Last)
		if err != nil {
			return nil, err
		}
		found.keep(set.bits)
	}
	f := &Found{Ordinals: found, Count: int64(found.count())}
	if f.Count == 0 {
		return f, nil
	}
	var err error
	f.Tallies, err = v.Table().Tally(1, v.books.Last, found)
	return f, err
}

// findTexts keeps the entries that every term is true of, by the index and, behind
// its end, by reading.
func (v *Views) findTexts(ctx context.Context, terms []Term, found *Ordinals) error {
	x, err := v.openTexts(ctx)
	if err != nil {
		return err
	}
	defer x.close()
	others := make([]*Ordinals, len(terms))
	for i := range terms {
		if others[i], err = v.Table().other(&terms[i], v.books.Last); err != nil {
			return err
		}
	}
	failed := make([]error, len(x.runs))
	var wait sync.WaitGroup
	for w := range decodeWorkers {
		wait.Go(func() {
			for i := w; i < len(x.runs); i += decodeWorkers {
				failed[i] = x.runs[i].keep(terms, others, found)
			}
		})
	}
	wait.Wait()
	for i, err := range failed {
		if errors.Is(err, ErrDamaged) {
			err = x.mend(ctx, i, func(run *textRun) error { return run.keep(terms, others, found) })
		}
		if err != nil {
			return err
		}
	}
	amendments := newOrdinals(v.books.Last)
	for _, run := range x.runs {
		copy(amendments.bits[(run.first-1)/64:], run.amends)
	}
	if err := v.findTail(ctx, x.last, terms, others, found, amendments); err != nil {
		return err
	}
	return v.asAmended(ctx, amendments, terms, others, found)
}

// mend builds a run again that turned out to be damaged.
func (x *texts) mend(ctx context.Context, i int, search func(*textRun) error) error {
	damaged := x.runs[i]
	from, err := x.v.Before(damaged.first)
	if err != nil {
		return err
	}
	run, err := x.v.buildTexts(ctx, from, damaged.first, damaged.last, func(int) {})
	if err != nil {
		return err
	}
	nodes, err := x.v.nodes()
	if err != nil {
		return err
	}
	os.Remove(damaged.file.name)
	x.runs[i] = x.v.keepTexts(run, nodes)
	return errors.Join(damaged.close(), search(x.runs[i]))
}

// keep takes the entries of the run out of found that a term is not true of. After
// an error it has taken none out.
func (t *textRun) keep(terms []Term, others []*Ordinals, found *Ordinals) error {
	from := int(t.first-1) / 64
	n := int(t.last-t.first)/64 + 1
	t.amends = make([]uint64, n)
	if err := t.search(amendmentMark, 1<<inAmendment, t.amends); err != nil {
		return err
	}
	result := slices.Clone(found.bits[from : from+n])
	for i, term := range terms {
		set := make([]uint64, n)
		if len(term.Words) > 0 {
			for j := range set {
				set[j] = ^uint64(0)
			}
		}
		for _, word := range term.Words {
			has := make([]uint64, n)
			if err := t.search(word, fieldsOf(term.Fields), has); err != nil {
				return err
			}
			for j := range set {
				set[j] &= has[j]
			}
		}
		for j := range set {
			result[j] &= set[j] | others[i].bits[from+j]
		}
	}
	copy(found.bits[from:], result)
	return nil
}

// findTail reads the entries behind the index, and notes those that amend a payment.
func (v *Views) findTail(ctx context.Context, after ledger.Ordinal, terms []Term, others []*Ordinals, found, amendments *Ordinals) error {
	if after == v.books.Last {
		return nil
	}
	m, err := v.Before(after + 1)
	if err != nil {
		return err
	}
	b := &textBuilder{words: newDict()}
	return v.ReadFrom(ctx, m, func(r ledger.Record) error {
		if r.Ordinal <= after {
			return nil
		}
		b.found = b.found[:0]
		if err := b.add(0, &r); err != nil {
			return err
		}
		if r.Type == amendmentType {
			amendments.add(r.Ordinal)
		}
		for i := range terms {
			if !others[i].Has(r.Ordinal) && !b.has(&terms[i]) {
				found.remove(r.Ordinal)
			}
		}
		return nil
	})
}

// has tells whether the words of a term stand in the entry added last.
func (b *textBuilder) has(t *Term) bool {
	fields := fieldsOf(t.Fields)
	for _, want := range t.Words {
		if !slices.ContainsFunc(b.found, func(f wordAt) bool {
			word := b.words.view(f.word)
			return fields.has(Field(word[0])) && strings.Contains(word[1:], want)
		}) {
			return false
		}
	}
	return len(t.Words) > 0
}

// A fieldSet has a bit for each field.
type fieldSet uint32

func fieldsOf(list []Field) fieldSet {
	if len(list) == 0 {
		return ^fieldSet(1 << inAmendment)
	}
	s := fieldSet(0)
	for _, f := range list {
		s |= 1 << f
	}
	return s
}

func (s fieldSet) has(f Field) bool { return s>>(f&31)&1 != 0 }

// other are the entries that a term is true of for what is no text.
func (t *Table) other(term *Term, last ledger.Ordinal) (*Ordinals, error) {
	set, err := t.amounts(term.Amounts, last)
	if err != nil || len(term.Payees) == 0 {
		return set, err
	}
	paid, err := t.matching(&Search{Where: []Filter{{Dimension: ledger.DimPayee, Values: term.Payees}}}, last)
	if err != nil {
		return nil, err
	}
	for i := range set.bits {
		set.bits[i] |= paid.bits[i]
	}
	return set, nil
}

// amounts are the entries with a posting whose amount lies in one of the ranges.
func (t *Table) amounts(ranges []AmountRange, last ledger.Ordinal) (*Ordinals, error) {
	set := newOrdinals(last)
	if len(ranges) == 0 {
		return set, nil
	}
	for _, s := range t.segments {
		line := s.column(ledger.DimLine)
		if err := s.need("ordinals", "stages", "amounts", "codes:"+line.name); err != nil {
			return nil, err
		}
		if err := s.needTexts(line); err != nil {
			return nil, err
		}
		for _, r := range ranges {
			low, high := t.limits(s, r, false)
			var lowNew, highNew []int64
			if t.Redenominated(ledger.MaxDate, 0) {
				lowNew, highNew = t.limits(s, r, true)
			}
			for i, amount := range s.amounts {
				if s.stages[i] == uint8(ledger.StagePhased) {
					continue // part of an amount that is there already
				}
				if amount < 0 {
					amount = -amount
				}
				if code := line.codes.at(i); int(code) < len(low) &&
					(low[code] <= amount && amount <= high[code] || lowNew != nil && lowNew[code] <= amount && amount <= highNew[code]) {
					set.add(s.first + ledger.Ordinal(s.ordinals.at(i)))
				}
			}
		}
	}
	return set, nil
}

// limits are a range in minor units of the currency of each line of a segment: where renamed,
// of a range that is meant in the currency that a law put in the place of it.
func (t *Table) limits(s *segment, r AmountRange, renamed bool) (low, high []int64) {
	line := s.column(ledger.DimLine)
	low, high = make([]int64, line.dict.len()), make([]int64, line.dict.len())
	biggest := decimal.NewFromInt(1<<63 - 1)
	for code := range low {
		source, _, _ := strings.Cut(line.dict.view(uint32(code)), "/")
		known := t.books.Sources[source]
		low[code], high[code] = 1, 0 // nothing
		if known == nil {
			continue
		}
		if renamed && known.Changed.To == "" {
			continue
		}
		r, digits := r, int32(known.Currency.Digits())
		if renamed {
			law, _ := ledger.RedenominationOf(known.Currency)
			per := decimal.NewFromInt(law.Per)
			r.Low, r.High = r.Low.Mul(per), r.High.Mul(per)
		}
		from, to := r.Low.Shift(digits).Ceil(), r.High.Shift(digits).Floor()
		if from.GreaterThan(biggest) {
			continue
		}
		if to.GreaterThan(biggest) {
			to = biggest
		}
		low[code], high[code] = from.IntPart(), to.IntPart()
	}
	return low, high
}

// matching are the entries with a posting that the search's filters and stages leave
// and that is dated in its span.
func (t *Table) matching(search *Search, last ledger.Ordinal) (*Ordinals, error) {
	q := Query{Where: search.Where, Stages: search.Stages}
	if len(q.Stages) == 0 {
		for stage := range ledger.Stage(ledger.NumStages) {
			if stage != ledger.StagePhased { // its days are not those of the entry
				q.Stages = append(q.Stages, stage)
			}
		}
	}
	if search.Span != (ledger.Period{}) {
		q.Steps = []ledger.Period{search.Span}
	}
	p, err := t.plan(&q)
	if err != nil {
		return nil, err
	}
	set := newOrdinals(last)
	var groups [blockRows]uint64
	for _, s := range p.segments {
		if err := s.need("ordinals"); err != nil {
			return nil, err
		}
		if err := s.verify(0, s.known); err != nil {
			return nil, err
		}
		for from := 0; from < s.known; from += blockRows {
			block := groups[:min(blockRows, s.known-from)]
			s.groupNumbers(from, block)
			for i, group := range block {
				if group < p.size {
					set.add(s.first + ledger.Ordinal(s.ordinals.at(from+i)))
				}
			}
		}
	}
	return set, nil
}

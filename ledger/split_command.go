package ledger

import (
	"cmp"
	"context"
	"slices"

	"github.com/google/uuid"
)

// RecordSplit records one document that several sources pay. Each source's part is an
// expenditure of its own, a line of the document; the plan and what came of it stand in
// the document's stream.
type RecordSplit struct {
	RecordExpenditure // what the document says; Amount is its total, Source and Line are not looked at
	Shares            []SourceShare
}

// A SourceShare is what one budget line pays of a document.
type SourceShare struct {
	Source, Line string
	Amount       Money // that the source is charged
	Original     Money // the same in the document's currency, where that is another
}

// Decide refuses the whole where one part is refused, besides: fewer than two lines
// (split-of-one), the same line twice (split-twice: line), a document without a number
// (split-needs-number) or that is only a line of one (split-of-line), a part of nothing
// (split-zero: line), parts that do not come to the total (split-sum: asked, total), and
// while somebody else is about the document split-open (document).
func (c *RecordSplit) Decide(b *Books, docs Documents) (Decision, error) {
	if err := c.check(); err != nil {
		return Decision{}, err
	}
	key := SplitKey(b.Ledger.ID, &c.Document)
	filed, ok, err := docs.Find(key)
	if err != nil {
		return Decision{}, err
	}
	if ok && !filed.Reversed { // as one payment
		return Decision{}, c.conflict(filed.Ref)
	}
	known := b.Splits[key]
	if known != nil && known.unsettled() {
		return Decision{}, Refuse("split-open", "document", &c.Document)
	}
	gone := known != nil && known.standing() == 0 // wholly taken back, or undone
	plan := &SplitBegun{Key: key, Total: c.Amount}
	if known == nil || !known.Undone {
		if plan.Parts, err = c.parts(b, docs, false); err != nil {
			return Decision{}, err
		}
		plan.Digest = plan.digest()
	}
	switch {
	case known == nil:
		return b.carryOut(plan, nil), nil
	case known.Digest == plan.Digest && !(gone && c.Again):
		filed, _, err := docs.Find(known.Parts[0].Key)
		return Decision{Already: &filed.Ref}, err
	case !gone:
		return Decision{}, c.conflict(known.First())
	}
	if plan.Parts, err = c.parts(b, docs, true); err != nil {
		return Decision{}, err
	}
	plan.Digest = plan.digest()
	return b.carryOut(plan, nil), nil
}

func (c *RecordSplit) check() error {
	switch {
	case len(c.Shares) < 2:
		return Refuse("split-of-one")
	case !c.Document.Numbered():
		return Refuse("split-needs-number")
	case c.Document.Line != 0:
		return Refuse("split-of-line")
	}
	total := int64(0)
	for i, s := range c.Shares {
		address := s.Source + "/" + s.Line
		if slices.ContainsFunc(c.Shares[:i], func(x SourceShare) bool { return x.Source == s.Source && x.Line == s.Line }) {
			return Refuse("split-twice", "line", address)
		}
		part := s.Amount
		if s.Original != (Money{}) {
			part = s.Original
		}
		if part.Currency != c.Amount.Currency {
			return Refuse("split-currency", "line", address, "asked", part.Currency, "currency", c.Amount.Currency)
		}
		if part.Minor <= 0 || s.Amount.Minor <= 0 {
			return Refuse("split-zero", "line", address)
		}
		var ok bool
		if total, ok = AddMinor(total, part.Minor); !ok {
			return Refuse("amount-overflow", "value", c.Amount.String())
		}
	}
	if total != c.Amount.Minor {
		return Refuse("split-sum", "asked", Money{total, c.Amount.Currency}, "total", c.Amount)
	}
	return nil
}

func (c *RecordSplit) conflict(entry Ref) *Refusal {
	document := c.Document
	return Refuse("document-conflict", "document", &document, "entry", entry)
}

// parts decides the parts one behind the other, each on the books with those before it.
// One that is recorded already is as it stands.
func (c *RecordSplit) parts(b *Books, docs Documents, again bool) ([]SplitPart, error) {
	b = b.Clone()
	var parts []SplitPart
	var before splitBefore
	for i, share := range c.Shares {
		x := c.RecordExpenditure
		x.Source, x.Line, x.Amount, x.Original, x.Again = share.Source, share.Line, share.Amount, share.Original, again
		x.Dimensions = slices.Clone(c.Dimensions)
		x.Document.Line = int64(i + 1)
		x.Document.Total = Money{}
		if share.Original == (Money{}) {
			x.Document.Total = c.Amount
		}
		x.Recorded, x.Claims = before.recorded(c.Recorded), before.claims(c.Claims)
		var e ExpenditureRecorded
		s, filed, err := x.decide(b, docs, &e, new(digester))
		if err != nil {
			return nil, err
		}
		if filed != nil {
			if e, err = x.as(b); err != nil {
				return nil, err
			}
		} else if err := b.Apply(Entry{Ordinal: b.Last + 1, Stream: s.Stream(), Revision: s.Revision + 1, Recorded: b.Recorded}, &e); err != nil {
			return nil, err
		}
		before = append(before, e.Amount)
		parts = append(parts, SplitPart{share.Source, &e})
	}
	return parts, nil
}

// as is the event of a payment that is recorded already, as far as it was put in.
func (c *RecordExpenditure) as(b *Books) (ExpenditureRecorded, error) {
	if err := c.prepare(b, new(digester), nil); err != nil {
		return ExpenditureRecorded{}, err
	}
	return ExpenditureRecorded{Key: c.ready.key, Digest: c.ready.digest, Line: c.Line, Date: c.Date, Amount: c.Amount, Payment: c.Payment}, nil
}

// splitBefore are the parts of a document that were decided before one.
type splitBefore []Money

func (s splitBefore) sum(currency Currency) (sum int64) {
	for _, m := range s {
		if m.Currency == currency {
			sum += m.Minor // a part of the total
		}
	}
	return sum
}

func (s splitBefore) recorded(of func(*Document) (int64, error)) func(*Document) (int64, error) {
	if of == nil {
		return nil
	}
	return func(d *Document) (int64, error) {
		sum, err := of(d)
		return sum + s.sum(d.Total.Currency), err
	}
}

func (s splitBefore) claims(of func(*Claim) (Claimed, error)) func(*Claim) (Claimed, error) {
	if of == nil {
		return nil
	}
	return func(c *Claim) (Claimed, error) {
		claimed, err := of(c)
		claimed.Minor += s.sum(c.currency)
		return claimed, err
	}
}

// digest is over the total and what was put in for every part.
func (e *SplitBegun) digest() Digest {
	var d digester
	d.text("split")
	d.money(e.Total)
	for _, p := range e.Parts {
		d.text(p.Source)
		switch x := p.Event.(type) {
		case *ExpenditureRecorded:
			d.text(string(x.Digest[:]))
		case *ExpenditureReversed:
			d.text(string(x.Order[:]))
		}
	}
	return d.sum()
}

// carryOut writes a plan, its parts and that it is completed. Of one that is there already
// only those are given that it lacks.
func (b *Books) carryOut(plan *SplitBegun, lacks []SplitPart) Decision {
	stream := splitStream(plan.Key)
	last, parts := b.Revision(stream), lacks
	var list []Decision
	if lacks == nil {
		list = append(list, Decision{Stream: stream, Expected: last, Events: []Event{plan}})
		last++
		parts = plan.Parts
	}
	bySource := slices.Clone(parts)
	slices.SortStableFunc(bySource, func(x, y SplitPart) int { return cmp.Compare(x.Source, y.Source) })
	for i, p := range bySource {
		if i > 0 && p.Source == bySource[i-1].Source {
			at := &list[len(list)-1]
			at.Events = append(at.Events, p.Event)
			continue
		}
		s := b.Sources[p.Source]
		list = append(list, Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{p.Event}})
	}
	begun := last
	if s := b.Splits[plan.Key]; lacks != nil && s != nil {
		begun = s.Begun
	}
	list = append(list, Decision{Stream: stream, Expected: last, Events: []Event{&SplitCompleted{begun}}})
	return chained(list)
}

func chained(list []Decision) Decision {
	for i := range list {
		list[i].split = true
		if i > 0 {
			list[i-1].Then = &list[i]
		}
	}
	return list[0]
}

// settle decides what is still to be done of a plan: what lacks, with the rules as they are
// now; where it is undone, taking back what stands. load reads an expenditure as it stands.
func (b *Books) settle(docs Documents, s *Split, load func(Ref) (Standing, error)) (Decision, error) {
	var lacks []SplitPart
	switch ahead := b.Clone(); {
	case !s.unsettled():
		return Decision{Already: &Ref{splitStream(s.Key), s.Begun}}, nil
	case s.Undone:
		return b.takeBack(docs, s, load)
	case s.Plan.takesBack():
		for _, p := range s.Plan.Parts {
			e := p.Event.(*ExpenditureReversed)
			standing, err := load(Ref{p.Source, e.Reverses})
			if err != nil {
				return Decision{}, err
			}
			if taken, _ := standing.ordered(e.Order); taken != nil {
				continue
			}
			c := ReverseExpenditure{Entry: Ref{p.Source, e.Reverses}, Standing: standing, Amount: e.Amount, Date: e.Date, Reason: e.Reason, Act: e.Act}
			if p.Event, err = c.decide(b, docs, e.Order); err != nil {
				return Decision{}, err
			}
			lacks = append(lacks, p)
		}
	default:
		for _, p := range s.Plan.Parts {
			e := p.Event.(*ExpenditureRecorded)
			x := RecordExpenditure{
				Source: p.Source, Line: e.Line, Date: e.Date, Amount: e.Amount, Original: e.Original, Payment: e.Payment, Against: AgainstOf(p.Source, e.Liquidates),
				Dimensions: e.Dimensions, AppliesTo: e.AppliesTo, AfterEnd: true, Again: true,
			}
			source := ahead.Sources[p.Source]
			if s.entryOf(e.Key) >= 0 {
				continue
			}
			again := new(ExpenditureRecorded)
			if _, _, err := x.decide(ahead, docs, again, new(digester)); err != nil {
				return Decision{}, err
			}
			again.Digest = e.Digest
			if err := ahead.Apply(Entry{Ordinal: ahead.Last + 1, Stream: source.Stream(), Revision: source.Revision + 1, Recorded: ahead.Recorded}, again); err != nil {
				return Decision{}, err
			}
			lacks = append(lacks, SplitPart{p.Source, again})
		}
	}
	if lacks == nil {
		lacks = []SplitPart{}
	}
	return b.carryOut(s.Plan, lacks), nil
}

// undo gives a plan of paying up: first that is said, so that nobody goes on with it.
func (b *Books) undo(s *Split, why error) Decision {
	stream := splitStream(s.Key)
	return Decision{Stream: stream, Expected: b.Revision(stream), Events: []Event{&SplitUndone{s.Begun, why.Error()}}, split: true}
}

// takeBack takes back what stands of a document that is not paid after all.
func (b *Books) takeBack(docs Documents, s *Split, load func(Ref) (Standing, error)) (Decision, error) {
	var list []Decision
	for _, p := range s.Parts {
		if p.Entry < 0 {
			continue
		}
		standing, err := load(p.Ref())
		if err != nil {
			return Decision{}, err
		}
		c := ReverseExpenditure{Entry: p.Ref(), Standing: standing, Date: standing.Recorded.Date, Reason: "split undone"}
		var d digester
		d.text("split undone", s.Key.String(), p.Ref().String())
		e, err := c.decide(b, docs, d.sum())
		if err != nil {
			return Decision{}, err
		}
		source := b.Sources[p.Source]
		if i := slices.IndexFunc(list, func(x Decision) bool { return x.Stream == source.Stream() }); i >= 0 {
			list[i].Events = append(list[i].Events, e)
			continue
		}
		list = append(list, Decision{Stream: source.Stream(), Expected: source.Revision, Events: []Event{e}})
	}
	return chained(list), nil
}

// ReverseSplit takes a document back that several sources paid, all of it or a part: what
// each gets back is in proportion to what remains of its part.
type ReverseSplit struct {
	Split     *Split
	Standings []Standing // of the parts, in their order, as read from the store
	Amount    Money      // zero for all that remains
	Date      Date
	Reason    string
	Act       string
}

// Decide refuses what ReverseExpenditure refuses of any part, a document that does not stand
// as a whole (split-not-standing: entry), an amount where the parts are in several
// currencies (split-currencies: entry), and more than remains (over-remaining).
func (c *ReverseSplit) Decide(b *Books, docs Documents) (Decision, error) {
	s := c.Split
	var d digester
	d.text("split reverse", s.Key.String(), c.Reason, c.Act, s.First().String())
	d.date(c.Date)
	d.money(c.Amount)
	order := d.sum()
	amounts, done, err := c.amounts(order)
	switch {
	case done != nil:
		return Decision{Already: done}, nil
	case err != nil:
		return Decision{}, err
	case !s.Stands():
		return Decision{}, Refuse("split-not-standing", "entry", s.First())
	}
	plan := &SplitBegun{Key: s.Key}
	ahead := b.Clone()
	for i, p := range s.Parts {
		if amounts[i] == (Money{}) {
			continue
		}
		x := ReverseExpenditure{Entry: p.Ref(), Standing: c.Standings[i], Amount: amounts[i], Date: c.Date, Reason: c.Reason, Act: c.Act}
		e, err := x.decide(ahead, docs, order)
		if err != nil {
			return Decision{}, err
		}
		source := ahead.Sources[p.Source]
		if err := ahead.Apply(Entry{Ordinal: ahead.Last + 1, Stream: source.Stream(), Revision: source.Revision + 1, Recorded: ahead.Recorded}, e); err != nil {
			return Decision{}, err
		}
		plan.Parts = append(plan.Parts, SplitPart{p.Source, e})
		if plan.Total.Currency == "" || plan.Total.Currency == e.Amount.Currency {
			plan.Total = Money{plan.Total.Minor + e.Amount.Minor, e.Amount.Currency} // a part of what was paid
		}
	}
	plan.Digest = plan.digest()
	return b.carryOut(plan, nil), nil
}

// amounts are what is taken back of each part; zero for nothing. done is where the order was
// carried out before.
func (c *ReverseSplit) amounts(order Digest) (amounts []Money, done *Ref, err error) {
	var remains []Money
	sum, currencies := int64(0), map[Currency]bool{}
	for i := range c.Standings {
		if taken, by := c.Standings[i].ordered(order); taken != nil {
			return nil, &by, nil
		}
		m := c.Standings[i].Remains()
		remains = append(remains, m)
		currencies[m.Currency] = true
		sum += m.Minor // a part of what was paid
	}
	first := c.Split.First()
	switch {
	case c.Amount == (Money{}):
		if sum == 0 {
			return nil, nil, Refuse("already-reversed", "entry", first, "by", c.Standings[0].ReversedBy)
		}
		for i := range remains {
			if remains[i].Minor == 0 {
				remains[i] = Money{}
			}
		}
		return remains, nil, nil
	case len(currencies) > 1:
		return nil, nil, Refuse("split-currencies", "entry", first)
	case !currencies[c.Amount.Currency]:
		return nil, nil, Refuse("wrong-currency", "line", c.Split.Parts[0].Source, "asked", c.Amount.Currency, "currency", remains[0].Currency)
	case c.Amount.Minor <= 0:
		return nil, nil, Refuse("not-positive", "line", c.Split.Parts[0].Source, "asked", c.Amount, "why", "reversal")
	case c.Amount.Minor > sum:
		return nil, nil, overRemaining(first, c.Amount, Money{sum, c.Amount.Currency})
	}
	var weights []int64
	for _, m := range remains {
		if m.Minor > 0 {
			weights = append(weights, m.Minor)
		}
	}
	shares, err := SplitByWeights(c.Amount.Minor, weights)
	if err != nil {
		return nil, nil, err
	}
	for _, m := range remains {
		var part Money
		if m.Minor > 0 {
			if shares[0] > 0 {
				part = Money{shares[0], m.Currency}
			}
			shares = shares[1:]
		}
		amounts = append(amounts, part)
	}
	return amounts, nil, nil
}

// Split carries out a RecordSplit. Where a part is refused after others were recorded, on a
// store that cannot write several streams at once, the whole is undone.
func (l *Ledger) Split(ctx context.Context, c RecordSplit) (Outcome, error) {
	begun := false
	out, err := l.Do(ctx, "expenditure record", func(b *Books, docs Documents) (Decision, error) {
		d, err := c.Decide(b, docs)
		begun = begun || err == nil && d.Already == nil
		return d, err
	})
	out.Already = out.Already && !begun // somebody else went on with it
	return out, err
}

// ReverseSplit carries out a ReverseSplit of the document of which an entry is a part.
func (l *Ledger) ReverseSplit(ctx context.Context, entry Ref, c ReverseSplit) (Outcome, error) {
	begun := false
	out, err := l.Do(ctx, "expenditure reverse", func(b *Books, docs Documents) (Decision, error) {
		recorded, err := LoadExpenditure(ctx, l.Store, entry)
		if err != nil {
			return Decision{}, err
		}
		if c.Split = b.SplitOf(recorded.Key); c.Split == nil {
			return Decision{}, Refuse("not-split", "entry", entry)
		}
		c.Standings = nil
		places := slices.Clone(c.Split.Parts)
		for i := range places {
			if places[i].Entry < 0 { // taken back: what stood there last
				filed, _, err := docs.Find(places[i].Key)
				if err != nil {
					return Decision{}, err
				}
				_, e, err := Load(ctx, l.Store, filed.Ref)
				if err != nil {
					return Decision{}, err
				}
				back, ok := e.(*ExpenditureReversed)
				if !ok {
					return Decision{}, Refuse("split-not-standing", "entry", entry)
				}
				places[i].Entry = back.Reverses
			}
			standing, err := LoadStanding(ctx, l.Store, l.Views, places[i].Ref())
			if err != nil {
				return Decision{}, err
			}
			c.Standings = append(c.Standings, standing)
		}
		split := *c.Split
		split.Parts = places
		c.Split = &split
		d, err := c.Decide(b, docs)
		begun = begun || err == nil && d.Already == nil
		return d, err
	})
	out.Already = out.Already && !begun // somebody else went on with it
	return out, err
}

// settleAll carries out or undoes what others began and did not finish. What is refused stays
// as it is, and is tried again by the next command.
func (l *Ledger) settleAll(ctx context.Context) error {
	for _, s := range l.Views.Books().Unsettled() {
		if err := l.settle(ctx, s.Key); err != nil {
			return err
		}
	}
	return nil
}

// settle goes on until a document is settled, or nothing more can be done for it.
func (l *Ledger) settle(ctx context.Context, key uuid.UUID) error {
	others := *l // what somebody else began gets none of this command's files, and is no outcome of it
	others.Evidence, others.Tell = nil, nil
	l = &others
	load := func(ref Ref) (Standing, error) { return LoadStanding(ctx, l.Store, l.Views, ref) }
	var refused error // of a part
	for {
		_, err := l.carryOut(ctx, "split settle", func(b *Books, docs Documents) (Decision, error) {
			s := b.Splits[key]
			switch {
			case s == nil || !s.unsettled():
				return Decision{Already: &Ref{splitStream(key), 0}}, nil
			case refused != nil && !s.Undone:
				return b.undo(s, refused), nil
			}
			return b.settle(docs, s, load)
		}, func(context.Context) error { return nil })
		s := l.Views.Books().Splits[key]
		if err == nil && (s == nil || !s.unsettled()) {
			return nil
		}
		if err == nil {
			continue
		}
		if RefusalCode(err) == "" {
			return err
		}
		if refused != nil || s == nil || s.Undone || s.Plan == nil || s.Plan.takesBack() {
			return nil
		}
		refused = err
	}
}

// notPart refuses to correct one part of a document that several sources paid: split-part
// (entry).
func (s *Standing) notPart(b *Books, entry Ref) error {
	if b.SplitOf(s.Recorded.Key) == nil {
		return nil
	}
	return Refuse("split-part", "entry", entry)
}

package ledger

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// An Obligation is a commitment or a liability of which something is left: a
// contract that is not paid in full, an accepted invoice. It is forgotten when
// nothing is left, and comes back when a reversal opens it again. What is pointed
// to is never changed.
type Obligation struct {
	Entry Revision // by which it was made, in the source's stream
	Stage Stage    // committed or accrued
	Terms
	Left []Part // by line, none of nothing; without days
	// Invoiced is what a liability's invoice says of itself besides its number.
	Invoiced
}

// Invoiced is the date and total of an invoice.
type Invoiced struct {
	InvoiceDate  Date // NoDate where nobody said
	InvoiceTotal Money
}

// On is what is left of the obligation on a line, in minor units.
func (o *Obligation) On(line string) int64 {
	for i := range o.Left {
		if o.Left[i].Line == line {
			return o.Left[i].Minor
		}
	}
	return 0
}

// Total is what is left of the obligation in all. Control keeps it in range.
func (o *Obligation) Total() (sum int64) {
	for i := range o.Left {
		sum += o.Left[i].Minor
	}
	return sum
}

// An Effect is what an event does to an obligation on a line.
type Effect struct {
	Kind  EffectKind
	Entry Revision // of the obligation, in the same stream
	Stage Stage
	Line  string
	Minor int64 // added to what is left; below zero for what is taken off
	Terms *Terms
	Invoiced
}

// EffectKind is why something is added to an obligation or taken off.
type EffectKind uint8

// An obligation is made and changed; what comes after it liquidates it, and the rest
// is released. A reversal has the kind of what it takes back.
const (
	EffectMade EffectKind = iota
	EffectChanged
	EffectLiquidated
	EffectReleased
	NumEffects = iota
)

// EffectsOf appends what an event does to obligations to dst: the same amounts that
// Postings has at the stages committed and accrued, by obligation. at is the event's
// own revision.
func EffectsOf(dst []Effect, e Event, at Revision) []Effect {
	switch e := e.(type) {
	case *CommitmentMade:
		return ofParts(dst, Effect{Kind: EffectMade, Entry: at, Stage: StageCommitted, Terms: &e.Terms}, e.Parts, 1)
	case *CommitmentChanged:
		return ofParts(dst, Effect{Kind: EffectChanged, Entry: e.Commitment, Stage: StageCommitted, Terms: &e.Terms}, e.Parts, 1)
	case *ObligationReleased:
		return ofParts(dst, Effect{Kind: EffectReleased, Entry: e.Entry, Stage: e.Stage, Terms: &e.Terms}, e.Parts, -1)
	case *LiabilityAccepted:
		dst = append(dst, Effect{EffectMade, at, StageAccrued, e.Line, e.Amount.Minor, &e.Terms, Invoiced{e.InvoiceDate, e.InvoiceTotal}})
		return ofLiquidations(dst, e.Line, e.Liquidates, -1)
	case *LiabilityReversed:
		dst = append(dst, Effect{EffectMade, e.Liability, StageAccrued, e.Line, -e.Amount.Minor, &e.Terms, Invoiced{}})
		return ofLiquidations(dst, e.Line, e.Liquidates, 1)
	case *AllocationCarried:
		return ofCarried(dst, e)
	case *ExpenditureRecorded:
		return ofLiquidations(dst, e.Line, e.Liquidates, -1)
	case *ExpenditureReversed:
		first := len(dst)
		dst = ofLiquidations(dst, e.Line, e.Liquidates, 1)
		for i := range dst[first:] { // the invoice is open again, and may have been settled in full
			if x := &dst[first+i]; x.Stage == StageAccrued && x.Terms.Number == e.InvoiceNumber {
				x.Invoiced = Invoiced{e.InvoiceDate, e.InvoiceTotal}
			}
		}
		return dst
	}
	return dst
}

func ofParts(dst []Effect, effect Effect, parts []Part, sign int64) []Effect {
	for i := range parts {
		effect.Line, effect.Minor = parts[i].Line, sign*parts[i].Minor
		dst = append(dst, effect)
	}
	return dst
}

func ofLiquidations(dst []Effect, line string, list []Liquidation, sign int64) []Effect {
	for i := range list {
		l := &list[i]
		if l.Number == "" { // of an older program, which knew no obligations
			continue
		}
		dst = append(dst, Effect{EffectLiquidated, l.Entry, l.Stage, line, sign * (l.Minor - l.Rest), &l.Terms, Invoiced{}})
		if l.Rest != 0 {
			dst = append(dst, Effect{EffectReleased, l.Entry, l.Stage, line, sign * l.Rest, &l.Terms, Invoiced{}})
		}
	}
	return dst
}

// oblige folds an event's effects into what is left of the source's obligations.
func (s *Source) oblige(effects []Effect) error {
	for i := range effects {
		if err := s.obligeOne(&effects[i]); err != nil {
			return err
		}
	}
	return nil
}

func (s *Source) obligeOne(e *Effect) error {
	was := s.Obligations[e.Entry]
	next := &Obligation{Entry: e.Entry, Stage: e.Stage}
	if was != nil {
		next.Terms, next.Left, next.Invoiced = was.Terms, slices.Clone(was.Left), was.Invoiced
	} else {
		next.Terms, next.Invoiced = e.Terms.clone(), e.Invoiced // the event's text is let go
		next.InvoiceTotal.Currency = Currency(strings.Clone(string(e.InvoiceTotal.Currency)))
	}
	i := slices.IndexFunc(next.Left, func(p Part) bool { return p.Line == e.Line })
	if i < 0 {
		i = len(next.Left)
		next.Left = append(next.Left, Part{Line: strings.Clone(e.Line)})
	}
	sum, ok := AddMinor(next.Left[i].Minor, e.Minor)
	if !ok {
		return Refuse("amount-overflow", "value", e.Terms.Number)
	}
	if next.Left[i].Minor = sum; sum == 0 {
		next.Left = slices.Delete(next.Left, i, i+1)
	}
	if len(next.Left) == 0 {
		delete(s.Obligations, e.Entry)
	} else {
		if s.Obligations == nil {
			s.Obligations = map[Revision]*Obligation{}
		}
		s.Obligations[e.Entry] = next
	}
	if (was == nil) != (len(next.Left) == 0) {
		s.renumber(next, len(next.Left) > 0)
	}
	return nil
}

func (t *Terms) clone() Terms {
	c := *t
	c.Number, c.Payee, c.PayeeID = strings.Clone(t.Number), strings.Clone(t.Payee), strings.Clone(t.PayeeID)
	c.Dimensions = nil
	for _, d := range t.Dimensions {
		c.Dimensions = append(c.Dimensions, Dimension{strings.Clone(d.Name), strings.Clone(d.Value)})
	}
	return c
}

// numbered finds open obligations by their number, the oldest first.
func (s *Source) numbered(stage Stage, number string) (list []*Obligation) {
	if s.numbers == nil {
		s.numbers = make(map[string][]Revision, len(s.Obligations))
		for _, entry := range slices.Sorted(maps.Keys(s.Obligations)) {
			s.numbers[s.Obligations[entry].Number] = append(s.numbers[s.Obligations[entry].Number], entry)
		}
	}
	for _, entry := range s.numbers[number] {
		if o := s.Obligations[entry]; o.Stage == stage {
			list = append(list, o)
		}
	}
	return list
}

// renumber keeps the index of numbers, once it is there.
func (s *Source) renumber(o *Obligation, open bool) {
	if s.numbers == nil {
		return
	}
	list := slices.DeleteFunc(s.numbers[o.Number], func(entry Revision) bool { return entry == o.Entry })
	if open {
		list = append(list, o.Entry)
		slices.Sort(list)
	}
	if s.numbers[o.Number] = list; len(list) == 0 {
		delete(s.numbers, o.Number)
	}
}

// SortedObligations lists what is open at a stage, by entry.
func (s *Source) SortedObligations(stage Stage) []*Obligation {
	var list []*Obligation
	for _, o := range s.Obligations {
		if o.Stage == stage {
			list = append(list, o)
		}
	}
	slices.SortFunc(list, func(a, b *Obligation) int { return cmp.Compare(a.Entry, b.Entry) })
	return list
}

// Obligation finds an open commitment or liability by what people call it: the
// reference of its entry (wb#17), or its number where only one that is open has it.
//
// Refusals: obligation-elsewhere (why: the stage, value, source), obligation-closed (why: the stage,
// entry), unknown-obligation (why: the stage, value, source), ambiguous-obligation (why: the stage,
// value, entries).
func (s *Source) Obligation(stage Stage, text string) (*Obligation, error) {
	what := stage.String()
	if ref, err := ParseRef(text); err == nil && !reservedStream(ref.Source) {
		o := s.Obligations[ref.Revision]
		switch {
		case ref.Source == s.ID && o != nil && o.Stage == stage:
			return o, nil
		case ref.Source == s.ID:
			return nil, Refuse("obligation-closed", "why", what, "entry", ref)
		case len(s.numbered(stage, text)) == 0:
			return nil, Refuse("obligation-elsewhere", "why", what, "value", text, "source", s.ID)
		}
	}
	switch list := s.numbered(stage, text); len(list) {
	case 0:
		return nil, Refuse("unknown-obligation", "why", what, "value", text, "source", s.ID)
	case 1:
		return list[0], nil
	default:
		var entries []string
		for _, o := range list {
			entries = append(entries, Ref{s.ID, o.Entry}.String())
		}
		return nil, Refuse("ambiguous-obligation", "why", what, "value", text, "entries", strings.Join(entries, ", "))
	}
}

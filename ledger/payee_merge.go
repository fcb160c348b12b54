package ledger

import (
	"cmp"
	"slices"
)

// MergePayees says that names and numbers mean the same payee as another one.
type MergePayees struct {
	From             []PayeeKey
	Into             PayeeKey
	Reason           string
	DifferentNumbers bool
	Seen             []PayeeSeen // what documents have
}

// PayeeSeen is a name and a taxpayer number that documents have together.
type PayeeSeen struct {
	Name, Number string
	Payments     int64
}

// Decide merges what is not merged already; when all of it is, the entry that did
// it is found. Payees do not merge in a circle, and one that belongs to a payee
// must be split off before it can belong to another. A number that only documents
// have is registered first, under the name that most of them have with it.
//
// A merge joins payees as wholes: what reports add up before it they add up after it.
// Where a name alone does not say whose all its payments are, as it comes with
// several numbers, the merge is refused.
//
// Refusals: missing-field (field), payee-unnamed (number), payee-into-itself
// (payee), payee-circle (payee, into), payee-merged (payee, other),
// payee-two-numbers (payee, number, other, into), payee-left-behind (payee, number,
// moved, why), and those of RegisterPayee.
func (c *MergePayees) Decide(b *Books, _ Documents) (Decision, error) {
	if c.Reason == "" {
		return Decision{}, Refuse("missing-field", "field", "reason")
	}
	for _, text := range []string{c.Into.Name, c.Reason} {
		if err := CheckValue(text); text != "" && err != nil {
			return Decision{}, err
		}
	}
	before, after := b.Payees(0), b.Payees(0)
	d := Decision{Stream: StreamLedger, Expected: b.Revision(StreamLedger)}
	do := func(e Event) {
		d.Events = append(d.Events, e)
		after.apply(PayeeAct{Revision: d.Expected + Revision(len(d.Events)), Event: e})
	}
	if c.Into.Number != "" && !before.knows(c.Into) {
		name, err := c.nameOf(before, b)
		if err != nil {
			return Decision{}, err
		}
		do(name)
	}
	e, already, err := c.merged(after)
	if err != nil {
		return Decision{}, err
	}
	if len(e.From) > 0 {
		do(e)
	}
	if len(d.Events) == 0 {
		return Decision{Already: &already}, nil
	}
	if err := c.leftBehind(before, after); err != nil {
		return Decision{}, err
	}
	return d, nil
}

// nameOf registers the number of c.Into under the name by which reports call most of
// its payments.
func (c *MergePayees) nameOf(p *Payees, b *Books) (Event, error) {
	name := UsualName(c.Seen, c.Into.Number)
	if name == "" {
		return nil, Refuse("payee-unnamed", "number", c.Into.Number)
	}
	d, err := (&RegisterPayee{Number: c.Into.Number, Name: p.Called(name, c.Into.Number)}).Decide(b, nil)
	if err != nil {
		return nil, err
	}
	return d.Events[0], nil
}

// UsualName is the name that most payments with a taxpayer number have, the first by
// order where several have as many; it is empty where none has a name.
func UsualName(seen []PayeeSeen, number string) string {
	payments := map[string]int64{}
	for _, s := range seen {
		if s.Name != "" && s.Number != "" && NumberKey(s.Number) == NumberKey(number) {
			payments[s.Name] += s.Payments
		}
	}
	usual := ""
	for name, n := range payments {
		if usual == "" || n > payments[usual] || n == payments[usual] && name < usual {
			usual = name
		}
	}
	return usual
}

// merged is the entry for what does not belong to the payee of c.Into yet; already is
// the one that put the rest there.
func (c *MergePayees) merged(p *Payees) (e *PayeeMerged, already Ref, err error) {
	into := c.Into
	e = &PayeeMerged{Into: into, Reason: c.Reason, DifferentNumbers: c.DifferentNumbers}
	have := c.numbers(p, into)
	for _, k := range c.From {
		if slices.Contains(e.From, k) {
			continue
		}
		n := p.nodes[k]
		switch {
		case k == into:
			return nil, Ref{}, Refuse("payee-into-itself", "payee", k.String())
		case n != nil && n.into != PayeeKey{} && p.root(k) == p.root(into):
			already = Ref{StreamLedger, n.by}
			continue
		case n != nil && n.into != PayeeKey{}:
			return nil, Ref{}, Refuse("payee-merged", "payee", k.String(), "other", p.describe(k))
		case p.root(into) == k:
			return nil, Ref{}, Refuse("payee-circle", "payee", k.String(), "into", into.String())
		}
		for _, number := range c.numbers(p, k) {
			if len(have) > 0 && !slices.Contains(have, number) && !c.DifferentNumbers {
				return nil, Ref{}, Refuse("payee-two-numbers", "payee", k.String(), "number", number, "other", have[0], "into", into.String())
			}
		}
		have = append(have, c.numbers(p, k)...)
		e.From = append(e.From, k)
	}
	slices.SortFunc(e.From, comparePayeeKeys)
	return e, already, nil
}

// comparePayeeKeys puts names before numbers.
func comparePayeeKeys(a, b PayeeKey) int {
	return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.Name, b.Name))
}

// numbers are the valid numbers of a key's payee: those of the register, or else
// those that documents have beside its names.
func (c *MergePayees) numbers(p *Payees, k PayeeKey) []string {
	keys := []PayeeKey{k}
	for _, m := range p.Members(p.root(k)) {
		keys = append(keys, m.Key)
	}
	var list []string
	for _, m := range keys {
		if CheckTaxNumber(m.Number) == TaxNumberValid {
			list = append(list, m.Number)
		}
	}
	if len(list) == 0 {
		for _, s := range c.Seen {
			if s.Name != "" && slices.Contains(keys, PayeeKey{Name: s.Name}) && CheckTaxNumber(s.Number) == TaxNumberValid {
				list = append(list, TaxNumberKey(s.Number))
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// leftBehind refuses a merge that takes some payments of a payee and leaves others,
// or that leaves payments of a payee which it is to join.
func (c *MergePayees) leftBehind(before, after *Payees) error {
	into, _ := after.Find(c.Into)
	joined := map[string]string{} // what reports call it → a number that takes payments of it along
	for _, k := range append(slices.Clone(c.From), c.Into) {
		if found, ok := before.Find(k); ok {
			joined[found.Name] = ""
		} else if k.Name != "" {
			joined[k.Name] = ""
		}
	}
	for _, s := range c.Seen {
		called := before.Called(s.Name, s.Number)
		if _, ok := joined[called]; !ok && called != "" && after.Called(s.Name, s.Number) == into.Name {
			joined[called] = TaxNumberKey(s.Number)
		}
	}
	for _, s := range c.Seen {
		called := before.Called(s.Name, s.Number)
		moved, ok := joined[called]
		if !ok || after.Called(s.Name, s.Number) == into.Name {
			continue
		}
		why := "numbered"
		if s.Number == "" {
			why = "unnumbered"
		}
		return Refuse("payee-left-behind", "payee", called, "number", TaxNumberKey(s.Number), "moved", moved, "why", why)
	}
	return nil
}

package ledger

import (
	"cmp"
	"slices"
	"strings"
)

// RegisterPayee names a payee.
type RegisterPayee PayeeRegistered

// Decide checks name, number and country. The same again is found; another name for
// the same number takes the place of the earlier one. A name of another payee is
// refused: reports would mix the two.
//
// Refusals: missing-field (field), bad-tax-number (value), bad-country (value),
// payee-name-taken (name, other), and those of CheckValue.
func (c *RegisterPayee) Decide(b *Books, _ Documents) (Decision, error) {
	e := PayeeRegistered(*c)
	e.Number = TaxNumberKey(e.Number)
	if e.Name == "" {
		return Decision{}, Refuse("missing-field", "field", "payee_name")
	}
	for _, text := range []string{e.Name, e.Number, e.Note} {
		if err := CheckValue(text); text != "" && err != nil {
			return Decision{}, err
		}
	}
	if e.Number != "" && !strings.ContainsAny(e.Number, "0123456789") {
		return Decision{}, Refuse("bad-tax-number", "value", c.Number)
	}
	if e.Country = strings.ToUpper(e.Country); e.Country != "" && (len(e.Country) != 2 || !isLower(e.Country[0]|0x20) || !isLower(e.Country[1]|0x20)) {
		return Decision{}, Refuse("bad-country", "value", c.Country)
	}
	p := b.Payees(0)
	key := PayeeKey{Number: e.Number}
	if e.Number == "" {
		key.Name = e.Name
	}
	if owner, ok := p.Find(PayeeKey{Name: e.Name}); ok && !p.free(owner, &e) {
		return Decision{}, Refuse("payee-name-taken", "name", e.Name, "other", p.describe(owner.Key))
	}
	if n := p.nodes[key]; n != nil && n.registered != nil && *n.registered == e {
		return Decision{Already: &Ref{StreamLedger, n.as}}, nil
	}
	return Decision{Stream: StreamLedger, Expected: b.Revision(StreamLedger), Events: []Event{&e}}, nil
}

// free tells whether a name that belongs to a payee may be registered: it stands for
// itself and has no number yet, or is a name of the same number.
func (p *Payees) free(owner Payee, e *PayeeRegistered) bool {
	if e.Number != "" && owner.Key == p.root(PayeeKey{Number: e.Number}) {
		return true
	}
	return owner.Key.Name == e.Name && (e.Number == "" || !p.HasNumber(owner.Key))
}

// describe is a payee as a refusal quotes it: name and number, as far as there are.
func (p *Payees) describe(k PayeeKey) string {
	if found, ok := p.Find(k); ok && found.Key.Number != "" {
		return found.Name + " (" + found.Key.Number + ")"
	} else if ok {
		return found.Name
	}
	return k.String()
}

// MergePayees says that names and numbers mean the same payee as another one.
type MergePayees struct {
	From             []PayeeKey
	Into             PayeeKey
	Reason           string
	DifferentNumbers bool
	// Seen are the numbers that documents have beside a name, for names that the
	// register does not know with a number.
	Seen map[PayeeKey][]string
}

// Decide merges what is not merged already; when all of it is, the entry that did
// it is found. Payees do not merge in a circle, and one that belongs to a payee
// must be split off before it can belong to another.
//
// Refusals: missing-field (field), payee-unnamed (number), payee-into-itself
// (payee), payee-circle (payee, into), payee-merged (payee, other),
// payee-two-numbers (payee, number, other, into).
func (c *MergePayees) Decide(b *Books, _ Documents) (Decision, error) {
	if c.Reason == "" {
		return Decision{}, Refuse("missing-field", "field", "reason")
	}
	p := b.Payees(0)
	into := c.Into
	if into.Number != "" && !p.knows(into) {
		return Decision{}, Refuse("payee-unnamed", "number", into.Number)
	}
	for _, text := range []string{into.Name, c.Reason} {
		if err := CheckValue(text); text != "" && err != nil {
			return Decision{}, err
		}
	}
	e := &PayeeMerged{Into: into, Reason: c.Reason, DifferentNumbers: c.DifferentNumbers}
	var already Ref
	for _, k := range c.From {
		if slices.Contains(e.From, k) {
			continue
		}
		n := p.nodes[k]
		switch {
		case k == into:
			return Decision{}, Refuse("payee-into-itself", "payee", k.String())
		case n != nil && n.into != PayeeKey{} && p.root(k) == p.root(into):
			already = Ref{StreamLedger, n.by}
			continue
		case n != nil && n.into != PayeeKey{}:
			return Decision{}, Refuse("payee-merged", "payee", k.String(), "other", p.describe(k))
		case p.root(into) == k:
			return Decision{}, Refuse("payee-circle", "payee", k.String(), "into", into.String())
		}
		if number, other := c.differ(p, k); number != "" && !c.DifferentNumbers {
			return Decision{}, Refuse("payee-two-numbers", "payee", k.String(), "number", number, "other", other, "into", into.String())
		}
		e.From = append(e.From, k)
	}
	if len(e.From) == 0 {
		return Decision{Already: &already}, nil
	}
	slices.SortFunc(e.From, comparePayeeKeys)
	return Decision{Stream: StreamLedger, Expected: b.Revision(StreamLedger), Events: []Event{e}}, nil
}

// comparePayeeKeys puts names before numbers.
func comparePayeeKeys(a, b PayeeKey) int {
	return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.Name, b.Name))
}

// differ finds a valid number of k's payee that the payee of c.Into does not have
// while it has another.
func (c *MergePayees) differ(p *Payees, k PayeeKey) (number, other string) {
	of, into := c.numbers(p, k), c.numbers(p, c.Into)
	if len(into) == 0 {
		return "", ""
	}
	for _, n := range of {
		if !slices.Contains(into, n) {
			return n, into[0]
		}
	}
	return "", ""
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
		for _, m := range keys {
			for _, n := range c.Seen[m] {
				if CheckTaxNumber(n) == TaxNumberValid {
					list = append(list, TaxNumberKey(n))
				}
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// SplitPayee takes the merge of one name or number back.
type SplitPayee PayeeSplit

// Decide refuses what was not merged (payee-not-merged: payee) and the name that a
// number is registered under (payee-registered-name: payee, number). What was split
// off already is found.
func (c *SplitPayee) Decide(b *Books, _ Documents) (Decision, error) {
	if c.Reason == "" {
		return Decision{}, Refuse("missing-field", "field", "reason")
	}
	if err := CheckValue(c.Reason); err != nil {
		return Decision{}, err
	}
	p := b.Payees(0)
	n := p.nodes[c.Payee]
	switch {
	case n != nil && n.into == PayeeKey{} && n.split != NoRevision:
		return Decision{Already: &Ref{StreamLedger, n.split}}, nil
	case n == nil || n.into == PayeeKey{}:
		return Decision{}, Refuse("payee-not-merged", "payee", c.Payee.String())
	}
	for k, of := range p.nodes {
		if k.Number != "" && of.registered != nil && (PayeeKey{Name: of.registered.Name}) == c.Payee && p.root(k) == p.root(c.Payee) {
			return Decision{}, Refuse("payee-registered-name", "payee", c.Payee.Name, "number", k.Number)
		}
	}
	e := PayeeSplit(*c)
	return Decision{Stream: StreamLedger, Expected: b.Revision(StreamLedger), Events: []Event{&e}}, nil
}

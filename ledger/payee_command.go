package ledger

import (
	"strings"
)

// RegisterPayee names a payee.
type RegisterPayee PayeeRegistered

// Decide checks name, number and country. The same again is found; another name for
// the same number takes the place of the earlier one. A name of another payee is
// refused: reports would mix the two.
//
// Refusals: missing-field (field), bad-tax-number (value), bad-country (value),
// payee-name-taken (name, other, why, by), and those of CheckValue.
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
		why, by := p.held(PayeeKey{Name: e.Name})
		return Decision{}, Refuse("payee-name-taken", "name", e.Name, "other", p.describe(owner.Key), "why", why, "by", by.String())
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

// held tells what keeps a name with its payee, and so what to undo first: that a
// number is registered under it ("registered"), that it stands for a payee into which
// one with numbers was merged ("numbers"), or a merge of its own ("merged").
func (p *Payees) held(name PayeeKey) (why string, by PayeeKey) {
	members := p.Members(p.root(name))
	for _, m := range members {
		if p.registeredAs(m.Key) == name {
			return "registered", m.Key
		}
	}
	if p.root(name) != name {
		return "merged", name
	}
	for _, m := range members {
		if m.Key.Number != "" {
			for by = m.Key; p.nodes[by].into != name; {
				by = p.nodes[by].into
			}
			return "numbers", by
		}
	}
	return "", PayeeKey{}
}

// registeredAs is the name under which a number is registered; it is zero for others.
func (p *Payees) registeredAs(k PayeeKey) PayeeKey {
	if r := p.nodes[k].registered; k.Number != "" && r != nil {
		return PayeeKey{Name: r.Name}
	}
	return PayeeKey{}
}

// describe is// describe is a payee as a refusal quotes it: name and number, as far as there are.
func (p *Payees) describe(k PayeeKey) string {
	if found, ok := p.Find(k); ok && found.Key.Number != "" {
		return found.Name + " (" + found.Key.Number + ")"
	} else if ok {
		return found.Name
	}
	return k.String()
}

// SplitPayee takes the merge of one name or number back.
type SplitPayee PayeeSplit

// Decide refuses what was not merged (payee-not-merged: payee, why, member) and to
// part a number from the name that it is registered under (payee-registered-name:
// payee, number). What was split off already is found, unless something was merged
// into it since.
func (c *SplitPayee) Decide(b *Books, _ Documents) (Decision, error) {
	if c.Reason == "" {
		return Decision{}, Refuse("missing-field", "field", "reason")
	}
	if err := CheckValue(c.Reason); err != nil {
		return Decision{}, err
	}
	p := b.Payees(0)
	n := p.nodes[c.Payee]
	if n == nil || n.into == (PayeeKey{}) {
		member, since := p.mergedInto(c.Payee)
		why := ""
		if member != (PayeeKey{}) {
			why = "others"
		}
		if n != nil && n.split != NoRevision && since < n.split {
			return Decision{Already: &Ref{StreamLedger, n.split}}, nil
		}
		return Decision{}, Refuse("payee-not-merged", "payee", c.Payee.String(), "why", why, "member", member.String())
	}
	for _, m := range p.Members(p.root(c.Payee)) {
		name := p.registeredAs(m.Key)
		if name.Name != "" && p.within(m.Key, c.Payee) != p.within(name, c.Payee) {
			return Decision{}, Refuse("payee-registered-name", "payee", name.Name, "number", m.Key.Number)
		}
	}
	e := PayeeSplit(*c)
	return Decision{Stream: StreamLedger, Expected: b.Revision(StreamLedger), Events: []Event{&e}}, nil
}

// within tells whether a key would go along if another one were split off.
func (p *Payees) within(k, off PayeeKey) bool {
	for k != off {
		n := p.nodes[k]
		if n == nil || n.into == (PayeeKey{}) {
			return false
		}
		k = n.into
	}
	return true
}

// mergedInto is the name or number that was merged last into a payee which stands for
// itself, and the entry that did it.
func (p *Payees) mergedInto(root PayeeKey) (member PayeeKey, since Revision) {
	since = NoRevision
	for _, m := range p.Members(root) {
		if m.Reason != "" && m.By.Revision > since {
			member, since = m.Key, m.By.Revision
		}
	}
	return member, since
}

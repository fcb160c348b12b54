package ledger

import (
	"cmp"
	"slices"
)

// A PayeeKey is what a payee is known by: the name as a document spells it, or a
// taxpayer number in its one spelling (TaxNumberKey). The other is empty.
type PayeeKey struct {
	Name   string
	Number string
}

// NumberKey is the key of a taxpayer number, however it is spelled.
func NumberKey(number string) PayeeKey { return PayeeKey{Number: TaxNumberKey(number)} }

// String is the name or the number.
func (k PayeeKey) String() string { return k.Name + k.Number }

// A PayeeAct is an entry by which somebody said who a payee is: PayeeRegistered,
// PayeeMerged or PayeeSplit. The payee of a payment stays what its document says;
// acts only decide under which name it is reported.
type PayeeAct struct {
	Ordinal  Ordinal
	Revision Revision // in the ledger's stream
	Event    Event
}

// Payees is the register of payees: which names and numbers mean the same one. It
// knows those that somebody registered or merged; all others stand for themselves.
//
// Names and numbers form trees, whose roots are the payees: a merge puts one root
// below another, a registration puts a name below its number.
type Payees struct {
	nodes    map[PayeeKey]*payeeNode
	numbered map[PayeeKey]bool // roots that have a number; made when first asked for
}

type payeeNode struct {
	into       PayeeKey // zero at a root
	by         Revision // entry that put it there
	reason     string
	registered *PayeeRegistered
	as         Revision // entry that registered it
	split      Revision // last entry that took it out of a payee; NoRevision for none
}

// Payees returns the register as the ledger knew it at an entry; 0 is now.
func (b *Books) Payees(known Ordinal) *Payees {
	p := &Payees{nodes: map[PayeeKey]*payeeNode{}}
	for _, act := range b.PayeeActs {
		if known == 0 || act.Ordinal <= known {
			p.apply(act)
		}
	}
	return p
}

// Empty tells that nobody said anything about payees.
func (p *Payees) Empty() bool { return len(p.nodes) == 0 }

func (p *Payees) apply(act PayeeAct) {
	p.numbered = nil
	switch e := act.Event.(type) {
	case *PayeeRegistered:
		p.register(e, act.Revision)
	case *PayeeMerged:
		into := e.Into
		if n := p.node(into); into.Number != "" && n.registered == nil {
			into = p.root(into) // the number may be split off, and then it has no name to stand for others
		}
		for _, k := range e.From {
			n := p.node(k)
			n.into, n.by, n.reason = into, act.Revision, e.Reason
		}
	case *PayeeSplit:
		n := p.node(e.Payee)
		n.into, n.split = PayeeKey{}, act.Revision
	}
}

// register makes a number the root of its payee, and puts its name below it.
func (p *Payees) register(e *PayeeRegistered, as Revision) {
	name := PayeeKey{Name: e.Name}
	n := p.node(name)
	if e.Number != "" {
		number := PayeeKey{Number: e.Number}
		n = p.node(number)
		if root := p.root(number); root.Name != "" {
			n.into = PayeeKey{}
			p.put(root, number, as)
		}
		if root := p.root(name); root != p.root(number) {
			p.put(root, number, as)
		}
	}
	n.registered, n.as = e, as
}

func (p *Payees) put(root, into PayeeKey, by Revision) {
	n := p.node(root)
	n.into, n.by, n.reason = into, by, ""
}

func (p *Payees) node(k PayeeKey) *payeeNode {
	n := p.nodes[k]
	if n == nil {
		n = &payeeNode{split: NoRevision}
		p.nodes[k] = n
	}
	return n
}

// root is the key under which a key's payee is kept: its own where nobody said
// otherwise.
func (p *Payees) root(k PayeeKey) PayeeKey {
	for {
		n := p.nodes[k]
		if n == nil || n.into == (PayeeKey{}) {
			return k
		}
		k = n.into
	}
}

// A Payee is one payee of the register.
type Payee struct {
	Key     PayeeKey // which tells it from the others
	Name    string   // that reports call it by
	Country string
	Note    string
	Entry   Ref // that registered it; zero for one that others were only merged into
}

// knows tells whether the register says to whom a key belongs: a name that was
// registered, merged or merged into, a number that was registered or merged. A
// number that was split off again means nothing.
func (p *Payees) knows(k PayeeKey) bool {
	n := p.nodes[k]
	return n != nil && (k.Name != "" || n.registered != nil || n.into != PayeeKey{})
}

// Find returns the payee that a name or number means in the register.
func (p *Payees) Find(k PayeeKey) (Payee, bool) {
	if !p.knows(k) {
		return Payee{}, false
	}
	root := p.root(k)
	found := Payee{Key: root, Name: root.Name}
	if n := p.nodes[root]; n.registered != nil {
		e := n.registered
		found.Name, found.Country, found.Note, found.Entry = e.Name, e.Country, e.Note, Ref{StreamLedger, n.as}
	}
	return found, true
}

// Of returns the payee that a document means. A number that the register knows
// decides, whatever the name; otherwise the name does, unless its payee has other
// numbers: then Of tells that the document means somebody else of the same name
// (apart).
func (p *Payees) Of(name, number string) (found Payee, ok, apart bool) {
	if number != "" {
		if found, ok = p.Find(NumberKey(number)); ok {
			return found, true, false
		}
	}
	if found, ok = p.Find(PayeeKey{Name: name}); !ok {
		return Payee{}, false, false
	}
	if number != "" && p.HasNumber(found.Key) {
		return Payee{}, false, true
	}
	return found, true, false
}

// Called is the name under which reports put a payment: that of the register, or
// else the document's own. Two payees of one name are told apart by the number.
func (p *Payees) Called(name, number string) string {
	found, ok, apart := p.Of(name, number)
	switch {
	case ok:
		return found.Name
	case apart:
		return ApartName(name, number)
	}
	return name
}

// ApartName is what reports call somebody who has the name, and not the number, of
// a payee of the register.
func ApartName(name, number string) string { return name + " (" + TaxNumberKey(number) + ")" }

// Asked is the payee that a person means by a name or a number, where the register
// knows it.
func (p *Payees) Asked(value string) (Payee, bool) {
	if found, ok := p.Find(PayeeKey{Name: value}); ok {
		return found, true
	}
	return p.Find(NumberKey(value))
}

// HasNumber tells whether a payee has a taxpayer number in the register.
func (p *Payees) HasNumber(root PayeeKey) bool {
	if p.numbered == nil {
		p.numbered = map[PayeeKey]bool{}
		for k := range p.nodes {
			if k.Number != "" && p.knows(k) {
				p.numbered[p.root(k)] = true
			}
		}
	}
	return p.numbered[root]
}

// A PayeeMember is a name or number of a payee.
type PayeeMember struct {
	Key    PayeeKey
	By     Ref // entry that put it there; zero for the one that stands for the payee
	Reason string
}

// Members lists what belongs to a payee: names before numbers, each in order.
func (p *Payees) Members(root PayeeKey) []PayeeMember {
	var list []PayeeMember
	for k, n := range p.nodes {
		if !p.knows(k) || p.root(k) != root {
			continue
		}
		m := PayeeMember{Key: k, Reason: n.reason}
		if k != root {
			m.By = Ref{StreamLedger, n.by}
		}
		list = append(list, m)
	}
	slices.SortFunc(list, func(a, b PayeeMember) int { return comparePayeeKeys(a.Key, b.Key) })
	return list
}

// All lists the payees of the register, by name.
func (p *Payees) All() []Payee {
	var list []Payee
	for k := range p.nodes {
		if found, ok := p.Find(k); ok && found.Key == k {
			list = append(list, found)
		}
	}
	slices.SortFunc(list, func(a, b Payee) int { return cmp.Or(cmp.Compare(a.Name, b.Name), comparePayeeKeys(a.Key, b.Key)) })
	return list
}

// Names lists every spelling that the register knows, in order.
func (p *Payees) Names() []string {
	var names []string
	for k := range p.nodes {
		if k.Name != "" {
			names = append(names, k.Name)
		}
	}
	slices.Sort(names)
	return names
}

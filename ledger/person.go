package ledger

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// A Role is what a person may sign (domain rule 13).
type Role string

// An approver may sign everything, a preparer everything but reopenings and changes of
// this register; an auditor reads, and signs nothing.
const (
	RolePreparer Role = "preparer"
	RoleApprover Role = "approver"
	RoleAuditor  Role = "auditor"
)

// Roles lists them all.
func Roles() []Role { return []Role{RolePreparer, RoleApprover, RoleAuditor} }

// A PersonAct is an entry about people, their roles and keys, or about what must be signed.
type PersonAct struct {
	Revision Revision // in the ledger's stream
	Recorded time.Time
	Event    Event
}

// People is the register of people, and what the ledger asks them to sign.
type People struct {
	List   []*Person // in the order of registration
	Demand []Demand  // what must be signed, in the order of ActKinds
}

// A Person is somebody who acts.
type Person struct {
	PersonRegistered
	Entry  Revision
	Grants []Grant
	Keys   []PersonKey
}

// A Grant is a role of a person.
type Grant struct {
	RoleGranted
	Entry Revision
}

// A PersonKey is a public key of a person.
type PersonKey struct {
	KeyRegistered
	ID         string // name+hash
	Entry      Revision
	Registered time.Time
	Revoked    *Revocation
}

// A Revocation ends a key.
type Revocation struct {
	At     time.Time
	Entry  Revision
	Reason string
}

// A Demand is that acts of a kind are signed from a moment on.
type Demand struct {
	Act   ActKind
	From  time.Time
	Entry Revision
}

// People returns the register as of the last entry.
func (b *Books) People() *People { return b.people(func(*PersonAct) bool { return true }) }

func (b *Books) people(known func(*PersonAct) bool) *People {
	p := &People{}
	for i := range b.PersonActs {
		if act := &b.PersonActs[i]; known(act) {
			p.apply(act)
		}
	}
	return p
}

// Find returns a person by name, nil where nobody has it.
func (p *People) Find(name string) *Person {
	for _, person := range p.List {
		if person.Name == name {
			return person
		}
	}
	return nil
}

// Key returns a key by its name and hash, with whose it is.
func (p *People) Key(id string) (*Person, *PersonKey) {
	for _, person := range p.List {
		for i := range person.Keys {
			if person.Keys[i].ID == id {
				return person, &person.Keys[i]
			}
		}
	}
	return nil, nil
}

// Has tells whether the person has a role at a moment.
func (p *Person) Has(role Role, at time.Time) bool {
	return slices.ContainsFunc(p.Grants, func(g Grant) bool {
		return g.Role == role && !at.Before(g.From) && (g.Until.IsZero() || at.Before(g.Until))
	})
}

// Holds tells whether a key is neither revoked nor expired at a moment.
func (k *PersonKey) Holds(at time.Time) bool { return k.Revoked == nil && !k.expired(at) }

func (k *PersonKey) expired(at time.Time) bool { return !k.Until.IsZero() && !at.Before(k.Until) }

// demands returns the demand that acts of a kind are signed at a moment, nil for none.
func (p *People) demands(kind ActKind, at time.Time) *Demand {
	for i := range p.Demand {
		if d := &p.Demand[i]; d.Act == kind && !at.Before(d.From) {
			return d
		}
	}
	return nil
}

// apply folds the next act in. What belongs to nobody changes nothing: whether it could be
// decided is judged elsewhere.
func (p *People) apply(act *PersonAct) {
	switch e := act.Event.(type) {
	case *PersonRegistered:
		if person := p.Find(e.Name); person != nil {
			person.PersonRegistered, person.Entry = *e, act.Revision
			return
		}
		p.List = append(p.List, &Person{PersonRegistered: *e, Entry: act.Revision})
	case *RoleGranted:
		if person := p.Find(e.Person); person != nil {
			person.Grants = slices.DeleteFunc(person.Grants, func(g Grant) bool { return g.Role == e.Role })
			person.Grants = append(person.Grants, Grant{*e, act.Revision})
		}
	case *KeyRegistered:
		id, err := KeyID(e.Public)
		if person := p.Find(e.Person); person != nil && err == nil {
			person.Keys = append(person.Keys, PersonKey{KeyRegistered: *e, ID: id, Entry: act.Revision, Registered: act.Recorded})
		}
	case *KeyRevoked:
		if _, key := p.Key(e.ID); key != nil && key.Revoked == nil {
			key.Revoked = &Revocation{act.Recorded, act.Revision, e.Reason}
		}
	case *SigningRequired:
		for _, kind := range e.Acts {
			p.waive(kind)
			p.Demand = append(p.Demand, Demand{kind, e.From, act.Revision})
		}
		order := ActKinds()
		slices.SortFunc(p.Demand, func(a, b Demand) int { return slices.Index(order, a.Act) - slices.Index(order, b.Act) })
	case *SigningWaived:
		for _, kind := range e.Acts {
			p.waive(kind)
		}
	}
}

func (p *People) waive(kind ActKind) {
	p.Demand = slices.DeleteFunc(p.Demand, func(d Demand) bool { return d.Act == kind })
}

// KeyID is the name and hash of a public key, by which signatures name it. Refusal:
// bad-public-key (value).
func KeyID(public string) (string, error) {
	key, err := note.NewVerifier(public)
	if err != nil {
		return "", Refuse("bad-public-key", "value", excerpt(public))
	}
	return keyID(key.Name(), key.KeyHash()), nil
}

// SignerID is the KeyID of the public half of a private key.
func SignerID(key note.Signer) string { return keyID(key.Name(), key.KeyHash()) }

func keyID(name string, hash uint32) string {
	digits := strconv.FormatUint(uint64(hash), 16)
	return name + "+" + strings.Repeat("0", 8-len(digits)) + digits
}

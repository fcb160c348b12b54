package ledger

import (
	"slices"
	"strings"
	"time"
)

func (b *Books) decidePerson(e Event) (Decision, error) {
	return Decision{Stream: StreamLedger, Expected: b.Revision(StreamLedger), Events: []Event{e}}, nil
}

func alreadyPerson(entry Revision) (Decision, error) {
	return Decision{Already: &Ref{StreamLedger, entry}}, nil
}

// RegisterPerson puts somebody into the register, or gives a person another title.
type RegisterPerson PersonRegistered

// Decide refuses a name that looks like another person's (person-looks-alike: value,
// other), and those of CheckValue.
func (c *RegisterPerson) Decide(b *Books, _ Documents) (Decision, error) {
	e := PersonRegistered(*c)
	if e.Name == "" {
		return Decision{}, Refuse("missing-field", "field", "person")
	}
	for _, text := range []string{e.Name, e.Title} {
		if err := CheckValue(text); text != "" && err != nil {
			return Decision{}, err
		}
	}
	for _, person := range b.People().List {
		switch {
		case person.PersonRegistered == e:
			return alreadyPerson(person.Entry)
		case person.Name != e.Name && samePerson(person.Name, e.Name):
			return Decision{}, Refuse("person-looks-alike", "value", e.Name, "other", person.Name)
		}
	}
	return b.decidePerson(&e)
}

// GrantRole gives a person a role, or other days of it.
type GrantRole RoleGranted

// Decide refuses a role that nobody has (unknown-role: value), dates of which the last is
// not after the first (role-dates: person, role), an auditor who is to sign as well and
// the reverse (auditor-only-reads: person, role), and unknown-person (person).
func (c *GrantRole) Decide(b *Books, _ Documents) (Decision, error) {
	e := RoleGranted(*c)
	if !slices.Contains(Roles(), e.Role) {
		return Decision{}, Refuse("unknown-role", "value", string(e.Role))
	}
	if err := CheckValue(e.Reason); e.Reason != "" && err != nil {
		return Decision{}, err
	}
	person := b.People().Find(e.Person)
	if person == nil {
		return Decision{}, Refuse("unknown-person", "person", e.Person)
	}
	if !e.Until.IsZero() && !e.Until.After(e.From) {
		return Decision{}, Refuse("role-dates", "person", e.Person, "role", string(e.Role))
	}
	for _, g := range person.Grants {
		apart := !g.Until.IsZero() && !g.Until.After(e.From) || !e.Until.IsZero() && !e.Until.After(g.From)
		switch {
		case g.Role == e.Role && g.From.Equal(e.From) && g.Until.Equal(e.Until):
			return alreadyPerson(g.Entry)
		case (g.Role == RoleAuditor) != (e.Role == RoleAuditor) && !apart:
			return Decision{}, Refuse("auditor-only-reads", "person", e.Person, "role", string(g.Role))
		}
	}
	return b.decidePerson(&e)
}

// RegisterKey makes a public key a person's.
type RegisterKey KeyRegistered

// Decide refuses a text that is no public key (bad-public-key: value), one that is in the
// register already (key-taken: key, person), and unknown-person (person).
func (c *RegisterKey) Decide(b *Books, _ Documents) (Decision, error) {
	e := KeyRegistered(*c)
	e.Public = strings.TrimSpace(e.Public)
	id, err := KeyID(e.Public)
	if err != nil {
		return Decision{}, err
	}
	people := b.People()
	if people.Find(e.Person) == nil {
		return Decision{}, Refuse("unknown-person", "person", e.Person)
	}
	if owner, key := people.Key(id); key != nil {
		if key.KeyRegistered == e && key.Revoked == nil {
			return alreadyPerson(key.Entry)
		}
		return Decision{}, Refuse("key-taken", "key", id, "person", owner.Name)
	}
	return b.decidePerson(&e)
}

// RevokeKey ends a key: named by name and hash, or by its name where only one has it.
type RevokeKey KeyRevoked

// Decide refuses unknown-key (key) and ambiguous-key (key).
func (c *RevokeKey) Decide(b *Books, _ Documents) (Decision, error) {
	if err := checkReason(c.Reason, ""); err != nil {
		return Decision{}, err
	}
	var found []*PersonKey
	for _, person := range b.People().List {
		for i := range person.Keys {
			k := &person.Keys[i]
			name, _, _ := strings.Cut(k.ID, "+")
			if k.ID == c.ID || name == c.ID {
				found = append(found, k)
			}
		}
	}
	switch {
	case len(found) == 0:
		return Decision{}, Refuse("unknown-key", "key", c.ID)
	case len(found) > 1:
		return Decision{}, Refuse("ambiguous-key", "key", c.ID)
	case found[0].Revoked != nil:
		return alreadyPerson(found[0].Revoked.Entry)
	}
	return b.decidePerson(&KeyRevoked{found[0].ID, c.Reason})
}

// RequireSigning demands that kinds of acts are signed.
type RequireSigning SigningRequired

// Decide refuses a kind that there is not (unknown-act: value), and a demand that nobody
// could meet: there must be somebody who may sign such acts then, with a key that holds
// (nobody-could-sign: act, role).
func (c *RequireSigning) Decide(b *Books, _ Documents) (Decision, error) {
	if err := checkActs(c.Acts); err != nil {
		return Decision{}, err
	}
	e := SigningRequired{From: c.From}
	people := b.People()
	there, entry := 0, NoRevision
	for _, kind := range ActKinds() { // in one order, once each
		if !slices.Contains(c.Acts, kind) {
			continue
		}
		e.Acts = append(e.Acts, kind)
		if d := people.demands(kind, e.From); d != nil && d.From.Equal(e.From) {
			there, entry = there+1, max(entry, d.Entry)
		}
		if !people.couldSign(kind, b, e.From) {
			return Decision{}, Refuse("nobody-could-sign", "act", string(kind), "role", string(kind.signers()[len(kind.signers())-1]))
		}
	}
	if there == len(e.Acts) {
		return alreadyPerson(entry)
	}
	return b.decidePerson(&e)
}

func checkActs(acts []ActKind) error {
	for _, kind := range acts {
		if !slices.Contains(ActKinds(), kind) {
			return Refuse("unknown-act", "value", string(kind))
		}
	}
	if len(acts) == 0 {
		return Refuse("missing-field", "field", "act")
	}
	return nil
}

func (p *People) couldSign(kind ActKind, b *Books, from time.Time) bool {
	if from.Before(b.Recorded) {
		from = b.Recorded
	}
	return slices.ContainsFunc(p.List, func(person *Person) bool {
		return slices.ContainsFunc(kind.signers(), func(r Role) bool { return person.Has(r, from) }) &&
			slices.ContainsFunc(person.Keys, func(k PersonKey) bool { return k.Holds(from) })
	})
}

// WaiveSigning takes a demand back. It is always signed.
type WaiveSigning SigningWaived

// Decide refuses unknown-act (value) and what is not demanded (not-demanded: act).
func (c *WaiveSigning) Decide(b *Books, _ Documents) (Decision, error) {
	if err := checkActs(c.Acts); err != nil {
		return Decision{}, err
	}
	if err := checkReason(c.Reason, ""); err != nil {
		return Decision{}, err
	}
	e := SigningWaived{Reason: c.Reason}
	people := b.People()
	for _, kind := range ActKinds() {
		if !slices.Contains(c.Acts, kind) {
			continue
		}
		if !slices.ContainsFunc(people.Demand, func(d Demand) bool { return d.Act == kind }) {
			return Decision{}, Refuse("not-demanded", "act", string(kind))
		}
		e.Acts = append(e.Acts, kind)
	}
	return b.decidePerson(&e)
}

package ledger

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"golang.org/x/mod/sumdb/note"
)

// An ActKind is a kind of acts for which somebody answers, and which a ledger may want to
// be signed.
type ActKind string

// The kinds of acts. ActWaive is always signed, and is not to be chosen: else whoever
// wants to do without a signature would first do away with the rule.
const (
	ActHold     ActKind = "hold"     // a period is held
	ActClose    ActKind = "close"    // a period, a year or a source is closed
	ActReopen   ActKind = "reopen"   // a period is reopened
	ActApprove  ActKind = "approve"  // what waits is approved or rejected
	ActRegister ActKind = "register" // people, roles, keys, and what must be signed or approved
	ActWaive    ActKind = "waive"    // a requirement is taken back
)

// ActKinds lists those that can be required to be signed.
func ActKinds() []ActKind {
	return []ActKind{ActHold, ActClose, ActReopen, ActApprove, ActRegister}
}

// ActOf is the kind of an entry, "" for an entry that is none of them.
func ActOf(e Event) ActKind {
	switch e.(type) {
	case *PeriodHeld:
		return ActHold
	case *PeriodClosed, *AllocationLapsed, *SourceClosed:
		return ActClose
	case *PeriodReopened:
		return ActReopen
	case *EntryApproved, *EntryRejected:
		return ActApprove
	case *PersonRegistered, *RoleGranted, *KeyRegistered, *KeyRevoked, *SigningRequired, *ApprovalRequired:
		return ActRegister
	case *SigningWaived:
		return ActWaive
	}
	return ""
}

// signers are the roles that may sign acts of a kind.
func (k ActKind) signers() []Role {
	switch k {
	case ActReopen, ActApprove, ActRegister, ActWaive:
		return []Role{RoleApprover}
	}
	return []Role{RolePreparer, RoleApprover}
}

func joinActs(kinds []ActKind) string { return strings.Join(actNames(kinds), " ") }

func actNames(kinds []ActKind) (names []string) {
	for _, k := range kinds {
		names = append(names, string(k))
	}
	return names
}

// An ActText is what is signed of a commit: the ledger, the stream and the revision behind
// which it stands, so that it can neither be moved nor repeated, its metadata without the
// signature, and its events in their order. Each is a line:
//
//	fundledger act
//	<ledger's id>
//	<stream>
//	<revision of the stream's last entry before it, -1 for none>
//	<SHA-256 of the metadata as they would be without "signature", in hexadecimal>
//	<type of an event> <SHA-256 of its data>
//	…
//
// No checkpoint begins so: the same key may sign both.
type ActText []byte

func newActText(ledger uuid.UUID, stream string, expected Revision, m Metadata) (ActText, error) {
	m.Signature = ""
	unsigned, err := EncodeMetadata(&m)
	hash := sha256.Sum256([]byte(unsigned))
	return fmt.Appendf(nil, "fundledger act\n%s\n%s\n%d\n%s\n", ledger, stream, expected, hex.EncodeToString(hash[:])), err
}

func (t *ActText) add(typ, data string) {
	hash := sha256.Sum256([]byte(data))
	*t = fmt.Appendf(*t, "%s %s\n", typ, hex.EncodeToString(hash[:]))
}

// Seal makes the commit of a decision, signed where the ledger has a signer. Refusals:
// those of admit.
func (l *Ledger) Seal(b *Books, d Decision, m *Metadata) (Commit, error) {
	var signer note.Signer
	if l.Signer != nil {
		var err error
		if signer, err = l.Signer(); err != nil {
			return Commit{}, err
		}
	}
	if signer != nil {
		m.Key = SignerID(signer)
	}
	people := b.People()
	for _, e := range d.Events {
		if refusal := people.admit(m, e); refusal != nil {
			return Commit{}, refusal
		}
	}
	c, err := NewCommit(d, m)
	if err != nil || signer == nil {
		return c, err
	}
	text, err := newActText(b.Ledger.ID, c.Stream, c.Expected, *m)
	if err != nil {
		return Commit{}, err
	}
	for _, e := range c.Events {
		text.add(e.Type, e.Data)
	}
	signature, err := signer.Sign(text)
	if err != nil {
		return Commit{}, err
	}
	m.Signature = base64.StdEncoding.EncodeToString(signature)
	c.Metadata, err = EncodeMetadata(m)
	return c, err
}

// admit refuses an entry that must be signed and is not (must-be-signed: act, entry of the
// rule; waiver-unsigned), and one that is signed with a key that does not hold (key-unregistered: key;
// key-revoked, key-expired: key, person, time), by somebody else than who acts
// (actor-not-signer: actor, person, key), or by somebody who may not sign it
// (role-missing: person, act, role;
// no-signing-role: person, role).
func (p *People) admit(m *Metadata, e Event) *Refusal {
	act := ActOf(e)
	if m.Key == "" {
		if act == ActWaive {
			return Refuse("waiver-unsigned")
		}
		if demand := p.demands(act, m.RecordedAt); demand != nil {
			return Refuse("must-be-signed", "act", string(act), "entry", Ref{StreamLedger, demand.Entry})
		}
		return nil
	}
	person, key := p.Key(m.Key)
	switch {
	case key == nil:
		return Refuse("key-unregistered", "key", m.Key)
	case key.Revoked != nil:
		return Refuse("key-revoked", "key", m.Key, "person", person.Name, "time", key.Revoked.At.Format(time.RFC3339))
	case key.expired(m.RecordedAt):
		return Refuse("key-expired", "key", m.Key, "person", person.Name, "time", key.Until.Format(time.RFC3339))
	case m.Actor != person.Name:
		return Refuse("actor-not-signer", "actor", m.Actor, "person", person.Name, "key", m.Key)
	}
	roles := act.signers()
	if !slices.ContainsFunc(roles, func(r Role) bool { return person.Has(r, m.RecordedAt) }) {
		if act == "" {
			return Refuse("no-signing-role", "person", person.Name, "role", string(roles[0]))
		}
		return Refuse("role-missing", "person", person.Name, "act", string(act), "role", string(roles[len(roles)-1]))
	}
	return nil
}

// signedBy tells whether a text bears a signature of a key.
func (k *PersonKey) signedBy(text ActText, signature string) bool {
	key, err := note.NewVerifier(k.Public)
	if err != nil {
		return false
	}
	bytes, err := base64.StdEncoding.Strict().DecodeString(signature)
	return err == nil && key.Verify(text, bytes)
}

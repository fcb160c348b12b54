package ledger

import "github.com/google/uuid"

// A judgedSigning is what the judge knows of who answers for the commit at hand.
type judgedSigning struct {
	text    ActText // nil for a commit that is not signed
	people  *People // as the decision saw them; nil until they are asked for
	seen    Revision
	entries int64
	accused bool
}

// lastRevision is behind every other one.
const lastRevision = Revision(1<<63 - 1)

// begin looks at a commit's first entry.
func (s *judgedSigning) begin(ledger uuid.UUID, r *Record, m *Metadata) (err error) {
	*s = judgedSigning{seen: lastRevision}
	for _, seen := range m.Seen {
		if seen.Stream == StreamLedger {
			s.seen = seen.Revision
		}
	}
	if r.Stream == StreamLedger {
		s.seen = r.Revision - 1
	}
	if m.Key != "" || m.Signature != "" {
		s.text, err = newActText(ledger, r.Stream, r.Revision-1, *m)
	}
	return err
}

// answered holds an entry against what the ledger asks to be signed, and its signer against
// the register: as the decision saw it, and as it had stood for longer than clocks differ,
// so that nobody signs with a revoked key by saying that the revocation was not seen.
func (j *Judge) answered(r *Record, e Event) {
	s, act := &j.signing, ActOf(e)
	if s.text == nil && act == "" {
		return
	}
	if s.people == nil {
		s.people = j.Books.people(func(a *PersonAct) bool {
			return a.Revision <= s.seen || j.meta.RecordedAt.Sub(a.Recorded) > clockSlack
		})
	}
	s.entries++
	if s.text == nil {
		j.Unsigned++
		j.remark(r, "unsigned-act", "act", string(act))
	} else {
		s.text.add(r.Type, r.Data)
	}
	refusal := s.people.admit(&j.meta, e)
	switch {
	case refusal == nil:
	case refusal.Code == "must-be-signed", refusal.Code == "waiver-unsigned":
		j.object(r, "found-unsigned", "detail", refusal)
	case !s.accused:
		s.accused = true
		j.object(r, "found-signer", "detail", refusal)
	}
}

// sealed checks, behind a commit, that its signature is of this ledger, this place and this
// content.
func (j *Judge) sealed(r *Record) {
	s := &j.signing
	if s.text == nil || s.people == nil {
		return
	}
	_, key := s.people.Key(j.meta.Key)
	switch {
	case s.accused && key == nil: // said already
	case key == nil || !key.signedBy(s.text, j.meta.Signature):
		j.object(r, "found-bad-signature", "key", j.meta.Key)
	case !s.accused:
		j.Signed += s.entries
	}
}

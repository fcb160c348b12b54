package ledger

import (
	"context"
	"fmt"

	"github.com/google/uuid"
)

// ApproveEntries puts entries in force that wait for approval: each is decided again as
// the rules are now, on the line that its reservation has been given back to, and
// written behind its approval. All or none, where the store can.
type ApproveEntries struct {
	Entries  []Ref
	Proposed []*EntryProposed // they, as read from the store
	Actor    string           // who approves, as claimed
	// Recorded and Claims are as in RecordExpenditure.
	Recorded func(*Document) (int64, error)
	Claims   func(*Claim) (Claimed, error)
}

// approvedAtOnce is how many entries one commit approves at most.
const approvedAtOnce = 100

// Decide refuses what does not wait (not-pending: entry), who approves what they
// prepared (own-approval: entry, actor), and what the rules refuse now.
func (c *ApproveEntries) Decide(b *Books, docs Documents) (Decision, error) {
	b = b.Clone()
	var first Decision
	last := &first
	for i, entry := range c.Entries {
		s, p, err := b.pending(entry)
		if err != nil {
			return Decision{}, err
		}
		if sameActor(p.Preparer, c.Actor) {
			return Decision{}, Refuse("own-approval", "entry", entry, "actor", c.Actor)
		}
		proposed := c.Proposed[i].Event
		events := []Event{&EntryApproved{Entry: entry.Revision, Event: proposed}}
		before := s.Revision
		if err := b.Apply(Entry{Ordinal: b.Last + 1, Stream: s.Stream(), Revision: s.Revision + 1, Recorded: b.Recorded}, events[0]); err != nil {
			return Decision{}, err
		}
		e, err := c.again(b, documentsAwaiting{docs, entry, GistOf(proposed).Succeeds}, s, p, proposed)
		if err != nil {
			return Decision{}, err
		}
		if err := b.Apply(Entry{Ordinal: b.Last + 1, Stream: s.Stream(), Revision: s.Revision + 1, Recorded: b.Recorded, Actor: c.Actor}, e); err != nil {
			return Decision{}, err
		}
		events = append(events, e)
		if len(last.Events) > 0 && (last.Stream != s.Stream() || len(last.Events) >= 2*approvedAtOnce) {
			last.Then = &Decision{}
			last = last.Then
		}
		if len(last.Events) == 0 {
			last.Stream, last.Expected, last.approved = s.Stream(), before, true
		}
		last.Events = append(last.Events, events...)
	}
	return first, nil
}

// pending finds what waits. Refusal: not-pending (entry).
func (b *Books) pending(entry Ref) (*Source, *Pending, error) {
	s, err := b.Source(entry.Source)
	if err != nil {
		return nil, nil, err
	}
	p := s.Pending[entry.Revision]
	if p == nil {
		return nil, nil, Refuse("not-pending", "entry", entry)
	}
	return s, p, nil
}

// again decides a proposed event once more. It keeps the key and the digest of the input:
// what was put in then is not put in again.
func (c *ApproveEntries) again(b *Books, docs Documents, s *Source, p *Pending, proposed Event) (Event, error) {
	var command Command
	switch e := proposed.(type) {
	case *ExpenditureRecorded:
		command = &RecordExpenditure{
			Source: s.ID, Line: e.Line, Date: e.Date, Amount: e.Amount, Original: e.Original, Payment: e.Payment, Against: AgainstOf(s.ID, e.Liquidates),
			Dimensions: e.Dimensions, AppliesTo: e.AppliesTo, AfterEnd: true, Recorded: c.Recorded, Claims: c.Claims, key: e.Key,
		}
	case *CommitmentMade:
		command = &MakeCommitment{Source: s.ID, Terms: e.Terms, Description: e.Description, Parts: e.Parts}
	case *CommitmentChanged:
		command = &ChangeCommitment{
			Entry: Ref{s.ID, e.Commitment}, Made: &CommitmentMade{Terms: e.Terms}, Date: e.Effective, Act: e.Act, Reason: e.Reason, Parts: e.Parts,
		}
	case *LiabilityAccepted:
		command = &AcceptLiability{
			Source: s.ID, Line: e.Line, Amount: e.Amount, Terms: e.Terms, InvoiceDate: e.InvoiceDate, InvoiceTotal: e.InvoiceTotal,
			Contract: e.Contract, Description: e.Description, Against: AgainstOf(s.ID, e.Liquidates),
		}
	case *AllocationTransferred:
		phasing := e.ToPhasing
		if len(phasing) == 0 && len(e.FromPhasing) > 0 {
			var err error
			if phasing, err = lessPhasing(nil, e.FromPhasing); err != nil {
				return nil, err
			}
		}
		command = &TransferAllocation{
			Source: s.ID, From: e.From, ToSource: s.ID, To: e.To, Amount: e.Amount, Act: e.Act, Date: e.Date, Reason: e.Reason, Phasing: phasing,
		}
	case *PeriodReopened:
		command = &SetPeriod{
			Source: s.ID, Period: Period{Start: e.FirstDay, End: e.LastDay + 1, Label: e.Period}, Reason: e.Reason, Act: e.Act, Actor: p.Preparer,
		}
	}
	d, err := command.Decide(b, docs)
	if err != nil {
		return nil, err
	}
	if d.Already != nil {
		return nil, Refuse("document-conflict", "document", "", "entry", *d.Already)
	}
	switch e := d.Events[0].(type) {
	case *ExpenditureRecorded:
		was := proposed.(*ExpenditureRecorded)
		e.Digest, e.Succeeds = was.Digest, was.Succeeds
	case *CommitmentMade:
		was := proposed.(*CommitmentMade)
		e.Key, e.Digest = was.Key, was.Digest
	case *CommitmentChanged:
		was := proposed.(*CommitmentChanged)
		e.Key, e.Digest = was.Key, was.Digest
	case *LiabilityAccepted:
		was := proposed.(*LiabilityAccepted)
		e.Key, e.Digest, e.Succeeds = was.Key, was.Digest, was.Succeeds
	case *AllocationTransferred:
		was := proposed.(*AllocationTransferred)
		e.Key, e.Digest = was.Key, was.Digest
	}
	return d.Events[0], nil
}

// documentsAwaiting are documents without what one proposal filed: under its keys stands
// what stood there before.
type documentsAwaiting struct {
	Documents
	entry    Ref
	succeeds Ref
}

func (d documentsAwaiting) Find(key uuid.UUID) (Filed, bool, error) {
	filed, ok, err := d.Documents.Find(key)
	if ok && filed.Ref == d.entry {
		return Filed{Ref: d.succeeds, Reversed: true}, d.succeeds != Ref{}, err
	}
	return filed, ok, err
}

// RejectEntries ends the waiting of entries without putting them in force. Who prepared
// an entry may withdraw it so.
type RejectEntries struct {
	Entries  []Ref
	Proposed []*EntryProposed // they, as read from the store
	Reason   string
}

// Decide refuses what does not wait (not-pending: entry), and no reason (missing-field).
func (c *RejectEntries) Decide(b *Books, _ Documents) (Decision, error) {
	if err := checkReason(c.Reason, ""); err != nil {
		return Decision{}, err
	}
	var first Decision
	last := &first
	for i, entry := range c.Entries {
		s, _, err := b.pending(entry)
		if err != nil {
			return Decision{}, err
		}
		full := len(last.Events) >= approvedAtOnce
		if len(last.Events) > 0 && (last.Stream != s.Stream() || full) {
			expected := s.Revision
			if last.Stream == s.Stream() {
				expected = last.Expected + Revision(len(last.Events))
			}
			last.Then = &Decision{Expected: expected}
			last = last.Then
		} else if len(last.Events) == 0 {
			last.Expected = s.Revision
		}
		last.Stream, last.approved = s.Stream(), true
		last.Events = append(last.Events, &EntryRejected{Entry: entry.Revision, Reason: c.Reason, Event: c.Proposed[i].Event})
	}
	return first, nil
}

// Approve carries out an ApproveEntries: it reads what was proposed from the store.
func (l *Ledger) Approve(ctx context.Context, c ApproveEntries) (Outcome, error) {
	c.Actor = l.Author.Actor
	return l.Do(ctx, "pending approve", func(b *Books, docs Documents) (Decision, error) {
		var err error
		if c.Proposed, err = loadProposed(ctx, l.Store, b, c.Entries); err != nil {
			return Decision{}, err
		}
		return c.Decide(b, docs)
	})
}

// Reject carries out a RejectEntries; see Approve.
func (l *Ledger) Reject(ctx context.Context, c RejectEntries) (Outcome, error) {
	return l.Do(ctx, "pending reject", func(b *Books, docs Documents) (Decision, error) {
		var err error
		if c.Proposed, err = loadProposed(ctx, l.Store, b, c.Entries); err != nil {
			return Decision{}, err
		}
		return c.Decide(b, docs)
	})
}

func loadProposed(ctx context.Context, store Store, b *Books, entries []Ref) ([]*EntryProposed, error) {
	var list []*EntryProposed
	for _, entry := range entries {
		_, e, err := Load(ctx, store, entry)
		if err != nil {
			return nil, err
		}
		proposed, ok := e.(*EntryProposed)
		if !ok {
			return nil, Refuse("not-pending", "entry", entry)
		}
		if s := b.Sources[entry.Source]; s == nil || s.Pending[entry.Revision] == nil {
			return nil, decided(ctx, store, entry)
		}
		list = append(list, proposed)
	}
	return list, nil
}

// decided says what became of a proposal that no longer waits. Refusals: already-approved,
// already-rejected (entry, by).
func decided(ctx context.Context, store Store, entry Ref) error {
	for r, err := range store.Stream(ctx, StreamName(entry.Source), entry.Revision+1) {
		if err != nil {
			return err
		}
		if r.Type != "entry-approved.v1" && r.Type != "entry-rejected.v1" {
			continue
		}
		e, err := Decode(r.Type, r.Data)
		if err != nil {
			return err
		}
		switch e := e.(type) {
		case *EntryApproved:
			if e.Entry == entry.Revision {
				return Refuse("already-approved", "entry", entry, "by", RefOf(r))
			}
		case *EntryRejected:
			if e.Entry == entry.Revision {
				return Refuse("already-rejected", "entry", entry, "by", RefOf(r))
			}
		}
	}
	return fmt.Errorf("nothing became of %v", entry)
}

package ledger

import "github.com/google/uuid"

// What the Judge remembers of approvals.
type judgedApprovals struct {
	proposed  map[Ref]*EntryProposed // that wait
	approved  *EntryApproved         // by the entry before, in the same commit
	preparer  string                 // of what that approved
	replacing map[uuid.UUID]Money    // what was taken back to be recorded again under a key
	opened    map[uuid.UUID]Revision // of stream ledger, as an import saw it when it began
	seen      map[string]Revision    // of stream ledger, behind the last entry of a source
}

// approval holds an entry against what waits for approval. It is judged by the rules that
// its decision saw; of a row of an import by every rule that it may have seen.
func (j *Judge) approval(r *Record, s *Source, e Event) {
	x := &j.approvals
	approved := x.approved
	x.approved = nil
	if j.left == 1 { // the last entry of the commit: the next one is decided behind it
		defer func() { x.seen[s.ID] = j.Books.Revision(StreamLedger) }()
	}
	switch e := e.(type) {
	case *EntryProposed:
		x.proposed[RefOf(*r)] = e
		return
	case *EntryApproved:
		if !j.wasProposed(r, s, e.Entry, e.Event) {
			return
		}
		x.approved, x.preparer = e, s.Pending[e.Entry].Preparer
		if sameActor(x.preparer, j.meta.Actor) {
			j.object(r, "found-own-approval", "entry", Ref{s.ID, e.Entry}, "actor", j.meta.Actor)
		}
		if j.left == 1 {
			j.object(r, "found-approved-nothing", "entry", Ref{s.ID, e.Entry})
		}
		return
	case *EntryRejected:
		j.wasProposed(r, s, e.Entry, e.Event)
		return
	case *ExpenditureReversed:
		if e.Replacement != uuid.Nil {
			x.replacing[e.Replacement] = e.Amount
		}
	}
	if approved != nil {
		if is, was := GistOf(e), GistOf(approved.Event); TypeName(e) != TypeName(approved.Event) ||
			is.Line != was.Line || is.ToLine != was.ToLine || is.Date != was.Date || is.Amount != was.Amount {
			j.object(r, "found-other-approved", "entry", Ref{s.ID, approved.Entry})
		}
		return
	}
	if paid, ok := e.(*ExpenditureRecorded); ok {
		if was, ok := x.replacing[paid.Key]; ok && noMore(paid, was) {
			delete(x.replacing, paid.Key)
			return
		}
	}
	if limit, waits := j.mustWait(s, e); waits {
		if limit == (Money{}) {
			j.object(r, "found-unapproved", "source", s.ID, "why", "always")
			return
		}
		j.object(r, "found-unapproved", "source", s.ID, "asked", GistOf(e).Amount, "limit", limit)
	}
}

// wasProposed tells whether what an entry decides about waits, as it says.
func (j *Judge) wasProposed(r *Record, s *Source, entry Revision, e Event) bool {
	at := Ref{s.ID, entry}
	proposed := j.approvals.proposed[at]
	delete(j.approvals.proposed, at)
	switch {
	case proposed == nil || s.Pending[entry] == nil:
		j.object(r, "found-not-pending", "entry", at)
		return false
	case contentOf(proposed.Event) != contentOf(e):
		j.object(r, "found-other-approved", "entry", at)
	}
	return true
}

// mustWait tells whether an entry had to wait under each of the rules that its decision
// may have seen. Whoever decides on a stream has seen what stood before its last entry.
func (j *Judge) mustWait(s *Source, e Event) (limit Money, waits bool) {
	acts := j.Books.Approvals
	if len(acts) == 0 {
		return Money{}, false
	}
	if j.meta.Batch != uuid.Nil {
		from, ok := j.approvals.opened[j.meta.Batch]
		if !ok {
			return Money{}, false
		}
		n := 0
		for n < len(acts) && acts[n].Revision <= from {
			n++
		}
		for ; n <= len(acts); n++ {
			if limit, waits = holdsAt(acts[:n], s.ID, e); !waits {
				return limit, false
			}
		}
		return limit, true
	}
	seen := j.approvals.seen[s.ID]
	for _, other := range j.meta.Seen {
		if other.Stream == StreamLedger {
			seen = max(seen, other.Revision)
		}
	}
	n := 0
	for n < len(acts) && acts[n].Revision <= seen {
		n++
	}
	return holdsAt(acts[:n], s.ID, e)
}

func holdsAt(acts []Approval, source string, e Event) (Money, bool) {
	rule := approvalAt(acts, source)
	if rule == nil {
		return Money{}, false
	}
	return rule.holds(e)
}

// opens remembers which rules an import saw when it began.
func (j *Judge) opens(e *BatchOpened) {
	seen := NoRevision
	for _, other := range j.meta.Seen {
		if other.Stream == StreamLedger {
			seen = other.Revision
		}
	}
	j.approvals.opened[e.ID] = seen
}

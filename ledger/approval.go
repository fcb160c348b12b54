package ledger

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// An Approval is a rule about what waits for approval, with the entry that set it in
// stream ledger.
type Approval struct {
	ApprovalRequired
	Revision Revision
}

// Approval is the rule in force for a source: its own, or else the one for all; nil
// where nobody set one.
func (b *Books) Approval(source string) *Approval { return approvalAt(b.Approvals, source) }

func approvalAt(acts []Approval, source string) (rule *Approval) {
	for i := range slices.Backward(acts) {
		switch acts[i].Source {
		case source:
			return &acts[i]
		case "":
			if rule == nil {
				rule = &acts[i]
			}
		}
	}
	return rule
}

// holds tells whether the rule makes an event wait, and above which limit it is.
func (a *Approval) holds(e Event) (limit Money, waits bool) {
	var amount Money
	switch e := e.(type) {
	case *ExpenditureRecorded:
		amount = e.Amount
	case *CommitmentMade:
		amount = e.Amount
	case *CommitmentChanged:
		amount = e.Amount
	case *LiabilityAccepted:
		amount = e.Amount
	case *AllocationTransferred:
		return Money{}, a.Transfers
	case *PeriodReopened:
		return Money{}, a.Reopens
	default:
		return Money{}, false
	}
	for _, limit := range a.Limits {
		if limit.Currency == amount.Currency {
			return limit, amount.Minor > limit.Minor
		}
	}
	return Money{}, false
}

// propose is the event that waits in the place of another one, nil where that need not.
func (b *Books) propose(source string, e Event) *EntryProposed {
	if len(b.Approvals) == 0 {
		return nil
	}
	rule := b.Approval(source)
	if rule == nil {
		return nil
	}
	limit, waits := rule.holds(e)
	if !waits {
		return nil
	}
	return &EntryProposed{Required: rule.Revision, Limit: limit, Event: e}
}

// await lets a decision wait for approval where the rules want that. Refusal:
// cannot-wait (entry type, source, limit) for what is only a part of a decision, as the
// right payment in the place of a smaller wrong one.
func (b *Books) await(d Decision) (Decision, error) {
	if len(b.Approvals) == 0 || d.approved || d.Already != nil {
		return d, nil
	}
	alone := d.Then == nil && len(d.Events) == 1 && !d.corrects
	for part := &d; part != nil; part = part.Then {
		source, ok := strings.CutPrefix(part.Stream, sourcePrefix)
		if !ok {
			continue
		}
		for _, e := range part.Events {
			proposed := b.propose(source, e)
			if proposed == nil {
				continue
			}
			if !alone {
				if d.split {
					return Decision{}, Refuse("cannot-wait", "source", source, "asked", GistOf(e).Amount, "limit", proposed.Limit, "why", "split")
				}
				return Decision{}, Refuse("cannot-wait", "source", source, "asked", GistOf(e).Amount, "limit", proposed.Limit)
			}
			if there := b.Sources[source].waitsAlready(e); there != nil {
				return Decision{Already: &Ref{source, there.Entry}}, nil
			}
			return Decision{Stream: d.Stream, Expected: d.Expected, Events: []Event{proposed}}, nil
		}
	}
	return d, nil
}

// A Pending entry waits for approval. What it is stands in its event.
type Pending struct {
	Entry    Revision // that proposed it, in the source's stream
	Preparer string   // as claimed
	Batch    string   // of the import that it came with, "" without one
	Type     string   // stored name of what was proposed
	Amount   Money
	Content  Digest // of the proposed event as it is stored
}

// SortedPending lists what waits, the oldest first.
func (s *Source) SortedPending() []*Pending {
	list := make([]*Pending, 0, len(s.Pending))
	for _, p := range s.Pending {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *Pending) int { return cmp.Compare(a.Entry, b.Entry) })
	return list
}

// waitsAlready finds the same event among those that wait. Whatever has a document or an
// act is found by that before.
func (s *Source) waitsAlready(e Event) *Pending {
	content := contentOf(e)
	for _, p := range s.SortedPending() {
		if p.Content == content {
			return p
		}
	}
	return nil
}

func contentOf(e Event) Digest {
	p, err := Encode(e)
	if err != nil {
		return Digest{}
	}
	var d digester
	d.text(p.Type, p.Data)
	return d.sum()
}

// wait folds a proposal in.
func (b *Books) wait(s *Source, at Entry, e *EntryProposed) {
	p := &Pending{
		Entry: at.Revision, Preparer: strings.Clone(at.Actor), Type: TypeName(e.Event), Amount: GistOf(e.Event).Amount, Content: contentOf(e.Event),
	}
	p.Amount.Currency = Currency(strings.Clone(string(p.Amount.Currency)))
	if batch := b.Batches[at.Batch]; batch != nil {
		p.Batch, p.Preparer = batch.ID.String(), batch.Actor
	}
	if s.Pending == nil {
		s.Pending = map[Revision]*Pending{}
	}
	s.Pending[at.Revision] = p
}

// sameActor tells that two names are not of two people: they differ by case, by spaces, or
// by letters that look the same, at most.
func sameActor(a, b string) bool {
	bare := func(name string) string {
		return FoldName(strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, name))
	}
	return bare(a) == bare(b)
}

// RequireApproval sets what waits for approval.
type RequireApproval struct{ ApprovalRequired }

// Decide finds that it is so already. Refusals: approval-limit (limit) where a limit is
// not above zero; limit-twice (currency); limit-currency (source, asked, currency).
func (c *RequireApproval) Decide(b *Books, _ Documents) (Decision, error) {
	e := c.ApprovalRequired
	if e.Source != "" {
		s, err := b.Source(e.Source)
		if err != nil {
			return Decision{}, err
		}
		for _, limit := range e.Limits {
			if limit.Currency != s.Currency && limit.Currency != s.Changed.To {
				return Decision{}, Refuse("limit-currency", "source", s.ID, "asked", limit.Currency, "currency", s.Currency)
			}
		}
	}
	e.Limits = slices.Clone(e.Limits)
	slices.SortFunc(e.Limits, func(x, y Money) int { return cmp.Compare(x.Currency, y.Currency) })
	for i, limit := range e.Limits {
		if limit.Minor <= 0 {
			return Decision{}, Refuse("approval-limit", "limit", limit)
		}
		if i > 0 && limit.Currency == e.Limits[i-1].Currency {
			return Decision{}, Refuse("limit-twice", "currency", limit.Currency)
		}
	}
	if err := (fieldText{"reason", e.Reason}).check(); err != nil {
		return Decision{}, err
	}
	for i := range slices.Backward(b.Approvals) {
		if was := &b.Approvals[i]; was.Source == e.Source {
			if slices.Equal(was.Limits, e.Limits) && was.Transfers == e.Transfers && was.Reopens == e.Reopens {
				return Decision{Already: &Ref{StreamLedger, was.Revision}}, nil
			}
			break
		}
	}
	return Decision{Stream: StreamLedger, Expected: b.Revision(StreamLedger), Events: []Event{&e}}, nil
}

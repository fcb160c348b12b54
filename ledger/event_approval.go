package ledger

import (
	"errors"
	"fmt"
)

// ApprovalRequired says which entries wait for a second person from then on, in one
// source or in all that have no such rule of their own. A later one takes the place of
// an earlier one; with nothing in it nothing waits.
type ApprovalRequired struct {
	Source    string  // "" for every source
	Limits    []Money // one for each currency: what is above it waits
	Transfers bool    // between lines
	Reopens   bool    // of periods
	Reason    string
}

func (e *ApprovalRequired) fields(c *coder) {
	c.option("source", &e.Source)
	array(c, "limits", &e.Limits, func(m *Money) { c.money("above", "currency", m) })
	c.flag("transfers", &e.Transfers)
	c.flag("reopens", &e.Reopens)
	c.option("reason", &e.Reason)
}

// EntryProposed is an entry that waits for approval: decided in full, and not in force.
// What it would take of a line is reserved there. Who prepared it is the commit's actor.
type EntryProposed struct {
	Required Revision // the ApprovalRequired that its decision saw, in stream ledger
	Limit    Money    // that it is above; none where all of its kind wait
	Event    Event
}

func (e *EntryProposed) fields(c *coder) {
	c.integer("required", (*int64)(&e.Required))
	c.optMoney("limit", "limit_currency", &e.Limit)
	c.waiting(&e.Event)
}

// EntryApproved puts what was proposed in force: the entry itself follows it in the
// same commit, as the rules made it then.
type EntryApproved struct {
	Entry Revision // that proposed it, in the same stream
	Event Event    // as it was proposed
}

func (e *EntryApproved) fields(c *coder) {
	c.integer("entry", (*int64)(&e.Entry))
	c.waiting(&e.Event)
}

// EntryRejected ends the waiting without an entry.
type EntryRejected struct {
	Entry  Revision // that proposed it, in the same stream
	Reason string
	Event  Event // as it was proposed
}

func (e *EntryRejected) fields(c *coder) {
	c.integer("entry", (*int64)(&e.Entry))
	c.text("reason", &e.Reason)
	c.waiting(&e.Event)
}

// mayWait tells of which kinds the entries are that can wait for approval.
func mayWait(e Event) bool {
	switch e.(type) {
	case *ExpenditureRecorded, *CommitmentMade, *CommitmentChanged, *LiabilityAccepted, *AllocationTransferred, *PeriodReopened:
		return true
	}
	return false
}

// waiting is a whole event inside another one.
func (c *coder) waiting(v *Event) { c.inside(v, mayWait) }

// inside is a whole event inside another one: its stored name and its fields.
func (c *coder) inside(v *Event, may func(Event) bool) {
	var typ string
	if !c.reading {
		typ = TypeName(*v)
	}
	c.text("type", &typ)
	if c.reading {
		if *v = newStored(typ); *v == nil || !may(*v) {
			c.fail("type", fmt.Errorf("%q does not belong inside another event", typ))
			return
		}
	}
	if !c.must("event") {
		return
	}
	c.braces("event", func() { (*v).fields(c) })
	if c.reading && TypeName(*v) != typ {
		c.fail("event", errors.New("of another type"))
	}
}

// reserved appends what a proposed event takes of its lines: by what each is less
// available with it. sign is -1 where the waiting ends.
func reserved(dst []Posting, e Event, sign int64) ([]Posting, error) {
	if e == nil {
		return dst, nil
	}
	effects, err := Postings(nil, e)
	if err != nil {
		return dst, err
	}
	first := len(dst)
	for i := range effects {
		p := &effects[i]
		minor := p.Amount.Minor
		switch {
		case p.Stage.Plan():
			minor = -minor
		case !p.Stage.Uses():
			continue
		}
		at := first
		for at < len(dst) && dst[at].Line != p.Line {
			at++
		}
		if at == len(dst) {
			dst = append(dst, Posting{Line: p.Line, Date: p.Date, Stage: StagePending, Amount: Money{0, p.Amount.Currency}})
		}
		sum, ok := AddMinor(dst[at].Amount.Minor, minor)
		if !ok {
			return dst, Refuse("amount-overflow", "value", p.Amount.String())
		}
		dst[at].Amount.Minor = sum
	}
	kept := dst[:first]
	for _, p := range dst[first:] {
		if p.Amount.Minor > 0 {
			p.Amount.Minor *= sign
			kept = append(kept, p)
		}
	}
	return kept, nil
}

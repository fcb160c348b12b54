package ledger

import "github.com/google/uuid"

// ReplaceExpenditure puts a mistake right in one act: what was recorded wrongly is
// taken back, and what was paid is recorded in its place. Both halves say that they
// belong together, so that a turnover can tell them from money that moved.
type ReplaceExpenditure struct {
	Entry    Ref
	Standing Standing          // of the entry, as read from the store
	Right    RecordExpenditure // the payment as it was, in full
	Date     Date              // on which the reversal counts; NoDate: the wrong entry's value date
	Reason   string
	Act      string // authority or reference, may be empty
}

// Decide refuses what ReverseExpenditure and RecordExpenditure refuse, and a
// replacement that changes nothing (nothing-to-change: entry). What comes back to
// the line counts as available for the right entry. Of two sources both streams are
// decided on: where a store can only append to one at a time, running the same order
// again completes it.
func (c *ReplaceExpenditure) Decide(b *Books, docs Documents) (Decision, error) {
	if c.Date == NoDate {
		c.Date = c.Standing.Recorded.Date
	}
	from, err := b.Source(c.Entry.Source)
	if err != nil {
		return Decision{}, err
	}
	// A document may come back that was recorded and reversed before.
	c.Right.Again, c.Right.corrects = true, true
	if err := c.Right.prepare(b, new(digester), nil); err != nil {
		return Decision{}, err
	}
	order := c.order(c.Right.ready.digest)
	if c.Standing.movedInPart(b) && c.Right.ready.key == c.Standing.documentKey(b) {
		c.Right.fileByOrder(b, order, c.Entry)
	}
	done := c.Standing.Reversed != nil && c.Standing.Reversed.Order == order && c.Standing.Reversed.Replacement != uuid.Nil
	if done {
		if filed, ok, err := docs.Find(c.Standing.Reversed.Replacement); err != nil {
			return Decision{}, err
		} else if ok && filed.Ref != c.Standing.ReversedBy {
			return Decision{Already: &filed.Ref}, nil
		}
	}
	if !done && c.unchanged() {
		return Decision{}, Refuse("nothing-to-change", "entry", c.Entry)
	}
	reversal := ReverseExpenditure{Entry: c.Entry, Standing: c.Standing, Date: c.Date, Reason: c.Reason, Act: c.Act, replaced: c.onSameLine()}
	back := Decision{Stream: from.Stream(), Expected: from.Revision}
	by := c.Standing.ReversedBy
	var taken *ExpenditureReversed
	if !done {
		if taken, err = reversal.decide(b, docs, order); err != nil {
			return Decision{}, err
		}
		back.Events = []Event{taken}
		by = Ref{c.Entry.Source, from.Revision + 1}
	}
	counted, err := b.Sources[c.Entry.Source].countedBack(taken)
	if err != nil {
		return Decision{}, err
	}
	c.Right.unclaims, c.Right.replaces = counted, c.Entry
	if taken != nil && c.Right.Source == c.Entry.Source {
		c.Right.reopens, c.Right.gives = counted, counted
	}
	e, err := c.record(b, docs, by, counted)
	if err != nil {
		return Decision{}, err
	}
	was := c.Standing.Remains()
	if done {
		was = c.Standing.Reversed.Amount
	}
	approved := noMore(e, was)
	if done {
		s := b.Sources[c.Right.Source]
		return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{e}, approved: approved, corrects: true}, nil
	}
	back.approved, back.corrects = approved, true
	taken.Replacement = e.Key
	if c.Right.Source == c.Entry.Source {
		back.Events = append(back.Events, e)
		return back, nil
	}
	to := b.Sources[c.Right.Source]
	back.Then = &Decision{Stream: to.Stream(), Expected: to.Revision, Events: []Event{e}}
	return back, nil
}

// record decides the right entry as if the wrong one had been taken back by that
// entry; taken is nil where it was before.
func (c *ReplaceExpenditure) record(b *Books, docs Documents, by Ref, taken *ExpenditureReversed) (*ExpenditureRecorded, error) {
	without := documentsWithout{docs, c.Standing.Recorded.Key, Filed{Ref: by, Digest: [8]byte(c.Standing.Recorded.Digest[:8]), Reversed: true}}
	if taken != nil && c.onSameLine() {
		c.Right.returned = taken.Amount.Minor - liquidated(taken.Liquidates)
	}
	if !c.Right.Document.Numbered() {
		c.Right.copyOf = func(d Digest) (int64, error) { return c.freeCopy(b, without, d) }
	}
	var e ExpenditureRecorded
	_, filed, err := c.Right.decide(b, without, &e, new(digester))
	if err != nil {
		return nil, err
	}
	if filed != nil {
		document := c.Right.Document
		return nil, Refuse("document-conflict", "document", &document, "entry", filed.Ref)
	}
	e.Succeeds = by
	return &e, nil
}

// noMore tells that a payment in the place of another one is no larger: what was paid
// waits for no approval again. Of another currency it is the same money.
func noMore(e *ExpenditureRecorded, was Money) bool {
	return e.Amount.Currency != was.Currency || e.Amount.Minor <= was.Minor
}

func (c *ReplaceExpenditure) onSameLine() bool {
	return c.Right.Source == c.Entry.Source && c.Right.Line == c.Standing.Recorded.Line
}

// freeCopy is the first place among equal payments without a number that nothing
// stands at, or the one that was meant when the order was begun.
func (c *ReplaceExpenditure) freeCopy(b *Books, docs Documents, d Digest) (int64, error) {
	for doc := (Document{}); ; doc.Copy++ {
		key := DocumentKey(b.Ledger.ID, &doc, d)
		if c.Standing.Reversed != nil && key == c.Standing.Reversed.Replacement {
			return doc.Copy, nil
		}
		if _, ok, err := docs.Find(key); err != nil || !ok && c.Standing.Reversed == nil {
			return doc.Copy, err
		}
	}
}

// unchanged tells that the right payment is what stands there.
func (c *ReplaceExpenditure) unchanged() bool {
	is := RecordExpenditure{
		Source: c.Entry.Source, Line: c.Standing.Recorded.Line, Date: c.Standing.Recorded.Date, Amount: c.Standing.Remains(), Payment: c.Standing.Payment(),
		Against: AgainstOf(c.Entry.Source, c.Standing.Recorded.Liquidates),
	}
	return is.digest(new(digester), c.Standing.Recorded.Dimensions) == c.Right.ready.digest
}

func (c *ReplaceExpenditure) order(right Digest) Digest {
	var d digester
	d.text("replace", c.Entry.String(), c.Reason, c.Act)
	d.date(c.Date)
	d.text(right.String())
	return d.sum()
}

// documentsWithout are documents of which one has been taken back.
type documentsWithout struct {
	Documents
	key   uuid.UUID
	filed Filed
}

func (d documentsWithout) Find(key uuid.UUID) (Filed, bool, error) {
	if key == d.key {
		return d.filed, true, nil
	}
	return d.Documents.Find(key)
}

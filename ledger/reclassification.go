package ledger

import (
	"slices"

	"github.com/google/uuid"
)

// ReclassifyExpenditure moves a payment, or a part of it, to another budget line or
// source: what was paid is right, what paid it was not (ineligible expenditure). Both
// halves are dated on an open day, and name each other. Over two sources it is the day
// on which the one makes good what the other paid.
type ReclassifyExpenditure struct {
	Entry    Ref
	Standing Standing // of the entry, as read from the store
	Source   string   // that should have paid
	Line     string   // path within it
	Amount   Money    // what is moved; zero for all that remains
	ToAmount Money    // the same in the other source's currency, where that is another
	Account  string   // from which the other source pays
	Date     Date
	Reason   string
	Act      string
}

// Decide refuses what ReverseExpenditure and RecordExpenditure refuse; the line that
// gets the payment is under budget control on the given day. The contract or invoice
// that was settled stays settled: it was paid, and would else be open for good.
//
// Refusals besides: reclassify-to-itself (line), reclassify-currency (line, currency,
// other), reclassify-one-currency (line, currency).
func (c *ReclassifyExpenditure) Decide(b *Books, docs Documents) (Decision, error) {
	from, err := b.Source(c.Entry.Source)
	if err != nil {
		return Decision{}, err
	}
	to, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := c.check(from, to); err != nil {
		return Decision{}, err
	}
	order := c.order()
	taken, by := c.Standing.ordered(order)
	done := taken != nil
	if done {
		filed, ok, err := docs.Find(taken.Replacement)
		if err != nil {
			return Decision{}, err
		}
		if ok && filed.Ref != by {
			return Decision{Already: &filed.Ref}, nil
		}
	} else {
		reversal := ReverseExpenditure{Entry: c.Entry, Standing: c.Standing, Amount: c.Amount, Date: c.Date, Reason: c.Reason, Act: c.Act, replaced: true}
		if taken, err = reversal.decide(b, docs, order); err != nil {
			return Decision{}, err
		}
		taken.Liquidates = nil
		by = Ref{c.Entry.Source, from.Revision + 1}
	}
	e, err := c.record(b, docs, taken, by, order)
	if err != nil {
		return Decision{}, err
	}
	second := Decision{Stream: to.Stream(), Expected: to.Revision, Events: []Event{e}, approved: true}
	if done {
		return second, nil
	}
	taken.Replacement = e.Key
	first := Decision{Stream: from.Stream(), Expected: from.Revision, Events: []Event{taken}, approved: true}
	if from == to {
		first.Events = append(first.Events, e)
	} else {
		first.Then = &second
	}
	return first, nil
}

func (c *ReclassifyExpenditure) check(from, to *Source) error {
	given, paid := c.ToAmount != (Money{}), c.Standing.Recorded.Amount.Currency
	same := paid == to.Currency || paid == to.CurrencyOn(c.Date)
	switch address := to.Address(c.Line); {
	case from == to && c.Line == c.Standing.Recorded.Line:
		return Refuse("reclassify-to-itself", "line", address)
	case !same && !given:
		return Refuse("reclassify-currency", "line", address, "currency", to.CurrencyOn(c.Date), "other", paid)
	case same && given:
		return Refuse("reclassify-one-currency", "line", address, "currency", paid)
	}
	return nil
}

// record decides the payment by the other line as if it had been taken back from the
// first.
func (c *ReclassifyExpenditure) record(b *Books, docs Documents, taken *ExpenditureReversed, by Ref, order Digest) (*ExpenditureRecorded, error) {
	x := RecordExpenditure{
		Source: c.Source, Line: c.Line, Date: c.Date, Amount: taken.Amount, Original: taken.Original, Payment: c.Standing.Payment(),
		Dimensions: c.dimensions(b), Again: true, corrects: true, moved: true,
	}
	if c.ToAmount != (Money{}) {
		if x.Amount = c.ToAmount; x.Original.Currency == x.Amount.Currency {
			x.Original = Money{}
		}
	}
	if c.Source == c.Entry.Source {
		var err error
		if x.gives, err = b.Sources[c.Source].countedBack(taken); err != nil {
			return nil, err
		}
	}
	if taken.AppliesTo != c.Date {
		x.AppliesTo = taken.AppliesTo
	}
	if !taken.Whole || !x.Document.Numbered() || c.Standing.movedInPart(b) { // the document stays filed where it is
		x.fileByOrder(b, order, c.Entry)
	}
	without := documentsWithout{docs, c.Standing.Recorded.Key, Filed{Ref: by, Digest: [8]byte(c.Standing.Recorded.Digest[:8]), Reversed: true}}
	var e ExpenditureRecorded
	_, filed, err := x.decide(b, without, &e, new(digester))
	if err != nil {
		return nil, err
	}
	if filed != nil {
		return nil, Refuse("document-conflict", "document", &x.Document, "entry", filed.Ref)
	}
	e.Succeeds = by
	if c.ToAmount == (Money{}) { // worth what it was
		e.Functional, e.Rate = taken.Functional, taken.Rate
	}
	return &e, nil
}

// fileByOrder files a part of a payment: its document is filed under the rest.
func (c *RecordExpenditure) fileByOrder(b *Books, order Digest, entry Ref) {
	c.key = ActKey(b.Ledger.ID, "expenditure reclassify", order.String(), entry.String())
	c.Document.Row = ""
}

// movedInPart tells that the payment is a part of one with a numbered document, which
// is not filed under that.
func (s *Standing) movedInPart(b *Books) bool {
	return s.Recorded.Document.Numbered() && s.documentKey(b) != s.Recorded.Key
}

func (s *Standing) documentKey(b *Books) uuid.UUID {
	return DocumentKey(b.Ledger.ID, &s.Recorded.Document, s.Recorded.Digest)
}

// dimensions are the payment's own, as far as the other line leaves them open. An
// account belongs to a source.
func (c *ReclassifyExpenditure) dimensions(b *Books) []Dimension {
	list := slices.DeleteFunc(slices.Clone(c.Standing.Recorded.Dimensions), func(d Dimension) bool {
		line := b.Sources[c.Source].Lines[c.Line]
		return line != nil && DimensionValue(line.Dimensions, d.Name) != "" ||
			d.Name == DimAccount && (c.Account != "" || c.Source != c.Entry.Source)
	})
	if c.Account != "" {
		list = append(list, Dimension{DimAccount, c.Account})
	}
	return list
}

func (c *ReclassifyExpenditure) order() Digest {
	var d digester
	d.text("reclassify", c.Entry.String(), c.Source, c.Line, c.Account, c.Reason, c.Act)
	d.date(c.Date)
	for _, m := range []Money{c.Amount, c.ToAmount} {
		if m != (Money{}) {
			d.money(m)
		} else {
			d.text("")
		}
	}
	return d.sum()
}

package cli

import (
	"context"

	"github.com/fundledger/fundledger/ledger"
)

// likeDocument looks for a document that is probably the same one written otherwise.
// What it returns tells of it, once the payment has a reference.
func (l *openLedger) likeDocument(ctx context.Context, c *ledger.RecordExpenditure) (tell func(this ledger.Ref), err error) {
	none := func(ledger.Ref) {}
	if !c.Document.Numbered() {
		return none, nil
	}
	source, err := l.books().Source(c.Source)
	if err != nil {
		return none, err
	}
	x, ok, err := l.views.Table().PaidLike(source.Address(c.Line), c.Amount.Minor, c.Resembles)
	if err != nil || !ok {
		return none, err
	}
	records, err := l.views.Records(ctx, []ledger.Ordinal{x.Entry})
	if err != nil {
		return none, err
	}
	known, err := paidDocument(records[0])
	if err != nil || known == nil {
		return none, err
	}
	entry := ledger.RefOf(records[0])
	return func(this ledger.Ref) {
		l.session.warn(ledger.Refuse("document-like", "document", &c.Document, "known", known, "entry", entry, "this", this))
	}, nil
}

// recordedUnder adds up what stands recorded under all lines of a document. The table
// knows documents by their labels, which do not name the system that numbered them:
// that is looked up in the entries.
func (l *openLedger) recordedUnder(ctx context.Context) func(*ledger.Document) (int64, error) {
	return func(d *ledger.Document) (int64, error) {
		list, err := l.views.Table().PaidUnder(d.Label(), d.Total.Currency)
		if err != nil || len(list) == 0 {
			return 0, err
		}
		var ordinals []ledger.Ordinal // ascending; an amendment stands in the table twice
		for _, x := range list {
			if n := len(ordinals); n == 0 || ordinals[n-1] != x.Entry {
				ordinals = append(ordinals, x.Entry)
			}
		}
		records, err := l.views.Records(ctx, ordinals)
		if err != nil {
			return 0, err
		}
		ours := map[ledger.Ordinal]bool{}
		for _, r := range records {
			paid, err := paidDocument(r)
			if err != nil {
				return 0, err
			}
			ours[r.Ordinal] = paid != nil && paid.System == d.System
		}
		sum, ok := int64(0), true
		for _, x := range list {
			if !ours[x.Entry] {
				continue
			}
			if sum, ok = ledger.AddMinor(sum, x.Minor); !ok {
				return 0, ledger.Refuse("amount-overflow", "value", "")
			}
		}
		return sum, nil
	}
}

// paidDocument is the document of a payment or of its correction, nil for any other
// entry.
func paidDocument(r ledger.Record) (*ledger.Document, error) {
	e, err := ledger.Decode(r.Type, r.Data)
	if err != nil {
		return nil, err
	}
	switch e := e.(type) {
	case *ledger.ExpenditureRecorded:
		return &e.Document, nil
	case *ledger.ExpenditureReversed:
		return &e.Document, nil
	case *ledger.ExpenditureAmended:
		return &e.Document, nil
	}
	return nil, nil
}

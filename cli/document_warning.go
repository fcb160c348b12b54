package cli

import (
	"context"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// likeDocument looks for a document that is probably the same one written otherwise.
// What it returns tells of it, once the payment has a reference. The document with the
// label replaced, where there is one, is about to be taken back.
func (l *openLedger) likeDocument(ctx context.Context, c *ledger.RecordExpenditure, replaced string) (tell func(this ledger.Ref), err error) {
	none := func(ledger.Ref) {}
	if !c.Document.Numbered() {
		return none, nil
	}
	like := l.likely(c)
	like.Like = func(label string, paid ledger.Date) bool {
		return (replaced == "" || label != replaced) && c.Resembles(label, paid)
	}
	list, err := l.views.Table().PaidLike([]projections.Likely{like})
	if err != nil || list[0].Entry == 0 {
		return none, err
	}
	known, entry, err := l.paidBy(ctx, list[0].Entry)
	if err != nil || known == nil {
		return none, err
	}
	return func(this ledger.Ref) {
		l.session.warn(ledger.Refuse("document-like", "document", &c.Document, "known", known, "entry", entry, "this", this))
	}, nil
}

func (l *openLedger) likely(c *ledger.RecordExpenditure) projections.Likely {
	return projections.Likely{
		Line: c.Source + "/" + c.Line, Minor: l.countedMinor(c.Source, c.Amount), Number: ledger.FoldNumber(c.Document.Number), Like: c.Resembles,
	}
}

// paidBy is the document that an entry paid, and the entry's reference.
func (l *openLedger) paidBy(ctx context.Context, entry ledger.Ordinal) (*ledger.Document, ledger.Ref, error) {
	records, err := l.views.Records(ctx, []ledger.Ordinal{entry})
	if err != nil {
		return nil, ledger.Ref{}, err
	}
	document, err := paidDocument(records[0])
	return document, ledger.RefOf(records[0]), err
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

package cli

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// divide records a document that several sources pay: --line LINE=SHARE[@AMOUNT].
func (p *payment) divide(ctx context.Context, l *openLedger, typed []string) error {
	for flag, given := range map[string]bool{
		"SOURCE/LINE": p.line != "", "--original": p.original != "", "--document-line": p.Document.Line != 0, "--document-total": p.documentTotal != "",
		"--copy": p.copy > 0, "--commitment": p.Commitment != "", "--liability": p.Liability != "",
	} {
		if given {
			return wrongUse("flags-exclude", "flag", "--line", "other", flag)
		}
	}
	c := ledger.RecordSplit{RecordExpenditure: p.RecordExpenditure}
	c.Recorded, c.Claims = l.recordedUnder(ctx), l.claims(ctx)
	shares, err := p.shares(l, &c, typed)
	if err != nil {
		return err
	}
	minor, err := ledger.DivideByShares(c.Amount, shares)
	if err != nil {
		return err
	}
	for i := range c.Shares {
		part := ledger.Money{Minor: minor[i], Currency: c.Amount.Currency}
		if c.Shares[i].Amount == (ledger.Money{}) {
			c.Shares[i].Amount = part
		} else {
			c.Shares[i].Original = part
		}
	}
	values := lookalikes{open: l}
	if err := values.see(noPlace, c.Dimensions); err != nil {
		return err
	}
	likenesses, err := l.likenesses(&c.Payment)
	if err != nil {
		return err
	}
	out, err := l.writer("expenditure record").Split(ctx, c)
	if err != nil {
		return err
	}
	if out.Already {
		return l.alreadyRecorded(ctx, out.Ref, &c.Document)
	}
	values.tell()
	l.session.warnOfPayee(likenesses)
	split := l.books().Splits[ledger.SplitKey(l.books().Ledger.ID, &c.Document)]
	var parts []string
	for i, place := range split.Parts {
		parts = append(parts, place.Ref().String()+" "+l.session.lang.Money(c.Shares[i].Amount))
	}
	return l.session.done("split-recorded", "parts", strings.Join(parts, ", "))
}

// shares reads what is typed, and the amounts of the document in the currency that most
// people mean: that of the sources where they have one, else the ledger's.
func (p *payment) shares(l *openLedger, c *ledger.RecordSplit, typed []string) (shares []ledger.Share, err error) {
	currency := ledger.Currency("")
	var texts, charges []string
	for _, text := range typed {
		address, share, ok := strings.Cut(text, "=")
		if !ok {
			return nil, wrongUse("bad-split", "value", text)
		}
		source, path, err := ledger.SplitAddress(strings.TrimSpace(address))
		if err != nil {
			return nil, inFlag("line", err)
		}
		s, err := l.books().Source(source)
		if err != nil {
			return nil, err
		}
		on := s.CurrencyOn(p.Date)
		if currency == "" {
			currency = on
		} else if currency != on {
			currency = l.books().Ledger.Currency
		}
		share, charged, _ := strings.Cut(share, "@")
		c.Shares = append(c.Shares, ledger.SourceShare{Source: source, Line: path})
		texts, charges = append(texts, share), append(charges, charged)
	}
	lang := l.session.lang
	if c.Amount, err = parseAmount(p.amount, currency, lang); err != nil {
		return nil, inFlag("amount", err)
	}
	if p.invoiceTotal != "" {
		if c.InvoiceTotal, err = parseAmount(p.invoiceTotal, currency, lang); err != nil {
			return nil, inFlag("invoice-total", err)
		}
	}
	for i, text := range texts {
		share, err := ledger.ParseShare(text, func(text string) (ledger.Money, error) { return parseAmount(text, c.Amount.Currency, lang) })
		if err != nil {
			return nil, inFlag("line", err)
		}
		shares = append(shares, share)
		on := l.books().Sources[c.Shares[i].Source].CurrencyOn(p.Date)
		switch {
		case charges[i] != "":
			if c.Shares[i].Amount, err = parseAmount(charges[i], on, lang); err != nil {
				return nil, inFlag("line", err)
			}
		case on != c.Amount.Currency:
			return nil, ledger.Refuse("split-needs-charge", "line", typed[i][:strings.IndexByte(typed[i], '=')], "currency", on)
		}
	}
	return shares, nil
}

// splitOf is the document of which an entry is a part, nil where it is none.
func (l *openLedger) splitOf(ctx context.Context, ref ledger.Ref) (*ledger.Split, error) {
	if len(l.books().Splits) == 0 {
		return nil, nil
	}
	e, err := l.entry(ctx, ref)
	if err != nil {
		return nil, err
	}
	if x, ok := e.event.(*ledger.ExpenditureRecorded); ok {
		return l.books().SplitOf(x.Key), nil
	}
	return nil, nil
}

// reverseSplit takes all parts of a document back.
func (l *openLedger) reverseSplit(ctx context.Context, split *ledger.Split, c *ledger.ReverseExpenditure) error {
	out, err := l.writer("expenditure reverse").ReverseSplit(ctx, c.Entry, ledger.ReverseSplit{Amount: c.Amount, Date: c.Date, Reason: c.Reason, Act: c.Act})
	if err != nil {
		return err
	}
	if out.Already {
		return l.session.done("already-recorded", "entry", out.Ref)
	}
	var parts []string
	for _, e := range out.Events {
		if back, ok := e.(*ledger.ExpenditureReversed); ok {
			parts = append(parts, l.session.lang.Money(back.Amount))
		}
	}
	return l.session.done("split-reversed", "entry", c.Entry, "parts", strings.Join(parts, ", "), "n", int64(len(split.Parts)))
}

// withSplit adds to entries the other parts of their document, and its plans.
func (l *openLedger) withSplit(ctx context.Context, list []*entry) ([]*entry, error) {
	if len(l.books().Splits) == 0 {
		return list, nil
	}
	known := map[ledger.Ref]bool{}
	var documents []uuid.UUID
	for _, e := range list {
		known[e.ref()] = true
		key := uuid.Nil
		switch x := e.event.(type) {
		case *ledger.ExpenditureRecorded:
			key = x.Key
		case *ledger.ExpenditureReversed:
			key = x.Key
		case *ledger.SplitBegun:
			key = x.Key
		}
		if split := l.books().SplitOf(key); split != nil {
			key = split.Key
		}
		if split := l.books().Splits[key]; split != nil {
			documents = append(documents, key)
		}
	}
	for _, key := range documents {
		split := l.books().Splits[key]
		var more []*entry
		for _, p := range split.Parts {
			story, err := l.story(ctx, p.Key)
			if err != nil {
				return nil, err
			}
			more = append(more, story...)
		}
		stream := ledger.Ref{Source: "document-" + key.String()}
		for ; stream.Revision <= l.books().Revision(stream.Source); stream.Revision++ {
			e, err := l.entry(ctx, stream)
			if err != nil {
				return nil, err
			}
			more = append(more, e)
		}
		for _, e := range more {
			if !known[e.ref()] {
				known[e.ref()] = true
				list = append(list, e)
			}
		}
	}
	return list, nil
}

// warnOfSplits tells under a report of documents that are paid by some of their sources
// and not by others yet.
func (l *openLedger) warnOfSplits(t *output.Table, known ledger.Ordinal) {
	n := int64(0)
	for _, split := range l.books().Splits {
		if split.OpenAt(known) {
			n++
		}
	}
	if n > 0 {
		t.Notes = append(t.Notes, l.session.lang.Text("split-unfinished", "n", n))
	}
}

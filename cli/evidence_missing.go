package cli

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// evidenceMissing lists the payments that stand and that no file is kept with.
func evidenceMissing() *command {
	var source, period string
	var where []ledger.Dimension
	return &command{
		name:   "missing",
		flags:  []*flag{periodFlag(&period), list("where", &where, parseDimension).shows("pair"), text("source", &source)},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				q, err := l.selectPayments(source, period, where)
				if err != nil {
					return err
				}
				found, err := l.views.Find(ctx, q)
				if err != nil {
					return err
				}
				var m missingEvidence
				for e, err := range l.payments(ctx, found.Oldest(), found, q.Where) {
					if err == nil {
						err = m.add(ctx, l, e)
					}
					if err != nil {
						return err
					}
				}
				return m.print(ctx, l)
			})
		},
	}
}

// missingEvidence are the payments without files, and what all payments come to.
type missingEvidence struct {
	ordinals []ledger.Ordinal
	sums     []evidenceSum // by currency
}

type evidenceSum struct {
	currency     ledger.Currency
	all, without int64 // payments
	total        int64 // minor units
	missing      int64
}

func (m *missingEvidence) add(ctx context.Context, l *openLedger, e *entry) error {
	x, ok := e.event.(*ledger.ExpenditureRecorded)
	if !ok {
		return nil
	}
	filed, there, err := l.views.Documents().Find(x.Key)
	if err != nil || !there || filed.Reversed || filed.Ref != e.ref() {
		return err // taken back, or another one took its place
	}
	has, err := l.hasEvidence(ctx, e)
	if split := l.books().SplitOf(x.Key); err == nil && !has && split != nil {
		has, err = l.partHasEvidence(ctx, split)
	}
	if err != nil {
		return err
	}
	i := slices.IndexFunc(m.sums, func(s evidenceSum) bool { return s.currency == x.Amount.Currency })
	if i < 0 {
		i, m.sums = len(m.sums), append(m.sums, evidenceSum{currency: x.Amount.Currency})
	}
	s := &m.sums[i]
	s.all++
	if s.total, ok = ledger.AddMinor(s.total, x.Amount.Minor); !ok {
		return ledger.Refuse("amount-overflow", "value", x.Amount.String())
	}
	if !has {
		s.without++
		s.missing += x.Amount.Minor // a part of the total
		m.ordinals = append(m.ordinals, e.Ordinal)
	}
	return nil
}

// partHasEvidence tells whether a file is kept with any part: they are one document.
func (l *openLedger) partHasEvidence(ctx context.Context, split *ledger.Split) (bool, error) {
	for _, p := range split.Parts {
		if p.Entry < 0 {
			continue
		}
		e, err := l.entry(ctx, p.Ref())
		if err != nil {
			return false, err
		}
		if has, err := l.hasEvidence(ctx, e); has || err != nil {
			return has, err
		}
	}
	return false, nil
}

// hasEvidence tells whether a file is kept with a payment, with its proposal, or with the
// payment whose place it took: a typing error mended is the same document.
func (l *openLedger) hasEvidence(ctx context.Context, e *entry) (bool, error) {
	for {
		ref := e.ref()
		if _, ok, err := l.views.Documents().Find(ledger.EvidenceKey(l.books().Ledger.ID, ref, 1)); ok || err != nil {
			return ok, err
		}
		next := ledger.GistOf(e.event).Succeeds
		if x, ok := e.event.(*ledger.ExpenditureReversed); ok {
			next = ledger.Ref{Source: ref.Source, Revision: x.Reverses}
		} else if ref.Revision > 0 && strings.Contains(e.Metadata, `"command":"pending approve"`) { // else it is not worth a look
			before, err := l.entry(ctx, ledger.Ref{Source: ref.Source, Revision: ref.Revision - 1})
			if err != nil {
				return false, err
			}
			if x, ok := before.event.(*ledger.EntryApproved); ok {
				next = ledger.Ref{Source: ref.Source, Revision: x.Entry}
			}
		}
		if next == (ledger.Ref{}) {
			return false, nil
		}
		var err error
		if e, err = l.entry(ctx, next); err != nil {
			return false, err
		}
	}
}

func (m *missingEvidence) print(ctx context.Context, l *openLedger) error {
	s := l.session
	t := &output.Table{Columns: []output.Column{
		{Key: "entry"},
		{Key: "value_date", Kind: output.Date},
		{Key: "line"},
		{Key: "currency"},
		{Key: "amount", Kind: output.Amount},
		{Key: "payee", Optional: true},
		{Key: "document", Optional: true},
		{Key: "purpose", Optional: true},
		{Key: "reverses", Optional: true},
	}}
	slices.SortFunc(m.sums, func(a, b evidenceSum) int { return cmp.Compare(a.currency, b.currency) })
	if len(m.sums) == 0 {
		t.Notes = append(t.Notes, s.lang.Text("evidence-no-payments"))
	}
	var totals []output.Row
	for _, x := range m.sums {
		code := "evidence-lacking"
		if x.without == 0 {
			code = "evidence-complete"
		}
		missing, total := ledger.Money{Minor: x.missing, Currency: x.currency}, ledger.Money{Minor: x.total, Currency: x.currency}
		t.Notes = append(t.Notes, s.lang.Text(code, "n", x.without, "sum", missing, "of", x.all, "total", total))
		totals = append(totals, output.Row{Cells: []output.Cell{
			output.String(string(x.currency)), output.Int(x.all), output.Money(total), output.Int(x.without), output.Money(missing),
		}})
	}
	if !s.forPeople() {
		t.Below = []*output.Table{{
			Key: "by_currency",
			Columns: []output.Column{
				{Key: "currency"},
				{Key: "payments", Kind: output.Integer},
				{Key: "amount", Kind: output.Amount},
				{Key: "without_documents", Kind: output.Integer},
				{Key: "amount_without", Kind: output.Amount},
			},
			Rows: output.Rows(totals...),
		}}
	}
	t.Rows = l.rowsOf(ctx, l.entriesAt(ctx, slices.Values(m.ordinals)))
	return s.print(t)
}

package cli

import (
	"context"
	"iter"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func receiptList() *command {
	var source, period string
	var where []ledger.Dimension
	var limit int
	return &command{
		name: "list",
		flags: []*flag{
			periodFlag(&period),
			list("where", &where, parseDimension).shows("pair"),
			text("source", &source),
			parsed("limit", &limit, wholeNumber).shows("number"),
		},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				q, err := l.selectMoved(source, period, where, ledger.StageReceived)
				if err != nil {
					return err
				}
				found, err := l.views.Find(ctx, q)
				if err != nil {
					return err
				}
				entries := l.entriesAt(ctx, found.Oldest())
				if limit > 0 {
					entries = newestOf(l.entriesAt(ctx, found.Newest()), limit)
				}
				return s.print(&output.Table{
					Columns: []output.Column{
						{Key: "entry"},
						{Key: "value_date", Kind: output.Date},
						{Key: "source"},
						{Key: "receipt_kind"},
						{Key: "account", Optional: true},
						{Key: "currency"},
						{Key: "amount", Kind: output.Amount},
						{Key: "payer", Optional: true},
						{Key: "document", Optional: true},
						{Key: "application", Optional: true},
						{Key: "purpose", Optional: true},
						{Key: "reverses", Optional: true},
					},
					Rows: l.receiptRows(entries),
				})
			})
		},
	}
}

// receiptRows lays receipts out: those on an account, and payments by the funder.
func (l *openLedger) receiptRows(entries iter.Seq2[*entry, error]) iter.Seq2[output.Row, error] {
	return func(yield func(output.Row, error) bool) {
		var postings []ledger.Posting
		for e, err := range entries {
			if err == nil {
				postings, err = ledger.Postings(postings[:0], e.event)
			}
			if err != nil {
				yield(output.Row{}, err)
				return
			}
			g := ledger.GistOf(e.event)
			for i := range postings {
				if postings[i].Stage == ledger.StageReceived && !yield(l.receiptRow(e, &g, &postings[i]), nil) {
					return
				}
			}
		}
	}
}

func (l *openLedger) receiptRow(e *entry, g *ledger.Gist, p *ledger.Posting) output.Row {
	payment := g.Payment
	if payment == nil {
		payment = &ledger.Payment{}
	}
	payer := payment.Payee
	if p.Line != "" {
		payer = l.books().Sources[e.ref().Source].Funder // the payee is whom the funder paid
	}
	reverses := output.None()
	if g.Corrects != 0 {
		reverses = output.String(ledger.Ref{Source: e.ref().Source, Revision: g.Corrects}.String())
	}
	return output.Row{Cells: []output.Cell{
		output.String(e.ref().String()), output.Day(p.Date), output.String(e.ref().Source),
		l.wordCell("receipt-kind/", ledger.DimensionValue(p.Dimensions, ledger.DimReceiptKind)),
		textCell(ledger.DimensionValue(p.Dimensions, ledger.DimAccount)),
		output.String(string(p.Amount.Currency)), output.Money(p.Amount),
		textCell(payer), l.paperCell(&payment.Document, g.Act), textCell(ledger.DimensionValue(p.Dimensions, ledger.DimApplication)),
		textCell(payment.Purpose), reverses,
	}}
}

// selectMoved is the search for entries that moved money at a stage.
func (l *openLedger) selectMoved(source, period string, where []ledger.Dimension, stage ledger.Stage) (projections.Search, error) {
	q, err := l.selectPayments(source, period, where)
	q.Stages = []ledger.Stage{stage}
	return q, err
}

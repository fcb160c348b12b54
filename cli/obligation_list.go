package cli

import (
	"cmp"
	"context"
	"slices"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// An obligationQuery says which contracts (committed) or invoices (accrued) are asked
// for, and as of when.
type obligationQuery struct {
	stage  ledger.Stage
	source string         // "" for all
	last   ledger.Date    // effective dates up to it; NoDate for all
	known  ledger.Ordinal // what the ledger knew; 0 for everything
	parts  bool           // keep what each entry did
}

// An obligationAccount is what became of a contract or invoice on its lines.
type obligationAccount struct {
	ref         ledger.Ref
	stage       ledger.Stage
	terms       ledger.Terms
	currency    ledger.Currency
	description string
	contract    string // of an invoice
	invoiced    ledger.Date
	lines       []obligationLine
	entries     []ledger.Ordinal // that did something to it, its own first
	parts       []obligationPart // where they were asked for
}

// An obligationPart is what one entry did to a line of a contract or invoice.
type obligationPart struct {
	entry ledger.Ordinal
	date  ledger.Date
	line  int // of the account
	kind  ledger.EffectKind
	minor int64
}

// An obligationLine has the amounts of one line in minor units: what was liquidated
// and released is below zero, and all of them sum to what is left.
type obligationLine struct {
	path string
	sums [ledger.NumEffects]int64
}

func (x *obligationLine) left() (sum int64) {
	for _, minor := range x.sums {
		sum += minor
	}
	return sum
}

func (a *obligationAccount) left() (sum int64) {
	for i := range a.lines {
		sum += a.lines[i].left()
	}
	return sum
}

// obligations adds up what became of all contracts or invoices, in ledger order. It
// reads the entries that have anything to do with them, and no others.
func (l *openLedger) obligations(ctx context.Context, q obligationQuery) ([]*obligationAccount, error) {
	search := projections.Search{Stages: []ledger.Stage{q.stage}}
	if q.source != "" {
		if _, err := l.books().Source(q.source); err != nil {
			return nil, err
		}
		search.Where = []projections.Filter{{Dimension: ledger.DimSource, Values: []string{q.source}}}
	}
	found, err := l.views.Find(ctx, search)
	if err != nil {
		return nil, err
	}
	var list []*obligationAccount
	byRef := map[ledger.Ref]*obligationAccount{}
	var effects []ledger.Effect
	for e, err := range l.entriesAt(ctx, found.Oldest()) {
		if err != nil {
			return nil, err
		}
		if q.known > 0 && e.Ordinal > q.known {
			break
		}
		ref := e.ref()
		if q.last != ledger.NoDate && ledger.GistOf(e.event).Date > q.last {
			continue
		}
		if effects, err = l.effectsOf(effects[:0], e); err != nil {
			return nil, err
		}
		for i := range effects {
			x := &effects[i]
			if x.Stage != q.stage {
				continue
			}
			of := ledger.Ref{Source: ref.Source, Revision: x.Entry}
			a := byRef[of]
			if a == nil {
				a = &obligationAccount{ref: of, stage: q.stage, terms: *x.Terms, currency: l.books().Sources[of.Source].Currency}
				byRef[of], list = a, append(list, a)
			}
			line := a.add(e, x)
			if q.parts {
				a.parts = append(a.parts, obligationPart{e.Ordinal, ledger.GistOf(e.event).Date, line, x.Kind, x.Minor})
			}
		}
	}
	return list, nil
}

// add adds what an entry did, and returns the place of the line that it did it to.
func (a *obligationAccount) add(e *entry, x *ledger.Effect) (line int) {
	switch y := e.event.(type) {
	case *ledger.CommitmentMade:
		a.description = y.Description
	case *ledger.LiabilityAccepted:
		if x.Kind == ledger.EffectMade {
			a.description, a.contract, a.invoiced = y.Description, y.Contract, y.InvoiceDate
		}
	}
	if n := len(a.entries); n == 0 || a.entries[n-1] != e.Ordinal {
		a.entries = append(a.entries, e.Ordinal)
	}
	i := slices.IndexFunc(a.lines, func(l obligationLine) bool { return l.path == x.Line })
	if i < 0 {
		i = len(a.lines)
		a.lines = append(a.lines, obligationLine{path: x.Line})
	}
	a.lines[i].sums[x.Kind] += x.Minor
	return i
}

func obligationList(stage ledger.Stage) *command {
	q := obligationQuery{stage: stage}
	var open bool
	return &command{
		name:   "list",
		args:   []arg{textArg("source", &q.source).maybe()},
		flags:  []*flag{toggle("open", &open)},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				accounts, err := l.obligations(ctx, q)
				if err != nil {
					return err
				}
				if open {
					accounts = slices.DeleteFunc(accounts, func(a *obligationAccount) bool { return a.left() == 0 })
				}
				return s.print(l.obligationTable(stage, accounts))
			})
		},
	}
}

// obligationTable has a row for every line of a contract or invoice.
func (l *openLedger) obligationTable(stage ledger.Stage, accounts []*obligationAccount) *output.Table {
	number := "contract"
	if stage == ledger.StageAccrued {
		number = "invoice_number"
	}
	t := &output.Table{Columns: []output.Column{
		{Key: "entry"},
		{Key: number},
		{Key: "date", Kind: output.Date},
		{Key: "due", Kind: output.Date, Optional: true},
		{Key: "payee", Optional: true},
		{Key: "line"},
		{Key: "currency"},
		{Key: "amount", Kind: output.Amount},
		{Key: "left", Kind: output.Amount},
	}}
	var rows []output.Row
	for _, a := range accounts {
		digits := a.currency.Digits()
		for i := range a.lines {
			x := &a.lines[i]
			rows = append(rows, output.Row{Cells: []output.Cell{
				output.String(a.ref.String()),
				output.String(a.terms.Number),
				output.Day(a.terms.Date),
				dayCell(a.terms.Due),
				textCell(cmp.Or(a.terms.Payee, a.terms.PayeeID)),
				output.String(a.ref.Source + "/" + x.path),
				output.String(string(a.currency)),
				output.Decimal(x.sums[ledger.EffectMade]+x.sums[ledger.EffectChanged], digits),
				output.Decimal(x.left(), digits),
			}})
		}
	}
	t.Rows = output.Rows(rows...)
	return t
}

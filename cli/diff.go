package cli

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func diffCommand() *command {
	return &command{name: "diff", sub: func() []*command {
		return []*command{diffSpend(), diffExecution(), diffCash(), diffCommitments(), diffAgeing(), diffBurn(), diffClaims(), diffResults()}
	}}
}

// A difference is one report at two states of knowledge: what it said after an entry, and
// what it says after a later one.
type difference struct {
	q           question // knownAt is the later state
	since       knownAt
	sinceIssued string
	handed      *fingerprint // of the report of that name
	column      string

	before   ledger.Ordinal // the last entry of the earlier state
	recorded time.Time      // when that was recorded
}

func (d *difference) flags(columns ...string) []*flag {
	flags := slices.DeleteFunc(d.q.flags(), func(f *flag) bool { return f.name == "unit" })
	since := parsed("since", &d.since, parseKnown).shows("known")
	flags = append(flags, since, text("since-issued", &d.sinceIssued).shows("ref"))
	if columns != nil {
		flags = append(flags, choice("column", &d.column, columns...).must())
	}
	return flags
}

// partsOf are the parts of a figure, or of all figures of a report, told apart by the cell.
type partsOf func(*openLedger, projections.Cell) iter.Seq2[projections.Part, error]

func diffSpend() *command {
	var d difference
	return &command{
		name:   "spend",
		prints: true,
		flags: append(append(d.flags(), d.q.money.flags()...),
			choice("basis", &d.q.basis, projections.BasisPayment, projections.BasisLiability, projections.BasisCommitment)),
		run: func(ctx context.Context, s *session) error {
			return d.print(ctx, s, "report-spend", ledger.DimSource, func(l *openLedger, c projections.Cell) iter.Seq2[projections.Part, error] {
				return l.views.Table().ExplainSpend(projections.SpendQuery{Basis: d.q.basis, Period: d.q.counted, Where: d.q.filters, Known: d.q.known}, c)
			})
		},
	}
}

func diffExecution() *command {
	var d difference
	return &command{
		name:   "execution",
		prints: true,
		flags:  d.flags(projections.ExecutionColumns...),
		run: func(ctx context.Context, s *session) error {
			return d.print(ctx, s, "report-execution", ledger.DimLine, func(l *openLedger, c projections.Cell) iter.Seq2[projections.Part, error] {
				return l.views.Table().ExplainExecution(projections.ExecutionQuery{Period: d.q.span, AsOf: d.q.asOf, Where: d.q.filters, Known: d.q.known}, c)
			})
		},
	}
}

func diffBurn() *command {
	var d difference
	return &command{
		name:   "burn",
		prints: true,
		flags:  d.flags(projections.BurnColumns...),
		run: func(ctx context.Context, s *session) error {
			return d.print(ctx, s, "report-burn", ledger.DimLine, func(l *openLedger, c projections.Cell) iter.Seq2[projections.Part, error] {
				return l.views.Table().ExplainExecution(projections.ExecutionQuery{Period: d.q.span, AsOf: d.q.asOf, Where: d.q.filters, Known: d.q.known}, c)
			})
		},
	}
}

func diffCash() *command {
	var d difference
	columns := cashColumns()
	return &command{
		name:   "cash",
		prints: true,
		flags:  d.flags(columns...),
		run: func(ctx context.Context, s *session) error {
			d.column = projections.CashColumns[slices.Index(columns, d.column)]
			return d.print(ctx, s, "report-cash", ledger.DimAccount, func(l *openLedger, c projections.Cell) iter.Seq2[projections.Part, error] {
				return l.views.Table().ExplainCash(projections.CashQuery{Period: d.q.counted, Where: d.q.filters, Known: d.q.known}, c)
			})
		},
	}
}

// A changedCell is a figure that is another one in the later state.
type changedCell struct {
	values        []string
	currency      ledger.Currency
	shown         ledger.Currency // in reports; see projections.Part
	before, after ledger.Money
	parts         []projections.Part // of the entries in between
	rates         ledger.Money       // of the change, what no entry of it made: rates, and what rounding leaves
}

// resolveSince finds the earlier state. Refusals: diff-since, diff-order (before, after),
// those of knownEntry.
func (d *difference) resolveSince(ctx context.Context, l *openLedger) (err error) {
	switch {
	case d.since.given() == (d.sinceIssued != ""):
		return wrongUse("diff-since")
	case d.sinceIssued != "":
		d.before = d.handed.entries
	default:
		if d.before, err = l.knownEntry(ctx, d.since); err != nil {
			return err
		}
	}
	if d.before > d.q.known {
		return ledger.Refuse("diff-order", "before", int64(d.before), "after", int64(d.q.known))
	}
	d.recorded, err = l.views.RecordedAt(ctx, d.before)
	return err
}

func (d *difference) print(ctx context.Context, s *session, title, by string, parts partsOf) error {
	return s.withLedger(ctx, func(l *openLedger) error {
		if err := d.asIssued(l); err != nil {
			return err
		}
		if len(d.q.by) == 0 {
			d.q.by = []string{by}
		}
		if err := d.q.resolve(ctx, l); err != nil {
			return err
		}
		if err := d.resolveSince(ctx, l); err != nil {
			return err
		}
		all := parts(l, projections.Cell{By: d.q.by, Column: d.column})
		in, err := d.q.conversion(l)
		if err != nil {
			return err
		}
		var changed []*changedCell
		if in != nil {
			changed, err = d.cellsIn(l, in, all)
		} else {
			changed, err = d.cells(all)
		}
		if err != nil {
			return err
		}
		if d.q.span.Label == "" && !d.q.balances {
			title += "-days"
		}
		t := d.q.head(l, "diff", title)
		d.tell(l, t)
		d.table(l, t, changed)
		t.Below = []*output.Table{d.entries(ctx, l, changed)}
		if len(changed) == 0 {
			if s.forPeople() {
				t.Columns, t.Below = nil, nil
			}
			t.Notes = append(t.Notes, l.session.lang.Text("diff-nothing"))
		}
		return s.print(t)
	})
}

func (d *difference) tell(l *openLedger, t *output.Table) {
	lang := l.session.lang
	if d.column != "" {
		t.Title = append(t.Title, lang.Text("explain-column", "column", l.columnTitle(d.column)))
		t.Meta = append(t.Meta, output.Field{Key: "column", Value: output.String(d.column)})
	}
	t.Title = append(t.Title, lang.Text("diff-since-entry", "ordinal", lang.Number(int64(d.before)), "recorded", l.moment(d.recorded)))
	t.Meta = append(t.Meta, output.Field{Key: "since", Value: output.Int(int64(d.before))})
	for _, act := range l.books().PayeeActs {
		if act.Ordinal > d.before && act.Ordinal <= d.q.known {
			t.Notes = append(t.Notes, lang.Text("diff-payees"))
			break
		}
	}
}

// cells adds the parts up by cell, before and after.
func (d *difference) cells(parts iter.Seq2[projections.Part, error]) ([]*changedCell, error) {
	cells := map[string]*changedCell{}
	for p, err := range parts {
		if err != nil {
			return nil, err
		}
		key := fmt.Sprintf("%q", append(slices.Clone(p.Values), string(p.Amount.Currency), string(p.Shown)))
		c := cells[key]
		if c == nil {
			nothing := ledger.Money{Currency: p.Amount.Currency}
			c = &changedCell{values: p.Values, currency: p.Amount.Currency, shown: p.Shown, before: nothing, after: nothing}
			cells[key] = c
		}
		if c.after, err = c.after.Add(p.Amount); err != nil {
			return nil, err
		}
		if p.Entry > d.before {
			own := len(c.parts) // the first part of the same entry
			for own > 0 && c.parts[own-1].Entry == p.Entry {
				own--
			}
			var parts []projections.Part
			parts, err = withPart(c.parts[own:], p)
			c.parts = append(c.parts[:own], parts...)
		} else {
			c.before, err = c.before.Add(p.Amount)
		}
		if err != nil {
			return nil, err
		}
	}
	all := slices.Collect(maps.Values(cells))
	if slices.ContainsFunc(all, func(c *changedCell) bool { return c.shown != c.currency }) {
		var err error
		if all, err = shown(all); err != nil {
			return nil, err
		}
	}
	var changed []*changedCell
	for _, c := range all {
		if c.before != c.after { // what came and went in between changed nothing
			changed = append(changed, c)
		}
	}
	sortCells(changed)
	return changed, nil
}

func sortCells(list []*changedCell) {
	slices.SortFunc(list, func(a, b *changedCell) int {
		if n := slices.Compare(a.values, b.values); n != 0 {
			return n
		}
		return strings.Compare(string(a.currency), string(b.currency))
	})
}

func (d *difference) table(l *openLedger, t *output.Table, changed []*changedCell) {
	t.Columns = append(l.keyColumns(d.q.by),
		output.Column{Key: "currency"},
		output.Column{Key: "before", Kind: output.Amount},
		output.Column{Key: "after", Kind: output.Amount},
		output.Column{Key: "change", Kind: output.Amount},
		output.Column{Key: "entries", Kind: output.Integer})
	var rows []output.Row
	for _, c := range changed {
		var cells []output.Cell
		for _, v := range c.values {
			cells = append(cells, l.valueCell(v))
		}
		cells = append(cells, output.String(string(c.currency)), output.Money(c.before), output.Money(c.after), output.Money(c.change()), output.Int(int64(len(c.parts))))
		rows = append(rows, output.Row{Cells: cells})
	}
	t.Rows = output.Rows(rows...)
}

// change is what the entries in between come to; it fits, since before and after do.
func (c *changedCell) change() ledger.Money {
	return ledger.Money{Minor: c.after.Minor - c.before.Minor, Currency: c.currency}
}

// entries are those that changed the cells, cell by cell.
func (d *difference) entries(ctx context.Context, l *openLedger, changed []*changedCell) *output.Table {
	t := &output.Table{Key: "entries", Columns: append(l.keyColumns(d.q.by),
		output.Column{Key: "ordinal", Kind: output.Integer},
		output.Column{Key: "entry"},
		output.Column{Key: "recorded_at"},
		output.Column{Key: "actor", Optional: true},
		output.Column{Key: "why"},
		output.Column{Key: "date", Kind: output.Date},
		output.Column{Key: "payee", Optional: true},
		output.Column{Key: "document", Optional: true},
		output.Column{Key: "currency"},
		output.Column{Key: "amount", Kind: output.Amount})}
	t.Rows = func(yield func(output.Row, error) bool) {
		origins := originReader{l: l}
		zone := l.zone()
		for _, c := range changed {
			n := 0
			ordinals := func(yield func(ledger.Ordinal) bool) {
				last := ledger.Ordinal(0)
				for _, p := range c.parts {
					if p.Entry != last && !yield(p.Entry) {
						return
					}
					last = p.Entry
				}
			}
			for e, err := range l.entriesAt(ctx, ordinals) {
				var from origin
				if err == nil {
					from, err = origins.of(ctx, e)
				}
				if err != nil {
					yield(output.Row{}, err)
					return
				}
				g := ledger.GistOf(e.event)
				for ; n < len(c.parts) && c.parts[n].Entry == e.Ordinal; n++ {
					p := &c.parts[n]
					var cells []output.Cell
					for _, v := range c.values {
						cells = append(cells, l.valueCell(v))
					}
					payee, document := output.None(), textCell(g.Act)
					if g.Payment != nil {
						payee, document = textCell(g.Payment.Payee), textCell(g.Payment.Document.Label())
					}
					cells = append(cells, output.Int(int64(e.Ordinal)), output.String(entryName(e)), l.timeCell(from.RecordedAt, zone), textCell(from.Actor),
						l.wordCell("diff-why/", d.why(l, e, from.Command, p)), output.Day(p.Date), payee, document,
						output.String(string(p.Amount.Currency)), output.Money(p.Amount))
					if !yield(output.Row{Cells: cells}, nil) {
						return
					}
				}
			}
			if c.rates.Minor != 0 && !yield(output.Row{Cells: d.rateCells(l, c)}, nil) {
				return
			}
		}
	}
	return t
}

// why says what kind of change an entry is: a reclassification, a correction of what was
// entered, a revision of the plan, a document that came late, or what happened since.
func (d *difference) why(l *openLedger, e *entry, command string, p *projections.Part) string {
	switch e.event.(type) {
	case *ledger.AllocationApproved, *ledger.AllocationRevised, *ledger.AllocationTransferred, *ledger.AllocationCarried, *ledger.AllocationLapsed:
		return "revision"
	}
	switch {
	case strings.Contains(command, "reclassify"):
		return "reclassification"
	case p.Correction, strings.Contains(command, "replace"):
		return "correction"
	case p.Date <= ledger.DateOf(d.recorded.In(l.zone())):
		return "late-document"
	}
	return "new"
}

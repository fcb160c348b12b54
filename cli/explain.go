package cli

import (
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func explainCommand() *command {
	return &command{name: "explain", sub: func() []*command {
		return []*command{explainSpend(), explainExecution(), explainCash(), explainCommitments(), explainAgeing(), explainBurn(), explainClaims(), explainResults()}
	}}
}

// An explanation is a figure of a report, opened into the entries that make it.
type explanation struct {
	q    question
	cell projections.Cell
}

// flags are those that narrow a report down to one figure: its days, its filters, and the
// values of its row.
func (x *explanation) flags(columns ...string) []*flag {
	flags := slices.DeleteFunc(x.q.flags(), func(f *flag) bool { return f.name == "by" || f.name == "unit" })
	flags = append(flags, list("cell", &x.cell.Group, parseDimension).shows("pair"))
	if columns != nil {
		flags = append(flags, choice("column", &x.cell.Column, columns...).must())
	}
	return flags
}

func explainSpend() *command {
	var x explanation
	return &command{
		name:   "spend",
		prints: true,
		flags:  append(x.flags(), choice("basis", &x.q.basis, projections.BasisPayment, projections.BasisLiability, projections.BasisCommitment)),
		run: func(ctx context.Context, s *session) error {
			return x.print(ctx, s, "report-spend", func(l *openLedger, c projections.Cell) iter.Seq2[projections.Part, error] {
				return l.views.Table().ExplainSpend(projections.SpendQuery{Basis: x.q.basis, Period: x.q.counted, Where: x.q.filters, Known: x.q.known}, c)
			})
		},
	}
}

func explainExecution() *command {
	var x explanation
	return &command{
		name:   "execution",
		prints: true,
		flags:  x.flags(projections.ExecutionColumns...),
		run: func(ctx context.Context, s *session) error {
			return x.print(ctx, s, "report-execution", func(l *openLedger, c projections.Cell) iter.Seq2[projections.Part, error] {
				return l.views.Table().ExplainExecution(projections.ExecutionQuery{Period: x.q.span, AsOf: x.q.asOf, Where: x.q.filters, Known: x.q.known}, c)
			})
		},
	}
}

func explainBurn() *command {
	var x explanation
	return &command{
		name:   "burn",
		prints: true,
		flags:  x.flags(projections.BurnColumns...),
		run: func(ctx context.Context, s *session) error {
			return x.print(ctx, s, "report-burn", func(l *openLedger, c projections.Cell) iter.Seq2[projections.Part, error] {
				return l.views.Table().ExplainExecution(projections.ExecutionQuery{Period: x.q.span, AsOf: x.q.asOf, Where: x.q.filters, Known: x.q.known}, c)
			})
		},
	}
}

// cashColumns are the columns as the report has them.
func cashColumns() (columns []string) {
	for _, name := range projections.CashColumns {
		columns = append(columns, kindKey(name))
	}
	return columns
}

func explainCash() *command {
	var x explanation
	columns := cashColumns()
	return &command{
		name:   "cash",
		prints: true,
		flags:  x.flags(columns...),
		run: func(ctx context.Context, s *session) error {
			x.cell.Column = projections.CashColumns[slices.Index(columns, x.cell.Column)]
			return x.print(ctx, s, "report-cash", func(l *openLedger, c projections.Cell) iter.Seq2[projections.Part, error] {
				return l.views.Table().ExplainCash(projections.CashQuery{Period: x.q.counted, Where: x.q.filters, Known: x.q.known}, c)
			})
		},
	}
}

// print shows the entries. Refusals: those of question.resolve and checkValue, and
// dimension-twice (dimension).
func (x *explanation) print(ctx context.Context, s *session, title string, parts partsOf) error {
	return s.withLedger(ctx, func(l *openLedger) error {
		for _, d := range x.cell.Group { // they are dimensions of the report, and known as such
			x.q.by = append(x.q.by, d.Name)
		}
		if err := x.q.resolve(ctx, l); err != nil {
			return err
		}
		for _, d := range x.cell.Group {
			if d.Name == ledger.DimDocument && x.q.balances { // a contract or invoice, which is looked for below
				continue
			}
			if err := l.checkValue(d); err != nil {
				return err
			}
		}
		if x.q.span.Label == "" && title != "report-spend" && !x.q.balances {
			title += "-days"
		}
		t := x.q.head(l, "explain", title)
		x.tell(l, t)
		t.Columns = []output.Column{
			{Key: "ordinal", Kind: output.Integer},
			{Key: "entry"},
			{Key: "date", Kind: output.Date},
			{Key: "recorded_at"},
			{Key: "actor", Optional: true},
			{Key: "event"},
			{Key: "line", Optional: true},
			{Key: "payee", Optional: true},
			{Key: "document", Optional: true},
			{Key: "currency"},
			{Key: "amount", Kind: output.Amount},
			{Key: "running", Kind: output.Amount},
		}
		t.Rows = x.rows(ctx, l, parts(l, x.cell), parts(l, x.cell))
		return s.print(t)
	})
}

// tell says which figure it is.
func (x *explanation) tell(l *openLedger, t *output.Table) {
	lang := l.session.lang
	var pairs []string
	for _, d := range x.cell.Group {
		value := lang.Text("explain-none")
		if d.Value != "" {
			value = l.valueTitle(d.Value)
		}
		t.Title = append(t.Title, lang.Text("report-where", "dimension", l.dimensionTitle(d.Name), "values", value))
		pairs = append(pairs, d.Name+"="+d.Value)
	}
	if pairs != nil {
		t.Meta = append(t.Meta, output.Field{Key: "cell", Value: output.String(strings.Join(pairs, "; "))})
	}
	if x.cell.Column != "" {
		t.Title = append(t.Title, lang.Text("explain-column", "column", l.columnTitle(x.cell.Column)))
		t.Meta = append(t.Meta, output.Field{Key: "column", Value: output.String(x.cell.Column)})
	}
}

// columnTitle is what a column of a report is called; kinds of receipts are columns too.
func (l *openLedger) columnTitle(name string) string {
	if slices.Contains(projections.CashKinds(), name) {
		return l.session.lang.Text("receipt-kind/" + name)
	}
	return l.session.lang.Text("column/" + name)
}

// rows reads the entries behind parts. The parts are gone through twice, once for the
// entries and once for their amounts, so that a million of them are never held.
func (x *explanation) rows(ctx context.Context, l *openLedger, first, second iter.Seq2[projections.Part, error]) iter.Seq2[output.Row, error] {
	return func(yield func(output.Row, error) bool) {
		next, stop := iter.Pull2(second)
		defer stop()
		part, err, more := next()
		running, figures := map[ledger.Currency]ledger.Money{}, figureSums{}
		origins := originReader{l: l}
		zone := l.zone()
		cells := make([]output.Cell, 12)
		for e, failed := range l.entriesAt(ctx, entriesOnce(first)) {
			var from origin
			if failed == nil {
				failed = err
			}
			if failed == nil {
				from, failed = origins.of(ctx, e)
			}
			if failed != nil {
				yield(output.Row{}, failed)
				return
			}
			g := ledger.GistOf(e.event)
			var parts []projections.Part
			for more && err == nil && part.Entry == e.Ordinal {
				parts, err = withPart(parts, part)
				if err == nil {
					part, err, more = next()
				}
			}
			for _, part := range parts {
				sum := running[part.Amount.Currency]
				sum.Currency = part.Amount.Currency
				if sum, err = sum.Add(part.Amount); err != nil {
					break
				}
				running[part.Amount.Currency] = sum
				figures.add(&part)
				cells[0], cells[1] = output.Int(int64(e.Ordinal)), output.String(entryName(e))
				cells[2], cells[3] = output.Day(part.Date), l.timeCell(from.RecordedAt, zone)
				cells[4], cells[5], cells[6] = textCell(from.Actor), l.eventCell(e), textCell(part.Line)
				cells[7], cells[8] = output.None(), textCell(g.Act)
				if g.Payment != nil {
					cells[7], cells[8] = textCell(g.Payment.Payee), textCell(g.Payment.Document.Label())
				}
				cells[9], cells[10], cells[11] = output.String(string(part.Amount.Currency)), output.Money(part.Amount), output.Money(sum)
				if !yield(output.Row{Cells: cells}, nil) {
					return
				}
			}
		}
		if err != nil {
			yield(output.Row{}, err)
			return
		}
		list, err := figures.after(running)
		if err != nil {
			yield(output.Row{}, err)
			return
		}
		for _, sum := range list {
			total := make([]output.Cell, 12)
			for i := range total {
				total[i] = output.None()
			}
			if l.session.forPeople() {
				total[1] = output.String(l.session.lang.Text("word/total"))
			}
			total[9], total[10] = output.String(string(sum.Currency)), output.Money(sum)
			if !yield(output.Row{Cells: total, Kind: output.Total}, nil) {
				return
			}
		}
	}
}

// withPart adds a part to those of the same entry: of one day and line they are one, and
// none where they come to nothing, as when a payee's name is amended.
func withPart(parts []projections.Part, part projections.Part) ([]projections.Part, error) {
	for i := range parts {
		p := &parts[i]
		if p.Date == part.Date && p.Line == part.Line && p.Amount.Currency == part.Amount.Currency {
			sum, err := p.Amount.Add(part.Amount)
			if p.Amount = sum; sum.Minor == 0 {
				parts = slices.Delete(parts, i, i+1)
			}
			return parts, err
		}
	}
	return append(parts, part), nil
}

// entriesOnce are the entries of parts, each once. What is wrong with the parts is said by
// whoever goes through them for their amounts.
func entriesOnce(parts iter.Seq2[projections.Part, error]) iter.Seq[ledger.Ordinal] {
	return func(yield func(ledger.Ordinal) bool) {
		last := ledger.Ordinal(0)
		for p, err := range parts {
			if err != nil {
				return
			}
			if p.Entry != last && !yield(p.Entry) {
				return
			}
			last = p.Entry
		}
	}
}

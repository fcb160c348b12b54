package cli

import (
	"context"
	"slices"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func sourceList() *command {
	return &command{
		name:   "list",
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				t := &output.Table{Columns: append([]output.Column{
					{Key: "source"},
					{Key: "kind"},
					{Key: "title", Optional: true},
					{Key: "opens", Kind: output.Date},
					{Key: "closes", Kind: output.Date, Optional: true},
					{Key: "state"},
				}, standColumns()...)}
				var rows []output.Row
				var all standings
				for _, id := range l.books().SourceIDs {
					source := l.books().Sources[id]
					sum := standing{currency: source.Currency}
					for _, line := range source.Lines {
						if err := sum.add(standingOf(source, line)); err != nil {
							return err
						}
					}
					if err := all.add(sum); err != nil {
						return err
					}
					rows = append(rows, output.Row{Cells: append([]output.Cell{
						output.String(id), l.kindCell(source.Kind), textCell(source.Title),
						output.Day(source.Opens), dayCell(source.Closes), l.stateCell(source),
					}, sum.cells()...)})
				}
				t.Rows = output.Rows(append(rows, all.rows(l, 6)...)...)
				return s.print(t)
			})
		},
	}
}

func sourceShow() *command {
	var id string
	return &command{
		name:   "show",
		args:   []arg{textArg("source", &id)},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				source, err := l.books().Source(id)
				if err != nil {
					return err
				}
				t := &output.Table{}
				l.particulars(t, sourceFields(l, source))
				fixed := fixedDimensions(source.SortedLines())
				t.Columns = append([]output.Column{
					{Key: "line"}, {Key: "title", Optional: true}, {Key: "from", Kind: output.Date}, {Key: "to", Kind: output.Date},
				}, l.keyColumns(fixed)...)
				t.Columns = append(t.Columns, standColumns()...)
				var rows []output.Row
				all := standings{{currency: source.Currency}}
				for _, line := range source.SortedLines() {
					stand := standingOf(source, line)
					if err := all.add(stand); err != nil {
						return err
					}
					cells := []output.Cell{
						output.String(source.Address(line.Path)), textCell(line.Title),
						output.Day(line.Span.Start), output.Day(line.Span.Last()),
					}
					for _, name := range fixed {
						cells = append(cells, textCell(ledger.DimensionValue(line.Dimensions, name)))
					}
					rows = append(rows, output.Row{Cells: append(cells, stand.cells()...)})
				}
				t.Rows = output.Rows(append(rows, all.rows(l, 4+len(fixed))...)...)
				return s.print(t)
			})
		},
	}
}

// A particular is one thing to say about something, in a word or figure.
type particular struct {
	key  string // names it for programs; the entry "column/" + key for people
	cell output.Cell
}

// dimensionKey is the key of a dimension beside others: one that has the name of
// something else gets another.
func dimensionKey(name string, taken func(key string) bool) string {
	if taken(name) {
		return "dimension_" + name
	}
	return name
}

// lapsesCell says what was said of the source's plans at year end, if anything was.
func (l *openLedger) lapsesCell(s *ledger.Source) output.Cell {
	if s.SourceRegistered.Lapses == "" {
		return output.None()
	}
	return l.wordCell("lapses/", s.SourceRegistered.Lapses)
}

// refundsCell says where refunds of earlier years go, if anything was said of it.
func (l *openLedger) refundsCell(s *ledger.Source) output.Cell {
	if s.Refunds == "" {
		return output.None()
	}
	return l.wordCell("refunds/", s.Refunds)
}

func sourceFields(l *openLedger, s *ledger.Source) []particular {
	list := append([]particular{
		{"source", output.String(s.ID)},
		{"title", textCell(s.Title)},
		{"kind", l.kindCell(s.Kind)},
		{"funder", textCell(s.Funder)},
		{"currency", output.String(string(s.Currency))},
		{"calendar", output.String(s.Calendar)},
		{"signed", dayCell(s.Signed)},
		{"effective", dayCell(s.Effective)},
		{"opens", output.Day(s.Opens)},
		{"closes", dayCell(s.Closes)},
		{"deadline", dayCell(s.Deadline)},
		{"lapses", l.lapsesCell(s)},
		{"refunds", l.refundsCell(s)},
	}, lifeFields(l, s)...)
	return append(list, l.redenominated(s)...)
}

// particulars puts what is to be said about a whole table above it.
func (l *openLedger) particulars(t *output.Table, list []particular) {
	lang := l.session.lang
	for _, p := range list {
		t.Meta = append(t.Meta, output.Field{Key: p.key, Value: p.cell})
		if p.cell.Kind != output.Empty {
			t.Title = append(t.Title, lang.Text("particular", "name", l.fieldTitle(p.key), "value", p.cell.Readable(lang)))
		}
	}
}

// fixedDimensions are the dimensions that any of the lines fixes, sorted.
func fixedDimensions(lines []*ledger.Line) []string {
	var names []string
	for _, line := range lines {
		for _, d := range line.Dimensions {
			if !slices.Contains(names, d.Name) {
				names = append(names, d.Name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// A standing is what stands on lines of one currency, in minor units.
type standing struct {
	currency                          ledger.Currency
	original, final, spent, available int64
}

func standingOf(s *ledger.Source, l *ledger.Line) standing {
	return standing{s.Currency, l.Sums[ledger.StageOriginal], l.Final(), l.Sums[ledger.StageSpent], l.Available()}
}

func (s *standing) add(o standing) error {
	for _, f := range []struct {
		to   *int64
		from int64
	}{{&s.original, o.original}, {&s.final, o.final}, {&s.spent, o.spent}, {&s.available, o.available}} {
		sum, ok := ledger.AddMinor(*f.to, f.from)
		if !ok {
			return ledger.Refuse("amount-overflow", "value", "")
		}
		*f.to = sum
	}
	return nil
}

func standColumns() []output.Column {
	return []output.Column{
		{Key: "currency"},
		{Key: "original", Kind: output.Amount},
		{Key: "final", Kind: output.Amount},
		{Key: "spent", Kind: output.Amount},
		{Key: "available", Kind: output.Amount},
	}
}

func (s *standing) cells() []output.Cell {
	cells := []output.Cell{output.String(string(s.currency))}
	for _, minor := range []int64{s.original, s.final, s.spent, s.available} {
		cells = append(cells, output.Decimal(minor, s.currency.Digits()))
	}
	return cells
}

// standings are totals, one for each currency.
type standings []standing

func (all *standings) add(s standing) error {
	for i := range *all {
		if (*all)[i].currency == s.currency {
			return (*all)[i].add(s)
		}
	}
	*all = append(*all, s)
	return nil
}

// rows are the totals as rows of a table whose figures stand behind a number of
// other columns.
func (all standings) rows(l *openLedger, behind int) []output.Row {
	rows := make([]output.Row, len(all))
	for i := range all {
		cells := l.keyCells(nil, behind, nil)
		rows[i] = output.Row{Cells: append(cells, all[i].cells()...), Kind: output.Total}
	}
	return rows
}

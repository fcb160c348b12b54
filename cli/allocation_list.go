package cli

import (
	"context"
	"slices"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func allocationList() *command {
	var source, period string
	return &command{
		name:   "list",
		args:   []arg{textArg("source", &source).maybe()},
		flags:  []*flag{periodFlag(&period)},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				lines, err := l.allocated(source, period)
				if err != nil {
					return err
				}
				return s.print(allocationTable(l, lines))
			})
		},
	}
}

// A sourceLine is a line with the source that it belongs to.
type sourceLine struct {
	source *ledger.Source
	*ledger.Line
}

// allocated are the lines of one source, or of all, that are valid on any day of a
// period, by source and path.
func (l *openLedger) allocated(source, period string) ([]sourceLine, error) {
	ids := l.books().SourceIDs
	if source != "" {
		if _, err := l.books().Source(source); err != nil {
			return nil, err
		}
		ids = []string{source}
	}
	var lines []sourceLine
	for _, id := range ids {
		s := l.books().Sources[id]
		span := ledger.Period{Start: ledger.MinDate, End: ledger.MaxDate + 1}
		if period != "" {
			var err error
			if span, err = ledger.ParsePeriod(period, l.books().Calendars, s.Calendar); err != nil {
				return nil, inFlag("period", err)
			}
		}
		for _, line := range s.SortedLines() {
			if line.Span.Overlaps(span) {
				lines = append(lines, sourceLine{s, line})
			}
		}
	}
	return lines, nil
}

func allocationTable(l *openLedger, lines []sourceLine) *output.Table {
	bare := make([]*ledger.Line, len(lines))
	for i := range lines {
		bare[i] = lines[i].Line
	}
	fixed := fixedDimensions(bare)
	t := &output.Table{Columns: append([]output.Column{
		{Key: "line"}, {Key: "title", Optional: true}, {Key: "from", Kind: output.Date}, {Key: "to", Kind: output.Date},
	}, l.keyColumns(fixed)...)}
	stages := shownStages(bare, !l.session.forPeople())
	t.Columns = append(t.Columns, output.Column{Key: "currency"})
	for _, stage := range stages {
		t.Columns = append(t.Columns, output.Column{Key: stage.String(), Kind: output.Amount})
	}
	t.Columns = append(t.Columns, output.Column{Key: "final", Kind: output.Amount}, output.Column{Key: "act", Optional: true})
	rows := make([]output.Row, len(lines))
	for i, line := range lines {
		cells := []output.Cell{
			output.String(line.source.Address(line.Path)), textCell(line.Title),
			output.Day(line.Span.Start), output.Day(line.Span.Last()),
		}
		for _, name := range fixed {
			cells = append(cells, textCell(ledger.DimensionValue(line.Dimensions, name)))
		}
		currency := line.source.Currency
		cells = append(cells, output.String(string(currency)))
		for _, stage := range stages {
			cells = append(cells, output.Decimal(line.Sums[stage], currency.Digits()))
		}
		rows[i] = output.Row{Cells: append(cells, output.Decimal(line.Final(), currency.Digits()), textCell(line.Act))}
	}
	t.Rows = output.Rows(rows...)
	return t
}

// shownStages are the parts of the final plan: the original, and those of the others
// that any of the lines has. Programs get all of them.
func shownStages(lines []*ledger.Line, all bool) (stages []ledger.Stage) {
	for stage := range ledger.Stage(ledger.NumStages) {
		stands := func(l *ledger.Line) bool { return l.Sums[stage] != 0 }
		if stage.Plan() && (all || stage == ledger.StageOriginal || slices.ContainsFunc(lines, stands)) {
			stages = append(stages, stage)
		}
	}
	return stages
}

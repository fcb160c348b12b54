package cli

import (
	"cmp"
	"context"
	"slices"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func periodCommand() *command {
	return &command{name: "period", sub: func() []*command {
		return []*command{
			recording(periodSet("hold", ledger.PeriodIsHeld)), recording(periodSet("close", ledger.PeriodIsClosed)), recording(periodSet("reopen", ledger.PeriodOpen)), periodList(),
		}
	}}
}

// periodSet gives days of sources another state, one source after another. What was
// done before it was interrupted is found when it is run again.
func periodSet(name string, state ledger.PeriodState) *command {
	var period, reason, act string
	var sources []string
	var all bool
	why := freeText("reason", &reason)
	if state == ledger.PeriodOpen {
		why.must()
	}
	return &command{
		name: name,
		args: []arg{textArg("period", &period)},
		flags: []*flag{
			list("source", &sources, asTyped),
			toggle("all-sources", &all),
			why,
			freeText("act", &act),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				chosen, err := l.chosenSources(sources, all)
				if err != nil {
					return err
				}
				for _, source := range chosen {
					p, err := ledger.ParsePeriod(period, l.books().Calendars, source.Calendar)
					if err != nil {
						return inFlag("period", err)
					}
					out, err := l.do(ctx, "period "+name, &ledger.SetPeriod{
						Source: source.ID, Period: p, State: state, Reason: reason, Act: act, Actor: ledger.CleanValue(l.actor()),
					})
					if err != nil {
						return err
					}
					if said, err := l.waits(out); err != nil {
						return err
					} else if said {
						continue
					}
					said := "period-set/" + name
					if out.Already {
						said = "period-set/already"
					}
					if err := s.done(said, "source", source.ID, "period", p, "entry", out.Ref); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

// chosenSources are those that were named, or all that there are.
func (l *openLedger) chosenSources(names []string, all bool) ([]*ledger.Source, error) {
	switch {
	case all && len(names) > 0:
		return nil, wrongUse("flags-exclude", "flag", "--source", "other", "--all-sources")
	case all:
		names = l.books().SourceIDs
	case len(names) == 0:
		return nil, wrongUse("source-or-all")
	}
	var chosen []*ledger.Source
	for _, name := range names {
		s, err := l.books().Source(name)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, s)
	}
	return chosen, nil
}

func periodList() *command {
	var source string
	return &command{
		name:   "list",
		flags:  []*flag{text("source", &source)},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				names := slices.Sorted(slices.Values(l.books().SourceIDs))
				if source != "" {
					if _, err := l.books().Source(source); err != nil {
						return err
					}
					names = []string{source}
				}
				t := &output.Table{Columns: []output.Column{
					{Key: "source"},
					{Key: "from", Kind: output.Date},
					{Key: "to", Kind: output.Date},
					{Key: "state"},
					{Key: "period"},
					{Key: "entry"},
					{Key: "actor", Optional: true},
				}}
				var rows []output.Row
				for _, name := range names {
					for _, c := range l.books().Sources[name].Closings {
						rows = append(rows, l.closingRow(name, c))
					}
				}
				if len(rows) == 0 {
					t.Notes = append(t.Notes, s.lang.Text("periods-all-open"))
				}
				slices.SortStableFunc(rows, func(a, b output.Row) int { return cmp.Compare(a.Cells[0].Text, b.Cells[0].Text) })
				t.Rows = output.Rows(rows...)
				return s.print(t)
			})
		},
	}
}

func (l *openLedger) closingRow(source string, c ledger.Closing) output.Row {
	return output.Row{Cells: []output.Cell{
		output.String(source), output.Day(c.Start), output.Day(c.Last()), l.wordCell("period-state/", c.State.String()),
		output.String(c.Label), output.String(ledger.Ref{Source: source, Revision: c.Entry}.String()), textCell(c.Actor),
	}}
}

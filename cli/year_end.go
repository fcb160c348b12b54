package cli

import (
	"errors"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// showYearEnd lists what closing a year would do to the chosen sources, and what is
// in its way. Refusal: year-in-the-way (n, period).
func (l *openLedger) showYearEnd(c *yearClosing, chosen []*ledger.Source) error {
	s := l.session
	t := &output.Table{
		Columns: []output.Column{
			{Key: "line"},
			{Key: "to", Kind: output.Date},
			{Key: "currency"},
			{Key: "committed", Kind: output.Amount},
			{Key: "accrued", Kind: output.Amount},
			{Key: "lapses", Kind: output.Amount},
			{Key: "stays", Kind: output.Amount},
		},
	}
	var rows []output.Row
	var totals yearTotals
	var obstacles []output.Row
	for _, source := range chosen {
		year, err := c.of(l, source)
		if err != nil {
			return err
		}
		y := ledger.YearEndOf(source, year)
		t.Title = append(t.Title, s.lang.Text("year-end", "source", source.ID, "year", year,
			"from", year.Start, "to", year.Last(), "why", l.yearState(y)))
		for i := range y.Lines {
			line := &y.Lines[i]
			if line.Obliged == 0 && line.Left == 0 {
				continue
			}
			rows = append(rows, yearRow(source, line))
			if err := totals.add(source.Currency, line); err != nil {
				return err
			}
		}
		for _, closing := range y.Closings {
			t.Notes = append(t.Notes, s.lang.Text("year-days", "source", source.ID, "period", closing.Period,
				"why", closing.State.String(), "entry", ledger.Ref{Source: source.ID, Revision: closing.Entry}))
		}
		for _, err := range y.Obstacles {
			sentence, _ := s.lang.Error(err)
			t.Notes = append(t.Notes, s.lang.Text("year-obstacle", "what", sentence))
			obstacles = append(obstacles, obstacleRow(source, err, sentence))
		}
		if n := len(y.Earlier); n > 0 {
			left, bound := ledger.Money{Currency: source.Currency}, ledger.Money{Currency: source.Currency}
			for i := range y.Earlier {
				left.Minor += y.Earlier[i].Left // a part of the source's plans
				bound.Minor += y.Earlier[i].Obliged
			}
			first := y.Earlier[0]
			t.Notes = append(t.Notes, s.lang.Text("year-earlier", "n", int64(n), "line", source.Address(first.Path), "to", first.Span.Last(), "left", left, "obliged", bound))
		}
	}
	t.Rows = output.Rows(append(rows, totals.rows(l)...)...)
	if len(rows) == 0 {
		t.Notes = append(t.Notes, s.lang.Text("year-nothing-left"))
	}
	if !s.forPeople() {
		t.Below = []*output.Table{{
			Key:     "obstacles",
			Columns: []output.Column{{Key: "source"}, {Key: "obstacle"}, {Key: "line"}, {Key: "currency"}, {Key: "amount", Kind: output.Amount}, {Key: "details"}},
			Rows:    output.Rows(obstacles...),
		}}
	}
	if err := s.print(t); err != nil || len(obstacles) == 0 {
		return err
	}
	return ledger.Refuse("year-in-the-way", "n", int64(len(obstacles)))
}

// obstacleRow is what is in the way, for programs: its code, where, and how much.
func obstacleRow(s *ledger.Source, err error, sentence string) output.Row {
	cells := []output.Cell{output.String(s.ID), output.String(ledger.RefusalCode(err)), output.None(), output.None(), output.None(), output.String(sentence)}
	if r, ok := errors.AsType[*ledger.Refusal](err); ok {
		if line, ok := r.Arg("line").(string); ok {
			cells[2] = output.String(line)
		}
		for _, name := range []string{"amount", "obliged"} {
			if m, ok := r.Arg(name).(ledger.Money); ok {
				cells[3], cells[4] = output.String(string(m.Currency)), output.Money(m)
			}
		}
	}
	return output.Row{Cells: cells}
}

// yearState says how far the closing is.
func (l *openLedger) yearState(y *ledger.YearEnd) string {
	switch {
	case y.Closed:
		return "closed"
	case len(y.Open) == 0:
		return "held"
	}
	return "open"
}

func yearRow(s *ledger.Source, line *ledger.YearLine) output.Row {
	amount := func(minor int64) output.Cell { return output.Decimal(minor, s.Currency.Digits()) }
	return output.Row{Cells: []output.Cell{
		output.String(s.Address(line.Path)), output.Day(line.Span.Last()), output.String(string(s.Currency)),
		amount(line.Sums[ledger.StageCommitted]), amount(line.Sums[ledger.StageAccrued]), amount(line.Lapses), amount(line.Left - line.Lapses),
	}}
}

// yearTotals are the columns' sums, one row for each currency.
type yearTotals struct {
	currencies []ledger.Currency
	sums       map[ledger.Currency]*[4]int64
}

func (t *yearTotals) add(currency ledger.Currency, line *ledger.YearLine) error {
	if t.sums == nil {
		t.sums = map[ledger.Currency]*[4]int64{}
	}
	if t.sums[currency] == nil {
		t.currencies = append(t.currencies, currency)
		t.sums[currency] = &[4]int64{}
	}
	for i, minor := range [4]int64{line.Sums[ledger.StageCommitted], line.Sums[ledger.StageAccrued], line.Lapses, line.Left - line.Lapses} {
		sum, ok := ledger.AddMinor(t.sums[currency][i], minor)
		if !ok {
			return ledger.Refuse("amount-overflow", "value", "")
		}
		t.sums[currency][i] = sum
	}
	return nil
}

func (t *yearTotals) rows(l *openLedger) (rows []output.Row) {
	for _, currency := range t.currencies {
		cells := append(l.keyCells(nil, 2, nil), output.String(string(currency)))
		for _, minor := range t.sums[currency] {
			cells = append(cells, output.Decimal(minor, currency.Digits()))
		}
		rows = append(rows, output.Row{Cells: cells, Kind: output.Total})
	}
	return rows
}

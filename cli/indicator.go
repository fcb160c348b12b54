package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func indicatorCommand() *command {
	return &command{name: "indicator", sub: func() []*command {
		return []*command{recording(indicatorRegister()), recording(indicatorGoal()), indicatorList()}
	}}
}

func indicatorRegister() *command {
	c := ledger.RegisterIndicator{IndicatorRegistered: ledger.IndicatorRegistered{Direction: ledger.MoreIsBetter}}
	return &command{
		name: "register",
		args: []arg{textArg("indicator", &c.Name)},
		flags: []*flag{
			freeText("unit", &c.Unit).must(),
			choice("measure", &c.Measure, ledger.MeasureLevel, ledger.MeasureFlow).must(),
			choice("better", &c.Direction, ledger.MoreIsBetter, ledger.LessIsBetter),
			freeText("title", &c.Title),
			dimensionNames("by", &c.By),
			list("spend", &c.Spend, parseDimension).shows("pair"),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				out, err := l.doResults(ctx, "indicator register", &c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				return s.done("indicator-registered", "indicator", c.Name, "entry", out.Ref)
			})
		},
	}
}

// dimensionNames is a flag for names with commas between them.
func dimensionNames(name string, to *[]string) *flag {
	return &flag{name: name, value: "dimensions", many: true, choices: ledger.BuiltinDimensions(), set: func(value string) error {
		names := strings.Split(value, ",")
		if slices.Contains(names, "") {
			return ledger.CheckDimensionName("")
		}
		*to = append(*to, names...)
		return nil
	}}
}

// A goal is one as it is typed.
type goal struct {
	ledger.SetGoal
	target, need, period, ref string
}

func indicatorGoal() *command {
	var g goal
	return &command{
		name: "goal",
		args: []arg{textArg("indicator", &g.Indicator)},
		flags: append([]*flag{
			text("target", &g.target).shows("quantity"),
			text("need", &g.need).shows("quantity"),
			periodFlag(&g.period).must(),
			freeText("act", &g.Act),
			freeText("ref", &g.ref),
			freeText("reason", &g.Reason),
		}, classification(&g.Dimensions)...),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				c, err := g.command(l)
				if err != nil {
					return err
				}
				values := lookalikes{open: l, also: l.resultValues(ctx)}
				if err := values.see(noPlace, c.Dimensions); err != nil {
					return err
				}
				out, err := l.doResults(ctx, "indicator goal", c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				values.tell()
				return s.done("goal-set/"+string(c.What), "indicator", c.Indicator, "value", c.Value, "period", c.Period, "entry", out.Ref)
			})
		},
	}
}

// command makes the domain's command of what was typed. It leaves g as it is.
func (g goal) command(l *openLedger) (*ledger.SetGoal, error) {
	var err error
	if g.Act, err = actOrRef(g.Act, g.ref); err != nil {
		return nil, err
	}
	value := g.target
	switch {
	case g.target == "" && g.need == "":
		return nil, wrongUse("target-or-need")
	case g.target != "" && g.need != "":
		return nil, wrongUse("flags-exclude", "flag", "--target", "other", "--need")
	case g.need != "":
		value, g.What = g.need, ledger.GoalNeed
	default:
		g.What = ledger.GoalTarget
	}
	if g.Value, err = parseQuantity(value, l.session.lang); err != nil {
		return nil, inFlag(string(g.What), err)
	}
	if g.Period, err = ledger.ParsePeriod(g.period, l.books().Calendars, ""); err != nil {
		return nil, inFlag("period", err)
	}
	return &g.SetGoal, nil
}

func indicatorList() *command {
	var name string
	return &command{
		name:   "list",
		args:   []arg{textArg("indicator", &name).maybe()},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				known, err := l.results(ctx, l.books().Last)
				if err != nil {
					return err
				}
				list := known.Indicators
				if name != "" {
					i, err := l.indicator(known, name)
					if err != nil {
						return err
					}
					list = []*ledger.Indicator{i}
				}
				return s.print(l.indicatorTable(list))
			})
		},
	}
}

// indicatorTable lists indicators, and below them their goals.
func (l *openLedger) indicatorTable(list []*ledger.Indicator) *output.Table {
	t := &output.Table{
		Columns: []output.Column{
			{Key: "indicator"},
			{Key: "title", Optional: true},
			{Key: "quantity_unit"},
			{Key: "measure"},
			{Key: "better"},
			{Key: "by", Optional: true},
			{Key: "spend", Optional: true},
			{Key: "values", Kind: output.Integer},
			{Key: "entry"},
		},
	}
	goals := &output.Table{
		Key: "goals", Title: []string{l.session.lang.Text("indicator-goals")},
		Columns: []output.Column{
			{Key: "indicator"},
			{Key: "goal"},
			{Key: "period"},
			{Key: "where", Optional: true},
			{Key: "value", Kind: output.Amount},
			{Key: "act"},
			{Key: "entry"},
		},
	}
	var rows, below []output.Row
	for _, i := range list {
		var spend []string
		for _, d := range i.Spend {
			spend = append(spend, d.Name+"="+d.Value)
		}
		rows = append(rows, output.Row{Cells: []output.Cell{
			output.String(i.Name), textCell(i.Title), output.String(i.Unit),
			l.wordCell("measure/", string(i.Measure)), l.wordCell("better/", string(i.Direction)),
			textCell(strings.Join(i.By, ", ")), textCell(strings.Join(spend, "; ")),
			output.Int(int64(len(i.Values))), resultsEntry(i.Entry),
		}})
		for _, g := range i.Goals {
			below = append(below, output.Row{Cells: []output.Cell{
				output.String(i.Name), l.wordCell("goal/", string(g.What)), output.String(g.Period), textCell(place(g.Dimensions)),
				quantityCell(g.Value), output.String(g.Act), resultsEntry(g.Entry),
			}})
		}
	}
	l.nothing(t, len(rows))
	t.Rows, goals.Rows = output.Rows(rows...), output.Rows(below...)
	if len(below) > 0 || !l.session.forPeople() {
		t.Below = append(t.Below, goals)
	}
	return t
}

func resultsEntry(r ledger.Revision) output.Cell {
	return output.String(ledger.Ref{Source: ledger.StreamResults, Revision: r}.String())
}

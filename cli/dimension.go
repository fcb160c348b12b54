package cli

import (
	"context"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func dimensionCommand() *command {
	return &command{name: "dimension", sub: func() []*command {
		return []*command{recording(dimensionRegister()), dimensionList()}
	}}
}

func dimensionRegister() *command {
	var c ledger.RegisterDimension
	return &command{
		name:  "register",
		args:  []arg{textArg("name", &c.Name)},
		flags: []*flag{freeText("title", &c.Title)},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				out, err := l.do(ctx, "dimension register", &c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				return s.done("dimension-registered", "dimension", c.Name, "entry", out.Ref)
			})
		},
	}
}

func dimensionList() *command {
	return &command{
		name:   "list",
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				t := &output.Table{Columns: []output.Column{{Key: "dimension"}, {Key: "title"}, {Key: "entry"}}}
				var rows []output.Row
				for _, name := range ledger.BuiltinDimensions() {
					title := output.None() // programs know what is built in
					if s.forPeople() {
						title = output.String(l.dimensionTitle(name))
					}
					rows = append(rows, output.Row{Cells: []output.Cell{output.String(name), title, l.builtIn()}})
				}
				for _, d := range l.books().Dimensions {
					ref := ledger.Ref{Source: ledger.StreamLedger, Revision: d.Revision}
					rows = append(rows, output.Row{Cells: []output.Cell{
						output.String(d.Name), textCell(d.Title), output.String(ref.String()),
					}})
				}
				t.Rows = output.Rows(rows...)
				return s.print(t)
			})
		},
	}
}

// builtIn stands in the place of an entry that there is not.
func (l *openLedger) builtIn() output.Cell {
	if l.session.forPeople() {
		return output.String(l.session.lang.Text("word/built-in"))
	}
	return output.None()
}

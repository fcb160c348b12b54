package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func signingCommand() *command {
	return &command{name: "signing", sub: func() []*command {
		return []*command{recording(signingRequire()), recording(signingWaive()), signingList()}
	}}
}

func actArgs(to *[]ledger.ActKind) arg {
	a := restArgs("act", to, func(typed string) (ledger.ActKind, error) { return ledger.ActKind(strings.TrimSpace(typed)), nil })
	for _, kind := range ledger.ActKinds() {
		a.choices = append(a.choices, string(kind))
	}
	return a
}

func signingRequire() *command {
	var c ledger.RequireSigning
	var from ledger.Date
	return &command{
		name:  "require",
		args:  []arg{actArgs(&c.Acts)},
		flags: []*flag{day("from", &from)},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				if from == ledger.NoDate {
					from = l.today()
				}
				c.From = l.beginning(from)
				return l.inRegister(ctx, "signing require", "signing-required", &c)
			})
		},
	}
}

func signingWaive() *command {
	var c ledger.WaiveSigning
	return &command{
		name:  "waive",
		args:  []arg{actArgs(&c.Acts)},
		flags: []*flag{freeText("reason", &c.Reason).must()},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				return l.inRegister(ctx, "signing waive", "signing-waived", &c)
			})
		},
	}
}

// signingList shows for every kind of act whether it has to be signed.
func signingList() *command {
	return &command{
		name:   "list",
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				demands := l.books().People().Demand
				var rows []output.Row
				for _, kind := range ledger.ActKinds() {
					cells := []output.Cell{l.wordCell("act/", string(kind)), l.wordCell("signed/", "free"), output.None(), output.None()}
					if i := slices.IndexFunc(demands, func(d ledger.Demand) bool { return d.Act == kind }); i >= 0 {
						cells[1] = l.wordCell("signed/", "must")
						cells[2] = l.momentCell(demands[i].From)
						cells[3] = output.String(ledger.Ref{Source: ledger.StreamLedger, Revision: demands[i].Entry}.String())
					}
					rows = append(rows, output.Row{Cells: cells})
				}
				return s.print(&output.Table{
					Columns: []output.Column{{Key: "act_kind"}, {Key: "signature"}, {Key: "valid_from", Optional: true}, {Key: "entry", Optional: true}},
					Rows:    output.Rows(rows...),
				})
			})
		},
	}
}

package cli

import (
	"context"

	"github.com/fundledger/fundledger/ledger"
)

// A revision is a change of a plan as it is typed; what is text here can be read
// only when the source is known.
type revision struct {
	ledger.ReviseAllocation
	line    string
	to, by  string
	ref     string
	period  string // of a line that first appears in the revision
	phasing []string
}

func allocationRevise() *command {
	var r revision
	return &command{
		name: "revise",
		args: []arg{textArg("line", &r.line)},
		flags: append([]*flag{
			text("to", &r.to).shows("amount"),
			text("by", &r.by).shows("difference"),
			freeText("act", &r.Act),
			freeText("ref", &r.ref),
			day("act-date", &r.Date).must(),
			freeText("reason", &r.Reason),
			list("phase", &r.phasing, asTyped),
			periodFlag(&r.period),
			freeText("title", &r.Title),
			toggle("allow-negative", &r.AllowNegative),
		}, classification(&r.Dimensions)...),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				c, err := r.command(l)
				if err != nil {
					return err
				}
				out, err := l.do(ctx, "allocation revise", c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				e := out.Events[len(out.Events)-1].(*ledger.AllocationRevised)
				l.unphased(r.line, c.Source, c.Line)
				return s.done("allocation-revised",
					"line", r.line, "amount", e.Amount, "final", ledger.Money{Minor: e.Final, Currency: e.Amount.Currency}, "entry", out.Ref)
			})
		},
	}
}

// command makes the domain's command of what was typed. It leaves r as it is: where
// a damaged cache is found, the whole work is done again.
func (r revision) command(l *openLedger) (*ledger.ReviseAllocation, error) {
	var err error
	if r.Act, err = actOrRef(r.Act, r.ref); err != nil {
		return nil, err
	}
	amount, name := r.to, "to"
	switch {
	case r.to == "" && r.by == "":
		return nil, wrongUse("to-or-by")
	case r.to != "" && r.by != "":
		return nil, wrongUse("flags-exclude", "flag", "--to", "other", "--by")
	case r.by != "":
		amount, name, r.Differences = r.by, "by", true
	}
	if r.Source, r.Line, err = ledger.SplitAddress(r.line); err != nil {
		return nil, err
	}
	s, err := l.books().Source(r.Source)
	if err != nil {
		return nil, err
	}
	if r.Amount, err = parseAmount(amount, s.CurrencyOn(r.Date), l.session.lang); err != nil {
		return nil, inFlag(name, err)
	}
	if r.period != "" {
		p, err := ledger.ParsePeriod(r.period, l.books().Calendars, s.Calendar)
		if err != nil {
			return nil, inFlag("period", err)
		}
		r.FirstDay, r.LastDay = p.Start, p.Last()
	}
	span := spanOf(s, r.Line, r.FirstDay, r.LastDay)
	if r.Phasing, err = l.phasing(r.phasing, s, r.Amount, span); err != nil {
		return nil, err
	}
	return &r.ReviseAllocation, nil
}

// unphased tells that a line has a phasing which does not come out at its plan: the
// act changed the one and said nothing of the other.
func (l *openLedger) unphased(address, source, path string) {
	s := l.books().Sources[source]
	line := s.Lines[path]
	if rest := line.Final() - line.Sums[ledger.StagePhased]; len(line.Phasing) > 0 && rest != 0 {
		l.session.note("phasing-behind", "line", address, "amount", ledger.Money{Minor: rest, Currency: s.Currency})
	}
}

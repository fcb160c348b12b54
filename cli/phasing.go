package cli

import (
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// equalSteps are the words by which --phase divides an amount equally.
var equalSteps = map[string]ledger.Step{
	"months": ledger.StepMonth, "quarters": ledger.StepQuarter, "halves": ledger.StepHalf,
}

// phasing reads --phase: PERIOD=AMOUNT, as often as there are periods, or one word
// that divides the amount equally over the days of the line, in the calendar of its
// source.
func (l *openLedger) phasing(typed []string, s *ledger.Source, amount ledger.Money, line ledger.Period) ([]ledger.Phase, error) {
	if len(typed) == 1 {
		if step, ok := equalSteps[typed[0]]; ok {
			return ledger.EqualPhasing(amount.Minor, l.books().Calendars[s.Calendar].Steps(line, step))
		}
	}
	phasing := make([]ledger.Phase, 0, len(typed))
	for _, text := range typed {
		p, err := l.phase(text, s, amount.Currency)
		if err != nil {
			return nil, inFlag("phase", err)
		}
		phasing = append(phasing, p)
	}
	return phasing, nil
}

// phase reads PERIOD=AMOUNT in the calendar of a source and the currency of its plan.
func (l *openLedger) phase(text string, s *ledger.Source, currency ledger.Currency) (ledger.Phase, error) {
	period, amount, ok := strings.Cut(text, "=")
	if !ok {
		return ledger.Phase{}, ledger.Refuse("bad-phase", "value", text)
	}
	p, err := ledger.ParsePeriod(period, l.books().Calendars, s.Calendar)
	if err != nil {
		return ledger.Phase{}, err
	}
	m, err := parseAmount(amount, currency, l.session.lang)
	if err != nil {
		return ledger.Phase{}, err
	}
	if m.Currency != currency {
		return ledger.Phase{}, ledger.Refuse("mixed-currencies", "a", currency, "b", m.Currency)
	}
	return ledger.PhaseOf(p, m.Minor), nil
}

// spanOf are the days of a line that is there, or those that would open it.
func spanOf(s *ledger.Source, path string, first, last ledger.Date) ledger.Period {
	if line := s.Lines[path]; line != nil {
		return line.Span
	}
	return ledger.Period{Start: first, End: last + 1}
}

// actOrRef is the act that a plan rests on, or the reference given instead of one.
func actOrRef(act, ref string) (string, error) {
	switch {
	case act == "" && ref == "":
		return "", wrongUse("act-or-ref")
	case act != "" && ref != "":
		return "", wrongUse("flags-exclude", "flag", "--act", "other", "--ref")
	case act == "":
		return ref, nil
	}
	return act, nil
}

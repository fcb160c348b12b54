package cli

import (
	"context"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// What commitments and liabilities have in common: what they are called, and the
// parts of lines that they take.

// againstFlags are the flags of a payment against a contract or an invoice.
func againstFlags(to *ledger.Against) []*flag {
	return []*flag{
		freeText("commitment", &to.Commitment).shows("obligation"),
		freeText("liability", &to.Liability).shows("obligation"),
		toggle("final", &to.Final),
	}
}

// obligationNamed finds the entry of a contract or invoice that people name: by its
// reference, or by its number. One that is open goes before those of which nothing is
// left. Refusals: unknown-obligation (why: the stage, value, source),
// ambiguous-obligation (why, value, entries).
func (l *openLedger) obligationNamed(ctx context.Context, stage ledger.Stage, text string) (ledger.Ref, error) {
	if ref, err := ledger.ParseRef(text); err == nil && l.books().Sources[ref.Source] != nil {
		_, err := ledger.LoadTerms(ctx, l.views.Numbered(), stage, ref)
		return ref, err
	}
	var open, all []ledger.Ref
	for _, id := range l.books().SourceIDs {
		for _, o := range l.books().Sources[id].SortedObligations(stage) {
			if o.Number == text {
				open = append(open, ledger.Ref{Source: id, Revision: o.Entry})
			}
		}
	}
	if len(open) == 0 {
		accounts, err := l.obligations(ctx, obligationQuery{stage: stage})
		if err != nil {
			return ledger.Ref{}, err
		}
		for _, a := range accounts {
			if a.terms.Number == text {
				all = append(all, a.ref)
			}
		}
		open = all
	}
	switch len(open) {
	case 0:
		return ledger.Ref{}, ledger.Refuse("unknown-obligation", "why", stage.String(), "value", text, "source", "")
	case 1:
		return open[0], nil
	}
	var names []string
	for _, ref := range open {
		names = append(names, ref.String())
	}
	return ledger.Ref{}, ledger.Refuse("ambiguous-obligation", "why", stage.String(), "value", text, "entries", strings.Join(names, ", "))
}

// parts reads LINE=AMOUNT and LINE=AMOUNT@PERIOD: what a contract takes of lines of
// one source, which is returned beside them. Refusals: bad-part (value),
// parts-of-two-sources (source, other).
func (l *openLedger) parts(typed []string, date ledger.Date) (string, []ledger.Part, error) {
	var source string
	var parts []ledger.Part
	for _, text := range typed {
		cut := strings.LastIndexByte(text, '=')
		if cut < 0 {
			return "", nil, ledger.Refuse("bad-part", "value", text)
		}
		id, path, err := ledger.SplitAddress(strings.TrimSpace(text[:cut]))
		if err != nil {
			return "", nil, err
		}
		if source != "" && id != source {
			return "", nil, ledger.Refuse("parts-of-two-sources", "source", source, "other", id)
		}
		source = id
		part, err := l.part(id, path, text[cut+1:], date)
		if err != nil {
			return "", nil, err
		}
		parts = append(parts, part)
	}
	return source, parts, nil
}

func (l *openLedger) part(source, path, text string, date ledger.Date) (part ledger.Part, err error) {
	s, err := l.books().Source(source)
	if err != nil {
		return part, err
	}
	part.Line = path
	amount, period, hasPeriod := strings.Cut(text, "@")
	sum, err := l.countedAmount(s, amount, date)
	if err != nil {
		return part, err
	}
	if part.Minor = sum.Minor; sum.Currency != s.Currency {
		return part, ledger.Refuse("wrong-currency", "line", s.Address(path), "asked", sum.Currency, "currency", s.Currency)
	}
	if hasPeriod {
		p, err := ledger.ParsePeriod(strings.TrimSpace(period), l.books().Calendars, s.Calendar)
		if err != nil {
			return part, err
		}
		part.Period, part.FirstDay, part.LastDay = p.Label, p.Start, p.Last()
	}
	return part, nil
}

// numbersOf are the numbers of what is open at a stage, to guess from what was meant.
func (l *openLedger) numbersOf(stage ledger.Stage) (list []string) {
	for _, id := range l.books().SourceIDs {
		for _, o := range l.books().Sources[id].SortedObligations(stage) {
			list = append(list, o.Number)
		}
	}
	return list
}

package cli

import (
	"context"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// redenominate gives a source the currency that a law put in the place of its own.
func (l *openLedger) redenominate(ctx context.Context, c ledger.RedenominateSource, ref string) error {
	s := l.session
	if c.Currency == "" {
		return wrongUse("from-without-currency")
	}
	var err error
	if c.Act, err = actOrRef(c.Act, ref); err != nil {
		return err
	}
	out, err := l.do(ctx, "source amend", &c)
	if err != nil {
		return err
	}
	if out.Already {
		return s.done("already-recorded", "entry", out.Ref)
	}
	changed := l.books().Sources[c.Source].Changed
	return s.done("source-redenominated", "source", c.Source, "currency", changed.To, "from", changed.From, "entry", out.Ref)
}

// counted are the postings of an event as its source's sums count them: in the source's
// first currency.
func (l *openLedger) counted(source string, e ledger.Event, said []ledger.Posting) ([]ledger.Posting, error) {
	s := l.books().Sources[source]
	if s == nil {
		return said, nil
	}
	counted, err := s.Counted(e)
	if err != nil || counted == e {
		return said, err
	}
	return ledger.Postings(nil, counted)
}

// countedAmount reads an amount in the currency that a source has on a day, and counts it
// as the source's sums do. Refusal: wrong-currency (line, asked, currency).
func (l *openLedger) countedAmount(s *ledger.Source, text string, date ledger.Date) (ledger.Money, error) {
	currency := s.CurrencyOn(date)
	m, err := parseAmount(text, currency, l.session.lang)
	if err != nil {
		return m, err
	}
	switch {
	case s.Changed.To == "":
		return m, nil
	case m.Currency != currency:
		return m, ledger.Refuse("wrong-currency", "line", s.ID, "asked", m.Currency, "currency", currency)
	}
	return s.InUnits(m)
}

// countedMinor is an amount in minor units as a source's sums count it. What it cannot count
// was refused.
func (l *openLedger) countedMinor(source string, m ledger.Money) int64 {
	if s := l.books().Sources[source]; s != nil {
		if counted, err := s.InUnits(m); err == nil {
			return counted.Minor
		}
	}
	return m.Minor
}

// effectsOf is what an entry does to obligations, as its source's sums count it.
func (l *openLedger) effectsOf(dst []ledger.Effect, e *entry) ([]ledger.Effect, error) {
	event := e.event
	if s := l.books().Sources[e.ref().Source]; s != nil {
		var err error
		if event, err = s.Counted(event); err != nil {
			return nil, err
		}
	}
	return ledger.EffectsOf(dst, event, e.Revision), nil
}

// redenominated says which currency a source has by law, and since when: only of a source
// that another one was registered with.
func (l *openLedger) redenominated(s *ledger.Source) []particular {
	if s.Changed.To == "" {
		return nil
	}
	return []particular{{"redenominated", output.String(l.session.lang.Text("redenominated-to", "currency", s.Changed.To, "from", s.Changed.From, "entry", ledger.Ref{Source: s.ID, Revision: s.Changed.Entry}))}}
}

package ledger

import "strings"

func (e *SourceRedenominated) digest(source string) Digest {
	return lifeDigest(source, e.Act, string(e.Currency)+"\n"+e.Reason, e.From)
}

// RedenominateSource gives a source the currency that a law put in the place of its own.
type RedenominateSource struct {
	Source   string
	Currency Currency
	From     Date // NoDate for the law's
	Act      string
	Reason   string
}

// Decide finds the same act again. Refusals: no-such-redenomination (source, asked,
// currency), redenominated-already (source, currency, from, entry), redenomination-day
// (old, new, asked, from), act-conflict.
func (c *RedenominateSource) Decide(b *Books, docs Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	law, ok := RedenominationOf(s.Currency)
	if !ok || law.New != c.Currency {
		return Decision{}, Refuse("no-such-redenomination", "source", s.ID, "asked", c.Currency, "currency", s.Currency)
	}
	e := SourceRedenominated{Currency: c.Currency, From: c.From, Act: c.Act, Reason: c.Reason}
	if e.From == NoDate {
		e.From = law.From
	}
	if err := checkLifeAct(e.From, c.Act, c.Reason); err != nil {
		return Decision{}, err
	}
	if e.From != law.From {
		return Decision{}, Refuse("redenomination-day", "old", law.Old, "new", law.New, "asked", e.From, "from", law.From)
	}
	e.Key, e.Digest = ActKey(b.Ledger.ID, "source redenominate", c.Act, s.ID), e.digest(s.ID)
	if at, err := s.sameAct(docs, &Filing{Key: e.Key, Digest: e.Digest}, c.Act); at != nil || err != nil {
		return Decision{Already: at}, err
	}
	if s.Changed.To != "" {
		return Decision{}, Refuse("redenominated-already", "source", s.ID, "currency", s.Changed.To, "from", s.Changed.From, "entry", Ref{s.ID, s.Changed.Entry})
	}
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

func (s *Source) redenominate(e *SourceRedenominated, at Entry) {
	s.Changed = CurrencyChange{Currency(strings.Clone(string(e.Currency))), e.From, at.Revision, at.Ordinal}
}

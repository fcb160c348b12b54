package ledger

import "slices"

// SetRates puts official rates into the ledger: one that was typed, or those of a
// file. All of them, or none.
type SetRates struct {
	// Rates have a Provider and an In; where these are empty, they are the official
	// provider of the ledger's currency and that currency.
	Rates []RateSet
	Today Date // of recording: later rates cannot be known
	// Correct lets another value take the place of one that was set before. What was
	// known before stays known as of those entries.
	Correct bool
	Reason  string
}

// ratesInCommit keeps a commit below MaxCommitBytes, whatever texts its entries have.
const ratesInCommit = 200

// Decide refuses the first rate that Objections speaks against. Rates that are there
// already are passed over; when all are, the first of them is found.
func (c *SetRates) Decide(b *Books, _ Documents) (Decision, error) {
	if len(c.Rates) == 0 {
		return Decision{}, Refuse("missing-field", "field", "rate")
	}
	var already *Ref
	var fresh []Event
	seen := map[rateDay]Rate{}
	for i := range c.Rates {
		e, known, err := c.judge(b, c.Rates[i], seen)
		if err != nil {
			return Decision{}, err
		}
		if known != NoRevision {
			if already == nil {
				already = &Ref{StreamRates, known}
			}
			continue
		}
		if e != nil {
			fresh = append(fresh, e)
		}
	}
	if len(fresh) == 0 {
		return Decision{Already: already}, nil
	}
	var first, last *Decision
	expected := b.Revision(StreamRates)
	for part := range slices.Chunk(fresh, ratesInCommit) {
		d := &Decision{Stream: StreamRates, Expected: expected, Events: part}
		if expected += Revision(len(part)); last == nil {
			first = d
		} else {
			last.Then = d
		}
		last = d
	}
	return *first, nil
}

// Objections is what speaks against each rate, nil for nothing.
func (c *SetRates) Objections(b *Books) []error {
	list := make([]error, len(c.Rates))
	seen := map[rateDay]Rate{}
	for i := range c.Rates {
		_, _, list[i] = c.judge(b, c.Rates[i], seen)
	}
	return list
}

type rateDay struct {
	provider string
	currency Currency
	day      Date
}

// judge returns the entry that records a rate, nil for one that stands among the
// others already, or the entry that did it before.
func (c *SetRates) judge(b *Books, e RateSet, seen map[rateDay]Rate) (*RateSet, Revision, error) {
	r, err := c.complete(b, &e)
	if err != nil {
		return nil, NoRevision, err
	}
	at := rateDay{e.Provider, e.Currency, e.Date}
	if other, ok := seen[at]; ok {
		if !other.same(r) {
			return nil, NoRevision, Refuse("rate-twice", "currency", e.Currency, "date", e.Date, "value", r.Number(), "other", other.Number())
		}
		return nil, NoRevision, nil
	}
	seen[at] = r
	before, ok := b.Rates.On(e.Provider, e.Currency, e.Date, 0)
	switch {
	case ok && before.same(r):
		return nil, before.Entry, nil
	case ok && !c.Correct:
		return nil, NoRevision, Refuse("rate-conflict", "currency", e.Currency, "date", e.Date, "provider", e.Provider,
			"value", r.Number(), "scale", r.Scale(), "other", before.Number(), "other_scale", before.Scale(), "entry", Ref{StreamRates, before.Entry})
	case ok && c.Reason == "":
		return nil, NoRevision, Refuse("missing-field", "field", "reason")
	case ok:
		e.Reason = c.Reason
	}
	return &e, NoRevision, nil
}

// complete fills in what the ledger knows, and checks the rate by itself. Refusals:
// unknown-currency, rate-of-itself (currency), rate-by-law (currency, other, per),
// rate-in-which (currency, date, old, new, from), rate-in-other (asked, currency),
// rate-of-future (currency, date, today), bad-rate-scale (scale), those of ParseRate.
func (c *SetRates) complete(b *Books, e *RateSet) (Rate, error) {
	functional := b.Ledger.Currency
	var err error
	if e.Currency, err = ParseCurrency(string(e.Currency)); err != nil {
		return Rate{}, err
	}
	if e.Provider == "" {
		e.Provider = OfficialProvider(functional)
	}
	if err := CheckProvider(e.Provider); err != nil {
		return Rate{}, err
	}
	law, redenominated := RedenominationInto(functional)
	switch {
	case e.Date == NoDate:
		return Rate{}, Refuse("missing-field", "field", "date")
	case e.Currency == functional:
		return Rate{}, Refuse("rate-of-itself", "currency", e.Currency)
	case redenominated && e.Currency == law.Old:
		return Rate{}, Refuse("rate-by-law", "currency", law.Old, "other", law.New, "per", law.Per)
	case e.Date > c.Today:
		return Rate{}, Refuse("rate-of-future", "currency", e.Currency, "date", e.Date, "today", c.Today)
	case e.In == "" && redenominated && e.Date < law.From:
		return Rate{}, Refuse("rate-in-which", "currency", e.Currency, "date", e.Date, "old", law.Old, "new", law.New, "from", law.From)
	case e.In == "":
		e.In = functional
	case e.In != functional && !(redenominated && e.In == law.Old):
		return Rate{}, Refuse("rate-in-other", "asked", e.In, "currency", functional)
	case e.In != functional && e.Date > law.Until:
		return Rate{}, Refuse("currency-ended", "currency", law.Old, "date", e.Date, "until", law.Until)
	}
	for _, text := range []fieldText{{"origin", e.Origin}, {"reason", c.Reason}} {
		if err := text.check(); err != nil {
			return Rate{}, err
		}
	}
	if e.Scale == 0 {
		e.Scale = 1
	}
	r, err := e.rate()
	if err == nil {
		e.Value = r.Value()
	}
	return r, err
}

// CheckProvider checks the name of who sets rates, as that of a ledger: bad-name.
func CheckProvider(name string) error {
	return checkASCII("provider", name, 40, func(i int, c byte) bool { return isLower(c) || isDigit(c) || c == '-' && i > 0 })
}

package cli

import (
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// A reportCurrency is what a report's amounts are converted to, as typed.
type reportCurrency struct {
	in       ledger.Currency // "" for each source's own
	policy   projections.RatePolicy
	provider string
	balances bool // are all that is converted: at the rates of the last day
}

func (c *reportCurrency) flags() []*flag {
	list := []*flag{
		parsed("in", &c.in, ledger.ParseCurrency).shows("currency"),
		text("provider", &c.provider).shows("name"),
	}
	if !c.balances {
		list = append(list, choice("rate", &c.policy, projections.RateOfPayment, projections.RateOfPeriodEnd).shows("rate-of"))
	}
	return list
}

// ofBalances are the flags of a report that has one policy only.
func (c *reportCurrency) ofBalances() []*flag {
	c.balances = true
	return c.flags()
}

// conversion is what the table converts by, nil for nothing.
func (q *question) conversion(l *openLedger) (*projections.Conversion, error) {
	c := &q.money
	if c.in == "" {
		for flag, given := range map[string]bool{"--rate": c.policy != "", "--provider": c.provider != ""} {
			if given {
				return nil, wrongUse("flag-without-in", "flag", flag)
			}
		}
		return nil, nil
	}
	switch {
	case c.balances:
		c.policy = projections.RateOfPeriodEnd
	case c.policy == "":
		c.policy = projections.RateOfPayment
	}
	if c.provider == "" {
		c.provider = ledger.OfficialProvider(l.books().Ledger.Currency)
	}
	return &projections.Conversion{In: c.in, Policy: c.policy, Provider: c.provider, Further: q.unit.rounds()}, nil
}

// tellCurrency says in a report's head at which rates its amounts were converted.
func (q *question) tellCurrency(l *openLedger, t *output.Table) {
	c := &q.money
	if c.in == "" {
		return
	}
	why := string(c.policy)
	switch report := t.Meta[0].Value.Text; {
	case c.balances:
		why = "balances"
	case report == "cash":
		why = "cash-" + why
	case report == "execution" && c.policy == projections.RateOfPayment:
		why = "execution"
	}
	t.Title = append(t.Title, l.session.lang.Text("report-in", "currency", c.in, "why", why, "provider", c.provider,
		"last", q.counted.Last(), "before", q.span.Start-1))
	for i := range t.Meta {
		if t.Meta[i].Key == "currency_policy" {
			t.Meta[i].Value = output.String(string(c.policy))
		}
	}
	t.Meta = append(t.Meta,
		output.Field{Key: "in", Value: output.String(string(c.in))},
		output.Field{Key: "rate_provider", Value: output.String(c.provider)})
}

// tellExchange says by how much the rates of the payment days and those of the
// periods' ends differ: it is nobody's use of the budget.
func (q *question) tellExchange(l *openLedger, t *output.Table, difference ledger.Money, unknown error) {
	if q.money.in == "" || q.money.policy != projections.RateOfPeriodEnd {
		return
	}
	lang := l.session.lang
	if unknown != nil {
		t.Notes = append(t.Notes, lang.Text("exchange-unknown", "problem", unknown))
		return
	}
	t.Meta = append(t.Meta, output.Field{Key: "exchange_difference", Value: output.Money(difference)})
	if difference.Minor != 0 {
		t.Notes = append(t.Notes, lang.Text("exchange-difference", "amount", difference))
	}
}

// tellRedenomination says that the days of a series lie on both sides of the day on
// which another currency took the place of one that the series has.
func (q *question) tellRedenomination(l *openLedger, t *output.Table, span ledger.Period) {
	var has []ledger.Currency
	for _, s := range l.books().Sources {
		if s.Registered <= q.known {
			has = append(has, s.Currency)
		}
	}
	changed := l.views.Table().Redenominated(span.Last(), q.known)
	for _, c := range slices.Compact(slices.Sorted(slices.Values(has))) {
		law, ok := ledger.RedenominationOf(c)
		if !ok || law.From <= span.Start || span.End <= law.From {
			continue
		}
		code := "series-redenominated"
		if q.money.in == "" {
			switch {
			case slices.Contains(q.currencies, law.Old):
				code = "series-two-currencies"
			case !changed || !slices.Contains(q.currencies, law.New):
				continue
			}
		}
		t.Notes = append(t.Notes, l.session.lang.Text(code, "old", law.Old, "new", law.New, "from", law.From, "per", l.session.lang.Number(law.Per)))
		t.Meta = append(t.Meta, output.Field{Key: "redenominated", Value: output.String(strings.Join([]string{string(law.Old), string(law.New), law.From.String()}, " "))})
	}
}

package ledger

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// RateSet says what an official provider, as a rule a central bank, had a currency
// worth on a day: Value units of In for Scale units of Currency. It is an entry of
// stream "rates".
type RateSet struct {
	Provider string
	Currency Currency
	Date     Date
	Value    string // exact decimal
	Scale    int64  // 1, 10, 100, …
	In       Currency
	Origin   string // the file or bulletin that it was taken from
	Reason   string // why it is another one than was set before
}

func (e *RateSet) fields(c *coder) {
	c.text("provider", &e.Provider)
	c.text("currency", (*string)(&e.Currency))
	c.date("date", &e.Date)
	c.text("value", &e.Value)
	c.integer("scale", &e.Scale)
	c.text("in", (*string)(&e.In))
	c.option("origin", &e.Origin)
	c.option("reason", &e.Reason)
}

// A Rate is the official rate of a currency on a day: Coefficient / 10^Decimals
// units of In for 10^Zeros units of Currency.
type Rate struct {
	Provider    string
	Currency    Currency
	In          Currency
	Date        Date
	Coefficient int64
	Decimals    int8
	Zeros       int8
	Entry       Revision // in stream "rates"
	Ordinal     Ordinal
}

// What a rate may be. Central banks publish four decimals, cross rates have up to
// eight; the smallest units are quoted for 10,000 and 100,000.
const (
	maxRateDecimals = 10
	maxRateDigits   = 15
	maxRateZeros    = 6
	maxCoefficient  = 1_000_000_000_000_000 // of 15 digits and less
)

// ParseRate reads the value of a rate: digits with a point, above zero. Refusals:
// bad-rate (value), rate-not-positive (value), rate-too-long (value, decimals, digits).
func ParseRate(text string) (coefficient int64, decimals int8, err error) {
	point := -1
	for i := range len(text) {
		switch c := text[i]; {
		case '0' <= c && c <= '9':
		case c == '.' && point < 0 && i > 0 && i < len(text)-1:
			point = i
		case c == '-' && i == 0 && len(text) > 1:
			return 0, 0, Refuse("rate-not-positive", "value", excerpt(text))
		default:
			return 0, 0, Refuse("bad-rate", "value", excerpt(text))
		}
	}
	if text == "" {
		return 0, 0, Refuse("bad-rate", "value", "")
	}
	plain := text
	if point >= 0 {
		plain = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	whole, part, _ := strings.Cut(plain, ".")
	n, err := strconv.ParseInt(whole+part, 10, 64)
	switch {
	case err != nil || len(part) > maxRateDecimals || n >= maxCoefficient:
		return 0, 0, Refuse("rate-too-long", "value", excerpt(text), "decimals", maxRateDecimals, "digits", maxRateDigits)
	case n == 0:
		return 0, 0, Refuse("rate-not-positive", "value", excerpt(text))
	}
	return n, int8(len(part)), nil
}

// scaleZeros is the power of ten that a scale is.
func scaleZeros(scale int64) (int8, bool) {
	for zeros, n := int8(0), int64(1); zeros <= maxRateZeros; zeros, n = zeros+1, n*10 {
		if n == scale {
			return zeros, true
		}
	}
	return 0, false
}

// Value is the rate's number as a text: 2.0345.
func (r Rate) Value() string { return string(AppendMinor(nil, r.Coefficient, int(r.Decimals))) }

// A RateNumber is the value of a rate for a message.
type RateNumber struct{ rate Rate }

// Number is the rate's value for a message.
func (r Rate) Number() RateNumber { return RateNumber{r} }

// Decimal is the number n / 10^digits.
func (n RateNumber) Decimal() (coefficient int64, digits int) {
	return n.rate.Coefficient, int(n.rate.Decimals)
}

func (n RateNumber) String() string { return n.rate.Value() }

// Scale is for how many units of the currency the value is.
func (r Rate) Scale() int64 {
	n := int64(1)
	for range r.Zeros {
		n *= 10
	}
	return n
}

// Factor is what one unit of the currency is worth, exactly.
func (r Rate) Factor() decimal.Decimal {
	return decimal.New(r.Coefficient, -int32(r.Decimals)-int32(r.Zeros))
}

// String names the rate for the entry that was decided by it:
// rates#17 nbrb 2018-07-15 2.0345 BYN for 1 USD.
func (r Rate) String() string {
	return fmt.Sprintf("%v %s %v %s %s for %d %s", Ref{StreamRates, r.Entry}, r.Provider, r.Date, r.Value(), r.In, r.Scale(), r.Currency)
}

// same tells whether two rates are worth the same, however they are written.
func (r Rate) same(o Rate) bool { return r.In == o.In && r.Factor().Equal(o.Factor()) }

// Rates are all rates that a ledger knows, and from which entry on.
type Rates struct {
	Series []RateSeries
}

// A RateSeries is the rates of one currency by one provider, by date and, for one
// date, in the order of their entries: the last one counts.
type RateSeries struct {
	Provider string
	Currency Currency
	Rates    []Rate
}

func (t *Rates) series(provider string, c Currency) *RateSeries {
	for i := range t.Series {
		if s := &t.Series[i]; s.Currency == c && s.Provider == provider {
			return s
		}
	}
	return nil
}

// On is the rate of a day, as the ledger knew it at an entry; 0 for all entries.
// There is no nearest one.
func (t *Rates) On(provider string, c Currency, d Date, known Ordinal) (Rate, bool) {
	s := t.series(provider, c)
	if s == nil {
		return Rate{}, false
	}
	for i := s.behind(d) - 1; i >= 0 && s.Rates[i].Date == d; i-- {
		if known == 0 || s.Rates[i].Ordinal <= known {
			return s.Rates[i], true
		}
	}
	return Rate{}, false
}

// behind is the index of the first rate of a later day.
func (s *RateSeries) behind(d Date) int {
	if n := len(s.Rates); n == 0 || s.Rates[n-1].Date <= d { // as they come, mostly
		return n
	}
	at, _ := slices.BinarySearchFunc(s.Rates, d+1, func(r Rate, d Date) int { return cmp.Compare(r.Date, d) })
	return at
}

// Providers are those that have rates of a currency.
func (t *Rates) Providers(c Currency) (names []string) {
	for i := range t.Series {
		if t.Series[i].Currency == c {
			names = append(names, t.Series[i].Provider)
		}
	}
	slices.Sort(names)
	return names
}

// add folds an entry in.
func (t *Rates) add(at Entry, e *RateSet) error {
	r, err := e.rate()
	if err != nil {
		return err
	}
	s := t.series(e.Provider, e.Currency)
	if s == nil {
		t.Series = append(t.Series, RateSeries{Provider: strings.Clone(e.Provider), Currency: Currency(strings.Clone(string(e.Currency)))})
		s = &t.Series[len(t.Series)-1]
	}
	r.Provider, r.Currency, r.In = s.Provider, s.Currency, Currency(strings.Clone(string(r.In)))
	if n := len(s.Rates); n > 0 && s.Rates[n-1].In == r.In {
		r.In = s.Rates[n-1].In
	}
	r.Entry, r.Ordinal = at.Revision, at.Ordinal
	s.Rates = slices.Insert(s.Rates, s.behind(r.Date), r)
	return nil
}

// rate reads what the entry says.
func (e *RateSet) rate() (Rate, error) {
	coefficient, decimals, err := ParseRate(e.Value)
	if err != nil {
		return Rate{}, err
	}
	zeros, ok := scaleZeros(e.Scale)
	if !ok {
		return Rate{}, Refuse("bad-rate-scale", "scale", e.Scale)
	}
	return Rate{
		Provider: e.Provider, Currency: e.Currency, In: e.In, Date: e.Date,
		Coefficient: coefficient, Decimals: decimals, Zeros: zeros,
	}, nil
}

func (t *Rates) clone() Rates {
	c := Rates{Series: slices.Clone(t.Series)}
	for i := range c.Series {
		c.Series[i].Rates = slices.Clone(c.Series[i].Rates)
	}
	return c
}

// OfficialProvider is whose rates are the official ones where a ledger is kept in
// that currency.
func OfficialProvider(functional Currency) string {
	switch functional {
	case "BYN":
		return "nbrb"
	case "RUB":
		return "cbr"
	case "EUR":
		return "ecb"
	}
	return "official"
}

// Known are the rates that count as of an entry, 0 for now: by currency, provider and
// date.
func (t *Rates) Known(known Ordinal) []Rate {
	var list []Rate
	for _, i := range t.sorted() {
		for _, r := range t.Series[i].Rates {
			switch n := len(list) - 1; {
			case known > 0 && r.Ordinal > known:
			case n >= 0 && list[n].Date == r.Date && list[n].Currency == r.Currency && list[n].Provider == r.Provider:
				list[n] = r
			default:
				list = append(list, r)
			}
		}
	}
	return list
}

func (t *Rates) sorted() []int {
	order := make([]int, len(t.Series))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(t.Series[a].Currency, t.Series[b].Currency), cmp.Compare(t.Series[a].Provider, t.Series[b].Provider))
	})
	return order
}

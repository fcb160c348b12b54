package ledger

import (
	"math"
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"
)

// Money is an exact amount: a count of the currency's minor units (kopecks for
// BYN, whole roubles for BYR). Amounts reach ±9,223,372,036,854,775,808 minor
// units; what does not fit is the refusal amount-overflow, never a wrapped
// number. There are no floats anywhere near it.
//
// Text and value are inverses, for every int64 and every known currency:
//
//	ParseMoney(m.String(), m.Currency) == m
type Money struct {
	Minor    int64
	Currency Currency
}

// ParseMoney reads an amount as people and files write it: an optional sign,
// digits, and optionally a point with one decimal up to as many as the currency
// has. There is no exponent, no grouping, no bare point ("5.", ".5"); importers
// take those off first, by a profile that says what they mean.
//
// Refusals: bad-amount (value), too-many-decimals (value, currency, digits),
// amount-overflow (value), unknown-currency (code). More decimals than the
// currency has are refused even where they are zeros: "120.00" is no amount of
// JPY, and more likely one of another currency.
func ParseMoney(text string, c Currency) (Money, error) {
	if !c.known() {
		return Money{}, Refuse("unknown-currency", "code", excerpt(string(c)))
	}
	minor, fault := scanMinor(text, c.Digits())
	if fault != "" {
		return Money{}, refuseAmount(fault, excerpt(text), c, c.Digits())
	}
	return Money{minor, c}, nil
}

// ParseMinor is ParseMoney for an amount whose currency is known to have the
// given number of digits (0 to 18); the same text, the same refusals (without
// the argument currency). It does not allocate unless it refuses.
func ParseMinor(text string, digits int) (int64, error) {
	minor, fault := scanMinor(text, digits)
	if fault != "" {
		return 0, refuseAmount(fault, excerpt(text), "", digits)
	}
	return minor, nil
}

// scanMinor reads text in one pass. The fault is a refusal's code, "" when there
// is none; what is not an amount at all is said before what is one of too many
// decimals, and that before what is one too large.
func scanMinor(text string, digits int) (minor int64, fault string) {
	i, negative := 0, false
	if text != "" && (text[0] == '-' || text[0] == '+') {
		i, negative = 1, text[0] == '-'
	}
	var n uint64
	var overflow bool

	start, point := i, -1
	for ; i < len(text); i++ {
		c := text[i]
		switch {
		case '0' <= c && c <= '9':
			overflow = overflow || n > (math.MaxUint64-9)/10
			n = n*10 + uint64(c-'0')
		case c == '.' && point < 0 && i > start:
			point = i
		default:
			return 0, "bad-amount"
		}
	}
	if i == start || point == len(text)-1 {
		return 0, "bad-amount"
	}
	decimals := 0
	if point >= 0 {
		decimals = len(text) - point - 1
	}
	if decimals > digits {
		return 0, "too-many-decimals"
	}
	for range digits - decimals {
		overflow = overflow || n > (math.MaxUint64-9)/10
		n *= 10
	}
	switch {
	case overflow:
		return 0, "amount-overflow"
	case negative && n <= -math.MinInt64:
		return int64(-n), ""
	case !negative && n <= math.MaxInt64:
		return int64(n), ""
	}
	return 0, "amount-overflow"
}

func refuseAmount(fault, value string, c Currency, digits int) *Refusal {
	switch {
	case fault != "too-many-decimals":
		return Refuse(fault, "value", value)
	case c == "":
		return Refuse(fault, "value", value, "digits", digits)
	}
	return Refuse(fault, "value", value, "currency", c, "digits", digits)
}

// MoneyFromDecimal converts exactly. A value with more decimals than the currency
// has is the refusal too-many-decimals; here zeros beyond do not count, since a
// decimal is a number and not what somebody wrote.
func MoneyFromDecimal(d decimal.Decimal, c Currency) (Money, error) {
	m, exact, err := moneyFromDecimal(d, c)
	if err != nil {
		return Money{}, err
	}
	if !exact {
		return Money{}, refuseAmount("too-many-decimals", decimalText(d), c, c.Digits())
	}
	return m, nil
}

// RoundToMoney converts to the nearest minor unit, halves away from zero: 0.005
// is 0.01 and -0.005 is -0.01. Round once, at the end of a calculation.
func RoundToMoney(d decimal.Decimal, c Currency) (Money, error) {
	m, _, err := moneyFromDecimal(d, c)
	return m, err
}

// moneyFromDecimal rounds d and says whether that changed it. Its work is bounded
// by the size of d's coefficient, whatever the exponent: 1E1000000000 is refused
// without being written out.
func moneyFromDecimal(d decimal.Decimal, c Currency) (m Money, exact bool, err error) {
	if !c.known() {
		return Money{}, false, Refuse("unknown-currency", "code", excerpt(string(c)))
	}
	if d.IsZero() {
		return Money{0, c}, true, nil
	}
	n, exact := d.Coefficient(), true
	shift := int64(d.Exponent()) + int64(c.Digits())
	switch {
	case shift > 19:
		return Money{}, false, Refuse("amount-overflow", "value", decimalText(d))
	case shift >= 0:
		n.Mul(n, pow10(shift))
	case -shift > int64(d.NumDigits()):
		return Money{0, c}, false, nil // less than a tenth of a minor unit
	default:
		unit := pow10(-shift)
		rest := new(big.Int)
		n.QuoRem(n, unit, rest)
		exact = rest.Sign() == 0
		if rest.Lsh(rest, 1).CmpAbs(unit) >= 0 {
			n.Add(n, big.NewInt(int64(d.Sign())))
		}
	}
	if !n.IsInt64() {
		return Money{}, false, Refuse("amount-overflow", "value", decimalText(d))
	}
	return Money{n.Int64(), c}, exact, nil
}

func pow10(n int64) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil)
}

// decimalText is d for a message: in full where that is short.
func decimalText(d decimal.Decimal) string {
	if e := d.Exponent(); e > 40 || e < -40 || d.NumDigits() > 40 {
		return excerpt(d.Coefficient().String() + "E" + strconv.Itoa(int(e)))
	}
	return d.String()
}

// Decimal is the amount as a number of whole units.
func (m Money) Decimal() decimal.Decimal {
	return decimal.New(m.Minor, -int32(m.Currency.Digits()))
}

// String is the canonical text: always exactly the currency's digits, a point, no
// grouping, "-" before what is below zero. The currency is not part of it.
func (m Money) String() string {
	var buf [24]byte
	return string(m.Append(buf[:0]))
}

// Append appends String's text to b.
func (m Money) Append(b []byte) []byte {
	return AppendMinor(b, m.Minor, m.Currency.Digits())
}

// AppendMinor appends the canonical text of an amount in a currency of the given
// number of digits (0 to 18). ParseMinor is its inverse.
func AppendMinor(b []byte, minor int64, digits int) []byte {
	n := uint64(minor)
	if minor < 0 {
		b = append(b, '-')
		n = -n
	}
	var buf [20]byte
	i := len(buf)
	for done := 0; done < digits; done++ {
		i--
		buf[i] = byte('0' + n%10)
		n /= 10
	}
	b = strconv.AppendUint(b, n, 10)
	if digits > 0 {
		b = append(b, '.')
		b = append(b, buf[i:]...)
	}
	return b
}

// AddMinor adds two amounts of one currency. It is false when the sum does not
// fit.
func AddMinor(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (sum > a) == (b > 0)
}

// Add adds an amount of the same currency. Refusals: mixed-currencies (a, b, the
// two currencies), amount-overflow (value).
func (m Money) Add(o Money) (Money, error) {
	if m.Currency != o.Currency {
		return Money{}, Refuse("mixed-currencies", "a", m.Currency, "b", o.Currency)
	}
	sum, ok := AddMinor(m.Minor, o.Minor)
	if !ok {
		return Money{}, Refuse("amount-overflow", "value", m.String()+" + "+o.String())
	}
	return Money{sum, m.Currency}, nil
}

// Sub subtracts an amount of the same currency, with the refusals of Add.
func (m Money) Sub(o Money) (Money, error) {
	if m.Currency != o.Currency {
		return Money{}, Refuse("mixed-currencies", "a", m.Currency, "b", o.Currency)
	}
	difference := m.Minor - o.Minor
	if (difference < m.Minor) != (o.Minor > 0) {
		return Money{}, Refuse("amount-overflow", "value", m.String()+" - "+o.String())
	}
	return Money{difference, m.Currency}, nil
}

// Neg is the same amount with the other sign. The smallest amount has no
// opposite: amount-overflow.
func (m Money) Neg() (Money, error) {
	if m.Minor == math.MinInt64 {
		return Money{}, Refuse("amount-overflow", "value", "-("+m.String()+")")
	}
	return Money{-m.Minor, m.Currency}, nil
}

package ledger

import "errors"

// A Quantity is an exact amount of something that is no money: workplaces, computers,
// kilometres of cable. It counts millionths of a unit, so that it has at most
// QuantityDigits decimals and reaches 9,223,372,036,854.775807 units.
//
// Text and value are inverses:
//
//	ParseQuantity(q.String()) == q
type Quantity int64

// QuantityDigits is how many decimals a quantity may have.
const QuantityDigits = 6

// ParseQuantity reads digits and optionally a point with one decimal to
// QuantityDigits, as ParseMoney does. Refusals: bad-quantity (value),
// quantity-decimals (value, digits), quantity-overflow (value), negative-quantity
// (value): nobody has fewer than no workplaces.
func ParseQuantity(text string) (Quantity, error) {
	n, fault := scanMinor(text, QuantityDigits)
	switch {
	case fault == "bad-amount":
		return 0, Refuse("bad-quantity", "value", excerpt(text))
	case fault == "too-many-decimals":
		return 0, Refuse("quantity-decimals", "value", excerpt(text), "digits", QuantityDigits)
	case fault != "":
		return 0, Refuse("quantity-overflow", "value", excerpt(text))
	case n < 0:
		return 0, Refuse("negative-quantity", "value", excerpt(text))
	}
	return Quantity(n), nil
}

// Decimal is the quantity as n / 10^digits with no more digits than it needs.
func (q Quantity) Decimal() (n int64, digits int) {
	n, digits = int64(q), QuantityDigits
	for digits > 0 && n%10 == 0 {
		n, digits = n/10, digits-1
	}
	return n, digits
}

// String is the canonical text: without zeros behind the last decimal that counts.
func (q Quantity) String() string {
	n, digits := q.Decimal()
	return string(AppendMinor(nil, n, digits))
}

// Add adds another quantity. Refusal: quantity-overflow (value).
func (q Quantity) Add(o Quantity) (Quantity, error) {
	sum, ok := AddMinor(int64(q), int64(o))
	if !ok {
		return 0, Refuse("quantity-overflow", "value", q.String()+" + "+o.String())
	}
	return Quantity(sum), nil
}

// quantity is a required quantity, as a decimal string.
func (c *coder) quantity(name string, q *Quantity) {
	text := q.String()
	if !c.reading && *q < 0 { // would not be read again
		c.fail(name, errors.New("below zero"))
	}
	c.text(name, &text)
	if !c.reading || c.err != nil {
		return
	}
	read, err := ParseQuantity(text)
	if err == nil && read.String() != text {
		err = errNotCanonical
	}
	if err != nil {
		c.fail(name, err)
		return
	}
	*q = read
}

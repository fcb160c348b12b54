package ledger

import (
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/google/uuid"
)

// A coder walks the fields of an event in their declared order and either writes
// or reads each. One description of an event (its fields method) serves both
// directions, so that decode(encode(e)) == e holds by construction, and only
// canonical JSON is ever read: declared key order, no white space, raw UTF-8,
// shortest escapes, no empty optional field.
//
// Strings that are read are parts of the input: nothing is copied unless it holds
// an escape. Who keeps one for long keeps the whole input alive and should clone it.
type coder struct {
	reading bool
	buf     []byte // writing
	in      string // reading
	pos     int
	fields  int // fields seen in the object at hand
	err     error
}

var errNotCanonical = errors.New("not canonical JSON")

func (c *coder) fail(name string, err error) {
	if c.err == nil {
		c.err = fmt.Errorf("field %s: %w", name, err)
	}
}

// key writes the name of the next field, or tells whether it is next in the input.
func (c *coder) key(name string) bool {
	if c.err != nil {
		return false
	}
	if !c.reading {
		if c.fields > 0 {
			c.buf = append(c.buf, ',')
		}
		c.fields++
		c.buf = append(c.buf, '"')
		c.buf = append(c.buf, name...)
		c.buf = append(c.buf, '"', ':')
		return true
	}
	at := c.pos
	if c.fields > 0 {
		if at >= len(c.in) || c.in[at] != ',' {
			return false
		}
		at++
	}
	// Most optional fields are not there: the marks tell sooner than the name does.
	end := at + len(name) + 3
	if end > len(c.in) || c.in[end-1] != ':' || c.in[end-2] != '"' || c.in[at] != '"' || c.in[at+1:end-2] != name {
		return false
	}
	c.pos = end
	c.fields++
	return true
}

// must is key for a field that has to be there.
func (c *coder) must(name string) bool {
	if c.key(name) {
		return true
	}
	c.fail(name, errors.New("missing or out of order"))
	return false
}

// text is a required string.
func (c *coder) text(name string, v *string) {
	if c.must(name) {
		c.str(name, v)
	}
}

// option is a string that is left out when empty.
func (c *coder) option(name string, v *string) {
	if !c.reading {
		if *v != "" && c.key(name) {
			c.str(name, v)
		}
		return
	}
	*v = ""
	if c.key(name) {
		if c.str(name, v); *v == "" {
			c.fail(name, errNotCanonical)
		}
	}
}

func (c *coder) str(name string, v *string) {
	if !c.reading {
		c.buf = appendJSONString(c.buf, *v)
		if !utf8.ValidString(*v) {
			c.fail(name, errors.New("not valid UTF-8"))
		}
		return
	}
	s, n, err := cutJSONString(c.in[c.pos:])
	if err != nil {
		c.fail(name, err)
		return
	}
	c.pos += n
	*v = s
}

// integer is a required whole number.
func (c *coder) integer(name string, v *int64) {
	if !c.must(name) {
		return
	}
	if !c.reading {
		c.buf = strconv.AppendInt(c.buf, *v, 10)
		return
	}
	end := c.pos
	for end < len(c.in) && (c.in[end] == '-' || c.in[end] >= '0' && c.in[end] <= '9') {
		end++
	}
	digits := c.in[c.pos:end]
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || digits[0] == '0' && len(digits) > 1 || digits[0] == '-' && (n == 0 || digits[1] == '0') {
		c.fail(name, errNotCanonical)
		return
	}
	c.pos, *v = end, n
}

// optInteger is a whole number that is left out when 0.
func (c *coder) optInteger(name string, v *int64) {
	if c.absent(name, *v == 0) {
		*v = 0
		return
	}
	c.integer(name, v)
	if c.reading && c.err == nil && *v == 0 {
		c.fail(name, errNotCanonical)
	}
}

// flag is a boolean that is left out when false.
func (c *coder) flag(name string, v *bool) {
	if c.absent(name, !*v) {
		*v = false
		return
	}
	if !c.must(name) {
		return
	}
	if !c.reading {
		c.buf = append(c.buf, "true"...)
		return
	}
	if len(c.in)-c.pos < 4 || c.in[c.pos:c.pos+4] != "true" {
		c.fail(name, errNotCanonical)
		return
	}
	c.pos, *v = c.pos+4, true
}

// absent tells that an optional field is not there: when writing because it is
// empty, when reading because another field is next.
func (c *coder) absent(name string, empty bool) bool {
	if !c.reading {
		return empty
	}
	pos, fields := c.pos, c.fields
	found := c.key(name)
	c.pos, c.fields = pos, fields
	return !found
}

// date is a required day, YYYY-MM-DD.
func (c *coder) date(name string, v *Date) {
	if !c.must(name) {
		return
	}
	if !c.reading {
		if *v < MinDate || *v > MaxDate { // would not be read again
			c.fail(name, errors.New("not a date"))
		}
		c.buf = append(c.buf, '"')
		c.buf = v.Append(c.buf)
		c.buf = append(c.buf, '"')
		return
	}
	const n = len(`"2018-07-15"`)
	if len(c.in)-c.pos < n || c.in[c.pos] != '"' || c.in[c.pos+n-1] != '"' {
		c.fail(name, errNotCanonical)
		return
	}
	d, err := ParseDate(c.in[c.pos+1 : c.pos+n-1])
	if err != nil {
		c.fail(name, err)
		return
	}
	c.pos, *v = c.pos+n, d
}

// optDate is a day that is left out when it is NoDate.
func (c *coder) optDate(name string, v *Date) {
	if c.absent(name, *v == NoDate) {
		*v = NoDate
		return
	}
	c.date(name, v)
}

// money is a required amount: name holds a decimal string with exactly the
// currency's minor digits, and currencyName, right behind it, the currency.
func (c *coder) money(name, currencyName string, v *Money) {
	if !c.must(name) {
		return
	}
	if !c.reading {
		c.writeMinor(name, v.Minor, v.Currency)
		c.text(currencyName, (*string)(&v.Currency))
		return
	}
	var amount string
	c.str(name, &amount)
	c.text(currencyName, (*string)(&v.Currency))
	c.readMinor(name, amount, &v.Minor, v.Currency)
}

// optMoney is an amount that is left out when it has no currency.
func (c *coder) optMoney(name, currencyName string, v *Money) {
	if c.absent(name, v.Currency == "") {
		*v = Money{}
		return
	}
	c.money(name, currencyName, v)
}

// amount is a required amount in a currency that is known from another field.
func (c *coder) amount(name string, minor *int64, currency Currency) {
	if !c.must(name) {
		return
	}
	if !c.reading {
		c.writeMinor(name, *minor, currency)
		return
	}
	var text string
	c.str(name, &text)
	c.readMinor(name, text, minor, currency)
}

// optAmount is an amount in a known currency that is left out when it is 0.
func (c *coder) optAmount(name string, minor *int64, currency Currency) {
	if c.absent(name, *minor == 0) {
		*minor = 0
		return
	}
	c.amount(name, minor, currency)
	if c.reading && c.err == nil && *minor == 0 {
		c.fail(name, errNotCanonical)
	}
}

func (c *coder) writeMinor(name string, minor int64, currency Currency) {
	if !currency.known() { // would not be read again
		c.fail(name, errors.New("not a currency"))
	}
	c.buf = append(c.buf, '"')
	c.buf = AppendMinor(c.buf, minor, currency.Digits())
	c.buf = append(c.buf, '"')
}

func (c *coder) readMinor(name, text string, minor *int64, currency Currency) {
	if c.err != nil {
		return
	}
	m, err := ParseMoney(text, currency)
	if err != nil {
		c.fail(name, err)
		return
	}
	var canonical [24]byte
	if string(m.Append(canonical[:0])) != text {
		c.fail(name, errNotCanonical)
		return
	}
	*minor = m.Minor
}

// id is a required UUID in its canonical lower-case form.
func (c *coder) id(name string, v *uuid.UUID) {
	if !c.must(name) {
		return
	}
	if !c.reading {
		var text [36]byte
		encodeUUID(&text, v)
		c.buf = append(c.buf, '"')
		c.buf = append(c.buf, text[:]...)
		c.buf = append(c.buf, '"')
		return
	}
	const n = 38
	if len(c.in)-c.pos < n || c.in[c.pos] != '"' || c.in[c.pos+n-1] != '"' || !decodeUUID(v, c.in[c.pos+1:c.pos+n-1]) {
		c.fail(name, errNotCanonical)
		return
	}
	c.pos += n
}

// optID is a UUID that is left out when it is the nil UUID.
func (c *coder) optID(name string, v *uuid.UUID) {
	if c.absent(name, *v == uuid.Nil) {
		*v = uuid.Nil
		return
	}
	c.id(name, v)
}

// braces opens a nested object, calls fields and closes it.
func (c *coder) braces(name string, fields func()) {
	outer := c.fields
	c.fields = 0
	c.punct(name, '{')
	fields()
	c.punct(name, '}')
	c.fields = outer
}

func (c *coder) punct(name string, mark byte) {
	switch {
	case c.err != nil:
	case !c.reading:
		c.buf = append(c.buf, mark)
	case c.pos < len(c.in) && c.in[c.pos] == mark:
		c.pos++
	default:
		c.fail(name, errNotCanonical)
	}
}

// next tells, while reading an array or object, whether another element follows.
func (c *coder) next(name string, n int, closing byte) bool {
	if c.err != nil || c.pos >= len(c.in) {
		c.fail(name, errNotCanonical)
		return false
	}
	if c.in[c.pos] == closing {
		return false
	}
	if n > 0 {
		c.punct(name, ',')
	}
	return c.err == nil
}

// array is a list of objects that is left out when empty.
func array[T any](c *coder, name string, list *[]T, fields func(*T)) {
	if c.absent(name, len(*list) == 0) {
		*list = (*list)[:0]
		return
	}
	if !c.must(name) {
		return
	}
	c.punct(name, '[')
	if c.reading {
		*list = (*list)[:0]
		for c.next(name, len(*list), ']') {
			var item T
			c.braces(name, func() { fields(&item) })
			*list = append(*list, item)
		}
		if len(*list) == 0 {
			c.fail(name, errNotCanonical)
		}
	} else {
		for i := range *list {
			if i > 0 {
				c.buf = append(c.buf, ',')
			}
			c.braces(name, func() { fields(&(*list)[i]) })
		}
	}
	c.punct(name, ']')
}

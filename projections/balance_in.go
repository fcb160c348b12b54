package projections

import (
	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
)

// Balances converts what stands on a day, as contracts and unpaid invoices do: all of it at
// the rates of that day. Amounts are converted exactly, added up by whoever asks, and
// rounded once; the rates that are missing are told by Err.
type Balances struct {
	c   *conversion
	day ledger.Date
}

// Balances prepares one for a day, with the rates as they were known at an entry. Refusal:
// in-other-currency (asked, currency).
func (t *Table) Balances(c Conversion, day ledger.Date, known ledger.Ordinal) (*Balances, error) {
	x, err := t.conversion(c, known)
	return &Balances{x, day}, err
}

// Worth is what an amount of minor units is worth, exactly.
func (b *Balances) Worth(minor int64, from ledger.Currency) decimal.Decimal {
	return b.c.onDay(minor, from, b.day)
}

// On is what an amount of minor units is worth on another day, exactly.
func (b *Balances) On(day ledger.Date, minor int64, from ledger.Currency) decimal.Decimal {
	return b.c.onDay(minor, from, day)
}

// Round rounds an exact amount once. Refusal: amount-overflow (value).
func (b *Balances) Round(exact decimal.Decimal) (ledger.Money, error) { return b.c.round(exact) }

// Err refuses an answer for want of rates: rate-missing (as Table.Spend).
func (b *Balances) Err() error { return b.c.refuse() }

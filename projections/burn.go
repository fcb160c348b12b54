package projections

import (
	"math/big"

	"github.com/fundledger/fundledger/ledger"
)

// An Outlook says what becomes of the money of a row at the pace of a window.
type Outlook string

const (
	RunsOut   Outlook = "runs-out"  // on a day behind the window
	Exhausted Outlook = "exhausted" // nothing was left at the end of the window
	NoPace    Outlook = "no-pace"   // nothing was paid in the window, or as much was reversed
	NeverOut  Outlook = "never"     // more came back than was paid, or no date is late enough
)

// A Burn is the pace at which a row of an execution was spent over its period, and how
// long what is left lasts at it. Amounts are in minor units of the row's currency.
type Burn struct {
	Spent   int64 // in the period
	Days    int64 // of the period, those without payments too
	PerDay  int64 // Spent by Days, half away from zero
	Unspent int64 // of the final allocation at the end of the period, also what contracts hold
	Outlook Outlook
	On      ledger.Date // the day that takes the last of it; NoDate unless it runs out
}

// Burn works out the pace of a row over the period that it was asked for. The day is
// found with the exact pace, not the rounded one: after the last day of the period, the
// first by whose end Spent/Days a day have used up Unspent. Payments count at the rates
// that the allocation is converted at, so that rates are no pace. Refusal: amount-overflow.
func (r *ExecutionRow) Burn(p ledger.Period) (Burn, error) {
	b := Burn{Days: int64(p.End - p.Start), Outlook: RunsOut}
	ok := true
	sum := func(parts ...int64) (total int64) {
		for _, part := range parts {
			if ok {
				total, ok = ledger.AddMinor(total, part)
			}
		}
		return total
	}
	b.Spent = sum(r.Spent, -r.exchangeOfPeriod)
	b.Unspent = sum(r.Final, -r.SpentBefore, -r.Spent, r.Exchange)
	if !ok {
		return Burn{}, ledger.Refuse("amount-overflow", "value", "")
	}
	b.PerDay = perDay(b.Spent, b.Days)
	switch {
	case b.Unspent <= 0:
		b.Outlook = Exhausted
	case b.Spent == 0:
		b.Outlook = NoPace
	case b.Spent < 0:
		b.Outlook = NeverOut
	default:
		days := new(big.Int).Mul(big.NewInt(b.Unspent), big.NewInt(b.Days))
		days, rest := days.QuoRem(days, big.NewInt(b.Spent), new(big.Int))
		if rest.Sign() > 0 {
			days.Add(days, big.NewInt(1))
		}
		if days.Cmp(big.NewInt(int64(ledger.MaxDate-p.Last()))) > 0 {
			b.Outlook = NeverOut
		} else {
			b.On = p.Last() + ledger.Date(days.Int64())
		}
	}
	if b.Outlook != RunsOut {
		b.On = ledger.NoDate
	}
	return b, nil
}

// perDay divides an amount by days, half away from zero.
func perDay(minor, days int64) int64 {
	whole, rest := minor/days, minor%days
	switch {
	case 2*rest >= days:
		whole++
	case -2*rest >= days:
		whole--
	}
	return whole
}

package projections

import (
	"math"
	"testing"
	"time"

	"github.com/fundledger/fundledger/ledger"
)

func TestBurn(t *testing.T) {
	first := ledger.NewDate(2018, time.January, 1)
	ten := ledger.Period{Start: first, End: first + 10}
	last := ten.Last()
	for name, test := range map[string]struct {
		row  ExecutionRow
		want Burn
	}{
		"to the day":        {ExecutionRow{Final: 400, Spent: 100}, Burn{Spent: 100, PerDay: 10, Unspent: 300, Outlook: RunsOut, On: last + 30}},
		"a part of a day":   {ExecutionRow{Final: 401, Spent: 100}, Burn{Spent: 100, PerDay: 10, Unspent: 301, Outlook: RunsOut, On: last + 31}},
		"not the rounded":   {ExecutionRow{Final: 104, Spent: 4}, Burn{Spent: 4, PerDay: 0, Unspent: 100, Outlook: RunsOut, On: last + 250}},
		"half a unit a day": {ExecutionRow{Final: 10, Spent: 5}, Burn{Spent: 5, PerDay: 1, Unspent: 5, Outlook: RunsOut, On: last + 10}},
		"spent before":      {ExecutionRow{Final: 400, SpentBefore: 290, Spent: 100}, Burn{Spent: 100, PerDay: 10, Unspent: 10, Outlook: RunsOut, On: last + 1}},
		"all spent":         {ExecutionRow{Final: 100, Spent: 100}, Burn{Spent: 100, PerDay: 10, Outlook: Exhausted}},
		"overspent":         {ExecutionRow{Final: 90, Spent: 100}, Burn{Spent: 100, PerDay: 10, Unspent: -10, Outlook: Exhausted}},
		"nothing spent":     {ExecutionRow{Final: 90, SpentBefore: 30}, Burn{Unspent: 60, Outlook: NoPace}},
		"given back":        {ExecutionRow{Final: 90, SpentBefore: 30, Spent: -15}, Burn{Spent: -15, PerDay: -2, Unspent: 75, Outlook: NeverOut}},
		"after all dates":   {ExecutionRow{Final: math.MaxInt64, Spent: 1}, Burn{Spent: 1, Unspent: math.MaxInt64 - 1, Outlook: NeverOut}},
		"rates are no pace": {ExecutionRow{Final: 400, Spent: 130, Exchange: 30, exchangeOfPeriod: 30}, Burn{Spent: 100, PerDay: 10, Unspent: 300, Outlook: RunsOut, On: last + 30}},
		"the last date": {
			ExecutionRow{Final: 10 + int64(ledger.MaxDate-last), Spent: 10},
			Burn{Spent: 10, PerDay: 1, Unspent: int64(ledger.MaxDate - last), Outlook: RunsOut, On: ledger.MaxDate},
		},
	} {
		t.Run(name, func(t *testing.T) {
			test.want.Days = 10
			if test.want.Outlook != RunsOut {
				test.want.On = ledger.NoDate
			}
			got, err := test.row.Burn(ten)
			if err != nil || got != test.want {
				t.Errorf("got %+v, %v; want %+v", got, err, test.want)
			}
		})
	}
	overflow := ExecutionRow{Final: math.MaxInt64, SpentBefore: -1}
	if got, err := overflow.Burn(ten); err == nil {
		t.Errorf("an overflow gives %+v", got)
	}
}

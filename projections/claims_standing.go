package projections

import "github.com/fundledger/fundledger/ledger"

// StandingClaim adds the payments of a claim up, in ledger order. A total that only
// payments say which were taken back is none. Refusal: amount-overflow.
func StandingClaim(list []ClaimPayment) (c ledger.Claimed, err error) {
	for i := range list {
		var ok bool
		if c.Minor, ok = ledger.AddMinor(c.Minor, list[i].Minor); !ok {
			return c, ledger.Refuse("amount-overflow", "value", "")
		}
	}
	if c.Minor > 0 {
		c.Total = standingTotal(list)
	}
	return c, nil
}

// standingTotal is the total of the latest payment of which something stands.
func standingTotal(list []ClaimPayment) int64 {
	type said struct{ total, minor int64 }
	var totals []said // by their latest payment, most often one
	for _, p := range list {
		at := 0
		for at < len(totals) && totals[at].total != p.Total {
			at++
		}
		x := said{total: p.Total}
		if at < len(totals) {
			x = totals[at]
		}
		x.minor += p.Minor // within what StandingClaim added, or below it
		switch {
		case at == len(totals):
			totals = append(totals, x)
		case p.Minor > 0:
			totals = append(append(totals[:at:at], totals[at+1:]...), x)
		default:
			totals[at] = x
		}
	}
	for i := len(totals) - 1; i >= 0; i-- {
		if totals[i].total != 0 && totals[i].minor > 0 {
			return totals[i].total
		}
	}
	return 0
}

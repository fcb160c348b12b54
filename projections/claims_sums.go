package projections

import (
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// A ClaimSum is an invoice of a supplier with what was paid by it.
type ClaimSum struct {
	Invoice        string // number and date
	Payee, PayeeID string // as the last payment has them
	Currency       ledger.Currency
	Claimed
}

// ClaimSums lists the claims of which something stands, as the ledger knew them at an entry
// (0 for everything) and by payments up to a day (NoDate for all). A payment without a
// taxpayer number is in the sum of every supplier of that name.
func (t *Table) ClaimSums(known ledger.Ordinal, asOf ledger.Date) ([]ClaimSum, error) {
	x, err := t.claimIndex(known, asOf)
	if err != nil {
		return nil, err
	}
	var list []ClaimSum
	seen := map[ClaimPayment]int{} // by the last payment: where a claim is in the list
	for from, to := 0, 0; from < len(x.filed); from = to {
		for to < len(x.filed) && x.filed[to].key == x.filed[from].key {
			to++
		}
		sum, err := x.sum(x.filed[to-1])
		if err != nil {
			return nil, err
		}
		if sum.Minor == 0 {
			continue
		}
		last := sum.Last[len(sum.Last)-1]
		if at, ok := seen[last]; ok && list[at].Minor == sum.Minor && list[at].Payments == sum.Payments {
			if list[at].PayeeID == "" { // the same payments, found by name
				list[at] = sum
			}
			continue
		}
		seen[last] = len(list)
		list = append(list, sum)
	}
	return list, nil
}

// sum is the claim that a payment belongs to.
func (x *ClaimIndex) sum(at claimAt) (ClaimSum, error) {
	s, row := x.row(at)
	payee, payeeID := textOf(s.payee, row), textOf(s.payeeID, row)
	sum := ClaimSum{
		Invoice: strings.Clone(ledger.InvoiceOf(textOf(s.invoice, row), payeeID)),
		Payee:   strings.Clone(payee), PayeeID: strings.Clone(payeeID), Currency: s.currency(row),
	}
	claim, _ := s.claim(row)
	var err error
	sum.Claimed, err = x.Claimed(&claim)
	return sum, err
}

package ledger

import (
	"cmp"
	"encoding/binary"
	"strings"
)

// batchClaims are what a batch has recorded on claims so far. They lie on the batch's
// shelf as its documents do, so that a file of any length takes the same memory.
type batchClaims struct {
	sums, totals filedTable
	said         Revision // counts totals: the later of two counts
	suppliers    map[supplierText]Supplier
	asked        Claim // of the payment that is being decided
	isAsked      bool
}

type supplierText struct{ payee, payeeID string }

// mostSuppliers is up to how many suppliers are kept folded.
const mostSuppliers = 1 << 14

// supplier folds each supplier once, as a rule.
func (b *batchClaims) supplier(payee, payeeID string) Supplier {
	if s, ok := b.suppliers[supplierText{payee, payeeID}]; ok {
		return s
	}
	if len(b.suppliers) == mostSuppliers {
		clear(b.suppliers)
	}
	if b.suppliers == nil {
		b.suppliers = map[supplierText]Supplier{}
	}
	payee, payeeID = strings.Clone(payee), strings.Clone(payeeID)
	s := SupplierOf(payee, payeeID)
	b.suppliers[supplierText{payee, payeeID}] = s
	return s
}

// claimed adds what the batch has recorded on a claim to what stood there before.
func (b *Batch) claimed(c *Claim) (Claimed, error) {
	var claimed Claimed
	var err error
	if b.Claims != nil {
		if claimed, err = b.Claims(c); err != nil {
			return claimed, err
		}
	}
	x := &b.claims
	x.asked, x.isAsked = *c, true
	one, other := c.LookedFor()
	var said Revision
	for _, key := range [...]ClaimKey{one, other} {
		sum, ok, err := x.sums.find([16]byte(key))
		if err != nil {
			return claimed, err
		}
		if key == (ClaimKey{}) || !ok {
			continue
		}
		if claimed.Minor, ok = AddMinor(claimed.Minor, minorOf(sum)); !ok {
			return claimed, Refuse("amount-overflow", "value", "")
		}
		claimed.InFile = true
		total, ok, err := x.totals.find([16]byte(key.ofTotal()))
		if err != nil {
			return claimed, err
		}
		if ok && total.Ref.Revision > said {
			said, claimed.Total = total.Ref.Revision, minorOf(total)
		}
	}
	return claimed, nil
}

// claim keeps what was just recorded on the claim that was asked for.
func (b *Batch) claim(s *Source, e *ExpenditureRecorded) error {
	x := &b.claims
	if !x.isAsked {
		return nil
	}
	counted, err := s.Counted(e)
	if err != nil {
		return err
	}
	e = counted.(*ExpenditureRecorded)
	own, other := x.asked.FiledUnder()
	for _, key := range [...]ClaimKey{own, other} {
		if key == (ClaimKey{}) {
			continue
		}
		sum, _, err := x.sums.find([16]byte(key))
		if err != nil {
			return err
		}
		minor, ok := AddMinor(minorOf(sum), e.Amount.Minor)
		if !ok {
			return Refuse("amount-overflow", "value", "")
		}
		if err := b.keep(&x.sums, key, minor, 0); err != nil {
			return err
		}
		if e.InvoiceTotal.Minor == 0 || e.InvoiceTotal.Currency != e.Amount.Currency {
			continue
		}
		x.said++
		if err := b.keep(&x.totals, key.ofTotal(), e.InvoiceTotal.Minor, x.said); err != nil {
			return err
		}
	}
	return nil
}

func (b *Batch) keep(t *filedTable, key ClaimKey, minor int64, at Revision) error {
	t.shelf, t.most = b.Shelf, max(1, cmp.Or(b.ShelveAt, shelveAt)/4)
	var d Digest
	binary.LittleEndian.PutUint64(d[:], uint64(minor))
	return t.add([16]byte(key), d, Ref{Revision: at})
}

func minorOf(f Filed) int64 { return int64(binary.LittleEndian.Uint64(f.Digest[:])) }

// ofTotal is another key for the same claim.
func (k ClaimKey) ofTotal() ClaimKey {
	k[0] ^= 0xff
	return k
}

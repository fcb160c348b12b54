package projections

import (
	"cmp"
	"encoding/binary"
	"slices"
	"sort"

	"github.com/fundledger/fundledger/ledger"
)

// A ClaimIndex finds the payments of one claim after another without going through the
// table for each. It takes sixteen bytes for a payment that has an invoice, and as many
// again once somebody asks for the claim of a supplier without a number. It is valid as
// long as the table is.
type ClaimIndex struct {
	segments []*claimRows
	starts   []int       // of their rows, in all rows
	filed    []claimAt   // under the supplier's number, or the name of one that has none
	named    []claimAt   // under the name beside a number; nil until it is needed
	asOf     ledger.Date // NoDate for no limit
	long     map[[2]ledger.ClaimKey]Claimed
}

type claimAt struct {
	key uint64
	row uint32
}

// Claimed is what stands on a claim, and the last payments of it.
type Claimed struct {
	ledger.Claimed
	Payments int // and corrections
	Last     []ClaimPayment
}

const (
	longClaim   = 64 // payments from which on a claim is added up once only
	lastOfClaim = 50
)

// ClaimIndex goes through the table once.
func (t *Table) ClaimIndex() (*ClaimIndex, error) { return t.claimIndex(0, ledger.NoDate) }

func (t *Table) claimIndex(known ledger.Ordinal, asOf ledger.Date) (*ClaimIndex, error) {
	x := &ClaimIndex{asOf: asOf, long: map[[2]ledger.ClaimKey]Claimed{}}
	start := 0
	for _, s := range t.segments {
		rows, err := t.claimRows(s)
		if err != nil {
			return nil, err
		}
		if rows != nil {
			if known != 0 {
				rows.known = s.prefix(known)
			}
			x.segments, x.starts = append(x.segments, rows), append(x.starts, start)
		}
		start += s.rows
	}
	x.filed = x.collect(func(c *ledger.Claim) ledger.ClaimKey {
		key, _ := c.FiledUnder()
		return key
	})
	return x, nil
}

// collect sorts the payments by a key of their claims.
func (x *ClaimIndex) collect(of func(*ledger.Claim) ledger.ClaimKey) []claimAt {
	list := []claimAt{}
	for i, s := range x.segments {
		for r := range s.known {
			if stageOf(s.stages[r]) != ledger.StageSpent || x.asOf != ledger.NoDate && ledger.Date(s.dates.at(r)) > x.asOf {
				continue
			}
			claim, ok := s.claim(r)
			if !ok {
				continue
			}
			if key := of(&claim); key != (ledger.ClaimKey{}) {
				list = append(list, claimAt{hashOfClaim(key), uint32(x.starts[i] + r)})
			}
		}
	}
	slices.SortFunc(list, func(a, b claimAt) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.row, b.row)) })
	return list
}

func hashOfClaim(key ledger.ClaimKey) uint64 { return binary.LittleEndian.Uint64(key[:]) }

// Claimed adds up what stands on a claim. Refusal: amount-overflow.
func (x *ClaimIndex) Claimed(claim *ledger.Claim) (c Claimed, err error) {
	one, other := claim.LookedFor()
	rows := find(x.filed, one)
	if other != (ledger.ClaimKey{}) {
		second := &x.filed
		if claim.Unnumbered() {
			second = &x.named
			if *second == nil {
				*second = x.collect(func(c *ledger.Claim) ledger.ClaimKey {
					_, key := c.FiledUnder()
					return key
				})
			}
		}
		if more := find(*second, other); len(more) > 0 {
			rows = slices.Concat(rows, more)
			slices.SortFunc(rows, func(a, b claimAt) int { return cmp.Compare(a.row, b.row) })
		}
	}
	if len(rows) == 0 {
		return c, nil
	}
	long := len(rows) >= longClaim
	if long {
		if known, ok := x.long[[2]ledger.ClaimKey{one, other}]; ok {
			return known, nil
		}
	}
	list := make([]ClaimPayment, 0, len(rows))
	for _, at := range rows {
		s, row := x.row(at)
		if own, ok := s.claim(row); ok && own.Same(claim) { // not only of the same hash
			list = append(list, s.payment(row))
		}
	}
	if c.Claimed, err = StandingClaim(list); err != nil {
		return c, err
	}
	c.Payments, c.Last = len(list), slices.Clone(list[max(0, len(list)-lastOfClaim):])
	if long {
		x.long[[2]ledger.ClaimKey{one, other}] = c
	}
	return c, nil
}

func (x *ClaimIndex) row(at claimAt) (s *claimRows, row int) {
	i := sort.SearchInts(x.starts, int(at.row)+1) - 1
	return x.segments[i], int(at.row) - x.starts[i]
}

// find returns the payments under a key.
func find(list []claimAt, key ledger.ClaimKey) []claimAt {
	hash := hashOfClaim(key)
	from := sort.Search(len(list), func(i int) bool { return list[i].key >= hash })
	to := from
	for to < len(list) && list[to].key == hash {
		to++
	}
	return list[from:to:to]
}

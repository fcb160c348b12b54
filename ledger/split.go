package ledger

import (
	"cmp"
	"math/bits"
	"slices"
)

// SplitByWeights divides an amount in minor units in proportion to the weights, by
// largest remainder: every part is its exact share rounded down, and the units
// left over go one each to the largest remainders, the earlier part first where
// they are equal.
//
//	parts sum to total
//	SplitByWeights(-total, weights) == the parts of total, negated
//
// so that a reversal mirrors the split that it reverses. The arithmetic is exact
// (128 bits).
//
// No weights, a weight that is not above zero, and weights whose sum is 2^64 or
// more are the refusal bad-shares (why: "empty", "not-positive" or "too-large";
// share: the place of the weight at fault, from 1; weight).
func SplitByWeights(total int64, weights []int64) ([]int64, error) {
	if len(weights) == 0 {
		return nil, Refuse("bad-shares", "why", "empty", "share", 0, "weight", int64(0))
	}
	var sum uint64
	for i, w := range weights {
		if w <= 0 {
			return nil, Refuse("bad-shares", "why", "not-positive", "share", i+1, "weight", w)
		}
		var carry uint64
		if sum, carry = bits.Add64(sum, uint64(w), 0); carry != 0 {
			return nil, Refuse("bad-shares", "why", "too-large", "share", i+1, "weight", w)
		}
	}

	size := uint64(total)
	if total < 0 {
		size = -size
	}
	parts := make([]int64, len(weights))
	type remainder struct {
		part int
		rest uint64 // of sum
	}
	remainders := make([]remainder, len(weights))
	left := size
	for i, w := range weights {
		// size < 2^64 and w <= sum, so the high half is below sum and Div64 is exact.
		hi, lo := bits.Mul64(size, uint64(w))
		share, rest := bits.Div64(hi, lo, sum)
		parts[i], remainders[i] = int64(share), remainder{i, rest}
		left -= share
	}
	slices.SortStableFunc(remainders, func(a, b remainder) int { return cmp.Compare(b.rest, a.rest) })
	for _, r := range remainders[:left] {
		parts[r.part]++
	}
	if total < 0 {
		for i := range parts {
			parts[i] = -parts[i]
		}
	}
	return parts, nil
}

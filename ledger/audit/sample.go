package audit

import (
	"crypto/sha256"
	"math/big"
	"slices"
	"strconv"
)

// A Drawn is a member of a population that a sample has drawn.
type Drawn struct {
	Member int // from 0
	Hits   int // how often; more than once only of large amounts
}

// Random draws n different members of a population, each with the same chance. It is the
// sampler of elections (Rivest, 2011): draw number i, from 1, is SHA-256 of the seed, a
// comma and i, as a number, modulo the size of the population; what was drawn before is
// passed over. Whoever has the seed can draw it again with other tools. There must be n
// members at least.
func Random(members, n int, seed string) []Drawn {
	drawn := make([]Drawn, 0, n)
	taken := make(map[int]bool, n)
	size := big.NewInt(int64(members))
	for i := 1; len(drawn) < n; i++ {
		m := int(draw(seed, i, size).Int64())
		if !taken[m] {
			taken[m] = true
			drawn = append(drawn, Drawn{m, 1})
		}
	}
	slices.SortFunc(drawn, func(a, b Drawn) int { return a.Member - b.Member })
	return drawn
}

// MonetaryUnits draws n units of money, and with each the member that it belongs to: a
// large amount is more likely to be drawn than a small one, and one of at least an interval,
// the total divided by n, is drawn for certain. The units of all amounts, which are above
// zero, stand in a row; the first is drawn in the first interval, by draw number 1 as in
// Random, and one in each further interval at the same distance. Intervals are exact: unit k,
// from 0, is the whole part of (k·total + draw modulo total) / n.
func MonetaryUnits(amounts []int64, n int, seed string) []Drawn {
	total := new(big.Int)
	for _, a := range amounts {
		total.Add(total, big.NewInt(a))
	}
	if total.Sign() <= 0 || n <= 0 {
		return nil
	}
	parts := big.NewInt(int64(n))
	next := draw(seed, 1, total) // of the n-th parts of a unit
	behind := new(big.Int)       // of the same parts, of all amounts so far
	var drawn []Drawn
	for i, a := range amounts {
		behind.Add(behind, new(big.Int).Mul(big.NewInt(a), parts))
		hits := 0
		for next.Cmp(behind) < 0 {
			next.Add(next, total)
			hits++
		}
		if hits > 0 {
			drawn = append(drawn, Drawn{i, hits})
		}
	}
	return drawn
}

func draw(seed string, i int, bound *big.Int) *big.Int {
	sum := sha256.Sum256([]byte(seed + "," + strconv.Itoa(i)))
	n := new(big.Int).SetBytes(sum[:])
	return n.Mod(n, bound)
}

package ledger

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSplitByWeights(t *testing.T) {
	for _, tc := range []struct {
		total   int64
		weights []int64
		want    []int64
	}{
		{100, []int64{1}, []int64{100}},
		{100, []int64{1, 1, 1}, []int64{34, 33, 33}}, // the tie goes to the earlier
		{101, []int64{1, 1, 1}, []int64{34, 34, 33}},
		{-101, []int64{1, 1, 1}, []int64{-34, -34, -33}},
		{0, []int64{3, 7}, []int64{0, 0}},
		{1, []int64{3, 7}, []int64{0, 1}},
		{10000, []int64{8000, 2000}, []int64{8000, 2000}}, // basis points
		{1, []int64{1, 1}, []int64{1, 0}},
		{100000, []int64{3333, 3333, 3334}, []int64{33330, 33330, 33340}},
		{math.MinInt64, []int64{1}, []int64{math.MinInt64}},
		{math.MinInt64, []int64{1, 1}, []int64{math.MinInt64 / 2, math.MinInt64 / 2}},
		{math.MaxInt64, []int64{math.MaxInt64, math.MaxInt64}, []int64{math.MaxInt64/2 + 1, math.MaxInt64 / 2}},
	} {
		got, err := SplitByWeights(tc.total, tc.weights)
		if err != nil || !slices.Equal(got, tc.want) {
			t.Errorf("SplitByWeights(%d, %v) = %v, %v, want %v", tc.total, tc.weights, got, err, tc.want)
		}
	}
}

func TestSplitByWeightsRefusals(t *testing.T) {
	const large = math.MaxInt64
	for _, weights := range [][]int64{nil, {0}, {1, 0}, {1, -1, 5}, {math.MinInt64}, {large, large, large}} {
		got, err := SplitByWeights(100, weights)
		if got != nil || RefusalCode(err) != "bad-shares" {
			t.Errorf("SplitByWeights(100, %v) = %v, %v", weights, got, err)
		}
	}
}

// Parts sum to the whole, each is its exact share rounded down or up, up where the
// remainders are largest, and a negative total is the mirror image.
func TestSplitByWeightsIsLargestRemainder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := anyMinor().Draw(t, "total")
		weight := rapid.OneOf(rapid.Int64Range(1, 3), rapid.Int64Range(1, 20), rapid.Int64Range(1, math.MaxInt64/32))
		weights := rapid.SliceOfN(weight, 1, 40).Draw(t, "weights") // many are equal
		parts, err := SplitByWeights(total, weights)
		if err != nil {
			t.Fatal(err)
		}
		sum, rest := new(big.Int), make([]*big.Int, len(parts))
		whole := new(big.Int)
		for _, w := range weights {
			whole.Add(whole, big.NewInt(w))
		}
		size := new(big.Int).Abs(big.NewInt(total))
		up := make([]bool, len(parts))
		for i, part := range parts {
			sum.Add(sum, big.NewInt(part))
			floor := new(big.Int).Mul(size, big.NewInt(weights[i]))
			rest[i] = new(big.Int)
			floor.QuoRem(floor, whole, rest[i])
			extra := new(big.Int).Sub(new(big.Int).Abs(big.NewInt(part)), floor)
			if !extra.IsInt64() || extra.Int64() != 0 && extra.Int64() != 1 {
				t.Fatalf("part %d is %d, its share rounded down %v", i, part, floor)
			}
			up[i] = extra.Int64() == 1
		}
		if sum.Cmp(big.NewInt(total)) != 0 {
			t.Fatalf("parts %v sum to %v", parts, sum)
		}
		for i := range parts {
			for j := range parts {
				order := rest[i].Cmp(rest[j])
				if up[i] && !up[j] && (order < 0 || order == 0 && i > j) {
					t.Fatalf("part %d was rounded up before %d: %v of %v", i, j, parts, weights)
				}
			}
		}
		if total != math.MinInt64 {
			mirror, err := SplitByWeights(-total, weights)
			for i := range mirror {
				mirror[i] = -mirror[i]
			}
			if err != nil || !slices.Equal(mirror, parts) {
				t.Fatalf("the reversal %v, %v does not mirror %v", mirror, err, parts)
			}
		}
	})
}

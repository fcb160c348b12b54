package audit_test

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/fundledger/fundledger/ledger/audit"
)

// The draws are those of a few lines of another language:
//
//	int(hashlib.sha256(b"20181231,1").hexdigest(), 16) % 1000
func TestRandom(t *testing.T) {
	got := audit.Random(1000, 5, "20181231")
	if want := "[{63 1} {67 1} {301 1} {733 1} {929 1}]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
	all := audit.Random(50, 50, "x")
	for i, d := range all {
		if d != (audit.Drawn{Member: i, Hits: 1}) {
			t.Fatalf("not everybody is drawn once: %v", all)
		}
	}
	if len(all) != 50 || fmt.Sprint(audit.Random(50, 5, "x")) == fmt.Sprint(audit.Random(50, 5, "y")) {
		t.Error("another seed draws the same")
	}
}

// Every unit of money is laid out in a row, and those are picked that the division says.
func TestMonetaryUnits(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for round := range 300 {
		amounts := make([]int64, 1+rng.IntN(40))
		var owner []int // of each unit
		for i := range amounts {
			amounts[i] = 1 + rng.Int64N([]int64{3, 50, 1000}[rng.IntN(3)])
			for range amounts[i] {
				owner = append(owner, i)
			}
		}
		n, seed := 1+rng.IntN(30), fmt.Sprint(round)
		start := startOf(seed, len(owner))
		hits := make([]int, len(amounts))
		for k := range n {
			hits[owner[(k*len(owner)+start)/n]]++
		}
		var want []audit.Drawn
		for i, h := range hits {
			if h > 0 {
				want = append(want, audit.Drawn{Member: i, Hits: h})
			}
			if fewest := int(amounts[i]) * n / len(owner); h < fewest || h > fewest+1 {
				t.Fatalf("%d of %d units in %d draws are hit %d times", amounts[i], len(owner), n, h)
			}
		}
		if got := audit.MonetaryUnits(amounts, n, seed); !slices.Equal(got, want) {
			t.Fatalf("round %d: %v, want %v", round, got, want)
		}
	}
	if got := audit.MonetaryUnits([]int64{1 << 62, 1 << 62, 1 << 62}, 3, "s"); len(got) != 3 {
		t.Errorf("three equal amounts, three draws: %v", got)
	}
	if got := audit.MonetaryUnits(nil, 3, "s"); got != nil {
		t.Errorf("of nothing: %v", got)
	}
}

// startOf is SHA-256 of seed and draw, modulo n, byte by byte.
func startOf(seed string, n int) (rest int) {
	for _, b := range sha256.Sum256([]byte(seed + ",1")) {
		rest = (rest<<8 | int(b)) % n
	}
	return rest
}

package ledger_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/fundledger/fundledger/ledger"
)

func divide(total string, typed ...string) ([]int64, error) {
	amount := func(text string) (ledger.Money, error) { return ledger.ParseMoney(text, "BYN") }
	var shares []ledger.Share
	for _, text := range typed {
		s, err := ledger.ParseShare(text, amount)
		if err != nil {
			return nil, err
		}
		shares = append(shares, s)
	}
	return ledger.DivideByShares(byn(total), shares)
}

func TestDivideByShares(t *testing.T) {
	for _, x := range []struct {
		total, shares, want string
	}{
		{"100.00", "80% 20%", "[8000 2000]"},
		{"100.00", "80 % 20 %", "bad"},
		{"0.01", "50% 50%", "[1 0]"},
		{"100.00", "1/3 1/3 1/3", "[3334 3333 3333]"},
		{"100.00", "1/3 rest", "[3333 6667]"},
		{"100.00", "33.333% 2/3", "split-parts asked=99.9997 %"},
		{"100.00", "12,5% rest", "[1250 8750]"},
		{"100.00", "60.00 40.00", "[6000 4000]"},
		{"100.00", "60.00 rest", "[6000 4000]"},
		{"100.00", "60.00 39.99", "split-sum asked=99.99 total=100.00"},
		{"100.00", "60.00 40.01", "split-sum asked=100.01 total=100.00"},
		{"100.00", "100.00 rest", "split-sum asked=100.00 total=100.00"},
		{"100.00", "80% 19%", "split-parts asked=99 %"},
		{"100.00", "80% 21%", "split-parts asked=101 %"},
		{"100.00", "100% rest", "split-parts asked=100 %"},
		{"100.00", "100% 0%", "split-zero-share n=2"},
		{"100.00", "0.00 100.00", "split-zero-share n=1"},
		{"100.00", "80% 20.00", "split-mixed"},
		{"100.00", "rest rest", "split-rests"},
		{"100.00", "80%% 20%", "bad-share value=80%%"},
		{"100.00", "3:1 rest", "bad-share value=3:1"},
		{"100.00", "1/0 rest", "bad-share value=1/0"},
		{"100.00", "1e9% rest", "bad-share value=1e9%"},
		{"100.00", "-5% rest", "bad-share value=-5%"},
		{"100.00", "1/2% rest", "bad-share value=1/2%"},
	} {
		if x.want == "bad" {
			continue
		}
		parts, err := divide(x.total, strings.Fields(x.shares)...)
		if got := text(err, fmt.Sprint(parts)); got != x.want {
			t.Errorf("%s by %s: %s, want %s", x.total, x.shares, got, x.want)
		}
	}
}

// Percentages that come to 100 divide any amount without a kopeck lost, each part within one
// kopeck of its exact share.
func TestDividedPartsComeToTheTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := ledger.Money{Minor: rapid.Int64Range(1, 1e15).Draw(t, "total"), Currency: "BYN"}
		left := 10_000
		var shares []ledger.Share
		var points []int64
		for left > 0 {
			n := rapid.IntRange(1, left).Draw(t, "basis points")
			left -= n
			s, err := ledger.ParseShare(fmt.Sprintf("%d.%02d%%", n/100, n%100), nil)
			if err != nil {
				t.Fatal(err)
			}
			shares, points = append(shares, s), append(points, int64(n))
		}
		parts, err := ledger.DivideByShares(total, shares)
		if err != nil {
			t.Fatal(err)
		}
		sum := int64(0)
		for i, p := range parts {
			sum += p
			if d := p - total.Minor/10_000*points[i] - total.Minor%10_000*points[i]/10_000; d < 0 || d > 1 {
				t.Fatalf("part %d of %v is %d, by %d basis points", i, total, p, points[i])
			}
		}
		if sum != total.Minor {
			t.Fatalf("%v comes to %d", parts, sum)
		}
		if again, _ := ledger.DivideByShares(total, shares); !slices.Equal(again, parts) {
			t.Fatalf("%v and %v", parts, again)
		}
	})
}

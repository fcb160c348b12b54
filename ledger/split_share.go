package ledger

import (
	"math/big"
	"strings"
)

// A Share is what one line pays of a document: an amount, a part of the whole, or what the
// others leave.
type Share struct {
	Amount Money    // zero for a part of the whole
	Part   *big.Rat // nil for an amount; of 1
	Rest   bool
}

// ParseShare reads 80%, 12.5%, 2/3 or rest; everything else is for amount. Refusals:
// bad-share (value), and those of amount.
func ParseShare(text string, amount func(string) (Money, error)) (Share, error) {
	text = strings.TrimSpace(text)
	bad := Refuse("bad-share", "value", excerpt(text))
	if text == "rest" {
		return Share{Rest: true}, nil
	}
	if strings.Contains(text, ":") { // a ratio, which is written as a fraction
		return Share{}, bad
	}
	number, percent := strings.CutSuffix(text, "%")
	if !percent && !strings.Contains(text, "/") {
		m, err := amount(text)
		return Share{Amount: m}, err
	}
	number = strings.ReplaceAll(strings.TrimSpace(number), ",", ".")
	if len(number) > 20 || strings.Trim(number, "0123456789./") != "" || percent == strings.Contains(number, "/") {
		return Share{}, bad
	}
	part, ok := new(big.Rat).SetString(number)
	if !ok {
		return Share{}, bad
	}
	if percent {
		part.Quo(part, big.NewRat(100, 1))
	}
	return Share{Part: part}, nil
}

// DivideByShares divides a total: parts of the whole by largest remainder (SplitByWeights),
// amounts as they are. Refusals: split-mixed, split-rests (two of them), split-zero-share
// (n: which, from 1), split-parts (asked: what they come to, as a percentage), split-sum
// (asked, total), bad-shares.
func DivideByShares(total Money, shares []Share) ([]int64, error) {
	rest, parts, amounts := -1, 0, 0
	sum, minor := new(big.Rat), int64(0)
	for i, s := range shares {
		switch {
		case s.Rest && rest >= 0:
			return nil, Refuse("split-rests")
		case s.Rest:
			rest = i
		case s.Part != nil:
			if parts++; s.Part.Sign() <= 0 {
				return nil, Refuse("split-zero-share", "n", i+1)
			}
			sum.Add(sum, s.Part)
		default:
			if amounts++; s.Amount.Minor <= 0 {
				return nil, Refuse("split-zero-share", "n", i+1)
			}
			if s.Amount.Currency != total.Currency {
				return nil, Refuse("split-currency", "asked", s.Amount.Currency, "currency", total.Currency)
			}
			var ok bool
			if minor, ok = AddMinor(minor, s.Amount.Minor); !ok {
				return nil, Refuse("amount-overflow", "value", s.Amount.String())
			}
		}
	}
	if parts > 0 && amounts > 0 {
		return nil, Refuse("split-mixed")
	}
	if parts == 0 {
		return divideByAmounts(total, shares, rest, minor)
	}
	left := new(big.Rat).Sub(big.NewRat(1, 1), sum)
	if rest >= 0 && left.Sign() <= 0 || rest < 0 && left.Sign() != 0 {
		return nil, Refuse("split-parts", "asked", percentage(sum))
	}
	exact := make([]*big.Rat, len(shares))
	common := big.NewInt(1)
	for i, s := range shares {
		if exact[i] = s.Part; s.Rest {
			exact[i] = left
		}
		gcd := new(big.Int).GCD(nil, nil, common, exact[i].Denom())
		common.Mul(common, new(big.Int).Quo(exact[i].Denom(), gcd))
	}
	weights := make([]int64, len(shares))
	for i, part := range exact {
		w := new(big.Int).Mul(part.Num(), new(big.Int).Quo(common, part.Denom()))
		if !w.IsInt64() {
			return nil, Refuse("split-parts", "asked", percentage(sum))
		}
		weights[i] = w.Int64()
	}
	return SplitByWeights(total.Minor, weights)
}

func divideByAmounts(total Money, shares []Share, rest int, sum int64) ([]int64, error) {
	if sum > total.Minor || rest < 0 && sum != total.Minor || rest >= 0 && sum == total.Minor {
		return nil, Refuse("split-sum", "asked", Money{sum, total.Currency}, "total", total)
	}
	divided := make([]int64, len(shares))
	for i, s := range shares {
		if divided[i] = s.Amount.Minor; i == rest {
			divided[i] = total.Minor - sum
		}
	}
	return divided, nil
}

// percentage writes a part of 1, rounded only where it does not end.
func percentage(part *big.Rat) string {
	text := new(big.Rat).Mul(part, big.NewRat(100, 1)).FloatString(4)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".") + " %"
}

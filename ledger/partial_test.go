package ledger

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/uuid"
)

// Whatever the parts and their order, together they are what was recorded, in every
// currency and of every contract or invoice; and no part opens more than it gives back.
func TestPartsAreTheWhole(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		whole := 2 + r.Int64N(1000)
		if seed%10 == 0 {
			whole = math.MaxInt64 - r.Int64N(1000)
		}
		paid := whole - r.Int64N(whole)
		s := Standing{Recorded: &ExpenditureRecorded{
			Amount: Money{whole, "BYN"}, Original: Money{r.Int64N(math.MaxInt64), "USD"}, Functional: Money{1 + r.Int64N(3), "BYR"},
			Liquidates: []Liquidation{
				{Entry: 1, Stage: StageCommitted, Minor: paid, Terms: Terms{Number: "1"}},
				{Entry: 2, Stage: StageAccrued, Minor: whole - paid + 7, Rest: 7, Terms: Terms{Number: "2"}},
			},
		}}
		var original, functional int64
		opened := map[Revision]int64{}
		for at := Revision(1); s.Remains().Minor > 0; at++ {
			remains := s.Remains().Minor
			part := 1 + r.Int64N(remains)
			e := new(ExpenditureReversed)
			e.Amount.Currency = "BYN"
			s.take(e, part, uuid.Nil)
			if e.Whole != (part == remains) || e.Rest.Minor != remains-part || e.Original.Minor < 0 {
				t.Fatalf("seed %d: %d of %d taken: %+v", seed, part, remains, e)
			}
			rest := int64(0)
			for _, l := range e.Liquidates {
				opened[l.Entry] += l.Minor
				rest += l.Rest
			}
			if liquidated(e.Liquidates)-rest > part || rest > 0 && !e.Whole {
				t.Fatalf("seed %d: %d taken, %d opened with a rest of %d", seed, part, liquidated(e.Liquidates), rest)
			}
			original += e.Original.Minor
			functional += e.Functional.Minor
			s.Parts = append([]PartTaken{{By: Ref{"wb", at}, Event: e}}, s.Parts...)
		}
		o := s.Recorded
		if original != o.Original.Minor || functional != o.Functional.Minor ||
			opened[1] != o.Liquidates[0].Minor || opened[2] != o.Liquidates[1].Minor {
			t.Fatalf("seed %d: the parts of %+v sum to %d, %d and %v", seed, o, original, functional, opened)
		}
	}
}

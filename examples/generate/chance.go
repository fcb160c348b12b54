package main

import (
	"slices"
	"time"
)

// chance is splitmix64: the same numbers from the same seed, for good, whatever
// becomes of the standard library's generators.
type chance uint64

func (c *chance) next() uint64 {
	*c += 0x9e3779b97f4a7c15
	z := uint64(*c)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below is a number from 0 to n-1.
func (c *chance) below(n int64) int64 { return int64(c.next() % uint64(n)) }

// between is a number from a to b.
func (c *chance) between(a, b int64) int64 { return a + c.below(b-a+1) }

func oneOf[T any](c *chance, list []T) T { return list[c.below(int64(len(list)))] }

// split divides an amount in proportion to weights, by largest remainder: the parts
// sum to the whole.
func split(total int64, weights []int64) []int64 {
	var sum, given int64
	for _, w := range weights {
		sum += w
	}
	parts := make([]int64, len(weights))
	byRemainder := make([]int, len(weights))
	for i, w := range weights {
		parts[i] = total * w / sum
		given += parts[i]
		byRemainder[i] = i
	}
	slices.SortStableFunc(byRemainder, func(a, b int) int {
		return int(total*weights[b]%sum - total*weights[a]%sum)
	})
	for _, i := range byRemainder[:total-given] {
		parts[i]++
	}
	return parts
}

// uneven divides an amount into n parts that look like invoices.
func (c *chance) uneven(total int64, n int) []int64 {
	weights := make([]int64, n)
	for i := range weights {
		weights[i] = c.between(30, 100) * c.between(40, 100)
	}
	return split(total, weights)
}

func day(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}

func date(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err) // a constant of this program
	}
	return t
}

// workday is a day between two, rather a late one: offices pay at the end.
func (c *chance) workday(first, last time.Time) time.Time {
	days := int64(last.Sub(first).Hours())/24 + 1
	for {
		d := first.AddDate(0, 0, int(max(c.below(days), c.below(days))))
		if isWorkday(d) {
			return d
		}
	}
}

// before is a workday up to n days earlier.
func (c *chance) before(d time.Time, n int64) time.Time {
	for {
		if e := d.AddDate(0, 0, -int(c.between(0, n))); isWorkday(e) {
			return e
		}
	}
}

// holidays of Belarus that stand on a fixed day.
var holidays = []string{"01-01", "01-02", "01-07", "03-08", "05-01", "05-09", "07-03", "11-07", "12-25"}

func isWorkday(d time.Time) bool {
	return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday && !slices.Contains(holidays, d.Format("01-02"))
}

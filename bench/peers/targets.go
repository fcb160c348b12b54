package main

import (
	"fmt"
	"time"
)

// targetSize is the size that the targets are set for, on two processors.
const targetSize = 1_000_000

// A target is the most that something may take.
type target struct {
	name  string
	wall  time.Duration // 0 for none
	peak  int64         // bytes, 0 for none
	taken func(*trial) sample
}

var targets = []target{
	{"spend per month per source", 10 * time.Millisecond, 0, func(t *trial) sample { return median(t.asks["fundledger"]) }},
	{"a grouping of 6,600 groups, by line and month", 25 * time.Millisecond, 0, ofJob(jobLines)},
	{"a grouping of 6,600 groups, by three dimensions and month", 25 * time.Millisecond, 0, ofJob(jobThree)},
	{"by payee, 20,000 groups", 300 * time.Millisecond, 0, ofJob(jobPayee)},
	{"by document, a group each", 300 * time.Millisecond, 0, ofJob(jobDocument)},
	{"record one and ask again, both processes", 40 * time.Millisecond, 0, func(t *trial) sample { return median(t.records["fundledger"]) }},
	{"import of CSV", 2500 * time.Millisecond, 300 << 20, func(t *trial) sample { return median(t.loads["fundledger"]) }},
	{"rebuild of table, states, document keys and hashes", 1500 * time.Millisecond, 0, ofJob(jobRebuild)},
}

func ofJob(name string) func(*trial) sample {
	return func(t *trial) sample { return median(t.ours[name]) }
}

// beyondMost is how many bytes the ledger's file may have beyond its data, per expenditure.
const beyondMost = 130

func (r *results) targets() {
	r.say("\n## Targets at %s expenditures\n", grouped(targetSize))
	var t *trial
	for _, x := range r.trials {
		if x.n == targetSize {
			t = x
		}
	}
	if t == nil {
		r.say("Not measured in this run.")
		return
	}
	r.row("job", "target", "measured", "")
	r.row("---", "---:", "---:", "---")
	for _, x := range targets {
		m := x.taken(t)
		r.row(x.name, "≤ "+duration(x.wall), duration(m.wall), verdict(m.wall.Seconds(), x.wall.Seconds()))
		if x.peak > 0 {
			r.row(x.name+", memory", "≤ "+mebibytes(x.peak), mebibytes(m.peak), verdict(float64(m.peak), float64(x.peak)))
		}
	}
	beyond := t.size.beyond(t.n)
	r.row("ledger file beyond its data, per expenditure", fmt.Sprintf("≤ %d B", beyondMost), fmt.Sprintf("%d B", beyond), verdict(float64(beyond), beyondMost))
}

func verdict(measured, most float64) string {
	switch {
	case measured == 0:
		return "not measured"
	case measured <= most:
		return "reached"
	}
	return fmt.Sprintf("**not reached**: %.1f times the target", measured/most)
}

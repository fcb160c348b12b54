package main

import (
	"fmt"
	"strings"
	"time"
)

// targetSize is the size that the targets are set for, on two processors.
const targetSize = 1_000_000

// A target is the most that something may take.
type target struct {
	name  string
	wall  time.Duration
	peak  int64 // bytes, 0 for none
	taken func(*trial) sample
	why   string // where the time goes: said when the target is not reached
}

var targets = []target{
	{name: "spend per month per source", wall: 10 * time.Millisecond, taken: ofPeers((*trial).askSamples)},
	{name: "a grouping of 6,600 groups, by line and month", wall: 25 * time.Millisecond, taken: ofJob(jobLines)},
	{name: "a grouping of 6,600 groups, by three dimensions and month", wall: 25 * time.Millisecond, taken: ofJob(jobThree)},
	{name: "by payee, 20,000 groups", wall: 300 * time.Millisecond, taken: ofJob(jobPayee)},
	{
		name: "by document, a group each", wall: 300 * time.Millisecond, taken: ofJob(jobDocument),
		why: "a million lines of CSV are sorted by document and written",
	},
	{
		name: "record one and ask again, both processes", wall: 40 * time.Millisecond, taken: ofPeers((*trial).recordSamples),
		why: "two starts of the program, and a write that the disk must confirm",
	},
	{
		name: "import of CSV", wall: 2500 * time.Millisecond, peak: 300 << 20, taken: ofPeers((*trial).loadSamples),
		why: "reading, deciding, encoding and writing share two processors, and the log is copied into the file at the end",
	},
	{
		name: "rebuild of table, states, document keys and hashes", wall: 1500 * time.Millisecond, taken: ofJob(jobRebuild),
		why: "SQLite reads on one processor; decoding and hashing take the other",
	},
}

func (t *trial) askSamples() []sample    { return t.asks["fundledger"] }
func (t *trial) recordSamples() []sample { return t.records["fundledger"] }
func (t *trial) loadSamples() []sample   { return t.loads["fundledger"] }

func ofPeers(samples func(*trial) []sample) func(*trial) sample {
	return func(t *trial) sample { return median(samples(t)) }
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
		r.row(x.name, "≤ "+duration(x.wall), duration(m.wall), because(verdict(m.wall.Seconds(), x.wall.Seconds()), x.why))
		if x.peak > 0 {
			r.row(x.name+", memory", "≤ "+mebibytes(x.peak), mebibytes(m.peak), verdict(float64(m.peak), float64(x.peak)))
		}
	}
	r.row("start of the program, which every job above takes too", "", duration(ofJob(jobStart)(t).wall), "")
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

// because adds the reason where a target is not reached.
func because(verdict, why string) string {
	if why == "" || !strings.Contains(verdict, "**") {
		return verdict
	}
	return verdict + ": " + why
}

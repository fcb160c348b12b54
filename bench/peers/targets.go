package main

import (
	"fmt"
	"strings"
	"time"
)

// targetSize is the size that the targets are set for, on two processors.
const targetSize = 1_000_000

// The targets were set on another machine, on which SQLite took this long for the
// same jobs. Where it takes longer, the machine is slower by as much.
const (
	askedThere  = 650 * time.Millisecond  // GROUP BY of month and source: 0.58-0.72 s
	loadedThere = 1900 * time.Millisecond // .import of flat rows
)

// paces are how many times as long SQLite takes here as it took there, for what
// reads and for what writes; 1 where it was not measured.
func (t *trial) paces() (reads, writes float64) {
	pace := func(samples []sample, there time.Duration) float64 {
		if m := median(samples).wall; m > 0 {
			return m.Seconds() / there.Seconds()
		}
		return 1
	}
	name := sqliteGroupBy().name
	return pace(t.asks[name], askedThere), pace(t.loads[name], loadedThere)
}

// A target is the most that something may take.
type target struct {
	name  string
	wall  time.Duration
	peak  int64 // bytes, 0 for none
	taken func(*trial) sample
	write bool   // goes by the pace of writing
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
		name: "record one and ask again, both processes", wall: 40 * time.Millisecond, taken: ofPeers((*trial).recordSamples), write: true,
		why: "two starts of the program, and a write that the disk must confirm",
	},
	{
		name: "import of CSV", wall: 2500 * time.Millisecond, peak: 300 << 20, taken: ofPeers((*trial).loadSamples), write: true,
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
	reads, writes := t.paces()
	r.say("The targets were set on another machine. There SQLite took %s for its GROUP BY and %s for its `.import` of flat rows;",
		duration(askedThere), duration(loadedThere))
	r.say("here it took %.1f and %.1f times as long. *By pace* is what was measured, divided by that.\n", reads, writes)
	r.row("job", "target", "measured", "by pace", "")
	r.row("---", "---:", "---:", "---:", "---")
	for _, x := range targets {
		m, pace := x.taken(t), reads
		if x.write {
			pace = writes
		}
		there := time.Duration(float64(m.wall) / pace)
		r.row(x.name, "≤ "+duration(x.wall), duration(m.wall), duration(there), because(verdict(m.wall, there, x.wall), x.why))
		if x.peak > 0 {
			r.row(x.name+", memory", "≤ "+mebibytes(x.peak), mebibytes(m.peak), "", verdict(m.peak, m.peak, x.peak))
		}
	}
	start := ofJob(jobStart)(t).wall
	r.row("start of the program, which every job above takes too", "", duration(start), duration(time.Duration(float64(start)/reads)), "")
	beyond := t.size.beyond(t.n)
	r.row("ledger file beyond its data, per expenditure", fmt.Sprintf("≤ %d B", beyondMost), fmt.Sprintf("%d B", beyond), "", verdict(beyond, beyond, beyondMost))
}

func verdict[N ~int64](here, byPace, most N) string {
	times := func(n N) float64 { return float64(n) / float64(most) }
	switch {
	case here == 0:
		return "not measured"
	case here <= most:
		return "reached"
	case byPace <= most:
		return fmt.Sprintf("**not reached** here: %.1f times the target; reached by pace", times(here))
	}
	return fmt.Sprintf("**not reached**: %.1f times the target, %.1f times by pace", times(here), times(byPace))
}

// because adds the reason where a target is not reached.
func because(verdict, why string) string {
	if why == "" || !strings.Contains(verdict, "**") {
		return verdict
	}
	return verdict + ": " + why
}

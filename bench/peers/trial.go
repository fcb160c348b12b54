package main

import (
	"fmt"
	"log"
	"maps"
	"path/filepath"
	"time"

	"github.com/fundledger/fundledger/bench/dataset"
)

// A trial is all that is measured at one size.
type trial struct {
	n        int
	at       site
	program  string
	rounds   int
	skipSlow bool

	peers   []*peer
	absent  []string
	loads   map[string][]sample // by peer
	asks    map[string][]sample
	records map[string][]sample // record one and ask again: both processes
	jobs    []job
	ours    map[string][]sample // by job
	size    size
}

// enough is the time after which a job is not run again, if it ran three times. What
// took twice as long is not run again in any case.
const enough = 30 * time.Second

func (t *trial) run() error {
	t.loads, t.asks = map[string][]sample{}, map[string][]sample{}
	t.records, t.ours = map[string][]sample{}, map[string][]sample{}
	set := dataset.Set{N: t.n, Seed: 1}
	log.Printf("%d expenditures: writing the files", t.n)
	if err := set.Write(t.at.dir); err != nil {
		return err
	}
	t.at.env = []string{
		"LC_ALL=C.UTF-8", "FUNDLEDGER_LEDGER=" + ourLedger, "XDG_CACHE_HOME=" + filepath.Join(t.at.dir, ourCache),
		"FUNDLEDGER_ACTOR=bench",
	}
	for _, p := range []*peer{ours(t.program), hledger(), plainLedger(), sqliteGroupBy(), sqliteProjection(), duckdb()} {
		if err := p.found(); err != nil {
			log.Printf("%s is not here: left out", p.name)
			t.absent = append(t.absent, p.name)
			continue
		}
		if p.slow && t.skipSlow {
			continue
		}
		t.peers = append(t.peers, p)
	}
	for _, measure := range []func(dataset.Set) error{t.load, t.askInTurn, t.recordInTurn, t.doJobs} {
		if err := measure(set); err != nil {
			return fmt.Errorf("%d expenditures: %w", t.n, err)
		}
	}
	// The cache is there for certain only when reports have been asked for.
	size, err := measureSize(t.at)
	t.size.cache = size.cache
	return err
}

// load makes everybody's files. Ours are made in every round; of our commands the
// last one is measured, which is the import of the expenditures.
func (t *trial) load(dataset.Set) error {
	for _, p := range t.peers {
		log.Printf("loading %s", p.name)
		us := p == t.peers[0]
		for round := range t.rounds {
			if !us && round > 0 {
				break
			}
			if us {
				if err := forget(t.at); err != nil {
					return err
				}
			}
			var last sample
			for _, c := range p.load {
				var err error
				if last, err = t.at.run(c, new(lineCounter)); err != nil {
					return err
				}
			}
			if !p.slow { // those copy a file, no more
				t.loads[p.name] = append(t.loads[p.name], last)
			}
			if us && satisfied(t.loads[p.name]) {
				break
			}
		}
	}
	size, err := measureSize(t.at)
	t.size = size
	return err
}

func (t *trial) askInTurn(set dataset.Set) error {
	log.Print("asking in turn: spend per month per source")
	right := set.Spend()
	return t.inTurn(t.asks, func(p *peer, _ int) (sample, error) { return p.answer(t.at, nil, right) })
}

func (t *trial) recordInTurn(set dataset.Set) error {
	log.Print("recording one and asking again, in turn")
	right := set.Spend()
	return t.inTurn(t.records, func(p *peer, round int) (sample, error) {
		after := maps.Clone(right)
		after[addedMonth+" "+addedSource] += int64(round+1) * addedMinor
		return p.answer(t.at, p.record(round+1), after)
	})
}

// inTurn lets the peers run one after the other, round by round.
func (t *trial) inTurn(to map[string][]sample, run func(p *peer, round int) (sample, error)) error {
	for round := range t.rounds {
		for _, p := range t.peers {
			if satisfied(to[p.name]) {
				continue
			}
			took, err := run(p, round)
			if err != nil {
				return err
			}
			to[p.name] = append(to[p.name], took)
		}
	}
	return nil
}

func (t *trial) doJobs(dataset.Set) error {
	// What was recorded since is a document of its own.
	recorded := len(t.records[t.peers[0].name])
	t.jobs = jobs(t.program, t.n+recorded)
	for _, j := range t.jobs {
		log.Printf("fundledger: %s", j.name)
		samples, err := measureJob(t.at, j, t.rounds)
		if err != nil {
			return err
		}
		t.ours[j.name] = samples
	}
	return nil
}

func satisfied(samples []sample) bool {
	var sum time.Duration
	for _, s := range samples {
		sum += s.wall
	}
	return len(samples) >= 3 && sum > enough || sum > 2*enough
}

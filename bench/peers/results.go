package main

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// results are written as Markdown, for people.
type results struct {
	rounds int
	trials []*trial
	b      strings.Builder
}

func (r *results) markdown() string {
	r.say("# Speed and size\n")
	r.say("Written by `make bench-peers`; do not edit. Whole processes, from start to the end of their output, in turn;")
	r.say("medians of up to %d runs (fewer where they take long; one of what takes a minute). Every answer of every run was compared with the right one.\n", r.rounds)
	r.say("- Machine: %s", machine())
	if commit, err := exec.Command("git", "describe", "--always", "--dirty").Output(); err == nil {
		r.say("- Source: commit `%s`", strings.TrimSpace(string(commit)))
	}
	r.say("- Data: `bench/gen`, seed 1: five sources (four in BYN, one in USD), 100 lines, 20,000 payees, payments in any order")
	r.say("  from 2016-07-01 to 2021-12-31, twelve columns")
	r.versions()
	r.targets()
	r.peerTable("Spend per month per source", "The files are loaded, the caches are there. ×N: times as long as fundledger takes.",
		func(t *trial) map[string][]sample { return t.asks })
	r.peerTable("Record one expenditure and ask again", "Two processes: one that records, and one that answers with it. fundledger and the databases wait until the disk has it; the line at a journal's end is only written.",
		func(t *trial) map[string][]sample { return t.records })
	r.peerTable("Load the expenditures",
		"fundledger reads CSV, checks every row against its ledger, and writes entries durably; up to 50,000 rows it brings its cache up to date, beyond that the next command does. The databases take flat rows unchecked. hledger and ledger load at every question.",
		func(t *trial) map[string][]sample { return t.loads })
	r.ourTable()
	r.sizeTable()
	r.commands()
	r.b.WriteString(hidden)
	return r.b.String()
}

const hidden = `
## What this comparison hides

- hledger and ledger read a journal that a human edits, in full, for every answer: that is their point, not a
  mistake. They check balances and assertions on the way. fundledger and the databases read what was prepared.
- SQLite and DuckDB are asked one question about flat rows. Nothing there refuses a payment beyond its line, knows
  a document again, keeps what was known before, or can be audited. The maintained projection answers this question
  only; each other grouping would need a trigger of its own.
- The files are in the operating system's memory; a first read from a disk takes the disk's time on top.
- The data is made up and even: every line, month and payee has about as many payments as any other.
- The paces by which figures are carried to the machine of the targets are those of two jobs of SQLite: one that
  reads, one that writes. Other jobs may differ more or less between the machines.
- Medians hide the spread. fundledger imports and rebuilds on two processors, and DuckDB answers on all; the others
  use one.
- The peak of memory is that of the process as Linux counts it, with pages of mapped cache files that it touched.
`

func (r *results) say(format string, args ...any) {
	fmt.Fprintf(&r.b, format+"\n", args...)
}

func (r *results) versions() {
	seen := map[string]bool{}
	var absent []string
	for _, t := range r.trials {
		for _, p := range t.peers {
			if !seen[p.program] {
				r.say("- %s: `%s`", strings.Fields(p.name)[0], p.versionText())
			}
			seen[p.program] = true
		}
		absent = t.absent
	}
	if len(absent) > 0 {
		r.say("- Not installed, so left out: %s", strings.Join(absent, ", "))
	}
}

// peerTable has a row for each peer and a column for each size.
func (r *results) peerTable(title, about string, of func(*trial) map[string][]sample) {
	r.say("\n## %s\n\n%s\n", title, about)
	r.head("program", "")
	var names []string
	abouts := map[string]string{}
	for _, t := range r.trials {
		for _, p := range t.peers {
			if !slices.Contains(names, p.name) {
				names = append(names, p.name)
			}
			abouts[p.name] = p.about
		}
	}
	for _, name := range names {
		if !slices.ContainsFunc(r.trials, func(t *trial) bool { return len(of(t)[name]) > 0 }) {
			continue
		}
		cells := []string{name, abouts[name]}
		for _, t := range r.trials {
			cells = append(cells, against(of(t)[name], of(t)["fundledger"]))
		}
		r.row(cells...)
	}
}

func against(samples, ours []sample) string {
	if len(samples) == 0 {
		return "not run"
	}
	m, us := median(samples).wall, median(ours).wall
	return fmt.Sprintf("%s ×%s", duration(m), ratio(m, us))
}

func (r *results) ourTable() {
	r.say("\n## What else fundledger does\n")
	r.head("job", "")
	row := func(name string, command command, of func(*trial) []sample, peak bool) {
		cells := []string{name, "`" + command.shell() + "`"}
		for _, t := range r.trials {
			m := median(of(t))
			text := duration(m.wall)
			if peak && m.peak > 0 {
				text += ", " + mebibytes(m.peak)
			}
			cells = append(cells, text)
		}
		r.row(cells...)
	}
	first := r.trials[0]
	row("import", importCommand(first.program), func(t *trial) []sample { return t.loads["fundledger"] }, true)
	for i, j := range first.jobs {
		peak := j.name == jobRebuild || j.name == jobAgain || j.name == jobFirst
		row(j.name, j.command, func(t *trial) []sample { return t.ours[t.jobs[i].name] }, peak)
	}
	r.say("\nBeside times of jobs that read everything stands the peak of memory.")
}

func (r *results) sizeTable() {
	r.say("\n## Size\n")
	r.head("", "")
	for _, line := range []struct {
		name, about string
		of          func(*trial) string
	}{
		{"ledger file", "MiB", func(t *trial) string { return mebibytes(t.size.file) }},
		{"data of all events", "MiB", func(t *trial) string { return mebibytes(t.size.data) }},
		{"beyond the data", "bytes per expenditure", func(t *trial) string { return fmt.Sprint(t.size.beyond(t.n)) }},
		{"cache", "MiB; can be thrown away", func(t *trial) string { return mebibytes(t.size.cache) }},
	} {
		cells := []string{line.name, line.about}
		for _, t := range r.trials {
			cells = append(cells, line.of(t))
		}
		r.row(cells...)
	}
}

// beyond is what the file has more than the data of its events, in bytes per expenditure.
func (s size) beyond(n int) int64 { return (s.file - s.data) / int64(n) }

func (r *results) commands() {
	t := r.trials[0]
	r.say("\n## Commands\n\nIn a folder that `go run ./bench/gen -n %d -dir .` filled. `%s` is `ours.db`, its cache lies beside it.\n", t.n, "$FUNDLEDGER_LEDGER")
	r.say("```")
	for _, p := range t.peers {
		r.say("# %s: load, ask, record", p.name)
		for _, c := range slices.Concat(p.load, []command{p.ask}, p.record(1)) {
			line := c.shell()
			if c.stdin != "" {
				line += " <<'EOF'\n" + strings.TrimRight(c.stdin, "\n") + "\nEOF"
			}
			r.say("%s", line)
		}
	}
	r.say("```")
}

// head starts a table with two columns and one for each size.
func (r *results) head(titles ...string) {
	cells := titles
	for _, t := range r.trials {
		cells = append(cells, grouped(t.n))
	}
	r.row(cells...)
	rule := slices.Repeat([]string{"---"}, len(titles))
	for range r.trials {
		rule = append(rule, "---:")
	}
	r.row(rule...)
}

func (r *results) row(cells ...string) {
	for i := range cells {
		cells[i] = strings.ReplaceAll(cells[i], "|", `\|`)
	}
	r.say("| %s |", strings.Join(cells, " | "))
}

func duration(d time.Duration) string {
	switch {
	case d < 10*time.Millisecond:
		return fmt.Sprintf("%.1f ms", d.Seconds()*1e3)
	case d < time.Second:
		return fmt.Sprintf("%.0f ms", d.Seconds()*1e3)
	}
	return fmt.Sprintf("%.2f s", d.Seconds())
}

func ratio(a, b time.Duration) string {
	if b == 0 {
		return "?"
	}
	if q := a.Seconds() / b.Seconds(); q < 10 {
		return fmt.Sprintf("%.1f", q)
	} else {
		return grouped(int(q + 0.5))
	}
}

func mebibytes(n int64) string { return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20)) }

// grouped writes a number with its thousands apart.
func grouped(n int) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

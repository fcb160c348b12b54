package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/fundledger/fundledger/bench/dataset"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/sqlitestore"
)

const (
	ourLedger = "ours.db"
	ourCache  = "ours-cache"
)

func ours(program string) *peer {
	return &peer{
		name: "fundledger", about: "a ledger, through its cache, caught up", program: program, version: []string{"version"},
		load: []command{
			fundledger(program, "init", "--name", "bench"),
			fundledger(program, "import", dataset.SourcesFile),
			fundledger(program, "import", dataset.AllocationsFile),
			importCommand(program),
		},
		ask: report(program, "--by", "source", "--every", "month"),
		parse: func(out []byte) (dataset.Answer, error) {
			_, out = cutLine(out) // the headings
			return parseRows(out, ",", func(cells []string) (string, string, string) { return cells[0], cells[1], cells[3] })
		},
		record: func(n int) []command {
			return []command{fundledger(program, "expenditure", "record", addedSource+"/"+addedLine,
				"--amount", addedAmount, "--date", addedMonth+"-15", "--document", fmt.Sprintf("ADDED-%04d", n),
				"--document-date", addedMonth+"-15", "--category", "goods")}
		},
	}
}

func fundledger(program string, args ...string) command {
	return command{args: append([]string{program}, args...)}
}

func importCommand(program string) command {
	return fundledger(program, "import", dataset.ExpendituresFile, "-O", "json")
}

func report(program string, args ...string) command {
	return fundledger(program, append([]string{"report", "spend", "-p", dataset.Span, "-O", "csv"}, args...)...)
}

func cutLine(out []byte) (line, rest []byte) {
	for i, c := range out {
		if c == '\n' {
			return out[:i], out[i+1:]
		}
	}
	return out, nil
}

// A job is something that only we do, or do in a way that has no equal.
type job struct {
	name    string
	before  func(at site) error // makes the state that it starts from, unmeasured
	command command
	lines   int // that it must print; 0 for any number
}

// Jobs that the results single out.
const (
	jobStart    = "start and say the version"
	jobAgain    = "import the same file again"
	jobRebuild  = "rebuild all that is derived"
	jobFirst    = "first report without a cache"
	jobLines    = "spend by line and month"
	jobThree    = "spend by component, region, category and month"
	jobPayee    = "spend by payee"
	jobDocument = "spend by document"
)

// jobs in the order they are run in. The ledger is loaded, its cache is there.
func jobs(program string, n int) []job {
	return []job{
		{name: jobStart, command: fundledger(program, "version")},
		{name: jobAgain, command: importCommand(program)},
		{name: jobRebuild, command: fundledger(program, "projection", "rebuild")},
		{name: jobFirst, command: report(program, "--by", "source", "--every", "month"), before: func(at site) error {
			return os.RemoveAll(filepath.Join(at.dir, ourCache))
		}},
		{name: jobLines, command: report(program, "--by", "line", "--every", "month")},
		{name: jobThree, command: report(program, "--by", "component,region,category", "--every", "month")},
		{name: "by region and quarter, where component=networks", command: report(program, "--by", "region", "--every", "quarter", "--where", "component=networks")},
		{name: jobPayee, command: report(program, "--by", "payee")},
		{name: jobDocument, command: report(program, "--by", "document"), lines: n + 1},
		{name: "execution by line", command: fundledger(program, "report", "execution", "-p", "2021", "--by", "source,line", "-O", "csv")},
	}
}

// forget removes our ledger and its cache.
func forget(at site) error {
	for _, name := range []string{ourLedger, ourLedger + "-wal", ourLedger + "-shm", ourCache} {
		if err := os.RemoveAll(filepath.Join(at.dir, name)); err != nil {
			return err
		}
	}
	return nil
}

// A size is what the ledger takes on disk.
type size struct {
	file, data, cache int64 // bytes
	entries           int64
}

// measureSize adds up the bytes of all events' data, as they are stored.
func measureSize(at site) (size, error) {
	path := filepath.Join(at.dir, ourLedger)
	info, err := os.Stat(path)
	if err != nil {
		return size{}, err
	}
	s := size{file: info.Size()}
	store, err := sqlitestore.Open(path)
	if err != nil {
		return size{}, err
	}
	defer store.Close()
	_, err = store.Read(context.Background(), "", "", func(r ledger.Record) error {
		s.data += int64(len(r.Data))
		s.entries++
		return nil
	})
	if err != nil {
		return size{}, err
	}
	return s, filepath.Walk(filepath.Join(at.dir, ourCache), func(_ string, info os.FileInfo, err error) error {
		if err == nil && info.Mode().IsRegular() {
			s.cache += info.Size()
		}
		return err
	})
}

// measureJob runs a job some rounds.
func measureJob(at site, j job, rounds int) ([]sample, error) {
	var samples []sample
	for range rounds {
		if j.before != nil {
			if err := j.before(at); err != nil {
				return nil, err
			}
		}
		var lines lineCounter
		took, err := at.run(j.command, io.Writer(&lines))
		if err != nil {
			return nil, err
		}
		if j.lines > 0 && int(lines) != j.lines {
			return nil, fmt.Errorf("%s printed %d lines, not %d", j.command.shell(), lines, j.lines)
		}
		samples = append(samples, took)
	}
	return samples, nil
}

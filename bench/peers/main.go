// Peers puts the same question to fundledger and to programs that people use for
// it otherwise, over the same made-up money, and measures what else fundledger
// does. It writes what it found, and how to find it again, as Markdown.
//
//	go build -o fundledger . && go run ./bench/peers -program ./fundledger -out bench/RESULTS.md
//
// Every run is a process of its own, from start to the end of its output; the
// programs take turns. Every answer is compared with the right one, in every run.
// Programs that are not installed are left out, and the results say so.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	log.SetFlags(log.Ltime)
	log.SetPrefix("peers: ")
	program := flag.String("program", "./fundledger", "the fundledger to measure")
	sizes := flag.String("sizes", "10000,100000,1000000", "numbers of expenditures, with commas")
	rounds := flag.Int("rounds", 5, "runs of each job, of which the median counts")
	out := flag.String("out", "", "file for the results; else stdout")
	dir := flag.String("dir", "", "folder for data and ledgers, kept; else a temporary one")
	slowMost := flag.Int("slow-most", 1_000_000, "most expenditures that are put to hledger and ledger")
	flag.Parse()
	if flag.NArg() > 0 || *rounds < 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*program, *sizes, *out, *dir, *rounds, *slowMost); err != nil {
		log.Fatal(err)
	}
}

func run(program, sizes, out, dir string, rounds, slowMost int) error {
	program, err := filepath.Abs(program)
	if err != nil {
		return err
	}
	if dir == "" {
		if dir, err = os.MkdirTemp("", "fundledger-peers-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return err
	}
	r := &results{rounds: rounds}
	for text := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(strings.ReplaceAll(text, "_", ""))
		if err != nil || n < 1 {
			return fmt.Errorf("not a number of expenditures: %q", text)
		}
		folder := filepath.Join(dir, text)
		if err := os.RemoveAll(folder); err != nil {
			return err
		}
		t := &trial{n: n, at: site{dir: folder}, program: program, rounds: rounds, skipSlow: n > slowMost}
		if err := t.run(); err != nil {
			return err
		}
		r.trials = append(r.trials, t)
	}
	text := r.markdown()
	if out == "" {
		_, err = os.Stdout.WriteString(text)
		return err
	}
	return os.WriteFile(out, []byte(text), 0o644)
}

// Gen writes a set of made-up expenditures for fundledger, hledger, ledger and
// databases into a folder: see package dataset.
//
//	go run ./bench/gen -n 1000000 -dir /tmp/million
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/fundledger/fundledger/bench/dataset"
)

func main() {
	n := flag.Int("n", 10_000, "how many expenditures")
	seed := flag.Uint64("seed", 1, "what they grow from")
	dir := flag.String("dir", "", "folder for the files, made where there is none")
	flag.Parse()
	if *dir == "" || *n < 0 || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := (dataset.Set{N: *n, Seed: *seed}).Write(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

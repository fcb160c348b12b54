// Generate makes the payments and allocations of the sample ledger from a seed, so
// that they add up to what is known and otherwise look like what offices have:
// amounts with kopecks, orders numbered by their issuers, days on which banks work.
//
//	go run ./generate FOLDER
//
// The same program makes the same files, byte for byte.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: generate FOLDER")
		os.Exit(2)
	}
	for name, content := range files() {
		if err := os.WriteFile(filepath.Join(os.Args[1], name), content, 0o644); err != nil {
			fmt.Fprintln(os.Stderr, "generate:", err)
			os.Exit(1)
		}
	}
}

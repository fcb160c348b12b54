// Fundledger keeps a funding ledger: see package cli for the commands.
package main

import (
	"os"
	_ "time/tzdata" // a ledger's zone is known also where the system has no tables

	"github.com/fundledger/fundledger/cli"
)

func main() { os.Exit(cli.Main(os.Args, os.Stdin, os.Stdout, os.Stderr, os.Getenv)) }

// Fundledger keeps a funding ledger: see package cli for the commands.
package main

import (
	"os"

	"github.com/fundledger/fundledger/cli"
)

func main() { os.Exit(cli.Main(os.Args, os.Stdin, os.Stdout, os.Stderr, os.Getenv)) }

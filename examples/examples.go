// Package examples holds sample ledgers as the files that they are imported from:
// what the program demonstrates itself with, and what its tests import.
//
// The sample of health digitalisation in Belarus is made by the program in
// generate, from a seed and a table of what it must add up to; a test checks that
// the files are the ones it makes. Its README says what in it is fact and what is
// made up.
package examples

import (
	"embed"
	"io/fs"
)

//go:generate go run ./generate belarus-ehealth

//go:embed belarus-ehealth
var files embed.FS

// BelarusEHealth returns the files of the sample: CSV, profiles and its README.
func BelarusEHealth() fs.FS {
	sub, err := fs.Sub(files, "belarus-ehealth")
	if err != nil {
		panic(err) // the name is valid
	}
	return sub
}

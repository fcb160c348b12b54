package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"strconv"
	"strings"

	"github.com/fundledger/fundledger/bench/dataset"
)

// A peer is a program that can tell what was spent per month and source. Its
// files lie in the site's folder.
type peer struct {
	name    string
	about   string // what it answers from
	program string
	version []string // arguments that print it
	slow    bool     // reads everything again for every answer

	load  []command // makes what it answers from; nothing where it reads the data file
	ask   command
	parse func(out []byte) (dataset.Answer, error)
	// record adds one expenditure, the nth that is added, to what the peer keeps.
	record func(n int) []command
}

// The expenditure that is recorded, again and again, before asking again.
const (
	addedMonth  = "2018-07"
	addedSource = "local-grodno"
	addedLine   = "networks/grodno"
	addedMinor  = 12345
	addedAmount = "123.45"
)

// found is the program's path, or an error that says that it is not here.
func (p *peer) found() error {
	path, err := exec.LookPath(p.program)
	if err != nil {
		return err
	}
	p.program = path
	return nil
}

// versionText is the first line that the program prints about itself.
func (p *peer) versionText() string {
	out, err := exec.Command(p.program, p.version...).Output()
	if err != nil {
		return "unknown version"
	}
	line, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	if len(line) > 60 {
		line, _, _ = strings.Cut(line, " ")
	}
	return line
}

// answer runs the question and holds what comes against what is right.
func (p *peer) answer(at site, before []command, right dataset.Answer) (sample, error) {
	var out bytes.Buffer
	took, err := at.runAll(append(before, p.ask), &out)
	if err != nil {
		return took, err
	}
	got, err := p.parse(out.Bytes())
	if err != nil {
		return took, fmt.Errorf("%s: %w", p.name, err)
	}
	for key, minor := range right {
		if got[key] != minor {
			return took, fmt.Errorf("%s answers %d for %s, not %d", p.name, got[key], key, minor)
		}
	}
	if len(got) != len(right) {
		return took, fmt.Errorf("%s has %d sums, not %d", p.name, len(got), len(right))
	}
	return took, nil
}

// minorUnits reads an amount with two decimals.
func minorUnits(amount string) (int64, error) {
	whole, cents, ok := strings.Cut(amount, ".")
	if !ok {
		cents = "00"
	}
	for len(cents) < 2 {
		cents += "0"
	}
	minor, err := strconv.ParseInt(whole+cents, 10, 64)
	if err != nil || len(cents) != 2 {
		return 0, fmt.Errorf("not an amount: %q", amount)
	}
	return minor, nil
}

package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"github.com/fundledger/fundledger/bench/dataset"
)

// hledger and ledger read one journal; each has its own copy, because one more
// expenditure is written to its end.

func hledger() *peer {
	const journal = "hledger.journal"
	return &peer{
		name: "hledger", about: "a journal", program: "hledger", version: []string{"--version"}, slow: true,
		load: []command{{args: []string{"cp", dataset.JournalFile, journal}}},
		ask: command{args: []string{
			"hledger", "-f", journal, "balance", "spent:", "--depth", "2", "--monthly", "--no-total", "-O", "csv",
		}},
		parse:  parseHledger,
		record: func(n int) []command { return appendTo(journal, n) },
	}
}

func plainLedger() *peer {
	const journal = "ledger.journal"
	return &peer{
		name: "ledger", about: "a journal", program: "ledger", version: []string{"--version"}, slow: true,
		load: []command{{args: []string{"cp", dataset.JournalFile, journal}}},
		ask: command{args: []string{
			"ledger", "-f", journal, "register", "^spent:", "--monthly", "--depth", "2",
			"--format", `%(format_date(date,"%Y-%m"))|%(account)|%(quantity(amount))\n`,
		}},
		parse: func(out []byte) (dataset.Answer, error) {
			return parseRows(out, "|", func(cells []string) (string, string, string) {
				return cells[0], strings.TrimPrefix(cells[1], "spent:"), cells[2]
			})
		},
		record: func(n int) []command { return appendTo(journal, n) },
	}
}

func appendTo(journal string, n int) []command {
	return []command{{
		args: []string{"tee", "-a", journal},
		stdin: fmt.Sprintf("%s-15 (ADDED-%04d) Supplier 00000\n    spent:%s:%s  %s BYN\n    paid from:%s\n\n",
			addedMonth, n, addedSource, addedLine, addedAmount, addedSource),
	}}
}

// parseHledger reads a table with accounts down and months across.
func parseHledger(out []byte) (dataset.Answer, error) {
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("no table")
	}
	a := dataset.Answer{}
	for _, row := range rows[1:] {
		for i, cell := range row[1:] {
			amount, _, _ := strings.Cut(cell, " ")
			if amount == "0" {
				continue
			}
			minor, err := minorUnits(amount)
			if err != nil {
				return nil, err
			}
			a[rows[0][i+1]+" "+strings.TrimPrefix(row[0], "spent:")] += minor
		}
	}
	return a, nil
}

// parseRows reads lines of cells; pick finds month, source and amount in them.
func parseRows(out []byte, separator string, pick func(cells []string) (month, source, amount string)) (dataset.Answer, error) {
	a := dataset.Answer{}
	for line := range strings.Lines(string(out)) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), separator)
		if len(cells) < 3 {
			return nil, fmt.Errorf("not an answer: %q", line)
		}
		month, source, amount := pick(cells)
		minor, err := minorUnits(amount)
		if err != nil {
			return nil, err
		}
		a[month+" "+source] += minor
	}
	return a, nil
}

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

var folder = filepath.Join("..", "belarus-ehealth")

func TestCommittedFilesAreTheGeneratedOnes(t *testing.T) {
	for name, want := range files() {
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what the generator makes: run go generate ./examples", name)
		}
	}
}

// What the sample must add up to, computed from the payments themselves.
func TestPaymentsAddUp(t *testing.T) {
	c := chance(2018)
	byn, usd := roubles(&c), dollars(&c)

	var firstHalf int64
	years := map[int]int64{}
	for _, p := range byn {
		if p.amount <= 0 {
			t.Fatalf("%+v: amount", p)
		}
		if p.tagged {
			years[p.value.Year()] += p.amount
		}
		if p.tagged && p.value.Year() == 2018 && p.value.Month() <= time.June {
			firstHalf += p.amount
		}
		if year := filepath.Base(p.line); year != p.value.Format("2006") {
			t.Errorf("%s paid from line %s", p.value.Format(time.DateOnly), p.line)
		}
		if !isWorkday(p.value) || p.dated.After(p.value) || p.value.Before(day(2016, time.July, 1)) {
			t.Errorf("%s of %s debited on %s", p.number, p.dated, p.value)
		}
	}
	if firstHalf != 8_000_000_00 {
		t.Errorf("2018H1 is %s, want 8000000.00", decimal(firstHalf))
	}
	for year := 2018; year <= 2021; year++ {
		if years[year] <= years[year-1] {
			t.Errorf("%d is not more than %d", year, year-1)
		}
	}

	lines := map[string]int64{}
	for _, p := range usd {
		lines[p.line] += p.amount
		if p.tagged && p.value.Year() < 2019 {
			t.Errorf("health IT from the loan in %s", p.value.Format(time.DateOnly))
		}
	}
	if lines["fees"] != 312_500_00 {
		t.Errorf("front-end fee %s", decimal(lines["fees"]))
	}
	var allotted int64
	for _, l := range loan {
		allotted += l.allotted
		if lines[l.path] > l.allotted {
			t.Errorf("%s: paid %s of %s", l.path, decimal(lines[l.path]), decimal(l.allotted))
		}
	}
	if allotted != 125_000_000_00 {
		t.Errorf("the loan is %s", decimal(allotted))
	}
}

// An institution gives a number once a year; the lines of one order share it.
func TestDocumentsAreNumberedOnce(t *testing.T) {
	type order struct {
		issuer, number string
		year           int
		line           int
	}
	c := chance(2018)
	seen := map[order]bool{}
	totals := map[order]int64{}
	for _, p := range append(roubles(&c), dollars(&c)...) {
		o := order{p.issuer, p.number, p.dated.Year(), p.docLine}
		if seen[o] {
			t.Errorf("%+v twice", o)
		}
		seen[o] = true
		if p.docLine > 0 {
			o.line = 0
			totals[o] += p.amount - p.docTotal/3
		}
	}
	for o, rest := range totals {
		if rest < 0 || rest > 2 { // each third is rounded down
			t.Errorf("%+v: lines do not add up to the order", o)
		}
	}
}

func TestSplitSumsToTheWhole(t *testing.T) {
	c := chance(1)
	for range 200 {
		total := c.between(0, 1_000_000_000)
		var sum int64
		for _, part := range c.uneven(total, int(c.between(1, 12))) {
			sum += part
		}
		if sum != total {
			t.Fatalf("parts of %d sum to %d", total, sum)
		}
	}
}

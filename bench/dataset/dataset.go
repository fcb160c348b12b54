// Package dataset makes up a ledger's worth of expenditures for measurements: the
// same for the same size and seed, on every machine, and the same money for every
// program that is compared.
//
// There are five sources, four in BYN and one in USD, with twenty lines each, and
// payments in any date order from July 2016, when BYN began, to the end of 2021.
// Document numbers are unique; there are 20,000 payees.
package dataset

import (
	"iter"
	"math/rand/v2"
	"time"
)

// Span is what the payments lie in.
const (
	Span     = "2016H2..2021"
	FirstDay = "2016-07-01"
	LastDay  = "2021-12-31"
)

// A Set is a number of expenditures and the seed they grow from.
type Set struct {
	N    int
	Seed uint64
}

// A Source has Lines, all in its currency.
type Source struct {
	ID, Kind, Currency string
	Account            string // of the payer: issues the payment orders
	Lines              []Line
}

// A Line is fixed in component and region; the category comes with the payment.
type Line struct {
	Path, Component, Region string
}

// An Expenditure is one payment, as every program gets it.
type Expenditure struct {
	Source       *Source
	Line         *Line
	Minor        int64 // of the source's currency: hundredths
	ValueDate    string
	DocumentDate string
	Number       int // of the document, from 1
	Payee        int // from 0
	Category     string
	Contract     int
	Purpose      string
}

var (
	components = []string{"networks", "secure-channels", "workplaces", "e-prescription", "teleconsultation"}
	regions    = []string{"minsk-city", "minsk-region", "grodno", "vitebsk"}
	categories = []string{"goods", "works", "services", "training", "operating-costs"}
	purposes   = []string{
		"Workplaces of doctors, delivery by instalments",
		"Fibre lines to outpatient clinics",
		"Rent of protected channels",
		"Training of staff, second course",
		"Servers of the regional centre",
		"Support of the electronic prescription system",
		"Equipment for teleconsultation, advance 30 percent",
		"Licences for one year",
	}
)

// Allocated stands on every line: more than is ever spent on it.
const Allocated = "90000000000.00"

// Sources are the sources of every set.
func Sources() []Source {
	list := []Source{
		{ID: "digital-economy", Kind: "state-programme", Currency: "BYN", Account: "BY11AKBB36040000000010000000"},
		{ID: "people-health", Kind: "state-programme", Currency: "BYN", Account: "BY12AKBB36040000000020000000"},
		{ID: "local-grodno", Kind: "local-budget", Currency: "BYN", Account: "BY13AKBB36040000000030000000"},
		{ID: "local-minsk", Kind: "local-budget", Currency: "BYN", Account: "BY14AKBB36040000000040000000"},
		{ID: "wb", Kind: "world-bank", Currency: "USD", Account: "BY15AKBB36040000000050000000"},
	}
	for i := range list {
		for _, c := range components {
			for _, r := range regions {
				list[i].Lines = append(list[i].Lines, Line{Path: c + "/" + r, Component: c, Region: r})
			}
		}
	}
	return list
}

// Expenditures yields the payments of the set, in the order of the files.
func (s Set) Expenditures() iter.Seq[*Expenditure] {
	return func(yield func(*Expenditure) bool) {
		rng := rand.New(rand.NewPCG(s.Seed, uint64(s.N)))
		sources := Sources()
		days := days()
		var e Expenditure
		for i := range s.N {
			source := &sources[rng.IntN(len(sources))]
			day := rng.IntN(len(days))
			e = Expenditure{
				Source: source, Line: &source.Lines[rng.IntN(len(source.Lines))],
				Minor:     1 + rng.Int64N(10_000_000),
				ValueDate: days[day], DocumentDate: days[max(0, day-rng.IntN(4))],
				Number: i + 1, Payee: rng.IntN(20_000),
				Category: categories[rng.IntN(len(categories))],
				Contract: 1 + rng.IntN(3000), Purpose: purposes[rng.IntN(len(purposes))],
			}
			if !yield(&e) {
				return
			}
		}
	}
}

// An Answer is the sum of payments in minor units by month and source,
// "2018-07 wb".
type Answer map[string]int64

// Spend is the right answer to "spend per month per source".
func (s Set) Spend() Answer {
	a := Answer{}
	for e := range s.Expenditures() {
		a[e.ValueDate[:7]+" "+e.Source.ID] += e.Minor
	}
	return a
}

// days are the days of the span, as they are written.
func days() []string {
	var list []string
	for day := time.Date(2016, 7, 1, 0, 0, 0, 0, time.UTC); ; day = day.AddDate(0, 0, 1) {
		text := day.Format(time.DateOnly)
		if list = append(list, text); text == LastDay {
			return list
		}
	}
}

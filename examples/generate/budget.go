package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"time"
)

// A budgetLine is a line of one year with what is to be paid from it, by quarters.
type budgetLine struct {
	cell     *cell
	year     int
	quarters [4]int64
}

// allocations gives every line somewhat more than will be paid from it, in whole
// hundreds. The plan of 2018 is divided into quarters.
func allocations(c *chance, payments []payment) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	write(w, "source", "line", "title", "from", "to", "amount", "act", "act_date", "component", "region", "programme", "informatisation",
		"phase.2018Q1", "phase.2018Q2", "phase.2018Q3", "phase.2018Q4")
	for _, l := range lines(payments) {
		l.write(c, w)
	}
	for _, l := range loan {
		tag := ""
		if l.tagged {
			tag = "yes"
		}
		write(w, "wb", l.path, l.title, l.from, "2021-12-31", decimal(l.allotted), "Loan agreement 8663-BY", "2016-11-18",
			l.component, l.region, "", tag, "", "", "", "")
	}
	return done(w, &b)
}

// lines finds the lines that payments were made from, in the order of the plan.
func lines(payments []payment) []*budgetLine {
	byAddress := map[string]*budgetLine{}
	var list []*budgetLine
	for year := 2016; year <= 2021; year++ {
		for i := range cells {
			x := &cells[i]
			address := fmt.Sprintf("%s/%s/%d", inForce(x.source, year), x.line, year)
			if byAddress[address] == nil {
				byAddress[address] = &budgetLine{cell: x, year: year}
				list = append(list, byAddress[address])
			}
		}
	}
	for _, p := range payments {
		byAddress[p.source+"/"+p.line].quarters[(p.value.Month()-1)/3] += p.amount
	}
	return list
}

func (l *budgetLine) write(c *chance, w *csv.Writer) {
	x := l.cell
	var quarters [4]int64
	var amount int64
	for i, paid := range l.quarters {
		const hundred = 100_00
		quarters[i] = (paid*c.between(101, 109)/100 + hundred - 1) / hundred * hundred
		amount += quarters[i]
	}
	from := day(l.year, time.January, 1)
	if l.year == 2016 {
		from = day(2016, time.July, 1)
	}
	component, tag := x.component, ""
	if x.tagged {
		tag = "yes"
	}
	if x.line == "equipment" { // its payments say themselves what they are for
		component, tag = "", ""
	}
	cells := []string{
		inForce(x.source, l.year), fmt.Sprintf("%s/%d", x.line, l.year), fmt.Sprintf("%s, %d", english[x.line], l.year),
		iso(from), iso(day(l.year, 12, 31)), decimal(amount), act(x.source, l.year), iso(approved(x.source, l.year)),
		component, x.region, inForce(x.programme, l.year), tag,
	}
	for _, q := range quarters {
		phase := ""
		if l.year == 2018 {
			phase = decimal(q)
		}
		cells = append(cells, phase)
	}
	write(w, cells...)
}

// act names the invented act by which a year's budget was approved.
func act(source string, year int) string {
	body := "Republican"
	if place, ok := strings.CutPrefix(source, "local-"); ok {
		body = english[place]
	}
	return fmt.Sprintf("%s budget %d (sample)", body, year)
}

// approved is the day of that act.
func approved(source string, year int) time.Time {
	switch {
	case year == 2016:
		return day(2016, time.July, 1)
	case strings.HasPrefix(source, "local-"):
		return day(year-1, time.December, 28)
	}
	return day(year-1, time.December, 21)
}

package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"time"
)

// A settling says which contract or accepted invoice a payment is made against. The
// contracts and invoices themselves are written by hand: contracts.csv, invoices.csv.
type settling struct {
	commitment, liability string
	final                 bool
}

// settled are the payments of 2019 against contracts, by source and contract.
var settled = map[[2]string]settling{
	{"wb", "HSMP-2019-32"}: {commitment: "HSMP-2019-32"},
	{"wb", "HSMP-2019-34"}: {commitment: "HSMP-2019-34"},
	{"wb", "HSMP-2019-31"}: {liability: "PK-31"},
	{health, "2019-70"}:    {liability: "1518"},
	{health, "2019-38"}:    {liability: "415"},
	{health, "2019-42"}:    {liability: "1689"},
	{health, "2019-54"}:    {liability: "3045"},
	{health, "2019-57"}:    {commitment: "2019-57", final: true},
}

func settles(p *payment) (commitment, liability, final string) {
	s := settled[[2]string{p.source, p.contract}]
	if s.final {
		final = "yes"
	}
	return s.commitment, s.liability, final
}

// isDirect tells what the Bank pays itself, past the designated account: its own fee,
// and the largest order of 2019 for the networks of Minsk region.
func isDirect(p *payment) bool { return p.component == "fees" || p.contract == "HSMP-2019-31" }

func account(p *payment) string {
	if isDirect(p) {
		return "Direct payment"
	}
	return "Designated account"
}

// receipts are the advances to the designated account: before each half-year what it
// will need, in full hundreds of thousands; and a little interest at the end of a year.
func receipts(usd []payment) []byte {
	const step = 100_000_00
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	write(w, "source", "kind", "account", "value_date", "amount", "document_number", "document_date", "payer", "application", "purpose")
	var balance int64
	interest := func(year int) {
		amount := int64(year-2016) * 83_17
		write(w, "wb", "interest", "designated", iso(day(year, 12, 31)), decimal(amount), fmt.Sprintf("I-%d", year), "",
			"Sample Bank", "", "Interest on the designated account")
		balance += amount
	}
	n := 0
	for year := 2017; year <= 2021; year++ {
		for half := range 2 {
			first := day(year, time.Month(1+6*half), 1)
			var need int64
			for i := range usd {
				if p := &usd[i]; !isDirect(p) && !p.value.Before(first) && p.value.Before(first.AddDate(0, 6, 0)) {
					need += p.amount
				}
			}
			if more := (need - balance + step - 1) / step * step; more > 0 {
				came := before(first.AddDate(0, 0, -8))
				n++
				write(w, "wb", "advance", "designated", iso(came), decimal(more), fmt.Sprintf("A-%d", n), iso(came.AddDate(0, 0, -1)),
					"World Bank", fmt.Sprintf("WA-A%d", n), "Advance to the designated account")
				balance += more
			}
			balance -= need
			if half == 0 && year > 2017 {
				interest(year - 1)
			}
		}
	}
	interest(2021)
	return done(w, &b)
}

// before is the day itself, or the last workday before it.
func before(t time.Time) time.Time {
	for !isWorkday(t) {
		t = t.AddDate(0, 0, -1)
	}
	return t
}

// rates are roubles for a dollar, in ten-thousandths, from which those of the days
// between are drawn in a straight line: the course of the years, not the published rates.
var rates = []struct {
	day  string
	rate int64
}{
	{"2017-06-01", 18600},
	{"2017-12-31", 19700},
	{"2018-06-30", 19900},
	{"2018-12-31", 21600},
	{"2019-06-30", 20400},
	{"2019-12-31", 21000},
	{"2020-06-30", 24100},
	{"2020-12-31", 25800},
	{"2021-06-30", 25200},
	{"2021-12-31", 25500},
}

// dollarRates has a rate for every day on which the loan paid, and for the end of every
// month.
func dollarRates(usd []payment) []byte {
	needed := map[time.Time]bool{}
	for _, p := range usd {
		needed[p.value] = true
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	write(w, "date", "currency", "scale", "rate", "provider")
	for i := range rates[1:] {
		from, to := date(rates[i].day), date(rates[i+1].day)
		days := int64(to.Sub(from) / (24 * time.Hour))
		for n := int64(1); n <= days; n++ {
			t := from.AddDate(0, 0, int(n))
			if !needed[t] && t.AddDate(0, 0, 1).Day() != 1 {
				continue
			}
			rate := rates[i].rate + (rates[i+1].rate-rates[i].rate)*n/days
			write(w, iso(t), "USD", "1", fmt.Sprintf("%d.%04d", rate/10000, rate%10000), "sample")
		}
	}
	return done(w, &b)
}

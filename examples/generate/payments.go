package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// A payment is one line of a payment order.
type payment struct {
	source, line, component, programme, region string
	tagged                                     bool // informatisation
	category                                   string

	value, dated   time.Time // when money left the account; of the order
	issuer, number string
	docLine        int   // 0 for an order with one line
	docTotal       int64 // of an order with several
	payee          payee
	contract       string
	invoice        string
	invoiced       time.Time
	amount         int64 // minor units
}

// A payee is an invented supplier, named in English and in Russian, with an
// invented taxpayer number.
type payee struct{ english, russian, id string }

var payees = map[string][]payee{
	"networks":           {{"Obrazets-Svyaz LLC", `ООО "Образец-Связь"`, "999000011"}, {"Primer-Kabel", `УП "Пример-Кабель"`, "999000022"}},
	"secure-channels":    {{"Primer-Zashchita", `ЗАО "Пример-Защита"`, "999000033"}, {"Obrazets-Svyaz LLC", `ООО "Образец-Связь"`, "999000011"}},
	"workplaces":         {{"Obrazets-Tekhnika", `ОДО "Образец-Техника"`, "999000044"}, {"Primer-Komputer LLC", `ООО "Пример-Компьютер"`, "999000055"}, {"Uslovnaya Orgtekhnika", `ЧТУП "Условная Оргтехника"`, "999000066"}},
	"e-prescription":     {{"Primer-Soft LLC", `ООО "Пример-Софт"`, "999000077"}, {"Obraztsovye Sistemy", `УП "Образцовые Системы"`, "999000088"}},
	"teleconsultation":   {{"Primer-Video LLC", `ООО "Пример-Видео"`, "999000099"}},
	"training":           {{"Obraztsovy Training Centre", `УО "Образцовый Центр Обучения"`, "999000101"}},
	"medical-equipment":  {{"Primer-Medtekhnika LLC", `ООО "Пример-Медтехника"`, "999000112"}},
	"repairs":            {{"Obrazets-Stroy", `СООО "Образец-Строй"`, "999000123"}},
	"mother-and-child":   {{"Primer-Farm", `УП "Пример-Фарм"`, "999000134"}},
	"project-management": {{"Sample Consultants Ltd", "", "999000145"}, {"Sample Audit Ltd", "", "999000156"}},
	"clinical-training":  {{"Sample Medical Academy", "", "999000167"}},
	"fees":               {{"World Bank", "", ""}},
}

// issuers are the invented institutions that pay; a document's number is known
// only together with the one that issued it.
var issuers = map[string][]string{
	digital:              {"Treasury account 900-1"},
	health:               {"Treasury account 900-2"},
	"wb":                 {"Designated account 900-3"},
	"local-minsk-city":   {"Поликлиника № 901 г. Минска", "Больница № 902 г. Минска"},
	"local-minsk-region": {"Больница № 903 Минской области", "Поликлиника № 904 Минской области"},
	"local-grodno":       {"Больница № 905 Гродненской области"},
	"local-vitebsk":      {"Больница № 906 Витебской области"},
	"local-gomel":        {"Больница № 907 Гомельской области", "Поликлиника № 908 Гомельской области"},
}

// republicanRegions are where payments of the republican budget go, the more often
// the earlier; "republic" is what serves the whole country.
var republicanRegions = []string{
	"republic", "republic", "republic", "minsk-city", "minsk-city", "minsk-region", "grodno",
	"republic", "vitebsk", "gomel", "brest", "mogilev",
}

// roubles are the payments of the state programmes and local budgets.
func roubles(c *chance) []payment {
	var all []payment
	for _, h := range halves {
		first := day(h.year, time.Month(h.number*6-5), 1)
		last := day(h.year, time.Month(h.number*6+1), 1).AddDate(0, 0, -1)
		for _, tagged := range []bool{true, false} {
			var chosen []cell
			var weights []int64
			for _, x := range cells {
				if x.tagged == tagged {
					chosen = append(chosen, x)
					weights = append(weights, x.weight*c.between(88, 112))
				}
			}
			total := h.other
			if tagged {
				total = h.tagged
			}
			for i, amount := range split(total, weights) {
				all = append(all, ofCell(c, &chosen[i], amount, first, last)...)
			}
		}
	}
	acrossNewYear(all)
	number(c, all)
	return all
}

// ofCell divides what a cell pays in a half-year into payment orders.
func ofCell(c *chance, x *cell, total int64, first, last time.Time) []payment {
	var list []payment
	year := first.Year()
	for _, amount := range c.uneven(total, min(1+int(total/21_000_000), 12)) {
		p := payment{
			source: inForce(x.source, year), line: fmt.Sprintf("%s/%d", x.line, year),
			component: x.component, programme: inForce(x.programme, year), region: x.region, tagged: x.tagged,
			issuer: oneOf(c, issuers[x.source]), payee: oneOf(c, payees[x.component]),
			value: c.workday(first, last), amount: amount,
		}
		p.dated = c.before(p.value, 2)
		p.contract = fmt.Sprintf("%d-%d", year, c.between(11, 89))
		p.invoiced = c.before(p.dated, 20)
		p.invoice = fmt.Sprint(c.between(100, 4999))
		switch {
		case p.region != "":
			list = append(list, p)
		case amount > 6_000_000 && c.below(4) == 0:
			list = append(list, inThree(c, p)...)
		default:
			p.region = oneOf(c, republicanRegions)
			list = append(list, p)
		}
	}
	return list
}

// inThree makes one order pay for three regions, in a line for each.
func inThree(c *chance, p payment) []payment {
	lines := make([]payment, 3)
	p.docTotal = p.amount
	for i, amount := range c.uneven(p.amount, 3) {
		p.docLine, p.region, p.amount = i+1, []string{"minsk-city", "grodno", "gomel"}[i], amount
		lines[i] = p
	}
	return lines
}

// acrossNewYear lets one order of 29 December 2017 be debited on 3 January 2018,
// whose year it then belongs to.
func acrossNewYear(all []payment) {
	for i := range all {
		if p := &all[i]; p.source == "local-minsk-city" && p.value.Year() == 2018 && p.tagged {
			p.value, p.dated = date("2018-01-03"), date("2017-12-29")
			p.invoiced = date("2017-12-21")
			return
		}
	}
}

// dollars are the payments of the loan.
func dollars(c *chance) []payment {
	var all []payment
	for i := range loan {
		for y, total := range loan[i].paid {
			if total > 0 {
				all = append(all, ofLoan(c, &loan[i], 2017+y, total)...)
			}
		}
	}
	number(c, all)
	return all
}

func ofLoan(c *chance, l *loanLine, year int, total int64) []payment {
	first, last := day(year, 1, 1), day(year, 12, 31)
	if opens := date("2017-06-01"); first.Before(opens) {
		first = opens
	}
	if l.path == "fees" {
		last = day(year, 6, 30)
	}
	n := min(1+int(total/60_000_000), 6)
	if l.path == "fees" {
		n = 1
	}
	var list []payment
	for _, amount := range c.uneven(total, n) {
		p := payment{
			source: "wb", line: l.path, component: l.component, region: l.region, tagged: l.tagged,
			category: oneOf(c, l.categories), issuer: issuers["wb"][0], amount: amount, value: c.workday(first, last),
		}
		switch {
		case l.tagged:
			p.component = map[string][]string{
				"goods":      {"workplaces", "networks", "secure-channels"},
				"consulting": {"e-prescription"},
				"training":   {"training"},
			}[p.category][c.below(map[string]int64{"goods": 3, "consulting": 1, "training": 1}[p.category])]
		case l.component == "":
			p.component = "fees"
		}
		p.payee = oneOf(c, payees[p.component])
		p.dated = c.before(p.value, 4)
		if l.path != "fees" {
			p.contract = fmt.Sprintf("HSMP-%d-%d", year, c.between(1, 40))
		}
		list = append(list, p)
	}
	return list
}

// number sorts payments by value date and numbers the orders of each issuer and
// year by their own dates. Other payments of the institution lie between them.
func number(c *chance, all []payment) {
	slices.SortStableFunc(all, func(a, b payment) int {
		return cmp.Or(a.dated.Compare(b.dated), strings.Compare(a.issuer, b.issuer))
	})
	type series struct {
		issuer string
		year   int
	}
	last := map[series]int64{}
	for i := range all {
		p := &all[i]
		s := series{p.issuer, p.dated.Year()}
		if p.docLine < 2 {
			last[s] += c.between(1, 17)
		}
		p.number = fmt.Sprint(last[s])
	}
	slices.SortStableFunc(all, func(a, b payment) int {
		return cmp.Or(a.value.Compare(b.value), strings.Compare(a.issuer, b.issuer))
	})
}

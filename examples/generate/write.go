package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// files makes every file of the sample that is not written by hand.
func files() map[string][]byte {
	c := chance(2018)
	byn, usd := roubles(&c), dollars(&c)
	var republican, local []payment
	for _, p := range byn {
		if strings.HasPrefix(p.source, "local-") {
			local = append(local, p)
		} else {
			republican = append(republican, p)
		}
	}
	return map[string][]byte{
		"allocations.csv":       allocations(&c, byn),
		"republican-budget.csv": republicanBudget(republican),
		"local-budgets.csv":     localBudgets(local),
		"world-bank.csv":        worldBank(usd),
		"receipts.csv":          receipts(usd),
		"rates.csv":             dollarRates(usd),
	}
}

func decimal(minor int64) string { return fmt.Sprintf("%d.%02d", minor/100, minor%100) }

// grouped writes an amount with separators between thousands.
func grouped(minor int64, thousands, point string) string {
	whole := strconv.FormatInt(minor/100, 10)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + thousands + whole[i:]
	}
	return fmt.Sprintf("%s%s%02d", whole, point, minor%100)
}

// republicanBudget is a plain file: its headings are the program's own fields and
// dimensions, so that it needs no profile.
func republicanBudget(list []payment) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	write(w, "source", "line", "value_date", "amount", "region", "document_number", "document_date", "document_line", "document_total",
		"issuer", "payee", "payee_id", "invoice_number", "invoice_date", "contract", "purpose", "commitment", "liability", "final")
	for _, p := range list {
		line, total := "", ""
		commitment, liability, final := settles(&p)
		if p.docLine > 0 {
			line, total = strconv.Itoa(p.docLine), decimal(p.docTotal)
		}
		write(w, p.source, p.line, iso(p.value), decimal(p.amount), p.region, p.number, iso(p.dated), line, total,
			p.issuer, p.payee.english, p.payee.id, p.invoice, iso(p.invoiced), p.contract, purposes[p.component].english, commitment, liability, final)
	}
	return done(w, &b)
}

// worldBank is as a bank's web page exports it: dates with the day first and
// commas between thousands.
func worldBank(list []payment) []byte {
	b := bytes.NewBufferString("\ufeff")
	w := csv.NewWriter(b)
	w.UseCRLF = true
	write(w, "Application No", "Value date", "Order date", "Line", "Category", "Component", "Payee", "Contract", "Amount (USD)",
		"Account", "Against contract", "Against invoice")
	for _, p := range list {
		component := p.component
		commitment, liability, _ := settles(&p)
		if component == "fees" {
			component = ""
		}
		write(w, p.number, p.value.Format("02/01/2006"), p.dated.Format("02/01/2006"), p.line, categories[p.category], component,
			p.payee.english, p.contract, grouped(p.amount, ",", "."), account(&p), commitment, liability)
	}
	return done(w, b)
}

// localBudgets is what an office program exports: Windows-1251, semicolons, a
// title block, decimal commas, no-break spaces between thousands, subtotals for
// the years and a total.
func localBudgets(list []payment) []byte {
	var b strings.Builder
	row := func(cells ...string) {
		for i, cell := range cells {
			if strings.ContainsAny(cell, `";`) {
				cells[i] = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
		}
		b.WriteString(strings.Join(cells, ";") + "\r\n")
	}
	money := func(minor int64) string { return grouped(minor, "\u00a0", ",") }
	row("Кассовые расходы местных бюджетов на здравоохранение (условные данные)")
	row("за период с 01.07.2016 по 31.12.2021, в белорусских рублях")
	row("")
	row("№ п/п", "Дата списания", "№ документа", "Дата документа", "Плательщик", "Бюджет", "Мероприятие", "Год", "Вид расходов",
		"Информатизация", "Получатель", "УНП", "Договор", "Назначение платежа", "Сумма, руб.")
	var year, total int64
	for i, p := range list {
		activity, budgetYear, _ := strings.Cut(p.line, "/")
		tag := "нет"
		if p.tagged {
			tag = "да"
		}
		row(strconv.Itoa(i+1), p.value.Format("02.01.2006"), p.number, p.dated.Format("02.01.2006"), p.issuer, budgets[p.source],
			russian[activity], budgetYear, russian[p.component], tag, p.payee.russian, p.payee.id, "№ "+p.contract,
			fmt.Sprintf("%s, счёт № %s от %s", purposes[p.component].russian, p.invoice, p.invoiced.Format("02.01.2006")), money(p.amount))
		year, total = year+p.amount, total+p.amount
		if i+1 == len(list) || list[i+1].value.Year() != p.value.Year() {
			row("Итого за "+budgetYear+" год", "", "", "", "", "", "", "", "", "", "", "", "", "", money(year))
			year = 0
		}
	}
	row("Итого", "", "", "", "", "", "", "", "", "", "", "", "", "", money(total))
	row("")
	row("Главный бухгалтер _______________ (подпись)")
	text, err := charmap.Windows1251.NewEncoder().String(b.String())
	if err != nil {
		panic(err) // every letter is of that alphabet
	}
	return []byte(text)
}

func write(w *csv.Writer, cells ...string) {
	if err := w.Write(cells); err != nil {
		panic(err) // into memory
	}
}

func done(w *csv.Writer, b *bytes.Buffer) []byte {
	w.Flush()
	return b.Bytes()
}

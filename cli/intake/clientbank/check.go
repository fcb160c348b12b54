package clientbank

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/fundledger/fundledger/ledger"
)

// hundredths: every currency that comes in this format has them.
const hundredths = 2

// An account is what the statement's sections say of it together.
type account struct {
	number          string
	line            int // of its first section
	first, last     ledger.Date
	turnovers       bool // all sections give them
	in, out         int64
	opening, ending int64
	balanced        bool // there is an opening and a closing balance
	gotIn, gotOut   int64
}

// check holds the statement against itself.
func (s *Statement) check() {
	accounts := map[string]*account{}
	var order []string
	if len(s.sections) == 0 && len(s.Faults) == 0 {
		s.fault(0, "", "", "bank-no-account", "section", accountOpen)
	}
	slices.SortStableFunc(s.sections, func(a, b section) int {
		first, _ := day(a.get("ДатаНачала"))
		second, _ := day(b.get("ДатаНачала"))
		return int(first - second)
	})
	whole := len(s.Faults) == 0
	for i := range s.sections {
		whole = s.checkSection(&s.sections[i], accounts, &order) && whole
	}
	for i := range s.documents {
		s.checkDocument(&s.documents[i], accounts, whole)
	}
	s.checkTwice()
	if len(s.Faults) > 0 {
		return // sums without what could not be read are no news
	}
	for _, number := range order {
		a := accounts[number]
		s.Balances = append(s.Balances, Balance{number, a.first, a.last, a.opening, a.ending, a.balanced})
		s.checkTurnovers(number, a)
	}
}

// checkSection holds an account section against itself and the one before; false
// when what its documents are to be held against cannot be told.
func (s *Statement) checkSection(x *section, accounts map[string]*account, order *[]string) bool {
	before := len(s.Faults)
	number := x.get("РасчСчет")
	if number == "" {
		s.fault(x.line, "РасчСчет", "", "bank-missing", "key", "РасчСчет")
	}
	first, last := s.date(x, "ДатаНачала"), s.date(x, "ДатаКонца")
	if last == ledger.NoDate {
		last = first // of a single day
	}
	opening, opened := s.amount(x, "НачальныйОстаток")
	in, gotIn := s.amount(x, "ВсегоПоступило")
	out, gotOut := s.amount(x, "ВсегоСписано")
	ending, ended := s.amount(x, "КонечныйОстаток")
	switch {
	case len(s.Faults) > before:
		return false
	case first == ledger.NoDate:
		s.fault(x.line, "ДатаНачала", "", "bank-missing", "key", "ДатаНачала")
		return false
	case !(gotIn && gotOut) && !(opened && ended):
		s.fault(x.line, "", "", "bank-unchecked", "account", number)
		return false
	}
	if expected, ok := sum(opening, in, -out); gotIn && gotOut && opened && ended && (!ok || expected != ending) {
		s.fault(x.lineOf("КонечныйОстаток"), "КонечныйОстаток", x.get("КонечныйОстаток"), "bank-balance",
			"account", number, "expected", amount(expected), "found", amount(ending))
	}
	a := accounts[number]
	if a == nil {
		a = &account{number: number, line: x.line, first: first, last: last, turnovers: true, opening: opening, balanced: opened}
		accounts[number] = a
		*order = append(*order, number)
	} else {
		if opened && a.balanced && opening != a.ending {
			s.fault(x.lineOf("НачальныйОстаток"), "НачальныйОстаток", x.get("НачальныйОстаток"), "bank-balance-gap",
				"account", number, "expected", amount(a.ending), "found", amount(opening))
		}
		a.first, a.last = min(a.first, first), max(a.last, last)
	}
	a.turnovers = a.turnovers && gotIn && gotOut
	a.balanced = a.balanced && ended
	a.ending = ending
	var ok, ok2 bool
	a.in, ok = sum(a.in, in)
	if a.out, ok2 = sum(a.out, out); !ok || !ok2 {
		s.fault(x.line, "", "", "amount-overflow", "value", number)
	}
	return true
}

// checkDocument holds a document against itself and, where the sections are whole,
// against them.
func (s *Statement) checkDocument(d *document, accounts map[string]*account, whole bool) {
	before := len(s.Faults)
	for _, key := range []string{"Номер", "Дата", "Сумма"} {
		if d.get(key) == "" {
			s.fault(d.line, key, "", "bank-missing", "key", key)
		}
	}
	s.date(&d.section, "Дата")
	debited, credited := s.date(&d.section, "ДатаСписано"), s.date(&d.section, "ДатаПоступило")
	amount, _ := s.amount(&d.section, "Сумма")
	if len(s.Faults) > before {
		return
	}
	if amount <= 0 {
		s.fault(d.lineOf("Сумма"), "Сумма", d.get("Сумма"), "bank-amount-sign")
		return
	}
	if !whole {
		return
	}
	payer, payee := s.parties(d, accounts)
	switch {
	case payer == nil && payee == nil:
		s.foreign(d, accounts)
		return
	case s.own(d.payerAccount(), accounts) && s.own(d.payeeAccount(), accounts):
		s.Moved.add(amount)
	case payer == nil:
		s.Receipts.add(amount)
		d.account = payee.number
		s.received = append(s.received, d)
	default:
		d.debited, d.amount = debited, amount
		s.paid = append(s.paid, d)
	}
	if payer != nil {
		s.moved(d, true, payer, debited, amount)
		s.within(d, "ДатаСписано", debited, payer)
		payer.gotOut = s.add(d, payer.gotOut, amount)
	}
	if payee != nil {
		s.moved(d, false, payee, credited, amount)
		s.within(d, "ДатаПоступило", credited, payee)
		payee.gotIn = s.add(d, payee.gotIn, amount)
	}
}

// parties are the accounts of the statement that a document is of. Where an account
// is left out, the only one of the statement is meant by the day of debit or credit.
func (s *Statement) parties(d *document, accounts map[string]*account) (payer, payee *account) {
	payer, payee = accounts[d.payerAccount()], accounts[d.payeeAccount()]
	if payer != nil || payee != nil || len(accounts) != 1 {
		return payer, payee
	}
	for _, only := range accounts {
		switch debited, credited := d.get("ДатаСписано") != "", d.get("ДатаПоступило") != ""; {
		case debited && !credited && d.payerAccount() == "":
			payer = only
		case credited && !debited && d.payeeAccount() == "":
			payee = only
		}
	}
	return payer, payee
}

// own tells an account of the statement, or one that its head lists.
func (s *Statement) own(number string, accounts map[string]*account) bool {
	return accounts[number] != nil || slices.Contains(s.listed, number)
}

// foreign is the fault of a document that is of none of the accounts.
func (s *Statement) foreign(d *document, accounts map[string]*account) {
	key, number := "ПлательщикСчет", d.payerAccount()
	if number == "" || d.get("ДатаПоступило") != "" && d.get("ДатаСписано") == "" && d.payeeAccount() != "" {
		key, number = "ПолучательСчет", d.payeeAccount()
	}
	if number == "" {
		s.fault(d.line, "", "", "bank-accountless")
		return
	}
	line := d.lineOf(key)
	if line == d.line {
		line = d.lineOf(strings.Replace(key, "Счет", "РасчСчет", 1))
	}
	s.fault(line, key, number, "bank-foreign-document",
		"account", number, "accounts", strings.Join(slices.Sorted(maps.Keys(accounts)), ", "))
}

func (s *Sum) add(amount int64) {
	s.Documents++
	s.Amount, _ = sum(s.Amount, amount) // one that overflows is told of its account
}

func (s *Statement) add(d *document, to, amount int64) int64 {
	total, ok := sum(to, amount)
	if !ok {
		s.fault(d.lineOf("Сумма"), "Сумма", d.get("Сумма"), "amount-overflow", "value", d.get("Сумма"))
	}
	return total
}

// within holds the day of a debit or credit against the account's days. Whoever
// needs a day that a bank leaves out asks for it: a payment without a value date
// cannot be recorded.
func (s *Statement) within(d *document, key string, day ledger.Date, a *account) {
	if day != ledger.NoDate && (day < a.first || day > a.last) {
		s.fault(d.lineOf(key), key, d.get(key), "bank-outside-days", "first", a.first, "last", a.last, "date", day)
	}
}

func (s *Statement) checkTurnovers(number string, a *account) {
	if a.turnovers {
		if a.in != a.gotIn {
			s.fault(a.line, "ВсегоПоступило", "", "bank-turnover-in", "account", number, "stated", amount(a.in), "found", amount(a.gotIn))
		}
		if a.out != a.gotOut {
			s.fault(a.line, "ВсегоСписано", "", "bank-turnover-out", "account", number, "stated", amount(a.out), "found", amount(a.gotOut))
		}
		return
	}
	if expected, ok := sum(a.opening, a.gotIn, -a.gotOut); !ok || expected != a.ending {
		s.fault(a.line, "КонечныйОстаток", "", "bank-balance", "account", number, "expected", amount(expected), "found", amount(a.ending))
	}
}

// amount reads 1234.56 or 1234,56 in hundredths; false when it is not given.
func (s *Statement) amount(x *section, key string) (int64, bool) {
	text := x.get(key)
	if text == "" {
		return 0, false
	}
	n, err := ledger.ParseMinor(pointed(text), hundredths)
	switch {
	case ledger.RefusalCode(err) == "too-many-decimals":
		s.fault(x.lineOf(key), key, text, "too-many-decimals", "value", text, "digits", hundredths)
	case err != nil:
		s.fault(x.lineOf(key), key, text, "bad-amount", "value", text)
	}
	return n, err == nil
}

// date reads 31.12.2018; NoDate when it is not given.
func (s *Statement) date(x *section, key string) ledger.Date {
	text := x.get(key)
	if text == "" {
		return ledger.NoDate
	}
	d, ok := day(text)
	if !ok {
		s.fault(x.lineOf(key), key, text, "bank-date", "value", text)
	}
	return d
}

func day(text string) (ledger.Date, bool) {
	t, err := time.Parse("02.01.2006", text)
	if err != nil {
		return ledger.NoDate, false
	}
	d := ledger.NewDate(t.Date())
	if d < ledger.MinDate || d > ledger.MaxDate {
		return ledger.NoDate, false
	}
	return d, true
}

// An amount is one to be told, in hundredths.
type amount int64

// Decimal is what the catalogue writes an amount by, in the reader's language.
func (a amount) Decimal() (n int64, digits int) { return int64(a), hundredths }

func (a amount) String() string { return string(ledger.AppendMinor(nil, int64(a), hundredths)) }

func sum(amounts ...int64) (total int64, ok bool) {
	ok = true
	for _, n := range amounts {
		var fits bool
		total, fits = ledger.AddMinor(total, n)
		ok = ok && fits
	}
	return total, ok
}

package clientbank

import "github.com/fundledger/fundledger/ledger"

// A Movement is a document as it changed an account of the statement. A transfer from
// one of its accounts to another is two.
type Movement struct {
	Line    int // where its section begins
	Account string
	Date    ledger.Date // of debit or credit; NoDate where the bank leaves it out
	Number  string
	Dated   ledger.Date // of the document
	Minor   int64       // in hundredths: above zero what came, below what went
	Party   string      // the other one
	Purpose string
}

// A Balance is what the statement says that stood on an account.
type Balance struct {
	Account          string
	First, Last      ledger.Date
	Opening, Closing int64 // in hundredths
	Known            bool  // both are given
}

func (s *Statement) moved(d *document, out bool, a *account, date ledger.Date, minor int64) {
	dated, _ := day(d.get("Дата"))
	m := Movement{Line: d.line, Account: a.number, Date: date, Number: d.get("Номер"), Dated: dated, Minor: minor, Purpose: d.purpose()}
	if m.Party = d.name("Плательщик"); out {
		m.Party, m.Minor = d.name("Получатель"), -minor
	}
	s.Movements = append(s.Movements, m)
}

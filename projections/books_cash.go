package projections

import "github.com/fundledger/fundledger/ledger"

// writeCash keeps the accounts of a source, and what it received.
func writeCash(w *writer, s *ledger.Source) {
	w.int(s.Cash.Sums[ledger.StageReceived])
	w.uint(uint64(len(s.Accounts)))
	for name, a := range s.Accounts {
		w.text(name)
		w.int(int64(a.Entry))
		w.uint(uint64(a.First))
		w.uint(flag(a.Opened != nil))
		if o := a.Opened; o != nil {
			w.text(o.Title)
			w.text(o.Act)
			w.uint(uint64(o.Date))
			w.int(o.Balance.Minor)
		}
	}
}

func readCash(r *reader, s *ledger.Source) {
	s.Cash.Sums[ledger.StageReceived] = r.int()
	n := r.count()
	s.Accounts = make(map[string]*ledger.Account, n)
	for range n {
		name := r.text()
		a := &ledger.Account{Entry: ledger.Revision(r.int()), First: ledger.Date(r.uint())}
		if r.uint() == 1 {
			a.Opened = &ledger.AccountOpened{Account: name, Title: r.text(), Act: r.text(), Date: ledger.Date(r.uint())}
			a.Opened.Balance = ledger.Money{Minor: r.int(), Currency: s.Currency}
		}
		s.Accounts[name] = a
	}
}

package ledger

import "strings"

// An Account is what a source's books know of an account on which its money lies.
// What stands on it is a sum over the table, not kept here.
type Account struct {
	Opened *AccountOpened // nil for one that was only named
	Entry  Revision       // that opened it
	First  Date           // of the first movement, NoDate without one
}

// Accounts that are none: what the funder pays to a supplier himself is received and
// spent in one act and never touches an account of the source.
const (
	AccountDirect  = "direct"             // the funder pays: direct payment
	AccountSpecial = "special-commitment" // the funder pays the bank that issued a letter of credit
)

// ReservedAccount tells the names that stand for no account, and the kind of receipt
// that a payment from there is at the same time, "" for an account.
func ReservedAccount(name string) (kind string) {
	switch name {
	case AccountDirect:
		return ReceiptDirect
	case AccountSpecial:
		return ReceiptSpecial
	}
	return ""
}

// accountOf is the account that a posting touches: what its line fixes, or its own.
func accountOf(line *Line, own []Dimension) string {
	if name := DimensionValue(own, DimAccount); name != "" {
		return name
	}
	return DimensionValue(line.Dimensions, DimAccount)
}

// move notes a movement on an account.
func (s *Source) move(name string, date Date) {
	if name == "" || ReservedAccount(name) != "" {
		return
	}
	a := s.Accounts[name]
	if a == nil {
		a = s.account(name)
	}
	if a.First == NoDate || date < a.First {
		a.First = date
	}
}

func (s *Source) account(name string) *Account {
	a := s.Accounts[name]
	if a == nil {
		if s.Accounts == nil {
			s.Accounts = map[string]*Account{}
		}
		a = &Account{}
		s.Accounts[strings.Clone(name)] = a
	}
	return a
}

func (s *Source) openAccount(e *AccountOpened, at Revision) {
	opened := *e
	opened.Account, opened.Title, opened.Act = strings.Clone(e.Account), strings.Clone(e.Title), strings.Clone(e.Act)
	a := s.account(opened.Account)
	a.Opened, a.Entry = &opened, at
}

// mayMove refuses a movement on an account before the day with whose opening balance
// it would be counted twice: account-not-open (source, account, date, opens).
func (s *Source) mayMove(name string, date Date) *Refusal {
	if a := s.Accounts[name]; a != nil && a.Opened != nil && date < a.Opened.Date {
		return Refuse("account-not-open", "source", s.ID, "account", name, "date", date, "opens", a.Opened.Date)
	}
	return nil
}

// OpenAccount records what stood on an account when the ledger began to follow it.
type OpenAccount struct {
	Source string
	AccountOpened
}

// Decide finds an account that was opened with the same particulars, and refuses
// others (account-exists: source, account, entry), a name that stands for no account
// (account-reserved: account), a balance below zero or in another currency
// (negative-balance, cash-currency), a day before the source's first, and one behind
// which movements are recorded already (account-in-use: source, account, date, first):
// they would be counted twice.
func (c *OpenAccount) Decide(b *Books, _ Documents) (Decision, error) {
	s, err := b.Source(c.Source)
	if err != nil {
		return Decision{}, err
	}
	if err := checkAccount(c.Account); err != nil {
		return Decision{}, err
	}
	for _, t := range []fieldText{{"title", c.Title}, {"act", c.Act}} {
		if err := t.check(); err != nil {
			return Decision{}, err
		}
	}
	a := s.Accounts[c.Account]
	if a != nil && a.Opened != nil {
		if *a.Opened != c.AccountOpened {
			return Decision{}, Refuse("account-exists", "source", s.ID, "account", c.Account, "entry", Ref{s.ID, a.Entry})
		}
		return Decision{Already: &Ref{s.ID, a.Entry}}, nil
	}
	switch {
	case c.Balance.Currency != s.CurrencyOn(c.Date):
		return Decision{}, Refuse("cash-currency", "source", s.ID, "asked", c.Balance.Currency, "currency", s.CurrencyOn(c.Date))
	case c.Balance.Minor < 0:
		return Decision{}, Refuse("negative-balance", "account", c.Account, "asked", c.Balance)
	case c.Date == NoDate:
		return Decision{}, Refuse("missing-field", "field", "date")
	case c.Date < s.Opens:
		return Decision{}, Refuse("before-opening", "source", s.ID, "date", c.Date, "opens", s.Opens, "why", "cash")
	case a != nil && a.First < c.Date:
		return Decision{}, Refuse("account-in-use", "source", s.ID, "account", c.Account, "date", c.Date, "first", a.First)
	}
	if r := s.mayPost(c.Date, false); r != nil {
		return Decision{}, r
	}
	e := c.AccountOpened
	return Decision{Stream: s.Stream(), Expected: s.Revision, Events: []Event{&e}}, nil
}

// checkAccount checks the name of an account that money can lie on.
func checkAccount(name string) error {
	if name == "" {
		return Refuse("missing-field", "field", "account")
	}
	if ReservedAccount(name) != "" {
		return Refuse("account-reserved", "account", name)
	}
	return fieldText{"account", name}.check()
}

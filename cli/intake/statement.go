package intake

import (
	"errors"
	"io"
	"os"

	"github.com/fundledger/fundledger/cli/intake/clientbank"
	"github.com/fundledger/fundledger/ledger"
)

// A Movement is a line of an account statement.
type Movement = clientbank.Movement

// An AccountStatement is what a file says of one account.
type AccountStatement struct {
	clientbank.Balance // Known where the file gives both balances; days are those of its movements or sections
	File               string
	Movements          []Movement
}

// ReadStatement reads the statement of an account: an export for 1C, or a table by a
// profile, whose amounts are above zero for what came. A profile for the import of
// payments will do: there they are above zero for what went. Of an export with several
// accounts the one of that number is read. Refusals: those of Open, Faults, and
// statement-other-account (file, account, accounts).
func ReadStatement(path string, p *Profile, account string, digits int) (*AccountStatement, error) {
	if bank, err := exported(path); err != nil || bank != nil {
		if err != nil {
			return nil, err
		}
		return ofExport(bank, path, account, digits)
	}
	f, err := Open(path, p.ofStatement())
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := &AccountStatement{File: f.Name}
	outgoing := f.Kind == Expenditures
	faults := &Faults{File: f.Name}
	for block, err := range f.Blocks() {
		if err != nil {
			return nil, err
		}
		faults.Problems = append(faults.Problems, block.Problems...)
		for i := range block.Rows {
			s.take(&block.Rows[i], outgoing, digits, faults)
		}
	}
	if len(faults.Problems) > 0 {
		return nil, faults
	}
	for i, m := range s.Movements {
		if i == 0 || m.Date < s.First {
			s.First = m.Date
		}
		s.Last = max(s.Last, m.Date)
	}
	return s, nil
}

// exported parses a file that is an export for 1C, nil when it is none.
func exported(path string) (*clientbank.Statement, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	defer f.Close()
	head := make([]byte, 64)
	n, err := f.Read(head)
	if err != nil && !errors.Is(err, io.EOF) || !clientbank.Recognised(head[:n]) {
		return nil, nil // what is wrong with it, Open tells
	}
	rest, err := io.ReadAll(io.LimitReader(f, statementBytes))
	if err != nil {
		return nil, cannotRead(path, err)
	}
	return clientbank.Parse(append(head[:n], rest...)), nil
}

func ofExport(bank *clientbank.Statement, path, account string, digits int) (*AccountStatement, error) {
	s := &AccountStatement{File: path}
	if len(bank.Faults) > 0 {
		return nil, faultsOf(path, bank)
	}
	var numbers []string
	for _, b := range bank.Balances {
		if numbers = append(numbers, b.Account); b.Account == account || len(bank.Balances) == 1 {
			s.Balance = b
		}
	}
	if s.Account == "" {
		return nil, ledger.Refuse("statement-other-account", "file", path, "account", account, "accounts", numbers)
	}
	for _, m := range bank.Movements {
		if m.Account != s.Account {
			continue
		}
		if m.Date == ledger.NoDate {
			m.Date = m.Dated
		}
		s.Movements = append(s.Movements, m)
	}
	return s, s.scale(digits)
}

// scale turns hundredths into minor units of the account's currency.
func (s *AccountStatement) scale(digits int) error {
	amounts := []*int64{&s.Opening, &s.Closing}
	for i := range s.Movements {
		amounts = append(amounts, &s.Movements[i].Minor)
	}
	for _, a := range amounts {
		n, err := ledger.ParseMinor(string(ledger.AppendMinor(nil, *a, 2)), digits)
		if err != nil {
			return err
		}
		*a = n
	}
	return nil
}

func (s *AccountStatement) take(r *Row, outgoing bool, digits int, faults *Faults) {
	m := Movement{Line: r.Line}
	fail := func(field Field, err error) {
		if err != nil {
			heading, value := r.Heading(field.String())
			faults.Problems = append(faults.Problems, Problem{Row: r.Line, Column: heading, Value: value, Err: err})
		}
	}
	var err error
	m.Minor, err = r.Amount(Amount, digits)
	fail(Amount, err)
	if outgoing {
		m.Minor = -m.Minor
	}
	if m.Date, err = r.Date(ValueDate); err == nil && m.Date == ledger.NoDate {
		err = ledger.Refuse("missing-field", "field", ValueDate.String())
	}
	fail(ValueDate, err)
	m.Dated, err = r.Date(DocumentDate)
	fail(DocumentDate, err)
	for _, text := range []struct {
		to    *string
		field Field
	}{{&m.Number, DocumentNumber}, {&m.Party, Payee}, {&m.Purpose, Purpose}} {
		*text.to, err = r.Text(text.field)
		fail(text.field, err)
	}
	s.Movements = append(s.Movements, m)
}

// ofStatement is the profile for reading all movements of an account; p may be nil. Of
// one for payments, what came in is not skipped.
func (p *Profile) ofStatement() *Profile {
	of := Profile{}
	if p != nil {
		of = *p
	}
	if of.Kind == "" && of.Columns[Line.String()] == nil && of.Constants[Line.String()] == "" {
		of.Kind = Statements
	}
	if of.Kind != Statements {
		of.Kind = Expenditures
	}
	of.Amount.MinusRows = ""
	return &of
}

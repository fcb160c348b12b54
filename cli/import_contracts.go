package cli

import (
	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/ledger"
)

// A contractFile holds the rows of a file of commitments until all of them are read:
// the parts of one contract are rows that may stand anywhere in it. They stand or fall
// together.
type contractFile struct {
	rows      []*contractRow // in the order of the file
	contracts []*contract
	named     map[contractName][]*contract
}

// A contractRow is a part of a contract, or text that could not be read as a row.
type contractRow struct {
	importRow
	text *intake.Problem
	of   *contract
}

type contractName struct {
	source, number string
	date           ledger.Date
}

// A contract is all that a file says of one.
type contract struct {
	order   ledger.MakeCommitment
	rows    []*contractRow
	entry   ledger.Ref
	already bool
	refused bool
}

// commitment reads a row of a file of commitments.
func (c *importRows) commitment(r *importRow) {
	x := &ledger.MakeCommitment{}
	r.other = x
	var part ledger.Part
	x.Source, part.Line = r.address()
	r.amount = c.money(r, x.Source, intake.ContractDate)
	part.Minor = c.ownCurrency(r, x.Source, part.Line)
	if expr := r.take(intake.Period); expr != "" {
		p, err := ledger.ParsePeriod(expr, c.cals, "")
		if err != nil {
			r.fail("period", err)
		} else {
			part.Period, part.FirstDay, part.LastDay = p.Label, p.Start, p.Last()
		}
	}
	x.Parts = []ledger.Part{part}
	x.Number, x.Date = r.take(intake.Contract), r.date(intake.ContractDate)
	x.Due, x.Payee, x.PayeeID = r.date(intake.Due), r.take(intake.Payee), r.take(intake.PayeeID)
	x.Description = r.take(intake.Description)
	x.Dimensions = r.dimensions()
}

// ownCurrency refuses an amount in another currency than its source's on the day of the
// contract, and counts it in minor units as the source does. Parts of a contract do not say
// their currency.
func (c *importRows) ownCurrency(r *importRow, source, line string) int64 {
	currency, known := c.sources(source, r.firstOf([]intake.Field{intake.ContractDate}))
	if !known || r.amount.Currency == "" {
		return r.amount.Minor
	}
	if r.amount.Currency != currency {
		r.fail("currency", ledger.Refuse("wrong-currency", "line", source+"/"+line, "asked", r.amount.Currency, "currency", currency))
		return r.amount.Minor
	}
	counted, err := c.counted(source, r.amount)
	if err != nil {
		r.fail("amount", err)
	}
	return counted.Minor
}

// liability reads a row of a file of accepted invoices.
func (c *importRows) liability(r *importRow) {
	x := &ledger.AcceptLiability{}
	r.other = x
	x.Source, x.Line = r.address()
	x.Amount = c.money(r, x.Source, intake.AcceptanceDate)
	r.amount = x.Amount
	x.Number, x.Date = r.take(intake.InvoiceNumber), r.date(intake.AcceptanceDate)
	x.Due, x.Payee, x.PayeeID = r.date(intake.Due), r.take(intake.Payee), r.take(intake.PayeeID)
	x.InvoiceDate = r.date(intake.InvoiceDate)
	x.InvoiceTotal = c.optional(r, intake.InvoiceTotal, x.Amount.Currency)
	x.Contract, x.Description = r.take(intake.Contract), r.take(intake.Description)
	x.Commitment, x.Final = r.take(intake.Commitment), r.yes(intake.Final)
	x.Dimensions = r.dimensions()
}

func (f *contractFile) takeText(p *intake.Problem) error {
	f.rows = append(f.rows, &contractRow{text: p})
	return nil
}

// take keeps a row with the others of its contract. One that does not say which it is
// of stands alone, as a contract that is refused.
func (f *contractFile) take(x *importRow) error {
	row := &contractRow{importRow: *x}
	f.rows = append(f.rows, row)
	order := x.other.(*ledger.MakeCommitment)
	name := contractName{order.Source, order.Number, order.Date}
	whole := order.Source != "" && order.Number != "" && order.Date != ledger.NoDate
	if whole {
		for _, c := range f.named[name] {
			if samePayee(&c.order.Terms, &order.Terms) {
				c.add(row, order)
				return nil
			}
		}
	}
	row.of = &contract{order: *order, rows: []*contractRow{row}}
	f.contracts = append(f.contracts, row.of)
	if whole {
		if f.named == nil {
			f.named = map[contractName][]*contract{}
		}
		f.named[name] = append(f.named[name], row.of)
	}
	return nil
}

// samePayee tells whether two rows with one contract's number and day can be of the same
// contract: suppliers number theirs without asking each other.
func samePayee(a, b *ledger.Terms) bool {
	if a.PayeeID != "" && b.PayeeID != "" {
		return a.PayeeID == b.PayeeID
	}
	return a.Payee == "" || b.Payee == "" || a.Payee == b.Payee
}

// add joins a row to its contract. What is the contract's as a whole stands in one of
// its rows at least, and in no two differently.
func (c *contract) add(row *contractRow, more *ledger.MakeCommitment) {
	row.of = c
	c.rows = append(c.rows, row)
	c.order.Parts = append(c.order.Parts, more.Parts...)
	agree := func(field string, missing, same bool) bool {
		if !missing && !same {
			row.fail(field, ledger.Refuse("contract-differs", "number", more.Number, "row", c.rows[0].row.Line))
		}
		return !missing && same
	}
	text := func(field string, all *string, one string) {
		if agree(field, one == "", *all == "" || *all == one) {
			*all = one
		}
	}
	text("payee", &c.order.Payee, more.Payee)
	text("payee_id", &c.order.PayeeID, more.PayeeID)
	text("description", &c.order.Description, more.Description)
	if agree("due", more.Due == ledger.NoDate, c.order.Due == ledger.NoDate || c.order.Due == more.Due) {
		c.order.Due = more.Due
	}
	for _, d := range more.Dimensions {
		known := ledger.DimensionValue(c.order.Dimensions, d.Name)
		if agree(d.Name, false, known == "" || known == d.Value) && known == "" {
			c.order.Dimensions = append(c.order.Dimensions, d)
		}
	}
}

// contracts decides what a file of commitments holds, and counts its rows in their
// order.
func (r *importRun) decideContracts() error {
	f := &r.contracts
	for _, c := range f.contracts {
		if err := r.contract(c); err != nil {
			return err
		}
	}
	for _, row := range f.rows {
		var err error
		if row.text != nil {
			err = r.refuseText(row.text)
		} else {
			err = r.contractRow(row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *importRun) contract(c *contract) (err error) {
	for _, row := range c.rows {
		c.refused = c.refused || row.problems != nil
	}
	if !c.refused {
		c.entry, c.already, err = r.batch.DecideRows(&c.order, int64(len(c.rows)))
		if err != nil && ledger.RefusalCode(err) == "" {
			return err
		}
	}
	if err != nil {
		c.refused = true
		c.object(err)
	}
	if c.refused {
		for _, err := range c.order.Objections(r.batch.Books()) {
			c.object(err)
		}
	}
	return nil
}

// object puts what speaks against a contract to the row that it is about: of what is
// wrong with all that a line gives the last one, or else the first.
func (c *contract) object(err error) {
	at := c.rows[0]
	line := refusedLine(err)
	sum := ledger.RefusalCode(err) == "over-available" || ledger.RefusalCode(err) == "part-twice"
	for i, row := range c.rows {
		if c.order.Source+"/"+c.order.Parts[i].Line == line {
			if at = row; !sum {
				break
			}
		}
	}
	if field := fieldOf(err); !(at.nowhere() && (field == "source" || field == "line")) {
		at.fail(field, err)
	}
}

// contractRow counts a row of a contract that was decided.
func (r *importRun) contractRow(x *contractRow) error {
	r.control.add(&x.importRow)
	if x.of.refused && x.problems == nil && r.options.partial {
		x.fail("", ledger.Refuse("contract-incomplete", "number", x.of.order.Number))
	}
	if x.problems != nil {
		return r.refuseRow(&x.importRow)
	}
	r.rows++
	switch {
	case x.of.refused:
		return nil // all will be taken back
	case x.of.already:
		r.alreadyThere(&x.importRow, &skippedRow{told: "row-already-recorded", ref: x.of.entry})
		return nil
	}
	order := x.other.(*ledger.MakeCommitment)
	if err := r.payees.see(r, order.Payee, order.PayeeID, x.row.Line); err != nil {
		return err
	}
	return r.seeValues(&x.importRow, order.Dimensions)
}

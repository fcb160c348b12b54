package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/ledger"
)

// An importRow is a row on its way from text to a decision.
type importRow struct {
	row      *intake.Row
	spend    *ledger.RecordExpenditure
	other    ledger.Command  // an allocation or a source
	amount   ledger.Money    // for the control totals; no currency when there is none
	loose    int64           // the amount where it is not, with mostDigits decimals
	unread   bool            // no amount can be read
	problems []fieldProblem  // at most one of each field
	document ledger.Document // what rows of one document have in common, with document_lines = "auto"
	line     int64           // of that document; 0 when it is still to be counted
}

// importRows turns rows into commands. It looks at nothing but the row and the
// currency of its source.
type importRows struct {
	file     *intake.File
	sources  func(id string, day func() ledger.Date) (ledger.Currency, bool)
	counted  func(id string, m ledger.Money) (ledger.Money, error)
	cals     ledger.Calendars
	negative bool
	batch    *ledger.Batch
	results  *ledger.Results // of a file of results; rows are decided on them
	today    ledger.Date
}

func (c *importRows) block(b *intake.Block, to *rowSlab) {
	if cap(to.rows) < len(b.Rows) {
		to.rows, to.spends = make([]importRow, len(b.Rows)), make([]ledger.RecordExpenditure, len(b.Rows))
	}
	to.rows, to.spends = to.rows[:len(b.Rows)], to.spends[:len(b.Rows)]
	clear(to.rows)
	clear(to.spends)
	for i := range b.Rows {
		r := &to.rows[i]
		r.row = &b.Rows[i]
		switch c.file.Kind {
		case intake.Expenditures:
			r.spend = &to.spends[i]
			c.expenditure(r)
			if r.problems == nil && !c.file.NumbersLines() {
				if err := c.batch.Prepare(r.spend); err != nil {
					r.fail(fieldOf(err), err)
				}
			}
		case intake.Allocations:
			c.allocation(r)
		case intake.Revisions:
			c.revision(r)
		case intake.Receipts:
			c.receipt(r)
		case intake.Transfers:
			c.transfer(r)
		case intake.CarryOvers:
			c.carryOver(r)
		case intake.Commitments:
			c.commitment(r)
		case intake.Liabilities:
			c.liability(r)
		case intake.Results:
			c.result(r)
		default:
			c.source(r)
		}
	}
}

// take reads a field. What is wrong with it goes to the row's problems; the rest
// of the row is read all the same, so that everything is told at once.
func (r *importRow) take(field intake.Field) string {
	text, err := r.row.Text(field)
	if err != nil {
		r.fail(field.String(), err)
	}
	return text
}

// marker is the place of a row that was mended, as the rejects file keeps it. A place that
// somebody made up would keep a row of another file out. Refusal: bad-marker (value).
func (r *importRow) marker() string {
	text := r.take(intake.RowMarker)
	if text != "" && !ledger.IsRowMarker(text) {
		r.fail(intake.RowMarker.String(), ledger.Refuse("bad-marker", "value", text))
	}
	return text
}

func (r *importRow) date(field intake.Field) ledger.Date {
	d, err := r.row.Date(field)
	if err != nil {
		r.fail(field.String(), err)
	}
	return d
}

// firstOf finds the first day of several that is there.
func (r *importRow) firstOf(days []intake.Field) func() ledger.Date {
	return func() ledger.Date {
		for _, field := range days {
			if d, err := r.row.Date(field); err == nil && d != ledger.NoDate {
				return d
			}
		}
		return ledger.NoDate
	}
}

// address reads source and line: two fields, or one that holds both.
func (r *importRow) address() (source, line string) {
	source, line = r.take(intake.Source), r.take(intake.Line)
	if source == "" && line != "" {
		var err error
		if source, line, err = ledger.SplitAddress(line); err != nil {
			r.fail("line", err)
		}
	} else if line == "" {
		r.fail("line", ledger.Refuse("missing-field", "field", "line"))
	}
	return source, line
}

// money reads an amount in the currency that the source has on the first of some days that
// the row says, or in that of the row. Where
// neither is known, it is only looked at: there is no telling its decimals.
func (c *importRows) money(r *importRow, source string, days ...intake.Field) ledger.Money {
	currency := ledger.Currency(r.take(intake.Currency))
	known := true
	if currency == "" {
		if currency, known = c.sources(source, r.firstOf(days)); !known && (source != "" || !r.failed("line")) {
			r.fail("source", ledger.Refuse("unknown-source", "source", source))
		}
	} else {
		parsed, err := ledger.ParseCurrency(string(currency))
		if known = err == nil; !known {
			r.fail("currency", err)
		}
		currency = parsed
	}
	digits := mostDigits
	if known {
		digits = currency.Digits()
	}
	minor, err := r.row.Amount(intake.Amount, digits)
	if err != nil && (known || ledger.RefusalCode(err) != "amount-overflow") {
		r.fail("amount", err)
	}
	r.unread = err != nil
	switch {
	case !known:
		if err == nil {
			r.loose = minor
		}
		return ledger.Money{}
	case err != nil:
		return ledger.Money{Currency: currency}
	}
	return ledger.Money{Minor: minor, Currency: currency}
}

const mostDigits = intake.LooseDigits

// optional is an amount that may be missing.
func (c *importRows) optional(r *importRow, field intake.Field, currency ledger.Currency) ledger.Money {
	if r.take(field) == "" || currency == "" {
		return ledger.Money{}
	}
	minor, err := r.row.Amount(field, currency.Digits())
	if err != nil {
		r.fail(field.String(), err)
		return ledger.Money{}
	}
	return ledger.Money{Minor: minor, Currency: currency}
}

// original is what the document says in a currency of its own: both, or neither.
func (c *importRows) original(r *importRow) ledger.Money {
	code, amount := r.take(intake.OriginalCurrency), r.take(intake.OriginalAmount)
	switch {
	case code == "" && amount == "":
		return ledger.Money{}
	case code == "":
		r.fail("original_currency", ledger.Refuse("missing-field", "field", "original_currency"))
		return ledger.Money{}
	case amount == "":
		r.fail("original_amount", ledger.Refuse("missing-field", "field", "original_amount"))
		return ledger.Money{}
	}
	currency, err := ledger.ParseCurrency(code)
	if err != nil {
		r.fail("original_currency", err)
		return ledger.Money{}
	}
	return c.optional(r, intake.OriginalAmount, currency)
}

func (c *importRows) expenditure(r *importRow) {
	x := r.spend
	x.Source, x.Line = r.address()
	x.Amount = c.money(r, x.Source, intake.AppliesTo, intake.ValueDate)
	r.amount = x.Amount
	x.Date = r.date(intake.ValueDate)
	if x.Date == ledger.NoDate {
		r.fail("value_date", ledger.Refuse("missing-field", "field", "value_date"))
	}
	x.AppliesTo = r.date(intake.AppliesTo)
	d := &x.Document
	d.Number, d.Date = r.take(intake.DocumentNumber), r.date(intake.DocumentDate)
	d.Kind, d.Issuer, d.System = r.take(intake.DocumentKind), r.take(intake.Issuer), r.take(intake.System)
	if line := r.take(intake.DocumentLine); line != "" {
		n, err := strconv.ParseInt(line, 10, 31)
		if err != nil || n < 1 {
			r.fail("document_line", ledger.Refuse("bad-document-line", "value", line))
		}
		d.Line = n
	} else if c.file.NumbersLines() {
		r.nameDocument()
	}
	d.Total = c.optional(r, intake.DocumentTotal, x.Amount.Currency)
	d.Row = r.marker()
	x.Payee, x.PayeeID = r.take(intake.Payee), r.take(intake.PayeeID)
	x.InvoiceNumber, x.InvoiceDate = r.take(intake.InvoiceNumber), r.date(intake.InvoiceDate)
	x.InvoiceTotal = c.optional(r, intake.InvoiceTotal, x.Amount.Currency)
	x.AcceptanceDate = r.date(intake.AcceptanceDate)
	x.Original = c.original(r)
	x.Contract, x.Purpose = r.take(intake.Contract), r.take(intake.Purpose)
	x.Commitment, x.Liability, x.Final = r.take(intake.Commitment), r.take(intake.Liability), r.yes(intake.Final)
	x.Dimensions = r.dimensions()
	if c.file.PaidFrom && c.lineHasAccount(x.Source, x.Line) {
		x.Dimensions = slices.DeleteFunc(x.Dimensions, func(d ledger.Dimension) bool { return d.Name == ledger.DimAccount })
	}
}

// lineHasAccount tells a line that says itself which account it is paid from.
func (c *importRows) lineHasAccount(source, path string) bool {
	s, err := c.batch.Books().Source(source)
	if err != nil {
		return false
	}
	line := s.Lines[path]
	return line != nil && ledger.DimensionValue(line.Dimensions, ledger.DimAccount) != ""
}

// nameDocument finds which document the row is a line of. A row with something
// wrong in it is a line too: those behind it must not move up into its place.
func (r *importRow) nameDocument() {
	text := func(field intake.Field) string {
		s, _ := r.row.Text(field) // what is wrong was found before, or will be
		return s
	}
	date, _ := r.row.Date(intake.DocumentDate)
	r.document = ledger.Document{
		System: text(intake.System), Issuer: text(intake.Issuer), Kind: text(intake.DocumentKind), Number: text(intake.DocumentNumber), Date: date,
	}
	if _, line, ok := strings.Cut(text(intake.RowMarker), ":"); ok {
		_, line, _ = strings.Cut(line, ":")
		r.line, _ = strconv.ParseInt(line, 10, 31)
	}
}

func (r *importRow) dimensions() []ledger.Dimension { return r.row.Dimensions(nil, r.fail) }

func (c *importRows) allocation(r *importRow) {
	a := &ledger.ApproveAllocation{AllowNegative: c.negative}
	r.other = a
	a.Source, a.Line = r.address()
	a.Title = r.take(intake.Title)
	a.Amount = c.money(r, a.Source, intake.ActDate)
	r.amount = a.Amount
	a.Act, a.Date = r.take(intake.Act), r.date(intake.ActDate)
	a.FirstDay, a.LastDay = r.date(intake.From), r.date(intake.To)
	if expr := r.take(intake.Period); expr != "" {
		p, err := ledger.ParsePeriod(expr, c.cals, "")
		if err != nil {
			r.fail("period", err)
		}
		if a.FirstDay != ledger.NoDate || a.LastDay != ledger.NoDate {
			r.fail("period", ledger.Refuse("period-and-dates"))
		}
		if err == nil {
			a.FirstDay, a.LastDay = p.Start, p.Last()
		}
	}
	a.Dimensions = r.dimensions()
	digits := mostDigits
	if a.Amount.Currency != "" {
		digits = a.Amount.Currency.Digits()
	}
	whole := true
	r.row.Phases(digits, func(expr string, minor int64, err error) {
		p, bad := ledger.ParsePeriod(expr, c.cals, "")
		if err == nil {
			err = bad
		}
		if err != nil {
			whole = false
			r.fail(expr, err)
		}
		a.Phasing = append(a.Phasing, ledger.Phase{Period: p.Label, FirstDay: p.Start, LastDay: p.Last(), Minor: minor})
	})
	if !whole {
		a.Phasing = nil // what the others add up to says nothing
	}
}

// receipt reads a receipt. Its account stands where the dimension of that name would.
func (c *importRows) receipt(r *importRow) {
	x := &ledger.RecordReceipt{Source: r.take(intake.Source), Kind: r.take(intake.Kind)}
	r.other = x
	x.Amount = c.money(r, x.Source, intake.ValueDate)
	r.amount = x.Amount
	x.Date, x.AppliesTo = r.date(intake.ValueDate), r.date(intake.AppliesTo)
	d := &x.Document
	d.Number, d.Date = r.take(intake.DocumentNumber), r.date(intake.DocumentDate)
	d.Kind, d.Issuer, d.System = r.take(intake.DocumentKind), r.take(intake.Issuer), r.take(intake.System)
	d.Row = r.marker()
	if line := r.take(intake.DocumentLine); line != "" {
		n, err := strconv.ParseInt(line, 10, 31)
		if err != nil || n < 1 {
			r.fail("document_line", ledger.Refuse("bad-document-line", "value", line))
		}
		d.Line = n
	}
	x.Payer, x.PayerID, x.Purpose = r.take(intake.Payer), r.take(intake.PayerID), r.take(intake.Purpose)
	for _, dimension := range r.dimensions() {
		if dimension.Name == ledger.DimAccount {
			x.Account = dimension.Value
		} else {
			x.Dimensions = append(x.Dimensions, dimension)
		}
	}
}

// transfer reads a row of a file of transfers. Its lines are addresses, or paths
// within the row's source.
func (c *importRows) transfer(r *importRow) {
	t := &ledger.TransferAllocation{}
	r.other = t
	source := r.take(intake.Source)
	t.Source, t.From = r.lineIn(source, intake.FromLine)
	t.ToSource, t.To = r.lineIn(source, intake.ToLine)
	if t.ToSource == "" {
		t.ToSource = t.Source // what is wrong with the line is said
	}
	t.Amount = c.money(r, t.Source, intake.ActDate)
	r.amount = t.Amount
	t.Act, t.Date, t.Reason = r.take(intake.Act), r.date(intake.ActDate), r.take(intake.Reason)
}

// carryOver reads a row of a file of carry-overs. Without an amount it is all that the
// old line has left.
func (c *importRows) carryOver(r *importRow) {
	x := &ledger.CarryOverAllocation{}
	r.other = x
	source := r.take(intake.Source)
	x.Source, x.From = r.lineIn(source, intake.FromLine)
	x.ToSource, x.To = r.lineIn(source, intake.ToLine)
	if x.ToSource == "" {
		x.ToSource = x.Source // what is wrong with the line is said
	}
	if r.take(intake.Amount) != "" {
		x.Amount = c.money(r, x.Source)
		r.amount = x.Amount
	}
	if expr := r.take(intake.Period); expr != "" {
		p, err := ledger.ParsePeriod(expr, c.cals, "")
		if err != nil {
			r.fail("period", err)
		} else {
			x.FirstDay, x.LastDay = p.Start, p.Last()
		}
	}
	x.Act, x.Date = r.take(intake.Act), r.date(intake.ActDate)
	x.Reason, x.Title = r.take(intake.Reason), r.take(intake.Title)
}

// yes reads a field that is a mark or a word; without one it is no.
func (r *importRow) yes(field intake.Field) bool {
	text := r.take(field)
	switch strings.ToLower(text) {
	case "", "no", "false", "0", "-", "нет":
	case "yes", "true", "1", "+", "x", "х", "да":
		return true
	default:
		r.fail(field.String(), ledger.Refuse("yes-or-no", "value", text))
	}
	return false
}

// lineIn reads a line of a source, or one that names its source itself.
func (r *importRow) lineIn(source string, field intake.Field) (string, string) {
	line := r.take(field)
	switch {
	case line == "":
		r.fail(field.String(), ledger.Refuse("missing-field", "field", field.String()))
	case source == "":
		own, path, err := ledger.SplitAddress(line)
		if err != nil {
			r.fail(field.String(), err)
		}
		return own, path
	}
	return source, line
}

func (c *importRows) source(r *importRow) {
	x := &ledger.RegisterSource{ID: r.take(intake.Source)}
	r.other = x
	x.Kind, x.Title, x.Funder = r.take(intake.Kind), r.take(intake.Title), r.take(intake.Funder)
	currency, err := ledger.ParseCurrency(r.take(intake.Currency))
	if err != nil {
		r.fail("currency", err)
	}
	x.Currency, x.Calendar = currency, r.take(intake.Calendar)
	x.Signed, x.Opens = r.date(intake.Signed), r.date(intake.Opens)
	x.Closes, x.Deadline = r.date(intake.Closes), r.date(intake.Deadline)
}

// result reads a row of a file of results. One with a reason takes the place of
// another.
func (c *importRows) result(r *importRow) {
	x := &ledger.RecordResult{Known: c.results, Today: c.today}
	r.other = x
	x.Indicator, x.Date = r.take(intake.Indicator), r.date(intake.Day)
	value, err := r.row.Quantity(intake.Value)
	if err != nil {
		r.fail("value", err)
	}
	x.Value = value
	x.Document, x.Note, x.Reason = r.take(intake.Document), r.take(intake.Note), r.take(intake.Reason)
	x.Correct = x.Reason != ""
	x.Dimensions = r.dimensions()
}

package cli

import (
	"iter"
	"slices"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// A unit is what a report counts amounts in: as they are, thousands or millions
// of each currency, as in most budget tables.
type unit string

const (
	unitOne      unit = "1"
	unitThousand unit = "thousand"
	unitMillion  unit = "million"
)

// unitDigits is how many decimals thousands and millions are shown with.
const unitDigits = 1

func (u unit) rounds() bool { return u == unitThousand || u == unitMillion }

// cell is an amount in units, rounded once from the exact one, half away from
// zero. Other cells stay as they are.
func (u unit) cell(c output.Cell) output.Cell {
	if c.Kind != output.Amount || !u.rounds() {
		return c
	}
	zeros := 3
	if u == unitMillion {
		zeros = 6
	}
	divisor := int64(1)
	for range zeros + int(c.Digits) - unitDigits {
		divisor *= 10
	}
	n, rest := c.N/divisor, c.N%divisor
	if half := divisor / 2; rest >= half {
		n++
	} else if rest <= -half {
		n--
	}
	return output.Decimal(n, unitDigits)
}

// inUnits turns a finished report's amounts into units, or leaves them as they were
// rounded when they were converted. Every figure is rounded
// for itself, a total from the exact total; what the rows that are printed lack of
// it stands in a row of its own, so that each column adds up to what is under it.
// Where a column is the sum of those beside it (parts, up to total), the same goes
// for each line: what it lacks stands in a column of its own.
//
// Shares were computed from the exact amounts, and stay.
func (q *question) inUnits(l *openLedger, t *output.Table, parts []string, total string) error {
	if !q.unit.rounds() && q.money.in == "" && !(q.shown && l.views.Table().Redenominated(q.counted.Last(), q.known)) {
		return nil
	}
	b := &balance{session: l.session, unit: q.unit, columns: t.Columns, rows: t.Rows, sums: map[string][]int64{}}
	b.find(parts, total)
	if q.unit.rounds() {
		t.Meta = append(t.Meta, output.Field{Key: "unit", Value: output.String(string(q.unit))})
	}
	switch {
	case b.total >= 0:
		if err := b.addAcross(); err != nil {
			return err
		}
	case l.session.forPeople() && b.amounts() > 1:
		t.Notes = append(t.Notes, l.session.lang.Text("report-rounded"))
	}
	t.Rows = b.balanced()
	t.Columns = b.columns
	if !l.session.forPeople() && q.unit.rounds() {
		b.sayUnit(t)
	}
	return nil
}

// A balance rounds the rows of a table and finds what they lack of their totals.
type balance struct {
	session *session
	unit    unit
	columns []output.Column
	rows    iter.Seq2[output.Row, error]

	period, currency int   // columns that tell which total a row belongs to; -1 for none
	compared         int   // column of the period that a period is compared with; -1 for none
	parts            []int // columns that add up to total
	total            int   // -1 for none
	across           int   // the column of what parts lack of total, in units already; -1 for none

	sums map[string][]int64 // of the rounded rows, by the total that they belong to
}

func (b *balance) find(parts []string, total string) {
	column := func(key string) int {
		return slices.IndexFunc(b.columns, func(c output.Column) bool { return c.Key == key })
	}
	b.period, b.compared, b.currency, b.total, b.across = column("period"), column("compared_period"), column("currency"), -1, -1
	if total != "" {
		b.total = column(total)
	}
	for _, key := range parts {
		b.parts = append(b.parts, column(key))
	}
}

// amounts counts the columns of amounts.
func (b *balance) amounts() int {
	n := 0
	for _, c := range b.columns {
		if c.Kind == output.Amount {
			n++
		}
	}
	return n
}

// addAcross puts a column in front of the total, for what the parts that are
// printed lack of it, unless they never lack anything.
func (b *balance) addAcross() error {
	var rows []output.Row
	var lacks []int64
	lacking := false
	for row, err := range b.rows {
		if err != nil {
			return err
		}
		lack := b.unit.cell(row.Cells[b.total]).N
		for _, part := range b.parts {
			lack -= b.unit.cell(row.Cells[part]).N
		}
		lacking = lacking || lack != 0
		row.Cells = slices.Clone(row.Cells)
		rows, lacks = append(rows, row), append(lacks, lack)
	}
	b.rows = output.Rows(rows...)
	if !lacking {
		return nil
	}
	for i := range rows {
		rows[i].Cells = slices.Insert(rows[i].Cells, b.total, output.Decimal(lacks[i], int(b.unit.cell(rows[i].Cells[b.total]).Digits)))
	}
	b.columns = slices.Insert(slices.Clone(b.columns), b.total, output.Column{Key: "rounding", Kind: output.Amount})
	b.across = b.total
	return nil
}

// balanced gives the rows in units; in front of the totals stand the rows of what
// is lacking.
func (b *balance) balanced() iter.Seq2[output.Row, error] {
	return func(yield func(output.Row, error) bool) {
		clear(b.sums)
		var totals []output.Row
		var cells []output.Cell
		for row, err := range b.rows {
			if err != nil {
				yield(output.Row{}, err)
				return
			}
			cells = cells[:0]
			for i, c := range row.Cells {
				if i != b.across {
					c = b.unit.cell(c)
				}
				cells = append(cells, c)
			}
			if row.Kind == output.Total {
				totals = append(totals, output.Row{Cells: slices.Clone(cells), Kind: row.Kind})
				continue
			}
			if row.Kind == output.Data {
				b.count(b.key(cells), cells)
			}
			if !yield(output.Row{Cells: cells, Kind: row.Kind}, nil) {
				return
			}
		}
		for _, row := range append(b.lacking(totals), totals...) {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// key tells to which total a row belongs.
func (b *balance) key(cells []output.Cell) string {
	key := ""
	for _, i := range []int{b.period, b.currency} {
		if i >= 0 && i < len(cells) {
			key += cells[i].Text + "\x00"
		}
	}
	return key
}

func (b *balance) count(key string, cells []output.Cell) {
	sums := b.sums[key]
	if sums == nil {
		sums = make([]int64, len(b.columns))
		b.sums[key] = sums
	}
	for i, c := range cells {
		if c.Kind == output.Amount {
			sums[i] += c.N
		}
	}
}

// lacking makes a row for each total that the rows above do not add up to. The
// total over several periods is that of their totals.
func (b *balance) lacking(totals []output.Row) []output.Row {
	var rows []output.Row
	for i, total := range totals {
		sums := b.sums[b.key(total.Cells)]
		if sums == nil {
			over := &balance{columns: b.columns, sums: map[string][]int64{}}
			for _, other := range totals[:i] {
				if b.currency >= 0 && other.Cells[b.currency] == total.Cells[b.currency] && b.sums[b.key(other.Cells)] != nil {
					over.count("", other.Cells)
				}
			}
			if sums = over.sums[""]; sums == nil {
				continue // a total of nothing
			}
		}
		row := output.Row{Kind: output.Rounding, Cells: make([]output.Cell, len(total.Cells))}
		lacking := false
		for n, c := range total.Cells {
			switch {
			case c.Kind == output.Amount:
				row.Cells[n] = output.Decimal(c.N-sums[n], int(c.Digits))
				lacking = lacking || c.N != sums[n]
			case n == b.period || n == b.compared || n == b.currency:
				row.Cells[n] = c
			default:
				row.Cells[n] = output.None()
			}
		}
		if lacking {
			b.name(row.Cells, b.sums[b.key(total.Cells)] == nil)
			rows = append(rows, row)
		}
	}
	return rows
}

// name calls a row what it is, for people: in the first column behind its period,
// or in place of that, over several.
func (b *balance) name(cells []output.Cell, overPeriods bool) {
	if !b.session.forPeople() {
		return
	}
	at := 0
	if !overPeriods {
		at = max(b.period, b.compared) + 1
	}
	if at != b.currency {
		cells[at] = output.String(b.session.lang.Text("column/rounding"))
	}
}

// sayUnit gives programs a column for the unit, behind the currency.
func (b *balance) sayUnit(t *output.Table) {
	at := b.currency + 1
	t.Columns = slices.Insert(slices.Clone(t.Columns), at, output.Column{Key: "unit"})
	rows := t.Rows
	t.Rows = func(yield func(output.Row, error) bool) {
		var cells []output.Cell
		for row, err := range rows {
			if err == nil {
				cells = append(cells[:0], row.Cells[:at]...)
				cells = append(append(cells, output.String(string(b.unit))), row.Cells[at:]...)
				row.Cells = cells
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

// countedIn says in the head of a report what its amounts are counted in. Of several
// currencies each row names its own.
func (q *question) countedIn(s *session) string {
	distinct := slices.Compact(slices.Sorted(slices.Values(q.currencies)))
	if q.money.in != "" {
		distinct = []ledger.Currency{q.money.in}
	}
	why := "own"
	if len(distinct) == 1 {
		why = "one"
	}
	if q.unit.rounds() {
		why += "-" + string(q.unit)
	}
	currency := ledger.Currency("")
	if len(distinct) == 1 {
		currency = distinct[0]
	}
	return s.lang.Text("report-money", "why", why, "currency", s.lang.CurrencyName(currency))
}

// Package output writes the results of commands: one Table, in the form that the
// reader asked for.
//
// Text, Markdown, HTML and XLSX are for people: figures and dates follow the reader's
// language, group and total rows stand among the others. CSV and JSON are for
// programs and never follow the language: keys in snake_case, amounts as plain
// decimals (in JSON strings, since many readers take JSON numbers for floats),
// dates by ISO 8601. Group rows are not in them; totals are in JSON under
// "totals", and not in CSV, where a spreadsheet would count them twice.
//
//	t := &output.Table{
//		Columns: []output.Column{{Key: "source"}, {Key: "spent", Kind: output.Amount}},
//		Rows:    output.Rows(output.Row{Cells: []output.Cell{output.String("wb"), output.Decimal(120_000_00, 2)}}),
//	}
//	err := t.Write(os.Stdout, output.CSV, output.Style{})
package output

import (
	"io"
	"iter"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/ledger"
)

// A Table is a result, row by row. Rows are asked for once; a million of them
// pass through CSV and JSON in constant memory.
type Table struct {
	Title   []string // lines above the table; for people only
	Meta    []Field  // what the result is about; for JSON, and a sheet of its own in XLSX
	Columns []Column
	Rows    iter.Seq2[Row, error] // an error ends the table and is returned by Write
	Notes   []string              // lines below the table; for people only

	// Below are tables that belong under this one, such as the control totals of a
	// register. CSV has only the first table. JSON has the rows of each under its
	// Key, and their totals under Key + "_totals".
	Below []*Table
	Key   string // snake_case, of a table in Below
}

// A Field is one entry of a JSON result beside its rows. The keys columns, rows
// and totals are the table's own.
type Field struct {
	Key   string
	Value Cell
}

// A Column names its cells. Header is what people read, already in their
// language; when it is empty it is the catalogue's entry "column/" + Key.
type Column struct {
	Key    string // snake_case
	Header string
	Kind   Kind
	// Optional leaves the column out, for people, when nothing stands in it. A table
	// without columns has its title and notes alone.
	Optional bool
}

// Kind says how a cell is written, and on which side a column stands.
type Kind uint8

// The kinds of cells.
const (
	Text    Kind = iota
	Amount       // N / 10^Digits; right-aligned, digits in groups
	Integer      // N, not grouped in CSV and JSON, where it is a number
	Percent      // N / 10^Digits; people see a % sign after it
	Date         // N is a ledger.Date
	Empty        // nothing there: null in JSON
)

// A Cell is one value. Make one with String, Decimal, Int, Share, Day or None.
type Cell struct {
	Text   string
	N      int64
	Digits uint8
	Kind   Kind
}

// String is a cell of text.
func String(s string) Cell { return Cell{Text: s} }

// Decimal is the amount n / 10^digits, with digits from 0 to 18.
func Decimal(n int64, digits int) Cell { return Cell{N: n, Digits: uint8(digits), Kind: Amount} }

// Money is an amount without its currency, which has a column of its own.
func Money(m ledger.Money) Cell { return Decimal(m.Minor, m.Currency.Digits()) }

// Int is a whole number.
func Int(n int64) Cell { return Cell{N: n, Kind: Integer} }

// Share is n / 10^digits per cent.
func Share(n int64, digits int) Cell { return Cell{N: n, Digits: uint8(digits), Kind: Percent} }

// Day is a date.
func Day(d ledger.Date) Cell { return Cell{N: int64(d), Kind: Date} }

// None is an empty cell.
func None() Cell { return Cell{Kind: Empty} }

// RowKind tells rows of data from those that only people need.
type RowKind uint8

// The kinds of rows.
const (
	Data     RowKind = iota
	Group            // a heading over the rows that follow
	Rounding         // what printed rows lack of the printed total, above which it stands
	Total
)

// strong rows are shown bold.
func (k RowKind) strong() bool { return k == Group || k == Total }

// A Row has a cell for each column; cells at the end may be left out. Whoever
// yields rows may use one Cells slice again for the next row.
type Row struct {
	Cells []Cell
	Kind  RowKind
}

// Rows is a sequence of rows that are already there.
func Rows(rows ...Row) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// Style is how people want to see a table. CSV and JSON do not look at it.
type Style struct {
	Lang   catalogue.Lang
	Colour bool // the terminal understands escape sequences, and may be sent them
	// Screen is how many columns the terminal has, to which the plain table is made to
	// fit; 0 where it goes elsewhere.
	Screen int
	// About goes, for XLSX, to the sheet of Meta, behind what the table says itself.
	About []Field
}

// Write writes the table, and those below it, to w in a format.
func (t *Table) Write(w io.Writer, f Format, s Style) error {
	if f == XLSX {
		return t.writeXLSX(w, s)
	}
	b := &buffer{w: w}
	var err error
	switch f {
	case CSV:
		err = t.writeCSV(b)
	case JSON:
		err = t.writeJSON(b)
	case HTML:
		err = t.writeHTML(b, s)
	case Markdown:
		err = t.writeEach(b, s, (*Table).writeMarkdown)
	default:
		err = t.writeEach(b, s, (*Table).writeText)
	}
	if err != nil {
		return err
	}
	return b.flush()
}

// writeEach writes the table and those below it, an empty line between them.
func (t *Table) writeEach(b *buffer, s Style, write func(*Table, *buffer, Style) error) error {
	if err := write(t, b, s); err != nil {
		return err
	}
	for _, below := range t.Below {
		written := len(b.b)
		b.b = append(b.b, '\n')
		if err := write(below, b, s); err != nil {
			return err
		}
		if len(b.b) == written+1 {
			b.b = b.b[:written]
		}
	}
	return nil
}

func (t *Table) rows() iter.Seq2[Row, error] {
	if t.Rows == nil {
		return Rows()
	}
	return t.Rows
}

func (c Column) header(l catalogue.Lang) string {
	if c.Header != "" {
		return c.Header
	}
	return l.Text("column/" + c.Key)
}

// rightAligned is for what is compared by its length: figures.
func (c Column) rightAligned() bool {
	return c.Kind == Amount || c.Kind == Integer || c.Kind == Percent
}

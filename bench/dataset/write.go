package dataset

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// The files of a set.
const (
	SourcesFile      = "sources.csv"      // for us
	AllocationsFile  = "allocations.csv"  // for us
	ExpendituresFile = "expenditures.csv" // for us
	FlatFile         = "flat.csv"         // for databases: no headings, amounts in minor units
	JournalFile      = "main.journal"     // for hledger and ledger
)

// Write makes the files of the set in a folder.
func (s Set) Write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := write(dir, SourcesFile, func(w *bufio.Writer) { writeSources(w) }); err != nil {
		return err
	}
	if err := write(dir, AllocationsFile, func(w *bufio.Writer) { writeAllocations(w) }); err != nil {
		return err
	}
	for _, f := range []struct {
		name string
		row  func(b []byte, e *Expenditure) []byte
	}{
		{ExpendituresFile, appendExpenditure},
		{FlatFile, appendFlat},
		{JournalFile, appendTransaction},
	} {
		err := write(dir, f.name, func(w *bufio.Writer) {
			if f.name == ExpendituresFile {
				w.WriteString(expenditureHeadings)
			}
			var b []byte
			for e := range s.Expenditures() {
				b = f.row(b[:0], e)
				w.Write(b)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// write makes one file. A bufio.Writer keeps its first error until Flush.
func write(dir, name string, fill func(*bufio.Writer)) (err error) {
	f, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriterSize(f, 1<<20)
	fill(w)
	return w.Flush()
}

func writeSources(w *bufio.Writer) {
	w.WriteString("source,kind,currency,opens\n")
	for _, s := range Sources() {
		fmt.Fprintf(w, "%s,%s,%s,%s\n", s.ID, s.Kind, s.Currency, FirstDay)
	}
}

func writeAllocations(w *bufio.Writer) {
	w.WriteString("source,line,amount,act,act_date,from,to,component,region\n")
	for _, s := range Sources() {
		for _, l := range s.Lines {
			fmt.Fprintf(w, "%s,%s,%s,Decision 1,%s,%s,%s,%s,%s\n", s.ID, l.Path, Allocated, FirstDay, FirstDay, LastDay, l.Component, l.Region)
		}
	}
}

const expenditureHeadings = "source,line,amount,value_date,document_number,document_date,issuer,payee,payee_id,category,contract,purpose\n"

func appendExpenditure(b []byte, e *Expenditure) []byte {
	b = append(append(b, e.Source.ID...), ',')
	b = append(append(b, e.Line.Path...), ',')
	b = append(appendAmount(b, e.Minor), ',')
	b = append(append(b, e.ValueDate...), ',')
	b = append(appendNumber(append(b, "PO-"...), e.Number, 8), ',')
	b = append(append(b, e.DocumentDate...), ',')
	b = append(append(b, e.Source.Account...), ',')
	b = append(appendPayee(b, e.Payee), ',')
	b = append(appendNumber(b, madeUp+e.Payee, 9), ',')
	b = append(append(b, e.Category...), ',')
	b = append(strconv.AppendInt(b, int64(e.Contract), 10), ',')
	b = append(b, '"')
	b = append(b, e.Purpose...)
	return append(b, "\"\n"...)
}

// appendFlat: source, line, component, region, category, currency, minor, value
// date, document number and date, issuer, payee, payee's number, contract, purpose.
func appendFlat(b []byte, e *Expenditure) []byte {
	for _, text := range []string{e.Source.ID, e.Line.Path, e.Line.Component, e.Line.Region, e.Category, e.Source.Currency} {
		b = append(append(b, text...), ',')
	}
	b = append(strconv.AppendInt(b, e.Minor, 10), ',')
	b = append(append(b, e.ValueDate...), ',')
	b = append(appendNumber(append(b, "PO-"...), e.Number, 8), ',')
	b = append(append(b, e.DocumentDate...), ',')
	b = append(append(b, e.Source.Account...), ',')
	b = append(appendPayee(b, e.Payee), ',')
	b = append(appendNumber(b, madeUp+e.Payee, 9), ',')
	b = append(strconv.AppendInt(b, int64(e.Contract), 10), ',')
	b = append(b, '"')
	b = append(b, e.Purpose...)
	return append(b, "\"\n"...)
}

// appendTransaction: what a person would keep of it in a journal.
func appendTransaction(b []byte, e *Expenditure) []byte {
	b = append(b, e.ValueDate...)
	b = appendNumber(append(b, " (PO-"...), e.Number, 8)
	b = appendPayee(append(b, ") "...), e.Payee)
	b = append(b, "\n    spent:"...)
	b = append(b, e.Source.ID...)
	b = append(append(b, ':'), e.Line.Path...)
	b = appendAmount(append(b, "  "...), e.Minor)
	b = append(append(b, ' '), e.Source.Currency...)
	b = append(b, "\n    paid from:"...)
	b = append(b, e.Source.ID...)
	return append(b, "\n\n"...)
}

func appendAmount(b []byte, minor int64) []byte {
	b = append(strconv.AppendInt(b, minor/100, 10), '.')
	return appendNumber(b, int(minor%100), 2)
}

func appendPayee(b []byte, payee int) []byte {
	return appendNumber(append(b, "Supplier "...), payee, 5)
}

// madeUp is where the payees' taxpayer numbers begin: no office gives such ones, so
// that they have no check digit that could be wrong.
const madeUp = 900_000_000

// appendNumber writes a number with leading zeros.
func appendNumber(b []byte, n, digits int) []byte {
	var text [20]byte
	for i := digits - 1; i >= 0; i-- {
		text[i] = byte('0' + n%10)
		n /= 10
	}
	return append(b, text[:digits]...)
}

package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/archive"
	"github.com/fundledger/fundledger/ledger/audit/plain"
	"github.com/fundledger/fundledger/projections"
)

// secondReader reads the ledger again with the reader that shares no code with the first,
// and holds what it finds against what reports are made from.
func (v *verification) secondReader(ctx context.Context, export string) error {
	v.second = "second-none"
	if v.Broken { // what cannot be followed once cannot be followed twice
		return nil
	}
	v.second = "second-agrees"
	var sums plain.Sums
	reading, err := v.readPlainly(ctx, export, func(e *plain.Entry, postings []plain.Posting) error {
		sums.Add(postings)
		if e.Ordinal == v.Entries { // what was appended since is for another time
			return errEnough
		}
		return ctx.Err()
	})
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil && !errors.Is(err, errEnough):
		v.differs("found-second-stuck", "detail", err.Error())
		return nil
	}
	v.postings = sums.Postings
	if root := reading.Root(); reading.Entries != v.Entries || root != plain.Hash(v.Root) {
		v.differs("found-second-root", "n", reading.Entries, "root", fmt.Sprintf("%x", root))
	}
	if v.views == nil {
		if v.views, err = projections.Open(ctx, v.store, ""); err != nil { // made anew, in memory
			return err
		}
	}
	if err := v.views.CatchUp(ctx, ""); err != nil {
		return err
	}
	if err := v.compareSums(&sums); err != nil {
		return err
	}
	v.compareLines(reading)
	return nil
}

// mostDifferences between the readers are told.
const mostDifferences = 20

func (v *verification) differs(code string, pairs ...any) {
	v.second = "second-differs"
	v.add(0, code, pairs...)
}

// readPlainly gives the export to the second reader, or makes one for it on the way.
func (v *verification) readPlainly(ctx context.Context, export string, each func(*plain.Entry, []plain.Posting) error) (*plain.Reading, error) {
	if export != "" {
		f, err := os.Open(export)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return plain.Read(f, each)
	}
	in, out := io.Pipe()
	defer in.Close() // ends the writing too
	go func() {
		_, err := archive.Write(ctx, v.store, out, nil)
		out.CloseWithError(err)
	}()
	return plain.Read(in, each)
}

// compareSums holds every sum of the table against that of the second reader, and the other
// way round.
func (v *verification) compareSums(sums *plain.Sums) error {
	table, known := v.views.Table(), ledger.Ordinal(v.Entries)
	tabled := map[plain.Cell]decimal.Decimal{}
	add := func(g *projections.Group, cell plain.Cell) {
		cell.Currency, cell.Correction = string(g.Amount.Currency), g.Correction
		tabled[cell] = tabled[cell].Add(g.Amount.Decimal())
	}
	if sums.Postings > 0 {
		first, err := ledger.ParseDate(sums.First)
		if err != nil {
			return err
		}
		last, err := ledger.ParseDate(sums.Last)
		if err != nil {
			return err
		}
		months := ledger.CalendarYear.Steps(ledger.Period{Start: first, End: last + 1}, ledger.StepMonth)
		groups, err := table.Sum(projections.Query{By: []string{ledger.DimSource, ledger.DimLine, projections.DimStage}, Steps: months, Known: known, Gross: true})
		if err != nil {
			return err
		}
		for i := range groups {
			g := &groups[i]
			add(g, plain.Cell{Source: g.Values[0], Line: g.Values[1], Stage: g.Values[2], Month: months[g.Step].Start.String()[:len("2018-07")]})
		}
	}
	for _, name := range v.Judge().Books.DimensionNames() {
		switch name { // places, which are compared already, and names that reports put together
		case ledger.DimSource, ledger.DimLine, ledger.DimPayee, ledger.DimPayeeID, ledger.DimDocument, ledger.DimInvoice, ledger.DimAppliesTo:
			continue
		}
		groups, err := table.Sum(projections.Query{By: []string{name, projections.DimStage}, Known: known, Gross: true})
		if err != nil {
			return err
		}
		for i := range groups {
			if g := &groups[i]; g.Values[0] != "" {
				add(g, plain.Cell{Dimension: name, Value: g.Values[0], Stage: g.Values[1]})
			}
		}
	}
	var other []plain.Cell
	for cell, sum := range sums.Cells {
		if !tabled[cell].Equal(sum) {
			other = append(other, cell)
		}
	}
	for cell, sum := range tabled {
		if _, there := sums.Cells[cell]; !there && !sum.IsZero() {
			other = append(other, cell)
		}
	}
	slices.SortFunc(other, func(a, b plain.Cell) int { return cmp.Compare(nameOf(&a), nameOf(&b)) })
	for i, cell := range other {
		if i == mostDifferences {
			break
		}
		v.differs("found-second-sum", "where", nameOf(&cell), "sum", tabled[cell].String()+" "+cell.Currency, "other", sums.Cells[cell].String()+" "+cell.Currency)
	}
	return nil
}

// nameOf says what a sum is of.
func nameOf(c *plain.Cell) string {
	parts := []string{c.Stage}
	if c.Dimension != "" {
		parts = append(parts, c.Dimension+"="+c.Value)
	} else {
		parts = append(parts, cmp.Or(c.Line, c.Source), c.Month)
	}
	if c.Correction {
		parts = append(parts, "corrections")
	}
	return strings.Join(parts, " ")
}

// compareLines holds what may still be spent on each line against what the books say.
func (v *verification) compareLines(reading *plain.Reading) {
	lines := 0
	for _, s := range v.Judge().Books.Sources {
		for _, line := range s.SortedLines() {
			lines++
			address := s.Address(line.Path)
			theirs := reading.Lines[address]
			ours := ledger.Money{Minor: line.Available(), Currency: s.Currency}
			if theirs == nil || !theirs.Available().Equal(ours.Decimal()) {
				other := "nothing"
				if theirs != nil {
					other = theirs.Available().String() + " " + theirs.Currency
				}
				v.differs("found-second-sum", "where", address, "sum", ours, "other", other)
			}
		}
	}
	if lines != len(reading.Lines) {
		v.differs("found-second-lines", "n", lines, "left", len(reading.Lines))
	}
}

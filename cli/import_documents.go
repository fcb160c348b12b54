package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// A documentWatch looks for payments of an import whose documents look like recorded
// ones. Of a row it keeps something only where its amount was paid from its line before;
// the kept rows are compared many at a time, since that goes through all postings.
type documentWatch struct {
	sieve *projections.PaidSieve
	fine  bool
	kept  []keptPayment
	found []likeRow // the first of them
	more  int64
}

type keptPayment struct {
	ledger.RecordExpenditure // line, amount, days and document
	row                      int
	ref                      ledger.Ref
}

type likeRow struct {
	keptPayment
	entry ledger.Ordinal
}

// mostKept is how many rows are kept for a comparison: about ten megabytes of them.
var mostKept = 32_768

// see looks at a row that was recorded.
func (w *documentWatch) see(r *importRun, c *ledger.RecordExpenditure, row int, ref ledger.Ref) (err error) {
	if !c.Document.Numbered() {
		return nil
	}
	if w.sieve == nil {
		if w.sieve, err = r.open.views.Table().PaidSieve(false); err != nil {
			return err
		}
	}
	if !w.mayBe(r, c) {
		return nil
	}
	d := &c.Document
	kept := keptPayment{row: row, ref: ledger.Ref{Source: strings.Clone(ref.Source), Revision: ref.Revision}}
	kept.Source, kept.Line, kept.Amount, kept.Date, kept.AppliesTo = strings.Clone(c.Source), strings.Clone(c.Line), c.Amount, c.Date, c.AppliesTo
	kept.Document = ledger.Document{Kind: strings.Clone(d.Kind), Issuer: strings.Clone(d.Issuer), Number: strings.Clone(d.Number), Date: d.Date}
	if w.kept = append(w.kept, kept); len(w.kept) < mostKept {
		return nil
	}
	return w.compare(r)
}

func (w *documentWatch) mayBe(r *importRun, c *ledger.RecordExpenditure) bool {
	return w.sieve.May(c.Source, c.Line, r.open.countedMinor(c.Source, c.Amount), func() string { return ledger.FoldNumber(c.Document.Number) })
}

// compare holds the rows that were kept against the table. Where they are many, amounts
// repeat on one line: then the names of all documents are worth reading once.
func (w *documentWatch) compare(r *importRun) (err error) {
	table := r.open.views.Table()
	if len(w.kept) == mostKept && !w.fine {
		if w.sieve, err = table.PaidSieve(true); err != nil {
			return err
		}
		w.fine = true
		kept := w.kept[:0]
		for i := range w.kept {
			if w.mayBe(r, &w.kept[i].RecordExpenditure) {
				kept = append(kept, w.kept[i])
			}
		}
		if w.kept = kept; len(kept) < mostKept/2 {
			return nil
		}
	}
	list := make([]projections.Likely, len(w.kept))
	for i := range w.kept {
		list[i] = r.open.likely(&w.kept[i].RecordExpenditure)
	}
	documents, err := table.PaidLike(list)
	if err != nil {
		return err
	}
	for i, d := range documents {
		switch {
		case d.Entry == 0:
		case len(w.found) == payeesListed:
			w.more++
		default:
			w.found = append(w.found, likeRow{w.kept[i], d.Entry})
		}
	}
	w.kept = w.kept[:0]
	return nil
}

// tell lists the documents that look like others, with their rows.
func (w *documentWatch) tell(ctx context.Context, r *importRun) error {
	s := r.session
	if len(w.found) == 0 || s.calm {
		return nil
	}
	var lines [][]string
	for i := range w.found {
		f := &w.found[i]
		known, entry, err := r.open.paidBy(ctx, f.entry)
		if err != nil {
			return err
		}
		this := s.lang.Text("document-alike", "document", &f.Document, "known", known, "entry", entry)
		if !r.options.dryRun {
			this = s.lang.Text("document-alike-recorded", "document", &f.Document, "known", known, "entry", entry, "this", f.ref)
		}
		lines = append(lines, []string{r.file.Name + ":" + r.file.Place(f.row, ""), this})
	}
	s.say(s.lang.Text("word/warning") + ": " + s.lang.Text("documents-alike", "n", int64(len(w.found))+w.more))
	for _, line := range alignColumns(lines) {
		fmt.Fprintln(s.stderr, line)
	}
	hint := "documents-alike-hint"
	if r.options.dryRun {
		hint = "documents-alike-planned"
	}
	fmt.Fprintf(s.stderr, "%s: %s: %s\n", programName, s.lang.Text("word/hint"), s.lang.Text(hint))
	return nil
}

package cli

import (
	"strings"
	"unicode"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/ledger"
)

// batchName is what a batch keeps of where its rows came from: the file, and which
// sheet of a workbook.
func batchName(f *intake.File) string {
	if f.Sheet == "" {
		return storedName(f.Name)
	}
	return storedName(f.Name + "!" + f.Sheet)
}

// ofSheet tells whether a batch came from that sheet of its file.
func ofSheet(batchFile, sheet string) bool {
	return sheet == "" || strings.HasSuffix(batchFile, storedName("!"+sheet))
}

// storedName is a file's name as text: some systems allow any bytes in one.
func storedName(name string) string {
	name = strings.ToValidUTF8(name, "\ufffd")
	return ledger.CleanValue(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '\ufffd'
		}
		return r
	}, name))
}

// openBatch and completeBatch are the batch's own entries.
func (r *importRun) openBatch(emit func(ledger.Commit) error) error {
	if r.open.books().Batches[r.batch.ID] != nil {
		return nil // begun before
	}
	e := &ledger.BatchOpened{
		ID: r.batch.ID, Kind: r.file.Kind, File: batchName(r.file), SHA256: r.file.SHA256, Bytes: r.file.Bytes,
		Rows: r.plan.Rows, Totals: r.plan.Totals,
	}
	return r.emitOwn(emit, ledger.NoRevision, e)
}

func (r *importRun) completeBatch(emit func(ledger.Commit) error) error {
	recorded, totals := r.batch.Recorded()
	e := &ledger.BatchCompleted{
		Rows: r.rows, Recorded: recorded, Skipped: int64(r.already), Rejected: int64(r.rejected), Totals: totals,
	}
	return r.emitOwn(emit, 0, e)
}

func (r *importRun) emitOwn(emit func(ledger.Commit) error, expected ledger.Revision, e ledger.Event) error {
	books := r.open.books()
	recorded, err := r.writer.Time(books)
	if err != nil {
		return err
	}
	m := r.writer.Metadata("import", recorded)
	m.Events, m.Batch = 1, r.batch.ID
	m.Seen = []ledger.Seen{{Stream: ledger.StreamLedger, Revision: books.Revision(ledger.StreamLedger)}}
	c, err := r.writer.Seal(books, ledger.Decision{
		Stream: ledger.BatchStream(r.batch.ID), Expected: expected, Events: []ledger.Event{e},
	}, &m)
	if err != nil {
		return err
	}
	return emit(c)
}

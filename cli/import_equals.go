package cli

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/ledger"
)

// An equalWatch looks for mended rows that are equal to a payment or receipt of another
// file. A mended row is a movement of its own beside its equals in the file that it was
// rejected from; but that file may have been mended too, and imported whole under
// another digest. Which of the two it is nobody can tell from the row: it is recorded,
// since none may be lost (domain rule 12), and told.
type equalWatch struct {
	place int // line of the row that is being decided
	found []equalRow
	more  int64
}

type equalRow struct {
	line  int
	equal ledger.Ref
	file  string // that the equal one came from; "" when it was typed
}

// see looks at a mended row that was recorded.
func (w *equalWatch) see(ctx context.Context, r *importRun, row string) error {
	origin, _, _ := strings.Cut(row, ":")
	for _, ref := range r.batch.Equals() {
		file, other, err := r.ofAnotherFile(ctx, ref, origin)
		if err != nil {
			return err
		}
		if !other {
			continue
		}
		if len(w.found) == mostListed {
			w.more++
		} else {
			w.found = append(w.found, equalRow{w.place, ref, file})
		}
		return nil
	}
	return nil
}

// ofAnotherFile tells whether an entry is neither a row of the file whose digest begins
// with origin, nor one that was rejected from it, and which file it came from.
func (r *importRun) ofAnotherFile(ctx context.Context, ref ledger.Ref, origin string) (file string, other bool, err error) {
	e, err := r.open.entry(ctx, ref)
	if err != nil {
		return "", false, err
	}
	if p := ledger.GistOf(e.event).Payment; p != nil && strings.HasPrefix(p.Document.Row, origin+":") {
		return "", false, nil
	}
	m, err := ledger.DecodeMetadata(e.Metadata)
	if err != nil || m.Batch == uuid.Nil {
		return "", true, err
	}
	batch := r.open.books().Batches[m.Batch]
	if batch == nil {
		return "", true, nil
	}
	return batch.File, !strings.HasPrefix(batch.SHA256, origin), nil
}

// tell warns of rows that may stand there twice.
func (w *equalWatch) tell(r *importRun) {
	command := "expenditure"
	if r.file.Kind == intake.Receipts {
		command = "receipt"
	}
	for _, x := range w.found {
		code := "row-equal"
		if x.file == "" {
			code = "row-equal-typed"
		}
		r.session.warn(ledger.Refuse(code, "file", r.file.Name, "row", r.file.Place(x.line, ""), "entry", x.equal, "from", x.file, "command", command))
	}
	if w.more > 0 {
		r.session.note("more-rows-equal", "n", w.more)
	}
}

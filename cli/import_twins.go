package cli

import (
	"context"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// A twinWatch looks for payments that are recorded already under the same document,
// but for zeros before its number: a spreadsheet that takes 002 for a number writes 2.
type twinWatch struct {
	found []twin // the first of them
	more  int64
	last  *twin // of the row that is being decided
}

type twin struct {
	place  string
	number string
	entry  ledger.Ref
	was    string // the number that it is recorded under
}

// mostDigitsPadded is how long numbers with zeros before them are looked for.
const mostDigitsPadded = 8

// look returns the entry that a row is known to be: one of the two was mended in a
// rejects file, and nothing of the document is different but those zeros. Where
// neither was, two documents may have such numbers: that is warned of, once the
// row is recorded.
func (w *twinWatch) look(ctx context.Context, r *importRun, c *ledger.RecordExpenditure) (ledger.Ref, error) {
	w.last = nil
	// Zeros get lost in spreadsheets; nothing adds them. So text without them is not
	// searched for numbers that have them: that takes a while.
	others := zeroVariants(c.Document.Number, r.file.Sheet != "" || c.Document.Row != "")
	if others == nil {
		return ledger.Ref{}, nil
	}
	id, document := r.open.books().Ledger.ID, c.Document
	if _, known, err := r.batch.Find(ledger.DocumentKey(id, &document, ledger.Digest{})); known || err != nil {
		return ledger.Ref{}, err
	}
	for _, number := range others {
		document.Number = number
		filed, ok, err := r.open.views.Documents().Find(ledger.DocumentKey(id, &document, ledger.Digest{}))
		if err != nil {
			return ledger.Ref{}, err
		}
		if !ok || filed.Reversed {
			continue
		}
		stands, err := ledger.LoadStanding(ctx, r.open.views.Numbered(), r.open.views, filed.Ref)
		if err != nil {
			return ledger.Ref{}, err
		}
		was, payee := stands.Recorded, stands.Payment().Payee
		if was.Date != c.Date || was.Amount != c.Amount || ledger.FoldName(payee) != ledger.FoldName(c.Payee) {
			continue
		}
		if was.Document.Row != "" || c.Document.Row != "" {
			return filed.Ref, nil
		}
		w.last = &twin{number: strings.Clone(c.Document.Number), entry: filed.Ref, was: number}
		return ledger.Ref{}, nil
	}
	return ledger.Ref{}, nil
}

// recorded tells that the row that was looked at last is a payment of its own.
func (w *twinWatch) recorded(place string) {
	switch {
	case w.last == nil:
	case len(w.found) == mostListed:
		w.more++
	default:
		w.last.place = place
		w.found = append(w.found, *w.last)
	}
	w.last = nil
}

// tell warns of payments that may stand there twice.
func (w *twinWatch) tell(s *session, file string) {
	for _, t := range w.found {
		s.warn(ledger.Refuse("document-twin", "file", file, "row", t.place, "number", t.number, "entry", t.entry, "was", t.was))
	}
	if w.more > 0 {
		s.note("more-document-twins", "n", w.more)
	}
}

// zeroVariants are the numbers that differ from one of digits alone by the zeros
// before it: the one without them and, where they are looked for too, those with some.
func zeroVariants(number string, padded bool) (others []string) {
	if number == "" || strings.Trim(number, "0123456789") != "" {
		return nil
	}
	bare := strings.TrimLeft(number, "0")
	switch {
	case bare == "":
		return nil
	case bare != number:
		others = append(others, bare)
	case !padded:
		return nil
	}
	for n := len(bare) + 1; n <= mostDigitsPadded; n++ {
		if n != len(number) {
			others = append(others, strings.Repeat("0", n-len(bare))+bare)
		}
	}
	return others
}

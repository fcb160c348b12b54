package cli

import (
	"context"
	"errors"
	"math/big"
	"slices"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// An importRun reads a file, decides its rows and stores what was decided.
//
// Where one append of the store is all or none, everything happens inside it:
// reading, deciding and writing overlap, and a row that is refused takes back what
// was written. Elsewhere the file is decided twice: once to find what is wrong
// with it, and once to write. There an import that was interrupted is completed by
// running it again, because its rows are found.
type importRun struct {
	session *session
	options *importOptions
	file    *intake.File
	open    *openLedger
	writer  *ledger.Ledger

	batch     *ledger.Batch
	shelf     *projections.Shelf // of the batch
	alike     *lookalikes
	rows      int64 // in the file, that were not passed over
	already   int
	rejected  int
	problems  problemList
	skipped   []skippedRow // the first of those that were there already
	reversed  int          // of them, taken back since
	twins     twinWatch
	equals    equalWatch
	documents documentWatch
	rejects   *rejectsFile  // nil until there is a row for it
	control   controlTotals // of the file
	payees    payeeWatch
	corrected func(ledger.Ref, ledger.Digest) (bool, error) // see ledger.RecordExpenditure
	known     bool                                          // the very same file was imported before
	uncut     int                                           // rows that could not be cut into cells
	whole     bool                                          // and all of its rows were taken
	plan      ledger.BatchOpened                            // rows and totals, where they are known beforehand
	revised   revisedPlan
	contracts contractFile // of a file of commitments
}

// A skippedRow is one that was there already, and the sentence that says so.
type skippedRow struct {
	place     string
	told      string
	ref, back ledger.Ref // back: that took it back
}

func (r *importRun) run(ctx context.Context) error {
	defer r.dropRejects()
	defer r.clearShelf()
	if m := r.file.Missing(); r.options.partial && (m == intake.MissingZero || m == intake.MissingRefuse) {
		return ledger.Refuse("partial-plan", "missing", m)
	}
	if r.options.dryRun || !r.open.store.Atomic() {
		if err := r.decide(ctx, func(ledger.Commit) error { return nil }); err != nil {
			return err
		}
		if err := r.refuse(); err != nil || r.options.dryRun {
			return err
		}
		r.plan.Rows = r.rows
		_, r.plan.Totals = r.batch.Recorded()
	}
	for {
		err := r.append(ctx)
		if err == nil {
			return r.keepRejects()
		}
		if !errors.Is(err, ledger.ErrConflict) {
			return err
		}
		// Somebody was faster; what of ours is stored will be found.
	}
}

func (r *importRun) append(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	appended, err := r.open.store.Append(ctx, func(yield func(ledger.Commit, error) bool) {
		commits := make(chan ledger.Commit, 4)
		done := make(chan error, 1)
		go func() {
			defer close(commits)
			done <- r.decideAll(ctx, func(c ledger.Commit) error {
				select {
				case commits <- c:
					return nil
				case <-ctx.Done():
					return ctx.Err()
				}
			})
		}()
		for c := range commits {
			if !yield(c, nil) {
				stop()
				for range commits {
				}
				<-done
				return
			}
		}
		if err := <-done; err != nil {
			yield(ledger.Commit{}, err)
		}
	})
	if err != nil {
		return err
	}
	if rows, _ := r.batch.Recorded(); rows > catchUpRows {
		return nil // the next command that needs the views pays for them
	}
	return r.open.views.CatchUp(ctx, appended.Position)
}

// catchUpRows is up to how many rows an import folds into the views itself.
const catchUpRows = 50_000

// decideAll decides the file inside an append: it adds the batch's own entries,
// and refuses what must not be stored.
func (r *importRun) decideAll(ctx context.Context, emit func(ledger.Commit) error) error {
	if err := r.open.views.CatchUp(ctx, ""); err != nil {
		return err
	}
	opened := false
	refused := false
	send := func(c ledger.Commit) error {
		if refused = refused || r.problems.found > 0 && !r.options.partial; refused {
			return nil // it will all be taken back: go on checking only
		}
		if !opened {
			opened = true
			if err := r.openBatch(emit); err != nil {
				return err
			}
		}
		return emit(c)
	}
	if err := r.decide(ctx, send); err != nil {
		return err
	}
	if err := r.refuse(); err != nil {
		return err
	}
	if !opened && r.open.books().Batches[r.batch.ID] == nil {
		return nil // nothing was recorded
	}
	return r.completeBatch(emit)
}

// decide goes through the file once. What it decides goes to emit.
func (r *importRun) decide(ctx context.Context, emit func(ledger.Commit) error) error {
	r.corrected = r.open.corrected(ctx)
	if err := r.begin(ctx, emit); err != nil {
		return err
	}
	books := r.batch.Books()
	convert := &importRows{
		file: r.file, cals: books.Calendars, negative: r.options.negative,
		batch: r.batch,
	}
	convert.sources, convert.counted = currencies(books)
	if r.file.Kind == intake.Results {
		convert.today, convert.results = r.open.today(), ledger.NewResults()
		if err := convert.results.CatchUp(ctx, r.open.store, books.Revision(ledger.StreamResults)); err != nil {
			return err
		}
		r.alike.also = r.open.resultValues(ctx)
	}
	take, takeText := func(x *importRow) error { return r.row(ctx, x) }, r.refuseText
	if r.file.Kind == intake.Commitments {
		take, takeText = r.contracts.take, r.contracts.takeText
	}
	bar := r.session.progress("importing", r.file.Bytes)
	defer bar.end()
	var read int64
	for block, err := range r.converted(ctx, convert) {
		if err != nil {
			return err
		}
		problems := block.problems
		for i := range block.rows {
			for len(problems) > 0 && problems[0].Row < block.rows[i].row.Line {
				if err := takeText(&problems[0]); err != nil {
					return err
				}
				problems = problems[1:]
			}
			if err := take(&block.rows[i]); err != nil {
				return err
			}
		}
		for i := range problems {
			if err := takeText(&problems[i]); err != nil {
				return err
			}
		}
		bar.add(block.bytes - read)
		read = block.bytes
	}
	if err := r.file.Unchanged(); err != nil {
		return err
	}
	if err := r.decideContracts(); err != nil {
		return err
	}
	if err := r.missing(); err != nil {
		return err
	}
	if err := r.documents.compare(r); err != nil {
		return err
	}
	return r.batch.Flush()
}

// shelveAt is lowered by tests, which have no millions of rows.
var shelveAt = 0

func (r *importRun) clearShelf() {
	if r.shelf != nil {
		r.shelf.Close()
		r.shelf = nil
	}
}

// currencies looks the currency of a source on a day up, and counts amounts in its first one,
// in a copy: the books change while
// rows are converted beside the deciding.
func currencies(b *ledger.Books) (
	on func(string, func() ledger.Date) (ledger.Currency, bool), counted func(string, ledger.Money) (ledger.Money, error),
) {
	known := make(map[string]ledger.Source, len(b.Sources))
	for id, s := range b.Sources {
		known[id] = ledger.Source{SourceRegistered: ledger.SourceRegistered{Currency: s.Currency}, Changed: s.Changed}
	}
	on = func(id string, day func() ledger.Date) (ledger.Currency, bool) {
		s, ok := known[id]
		if s.Changed.To == "" {
			return s.Currency, ok
		}
		return s.CurrencyOn(day()), ok
	}
	return on, func(id string, m ledger.Money) (ledger.Money, error) {
		s := known[id]
		return s.InUnits(m)
	}
}

type convertedBlock struct {
	*rowSlab
	problems []intake.Problem
	bytes    int64
	err      error
}

// A rowSlab holds the rows of one block. Slabs go round between converting and
// deciding, since a million commands would be half a gigabyte.
type rowSlab struct {
	rows   []importRow
	spends []ledger.RecordExpenditure
}

// converted reads and converts blocks on a goroutine of its own, a few ahead.
func (r *importRun) converted(ctx context.Context, convert *importRows) func(func(convertedBlock, error) bool) {
	return func(yield func(convertedBlock, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		const ahead = 3
		blocks := make(chan convertedBlock, ahead)
		free := make(chan *rowSlab, ahead+2)
		for range ahead + 2 {
			free <- &rowSlab{}
		}
		defer func() {
			stop()
			for range blocks {
			}
		}()
		go func() {
			defer close(blocks)
			for b, err := range r.file.Blocks() {
				c := convertedBlock{err: err}
				if err == nil {
					var slab *rowSlab
					select {
					case slab = <-free:
					case <-ctx.Done(): // nobody gives slabs back any more
						return
					}
					convert.block(b, slab)
					c = convertedBlock{slab, b.Problems, b.Bytes, nil}
				}
				select {
				case blocks <- c:
				case <-ctx.Done():
					return
				}
			}
		}()
		for b := range blocks {
			if !yield(b, b.err) {
				return
			}
			free <- b.rowSlab
		}
		if err := ctx.Err(); err != nil {
			yield(convertedBlock{}, err)
		}
	}
}

// begin starts, or starts again, on the books as they are.
func (r *importRun) begin(ctx context.Context, emit func(ledger.Commit) error) error {
	views := r.open.views
	id := r.writer.NewID()
	if unfinished := views.Books().OpenImport(r.file.SHA256); unfinished != nil && unfinished.Kind == r.file.Kind {
		id = unfinished.ID
	}
	recorded, err := r.writer.Time(views.Books())
	if err != nil {
		return err
	}
	r.batch = ledger.NewBatch(id, views.Books().Clone(), views.Documents())
	r.alike = &lookalikes{open: r.open}
	r.clearShelf()
	r.shelf = views.NewShelf()
	r.batch.Shelf, r.batch.ShelveAt = r.shelf, shelveAt
	r.batch.Emit = emit
	r.batch.Stamp = func(m *ledger.Metadata) { m.Commit, m.RecordedAt = r.writer.NewID(), recorded }
	r.batch.Claims = r.open.claimIndex(ctx)
	r.batch.Load = func(ctx context.Context, ref ledger.Ref) (*ledger.Document, error) {
		return ledger.LoadDocument(ctx, r.open.views.Numbered(), ref)
	}
	r.rows, r.already, r.rejected, r.uncut = 0, 0, 0, 0
	r.problems, r.skipped, r.reversed = problemList{}, nil, 0
	r.twins, r.equals, r.documents = twinWatch{}, equalWatch{}, documentWatch{}
	r.revised, r.contracts = revisedPlan{}, contractFile{}
	r.dropRejects()
	r.control = controlTotals{sums: map[ledger.Currency]*big.Int{}}
	r.payees = payeeWatch{}
	r.known, r.whole = false, false
	for _, i := range views.Books().Batches {
		if i.SHA256 == r.file.SHA256 && i.Kind == r.file.Kind && i.Completed != nil && ofSheet(i.File, r.file.Sheet) {
			r.known = true
			r.whole = r.whole || i.Completed.Rejected == 0
		}
	}
	return nil
}

func (r *importRun) row(ctx context.Context, x *importRow) error {
	r.control.add(x)
	if err := r.lineOfDocument(x); err != nil {
		return err
	}
	if err := r.ofPlan(x); err != nil {
		return err
	}
	skipped := skippedRow{told: "row-already-recorded"}
	var already bool
	if x.problems == nil {
		var err error
		r.equals.place = x.row.Line
		if x.spend != nil {
			already, err = r.payment(ctx, x.spend, &skipped)
		} else if receipt, ok := x.other.(*ledger.RecordReceipt); ok {
			receipt.Known = r.whole
			skipped.ref, already, err = r.batch.Receipt(ctx, receipt)
			if err == nil && !already && !receipt.Document.Numbered() && receipt.Document.Row != "" {
				err = r.equals.see(ctx, r, receipt.Document.Row)
			}
		} else {
			skipped.ref, already, err = r.batch.Decide(x.other)
			if _, invoice := x.other.(*ledger.AcceptLiability); invoice && already && err == nil {
				err = r.takenBack(ctx, &skipped)
			}
		}
		if err != nil {
			refusal, refused := errors.AsType[*ledger.Refusal](err)
			if !refused {
				return err
			}
			if same, err := r.changesNothing(refusal, x); err != nil {
				return err
			} else if same {
				r.revised.unchanged++
				r.already++
				r.rows++
				return nil
			}
			x.fail(fieldOf(err), r.inThisFile(refusal))
		}
	}
	if x.problems != nil {
		return r.refuseRow(x)
	}
	if already {
		r.alreadyThere(x, &skipped)
	} else if x.spend != nil {
		if err := r.payees.see(r, x.spend.Payee, x.spend.PayeeID, x.row.Line); err != nil {
			return err
		}
		if r.twins.last == nil { // else it is told of already
			if err := r.documents.see(r, x.spend, x.row.Line, skipped.ref); err != nil {
				return err
			}
		}
		r.twins.recorded(r.file.Place(x.row.Line, ""))
	}
	r.rows++
	if already {
		return nil
	}
	var values []ledger.Dimension
	if x.spend != nil {
		values = x.spend.Dimensions
	} else if a, ok := x.other.(*ledger.ApproveAllocation); ok {
		values = a.Dimensions
	} else if a, ok := x.other.(*ledger.RecordResult); ok {
		values = a.Dimensions
	} else if a, ok := x.other.(*ledger.AcceptLiability); ok {
		values = a.Dimensions
		if err := r.payees.see(r, a.Payee, a.PayeeID, x.row.Line); err != nil {
			return err
		}
	} else if x, ok := x.other.(*ledger.RecordReceipt); ok {
		values = append(slices.Clone(x.Dimensions), ledger.Dimension{Name: ledger.DimAccount, Value: x.Account})
	}
	return r.seeValues(x, values)
}

// seeValues looks whether new values of a row that was recorded are like others.
func (r *importRun) seeValues(x *importRow, values []ledger.Dimension) error {
	return r.alike.see(func() string { return r.file.Name + ":" + r.file.Place(x.row.Line, "") }, values)
}

// inThisFile is the refusal of a row whose document another row of the file has:
// where nothing is recorded, that row's entry will be nobody's or another's.
func (r *importRun) inThisFile(refusal *ledger.Refusal) error {
	ref, ok := refusal.Arg("entry").(ledger.Ref)
	if ok && r.file.Kind == intake.Results && (!r.options.partial || r.options.dryRun) && ref.Revision > r.open.views.Books().Revision(ledger.StreamResults) {
		return ledger.Refuse("result-twice", "indicator", refusal.Arg("indicator"), "date", refusal.Arg("date"),
			"known", refusal.Arg("known"), "asked", refusal.Arg("asked"))
	}
	if refusal.Code != "document-conflict" || r.options.partial && !r.options.dryRun || !ok {
		return refusal
	}
	if s, err := r.open.views.Books().Source(ref.Source); err == nil && ref.Revision <= s.Revision {
		return refusal
	}
	return ledger.Refuse("document-twice", "document", refusal.Arg("document"))
}

// lineOfDocument gives a row its place among the rows of one document: the one
// that it had in the file that it was rejected from, or the next.
func (r *importRun) lineOfDocument(x *importRow) (err error) {
	if x.document.Number == "" {
		return nil
	}
	if x.line == 0 {
		if x.line, err = r.batch.NextLine(&x.document); err != nil {
			return err
		}
	}
	x.spend.Document.Line = x.line
	return nil
}

package cli

import (
	"context"
	"errors"
	"iter"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// A journalStep is a part of the register: entries that are shown one by one, or
// an import, whose entries are added up from the table and not read.
type journalStep struct {
	from        projections.Mark
	first, last ledger.Ordinal
	batch       uuid.UUID
	runs        [][2]ledger.Ordinal // of the batch: first and last entries
}

// plan cuts the register into steps, by the marks alone.
func (j *journal) plan() ([]*journalStep, error) {
	var steps []*journalStep
	imports := map[uuid.UUID]*journalStep{}
	if j.first > j.last {
		return nil, nil
	}
	for s, err := range j.l.views.Stretches(j.first) {
		if err != nil {
			return nil, err
		}
		first, last := max(j.first, s.Ordinal+1), min(j.last, s.Last)
		if first > j.last {
			break
		}
		if j.batch != nil && s.Batch != j.batch.ID {
			continue
		}
		if s.Batch != uuid.Nil && !j.rows {
			step := imports[s.Batch]
			if step == nil {
				step = &journalStep{first: first, batch: s.Batch}
				imports[s.Batch] = step
				steps = append(steps, step)
			}
			step.extend(first, last)
			continue
		}
		if n := len(steps); n > 0 && steps[n-1].batch == uuid.Nil && steps[n-1].last+1 == first {
			steps[n-1].last = last
			continue
		}
		steps = append(steps, &journalStep{from: s.Mark, first: first, last: last})
	}
	return steps, nil
}

// extend adds a stretch of the import. Stretches that follow each other are one run,
// since every run is added up by itself.
func (s *journalStep) extend(first, last ledger.Ordinal) {
	if n := len(s.runs); n > 0 && s.runs[n-1][1]+1 == first {
		s.runs[n-1][1] = last
	} else {
		s.runs = append(s.runs, [2]ledger.Ordinal{first, last})
	}
	s.last = last
}

// read yields the register's rows.
func (w *journalWriter) read(ctx context.Context, steps []*journalStep) iter.Seq2[output.Row, error] {
	return func(yield func(output.Row, error) bool) {
		w.yield = yield
		for _, step := range steps {
			var err error
			if step.batch != uuid.Nil {
				err = w.batch(ctx, step)
			} else {
				err = w.entries(ctx, step)
			}
			if errors.Is(err, errEnough) {
				return
			}
			if err != nil {
				yield(output.Row{}, err)
				return
			}
		}
	}
}

// control yields the control totals of what was read, and says below them what
// else people need to know.
func (w *journalWriter) control(t *output.Table, yield func(output.Row, error) bool) {
	for _, x := range w.totals.Sorted() {
		cells, err := w.l.tallyCells(x)
		if !yield(output.Row{Cells: cells}, err) || err != nil {
			return
		}
	}
	lang := w.l.session.lang
	if w.shown == 0 {
		t.Notes = []string{lang.Text("journal-nothing")}
		return
	}
	t.Notes = []string{lang.Text("journal-count", "n", w.shown)}
	if w.folded {
		t.Notes = append(t.Notes, lang.Text("journal-folded"))
	}
	w.sign(t)
}

// A journalWriter makes the rows of a register and adds them up.
type journalWriter struct {
	*journal
	yield   func(output.Row, error) bool
	zone    *time.Location
	origins originReader
	totals  projections.Tallies
	shown   int64 // entries, those of imports among them
	folded  bool  // there are imports on one line

	cells    []output.Cell
	postings []ledger.Posting
	at       time.Time
	timeCell output.Cell
}

// entries shows entries one by one.
func (w *journalWriter) entries(ctx context.Context, step *journalStep) error {
	var decoder ledger.Decoder
	err := w.l.views.ReadFrom(ctx, step.from, func(r ledger.Record) (err error) {
		if r.Ordinal > step.last {
			return errStep
		}
		if r.Ordinal < step.first {
			return nil
		}
		e := &entry{Record: r}
		if w.source != "" && e.ref().Source != w.source {
			return nil
		}
		from, err := w.origins.of(ctx, e)
		if err != nil || w.actor != "" && from.Actor != w.actor {
			return err
		}
		if e.event, err = decoder.Decode(r.Type, r.Data); err != nil {
			return err
		}
		return w.entry(e, &from)
	})
	if errors.Is(err, errStep) {
		return nil
	}
	return err
}

// errStep ends the reading of one step.
var errStep = errors.New("end of the step")

func (w *journalWriter) entry(e *entry, from *origin) (err error) {
	if w.postings, err = ledger.Postings(w.postings[:0], e.event); err != nil {
		return err
	}
	w.shown++
	w.clear()
	w.cells[0] = output.Int(int64(e.Ordinal))
	w.cells[1] = output.String(entryName(e))
	w.cells[2] = w.time(from.RecordedAt)
	w.cells[3] = textCell(from.Actor)
	w.cells[4] = w.l.eventCell(e)
	w.cells[5] = textCell(subjectOf(e))
	g := ledger.GistOf(e.event)
	w.cells[6] = textCell(g.Act)
	if p := g.Payment; p != nil {
		w.cells[6] = w.l.paperCell(&p.Document, g.Act)
		w.cells[7] = textCell(p.Payee)
	}
	w.cells[11] = correctionOf(e, &g)
	w.cells[13] = textCell(from.file)
	if g.ToLine != "" { // its halves add up to nothing: the amount is told in words
		g.Reason = strings.TrimSuffix(w.l.session.lang.Text("moved", "amount", g.Amount)+"; "+g.Reason, "; ")
	}
	w.cells[14] = w.l.details(&g)
	if g.Quantity != nil {
		w.cells[8] = dayCell(g.Date)
	}
	// An amendment moves an amount from one payee to another: nothing to be added up.
	if _, amends := e.event.(*ledger.ExpenditureAmended); amends || len(w.postings) == 0 {
		return w.row()
	}
	source := e.ref().Source
	counted, err := w.l.counted(source, e.event, w.postings)
	if err != nil {
		return err
	}
	var own projections.Tallies
	for i := range w.postings {
		p := &w.postings[i]
		if err := w.totals.Post(e.Ordinal, source, &counted[i]); err != nil {
			return err
		}
		if liquidates(w.postings[0].Stage, p.Stage) {
			continue // what a payment takes off a commitment is in the totals alone
		}
		if err := own.Post(e.Ordinal, source, p); err != nil {
			return err
		}
	}
	w.cells[8] = dayCell(g.Date)
	if list := own.Sorted(); len(list) > 0 {
		if err := w.amount(list[0]); err != nil {
			return err
		}
	}
	return w.row()
}

// liquidates tells that an amount at a stage is taken off by one at another: a payment
// takes it off a commitment or an invoice, an invoice off a commitment.
func liquidates(first, stage ledger.Stage) bool {
	return projections.SideOf(stage) != projections.SideOf(first) || projections.SideOf(stage) == projections.Obligations && stage != first
}

// correctionOf is the entry that one puts right.
func correctionOf(e *entry, g *ledger.Gist) output.Cell {
	switch {
	case g.Succeeds != (ledger.Ref{}):
		return output.String(g.Succeeds.String())
	case g.Corrects == 0:
		return output.None()
	}
	return output.String(ledger.Ref{Source: e.ref().Source, Revision: g.Corrects}.String())
}

// batch shows an import on one line for each source and side.
func (w *journalWriter) batch(ctx context.Context, step *journalStep) error {
	from, err := w.origins.ofBatch(ctx, step.batch)
	if err != nil || w.actor != "" && from.Actor != w.actor {
		return err
	}
	var sum projections.Tallies
	entries := int64(0)
	for _, run := range step.runs {
		entries += int64(run[1] - run[0] + 1)
		list, err := w.l.views.Table().Tally(run[0], run[1], nil)
		if err == nil {
			err = sum.Add(list)
		}
		if err != nil {
			return err
		}
	}
	var list []*projections.Tally
	for _, x := range sum.Sorted() {
		if w.source == "" || x.Source == w.source {
			list = append(list, x)
		}
	}
	if w.source != "" {
		if len(list) == 0 {
			return nil
		}
		entries = 0
		for _, x := range list {
			entries = max(entries, x.Entries)
		}
	}
	w.shown += entries
	w.folded = true
	if err := w.totals.Add(list); err != nil {
		return err
	}
	if len(list) == 0 {
		w.batchCells(step, &from)
		w.cells[12] = output.Int(entries)
		return w.row()
	}
	for _, x := range list {
		w.batchCells(step, &from)
		w.cells[4] = w.importCell(x.Side.String())
		w.cells[5] = output.String(x.Source)
		w.cells[12] = output.Int(x.Entries)
		if err := w.amount(x); err != nil {
			return err
		}
		if err := w.row(); err != nil {
			return err
		}
	}
	return nil
}

func (w *journalWriter) batchCells(step *journalStep, from *origin) {
	w.clear()
	w.cells[0] = output.Int(int64(step.first))
	id := step.batch.String()
	if w.l.session.forPeople() {
		id = shortID(step.batch)
	}
	w.cells[1] = output.String(id)
	w.cells[2] = w.time(from.RecordedAt)
	w.cells[3] = textCell(from.Actor)
	w.cells[4] = w.importCell("other")
	w.cells[13] = textCell(from.file)
}

func (w *journalWriter) clear() {
	for i := range w.cells {
		w.cells[i] = output.None()
	}
}

// amount is what the entries of a tally come to.
func (w *journalWriter) amount(x *projections.Tally) error {
	net, err := x.Net()
	w.cells[9], w.cells[10] = output.String(string(x.Currency)), output.Money(net)
	return err
}

// importCell says what an import is of.
func (w *journalWriter) importCell(side string) output.Cell {
	if w.l.session.forPeople() {
		return w.l.wordCell("import-side/", side)
	}
	return output.String("import-" + side)
}

// time is the time of day where the day stands in the title, else both.
func (w *journalWriter) time(t time.Time) output.Cell {
	if t.Equal(w.at) && !t.IsZero() {
		return w.timeCell
	}
	w.at, w.timeCell = t, w.l.timeCell(t, w.zone)
	if w.oneDay() {
		w.timeCell = output.String(t.In(w.zone).Format("15:04:05"))
	}
	return w.timeCell
}

func (w *journalWriter) row() error {
	if !w.yield(output.Row{Cells: w.cells}, nil) {
		return errEnough
	}
	return nil
}

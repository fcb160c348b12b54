package projections

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// CatchUp brings the views to the store's last entry, and at least to atLeast. A
// cache that turns out to belong to another history is built again.
func (v *Views) CatchUp(ctx context.Context, atLeast ledger.Position) error {
	resumed := v.position != ""
	err := v.catchUp(ctx, atLeast)
	if errors.Is(err, ledger.ErrForeignPosition) && resumed {
		if err := v.Rebuild(); err != nil {
			return err
		}
		err = v.catchUp(ctx, atLeast)
	}
	return err
}

// Rebuild forgets everything but the tree's root; the next CatchUp reads from the
// first entry. See Changed.
func (v *Views) Rebuild() error {
	v.testify()
	v.rebuilt = true
	return v.drop()
}

func (v *Views) catchUp(ctx context.Context, atLeast ledger.Position) error {
	f := &folder{views: v, position: v.position}
	position, err := v.store.Read(ctx, v.position, atLeast, f.take)
	if failed := f.finish(); failed != nil {
		err = failed
	}
	if err != nil {
		// Where to go on from is not known any more.
		return errors.Join(err, v.drop())
	}
	v.position = position
	return nil
}

// chunkRecords is how many records are decoded together.
const chunkRecords = 1024

// A chunk is a run of records on its way into the views. Decoding, hashing and
// spelling out the postings depend on nothing and are done by workers; folding
// goes in order.
type chunk struct {
	records  []ledger.Record
	decoders []ledger.Decoder
	events   []ledger.Event
	leaves   []ledger.Hash
	rows     []row
	ends     []int // of each record's rows
	values   []value
	labels   []byte
	err      error
	done     chan struct{}

	postings []ledger.Posting
}

func newChunk() *chunk {
	return &chunk{
		records:  make([]ledger.Record, 0, chunkRecords),
		decoders: make([]ledger.Decoder, chunkRecords),
		events:   make([]ledger.Event, chunkRecords),
		leaves:   make([]ledger.Hash, chunkRecords),
		done:     make(chan struct{}, 1),
	}
}

func (c *chunk) prepare(h *ledger.LeafHasher) {
	c.rows, c.ends, c.values, c.labels = c.rows[:0], c.ends[:0], c.values[:0], c.labels[:0]
	for i := range c.records {
		r := &c.records[i]
		c.leaves[i] = h.Leaf(*r)
		if c.events[i], c.err = c.decoders[i].Decode(r.Type, r.Data); c.err == nil {
			c.postings, c.err = ledger.Postings(c.postings[:0], c.events[i])
		}
		if c.err != nil {
			c.err = fmt.Errorf("entry %d (%v): %w", r.Ordinal, ledger.RefOf(*r), c.err)
			break
		}
		for j := range c.postings {
			c.row(&c.postings[j])
		}
		c.ends = append(c.ends, len(c.rows))
	}
	c.done <- struct{}{}
}

func (c *chunk) row(p *ledger.Posting) {
	stage := uint8(p.Stage)
	if p.Correction {
		stage |= correctionBit
	}
	if p.Replaced {
		stage |= replacedBit
	}
	from := len(c.values)
	c.value(slotPayee, "", p.Payee)
	c.value(slotPayeeID, "", p.PayeeID)
	if p.Document != nil {
		at := len(c.labels)
		c.labels = p.Document.AppendLabel(c.labels)
		c.value(slotDocument, "", viewOf(c.labels[at:]))
	}
	if p.Invoice != nil {
		at := len(c.labels)
		c.labels = p.Invoice.AppendInvoice(c.labels)
		c.value(0, dimInvoice, viewOf(c.labels[at:]))
		at = len(c.labels)
		c.labels = appendTotal(c.labels, p.Invoice.InvoiceTotal)
		c.value(0, dimInvoiceTotal, viewOf(c.labels[at:]))
	}
	if !p.Phase.IsZero() {
		c.value(0, DimPhase, p.Phase.String())
	}
	if p.AppliesTo != ledger.NoDate {
		c.value(0, ledger.DimAppliesTo, p.AppliesTo.String())
	}
	for i := range p.Dimensions {
		c.value(0, p.Dimensions[i].Name, p.Dimensions[i].Value)
	}
	c.rows = append(c.rows, row{
		path: p.Line, date: uint32(p.Date), stage: stage, amount: p.Amount.Minor, values: c.values[from:len(c.values):len(c.values)],
	})
}

func (c *chunk) value(slot int, name, text string) {
	if text != "" {
		c.values = append(c.values, value{slot, name, text, hashText(text)})
	}
}

// A folder takes records from a read. The first chunk is handled where it is;
// when there are more, two workers decode and one goroutine folds beside the
// reader.
type folder struct {
	views   *Views
	filling *chunk
	free    chan *chunk
	work    chan *chunk
	order   chan *chunk
	folded  chan error // one value, when all of order is folded

	position ledger.Position // behind the last entry folded in; empty inside a commit
	metadata string          // of the commit at hand
	recorded time.Time
	batch    uuid.UUID
	actor    string
	sources  map[string]uint32
}

const (
	decodeWorkers = 2
	chunksInUse   = 8
)

var errStopped = errors.New("folding has stopped")

func (f *folder) take(r ledger.Record) error {
	if f.filling == nil {
		f.filling = newChunk()
	}
	f.filling.records = append(f.filling.records, r)
	if len(f.filling.records) < chunkRecords {
		return nil
	}
	if f.work == nil {
		f.start()
	}
	f.work <- f.filling
	f.order <- f.filling
	f.filling = <-f.free
	if f.filling == nil {
		return errStopped
	}
	f.filling.records = f.filling.records[:0]
	return nil
}

func (f *folder) start() {
	f.work, f.order = make(chan *chunk, chunksInUse), make(chan *chunk, chunksInUse)
	f.free, f.folded = make(chan *chunk, chunksInUse), make(chan error, 1)
	for range chunksInUse - 1 {
		f.free <- newChunk()
	}
	for range decodeWorkers {
		go func() {
			var h ledger.LeafHasher
			for c := range f.work {
				c.prepare(&h)
			}
		}()
	}
	go func() {
		var failed error
		for c := range f.order {
			<-c.done
			if failed == nil {
				if failed = f.fold(c); failed != nil {
					close(f.free) // take gets nil and stops
				}
			}
			if failed == nil {
				f.free <- c
			}
		}
		f.folded <- failed
	}()
}

// finish folds what is left and waits for the rest.
func (f *folder) finish() error {
	if f.work != nil {
		close(f.work)
		close(f.order)
		if err := <-f.folded; err != nil {
			return err
		}
	}
	if f.filling == nil || len(f.filling.records) == 0 {
		return nil
	}
	f.filling.prepare(&ledger.LeafHasher{})
	return f.fold(f.filling)
}

func (f *folder) fold(c *chunk) error {
	if c.err != nil {
		return c.err
	}
	v := f.views
	from := 0
	for i := range c.records {
		if err := f.entry(&c.records[i], c.events[i], c.leaves[i], c.rows[from:c.ends[i]]); err != nil {
			return err
		}
		from = c.ends[i]
	}
	if last := len(c.records) - 1; last >= 0 {
		r := &c.records[last]
		v.applied = applied{strings.Clone(r.Stream), r.Revision, c.leaves[last]}
		if v.Progress != nil {
			v.Progress(int64(v.books.Last))
		}
	}
	return v.seal()
}

func (f *folder) entry(r *ledger.Record, e ledger.Event, leaf ledger.Hash, rows []row) error {
	v := f.views
	if r.Ordinal != v.tail.last+1 {
		return fmt.Errorf("the store gave entry %d after entry %d", r.Ordinal, v.tail.last)
	}
	if r.Metadata != f.metadata || f.recorded.IsZero() {
		m, err := ledger.DecodeMetadata(r.Metadata)
		if err != nil {
			return fmt.Errorf("entry %d (%v): %w", r.Ordinal, ledger.RefOf(*r), err)
		}
		f.metadata, f.recorded, f.batch, f.actor = r.Metadata, m.RecordedAt, m.Batch, m.Actor
	}
	recorded := f.recorded
	if recorded.Before(v.books.Recorded) {
		recorded = v.books.Recorded
	}
	v.tail.markBefore(v.books, recorded, f.batch, f.position)
	f.position = r.Position
	at := ledger.Entry{
		Ordinal: r.Ordinal, Stream: r.Stream, Revision: r.Revision, Recorded: f.recorded, Batch: f.batch, Actor: f.actor,
	}
	if err := v.books.Apply(at, e); err != nil {
		return err
	}
	v.tail.leaf(leaf)
	if err := v.compare(r.Ordinal); err != nil {
		return err
	}
	source := ledger.RefOf(*r).Source
	if err := inUnits(v.books.Sources[source], e, rows); err != nil {
		return err
	}
	for i := range rows {
		v.tail.add(source, &rows[i])
	}
	f.file(source, r.Revision, e)
	return nil
}

// inUnits puts the rows of an event into the currency in which its source's sums are
// kept. They were spelled before anybody looked at the source.
func inUnits(s *ledger.Source, e ledger.Event, rows []row) error {
	if s == nil || s.Changed.To == "" || len(rows) == 0 {
		return nil
	}
	counted, err := s.Counted(e)
	if err != nil || counted == e {
		return err
	}
	postings, err := ledger.Postings(nil, counted)
	if err != nil {
		return err
	}
	for i := range rows {
		rows[i].amount = postings[i].Amount.Minor
	}
	return nil
}

// file remembers the entry under its document key.
func (f *folder) file(source string, rev ledger.Revision, e ledger.Event) {
	filing, ok := ledger.FilingOf(e)
	if !ok {
		return
	}
	k := keyRecord{key: filing.Key, digest: [8]byte(filing.Digest[:8]), revision: uint32(rev)}
	if filing.TakenBack {
		k.source = reversedBit
	}
	k.source |= f.number(source)
	f.views.tail.file(k)
	if filing.Row != "" {
		k.key = ledger.RowKey(f.views.books.Ledger.ID, filing.Row)
		f.views.tail.file(k)
	}
}

// number is that of a source, or of a stream that belongs to none.
func (f *folder) number(source string) uint32 {
	if len(f.sources) != len(sourceless)+len(f.views.books.SourceIDs) {
		f.sources = map[string]uint32{}
		for i, name := range sourceless {
			f.sources[name] = firstSourceless + uint32(i)
		}
		for i, id := range f.views.books.SourceIDs {
			f.sources[id] = uint32(i)
		}
	}
	return f.sources[source]
}

// seal moves a tail that has grown large into a file, so that memory stays
// bounded. Without a cache directory there is nowhere to put it.
func (v *Views) seal() error {
	if v.tail.rows < maxSegmentRows || v.dir == "" || !v.lock() {
		return nil
	}
	name, err := newSegmentFile(v.dir, v.tail)
	if err != nil {
		return nil // a full disk: go on in memory
	}
	return v.adopt(name, len(v.segments))
}

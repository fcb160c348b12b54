package ledger

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"
)

// A Batch decides the rows of an import one after another, each on the state
// that the rows before it left, and hands on commits of many entries of one
// source. Rows of different sources may come mixed; what is
// recorded keeps their order within each source.
//
// It works on books of its own (Clone) and never on the store: whoever receives
// the commits stores them, all or, where the store cannot, from the first on.
type Batch struct {
	ID    uuid.UUID
	Emit  func(Commit) error // receives the commits in order
	Stamp func(m *Metadata)  // sets commit id and time
	// Load reads the document of an entry from the store (LoadDocument), to tell a
	// mended row that comes again from another equal one.
	Load func(context.Context, Ref) (*Document, error)
	// Claims, where set, is what stood recorded on a claim before the batch: with what the
	// batch adds, no invoice is paid beyond its total.
	Claims func(*Claim) (Claimed, error)
	// Shelf, where set, takes what was recorded out of memory: after ShelveAt rows,
	// and again after as many (0: after one that suits a million rows in memory).
	Shelf    Shelf
	ShelveAt int

	books    *Books
	docs     Documents
	equals   []Ref      // see Equals
	filed    filedTable // recorded by this batch
	claims   batchClaims
	met      filedTable           // how often a content or a document came, as a revision
	rows     map[uuid.UUID]string // places of mended rows recorded by this batch
	pending  map[string]*pendingCommit
	order    []*pendingCommit
	bytes    int            // in all pending commits
	spare    *pendingCommit // emptied, for its memory
	event    ExpenditureRecorded
	digester digester
	ahead    digester // of Prepare
	coder    coder
	recorded int64
	totals   map[Currency]*Total
	waiting  int64    // of the recorded, for approval
	wait     []Total  // likewise
	lookUp   struct { // given to every payment
		claimed  func(*Claim) (Claimed, error)
		supplier func(payee, payeeID string) Supplier
	}
}

type pendingCommit struct {
	stream   string
	expected Revision
	types    []string
	data     []byte
	ends     []int
}

const (
	rowMetadataBytes = 176     // of a row's commit, at most
	maxPendingBytes  = 8 << 20 // in all streams, so that many sources do not need much memory

	// batchCommitBytes is the size, as Commit.Size counts it, beyond which a commit of
	// rows takes no more. It is far below what a commit may hold, since whoever reads
	// one entry reads all of its commit, and above what makes writing slow.
	batchCommitBytes = 96 << 10
)

// NewBatch starts a batch on books that it may change.
func NewBatch(id uuid.UUID, books *Books, docs Documents) *Batch {
	b := &Batch{
		ID: id, books: books, docs: docs,
		rows:    map[uuid.UUID]string{},
		pending: map[string]*pendingCommit{}, totals: map[Currency]*Total{},
	}
	b.lookUp.claimed, b.lookUp.supplier = b.claimed, b.claims.supplier
	return b
}

// Books are the books with the batch's rows so far.
func (b *Batch) Books() *Books { return b.books }

// Recorded counts the rows recorded so far, and their totals per currency.
func (b *Batch) Recorded() (rows int64, totals []Total) {
	for _, t := range b.totals {
		totals = append(totals, *t)
	}
	sortTotals(totals)
	return b.recorded, totals
}

// Find looks a document up among what was recorded before and by this batch.
func (b *Batch) Find(key uuid.UUID) (Filed, bool, error) {
	if f, ok, err := b.filed.find(key); ok || err != nil {
		return f, ok, err
	}
	return b.docs.Find(key)
}

func (b *Batch) file(key uuid.UUID, d Digest, ref Ref) error {
	b.filed.shelf, b.filed.most = b.Shelf, cmp.Or(b.ShelveAt, shelveAt)
	return b.filed.add(key, d, ref)
}

// Prepare does that part of deciding a payment that does not depend on the rows
// before it. In a file that holds nothing but payments it may run ahead of
// Expenditure, on another goroutine; what it refuses need not be decided.
func (b *Batch) Prepare(c *RecordExpenditure) error { return c.prepare(b.books, &b.ahead, nil) }

// Expenditure decides one payment. It returns the entry's reference, and what was
// filed under its document when it was there already.
func (b *Batch) Expenditure(ctx context.Context, c *RecordExpenditure) (ref Ref, already *Filed, err error) {
	if !c.Document.Numbered() {
		c.copyOf = func(d Digest) (int64, error) { return b.copyOf(ctx, c.Document.Row, d) }
	}
	if b.claims.isAsked = false; b.Claims != nil {
		c.Claims, c.suppliers = b.lookUp.claimed, b.lookUp.supplier
	}
	s, filed, err := c.decide(b.books, b, &b.event, &b.digester)
	c.copyOf, c.Claims, c.suppliers = nil, nil, nil
	if err != nil {
		return Ref{}, nil, err
	}
	if filed != nil {
		return filed.Ref, filed, nil
	}
	if err := b.total(c.Amount, 1); err != nil {
		return Ref{}, nil, err
	}
	if err := b.add(s.Stream(), s.Revision, b.await(s, &b.event)); err != nil {
		return Ref{}, nil, err
	}
	ref = Ref{s.ID, s.Revision}
	if err := b.file(b.event.Key, b.event.Digest, ref); err != nil {
		return Ref{}, nil, err
	}
	if err := b.claim(b.books.Sources[c.Source], &b.event); err != nil {
		return Ref{}, nil, err
	}
	if row := c.Document.Row; row != "" {
		b.rows[b.event.Key] = strings.Clone(row)
		if err := b.file(RowKey(b.books.Ledger.ID, row), b.event.Digest, ref); err != nil {
			return Ref{}, nil, err
		}
	}
	b.recorded++
	return ref, nil, nil
}

// await is the event, or its proposal where it waits for approval.
func (b *Batch) await(s *Source, e *ExpenditureRecorded) Event {
	if proposed := b.books.propose(s.ID, e); proposed != nil {
		b.waits(proposed)
		return proposed
	}
	return e
}

func (b *Batch) waits(e *EntryProposed) {
	b.waiting++
	amount := GistOf(e.Event).Amount
	i := slices.IndexFunc(b.wait, func(t Total) bool { return t.Amount.Currency == amount.Currency })
	if i < 0 {
		i, b.wait = len(b.wait), append(b.wait, Total{Amount: Money{0, amount.Currency}})
	}
	b.wait[i].Rows++
	b.wait[i].Amount.Minor += amount.Minor // the sum of all rows is in range
}

// Waiting counts those of the recorded rows that wait for approval.
func (b *Batch) Waiting() (rows int64, totals []Total) {
	sortTotals(b.wait)
	return b.waiting, b.wait
}

// Receipt decides one receipt.
func (b *Batch) Receipt(ctx context.Context, c *RecordReceipt) (ref Ref, already bool, err error) {
	if !c.Document.Numbered() {
		c.copyOf = func(d Digest) (int64, error) { return b.copyOf(ctx, c.Document.Row, d) }
	}
	return b.Decide(c)
}

// Decide carries out any other command of a row. A row's total is its amount, if
// it has one; of a revision, what it adds to the plan.
func (b *Batch) Decide(c Command) (ref Ref, already bool, err error) { return b.DecideRows(c, 1) }

// DecideRows is Decide for a command that several rows make up.
func (b *Batch) DecideRows(c Command, rows int64) (ref Ref, already bool, err error) {
	d, err := c.Decide(b.books, b)
	if err != nil {
		return Ref{}, false, err
	}
	if d.Already != nil {
		return *d.Already, true, nil
	}
	if d, err = b.books.await(d); err != nil {
		return Ref{}, false, err
	}
	if d.Already != nil {
		return *d.Already, true, nil
	}
	last := d.Events[len(d.Events)-1]
	if proposed, ok := last.(*EntryProposed); ok {
		b.waits(proposed)
	}
	amount := GistOf(last).Amount
	if amount.Currency != "" {
		if err := b.total(amount, rows); err != nil {
			return Ref{}, false, err
		}
	}
	for _, e := range d.Events {
		if err := b.add(d.Stream, b.books.Revision(d.Stream), e); err != nil {
			return Ref{}, false, err
		}
	}
	ref = RefOf(Record{Stream: d.Stream, Revision: b.books.Revision(d.Stream)})
	if f, ok := FilingOf(last); ok {
		if err := b.file(f.Key, f.Digest, ref); err != nil {
			return Ref{}, false, err
		}
		if f.Row != "" {
			b.rows[f.Key] = strings.Clone(f.Row)
			if err := b.file(RowKey(b.books.Ledger.ID, f.Row), f.Digest, ref); err != nil {
				return Ref{}, false, err
			}
		}
	}
	if r, ok := c.(*RecordResult); ok {
		if err := r.Known.Apply(ref.Revision, last); err != nil {
			return Ref{}, false, err
		}
	}
	b.recorded += rows
	return ref, false, nil
}

// copyOf tells which of the equal payments without a number a row is: the n-th of
// that content in its file. A mended row comes in a file of its own and must not
// count from the start again: it takes the first place that no other row has,
// unless it stands at one already (domain rule 12).
func (b *Batch) copyOf(ctx context.Context, row string, d Digest) (int64, error) {
	b.equals = b.equals[:0]
	if row == "" {
		return b.meet(uuid.UUID(d))
	}
	for doc := (Document{}); ; doc.Copy++ {
		key := DocumentKey(b.books.Ledger.ID, &doc, d)
		if _, ok, err := b.filed.find(key); err != nil {
			return 0, err
		} else if ok {
			if b.rows[key] == row {
				return doc.Copy, nil
			}
			continue
		}
		filed, ok, err := b.docs.Find(key)
		if err != nil || !ok {
			return doc.Copy, err
		}
		filedDoc, err := b.Load(ctx, filed.Ref)
		if err != nil {
			return 0, err
		}
		if filedDoc.Row == row {
			return doc.Copy, nil
		}
		if !filed.Reversed {
			b.equals = append(b.equals, filed.Ref)
		}
	}
}

// Equals are the entries recorded before this batch that are equal to the row without
// a number that was decided last, and that it was told from because it is a mended
// one. They are good until the next row.
func (b *Batch) Equals() []Ref { return b.equals }

// NextLine counts the rows of a document whose rows are its lines: 1 for the first.
func (b *Batch) NextLine(d *Document) (int64, error) {
	whole := *d
	whole.Line = -1 // a key that no line has
	n, err := b.meet(DocumentKey(b.books.Ledger.ID, &whole, Digest{}))
	return n + 1, err
}

// meet tells how often something came before in this batch. It is on the same shelf
// as what was recorded, and takes half of its memory.
func (b *Batch) meet(key uuid.UUID) (int64, error) {
	b.met.shelf, b.met.most = b.Shelf, max(1, cmp.Or(b.ShelveAt, shelveAt)/2)
	before, _, err := b.met.find(key)
	if err != nil {
		return 0, err
	}
	n := int64(before.Ref.Revision)
	return n, b.met.add(key, Digest{}, Ref{Revision: before.Ref.Revision + 1})
}

func (b *Batch) total(m Money, rows int64) error {
	t := b.totals[m.Currency]
	if t == nil {
		t = &Total{Amount: Money{0, m.Currency}}
		b.totals[m.Currency] = t
	}
	sum, err := t.Amount.Add(m)
	if err != nil {
		return err
	}
	t.Rows, t.Amount = t.Rows+rows, sum
	return nil
}

// add encodes an event for the end of a stream and folds it into the books.
func (b *Batch) add(stream string, at Revision, e Event) error {
	p := b.pending[stream]
	if p == nil {
		if p, b.spare = b.spare, nil; p == nil {
			p = new(pendingCommit)
		}
		p.stream, p.expected = stream, at
		b.pending[stream] = p
		b.order = append(b.order, p)
	}
	before := len(p.data)
	data, err := b.coder.appendEvent(p.data, e)
	if err != nil {
		return err
	}
	typ := TypeName(e)
	if size := p.size(typ) + len(data); size > batchCommitBytes && before > 0 {
		if err := b.flush(p); err != nil {
			return err
		}
		return b.add(stream, at, e)
	}
	p.data, p.types, p.ends = data, append(p.types, typ), append(p.ends, len(data))
	b.bytes += len(data) - before
	if err := b.books.Apply(Entry{Stream: stream, Revision: at + 1, Recorded: b.books.Recorded}, e); err != nil {
		return err
	}
	if b.bytes > maxPendingBytes {
		return b.Flush()
	}
	return nil
}

// size is what Commit.Size will be, without the data and with one event more.
func (p *pendingCommit) size(typ string) int {
	return (len(p.types) + 1) * (rowMetadataBytes + 2*max(len(typ), len("expenditure-recorded.v1")))
}

// Flush hands on every commit that is not full.
func (b *Batch) Flush() error {
	for len(b.order) > 0 {
		if err := b.flush(b.order[0]); err != nil {
			return err
		}
	}
	return nil
}

func (b *Batch) flush(p *pendingCommit) error {
	delete(b.pending, p.stream)
	for i := range b.order {
		if b.order[i] == p {
			b.order = append(b.order[:i], b.order[i+1:]...)
			break
		}
	}
	b.bytes -= len(p.data)
	m := Metadata{Events: int64(len(p.types)), Batch: b.ID}
	b.Stamp(&m)
	metadata, err := EncodeMetadata(&m)
	if err != nil {
		return err
	}
	text := string(p.data)
	commit := Commit{Stream: p.stream, Expected: p.expected, Metadata: metadata, Events: make([]Proposal, len(p.types))}
	from := 0
	for i, end := range p.ends {
		commit.Events[i] = Proposal{p.types[i], text[from:end]}
		from = end
	}
	*p = pendingCommit{types: p.types[:0], data: p.data[:0], ends: p.ends[:0]}
	b.spare = p
	return b.Emit(commit)
}

// RowMarker is the place of a row in a file, as a rejects file keeps it.
func RowMarker(sha256 string, row int) string {
	return sha256[:min(12, len(sha256))] + ":" + strconv.Itoa(row)
}

// IsRowMarker tells whether a text can be such a place, of a whole row or of a line of a
// document in it.
func IsRowMarker(text string) bool {
	digest, rest, _ := strings.Cut(text, ":")
	if len(digest) != 12 || strings.Trim(digest, "0123456789abcdef") != "" {
		return false
	}
	row, line, of := strings.Cut(rest, ":")
	isNumber := func(s string) bool { return s != "" && s[0] != '0' && strings.Trim(s, "0123456789") == "" }
	return isNumber(row) && (!of || isNumber(line))
}

func sortTotals(list []Total) {
	slices.SortFunc(list, func(a, b Total) int { return strings.Compare(string(a.Amount.Currency), string(b.Amount.Currency)) })
}

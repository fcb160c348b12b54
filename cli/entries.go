package cli

import (
	"context"
	"errors"
	"iter"
	"slices"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// An entry is a record with the event in it. The event of one that comes from
// entries is valid until the next.
type entry struct {
	ledger.Record
	event ledger.Event
}

func (e *entry) ref() ledger.Ref { return ledger.RefOf(e.Record) }

// errEnough ends a read early.
var errEnough = errors.New("enough")

// entriesOf yields the entries of one source or other stream from a revision on, in
// order, up to the one at which the views stand.
func (l *openLedger) entriesOf(ctx context.Context, name string, from ledger.Revision) iter.Seq2[*entry, error] {
	return decoded(func(take func(ledger.Record) error) error {
		for r, err := range l.views.Numbered().Stream(ctx, ledger.StreamName(name), from) {
			if err == nil && r.Ordinal > l.books().Last {
				return nil
			}
			if err == nil {
				err = take(r)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// entriesBetween yields a run of entries of all streams, in ledger order.
func (l *openLedger) entriesBetween(ctx context.Context, first, last ledger.Ordinal) iter.Seq2[*entry, error] {
	return decoded(func(take func(ledger.Record) error) error {
		if first > last {
			return nil
		}
		from, err := l.views.Before(first)
		if err != nil {
			return err
		}
		return l.views.ReadFrom(ctx, from, func(r ledger.Record) error {
			switch {
			case r.Ordinal < first:
				return nil
			case r.Ordinal > last:
				return errEnough
			}
			return take(r)
		})
	})
}

// entriesAt yields entries wherever they stand, in the order in which they are
// named. It reads some ahead, and more the longer it goes on.
func (l *openLedger) entriesAt(ctx context.Context, ordinals iter.Seq[ledger.Ordinal]) iter.Seq2[*entry, error] {
	const fewest, most = 64, 4096
	return decoded(func(take func(ledger.Record) error) (err error) {
		show := func(next []ledger.Ordinal) error {
			records, err := l.views.Records(ctx, next)
			for i := range records {
				if err == nil {
					err = take(records[i])
				}
			}
			return err
		}
		var next []ledger.Ordinal
		size := fewest
		for n := range ordinals {
			if next = append(next, n); len(next) == size {
				if err := show(next); err != nil {
					return err
				}
				next, size = next[:0], min(most, 2*size)
			}
		}
		return show(next)
	})
}

// decoded yields the records that a reading takes, with the events in them.
func decoded(read func(take func(ledger.Record) error) error) iter.Seq2[*entry, error] {
	return func(yield func(*entry, error) bool) {
		var decoder ledger.Decoder
		var e entry
		err := read(func(r ledger.Record) (err error) {
			e.Record = r
			if e.event, err = decoder.Decode(r.Type, r.Data); err != nil {
				return err
			}
			if !yield(&e, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(nil, err)
		}
	}
}

// entry reads one entry. Refusal: no-such-entry (entry).
func (l *openLedger) entry(ctx context.Context, ref ledger.Ref) (*entry, error) {
	r, e, err := ledger.Load(ctx, l.views.Numbered(), ref)
	return &entry{r, e}, err
}

// filedUnder are the entries that recorded, reversed and recorded again what has a
// document key, the newest first.
func (l *openLedger) filedUnder(ctx context.Context, key uuid.UUID) ([]*entry, error) {
	filed, ok, err := l.views.Documents().Find(key)
	if err != nil || !ok {
		return nil, err
	}
	var list []*entry
	for at := filed.Ref; at != (ledger.Ref{}); {
		e, err := l.entry(ctx, at)
		if err != nil {
			return nil, err
		}
		list = append(list, e)
		switch x := e.event.(type) {
		case *ledger.ExpenditureReversed:
			at = ledger.Ref{Source: at.Source, Revision: x.Reverses}
		case *ledger.ExpenditureRecorded:
			at = x.Succeeds
		case *ledger.ReceiptReversed:
			at = ledger.Ref{Source: at.Source, Revision: x.Reverses}
		case *ledger.ReceiptRecorded:
			at = x.Succeeds
		case *ledger.EntryProposed:
			at = ledger.GistOf(x).Succeeds
		case *ledger.EntryRejected:
			at = ledger.Ref{Source: at.Source, Revision: x.Entry}
		default:
			at = ledger.Ref{}
		}
	}
	return list, nil
}

// story is what filedUnder is, with what took the place of each entry under other
// document keys, and with all amendments.
func (l *openLedger) story(ctx context.Context, key uuid.UUID) ([]*entry, error) {
	list, err := l.filedUnder(ctx, key)
	if err != nil {
		return nil, err
	}
	for i := 0; i < len(list); i++ {
		known := func(ref ledger.Ref) bool {
			return slices.ContainsFunc(list, func(e *entry) bool { return e.ref() == ref })
		}
		var more []*entry
		switch x := list[i].event.(type) {
		case *ledger.ExpenditureReversed:
			if x.Replacement != uuid.Nil {
				more, err = l.filedUnder(ctx, x.Replacement)
			}
		case *ledger.ExpenditureRecorded:
			if more, err = l.amendmentsOf(ctx, list[i].ref()); err == nil {
				var parts []*entry
				parts, err = l.partsOf(ctx, list[i].ref())
				more = append(more, parts...)
			}
		}
		if err != nil {
			return nil, err
		}
		for _, e := range more {
			if !known(e.ref()) {
				list = append(list, e)
			}
		}
	}
	return list, nil
}

// amendmentsOf are the amendments of an expenditure, the last one first.
func (l *openLedger) amendmentsOf(ctx context.Context, ref ledger.Ref) ([]*entry, error) {
	filed, ok, err := l.views.Documents().Find(ledger.AmendmentKey(l.books().Ledger.ID, ref))
	if err != nil || !ok {
		return nil, err
	}
	var list []*entry
	for at := filed.Ref; at.Revision > 0; {
		e, err := l.entry(ctx, at)
		if err != nil {
			return nil, err
		}
		list = append(list, e)
		a, ok := e.event.(*ledger.ExpenditureAmended)
		if !ok {
			return nil, ledger.Refuse("not-an-expenditure", "entry", at)
		}
		at.Revision = a.Previous
	}
	return list, nil
}

// partsOf are the corrections and refunds that took a part of an expenditure back, the last one first.
func (l *openLedger) partsOf(ctx context.Context, ref ledger.Ref) ([]*entry, error) {
	filed, ok, err := l.views.Documents().Find(ledger.CorrectionKey(l.books().Ledger.ID, ref))
	if err != nil || !ok {
		return nil, err
	}
	var list []*entry
	for at := filed.Ref; at.Revision > 0; {
		e, err := l.entry(ctx, at)
		if err != nil {
			return nil, err
		}
		list = append(list, e)
		rest := ledger.RestOf(e.event)
		if rest == nil {
			return nil, ledger.Refuse("not-an-expenditure", "entry", at)
		}
		at.Revision = rest.Previous
	}
	return list, nil
}

// corrected looks in the store for what was recorded and put right since.
func (l *openLedger) corrected(ctx context.Context) func(ledger.Ref, ledger.Digest) (bool, error) {
	return func(entry ledger.Ref, content ledger.Digest) (bool, error) {
		return ledger.Corrected(ctx, l.views.Numbered(), entry, content)
	}
}

// An origin is who made an entry, how and when. For a row of an import it is that
// of the import.
type origin struct {
	ledger.Metadata
	file string // that was imported
}

// An originReader finds the origins of entries. It reads that of each import once,
// and looks once at what the entries of a commit share.
type originReader struct {
	l        *openLedger
	batches  map[uuid.UUID]origin
	metadata string // of the last commit
	last     origin // that of metadata
}

func (r *originReader) of(ctx context.Context, e *entry) (origin, error) {
	if e.Metadata == r.metadata {
		return r.last, nil
	}
	found, err := r.find(ctx, e)
	if err == nil {
		r.metadata, r.last = e.Metadata, found
	}
	return found, err
}

func (r *originReader) find(ctx context.Context, e *entry) (origin, error) {
	m, err := ledger.DecodeMetadata(e.Metadata)
	if err != nil || m.Batch == uuid.Nil {
		return origin{Metadata: m}, err
	}
	found, err := r.ofBatch(ctx, m.Batch)
	found.RecordedAt = m.RecordedAt
	return found, err
}

// ofBatch is the origin of an import: that of its first entry.
func (r *originReader) ofBatch(ctx context.Context, id uuid.UUID) (origin, error) {
	if batch, ok := r.batches[id]; ok {
		return batch, nil
	}
	opening, err := r.l.entry(ctx, ledger.Ref{Source: ledger.BatchStream(id)})
	if err != nil {
		return origin{}, err
	}
	var batch origin
	if batch.Metadata, err = ledger.DecodeMetadata(opening.Metadata); err != nil {
		return origin{}, err
	}
	if opened, ok := opening.event.(*ledger.BatchOpened); ok {
		batch.file = opened.File
	}
	if r.batches == nil {
		r.batches = map[uuid.UUID]origin{}
	}
	r.batches[id] = batch
	return batch, nil
}

// lastOf keeps the last entries of many, all of them where limit is 0.
func lastOf(entries iter.Seq2[*entry, error], limit int) iter.Seq2[*entry, error] {
	if limit == 0 {
		return entries
	}
	return func(yield func(*entry, error) bool) {
		var kept []ledger.Record // in a ring
		n := 0
		for e, err := range entries {
			switch {
			case err != nil:
				yield(nil, err)
				return
			case len(kept) < limit:
				kept = append(kept, e.Record)
			default:
				kept[n%limit] = e.Record
			}
			n++
		}
		for i := range kept {
			r := kept[(n+i)%len(kept)]
			e, err := ledger.Decode(r.Type, r.Data)
			if !yield(&entry{r, e}, err) || err != nil {
				return
			}
		}
	}
}

// newestOf takes the first entries of a sequence that has the newest first, and
// yields them in ledger order.
func newestOf(entries iter.Seq2[*entry, error], limit int) iter.Seq2[*entry, error] {
	return func(yield func(*entry, error) bool) {
		var kept []ledger.Record
		for e, err := range entries {
			if err != nil {
				yield(nil, err)
				return
			}
			if kept = append(kept, e.Record); len(kept) == limit {
				break
			}
		}
		for i := len(kept) - 1; i >= 0; i-- {
			event, err := ledger.Decode(kept[i].Type, kept[i].Data)
			if !yield(&entry{kept[i], event}, err) || err != nil {
				return
			}
		}
	}
}

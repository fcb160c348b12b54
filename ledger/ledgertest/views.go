// Package ledgertest holds what the tests of several packages need: views that
// are simple enough to be right by inspection, and a second reading of a ledger
// with encoding/json, maps and decimals, against which every other is held. It
// is not for programs: both keep the whole ledger in memory.
package ledgertest

import (
	"context"
	"encoding/binary"
	"time"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// Views are a ledger's books and document keys, folded from its store.
type Views struct {
	store ledger.Store
	after ledger.Position
	books *ledger.Books
	filed filed
}

var _ ledger.Views = (*Views)(nil)

// NewViews returns the views of a store that has not been read yet.
func NewViews(store ledger.Store) *Views {
	return &Views{store: store, books: ledger.NewBooks(), filed: filed{}}
}

// CatchUp reads what the store has got since. After an error the views are of no
// more use.
func (v *Views) CatchUp(ctx context.Context, atLeast ledger.Position) (err error) {
	v.after, err = v.store.Read(ctx, v.after, atLeast, v.fold)
	return err
}

// Books are the books as of the last entry read.
func (v *Views) Books() *ledger.Books { return v.books }

// Documents are the document keys as of the last entry read.
func (v *Views) Documents() ledger.Documents { return v.filed }

func (v *Views) fold(r ledger.Record) error {
	e, err := ledger.Decode(r.Type, r.Data)
	if err != nil {
		return err
	}
	m, err := ledger.DecodeMetadata(r.Metadata)
	if err != nil {
		return err
	}
	if err := v.books.Apply(ledger.Entry{
		Ordinal: r.Ordinal, Stream: r.Stream, Revision: r.Revision, Recorded: m.RecordedAt, Batch: m.Batch, Actor: m.Actor,
	}, e); err != nil {
		return err
	}
	v.filed.file(v.books.Ledger.ID, ledger.RefOf(r), e)
	return nil
}

// filed is the last entry under every document key.
type filed map[uuid.UUID]ledger.Filed

func (f filed) Find(key uuid.UUID) (ledger.Filed, bool, error) {
	entry, ok := f[key]
	return entry, ok, nil
}

func (f filed) file(id uuid.UUID, ref ledger.Ref, e ledger.Event) {
	switch e := e.(type) {
	case *ledger.EntryProposed:
		f.file(id, ref, e.Event)
	case *ledger.EntryApproved:
		f.takeBack(id, ref, e.Event)
	case *ledger.EntryRejected:
		f.takeBack(id, ref, e.Event)
	case *ledger.SourceAmended:
		if e.Key != uuid.Nil {
			f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
		}
	case *ledger.EvidenceAttached:
		filing, _ := ledger.FilingOf(e)
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(filing.Digest[:8])}
	case *ledger.SourceSuspended:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
	case *ledger.SourceResumed:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
	case *ledger.SourceClosed:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
	case *ledger.SourceRedenominated:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
	case *ledger.CommitmentMade:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
	case *ledger.CommitmentChanged:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
	case *ledger.ObligationReleased:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
	case *ledger.LiabilityAccepted:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
	case *ledger.LiabilityReversed:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8]), Reversed: true}
	case *ledger.AllocationApproved:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
	case *ledger.AllocationRevised:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
	case *ledger.AllocationCarried:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
	case *ledger.AllocationTransferred:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
	case *ledger.ExpenditureRecorded:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
		if row := e.Document.Row; row != "" {
			f[ledger.RowKey(id, row)] = f[e.Key]
		}
	case *ledger.ExpenditureReversed:
		if !e.Whole {
			f[e.Rest.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Order[:8])}
			return
		}
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8]), Reversed: e.Whole}
		if row := e.Document.Row; row != "" {
			f[ledger.RowKey(id, row)] = f[e.Key]
		}
	case *ledger.ReceiptRecorded:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
		if row := e.Document.Row; row != "" {
			f[ledger.RowKey(id, row)] = f[e.Key]
		}
	case *ledger.ReceiptReversed:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8]), Reversed: true}
		if row := e.Document.Row; row != "" {
			f[ledger.RowKey(id, row)] = f[e.Key]
		}
	case *ledger.ExpenditureRefunded:
		f[e.Rest.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
	case *ledger.ExpenditureAmended:
		f[e.Key] = ledger.Filed{Ref: ref, Digest: [8]byte(e.Digest[:8])}
	}
}

// takeBack files what was proposed as what nobody waits for any more.
func (f filed) takeBack(id uuid.UUID, ref ledger.Ref, e ledger.Event) {
	also := filed{}
	also.file(id, ref, e)
	for key, entry := range also {
		entry.Reversed = true
		f[key] = entry
	}
}

// New returns a ledger on a store, with views of its own, a clock that starts at
// noon of 2026-01-15 UTC and goes on by a millisecond at every look, and ids that
// are the same in every run for the same seed.
func New(store ledger.Store, seed uint32) *ledger.Ledger {
	now := time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC)
	return &ledger.Ledger{
		Store:  store,
		Views:  NewViews(store),
		Author: ledger.Author{Actor: "tester"},
		Now: func() time.Time {
			now = now.Add(time.Millisecond)
			return now
		},
		NewID: IDs(seed),
	}
}

// IDs returns a source of version 7 UUIDs that is the same in every run.
func IDs(seed uint32) func() uuid.UUID {
	var n uint32
	return func() uuid.UUID {
		n++
		id := uuid.UUID{0: 1, 1: 0x9b, 6: 0x70, 8: 0x80}
		binary.BigEndian.PutUint32(id[2:], seed)
		binary.BigEndian.PutUint32(id[12:], n)
		return id
	}
}

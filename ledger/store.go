package ledger

import (
	"context"
	"errors"
	"iter"
)

// Revision numbers the entries of one stream from 0.
type Revision int64

// NoRevision is the expected revision of a stream that has no entry yet.
const NoRevision Revision = -1

// Ordinal numbers the entries of one ledger from 1, in append order. It is the
// same on every store. The ordinal of an empty ledger's "last entry" is 0.
type Ordinal int64

// Position is a store's own place in its log: opaque bytes that can be kept and
// handed back to Read of the same store. The empty Position is the beginning.
type Position string

// A Proposal is one event as it is about to be stored: its stored type name and
// its canonical JSON, verbatim.
type Proposal struct {
	Type string
	Data string
}

// A Commit is one append to one stream: all of its events, or none. They share
// one metadata document.
//
// Stream is relative to the ledger (`source-wb`, `ledger`, `batch-<id>`); the
// store adds what tells ledgers apart. Expected is the revision of the stream's
// last entry as the decision saw it, NoRevision for a new stream. The first
// event gets revision Expected+1.
type Commit struct {
	Stream   string
	Expected Revision
	Metadata string // canonical JSON
	Events   []Proposal
}

// A Record is one stored event. Data and Metadata are the bytes that were
// appended, verbatim.
type Record struct {
	Ordinal  Ordinal
	Stream   string // relative to the ledger
	Revision Revision
	Type     string
	Data     string
	Metadata string // of the commit; the same string for all its events
	// Position resumes after this record. A store may leave it empty on every
	// record of a commit but the last.
	Position Position
}

// Appended tells where an Append ended.
type Appended struct {
	Commits  int      // commits taken from the sequence and stored, or found already stored
	Last     Ordinal  // ordinal of the last entry appended, where the store knows it; else 0
	Position Position // Read with atLeast = Position sees everything that was appended
}

// Store keeps the streams of one ledger. See package storetest for the contract
// as a test that every store must pass.
//
// Errors that callers act on are tested with errors.Is: ErrConflict,
// ErrForeignPosition, ErrTooLarge, ErrReadOnly, ErrUnknownOutcome.
type Store interface {
	// Append takes commits as they are decided and appends each, all or none, to
	// the end of its own stream, in order, and returns when what it reports is
	// durable. A commit whose stream is not at its Expected revision stops the
	// call (ErrConflict), and so does an error from the sequence, which Append
	// returns unchanged (errors.Is and errors.As see it).
	//
	// Where Atomic reports true the whole call is all or none and exclusive: the
	// sequence runs inside one write transaction, so that deciding and writing
	// overlap in bounded memory and a refused import leaves nothing. Stream and
	// Read may be called from inside the sequence; they see what was committed
	// before the call. Where Atomic reports false, commits before the one that
	// failed stay: such a caller checks everything first, and can resume from
	// what it finds.
	//
	// Appending again exactly what is already there (same stream, same Expected,
	// same types, data and metadata) succeeds with the original result. Other
	// bytes at the same place are ErrConflict.
	Append(ctx context.Context, commits iter.Seq2[Commit, error]) (Appended, error)

	// Atomic reports whether one call of Append is all or none and exclusive.
	Atomic() bool

	// Stream yields one stream's records in order, starting with revision from; their
	// Ordinal is 0 where the store does not know it.
	// An unknown stream is empty, and so is a stream read from beyond its end.
	// An error ends the sequence: it is yielded once, as the last element.
	Stream(ctx context.Context, stream string, from Revision) iter.Seq2[Record, error]

	// Read calls fn for every record of this ledger after a position, in append
	// order, and returns the position to resume from, which may lie beyond the
	// last record. It sees at least all entries up to atLeast (empty: whatever
	// is there now). An error of fn ends the read and is returned unchanged. A
	// position that belongs to another log, or to a part of this one that is no
	// longer there, is ErrForeignPosition, never silence.
	Read(ctx context.Context, after, atLeast Position, fn func(Record) error) (Position, error)

	// Close releases what the store holds. It waits for calls in flight.
	Close() error
}

var (
	// ErrConflict: the stream is not at the expected revision. Read it again,
	// decide again.
	ErrConflict = errors.New("the stream has moved on")
	// ErrForeignPosition: the position does not belong to this log.
	ErrForeignPosition = errors.New("the position belongs to another log")
	// ErrTooLarge: the commit is over MaxCommitBytes.
	ErrTooLarge = errors.New("the commit is too large")
	// ErrReadOnly: the ledger was opened without permission to write.
	ErrReadOnly = errors.New("the ledger is open for reading only")
	// ErrUnknownOutcome: the store could not tell whether the append is durable.
	// Appending exactly the same again is safe.
	ErrUnknownOutcome = errors.New("the outcome is unknown")
)

// MaxCommitBytes is the largest commit, as Size counts it. It is the same on
// every store, so that commit boundaries survive a move between stores; it stays
// well below EventStoreDB's default of 1 MiB for one append.
const MaxCommitBytes = 512 << 10

// Size counts a commit as EventStoreDB 24.10 does: data, metadata and twice the
// type name of every event, in bytes. The metadata counts once for each event,
// because that store repeats it.
func (c Commit) Size() int {
	n := len(c.Events) * len(c.Metadata)
	for _, e := range c.Events {
		n += len(e.Data) + 2*len(e.Type)
	}
	return n
}

package archive

import (
	"context"
	"iter"
	"os"

	"github.com/fundledger/fundledger/ledger"
)

// A Reader is an archive as a store that can only be read, from its beginning: for checks
// that want the entries and no more. It keeps nothing in memory.
type Reader struct {
	File string
}

var _ ledger.Store = Reader{}

// Append refuses everything.
func (Reader) Append(context.Context, iter.Seq2[ledger.Commit, error]) (ledger.Appended, error) {
	return ledger.Appended{}, ledger.ErrReadOnly
}

// Atomic is of no meaning where nothing is appended.
func (Reader) Atomic() bool { return true }

// Path is the archive's file.
func (a Reader) Path() string { return a.File }

// Close has nothing to release.
func (Reader) Close() error { return nil }

// Read calls fn for every entry, whatever the positions are. Errors: those of Commits and
// fn.
func (a Reader) Read(ctx context.Context, _, _ ledger.Position, fn func(ledger.Record) error) (ledger.Position, error) {
	f, err := os.Open(a.File)
	if err != nil {
		return "", err
	}
	defer f.Close()
	last := ledger.Ordinal(0)
	_, err = readAll(f, false, func(c ledger.Commit) error {
		for i, e := range c.Events {
			last++
			err := fn(ledger.Record{
				Ordinal: last, Stream: c.Stream, Revision: c.Expected + 1 + ledger.Revision(i),
				Type: e.Type, Data: e.Data, Metadata: c.Metadata,
			})
			if err != nil {
				return err
			}
		}
		return ctx.Err()
	})
	return "", err
}

// Stream yields the records of one stream.
func (a Reader) Stream(ctx context.Context, stream string, from ledger.Revision) iter.Seq2[ledger.Record, error] {
	return func(yield func(ledger.Record, error) bool) {
		stopped := false
		_, err := a.Read(ctx, "", "", func(r ledger.Record) error {
			if r.Stream == stream && r.Revision >= from && !yield(r, nil) {
				stopped = true
				return context.Canceled
			}
			return nil
		})
		if err != nil && !stopped {
			yield(ledger.Record{}, err)
		}
	}
}

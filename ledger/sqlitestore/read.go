package sqlitestore

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"github.com/fundledger/fundledger/ledger"
)

// Stream yields one stream's records in order, starting with revision from.
func (s *Store) Stream(ctx context.Context, stream string, from ledger.Revision) iter.Seq2[ledger.Record, error] {
	return func(yield func(ledger.Record, error) bool) {
		stopped := false
		err := s.read(ctx, func(conn *sql.Conn) error {
			return s.scan(ctx, conn, func(r ledger.Record) error {
				if r.Revision < from {
					return nil
				}
				if !yield(r, nil) {
					stopped = true
					return errStop
				}
				return nil
			}, selectStream, stream, int64(from))
		})
		if err != nil && !stopped {
			yield(ledger.Record{}, err)
		}
	}
}

// Read calls fn for every record after a position, in append order. Positions
// are checked against the log without reading any events.
func (s *Store) Read(ctx context.Context, after, atLeast ledger.Position, fn func(ledger.Record) error) (ledger.Position, error) {
	reached := after
	err := s.read(ctx, func(conn *sql.Conn) error {
		from, err := locate(ctx, conn, after)
		if err != nil {
			return err
		}
		if atLeast != after {
			if _, err := locate(ctx, conn, atLeast); err != nil {
				return err
			}
		}
		return s.scan(ctx, conn, func(r ledger.Record) error {
			if err := fn(r); err != nil {
				return callerError{err}
			}
			if r.Position != "" {
				reached = r.Position
			}
			return nil
		}, selectAfter, from)
	})
	return reached, err
}

// callerError carries an error of the caller's function past explain.
type callerError struct{ error }

// errStop ends a scan that the caller broke off.
var errStop = callerError{fmt.Errorf("the caller stopped reading")}

// read runs one reading call on a connection of its own.
func (s *Store) read(ctx context.Context, run func(*sql.Conn) error) error {
	if err := s.enter(); err != nil {
		return err
	}
	defer s.leave()
	conn, v, err := s.reader(ctx)
	if err != nil {
		return explain(s.path, err)
	}
	defer conn.Close()

	err = run(conn)
	if c, ok := err.(callerError); ok {
		return c.error
	}
	if v.frozen && v.stale(s.path) {
		// What was read may be torn: without locks, nothing kept a writer away.
		return ledger.Refuse("ledger-busy", "path", s.path)
	}
	return explain(s.path, err)
}

// scan runs a query for rows of commits and calls fn for every record in them.
func (s *Store) scan(ctx context.Context, conn *sql.Conn, fn func(ledger.Record) error, query string, args ...any) error {
	rows, err := conn.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()

	var first, revision int64
	var stream, metadata, text string
	var events []ledger.Proposal
	for rows.Next() {
		if err := rows.Scan(&first, &stream, &revision, &metadata, &text); err != nil {
			return err
		}
		n, ok := eventCount(metadata)
		if !ok {
			return damagedAt(s.path, first, stream, revision, errNoCount)
		}
		if events, err = cut(events[:0], text, n); err != nil {
			return damagedAt(s.path, first, stream, revision, err)
		}
		for i, e := range events {
			r := ledger.Record{
				Ordinal:  ledger.Ordinal(first + int64(i)),
				Stream:   stream,
				Revision: ledger.Revision(revision + int64(i)),
				Type:     e.Type,
				Data:     e.Data,
				Metadata: metadata,
			}
			if i == n-1 {
				r.Position = position(first+int64(i), markOf(stream, revision, metadata))
			}
			if err := fn(r); err != nil {
				return err
			}
		}
	}
	return rows.Err()
}

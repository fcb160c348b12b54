package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"github.com/fundledger/fundledger/ledger"
)

// Stream yields one stream's records in order, starting with revision from.
func (s *Store) Stream(ctx context.Context, stream string, from ledger.Revision) iter.Seq2[ledger.Record, error] {
	return func(yield func(ledger.Record, error) bool) {
		stopped := false
		err := s.read(ctx, func(conn *sql.Conn) error {
			next := int64(-1)
			inOrder := func(row commitRow) bool {
				ok := row.revision == next || next < 0 && row.revision <= max(int64(from), 0)
				next = row.revision + int64(row.n)
				return ok
			}
			return s.scan(ctx, conn, inOrder, func(r ledger.Record) error {
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
		next := from + 1
		inOrder := func(row commitRow) bool {
			ok := row.position == next
			next = row.position + int64(row.n)
			return ok
		}
		return s.scan(ctx, conn, inOrder, func(r ledger.Record) error {
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
var errStop = callerError{errors.New("the caller stopped reading")}

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

// A commitRow is a row of the table commits.
type commitRow struct {
	position, revision int64
	stream             string
	metadata, events   string
	n                  int // number of events, from the metadata
}

var errOutOfOrder = errors.New("it does not follow the commit before it")

// scan runs a query for rows and calls fn for every record in them. What
// inOrder says no to is damage.
func (s *Store) scan(ctx context.Context, conn *sql.Conn, inOrder func(commitRow) bool, fn func(ledger.Record) error, query string, args ...any) error {
	rows, err := conn.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()

	var events []ledger.Proposal
	for rows.Next() {
		var row commitRow
		if err := rows.Scan(&row.position, &row.stream, &row.revision, &row.metadata, &row.events); err != nil {
			return err
		}
		if events, err = row.open(events[:0]); err == nil && !inOrder(row) {
			err = errOutOfOrder
		}
		if err != nil {
			return damaged(s.path, fmt.Sprintf("commit at ordinal %d, %s#%d: %v", row.position, row.stream, row.revision, err))
		}
		if err := row.records(events, fn); err != nil {
			return err
		}
	}
	return rows.Err()
}

// open counts the row's events and cuts them apart.
func (row *commitRow) open(events []ledger.Proposal) ([]ledger.Proposal, error) {
	var ok bool
	if row.n, ok = eventCount(row.metadata); !ok {
		return events, errNoCount
	}
	return cut(events, row.events, row.n)
}

// records calls fn for the row's records.
func (row *commitRow) records(events []ledger.Proposal, fn func(ledger.Record) error) error {
	for i, e := range events {
		r := ledger.Record{
			Ordinal:  ledger.Ordinal(row.position + int64(i)),
			Stream:   row.stream,
			Revision: ledger.Revision(row.revision + int64(i)),
			Type:     e.Type,
			Data:     e.Data,
			Metadata: row.metadata,
		}
		if i == row.n-1 {
			r.Position = position(int64(r.Ordinal), markOf(row.stream, row.revision, row.metadata))
		}
		if err := fn(r); err != nil {
			return err
		}
	}
	return nil
}

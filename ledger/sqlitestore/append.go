package sqlitestore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/fundledger/fundledger/ledger"
	sqlite3 "modernc.org/sqlite/lib"
)

var errNoCount = errors.New(`the metadata does not say how many "events" the commit has`)

// Append runs the sequence inside one write transaction. The sequence may call
// Stream and Read; an Append of the same store inside it waits for itself, until
// its context ends. That data is JSON is the caller's promise: checked is only
// that it will be read back identically.
func (s *Store) Append(ctx context.Context, commits iter.Seq2[ledger.Commit, error]) (ledger.Appended, error) {
	if err := s.enter(); err != nil {
		return ledger.Appended{}, err
	}
	defer s.leave()
	s.mu.Lock()
	v := s.view // if it is writable it stays
	s.mu.Unlock()
	switch {
	case v.full:
		return ledger.Appended{}, ledger.Refuse("disk-full", "path", s.path)
	case !v.writable:
		return ledger.Appended{}, fmt.Errorf("ledger file %s: %w", s.path, ledger.ErrReadOnly)
	}
	select {
	case <-s.writing:
		defer func() { s.writing <- struct{}{} }()
	case <-ctx.Done():
		return ledger.Appended{}, ctx.Err()
	}
	done, err := s.appendAlone(ctx, v.db, commits)
	if c, ok := err.(callerError); ok {
		return ledger.Appended{}, c.error
	}
	if err != nil {
		return ledger.Appended{}, explain(s.path, err)
	}
	return done, nil
}

// appendAlone is Append for who has the token.
func (s *Store) appendAlone(ctx context.Context, db *sql.DB, commits iter.Seq2[ledger.Commit, error]) (_ ledger.Appended, err error) {
	if s.writer == nil {
		if s.writer, err = openWriter(ctx, db); err != nil {
			return ledger.Appended{}, err
		}
	}
	w := s.writer
	if err := s.begin(ctx, w); err != nil {
		return ledger.Appended{}, err
	}
	committed := false
	defer func() {
		if !committed { // an error, or a panic of the sequence
			s.giveUp(w, err)
		}
	}()
	hide := s.announce()
	defer hide()

	done, err := w.run(ctx, commits)
	if err != nil {
		return ledger.Appended{}, err
	}
	hide() // while the lock is ours, so that the note is
	if err := ctx.Err(); err != nil {
		return ledger.Appended{}, err
	}
	if err := s.atCommit(func() error { return s.commit(w, db) }); err != nil {
		if primaryCode(err) == sqlite3.SQLITE_IOERR {
			// The last frames may have reached the disk although syncing them failed.
			err = errors.Join(err, ledger.ErrUnknownOutcome)
		}
		return ledger.Appended{}, err
	}
	committed = true
	return done, nil
}

// giveUp rolls back, and drops a connection that the database has failed.
func (s *Store) giveUp(w *writer, cause error) {
	rollback := w.exec("ROLLBACK")
	if code := primaryCode(cause); rollback != nil || code == sqlite3.SQLITE_IOERR || code == sqlite3.SQLITE_CORRUPT {
		w.discard()
		s.writer = nil
	}
}

// run takes the commits and writes each, inside a transaction that is open.
func (w *writer) run(ctx context.Context, commits iter.Seq2[ledger.Commit, error]) (ledger.Appended, error) {
	if err := w.findHead(); err != nil {
		return ledger.Appended{}, err
	}
	w.bytes = 0
	var done ledger.Appended
	for c, err := range commits {
		if err != nil {
			return done, callerError{err}
		}
		if err := ctx.Err(); err != nil {
			return done, err
		}
		first, err := w.write(c)
		if err != nil {
			return done, err
		}
		last := first + int64(len(c.Events)) - 1
		done.Commits++
		done.Last = ledger.Ordinal(last)
		done.Position = position(last, markOf(c.Stream, int64(c.Expected)+1, c.Metadata))
	}
	return done, nil
}

func (w *writer) findHead() error {
	var first, n int64
	switch err := w.head.QueryRow().Scan(&first, &n); {
	case errors.Is(err, sql.ErrNoRows):
		w.next = 1
	case err != nil:
		return err
	default:
		w.next = first + n
	}
	return nil
}

// write stores one commit, or finds it stored, and returns the ordinal of its
// first event. The database itself checks that the commit is next in its stream.
func (w *writer) write(c ledger.Commit) (first int64, err error) {
	if err := w.encode(c); err != nil {
		return 0, fmt.Errorf("append to %s: %w", c.Stream, err)
	}
	text := unsafe.String(unsafe.SliceData(w.text), len(w.text)) // the driver copies it
	_, err = w.insert.Exec(w.next, c.Stream, int64(c.Expected)+1, c.Metadata, text)
	switch {
	case err == nil:
		first = w.next
		w.next += int64(len(c.Events))
		w.bytes += len(text)
		return first, nil
	case primaryCode(err) == sqlite3.SQLITE_CONSTRAINT:
		return w.find(c, text)
	}
	return 0, err
}

// find returns the place of a commit that is stored already. Anything else at
// its place is a conflict.
func (w *writer) find(c ledger.Commit, text string) (first int64, err error) {
	var metadata, events string
	err = w.stored.QueryRow(c.Stream, int64(c.Expected)+1).Scan(&first, &metadata, &events)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return 0, err
	}
	if err != nil || metadata != c.Metadata || events != text {
		return 0, fmt.Errorf("append to %s after revision %d: %w", c.Stream, c.Expected, ledger.ErrConflict)
	}
	return first, nil
}

// encode puts the commit's text into w.text. It refuses what could not be read
// back identically.
func (w *writer) encode(c ledger.Commit) error {
	if size := c.Size(); size > ledger.MaxCommitBytes {
		return fmt.Errorf("%d bytes: %w", size, ledger.ErrTooLarge)
	}
	if err := check(c); err != nil {
		return err
	}
	w.text = join(w.text[:0], c.Events)
	pieces, err := cut(w.pieces[:0], unsafe.String(unsafe.SliceData(w.text), len(w.text)), len(c.Events))
	w.pieces = pieces
	if err != nil {
		return err
	}
	for i, e := range c.Events { // of equal lengths, they are equal
		if len(pieces[i].Type) != len(e.Type) || len(pieces[i].Data) != len(e.Data) {
			return fmt.Errorf("event %d of type %q: the data is not a JSON object", i, e.Type)
		}
	}
	return nil
}

func check(c ledger.Commit) error {
	switch {
	case len(c.Events) == 0:
		return errors.New("the commit has no events")
	case c.Expected < ledger.NoRevision:
		return fmt.Errorf("expected revision %d", c.Expected)
	case c.Stream == "" || !utf8.ValidString(c.Stream) || strings.ContainsRune(c.Stream, 0):
		return fmt.Errorf("stream name %q", c.Stream)
	case !json.Valid([]byte(c.Metadata)):
		return errors.New("the metadata is not JSON")
	}
	if n, ok := eventCount(c.Metadata); !ok || n != len(c.Events) {
		return fmt.Errorf("%d events: %w", len(c.Events), errNoCount)
	}
	for i, e := range c.Events {
		if !plainName(e.Type) {
			return fmt.Errorf("event %d: type name %q", i, e.Type)
		}
	}
	return nil
}

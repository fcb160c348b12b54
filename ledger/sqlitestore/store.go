package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/fundledger/fundledger/ledger"
)

// Store is an open ledger file. It is safe for concurrent use.
type Store struct {
	// OnWait, where set, is called once by an Append that has waited for another
	// writer for a second: for whom, the zero Writer where the other does not say.
	// Set it before the first Append.
	OnWait func(Writer)
	// Command describes this process to others that wait for it: "import
	// rows.csv". The default is the program's name.
	Command string

	path string

	mu     sync.Mutex // guards what follows
	view   *view
	closed bool
	calls  sync.WaitGroup

	writing chan struct{} // holds the one token while writer is free
	writer  *writer       // nil until the first Append; belongs to who has the token

	checkpoints sync.WaitGroup // in the background

	atCommit func(commit func() error) error // tests let disks fail here
}

var _ ledger.Store = (*Store)(nil)

var errClosed = errors.New("the ledger file is closed")

// Open opens an existing ledger file, for reading only where the operating
// system permits no more or the disk is full.
func Open(path string) (*Store, error) {
	path, err := place(path)
	if err != nil {
		return nil, err
	}
	v, err := openView(context.Background(), path)
	if err != nil {
		return nil, explain(path, err)
	}
	return newStore(path, v), nil
}

func newStore(path string, v *view) *Store {
	s := &Store{
		Command: filepath.Base(os.Args[0]),
		path:    path,
		view:    v,
		writing: make(chan struct{}, 1),

		atCommit: func(commit func() error) error { return commit() },
	}
	s.writing <- struct{}{}
	return s
}

// place makes a path absolute, so that a later change of directory does no harm,
// follows links, and refuses what cannot be a ledger file.
func place(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("ledger file %s: %w", path, err)
	}
	info, err := os.Stat(abs)
	if err != nil {
		return "", unreadable(abs, err)
	}
	if !info.Mode().IsRegular() {
		return "", ledger.Refuse("not-a-ledger", "path", abs)
	}
	if kind := networkShare(abs); kind != "" {
		return "", ledger.Refuse("network-share", "path", abs, "kind", kind)
	}
	real, err := filepath.EvalSymlinks(abs) // -wal and -shm lie beside the file, not beside a link to it
	if err != nil {
		return "", unreadable(abs, err)
	}
	return real, nil
}

// Path is the absolute path of the file.
func (s *Store) Path() string { return s.path }

// ReadOnly reports whether Append is refused: with ledger.ErrReadOnly, or with
// disk-full where the disk has no room to begin with.
func (s *Store) ReadOnly() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return !s.view.writable
}

// Atomic reports true: a call of Append is one transaction.
func (s *Store) Atomic() bool { return true }

// Close waits for calls in flight, moves what is in the write-ahead log into the
// file as far as other processes permit, and releases everything.
func (s *Store) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	s.mu.Unlock()
	s.calls.Wait()
	s.checkpoints.Wait()

	var err error
	if s.writer != nil {
		err = s.writer.close()
	}
	return explain(s.path, errors.Join(err, s.view.close()))
}

// enter begins a call, which leave ends.
func (s *Store) enter() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return fmt.Errorf("ledger file %s: %w", s.path, errClosed)
	}
	s.calls.Add(1)
	return nil
}

func (s *Store) leave() { s.calls.Done() }

// reader returns a connection to read with and the view that it belongs to. A
// view that the files have outgrown is replaced.
func (s *Store) reader(ctx context.Context) (*sql.Conn, *view, error) {
	s.mu.Lock()
	if s.view.stale(s.path) {
		fresh, err := openView(ctx, s.path)
		if err != nil {
			s.mu.Unlock()
			return nil, nil, err
		}
		s.view.close() // reads in flight keep their connections
		s.view = fresh
	}
	v := s.view
	s.mu.Unlock()
	conn, err := v.db.Conn(ctx)
	return conn, v, err
}

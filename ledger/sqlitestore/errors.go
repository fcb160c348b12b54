package sqlitestore

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/fundledger/fundledger/ledger"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// codedError is an error of the database.
type codedError interface {
	error
	Code() int
}

var _ codedError = (*sqlite.Error)(nil)

// primaryCode returns SQLite's primary result code, 0 for an error that is not SQLite's.
// Where the disk has no room for the index of the log, that is a full disk too.
func primaryCode(err error) int {
	e, ok := errors.AsType[codedError](err)
	switch {
	case !ok:
		return 0
	case e.Code() == sqlite3.SQLITE_IOERR_SHMSIZE:
		return sqlite3.SQLITE_FULL
	}
	return e.Code() & 0xff
}

// explain turns an error of the database into what the user can act on. What it
// does not know it wraps as it is.
func explain(path string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if _, ok := errors.AsType[*ledger.Refusal](err); ok {
		return err
	}
	if errors.Is(err, ledger.ErrUnknownOutcome) {
		return fmt.Errorf("ledger file %s: %w", path, err)
	}
	switch primaryCode(err) {
	case sqlite3.SQLITE_ERROR: // of the table's own expressions
		if strings.Contains(err.Error(), "malformed JSON") {
			return damaged(path, ledger.Refuse("database-malformed"))
		}
	case sqlite3.SQLITE_CORRUPT:
		return damaged(path, ledger.Refuse("database-malformed"))
	case sqlite3.SQLITE_NOTADB:
		if hasSQLiteHeader(path) {
			return damaged(path, ledger.Refuse("database-header"))
		}
		return ledger.Refuse("not-a-ledger", "path", path)
	case sqlite3.SQLITE_FULL:
		return ledger.Refuse("disk-full", "path", path)
	case sqlite3.SQLITE_IOERR:
		return ledger.Refuse("ledger-disk", "path", path)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return ledger.Refuse("ledger-busy", "path", path)
	case sqlite3.SQLITE_READONLY:
		return fmt.Errorf("ledger file %s: %w", path, ledger.ErrReadOnly)
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return ledger.Refuse("ledger-no-access", "path", path, "detail", cause(path))
	}
	return fmt.Errorf("ledger file %s: %w", path, err)
}

// cause is what the operating system says about a file that the database cannot
// open, or that it is the database where the system has nothing against it.
func cause(path string) error {
	f, failed := os.Open(path)
	if failed != nil {
		return withoutPath(failed)
	}
	f.Close()
	return ledger.Refuse("database-unopened")
}

// withoutPath is the reason alone: the sentence around it names the path.
func withoutPath(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err
	}
	return err
}

// damaged is a refusal that says what is wrong: in a text, or as a refusal.
func damaged(path string, detail any) error {
	return ledger.Refuse("ledger-damaged", "path", path, "detail", detail)
}

// hasSQLiteHeader tells a damaged database from a file that never was one.
func hasSQLiteHeader(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	var header [16]byte
	n, _ := io.ReadFull(f, header[:])
	return n > 0 && bytes.HasPrefix([]byte("SQLite format 3\x00"), header[:n])
}

// unreadable explains an error of the operating system about a path.
func unreadable(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ledger.Refuse("no-such-ledger", "path", path)
	case errors.Is(err, fs.ErrExist):
		return ledger.Refuse("ledger-exists", "path", path)
	case errors.Is(err, fs.ErrPermission):
		return ledger.Refuse("ledger-no-access", "path", path, "detail", withoutPath(err))
	case noSpace(err):
		return ledger.Refuse("disk-full", "path", path)
	}
	return fmt.Errorf("ledger file: %w", err)
}

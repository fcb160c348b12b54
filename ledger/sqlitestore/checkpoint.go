package sqlitestore

import (
	"context"
	"database/sql"
	"fmt"
)

// A commit is durable once it is in the write-ahead log. SQLite copies the log
// into the file when it has grown to this many pages, inside the COMMIT that
// makes it so; for single entries that is where it belongs, since a log that is
// written to without a pause is never emptied.
const pagesBeforeCheckpoint = 1000

// A call that wrote more than this many bytes has its log copied in the
// background instead: a million entries take more than half a second, in which
// the caller can go on.
const largeCall = 64 << 20

// commit ends the transaction durably.
func (s *Store) commit(w *writer, db *sql.DB) error {
	if w.bytes < largeCall {
		return w.exec("COMMIT")
	}
	if err := w.exec("PRAGMA wal_autocheckpoint = 0"); err != nil {
		return err
	}
	err := w.exec("COMMIT")
	s.checkpoints.Go(func() {
		// Whatever hinders it hinders nobody: the log stays, and is copied by a later one.
		db.ExecContext(context.Background(), "PRAGMA wal_checkpoint(PASSIVE)")
	})
	if err != nil {
		return err
	}
	// The entries are durable; a failure here only makes the log longer.
	w.exec(fmt.Sprintf("PRAGMA wal_autocheckpoint = %d", pagesBeforeCheckpoint))
	return nil
}

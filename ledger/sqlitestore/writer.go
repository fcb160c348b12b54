package sqlitestore

import (
	"context"
	"database/sql"
	"database/sql/driver"

	"github.com/fundledger/fundledger/ledger"
	sqlite3 "modernc.org/sqlite/lib"
)

// A writer is the connection that appends, with its statements prepared.
type writer struct {
	conn                 *sql.Conn
	insert, head, stored *sql.Stmt
	checked              bool // whether a stale note of a dead writer was looked for

	next   int64             // ordinal of the next entry
	bytes  int               // written in this call
	text   []byte            // of the commit in work
	pieces []ledger.Proposal // of the commit in work, cut again
}

// writerSettings: FULL makes a commit durable when it returns. The cache, of 8
// MiB, keeps pages of a big import from being written to the log twice.
const writerSettings = `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8192`

func openWriter(ctx context.Context, db *sql.DB) (*writer, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	w := &writer{conn: conn}
	if _, err := conn.ExecContext(ctx, writerSettings); err != nil {
		w.discard()
		return nil, err
	}
	for _, p := range []struct {
		stmt **sql.Stmt
		text string
	}{{&w.insert, insertCommit}, {&w.head, selectHead}, {&w.stored, selectCommit}} {
		if *p.stmt, err = conn.PrepareContext(ctx, p.text); err != nil {
			w.discard()
			return nil, err
		}
	}
	// From here on begin does the waiting: it can be cancelled, and tells for whom.
	if err := w.exec("PRAGMA busy_timeout = 0"); err != nil {
		w.discard()
		return nil, err
	}
	return w, nil
}

// exec runs a statement that must not be half done: it cannot be cancelled.
func (w *writer) exec(statement string) error {
	_, err := w.conn.ExecContext(context.Background(), statement)
	return err
}

// close truncates the write-ahead log, so that a plain copy of the file is
// whole. Where other processes are active it is theirs to do.
func (w *writer) close() error {
	err := w.exec("PRAGMA wal_checkpoint(TRUNCATE)")
	if code := primaryCode(err); code == sqlite3.SQLITE_BUSY || code == sqlite3.SQLITE_LOCKED {
		err = nil
	}
	w.discard()
	return err
}

// discard closes the connection rather than returning it to the readers.
func (w *writer) discard() {
	for _, stmt := range []*sql.Stmt{w.insert, w.head, w.stored} {
		if stmt != nil {
			stmt.Close()
		}
	}
	w.conn.Raw(func(any) error { return driver.ErrBadConn })
	w.conn.Close()
}

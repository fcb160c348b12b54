package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/fundledger/fundledger/ledger"
	sqlite3 "modernc.org/sqlite/lib"
)

// Create makes a new ledger file and opens it. What exists already is refused,
// unless it is an empty file, or the rest of a Create that was killed. Of several
// processes that create the same file at once, one succeeds.
func Create(path string) (*Store, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("ledger file %s: %w", path, err)
	}
	if kind := networkShare(filepath.Dir(abs)); kind != "" {
		return nil, ledger.Refuse("network-share", "path", abs, "kind", kind)
	}
	f, err := os.OpenFile(abs, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if err == nil {
		f.Close() // before SQLite has it open; later it would drop SQLite's locks
	} else if !errors.Is(err, os.ErrExist) {
		return nil, unwritable(abs, err)
	}
	if abs, err = place(abs); err != nil {
		return nil, err
	}
	ctx := context.Background()
	db := dial(abs, "mode=rw")
	err = initialise(ctx, db, abs)
	if err = errors.Join(err, db.Close()); err != nil {
		return nil, explain(abs, err)
	}
	if err := syncFolder(abs); err != nil {
		return nil, err
	}
	return Open(abs)
}

// unwritable explains why a file cannot be made: there a missing folder is what
// does not exist.
func unwritable(path string, err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return ledger.Refuse("no-such-folder", "path", filepath.Dir(path))
	}
	return unreadable(path, err)
}

// initialise makes an empty database a ledger, in one transaction that only one
// process wins.
func initialise(ctx context.Context, db *sql.DB, path string) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := refuseContent(ctx, conn, path); err != nil {
		return err
	}
	for _, statement := range []string{
		fmt.Sprintf("PRAGMA page_size = %d", pageSize),
		"PRAGMA journal_mode = WAL",
		"PRAGMA synchronous = FULL",
		"BEGIN IMMEDIATE",
	} {
		if err := execWhenFree(ctx, conn, statement); err != nil {
			return err
		}
	}
	err = refuseContent(ctx, conn, path)
	if err == nil {
		_, err = conn.ExecContext(ctx, schema)
	}
	end := "COMMIT"
	if err != nil {
		end = "ROLLBACK"
	}
	_, endErr := conn.ExecContext(ctx, end)
	return errors.Join(err, endErr)
}

// refuseContent refuses a database that has anything in it.
func refuseContent(ctx context.Context, conn *sql.Conn, path string) error {
	var id, tables int64
	err := conn.QueryRowContext(ctx, `SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id`).Scan(&id, &tables)
	switch {
	case err != nil:
		return err
	case id == applicationID:
		return ledger.Refuse("ledger-exists", "path", path)
	case id != 0 || tables != 0:
		return ledger.Refuse("not-a-ledger", "path", path)
	}
	return nil
}

// execWhenFree retries a statement for which SQLite does not wait by itself:
// changing to WAL while another process does.
func execWhenFree(ctx context.Context, conn *sql.Conn, statement string) error {
	for retry := firstRetry; ; retry = min(2*retry, longestRetry) {
		_, err := conn.ExecContext(ctx, statement)
		if primaryCode(err) != sqlite3.SQLITE_BUSY {
			return err
		}
		if err := pause(ctx, retry); err != nil {
			return err
		}
	}
}

// syncFolder makes a new name in a folder durable.
func syncFolder(path string) error {
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return unreadable(path, err)
	}
	defer folder.Close()
	if err := folder.Sync(); err != nil {
		return fmt.Errorf("ledger file %s: sync its folder: %w", path, err)
	}
	return nil
}

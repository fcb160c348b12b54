package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/fundledger/fundledger/ledger"
	"modernc.org/sqlite"
)

// pagesPerStep is how many pages a backup copies between two looks at its context.
const pagesPerStep = 1024

// Backup copies the ledger as it is now to a new file, while others go on
// writing. The copy is made under another name and gets its own when it is whole
// and durable: a backup that is killed leaves none. An existing file is refused.
func (s *Store) Backup(ctx context.Context, dst string) error {
	dst, err := filepath.Abs(dst)
	if err != nil {
		return fmt.Errorf("backup %s: %w", dst, err)
	}
	if _, err := os.Lstat(dst); err == nil {
		return ledger.Refuse("ledger-exists", "path", dst)
	}
	f, err := os.CreateTemp(filepath.Dir(dst), filepath.Base(dst)+".part-*")
	if err != nil {
		return unwritable(dst, err)
	}
	part := f.Name()
	defer os.Remove(part)
	f.Close()

	err = s.read(ctx, func(conn *sql.Conn) error { return copySnapshot(ctx, conn, part) })
	if err != nil {
		if ledger.RefusalCode(err) == "disk-full" {
			return ledger.Refuse("disk-full", "path", dst)
		}
		return err
	}
	if err := checkCopy(ctx, part); err != nil {
		if r, ok := errors.AsType[*ledger.Refusal](err); ok && r.Code == "ledger-damaged" {
			return ledger.Refuse("ledger-damaged", "path", s.path, "detail", r.Arg("detail")) // the copy is as it is
		}
		return fmt.Errorf("backup %s: %w", dst, err)
	}
	mode := os.FileMode(0o600)
	if info, err := os.Stat(s.path); err == nil {
		mode = info.Mode().Perm() // a copy is as private as the ledger
	}
	return publish(part, dst, mode)
}

// copySnapshot copies all pages inside one read transaction, so that every step
// sees the same ledger.
func copySnapshot(ctx context.Context, conn *sql.Conn, dst string) (err error) {
	// Cancelling must not leave the connection in a transaction.
	if _, err := conn.ExecContext(context.Background(), "BEGIN"); err != nil {
		return err
	}
	defer func() {
		_, end := conn.ExecContext(context.Background(), "ROLLBACK")
		err = errors.Join(err, end)
	}()
	var first, n int64
	if err := conn.QueryRowContext(ctx, selectHead).Scan(&first, &n); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return conn.Raw(func(c any) (err error) {
		// The unfinished copy may be lost: it needs no journal, and is synced at the end.
		b, err := c.(interface {
			NewBackup(string) (*sqlite.Backup, error)
		}).NewBackup(dataSource(dst, "mode=rw&_pragma=journal_mode(off)&_pragma=synchronous(off)"))
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, b.Finish()) }()
		for more := true; more; {
			if err := ctx.Err(); err != nil {
				return err
			}
			if more, err = b.Step(pagesPerStep); err != nil {
				return err
			}
		}
		return nil
	})
}

// checkCopy reads the copy from its first entry to its last: a ledger that is
// damaged is better known when it is backed up than when the backup is needed.
func checkCopy(ctx context.Context, path string) error {
	c, err := Open(path)
	if err != nil {
		return err
	}
	_, err = c.Read(ctx, "", "", func(ledger.Record) error { return nil })
	return errors.Join(err, c.Close())
}

// publish makes a finished file durable and gives it its name, unless that is
// taken.
func publish(part, dst string, mode os.FileMode) error {
	f, err := os.Open(part)
	if err != nil {
		return unwritable(dst, err)
	}
	err = errors.Join(f.Sync(), f.Close())
	if err == nil {
		err = os.Chmod(part, mode)
	}
	if err == nil {
		err = os.Link(part, dst)
		if err != nil && !errors.Is(err, os.ErrExist) {
			err = renameNew(part, dst) // a file system without hard links
		}
	}
	if err != nil {
		return unwritable(dst, err)
	}
	return syncFolder(dst)
}

// renameNew renames without replacing, as far as that can be done in two steps.
func renameNew(part, dst string) error {
	if _, err := os.Lstat(dst); err == nil {
		return os.ErrExist
	}
	return os.Rename(part, dst)
}

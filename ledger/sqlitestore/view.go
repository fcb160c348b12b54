package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/fundledger/fundledger/ledger"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// A view is a way to read the file.
//
// SQLite reads a WAL database through two files beside it, -wal and -shm, and
// makes them where they are missing. Who may not write cannot make them, and
// should not where he could: files that belong to an auditor would keep the
// ledger's owner from writing. Nor can anybody on a full disk, where -shm takes 32
// KiB. So there are three views:
//
//	live    normal, with locks: whoever may write, or both files are there to be read
//	frozen  immutable=1, without locks: only where no -wal has content, for it would
//	        be overlooked without a word
//	copied  a live view of a private copy of the file and its -wal
//
// Without locks a writer may change the file under us. A frozen or copied view
// therefore keeps what the files looked like, is replaced when they look
// different, and a frozen read that ends with other files than it began with is
// refused.
type view struct {
	db       *sql.DB
	writable bool
	full     bool // not writable for want of room on the disk, rather than of permission
	frozen   bool
	copied   string // temporary folder of a copied view
	seen     files  // of a frozen or copied view
}

// files is what can be seen of the database file and its -wal from outside.
type files struct{ main, wal fileState }

type fileState struct {
	size     int64 // 0 also when there is none
	modified time.Time
}

func look(path string) (files, error) {
	main, err := os.Stat(path)
	if err != nil {
		return files{}, unreadable(path, err)
	}
	f := files{main: fileState{main.Size(), main.ModTime()}}
	if wal, err := os.Stat(path + "-wal"); err == nil && wal.Size() > 0 {
		f.wal = fileState{wal.Size(), wal.ModTime()}
	}
	return f, nil
}

// lockWait is how long a reader waits while another process recovers or removes
// the write-ahead log, which takes milliseconds.
const lockWait = 20 * time.Second

// openView opens the best view of a ledger file.
func openView(ctx context.Context, path string) (*view, error) {
	v, err := openLive(ctx, path)
	if err == nil || !needsFiles(err) {
		return v, err
	}
	full := primaryCode(err) == sqlite3.SQLITE_FULL
	// A writer that comes and goes meanwhile makes the attempt void.
	for range 10 {
		v, err = openUnlocked(ctx, path)
		if !errors.Is(err, errChanged) {
			if err == nil {
				v.full = full
			}
			return v, err
		}
	}
	return nil, ledger.Refuse("ledger-busy", "path", path)
}

var (
	errChanged    = errors.New("the file changed meanwhile")
	errNeedsFiles = errors.New("-wal and -shm would have to be made by someone who may not write")
)

// needsFiles reports whether a live view failed for want of the files beside the
// ledger.
func needsFiles(err error) bool {
	switch primaryCode(err) {
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL:
		return true
	}
	return errors.Is(err, errNeedsFiles)
}

// openLive leaves it to open(2) whether we may write: SQLite tries, and falls
// back to reading. Its error is not explained yet.
func openLive(ctx context.Context, path string) (*view, error) {
	v := &view{db: dial(path, "mode=rw")}
	conn, err := v.db.Conn(ctx)
	if err == nil {
		defer conn.Close()
		v.writable, err = writable(conn)
	}
	if err == nil && !v.writable && !(exists(path+"-wal") && exists(path+"-shm")) {
		err = errNeedsFiles
	}
	if err == nil {
		err = checkFormat(ctx, conn, path)
	}
	if err != nil {
		v.close()
		return nil, err
	}
	return v, nil
}

func openUnlocked(ctx context.Context, path string) (*view, error) {
	seen, err := look(path)
	if err != nil {
		return nil, err
	}
	v := &view{seen: seen}
	if seen.wal.size == 0 {
		v.frozen = true
		v.db = dial(path, "immutable=1")
	} else {
		if v.copied, err = copyAside(path); err != nil {
			return nil, err
		}
		v.db = dial(filepath.Join(v.copied, filepath.Base(path)), "mode=rw")
	}
	conn, err := v.db.Conn(ctx)
	if err == nil {
		err = checkFormat(ctx, conn, path)
		conn.Close()
	}
	if now, lookErr := look(path); lookErr == nil && now != seen {
		err = errChanged
	}
	if err != nil {
		v.close()
		return nil, err
	}
	return v, nil
}

// stale reports whether the files are no longer those that the view was made of.
func (v *view) stale(path string) bool {
	if !v.frozen && v.copied == "" {
		return false
	}
	now, err := look(path)
	return err != nil || now != v.seen
}

func (v *view) close() error {
	err := v.db.Close()
	if v.copied != "" {
		err = errors.Join(err, os.RemoveAll(v.copied))
	}
	return err
}

// dial prepares connections to a file; the first use opens one.
func dial(path, mode string) *sql.DB {
	connector, err := sqlite.NewConnector(dataSource(path, mode))
	if err != nil {
		panic(err) // the text above is a valid data source name for any path
	}
	db := sql.OpenDB(connector)
	db.SetMaxIdleConns(4)
	return db
}

// dataSource names a file to the driver, whatever characters its path has.
func dataSource(path, mode string) string {
	u := url.URL{Scheme: "file", Path: path, RawQuery: fmt.Sprintf("%s&_busy_timeout=%d", mode, lockWait.Milliseconds())}
	return u.String()
}

func writable(conn *sql.Conn) (bool, error) {
	var readOnly bool
	err := conn.Raw(func(c any) (err error) {
		readOnly, err = c.(interface{ IsReadOnly(string) (bool, error) }).IsReadOnly("main")
		return err
	})
	return !readOnly, err
}

// checkFormat tells whether the file is a ledger that this version can read.
func checkFormat(ctx context.Context, conn *sql.Conn, path string) error {
	var id, version int64
	if err := conn.QueryRowContext(ctx, selectFormat).Scan(&id, &version); err != nil {
		return err
	}
	switch {
	case id != applicationID:
		return ledger.Refuse("not-a-ledger", "path", path)
	case version > formatVersion:
		return ledger.Refuse("ledger-newer-format", "path", path, "format", version, "known", int64(formatVersion))
	case version < formatVersion:
		return damaged(path, fmt.Sprintf("format version %d never was", version))
	}
	return nil
}

// inMemory is where Linux keeps files that take no room on any disk.
const inMemory = "/dev/shm"

// copyAside copies a database file and its -wal to a temporary folder: in memory,
// where the disk of such folders is full too.
func copyAside(path string) (folder string, err error) {
	folder, err = copyUnder("", path)
	if ledger.RefusalCode(err) == "disk-full" && exists(inMemory) {
		return copyUnder(inMemory, path)
	}
	return folder, err
}

func copyUnder(parent, path string) (folder string, err error) {
	folder, err = os.MkdirTemp(parent, "fundledger-")
	if err != nil {
		return "", unreadable(path, err)
	}
	base := filepath.Join(folder, filepath.Base(path))
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(base+suffix, path+suffix); err != nil {
			os.RemoveAll(folder)
			if suffix != "" && errors.Is(err, os.ErrNotExist) {
				return "", errChanged
			}
			return "", unreadable(path, err)
		}
	}
	return folder, nil
}

func copyFile(dst, src string) error {
	from, err := os.Open(src)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.OpenFile(dst, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return errors.Join(err, to.Close())
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

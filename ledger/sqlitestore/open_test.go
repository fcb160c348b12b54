package sqlitestore

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/storetest"
)

func TestOpenRefuses(t *testing.T) {
	write := func(path string, text []byte) {
		t.Helper()
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sqliteFile := func(path string, statements ...string) {
		t.Helper()
		write(path, nil)
		db := dial(path, "mode=rw")
		defer db.Close()
		for _, statement := range statements {
			if _, err := db.Exec(statement); err != nil {
				t.Fatal(err)
			}
		}
	}
	// A ledger of several pages, as bytes.
	s := create(t)
	for i := range 40 {
		appendAll(t, s, storetest.Commit("source-wb", ledger.Revision(2*i-1), dataOf(i), `{"long":"`+string(bytes.Repeat([]byte("x"), 40_000))+`"}`))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, code string
		make       func(path string)
	}{
		{"nothing there", "no-such-ledger", func(string) {}},
		{"a folder", "not-a-ledger", func(path string) { os.Mkdir(path, 0o755) }},
		{"an empty file", "not-a-ledger", func(path string) { write(path, nil) }},
		{"a short text", "not-a-ledger", func(path string) { write(path, []byte("date;amount\n")) }},
		{"a long text", "not-a-ledger", func(path string) { write(path, bytes.Repeat([]byte("2018-07-01;120,00;ООО Связь\n"), 5000)) }},
		{"another database", "not-a-ledger", func(path string) { sqliteFile(path, "CREATE TABLE commits (x)") }},
		{"another program's database", "not-a-ledger", func(path string) { sqliteFile(path, "PRAGMA application_id = 77", "CREATE TABLE t (x)") }},
		{"a later format", "ledger-newer-format", func(path string) {
			sqliteFile(path, "PRAGMA journal_mode = WAL", "PRAGMA application_id = 0x464c6467", "PRAGMA user_version = 2", "CREATE TABLE t (x)")
		}},
		{"no format", "ledger-damaged", func(path string) { sqliteFile(path, "PRAGMA application_id = 0x464c6467", "CREATE TABLE t (x)") }},
		{"half of a ledger", "ledger-damaged", func(path string) { write(path, good[:len(good)/2]) }},
		{"a page is missing", "ledger-damaged", func(path string) { write(path, good[:len(good)-pageSize]) }},
		{"the beginning of a ledger", "ledger-damaged", func(path string) { write(path, good[:100]) }},
		{"a few bytes of a ledger", "ledger-damaged", func(path string) { write(path, good[:10]) }},
		{"the first page is overwritten", "ledger-damaged", func(path string) {
			bad := bytes.Clone(good)
			copy(bad[16:pageSize], bytes.Repeat([]byte{0xa5}, pageSize))
			write(path, bad)
		}},
		{"a page in the middle is overwritten", "ledger-damaged", func(path string) {
			bad := bytes.Clone(good)
			copy(bad[2*pageSize:], bytes.Repeat([]byte{0xa5}, len(good)-4*pageSize))
			write(path, bad)
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "ledger.db")
			test.make(path)
			s, err := Open(path)
			if err == nil { // damage further on shows when it is read
				defer s.Close()
				_, err = s.Read(t.Context(), "", "", func(ledger.Record) error { return nil })
			}
			mustRefuse(t, err, test.code, path)
			if r := refusalIn(err); r != nil && test.code == "ledger-newer-format" && (r.Arg("format") != int64(2) || r.Arg("known") != int64(1)) {
				t.Errorf("%v does not name the formats", err)
			}
		})
	}
}

func TestCreateRefuses(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "ledger.db")
	s, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	_, err = Create(path)
	mustRefuse(t, err, "ledger-exists", path)
	_, err = Create(folder)
	mustRefuse(t, err, "not-a-ledger", folder)
	missing := filepath.Join(folder, "no", "ledger.db")
	_, err = Create(missing)
	mustRefuse(t, err, "no-such-folder", filepath.Dir(missing))

	text := filepath.Join(folder, "notes.txt")
	if err := os.WriteFile(text, bytes.Repeat([]byte("a note\n"), 1000), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = Create(text)
	mustRefuse(t, err, "not-a-ledger", text)
	if kept, _ := os.ReadFile(text); len(kept) != 7000 {
		t.Error("the text was changed")
	}
	other := filepath.Join(folder, "other.db")
	os.WriteFile(other, nil, 0o644)
	db := raw(t, other)
	if _, err := db.Exec("CREATE TABLE t (x)"); err != nil {
		t.Fatal(err)
	}
	_, err = Create(other)
	mustRefuse(t, err, "not-a-ledger", other)
}

func TestCreateTakesWhatIsEmpty(t *testing.T) {
	for name, begin := range map[string]func(db *sql.DB) error{
		"an empty file": func(*sql.DB) error { return nil },
		"a Create that was killed": func(db *sql.DB) error {
			_, err := db.Exec("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL")
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "ledger.db")
			if err := os.WriteFile(path, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			db := dial(path, "mode=rw")
			if err := begin(db); err != nil {
				t.Fatal(err)
			}
			db.Close()
			s, err := Create(path)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			appendAll(t, s, storetest.Commit("ledger", -1, `{}`))
			storetest.Verify(t, s)
		})
	}
}

func TestAwkwardPaths(t *testing.T) {
	for _, name := range []string{"a b.db", "50%.db", "50%20.db", "what?.db", "#1.db", "a&mode=ro.db", "бюджет.db", "'q'\".db", "file:x.db", `back\slash.db`} {
		path := filepath.Join(t.TempDir(), name)
		s, err := Create(path)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		appendAll(t, s, storetest.Commit("ledger", -1, `{}`))
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		s = reopen(t, path)
		if n := len(storetest.Verify(t, s)); n != 1 {
			t.Errorf("%s: %d entries", name, n)
		}
		s.Close()
		if names := namesIn(t, filepath.Dir(path)); len(names) != 1 || names[0] != name {
			t.Errorf("the folder has %q, want only %q", names, name)
		}
	}
}

func TestRelativePath(t *testing.T) {
	t.Chdir(t.TempDir())
	s, err := Create("ledger.db")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	t.Chdir(t.TempDir())
	appendAll(t, s, storetest.Commit("ledger", -1, `{}`))
	storetest.Verify(t, s)
}

func TestWriterIsDurable(t *testing.T) {
	s := filled(t)
	defer s.Close()
	for pragma, want := range map[string]string{"synchronous": "2", "journal_mode": "wal"} {
		var got string
		if err := s.writer.conn.QueryRowContext(context.Background(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
			t.Errorf("PRAGMA %s is %s (%v), want %s", pragma, got, err, want)
		}
	}
}

func namesIn(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// A view without locks cannot keep a writer away, but it notices him.
func TestFrozenReadIsNotTorn(t *testing.T) {
	w := filled(t)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	v, err := openUnlocked(t.Context(), w.Path())
	if err != nil {
		t.Fatal(err)
	}
	if !v.frozen {
		t.Fatal("the view is not frozen")
	}
	s := newStore(w.Path(), v)
	defer s.Close()
	_, err = s.Read(t.Context(), "", "", func(r ledger.Record) error {
		if r.Ordinal == 1 {
			w := reopen(t, s.Path())
			appendAll(t, w, storetest.Commit("ledger", 0, `{"a":7}`))
			return w.Close()
		}
		return nil
	})
	mustRefuse(t, err, "ledger-busy", s.Path())
	if n := len(storetest.Verify(t, s)); n != 7 {
		t.Errorf("%d entries when read again, want 7", n)
	}
}

package sqlitestore

import (
	"context"
	"database/sql"
	"os/exec"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/storetest"
)

// raw opens the file as any SQLite program does.
func raw(t *testing.T, path string) *sql.DB {
	t.Helper()
	db := dial(path, "mode=rw")
	t.Cleanup(func() { db.Close() })
	return db
}

// filled is a ledger of three commits: ordinals 1-2, 3-5, 6.
func filled(t *testing.T) *Store {
	t.Helper()
	s := create(t)
	appendAll(t, s,
		storetest.Commit("source-wb", -1, `{"a":1}`, `{"a":[{"type":"q","data":{}},{"type":"r","data":{}}]}`),
		storetest.Commit("source-wb", 1, `{"a":3}`, `{"a":{"type":"x"}}`, `{"a":5}`),
		storetest.Commit("ledger", -1, `{"a":6}`))
	return s
}

func appendAll(t testing.TB, s *Store, commits ...ledger.Commit) ledger.Appended {
	t.Helper()
	done, err := s.Append(context.Background(), each(commits...))
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func each(commits ...ledger.Commit) func(func(ledger.Commit, error) bool) {
	return func(yield func(ledger.Commit, error) bool) {
		for _, c := range commits {
			if !yield(c, nil) {
				return
			}
		}
	}
}

func TestTriggersRefuse(t *testing.T) {
	s := filled(t)
	defer s.Close()
	db := raw(t, s.Path())
	before := storetest.Verify(t, s)
	row := func(verb, position, stream, revision string) string {
		return verb + ` INTO commits (position, stream, revision, metadata, events) VALUES (` + position + `, '` + stream + `', ` + revision + `, '{"events":1}', '[{"type":"A","data":{}}]')`
	}
	for _, statement := range []string{
		`UPDATE commits SET events = '[]'`,
		`UPDATE commits SET stream = 'x' WHERE position = 6`,
		`UPDATE OR REPLACE commits SET position = 1 WHERE position = 6`,
		`UPDATE OR IGNORE commits SET revision = 7 WHERE position = 6`,
		`DELETE FROM commits`,
		`DELETE FROM commits WHERE position = 6`,
		row("INSERT", "8", "ledger", "1"),       // leaves a gap
		row("INSERT", "6", "ledger", "1"),       // taken
		row("INSERT", "2", "ledger", "1"),       // inside a commit
		row("INSERT", "0", "ledger", "1"),       // before the beginning
		row("INSERT", "-1", "ledger", "1"),      // before the beginning
		row("INSERT", "NULL", "ledger", "1"),    // chosen by SQLite
		row("INSERT", "7", "ledger", "2"),       // leaves a gap
		row("INSERT", "7", "ledger", "0"),       // taken
		row("INSERT", "7", "source-wb", "3"),    // inside a commit
		row("INSERT", "7", "source-new", "1"),   // a stream begins with 0
		row("INSERT", "7", "source-new", "-1"),  // a stream begins with 0
		row("INSERT OR REPLACE", "6", "x", "0"), // would take the row away
		row("REPLACE", "1", "source-wb", "0"),   // would take the row away
		row("REPLACE", "7", "source-wb", "0"),   // would take the row away
		row("INSERT OR IGNORE", "6", "x", "0"),
		row("INSERT OR ROLLBACK", "6", "x", "0"),
		row("INSERT", "6", "x", "0") + ` ON CONFLICT DO UPDATE SET events = '[]'`,
		`INSERT INTO commits (position, stream, revision, metadata, events) VALUES (7, 'x', 0, '{}', '[]')`,
		`INSERT INTO commits (position, stream, revision, metadata, events) VALUES (7, 'x', 0, '{"events":0}', '[]')`,
		`INSERT INTO commits (position, stream, revision, metadata, events) VALUES (7, 'x', 0, '{"events":"1"}', '[]')`,
		`INSERT INTO commits (position, stream, revision, metadata, events) VALUES (7, 'x', 0, '{"events":1.5}', '[]')`,
		`INSERT INTO commits (position, stream, revision, metadata, events) VALUES (7, 'x', 0, 'no JSON', '[]')`,
		`INSERT INTO commits (position, stream, revision, metadata, events) VALUES (7, NULL, 0, '{"events":1}', '[]')`,
		`INSERT INTO commits (position, stream, revision, metadata, events) VALUES (7, 'x', 0, '{"events":1}', x'00')`,
		`INSERT INTO commits SELECT position + 6, stream || '-copy', revision, metadata, events FROM commits ORDER BY position DESC`,
	} {
		if _, err := db.Exec(statement); err == nil {
			t.Errorf("accepted: %s", statement)
		}
	}
	if after := storetest.Verify(t, s); len(after) != len(before) {
		t.Errorf("%d entries became %d", len(before), len(after))
	}
	if _, err := db.Exec(row("INSERT", "7", "ledger", "1")); err != nil {
		t.Errorf("the next entry: %v", err)
	}
	if after := storetest.Verify(t, s); len(after) != len(before)+1 {
		t.Errorf("%d entries became %d, want one more", len(before), len(after))
	}
}

const viewQuery = `SELECT group_concat(ordinal || ' ' || stream || '#' || revision || ' ' || type || ' ' || data || ' ' || recorded_at, char(10)) FROM events`

const viewWant = `1 source-wb#0 Tested {"a":1} 2018-07-01T09:00:00.000Z
2 source-wb#1 Tested {"a":[{"type":"q","data":{}},{"type":"r","data":{}}]} 2018-07-01T09:00:00.000Z
3 source-wb#2 Tested {"a":3} 2018-07-01T09:00:00.000Z
4 source-wb#3 Tested {"a":{"type":"x"}} 2018-07-01T09:00:00.000Z
5 source-wb#4 Tested {"a":5} 2018-07-01T09:00:00.000Z
6 ledger#0 Tested {"a":6} 2018-07-01T09:00:00.000Z`

func TestView(t *testing.T) {
	s := filled(t)
	defer s.Close()
	db := raw(t, s.Path())
	var got string
	if err := db.QueryRow(viewQuery).Scan(&got); err != nil {
		t.Fatal(err)
	}
	if got != viewWant {
		t.Errorf("view events:\n%s\nwant:\n%s", got, viewWant)
	}
	var metadata int
	if err := db.QueryRow(`SELECT count(*) FROM events WHERE metadata ->> 'events' = (SELECT n FROM commits WHERE ordinal BETWEEN position AND position + n - 1)`).Scan(&metadata); err != nil || metadata != 6 {
		t.Errorf("metadata of %d entries agrees with their commits, want 6 (%v)", metadata, err)
	}
}

func TestViewWithSQLiteShell(t *testing.T) {
	shell, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Log("no sqlite3 program here; TestView asks the same of the library")
		return
	}
	s := filled(t)
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(shell, "-readonly", path, viewQuery).CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != viewWant {
		t.Errorf("sqlite3 (%v):\n%s\nwant:\n%s", err, out, viewWant)
	}
	if out, err := exec.Command(shell, path, `DELETE FROM commits`).CombinedOutput(); err == nil {
		t.Errorf("sqlite3 may delete: %s", out)
	}
}

// Whoever takes the triggers away can change rows. What he changes between the
// pieces is found by reading; the rest by the hashes of an audit.
func TestReadingFindsTampering(t *testing.T) {
	const wb = ` WHERE position = 3`
	for name, change := range map[string]string{
		"a space between events":  `UPDATE commits SET events = replace(events, '},{"type":"Tested"', '}, {"type":"Tested"')` + wb,
		"a space before the end":  `UPDATE commits SET events = events || ' '` + wb,
		"a space after a name":    `UPDATE commits SET events = replace(events, '"data":{"a":3', '"data": {"a":3')` + wb,
		"an event is cut off":     `UPDATE commits SET events = replace(events, ',{"type":"Tested","data":{"a":5}}', '')` + wb,
		"an event is put in":      `UPDATE commits SET events = replace(events, ']', ',{"type":"Tested","data":{}}]')` + wb,
		"keys of an event change": `UPDATE commits SET events = replace(events, '"data":{"a":5}', '"date":{"a":5}')` + wb,
		"no JSON":                 `UPDATE commits SET events = substr(events, 1, 60)` + wb,
		"the count is another":    `UPDATE commits SET metadata = replace(metadata, '"events":3', '"events":2')` + wb,
		"a revision is shifted":   `UPDATE commits SET revision = 3` + wb,
		"a commit is missing":     `DELETE FROM commits` + wb,
	} {
		t.Run(name, func(t *testing.T) {
			s := filled(t)
			defer s.Close()
			db := raw(t, s.Path())
			for _, statement := range []string{`DROP TRIGGER commits_append_only_update`, `DROP TRIGGER commits_append_only_delete`, change} {
				if _, err := db.Exec(statement); err != nil {
					t.Fatal(err)
				}
			}
			_, logErr := s.Read(t.Context(), "", "", func(ledger.Record) error { return nil })
			var streamErr error
			for _, streamErr = range s.Stream(t.Context(), "source-wb", 0) {
			}
			switch name {
			case "a revision is shifted": // nothing is wrong with the order of the log
				mustRefuse(t, streamErr, "ledger-damaged", s.Path())
				return
			case "a commit is missing": // it was the stream's last
				mustRefuse(t, logErr, "ledger-damaged", s.Path())
				return
			}
			mustRefuse(t, streamErr, "ledger-damaged", s.Path())
			mustRefuse(t, logErr, "ledger-damaged", s.Path())
			if logErr != nil && !strings.Contains(logErr.Error(), "commit at ordinal 3, source-wb#2") {
				t.Errorf("%v does not name the commit", logErr)
			}
		})
	}
}

func mustRefuse(t *testing.T, err error, code, path string) {
	t.Helper()
	if got := ledger.RefusalCode(err); got != code {
		t.Errorf("%v, want a refusal %s", err, code)
		return
	}
	var r *ledger.Refusal
	if r = refusalIn(err); r.Arg("path") != path {
		t.Errorf("%v, want path=%s", err, path)
	}
}

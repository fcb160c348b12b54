package sqlitestore

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// Altered names what of the file's tables, triggers and indexes is not as Create made it:
// without the triggers any SQLite tool can change entries. It also runs SQLite's own
// integrity check, for an index that says other than the table.
func (s *Store) Altered(ctx context.Context) ([]string, error) {
	made, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer made.Close()
	made.SetMaxOpenConns(1)
	if _, err := made.ExecContext(ctx, schema); err != nil {
		return nil, err
	}
	conn, err := made.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	want, err := objects(ctx, conn)
	if err != nil {
		return nil, err
	}
	var altered []string
	err = s.read(ctx, func(conn *sql.Conn) error {
		got, err := objects(ctx, conn)
		if err != nil {
			return err
		}
		for name, text := range want {
			if got[name] != text {
				altered = append(altered, name)
			}
		}
		for name := range got {
			if _, ok := want[name]; !ok {
				altered = append(altered, name)
			}
		}
		slices.Sort(altered)
		var says string
		if err := conn.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&says); err != nil {
			return err
		}
		if says != "ok" {
			altered = append(altered, says)
		}
		return nil
	})
	return altered, err
}

// objects are what a database consists of: kind and name, with the text that made each.
func objects(ctx context.Context, conn *sql.Conn) (map[string]string, error) {
	rows, err := conn.QueryContext(ctx, `SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[string]string{}
	for rows.Next() {
		var kind, name, text string
		if err := rows.Scan(&kind, &name, &text); err != nil {
			return nil, err
		}
		found[fmt.Sprintf("%s %s", kind, name)] = text
	}
	return found, rows.Err()
}

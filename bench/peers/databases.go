package main

import (
	"fmt"
	"strings"

	"github.com/fundledger/fundledger/bench/dataset"
)

// The databases hold flat rows, amounts in minor units; nothing is checked.
const flatTable = `CREATE TABLE expenditure (
  source TEXT, line TEXT, component TEXT, region TEXT, category TEXT, currency TEXT, minor INTEGER, value_date TEXT,
  number TEXT, document_date TEXT, issuer TEXT, payee TEXT, payee_id TEXT, contract INTEGER, purpose TEXT);`

// A trigger keeps the sums of the maintained projection.
const projection = `CREATE TABLE spend (month TEXT, source TEXT, minor INTEGER, PRIMARY KEY (month, source)) WITHOUT ROWID;
CREATE TRIGGER maintain AFTER INSERT ON expenditure BEGIN
  INSERT INTO spend VALUES (substr(NEW.value_date, 1, 7), NEW.source, NEW.minor)
  ON CONFLICT DO UPDATE SET minor = minor + excluded.minor;
END;`

const durable = "PRAGMA journal_mode = WAL;\nPRAGMA synchronous = FULL;\n"

func sqliteGroupBy() *peer {
	return sqlite("sqlite3 GROUP BY", "flat rows in SQLite", "flat.db", flatTable,
		"SELECT substr(value_date, 1, 7), source, sum(minor) FROM expenditure GROUP BY 1, 2")
}

func sqliteProjection() *peer {
	return sqlite("sqlite3 projection", "sums in SQLite that a trigger maintains", "projected.db", flatTable+"\n"+projection,
		"SELECT month, source, minor FROM spend ORDER BY month, source")
}

func sqlite(name, about, file, schema, question string) *peer {
	return &peer{
		name: name, about: about, program: "sqlite3", version: []string{"--version"},
		load: []command{{
			args:  []string{"sqlite3", "-batch", file},
			stdin: durable + schema + "\n.mode csv\n.import " + dataset.FlatFile + " expenditure\n",
		}},
		ask:   command{args: []string{"sqlite3", "-batch", "-readonly", file, question}},
		parse: parseMinor("|"),
		record: func(n int) []command {
			return []command{{args: []string{"sqlite3", "-batch", file, "PRAGMA synchronous = FULL; " + insert(n)}}}
		},
	}
}

func duckdb() *peer {
	const file = "flat.duckdb"
	return &peer{
		name: "DuckDB GROUP BY", about: "flat rows in DuckDB", program: "duckdb", version: []string{"--version"},
		load: []command{{
			args: []string{"duckdb", file, flatTable + " COPY expenditure FROM '" + dataset.FlatFile + "' (HEADER false);"},
		}},
		ask: command{args: []string{
			"duckdb", "-readonly", "-csv", "-noheader", file,
			"SELECT substr(value_date, 1, 7), source, sum(minor) FROM expenditure GROUP BY 1, 2",
		}},
		parse:  parseMinor(","),
		record: func(n int) []command { return []command{{args: []string{"duckdb", file, insert(n)}}} },
	}
}

func insert(n int) string {
	return fmt.Sprintf("INSERT INTO expenditure VALUES ('%s', '%s', 'networks', 'grodno', 'goods', 'BYN', %d, '%s-15', 'ADDED-%04d', '%s-15', 'BY00', 'Supplier 00000', '100000000', 1, 'Added')",
		addedSource, addedLine, addedMinor, addedMonth, n, addedMonth)
}

// parseMinor reads rows of month, source, minor units.
func parseMinor(separator string) func([]byte) (dataset.Answer, error) {
	return func(out []byte) (dataset.Answer, error) {
		return parseRows(out, separator, func(cells []string) (string, string, string) {
			minor := cells[2]
			for len(minor) < 3 {
				minor = "0" + minor
			}
			return cells[0], strings.Trim(cells[1], `"`), minor[:len(minor)-2] + "." + minor[len(minor)-2:]
		})
	}
}

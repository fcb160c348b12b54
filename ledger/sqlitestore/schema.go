package sqlitestore

import "fmt"

const (
	applicationID = 0x464c6467 // "FLdg"
	formatVersion = 1

	// pageSize, in bytes, is measured: a durable append of one entry writes two
	// or three pages and costs the same up to 16 KiB, twice as much at 64 KiB; an
	// import costs half of what it does with 4 KiB pages.
	pageSize = 16384
)

// schema is executed once, in the transaction that makes a file a ledger. It is
// part of the format: a change needs a new formatVersion.
//
// The trigger runs before any constraint, so that INSERT OR REPLACE finds no row
// to replace: a row that is exactly next collides with none. UNIQUE alone would
// not do, for it lets a revision inside a commit be taken.
var schema = fmt.Sprintf(`
CREATE TABLE commits (
  position    INTEGER PRIMARY KEY,
  stream      TEXT NOT NULL,
  revision    INTEGER NOT NULL,
  metadata    TEXT NOT NULL,
  events      TEXT NOT NULL,
  n           INTEGER GENERATED ALWAYS AS (metadata ->> 'events') VIRTUAL,
  recorded_at TEXT GENERATED ALWAYS AS (metadata ->> 'recorded_at') VIRTUAL,
  CHECK (json_type(metadata, '$.events') IS 'integer' AND n >= 1),
  UNIQUE (stream, revision)
) STRICT;

CREATE VIEW events (ordinal, stream, revision, type, data, metadata, recorded_at) AS
SELECT position + key, stream, revision + key, value ->> 'type', value -> 'data', metadata, recorded_at
  FROM commits, json_each(commits.events);

CREATE TRIGGER commits_append_only_insert BEFORE INSERT ON commits
WHEN NEW.position IS NOT coalesce((SELECT position + n FROM commits ORDER BY position DESC LIMIT 1), 1)
  OR NEW.revision IS NOT coalesce((SELECT revision + n FROM commits WHERE stream = NEW.stream ORDER BY revision DESC LIMIT 1), 0)
BEGIN
  SELECT RAISE(ABORT, 'a ledger takes only the next entry');
END;

CREATE TRIGGER commits_append_only_update BEFORE UPDATE ON commits
BEGIN
  SELECT RAISE(ABORT, 'a ledger is never changed');
END;

CREATE TRIGGER commits_append_only_delete BEFORE DELETE ON commits
BEGIN
  SELECT RAISE(ABORT, 'nothing is removed from a ledger');
END;

PRAGMA application_id = %d;
PRAGMA user_version = %d;
`, applicationID, formatVersion)

const (
	selectFormat = `SELECT application_id, user_version FROM pragma_application_id, pragma_user_version`

	insertCommit = `INSERT INTO commits (position, stream, revision, metadata, events) VALUES (?, ?, ?, ?, ?)`

	selectHead = `SELECT position, n FROM commits ORDER BY position DESC LIMIT 1`

	selectCommit = `SELECT position, metadata, events FROM commits WHERE stream = ? AND revision = ?`

	// The commit that holds an ordinal, without touching its events.
	selectHolder = `SELECT position, stream, revision, metadata FROM commits WHERE position <= ? ORDER BY position DESC LIMIT 1`

	selectAfter = `SELECT position, stream, revision, metadata, events FROM commits WHERE position > ? ORDER BY position`

	// From the commit that holds the revision on.
	selectStream = `SELECT position, stream, revision, metadata, events FROM commits
WHERE stream = ?1 AND revision >= coalesce((SELECT max(revision) FROM commits WHERE stream = ?1 AND revision <= ?2), 0)
ORDER BY revision`
)

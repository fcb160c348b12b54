package cli

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// tamperings is the corpus. The commits of the ledger are told in newDrill; the import's
// stand at 6 (231 payments) and at 237.
var tamperings = []tampering{
	// What an entry says.
	{name: "an amount changed", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "events", `"200.00"`, `"210.00"`)
	}},
	{name: "an amount changed inside an import", at: 8, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 6, "events", `"3.02"`, `"3.03"`)
	}},
	{name: "an amount changed, more than the line has", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "events", `"200.00"`, `"2000000.00"`)
	}},
	{name: "an amount changed that was taken back", at: 307, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 307, "events", `"200.00"`, `"100.00"`)
	}},
	{name: "a plan changed", at: 4, do: func(t *testing.T, f *doctored) {
		f.replace(t, 3, "events", `"1000000.00"`, `"2000000.00"`)
	}},
	{name: "a date moved", at: 309, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 309, "events", `"2018-08-17"`, `"2018-09-17"`)
	}},
	{name: "a date moved into a closed period", at: 316, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 316, "events", `"2018-09-02"`, `"2018-06-30"`)
	}},
	{name: "a date moved behind the line's end", at: 316, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 316, "events", `"2018-09-02"`, `"2019-09-02"`)
	}},
	{name: "a payee changed", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "events", "Beltelecom", "Beltelecum")
	}},
	{name: "a document renumbered", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "events", `"document_number":"B"`, `"document_number":"X"`)
	}},
	{name: "a document given the key of another", at: 309, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 309, "events", f.value(t, 309, "events", "$[0].data.key"), f.value(t, 308, "events", "$[0].data.key"))
	}},
	{name: "a reversal turned on another payment", at: 310, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 310, "events", `"reverses":303`, `"reverses":5`)
	}},
	{name: "a reversal turned on another payment of the same amount", at: 310, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 310, "events", `"reverses":303`, `"reverses":304`)
	}},
	{name: "a line's last day moved", at: 3, do: func(t *testing.T, f *doctored) {
		f.replace(t, 3, "events", `"last_day":"2018-12-31"`, `"last_day":"2019-12-31"`)
	}},
	{name: "a closing shortened", at: 311, do: func(t *testing.T, f *doctored) {
		f.replace(t, 311, "events", `"last_day":"2018-06-30"`, `"last_day":"2018-05-31"`)
	}},
	{name: "an import's file changed", at: 5, do: func(t *testing.T, f *doctored) {
		f.replace(t, 5, "events", `"sha256":"`+f.value(t, 5, "events", "$[0].data.sha256")[:4], `"sha256":"0000`)
	}},
	{name: "an import's totals changed", at: 306, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 306, "events", `"rows":300,"recorded":300`, `"rows":301,"recorded":301`)
	}},
	{name: "the ledger given another id", at: 1, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 1, "events", f.value(t, 1, "events", "$[0].data.id")[24:], "000000000000")
	}},

	// Who, when and how.
	{name: "an actor changed", at: 308, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "metadata", "A. Petrova", "B. Ivanov")
	}},
	{name: "a computer changed", at: 308, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "metadata", `"host":"`, `"host":"x`)
	}},
	{name: "a recorded time put forward by years", at: 317, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 317, "metadata", f.value(t, 317, "metadata", "$.recorded_at"), "2081-01-01T00:00:00.000Z")
	}},
	{name: "a recorded time put back by years", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "metadata", f.value(t, 308, "metadata", "$.recorded_at"), "2018-03-16T09:00:00.000Z")
	}},
	{name: "a decision said to have seen what came later", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "metadata", `"stream":"ledger","revision":0`, `"stream":"ledger","revision":9`)
	}},
	{name: "a commit given another id", at: 308, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "metadata", f.value(t, 308, "metadata", "$.commit")[24:], "000000000000")
	}},
	{name: "a rule's version changed", at: 308, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "metadata", `"rules":"1"`, `"rules":"0"`)
	}},

	// Which entries there are.
	{name: "the last entry removed", at: 317, do: func(t *testing.T, f *doctored) {
		f.one(t, `DELETE FROM commits WHERE position = 317`)
	}},
	{name: "the last entries removed", at: 308, do: func(t *testing.T, f *doctored) {
		f.run(t, `DELETE FROM commits WHERE position >= 308`)
	}},
	{name: "an entry removed, the rest not renumbered", at: 309, alone: true, do: func(t *testing.T, f *doctored) {
		f.one(t, `DELETE FROM commits WHERE position = 309`)
	}},
	{name: "an entry removed, the rest renumbered", at: 309, do: func(t *testing.T, f *doctored) {
		f.remove(t, 309)
	}},
	{name: "a payment removed that was taken back", at: 307, alone: true, do: func(t *testing.T, f *doctored) {
		f.remove(t, 307)
	}},
	{name: "a reversal removed", at: 310, do: func(t *testing.T, f *doctored) {
		f.remove(t, 310)
	}},
	{name: "a closing removed", at: 311, do: func(t *testing.T, f *doctored) {
		f.remove(t, 311)
	}},
	{name: "a plan removed", at: 313, alone: true, do: func(t *testing.T, f *doctored) {
		f.remove(t, 313)
	}},
	{name: "the first entry removed", at: 1, alone: true, do: func(t *testing.T, f *doctored) {
		f.remove(t, 1)
	}},
	{name: "a source removed with all that it paid", at: 312, do: func(t *testing.T, f *doctored) {
		for _, position := range []int64{315, 313, 312} {
			f.remove(t, position)
		}
	}},
	{name: "an import's first payment removed", at: 6, alone: true, do: func(t *testing.T, f *doctored) {
		f.one(t, `UPDATE commits SET events = json_remove(events, '$[0]') WHERE position = 6`)
		f.run(t, `UPDATE commits SET metadata = replace(metadata, '"events":231', '"events":230') WHERE position = 6`)
		f.shift(t, 237, "source-grodno", -1)
	}},
	{name: "an entry put in", at: 309, alone: true, do: func(t *testing.T, f *doctored) {
		f.insert(t, 309, 308, f.value(t, 308, "metadata", "$.commit")[24:], "000000000000",
			f.value(t, 308, "events", "$[0].data.key")[24:], "000000000000", `"document_number":"B"`, `"document_number":"Y"`)
	}},
	{name: "a commit doubled", at: 309, alone: true, do: func(t *testing.T, f *doctored) {
		f.insert(t, 309, 308)
	}},
	{name: "a payment doubled under another commit", at: 309, alone: true, do: func(t *testing.T, f *doctored) {
		f.insert(t, 309, 308, f.value(t, 308, "metadata", "$.commit")[24:], "000000000000")
	}},
	{name: "two commits swapped", at: 308, do: func(t *testing.T, f *doctored) {
		f.one(t, `UPDATE commits SET position = -1, revision = -1 WHERE position = 308`)
		f.one(t, `UPDATE commits SET position = 308, revision = 304 WHERE position = 309`)
		f.one(t, `UPDATE commits SET position = 309, revision = 305 WHERE position = -1`)
	}},
	{name: "two payments of an import swapped", at: 6, do: func(t *testing.T, f *doctored) {
		f.one(t, `UPDATE commits SET events = json_set(events, '$[0]', json(events -> '$[1]'), '$[1]', json(events -> '$[0]')) WHERE position = 6`)
	}},
	{name: "an entry moved to the end", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.insert(t, 318, 308)
		f.remove(t, 308)
	}},
	{name: "an import cut in two", at: 6, do: func(t *testing.T, f *doctored) {
		f.run(t, `INSERT INTO commits (position, stream, revision, metadata, events)
			SELECT 7, stream, 4, replace(replace(metadata, '"events":231', '"events":230'), ?, '000000000000'), json_remove(events, '$[0]') FROM commits WHERE position = 6`,
			f.value(t, 6, "metadata", "$.commit")[24:])
		f.one(t, `UPDATE commits SET events = '[' || (events -> '$[0]') || ']', metadata = replace(metadata, '"events":231', '"events":1') WHERE position = 6`)
	}},

	// Where entries stand.
	{name: "a revision renumbered", at: 317, alone: true, do: func(t *testing.T, f *doctored) {
		f.one(t, `UPDATE commits SET revision = 999 WHERE position = 317`)
	}},
	{name: "an entry moved to another stream", at: 309, alone: true, do: func(t *testing.T, f *doctored) {
		f.one(t, `UPDATE commits SET stream = 'source-gomel', revision = 0 WHERE position = 309`)
	}},
	{name: "a stream renamed", at: 2, alone: true, do: func(t *testing.T, f *doctored) {
		f.run(t, `UPDATE commits SET stream = 'source-hrodna' WHERE stream = 'source-grodno'`)
	}},
	{name: "a place in the ledger left free", at: 317, alone: true, do: func(t *testing.T, f *doctored) {
		f.one(t, `UPDATE commits SET position = 400 WHERE position = 317`)
	}},

	// How it is written.
	{name: "a space put into an entry", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "events", `"amount":`, `"amount": `)
	}},
	{name: "a space put between entries", at: 6, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 6, "events", `}},{"type"`, `}}, {"type"`)
	}},
	{name: "fields in another order", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "events", `"amount":"200.00","currency":"BYN"`, `"currency":"BYN","amount":"200.00"`)
	}},
	{name: "a letter written as an escape", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "events", "Beltelecom", `Beltelec\u006fm`)
	}},
	{name: "a field twice", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "events", `"amount":"200.00"`, `"amount":"1.00","amount":"200.00"`)
	}},
	{name: "an amount with fewer digits", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "events", `"200.00"`, `"200.0"`)
	}},
	{name: "an event of another type", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "events", "expenditure-recorded.v1", "expenditure-late.v1")
	}},
	{name: "an event of a type that there is not", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "events", "expenditure-recorded.v1", "expenditure-recorded.v9")
	}},
	{name: "a space put into the metadata", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "metadata", `,"actor"`, `, "actor"`)
	}},
	{name: "the count of a commit changed", at: 308, alone: true, do: func(t *testing.T, f *doctored) {
		f.replace(t, 308, "metadata", `"events":1`, `"events":2`)
	}},

	// The file.
	{name: "a hex edit", at: 309, alone: true, do: func(t *testing.T, f *doctored) {
		f.run(t, `PRAGMA wal_checkpoint(TRUNCATE)`)
		f.afterwards = func(file []byte) []byte { return bytes.ReplaceAll(file, []byte(`"300.00"`), []byte(`"390.00"`)) }
	}},
	{name: "the triggers left out", alone: true, inFile: true, do: func(t *testing.T, f *doctored) {
		f.without = true
	}},
	{name: "a trigger that lets somebody through", alone: true, inFile: true, do: func(t *testing.T, f *doctored) {
		f.run(t, `CREATE TRIGGER commits_append_only_later BEFORE DELETE ON commits WHEN OLD.position < 0 BEGIN SELECT 1; END`)
	}},
	{name: "a table with a constraint less", alone: true, inFile: true, do: func(t *testing.T, f *doctored) {
		f.run(t, `PRAGMA writable_schema = ON`)
		f.one(t, `UPDATE sqlite_schema SET sql = replace(sql, 'AND n >= 1', '') WHERE name = 'commits'`)
		f.run(t, `PRAGMA writable_schema = OFF`)
	}},

	// A forger who recomputes everything.
	{name: "a forger's amount, key and digest", at: 308, do: func(t *testing.T, f *doctored) {
		events := f.forge(t, 308, "expenditure record grodno/networks --amount 20 --date 2018-03-16 --document B --payee Beltelecom")
		f.one(t, `UPDATE commits SET events = ? WHERE position = 308`, events)
	}},
	{name: "a forger's payment to another payee", at: 309, do: func(t *testing.T, f *doctored) {
		events := f.forge(t, 309, "expenditure record grodno/networks --amount 300 --date 2018-08-17 --document C --payee Friend")
		f.one(t, `UPDATE commits SET events = ? WHERE position = 309`, events)
	}},
	{name: "a forger's payment put in", at: 309, do: func(t *testing.T, f *doctored) {
		events := f.forge(t, 309, "expenditure record grodno/networks --amount 77 --date 2018-05-05 --document Z --payee Friend")
		f.insert(t, 309, 308, f.value(t, 308, "metadata", "$.commit")[24:], "000000000000")
		f.one(t, `UPDATE commits SET events = ? WHERE position = 309`, events)
	}},
	{name: "a forger who records all again from an entry on", at: 316, do: func(t *testing.T, f *doctored) {
		f.rewrite(t, 316,
			"expenditure record grodno/networks --amount 5 --date 2018-09-02 --document E --payee Softline",
			"expenditure record grodno/networks --amount 600 --date 2018-09-03 --document F --payee Softline")
	}},
	{name: "a forger who records all again and more", at: 317, do: func(t *testing.T, f *doctored) {
		f.rewrite(t, 317,
			"expenditure record grodno/networks --amount 6 --date 2018-09-03 --document F --payee Softline",
			"expenditure record grodno/networks --amount 1 --date 2018-09-04 --document G --payee Softline",
			"expenditure record grodno/networks --amount 1 --date 2018-09-04 --document H --payee Softline")
	}},
}

// forge has the program itself record something as the entry at a position, and returns
// the text of its events: with the right key, digest and bytes.
func (f *doctored) forge(t *testing.T, position int64, command string) (events string) {
	t.Helper()
	g := f.drill.open(t, f.recordAgain(t, position, command))
	defer g.db.Close()
	if err := g.db.QueryRow(`SELECT events FROM commits WHERE position = ?`, position).Scan(&events); err != nil {
		t.Fatal(err)
	}
	return events
}

// rewrite puts a ledger in the place of this one in which other things were recorded from
// a position on.
func (f *doctored) rewrite(t *testing.T, position int64, commands ...string) {
	t.Helper()
	path := f.recordAgain(t, position, commands...)
	f.afterwards = func([]byte) []byte {
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
}

// recordAgain makes a ledger that goes on otherwise from a position on.
func (f *doctored) recordAgain(t *testing.T, position int64, commands ...string) (path string) {
	t.Helper()
	path = f.drill.doctor(t, func(t *testing.T, g *doctored) { g.run(t, `DELETE FROM commits WHERE position >= ?`, position) })
	for _, command := range commands {
		ask(t, f.drill.env, append([]string{"--ledger", path}, strings.Fields(command)...)...)
	}
	return path
}

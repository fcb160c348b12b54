package cli

import (
	"bytes"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	_ "modernc.org/sqlite"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/eventstoredb/esdbtest"
	"github.com/fundledger/fundledger/ledger/merkle"
)

// The drill: a ledger is signed, then somebody who may write its file does to it what an
// SQLite tool or a hex editor can do, and puts the triggers back. Whatever it was, audit
// verify finds it with the last checkpoint and its hashes and names the place; without the
// hashes it names the interval. What it finds with no checkpoint at all is the table in
// docs/audit.md.

// A drill is a ledger before anything was done to it.
type drill struct {
	env    map[string]string
	folder string
	size   int64
	files  int // ledgers made of it
}

func newDrill(t *testing.T) *drill {
	env := sampleLedger(t, "ledger.db", 300)
	d := &drill{env: env, folder: filepath.Dir(env["FUNDLEDGER_LEDGER"])}
	ask(t, env, "audit", "keygen", d.file("auditor.key"), "--name", "chamber")
	d.sign(t, "early")
	do := func(line string) { ask(t, env, strings.Fields(line)...) }
	do("expenditure record grodno/networks --amount 200 --date 2018-03-15 --document A --payee Beltelecom") // 307
	do("expenditure record grodno/networks --amount 200 --date 2018-03-16 --document B --payee Beltelecom") // 308
	do("expenditure record grodno/networks --amount 300 --date 2018-08-17 --document C --payee Softline")   // 309
	do("expenditure reverse grodno#303 --date 2018-04-10 --reason twice")                                   // 310: of A
	do("period close 2018H1 --source grodno --act Order-7")                                                 // 311
	do("source register brest --kind local-budget --opens 2016-07-01")                                      // 312
	do("allocation approve brest/networks --amount 5000 --act Decision-5 --act-date 2017-12-28 -p 2018")    // 313, 314
	do("expenditure record brest/networks --amount 400 --date 2018-09-01 --document D --payee Softline")    // 315
	do("expenditure record grodno/networks --amount 500 --date 2018-09-02 --document E --payee Softline")   // 316
	do("expenditure record grodno/networks --amount 600 --date 2018-09-03 --document F --payee Softline")   // 317
	d.sign(t, "full")
	d.size = 317
	return d
}

func (d *drill) file(name string) string { return filepath.Join(d.folder, name) }

func (d *drill) sign(t *testing.T, name string) {
	t.Helper()
	ask(t, d.env, "audit", "checkpoint", "--key", d.file("auditor.key"), "--with-hashes", d.file(name+".hashes"), "-o", d.file(name+".checkpoint"))
}

// A tampering is something that is done to the file of a ledger.
type tampering struct {
	name string
	// do is what is done. Triggers are gone when it begins and back when it has ended.
	do func(t *testing.T, f *doctored)
	// at is the first entry that is not as it was signed.
	at int64
	// alone says that it is found without a checkpoint too.
	alone bool
	// inFile says that it is about the file, and leaves no trace in an export.
	inFile bool
}

// A doctored ledger lies open before its doctor.
type doctored struct {
	drill *drill
	db    *sql.DB
	// without leaves the triggers out.
	without bool
	// afterwards is what happens to the bytes of the file when all is closed.
	afterwards func(file []byte) []byte
}

func (f *doctored) run(t *testing.T, query string, args ...any) int64 {
	t.Helper()
	result, err := f.db.Exec(query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	n, err := result.RowsAffected()
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// try is run for what SQLite may refuse: 0 rows then.
func (f *doctored) try(query string, args ...any) int64 {
	result, err := f.db.Exec(query, args...)
	if err != nil {
		return 0
	}
	n, _ := result.RowsAffected()
	return n
}

// one changes exactly one row.
func (f *doctored) one(t *testing.T, query string, args ...any) {
	t.Helper()
	if n := f.run(t, query, args...); n != 1 {
		t.Fatalf("%s: %d rows", query, n)
	}
}

// replace puts a text in the place of another in a column of the commit at a position.
func (f *doctored) replace(t *testing.T, position int64, column, from, to string) {
	t.Helper()
	var text string
	if err := f.db.QueryRow(`SELECT `+column+` FROM commits WHERE position = ?`, position).Scan(&text); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text, from) {
		t.Fatalf("%s at %d has no %s: %s", column, position, from, text)
	}
	f.one(t, `UPDATE commits SET `+column+` = ? WHERE position = ?`, strings.Replace(text, from, to, 1), position)
}

// shift moves all commits from a position on, and the revisions of a stream behind one.
func (f *doctored) shift(t *testing.T, position int64, stream string, by int64) {
	t.Helper()
	var revision sql.NullInt64
	if err := f.db.QueryRow(`SELECT min(revision) FROM commits WHERE position >= ? AND stream = ?`, position, stream).Scan(&revision); err != nil {
		t.Fatal(err)
	}
	f.run(t, `UPDATE commits SET position = -position - ? WHERE position >= ?`, by, position)
	f.run(t, `UPDATE commits SET position = -position WHERE position < 0`)
	if revision.Valid {
		f.run(t, `UPDATE commits SET revision = -revision - ? - 1000 WHERE stream = ? AND revision >= ?`, by, stream, revision.Int64)
		f.run(t, `UPDATE commits SET revision = -revision - 1000 WHERE stream = ? AND revision < 0`, stream)
	}
}

// remove takes a commit out and renumbers what stands behind it.
func (f *doctored) remove(t *testing.T, position int64) {
	t.Helper()
	var stream string
	var n int64
	if err := f.db.QueryRow(`SELECT stream, n FROM commits WHERE position = ?`, position).Scan(&stream, &n); err != nil {
		t.Fatal(err)
	}
	f.one(t, `DELETE FROM commits WHERE position = ?`, position)
	f.shift(t, position+n, stream, -n)
}

// insert puts a copy of a commit in before a position, with changes, and renumbers.
func (f *doctored) insert(t *testing.T, before, copied int64, changes ...string) {
	t.Helper()
	var stream, metadata, events string
	if err := f.db.QueryRow(`SELECT stream, metadata, events FROM commits WHERE position = ?`, copied).Scan(&stream, &metadata, &events); err != nil {
		t.Fatal(err)
	}
	var revision int64
	if err := f.db.QueryRow(`SELECT coalesce(max(revision + n), 0) FROM commits WHERE stream = ? AND position < ?`, stream, before).Scan(&revision); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(metadata+events, changes[i]) {
			t.Fatalf("no %s in %s %s", changes[i], metadata, events)
		}
		metadata = strings.ReplaceAll(metadata, changes[i], changes[i+1])
		events = strings.ReplaceAll(events, changes[i], changes[i+1])
	}
	f.shift(t, before, stream, 1)
	f.one(t, `INSERT INTO commits (position, stream, revision, metadata, events) VALUES (?, ?, ?, ?, ?)`, before, stream, revision, metadata, events)
}

// value is one of a commit's JSON.
func (f *doctored) value(t *testing.T, position int64, column, path string) string {
	t.Helper()
	var text string
	if err := f.db.QueryRow(`SELECT `+column+` ->> ? FROM commits WHERE position = ?`, path, position).Scan(&text); err != nil {
		t.Fatal(err)
	}
	return text
}

// doctor copies the ledger, takes its triggers away, lets somebody work on it and puts them
// back as they were.
func (d *drill) doctor(t *testing.T, do func(*testing.T, *doctored)) string {
	t.Helper()
	d.files++
	path := d.file(fmt.Sprintf("doctored-%d.db", d.files))
	whole, err := os.ReadFile(d.env["FUNDLEDGER_LEDGER"])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	f := d.open(t, path)
	rows, err := f.db.Query(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
	if err != nil {
		t.Fatal(err)
	}
	triggers := map[string]string{}
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			t.Fatal(err)
		}
		triggers[name] = text
	}
	if err := rows.Err(); err != nil || len(triggers) != 3 {
		t.Fatalf("%d triggers, %v", len(triggers), err)
	}
	for name := range triggers {
		f.run(t, `DROP TRIGGER `+name)
	}
	do(t, f)
	for _, text := range triggers {
		if !f.without {
			f.run(t, text)
		}
	}
	if err := f.db.Close(); err != nil {
		t.Fatal(err)
	}
	if f.afterwards != nil {
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		after := f.afterwards(before)
		if bytes.Equal(before, after) {
			t.Fatal("nothing was changed")
		}
		if err := os.WriteFile(path, after, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func (d *drill) open(t *testing.T, path string) *doctored {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	return &doctored{drill: d, db: db}
}

// A verdict is what audit verify said.
type verdict struct {
	status int
	text   string
	lines  []string // the findings, "ENTRY what is wrong"
}

var findingLine = regexp.MustCompile(`^(\d*) +(?:\S+#\d+ +)?(\S.*)$`)

// verify looks at no cache.
func (d *drill) verify(args ...string) verdict {
	env := maps.Clone(d.env)
	env["XDG_CACHE_HOME"] = d.file("no-cache")
	return d.verifyWith(env, args...)
}

func (d *drill) verifyWith(env map[string]string, args ...string) verdict {
	var stdout, stderr bytes.Buffer
	status := Main(append([]string{programName, "audit", "verify"}, args...), nil, &stdout, &stderr, func(name string) string { return env[name] })
	v := verdict{status: status, text: stdout.String() + stderr.String()}
	for line := range lines(stdout.String()) {
		if m := findingLine.FindStringSubmatch(line); m != nil && m[2] != "What is wrong" {
			v.lines = append(v.lines, strings.TrimSpace(m[1]+" "+m[2]))
		}
	}
	return v
}

// names tells whether the first finding of an entry is of that one.
func (v *verdict) names(at int64) bool {
	for _, line := range v.lines {
		number, _, _ := strings.Cut(line, " ")
		if n, err := strconv.ParseInt(number, 10, 64); err == nil {
			return n == at
		}
	}
	return false
}

var interval = regexp.MustCompile(`entr(?:y|ies) between (\d+) and (\d+) (?:was|are) `)

// surrounds tells whether a finding names the entry, or an interval that it lies in.
func (v *verdict) surrounds(at int64) bool {
	if v.names(at) {
		return true
	}
	m := interval.FindStringSubmatch(v.text)
	if m == nil {
		return false
	}
	from, _ := strconv.ParseInt(m[1], 10, 64)
	to, _ := strconv.ParseInt(m[2], 10, 64)
	return from <= at && at <= to
}

func (v *verdict) fine() bool { return v.status == 0 || strings.Contains(v.text, "is whole") }

func (d *drill) signed(name string) []string {
	return []string{"--checkpoint", d.file(name + ".checkpoint"), "--public-key", d.file("auditor.key.pub")}
}

func (d *drill) withHashes() []string {
	return append(d.signed("full"), "--hashes", d.file("full.hashes"))
}

// TestDocumentedDrill: the documentation has the corpus, with what is found without a
// checkpoint.
func TestDocumentedDrill(t *testing.T) {
	docs, err := os.ReadFile("../docs/audit.md")
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	for _, x := range tamperings {
		found := "no"
		if x.alone {
			found = "yes"
		}
		fmt.Fprintf(&table, "| %s | %s |\n", x.name, found)
	}
	if !strings.Contains(string(docs), "|---|---|\n"+table.String()+"\n") {
		t.Errorf("docs/audit.md should have this table:\n%s", table.String())
	}
}

func TestTamperingDrill(t *testing.T) {
	d := newDrill(t)
	whole := d.verify(append(d.withHashes(), "--ledger", d.env["FUNDLEDGER_LEDGER"])...)
	if whole.status != 0 || !strings.Contains(whole.text, fmt.Sprint("is whole: ", d.size, " entries")) {
		t.Fatalf("before anything is done: %d\n%s", whole.status, whole.text)
	}
	server := esdbtest.Start(t, esdbtest.Options{})
	onServer := 0
	for _, x := range tamperings {
		t.Run(x.name, func(t *testing.T) {
			path := d.doctor(t, x.do)
			inFile := []string{"--ledger", path}
			v := d.verify(append(d.withHashes(), inFile...)...)
			t.Logf("%d: %s", v.status, v.text)
			if v.fine() || v.status != 1 || x.at > 0 && !v.names(x.at) {
				t.Errorf("with hashes, entry %d is not named: status %d\n%s", x.at, v.status, v.text)
			}
			v = d.verify(append(append(d.signed("early"), d.signed("full")...), inFile...)...)
			if v.fine() || v.status != 1 || x.at > 0 && !v.surrounds(x.at) {
				t.Errorf("without hashes, no interval around entry %d: status %d\n%s", x.at, v.status, v.text)
			}
			v = d.verify(inFile...)
			if v.fine() == x.alone || v.status > 1 {
				t.Errorf("with no checkpoint: found %v, want %v: status %d\n%s", !v.fine(), x.alone, v.status, v.text)
			}
			if x.inFile {
				return
			}
			export := path + ".ndjson"
			d.export(t, path, export)
			v = d.verify(append(d.withHashes(), "--export", export)...)
			if v.fine() || v.status != 1 || !v.names(x.at) {
				t.Errorf("in an export, entry %d is not named: status %d\n%s", x.at, v.status, v.text)
			}
			// A cluster takes what follows what it has, and nothing else.
			cluster := server.URL() + "&ledger=" + filepath.Base(strings.TrimSuffix(path, ".db"))
			var stderr bytes.Buffer
			if Main([]string{programName, "--ledger", cluster, "restore", export}, nil, &stderr, &stderr, func(name string) string { return d.env[name] }) != 0 {
				t.Logf("no cluster takes it: %s", stderr.String())
				return
			}
			onServer++
			v = d.verify(append(d.withHashes(), "--ledger", cluster)...)
			if v.fine() || v.status != 1 || !v.names(x.at) {
				t.Errorf("on a cluster, entry %d is not named: status %d\n%s", x.at, v.status, v.text)
			}
		})
	}
	if onServer < 30 {
		t.Errorf("only %d of the ledgers came onto the server", onServer)
	}
}

// export writes the rows of a doctored file as an archive with the root that they have now:
// so does whoever doctors an export.
func (d *drill) export(t *testing.T, path, to string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`SELECT position, stream, revision, metadata, events FROM commits ORDER BY position`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out bytes.Buffer
	out.WriteString(`{"fundledger":"archive","format":1}` + "\n")
	var tree merkle.Tree
	var hasher ledger.LeafHasher
	commits := 0
	for ; rows.Next(); commits++ {
		var position, revision int64
		var stream, metadata, events string
		if err := rows.Scan(&position, &stream, &revision, &metadata, &events); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, `{"ordinal":%d,"stream":"%s","revision":%d,"metadata":%s,"events":%s}`+"\n", position, stream, revision, metadata, events)
		var list []struct {
			Type string
			Data json.RawMessage
		}
		if err := json.Unmarshal([]byte(events), &list); err != nil {
			t.Fatal(err)
		}
		for i, e := range list {
			tree.Add(hasher.Leaf(ledger.Record{
				Stream: stream, Revision: ledger.Revision(revision) + ledger.Revision(i), Type: e.Type, Data: string(e.Data), Metadata: metadata,
			}))
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	root := tree.Root()
	fmt.Fprintf(&out, `{"entries":%d,"commits":%d,"root":"%s"}`+"\n", tree.Size(), commits, hex.EncodeToString(root[:]))
	if err := os.WriteFile(to, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Whatever byte of an entry or of its metadata is another one, the entry is named.
func TestAnyByte(t *testing.T) {
	d := newDrill(t)
	rng := rand.New(rand.NewPCG(20181231, 1))
	for range 60 {
		var at int64
		var from, to, column string
		path := d.doctor(t, func(t *testing.T, f *doctored) {
			column = []string{"events", "metadata"}[rng.IntN(2)]
			var text string
			if err := f.db.QueryRow(`SELECT position, `+column+` FROM commits ORDER BY position LIMIT 1 OFFSET ?`, rng.IntN(16)).Scan(&at, &text); err != nil {
				t.Fatal(err)
			}
			place, position := rng.IntN(len(text)), at
			if column == "events" { // which event of the commit the byte is in
				at += int64(strings.Count(text[:place], `},{"type":"`))
			}
			from = text
			for to = text; to == text; {
				b := []byte(text)
				b[place] = " \"0123456789abcxyz{}[],:.-"[rng.IntN(26)]
				to = string(b)
			}
			if n := f.try(`UPDATE commits SET `+column+` = ? WHERE position = ?`, to, position); n == 0 {
				at = 0 // SQLite itself does not take it
			}
		})
		if at == 0 {
			continue
		}
		v := d.verify(append(d.withHashes(), "--ledger", path)...)
		if v.fine() || v.status != 1 || !v.names(at) {
			i := 0
			for from[i] == to[i] {
				i++
			}
			t.Errorf("entry %d, %s: %q became %q: status %d\n%s", at, column, from[max(0, i-20):i+1], to[max(0, i-20):i+1], v.status, v.text)
		}
	}
}

// A bit of the file is turned, wherever it is. Where it changes what the file holds, that is
// found; elsewhere nothing has to be said.
func TestAnyBit(t *testing.T) {
	d := newDrill(t)
	whole, err := os.ReadFile(d.env["FUNDLEDGER_LEDGER"])
	if err != nil {
		t.Fatal(err)
	}
	held := d.rows(d.env["FUNDLEDGER_LEDGER"])
	rng := rand.New(rand.NewPCG(20181231, 2))
	path, found := d.file("turned.db"), 0
	for range 100 {
		turned := bytes.Clone(whole)
		place, bit := rng.IntN(len(turned)), byte(1)<<rng.IntN(8)
		turned[place] ^= bit
		if err := os.WriteFile(path, turned, 0o600); err != nil {
			t.Fatal(err)
		}
		v := d.verify(append(d.withHashes(), "--ledger", path)...)
		switch {
		case v.status == statusRefused || v.status == statusFailed:
			found++
		case v.status != statusDone || d.rows(path) != held:
			t.Errorf("byte %d, bit %#x: status %d\n%s", place, bit, v.status, v.text)
		}
		if !utf8.ValidString(v.text) {
			t.Errorf("byte %d, bit %#x: raw bytes reach the screen: %q", place, bit, v.text)
		}
		for _, beside := range []string{"-wal", "-shm"} {
			os.Remove(path + beside)
		}
	}
	if found < 50 {
		t.Errorf("only %d bits were found", found)
	}
}

// rows is all that a file holds, as SQLite reads it.
func (d *drill) rows(path string) string {
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		return err.Error()
	}
	defer db.Close()
	var all sql.NullString
	err = db.QueryRow(`SELECT group_concat(position || stream || revision || metadata || events, char(10)) FROM (SELECT * FROM commits ORDER BY position)`).Scan(&all)
	return fmt.Sprint(all.String, err)
}

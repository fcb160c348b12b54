package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What lies beside a ledger can be doctored too: the cache that reports are made from, and
// what an auditor brings.

// The cache of a doctored ledger is left behind when the honest ledger is put back: reports
// are made from it, and no command is the wiser.
func TestTheCacheIsAltered(t *testing.T) {
	d := newDrill(t)
	path := d.doctor(t, func(t *testing.T, f *doctored) {
		f.replace(t, 237, "events", `"amount":"240.39"`, `"amount":"900.39"`)
	})
	honest, err := os.ReadFile(d.env["FUNDLEDGER_LEDGER"])
	if err != nil {
		t.Fatal(err)
	}
	ask(t, d.env, "--ledger", path, "report", "spend", "-p", "2018")
	if err := os.WriteFile(path, honest, 0o600); err != nil {
		t.Fatal(err)
	}
	question := []string{"report", "spend", "-p", "2018", "-O", "csv"}
	if ask(t, d.env, append(question, "--ledger", path)...) == ask(t, d.env, question...) {
		t.Fatal("the altered cache is not used")
	}
	verify := append([]string{"--ledger", path}, d.withHashes()...)
	if v := d.verify(verify...); v.status != 0 || strings.Contains(v.text, "cache says") {
		t.Fatalf("the ledger itself: %d\n%s", v.status, v.text)
	}
	v := d.verifyWith(d.env, verify...)
	if v.fine() || v.status != 1 || !v.names(245) || !strings.Contains(v.text, "the cache says other than the entries") {
		t.Errorf("status %d\n%s", v.status, v.text)
	}
	// The second reader says by how much reports are wrong.
	v = d.verifyWith(d.env, append(verify, "--second-reader")...)
	if v.status != 1 || !strings.Contains(v.text, "spent grodno/networks 2018-12: reports say 4572.75 BYN, the second reader 3912.75 BYN") {
		t.Errorf("status %d\n%s", v.status, v.text)
	}
	var said bytes.Buffer
	replay := []string{programName, "--ledger", path, "--lang", "en", "audit", "replay", "--until", "@300"}
	if Main(replay, nil, &said, &said, func(name string) string { return d.env[name] }) != 1 ||
		!strings.Contains(said.String(), "grodno/networks (spent): 43\u00a0803.65\u00a0BYN from the first entry, 44\u00a0463.65\u00a0BYN in reports") {
		t.Errorf("replayed:\n%s", &said)
	}
	said.Reset()
	rebuild := []string{programName, "--ledger", path, "projection", "rebuild"}
	if Main(rebuild, nil, &said, &said, func(name string) string { return d.env[name] }) != 1 || !strings.Contains(said.String(), "history of this ledger was changed") {
		t.Errorf("building it again says\n%s", &said)
	}
	if v := d.verifyWith(d.env, verify...); v.status != 0 || !strings.Contains(v.text, "the cache says what the entries say") {
		t.Errorf("built again: status %d\n%s", v.status, v.text)
	}
}

// A cache knows of entries that somebody has cut off, until it is built again.
func TestTheCacheKnowsMore(t *testing.T) {
	d := newDrill(t)
	path := d.env["FUNDLEDGER_LEDGER"]
	ask(t, d.env, "report", "spend", "-p", "2018")
	shorter, err := os.ReadFile(d.doctor(t, func(t *testing.T, f *doctored) {
		f.run(t, `DELETE FROM commits WHERE position >= 237`)
	}))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, shorter, 0o600); err != nil {
		t.Fatal(err)
	}
	v := d.verifyWith(d.env)
	if v.fine() || v.status != 1 || !strings.Contains(v.text, "entries, and the ledger has 236: entries are gone") {
		t.Errorf("status %d\n%s", v.status, v.text)
	}
}

// A byte of the cache is turned.
func TestTheCacheIsDamaged(t *testing.T) {
	d := newDrill(t)
	ask(t, d.env, "report", "spend", "-p", "2018")
	for _, file := range cached(t, d.env) {
		whole, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(whole) == 0 { // the lock
			continue
		}
		damaged := bytes.Clone(whole)
		damaged[len(damaged)/2] ^= 0x10
		if err := os.WriteFile(file, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		if v := d.verifyWith(d.env); v.fine() || v.status != 1 || !strings.Contains(v.text, "is damaged") {
			t.Errorf("%s: status %d\n%s", filepath.Base(file), v.status, v.text)
		}
		if err := os.WriteFile(file, whole, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if v := d.verifyWith(d.env); v.status != 0 {
		t.Errorf("put back: status %d\n%s", v.status, v.text)
	}
}

// A cache that an older version of the program left, or another ledger in the same place,
// says nothing against the ledger.
func TestTheCacheIsOfSomethingElse(t *testing.T) {
	d, other := newDrill(t), newDrill(t)
	for name, change := range map[string]func(t *testing.T, manifest string){
		"an older version": func(t *testing.T, manifest string) {
			b, err := os.ReadFile(manifest)
			if err != nil {
				t.Fatal(err)
			}
			b[6]-- // of "FLMAN\x00"
			if err := os.WriteFile(manifest, b, 0o600); err != nil {
				t.Fatal(err)
			}
		},
		"another ledger": func(t *testing.T, manifest string) {
			if err := os.CopyFS(filepath.Dir(manifest)+".new", os.DirFS(filepath.Dir(cached(t, other.env)[0]))); err != nil {
				t.Fatal(err)
			}
			if err := os.RemoveAll(filepath.Dir(manifest)); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(filepath.Dir(manifest)+".new", filepath.Dir(manifest)); err != nil {
				t.Fatal(err)
			}
		},
	} {
		ask(t, d.env, "projection", "rebuild")
		change(t, filepath.Join(filepath.Dir(cached(t, d.env)[0]), "manifest"))
		if v := d.verifyWith(d.env); v.status != 0 || !strings.Contains(v.text, "the cache was of no use") {
			t.Errorf("%s: status %d\n%s", name, v.status, v.text)
		}
	}
}

// What the auditor brings is forged, or of another ledger.
func TestTheCheckpointIsForged(t *testing.T) {
	d := newDrill(t)
	other := newDrill(t)
	ask(t, d.env, "audit", "keygen", d.file("stranger.key"), "--name", "chamber") // by the same name
	ask(t, d.env, "audit", "checkpoint", "--key", d.file("stranger.key"), "-o", d.file("stranger.checkpoint"))
	change := func(name string, change func([]byte) []byte) string {
		t.Helper()
		before, err := os.ReadFile(d.file(name))
		if err != nil {
			t.Fatal(err)
		}
		after := change(bytes.Clone(before))
		if bytes.Equal(before, after) {
			t.Fatalf("%s: nothing was changed", name)
		}
		if err := os.WriteFile(d.file("forged-"+name), after, 0o600); err != nil {
			t.Fatal(err)
		}
		return d.file("forged-" + name)
	}
	replace := func(from, to string) func([]byte) []byte {
		return func(b []byte) []byte { return bytes.Replace(b, []byte(from), []byte(to), 1) }
	}
	key := d.file("auditor.key.pub")
	full := d.file("full.checkpoint")
	for name, test := range map[string]struct {
		args []string
		said string
	}{
		"a size":                 {[]string{"--checkpoint", change("full.checkpoint", replace("\n317\n", "\n316\n")), "--public-key", key}, "the signature does not belong to this text"},
		"signed by somebody":     {[]string{"--checkpoint", d.file("stranger.checkpoint"), "--public-key", key}, "is not signed by this key of chamber"},
		"the key of somebody":    {[]string{"--checkpoint", full, "--public-key", d.file("stranger.key.pub")}, "is not signed by this key of chamber"},
		"no signature":           {[]string{"--checkpoint", change("early.checkpoint", func(b []byte) []byte { return b[:bytes.Index(b, []byte("\n\n"))+1] }), "--public-key", key}, "is no signed checkpoint"},
		"of another ledger":      {[]string{"--checkpoint", other.file("full.checkpoint"), "--public-key", other.file("auditor.key.pub")}, "is a checkpoint of another ledger"},
		"the hashes changed":     {[]string{"--checkpoint", full, "--public-key", key, "--hashes", change("full.hashes", func(b []byte) []byte { b[40] ^= 1; return b })}, "does not hold the hashes"},
		"the hashes cut":         {[]string{"--checkpoint", full, "--public-key", key, "--hashes", change("full.hashes", func(b []byte) []byte { return b[:len(b)-32] })}, "does not hold the hashes"},
		"the hashes of an older": {[]string{"--checkpoint", full, "--public-key", key, "--hashes", d.file("early.hashes")}, "does not hold the hashes"},
	} {
		want := statusRefused
		if name == "no signature" { // it is nothing to compare with
			want = statusFailed
		}
		if v := d.verify(test.args...); v.fine() || v.status != want || !strings.Contains(v.text, test.said) {
			t.Errorf("%s: status %d\n%s", name, v.status, v.text)
		}
	}
}

package archive_test

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/archive"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/ledger/sqlitestore"
	"github.com/fundledger/fundledger/ledger/storetest"
)

func fill(t testing.TB, s ledger.Store, commits ...ledger.Commit) {
	t.Helper()
	_, err := s.Append(t.Context(), func(yield func(ledger.Commit, error) bool) {
		for _, c := range commits {
			if !yield(c, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

var sample = []ledger.Commit{
	storetest.Commit("ledger", -1, `{"opened":"Минск"}`),
	storetest.Commit("source-wb", -1, `{"a":1}`, `{ "b" : [1, 2] }`),
	storetest.Commit("source-здоровье", -1, `{"a":"\u00e9"}`),
	storetest.Commit("source-wb", 1, `{"amount":"10.00"}`),
}

func exported(t testing.TB, s ledger.Store) (string, archive.Summary) {
	t.Helper()
	var b bytes.Buffer
	sum, err := archive.Write(t.Context(), s, &b, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), sum
}

// A ledger moves from one kind of store to another and back, byte for byte.
func TestMove(t *testing.T) {
	first := &memstore.Store{}
	fill(t, first, sample...)
	text, sum := exported(t, first)
	file, err := sqlitestore.Create(filepath.Join(t.TempDir(), "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cluster := &memstore.Store{NonAtomic: true}
	for _, s := range []ledger.Store{file, cluster} {
		for range 2 { // the second time all is there
			got, err := archive.Restore(t.Context(), strings.NewReader(text), s, nil)
			if err != nil || got != sum {
				t.Fatalf("Restore: %+v, %v; want %+v", got, err, sum)
			}
		}
		if again, _ := exported(t, s); again != text {
			t.Errorf("exported again:\n%s\nwant\n%s", again, text)
		}
	}
}

// What a store that stops between commits has begun is completed by restoring again.
func TestResume(t *testing.T) {
	from := &memstore.Store{}
	for i := range 60 {
		fill(t, from, storetest.Commit("source-wb", ledger.Revision(i-1), fmt.Sprintf(`{"n":%d}`, i)))
	}
	text, sum := exported(t, from)
	to := &memstore.Store{NonAtomic: true, Seed: 3, StopPercent: 10}
	stops := 0
	for {
		got, err := archive.Restore(t.Context(), strings.NewReader(text), to, nil)
		if errors.Is(err, ledger.ErrUnknownOutcome) {
			stops++
			continue
		}
		if err != nil || got != sum || stops == 0 {
			t.Errorf("after %d stops: %+v, %v; want %+v", stops, got, err, sum)
		}
		return
	}
}

func TestRestoreIntoAnotherLedger(t *testing.T) {
	from := &memstore.Store{}
	fill(t, from, sample...)
	text, _ := exported(t, from)
	for name, c := range map[string]ledger.Commit{
		"other entries in a stream": storetest.Commit("ledger", -1, `{"opened":"Grodno"}`),
		"a stream of its own":       storetest.Commit("source-other", -1, `{"a":1}`),
	} {
		to := &memstore.Store{}
		fill(t, to, c)
		if _, err := archive.Restore(t.Context(), strings.NewReader(text), to, nil); !errors.Is(err, archive.ErrOtherLedger) {
			t.Errorf("%s: %v", name, err)
		}
		if n := len(storetest.Verify(t, to)); n != 1 {
			t.Errorf("%s: %d entries afterwards", name, n)
		}
	}
}

// Any change of an archive is found before anything is restored.
func TestDamage(t *testing.T) {
	from := &memstore.Store{}
	fill(t, from, sample...)
	text, _ := exported(t, from)
	lines := strings.SplitAfter(text, "\n")
	last := len(lines) - 2
	for name, changed := range map[string]string{
		"no archive":          "hello\n",
		"empty":               "",
		"another format":      strings.Replace(text, `"format":1`, `"format":2`, 1),
		"no trailer":          strings.Join(lines[:last], ""),
		"cut in a line":       text[:len(text)/2],
		"a line missing":      strings.Join(append(append([]string{}, lines[:2]...), lines[3:]...), ""),
		"the last missing":    strings.Join(append(append([]string{}, lines[:last-1]...), lines[last]), ""),
		"a line twice":        strings.Join(append(append([]string{}, lines[:3]...), lines[2:]...), ""),
		"an amount":           strings.Replace(text, "10.00", "11.00", 1),
		"another type":        strings.Replace(text, `"Tested"`, `"Tasted"`, 1),
		"a blank reformatted": strings.Replace(text, `[1, 2]`, `[1,2]`, 1),
		"more behind":         text + "{}\n",
	} {
		_, err := archive.Commits(strings.NewReader(changed), func(ledger.Commit) error { return nil })
		if !errors.Is(err, archive.ErrDamaged) && !errors.Is(err, archive.ErrCutShort) && !errors.Is(err, archive.ErrNotAnArchive) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The root is that of the transparency log's own reckoning, for any number of leaves.
func TestRoot(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 70).Draw(rt, "entries")
		s := &memstore.Store{}
		var stored []tlog.Hash
		read := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
			list := make([]tlog.Hash, len(indexes))
			for i, at := range indexes {
				list[i] = stored[at]
			}
			return list, nil
		})
		var leaves ledger.LeafHasher
		for i := range n {
			c := storetest.Commit("source-wb", ledger.Revision(i-1), fmt.Sprintf(`{"n":%d}`, i))
			fill(t, s, c)
			leaf := leaves.Leaf(ledger.Record{Stream: c.Stream, Revision: ledger.Revision(i), Type: c.Events[0].Type, Data: c.Events[0].Data, Metadata: c.Metadata})
			hashes, err := tlog.StoredHashesForRecordHash(int64(i), tlog.Hash(leaf), read)
			if err != nil {
				rt.Fatal(err)
			}
			stored = append(stored, hashes...)
		}
		want, err := tlog.TreeHash(int64(n), read)
		if err != nil {
			rt.Fatal(err)
		}
		if _, sum := exported(t, s); sum.Root != fmt.Sprintf("%x", want[:]) || sum.Entries != int64(n) {
			rt.Fatalf("%d entries: %+v, want root %x", n, sum, want[:])
		}
	})
}

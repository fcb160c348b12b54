package projections_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/projections"
)

// cached makes a ledger with n entries beyond its set-up and a cache of it.
func cached(t testing.TB, seed uint64, n int) (*memstore.Store, string) {
	t.Helper()
	store := &memstore.Store{}
	cache := filepath.Join(t.TempDir(), "cache")
	v := open(t, store, cache)
	l := ledgertest.New(store, uint32(seed))
	l.Views = v
	scribble(t, l, rand.New(rand.NewPCG(seed, 1)), n)
	v.Save()
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	return store, cache
}

func open(t testing.TB, store ledger.Store, cache string) *projections.Views {
	t.Helper()
	v, err := projections.Open(t.Context(), store, cache)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.CatchUp(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	return v
}

// everything is an answer that depends on every part of the table.
func everything(t testing.TB, v *projections.Views) []projections.Group {
	t.Helper()
	q := projections.Query{
		By: []string{"line", "region", "payee", "payee_id", "document", projections.DimStage}, Gross: true,
		Steps: ledger.CalendarYear.Steps(ledger.Period{Start: ledger.MinDate, End: ledger.MaxDate}, ledger.StepYear),
	}
	groups, err := v.Table().Sum(q)
	if errors.Is(err, projections.ErrDamaged) {
		if err := v.Rebuild(); err != nil {
			t.Fatal(err)
		}
		if err := v.CatchUp(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		groups, err = v.Table().Sum(q)
	}
	if err != nil {
		t.Fatal(err)
	}
	for i := range groups { // they point into the views
		for j := range groups[i].Values {
			groups[i].Values[j] = string([]byte(groups[i].Values[j]))
		}
	}
	return groups
}

func sameGroups(a, b []projections.Group) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Amount != b[i].Amount || a[i].Postings != b[i].Postings || a[i].Step != b[i].Step || a[i].Correction != b[i].Correction {
			return false
		}
		for j := range a[i].Values {
			if a[i].Values[j] != b[i].Values[j] {
				return false
			}
		}
	}
	return true
}

func cacheFiles(t testing.TB, cache string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(cache, "*"))
	if err != nil || len(files) < 2 {
		t.Fatalf("cache holds %v, %v", files, err)
	}
	return files
}

// A damaged cache costs time and nothing else.
func TestDamagedCache(t *testing.T) {
	store, cache := cached(t, 7, 600)
	v := open(t, store, cache)
	want := everything(t, v)
	v.Close()
	rng := rand.New(rand.NewPCG(3, 4))
	for _, file := range cacheFiles(t, cache) {
		sound, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for range 120 {
			damaged := append([]byte(nil), sound...)
			switch {
			case len(damaged) == 0:
			case rng.IntN(4) == 0:
				damaged = damaged[:rng.IntN(len(damaged))]
			default:
				damaged[rng.IntN(len(damaged))] ^= 1 << rng.IntN(8)
			}
			if err := os.WriteFile(file, damaged, 0o600); err != nil {
				t.Fatal(err)
			}
			v := open(t, store, cache)
			if got := everything(t, v); !sameGroups(got, want) {
				t.Fatalf("%s: another answer from a damaged cache", filepath.Base(file))
			}
			v.Close()
			if err := os.WriteFile(file, sound, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// A cache of another ledger, or of another history of this one, is not used.
func TestForeignCache(t *testing.T) {
	store, _ := cached(t, 1, 300)
	_, other := cached(t, 2, 400)
	fresh := open(t, store, "")
	want := everything(t, fresh)
	v := open(t, store, other)
	if got := everything(t, v); !sameGroups(got, want) {
		t.Error("another answer from the cache of another ledger")
	}
	if status, err := v.Status(); err != nil || !status.Rebuilt {
		t.Errorf("status %+v, %v: want rebuilt", status, err)
	}
}

func TestMissingPartsOfCache(t *testing.T) {
	store, cache := cached(t, 5, 400)
	v := open(t, store, cache)
	want := everything(t, v)
	v.Close()
	for _, file := range cacheFiles(t, cache) {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		v := open(t, store, cache)
		if got := everything(t, v); !sameGroups(got, want) {
			t.Errorf("another answer without %s", filepath.Base(file))
		}
		v.Save()
		v.Close()
	}
}

// Two processes that save in turn leave a cache that both can read.
func TestSavesOfTwo(t *testing.T) {
	store, cache := cached(t, 9, 200)
	one, two := open(t, store, cache), open(t, store, cache)
	l := ledgertest.New(store, 9)
	rng := rand.New(rand.NewPCG(9, 9))
	l.Views = one
	for range 4 {
		scribble(t, l, rng, 200)
		if err := two.CatchUp(context.Background(), ""); err != nil {
			t.Fatal(err)
		}
		one.Save()
		two.Save()
		three := open(t, store, cache)
		if !sameGroups(everything(t, one), everything(t, three)) || !sameGroups(everything(t, two), everything(t, three)) {
			t.Fatal("three views of one ledger differ")
		}
		three.Close()
	}
}

func FuzzCacheFile(f *testing.F) {
	f.Add(uint8(0), uint32(0), []byte{0})
	f.Add(uint8(1), uint32(30), []byte{255, 255})
	f.Add(uint8(1), uint32(9000), []byte{1, 2, 3, 4, 5, 6, 7, 8})
	f.Add(uint8(0), uint32(12), []byte("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01"))
	store, sound := cached(f, 11, 150)
	files := cacheFiles(f, sound)
	want := everything(f, open(f, store, ""))
	f.Fuzz(func(t *testing.T, which uint8, at uint32, patch []byte) {
		cache := t.TempDir()
		if err := os.CopyFS(cache, os.DirFS(sound)); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(cache, filepath.Base(files[int(which)%len(files)]))
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 0 {
			copy(data[int(at)%len(data):], patch)
		}
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		v := open(t, store, cache)
		defer v.Close()
		if got := everything(t, v); !sameGroups(got, want) {
			t.Fatalf("another answer with %s patched", filepath.Base(file))
		}
	})
}

package projections

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// A shelf equals a map, and leaves no file behind.
func TestShelf(t *testing.T) {
	for _, dir := range []string{"", t.TempDir(), "/does/not/exist"} {
		s := (&Views{dir: dir}).NewShelf()
		rng := rand.New(rand.NewPCG(3, 4))
		model := map[[16]byte]ledger.FiledKey{}
		newKey := func(n uint64) uuid.UUID { return uuid.NewSHA1(uuid.Nil, binary.BigEndian.AppendUint64(nil, n)) }
		for run := range 6 {
			held := map[[16]byte]ledger.FiledKey{}
			for range []int{3000, 0, 1, 70, 3000, 20}[run] {
				key := newKey(rng.Uint64N(10000))
				held[key] = ledger.FiledKey{Key: key, Digest: [8]byte{byte(run)}, Source: 1 + rng.Uint32N(9), Revision: rng.Uint32()}
			}
			var list []ledger.FiledKey
			for key, k := range held {
				list = append(list, k)
				model[key] = k
			}
			slices.SortFunc(list, func(a, b ledger.FiledKey) int { return bytes.Compare(a.Key[:], b.Key[:]) })
			if err := s.Put(list); err != nil {
				t.Fatal(err)
			}
			for n := range uint64(11000) {
				key := newKey(n)
				got, ok, err := s.Find(key)
				want, there := model[key]
				if err != nil || ok != there || got != want {
					t.Fatalf("find %d: %+v, %v, %v; want %+v, %v", n, got, ok, err, want, there)
				}
			}
		}
		if dir != "" {
			if left, _ := os.ReadDir(dir); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// The filter spares nearly all searches for what is not there.
func TestFilterErrsSeldom(t *testing.T) {
	const n = 50_000
	f := newFilter(n)
	for i := range uint64(n) {
		f.add(uuid.NewSHA1(uuid.Nil, binary.BigEndian.AppendUint64(nil, i)))
	}
	wrong := 0
	for i := range uint64(n) {
		if f.mayHold(uuid.NewSHA1(uuid.Nil, binary.BigEndian.AppendUint64(nil, n+i))) {
			wrong++
		}
	}
	if wrong > n/200 {
		t.Errorf("wrong with %d of %d keys", wrong, n)
	}
	t.Logf("wrong with %d of %d keys", wrong, n)
}

package ledger

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/google/uuid"
)

// The table of what a batch recorded equals a map, whatever the keys look like,
// with a shelf and without.
func TestFiledTable(t *testing.T) {
	for _, tc := range []struct {
		name  string
		shelf Shelf
		most  int
	}{{"in memory", nil, 0}, {"on a shelf", &plainShelf{}, 700}, {"on a shelf, one by one", &plainShelf{}, 1}} {
		t.Run(tc.name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(1, 2))
			keys := make([]uuid.UUID, 5000)
			for i := range keys {
				keys[i] = uuid.NewSHA1(uuid.Nil, binary.BigEndian.AppendUint64(nil, uint64(i)))
				if i%10 == 0 { // alike but for the end
					keys[i] = uuid.UUID{0: 255 * byte(i/10%2), 15: byte(i), 14: byte(i >> 8)}
				}
			}
			table := filedTable{shelf: tc.shelf, most: tc.most}
			model := map[uuid.UUID]Filed{}
			for range 10000 {
				key := keys[rng.IntN(len(keys))]
				got, ok, err := table.find(key)
				want, there := model[key]
				if err != nil || ok != there || got != want {
					t.Fatalf("find %v: %+v, %v, %v; want %+v, %v", key, got, ok, err, want, there)
				}
				if rng.IntN(2) == 0 {
					ref := Ref{"s" + strconv.Itoa(rng.IntN(300)), Revision(rng.IntN(1000))}
					d := Digest{byte(rng.IntN(256))}
					if err := table.add(key, d, ref); err != nil {
						t.Fatal(err)
					}
					model[key] = Filed{Ref: ref, Digest: [8]byte(d[:8])}
				}
			}
			if tc.shelf == nil && table.used != len(model) || tc.shelf != nil && table.used > tc.most {
				t.Errorf("%d keys of %d in memory", table.used, len(model))
			}
		})
	}
}

// plainShelf is a shelf that checks what it is given.
type plainShelf map[uuid.UUID]FiledKey

func (s plainShelf) Put(sorted []FiledKey) error {
	for i, k := range sorted {
		if i > 0 && bytes.Compare(sorted[i-1].Key[:], k.Key[:]) >= 0 {
			return errors.New("not in order")
		}
		s[k.Key] = k
	}
	return nil
}

func (s plainShelf) Find(key uuid.UUID) (FiledKey, bool, error) {
	k, ok := s[key]
	return k, ok, nil
}
